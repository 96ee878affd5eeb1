//! Lines on standard output, with words instead of signs that a screen reader skips or spells.

use std::io::{self, Write as _};

use crate::phrases::english::capital;
use crate::text::visible;

/// Prints on standard output.
#[derive(Debug)]
pub(super) struct Printer {
    out: io::Stdout,
}

impl Default for Printer {
    fn default() -> Self {
        Self { out: io::stdout() }
    }
}

impl Printer {
    /// Prints a line.
    pub(super) fn say(&mut self, line: &str) -> io::Result<()> {
        let mut out = self.out.lock();
        writeln!(out, "{}", spoken(line))?;
        out.flush()
    }

    /// Prints a line as a sentence: with a capital letter and a full stop.
    pub(super) fn sentence(&mut self, words: &str) -> io::Result<()> {
        let ended = words.ends_with(['.', '?', '!', ':']);
        self.say(&format!("{}{}", capital(words), if ended { "" } else { "." }))
    }

    /// Prints a blank line and a line: something new begins.
    pub(super) fn begin(&mut self, line: &str) -> io::Result<()> {
        self.say("")?;
        self.say(line)
    }

    /// Prints what to type, on the line where it is typed.
    pub(super) fn prompt(&mut self, words: &str) -> io::Result<()> {
        let mut out = self.out.lock();
        write!(out, "{}: ", spoken(words))?;
        out.flush()
    }
}

/// Returns a line with words instead of signs.
pub(super) fn spoken(line: &str) -> String {
    let words = visible(line)
        .replace(" · ", ", ")
        .replace(" › ", ", for ")
        .replace(" ↔ ", " or ")
        .replace(" → ", ": ");
    let sentences = words.chars().filter_map(|letter| match letter {
        '“' | '”' => Some('"'),
        '’' | '‘' => Some('\''),
        '…' => Some('.'),
        '–' | '—' => Some('-'),
        // Arrows, lines, boxes, blocks and shapes.
        '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{27bf}' | '·' | '°' => None,
        letter => Some(letter),
    });
    sentences.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_words_or_go_and_names_stay() {
        assert_eq!(spoken("5 hold · 2 nobody"), "5 hold, 2 nobody");
        assert_eq!(spoken("Payments › Launch"), "Payments, for Launch");
        assert_eq!(spoken("Zoë Müller, 山田: “a ↔ b”"), "Zoë Müller, 山田: \"a or b\"");
        assert_eq!(spoken("■□ ◐ only Eve ↑"), "  only Eve ");
    }
}
