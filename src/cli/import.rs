//! `roundtable import`: a skills matrix from a spreadsheet.

use std::io::Read as _;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use super::{Answer, output};
use crate::files;
use crate::import::{self, LARGEST_TABLE, Options, Scale};
use crate::phrases::english::capital;
use crate::team;
use crate::text;

/// Makes a team file of a table: CSV, TSV or what a spreadsheet copies.
///
/// First it shows how it read the table: where the people stand, the scale of
/// the numbers, what each value becomes, what was left out and why. Without
/// --out it writes nothing. A blank or "n/a" is not answered, never 0. Every
/// skill gets the default need; set the real ones in the program.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  roundtable import matrix.csv\n  roundtable import matrix.csv --out bakery.toml --scale 1..5\n  roundtable import - --people columns --out pasted.toml < pasted.txt"
)]
pub(super) struct Import {
    /// The table; `-` reads standard input.
    table: PathBuf,
    /// The team file to write; one that is there is left as it is.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The scale of the table's numbers, the least first: 0..3, 1..10, 6..1.
    #[arg(long, value_name = "MIN..MAX", allow_hyphen_values = true)]
    scale: Option<Scale>,
    /// Where the people stand.
    #[arg(long, value_enum)]
    people: Option<People>,
    /// What all columns (or rows) are; skills, where nothing says otherwise.
    #[arg(long, value_enum)]
    kind: Option<Kind>,
    /// The team's name; without it, the table's title or the file's name.
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum People {
    /// A row a person.
    Rows,
    /// A column a person.
    Columns,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Something one does.
    Skill,
    /// A situation one has lived through.
    Experience,
    /// A spectrum between two poles: headings such as "Bold / Careful".
    Personality,
}

impl Import {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        if let Some(out) = &self.out {
            // Told before the table is: nothing will come of it.
            files::is_free(out)?;
        }
        let shown = self.table.to_string_lossy();
        let from_input = shown == "-";
        let path = if from_input { "standard input" } else { &shown };
        let bytes = if from_input {
            input()?
        } else {
            files::read::bytes_from_disk(&self.table, LARGEST_TABLE)?
        };
        let table = import::decode(bytes, path)?;
        let imported = import::table(&table, path, &self.options(from_input))?;
        let mut said = imported.reading.lines(&imported.team).join("\n") + "\n";
        let Some(out) = &self.out else {
            said.push_str("Nothing is written yet: say where with --out FILE.\n");
            output::print(&said)?;
            return Ok(Answer::Done);
        };
        output::print(&said)?;
        files::save_new(out, &imported.team)?;
        let file = out.to_string_lossy();
        let file = text::visible(&file);
        output::print(&format!("{file} is there. Open it with `roundtable {file}`.\n"))?;
        Ok(Answer::Done)
    }

    fn options(&self, from_input: bool) -> Options {
        let named_after = self.out.as_ref().or((!from_input).then_some(&self.table));
        let stem = named_after.and_then(|file| file.file_stem());
        Options {
            scale: self.scale,
            people: self.people.map(|people| match people {
                People::Rows => import::People::Rows,
                People::Columns => import::People::Columns,
            }),
            kind: self.kind.map(|kind| match kind {
                Kind::Skill => team::Kind::Skill,
                Kind::Experience => team::Kind::Experience,
                Kind::Personality => team::Kind::Personality,
            }),
            name: self.name.clone(),
            called: stem.map(|stem| {
                capital(stem.to_string_lossy().replace(['-', '_'], " ").trim()).to_string()
            }),
        }
    }
}

fn input() -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let input = std::io::stdin().lock();
    input
        .take(LARGEST_TABLE + 1)
        .read_to_end(&mut bytes)
        .context("standard input: not readable")?;
    if bytes.len() as u64 > LARGEST_TABLE {
        bail!("standard input: larger than 16 MiB; a skills matrix is some kilobytes");
    }
    Ok(bytes)
}
