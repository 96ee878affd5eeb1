//! `roundtable show`: the map and what it says, on standard output.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use super::leaving;
use super::{Answer, open, output};
use crate::coverage::{Coverage, shape};
use crate::phrases::{self, Names};
use crate::report::show::{self, Page};

/// Writes the map, the findings, the people or the coverage.
///
/// Nobody's answers on personality are written as theirs, unless they offered
/// to speak for that end. HTML and JSON are the same for every view.
#[derive(Debug, Args)]
#[command(
    after_help = leaving::show("Examples:\n  roundtable show team.toml\n  roundtable show team.toml --view findings --format markdown\n  roundtable show team.toml --format html > team.html")
)]
pub(super) struct Show {
    /// The team file.
    file: PathBuf,
    /// What of it.
    #[arg(long, value_enum, default_value_t = View::Map)]
    view: View,
    /// The situation to judge by; without it, the one that the team opens on.
    #[arg(long, value_name = "ID")]
    situation: Option<String>,
    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum View {
    /// Every cell, the strips, and what to talk about.
    Map,
    /// Sentences, worst first.
    Findings,
    /// Who holds what, and who wants what.
    People,
    /// One line a dimension, nobody named.
    Coverage,
}

impl From<View> for show::View {
    fn from(view: View) -> Self {
        match view {
            View::Map => Self::Map,
            View::Findings => Self::Findings,
            View::People => Self::People,
            View::Coverage => Self::Coverage,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Coloured on a terminal, plain in a pipe.
    Text,
    /// For a pull request or a wiki.
    Markdown,
    /// One self-contained page: pictures, findings, tables; prints on A4.
    Html,
    /// For a slide: the map; with --view coverage, the shape.
    Svg,
    /// One row a rating; with --view coverage, one row a dimension.
    Csv,
    /// For programs: coverage and summary, nobody's answers.
    Json,
}

impl Show {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let team = open::revealed(&self.file)?;
        let situation = open::situation(&team, self.situation.as_deref())?;
        let coverage = Coverage::of(&team, situation);
        let names = Names::full(&team);
        let page = Page { team: &team, coverage: &coverage, names: &names };
        match self.format {
            Format::Text => {
                output::print(&show::text(page, self.view.into(), output::columns()))?;
            }
            Format::Markdown => output::print_raw(&show::markdown(page, self.view.into()))?,
            Format::Html => output::print_raw(&show::html(page))?,
            Format::Svg => output::print_raw(&self.picture(page)?)?,
            Format::Csv => output::print_raw(&show::csv(page, self.view.into())?)?,
            Format::Json => output::print_json(&show::json(&team, &coverage))?,
        }
        Ok(Answer::Done)
    }

    fn picture(&self, page: Page<'_>) -> anyhow::Result<String> {
        match self.view {
            View::Map => Ok(show::svg(page)),
            View::Coverage => {
                if let Err(why) = shape(page.team, page.coverage) {
                    bail!("{} Take --view map.", phrases::no_shape(why)[0]);
                }
                show::svg_shape(page).context("the shape cannot be drawn; take --view map")
            }
            View::Findings | View::People => bail!(
                "there is no picture of this view; take --format html, or --view map or coverage"
            ),
        }
    }
}
