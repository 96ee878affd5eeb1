//! `roundtable rate`: one person's private rating on their own machine.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::files;
use super::leaving;
use crate::store::sheets;
use crate::terminal::{self, Start};
use crate::text;

/// Rates in private, as one member, and writes a sheet.
///
/// The team's file is read and never written. The sheet goes into the folder
/// that the team collects from, and takes that folder's permissions.
#[derive(Debug, Args)]
#[command(
    after_help = leaving::rate("Examples:\n  roundtable rate team.toml --as Ada\n  roundtable rate team.toml --as Ada --sheet ada.toml")
)]
pub(super) struct Rate {
    /// The team file.
    file: PathBuf,
    /// Who rates, by name or id.
    #[arg(long = "as", value_name = "NAME")]
    name: String,
    /// The sheet to write; without it, in the team's folder of sheets.
    #[arg(long, value_name = "OUT")]
    sheet: Option<PathBuf>,
    /// In lines of text: for screen readers, simple terminals and pipes.
    #[arg(long)]
    plain: bool,
}

impl Rate {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let team = files::team(&self.file)?;
        let member = files::member(&team, &self.name)?;
        let id = &team.members()[member].id;
        let out = self.sheet.unwrap_or_else(|| sheets::file_of(&self.file, id));
        let start = Start::Sheet { team: Box::new(team), member, out: out.clone() };
        let status = if self.plain { terminal::run_plain(&start) } else { terminal::run(&start) };
        if out.exists() && status == ExitCode::SUCCESS {
            let shown = text::visible(&out.to_string_lossy()).into_owned();
            super::say(&format!("{shown} holds your answers; the facilitator collects it."));
        }
        Ok(status)
    }
}
