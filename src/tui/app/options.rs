//! What a person has chosen of how the program looks.

use crate::phrases::Glyphs;

/// Which theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeChoice {
    /// By the terminal's background.
    #[default]
    Auto,
    /// Light on dark.
    Dark,
    /// Dark on light.
    Light,
    /// As far apart as it goes.
    HighContrast,
}

impl ThemeChoice {
    /// The word of `config.toml`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
        }
    }

    /// The choice a word of `config.toml` names.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Auto, Self::Dark, Self::Light, Self::HighContrast]
            .into_iter()
            .find(|choice| choice.word() == word)
    }
}

/// How the program looks and answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each is a setting of its own.
pub struct Options {
    /// Which theme was asked for.
    pub theme: ThemeChoice,
    /// What the terminal said of its background, where it said anything.
    pub background_is_light: bool,
    /// Which signs.
    pub glyphs: Glyphs,
    /// Whether clicks and the wheel are taken.
    pub mouse: bool,
    /// Nothing moves by itself.
    pub reduced_motion: bool,
    /// Whether each screen shows a hint.
    pub hints: bool,
}

impl Options {
    /// Whether the screen is dark on light.
    pub fn is_light(&self) -> bool {
        match self.theme {
            ThemeChoice::Light => true,
            ThemeChoice::Dark | ThemeChoice::HighContrast => false,
            ThemeChoice::Auto => self.background_is_light,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            background_is_light: false,
            glyphs: Glyphs::Unicode,
            mouse: true,
            reduced_motion: false,
            hints: false,
        }
    }
}
