//! What is said: lines on standard output, no sign in them that is read as
//! nothing or as its name.

use std::io::{self, Write as _};

use crate::phrases::english::capital;
use crate::text::visible;

/// Speaks on standard output.
#[derive(Debug)]
pub(super) struct Voice {
    out: io::Stdout,
}

impl Default for Voice {
    fn default() -> Self {
        Self { out: io::stdout() }
    }
}

impl Voice {
    /// A line.
    pub(super) fn say(&mut self, line: &str) -> io::Result<()> {
        let mut out = self.out.lock();
        writeln!(out, "{}", spoken(line))?;
        out.flush()
    }

    /// A line that is a sentence: with a capital and a full stop.
    pub(super) fn sentence(&mut self, words: &str) -> io::Result<()> {
        let ended = words.ends_with(['.', '?', '!', ':']);
        self.say(&format!("{}{}", capital(words), if ended { "" } else { "." }))
    }

    /// A line and a blank one before it: something new begins.
    pub(super) fn begin(&mut self, line: &str) -> io::Result<()> {
        self.say("")?;
        self.say(line)
    }

    /// What is to be typed now, on the line that it is typed on.
    pub(super) fn prompt(&mut self, words: &str) -> io::Result<()> {
        let mut out = self.out.lock();
        write!(out, "{}: ", spoken(words))?;
        out.flush()
    }
}

/// Signs in words.
pub(super) fn spoken(line: &str) -> String {
    let words = visible(line)
        .replace(" · ", ", ")
        .replace(" › ", ", for ")
        .replace(" ↔ ", " or ")
        .replace(" → ", ": ");
    let said = words.chars().filter_map(|letter| match letter {
        '“' | '”' => Some('"'),
        '’' | '‘' => Some('\''),
        '…' => Some('.'),
        '–' | '—' => Some('-'),
        // Arrows, lines, boxes, blocks and shapes.
        '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{27bf}' | '·' | '°' => None,
        letter => Some(letter),
    });
    said.collect()
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
