//! What is wrong with a value, on its way out of serde.

use std::fmt;

/// What is wrong and what to do. `{key}`, `{path}` and `{heading}` stand for
/// where it is, which a value does not know: [`super::read`] fills them in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::files) struct Problem {
    /// The byte, where it is known.
    pub(in crate::files) at: Option<usize>,
    pub(in crate::files) what: String,
    pub(in crate::files) remedy: String,
}

/// Parts a problem's words in serde's one text. No message holds it.
const BETWEEN: char = '\u{1F}';

impl Problem {
    pub(in crate::files) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { at: None, what: what.into(), remedy: remedy.into() }
    }

    /// The same problem at a byte of the file.
    pub(in crate::files) fn at(mut self, at: usize) -> Self {
        self.at = Some(at);
        self
    }

    /// Returns it as an error of serde's.
    pub(super) fn into_serde<E: serde::de::Error>(self) -> E {
        E::custom(self)
    }

    /// Reads it out of the text of serde's error again. Serde's own words are
    /// never shown: they quote the value, which could be a rating.
    pub(in crate::files) fn from_serde(message: &str) -> Self {
        let mut parts = message.split(BETWEEN);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(at), Some(what), Some(remedy)) => {
                Self { at: at.parse().ok(), what: what.to_owned(), remedy: remedy.to_owned() }
            }
            _ if message.contains("overflow") => {
                Self::new("this is not a TOML value", "correct it, or delete the line")
            }
            _ => Self::new("this value does not belong here", "compare it with docs/format.md"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = self.at {
            write!(f, "{at}")?;
        }
        write!(f, "{BETWEEN}{}{BETWEEN}{}", self.what, self.remedy)
    }
}
