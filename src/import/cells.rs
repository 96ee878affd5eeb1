//! A sheet's cells. Each different cell is kept once, so that what follows
//! looks at a distinct value once and not at half a million cells.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// What a cell holds besides the text that it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum CellKind {
    /// A text or a number, as typed.
    #[default]
    Plain,
    /// A date or a time.
    Date,
    /// A tick box, true or false.
    Truth,
    /// A formula whose value the file does not hold.
    Uncalculated,
    /// A formula that failed.
    Broken,
}

/// A cell, as it is shown.
#[derive(Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Cell {
    /// One line, trimmed.
    pub text: String,
    /// What is behind the text.
    pub kind: CellKind,
    /// The colour of the cell, `0xRRGGBB`.
    pub fill: Option<u32>,
    /// Whether a formula gives the text, where the file can tell.
    pub is_formula: bool,
}

impl std::fmt::Debug for Cell {
    /// Without its text: it may be somebody's answer.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cell({:?})", self.kind)
    }
}

impl Cell {
    /// Returns a cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Returns whether nothing is to be seen in it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty() && self.kind == CellKind::Plain && self.fill.is_none()
    }
}

/// A cell's index among the distinct ones.
pub type CellId = u32;
/// The blank cell.
pub const BLANK: CellId = 0;

/// A row with something in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The line of the text, or the row of the sheet, from 1.
    pub line: u32,
    /// Whether a blank row is above it.
    pub gap: bool,
    /// Its cells up to the last that is filled.
    pub cells: Vec<CellId>,
}

impl Row {
    /// Returns the cell in a column.
    pub fn cell(&self, column: usize) -> CellId {
        self.cells.get(column).copied().unwrap_or(BLANK)
    }
}

/// Cells that are merged into one; all ends inclusive, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// First row and column.
    pub first: (u32, u32),
    /// Last row and column.
    pub last: (u32, u32),
}

/// A table within a sheet that has a name, as spreadsheets keep it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedTable {
    /// Its name.
    pub name: String,
    /// Its first row, with the headings, and the last one of its data; from 1.
    pub rows: (u32, u32),
    /// Its first and last column, from 0.
    pub columns: (u32, u32),
}

/// One sheet of a workbook, or the whole of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// What it is called; empty for a text.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// What separates its cells, in words; empty for a workbook.
    pub separator: String,
    /// Whether it comes from a workbook: its columns have letters.
    pub is_workbook: bool,
    /// The rows that are not blank.
    pub rows: Vec<Row>,
    /// Merged cells.
    pub merged: Vec<Merged>,
    /// Drop-down lists: the choices of each, in order.
    pub choices: Vec<Vec<String>>,
    /// Named tables.
    pub tables: Vec<NamedTable>,
    /// Rows that are not shown, from 1.
    pub hidden_rows: Vec<u32>,
    /// Columns that are not shown, from 0.
    pub hidden_columns: Vec<u32>,
    /// The heading above it on a web page.
    pub heading: String,
    /// What the file cannot tell or tells oddly, in sentences.
    pub notes: Vec<String>,
    cells: Vec<Cell>,
}

impl Sheet {
    /// Returns a distinct cell.
    pub fn cell(&self, id: CellId) -> &Cell {
        &self.cells[id as usize]
    }

    /// Returns all distinct cells, the blank one first.
    pub fn distinct(&self) -> &[Cell] {
        &self.cells
    }

    /// Returns the text of a cell.
    pub fn text(&self, row: usize, column: usize) -> &str {
        &self.cell(self.rows[row].cell(column)).text
    }

