//! The user's settings, with what the last start remembered.

use crate::files::read::THEMES;
use crate::files::{self, AppDirs, Config};
use crate::phrases::Glyphs;
use crate::team::{LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL, LevelWords};
use crate::text;
use crate::tui::app::{Background, CustomTheme, Options, ThemeChoice};
use crate::tui::draw::Styles;
use crate::tui::draw::theme::Depth;
use crate::tui::keymap::Keymap;

/// The maximum number of line numbers in a warning.
const MAX_LINES: usize = 8;

/// The options and keys to start with.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    pub(super) options: Options,
    /// How many colours to use, if the settings say so.
    pub(super) depth: Option<Depth>,
    pub(super) keys: Vec<(String, Vec<String>)>,
    /// The user's words for the levels of skills and of experiences, if they differ from the
    /// standard words.
    pub(super) levels: [Option<LevelWords>; 2],
    /// Line and column of each key binding.
    locations: Vec<(usize, usize)>,
    file: String,
    /// Warnings about the settings.
    warnings: Vec<String>,
}

impl Settings {
    /// Returns the settings from the user's folders, with defaults that suit this terminal.
    ///
    /// A wrong setting becomes a warning and its default: it never keeps the program from
    /// starting.
    pub(super) fn of(dirs: Option<&AppDirs>, usual: Options) -> Self {
        let Some(dirs) = dirs else {
            return Self { options: usual, ..Self::default() };
        };
        let (config, mut warnings) = match Config::load(dirs) {
            Ok(read) => (read.value, read.warnings.iter().map(ToString::to_string).collect()),
            Err(error) => {
                (Config::default(), vec![format!("{error}. Until then the defaults apply")])
            }
        };
        let file = dirs.config_file().to_string_lossy().into_owned();
        let remembered = files::remembered(dirs);
        let choices = config.choices;
        let asked = config.theme.as_deref().map(|word| theme(word, Some(dirs)));
        let theme = match asked {
            Some(Ok(theme)) => Some(theme),
            Some(Err(why)) => {
                let (line, column) = config.theme_at;
                warnings.push(format!("{file}:{line}:{column}: {why}"));
                None
            }
            None => remembered.theme.as_deref().and_then(ThemeChoice::from_word),
        };
        let options = Options {
            theme: theme.unwrap_or(usual.theme),
            background: Background { is_light: remembered.background_is_light, is_known: false },
            glyphs: match choices.glyphs {
                Some("ascii") => Glyphs::Ascii,
                Some(_) => Glyphs::Unicode,
                None => usual.glyphs,
            },
            mouse: choices.mouse.unwrap_or(usual.mouse),
            reduced_motion: choices.reduced_motion.unwrap_or(usual.reduced_motion),
            hints: choices.hints.unwrap_or(true),
        };
        let of_keys = config.keys.iter().map(|binding| binding.location).collect();
        let keys = config.keys.into_iter().map(|binding| (binding.action, binding.keys)).collect();
        let own = |words: [String; 6], known: [&str; 6]| (words != known).then(|| words.into());
        let levels =
            [own(config.skill, LEVEL_WORDS_SKILL), own(config.experience, LEVEL_WORDS_EXPERIENCE)];
        Self {
            options,
            depth: choices.color.and_then(Depth::from_word),
            keys,
            levels,
            locations: of_keys,
            file,
            warnings,
        }
    }

    /// Returns the key bindings with the user's changes. A wrong one becomes a warning, and its
    /// command keeps the default keys.
    pub(super) fn keymap(&mut self) -> Result<Keymap, String> {
        let mut kept: Vec<(String, Vec<String>)> = Vec::new();
        for (binding, (line, column)) in self.keys.iter().zip(&self.locations) {
            kept.push(binding.clone());
            if let Err(error) = Keymap::with(&kept) {
                kept.pop();
                self.warnings.push(format!("{}:{line}:{column}: {error}", self.file));
            }
        }
        Keymap::with(&kept).map_err(|error| error.to_string())
    }

