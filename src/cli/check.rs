//! `roundtable check`: is the file valid, and does the team have enough people?

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Answer, open, output, say, values};
use crate::coverage::{Coverage, CoverageStatus};
use crate::files::{self, snapshots::When};
use crate::phrases::{self, Names, english};
use crate::plan::{LeftOut, why_left_out};
use crate::team::{Member, State, Team};

/// Validates a team file; with --fail-on, also checks the team's coverage.
///
/// With --fail-on, the exit status is 1 if a skill or experience that the situation needs is in
/// that state or a worse state, else 0. Personality is never checked. `warning` fails on a valid
/// file with something odd in it, such as an unknown key. If the file is invalid, the exit status
/// is 2.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  roundtable check team.toml\n  roundtable check team.toml --fail-on gap,unknown"
)]
pub(super) struct Check {
    /// The team file.
    #[arg(value_parser = values::team_file())]
    file: PathBuf,
    /// Fail on this state or a worse state; separate several with commas.
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    fail_on: Vec<FailOn>,
    /// The situation whose needs count (default: the one that the team opens with).
    #[arg(long, value_name = "ID")]
    situation: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Nobody.
    Gap,
    /// Nobody, or one person alone.
    Thin,
    /// Any shortfall.
    Short,
    /// Too few answers; only if named.
    Unknown,
    /// Any warning about the file; only if named.
    Warning,
}

impl FailOn {
    fn includes(self, status: CoverageStatus) -> bool {
        let worst = match self {
            Self::Gap => State::Gap,
            Self::Thin => State::Thin,
            Self::Short => State::Short,
            Self::Unknown => return status == CoverageStatus::Unknown,
            Self::Warning => return false,
        };
        status.state().is_some_and(|state| state <= worst)
    }
}

impl Check {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let (team, mut warnings) = open::team_and_warnings(&self.file)?;
        warnings += warn_of_future_days(&team);
        for candidate in &team.candidates {
            if let Some(LeftOut::Member(member)) = why_left_out(&team, candidate) {
                let (candidate, member) = (&candidate.name, &team.members()[member].name);
                say(&format!(
                    "warning: {}: the candidate \"{candidate}\" has the id or the name of the \
                     member \"{member}\": remove the candidate, or give them another id",
                    self.file.display()
                ));
                warnings += 1;
            }
        }
        for differs in files::catalogue::warnings(&team, &self.file)? {
            say(&format!("warning: {}: {differs}", self.file.display()));
            warnings += 1;
        }
        let situation = open::situation(&team, self.situation.as_deref())?;
        if self.fail_on.is_empty() {
            let counted = |n: usize, one, many| english::count(n as u32, one, many);
            output::print(&format!(
                "{}: a valid team file; {}, {}\n",
                crate::text::visible(&open::called(&self.file)),
                counted(team.members().len(), "person", "people"),
                counted(team.dimensions().len(), "dimension", "dimensions"),
            ))?;
            return Ok(Answer::Done);
        }
        let has_warnings = warnings > 0 && self.fail_on.contains(&FailOn::Warning);
        if self.fail_on == [FailOn::Warning] {
            // No answers are needed, so the file may hide them.
            return Ok(if has_warnings { Answer::No } else { Answer::Done });
        }
        open::refuse_hidden(&team, &self.file)?;
        let coverage = Coverage::on(&team, situation, When::now().day);
        let names = Names::full(&team);
        let failing: Vec<String> = (0..team.dimensions().len())
            .filter(|&index| !team.dimensions()[index].is_spectrum())
            .filter(|&index| {
                let status = coverage.dimension(index).status;
                self.fail_on.iter().any(|fail_on| fail_on.includes(status))
            })
            .map(|index| {
                let state = phrases::state(&team, &coverage, index, &names);
                format!("{}: {state}\n", team.dimensions()[index].name)
            })
            .collect();
        let headline = phrases::headline_text(coverage.summary());
        let away = phrases::away(&team, &coverage, &names);
        let away = away.map(|away| format!(" ({away})")).unwrap_or_default();
        output::print(&format!("{}{headline}{away}\n", failing.concat()))?;
        Ok(if failing.is_empty() && !has_warnings { Answer::Done } else { Answer::No })
    }
}

/// Warns of answers that are dated in the future, which only a wrong clock
/// writes. Returns how many members have such answers.
fn warn_of_future_days(team: &Team) -> usize {
    let today = When::now().day;
    let is_to_come = |member: &&Member| member.rated.is_some_and(|day| day.is_to_come(today));
    let members: Vec<&Member> = team.members().iter().filter(is_to_come).collect();
    for Member { name, rated, .. } in &members {
        if let Some(rated) = rated {
            let rated = phrases::day(*rated);
            super::say(&format!(
                "warning: the answers of {name} are dated {rated}, which is in the future; correct `rated`, or let {name} answer again"
            ));
        }
    }
    members.len()
}
