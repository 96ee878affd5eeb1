//! Themes: a small file of roles, turned into styles once, not a frame.
//!
//! The only place where colours are named. A role says how it looks with all
//! colours, with sixteen and with none, so that each looks deliberate.

use std::collections::HashMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// All of them.
    #[default]
    True,
    /// The 256 of xterm.
    Indexed,
    /// Sixteen.
    Sixteen,
    /// None: `NO_COLOR`, or a terminal that says so.
    None,
}

/// Multiplexers that hand `COLORTERM` on and show 24-bit colours as blink and
/// reverse.
const MISREAD_24_BIT: [&str; 2] = ["screen", "dvtm"];
/// Terminals that misread the sequences of 256 colours as well.
const WITHOUT_COLOURS: [&str; 5] = ["eterm", "vt", "dumb", "sun", "cons25"];
/// Terminals that have all colours, also where `COLORTERM` got lost, as it does
/// over ssh.
const ALL_COLOURS: [&str; 11] = [
    "alacritty",
    "foot",
    "xterm-kitty",
    "kitty",
    "st",
    "wezterm",
    "ghostty",
    "xterm-ghostty",
    "contour",
    "konsole",
    "rio",
];
/// Terminals that have 256, and do not say so by their name.
const COLOURS_256: [&str; 7] = ["xterm", "mlterm", "tmux", "putty", "gnome", "vte", "iterm"];

/// Returns whether a terminal is one of these, by its name or by its name's first part.
fn is_one_of(names: &[&str], term: &str) -> bool {
    names.iter().any(|name| {
        let rest = term.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
    })
}

impl Depth {
    /// The words that a person may say.
    pub const WORDS: [&str; 5] = ["auto", "truecolor", "256", "16", "none"];

    /// Returns the depth of a word; nothing for `auto`, and for no such word.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "truecolor" => Self::True,
            "256" => Self::Indexed,
            "16" => Self::Sixteen,
            "none" => Self::None,
            _ => return None,
        })
    }

    /// Returns its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::True => "truecolor",
            Self::Indexed => "256",
            Self::Sixteen => "16",
            Self::None => "none",
        }
    }

    /// Returns what the environment says: `NO_COLOR`, then `TERM` where it knows
    /// better than `COLORTERM`, then both.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            return Self::None;
        }
        let term = variable("TERM").unwrap_or_default();
        let colours = variable("COLORTERM").unwrap_or_default();
        // vim shows none of the colours that its own terminal lacks.
        let of_vim = variable("VIM_TERMINAL").and_then(|_| variable("COLORS")?.parse().ok());
        let no_colours = WITHOUT_COLOURS.iter().any(|name| term.starts_with(name));
        if term.ends_with("-mono") || term.ends_with("-m") || no_colours && !term.starts_with("vte")
        {
            Self::None
        } else if of_vim.is_some_and(|colours: u32| colours < 256) {
            Self::Sixteen
        } else if is_one_of(&MISREAD_24_BIT, &term) {
            // Without a word of 256 the terminal around it may have but eight:
            // screen shows the brighter ones in bold, dvtm not at all.
            match term.contains("256color") {
                true => Self::Indexed,
                false if term.starts_with("dvtm") => Self::None,
                false => Self::Sixteen,
            }
        } else if matches!(&*colours, "truecolor" | "24bit")
            || term.contains("direct")
            || is_one_of(&ALL_COLOURS, &term)
            // A console of Windows has no TERM.
            || cfg!(windows) && term.is_empty()
        {
            Self::True
        } else if term.ends_with("-16color") {
            Self::Sixteen
        } else if term.contains("256color") || is_one_of(&COLOURS_256, &term) {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }
}

/// How one thing looks, as its line in the theme's file says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Role {
    fg: Option<String>,
    bg: Option<String>,
    fg16: Option<String>,
    bg16: Option<String>,
    mono: String,
}

/// A theme as its file has it: a table a role.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Theme {
    roles: HashMap<String, Role>,
}

impl Theme {
    /// Parses a theme's file.
    pub fn parse(source: &str) -> Result<Self, String> {
        toml::from_str(source).map_err(|error| error.to_string().trim().replace('\n', " "))
    }