    /// Returns how many columns there are.
    pub fn columns(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// Returns what a column is called where it has no heading.
    pub fn column_name(&self, column: usize) -> String {
        letters(column)
    }
}

/// Returns a column's letters, as spreadsheets count: A, B … Z, AA.
pub fn letters(column: usize) -> String {
    let mut column = column + 1;
    let mut letters = Vec::new();
    while column > 0 {
        let letter = ((column - 1) % 26) as u8;
        letters.push(char::from(b'A' + letter));
        column = (column - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Puts a sheet together, row by row.
#[derive(Debug)]
pub struct SheetBuilder {
    sheet: Sheet,
    /// Levels are one letter each: those need no hashing.
    one_letter: [CellId; 128],
    plain: HashMap<String, CellId>,
    known: HashMap<Cell, CellId>,
    gap: bool,
}

impl SheetBuilder {
    /// Returns a builder of a sheet of this name.
    pub fn new(name: impl Into<String>) -> Self {
        let sheet = Sheet { name: name.into(), cells: vec![Cell::default()], ..Sheet::default() };
        Self {
            sheet,
            one_letter: [BLANK; 128],
            plain: HashMap::from([(String::new(), BLANK)]),
            known: HashMap::new(),
            gap: false,
        }
    }

    /// Returns the id of a cell that is a tidy text and nothing else.
    pub fn plain(&mut self, text: &str) -> CellId {
        let &[letter @ ..128] = text.as_bytes() else { return self.hashed(text) };
        match self.one_letter[usize::from(letter)] {
            BLANK => {
                let id = self.hashed(text);
                self.one_letter[usize::from(letter)] = id;
                id
            }
            id => id,
        }
    }

    fn hashed(&mut self, text: &str) -> CellId {
        if let Some(&id) = self.plain.get(text) {
            return id;
        }
        let id = self.sheet.cells.len() as CellId;
        self.sheet.cells.push(Cell::text(text));
        self.plain.insert(text.to_owned(), id);
        id
    }

    /// Returns the id of a cell.
    pub fn cell(&mut self, cell: Cell) -> CellId {
        if cell.kind == CellKind::Plain && cell.fill.is_none() && !cell.is_formula {
            return self.plain(&cell.text);
        }
        if let Some(&id) = self.known.get(&cell) {
            return id;
        }
        let id = self.sheet.cells.len() as CellId;
        self.sheet.cells.push(cell.clone());
        self.known.insert(cell, id);
        id
    }

    /// Returns a cell that was added.
    pub fn get(&self, id: CellId) -> &Cell {
        self.sheet.cell(id)
    }

    /// Adds a row, unless all of it is blank.
    pub fn row(&mut self, line: u32, mut cells: Vec<CellId>) {
        let end = cells.iter().rposition(|&cell| cell != BLANK).map_or(0, |last| last + 1);
        cells.truncate(end);
        if cells.is_empty() {
            self.gap = true;
            return;
        }
        let gap = std::mem::take(&mut self.gap) && !self.sheet.rows.is_empty();
        self.sheet.rows.push(Row { line, gap, cells });
    }

    /// A blank row came.
    pub fn gap(&mut self) {
        self.gap = true;
    }

    /// Returns the sheet while it is built, for what is not in its cells.
    pub fn sheet(&mut self) -> &mut Sheet {
        &mut self.sheet
    }

    /// Returns the sheet.
    pub fn build(self) -> Sheet {
        self.sheet
    }
}

/// Returns a cell's text on one line, full-width letters as plain ones. The
/// apostrophe that keeps a spreadsheet from taking a text for a formula is no
/// part of the text.
pub fn tidy(cell: &str) -> String {
    let guarded =
        cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r']));
    let cell = guarded.unwrap_or(cell);
    let mut text = String::with_capacity(cell.len());
    for word in cell.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(word.chars().filter(|c| *c != '\u{FEFF}').map(narrow));
    }
    text
}

/// Full-width digits and letters as plain ones; superscripts stay what they are.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_cells_are_kept_once() {
        let mut builder = SheetBuilder::new("");
        let cells = ["4", "", "4"].map(|text| builder.plain(text)).to_vec();
        builder.row(1, cells);
        let row = vec![BLANK, BLANK];
        builder.row(2, row);
        let sheet = builder.build();
        assert_eq!(sheet.rows.len(), 1, "a blank row is none");
        assert_eq!(sheet.distinct().len(), 2);
        assert_eq!((sheet.text(0, 0), sheet.text(0, 1), sheet.text(0, 9)), ("4", "", ""));
    }

    #[test]
    fn a_colour_makes_a_cell_of_its_own() {
        let mut builder = SheetBuilder::new("");
        let red = builder.cell(Cell { fill: Some(0xFF_0000), ..Cell::default() });
        assert_ne!(red, BLANK);
        assert_eq!(builder.cell(Cell::text("")), BLANK);
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_cell_is_on_one_line_and_in_plain_letters() {
        assert_eq!(tidy("  Bread\r\n and\trolls "), "Bread and rolls");
        assert_eq!(tidy("２"), "2");
        assert_eq!(tidy("4¹"), "4¹", "a footnote is no digit");
        assert_eq!(tidy("'=1+1"), "=1+1");
    }
}
