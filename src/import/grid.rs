//! Text as rows of cells: what separates them is counted, quotes are obeyed.

use csv::{ReaderBuilder, StringRecord};

use crate::files::Fault;

/// How many lines are looked at for the separator.
const LINES_LOOKED_AT: usize = 200;

/// What separates the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Separator {
    Tab,
    Semicolon,
    Comma,
    Bar,
}

impl Separator {
    /// In the order of trust: a comma may also be part of a number.
    const ALL: [Self; 4] = [Self::Tab, Self::Semicolon, Self::Comma, Self::Bar];

    fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Bar => b'|',
        }
    }

    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Tab => "tabs",
            Self::Semicolon => "semicolons",
            Self::Comma => "commas",
            Self::Bar => "bars",
        }
    }
}

/// A row with something in it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Where it begins in the text.
    pub(super) byte: usize,
    /// The line it begins in, from 1.
    pub(super) line: usize,
    /// Trimmed, runs of blanks and line breaks as one blank.
    pub(super) cells: Vec<String>,
}

impl Row {
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// A table's rows.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Grid<'a> {
    pub(super) path: &'a str,
    text: &'a str,
    pub(super) separator: Separator,
    pub(super) rows: Vec<Row>,
}

impl std::fmt::Debug for Grid<'_> {
    /// Without its cells: nobody's answers belong in a message.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Grid({} rows)", self.rows.len())
    }
}

impl<'a> Grid<'a> {
    pub(super) fn of(text: &'a str, path: &'a str) -> Result<Self, Fault> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let (separator, skip) = said_so(text).unwrap_or_else(|| (counted(text), 0));
        let mut reader = ReaderBuilder::new()
            .delimiter(separator.byte())
            .has_headers(false)
            .flexible(true)
            .from_reader(&text.as_bytes()[skip..]);
        let mut grid = Self { path, text, separator, rows: Vec::new() };
        let mut record = StringRecord::new();
        let mut swallowed = false;
        let mut lines = Lines { text, byte: 0, line: 1 };
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    let what = format!("the table cannot be read: {error}");
                    return Err(Fault::new(path, what, "save it as CSV once more"));
                }
            }
            let byte = record.position().map_or(0, |at| at.byte() as usize) + skip;
            let blank = text[byte..].bytes().take_while(|byte| b"\r\n".contains(byte)).count();
            swallowed = record.iter().any(|cell| cell.contains('\n'));
            let cells: Vec<String> = record.iter().map(tidy).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                let byte = byte + blank;
                grid.rows.push(Row { byte, line: lines.at(byte), cells });
            }
        }
        grid.quotes_are_closed(swallowed)?;
        grid.without_frame();
        if grid.rows.is_empty() {
            let remedy = "export the sheet that has the names and the answers";
            return Err(Fault::new(path, "the table is empty", remedy));
        }
        Ok(grid)
    }

    /// A fault in a row.
    pub(super) fn fault(&self, row: &Row, what: impl AsRef<str>, remedy: impl AsRef<str>) -> Fault {
        Fault::new(self.path, what, remedy).at(self.text, row.byte)
    }

    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// A quote that never closes swallows the rest of the table.
    fn quotes_are_closed(&self, last_has_lines: bool) -> Result<(), Fault> {
        let odd = !self.text.matches('"').count().is_multiple_of(2);
        match self.rows.last() {
            Some(row) if odd && last_has_lines => {
                Err(self.fault(row, "a quote opens here and never closes", "close it or remove it"))
            }
            _ => Ok(()),
        }
    }

    /// Tables written in Markdown have bars at both ends of a row, and a rule
    /// below their head.
    fn without_frame(&mut self) {
        if self.separator != Separator::Bar {
            return;
        }
        let is_rule = |cell: &String| cell.chars().all(|c| matches!(c, '-' | ':'));
        self.rows.retain(|row| !row.cells.iter().all(is_rule));
        if self.rows.iter().all(|row| row.cell(0).is_empty()) {
            for row in &mut self.rows {
                row.cells.remove(0);
            }
        }
    }
}

