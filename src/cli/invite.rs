//! `roundtable invite`: a page for people without the program.

use std::path::PathBuf;

use clap::Args;

use super::leaving;
use super::{Answer, open, output};
use crate::files::{self, Permissions};
use crate::room;
use crate::text;

/// Writes a page on which people rate without the program.
///
/// One self-contained file: it works from a mail attachment, on a phone, and
/// without a network. It holds the questions and everyone's names, nobody's
/// answers; what it gives back is a sheet, for `roundtable collect`.
#[derive(Debug, Args)]
#[command(after_help = leaving::invite("Example:\n  roundtable invite team.toml --out invitation.html"))]
pub(super) struct Invite {
    /// The team file.
    file: PathBuf,
    /// The page to write; what is there is not overwritten.
    #[arg(long, value_name = "PAGE")]
    out: PathBuf,
}

impl Invite {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let team = open::team(&self.file)?;
        files::save_new_text(&self.out, &room::invitation(&team), Permissions::Folder)?;
        let shown = self.out.to_string_lossy();
        output::print(&format!(
            "{} is there: send it to whoever has no roundtable. It holds names and questions, \
             nobody's answers.\n",
            text::visible(&shown)
        ))?;
        Ok(Answer::Done)
    }
}
