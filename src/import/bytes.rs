//! What a table's bytes are: text in one of the encodings that people have, a
//! workbook, a web page, or something that is no table.

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::files::{FileError, read};

/// What bytes are, by their beginning and never by the name of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text: CSV, TSV, Markdown, a web page.
    Text,
    /// A zip archive: .xlsx, .xlsb, .ods.
    Zip,
    /// The older container: .xls, or a workbook with a password.
    Compound,
}

/// Returns what the bytes are.
pub fn format(bytes: &[u8]) -> Format {
    match bytes {
        [b'P', b'K', 3 | 5, ..] => Format::Zip,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Format::Compound,
        _ => Format::Text,
    }
}

/// A text, and what had to be guessed to read it.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) guessed: Option<String>,
}

/// Decodes a text; `label` is the encoding that was asked for.
///
/// # Errors
/// Where the bytes are no text in that encoding.
pub(super) fn decode(bytes: &[u8], path: &str, label: Option<&str>) -> Result<Decoded, FileError> {
    let asked = label.map(|label| {
        Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            let what = format!("no encoding is called “{label}”");
            FileError::new(
                path,
                what,
                "use its usual name, such as --encoding windows-1252, shift_jis or utf-16le",
            )
        })
    });
    let asked = asked.transpose()?;
    let (encoding, guessed) = match (asked, Encoding::for_bom(bytes)) {
        (Some(encoding), _) | (None, Some((encoding, _))) => (encoding, false),
        (None, None) => guess(bytes),
    };
    let (text, _, damaged) = encoding.decode(bytes);
    let foreign = [&[0x1F, 0x8B][..], b"\x7FELF", b"\x89PNG", b"%PDF", b"MZ\x90"];
    if label.is_none()
        && (text.contains('\0') || foreign.iter().any(|start| bytes.starts_with(start)))
    {
        // What it is instead is told by the reader of all other files.
        read::from_bytes(bytes.to_vec(), path)?;
    }
    if damaged {
        let what = format!("the text is damaged, or is not {}", encoding.name());
        return Err(FileError::new(
            path,
            what,
            "save it as CSV UTF-8, or name the encoding: --encoding NAME",
        ));
    }
    if text.contains('\0') {
        return Err(FileError::new(
            path,
            "this is neither text nor a table",
            "export the sheet as CSV or .xlsx",
        ));
    }
    let guessed = guessed.then(|| {
        let name = encoding.name();
        format!("The text is read as {name}. That is a guess: check names with accents, or set --encoding NAME.")
    });
    Ok(Decoded { text: text.into_owned(), guessed })
}

/// The encoding of bytes without a mark, and whether it is a guess.
fn guess(bytes: &[u8]) -> (&'static Encoding, bool) {
    let odd = bytes.iter().skip(1).step_by(2).take(2_000).filter(|&&byte| byte == 0).count();
    let even = bytes.iter().step_by(2).take(2_000).filter(|&&byte| byte == 0).count();
    let half = (bytes.len() / 2).min(2_000);
    if half > 2 && odd * 10 > half * 3 && even == 0 {
        return (UTF_16LE, true);
    }
    if half > 2 && even * 10 > half * 3 && odd == 0 {
        return (UTF_16BE, true);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, false);
    }
    let (text, _, damaged) = SHIFT_JIS.decode(bytes);
    if !damaged && is_japanese(&text) {
        return (SHIFT_JIS, true);
    }
    (WINDOWS_1252, true)
}

/// Whether a text reads as Japanese: kana or several characters in a row that
/// western text has none of. Half-width kana are what accents turn into.
fn is_japanese(text: &str) -> bool {
    let wide = |c: &char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}');
    let wide_ones = text.chars().filter(wide).count();
    let odd = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
    let mut pairs = 0;
    let mut before = ' ';
    for c in text.chars() {
        pairs += usize::from(wide(&before) && wide(&c));
        before = c;
    }
    pairs > 0 && wide_ones * 10 > odd * 8
}

/// Returns what a text is that is no table at all, where it is one of those
/// that come by mistake.
pub(super) fn no_table(text: &str, path: &str) -> Option<FileError> {
    if let Some(conflict) = read::conflict(text, path) {
        return Some(conflict);
    }
    let start = text.trim_start_matches('\u{FEFF}').trim_start();
    if is_team_file(text) {
        let what = "this is a team file of this program, not a table";
        return Some(FileError::new(path, what, "open it instead: roundtable FILE"));
    }
    if start.starts_with("BEGIN:VC") {
        let what = "these are contacts or calendar entries, not a table";
        return Some(FileError::new(path, what, "export the sheet as CSV or .xlsx"));
    }
    if start.starts_with("<?xml") && text.contains("urn:oasis:names:tc:opendocument") {
        let what = "this is a flat OpenDocument file";
        return Some(FileError::new(path, what, "save it as .ods, .xlsx or CSV, and import that"));
    }
    if start.starts_with("<?xml") && !text.contains("<table") {
        let what = "this is XML, not a table";
        return Some(FileError::new(path, what, "save the sheet as .xlsx or CSV, and import that"));
    }
    let lower: String = start.chars().take(32).collect::<String>().to_ascii_lowercase();
    if lower.starts_with("<!doctype") || lower.starts_with("<html") {
        let what = "this is a web page (HTML) without a table in it";
        return Some(FileError::new(
            path,
            what,
            "copy the table from the page and paste it, or export it as CSV",
        ));
    }
    (start.starts_with("%PDF") || start.starts_with("{\\rtf")).then(|| {
        FileError::new(
            path,
            "this is a document, not a table",
            "copy the table from it and paste it",
        )
    })
}

/// Past blank lines and comments, a team file says its format.
fn is_team_file(text: &str) -> bool {
    let is_said = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let first = text.trim_start_matches('\u{FEFF}').lines().find(is_said);
    first
        .and_then(|line| line.strip_prefix("format"))
        .is_some_and(|rest| rest.trim_start().starts_with('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, "t.csv", None).unwrap().text
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let table = "Name\tSQL\nZoë\t3\n";
        let little: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&little), table);
        let big: Vec<u8> = std::iter::once(0xFEFF)
            .chain(table.encode_utf16())
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(text(&big), table);
    }

    #[test]
    fn what_excel_calls_csv_is_read_and_said_to_be_a_guess() {
        let western = decode(b"Name;K\xFCche\nZo\xEB;3\n", "t.csv", None).unwrap();
        assert_eq!(western.text, "Name;Küche\nZoë;3\n");
        assert!(western.guessed.unwrap().contains("windows-1252"));
        for table in ["氏名,接客\n山田,3\n", "氏名,溶接\n田中,◎\n佐藤,△\n山田,○\n"]
        {
            let (bytes, _, _) = SHIFT_JIS.encode(table);
            assert_eq!(text(&bytes), table);
        }
    }

    #[test]
    fn an_encoding_that_was_asked_for_is_taken() {
        let (bytes, _, _) = encoding_rs::KOI8_R.encode("Имя,А\n");
        let decoded = decode(&bytes, "t.csv", Some("koi8-r")).unwrap();
        assert!(decoded.text == "Имя,А\n" && decoded.guessed.is_none());
        let error = decode(&bytes, "t.csv", Some("wing")).unwrap_err().to_string();
        assert!(error.contains("--encoding"), "{error}");
    }

    #[test]
    fn a_team_file_is_no_table() {
        let error = no_table(crate::assets::DEMO, "demo.toml").unwrap();
        assert!(error.to_string().contains("open it instead"), "{error}");
        assert_eq!(no_table("Name,SQL\nformat,3\n", "t.csv"), None);
    }
}
