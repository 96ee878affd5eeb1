//! The program in lines of text: for screen readers, for terminals that can
//! do no more, for pipes. No cursor is moved, nothing is coloured or drawn,
//! and whatever a sign tells elsewhere is told in words.
//!
//! The same model and the same actions as on the screen: here a line that was
//! typed becomes actions, and what changed is said.

mod ask;
mod command;
mod line;
mod map;
mod rate;
mod say;

use std::io;
use std::process::ExitCode;
use std::sync::mpsc;

use self::line::{Echo, Lines};
use self::say::Voice;
use super::files::Files;
use super::inbox::Waker;
use super::settings::Settings;
use super::{End, Message, Start, now};
use crate::files::Places;
use crate::tui::app::{Action, Effect, Model, Screen, Tone, update};

/// Speaks and listens until the person leaves. What went wrong before the
/// first line is told on standard error, with status 2.
pub fn run(start: &Start) -> ExitCode {
    let mut talk = match Talk::open(start) {
        Ok(talk) => talk,
        Err(fault) => {
            super::say(&fault);
            return ExitCode::from(2);
        }
    };
    super::screen::restore_on_panic();
    let end = talk.stay();
    let unsaved = talk.files.close(&talk.model);
    if let Some(unsaved) = &unsaved {
        super::say(unsaved);
    }
    match end {
        Ok(End::Signal(signal)) => ExitCode::from(128_u8.wrapping_add(signal as u8)),
        Ok(End::TerminalGone) => ExitCode::from(129),
        Ok(_) | Err(_) if unsaved.is_some() => ExitCode::from(2),
        // Whoever listened has gone: nothing to complain about.
        Ok(_) | Err(_) => ExitCode::SUCCESS,
    }
}

/// A conversation.
struct Talk {
    model: Model,
    files: Files,
    lines: Lines,
    voice: Voice,
    ended: bool,
}

impl Talk {
    fn open(start: &Start) -> Result<Self, String> {
        let places = Places::of_platform();
        let settings = Settings::of(places.as_ref())?;
        let said = settings.said();
        let mut files = Files::new(places, settings.levels);
        let mut model = files.start(start, settings.options)?;
        if let (Some(said), None) = (said, &model.notice) {
            model.fault(said);
        }
        model.options.reduced_motion = true;
        let (sender, receiver) = mpsc::channel();
        files.wake_with(&Waker::without_a_bell(sender.clone()));
        let lines = Lines::new(sender, receiver).map_err(|error| error.to_string())?;
        Ok(Self { model, files, lines, voice: Voice::default(), ended: false })
    }

    fn stay(&mut self) -> io::Result<End> {
        if !matches!(self.model.screen, Screen::Rate(_)) {
            map::greet(&self.model, &mut self.voice)?;
        }
        self.notice()?;
        loop {
            let echo = self.prompt()?;
            let line = loop {
                match self.lines.next(echo) {
                    Some(Message::Line(Some(line))) => break line,
                    // The end of what is typed ends the conversation: nothing
                    // that was answered is lost.
                    Some(Message::Line(None)) | None if self.lines.have_lost_their_terminal() => {
                        return Ok(End::TerminalGone);
                    }
                    Some(Message::Line(None)) | None => return Ok(End::Asked),
                    Some(Message::Ended(signal)) => return Ok(End::Signal(signal)),
                    Some(_) => {
                        self.files.report(&mut self.model);
                    }
                }
            };
            self.model.now = now();
            if echo == Echo::Off {
                // The line's own end was not shown either.
                self.voice.say("")?;
            }
            self.hear(line.trim())?;
            self.files.report(&mut self.model);
            self.notice()?;
            if self.ended {
                return Ok(End::Asked);
            }
        }
    }

    /// Asks for the next line; whether what is typed may be seen.
    fn prompt(&mut self) -> io::Result<Echo> {
        let Self { model, voice, .. } = self;
        if let Some(overlay) = model.overlays.last() {
            ask::ask(overlay, voice)?;
            return Ok(Echo::On);
        }
        match &model.screen {
            Screen::Rate(sitting) => rate::ask(model, sitting, voice),
            Screen::Welcome(view) => {
                map::welcome(view, voice)?;
                voice.prompt("Number, file, or quit")?;
                Ok(Echo::On)
            }
            _ => {
                voice.prompt("Command, or help")?;
                Ok(Echo::On)
            }
        }
    }

    /// Does what a line asks for.
    fn hear(&mut self, line: &str) -> io::Result<()> {
        // For the test of a panic's way out; no release has it.
        #[cfg(debug_assertions)]
        assert!(std::env::var_os("ROUNDTABLE_TEST_PANIC").is_none(), "Ada rated 4");
        if self.model.overlays.last().is_some() {
            let was_open = self.is_open();
            let actions = ask::answer(&mut self.model, line);
            self.act_all(actions)?;
            if !was_open && self.is_open() {
                map::greet(&self.model, &mut self.voice)?;
                if self.model.team.members().is_empty() {
                    // What the screen says next is of its own keys.
                    self.model.done("nobody is on the team yet: add, and names with commas");
                }
            }
            return Ok(());
        }
        match &self.model.screen {
            Screen::Rate(_) => {
                let actions = rate::answer(&mut self.model, line, &mut self.voice)?;
                let was_rating = matches!(self.model.screen, Screen::Rate(_));
                self.act_all(actions)?;
                if was_rating && matches!(self.model.screen, Screen::Map) {
                    self.notice()?;
                    map::hand_over(&self.model, &mut self.voice)?;
                }
                Ok(())
            }
            Screen::Welcome(_) => {
                let (actions, effects) = command::choose(&mut self.model, line);
                self.carry_out(effects);
                self.act_all(actions)?;
                if matches!(self.model.screen, Screen::Welcome(_))
                    || self.model.overlays.last().is_some()
                {
                    return Ok(());
                }
                map::greet(&self.model, &mut self.voice)
            }
            _ => {
                let (actions, effects) = command::obey(&mut self.model, line, &mut self.voice)?;
                self.carry_out(effects);
                self.act_all(actions)
            }
        }
    }

    fn is_open(&self) -> bool {
        !matches!(self.model.screen, Screen::Welcome(_))
    }

    fn act_all(&mut self, actions: Vec<Action>) -> io::Result<()> {
        for action in actions {
            let hidden = self.model.team.session.hidden;
            let effects = update(&mut self.model, action);
            self.carry_out(effects);
            if hidden && !self.model.team.session.hidden {
                map::greet(&self.model, &mut self.voice)?;
            }
        }
        // Screens that there are no lines for.
        if !matches!(self.model.screen, Screen::Map | Screen::Rate(_) | Screen::Welcome(_)) {
            self.model.screen = Screen::Map;
            self.model.refresh();
        }
        Ok(())
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Quit if self.files.must_ask_before_the_end(&mut self.model) => {}
                Effect::Quit | Effect::Abandon => self.ended = true,
                Effect::Repaint | Effect::Suspend | Effect::Mouse(_) | Effect::Copy(_) => {}
                other => self.files.carry_out(other, &mut self.model),
            }
        }
    }

    /// What was said last.
    fn notice(&mut self) -> io::Result<()> {
        match self.model.notice.take() {
            Some(notice) if notice.tone == Tone::Fault => {
                self.voice.say(&format!("Not done: {}.", notice.text.trim_end_matches('.')))
            }
            Some(notice) => self.voice.sentence(&notice.text),
            None => Ok(()),
        }
    }
}
