//! .xlsx: streamed cell by cell, with its formats and fills, so that one stray
//! cell costs one cell; what is not in the cells comes from the sheet's XML.

use std::collections::{HashMap, HashSet};
use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Style, Xlsx};

use super::super::cells::{
    BLANK, Cell, CellId, CellKind, Merged, NamedTable, Sheet, SheetBuilder, tidy,
};
use super::{MAX_CELLS, Refusal, format, markup, parts, password};

/// More sheets than this are no workbook that somebody leafs through.
const MAX_SHEETS: usize = 250;
/// So many cells in a row that cannot be read are a damaged sheet.
const MAX_ERRORS: usize = 200;

/// The most choices of a drop-down list that are read.
const MAX_CHOICES: usize = 100;

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads the sheets.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    parts::check(bytes)?;
    let opened = Xlsx::new(Cursor::new(bytes));
    let mut workbook: Workbook<'_> = opened.map_err(|error| match error {
        calamine::XlsxError::Password => password(),
        _ => damaged(),
    })?;
    let _ = workbook.load_tables();
    let paths = sheet_paths(bytes)?;
    let mut sheets = Vec::new();
    let mut references = Vec::new();
    let all = workbook.sheets_metadata().to_vec();
    if all.len() > MAX_SHEETS {
        return Err(Refusal::new(
            format!("the workbook has {} sheets", all.len()),
            "save the one that is the table as CSV, and import that",
        ));
    }
    for metadata in all {
        if metadata.typ != SheetType::WorkSheet {
            continue;
        }
        let xml =
            paths.get(&metadata.name).map(|path| parts::text(bytes, path)).transpose()?.flatten();
        let Some(mut sheet) = sheet(&mut workbook, &metadata.name, xml.as_deref())? else {
            continue;
        };
        sheet.hidden = metadata.visible != SheetVisible::Visible;
        sheet.is_workbook = true;
        let lists = xml.map(|xml| beside_cells(&xml, &mut sheet)).unwrap_or_default();
        references.push(lists);
        sheet.tables = tables(&mut workbook, &metadata.name);
        sheets.push(sheet);
    }
    let names = workbook.defined_names().to_vec();
    for (at, lists) in references.into_iter().enumerate() {
        let choices = lists.iter().filter_map(|list| choices_at(list, at, &sheets, &names));
        let choices: Vec<Vec<String>> = choices.collect();
        sheets[at].choices.extend(choices);
    }
    Ok(sheets)
}

fn damaged() -> Refusal {
    Refusal::new("the workbook is damaged", "open it in a spreadsheet and save it again, or as CSV")
}

/// Reads the cells of a sheet. Merges and formulas take a pass each: where its
/// XML has none, none is made.
fn sheet(
    workbook: &mut Workbook<'_>,
    name: &str,
    xml: Option<&str>,
) -> Result<Option<Sheet>, Refusal> {
    let has = |parts: &[&str]| xml.is_none_or(|xml| parts.iter().any(|part| xml.contains(part)));
    let merged = has(&["mergeCell"]).then(|| workbook.merge_cells_by_sheet_name(name));
    let merged: Vec<Merged> = match merged.unwrap_or(Ok(Vec::new())) {
        Ok(all) => all.iter().map(|own| Merged { first: own.start, last: own.end }).collect(),
        Err(_) => Vec::new(),
    };
    let mut open_merges = OpenMerges::of(&merged);
    let has_formulas = has(&["<f>", "<f ", "<f/", ":f>", ":f ", ":f/"]);
    let formulas = if has_formulas { formulas(workbook, name) } else { HashSet::new() };
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return Ok(None) };
    let styles: Vec<Style> = reader.styles().to_vec();
    let mut builder = SheetBuilder::new(name);
    let mut cells: Vec<(u32, u32, CellId)> = Vec::new();
    let (mut errors, mut calculated) = (0, false);
    loop {
        match reader.next_cell_with_style_id() {
            Ok(Some((own, style))) => {
                let at = own.get_position();
                let has_formula = formulas.contains(&at);
                let cell = cell(own.get_value(), styles.get(style), has_formula);
                calculated |= has_formula
                    && cell.kind != CellKind::Uncalculated
                    && cell.text != "0"
                    && !cell.text.is_empty();
                let covered = open_merges.cover(at).ok_or_else(damaged)?;
                if !cell.is_blank() && !covered {
                    cells.push((at.0, at.1, builder.cell(cell)));
                }
            }
            Ok(None) => break,
            Err(_) => errors += 1,
        }
        if cells.len() > MAX_CELLS || errors > MAX_ERRORS {
            return Err(Refusal::new(
                "the sheet is far larger than a skills matrix, or damaged",
                "save the table as CSV",
            ));
        }
    }
    // Where no formula of the sheet has a value but 0, none was calculated.
    if !calculated && !formulas.is_empty() {
        let none = builder.cell(Cell { kind: CellKind::Uncalculated, ..Cell::default() });
        for cell in &mut cells {
            if formulas.contains(&(cell.0, cell.1)) {
                cell.2 = none;
            }
        }
        let there: HashSet<(u32, u32)> = cells.iter().map(|cell| (cell.0, cell.1)).collect();
        for &(row, column) in formulas.difference(&there) {
            cells.push((row, column, none));
        }
        cells.sort_unstable_by_key(|cell| (cell.0, cell.1));
    }
    if errors > 0 {
        builder
            .sheet()
            .notes
            .push(format!("{errors} cells of the sheet cannot be read and are left out."));
    }
    let last = cells.iter().map(|own| own.0).max().unwrap_or(0);
    builder.sheet().merged = merged.into_iter().filter(|merge| merge.first.0 <= last).collect();
    rows(&mut builder, &cells)?;
    Ok(Some(builder.build()))
}

