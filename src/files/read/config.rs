//! The user's settings: `config.toml`. A setting that the file leaves out is the
//! one last chosen in the program, or else the default.

use super::check::{Check, flag};
use super::parse::{Expected, parse};
use super::{Checked, disk};
use crate::files::format::table::start;
use crate::files::format::tables::ConfigFile;
use crate::files::{AppDirs, FileError, MAX_SHEET_BYTES, Warning};
use crate::team::{LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL};

/// The built-in themes.
pub const THEMES: [&str; 4] = ["auto", "dark", "light", "high-contrast"];
/// The values of `color`.
pub const COLORS: [&str; 5] = ["auto", "truecolor", "256", "16", "none"];
/// The values of `glyphs`.
pub const GLYPHS: [&str; 2] = ["unicode", "ascii"];

/// How the program looks and behaves; nothing for settings that are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choices {
    /// `auto`, `truecolor`, `256`, `16` or `none`.
    pub color: Option<&'static str>,
    /// One of [`GLYPHS`].
    pub glyphs: Option<&'static str>,
    /// Whether the program uses clicks and the wheel.
    pub mouse: Option<bool>,
    /// Whether nothing moves by itself.
    pub reduced_motion: Option<bool>,
    /// Whether each screen shows a line of help.
    pub hints: Option<bool>,
}

/// The keys that the user has given to an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyBinding {
    /// The action's name, as the help shows it; not checked here.
    pub action: String,
    /// The keys, as the help writes them; not checked here.
    pub keys: Vec<String>,
    /// Line and column, for messages about the name and the keys.
    pub location: (usize, usize),
}

/// What `config.toml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// One of [`THEMES`], or the name of the user's theme file.
    pub theme: Option<String>,
    /// Line and column of the theme, for messages about its file.
    pub theme_at: (usize, usize),
    /// Look and behaviour.
    pub choices: Choices,
    /// Keys that replace the default keys.
    pub keys: Vec<KeyBinding>,
    /// The words of a skill's levels, 0 to 5.
    pub skill: [String; 6],
    /// The words of an experience's levels, 0 to 5.
    pub experience: [String; 6],
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: None,
            theme_at: (1, 1),
            choices: Choices::default(),
            keys: Vec::new(),
            skill: LEVEL_WORDS_SKILL.map(str::to_owned),
            experience: LEVEL_WORDS_EXPERIENCE.map(str::to_owned),
        }
    }
}

impl Config {
    /// Reads the user's `config.toml`; without that file, all settings are left out.
    pub fn load(dirs: &AppDirs) -> Result<Checked<Self>, FileError> {
        let path = dirs.config_file();
        if !path.exists() {
            return Ok(Checked { value: Self::default(), warnings: Vec::new() });
        }
        let source = disk::from_disk(&path, MAX_SHEET_BYTES)?;
        config(&source, &path.to_string_lossy())
    }
}

/// Reads the text of a `config.toml`.
pub fn config(source: &str, path: &str) -> Result<Checked<Config>, FileError> {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let mut check = Check::new(source, path);
    let mut config = Config::default();
    if source.trim().is_empty() {
        return Ok(Checked { value: config, warnings: Vec::new() });
    }
    let file = parse::<ConfigFile<'_>>(source, path, Expected::Config)?;
    let (_, own) = check.known(&file, "config.toml");
    let mut faults = Vec::new();
    config.choices = check.choices(own, &mut faults);
    if let Some(theme) = &own.theme {
        config.theme = or_default(check.name(theme, "theme").map(Some), &mut faults);
        config.theme_at = check.position(start(theme));
    }
    for (action, keys) in &own.keys.0 {
        let action_word = action.get_ref().0.clone().into_owned();
        let keys = keys.get_ref().0.iter().map(|key| check.name(key, &action_word));
        match keys.collect::<Result<_, _>>() {
            Ok(keys) => {
                let location = check.position(start(action));
                config.keys.push(KeyBinding { action: action_word, keys, location });
            }
            Err(error) => faults.push(error),
        }
    }
    if let Some(table) = &own.levels {
        let (_, own) = check.known(table, "[levels]");
        if let Some(words) = or_default(check.six(&own.skill, "skill"), &mut faults) {
            config.skill = words;
        }
        if let Some(words) = or_default(check.six(&own.experience, "experience"), &mut faults) {
            config.experience = words;
        }
    }
    faults.extend(check.into_warnings());
    Ok(Checked { value: config, warnings: faults })
}

