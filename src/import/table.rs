//! Where the table begins and ends on its sheet, and what its columns are
//! called: titles above it, headings of one or two lines, its rows.

use std::cell::OnceCell;

use super::cells::{BLANK, Cell, CellId, CellKind, NamedTable, Sheet, letters};
use super::heading_rows;
use super::headings::{self, HeadingKind};
use super::legend::{self, Pair};
use super::options::{Options, Role};
use super::value::{self, ONE, Value, value};
use super::vocabulary;
use crate::files::FileError;

/// A sheet, and what its distinct cells say.
pub(super) struct Source<'s> {
    pub(super) sheet: &'s Sheet,
    pub(super) path: &'s str,
    /// What each distinct cell says, once that is asked: nobody asks it of most names.
    values: Vec<OnceCell<Value>>,
    /// The colours of cells without text, and what each is called, in the order of the colours.
    colours: Vec<(u32, String)>,
    /// Whether cells without text say something by their colour.
    has_colours: bool,
    /// Whether there are other letters with digits, C1 or A5: then A3 is no position on a spectrum.
    has_letter_codes: bool,
    /// The signs that a cell repeats: one of them alone is a 1.
    repeated: Vec<char>,
    /// Names of the workbook's other sheets.
    others: Vec<String>,
    /// What a sheet of its own explains.
    legend: Vec<Pair>,
}

impl<'s> Source<'s> {
    pub(super) fn of(sheet: &'s Sheet, path: &'s str) -> Self {
        let cells = sheet.distinct();
        let mut colours: Vec<u32> =
            cells.iter().filter(|cell| is_colour(cell)).filter_map(|cell| cell.fill).collect();
        colours.sort_unstable();
        // Where there are answers in words or numbers, colours are a decoration.
        let has_colours = colours.len() > 1 && is_without_answers(sheet);
        let names = super::colours::names(&colours);
        let is_code = |cell: &Cell| {
            let codes = ["c1", "c2", "a4", "a5", "b4", "b5"];
            codes.iter().any(|code| cell.text.eq_ignore_ascii_case(code))
        };
        let repeated = cells.iter().filter_map(|cell| value::repeated_sign(&cell.text));
        Self {
            sheet,
            path,
            values: vec![OnceCell::new(); cells.len()],
            colours: colours.into_iter().zip(names).collect(),
            has_colours,
            has_letter_codes: cells.iter().any(is_code),
            repeated: repeated.filter(|own| own.1 > 1).map(|own| own.0).collect(),
            others: Vec::new(),
            legend: Vec::new(),
        }
    }

    /// Returns what a cell says.
    pub(super) fn value(&self, id: CellId) -> &Value {
        self.values[id as usize].get_or_init(|| self.parse(self.sheet.cell(id)))
    }

    fn parse(&self, cell: &Cell) -> Value {
        let is_one = |(sign, times)| times == 1 && self.repeated.contains(&sign);
        match cell.kind {
            CellKind::Date => return Value::Date,
            CellKind::Broken => return Value::Word("#broken".into()),
            CellKind::Uncalculated => return Value::Word("#uncalculated".into()),
            CellKind::Plain if self.has_colours && is_colour(cell) => {
                return Value::Word(self.colour(cell.fill.unwrap_or_default()).unwrap_or_default());
            }
            CellKind::Plain | CellKind::Truth => {}
        }
        if value::repeated_sign(&cell.text).is_some_and(is_one) {
            return Value::Number(ONE, None);
        }
        match value(&cell.text) {
            Value::Position(..) if self.has_letter_codes && cell.text.len() == 2 => {
                Value::Word(cell.text.to_lowercase())
            }
            value => value,
        }
    }

    /// Returns the source with the names of the other sheets, and the legend that one
    /// of them holds.
    pub(super) fn with_legend(mut self, others: &[String], legend: &[Pair]) -> Self {
        self.others = others.to_vec();
        self.legend = legend.to_vec();
        self
    }

    /// Returns what a sheet of its own explains.
    pub(super) fn legend(&self) -> &[Pair] {
        &self.legend
    }