    /// Takes the roles that this theme lacks from another one; fails where it
    /// has one that no theme has.
    pub fn over(mut self, base: Self) -> Result<Self, String> {
        if let Some(role) = self.roles.keys().find(|role| !base.roles.contains_key(*role)) {
            return Err(format!("there is no role `{role}`; assets/themes/dark.toml lists them"));
        }
        for (name, role) in base.roles {
            self.roles.entry(name).or_insert(role);
        }
        Ok(self)
    }

    /// Returns whether its background is light.
    pub fn is_light(&self) -> bool {
        let background = self.roles.get("base").and_then(|role| role.bg.as_deref());
        match background.map(|text| colour(text, Depth::True)) {
            Some(Ok(Color::Rgb(red, green, blue))) => {
                u32::from(red) * 2 + u32::from(green) * 5 + u32::from(blue) > 8 * 128
            }
            _ => false,
        }
    }

    /// Returns a role as a style on a terminal of this depth.
    pub fn style(&self, role: &str, depth: Depth) -> Result<Style, String> {
        let found = self.roles.get(role).ok_or_else(|| format!("the theme has no `{role}`"))?;
        let mut style = Style::new();
        let (fg, bg) = match depth {
            Depth::True | Depth::Indexed => (&found.fg, &found.bg),
            Depth::Sixteen => (&found.fg16, &found.bg16),
            Depth::None => (&None, &None),
        };
        if let Some(fg) = fg {
            style = style.fg(colour(fg, depth)?);
        }
        if let Some(bg) = bg {
            style = style.bg(colour(bg, depth)?);
        }
        for word in found.mono.split_whitespace() {
            // Bold helps everywhere; the others are for terminals without colours.
            let modifier = match (word, depth) {
                // Where bold means bright, dark text would fade.
                ("bold", Depth::Sixteen) if !style.fg.is_some_and(is_bright) => continue,
                ("bold", _) => Modifier::BOLD,
                ("crossed", _) => Modifier::CROSSED_OUT,
                ("reversed", Depth::None) => Modifier::REVERSED,
                ("underlined", Depth::None) => Modifier::UNDERLINED,
                ("reversed" | "underlined", _) => continue,
                _ => return Err(format!("`{word}` is not a text attribute")),
            };
            style = style.add_modifier(modifier);
        }
        Ok(style)
    }
}

/// Returns whether a colour of the sixteen is no darker where bold means bright.
fn is_bright(colour: Color) -> bool {
    !matches!(
        colour,
        Color::Reset
            | Color::Black
            | Color::Red
            | Color::Green
            | Color::Yellow
            | Color::Blue
            | Color::Magenta
            | Color::Cyan
    )
}

fn colour(text: &str, depth: Depth) -> Result<Color, String> {
    if let Some(hex) = text.strip_prefix('#') {
        let number = u32::from_str_radix(hex, 16).ok().filter(|_| hex.len() == 6);
        let number = number.ok_or_else(|| format!("`{text}` is not a colour; write #rrggbb"))?;
        let [_, red, green, blue] = number.to_be_bytes();
        return Ok(match depth {
            Depth::Indexed => Color::Indexed(nearest(red, green, blue)),
            _ => Color::Rgb(red, green, blue),
        });
    }
    Ok(match text {
        "default" => Color::Reset,
        "black" => Color::Black,
        "red" => Color::Red,
        "green" => Color::Green,
        "yellow" => Color::Yellow,
        "blue" => Color::Blue,
        "magenta" => Color::Magenta,
        "cyan" => Color::Cyan,
        "white" => Color::Gray,
        "bright-black" => Color::DarkGray,
        "bright-red" => Color::LightRed,
        "bright-green" => Color::LightGreen,
        "bright-yellow" => Color::LightYellow,
        "bright-blue" => Color::LightBlue,
        "bright-magenta" => Color::LightMagenta,
        "bright-cyan" => Color::LightCyan,
        "bright-white" => Color::White,
        _ => return Err(format!("`{text}` is not a colour; write #rrggbb, or one of the sixteen")),
    })
}

