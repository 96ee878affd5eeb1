//! `roundtable plan`: whom to look for, which candidate closes what, what each
//! departure would cost, and who could grow.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::leaving;
use super::values::{self, one_of};
use super::{Answer, open, output};
use crate::coverage::Coverage;
use crate::files::snapshots::When;
use crate::phrases::Names;
use crate::plan::{self, MAX_COMPARED};
use crate::report::{self, Format, plan::Page};

/// Plans hires, departures and growth.
///
/// It describes the ideal hire, lists the candidates by the shortfall they close, finds the best
/// pair or trio, and says what fails if someone leaves and who could grow into what.
#[derive(Debug, Args)]
#[command(
    after_help = leaving::plan("Examples:\n  roundtable plan team.toml\n  roundtable plan team.toml --candidates candidates --hires 3 --without Eve\n  roundtable plan team.toml --view advert --format markdown\n  roundtable plan team.toml --compare Hana Lea --format html > side-by-side.html\n  roundtable plan team.toml --view interview --of Lea --format toml > lea-by-ada.toml")
)]
pub(super) struct Plan {
    /// The team file.
    #[arg(value_parser = values::team_file())]
    file: PathBuf,
    /// Candidates' files, or folders of them; added to those in the team file.
    #[arg(long, value_name = "PATH", num_args = 1..)]
    candidates: Vec<PathBuf>,
    /// How many people to hire at most.
    #[arg(long, value_name = "K", default_value_t = 2, allow_negative_numbers = true, value_parser = people)]
    hires: usize,
    /// Members to plan without, by name or id.
    #[arg(long, value_name = "NAME", num_args = 1..)]
    without: Vec<String>,
    /// How long to search for the best hires, in milliseconds (default: until done).
    #[arg(long, value_name = "MS")]
    within: Option<u64>,
    /// The situation to plan for, by name or id (default: the one that the team opens with).
    #[arg(long, value_name = "NAME")]
    situation: Option<String>,
    /// Which part to write; the brief, the advert and the interview sheet name nobody.
    #[arg(long, value_enum, default_value_t = View::All)]
    view: View,
    /// Two to four candidates side by side, by name or id.
    #[arg(long, value_name = "NAME", num_args = 2..=MAX_COMPARED, conflicts_with_all = ["view", "of"])]
    compare: Vec<String>,
    /// With --view interview: begin with what to ask this candidate.
    #[arg(long, value_name = "NAME")]
    of: Option<String>,
    /// The output format.
    #[arg(long, default_value = "text", value_parser = one_of(&[Format::Text, Format::Markdown, Format::Html, Format::Mail, Format::Json, Format::Toml]))]
    format: Format,
}

/// The part of the plan that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum View {
    /// The whole plan.
    All,
    /// Only the brief: what to look for.
    Brief,
    /// The advert's text.
    Advert,
    /// The team if every decision works out, and what is still short.
    Planned,
    /// A sheet for one interviewer: on paper, or as a file with --format toml.
    Interview,
}

/// Parses a number of people; the error is a sentence.
fn people(typed: &str) -> Result<usize, String> {
    typed.parse().map_err(|_| "give a whole number, 0 or more, such as 2".to_owned())
}

impl Plan {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let team = open::revealed(&self.file)?;
        let situation = open::situation(&team, self.situation.as_deref())?;
        let mut coverage = Coverage::of(&team, situation);
        for name in &self.without {
            coverage.set_away(&team, open::member(&team, name)?, true);
        }
        if self.format != Format::Json {
            // What people read must not tell anyone's position on a spectrum.
            coverage = coverage.with_everyone_on_spectra(&team);
        }
        let candidates = open::candidates(&team, &self.candidates)?;
        let end =
            self.within.and_then(|limit| Instant::now().checked_add(Duration::from_millis(limit)));
        let mut watch = |_: &plan::Best| match end {
            Some(end) if Instant::now() >= end => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        };
        let plan = plan::Plan::watched(&team, &coverage, &candidates, self.hires, &mut watch);
        let names = Names::full(&team);
        let as_of = When::now().day;
        let page = Page { team: &team, coverage: &coverage, plan: &plan, names: &names, as_of };
        let columns = output::columns();
        let of = match &self.of {
            Some(_) if self.view != View::Interview => bail!("--of is for --view interview"),
            Some(name) => Some(open::candidate(&plan, name)?),
            None => None,
        };
        if !self.compare.is_empty() {
            let compared: anyhow::Result<Vec<usize>> =
                self.compare.iter().map(|name| open::candidate(&plan, name)).collect();
            let compared = compared?;
            if matches!(self.format, Format::Json | Format::Toml) {
                bail!(
                    "--compare has no {}; the plan's JSON has each candidate under `ranking`",
                    self.format.label()
                );
            }
            let document = report::plan::compare_document(page, &compared);
            output::print_document(&document, self.format)?;
            return Ok(Answer::Done);
        }
        match (self.view, self.format) {
            (View::Interview, Format::Toml) => {
                let of = of.map(|candidate| &plan.candidates[candidate]);
                output::print_raw(&report::plan::interview_file(page, of))?;
            }
            (_, Format::Toml) => bail!("--format toml is only for --view interview"),
            (View::All, Format::Json) => {
                output::print_json(&report::plan::json(page))?;
            }
            (_, Format::Json) => {
                bail!("JSON always has the whole plan; leave --view out (the brief is `ideal`)")
            }
            (View::Brief, Format::Text) => output::print(&report::plan::brief_text(page, columns))?,
            (View::All, Format::Text) => output::print(&report::plan::text(page, columns))?,
            (view, format) => {
                let document = match view {
                    View::All => report::plan::document(page),
                    View::Brief => report::plan::brief_document(page),
                    View::Advert => report::plan::advert_document(page),
                    View::Planned => report::plan::planned_document(page),
                    View::Interview => report::plan::interview_document(page, of),
                };
                output::print_document(&document, format)?;
            }
        }
        Ok(Answer::Done)
    }
}
