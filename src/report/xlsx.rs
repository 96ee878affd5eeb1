//! Workbooks: sheets of values, never of formulas.
//!
//! A formula that nobody has calculated reads as 0 in many programs, and a text
//! that begins with `=` is a text here: nothing needs a guard.

use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::csv::{Cell, Rows};
use super::document::Tone;

/// Returns the look of a cell; `number` is its number format, if it has one.
pub(super) fn cell_format(tone: Tone, number: Option<&str>) -> Format {
    let format = match number {
        Some(number) => Format::new().set_num_format(number),
        None => Format::new(),
    };
    match tone.colours() {
        None => format,
        Some([behind, front]) => format
            .set_background_color(Color::from(behind))
            .set_font_color(Color::from(front))
            .set_bold(),
    }
}

/// Returns the look of a title.
pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(14)
}

/// Returns the look of the names of columns.
pub(super) fn heading() -> Format {
    Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_align(FormatAlign::Top)
}

/// Returns a look in the middle of its column.
pub(super) fn centred(cell_format: Format) -> Format {
    cell_format.set_align(FormatAlign::Center)
}

/// On paper, and in a PDF, all columns are on one page.
pub(super) fn fit_on_paper(sheet: &mut Worksheet) {
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
}

/// In points, as Excel has it for its usual font.
const LINE_HEIGHT: f64 = 15.0;

/// Returns how wide a column of this name is, in characters.
fn width(name: &str) -> usize {
    match name {
        "finding" | "decided" => 60,
        "group" | "dimension" | "state" => 32,
        _ => 16,
    }
}

/// A sheet with the names of its columns in the first line, and one value a
/// cell below them.
pub(super) struct TidySheet<'a> {
    sheet: &'a mut Worksheet,
    /// Of each column, in characters.
    widths: Vec<usize>,
    next: u32,
    text: Format,
    day: Format,
    /// What went wrong first.
    fault: Option<XlsxError>,
}

impl<'a> TidySheet<'a> {
    /// Begins a sheet. Its rows are not kept in memory.
    pub(super) fn new(
        workbook: &'a mut Workbook,
        name: &str,
        columns: &[&str],
    ) -> Result<Self, XlsxError> {
        let sheet = workbook.add_worksheet_with_low_memory()?;
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        fit_on_paper(sheet);
        for (column, name) in (0..).zip(columns) {
            sheet.set_column_width(column, width(name) as f64)?;
            sheet.write_string_with_format(0, column, *name, &heading())?;
        }
        let widths = columns.iter().map(|name| width(name)).collect();
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let day = Format::new()
            .set_num_format("yyyy-mm-dd")
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left);
        Ok(Self { sheet, widths, next: 1, text, day, fault: None })
    }

    /// Ends the sheet.
    pub(super) fn end(self) -> Result<(), XlsxError> {
        if let Some(error) = self.fault {
            return Err(error);
        }
        let last = self.widths.len().saturating_sub(1) as u16;
        self.sheet.autofilter(0, 0, self.next.saturating_sub(1), last)?;
        Ok(())
    }

    fn write(&mut self, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        // Excel makes a row as high as its longest text, LibreOffice does not.
        let lines = cells.iter().zip(&self.widths).map(|(cell, width)| match cell {
            Cell::Text(text) => textwrap::wrap(text, *width).len(),
            _ => 1,
        });
        let lines = lines.max().unwrap_or(1);
        if lines > 1 {
            self.sheet.set_row_height(self.next, lines as f64 * LINE_HEIGHT)?;
        }
        for (column, cell) in (0..).zip(cells) {
            match *cell {
                Cell::Text(text) => {
                    self.sheet.write_string_with_format(self.next, column, text, &self.text)?
                }
                Cell::Day(day) => {
                    let day = ExcelDateTime::parse_from_str(day)?;
                    self.sheet.write_datetime_with_format(self.next, column, &day, &self.day)?
                }
                Cell::Number(number) => {
                    self.sheet.write_number(self.next, column, number as f64)?
                }
                Cell::Is(is) => self.sheet.write_boolean(self.next, column, is)?,
                Cell::Empty => continue,
            };
        }
        self.next += 1;
        Ok(())
    }
}

impl Rows for TidySheet<'_> {
    fn row(&mut self, cells: &[Cell<'_>]) {
        if self.fault.is_none() {
            self.fault = self.write(cells).err();
        }
    }
}