    /// Returns what a colour is called, where cells without text have it.
    pub(super) fn colour(&self, fill: u32) -> Option<String> {
        let named = self.colours.iter().find(|own| self.has_colours && own.0 == fill)?;
        Some(named.1.clone())
    }

    /// Returns how many cells hold a formula without its value, and how many
    /// are filled at all.
    pub(super) fn uncalculated(&self) -> (usize, usize) {
        let cells =
            self.sheet.rows.iter().flat_map(|row| &row.cells).filter(|&&id| self.is_filled(id));
        let none = cells.clone().filter(|&&id| self.sheet.cell(id).kind == CellKind::Uncalculated);
        (none.count(), cells.count())
    }

    pub(super) fn has_colours(&self) -> bool {
        self.has_colours
    }

    /// Returns the way out to another sheet, for the end of a remedy.
    pub(super) fn other_sheets(&self) -> String {
        self.others
            .first()
            .map_or(String::new(), |name| format!(", or read another sheet: --sheet \"{name}\""))
    }

    pub(super) fn text(&self, id: CellId) -> &str {
        &self.sheet.cell(id).text
    }

    pub(super) fn is_filled(&self, id: CellId) -> bool {
        id != BLANK
            && (!self.text(id).is_empty()
                || self.sheet.cell(id).kind != CellKind::Plain
                || (self.has_colours && self.sheet.cell(id).fill.is_some()))
    }

    /// A number, or something like it: no heading is one.
    pub(super) fn is_numeric(&self, id: CellId) -> bool {
        matches!(
            self.value(id),
            Value::Number(..)
                | Value::Percent(_)
                | Value::Pair(..)
                | Value::Date
                | Value::Position(..)
        ) || self.sheet.cell(id).kind != CellKind::Plain
    }

    /// Whether a cell may be an answer.
    pub(super) fn is_answer(&self, id: CellId) -> bool {
        self.is_numeric(id)
            || match self.value(id) {
                Value::Pass | Value::Want(_) => true,
                Value::Word(word) => vocabulary::proposal(word).is_some(),
                _ => false,
            }
    }

    /// How many cells of a row are filled.
    pub(super) fn filled(&self, row: usize) -> usize {
        self.sheet.rows[row].cells.iter().filter(|&&id| self.is_filled(id)).count()
    }

    pub(super) fn line(&self, row: usize) -> u32 {
        self.sheet.rows[row].line
    }

    /// A fault of the table.
    pub(super) fn fault(&self, what: impl AsRef<str>, remedy: impl AsRef<str>) -> FileError {
        FileError::new(self.path, what, remedy)
    }
}

fn is_colour(cell: &Cell) -> bool {
    cell.text.is_empty() && cell.fill.is_some()
}

/// A column of the table.
#[derive(Clone, Default)]
pub(super) struct Column {
    /// Its heading; empty where it has none.
    pub(super) heading: String,
    /// The heading above it, over several columns.
    pub(super) group: Option<String>,
    /// What the person who imports says it is for.
    pub(super) role: Option<Role>,
    /// Whether anything is below the heading.
    pub(super) is_filled: bool,
    /// What the heading says. Kept, because each row asks it of each column.
    pub(super) kind: Option<HeadingKind>,
}

impl Column {
    /// Returns what the heading says.
    pub(super) fn head(&self) -> Option<HeadingKind> {
        match self.role {
            Some(Role::Person) => Some(HeadingKind::Person),
            Some(Role::FirstName) => Some(HeadingKind::FirstName),
            Some(Role::LastName) => Some(HeadingKind::LastName),
            Some(Role::Email) => Some(HeadingKind::Email),
            Some(Role::SkillName) => Some(HeadingKind::Skill),
            Some(Role::Level) => Some(HeadingKind::Level),
            Some(Role::Category) => Some(HeadingKind::Group),
            Some(Role::About) => Some(HeadingKind::About),
            Some(Role::Rater) => Some(HeadingKind::Rater),
            Some(Role::Day) => Some(HeadingKind::Day),
            Some(Role::Interest) => Some(HeadingKind::Want),
            Some(Role::Skill | Role::Need | Role::Skip) => None,
            None => self.kind,
        }
    }
}

