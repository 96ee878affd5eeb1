//! Exports: a report in a file or on the clipboard.

use std::borrow::Cow;

use super::history;
use crate::files::{self, SaveError};
use crate::tui::app::{Event, Model};
use crate::tui::overlays::export;
use crate::tui::overlays::export::Export;

/// Saves a report in a file, or copies it to the clipboard.
pub(super) fn export(export: &Export, model: &Model) -> Vec<Event> {
    let mut events = Vec::new();
    let content = history::with_aliases(export.by_alias, model).and_then(|(team, given)| {
        events = given;
        match team {
            Cow::Borrowed(_) => export::content(model, export),
            Cow::Owned(team) => export::content(&Model { team, ..model.clone() }, export),
        }
    });
    events.push(match (content, &export.to) {
        (Err(why), _) => Event::Refused(why),
        (Ok(content), None) => Event::Copied(String::from_utf8_lossy(&content).into_owned()),
        (Ok(content), Some(path)) => match files::put_export(path, &content, export.over) {
            Ok(()) => Event::Exported(super::file_name(path)),
            Err(SaveError::Exists(shown)) => Event::ExportExists(shown),
            Err(error) => Event::Refused(error.to_string()),
        },
    });
    events
}
