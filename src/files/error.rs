//! Errors and warnings about a file, each with what to do.
//!
//! A message has at most 4 KiB and 120 columns, no control characters, and never
//! an excerpt of the file: the line could contain a rating, and the screen may be
//! projected.

use std::fmt;

use crate::text;

const PATH_COLUMNS: usize = 60;

/// An error in a file: where it is, what is wrong, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    path: String,
    position: Option<(usize, usize)>,
    what: String,
    remedy: String,
}

/// Something worth knowing about a file that can be read nevertheless.
pub type Warning = FileError;

impl FileError {
    /// Returns an error of the whole file. Control characters in the texts become visible.
    pub fn new(path: &str, what: impl AsRef<str>, remedy: impl AsRef<str>) -> Self {
        Self {
            path: text::visible(path).into_owned(),
            position: None,
            what: text::visible(what.as_ref()).into_owned(),
            remedy: text::visible(remedy.as_ref()).into_owned(),
        }
    }

    /// Returns this error with a position in the file, by byte.
    #[must_use]
    pub fn at(mut self, source: &str, byte: usize) -> Self {
        let before = source.get(..byte.min(source.len())).unwrap_or(source);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        self.position = Some((line, before[start..].chars().count() + 1));
        self
    }

    /// Returns the line, from 1, if the error has a position.
    pub fn line(&self) -> Option<usize> {
        self.position.map(|(line, _)| line)
    }

    /// Returns the column in characters, from 1, if the error has a position.
    pub fn column(&self) -> Option<usize> {
        self.position.map(|(_, column)| column)
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let position = self.position.map(|(line, column)| format!(":{line}:{column}"));
        let (path, position) = (tail(&self.path, PATH_COLUMNS), position.unwrap_or_default());
        f.write_str(&text::message(&format!("{path}{position}: {}; {}", self.what, self.remedy)))
    }
}

impl std::error::Error for FileError {}

/// Returns the end of a path, which says more than its beginning.
fn tail(path: &str, columns: usize) -> String {
    let over = text::width(path).saturating_sub(columns);
    if over == 0 {
        return path.to_owned();
    }
    let mut skipped = 0;
    let kept = path.chars().skip_while(|&c| {
        let skip = skipped <= over;
        skipped += text::width(c.encode_utf8(&mut [0; 4])).max(1);
        skip
    });
    format!("…{}", kept.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_file_line_column_what_and_what_to_do() {
        let error = FileError::new("a.toml", "the name is blank", "write one").at("x\nyé = 1", 5);
        assert_eq!(error.to_string(), "a.toml:2:3: the name is blank; write one");
    }

    #[test]
    fn a_fault_stays_small_and_clean_whatever_it_is_about() {
        let error = FileError::new(
            &"/very/long".repeat(900),
            format!("\u{1B}[2J{}", "word ".repeat(9_000)),
            "日本語".repeat(900),
        );
        let shown = error.to_string();
        assert!(shown.len() <= 4096, "{}", shown.len());
        assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
    }
}
