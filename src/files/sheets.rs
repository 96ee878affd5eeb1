//! Sheets: one person's answers in one file, written by that person on their
//! own machine, in a folder beside the team's file.

use std::path::{Path, PathBuf};

use super::atomic::{self, Permissions};
use super::read::{self, Checked, Sheet, SheetAnswer};
use super::{FileError, MAX_SHEET_BYTES, SaveError, Warning, write};
use crate::coverage::{MatchedSheet, SheetFile};
use crate::team::{Id, Team};

/// Returns the folder that a team collects from: `payments.sheets` for `payments.toml`.
pub fn folder(team: &Path) -> PathBuf {
    team.with_extension("sheets")
}

/// Returns the file of a member's sheet in that folder. Made from their id alone, in which nothing
/// leads out of the folder.
pub fn file_of(team: &Path, member: &Id) -> PathBuf {
    let safe = |c: char| if c.is_alphanumeric() || c == '_' || c == '-' { c } else { '_' };
    let name: String = member.as_str().chars().map(safe).collect();
    folder(team).join(format!("{name}.toml"))
}

/// Returns all sheets of a folder, by name; none where there is no folder yet. A mail program or an
/// editor may have put `.txt` behind a sheet's name.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    visible_files(folder).into_iter().filter(|path| is_named_so(path, is_sheet_file)).collect()
}

/// Returns the sheets of a folder that go by another name, and are left where they are: copies that
/// an editor or a sync has made, half downloads.
pub fn passed_over(folder: &Path) -> Vec<PathBuf> {
    let others = visible_files(folder).into_iter();
    others.filter(|path| !is_named_so(path, |_| true) && is_sheet_file(path)).collect()
}

fn visible_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_none_or(|name| name.as_encoded_bytes()[0] != b'.'))
        .collect();
    files.sort();
    files
}

/// Whether a file is called as a sheet is; of a `.txt`, what is in it tells.
fn is_named_so(path: &Path, is_sheet: impl Fn(&Path) -> bool) -> bool {
    match path.extension().map(std::ffi::OsStr::to_ascii_lowercase) {
        Some(ending) if ending == "toml" => true,
        Some(ending) if ending == "txt" => is_sheet(path),
        _ => false,
    }
}

fn is_sheet_file(path: &Path) -> bool {
    read::from_disk(path, MAX_SHEET_BYTES).is_ok_and(|text| is_sheet(&text))
}

/// Returns whether a text is meant to be a sheet, whatever a mail made of it.
pub fn is_sheet(text: &str) -> bool {
    plain(text).lines().any(|line| {
        let words: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        words == "kind=\"sheet\"" || words == "kind='sheet'"
    })
}

/// Returns a sheet's file as it fits a team.
pub fn arrival(path: &Path, team: &Team) -> SheetFile {
    arrival_and_warnings(path, team).0
}

/// Returns a sheet's file as it fits a team, and what whoever wrote it should know.
pub fn arrival_and_warnings(path: &Path, team: &Team) -> (SheetFile, Vec<Warning>) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file = crate::text::visible(&name).into_owned();
    let read = read::from_disk(path, MAX_SHEET_BYTES)
        .and_then(|source| read_sheet(&source, &path.to_string_lossy()));
    match read {
        Ok(Checked { value, warnings }) => {
            (SheetFile { file, sheet: Ok(filled(value, team)) }, warnings)
        }
        Err(error) => (SheetFile { file, sheet: Err(error.to_string()) }, Vec::new()),
    }
}

/// Returns a sheet's text as it fits a team; `name` is for messages.
pub fn arrival_of(source: &str, name: &str, team: &Team) -> SheetFile {
    let sheet = read_sheet(source, name).map(|checked| filled(checked.value, team));
    SheetFile { file: name.to_owned(), sheet: sheet.map_err(|error| error.to_string()) }
}

/// Returns what whoever wrote a sheet's text should know; nothing of one that cannot be read.
/// `name` is for messages.
pub fn warnings_of(source: &str, name: &str) -> Vec<Warning> {
    read_sheet(source, name).map(|checked| checked.warnings).unwrap_or_default()
}

/// Reads a sheet, also one that has come through a mail or a message.
fn read_sheet(source: &str, name: &str) -> Result<Checked<Sheet>, FileError> {
    read::sheet(source, name).or_else(|error| {
        let plain = plain(source);
        if plain == source { Err(error) } else { read::sheet(&plain, name) }
    })
}

/// A sheet's text without what mails and messages put around and into it: the
/// words before and after it, marks of a quotation or of code, typographic
/// quotes and blanks.
fn plain(text: &str) -> String {
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

fn filled(sheet: Sheet, team: &Team) -> MatchedSheet {
    let (fitting, unknown) = sheet.answers_for(team);
    let id = |place: usize| team.dimensions()[place].id.clone();
    let answers = fitting.into_iter().map(|(place, rating)| (id(place), rating)).collect();
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

/// Returns a member's answers as their sheet, which says where they still fill it in.
pub fn sheet_of(team: &Team, member: usize, finished: bool) -> Sheet {
    let person = &team.members()[member];
    let answers = team.dimensions().iter().enumerate().filter_map(|(place, dimension)| {
        let rating = team.ratings().get(place, member);
        (!rating.is_blank()).then(|| SheetAnswer {
            dimension: dimension.id.clone(),
            rating,
            scale: rating.value().map(|_| read::Scale::of(dimension.kind)),
            place: (0, 0),
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

/// Puts a sheet on disk, whole or not at all, with its folder's rights.
///
/// # Errors
/// What the system says, with the file's name.
pub fn save(path: &Path, sheet: &Sheet) -> Result<(), SaveError> {
    let refused = |error: std::io::Error| SaveError::Refused {
        path: crate::text::visible(&path.to_string_lossy()).into_owned(),
        reason: read::reason(&error),
    };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(refused)?;
    }
    let text = write::sheet(sheet).map_err(SaveError::Unreadable)?;
    if path.exists() {
        let unasked = || Ok::<(), std::io::Error>(());
        return atomic::replace(path, text.as_bytes(), unasked).map(|_| ()).map_err(refused);
    }
    atomic::create(path, text.as_bytes(), Permissions::Folder).map_err(refused)
}