/// Which cells hold formulas.
fn formulas(workbook: &mut Workbook<'_>, name: &str) -> HashSet<(u32, u32)> {
    let mut found = HashSet::new();
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return found };
    while let Ok(Some(own)) = reader.next_formula() {
        if !own.get_value().is_empty() {
            found.insert(own.get_position());
        }
        if found.len() > MAX_CELLS {
            break;
        }
    }
    found
}

fn is_covered(merged: &Merged, at: (u32, u32)) -> bool {
    let inside = |from: u32, to: u32, own: u32| (from..=to).contains(&own);
    at != merged.first
        && inside(merged.first.0, merged.last.0, at.0)
        && inside(merged.first.1, merged.last.1, at.1)
}

/// The most merges that reach into one row: those of a sound sheet do not overlap.
const MAX_OPEN_MERGES: usize = 1_000;

/// The merges that reach into the row that is read.
struct OpenMerges {
    /// Those that begin further down, the first of them last.
    next: Vec<Merged>,
    open: Vec<Merged>,
    row: u32,
}

impl OpenMerges {
    fn of(merged: &[Merged]) -> Self {
        let mut next = merged.to_vec();
        next.sort_unstable_by_key(|own| std::cmp::Reverse(own.first.0));
        Self { next, open: Vec::new(), row: 0 }
    }

    /// Returns whether a merge covers a cell, from row to row; nothing where far too
    /// many overlap.
    fn cover(&mut self, at: (u32, u32)) -> Option<bool> {
        while self.next.last().is_some_and(|own| own.first.0 <= at.0) {
            self.open.extend(self.next.pop());
            self.row = u32::MAX;
        }
        if self.row != at.0 {
            self.open.retain(|own| own.last.0 >= at.0);
            self.row = at.0;
        }
        let is_sound = self.open.len() <= MAX_OPEN_MERGES;
        is_sound.then(|| self.open.iter().any(|own| is_covered(own, at)))
    }
}

/// Puts the cells into rows. Colours without text count within the table, not
/// in the columns and rows that somebody coloured to the end.
fn rows(builder: &mut SheetBuilder, cells: &[(u32, u32, CellId)]) -> Result<(), Refusal> {
    let has_text = |id: CellId, builder: &SheetBuilder| {
        let cell = builder.get(id);
        !cell.text.is_empty() || cell.kind != CellKind::Plain
    };
    let texts = cells.iter().filter(|own| has_text(own.2, builder));
    let last_row = texts.clone().map(|own| own.0).max().unwrap_or(0);
    let last_column = texts.map(|own| own.1).max().unwrap_or(0);
    let (mut row, mut line, mut slots) = (Vec::new(), 0, 0);
    let mut before = None;
    for &(at, column, id) in cells {
        if at > last_row || column > last_column {
            continue;
        }
        if at != line && !row.is_empty() {
            put(builder, &mut before, line, std::mem::take(&mut row));
        }
        line = at;
        slots += (column as usize + 1).saturating_sub(row.len());
        if slots > 4 * MAX_CELLS {
            return Err(Refusal::new(
                "the sheet is far wider than a skills matrix",
                "save the table as CSV",
            ));
        }
        if row.len() <= column as usize {
            row.resize(column as usize + 1, BLANK);
        }
        row[column as usize] = id;
    }
    put(builder, &mut before, line, row);
    Ok(())
}

