//! Whether the terminal's background is light, found before the first frame.
//!
//! The terminal is asked for its colour (OSC 11) and then for its attributes
//! (DA1), which every terminal answers: once those are here, no colour is to
//! come. GNU screen passes the question on and answers for itself first, so
//! there the colour is waited for after the attributes. An answer that comes
//! later than [`PATIENCE`] is dropped by the reader like any other.

use std::io::{self, Write as _};
use std::time::Duration;

use super::environment::Environment;
use super::input::Reader;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_millis(100);
const QUESTION: &[u8] = b"\x1b]11;?\x07\x1b[c";

/// The result of asking the terminal for its background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// It was not asked, or the terminal does not know.
    NoColour,
    /// Whether the colour is light.
    Colour { light: bool },
    /// No answer in time; it may come at any moment.
    NoAnswer,
}

/// What is known about the terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Background {
    /// The terminal said so.
    Answered { light: bool },
    /// `COLORFGBG` says so.
    Variable { light: bool },
    /// Nothing is known.
    Unknown,
}

impl Background {
    /// Returns whether it is light; `None` if that is not known.
    pub(super) fn is_light(self) -> Option<bool> {
        match self {
            Self::Answered { light } | Self::Variable { light } => Some(light),
            Self::Unknown => None,
        }
    }
}

/// Returns what is known, and whether an answer may still come. The terminal must be in raw mode.
pub(super) fn find(reader: &mut Reader, environment: &Environment) -> (Background, bool) {
    let asked = ask(reader, environment);
    let background = match (asked, environment.get("COLORFGBG").and_then(of_variable)) {
        (Asked::Colour { light }, _) => Background::Answered { light },
        (_, Some(light)) => Background::Variable { light },
        (_, None) => Background::Unknown,
    };
    (background, asked == Asked::NoAnswer)
}

fn ask(reader: &mut Reader, environment: &Environment) -> Asked {
    let mut out = io::stdout();
    if !answers(environment) || out.write_all(QUESTION).and_then(|()| out.flush()).is_err() {
        return Asked::NoColour;
    }
    let colour_comes_last = environment.is_in_screen();
    let found = reader.look_for(PATIENCE, |sequence| match of_answer(sequence) {
        Some(light) => Some(Asked::Colour { light }),
        None if is_attributes(sequence) && !colour_comes_last => Some(Asked::NoColour),
        None => None,
    });
    found.unwrap_or(Asked::NoAnswer)
}

/// Returns whether the terminal can be asked: some show the question as text, some never answer.
pub(super) fn answers(environment: &Environment) -> bool {
    if cfg!(not(unix)) {
        return false;
    }
    let term = environment.term();
    let silent = ["dumb", "linux", "vt", "eterm", "dvtm", "cons25", "ansi", "sun"];
    !term.is_empty() && !silent.iter().any(|name| term.starts_with(name))
}

fn is_attributes(sequence: &[u8]) -> bool {
    sequence.starts_with(b"\x1b[?") && sequence.ends_with(b"c")
}

/// Returns whether the colour of an answer to OSC 11 is light.
fn of_answer(sequence: &[u8]) -> Option<bool> {
    let colour = sequence.strip_prefix(b"\x1b]11;")?;
    let colour = colour.strip_suffix(b"\x07").or_else(|| colour.strip_suffix(b"\x1b\\"))?;
    let colour = xterm_color::Color::parse(colour).ok()?;
    let linear = |channel: u16| (f64::from(channel) / 65_535.0).powf(2.2);
    let luminance =
        0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
    // At this luminance black and white stand out equally.
    Some(luminance > 0.179)
}

/// Returns whether the background that `COLORFGBG` names is light: the last of
/// its fields is one of the sixteen colours.
fn of_variable(value: &str) -> Option<bool> {
    let background: u8 = value.rsplit(';').next()?.parse().ok()?;
    (background < 16).then_some(background == 7 || background > 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_light_where_black_stands_out_better_than_white() {
        for (answer, light) in [
            (&b"\x1b]11;rgb:fdfd/f6f6/e3e3\x07"[..], true),
            (b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", false),
            (b"\x1b]11;rgb:00/2b/36\x07", false),
            (b"\x1b]11;rgba:ffff/ffff/ffff/dddd\x07", true),
            (b"\x1b]11;#ffffff\x07", true),
        ] {
            assert_eq!(of_answer(answer), Some(light), "{answer:?}");
        }
        assert_eq!(of_answer(b"\x1b]10;rgb:ffff/ffff/ffff\x07"), None);
        assert_eq!(of_answer(b"\x1b]11;rgb:zz\x07"), None);
    }

    #[test]
    fn the_variable_of_rxvt_names_the_background_last() {
        for (value, light) in [
            ("0;15", Some(true)),
            ("15;0", Some(false)),
            ("0;default;15", Some(true)),
            ("7;8", Some(false)),
            ("0;7", Some(true)),
            ("default;default", None),
            ("", None),
        ] {
            assert_eq!(of_variable(value), light, "{value}");
        }
    }

    #[test]
    fn a_terminal_that_shows_the_question_as_text_is_not_asked() {
        let asks = |term: &str| answers(&Environment::of(&[("TERM", term)]));
        assert!(asks("xterm-256color") && asks("screen") && asks("rxvt-unicode"));
        assert!(!asks("eterm-color") && !asks("dvtm-256color") && !asks("linux") && !asks(""));
    }
}
