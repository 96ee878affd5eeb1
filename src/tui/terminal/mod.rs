//! The terminal: input becomes actions, actions change the model and return effects, effects are
//! carried out, and one frame is drawn for everything that was waiting. An idle program sleeps; it
//! wakes by itself only if the model asks for it (a workshop's clock, a reveal, awaited sheets).

mod ascii;
mod background;
pub mod editor;
mod environment;
mod event_loop;
mod files;
mod input;
mod opening;
mod plain;
pub mod report;
mod room;
pub mod screen;
mod search;
mod settings;
mod signals;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use self::input::Input;
pub use self::plain::rate as rate_in_lines;
use self::signals::Signal;
use crate::room::RoomEvent;
use crate::team::Team;
use crate::tui::app;
use crate::tui::draw::theme::Depth;

/// What the program opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// The built-in example.
    Demo,
    /// A team file.
    File(PathBuf),
    /// Recent teams, templates, the demo.
    Welcome,
    /// One member's private rating, into a sheet.
    Sheet {
        /// The team as it is in the file.
        team: Box<Team>,
        /// Who rates, by index.
        member: usize,
        /// The sheet's file.
        out: PathBuf,
    },
}

/// How the screen looks, as the command line says.
#[derive(Debug, Clone, Default)]
pub struct DisplayOptions {
    /// How many colours there are.
    pub depth: Option<Depth>,
    /// The theme's name.
    pub theme: Option<String>,
}

/// What wakes the loop.
#[derive(Debug)]
enum Wake {
    /// Input, everything that came at once.
    Input(Vec<Input>),
    TerminalGone,
    Signal(Signal),
    /// A line of text was typed; `None` at the end of input.
    Line(Option<String>),
    /// A save has ended.
    Saved,
    /// Something happened at a phone.
    Phone(RoomEvent),
    /// An event for the model.
    App(app::Event),
}

/// Why the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Asked,
    Signal(i32),
    TerminalGone,
}

/// How long a terminal without a size may take to get one: containers start without.
const SIZE_PATIENCE: Duration = Duration::from_secs(1);
/// How often the terminal is asked for its size meanwhile.
const SIZE_PAUSE: Duration = Duration::from_millis(20);

/// How late an answer of the terminal may be.
const MAX_DELAY: Duration = Duration::from_secs(1);

/// Runs the program on the screen until the person quits. Errors before there is a screen go to
/// standard error, with exit status 2.
///
/// `public_url` is the address of a tunnel or proxy that leads to the room.
pub fn run(start: &Start, display: &DisplayOptions, public_url: Option<String>) -> ExitCode {
    let term = std::env::var("TERM").unwrap_or_default();
    let no_screen = if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        Some("standard input or output is not a terminal")
    } else if term == "dumb" {
        Some("TERM=dumb cannot show a screen")
    } else {
        None
    };
    if let Some(why) = no_screen {
        print_reason(&format!(
            "{why}; for text use `roundtable --plain FILE` or `roundtable show FILE`"
        ));
        return ExitCode::from(2);
    }
    let mut session = match event_loop::Session::open(start, display, public_url) {
        Ok(session) => session,
        Err(error) => {
            print_reason(&error);
            return ExitCode::from(2);
        }
    };
    let Some(size) = size() else {
        print_reason(
            "the terminal says that it has 0 columns or 0 rows; tell it its size, as in \
             `stty rows 24 cols 80`",
        );
        return ExitCode::from(2);
    };
    screen::restore_on_panic();
    let outcome = session.show(size);
    // First, for a disk may keep the last save waiting.
    screen::leave();
    let unsaved = session.close();
    if let Some(unsaved) = &unsaved {
        print_reason(unsaved);
    }
    match outcome {
        Ok(End::Asked) if unsaved.is_some() => ExitCode::from(2),
        Ok(End::Asked) => ExitCode::SUCCESS,
        Ok(End::Signal(signal)) => ExitCode::from(128_u8.wrapping_add(signal as u8)),
        // As if SIGHUP had come: 128 + 1.
        Ok(End::TerminalGone) | Err(_) => ExitCode::from(129),
    }
}

/// Returns the terminal's size, if it has one.
fn size() -> Option<(u16, u16)> {
    let mut waited = Duration::ZERO;
    loop {
        match crossterm::terminal::size() {
            Ok((columns, rows)) if columns > 0 && rows > 0 => return Some((columns, rows)),
            _ if waited >= SIZE_PATIENCE => return None,
            _ => std::thread::sleep(SIZE_PAUSE),
        }
        waited += SIZE_PAUSE;
    }
}

/// Prints why the program ends, on one line.
fn print_reason(text: &str) {
    say(&format!("roundtable: {}", crate::text::one_line(text)));
}

/// Prints a message on standard error without control characters: wrapped to the width of a
/// terminal, on one line in a pipe.
pub fn say(message: &str) {
    let mut to = io::stderr();
    let columns = crossterm::terminal::size().map_or(0, |(columns, _)| usize::from(columns));
    let shown = match columns {
        20.. if to.is_terminal() => crate::text::wrapped_message(message, columns),
        _ => crate::text::message(message),
    };
    let _ = writeln!(to, "{shown}");
}

/// Returns the seconds since 1970.
fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}
