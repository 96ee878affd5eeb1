//! Reads files as text: only regular files, and never more than a limit.

use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::path::Path;

use crate::files::FileError;

/// Returns the text of a file of at most `most` bytes.
pub fn from_disk(path: &Path, most: u64) -> Result<String, FileError> {
    from_bytes(bytes_from_disk(path, most)?, &path.to_string_lossy())
}

/// Returns the content of a file of at most `most` bytes.
pub fn bytes_from_disk(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    let shown = path.to_string_lossy();
    let failed = |error: &std::io::Error| {
        FileError::new(
            &shown,
            format!("cannot be read: {}", reason(error)),
            "check its name and permissions",
        )
    };
    // Checked before opening, too: opening some devices has an effect.
    let metadata = std::fs::metadata(path).map_err(|error| failed(&error))?;
    regular(&metadata, &shown)?;
    let mut file = open(path).map_err(|error| failed(&error))?;
    let metadata = file.metadata().map_err(|error| failed(&error))?;
    regular(&metadata, &shown)?;
    if metadata.len() > most {
        return Err(too_large(&shown, most));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    // The file may grow while it is read.
    file.by_ref().take(most + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    if bytes.len() as u64 > most {
        return Err(too_large(&shown, most));
    }
    Ok(bytes)
}

/// Opens a file without waiting: a named pipe would block until someone writes to it.
fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits() as i32);
    }
    options.open(path)
}

fn regular(metadata: &std::fs::Metadata, path: &str) -> Result<(), FileError> {
    if metadata.is_file() {
        return Ok(());
    }
    let what = if metadata.is_dir() { "this is a folder" } else { "this is not a regular file" };
    Err(FileError::new(path, what, "give the file itself"))
}

pub(super) fn too_large(path: &str, most: u64) -> FileError {
    let what = format!("the file is larger than {} MiB", most / (1024 * 1024));
    FileError::new(path, what, "such a file is a few kilobytes of text; give the right one")
}

/// Returns the system's reason without its error number.
pub(in crate::files) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// The first bytes of files that people open by mistake, and what these files are.
const MADE_FOR_OTHERS: [(&[u8], &str); 8] = [
    (b"\x7FELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xCF\xFA\xED\xFE", "a program"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"%PDF-", "a PDF"),
    (b"SQLite format 3", "a database"),
];

/// Returns bytes as text; if they are not UTF-8, the error says what they are.
pub fn from_bytes(bytes: Vec<u8>, path: &str) -> Result<String, FileError> {
    let utf8 = "save it as UTF-8 in the editor that wrote it";
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(FileError::new(path, "the text is in UTF-16", utf8));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0x1F, 0x8B]) {
        let what = "this is an archive or an office document, not a text";
        return Err(FileError::new(path, what, "give the TOML file; `import` reads tables"));
    }
    if let Some((_, what)) = MADE_FOR_OTHERS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        let what = format!("this is {what}, not a text");
        return Err(FileError::new(path, what, "give the right file"));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        let wide = bytes.iter().take(64).filter(|&&byte| byte == 0).count() > 16;
        let blank = bytes.iter().all(|&byte| byte == 0);
        let (what, remedy) = match (blank, wide) {
            (true, _) => ("the file contains only zeros", "restore it from a backup or from git"),
            (_, true) => ("the text is in UTF-16 or UTF-32", utf8),
            _ => (
                "there is a zero byte here; the file is damaged",
                "restore it from a backup or from git",
            ),
        };
        let before = String::from_utf8_lossy(&bytes[..at]).into_owned();
        return Err(FileError::new(path, what, remedy).at(&before, before.len()));
    }
    String::from_utf8(bytes).map_err(|error| {
        let upto = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..upto]).into_owned();
        FileError::new(path, "the text is not UTF-8 here", utf8).at(&before, before.len())
    })
}
