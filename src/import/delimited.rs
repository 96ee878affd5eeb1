//! Text as rows of cells: what separates them is counted, quotes are obeyed.

use csv::{ByteRecord, ReaderBuilder};

use super::cells::{CellId, Sheet, SheetBuilder, tidy};
use super::{markdown, pasted};
use crate::files::FileError;

/// How many lines are looked at for the separator.
const LINES_LOOKED_AT: usize = 200;

/// What separates the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Separator {
    /// What spreadsheets copy.
    Tab,
    /// Where the comma is in numbers.
    Semicolon,
    /// The usual one.
    Comma,
    /// Markdown's.
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

    fn words(self) -> &'static str {
        match self {
            Self::Tab => "tabs",
            Self::Semicolon => "semicolons",
            Self::Comma => "commas",
            Self::Bar => "bars",
        }
    }

    /// Returns what the command line calls it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tab => "tab",
            Self::Semicolon => "semicolon",
            Self::Comma => "comma",
            Self::Bar => "bar",
        }
    }

    /// Parses what the command line calls it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        match text {
            "\t" | "\\t" | "tab" | "tabs" => Ok(Self::Tab),
            ";" | "semicolon" => Ok(Self::Semicolon),
            "," | "comma" => Ok(Self::Comma),
            "|" | "bar" => Ok(Self::Bar),
            _ => Err("a separator is comma, semicolon, tab or bar"),
        }
    }
}

/// Reads a text into a sheet.
pub(super) fn sheet(text: &str, path: &str, asked: Option<Separator>) -> Result<Sheet, FileError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if let Some(tabs) = asked.is_none().then(|| aligned(text)).flatten() {
        return sheet(&tabs, path, Some(Separator::Tab));
    }
    let (told, skip) = said_so(text).map_or((None, 0), |(told, skip)| (Some(told), skip));
    let separator = asked.or(told).unwrap_or_else(|| counted(text));
    if separator == Separator::Bar {
        return Ok(markdown::sheet(text, separator.words()));
    }
    let mut rows = Rows { builder: SheetBuilder::new(""), line: 1 };
    let joined = (separator == Separator::Tab).then(|| pasted::head_over_lines(text)).flatten();
    let skip = match joined {
        Some((cells, bytes)) => {
            rows.push(cells.iter().map(String::as_bytes));
            rows.line += text[..bytes].matches('\n').count() as u32;
            bytes
        }
        None => skip,
    };
    rows.line += u32::from(skip > 0 && told.is_some());
    rows.read(&text[skip..], separator, path)?;
    let mut sheet = rows.builder.build();
    separator.words().clone_into(&mut sheet.separator);
    Ok(sheet)
}

struct Rows {
    builder: SheetBuilder,
    /// The line that the next row begins in.
    line: u32,
}

impl Rows {
    fn read(&mut self, text: &str, separator: Separator, path: &str) -> Result<(), FileError> {
        let mut reader = ReaderBuilder::new()
            .delimiter(separator.byte())
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut record = ByteRecord::new();
        let (mut start, mut swallowed) = (0, false);
        loop {
            match reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    let what = format!("the table cannot be read: {error}");
                    return Err(FileError::new(path, what, "save it as CSV once more"));
                }
            }
            let at = record.position().map_or(0, |at| at.byte() as usize);
            let blank = text[at..].bytes().take_while(|byte| b"\r\n".contains(byte)).count();
            // Of \r\n the reader leaves the second half.
            let ends = text[at..at + blank].matches('\n').count();
            if ends > usize::from(text[..at].ends_with('\r')) {
                self.builder.gap();
            }
            let at = at + blank;
            self.line +=
                text.get(start..at).map_or(0, |between| between.matches('\n').count()) as u32;
            start = at;
            swallowed = record.iter().any(|cell| cell.contains(&b'\n'));
            self.push(record.iter());
        }
        if swallowed && !text.matches('"').count().is_multiple_of(2) {
            let what = format!("line {}: a quote opens here and never closes", self.line);
            return Err(FileError::new(path, what, "close it or remove it"));
        }
        Ok(())
    }

    fn push<'c>(&mut self, cells: impl Iterator<Item = &'c [u8]>) {
        let cells: Vec<CellId> = cells
            .map(|cell| {
                let text = std::str::from_utf8(cell).unwrap_or_default();
                let plain = cell.iter().all(|byte| (b'!'..=b'~').contains(byte) && *byte != b'\'');
                if plain { self.builder.plain(text) } else { self.builder.plain(&tidy(text)) }
            })
            .collect();
        self.builder.row(self.line, cells);
    }
}

