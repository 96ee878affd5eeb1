//! A team as a workbook: the map with its colours, the spectra as counts, the
//! findings and every answer, a sheet each.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format as CellFormat, Workbook, Worksheet, XlsxError,
};

use super::csv;
use super::document::spectra;
use super::{Page, ShowError, View};
use crate::phrases;
use crate::phrases::map::{MapCell, kind_title};
use crate::report::document::Tone;
use crate::report::xlsx::{self, TidySheet};
use crate::team::Kind;

/// Above this many cells a sheet has only the answers that were given.
const MAX_CELLS: usize = 200_000;

/// Returns a view of a team as the bytes of an .xlsx file.
pub(super) fn workbook(page: Page<'_>, view: View) -> Result<Vec<u8>, ShowError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::parse_from_str(&page.as_of.to_string())?;
    let properties = DocProperties::new().set_title(page.title()).set_creation_datetime(&day);
    workbook.set_properties(&properties);
    if view == View::Coverage {
        let mut sheet = TidySheet::new(&mut workbook, "Coverage", csv::COVERAGE)?;
        csv::coverage(&mut sheet, page);
        sheet.end()?;
    } else {
        map(workbook.add_worksheet(), page)?;
        if page.rows(Kind::Personality).next().is_some() {
            strips(workbook.add_worksheet(), page)?;
        }
        let mut findings = TidySheet::new(&mut workbook, "Findings", csv::FINDINGS)?;
        csv::findings(&mut findings, page);
        findings.end()?;
        let cells = page.team.dimensions().len() * page.team.members().len();
        let mut ratings = TidySheet::new(&mut workbook, "Ratings", csv::RATINGS)?;
        csv::ratings(&mut ratings, page, cells <= MAX_CELLS);
        ratings.end()?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Draws the map: a line a row, a column a person.
fn map(sheet: &mut Worksheet, page: Page<'_>) -> Result<(), XlsxError> {
    let summary = page.coverage.summary();
    let answers = phrases::answers(summary);
    sheet.set_name("Map")?;
    sheet.write_string_with_format(0, 0, page.title(), &xlsx::title())?;
    sheet.write_string(1, 0, page.headline())?;
    sheet.write_string(2, 0, format!("{answers} · as of {}", phrases::day(page.as_of)))?;
    let head = 4;
    for (column, title) in (0..).zip(["Skill or experience", "State", "Need"]) {
        sheet.write_string_with_format(head, column, title, &xlsx::heading())?;
    }
    for (column, name) in (3..).zip(page.names.all()) {
        sheet.write_string_with_format(head, column, name, &xlsx::centred(xlsx::heading()))?;
    }
    sheet.set_freeze_panes(head + 1, 3)?;
    xlsx::fit_on_paper(sheet);
    for (column, width) in [(0, 34.0), (1, 22.0), (2, 16.0)] {
        sheet.set_column_width(column, width)?;
    }
    let formats = LevelFormats::new();
    let mut line = head + 1;
    for kind in [Kind::Skill, Kind::Experience] {
        let mut rows = page.levels(kind).peekable();
        if rows.peek().is_some() {
            sheet.write_string_with_format(line, 0, kind_title(kind), &xlsx::heading())?;
            line += 1;
        }
        for row in rows {
            sheet.write_string(line, 0, &row.dimension.name)?;
            let format = xlsx::cell_format(row.mark.into(), None);
            sheet.write_string_with_format(line, 1, row.marked_state(), &format)?;
            sheet.write_string(line, 2, &row.need)?;
            for (column, cell) in (3..).zip(row.cells()) {
                match cell.level {
                    Some(level) => {
                        sheet.write_number_with_format(line, column, level, formats.of(&cell))?;
                    }
                    None if !cell.arrow.is_empty() => {
                        let format = xlsx::centred(CellFormat::new());
                        sheet.write_string_with_format(line, column, cell.arrow, &format)?;
                    }
                    None => {}
                }
            }
            line += 1;
        }
    }
    let legend = "A coloured level counts towards the need, a pale one is one step below. \
                  ↑ wants to grow, ↓ would rather do less. A blank is not answered.";
    sheet.write_string(line + 1, 0, legend)?;
    Ok(())
}

/// The looks of a level, made once: by how it counts and by the want, which is
/// a number format, so that the level stays a number.
struct LevelFormats([[CellFormat; 3]; 3]);

impl LevelFormats {
    fn new() -> Self {
        let formats = [None, Some("0\"↑\""), Some("0\"↓\"")];
        let tones = [Tone::Counts, Tone::Near, Tone::Plain];
        Self(tones.map(|tone| formats.map(|number| xlsx::centred(xlsx::cell_format(tone, number)))))
    }

    fn of(&self, cell: &MapCell) -> &CellFormat {
        let want = match cell.arrow {
            "↑" => 1,
            "↓" => 2,
            _ => 0,
        };
        &self.0[cell.light as usize][want]
    }
}

/// Draws how many people are at each position of each spectrum.
fn strips(sheet: &mut Worksheet, page: Page<'_>) -> Result<(), XlsxError> {
    let table = spectra(page);
    sheet.set_name("Spectra")?;
    sheet.write_string(0, 0, table.caption)?;
    for (column, title) in (0..).zip(&table.head) {
        let is_count = (1..8).contains(&column);
        let format = if is_count { xlsx::centred(xlsx::heading()) } else { xlsx::heading() };
        sheet.write_string_with_format(2, column, title, &format)?;
    }
    sheet.set_column_width(0, 24)?.set_column_width(8, 24)?.set_column_width(9, 34)?;
    xlsx::fit_on_paper(sheet);
    let (text, count) = (CellFormat::new(), xlsx::centred(CellFormat::new()));
    for (line, row) in (3..).zip(&table.rows) {
        for (column, cell) in (0..).zip(row) {
            let format = if (1..8).contains(&column) { &count } else { &text };
            match cell.text.parse::<u32>() {
                Ok(people) => sheet.write_number_with_format(line, column, people, format)?,
                Err(_) => sheet.write_string_with_format(line, column, &cell.text, format)?,
            };
        }
    }
    Ok(())
}
