//! What spreadsheets write, as text: UTF-8 with or without a mark, or the
//! UTF-16 of "Unicode text".

use crate::files::{Fault, read};

/// A table's bytes as text.
///
/// # Errors
/// Where they are no text, and what to save instead.
pub fn decode(bytes: Vec<u8>, path: &str) -> Result<String, Fault> {
    let save = "save the sheet as CSV (UTF-8), and import that";
    let wide = match bytes.get(..2) {
        Some([0xFF, 0xFE]) => Some(u16::from_le_bytes as fn([u8; 2]) -> u16),
        Some([0xFE, 0xFF]) => Some(u16::from_be_bytes as fn([u8; 2]) -> u16),
        Some([b'P', b'K'] | [0xD0, 0xCF]) => {
            return Err(Fault::new(path, "this is a spreadsheet's own file, not a table", save));
        }
        _ => None,
    };
    let Some(unit) = wide else {
        // What is not UTF-8 here is mostly the code page of one computer.
        return read::from_bytes(bytes, path);
    };
    let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    match text {
        Ok(text) if bytes.len().is_multiple_of(2) => Ok(text),
        _ => Err(Fault::new(path, "the UTF-16 text is damaged", save)),
    }
}

/// Past blank lines and comments, a team file says its format.
fn is_team_file(text: &str) -> bool {
    let is_said = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let first = text.trim_start_matches('\u{FEFF}').lines().find(is_said);
    first
        .and_then(|line| line.strip_prefix("format"))
        .is_some_and(|rest| rest.trim_start().starts_with('='))
}

/// What a text is that is no table at all, where it is one of those that come
/// by mistake.
pub(super) fn disguise(text: &str, path: &str) -> Option<Fault> {
    if let Some(conflict) = read::conflict(text, path) {
        return Some(conflict);
    }
    let begin: String = text.trim_start_matches('\u{FEFF}').trim_start().chars().take(32).collect();
    let begin = begin.to_ascii_lowercase();
    let what = if begin.starts_with("<!doctype")
        || begin.starts_with("<html")
        || begin.starts_with("<?xml")
    {
        "this is a web page (HTML), not a table"
    } else if begin.starts_with("{\"")
        || begin.starts_with("{\n")
        || begin.starts_with("[\n")
        || begin.starts_with("[{")
    {
        "this is JSON, not a table"
    } else if is_team_file(text) {
        "this is a team file of this program, not a table"
    } else {
        return None;
    };
    let remedy = if what.contains("team file") {
        "open it as it is: roundtable FILE"
    } else {
        "export the sheet as CSV (UTF-8), and import that"
    };
    Some(Fault::new(path, what, remedy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unicode_text_of_a_spreadsheet_is_read() {
        let text = "Name\tSQL\nZoë\t3\n";
        let little: Vec<u8> =
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(little, "t.txt").unwrap(), text);
    }

    #[test]
    fn a_team_file_is_no_table() {
        let fault = disguise(crate::assets::DEMO, "demo.toml").unwrap();
        assert!(fault.to_string().contains("open it as it is"), "{fault}");
        assert_eq!(disguise("Name,SQL\nformat,3\n", "t.csv"), None);
    }

    #[test]
    fn a_workbook_is_called_by_its_name() {
        let fault = decode(b"PK\x03\x04...".to_vec(), "t.xlsx").unwrap_err();
        assert!(fault.to_string().contains("save the sheet as CSV"), "{fault}");
    }
}