/// The line `sep=;` with which a spreadsheet tells its separator, and how
/// long it is.
fn said_so(text: &str) -> Option<(Separator, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let told = line.trim_end_matches(['\r', '\n']).strip_prefix("sep=")?;
    let separator = Separator::ALL.into_iter().find(|one| told.as_bytes() == [one.byte()])?;
    Some((separator, line.len()))
}

/// The separator that most lines have equally often.
fn counted(text: &str) -> Separator {
    if markdown::has_table(text) {
        return Separator::Bar;
    }
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
    let agreed = |index: usize| -> (usize, usize) {
        let often = |n: usize| counts.iter().filter(|line| line[index] == n).count();
        let most = counts.iter().map(|line| line[index]).filter(|&n| n > 0).map(|n| (often(n), n));
        most.max().unwrap_or((0, 0))
    };
    let mut best = (Separator::Comma, (0, 0));
    for (index, separator) in Separator::ALL.into_iter().enumerate() {
        let agreed = agreed(index);
        if agreed.0 > best.1.0 {
            best = (separator, agreed);
        }
    }
    best.0
}

/// Returns a text whose columns are aligned with spaces with tabs between them,
/// where nothing else separates its cells.
fn aligned(text: &str) -> Option<String> {
    if text.contains(['\t', ',', ';', '|']) {
        return None;
    }
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let cells = |line: &str| -> Vec<String> {
        line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect()
    };
    let width = cells(lines().next()?).len();
    let is_one = width > 1 && lines().count() > 1 && lines().all(|line| cells(line).len() == width);
    is_one.then(|| text.lines().map(|line| cells(line).join("\t")).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_aligned_with_spaces_are_a_table_and_prose_is_none() {
        let tabs = aligned("Name     Java  SQL\nIda Moe  4     3\n").unwrap();
        assert_eq!(tabs, "Name\tJava\tSQL\nIda Moe\t4\t3");
        assert_eq!(aligned("Ida  Moe\nPer\n"), None);
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        let sheet = sheet(text, "t.csv", None).unwrap();
        let row = |at: usize| {
            (0..sheet.rows[at].cells.len())
                .map(|column| sheet.text(at, column).to_owned())
                .collect()
        };
        (0..sheet.rows.len()).map(row).collect()
    }

    #[test]
    fn the_separator_is_the_one_that_lines_agree_on() {
        assert_eq!(cells("Name;A, first;B\nAda;3,5;4,0\nBo;2,0;1,5")[1], ["Ada", "3,5", "4,0"]);
        assert_eq!(cells("Name\tA; x\nAda\t3"), [["Name", "A; x"], ["Ada", "3"]]);
        assert_eq!(cells("sep=;\r\nName;A\r\nAda;3\r\n"), [["Name", "A"], ["Ada", "3"]]);
        assert_eq!(cells("| Name | A |\n|---|:-:|\n| Ada | 3 |")[1], ["Ada", "3"]);
    }

    #[test]
    fn a_separator_that_was_asked_for_is_taken() {
        let sheet = sheet("Name|A;B\nAda|3;4\n", "t.csv", Some(Separator::Semicolon)).unwrap();
        assert_eq!(sheet.text(1, 0), "Ada|3");
    }

    #[test]
    fn a_heading_may_be_quoted_and_broken_into_lines() {
        assert_eq!(cells("Name,\"A,\r\n  B\"\r\nAda,3"), [["Name", "A, B"], ["Ada", "3"]]);
    }

    #[test]
    fn rows_know_their_lines_past_blank_ones_and_breaks_within_quotes() {
        let sheet = sheet("\u{FEFF}Name,\"A\nB\"\r\n\r\n,,\r\nAda,3\r\n", "t.csv", None).unwrap();
        let lines: Vec<u32> = sheet.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 5]);
        let told = super::sheet("sep=,\nName,A\nAda,3\n", "t.csv", None).unwrap();
        assert_eq!(told.rows[0].line, 2);
    }

    #[test]
    fn a_quote_that_never_closes_is_named_by_its_line() {
        let error = sheet("Name,A\nAda,\"3\nBo,4\n", "t.csv", None).unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("never closes"), "{error}");
    }
}