    /// Returns the warnings about the settings in one line.
    pub(super) fn warning(&self) -> Option<String> {
        let (first, rest) = self.warnings.split_first()?;
        let lines = rest.iter().filter_map(|warning| {
            let rest = warning.strip_prefix(self.file.as_str())?.strip_prefix(':')?;
            rest.split(':').next().map(str::to_owned)
        });
        let lines: Vec<String> = lines.take(MAX_LINES).collect();
        Some(match rest.len() {
            0 => first.clone(),
            1 => format!("{first}. One more in line {}", lines.join(", ")),
            more if more > lines.len() => {
                format!("{first}. {more} more in lines {} and further down", lines.join(", "))
            }
            more => format!("{first}. {more} more in lines {}", lines.join(", ")),
        })
    }
}

/// Returns the theme with this name: a built-in theme or a file of the user.
pub(super) fn theme(word: &str, dirs: Option<&AppDirs>) -> Result<ThemeChoice, String> {
    if let Some(theme) = ThemeChoice::from_word(word) {
        return Ok(theme);
    }
    let path = dirs.map(|dirs| dirs.themes().join(format!("{word}.toml")));
    let is_name = !word.contains(['/', '\\']);
    let Some(path) = path.filter(|path| is_name && path.exists()) else {
        let near = THEMES.iter().find(|theme| strsim::osa_distance(theme, word) <= 2);
        let near = near.map_or(".".to_owned(), |near| format!("; did you mean `{near}`?"));
        let folder = dirs.map(|dirs| dirs.themes().to_string_lossy().into_owned());
        return Err(format!(
            "there is no theme `{}`{near} It is one of {}, or a file in {}",
            text::repeated(word),
            THEMES.join(", "),
            folder.unwrap_or_default()
        ));
    };
    let shown = path.to_string_lossy().into_owned();
    let source = files::read::from_disk(&path, files::MAX_SHEET_BYTES);
    let source = source.map_err(|error| error.to_string())?;
    let custom = CustomTheme { name: word.to_owned(), source, is_light: false };
    let is_light = Styles::check(&custom).map_err(|why| format!("{shown}: {why}"))?;
    // Read once at the start, for as long as the program runs.
    Ok(ThemeChoice::Custom(Box::leak(Box::new(CustomTheme { is_light, ..custom }))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(config: &str, theme: &str) -> (Settings, Keymap) {
        let folder = tempfile::tempdir().unwrap();
        let dirs = AppDirs::within(folder.path());
        std::fs::create_dir_all(dirs.themes()).unwrap();
        std::fs::write(dirs.config_file(), config).unwrap();
        std::fs::write(dirs.themes().join("mine.toml"), theme).unwrap();
        let mut settings = Settings::of(Some(&dirs), Options::default());
        let keymap = settings.keymap().unwrap();
        (settings, keymap)
    }

    #[test]
    fn a_wrong_setting_is_told_and_the_others_hold() {
        let config = "theme = \"drak\"\nmouse = false\n[keys]\nquti = [\"x\"]\nquit = [\"Q\"]\n";
        let (settings, _) = settings(config, "");
        assert!(!settings.options.mouse);
        assert_eq!(settings.options.theme, ThemeChoice::Auto);
        let told = settings.warnings.join("\n");
        assert!(
            told.contains("config.toml:1:9: there is no theme `drak`; did you mean `dark`?"),
            "{told}"
        );
        assert!(told.contains("quti"), "{told}");
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let (settings, _) = settings("mouse = false\n[broken", "");
        assert!(settings.options.mouse);
        assert!(settings.warnings[0].contains("config.toml:2"), "{:?}", settings.warnings);
    }

    #[test]
    fn a_theme_of_ones_own_is_a_file() {
        let light = "base = { fg = \"#000000\", bg = \"#ffffff\" }";
        let (good, _) = settings("theme = \"mine\"", light);
        assert!(good.options.is_light(), "{:?}", good.warnings);
        let (bad, _) = settings("theme = \"mine\"", "base = { fg = \"nocolour\" }");
        assert!(bad.warnings[0].contains("nocolour"), "{:?}", bad.warnings);
        assert_eq!(bad.options.theme, ThemeChoice::Auto);
    }
}
