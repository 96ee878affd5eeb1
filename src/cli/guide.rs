//! `roundtable guide`: the facilitator's card.

use std::path::PathBuf;

use clap::Args;

use super::{Answer, open, output, values};
use crate::phrases;

/// Prints the facilitator's card: each step's minutes, what to say, what to do.
///
/// The script that `g` shows in a workshop, on two printed pages.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  roundtable guide\n  roundtable guide team.toml")]
pub(super) struct Guide {
    /// A team file: its name and situation go on the card, no names of people and no answers.
    #[arg(value_parser = values::team_file())]
    file: Option<PathBuf>,
}

impl Guide {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let team = self.file.as_deref().map(open::team).transpose()?;
        output::print(&phrases::guide_card(team.as_ref()))?;
        Ok(Answer::Done)
    }
}
