//! What leaves as a report: into a file, or to the clipboard.

use super::Files;
use crate::files::{self, SaveError};
use crate::tui::app::{Model, Overlay};
use crate::tui::overlays::export;
use crate::tui::overlays::export::Export;

impl Files {
    /// Writes what is to leave; gives it back where the clipboard takes it.
    pub(crate) fn export(&mut self, export: &Export, model: &mut Model) -> Option<String> {
        let given = if export.by_alias { self.give_aliases(model) } else { Ok(()) };
        let content = match given.and_then(|()| export::content(model, export)) {
            Ok(content) => content,
            Err(why) => {
                model.refuse(why);
                return None;
            }
        };
        let Some(path) = &export.to else {
            model.overlays.pop();
            model.done("Copied to the clipboard.");
            return String::from_utf8(content).ok();
        };
        match files::put_export(path, &content, export.over) {
            Ok(()) => {
                model.overlays.pop();
                model.done(format!("Written to {}.", super::file_name(path)));
            }
            Err(SaveError::Exists(shown)) => {
                if let Some(Overlay::Export(form)) = model.overlays.last_mut() {
                    form.ask_to_replace();
                }
                model.refuse(format!(
                    "{shown} exists. Press Enter again to replace it, or type another name."
                ));
            }
            Err(error) => model.refuse(error.to_string()),
        }
        None
    }
}