/// The table on its sheet.
pub(super) struct Table {
    /// What stands above it.
    pub(super) titles: Vec<String>,
    /// The lines of numbers above it.
    pub(super) above: Vec<u32>,
    pub(super) columns: Vec<Column>,
    /// The rows below the headings, by their index on the sheet.
    pub(super) body: Vec<usize>,
    /// The row of the headings.
    pub(super) head: usize,
}

impl Table {
    /// Returns what a column is called in messages.
    pub(super) fn column_name(&self, column: usize) -> String {
        match self.columns.get(column) {
            Some(own) if !own.heading.is_empty() => format!("“{}”", own.heading),
            _ => format!("column {}", letters(column)),
        }
    }

    /// Returns the first column of this head: of those that were given a role, then of
    /// those that are filled.
    pub(super) fn find(&self, head: HeadingKind) -> Option<usize> {
        let is_one =
            |column: &Column| column.role != Some(Role::Skip) && column.head() == Some(head);
        let columns = || self.columns.iter();
        let by_role = columns().position(|column| column.role.is_some() && is_one(column));
        let filled = || columns().position(|column| column.is_filled && is_one(column));
        by_role.or_else(filled).or_else(|| columns().position(is_one))
    }

    /// Finds the table.
    pub(super) fn of(source: &Source<'_>, options: &Options) -> Result<Self, FileError> {
        let rows = rows_within(source, options);
        if rows.is_empty() {
            let remedy = "export the sheet that has the names and the answers";
            return Err(source.fault("the table is empty", remedy));
        }
        let head = if options.rows.is_some() { rows[0] } else { head_row(source, &rows)? };
        let before: Vec<usize> = rows.iter().copied().filter(|&row| row < head).collect();
        let mut body: Vec<usize> = rows.iter().copied().filter(|&row| row > head).collect();
        let mut titles = before.clone();
        let (mut columns, head) = match heading_rows::below(source, head, &body) {
            Some(below) => {
                body.drain(..below.rows);
                (below.columns, below.head)
            }
            None => (heading_rows::columns(source, head), head),
        };
        if let Some(&above) = before.last()
            && !source.sheet.rows[head].gap
            && heading_rows::is_group(source, above, head)
        {
            titles.pop();
            heading_rows::join_groups(source, above, &mut columns);
            // Groups of groups are no titles.
            while titles
                .last()
                .is_some_and(|&row| source.filled(row) > 1 && source.sheet.text(row, 0).is_empty())
            {
                titles.pop();
            }
        }
        // A third heading row that names the labels, as data frames write it.
        if let Some(&first) = body.first()
            && source.filled(first) == 1
            && let Some(head) = headings::head(source.sheet.text(first, 0))
            && columns.first().is_some_and(|column| {
                // "Skill" over the labels, "Name" below it: the names of two levels.
                column.heading.is_empty()
                    || (head == HeadingKind::Person && headings::head(&column.heading).is_some())
            })
        {
            source.sheet.text(first, 0).clone_into(&mut columns[0].heading);
            body.remove(0);
        }
        let widest = body.iter().map(|&row| source.sheet.rows[row].cells.len()).max().unwrap_or(0);
        columns.resize_with(columns.len().max(widest), Column::default);
        if let Some(named) = named_table(source, options) {
            columns.truncate(named.columns.1 as usize + 1);
        }
        for (at, column) in columns.iter_mut().enumerate() {
            column.role = options.role(&column.heading, &letters(at));
            column.kind = headings::head(&column.heading);
            let mut cells = body.iter().map(|&row| source.sheet.rows[row].cell(at));
            column.is_filled = cells.any(|id| source.is_filled(id));
        }
        let has_numbers = |row: &usize| {
            let mut cells = source.sheet.rows[*row].cells.iter();
            source.filled(*row) > 1 && cells.any(|&id| value::number(source.text(id)).is_some())
        };
        let (above, titles): (Vec<usize>, Vec<usize>) = titles.into_iter().partition(has_numbers);
        let above = above.iter().map(|&row| source.line(row)).collect();
        let titles = titles.iter().flat_map(|&row| {
            let cells = source.sheet.rows[row].cells.iter();
            cells.filter(|&&id| source.is_filled(id)).map(|&id| source.text(id).to_owned())
        });
        Ok(Self { titles: titles.collect(), above, columns, body, head })
    }
}

