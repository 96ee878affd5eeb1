//! What the environment says about the terminal: its name, colours, locale.

use std::collections::HashMap;

use crate::phrases::Glyphs;
use crate::tui::app::Options;
use crate::tui::draw::theme::Depth;

/// The variables that say something about the terminal.
const VARIABLES: [&str; 12] = [
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "COLORFGBG",
    "TERM_PROGRAM",
    "TMUX",
    "STY",
    "VIM_TERMINAL",
    "COLORS",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
];

/// Their values.
#[derive(Debug, Clone, Default)]
pub(super) struct Environment {
    values: HashMap<&'static str, String>,
}

impl Environment {
    /// Reads the process's own.
    pub(super) fn read() -> Self {
        let values = VARIABLES.iter().filter_map(|&name| Some((name, std::env::var(name).ok()?)));
        Self { values: values.collect() }
    }

    /// Makes one up.
    #[cfg(test)]
    pub(super) fn of(values: &[(&'static str, &str)]) -> Self {
        Self { values: values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect() }
    }

    /// A variable that is set to something.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The terminal's name; empty where it has none.
    pub(super) fn term(&self) -> &str {
        self.get("TERM").unwrap_or_default()
    }

    /// Whether GNU screen shows what is written, here or where ssh came from.
    pub(super) fn is_in_screen(&self) -> bool {
        self.get("STY").is_some() || self.term().starts_with("screen") && self.get("TMUX").is_none()
    }

    /// What is usual in this terminal.
    pub(super) fn options(&self) -> Options {
        // While the mouse is on, GNU screen keeps Esc back until the next key.
        Options { glyphs: self.glyphs(), mouse: !self.is_in_screen(), ..Options::default() }
    }

    /// How many colours the terminal shows.
    pub(super) fn depth(&self) -> Depth {
        Depth::of(|name| self.get(name).map(str::to_owned))
    }

    /// The signs that the locale can show: ascii where it is not UTF-8.
    pub(super) fn glyphs(&self) -> Glyphs {
        // Without a locale, as in containers and on consoles of Windows, nothing
        // says that the terminal is an old one, and hardly any is.
        if self.is_utf8() { Glyphs::Unicode } else { Glyphs::Ascii }
    }

    /// Whether the terminal shows what is written in UTF-8.
    pub(super) fn is_utf8(&self) -> bool {
        self.locale().is_none_or(is_utf8)
    }

    /// The locale of characters, where there is one.
    pub(super) fn locale(&self) -> Option<&str> {
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| self.get(name))
    }
}

fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_gnu_screen_the_mouse_is_off() {
        let mouse = |values: &[(&'static str, &str)]| Environment::of(values).options().mouse;
        assert!(mouse(&[("TERM", "tmux-256color"), ("TMUX", "x")]));
        assert!(mouse(&[("TERM", "screen"), ("TMUX", "x")]));
        assert!(!mouse(&[("TERM", "screen.xterm-256color"), ("STY", "1.x")]));
        assert!(!mouse(&[("TERM", "screen")]), "over ssh");
    }

    #[test]
    fn signs_are_ascii_where_the_locale_is_not_utf_8() {
        let glyphs = |values: &[(&'static str, &str)]| Environment::of(values).glyphs();
        assert_eq!(glyphs(&[("LANG", "en_US.UTF-8")]), Glyphs::Unicode);
        assert_eq!(glyphs(&[("LANG", "C.utf8")]), Glyphs::Unicode);
        assert_eq!(glyphs(&[("LANG", "de_DE.ISO-8859-1")]), Glyphs::Ascii);
        assert_eq!(glyphs(&[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")]), Glyphs::Ascii);
        assert_eq!(glyphs(&[("LC_ALL", ""), ("LANG", "en_US.UTF-8")]), Glyphs::Unicode);
        assert_eq!(glyphs(&[]), Glyphs::Unicode);
    }
}
