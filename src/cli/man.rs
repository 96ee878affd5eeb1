//! `roundtable man`: the manual, for packagers.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, CommandFactory as _};

use super::{Answer, Arguments, output};

/// Writes the manual page; with --out, that of every command too.
///
/// Existing pages are never overwritten.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  roundtable man > roundtable.1\n  mkdir man1 && roundtable man --out man1"
)]
pub(super) struct Man {
    /// A folder for roundtable.1, roundtable-show.1 and so on.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// The files of all pages.
fn pages(command: &clap::Command) -> Vec<String> {
    let commands = command.get_subcommands().filter(|own| !own.is_hide_set());
    let mut pages: Vec<String> =
        commands.map(|own| format!("roundtable-{}.1", own.get_name())).collect();
    pages.push("roundtable.1".to_owned());
    pages
}

impl Man {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let command = Arguments::command();
        if let Some(folder) = self.out {
            let pages = pages(&command);
            if let Some(there) =
                pages.iter().map(|page| folder.join(page)).find(|page| page.exists())
            {
                bail!("{} exists; remove it, or give another folder", there.display());
            }
            let told = || {
                format!(
                    "{}: the pages could not be written; give an existing folder",
                    folder.display()
                )
            };
            clap_mangen::generate_to(command, &folder).with_context(told)?;
            return Ok(Answer::Done);
        }
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        output::print_raw(&page)?;
        Ok(Answer::Done)
    }
}
