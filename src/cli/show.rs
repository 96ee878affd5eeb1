//! `roundtable show`: the map and what it says, on standard output.

use std::path::PathBuf;

use clap::Args;

use super::leaving;
use super::values::one_of;
use super::{Answer, open, output};
use crate::assets;
use crate::coverage::Coverage;
use crate::files;
use crate::files::snapshots::When;
use crate::phrases::Names;
use crate::report::show::{self, Page};
use crate::report::{Format, View};

/// Writes the map, the findings, the people or the coverage.
///
/// Nobody's answers on personality are written as theirs, unless they offered
/// to speak for that end. FILE may be a snapshot, and `-` is standard input.
#[derive(Debug, Args)]
#[command(
    after_help = leaving::show("Examples:\n  roundtable show team.toml\n  roundtable show team.toml --view findings --format markdown\n  roundtable show team.toml --format html > team.html")
)]
pub(super) struct Show {
    /// The team file, or a snapshot of it.
    file: PathBuf,
    /// What of it.
    #[arg(long, default_value = "map", value_parser = one_of(&[View::Map, View::Findings, View::People, View::Coverage, View::Shape]))]
    view: View,
    /// The situation to judge by; without it, the one that the team opens on.
    #[arg(long, value_name = "ID")]
    situation: Option<String>,
    /// What to write.
    #[arg(long, default_value = "text", value_parser = one_of(&[Format::Text, Format::Markdown, Format::Html, Format::Mail, Format::Svg, Format::Csv, Format::Json]))]
    format: Format,
}

/// Writes the demo's map as text.
pub(super) fn demo() -> anyhow::Result<Answer> {
    let read =
        files::read::team(assets::DEMO, "demo").map_err(|fault| anyhow::anyhow!("{fault}"))?;
    let coverage = Coverage::of(&read.team, read.team.opening_situation());
    let names = Names::full(&read.team);
    let page = Page {
        team: &read.team,
        coverage: &coverage,
        names: &names,
        as_of: When::now().day,
        counts_only: false,
    };
    output::print(&show::write(page, View::Map, Format::Text, output::columns())?)?;
    Ok(Answer::Done)
}

/// Writes a team file's map as text.
pub(super) fn file(file: PathBuf) -> anyhow::Result<Answer> {
    Show { file, view: View::Map, situation: None, format: Format::Text }.run()
}

impl Show {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let open::Shown { team, as_of, counts_only } = open::shown(&self.file)?;
        let situation = open::situation(&team, self.situation.as_deref())?;
        let coverage = Coverage::of(&team, situation);
        let names = Names::full(&team);
        let page = Page { team: &team, coverage: &coverage, names: &names, as_of, counts_only };
        let text = show::write(page, self.view, self.format, output::columns())?;
        match self.format {
            Format::Text => output::print(&text)?,
            _ => output::print_raw(&text)?,
        }
        Ok(Answer::Done)
    }
}