fn put(builder: &mut SheetBuilder, before: &mut Option<u32>, line: u32, row: Vec<CellId>) {
    if before.is_some_and(|before| line > before + 1) {
        builder.gap();
    }
    *before = Some(line);
    builder.row(line + 1, row);
}

fn cell(value: &DataRef<'_>, style: Option<&Style>, has_formula: bool) -> Cell {
    let fill = style.and_then(|style| style.fill.as_ref()).filter(|fill| fill.is_visible());
    let fill = fill.and_then(calamine::Fill::get_color).map(|color| color.to_argb() & 0xFF_FFFF);
    let fill = fill.filter(|&own| own != 0xFF_FFFF);
    let code = style
        .and_then(|style| style.number_format.as_ref())
        .map_or("", |own| own.format_code.as_str());
    let of_kind = |text: String, kind| Cell { text, kind, ..Cell::default() };
    let shown = match value {
        DataRef::Empty if has_formula => of_kind(String::new(), CellKind::Uncalculated),
        DataRef::Empty => Cell::default(),
        DataRef::Int(number) => format::shown(*number as f64, code),
        DataRef::Float(number) => format::shown(*number, code),
        DataRef::String(text) => Cell::text(tidy(text)),
        DataRef::SharedString(text) => Cell::text(tidy(text)),
        DataRef::Bool(truth) => of_kind(truth.to_string().to_uppercase(), CellKind::Truth),
        DataRef::DateTime(date) => format::date(date.as_f64(), false),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            of_kind(text.clone(), CellKind::Date)
        }
        DataRef::Error(_) => of_kind("#error".into(), CellKind::Broken),
    };
    // A colour next to a text is a legend or a decoration; both are kept.
    Cell { fill, is_formula: has_formula, ..shown }
}

/// The paths of the sheets by their names.
fn sheet_paths(bytes: &[u8]) -> Result<HashMap<String, String>, Refusal> {
    let mut paths = HashMap::new();
    let Some(workbook) = parts::text(bytes, "xl/workbook.xml")? else { return Ok(paths) };
    let relations = parts::text(bytes, "xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let targets: HashMap<String, String> = markup::tags(&relations)
        .filter(|tag| tag.name == "Relationship")
        .filter_map(|tag| Some((tag.attribute("Id")?, tag.attribute("Target")?)))
        .collect();
    for tag in markup::tags(&workbook).filter(|tag| tag.name == "sheet") {
        if let (Some(name), Some(target)) =
            (tag.attribute("name"), tag.attribute("id").and_then(|id| targets.get(&id).cloned()))
        {
            let path =
                target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            paths.insert(name, path);
        }
    }
    Ok(paths)
}

/// Returns the choices of a drop-down list that names the cells which hold them:
/// "Lists!$A$1:$A$5", or a name for those.
fn choices_at(
    list: &str,
    own: usize,
    sheets: &[Sheet],
    names: &[(String, String)],
) -> Option<Vec<String>> {
    let list = list.trim_start_matches('=');
    let named = names.iter().find(|(name, _)| name.eq_ignore_ascii_case(list));
    let range = named.map_or(list, |(_, range)| range.as_str()).trim_start_matches('=');
    let (sheet, cells) = match range.rsplit_once('!') {
        Some((name, cells)) => {
            let name = name.trim_matches('\'').replace("''", "'");
            (sheets.iter().find(|sheet| sheet.name == name)?, cells)
        }
        None => (&sheets[own], range),
    };
    let (first, last) = cells.split_once(':')?;
    let ((first_row, column), (last_row, last_column)) = (position(first)?, position(last)?);
    let is_list = first_row == last_row || column == last_column;
    let rows =
        sheet.rows.iter().enumerate().filter(|own| (first_row..=last_row).contains(&own.1.line));
    let texts =
        rows.flat_map(|(at, _)| (column..=last_column).map(move |column| sheet.text(at, column)));
    let choices: Vec<String> =
        texts.filter(|text| !text.is_empty()).take(MAX_CHOICES).map(str::to_owned).collect();
    is_list.then_some(choices)
}

/// Returns the row, from 1, and the column, from 0, of "$B$3".
fn position(cell: &str) -> Option<(u32, usize)> {
    let plain = cell.replace('$', "").to_ascii_uppercase();
    let digit = plain.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = plain.split_at(digit);
    let column = letters.bytes().try_fold(0, |column: usize, letter| {
        let own = letter.is_ascii_uppercase().then(|| usize::from(letter - b'A') + 1)?;
        column.checked_mul(26)?.checked_add(own)
    })?;
    Some((row.parse().ok()?, column.checked_sub(1).filter(|&column| column < 20_000)?))
}

/// Reads what is in the sheet's XML and in no cell: hidden rows and columns, and
/// drop-down lists. Returns the lists that other cells hold.
fn beside_cells(xml: &str, sheet: &mut Sheet) -> Vec<String> {
    let mut elsewhere = Vec::new();
    // Most sheets have neither, and every cell is a tag.
    if !["hidden", "dataValidation"].iter().any(|part| xml.contains(part)) {
        return elsewhere;
    }
    let (mut is_list, mut is_choices) = (false, false);
    for tag in markup::tags(xml) {
        match tag.name {
            "row" if tag.is("hidden") => sheet.hidden_rows.extend(tag.number("r")),
            "col" if tag.is("hidden") && sheet.hidden_columns.len() < MAX_CELLS / 100 => {
                if let (Some(first), Some(last)) = (tag.number("min"), tag.number("max")) {
                    sheet
                        .hidden_columns
                        .extend((first..=last.min(first + 500)).map(|own| own.saturating_sub(1)));
                }
            }
            "dataValidation" => is_list = tag.attribute("type").as_deref() == Some("list"),
            "formula1" => is_choices = is_list && !tag.is_closing,
            _ => {}
        }
        // The cells of another sheet are in a tag of their own within it.
        if !is_choices || !matches!(tag.name, "formula1" | "f") || tag.text.trim().is_empty() {
            continue;
        }
        let text = markup::unescaped(tag.text);
        if let Some(list) = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            sheet.choices.push(list.split(',').map(|own| own.trim().to_owned()).collect());
        } else if !elsewhere.contains(&text) && elsewhere.len() < MAX_SHEETS {
            elsewhere.push(text);
        }
    }
    let last = sheet.columns() as u32;
    sheet.hidden_columns.retain(|&own| own < last);
    let lines: HashSet<u32> = sheet.rows.iter().map(|row| row.line).collect();
    let rows = sheet.hidden_rows.iter().filter(|line| lines.contains(line)).count();
    let columns = sheet.hidden_columns.len();
    if rows + columns > 0 {
        sheet
            .notes
            .push(format!("Hidden rows ({rows}) and hidden columns ({columns}) are read too."));
    }
    elsewhere
}

