//! `roundtable merge-file`: git's merge driver for team files.
//!
//! It merges what the three files mean, not their lines: two people who are
//! added on two branches are no conflict, and no answer moves to another person.
//! Where the lines merge without a conflict, the comments of both sides are kept.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{anyhow, bail};
use clap::Args;

use super::{Answer, say};
use crate::files::write::{self, Merged};
use crate::files::{self, MAX_TEAM_BYTES, Resolution, read};
use crate::phrases;
use crate::phrases::english::count;
use crate::team::Team;
use crate::text::visible;

/// Merges two versions of a team file into OURS: git's merge driver.
///
/// Exit status 0: merged. 1: both sides changed the same thing, and OURS has both versions between
/// conflict marks. The file is a valid team with all of ours and with all of theirs. A file that is
/// not a team is merged line by line, as git does without a driver.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  git config merge.roundtable.driver 'roundtable merge-file %O %A %B %P'\n  roundtable merge-file team.toml team.toml later.toml"
)]
pub(super) struct MergeFile {
    /// The common ancestor.
    base: PathBuf,
    /// Our version; the merge is written to it.
    ours: PathBuf,
    /// Their version.
    theirs: PathBuf,
    /// The file's name, for messages.
    name: Option<PathBuf>,
}

impl MergeFile {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let name = self.name.as_deref().unwrap_or(&self.ours).to_string_lossy().into_owned();
        let [base, ours, theirs] = [&self.base, &self.ours, &self.theirs];
        let (Ok(base_read), Ok(ours_read), Ok(theirs_read)) =
            (Version::read(base, &name), Version::read(ours, &name), Version::read(theirs, &name))
        else {
            return self.merge_lines();
        };
        let teams = [&base_read.team, &ours_read.team, &theirs_read.team];
        // Where the lines merge, the comments of both sides are kept.
        let lines = merged_lines(&self.ours, &self.base, &self.theirs)?;
        let original = [lines.as_str(), &ours_read.text]
            .into_iter()
            .find(|text| read::team(text, &name).is_ok())
            .unwrap_or(&ours_read.text);
        let merged = |resolution: Resolution| -> anyhow::Result<(Merged, String)> {
            let [base, ours, theirs] = teams;
            let merged = write::merge(base, ours, theirs, resolution, &name)?;
            let text = write::team(&merged.team, Some(original))?;
            Ok((merged, text))
        };
        let Ok((merge, with_ours)) = merged(Resolution::Mine) else {
            // The merge is not a valid team: keep both versions whole.
            return self.leave_conflict(&ours_read.text, &theirs_read.text);
        };
        let lost = lost_comments(&base_read.text, &theirs_read.text, &with_ours);
        if lost > 0 {
            let comments = count(lost, "comment of theirs is", "comments of theirs are");
            say(&format!(
                "{}: {comments} left out, from lines that both sides changed",
                visible(&name)
            ));
        }
        if merge.conflicts.is_empty() {
            self.write(&with_ours)?;
            return Ok(Answer::Done);
        }
        let (_, with_theirs) = merged(Resolution::Theirs)?;
        for conflict in &merge.conflicts {
            let changed = phrases::location(conflict, &teams);
            say(&format!("{}: both sides changed {changed}", visible(&name)));
        }
        self.leave_conflict(&with_ours, &with_theirs)
    }

    fn write(&self, text: &str) -> anyhow::Result<()> {
        Ok(files::put_export(&self.ours, text, true)?)
    }

    /// Writes both versions into one text, between marks where they differ.
    fn leave_conflict(&self, ours: &str, theirs: &str) -> anyhow::Result<Answer> {
        let folder = tempfile::tempdir()?;
        let [ours, base, theirs] = [("ours", ours), ("base", ""), ("theirs", theirs)]
            .map(|(name, text)| (folder.path().join(name), text));
        for (path, text) in [&ours, &base, &theirs] {
            std::fs::write(path, text)?;
        }
        let labels = ["-L", "ours", "-L", "base", "-L", "theirs"];
        let text = git_merge_file(&labels, [&ours.0, &base.0, &theirs.0])?;
        self.write(&text)?;
        Ok(Answer::No)
    }

    /// Merges files that are not teams line by line.
    fn merge_lines(&self) -> anyhow::Result<Answer> {
        let status = Command::new("git")
            .args(["merge-file", "-L", "ours", "-L", "base", "-L", "theirs"])
            .args([&self.ours, &self.base, &self.theirs])
            .status()
            .map_err(|_| no_git())?;
        match status.code() {
            Some(0) => Ok(Answer::Done),
            // The status is the number of conflicts.
            Some(1..=127) => Ok(Answer::No),
            _ => bail!("git could not merge {}", visible(&self.ours.to_string_lossy())),
        }
    }
}

/// One of the three versions.
struct Version {
    text: String,
    team: Team,
}

impl Version {
    fn read(path: &Path, name: &str) -> anyhow::Result<Self> {
        let text = read::from_disk(path, MAX_TEAM_BYTES)?;
        let team = read::team(&text, name)?.team;
        Ok(Self { text, team })
    }
}

/// Returns how many comments the other side added that the merge does not have.
fn lost_comments(base: &str, theirs: &str, merged: &str) -> u32 {
    let comments = theirs.lines().filter_map(|line| Some(line.split_once('#')?.1.trim()));
    let is_lost = |comment: &&str| !base.contains(comment) && !merged.contains(comment);
    comments.filter(is_lost).count() as u32
}

/// Returns our text with the lines of theirs that do not conflict.
fn merged_lines(ours: &Path, base: &Path, theirs: &Path) -> anyhow::Result<String> {
    git_merge_file(&["--ours"], [ours, base, theirs])
}

fn git_merge_file<P: AsRef<OsStr>>(options: &[&str], files: [P; 3]) -> anyhow::Result<String> {
    let output = Command::new("git")
        .args(["merge-file", "-p", "-q"])
        .args(options)
        .args(files)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|_| no_git())?;
    Ok(read::from_bytes(output.stdout, "the merge")?)
}

fn no_git() -> anyhow::Error {
    anyhow!("git could not be started; install it")
}
