//! The parts of a workbook that is a zip archive, each with a limit of its
//! own: an archive may say less than it unpacks to.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::Refusal;

/// The most that one part unpacks to.
const MAX_PART: u64 = 96 * 1024 * 1024;
/// The most that all parts together say they unpack to.
const MAX_ALL: u64 = 400 * 1024 * 1024;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

fn damaged() -> Refusal {
    Refusal::new("the workbook is damaged", "open it in a spreadsheet and save it again, or as CSV")
}

fn too_large() -> Refusal {
    Refusal::new(
        "the workbook unpacks to far more than a skills matrix is",
        "save the one sheet as CSV, and import that",
    )
}

fn archive(bytes: &[u8]) -> Result<Archive<'_>, Refusal> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())
}

/// Returns the names of the parts.
pub(super) fn names(bytes: &[u8]) -> Result<Vec<String>, Refusal> {
    let archive = archive(bytes)?;
    Ok(archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect())
}

/// Refuses archives that unpack to too much, whatever they say of themselves.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = archive(bytes)?;
    let mut all = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| damaged())?;
        let name = part.name().map_err(|_| damaged())?.into_owned();
        // Pictures and the like are never unpacked.
        let is_text = [".xml", ".bin", ".rels"].iter().any(|end| name.ends_with(end));
        if !is_text {
            continue;
        }
        all = all.saturating_add(part.size());
        if all > MAX_ALL || part.size() > MAX_PART {
            return Err(too_large());
        }
    }
    Ok(())
}

/// Returns a part as text, where there is one of this name.
pub(super) fn text(bytes: &[u8], name: &str) -> Result<Option<String>, Refusal> {
    let mut archive = archive(bytes)?;
    let Ok(part) = archive.by_name(name) else { return Ok(None) };
    let mut text = Vec::new();
    part.take(MAX_PART + 1).read_to_end(&mut text).map_err(|_| damaged())?;
    if text.len() as u64 > MAX_PART {
        return Err(too_large());
    }
    Ok(Some(String::from_utf8_lossy(&text).into_owned()))
}
