//! Recorded bytes, and what becomes of them.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::Input;
use super::decode::decode;
use super::framer::{ANSWER_PAUSE, Framer, KEY_PAUSE, MAX_ANSWER, PASTE_PAUSE};

/// Every kind of answer that terminals give, as they were recorded.
const ANSWERS: [(&str, &[u8]); 22] = [
    ("primary attributes", b"\x1b[?62;22c"),
    ("secondary attributes", b"\x1b[>84;0;0c"),
    ("tertiary attributes", b"\x1bP!|7E565445\x1b\\"),
    ("version", b"\x1bP>|VTE(7006)\x1b\\"),
    ("setting (DECRQSS)", b"\x1bP1$r38:2::1:2:3m\x1b\\"),
    ("capability (XTGETTCAP)", b"\x1bP1+r524742=38\x1b\\"),
    ("background, ended by ST", b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"),
    ("background, ended by BEL", b"\x1b]11;rgb:fdfd/f6f6/e3e3\x07"),
    ("foreground", b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\"),
    ("colour of the palette", b"\x1b]4;1;rgb:cdcd/0000/0000\x07"),
    ("clipboard", b"\x1b]52;c;MSAyIDMK\x1b\\"),
    ("kitty's graphics (APC)", b"\x1b_Gi=31;OK\x1b\\"),
    ("privacy message (PM)", b"\x1b^4 5\x1b\\"),
    ("start of string (SOS)", b"\x1bX1234\x1b\\"),
    ("mode (DECRQM)", b"\x1b[?2004;2$y"),
    ("mode of ANSI", b"\x1b[4;2$y"),
    ("colour scheme", b"\x1b[?997;1n"),
    ("position of the cursor", b"\x1b[12;40R"),
    ("kitty's flags", b"\x1b[?0u"),
    ("size of the window", b"\x1b[8;40;120t"),
    ("status", b"\x1b[0n"),
    ("title", b"\x1b]lshell 4 5\x1b\\"),
];

/// A terminal whose clock is ours.
struct Line {
    framer: Framer,
    now: Instant,
    told: Vec<Input>,
}

impl Line {
    fn new() -> Self {
        Self { framer: Framer::default(), now: Instant::now(), told: Vec::new() }
    }

    /// One read.
    fn read(&mut self, bytes: &[u8]) -> &mut Self {
        self.framer.take(bytes, self.now);
        self.told.extend(self.framer.drain().filter_map(decode));
        self
    }

    /// Nothing comes for so long.
    fn pause(&mut self, pause: Duration) -> &mut Self {
        let until = self.now + pause;
        while let Some(left) = self.framer.pause(self.now) {
            if self.now + left > until {
                break;
            }
            self.now += left;
            self.framer.expire(self.now);
            self.told.extend(self.framer.drain().filter_map(decode));
        }
        self.now = until;
        self
    }

    fn names(&self) -> String {
        let names = self.told.iter().map(|input| match input {
            Input::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        });
        names.collect::<Vec<_>>().join(" ")
    }

    /// The keys that everyone presses after an answer.
    fn press_five_keys(&mut self) -> &mut Self {
        for key in [&b"a"[..], b"\x1b[A", b"\r", b"\x03", b"q"] {
            self.pause(Duration::from_millis(200)).read(key);
        }
        self
    }
}

const FIVE_KEYS: &str = "a ↑ Enter Ctrl-c q";

fn keys(bytes: &[u8]) -> String {
    let mut line = Line::new();
    line.read(bytes).pause(KEY_PAUSE);
    line.names()
}

#[test]
fn no_answer_is_a_key_and_none_swallows_the_keys_after_it() {
    for (what, answer) in ANSWERS {
        let mut line = Line::new();
        line.read(answer).press_five_keys();
        assert_eq!(line.names(), FIVE_KEYS, "{what}");
    }
}

#[test]
fn an_answer_in_the_same_read_as_keys_leaves_the_keys() {
    for (what, answer) in ANSWERS {
        assert_eq!(keys(&[b"4", answer, b"\x1b[A5"].concat()), "4 ↑ 5", "{what}");
    }
}

#[test]
fn an_answer_cut_anywhere_is_no_key() {
    for (what, answer) in ANSWERS {
        for cut in 1..answer.len() {
            let mut line = Line::new();
            line.read(&answer[..cut]).pause(Duration::from_millis(30)).read(&answer[cut..]);
            line.press_five_keys();
            assert_eq!(line.names(), FIVE_KEYS, "{what} cut after {cut}");
        }
    }
}

#[test]
fn an_answer_that_comes_a_byte_at_a_time_is_no_key() {
    for (what, answer) in ANSWERS {
        let mut line = Line::new();
        for byte in answer {
            line.read(&[*byte]).pause(Duration::from_millis(20));
        }
        line.press_five_keys();
        assert_eq!(line.names(), FIVE_KEYS, "{what}");
    }
}

#[test]
fn an_answer_whose_rest_comes_late_types_no_letter() {
    for (what, answer) in ANSWERS {
        for cut in 1..answer.len() - 1 {
            let mut line = Line::new();
            line.read(&answer[..cut]).pause(Duration::from_millis(450)).read(&answer[cut..]);
            line.press_five_keys();
            // ESC alone for so long is the key Esc.
            let names = line.names();
            assert_eq!(names.trim_start_matches("Esc "), FIVE_KEYS, "{what} cut after {cut}");
        }
    }
}

#[test]
fn an_answer_that_stops_midway_leaves_every_key_after_a_moment() {
    for (what, answer) in ANSWERS {
        for cut in 3..answer.len() {
            let mut line = Line::new();
            line.read(&answer[..cut]).pause(ANSWER_PAUSE).press_five_keys();
            assert_eq!(line.names(), FIVE_KEYS, "{what} cut after {cut}");
        }
    }
}

#[test]
fn ctrl_c_arrives_at_once_whatever_has_begun() {
    let begun = [&b"\x1b"[..], b"\x1b[", b"\x1bO", b"\x1b]11;rgb:1e", b"\x1bP>|VT", b"\x1b[?20"];
    for begun in [&begun[..], &[b"\x1b[200~text", b"\x1b_G", b"\xe5\xb1", b"\x1b[M "]].concat() {
        let mut line = Line::new();
        line.read(begun).pause(Duration::from_millis(10)).read(b"\x03");
        assert!(line.names().ends_with("Ctrl-c"), "{begun:?}: {}", line.names());
    }
}

#[test]
fn typing_into_an_endless_answer_is_heard_after_a_second() {
    let mut line = Line::new();
    line.read(b"\x1b]11;rgb:");
    let mut waited = Duration::ZERO;
    while waited <= MAX_ANSWER {
        line.read(b"x").pause(Duration::from_millis(100));
        waited += Duration::from_millis(100);
    }
    line.read(b"4");
    assert!(line.names().ends_with('4'), "{}", line.names());
}

/// What terminals send for keys, as they were recorded.
#[test]
fn keys_are_told_as_terminals_send_them() {
    for (terminal, bytes, expected) in [
        ("any", &b"a\xc3\xa4\r\t\x7f"[..], "a ä Enter Tab Backspace"),
        ("any", b"\x1b[A\x1bOB\x1b[C\x1b[D", "↑ ↓ → ←"),
        ("xterm", b"\x1b[1;5A\x1b[1;3D\x1b[1;2C", "Ctrl-↑ Alt-← →"),
        ("any", b"\x1b[Z\x1b[3~\x1b[5~\x1b[H\x1bOF", "Shift-Tab Delete PgUp Home End"),
        ("any", b"\x1bOP\x1b[15~\x1b[24~", "F1 F5 F12"),
        ("Linux console", b"\x1b[[B\x1b[1~\x1b[4~", "F2 Home End"),
        ("any", b"\x03\x12\x1bx", "Ctrl-c Ctrl-r Alt-x"),
        ("any", b"\x1b", "Esc"),
        ("any", b"\x1b\x1b", "Esc"),
        ("kitty", b"\x1b[27u\x1b[97;5u\x1b[97;2u", "Esc Ctrl-a A"),
        ("kitty, a release", b"\x1b[97;1:3u", ""),
        ("kitty, a key without a character", b"\x1b[57441;2u", ""),
        ("xterm and mlterm, Alt+q", b"\xc3\xb1", "ñ"),
        ("xterm, modifyOtherKeys", b"\x1b[27;5;99~\x1b[27;2;63~", "Ctrl-c ?"),
        ("st, Delete and Insert", b"\x1b[P\x1b[4h", "Delete"),
        ("st, Ctrl+Delete", b"\x1b[M", ""),
        ("PuTTY and urxvt, Alt+Left", b"\x1b\x1b[D", "Alt-←"),
        ("urxvt, Alt+Home", b"\x1b\x1b[7~", "Alt-Home"),
        ("urxvt, Ctrl+Left and Up", b"\x1bOd\x1bOa", "Ctrl-← Ctrl-↑"),
        ("urxvt, Shift+Down", b"\x1b[b", "↓"),
        ("urxvt, Home and End", b"\x1b[7~\x1b[8~", "Home End"),
        (
            "urxvt, Shift, Ctrl and both with Delete",
            b"\x1b[3$\x1b[3^\x1b[3@",
            "Delete Ctrl-Delete Ctrl-Delete",
        ),
        ("alacritty, Enter of the keypad", b"\n", "Enter"),
        ("the keypad in application mode", b"\x1bOM\x1bOu\x1bOk", "Enter 5 +"),
        ("tmux, Esc and q", b"\x1bq", "Alt-q"),
        ("focus", b"\x1b[I\x1b[O", ""),
    ] {
        assert_eq!(keys(bytes), expected, "{terminal}: {bytes:?}");
    }
}

#[test]
fn a_key_cut_in_two_is_one_key() {
    for bytes in
        [&b"\x1b[A"[..], b"\x1bOP", b"\x1b[1;5A", b"\x1b\x1b[D", b"\x1b[3~", b"\xe5\xb1\xb1"]
    {
        let whole = keys(bytes);
        for cut in 1..bytes.len() {
            let mut line = Line::new();
            line.read(&bytes[..cut]).pause(Duration::from_millis(30)).read(&bytes[cut..]);
            line.pause(KEY_PAUSE);
            assert_eq!(line.names(), whole, "{bytes:?} cut after {cut}");
        }
    }
}

#[test]
fn a_lone_esc_is_a_key_after_a_moment_and_the_next_key_is_its_own() {
    let mut line = Line::new();
    line.read(b"\x1b");
    assert_eq!(line.names(), "");
    line.pause(KEY_PAUSE).read(b"O").read(b"4");
    assert_eq!(line.names(), "Esc O 4");
}

#[test]
fn the_mouse_clicks_and_scrolls_in_every_way_of_telling() {
    for (bytes, expected) in [
        (&b"\x1b[<0;5;3M"[..], Some(Input::Click(4, 2))),
        (b"\x1b[32;5;3M", Some(Input::Click(4, 2))),
        (b"\x1b[M %#", Some(Input::Click(4, 2))),
        (b"\x1b[<16;5;3M", Some(Input::Click(4, 2))),
        (b"\x1b[<0;5;3m", None),
        (b"\x1b[<35;5;3M", None),
        // urxvt's motion without a button.
        (b"\x1b[31;5;3M", None),
        (b"\x1b[<64;5;3M", Some(Input::Wheel { down: false })),
        (b"\x1b[<65;5;3M", Some(Input::Wheel { down: true })),
    ] {
        let mut line = Line::new();
        line.read(bytes).pause(KEY_PAUSE);
        assert_eq!(line.told, Vec::from_iter(expected), "{bytes:?}");
    }
}

#[test]
fn pasted_text_is_one_thing_whatever_is_in_it() {
    let text = "one\r\ntwo\x1b[A \x03 \x1b]11; ä\t".repeat(5000);
    let bytes = format!("\x1b[200~{text}\x1b[201~q").into_bytes();
    for size in [1, 7, 4095] {
        let mut line = Line::new();
        for chunk in bytes.chunks(size) {
            // A lone Ctrl-C in a read leaves the paste.
            if chunk != b"\x03" {
                line.read(chunk);
            }
        }
        let text = if size == 1 { text.replace('\x03', "") } else { text.clone() };
        assert_eq!(line.told.len(), 2);
        assert_eq!(line.told[0], Input::Paste(text));
    }
}

#[test]
fn a_paste_without_an_end_is_handed_over_and_keys_work_again() {
    let mut line = Line::new();
    line.read(b"\x1b[200~Ada\t3").pause(PASTE_PAUSE).read(b"q");
    assert_eq!(line.told[0], Input::Paste("Ada\t3".into()));
    assert!(line.names().ends_with(" q"), "{}", line.names());
}

#[test]
fn a_paste_that_is_too_long_is_said_to_be_and_not_kept() {
    let mut line = Line::new();
    line.read(b"\x1b[200~");
    let chunk = vec![b'x'; 1024 * 1024];
    for _ in 0..40 {
        line.read(&chunk);
    }
    line.read(b"\x1b[201~").read(b"q");
    assert_eq!(line.names(), "PasteTooLong q");
}

proptest! {
    #[test]
    fn it_does_not_matter_where_a_read_ends(
        parts in proptest::collection::vec(prop_oneof![
            Just("\x1b[A"), Just("\x1b[1;5B"), Just("ä"), Just("x"), Just("\x1bOP"), Just("\x1bx"),
            Just("\x1b[<0;5;3M"), Just("\x1b[200~pasted ä\x1b[201~"), Just("\r"),
            Just("\x1b]11;rgb:1/2/3\x07"), Just("\x1bP>|VTE\x1b\\"), Just("\x1b[?62c"),
        ], 0..20),
        cut in 1_usize..7,
    ) {
        let bytes = parts.concat().into_bytes();
        let (mut whole, mut cuts) = (Line::new(), Line::new());
        whole.read(&bytes);
        for chunk in bytes.chunks(cut) {
            cuts.read(chunk);
        }
        prop_assert_eq!(cuts.told, whole.told);
    }

    #[test]
    fn after_any_bytes_at_all_keys_work_again(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let mut line = Line::new();
        line.read(&bytes).pause(Duration::from_secs(3));
        line.told.clear();
        line.read(b"\x1b[A").pause(KEY_PAUSE).read(b"q");
        prop_assert_eq!(line.names(), "↑ q");
    }
}
