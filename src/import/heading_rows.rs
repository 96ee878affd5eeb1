//! Headings of more than one row: groups over the headings, and surveys that
//! write the answers of a question below it.

use super::cells::CellId;
use super::headings::{self, HeadingKind};
use super::table::{Column, Source};

/// What surveys write below a question that has no parts.
const NO_PARTS: [&str; 3] = ["response", "open-ended response", "responses"];

/// The columns of a table whose headings go on below the first row of them.
pub(super) struct Below {
    pub(super) columns: Vec<Column>,
    /// The last row of the headings.
    pub(super) head: usize,
    /// How many rows after the first are headings.
    pub(super) rows: usize,
}

/// Returns the columns where the rows after `head` are headings too: the parts of
/// groups, or the questions of a survey between its codes and its import ids.
pub(super) fn below(source: &Source<'_>, head: usize, body: &[usize]) -> Option<Below> {
    let is_import_id =
        |row: usize| source.sheet.text(row, 0).to_lowercase().starts_with("{\"importid\"");
    match *body {
        [first, ..] if is_import_id(first) => {
            return Some(Below { columns: columns(source, head), head, rows: 1 });
        }
        [questions, second, ..] if is_import_id(second) => {
            return Some(Below { columns: columns(source, questions), head: questions, rows: 2 });
        }
        _ => {}
    }
    let first = *body.first()?;
    if source.sheet.rows[first].gap || !are_parts(source, head, first, &body[1..]) {
        return None;
    }
    let mut columns = columns(source, first);
    for column in &mut columns {
        if NO_PARTS.contains(&column.heading.to_lowercase().as_str()) {
            column.heading.clear();
        }
    }
    columns.resize_with(columns.len().max(source.sheet.rows[head].cells.len()), Column::default);
    join_groups(source, head, &mut columns);
    Some(Below { columns, head: first, rows: 1 })
}

/// Returns whether a row below the headings has words in every column that has
/// answers and no heading, and none below the names.
fn are_parts(source: &Source<'_>, head: usize, below: usize, rest: &[usize]) -> bool {
    let cell = |row: usize, at: usize| source.sheet.rows[row].cell(at);
    let is_filled = |row: usize, at: usize| source.is_filled(cell(row, at));
    let width = source.sheet.rows[head].cells.len().max(source.sheet.rows[below].cells.len());
    let is_part = |at: usize| {
        is_filled(below, at)
            && source.sheet.text(below, at) != source.sheet.text(head, at)
            && !NO_PARTS.contains(&source.sheet.text(below, at).to_lowercase().as_str())
    };
    let words = (0..width).filter(|&at| is_filled(below, at));
    if words.clone().any(|at| source.is_numeric(cell(below, at))) {
        return false;
    }
    let first = (0..width).find(|&at| is_filled(head, at));
    let is_name = |&at: &usize| match headings::head(source.sheet.text(head, at)) {
        Some(HeadingKind::Person | HeadingKind::FirstName | HeadingKind::LastName) => true,
        // "Tools" behind the names is a group.
        Some(HeadingKind::Skill) => Some(at) == first,
        _ => false,
    };
    let names: Vec<usize> = (0..width).filter(is_name).collect();
    let no_name = |at: &usize| !is_part(*at);
    if !names.iter().all(no_name) || (names.is_empty() && !first.iter().all(no_name)) {
        return false;
    }
    let rest = &rest[..rest.len().min(20)];
    let open = (0..width).filter(|&at| {
        let filled = rest.iter().filter(|&&row| is_filled(row, at)).count();
        !is_filled(head, at) && filled > 0 && filled * 3 >= rest.len()
    });
    let open: Vec<usize> = open.collect();
    !open.is_empty() && open.iter().all(|&at| first.is_some_and(|first| first < at) && is_part(at))
}

/// Returns the columns that a row of headings gives.
pub(super) fn columns(source: &Source<'_>, head: usize) -> Vec<Column> {
    let cells = &source.sheet.rows[head].cells;
    let heading =
        |id: &CellId| Column { heading: source.text(*id).to_owned(), ..Column::default() };
    cells.iter().map(heading).collect()
}

/// Returns whether a row stands over the headings: groups, or the first line of two.
pub(super) fn is_group(source: &Source<'_>, above: usize, head: usize) -> bool {
    let filled = source.filled(above);
    let sheet = source.sheet;
    let [first, below] = [sheet.text(above, 0), sheet.text(head, 0)];
    let numbers =
        sheet.rows[above].cells.iter().any(|&id| source.is_filled(id) && source.is_numeric(id));
    if numbers || sheet.rows[above].cells.len() > sheet.rows[head].cells.len() {
        return false;
    }
    let alone = sheet.rows[above].cells.iter().find(|&&id| source.is_filled(id));
    if filled == 1 {
        let text = alone.map_or("", |&id| source.text(id));
        return first.is_empty() && super::names::kind(text).is_some();
    }
    first.is_empty() || below.is_empty() || first == below
}

