//! `roundtable import`: a skills matrix from a table or a workbook.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use clap::{Args, ValueEnum};

use super::{Answer, open, output, values};
use crate::files::{self, TeamFile};
use crate::import::{
    Book, Draft, MAX_TABLE_BYTES, Meaning, Merge, Options, Role, Scale, Separator,
};
use crate::phrases::english::{capital, count};
use crate::team::{self, Edit, Team};
use crate::text;

/// Imports a team from a table: .xlsx, .xls, .ods, CSV or a copied table.
///
/// First it shows how it read the table: every person and every skill by name, what each value
/// becomes, what is left out and why. Where it is not sure, it stops and names the option that
/// answers the question. Without --out or --into it writes nothing. A blank cell is no answer,
/// never 0.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  roundtable import matrix.csv\n  roundtable import matrix.csv --out bakery.toml --scale 1..5\n  roundtable import matrix.csv --value familiar=2 --save-mapping map.toml\n  roundtable import - --people columns --out pasted.toml < pasted.txt"
)]
pub(super) struct Import {
    /// The table; `-` reads standard input.
    table: PathBuf,
    /// The team file to write; an existing one is never overwritten.
    #[arg(long, value_name = "FILE", conflicts_with = "into")]
    out: Option<PathBuf>,
    /// The team file to import into: new people, skills and answers are added.
    #[arg(long, value_name = "TEAM", value_parser = values::team_file())]
    into: Option<PathBuf>,
    /// With --into: if two answers differ, the table's answer replaces the team's.
    #[arg(long, requires = "into")]
    replace: bool,
    /// The column of the people's names.
    #[arg(long, value_name = "COLUMN")]
    person: Option<String>,
    /// Columns or rows to leave out: a heading, a label, "column D" or a row number.
    #[arg(long, value_name = "COLUMN|ROW", num_args = 1)]
    skip: Vec<String>,
    /// What a column is for: person, first-name, last-name, email, skill,
    /// interest, `skill-name`, level, category, about, rater, day, need, skip.
    #[arg(long, value_name = "COLUMN=ROLE")]
    role: Vec<String>,
    /// The scale of the numbers, lowest first: 0..3, 1..10, 6..1; or the scale of one column.
    #[arg(long, value_name = "[COLUMN=]MIN..MAX", allow_hyphen_values = true)]
    scale: Vec<String>,
    /// The values of an uneven scale, lowest first: 0,1,2,3,5,8.
    #[arg(long, value_name = "A,B,C…", conflicts_with = "scale")]
    levels: Option<String>,
    /// What a value means: a level from 0 to 5, blank, pass, grow or less.
    #[arg(long, value_name = "VALUE=LEVEL", allow_hyphen_values = true)]
    value: Vec<String>,
    /// The rows of the table, from the headings to the last row: 3..20.
    #[arg(long, value_name = "FIRST..LAST")]
    rows: Option<String>,
    /// The sheet of a workbook.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The encoding of a text file: windows-1252, `shift_jis`, utf-16le …
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// What separates the cells of a text file: comma, semicolon, tab or bar.
    #[arg(long, value_name = "SEPARATOR")]
    separator: Option<String>,
    /// Whose answers count if several people rated someone.
    #[arg(long, value_name = "NAME")]
    rater: Option<String>,
    /// Where the people are.
    #[arg(long, value_enum)]
    people: Option<People>,
    /// What all columns (or rows) are (default: skills).
    #[arg(long, value_enum)]
    kind: Option<Kind>,
    /// The team's name (default: the table's title or the file's name).
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// A mapping saved with --save-mapping.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Where to save these options, for the next table of this kind.
    #[arg(long, value_name = "FILE")]
    save_mapping: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum People {
    /// One row per person.
    Rows,
    /// One column per person.
    Columns,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Something people do.
    Skill,
    /// A situation people have lived through.
    Experience,
    /// A spectrum between two ends: headings such as "Bold / Careful".
    Personality,
}

impl Import {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        if let Some(out) = &self.out {
            // Fails before it prints a table that it cannot write.
            files::is_free(out)?;
        }
        let shown = self.table.to_string_lossy();
        let from_input = shown == "-";
        let path = if from_input { "standard input" } else { &shown };
        let options = self.options(from_input)?;
        let bytes = self.bytes(from_input)?;
        let book = Book::open(&bytes, path, &options)?;
        drop(bytes);
        let draft = book.draft(path, &options)?;
        let mut report = draft.reading.lines(&draft.team).join("\n") + "\n";
        if !draft.questions.is_empty() {
            report.push_str("To be decided:\n");
        }
        for question in &draft.questions {
            let line = format!("  {}: {}", question.what, question.remedy);
            report.push_str(&format!("{}\n", text::visible(&line)));
        }
        if let Some(mapping) = &self.save_mapping {
            let text = options.to_mapping().map_err(|error| anyhow!("the mapping: {error}"))?;
            files::save_new_text(mapping, &text, crate::files::Permissions::Private)?;
        }
        output::print(&report)?;
        self.write(draft, path)
    }

    fn bytes(&self, from_input: bool) -> anyhow::Result<Vec<u8>> {
        if from_input {
            limited(std::io::stdin().lock(), "standard input")
        } else if open::is_pipe_of_the_shell(&self.table) {
            limited(
                std::fs::File::open(&self.table).context("the pipe cannot be read")?,
                "the pipe",
            )
        } else {
            Ok(files::read::bytes_from_disk(&self.table, MAX_TABLE_BYTES)?)
        }
    }

