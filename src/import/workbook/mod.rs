//! Workbooks: .xlsx, .xls, .xlsb and .ods, told by their first bytes.
//!
//! A workbook is somebody else's file, and a small one can ask for gigabytes.
//! So it is read by a second process of this program, which has a limit of
//! memory and of time; what it finds comes back as cells.

mod child;
mod format;
mod markup;
mod ods;
mod others;
mod parts;
mod xlsx;

pub use child::{COMMAND, serve};

use super::cells::Sheet;
use crate::files::FileError;

/// The most cells that are read of a sheet: 20,000 people by 500 skills would
/// be ten million, and nobody has them.
const MAX_CELLS: usize = 2_000_000;

/// What kind of workbook the bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
}

/// Why a workbook cannot be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Refusal {
    what: String,
    remedy: String,
}

impl Refusal {
    fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into() }
    }
}

/// Reads the sheets of a workbook, in a process of its own.
///
/// # Errors
/// Where it cannot be read: why, and what to do.
pub(super) fn sheets(bytes: &[u8], path: &str) -> Result<Vec<Sheet>, FileError> {
    child::sheets(bytes).map_err(|refusal| FileError::new(path, refusal.what, refusal.remedy))
}

/// Reads the sheets of a workbook in this process.
fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    match kind(bytes)? {
        Kind::Xlsx => xlsx::sheets(bytes),
        Kind::Ods => ods::sheets(bytes),
        kind => others::sheets(bytes, kind),
    }
}

/// Tells the kind by the first bytes, never by a name.
fn kind(bytes: &[u8]) -> Result<Kind, Refusal> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let holds = |name: &str| {
            let name = wide(name);
            bytes.windows(name.len()).any(|part| part == name)
        };
        if holds("EncryptedPackage") {
            return Err(password());
        }
        return Ok(Kind::Xls);
    }
    let names = parts::names(bytes)?;
    let has = |name: &str| names.iter().any(|own| own.eq_ignore_ascii_case(name));
    if has("xl/workbook.bin") {
        Ok(Kind::Xlsb)
    } else if names.iter().any(|own| own.ends_with("workbook.xml") || own == "xl/workbook2.xml") {
        Ok(Kind::Xlsx)
    } else if has("content.xml") {
        Ok(Kind::Ods)
    } else if has("index/document.iwa")
        || names.iter().any(|own| own.to_ascii_lowercase().ends_with(".iwa"))
    {
        Err(Refusal::new("this is a file of Numbers", "export it as Excel (.xlsx) or CSV"))
    } else if names.iter().any(|own| own.starts_with("word/")) {
        Err(Refusal::new("this is a Word document", "copy the table from it and paste it"))
    } else {
        Err(Refusal::new(
            "this is an archive, not a workbook",
            "unpack it, and import the table that is in it",
        ))
    }
}

fn password() -> Refusal {
    Refusal::new(
        "the workbook is protected by a password",
        "open it, save it without the password, and import that",
    )
}
