//! Cuts what the terminal sends into whole sequences.
//!
//! Keys, pastes, mouse reports and answers to questions come as one stream of
//! bytes, cut anywhere by the line between the terminal and us. An answer that
//! is taken for keys types letters, which in private rating are somebody's
//! answers; a part that is waited for too long swallows the keys after it. The
//! rules, each with its rows in the tests:
//!
//! 1. A control string (OSC, DCS, SOS, PM, APC) is one sequence, to its end.
//! 2. A control character ends whatever has begun and is itself a key: no
//!    answer holds one. So Ctrl-C always arrives.
//! 3. Ctrl-C alone in a read leaves even a paste that never ends.
//! 4. A part is given up when nothing more comes: after [`KEY_PAUSE`] where it
//!    may be a key (ESC and at most one byte), after [`ANSWER_PAUSE`] else, and
//!    a paste after [`PASTE_PAUSE`]. A part that goes on for [`MAX_ANSWER`] is
//!    given up as well, whatever comes.
//! 5. Two or more characters in one read soon after a part was given up are
//!    its rest: nobody types two characters at once.

use std::mem::take;
use std::time::{Duration, Instant};

/// How long ESC waits for the rest of a key.
pub(super) const KEY_PAUSE: Duration = Duration::from_millis(50);
/// How long to wait for the rest of an answer.
pub(super) const ANSWER_PAUSE: Duration = Duration::from_millis(300);
/// How long to wait for the rest of a paste.
pub(super) const PASTE_PAUSE: Duration = Duration::from_secs(1);
/// The longest time from the first byte of an answer to its last.
pub(super) const MAX_ANSWER: Duration = Duration::from_secs(1);
/// The longest time in which the rest of a part that was given up may come.
const MAX_LATE: Duration = Duration::from_secs(1);
/// The largest paste: as large as the largest table that is read.
const MAX_PASTE: usize = 16 * 1024 * 1024;
/// The largest sequence that is not a paste.
const MAX_SEQUENCE: usize = 64 * 1024;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const CTRL_C: u8 = 0x03;
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// A whole sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sequence {
    /// One character, a control character or a key's sequence of bytes.
    Key(Vec<u8>),
    /// The same with ESC before it: Alt.
    AltKey(Vec<u8>),
    /// A control string with its introducer and its end.
    Answer(Vec<u8>),
    /// Pasted text, in brackets.
    Paste(Vec<u8>),
    /// A paste of more than [`MAX_PASTE`] bytes, dropped.
    PasteTooLong,
}

/// What has begun and is not whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    /// Nothing.
    #[default]
    Ground,
    /// ESC.
    Escape,
    /// ESC ESC: Alt with a key that sends a sequence, or two keys.
    AltEscape,
    /// ESC `[`, up to a final byte.
    Csi,
    /// ESC `O`, then one byte.
    Ss3,
    /// ESC `[` `[`: a function key of the Linux console, then one byte.
    Console,
    /// ESC `[` `M`: a mouse report of three more bytes, which may be any.
    Mouse,
    /// A control string.
    Control,
    /// ESC in a control string.
    ControlEscape,
    /// Text between the marks of a paste.
    Paste,
    /// A character of several bytes.
    Character,
}

/// What was given up, and when.
#[derive(Debug, Clone)]
struct Late {
    state: State,
    bytes: Vec<u8>,
    since: Instant,
}

/// Cuts bytes into whole sequences.
#[derive(Debug, Default)]
pub(super) struct Framer {
    state: State,
    /// The bytes of what has begun.
    bytes: Vec<u8>,
    /// Whether ESC stood before what has begun.
    alt: bool,
    /// When it began, and when its last byte came.
    began: Option<Instant>,
    last: Option<Instant>,
    late: Option<Late>,
    /// Whole sequences, oldest first.
    whole: Vec<Sequence>,
}

impl Framer {
    /// Takes the bytes of one read.
    pub(super) fn take(&mut self, bytes: &[u8], now: Instant) {
        if bytes == [CTRL_C] {
            self.drop_begun();
        }
        let is_burst = String::from_utf8_lossy(bytes).chars().nth(1).is_some();
        let late = self.late.take().filter(|late| now.duration_since(late.since) < MAX_LATE);
        if let Some(late) = late
            && is_rest(&late, bytes, is_burst)
        {
            (self.state, self.bytes) = (late.state, late.bytes);
            self.began = Some(now);
        }
        if !is_burst && self.is_overdue(now) {
            self.give_up(now);
        }
        for &byte in bytes {
            if self.state == State::Ground {
                self.began = Some(now);
            }
            self.step(byte);
        }
        self.last = Some(now);
    }

