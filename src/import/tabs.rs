//! Workbooks with a sheet a person: joined into one table with a row an answer.

use super::cells::{BLANK, CellId, Sheet, SheetBuilder};
use super::headings::{Head, head};
use super::names::is_like_a_person;

/// Returns the sheets as one where each is a person's: named like one, and all
/// with the same headings, of which one is of skills and none of people.
pub(super) fn joined(sheets: &[Sheet]) -> Option<Sheet> {
    let tabs: Vec<&Sheet> =
        sheets.iter().filter(|sheet| !sheet.hidden && is_a_person(sheet)).collect();
    let first = tabs.first()?;
    let headings = |sheet: &Sheet| {
        (0..sheet.columns()).map(|at| sheet.text(0, at).to_owned()).collect::<Vec<_>>()
    };
    let head = headings(first);
    if tabs.len() < 2 || tabs.iter().any(|sheet| headings(sheet) != head) {
        return None;
    }
    let mut joined = SheetBuilder::new("");
    let mut row: Vec<CellId> = vec![joined.plain("Name")];
    row.extend(head.iter().map(|text| joined.plain(text)));
    joined.row(first.rows.first()?.line, row);
    for sheet in &tabs {
        for row in &sheet.rows[1..] {
            let mut cells = vec![joined.plain(&sheet.name)];
            for &id in &row.cells {
                cells.push(if id == BLANK { BLANK } else { joined.cell(sheet.cell(id).clone()) });
            }
            joined.row(row.line, cells);
        }
    }
    let own = joined.sheet();
    own.is_workbook = true;
    own.notes.push(format!("{} sheets, each of one person, are read as one table.", tabs.len()));
    let names: Vec<&str> = tabs.iter().map(|sheet| sheet.name.as_str()).collect();
    let left: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let left: Vec<&str> = left.into_iter().filter(|name| !names.contains(name)).collect();
    if !left.is_empty() {
        own.notes.push(format!("Not read: {}.", left.join(", ")));
    }
    Some(joined.build())
}

fn is_a_person(sheet: &Sheet) -> bool {
    if sheet.rows.len() < 2 || !is_like_a_person(&sheet.name) {
        return false;
    }
    let heads: Vec<Option<Head>> = (0..sheet.columns()).map(|at| head(sheet.text(0, at))).collect();
    heads.contains(&Some(Head::Skill)) && !heads.contains(&Some(Head::Person))
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
        let one = joined(&[sheet("Ida Moe", "Skill"), sheet("Per Nes", "Skill")]).unwrap();
        assert_eq!((one.rows.len(), one.text(2, 0), one.text(2, 2)), (3, "Per Nes", "3"));
        assert!(joined(&[sheet("Ida Moe", "Skill"), sheet("Legend", "Level")]).is_none());
        assert!(joined(&[sheet("Spring", "Name"), sheet("Autumn", "Name")]).is_none());
    }
}
