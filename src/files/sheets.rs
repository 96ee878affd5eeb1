//! Sheets: one person's answers in one file, written by that person on their own
//! machine, and collected from a folder next to the team's file.

use std::path::{Path, PathBuf};

use super::atomic::{self, Permissions};
use super::dirs::visible_files;
use super::read::{self, Checked, Sheet, SheetAnswer};
use super::{FileError, MAX_SHEET_BYTES, SaveError, Warning, write};
use crate::coverage::{MatchedSheet, SheetFile};
use crate::team::{Id, Team};

/// Returns the folder that a team collects from: `payments.sheets` for `payments.toml`.
pub fn folder(team: &Path) -> PathBuf {
    team.with_extension("sheets")
}

/// Returns the path of a member's sheet in that folder. The name comes from the member's id, with
/// every character replaced that could lead out of the folder.
pub fn file_of(team: &Path, member: &Id) -> PathBuf {
    let safe = |c: char| if c.is_alphanumeric() || c == '_' || c == '-' { c } else { '_' };
    let name: String = member.as_str().chars().map(safe).collect();
    folder(team).join(format!("{name}.toml"))
}

/// Returns all sheets of a folder, by name; none if there is no folder yet. A file that ends in
/// `.txt` counts if it contains a sheet, because mail programs and editors add that ending.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let files = visible_files(folder).unwrap_or_default();
    files.into_iter().filter(|path| has_sheet_name(path, is_sheet_file)).collect()
}

/// Returns the sheets of a folder that are skipped because of their names, such as copies that an
/// editor or a sync program has made, or partial downloads.
pub fn passed_over(folder: &Path) -> Vec<PathBuf> {
    let others = visible_files(folder).unwrap_or_default().into_iter();
    others.filter(|path| !has_sheet_name(path, |_| true) && is_sheet_file(path)).collect()
}

/// Returns whether a file has the name of a sheet; for a `.txt`, its content decides.
fn has_sheet_name(path: &Path, is_sheet: impl Fn(&Path) -> bool) -> bool {
    match path.extension().map(std::ffi::OsStr::to_ascii_lowercase) {
        Some(ending) if ending == "toml" => true,
        Some(ending) if ending == "txt" => is_sheet(path),
        _ => false,
    }
}

fn is_sheet_file(path: &Path) -> bool {
    read::from_disk(path, MAX_SHEET_BYTES).is_ok_and(|text| is_sheet(&text))
}

/// Returns whether a text is a sheet, even if a mail program has changed it.
pub fn is_sheet(text: &str) -> bool {
    without_mail_marks(text).lines().any(|line| {
        let words: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        words == "kind=\"sheet\"" || words == "kind='sheet'"
    })
}

/// Returns a sheet's file, matched with a team.
pub fn arrival(path: &Path, team: &Team) -> SheetFile {
    arrival_and_warnings(path, team).0
}

/// Returns a sheet's file, matched with a team, and its warnings.
pub fn arrival_and_warnings(path: &Path, team: &Team) -> (SheetFile, Vec<Warning>) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file = crate::text::visible(&name).into_owned();
    let read = read::from_disk(path, MAX_SHEET_BYTES)
        .and_then(|source| read_sheet(&source, &path.to_string_lossy()));
    match read {
        Ok(Checked { value, warnings }) => {
            (SheetFile { file, sheet: Ok(matched(value, team)) }, warnings)
        }
        Err(error) => (SheetFile { file, sheet: Err(error.to_string()) }, Vec::new()),
    }
}

/// Returns a sheet's text, matched with a team; `name` is for messages.
pub fn arrival_of(source: &str, name: &str, team: &Team) -> SheetFile {
    let sheet = read_sheet(source, name).map(|checked| matched(checked.value, team));
    SheetFile { file: name.to_owned(), sheet: sheet.map_err(|error| error.to_string()) }
}

/// Returns the warnings of a sheet's text; none if it cannot be read. `name` is for messages.
pub fn warnings_of(source: &str, name: &str) -> Vec<Warning> {
    read_sheet(source, name).map(|checked| checked.warnings).unwrap_or_default()
}

/// Reads a sheet, even if a mail program or a messenger has changed it.
fn read_sheet(source: &str, name: &str) -> Result<Checked<Sheet>, FileError> {
    read::sheet(source, name).or_else(|error| {
        let cleaned = without_mail_marks(source);
        if cleaned == source { Err(error) } else { read::sheet(&cleaned, name) }
    })
}

/// Returns a sheet's text without what mails and messages add: words before and
/// after it, marks of quotations and of code, typographic quotes and spaces.
fn without_mail_marks(text: &str) -> String {
    let line = |line: &str| {
        let line = line.trim_start_matches(['>', ' ', '\u{A0}']).trim_end();
        line.replace(['“', '”', '„', '‟', '«', '»'], "\"").replace(['\u{A0}', '\u{202F}'], " ")
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    let is_fence = |line: &String| line.starts_with("```");
    let is_part = |line: &String| {
        line.is_empty() || line.starts_with(['#', '[']) || line.contains('=') && *line != "--"
    };
    let begin = lines.iter().position(|line| line.replace(' ', "").starts_with("format="));
    let lines = lines.iter().skip(begin.unwrap_or(0)).filter(|line| !is_fence(line));
    let lines = lines.take_while(|line| is_part(line)).map(String::as_str);
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns a sheet's answers by the dimensions of a team.
fn matched(sheet: Sheet, team: &Team) -> MatchedSheet {
    let (fitting, unknown) = sheet.answers_for(team);
    let id = |index: usize| team.dimensions()[index].id.clone();
    let answers = fitting.into_iter().map(|(index, rating)| (id(index), rating)).collect();
    let unknown = unknown.into_iter().map(|answer| answer.dimension.clone()).collect();
    MatchedSheet {
        answers,
        unknown,
        team: sheet.team,
        name: sheet.name,
        rated: sheet.rated,
        finished: sheet.finished,
    }
}

/// Returns a member's answers as a sheet; `finished` says whether the member is done.
pub fn sheet_of(team: &Team, member: usize, finished: bool) -> Sheet {
    let person = &team.members()[member];
    let answers = team.dimensions().iter().enumerate().filter_map(|(index, dimension)| {
        let rating = team.ratings().get(index, member);
        (!rating.is_blank()).then(|| SheetAnswer {
            dimension: dimension.id.clone(),
            rating,
            scale: rating.value().map(|_| read::Scale::of(dimension.kind)),
            location: (0, 0),
        })
    });
    Sheet {
        team: team.name.clone(),
        name: person.name.clone(),
        rated: person.rated,
        finished,
        answers: answers.collect(),
    }
}

/// Saves a sheet, whole or not at all, with the permissions of its folder.
///
/// # Errors
/// The system's reason, with the file's name.
pub fn save(path: &Path, sheet: &Sheet) -> Result<(), SaveError> {
    let refused = |error: std::io::Error| SaveError::System(error).at(path);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(refused)?;
    }
    let text = write::sheet(sheet).map_err(SaveError::Unreadable)?;
    if path.exists() {
        let no_check = || Ok::<(), std::io::Error>(());
        return atomic::replace(path, text.as_bytes(), no_check).map(|_| ()).map_err(refused);
    }
    atomic::create(path, text.as_bytes(), Permissions::Folder).map_err(refused)
}
