//! `roundtable show`: the map and its findings, on standard output.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::across::team_files;
use super::leaving;
use super::values::{self, one_of};
use super::{Answer, open, output, say};
use crate::assets;
use crate::coverage::Coverage;
use crate::files;
use crate::files::snapshots::When;
use crate::phrases::Names;
use crate::report::show::{self, CsvOfFiles, Page};
use crate::report::{Dialect, Format, View};
use crate::text;

/// Writes the map, the findings, the people or the coverage.
///
/// Personality is counted, never shown by name, except where someone offered to speak for an end.
/// FILE may be a snapshot, and `-` is standard input. Several files make one CSV, whose first
/// column names the file. If a file cannot be read, or hides its answers until the reveal, it is
/// named and the exit status is 2.
#[derive(Debug, Args)]
#[command(
    after_help = leaving::show("Examples:\n  roundtable show team.toml\n  roundtable show team.toml --view findings --format markdown\n  roundtable show team.toml --format html > team.html\n  roundtable show team.toml --format xlsx > team.xlsx\n  roundtable show teams --view coverage --format csv > rows.csv")
)]
pub(super) struct Show {
    /// The team file, or a snapshot; for CSV also several files, folders, or patterns such as
    /// 'teams/*.toml'.
    #[arg(required = true, value_name = "FILE", value_parser = values::team_file())]
    files: Vec<PathBuf>,
    /// What to show.
    #[arg(long, default_value = "map", value_parser = one_of(&[View::Map, View::Findings, View::People, View::Coverage, View::Shape, View::Decisions]))]
    view: View,
    /// The situation whose needs count (default: the one that the team opens with).
    #[arg(long, value_name = "ID")]
    situation: Option<String>,
    /// The output format.
    #[arg(long, default_value = "text", value_parser = one_of(&[Format::Text, Format::Markdown, Format::Html, Format::Mail, Format::Svg, Format::Csv, Format::Xlsx, Format::Json, Format::Ics]))]
    format: Format,
    /// With csv: write a byte order mark, so that Excel shows every letter correctly.
    #[arg(long)]
    excel: bool,
    /// With csv: what separates the cells; in many countries Excel expects a semicolon.
    #[arg(long, value_enum)]
    separator: Option<Separator>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Separator {
    /// `,`
    #[value(alias = ",")]
    Comma,
    /// `;`
    #[value(alias = ";")]
    Semicolon,
    /// A tab.
    Tab,
}

/// Writes the demo's map as text.
pub(super) fn demo() -> anyhow::Result<Answer> {
    let read =
        files::read::team(assets::DEMO, "demo").map_err(|error| anyhow::anyhow!("{error}"))?;
    let coverage = Coverage::of(&read.team, read.team.opening_situation());
    let names = Names::full(&read.team);
    let page = Page {
        team: &read.team,
        coverage: &coverage,
        names: &names,
        as_of: When::now().day,
        counts_only: false,
    };
    output::print(&show::text(page, View::Map, output::columns()))?;
    Ok(Answer::Done)
}

/// Writes a team file's map as text.
pub(super) fn file(file: PathBuf) -> anyhow::Result<Answer> {
    let (view, format) = (View::Map, Format::Text);
    Show { files: vec![file], view, situation: None, format, excel: false, separator: None }.run()
}

impl Show {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        if self.format != Format::Csv && (self.excel || self.separator.is_some()) {
            bail!("--excel and --separator are for --format csv");
        }
        let written = match self.files.as_slice() {
            [file] if !is_many(file) => {
                files::sweep(file);
                self.page(file, |page| match self.format {
                    Format::Csv => {
                        show::csv(page, self.view, self.dialect()).map(String::into_bytes)
                    }
                    format => show::write(page, self.view, format, output::columns()),
                })?
            }
            _ if self.format == Format::Csv => return self.csv_of_files(),
            _ => bail!(
                "{} shows one file; give one, or put several into one table with --format csv; \
                 `roundtable across` looks at several teams together",
                self.format.label()
            ),
        };
        match self.format {
            Format::Text => output::print(&String::from_utf8_lossy(&written))?,
            Format::Xlsx => output::print_workbook(&written)?,
            _ => output::print_raw(&written)?,
        }
        Ok(Answer::Done)
    }

    fn dialect(&self) -> Dialect {
        let separator = match self.separator {
            None | Some(Separator::Comma) => ',',
            Some(Separator::Semicolon) => ';',
            Some(Separator::Tab) => '\t',
        };
        Dialect { separator, mark: self.excel }
    }

    fn csv_of_files(&self) -> anyhow::Result<Answer> {
        let files = team_files(&self.files)?;
        let mut table = CsvOfFiles::new(self.view, self.dialect());
        let mut left_out = 0;
        for file in &files {
            let shown = open::called(file);
            let added = self.page(file, |page| table.add(&text::visible(&shown), page));
            if let Err(error) = added {
                left_out += 1;
                let reason = format!("{error:#}");
                let prefix =
                    if reason.contains(&shown) { String::new() } else { format!("{shown}: ") };
                say(&format!("left out: {}", text::one_line(&format!("{prefix}{reason}"))));
            }
        }
        output::print_raw(&table.end())?;
        if left_out > 0 {
            bail!("{left_out} of {} files are left out: see above", files.len());
        }
        Ok(Answer::Done)
    }

    /// Reads a file and returns what `make` makes of its page.
    fn page<T>(
        &self,
        file: &Path,
        make: impl FnOnce(Page<'_>) -> Result<T, show::ShowError>,
    ) -> anyhow::Result<T> {
        let open::Shown { team, as_of, counts_only } = open::shown(file)?;
        let situation = open::situation(&team, self.situation.as_deref())?;
        let coverage = Coverage::on(&team, situation, as_of);
        let names = Names::full(&team);
        Ok(make(Page { team: &team, coverage: &coverage, names: &names, as_of, counts_only })?)
    }
}

/// Returns whether a path names several files: a folder, or a pattern that matches.
fn is_many(path: &Path) -> bool {
    let is_pattern = || !path.exists() && path.to_string_lossy().contains(['*', '?', '[']);
    path.is_dir() || (is_pattern() && team_files(&[path.to_owned()]).is_ok())
}
