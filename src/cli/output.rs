//! Standard output: with colours on a terminal, without in a pipe.

use std::io::{self, IsTerminal as _, Write as _};

use anyhow::{Context as _, bail};
use serde::Serialize;

use crate::report::Format;
use crate::report::document::{self, Document};

/// The error if writing to standard output fails.
const FAILED: &str = "standard output could not be written";

/// Prints a text, without its colours in a pipe, with `NO_COLOR` or with `TERM=dumb`.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context(FAILED)
}

/// Prints a text as it is, byte by byte.
pub(super) fn print_raw(text: &(impl AsRef<[u8]> + ?Sized)) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_ref()).and_then(|()| out.flush()).context(FAILED)
}

/// Prints the bytes of a workbook; a terminal cannot show them.
pub(super) fn print_workbook(bytes: &[u8]) -> anyhow::Result<()> {
    if io::stdout().is_terminal() {
        bail!("a workbook is not text; write it to a file: … --format xlsx > team.xlsx");
    }
    print_raw(bytes)
}

/// Returns how many columns a text may use: those of the terminal, those of the
/// variable `COLUMNS`, or 120.
pub(super) fn columns() -> usize {
    if io::stdout().is_terminal()
        && let Ok((columns, _)) = crossterm::terminal::size()
        && columns > 0
    {
        return usize::from(columns);
    }
    let variable = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    variable.filter(|&columns| (1..=10_000).contains(&columns)).unwrap_or(120)
}

/// Prints a report as text, Markdown, a page or a mail.
pub(super) fn print_document(document: &Document, format: Format) -> anyhow::Result<()> {
    let written = document::write(document, format, columns());
    if format == Format::Text { print(&written) } else { print_raw(&written) }
}

/// Prints JSON for people and programs, with a line end.
pub(super) fn print_json(value: &impl Serialize) -> anyhow::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, value)
        .map_err(io::Error::from)
        .and_then(|()| out.write_all(b"\n"))
        .and_then(|()| out.flush())
        .context(FAILED)
}

/// Returns whether an error only means that the reader of our output is gone.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let system = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>());
    system.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