    /// Returns the complete sequences, oldest first.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = Sequence> {
        self.whole.drain(..)
    }

    /// Puts back sequences that `drain` returned.
    pub(super) fn put_back(&mut self, sequences: Vec<Sequence>) {
        self.whole.splice(0..0, sequences);
    }

    /// Returns how long to wait for the rest of a sequence; `None` if none has begun.
    pub(super) fn pause(&self, now: Instant) -> Option<Duration> {
        let since = self.last.map_or(Duration::ZERO, |last| now.duration_since(last));
        Some(self.limit()?.saturating_sub(since))
    }

    /// Gives up a sequence whose rest has not come in time.
    pub(super) fn expire(&mut self, now: Instant) {
        if self.pause(now).is_some_and(|pause| pause.is_zero()) {
            self.give_up(now);
        }
    }

    fn limit(&self) -> Option<Duration> {
        Some(match self.state {
            State::Ground => return None,
            State::Escape | State::AltEscape | State::Ss3 => KEY_PAUSE,
            State::Csi | State::Control if self.bytes.len() <= 2 => KEY_PAUSE,
            State::Mouse if self.bytes.len() <= 3 => KEY_PAUSE,
            State::Paste => PASTE_PAUSE,
            _ => ANSWER_PAUSE,
        })
    }

    /// Returns whether an answer takes so long that it cannot be one.
    fn is_overdue(&self, now: Instant) -> bool {
        let is_answer = matches!(self.state, State::Csi | State::Control | State::ControlEscape);
        is_answer && self.began.is_some_and(|began| now.duration_since(began) > MAX_ANSWER)
    }

    fn give_up(&mut self, now: Instant) {
        let state = self.state;
        let bytes = take(&mut self.bytes);
        self.state = State::Ground;
        let alt = take(&mut self.alt);
        match state {
            // ESC, or ESC and a byte that also begins an answer: the byte is
            // dropped, for it may be the answer's.
            State::Escape | State::AltEscape | State::Ss3 => self.key(&[ESC]),
            State::Csi | State::Control if bytes.len() <= 2 => self.key(&[ESC]),
            State::Paste => self.paste(&bytes),
            _ => {}
        }
        let bytes = if state == State::Paste { PASTE_BEGINS.to_vec() } else { bytes };
        if !alt {
            self.late = Some(Late { state, bytes, since: now });
        }
    }

    fn step(&mut self, byte: u8) {
        match self.state {
            State::Ground => self.begin(byte),
            State::Paste => self.step_paste(byte),
            State::Mouse => {
                self.bytes.push(byte);
                if self.bytes.len() == 6 {
                    self.end_key();
                }
            }
            State::Control | State::ControlEscape => self.step_control(byte),
            State::Character => self.step_character(byte),
            State::Escape => self.step_escape(byte),
            // Rule 2.
            _ if byte < b' ' && !(self.state == State::AltEscape && byte == ESC) => {
                if self.state == State::AltEscape {
                    self.key(&[ESC]);
                }
                self.restart(byte);
            }
            State::AltEscape => self.step_alt_escape(byte),
            State::Ss3 | State::Console => {
                self.bytes.push(byte);
                self.end_key();
            }
            State::Csi => self.step_csi(byte),
        }
    }

    fn begin(&mut self, byte: u8) {
        match byte {
            ESC => {
                self.bytes.push(byte);
                self.state = State::Escape;
            }
            0x80.. => {
                self.state = State::Character;
                self.step_character(byte);
            }
            _ => {
                self.bytes.push(byte);
                self.end_key();
            }
        }
    }

    /// Drops what has begun, because it is not a sequence; the byte begins the next one.
    fn restart(&mut self, byte: u8) {
        self.drop_begun();
        self.begin(byte);
    }

    fn drop_begun(&mut self) {
        self.bytes.clear();
        self.alt = false;
        self.state = State::Ground;
    }

    fn step_escape(&mut self, byte: u8) {
        self.state = match byte {
            ESC => State::AltEscape,
            b'[' => State::Csi,
            b'O' => State::Ss3,
            b']' | b'P' | b'X' | b'^' | b'_' => State::Control,
            CTRL_C => return self.restart(byte),
            _ => {
                self.bytes.clear();
                self.alt = true;
                self.state = State::Ground;
                return self.begin(byte);
            }
        };
        self.bytes.push(byte);
    }

    /// Handles a byte after ESC ESC: Alt with a key that sends a sequence, or else ESC and then
    /// Alt with this key, or ESC again.
    fn step_alt_escape(&mut self, byte: u8) {
        self.bytes = vec![ESC];
        match byte {
            b'[' | b'O' => {
                self.alt = true;
                self.bytes.push(byte);
                self.state = if byte == b'[' { State::Csi } else { State::Ss3 };
            }
            _ => {
                self.key(&[ESC]);
                self.state = State::Escape;
                self.step(byte);
            }
        }
    }

    fn step_csi(&mut self, byte: u8) {
        let first = self.bytes.len() == 2;
        match byte {
            b'[' if first => self.state = State::Console,
            b'M' if first => self.state = State::Mouse,
            // No byte of a sequence: it ends here.
            0x7f.. => return self.restart(byte),
            _ => {}
        }
        self.bytes.push(byte);
        if self.state != State::Csi {
            return;
        }
        if self.bytes == PASTE_BEGINS {
            self.state = State::Paste;
        } else if self.bytes.len() > MAX_SEQUENCE {
            self.drop_begun();
        } else if (0x40..=0x7e).contains(&byte) || is_shifted_in_rxvt(&self.bytes) {
            self.end_key();
        }
    }

    fn step_control(&mut self, byte: u8) {
        match (self.state, byte) {
            (State::ControlEscape, b'\\') => return self.end_answer(byte),
            (State::ControlEscape, _) => {
                self.bytes = vec![ESC];
                self.state = State::Escape;
                return self.step(byte);
            }
            (_, BEL) if self.bytes.get(1) == Some(&b']') => return self.end_answer(byte),
            (_, ESC) => self.state = State::ControlEscape,
            (_, BEL) => {}
            // Rule 2.
            (_, 0..b' ') => return self.restart(byte),
            _ => {}
        }
        // Of an endless string no more is kept than shows what it is.
        if self.bytes.len() < MAX_SEQUENCE {
            self.bytes.push(byte);
        }
    }

    fn step_paste(&mut self, byte: u8) {
        self.bytes.push(byte);
        if self.bytes.ends_with(PASTE_ENDS) {
            let bytes = take(&mut self.bytes);
            self.state = State::Ground;
            self.paste(&bytes[..bytes.len() - PASTE_ENDS.len()]);
        } else if self.bytes.len() > 2 * MAX_PASTE {
            // Too long in any case: enough is kept to see that, and its end.
            self.bytes.drain(MAX_PASTE + PASTE_BEGINS.len() + 1..2 * MAX_PASTE - 16);
        }
    }

    fn step_character(&mut self, byte: u8) {
        if byte < 0x80 {
            return self.restart(byte);
        }
        self.bytes.push(byte);
        match std::str::from_utf8(&self.bytes) {
            Ok(_) => self.end_key(),
            // What is no text is passed over.
            Err(error) if error.error_len().is_some() => self.drop_begun(),
            Err(_) => {}
        }
    }

    fn end_key(&mut self) {
        let bytes = take(&mut self.bytes);
        self.state = State::Ground;
        let alt = take(&mut self.alt);
        self.whole.push(if alt { Sequence::AltKey(bytes) } else { Sequence::Key(bytes) });
    }

    fn end_answer(&mut self, last: u8) {
        self.bytes.push(last);
        self.state = State::Ground;
        self.alt = false;
        self.whole.push(Sequence::Answer(take(&mut self.bytes)));
    }

    fn key(&mut self, bytes: &[u8]) {
        self.whole.push(Sequence::Key(bytes.to_vec()));
    }

    fn paste(&mut self, bytes: &[u8]) {
        let text = &bytes[PASTE_BEGINS.len().min(bytes.len())..];
        if text.len() > MAX_PASTE {
            self.whole.push(Sequence::PasteTooLong);
        } else if !text.is_empty() {
            self.whole.push(Sequence::Paste(text.to_vec()));
        }
    }
}

/// Returns whether these bytes are the rest of a part that was given up.
fn is_rest(late: &Late, bytes: &[u8], is_burst: bool) -> bool {
    let Some(&first) = bytes.first() else { return false };
    match late.state {
        State::Ground | State::AltEscape | State::Character => false,
        State::Escape => is_burst && b"[]OPX^_".contains(&first),
        // ESC in a string: `\` alone is its end.
        State::ControlEscape => first != ESC && (is_burst || bytes == b"\\"),
        _ => first != ESC && is_burst,
    }
}

/// Shift with a key of rxvt, `ESC [ 3 $`: the one sequence whose last byte is
/// not from `@` to `~`. A report of a mode has two numbers before its `$`.
fn is_shifted_in_rxvt(sequence: &[u8]) -> bool {
    match sequence {
        [ESC, b'[', digits @ .., b'$'] => {
            !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}
