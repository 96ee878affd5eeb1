//! What a person's own settings say, with what the last start remembered.

use crate::app::hints::Hints;
use crate::app::{Options, ThemeChoice};
use crate::domain::{LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL, LevelWords};
use crate::store::{self, Config, Places};
use crate::words::Glyphs;

/// Options and keys to begin with.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    pub(super) options: Options,
    pub(super) keys: Vec<(String, Vec<String>)>,
    /// What this person calls the levels of skills and of experiences, where
    /// it is not as usual.
    pub(super) levels: [Option<LevelWords>; 2],
}

impl Settings {
    /// Those of the platform's own folders.
    pub(super) fn of(places: Option<&Places>) -> Result<Self, String> {
        let Some(places) = places else { return Ok(Self::default()) };
        let config = Config::load(places).map_err(|fault| fault.to_string())?.value;
        let remembered = store::remembered(places);
        let (choices, usual) = (config.choices, Options::default());
        let theme = choices.theme.or(remembered.theme.as_deref()).and_then(ThemeChoice::from_word);
        let options = Options {
            theme: theme.unwrap_or(usual.theme),
            background_is_light: remembered.background_is_light,
            glyphs: match choices.glyphs {
                Some("ascii") => Glyphs::Ascii,
                Some(_) => Glyphs::Unicode,
                None => usual.glyphs,
            },
            mouse: choices.mouse.unwrap_or(usual.mouse),
            reduced_motion: choices.reduced_motion.unwrap_or(usual.reduced_motion),
            hints: Hints::all_but(&remembered.understood, choices.hints.unwrap_or(true)),
        };
        let keys = config.keys.into_iter().map(|binding| (binding.action, binding.keys)).collect();
        let own = |words: [String; 6], usual: [&str; 6]| (words != usual).then(|| words.into());
        let levels =
            [own(config.skill, LEVEL_WORDS_SKILL), own(config.experience, LEVEL_WORDS_EXPERIENCE)];
        Ok(Self { options, keys, levels })
    }
}
