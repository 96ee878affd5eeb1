//! .xls and .xlsb, which keep no styles: what their cells look like is
//! unknown, not plain.

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xls, Xlsb};

use super::super::cells::{Cell, CellId, CellKind, Sheet, SheetBuilder, tidy};
use super::{Kind, MAX_CELLS, Refusal, format, parts, password};

/// Reads the sheets.
pub(super) fn sheets(bytes: &[u8], kind: Kind) -> Result<Vec<Sheet>, Refusal> {
    if kind == Kind::Xlsb {
        parts::check(bytes)?;
        let reader = Xlsb::new(Cursor::new(bytes)).map_err(|error| refused(&error.to_string()))?;
        let sheets = of(reader)?;
        // Files that other programs write lose all but the first cell of a row.
        let rows = || sheets.iter().flat_map(|sheet| &sheet.rows);
        let of_one =
            rows().filter(|row| row.cells.iter().filter(|&&id| id != 0).count() <= 1).count();
        let short = of_one * 2 >= rows().count();
        if short {
            return Err(Refusal::new(
                "this .xlsb was not written by Excel, and all but the first cells of its rows are lost",
                "save it as .xlsx, and import that",
            ));
        }
        return Ok(sheets);
    }
    of(Xls::new(Cursor::new(bytes)).map_err(|error| refused(&error.to_string()))?)
}

fn refused(error: &str) -> Refusal {
    if error.to_ascii_lowercase().contains("password") {
        return password();
    }
    Refusal::new("the workbook cannot be read", "open it in a spreadsheet and save it as .xlsx")
}

fn of<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(mut reader: R) -> Result<Vec<Sheet>, Refusal> {
    let metadata = reader.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for sheet_metadata in metadata {
        let Ok(range) = reader.worksheet_range(&sheet_metadata.name) else { continue };
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut builder = SheetBuilder::new(sheet_metadata.name.clone());
        if range.height().saturating_mul(range.width()) > 8 * MAX_CELLS {
            return Err(Refusal::new(
                "the sheet is far larger than a skills matrix",
                "save the table as CSV",
            ));
        }
        for (at, row) in range.rows().enumerate() {
            let mut cells: Vec<CellId> = vec![0; first_column as usize];
            cells.extend(row.iter().map(|data| builder.cell(cell(data))));
            builder.row(first_row + at as u32 + 1, cells);
        }
        let sheet = builder.sheet();
        sheet.hidden = sheet_metadata.visible != SheetVisible::Visible;
        sheet.is_workbook = true;
        sheets.push(builder.build());
    }
    Ok(sheets)
}

/// Returns a value as a cell.
pub(super) fn cell(data: &Data) -> Cell {
    let of_kind = |text: String, kind| Cell { text, kind, ..Cell::default() };
    match data {
        Data::Empty => Cell::default(),
        Data::Int(number) => Cell::text(number.to_string()),
        Data::Float(number) => Cell::text(format::plain(*number)),
        Data::String(text) => Cell::text(tidy(text)),
        Data::Bool(truth) => of_kind(truth.to_string().to_uppercase(), CellKind::Truth),
        Data::DateTime(date) => format::date(date.as_f64(), false),
        Data::DateTimeIso(text) | Data::DurationIso(text) => of_kind(text.clone(), CellKind::Date),
        Data::Error(_) => of_kind("#error".into(), CellKind::Broken),
    }
}
