//! `roundtable rate`: one person rates in private on their own machine.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;

use super::leaving;
use super::{open, values};
use crate::files::{self, sheets};
use crate::team::Team;
use crate::text;
use crate::tui::terminal;
use crate::tui::terminal::Start;

/// Rates in private as one member and writes an answer sheet.
///
/// The team's file is only read. The sheet goes into the team's folder of sheets, with that
/// folder's permissions.
#[derive(Debug, Args)]
#[command(
    after_help = leaving::rate("Examples:\n  roundtable rate team.toml --as Ada\n  roundtable rate team.toml --as Ada --sheet ada.toml")
)]
pub(super) struct Rate {
    /// The team file.
    #[arg(value_parser = values::team_file())]
    file: PathBuf,
    /// Who rates, by name or id.
    #[arg(long = "as", value_name = "NAME")]
    name: String,
    /// The sheet to write (default: in the team's folder of sheets).
    #[arg(long, value_name = "OUT")]
    sheet: Option<PathBuf>,
    /// Ask one question per line, for screen readers, simple terminals and pipes.
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    color: super::Color,
}

/// Returns an error if `out` exists and is not this person's sheet for this team.
/// Their own sheet is continued; any other file is left as it is.
fn check_sheet(out: &Path, team: &Team, member: usize) -> anyhow::Result<()> {
    if out.symlink_metadata().is_err() {
        return Ok(());
    }
    let shown = text::visible(&out.to_string_lossy()).into_owned();
    let name = &team.members()[member].name;
    let sheet = match sheets::arrival(out, team).sheet {
        Ok(sheet) => sheet,
        Err(why) => bail!("{why}; it is not changed: give --sheet another file"),
    };
    if text::fold(&sheet.name) != text::fold(name) {
        bail!("{shown}: this is someone else's sheet; give --sheet another file");
    }
    if text::fold(&sheet.team) != text::fold(&team.name) {
        bail!("{shown}: this is {name}'s sheet for another team; give --sheet another file");
    }
    Ok(())
}

impl Rate {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let team = open::team(&self.file)?;
        let member = open::member(&team, &self.name)?;
        let id = &team.members()[member].id;
        let out = self.sheet.unwrap_or_else(|| sheets::file_of(&self.file, id));
        check_sheet(&out, &team, member)?;
        files::sweep(&out);
        let status = if self.plain {
            terminal::rate_in_lines(&team, member, &out)
        } else {
            let start = Start::Sheet { team: Box::new(team), member, out: out.clone() };
            terminal::run(&start, &self.color.display_options(), None)
        };
        if out.exists() && status == ExitCode::SUCCESS {
            let shown = text::visible(&out.to_string_lossy()).into_owned();
            super::say(&format!(
                "Your answers are saved in {shown}. The facilitator collects that sheet."
            ));
        }
        Ok(status)
    }
}