/// The named tables of a sheet.
fn tables(workbook: &mut Workbook<'_>, sheet: &str) -> Vec<NamedTable> {
    let names: Vec<String> = workbook.table_names_in_sheet(sheet).into_iter().cloned().collect();
    let table = |name: String| {
        let own = workbook.table_by_name(&name).ok()?;
        let (start, end) = (own.data().start()?, own.data().end()?);
        Some(NamedTable { name, rows: (start.0, end.0 + 1), columns: (start.1, end.1) })
    };
    names.into_iter().filter_map(table).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drop_down_list_may_be_in_other_cells() {
        let mut lists = SheetBuilder::new("My lists");
        for (line, text) in (2..).zip(["none", "some", "all"]) {
            let cells = vec![BLANK, lists.plain(text)];
            lists.row(line, cells);
        }
        let sheets = [SheetBuilder::new("Team").build(), lists.build()];
        let names = [("Levels".to_owned(), "'My lists'!$B$2:$B$4".to_owned())];
        for list in ["'My lists'!$B$2:$B$4", "=Levels"] {
            let found = choices_at(list, 0, &sheets, &names).unwrap();
            assert_eq!(found, ["none", "some", "all"], "{list}");
        }
        for none in ["Nowhere!$A$1:$A$2", "INDIRECT(A1)", "'My lists'!$A$1:$B$4"] {
            assert_eq!(choices_at(none, 0, &sheets, &names), None, "{none}");
        }
        assert_eq!((position("$AB$3"), position("A")), (Some((3, 27)), None));
    }

    #[test]
    fn a_merge_covers_its_cells_but_the_first_and_too_many_at_once_are_damage() {
        let merge = |first, last| Merged { first, last };
        let mut merges = OpenMerges::of(&[merge((4, 0), (6, 0)), merge((0, 1), (0, 3))]);
        let cells = [(0, 1), (0, 2), (1, 2), (4, 0), (5, 0), (6, 1), (7, 0)];
        let covered = cells.map(|at| merges.cover(at).unwrap());
        assert_eq!(covered, [false, true, false, false, true, false, false]);
        let all = vec![merge((0, 0), (9, 9)); MAX_OPEN_MERGES + 1];
        assert_eq!(OpenMerges::of(&all).cover((1, 1)), None);
    }
}