/// Returns the nearest of xterm's 6 × 6 × 6 cube and its greys.
fn nearest(red: u8, green: u8, blue: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |value: u8| (0..6).min_by_key(|&at| STEPS[at].abs_diff(value)).unwrap_or(0);
    let distance = |r: u8, g: u8, b: u8| {
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        square(r, red) + square(g, green) + square(b, blue)
    };
    let (r, g, b) = (step(red), step(green), step(blue));
    let cube = (16 + 36 * r + 6 * g + b) as u8;
    let average = (u32::from(red) + u32::from(green) + u32::from(blue)) / 3;
    let grey = (average.saturating_sub(8).div_euclid(10)).min(23) as u8;
    let tone = 8 + 10 * grey;
    if distance(tone, tone, tone) < distance(STEPS[r], STEPS[g], STEPS[b]) {
        232 + grey
    } else {
        cube
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_decides_how_many_colours_there_are() {
        let depth = |pairs: &[(&str, &str)]| {
            Depth::of(|name| {
                pairs.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
            })
        };
        let truecolor = ("COLORTERM", "truecolor");
        for (variables, expected) in [
            (&[("TERM", "xterm-256color")][..], Depth::Indexed),
            (&[("TERM", "xterm"), truecolor], Depth::True),
            (&[("TERM", "linux")], Depth::Sixteen),
            (&[("TERM", "xterm-16color")], Depth::Sixteen),
            (&[("TERM", "rxvt-unicode")], Depth::Sixteen),
            (&[("TERM", "rxvt-unicode-256color")], Depth::Indexed),
            // Handed on by a multiplexer that misreads them.
            (&[("TERM", "screen"), truecolor], Depth::Sixteen),
            (&[("TERM", "screen.xterm-256color"), truecolor], Depth::Indexed),
            (&[("TERM", "screen-256color"), truecolor], Depth::Indexed),
            (&[("TERM", "dvtm-256color"), truecolor], Depth::Indexed),
            (&[("TERM", "dvtm"), truecolor], Depth::None),
            (&[("TERM", "tmux-256color"), truecolor], Depth::True),
            // vim's own terminal, in a terminal of eight colours and in others.
            (&[("TERM", "xterm"), ("VIM_TERMINAL", "900"), ("COLORS", "8")], Depth::Sixteen),
            (&[("VIM_TERMINAL", "900"), ("COLORS", "8"), truecolor], Depth::Sixteen),
            (&[("VIM_TERMINAL", "900"), ("COLORS", "256"), truecolor], Depth::True),
            (&[("TERM", "tmux-256color")], Depth::Indexed),
            // Without COLORTERM, as over ssh.
            (&[("TERM", "xterm")], Depth::Indexed),
            (&[("TERM", "mlterm")], Depth::Indexed),
            (&[("TERM", "alacritty")], Depth::True),
            (&[("TERM", "foot")], Depth::True),
            (&[("TERM", "xterm-kitty")], Depth::True),
            (&[("TERM", "st-256color")], Depth::True),
            (&[("TERM", "eterm-color")], Depth::None),
            (&[("TERM", "vt220")], Depth::None),
            (&[("TERM", "vte-256color")], Depth::Indexed),
            (&[("TERM", "xterm-mono")], Depth::None),
            (&[truecolor, ("NO_COLOR", "1")], Depth::None),
            (&[("TERM", "linux"), ("NO_COLOR", "")], Depth::Sixteen),
        ] {
            assert_eq!(depth(variables), expected, "{variables:?}");
        }
    }

    #[test]
    fn every_depth_has_a_word_and_back() {
        for depth in [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::None] {
            assert_eq!(Depth::from_word(depth.word()), Some(depth));
        }
        assert_eq!(Depth::from_word("auto"), None);
    }

    #[test]
    fn a_theme_of_ones_own_gives_only_what_differs_and_names_what_is_wrong() {
        let dark = || Theme::parse(include_str!("../../../assets/themes/dark.toml")).unwrap();
        let own = Theme::parse("title = { fg = \"#ff0000\", mono = \"bold\" }").unwrap();
        let theme = own.over(dark()).unwrap();
        assert_eq!(theme.style("title", Depth::True).unwrap().fg, Some(Color::Rgb(255, 0, 0)));
        let same = dark().style("quiet", Depth::True).unwrap();
        assert_eq!(theme.style("quiet", Depth::True).unwrap(), same);
        let wrong =
            |source: &str| Theme::parse(source).and_then(|own| own.over(dark())).unwrap_err();
        assert!(wrong("tilte = { fg = \"#ff0000\" }").contains("tilte"));
        assert!(wrong("title = { color = \"#ff0000\" }").contains("color"));
    }

    #[test]
    fn a_colour_finds_its_neighbour_among_256() {
        assert_eq!(nearest(255, 0, 0), 196);
        assert_eq!(nearest(0, 0, 0), 16);
        assert_eq!(nearest(18, 18, 23), 233);
    }
}