/// The sheet's one named table, where no rows were asked for.
fn named_table<'s>(source: &Source<'s>, options: &Options) -> Option<&'s NamedTable> {
    match source.sheet.tables.as_slice() {
        [table] if table.rows.1 > table.rows.0 + 1 && options.rows.is_none() => Some(table),
        _ => None,
    }
}

/// The rows that are looked at: those that were asked for, those of the
/// sheet's one named table, or all.
fn rows_within(source: &Source<'_>, options: &Options) -> Vec<usize> {
    let named = named_table(source, options).map(|table| table.rows);
    let (first, last) = options.rows.or(named).unwrap_or((0, u32::MAX));
    let all = 0..source.sheet.rows.len();
    all.filter(|&row| (first..=last).contains(&source.line(row)) && source.filled(row) > 0)
        .collect()
}

/// The row of the headings: the first that is nearly as wide as the widest and
/// holds no numbers.
fn head_row(source: &Source<'_>, rows: &[usize]) -> Result<usize, FileError> {
    let looked_at = &rows[..rows.len().min(60)];
    let widest = looked_at.iter().map(|&row| source.filled(row)).max().unwrap_or(0);
    let enough = (widest * 3).div_ceil(5).max(2);
    if widest < 2 {
        let what = "the table has one column";
        return Err(source.fault(what, "copy or export the names and the answers together"));
    }
    // "Skill; 1 - none; 2 - some": levels as headings.
    let begins_with_heading = |row: usize| {
        let cells = &source.sheet.rows[row].cells;
        let first = cells.iter().find(|&&id| source.is_filled(id));
        let head = first.and_then(|&id| headings::head(source.text(id)));
        matches!(head, Some(HeadingKind::Person | HeadingKind::Skill))
    };
    let is_data = |row: usize| {
        if begins_with_heading(row) {
            return false;
        }
        let cells = &source.sheet.rows[row].cells;
        let numbers =
            cells.iter().filter(|&&id| source.is_filled(id) && source.is_numeric(id)).count();
        numbers * 2 >= source.filled(row).max(1)
    };
    let is_legend = |row: usize| {
        let cells = source.sheet.rows[row].cells.iter().filter(|&&id| source.is_filled(id));
        cells.filter(|&&id| !legend::pairs(source.text(id)).is_empty()).count() * 2
            > source.filled(row)
    };
    let first = looked_at.iter().position(|&row| source.filled(row) >= enough && !is_legend(row));
    let Some(first) = first else { return Ok(rows[0]) };
    if !is_data(looked_at[first]) {
        return Ok(looked_at[first]);
    }
    // Numbers above the headings: how many are needed, or trained.
    let below = &looked_at[first + 1..];
    if let Some(&row) = below.iter().find(|&&row| !is_data(row))
        && source.filled(row) >= enough
        && begins_with_heading(row)
    {
        return Ok(row);
    }
    let before = first.checked_sub(1).map(|at| looked_at[at]);
    match before {
        Some(row) if source.filled(row) >= 2 && !is_data(row) => Ok(row),
        _ => {
            let what = format!(
                "line {}: the table begins with answers, without headings",
                source.line(looked_at[first])
            );
            Err(source.fault(
                what,
                "put the names of the skills above them, or say which rows it has: --rows 3..20",
            ))
        }
    }
}

/// Whether most cells below the headings have a colour and no text.
fn is_without_answers(sheet: &Sheet) -> bool {
    let body = sheet.rows.iter().skip(1);
    let ids = body.flat_map(|row| row.cells.iter().skip(1)).filter(|&&id| id != BLANK);
    let (mut coloured, mut texts) = (0, 0);
    for &id in ids {
        let text = sheet.cell(id).text.is_empty() && sheet.cell(id).kind == CellKind::Plain;
        *if text { &mut coloured } else { &mut texts } += 1;
    }
    coloured > texts
}
