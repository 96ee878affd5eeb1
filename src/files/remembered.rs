//! What the program remembers between starts: the terminal's background and the
//! theme chosen last. Nothing depends on it: a broken file counts as none.

use serde::{Deserialize, Serialize};

use super::dirs::{AppDirs, make_private};
use super::{atomic, read};

const MAX_BYTES: u64 = 4 * 1024;

/// What the program remembers from the last start.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// Whether the terminal's background was light.
    pub background_is_light: bool,
    /// The theme chosen with a key, as `config.toml` would name it.
    pub theme: Option<String>,
}

/// Returns what the program remembers from the last start.
pub fn remembered(dirs: &AppDirs) -> Remembered {
    let path = dirs.state.join("remembered.toml");
    let text = read::from_disk(&path, MAX_BYTES).unwrap_or_default();
    toml::from_str(&text).unwrap_or_default()
}

/// Saves it for the next start; an error is ignored.
pub fn remember(dirs: &AppDirs, what: &Remembered) {
    let Ok(text) = toml::to_string(what) else { return };
    if make_private(&dirs.state).is_ok() {
        let _ = atomic::put(&dirs.state.join("remembered.toml"), text.as_bytes());
    }
}