/// Joins the first of two heading lines to the second.
pub(super) fn join_groups(source: &Source<'_>, above: usize, columns: &mut [Column]) {
    let sheet = source.sheet;
    let line = sheet.rows[above].line - 1;
    let merged: Vec<_> =
        sheet.merged.iter().filter(|m| m.first.0 == line && m.last.1 > m.first.1).collect();
    // "Level, Interest" below a skill, and not a remark that ends a group of skills.
    let facets = columns.iter();
    let is_facet =
        |own: &Column| super::facets::is_facet(super::names::without_scale_at_end(&own.heading));
    let facets: Vec<bool> = facets.map(is_facet).collect();
    let starts: Vec<usize> =
        (0..columns.len()).filter(|&at| !sheet.text(above, at).is_empty()).collect();
    let are_facets = |at: usize| {
        let start = starts.iter().rev().find(|&&start| start <= at).copied().unwrap_or(0);
        let end = starts.iter().find(|&&start| start > at).copied().unwrap_or(facets.len());
        facets[start..end].iter().all(|&own| own)
    };
    // "Current, Target" over the same skills.
    let over: Vec<&str> = starts.iter().map(|&at| sheet.text(above, at)).collect();
    let are_over = over.iter().filter(|own| super::facets::is_facet(own)).count() > 1;
    let mut last = String::new();
    for (at, column) in columns.iter_mut().enumerate() {
        let text = sheet.text(above, at);
        if !text.is_empty() {
            text.clone_into(&mut last);
        } else if !merged.is_empty() {
            let inside = merged.iter().find(|m| (m.first.1..=m.last.1).contains(&(at as u32)));
            last =
                inside.map_or(String::new(), |m| sheet.text(above, m.first.1 as usize).to_owned());
        }
        if column.heading.is_empty() {
            // A heading over both lines.
            text.clone_into(&mut column.heading);
        } else if !last.is_empty() && column.heading != last {
            if are_over && super::facets::is_facet(&last) {
                column.heading = format!("{} {last}", column.heading);
            } else if are_facets(at) {
                column.heading = format!("{last} {}", column.heading);
            } else if headings::head(&last) == Some(HeadingKind::Person) && at == 0 {
                column.heading.clone_from(&last);
            } else {
                column.group = Some(last.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::cells::SheetBuilder;
    use super::*;

    fn headings(rows: &[&[&str]]) -> Option<Vec<String>> {
        let mut sheet = SheetBuilder::new("");
        for (line, row) in (1..).zip(rows) {
            let cells = row.iter().map(|text| sheet.plain(text)).collect();
            sheet.row(line, cells);
        }
        let sheet = sheet.build();
        let source = Source::of(&sheet, "t.csv");
        let body: Vec<usize> = (1..rows.len()).collect();
        let below = below(&source, 0, &body)?;
        Some(below.columns.into_iter().map(|column| column.heading).collect())
    }

    #[test]
    fn parts_of_groups_stand_below_them_and_a_person_does_not() {
        let parts: [&[&str]; 3] = [
            &["Name", "Office", "", "Shop"],
            &["", "Mail", "Phone", "Till"],
            &["Ida", "3", "2", "1"],
        ];
        assert_eq!(headings(&parts).unwrap(), ["Name", "Mail", "Phone", "Till"]);
        let levels: [&[&str]; 3] =
            [&["Name", "Java", ""], &["", "Level", "Interest"], &["Ida", "3", "2"]];
        assert_eq!(headings(&levels).unwrap(), ["Name", "Java Level", "Java Interest"]);
        let tools: [&[&str]; 3] =
            [&["Name", "Tools", ""], &["", "Excel", "Word"], &["Ida", "3", "2"]];
        assert_eq!(headings(&tools).unwrap(), ["Name", "Excel", "Word"]);
        let person: [&[&str]; 3] = [&["Name", "A", ""], &["Ida", "x", "y"], &["Per", "y", "x"]];
        assert!(headings(&person).is_none());
    }

    #[test]
    fn a_survey_has_its_questions_between_codes_and_import_ids() {
        let rows: [&[&str]; 4] = [
            &["Q1", "Q2_1"],
            &["Your name", "How skilled are you? - Statistics"],
            &["{\"ImportId\":\"QID1\"}", "{\"ImportId\":\"QID2_1\"}"],
            &["Ida", "4"],
        ];
        assert_eq!(headings(&rows).unwrap()[0], "Your name");
    }
}
