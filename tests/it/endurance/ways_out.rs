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
    Lines,
    /// In lines, while somebody answers in private.
    Unseen,
    SheetInLines,
}

const PLACES: [Place; 5] =
    [Place::Screen, Place::Sheet, Place::Lines, Place::Unseen, Place::SheetInLines];

const HIDDEN: &str = "\n[session]\nhidden = true\nstep = \"rate\"\n";

impl Place {
    /// Goes there, after the shell has put the modes of its terminal down.
    fn enter(self, home: &Path, before: &str) -> (Pty, String) {
        let path = home.join("payments.toml");
        let mut team = std::fs::read_to_string("assets/demo.toml").unwrap();
        if self == Self::Unseen {
            assert!(!team.contains("[session]"));
            team.push_str(HIDDEN);
        }
        std::fs::write(&path, team).unwrap();
        let path = path.display();
        let arguments = match self {
            Self::Screen => format!("{path}"),
            Self::Sheet => format!("rate {path} --as Ada"),
            Self::Lines | Self::Unseen => format!("--plain {path}"),
            Self::SheetInLines => format!("rate {path} --as Ada --plain"),
        };
        let mut pty = Pty::with(home, &format!("{before} printf here; read go;"), &arguments);
        pty.wait("here");
        let modes = pty.modes();
        pty.press("\r");
        pty.wait(match self {
            Self::Screen => "5 covered",
            Self::Sheet => "in private",
            Self::Lines | Self::Unseen => "Command, or help",
            Self::SheetInLines => "or ?:",
        });
        if self == Self::Unseen {
            pty.press("rate bo\r");
            pty.wait("Enter when you are Bo");
            pty.press("\r");
            pty.wait("done ends it");
            pty.press("1\r");
            pty.wait("or ?:");
            pty.settle();
            assert_ne!(pty.modes(), modes, "what is typed is not shown");
        }
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
fn a_panic_gives_the_terminal_back_and_tells_nothing_wherever_one_is() {
    for place in PLACES {
        let home = tempfile::tempdir().unwrap();
        let (mut pty, modes) = match place {
            // There every line panics, also those that lead to a question.
            Place::Unseen => continue,
            _ => place.enter(home.path(), "export ROUNDTABLE_TEST_PANIC=1;"),
        };
        pty.press(if place.is_drawn() { "\x0c" } else { "4\r" });
        assert_eq!(pty.exit_code(), 101, "{place:?}");
        is_as_it_was(&pty, &modes, &format!("{place:?}"));
        let said = pty.screen();
        assert!(said.contains("an error in the program"), "{place:?}: {said}");
        assert!(!said.contains("rated 4"), "{place:?}: {said}");
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
