//! What a person's own settings say, with what the last start remembered.

use crate::files::{self, AppDirs, Config};
use crate::phrases::Glyphs;
use crate::team::{LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL, LevelWords};
use crate::tui::app::{Background, Options, ThemeChoice};
use crate::tui::draw::theme::Depth;
use crate::tui::keymap::Keymap;

/// So many lines are named of what else there is to see to.
const MOST_LINES: usize = 8;

/// Options and keys to begin with.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    pub(super) options: Options,
    /// How many colours there are, where someone has said so.
    pub(super) depth: Option<Depth>,
    pub(super) keys: Vec<(String, Vec<String>)>,
    /// What this person calls the levels of skills and of experiences, where
    /// it is not as usual.
    pub(super) levels: [Option<LevelWords>; 2],
    /// Line and column of each of the keys, and the file they are in.
    places: Vec<(usize, usize)>,
    file: String,
    /// What whoever wrote the settings should know.
    warnings: Vec<String>,
}

impl Settings {
    /// Those of the platform's own folders, with these signs where they name
    /// none.
    pub(super) fn of(places: Option<&AppDirs>, glyphs: Glyphs) -> Result<Self, String> {
        let Some(places) = places else {
            let options = Options { glyphs, ..Options::default() };
            return Ok(Self { options, ..Self::default() });
        };
        let read = Config::load(places).map_err(|fault| fault.to_string())?;
        let (config, warnings) = (read.value, read.warnings);
        let remembered = files::remembered(places);
        let (choices, usual) = (config.choices, Options::default());
        let theme = choices.theme.or(remembered.theme.as_deref()).and_then(ThemeChoice::from_word);
        let options = Options {
            theme: theme.unwrap_or(usual.theme),
            background: Background { is_light: remembered.background_is_light, is_known: false },
            glyphs: match choices.glyphs {
                Some("ascii") => Glyphs::Ascii,
                Some(_) => Glyphs::Unicode,
                None => glyphs,
            },
            mouse: choices.mouse.unwrap_or(usual.mouse),
            reduced_motion: choices.reduced_motion.unwrap_or(usual.reduced_motion),
            hints: choices.hints.unwrap_or(true),
        };
        let of_keys = config.keys.iter().map(|binding| binding.place).collect();
        let keys = config.keys.into_iter().map(|binding| (binding.action, binding.keys)).collect();
        let own = |words: [String; 6], usual: [&str; 6]| (words != usual).then(|| words.into());
        let levels =
            [own(config.skill, LEVEL_WORDS_SKILL), own(config.experience, LEVEL_WORDS_EXPERIENCE)];
        Ok(Self {
            options,
            depth: choices.color.and_then(Depth::from_word),
            keys,
            levels,
            places: of_keys,
            file: places.config_file().to_string_lossy().into_owned(),
            warnings: warnings.iter().map(ToString::to_string).collect(),
        })
    }

    /// The keys as they were asked for; a fault at the first that cannot be.
    pub(super) fn keymap(&self) -> Result<Keymap, String> {
        let fault = match Keymap::with(&self.keys) {
            Ok(keymap) => return Ok(keymap),
            Err(fault) => fault,
        };
        let wrong = (1..=self.keys.len()).find(|&upto| Keymap::with(&self.keys[..upto]).is_err());
        let place = wrong.and_then(|upto| self.places.get(upto - 1));
        let place = place.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
        Err(format!("{}{place}: {fault}", self.file))
    }

    /// What whoever wrote the settings should know, in a line.
    pub(super) fn said(&self) -> Option<String> {
        let (first, rest) = self.warnings.split_first()?;
        let lines = rest.iter().filter_map(|warning| {
            let rest = warning.strip_prefix(self.file.as_str())?.strip_prefix(':')?;
            rest.split(':').next().map(str::to_owned)
        });
        let lines: Vec<String> = lines.take(MOST_LINES).collect();
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
