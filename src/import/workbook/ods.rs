//! .ods, read from its XML: it keeps the text that each cell shows, also in
//! files whose cells have no type.

use super::super::cells::{BLANK, Cell, CellId, CellKind, Merged, Sheet, SheetBuilder, tidy};
use super::{MAX_CELLS, Refusal, markup, parts, password};

/// A row or a cell that is repeated to the end of the sheet is a decoration.
const MAX_REPEATED: u32 = 1_000;

/// Reads the sheets.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    parts::check(bytes)?;
    let manifest = parts::text(bytes, "META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(password());
    }
    let xml = parts::text(bytes, "content.xml")?.unwrap_or_default();
    let mut reader = Reader::default();
    for tag in markup::tags(&xml) {
        reader.tag(&tag)?;
    }
    Ok(reader.sheets)
}

#[derive(Default)]
struct Reader {
    sheets: Vec<Sheet>,
    hidden_styles: Vec<String>,
    style: String,
    builder: Option<SheetBuilder>,
    line: u32,
    rows: u32,
    row: Vec<CellId>,
    cell: Option<Open>,
    slots: usize,
    in_annotation: bool,
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    text: String,
    value: String,
    kind: String,
    repeated: u32,
    has_formula: bool,
}

impl Reader {
    fn tag(&mut self, tag: &markup::Tag<'_>) -> Result<(), Refusal> {
        match tag.name {
            "style" => self.style = tag.attribute("name").unwrap_or_default(),
            "table-properties" if tag.attribute("display").as_deref() == Some("false") => {
                self.hidden_styles.push(self.style.clone());
            }
            "table" if !tag.is_closing => {
                let mut builder = SheetBuilder::new(tag.attribute("name").unwrap_or_default());
                let style = tag.attribute("style-name").unwrap_or_default();
                builder.sheet().hidden = self.hidden_styles.contains(&style);
                builder.sheet().is_workbook = true;
                self.builder = Some(builder);
                self.line = 0;
            }
            "table" => self.end_table(),
            "table-row" if !tag.is_closing => {
                self.end_row()?;
                self.rows = tag.number("number-rows-repeated").unwrap_or(1);
                let hidden =
                    matches!(tag.attribute("visibility").as_deref(), Some("collapse" | "filter"));
                if hidden && let Some(builder) = &mut self.builder {
                    builder.sheet().hidden_rows.push(self.line + 1);
                }
            }
            "table-row" => self.end_row()?,
            "covered-table-cell" if tag.is_closing => {}
            "covered-table-cell" => {
                self.end_cell()?;
                let times = tag.number("number-columns-repeated").unwrap_or(1).min(MAX_REPEATED);
                self.row.extend((0..times).map(|_| BLANK));
            }
            "table-cell" if !tag.is_closing => {
                self.open_cell(tag)?;
                if tag.is_empty {
                    self.end_cell()?;
                }
            }
            "table-cell" => self.end_cell()?,
            "annotation" => self.in_annotation = !tag.is_closing,
            "p" | "span" | "a" | "s" if !self.in_annotation => {
                if let Some(cell) = &mut self.cell {
                    if (tag.name == "s" || tag.name == "p")
                        && !tag.is_closing
                        && !cell.text.is_empty()
                    {
                        cell.text.push(' ');
                    }
                    cell.text.push_str(&markup::unescaped(tag.text));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, tag: &markup::Tag<'_>) -> Result<(), Refusal> {
        self.end_cell()?;
        self.span(tag);
        let value = ["value", "boolean-value", "date-value", "time-value", "string-value"];
        self.cell = Some(Open {
            text: String::new(),
            value: value.iter().find_map(|name| tag.attribute(name)).unwrap_or_default(),
            kind: tag.attribute("value-type").unwrap_or_default(),
            repeated: tag.number("number-columns-repeated").unwrap_or(1),
            has_formula: tag.attribute("formula").is_some(),
        });
        Ok(())
    }

    /// A cell over several columns or rows.
    fn span(&mut self, tag: &markup::Tag<'_>) {
        let spanned = |name: &str| tag.number(name).unwrap_or(1).clamp(1, MAX_REPEATED);
        let (columns, rows) = (spanned("number-columns-spanned"), spanned("number-rows-spanned"));
        if let (true, Some(builder)) = (columns * rows > 1, &mut self.builder) {
            let first = (self.line, self.row.len() as u32);
            let last = (first.0 + rows - 1, first.1 + columns - 1);
            builder.sheet().merged.push(Merged { first, last });
        }
    }

    fn end_cell(&mut self) -> Result<(), Refusal> {
        let (Some(open), Some(builder)) = (self.cell.take(), &mut self.builder) else {
            return Ok(());
        };
        let text = tidy(&open.text);
        let kind = match open.kind.as_str() {
            "date" | "time" => CellKind::Date,
            "boolean" => CellKind::Truth,
            _ if text.starts_with("#N/A")
                || text.starts_with("#REF")
                || text.starts_with("Err:") =>
            {
                CellKind::Broken
            }
            _ if open.has_formula && text.is_empty() && open.value.is_empty() => {
                CellKind::Uncalculated
            }
            _ => CellKind::Plain,
        };
        let text = match kind {
            CellKind::Date => open.value,
            CellKind::Plain if text.is_empty() => open.value,
            _ => text,
        };
        let is_blank = text.is_empty() && kind == CellKind::Plain;
        let id = if is_blank {
            BLANK
        } else {
            builder.cell(Cell { text, kind, fill: None, is_formula: open.has_formula })
        };
        let times =
            if is_blank { open.repeated.min(20_000) } else { open.repeated.min(MAX_REPEATED) };
        self.slots += times as usize;
        if self.slots > 4 * MAX_CELLS {
            return Err(Refusal::new(
                "the sheet is far larger than a skills matrix",
                "save the table as CSV",
            ));
        }
        self.row.extend((0..times).map(|_| id));
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        self.end_cell()?;
        let Some(builder) = &mut self.builder else { return Ok(()) };
        if self.rows == 0 {
            return Ok(());
        }
        let row = std::mem::take(&mut self.row);
        let is_blank = row.iter().all(|&id| id == BLANK);
        let times = if is_blank { 1 } else { self.rows.min(MAX_REPEATED) };
        for at in 0..times {
            builder.row(self.line + at + 1, row.clone());
        }
        self.line += self.rows;
        self.rows = 0;
        Ok(())
    }

    fn end_table(&mut self) {
        let _ = self.end_row();
        if let Some(mut builder) = self.builder.take() {
            let hidden = builder.sheet().hidden_rows.len();
            if hidden > 0 {
                builder.sheet().notes.push(format!("Hidden rows are read too: {hidden}."));
            }
            self.sheets.push(builder.build());
        }
    }
}
