//! `roundtable completions`: for packagers and shells.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::{Answer, Arguments, output};

/// Writes the completions for a shell.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  roundtable completions bash > roundtable.bash")]
pub(super) struct Completions {
    /// The shell.
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "roundtable", &mut script);
        output::print_raw(&script)?;
        Ok(Answer::Done)
    }
}
