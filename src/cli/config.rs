//! `roundtable config`: what the program finds where it runs.

use clap::Args;

use super::{Answer, output};
use crate::tui::terminal::report;

/// Tells what the program finds where it runs.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true, after_help = "Example:\n  roundtable config --terminal")]
pub(super) struct Config {
    /// The terminal's name, colours, background, locale, mouse, paste and copy,
    /// to be pasted into a bug report. No name and no answer is in it.
    #[arg(long)]
    terminal: bool,
}

impl Config {
    pub(super) fn run(&self) -> anyhow::Result<Answer> {
        if self.terminal {
            output::print(&report::terminal()?)?;
        }
        Ok(Answer::Done)
    }
}
