//! How the program looks and behaves.

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
    /// The highest contrast.
    HighContrast,
    /// A theme file of the user, read once at the start.
    Custom(&'static CustomTheme),
}

/// A theme file of the user.
#[derive(Debug, PartialEq, Eq)]
pub struct CustomTheme {
    /// Its file's name without the ending.
    pub name: String,
    /// The text of the file.
    pub source: String,
    /// Whether its background is light.
    pub is_light: bool,
}

impl ThemeChoice {
    /// Returns the word of `config.toml`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Custom(custom) => &custom.name,
        }
    }

    /// Returns the choice a word of `config.toml` names.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Auto, Self::Dark, Self::Light, Self::HighContrast]
            .into_iter()
            .find(|choice| choice.word() == word)
    }
}

/// The terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Background {
    /// Whether it is light: by the terminal's answer, or by what the last start
    /// found.
    pub is_light: bool,
    /// Whether the terminal reported it at this start. If not, the program draws its own
    /// background.
    pub is_known: bool,
}

/// How the program looks and behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each is a setting of its own.
pub struct Options {
    /// Which theme was asked for.
    pub theme: ThemeChoice,
    /// The terminal's background.
    pub background: Background,
    /// Unicode or ASCII signs.
    pub glyphs: Glyphs,
    /// Whether the program uses clicks and the wheel.
    pub mouse: bool,
    /// Whether animations are off.
    pub reduced_motion: bool,
    /// Whether each screen shows a hint.
    pub hints: bool,
}

impl Options {
    /// Returns whether the screen is dark on light.
    pub fn is_light(&self) -> bool {
        match self.theme {
            ThemeChoice::Light => true,
            ThemeChoice::Dark | ThemeChoice::HighContrast => false,
            ThemeChoice::Auto => self.background.is_light,
            ThemeChoice::Custom(custom) => custom.is_light,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            background: Background::default(),
            glyphs: Glyphs::Unicode,
            mouse: true,
            reduced_motion: false,
            hints: false,
        }
    }
}
