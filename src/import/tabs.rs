//! Workbooks with a sheet a person: joined into one table with a row an answer.

use super::cells::{BLANK, CellId, Sheet, SheetBuilder};
use super::headings::{HeadingKind, head};
use super::names::is_like_a_person;

/// Returns the sheets as one where each is a person's: named like one, and all
/// with the same headings, of which one is of skills and none of people.
pub(super) fn join_sheets_of_people(sheets: &[Sheet]) -> Option<Sheet> {
    let tabs: Vec<(&Sheet, usize)> = sheets
        .iter()
        .filter(|sheet| !sheet.hidden && is_like_a_person(&sheet.name))
        .filter_map(|sheet| Some((sheet, head_row(sheet)?)))
        .collect();
    let headings = |sheet: &Sheet, row: usize| {
        (0..sheet.rows[row].cells.len())
            .map(|at| sheet.text(row, at).to_owned())
            .collect::<Vec<_>>()
    };
    let &(first, row) = tabs.first()?;
    let head = headings(first, row);
    if tabs.len() < 2 || tabs.iter().any(|(sheet, row)| headings(sheet, *row) != head) {
        return None;
    }
    let mut joined = SheetBuilder::new("");
    let mut row: Vec<CellId> = vec![joined.plain("Name")];
    row.extend(head.iter().map(|text| joined.plain(text)));
    joined.row(first.rows.first()?.line, row);
    for (sheet, head) in &tabs {
        for row in &sheet.rows[head + 1..] {
            let mut cells = vec![joined.plain(&sheet.name)];
            for &id in &row.cells {
                cells.push(if id == BLANK { BLANK } else { joined.cell(sheet.cell(id).clone()) });
            }
            joined.row(row.line, cells);
        }
    }
    let sheet = joined.sheet();
    sheet.is_workbook = true;
    sheet.notes.push(format!("{} sheets, each of one person, are read as one table.", tabs.len()));
    let names: Vec<&str> = tabs.iter().map(|(sheet, _)| sheet.name.as_str()).collect();
    let left: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let left: Vec<&str> = left.into_iter().filter(|name| !names.contains(name)).collect();
    if !left.is_empty() {
        sheet.notes.push(format!("Not read: {}.", left.join(", ")));
    }
    Some(joined.build())
}

/// The row whose headings name skills and no people, where answers follow. A
/// form may have its name and its day above it.
fn head_row(sheet: &Sheet) -> Option<usize> {
    let last = sheet.rows.len().checked_sub(1)?;
    (0..last.min(12)).find(|&row| {
        let texts = (0..sheet.rows[row].cells.len()).map(|at| sheet.text(row, at));
        let heads: Vec<Option<HeadingKind>> = texts.map(head).collect();
        heads.len() > 1
            && heads.contains(&Some(HeadingKind::Skill))
            && !heads.contains(&Some(HeadingKind::Person))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_a_person_is_one_table_and_other_sheets_are_not() {
        let sheet = |name: &str, head: &str| {
            let mut sheet = SheetBuilder::new(name);
            for (line, row) in (1..).zip([[head, "Level"], ["A", "3"]]) {
                let cells = row.map(|text| sheet.plain(text)).to_vec();
                sheet.row(line, cells);
            }
            sheet.build()
        };
        let one =
            join_sheets_of_people(&[sheet("Ida Moe", "Skill"), sheet("Per Nes", "Skill")]).unwrap();
        assert_eq!((one.rows.len(), one.text(2, 0), one.text(2, 2)), (3, "Per Nes", "3"));
        assert!(
            join_sheets_of_people(&[sheet("Ida Moe", "Skill"), sheet("Legend", "Level")]).is_none()
        );
        let form = |name: &str| {
            let mut form = SheetBuilder::new(name);
            for (line, row) in (1..).zip([["Name:", name], ["Skill", "Level"], ["A", "3"]]) {
                let cells = row.map(|text| form.plain(text)).to_vec();
                form.row(line, cells);
            }
            form.build()
        };
        let one = join_sheets_of_people(&[form("Ida Moe"), form("Per Nes")]).unwrap();
        assert_eq!((one.rows.len(), one.text(1, 0), one.text(1, 1)), (3, "Ida Moe", "A"));
        assert!(
            join_sheets_of_people(&[sheet("Spring", "Name"), sheet("Autumn", "Name")]).is_none()
        );
    }
}
