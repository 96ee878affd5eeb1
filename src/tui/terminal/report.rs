//! A description of the terminal, for bug reports.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

use super::background::{self, Background};
use super::environment::Environment;
use super::input::Reader;
use super::screen;
use super::settings::Settings;
use crate::files::AppDirs;
use crate::phrases::Glyphs;
use crate::text;

/// How long to wait for answers: longer than before a first frame, because nobody waits for one
/// here.
const PATIENCE: Duration = Duration::from_secs(1);
/// Asks for the terminal's version, its bracketed paste and SGR mouse modes, and its status, whose
/// answer comes last.
const QUESTIONS: &[u8] = b"\x1b[>0q\x1b[?2004$p\x1b[?1006$p\x1b[5n";
const STATUS: &[u8] = b"\x1b[0n";

/// What the terminal answered.
#[derive(Debug, Default, PartialEq, Eq)]
struct Answers {
    version: Option<String>,
    /// Whether the terminal knows a mode, by the mode's number.
    modes: HashMap<String, bool>,
}

/// Returns the description, one line for each thing.
///
/// # Errors
/// A `config.toml` that cannot be read.
pub fn terminal() -> anyhow::Result<String> {
    let environment = Environment::read();
    let dirs = AppDirs::of_platform();
    let settings = Settings::of(dirs.as_ref(), environment.options());
    let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    let (background, answers) =
        if is_terminal { ask(&environment)? } else { (None, Answers::default()) };
    let set = |name: &str| {
        let value = environment.get(name).unwrap_or("not set");
        text::visible(value).into_owned()
    };
    let colors = match settings.depth {
        Some(depth) => format!("{} (by config.toml)", depth.word()),
        None => environment.depth().word().to_owned(),
    };
    let size = match crossterm::terminal::size() {
        Ok((columns, rows)) if is_terminal => format!("{columns} x {rows}"),
        _ => "not a terminal".to_owned(),
    };
    let glyphs = match settings.options.glyphs {
        Glyphs::Unicode => "Unicode signs",
        Glyphs::Ascii => "ascii signs",
    };
    let locale = text::visible(environment.locale().unwrap_or("not set")).into_owned();
    let known = |mode: &str| match answers.modes.get(mode) {
        Some(true) => "known to the terminal",
        Some(false) => "not known to the terminal",
        None => "the terminal does not say",
    };
    let mouse = match settings.options.mouse {
        true => "clicks and wheel",
        false if environment.is_in_screen() => "off: GNU screen would delay Esc",
        false => "off (by config.toml)",
    };
    let rows = [
        ("roundtable", env!("CARGO_PKG_VERSION").to_owned()),
        ("system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
        ("TERM", set("TERM")),
        ("COLORTERM", set("COLORTERM")),
        ("NO_COLOR", set("NO_COLOR")),
        ("COLORFGBG", set("COLORFGBG")),
        ("terminal", answers.version.clone().unwrap_or_else(|| set("TERM_PROGRAM"))),
        ("within", within(&environment).to_owned()),
        ("size", size),
        ("colors", colors),
        ("background", background.map_or("not asked", shown).to_owned()),
        ("locale", format!("{locale}: {glyphs}")),
        ("mouse", format!("{mouse}; {}", known("1006"))),
        ("paste", format!("in brackets; {}", known("2004"))),
        ("copy", "by OSC 52; some terminals need a setting for it".to_owned()),
    ];
    let mut report = String::new();
    for (what, found) in rows {
        let _ = writeln!(report, "{what:<11} {found}");
    }
    Ok(report)
}

fn within(environment: &Environment) -> &'static str {
    match (environment.get("TMUX"), environment.get("STY")) {
        (Some(_), _) => "tmux",
        (None, Some(_)) => "GNU screen",
        (None, None) => "no multiplexer",
    }
}

fn shown(background: Background) -> &'static str {
    match background {
        Background::Answered { light: true } => "light (from the terminal)",
        Background::Answered { light: false } => "dark (from the terminal)",
        Background::Variable { light: true } => "light (from COLORFGBG)",
        Background::Variable { light: false } => "dark (from COLORFGBG)",
        Background::Unknown => "not known",
    }
}

fn ask(environment: &Environment) -> io::Result<(Option<Background>, Answers)> {
    screen::enter_raw_mode()?;
    let mut reader = Reader::new();
    let (background, _) = background::find(&mut reader, environment);
    let mut answers = Answers::default();
    if background::answers(environment) {
        let mut out = io::stdout();
        out.write_all(QUESTIONS)?;
        out.flush()?;
        reader.look_for(PATIENCE, |sequence| answers.take(sequence).then_some(()));
    }
    screen::leave_raw_mode();
    Ok((Some(background), answers))
}

impl Answers {
    /// Records one answer; returns whether it is the last.
    fn take(&mut self, sequence: &[u8]) -> bool {
        let text = String::from_utf8_lossy(sequence);
        if let Some(version) = text.strip_prefix("\x1bP>|") {
            self.version = Some(text::visible(version.trim_end_matches("\x1b\\")).into_owned());
        }
        let mode = text.strip_prefix("\x1b[?").and_then(|rest| rest.strip_suffix("$y"));
        if let Some((mode, state)) = mode.and_then(|mode| mode.split_once(';')) {
            self.modes.insert(mode.to_owned(), state != "0");
        }
        sequence == STATUS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_apart_and_the_status_ends_them() {
        let mut answers = Answers::default();
        assert!(!answers.take(b"\x1bP>|XTerm(379)\x1b\\"));
        assert!(!answers.take(b"\x1b[?2004;2$y"));
        assert!(!answers.take(b"\x1b[?1006;0$y"));
        assert!(answers.take(b"\x1b[0n"));
        assert_eq!(answers.version.as_deref(), Some("XTerm(379)"));
        assert_eq!(answers.modes.get("2004"), Some(&true));
        assert_eq!(answers.modes.get("1006"), Some(&false));
    }

    #[test]
    fn the_modes_known_are_those_in_any_state_but_none() {
        for (state, known) in [("0", false), ("1", true), ("2", true), ("4", true)] {
            let mut answers = Answers::default();
            answers.take(format!("\x1b[?2004;{state}$y").as_bytes());
            assert_eq!(answers.modes.get("2004"), Some(&known), "{state}");
        }
    }
}
