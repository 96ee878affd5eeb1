//! The teams opened last, for the welcome screen.

use std::path::Path;

use super::Files;
use crate::files::{self, recent};
use crate::phrases::english;
use crate::tui::app::welcome::Recent;

/// Up to so many bytes, a recent team is read to say what it is.
const LARGEST_GLANCE: u64 = 1024 * 1024;

impl Files {
    /// The teams opened last, each with what it is or what is wrong with it.
    pub(super) fn recent(&self) -> Vec<Recent> {
        let paths = self.places.as_ref().map(recent::list).unwrap_or_default();
        let team = |path: &Path| {
            // What is large is not read for a line of a list.
            let large = std::fs::metadata(path).is_ok_and(|file| file.len() > LARGEST_GLANCE);
            if large {
                return Ok(String::new());
            }
            let read = files::read::from_disk(path, LARGEST_GLANCE)
                .and_then(|text| files::read::team(&text, &path.to_string_lossy()))
                .map_err(|fault| fault.to_string())?;
            let people = english::count(read.team.members().len() as u32, "person", "people");
            let situation = read.team.opening_situation();
            let situation = situation.map(|at| format!(" › {}", read.team.situations[at].name));
            Ok(format!("{}{}, {people}", read.team.name, situation.unwrap_or_default()))
        };
        paths.into_iter().map(|path| Recent { team: team(&path), path }).collect()
    }
}
