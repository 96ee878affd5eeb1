//! What a person's own settings say, with what the last start remembered.

use crate::app::{Options, ThemeChoice};
use crate::store::{self, Places};

/// Options and keys to begin with.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    pub(super) options: Options,
    pub(super) keys: Vec<(String, Vec<String>)>,
}

impl Settings {
    /// Those of the platform's own folders.
    pub(super) fn of(places: Option<&Places>) -> Result<Self, String> {
        let Some(places) = places else { return Ok(Self::default()) };
        let remembered = store::remembered(places);
        let mut options =
            Options { background_is_light: remembered.background_is_light, ..Options::default() };
        if let Some(theme) = remembered.theme.as_deref().and_then(ThemeChoice::from_word) {
            options.theme = theme;
        }
        Ok(Self { options, keys: Vec::new() })
    }
}