/// Returns a setting; nothing if it is wrong, with the error as a warning: a wrong
/// setting must not keep the program from starting.
fn or_default<T>(setting: Result<Option<T>, FileError>, faults: &mut Vec<Warning>) -> Option<T> {
    setting.unwrap_or_else(|error| {
        faults.push(error);
        None
    })
}

impl Check<'_> {
    fn choices(&self, own: &ConfigFile<'_>, faults: &mut Vec<Warning>) -> Choices {
        let mut choose = |value, key, words: &'static [&'static str]| {
            let from = |given: &str| words.iter().copied().find(|word| *word == given);
            or_default(self.some_word(value, key, from, words), faults)
        };
        Choices {
            color: choose(&own.color, "color", &COLORS),
            glyphs: choose(&own.glyphs, "glyphs", &GLYPHS),
            mouse: flag(&own.mouse),
            reduced_motion: flag(&own.reduced_motion),
            hints: flag(&own.hints),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = include_str!("../../../assets/config.toml");

    #[test]
    fn the_shipped_sample_is_the_defaults() {
        let sample = config(SAMPLE, "config.toml").expect("the sample is valid");
        assert!(sample.warnings.is_empty());
        let usual = Choices {
            color: Some(COLORS[0]),
            glyphs: Some(GLYPHS[0]),
            mouse: Some(true),
            reduced_motion: Some(false),
            hints: Some(true),
        };
        assert_eq!(sample.value.choices, usual);
        assert_eq!(sample.value.theme.as_deref(), Some(THEMES[0]));
        let (theme, theme_at) = (None, (1, 1));
        let left = Config { choices: Choices::default(), theme, theme_at, ..sample.value };
        assert_eq!(left, Config::default());
    }

    #[test]
    fn a_config_without_a_word_changes_nothing() {
        assert_eq!(config("", "config.toml").expect("valid").value, Config::default());
    }

    #[test]
    fn a_mistyped_setting_is_pointed_at() {
        let read = config("mouse = false\nglyphs = \"asci\"\n", "config.toml").expect("valid");
        assert_eq!(
            read.warnings[0].to_string(),
            "config.toml:2:10: `glyphs` cannot be `asci`; did you mean \"ascii\"? \
             It is one of unicode, ascii"
        );
        assert_eq!(read.value.choices.mouse, Some(false), "the others are read");
        let read = config("mose = true\n[keys]\nquit = [\"x\"]\n", "config.toml").expect("valid");
        assert_eq!(
            read.warnings[0].to_string(),
            "config.toml:1:1: config.toml has no key `mose`; did you mean `mouse`? It is kept as it is"
        );
        let quit = KeyBinding { action: "quit".into(), keys: vec!["x".into()], location: (3, 1) };
        assert_eq!(read.value.keys, [quit]);
    }

    #[test]
    fn a_person_without_settings_has_the_defaults_and_one_with_them_has_theirs() {
        let folder = tempfile::tempdir().expect("a folder");
        let dirs = AppDirs::within(folder.path());
        assert_eq!(Config::load(&dirs).expect("none is fine").value, Config::default());
        std::fs::create_dir_all(&dirs.config).expect("a folder");
        std::fs::write(dirs.config_file(), "theme = \"dark\"\n").expect("written");
        let read = Config::load(&dirs).expect("valid").value;
        assert_eq!(read.theme.as_deref(), Some("dark"));
        assert_eq!(read.choices, Choices::default());
    }
}
