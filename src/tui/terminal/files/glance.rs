//! The teams opened last, for the welcome screen.

use std::path::{Path, PathBuf};

use super::Files;
use crate::files::journal::{self, Journal};
use crate::files::{self, recent};
use crate::phrases::english;
use crate::tui::screens::welcome::Recent;

/// Up to so many bytes, a recent team is read to say what it is.
const MAX_GLANCE_BYTES: u64 = 1024 * 1024;

impl Files {
    /// The teams opened last, each with what it is or what is wrong with it.
    pub(super) fn recent(&self) -> Vec<Recent> {
        let paths = self.places.as_ref().map(recent::list).unwrap_or_default();
        let team = |path: &Path| {
            // What is large is not read for a line of a list.
            let large = std::fs::metadata(path).is_ok_and(|file| file.len() > MAX_GLANCE_BYTES);
            if large {
                return Ok(String::new());
            }
            let read = files::read::from_disk(path, MAX_GLANCE_BYTES)
                .and_then(|text| files::read::team(&text, &path.to_string_lossy()))
                .map_err(|fault| fault.to_string())?;
            let people = english::count(read.team.members().len() as u32, "person", "people");
            let situation = read.team.opening_situation();
            let situation = situation.map(|at| format!(" › {}", read.team.situations[at].name));
            Ok(format!("{}{}, {people}", read.team.name, situation.unwrap_or_default()))
        };
        let mut kept: Vec<_> = self.places.as_ref().map(journal::all).unwrap_or_default();
        let mut recent: Vec<Recent> =
            paths.into_iter().map(|path| Recent { team: team(&path), path }).collect();
        for Recent { path, team } in &mut recent {
            let is_its = |(_, own): &(PathBuf, Journal)| own.file == *path;
            if let Some(nth) = kept.iter().position(is_its) {
                *team = Ok(kept_aside(team.as_deref().ok(), &kept.remove(nth).1));
            }
        }
        // What no list names is offered all the same.
        let others = kept.into_iter().map(|(_, own)| Recent {
            team: Ok(kept_aside(team(&own.file).ok().as_deref(), &own)),
            path: own.file,
        });
        recent.extend(others);
        recent
    }
}

/// A team with edits that could not be saved, which opening it offers.
fn kept_aside(team: Option<&str>, kept: &Journal) -> String {
    match team {
        Some(team) => format!("{team}, and edits kept aside"),
        None => format!("{}: the file is gone, your edits are kept", kept.read.team.name),
    }
}
