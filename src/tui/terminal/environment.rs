//! What the environment says about the terminal: its name, colours, locale.

use std::collections::HashMap;

use crate::phrases::Glyphs;
use crate::tui::app::Options;
use crate::tui::draw::theme::Depth;

/// The environment variables that describe the terminal.
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

/// The values of these variables.
#[derive(Debug, Clone, Default)]
pub(super) struct Environment {
    values: HashMap<&'static str, String>,
}

impl Environment {
    /// Returns those of this process.
    pub(super) fn read() -> Self {
        let values = VARIABLES.iter().filter_map(|&name| Some((name, std::env::var(name).ok()?)));
        Self { values: values.collect() }
    }

    /// Returns an environment with these values, for tests.
    #[cfg(test)]
    pub(super) fn of(values: &[(&'static str, &str)]) -> Self {
        Self { values: values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect() }
    }

    /// Returns the value of a variable; `None` if it is not set or empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Returns the terminal's name; empty if there is none.
    pub(super) fn term(&self) -> &str {
        self.get("TERM").unwrap_or_default()
    }

    /// Returns whether the program runs in GNU screen, here or on the other side of ssh.
    pub(super) fn is_in_screen(&self) -> bool {
        self.get("STY").is_some() || self.term().starts_with("screen") && self.get("TMUX").is_none()
    }

    /// Returns the default options for this terminal.
    pub(super) fn options(&self) -> Options {
        // While the mouse is on, GNU screen keeps Esc back until the next key.
        Options { glyphs: self.glyphs(), mouse: !self.is_in_screen(), ..Options::default() }
    }

    /// Returns how many colours the terminal shows.
    pub(super) fn depth(&self) -> Depth {
        Depth::of(|name| self.get(name).map(str::to_owned))
    }

    /// Returns the signs that the locale can show: ASCII unless it is UTF-8.
    pub(super) fn glyphs(&self) -> Glyphs {
        // Without a locale, as in containers and on consoles of Windows, nothing
        // says that the terminal is an old one, and hardly any is.
        if self.is_utf8() { Glyphs::Unicode } else { Glyphs::Ascii }
    }

    /// Returns whether the locale is UTF-8.
    pub(super) fn is_utf8(&self) -> bool {
        self.locale().is_none_or(is_utf8)
    }

    /// Returns the locale for characters, if one is set.
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
