//! `roundtable invite`: a page for people without the program.

use std::path::PathBuf;

use clap::Args;

use super::leaving;
use super::{Answer, open, output, values};
use crate::coverage::asked;
use crate::files::{self, Permissions};
use crate::report;
use crate::room;
use crate::text;

/// Writes a web page where people rate without the program.
///
/// The page is one self-contained file: it works as a mail attachment, on a phone, and without a
/// network. It contains the questions and everyone's name, but no answers. People send back an
/// answer sheet for `roundtable collect`.
///
/// With --print it is a paper form: one A4 page for most teams. Type in the filled-in forms with t
/// at the workshop's Rate step.
#[derive(Debug, Args)]
#[command(after_help = leaving::invite("Examples:\n  roundtable invite team.toml --out invitation.html\n  roundtable invite team.toml --print --out form.html"))]
pub(super) struct Invite {
    /// The team file.
    #[arg(value_parser = values::team_file())]
    file: PathBuf,
    /// The page to write; an existing file is never overwritten.
    #[arg(long, value_name = "PAGE")]
    out: PathBuf,
    /// Write a paper form to fill in by hand.
    #[arg(long)]
    print: bool,
}

impl Invite {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let team = open::team(&self.file)?;
        let page =
            if self.print { report::form(&team, &asked(&team))? } else { room::invitation(&team) };
        files::save_new_text(&self.out, &page, Permissions::Folder)?;
        let shown = self.out.to_string_lossy();
        if self.print {
            output::print(&format!(
                "{} is saved. Open it in a browser and print one for each person. It has the questions, no names and no answers.\n",
                text::visible(&shown)
            ))?;
            return Ok(Answer::Done);
        }
        output::print(&format!(
            "{} is saved. Send it to people who do not have roundtable. It has names and questions, no answers.\n",
            text::visible(&shown)
        ))?;
        Ok(Answer::Done)
    }
}
