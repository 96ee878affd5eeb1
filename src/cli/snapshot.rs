//! `roundtable snapshot`: saves the team as it is now, next to its file.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};

use super::leaving;
use super::{Answer, open, output, say, values};
use crate::files::snapshots::{self, Named, Outline, Redaction, When};
use crate::files::{Permissions, TeamFile, save_new_text};
use crate::phrases::english::count;
use crate::team::Team;
use crate::text::{self, visible};

/// Saves a snapshot of the team as it is now.
///
/// The snapshot goes into the folder payments.snapshots next to payments.toml, named by date and
/// time, with the coverage of that day. Snapshots are never overwritten.
#[derive(Debug, Args)]
#[command(
    after_help = leaving::snapshot("Example:\n  roundtable snapshot team.toml --names alias --note \"after the launch\"")
)]
pub(super) struct Snapshot {
    /// The team file.
    #[arg(value_parser = values::team_file())]
    file: PathBuf,
    /// Where to write it (default: the team's folder of snapshots).
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// How the snapshot names people.
    #[arg(long, value_enum, default_value_t = Names::Keep)]
    names: Names,
    /// Include personality.
    #[arg(long)]
    personality: bool,
    /// Include candidates, if names are kept.
    #[arg(long)]
    candidates: bool,
    /// Why the snapshot is saved; only with --names keep.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Names {
    /// As they are.
    Keep,
    /// Aliases, given once and kept in the team file; no free text.
    Alias,
    /// Counts only; what is left out cannot be restored.
    None,
}

impl From<Names> for Named {
    fn from(names: Names) -> Self {
        match names {
            Names::Keep => Self::Keep,
            Names::Alias => Self::Alias,
            Names::None => Self::None,
        }
    }
}

impl Snapshot {
    pub(super) fn run(self) -> anyhow::Result<Answer> {
        let mut team = open::revealed(&self.file)?;
        let Ok(note) = text::sentence(&self.note) else {
            bail!("the note has characters that cannot be saved; type it instead of pasting");
        };
        let redaction = Redaction {
            named: self.names.into(),
            personality: self.personality,
            candidates: self.candidates,
            note,
        };
        let folder = snapshots::folder(&self.file);
        if redaction.named == Named::Alias {
            let new = team.members().iter().filter(|member| member.alias.is_none()).count();
            team = with_aliases(&self.file, &folder, team)?;
            if new > 0 {
                let people = count(new as u32, "person has", "people have");
                let file = self.file.to_string_lossy();
                let file = visible(&file);
                say(&format!("{file}: {people} an alias from now on, saved in that file"));
            }
        }
        if redaction.named != Named::Keep && !redaction.note.is_empty() {
            say("warning: without names no free text is saved, so the note is left out");
        }
        if redaction.named != Named::Keep && redaction.candidates {
            say("warning: candidates are saved only with names, so they are left out");
        }
        if redaction.named == Named::None && team.members().len() < snapshots::MIN_ANONYMOUS {
            say(&format!("warning: {}", snapshots::few(team.members().len())));
        }
        let when = When::now();
        let written = snapshots::text(&team, &redaction, when)?;
        let path = match self.out {
            Some(out) if !out.is_dir() => {
                save_new_text(&out, &written, Permissions::Private)?;
                out
            }
            Some(folder) => snapshots::keep(&folder, when, &written)?,
            None => snapshots::keep(&folder, when, &written)?,
        };
        let shown = path.to_string_lossy();
        output::print(&format!("Saved as {}.\n", visible(&shown)))?;
        Ok(Answer::Done)
    }
}

/// Gives everyone an alias and saves it in the team file, so that the next snapshot
/// uses the same aliases. Returns the team with aliases.
fn with_aliases(file: &Path, folder: &Path, team: Team) -> anyhow::Result<Team> {
    // An alias of an earlier snapshot is taken, even if that person has left.
    let earlier = snapshots::list(folder)?;
    let earlier = earlier.iter().filter_map(|path| Outline::open(path).ok());
    let used = earlier.flat_map(|one| one.people);
    let Some(edit) = snapshots::give_aliases(&team, used.filter_map(|member| member.alias)) else {
        return Ok(team);
    };
    let mut opened = TeamFile::open(file)?;
    let mut team = opened.read.team;
    team.apply(edit).context("the team file changed in the meantime; try again")?;
    opened.file.save(&team)?;
    Ok(team)
}