/// Turns rising bytes into lines.
struct Lines<'a> {
    text: &'a str,
    byte: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, byte: usize) -> usize {
        let between = self.text.get(self.byte..byte).unwrap_or_default();
        self.line += between.matches('\n').count();
        self.byte = byte;
        self.line
    }
}

/// A cell on one line. The apostrophe that keeps a spreadsheet from taking a
/// text for a formula is none of the text.
fn tidy(cell: &str) -> String {
    let guarded =
        cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r']));
    guarded.unwrap_or(cell).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The line `sep=;` with which a spreadsheet tells its separator, and how
/// long it is.
fn said_so(text: &str) -> Option<(Separator, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let told = line.trim_end().strip_prefix("sep=")?;
    let separator = Separator::ALL.into_iter().find(|one| told.as_bytes() == [one.byte()])?;
    Some((separator, line.len()))
}

/// The separator that most lines have equally often.
fn counted(text: &str) -> Separator {
    let mut counts: Vec<[usize; 4]> = Vec::new();
    let (mut quoted, mut now) = (false, [0; 4]);
    for byte in text.bytes().chain(*b"\n") {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                if now != [0; 4] {
                    counts.push(now);
                }
                now = [0; 4];
                if counts.len() == LINES_LOOKED_AT {
                    break;
                }
            }
            _ if quoted => {}
            _ => {
                for (count, separator) in now.iter_mut().zip(Separator::ALL) {
                    *count += usize::from(byte == separator.byte());
                }
            }
        }
    }
    let agreed = |place: usize| -> (usize, usize) {
        let often = |n: usize| counts.iter().filter(|line| line[place] == n).count();
        let most = counts.iter().map(|line| line[place]).filter(|&n| n > 0).map(|n| (often(n), n));
        most.max().unwrap_or((0, 0))
    };
    let mut best = (Separator::Comma, (0, 0));
    for (place, separator) in Separator::ALL.into_iter().enumerate() {
        let agreed = agreed(place);
        if agreed.0 > best.1.0 {
            best = (separator, agreed);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let grid = Grid::of(text, "t.csv").unwrap();
        grid.rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn the_separator_is_the_one_that_lines_agree_on() {
        assert_eq!(cells("Name;A, first;B\nAda;3,5;4,0\nBo;2,0;1,5")[1], ["Ada", "3,5", "4,0"]);
        assert_eq!(cells("Name\tA; x\nAda\t3"), [["Name", "A; x"], ["Ada", "3"]]);
        assert_eq!(cells("sep=;\r\nName;A\r\nAda;3\r\n"), [["Name", "A"], ["Ada", "3"]]);
        assert_eq!(cells("| Name | A |\n|---|:-:|\n| Ada | 3 |")[1][..2], ["Ada", "3"]);
    }

    #[test]
    fn a_heading_may_be_quoted_and_broken_into_lines() {
        assert_eq!(cells("Name,\"A,\r\n  B\"\r\nAda,3"), [["Name", "A, B"], ["Ada", "3"]]);
    }

    #[test]
    fn rows_know_their_lines_past_blank_ones_and_breaks_within_quotes() {
        let grid = Grid::of("\u{FEFF}Name,\"A\nB\"\r\n\r\n,,\r\nAda,3\r\n", "t.csv").unwrap();
        let lines: Vec<usize> = grid.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 5]);
    }

    #[test]
    fn a_quote_that_never_closes_is_told_with_its_line() {
        let fault = Grid::of("Name,A\nAda,\"3\nBo,4\nCyd,5\n", "t.csv").unwrap_err();
        assert_eq!(
            fault.to_string(),
            "t.csv:2:1: a quote opens here and never closes; close it or remove it"
        );
    }

    #[test]
    fn an_empty_table_is_told_so() {
        assert!(Grid::of(" \n,,,\n", "t.csv").is_err());
    }
}
