//! The terminal's answer to "what is your background?" arrives among the
//! keys, whenever it likes. It must never be taken for keys.
//!
//! An answer reads `ESC ] 11 ; rgb:RRRR/GGGG/BBBB` and ends with BEL or
//! `ESC \`; the event reader splits it into Alt-], `1`, `1`, … This filter
//! holds keys back from Alt-] on while they still fit an answer, and lets
//! them go when they do not.

use super::{Code, Key};

/// What the filter makes of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// Held back: it may be part of an answer.
    Held,
    /// Keys that a person pressed after all.
    Keys(Vec<Key>),
    /// The whole answer: whether the background is light.
    Background {
        /// Lighter than half.
        is_light: bool,
    },
    /// An answer whose words are not understood; dropped.
    Dropped,
}

/// Takes answers out of a stream of keys.
#[derive(Debug, Clone, Default)]
pub struct AnswerFilter {
    held: Vec<Key>,
    text: String,
}

/// An answer is no longer than this; what goes on is no answer.
const LONGEST: usize = 64;

impl AnswerFilter {
    /// Whether keys are being held back.
    pub fn is_holding(&self) -> bool {
        !self.held.is_empty()
    }

    /// Gives back what was held, when nothing more came.
    pub fn release(&mut self) -> Vec<Key> {
        self.text.clear();
        std::mem::take(&mut self.held)
    }

    /// Looks at one key.
    pub fn take(&mut self, key: Key) -> Answered {
        let starts = matches!(key, Key { code: Code::Char(']'), alt: true, ctrl: false });
        if self.held.is_empty() {
            if !starts {
                return Answered::Keys(vec![key]);
            }
            self.held.push(key);
            return Answered::Held;
        }
        self.held.push(key);
        match key {
            Key { code: Code::Char('g'), ctrl: true, .. }
            | Key { code: Code::Char('\\'), alt: true, .. } => self.finish(),
            Key { code: Code::Char(c), ctrl: false, alt: false } => {
                self.text.push(c.to_ascii_lowercase());
                if fits(&self.text) && self.text.len() <= LONGEST {
                    Answered::Held
                } else {
                    Answered::Keys(self.release())
                }
            }
            _ => Answered::Keys(self.release()),
        }
    }

    fn finish(&mut self) -> Answered {
        let text = std::mem::take(&mut self.text);
        self.held.clear();
        match luminance(&text) {
            Some(luminance) => Answered::Background { is_light: luminance > 0.5 },
            None => Answered::Dropped,
        }
    }
}

fn fits(text: &str) -> bool {
    const START: &str = "11;rgb";
    if text.len() <= START.len() {
        return START.starts_with(text);
    }
    text.starts_with(START)
        && text[START.len()..].chars().all(|c| c.is_ascii_hexdigit() || ":/a".contains(c))
}

/// Relative luminance (W3C) of `11;rgb:RRRR/GGGG/BBBB`, 0 to 1.
fn luminance(text: &str) -> Option<f64> {
    let (_, colours) = text.split_once(':')?;
    let mut parts = colours.split('/').take(3).map(|part| {
        let most = (1_u64 << (4 * part.len().min(8))) - 1;
        let value = f64::from(u32::from_str_radix(part, 16).ok()?) / most as f64;
        // sRGB's curve as a cubic, true to a thousandth: light or dark asks for
        // no more, and a start need not load a library of functions for it.
        Some(value * (value * (value * 0.305_306_011 + 0.682_171_111) + 0.012_522_878))
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    Some(0.2126 * red + 0.7152 * green + 0.0722 * blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        text.chars().map(|c| Key::plain(Code::Char(c))).collect()
    }

    fn alt(c: char) -> Key {
        Key { code: Code::Char(c), ctrl: false, alt: true }
    }

    fn feed(filter: &mut AnswerFilter, body: &str, end: Key) -> Vec<Answered> {
        let all = std::iter::once(alt(']')).chain(keys(body)).chain([end]);
        all.map(|key| filter.take(key)).filter(|answered| *answered != Answered::Held).collect()
    }

    #[test]
    fn a_light_background_is_understood_and_no_key_of_it_gets_through() {
        let bell = Key { code: Code::Char('g'), ctrl: true, alt: false };
        let got = feed(&mut AnswerFilter::default(), "11;rgb:fdfd/f6f6/e3e3", bell);
        assert_eq!(got, [Answered::Background { is_light: true }]);
        let got = feed(&mut AnswerFilter::default(), "11;rgb:1e/1e/1e", alt('\\'));
        assert_eq!(got, [Answered::Background { is_light: false }]);
    }

    #[test]
    fn what_is_no_answer_comes_through_as_the_keys_it_was() {
        let mut filter = AnswerFilter::default();
        assert_eq!(filter.take(alt(']')), Answered::Held);
        let down = Key::plain(Code::Char('j'));
        assert_eq!(filter.take(down), Answered::Keys(vec![alt(']'), down]));
        assert_eq!(filter.take(down), Answered::Keys(vec![down]));
    }
}
