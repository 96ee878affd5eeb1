//! One person's rating in lines of text: for screen readers, for terminals
//! that can do no more, for pipes. No cursor is moved, nothing is coloured or
//! drawn, and whatever a sign tells elsewhere is told in words.
//!
//! The same model and the same actions as on the screen: here a line that was
//! typed becomes actions, and what changed is said.

mod line;
mod rate;
mod say;

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc;

use self::line::{Echo, Lines};
use self::say::Printer;
use super::files::{Files, submit_sheet};
use super::settings::Settings;
use super::signals::Signal;
use super::{End, Start, Wake, now};
use crate::files::AppDirs;
use crate::phrases::Glyphs;
use crate::team::Team;
use crate::tui::app::{Action, Effect, Model, Options, Overlay, Screen, Tone, apply_event, update};

/// Runs the rating until the person stops. Errors before the first line go to standard error, with
/// exit status 2.
pub fn rate(team: &Team, member: usize, out: &Path) -> ExitCode {
    let start = Start::Sheet { team: Box::new(team.clone()), member, out: out.to_owned() };
    let mut talk = match Repl::open(&start) {
        Ok(talk) => talk,
        Err(error) => {
            super::print_reason(&error);
            return ExitCode::from(2);
        }
    };
    super::screen::restore_on_panic();
    let end = talk.stay();
    let unsaved = talk.files.close(&talk.model);
    if let Some(unsaved) = &unsaved {
        super::print_reason(unsaved);
    }
    match end {
        Ok(End::Signal(signal)) => ExitCode::from(128_u8.wrapping_add(signal as u8)),
        Ok(End::TerminalGone) => ExitCode::from(129),
        Ok(_) | Err(_) if unsaved.is_some() => ExitCode::from(2),
        // The reader of the pipe has gone: nothing to complain about.
        Ok(_) | Err(_) => ExitCode::SUCCESS,
    }
}

/// The loop that prints questions and reads answers.
struct Repl {
    model: Model,
    files: Files,
    lines: Lines,
    printer: Printer,
    ended: bool,
}

impl Repl {
    fn open(start: &Start) -> Result<Self, String> {
        let dirs = AppDirs::of_platform();
        let settings =
            Settings::of(dirs.as_ref(), Options { glyphs: Glyphs::Ascii, ..Options::default() });
        let warning = settings.warning();
        let mut files = Files::new(dirs, settings.levels);
        let mut model = files.start(start, settings.options)?;
        if let (Some(warning), None) = (warning, &model.notice) {
            model.notify_failure(warning);
        }
        model.options.reduced_motion = true;
        let (sender, receiver) = mpsc::channel();
        let lines = Lines::new(sender, receiver).map_err(|error| error.to_string())?;
        Ok(Self { model, files, lines, printer: Printer::default(), ended: false })
    }

    fn stay(&mut self) -> io::Result<End> {
        self.notice()?;
        while !self.ended {
            let echo = self.prompt()?;
            let line = match self.lines.next(echo) {
                Some(Wake::Line(Some(line))) => line,
                Some(Wake::Signal(Signal::End(signal))) => return Ok(End::Signal(signal)),
                _ if self.lines.have_lost_their_terminal() => return Ok(End::TerminalGone),
                // The end of what is typed ends the conversation: nothing that
                // was answered is lost.
                _ => return Ok(End::Asked),
            };
            self.model.now = now();
            if echo == Echo::Off {
                // The line's own end was not shown either.
                self.printer.say("")?;
            }
            self.handle_line(line.trim())?;
            self.notice()?;
        }
        Ok(End::Asked)
    }

    /// Prompts for the next line; returns whether typed text is shown.
    fn prompt(&mut self) -> io::Result<Echo> {
        if let Some(Overlay::Confirm(confirm)) = self.model.overlays.last() {
            self.printer.begin(&confirm.question)?;
            self.printer.prompt(&format!("Type y to {}, n for no", confirm.yes))?;
            return Ok(Echo::On);
        }
        match &self.model.screen {
            Screen::Rate(form) => rate::ask(&self.model, form, &mut self.printer),
            _ => Ok(Echo::On),
        }
    }

    /// Does what a typed line asks for.
    fn handle_line(&mut self, line: &str) -> io::Result<()> {
        let actions = match self.model.overlays.last() {
            Some(Overlay::Confirm(_)) => match &*line.to_lowercase() {
                "y" | "yes" => vec![Action::Yes],
                "n" | "no" | "b" => vec![Action::No],
                _ => Vec::new(),
            },
            Some(_) => vec![Action::Back],
            None => rate::answer(&mut self.model, line, &mut self.printer)?,
        };
        for action in actions {
            let effects = update(&mut self.model, action);
            self.carry_out_all(effects);
        }
        Ok(())
    }

    fn carry_out_all(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let events = match effect {
                Effect::Quit => {
                    let (can_quit, events) = self.files.can_quit(&self.model);
                    self.ended |= can_quit;
                    events
                }
                Effect::Abandon => {
                    self.ended = true;
                    Vec::new()
                }
                Effect::SubmitSheet => {
                    let (is_saved, events) = submit_sheet(&self.model);
                    self.ended |= is_saved;
                    events
                }
                other => self.files.carry_out(other, &self.model),
            };
            for event in events {
                let effects = apply_event(&mut self.model, event);
                self.carry_out_all(effects);
            }
        }
    }

    /// Prints the last message.
    fn notice(&mut self) -> io::Result<()> {
        match self.model.notice.take() {
            Some(notice) if notice.tone == Tone::Failure => {
                self.printer.say(&format!("Not done: {}.", notice.text.trim_end_matches('.')))
            }
            Some(notice) => self.printer.sentence(&notice.text),
            None => Ok(()),
        }
    }
}
