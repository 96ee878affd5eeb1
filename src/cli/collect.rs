//! `roundtable collect`: adds answer sheets to the team.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use super::leaving;
use super::open::{self, warn};
use super::{Answer, output, values};
use crate::coverage::{
    CollectOptions, Collected, From, SheetFile, SheetStatus, choose_sheet, collect,
};
use crate::files::snapshots::When;
use crate::files::{TeamFile, sheets};
use crate::phrases;
use crate::phrases::english::list;
use crate::team::Team;
use crate::text;

/// Adds people's answer sheets to the team.
///
/// It says who has answered, who is missing, and which sheets cannot be added and why. The order
/// of the sheets never matters, and adding a sheet twice changes nothing.
#[derive(Debug, Args)]
#[command(
    after_help = leaving::collect("Examples:\n  roundtable collect team.toml\n  roundtable collect team.toml inbox/*.toml --dry-run\n  roundtable collect team.toml inbox/ada.toml --settle")
)]
pub(super) struct Collect {
    /// The team file.
    #[arg(value_parser = values::team_file())]
    file: PathBuf,
    /// Sheets, folders of sheets, or - for standard input (default: the team's folder, such as
    /// payments.sheets).
    #[arg(value_name = "SHEET")]
    sheets: Vec<PathBuf>,
    /// Let these sheets count, even if another sheet of the same day differs: the person has
    /// decided.
    #[arg(long, requires = "sheets")]
    settle: bool,
    /// Only say what would be added.
    #[arg(long)]
    dry_run: bool,
}

/// Reads a sheet from a file, from standard input or from a pipe, and prints its
/// warnings.
fn arrival(path: &Path, team: &Team) -> anyhow::Result<SheetFile> {
    if !open::is_piped(path) {
        let (arrival, warnings) = sheets::arrival_and_warnings(path, team);
        warn(&warnings);
        return Ok(arrival);
    }
    let (source, name) = (open::source(path)?, open::called(path));
    warn(&sheets::warnings_of(&source, &name));
    Ok(sheets::arrival_of(&source, &name, team))
}

impl Collect {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let opened = TeamFile::open(&self.file)?;
        let (mut file, mut team) = (opened.file, opened.read.team);
        let on_disk = team.clone();
        let given = if self.sheets.is_empty() {
            vec![sheets::folder(&self.file)]
        } else {
            self.sheets.clone()
        };
        let files = given
            .iter()
            .flat_map(|path| if path.is_dir() { sheets::files(path) } else { vec![path.clone()] });
        let is_given = !self.sheets.is_empty();
        let files: Vec<PathBuf> = files.filter(|path| is_given || path.exists()).collect();
        let arrivals: anyhow::Result<Vec<SheetFile>> =
            files.iter().map(|path| arrival(path, &team)).collect();
        let arrivals = arrivals?;
        let same = |one: &str, other: &str| text::fold(one) == text::fold(other);
        let from = if is_given { From::Given } else { From::Folder };
        let intake = CollectOptions { from, today: When::now().day };
        let mut collected = collect(&team, &arrivals, intake, same);
        if self.settle {
            settle_all(&mut team, &arrivals, &mut collected, intake)?;
        }
        let mut report = String::new();
        for (arrival, (status, _)) in arrivals.iter().zip(&collected.statuses) {
            match status {
                // The reason names the file already.
                SheetStatus::Unreadable(why) => report.push_str(&format!("{why}\n  not added\n")),
                _ => {
                    report.push_str(&format!(
                        "{}: {}\n",
                        arrival.file,
                        phrases::sheet_status(status)
                    ));
                }
            }
            if let Ok(sheet) = &arrival.sheet
                && !sheet.unknown.is_empty()
                && *status == SheetStatus::Taken
            {
                let ids: Vec<&str> = sheet.unknown.iter().map(crate::team::Id::as_str).collect();
                report.push_str(&format!("  ignored, no longer asked: {}\n", list(&ids)));
            }
        }
        for path in given.iter().filter(|path| path.is_dir()) {
            for passed in sheets::passed_over(path) {
                let shown = passed.to_string_lossy();
                let shown = text::visible(&shown);
                report.push_str(&format!(
                    "{shown}: skipped, because its name does not end in .toml; rename it, or give its name to `roundtable collect`\n"
                ));
            }
        }
        for (member, answers) in collected.reopened(&team) {
            let line = phrases::reopened(&team.members()[member].name, answers);
            report.push_str(&format!("  {line}\n"));
        }
        if let Some(edit) = collected.edit.clone() {
            team.apply(edit)?;
        }
        if team != on_disk && !self.dry_run {
            file.save(&team)?;
            file.take_notes().iter().for_each(|note| super::say(note));
        }
        let blank = |member: usize| team.ratings().row(member).all(crate::team::Rating::is_blank);
        let members = team.members().iter().enumerate();
        let missing: Vec<&str> = members
            .filter(|&(index, _)| blank(index))
            .map(|(_, member)| member.name.as_str())
            .collect();
        let of = team.members().len();
        report.push_str(&format!("{} of {of} are in", of - missing.len()));
        if !missing.is_empty() {
            report.push_str(&format!("; still missing: {}", list(&missing)));
        }
        output::print(&format!("{report}.\n"))?;
        let refused = collected.statuses.iter().filter(|(status, _)| status.is_trouble()).count();
        match refused {
            0 => Ok(Answer::Done),
            1 => bail!("one sheet was not added; the line above says why"),
            _ => bail!("{refused} sheets were not added; the lines above say why"),
        }
    }
}

/// Lets each sheet count that is the only given sheet of its person.
fn settle_all(
    team: &mut Team,
    arrivals: &[SheetFile],
    collected: &mut Collected,
    intake: CollectOptions,
) -> anyhow::Result<()> {
    for nth in 0..arrivals.len() {
        let whose = collected.statuses[nth].1;
        let alone = collected.statuses.iter().filter(|(_, other)| *other == whose).count() == 1;
        let contested = matches!(
            collected.statuses[nth].0,
            SheetStatus::Conflicting
                | SheetStatus::Overruled
                | SheetStatus::Unfinished
                | SheetStatus::Future(_)
        );
        if !(alone && contested) {
            continue;
        }
        if let Some(edit) = choose_sheet(team, arrivals, collected, nth) {
            team.apply(edit)?;
            collected.statuses[nth].0 = SheetStatus::Taken;
        }
    }
    // Collect again, so that the sheets that count now are not added twice and
    // their conflicts are gone.
    let statuses = std::mem::take(&mut collected.statuses);
    let same = |one: &str, other: &str| text::fold(one) == text::fold(other);
    collected.edit = collect(team, arrivals, intake, same).edit;
    collected.statuses = statuses;
    Ok(())
}
