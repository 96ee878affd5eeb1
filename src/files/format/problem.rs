//! A problem with a value, carried through serde's error.

use std::fmt;

/// What is wrong with a value and what to do. The value does not know its position, so
/// [`super::read`] fills in `{key}`, `{path}` and `{heading}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::files) struct Problem {
    /// The byte, if it is known.
    pub(in crate::files) at: Option<usize>,
    pub(in crate::files) what: String,
    pub(in crate::files) remedy: String,
}

/// Separates a problem's texts in serde's single text. No message contains it.
const BETWEEN: char = '\u{1F}';

impl Problem {
    pub(in crate::files) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { at: None, what: what.into(), remedy: remedy.into() }
    }

    /// Returns the same problem with its byte in the file.
    pub(in crate::files) fn at(mut self, at: usize) -> Self {
        self.at = Some(at);
        self
    }

    /// Returns it as an error for serde.
    pub(super) fn into_serde<E: serde::de::Error>(self) -> E {
        E::custom(self)
    }

    /// Returns the problem from the text of serde's error. Serde's own messages are never
    /// shown: they quote the value, which could be a rating.
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
