//! Every way out gives the terminal back as it was, wherever one was: on the
//! screen, in a sheet, in lines of text, while what is typed is not shown.

use std::path::Path;

use rustix::process::{Pid, Signal, kill_process};

use crate::common::pty::Pty;

/// Where one may be when the end comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Screen,
    Sheet,
    SheetInLines,
}

const PLACES: [Place; 3] = [Place::Screen, Place::Sheet, Place::SheetInLines];

impl Place {
    /// Goes there, after the shell has put the modes of its terminal down.
    fn enter(self, home: &Path, before: &str) -> (Pty, String) {
        let path = home.join("payments.toml");
        std::fs::copy("assets/demo.toml", &path).unwrap();
        let path = path.display();
        let arguments = match self {
            Self::Screen => format!("{path}"),
            Self::Sheet => format!("rate {path} --as Ada"),
            Self::SheetInLines => format!("rate {path} --as Ada --plain"),
        };
        let mut pty = Pty::with(home, &format!("{before} printf here; read go;"), &arguments);
        pty.wait("here");
        let modes = pty.modes();
        pty.press("\r");
        pty.wait(match self {
            Self::Screen => "5 covered",
            Self::Sheet => "in private",
            Self::SheetInLines => "or ?:",
        });
        if self.is_drawn() {
            assert_ne!(pty.modes(), modes);
            assert!(pty.is_on_alternate_screen() && pty.brackets_pastes() && pty.hides_cursor());
        }
        (pty, modes)
    }

    fn is_drawn(self) -> bool {
        matches!(self, Self::Screen | Self::Sheet)
    }
}

fn is_as_it_was(pty: &Pty, modes: &str, at: &str) {
    assert_eq!(pty.modes(), modes, "{at}");
    assert!(!pty.is_on_alternate_screen(), "{at}");
    assert!(!pty.hides_cursor(), "{at}");
    assert!(!pty.brackets_pastes(), "{at}");
}

fn send(pty: &Pty, signal: Signal) {
    kill_process(Pid::from_raw(pty.process_id() as i32).unwrap(), signal).unwrap();
}

#[test]
fn every_signal_that_ends_it_gives_the_terminal_back_wherever_one_is() {
    for place in PLACES {
        for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
            let home = tempfile::tempdir().unwrap();
            let (mut pty, modes) = place.enter(home.path(), "");
            send(&pty, signal);
            let at = format!("{place:?}, {signal:?}");
            assert_eq!(pty.exit_code(), 128 + signal.as_raw() as u32, "{at}");
            is_as_it_was(&pty, &modes, &at);
        }
    }
}

#[test]
fn stopped_it_gives_the_terminal_back_and_continued_it_takes_it_again_at_its_new_size() {
    for place in PLACES {
        let home = tempfile::tempdir().unwrap();
        let (mut pty, modes) = place.enter(home.path(), "");
        let inside = pty.modes();
        send(&pty, Signal::TSTP);
        pty.settle();
        pty.settle();
        let at = format!("{place:?}, stopped");
        is_as_it_was(&pty, &modes, &at);
        pty.resize(100, 36);
        send(&pty, Signal::CONT);
        pty.settle();
        pty.settle();
        assert_eq!(pty.modes(), inside, "{place:?}, continued");
        if place.is_drawn() {
            assert!(pty.is_on_alternate_screen() && pty.brackets_pastes(), "{place:?}");
            let last = pty.screen().lines().last().unwrap_or_default().to_owned();
            assert_eq!(pty.screen().lines().count(), 36, "drawn at its new size: {last}");
        }
        send(&pty, Signal::TERM);
        assert_eq!(pty.exit_code(), 143, "{place:?}");
        is_as_it_was(&pty, &modes, &format!("{place:?}, after all"));
    }
}
