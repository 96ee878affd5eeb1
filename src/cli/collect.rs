//! `roundtable collect`: takes sheets in.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::{Answer, output};
use crate::analysis::{Arrival, Fate, collect};
use crate::store::{TeamFile, sheets};
use crate::text;
use crate::words;
use crate::words::english::list;

/// Takes sheets into the team: each person's answers from the file they wrote.
///
/// Says who is in, who is missing, and what cannot be taken and why. The order
/// of the sheets never matters, and taking one twice changes nothing.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  roundtable collect team.toml\n  roundtable collect team.toml inbox/*.toml --dry-run"
)]
pub(super) struct Collect {
    /// The team file.
    file: PathBuf,
    /// Sheets, or folders of them; without any, the team's own folder, such as
    /// payments.sheets.
    #[arg(value_name = "SHEET")]
    sheets: Vec<PathBuf>,
    /// Only says what would be taken.
    #[arg(long)]
    dry_run: bool,
}

impl Collect {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let opened = TeamFile::open(&self.file)?;
        let (mut file, mut team) = (opened.file, opened.read.team);
        let given = if self.sheets.is_empty() {
            vec![sheets::folder(&self.file)]
        } else {
            self.sheets.clone()
        };
        let files = given
            .iter()
            .flat_map(|path| if path.is_dir() { sheets::files(path) } else { vec![path.clone()] });
        let asked_for = !self.sheets.is_empty();
        let arrivals: Vec<Arrival> = files
            .filter(|path| asked_for || path.exists())
            .map(|path| sheets::arrival(&path, &team))
            .collect();
        let same = |one: &str, other: &str| text::fold(one) == text::fold(other);
        let collected = collect(&team, &arrivals, same);
        let mut said = String::new();
        for (arrival, (fate, _)) in arrivals.iter().zip(&collected.fates) {
            said.push_str(&format!("{}: {}\n", arrival.file, words::fate(fate)));
            if let Ok(sheet) = &arrival.sheet
                && !sheet.strange.is_empty()
                && *fate == Fate::Taken
            {
                let ids: Vec<&str> = sheet.strange.iter().map(crate::domain::Id::as_str).collect();
                said.push_str(&format!("  left out, for the team does not ask: {}\n", list(&ids)));
            }
        }
        if let Some(edit) = collected.edit.clone() {
            team.apply(edit)?;
            if !self.dry_run {
                file.save(&team)?;
            }
        }
        let blank = |member: usize| team.ratings().row(member).all(crate::domain::Rating::is_blank);
        let members = team.members().iter().enumerate();
        let missing: Vec<&str> = members
            .filter(|&(place, _)| blank(place))
            .map(|(_, member)| member.name.as_str())
            .collect();
        let of = team.members().len();
        said.push_str(&format!("{} of {of} are in", of - missing.len()));
        if !missing.is_empty() {
            said.push_str(&format!("; still missing: {}", list(&missing)));
        }
        output::print(&format!("{said}.\n"))?;
        let fine = |fate: &Fate| matches!(fate, Fate::Taken | Fate::Duplicate | Fate::Stale);
        let refused = collected.fates.iter().filter(|(fate, _)| !fine(fate)).count();
        match refused {
            0 => Ok(Answer::Done),
            1 => bail!("one sheet was not taken; the line above says why"),
            _ => bail!("{refused} sheets were not taken; the lines above say why"),
        }
    }
}