    fn write(&self, draft: Draft, path: &str) -> anyhow::Result<Answer> {
        let imported = draft.settled(path)?;
        if let Some(into) = &self.into {
            return self.merge_into(into, &imported.team);
        }
        let Some(out) = &self.out else {
            output::print("Nothing is written yet. Say where: --out FILE, or --into TEAM.\n")?;
            return Ok(Answer::Done);
        };
        files::save_new(out, &imported.team)?;
        let file = out.to_string_lossy();
        let file = text::visible(&file);
        output::print(&format!("{file} is saved. Open it with `roundtable {file}`.\n"))?;
        Ok(Answer::Done)
    }

    /// Adds the table to an existing team, as one change.
    fn merge_into(&self, into: &Path, table: &Team) -> anyhow::Result<Answer> {
        let opened = TeamFile::open(into)?;
        let (mut file, mut team) = (opened.file, opened.read.team);
        if team.session.hidden {
            bail!("no table can be imported before the reveal; import it afterwards");
        }
        let merge = Merge::of(&team, table, self.replace);
        let lines = merge.lines(&team, self.replace, "--replace uses the table's").join("\n");
        output::print(&format!("{}\n", text::visible(&lines).replace("<U+000A>", "\n")))?;
        if merge.edits.is_empty() {
            output::print("Nothing in the table is new.\n")?;
            return Ok(Answer::Done);
        }
        let edits = count(merge.edits.len() as u32, "change", "changes");
        team.apply(Edit::All(merge.edits))?;
        file.save(&team)?;
        let shown = into.to_string_lossy();
        output::print(&format!("{edits} saved to {}.\n", text::visible(&shown)))?;
        Ok(Answer::Done)
    }

    fn options(&self, from_input: bool) -> anyhow::Result<Options> {
        let named_after = self.out.as_ref().or((!from_input).then_some(&self.table));
        let stem = named_after.and_then(|file| file.file_stem());
        let mut options = Options {
            people: self.people.map(|people| match people {
                People::Rows => crate::import::People::Rows,
                People::Columns => crate::import::People::Columns,
            }),
            kind: self.kind.map(|kind| match kind {
                Kind::Skill => team::Kind::Skill,
                Kind::Experience => team::Kind::Experience,
                Kind::Personality => team::Kind::Personality,
            }),
            name: self.name.clone(),
            called: stem
                .map(|stem| capital(stem.to_string_lossy().replace(['-', '_'], " ").trim())),
            skip: self.skip.clone(),
            sheet: self.sheet.clone(),
            encoding: self.encoding.clone(),
            rater: self.rater.clone(),
            ..Options::default()
        };
        if let Some(person) = &self.person {
            options.roles.push((person.clone(), Role::Person));
        }
        for option in &self.role {
            let (column, role) = pair(option, "--role", "COLUMN=ROLE")?;
            options.roles.push((
                column,
                Role::parse(&role).map_err(|error| anyhow!("--role {option}: {error}"))?,
            ));
        }
        for option in &self.value {
            let (value, level) = pair(option, "--value", "VALUE=LEVEL")?;
            let meaning =
                Meaning::parse(&level).map_err(|error| anyhow!("--value {option}: {error}"))?;
            options.values.push((value, meaning));
        }
        for option in &self.scale {
            let (column, scale) = option
                .rsplit_once('=')
                .map_or((None, option.as_str()), |(column, scale)| (Some(column), scale));
            let scale: Scale = scale
                .parse()
                .map_err(|error| anyhow!("--scale {}: {error}", text::repeated(option)))?;
            match column {
                Some(column) => options.scales.push((column.to_owned(), scale)),
                None => options.scale = Some(scale),
            }
        }
        let levels = self.levels.as_deref().map(Options::parse_levels).transpose();
        options.levels = levels.map_err(|error| anyhow!("--levels: {error}"))?;
        options.rows = self.rows.as_deref().map(rows).transpose()?;
        let separator = self.separator.as_deref().map(Separator::parse).transpose();
        options.separator = separator.map_err(|error| anyhow!("--separator: {error}"))?;
        if let Some(mapping) = &self.mapping {
            let file = mapping.to_string_lossy();
            let text = files::read::from_disk(mapping, files::MAX_SHEET_BYTES)?;
            options = options.with_mapping(&text).map_err(|error| {
                anyhow!(
                    "{}: {}; --save-mapping writes such a file",
                    text::visible(&file),
                    text::visible(&error)
                )
            })?;
        }
        Ok(options)
    }
}

/// Returns both parts of "COLUMN=ROLE". The last `=` counts: a heading may contain one.
fn pair(typed: &str, option: &str, form: &str) -> anyhow::Result<(String, String)> {
    let (name, value) = typed
        .rsplit_once('=')
        .filter(|(name, _)| !name.is_empty())
        .ok_or_else(|| anyhow!("{option} {}: write it as {form}", text::repeated(typed)))?;
    Ok((name.to_owned(), value.to_owned()))
}

/// Returns the first and the last row of "3..20" or "3..".
fn rows(typed: &str) -> anyhow::Result<(u32, u32)> {
    let parsed = typed.split_once("..").and_then(|(first, last)| {
        let first = first.trim().parse().ok()?;
        let last = if last.trim().is_empty() { u32::MAX } else { last.trim().parse().ok()? };
        (first >= 1 && last >= first).then_some((first, last))
    });
    parsed.ok_or_else(|| {
        anyhow!("--rows {}: write it as FIRST..LAST, such as 3..20", text::repeated(typed))
    })
}

/// Reads everything, up to the limit.
fn limited(from: impl std::io::Read, called: &str) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_TABLE_BYTES + 1)
        .read_to_end(&mut bytes)
        .with_context(|| format!("{called} cannot be read"))?;
    if bytes.len() as u64 > MAX_TABLE_BYTES {
        bail!("{called}: larger than 16 MiB; a skills matrix is a few kilobytes");
    }
    Ok(bytes)
}
