//! Snapshots: a team as it was on a day, saved next to its file, self-contained and
//! never changed afterwards.
//!
//! A [`Redaction`] says what to leave out: [`redact`] removes it from a team, [`text`]
//! writes the rest with its coverage, so that people can read it without the program,
//! and [`keep`] saves it in the folder next to the team file. A snapshot without
//! names has only counts: no answers, id or alias of any person, and no free text
//! that could name one.

mod aliases;
mod outline;
mod past;
mod redact;
mod text;

pub use aliases::give_aliases;
pub use outline::Outline;
pub use past::{Past, under_aliases};
pub use redact::{redact, without_spectra};
pub use text::text;

use std::cmp::Ordering;
use std::io;
use std::path::{Path, PathBuf};

use strum::{EnumString, IntoStaticStr, VariantArray, VariantNames};
use toml::value::Offset;

use super::{FileError, Permissions, SaveError, dirs, read, save_new_text};
use crate::coverage::days_between;
use crate::diff::{Total, Version, totals};
use crate::team::{Date, Team};

/// With fewer people, even counts tell who is who.
pub const MIN_ANONYMOUS: usize = 5;

/// How a snapshot names people.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    IntoStaticStr,
    EnumString,
    VariantArray,
    VariantNames,
)]
#[strum(serialize_all = "snake_case")]
pub enum Named {
    /// By their names.
    #[default]
    Keep,
    /// By aliases, in alphabetical order; no free text that could name anyone.
    Alias,
    /// Not at all: counts only.
    None,
}

impl Named {
    /// Returns the word that files and the command line use.
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// What a snapshot or an export includes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Redaction {
    /// How people are named.
    pub named: Named,
    /// Whether personality is included.
    pub personality: bool,
    /// Whether candidates are included; most of them never join.
    pub candidates: bool,
    /// Why it is saved; may be empty.
    pub note: String,
}

/// The local time at which a snapshot was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    /// The day.
    pub day: Date,
    /// Hour, minute and second.
    pub time: (u8, u8, u8),
    /// The offset from UTC in minutes; nothing if the file does not say it.
    pub offset: Option<i16>,
}

impl When {
    /// Returns the current time, by this machine's clock.
    pub fn now() -> Self {
        let now = jiff::Zoned::now();
        let day = Date { year: now.year(), month: now.month() as u8, day: now.day() as u8 };
        let time = (now.hour() as u8, now.minute() as u8, now.second() as u8);
        Self { day, time, offset: i16::try_from(now.offset().seconds() / 60).ok() }
    }

    /// Returns it for a file name: `2026-11-22-140305`.
    fn as_name(self) -> String {
        let (hour, minute, second) = self.time;
        format!("{}-{hour:02}{minute:02}{second:02}", self.day)
    }

    /// Returns the seconds since 1970 in UTC, or in local time without an offset.
    fn instant(self) -> i64 {
        let (hour, minute, second) = self.time;
        let days = i64::from(days_between(Date { year: 1970, month: 1, day: 1 }, self.day));
        let minutes = (days * 24 + i64::from(hour)) * 60 + i64::from(minute);
        (minutes - i64::from(self.offset.unwrap_or(0))) * 60 + i64::from(second)
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |own: &Self| (own.instant(), own.day, own.time, own.offset);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::fmt::Display for When {
    /// Writes it as TOML does: `2026-11-22T14:03:05+01:00`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (hour, minute, second) = self.time;
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}", self.day)?;
        match self.offset {
            None => Ok(()),
            Some(minutes) => Offset::Custom { minutes }.fmt(f),
        }
    }
}

/// A snapshot that was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// When it was made.
    pub when: When,
    /// Why it was saved; may be empty.
    pub note: String,
    /// The program and version that made it.
    pub program: String,
    /// How it names people.
    pub named: Named,
    /// Whether it includes personality.
    pub personality: bool,
    /// The team; without people if the snapshot has only counts.
    pub team: Team,
    /// The counts, if there are no people to count.
    pub counts: Vec<Total>,
}

impl Snapshot {
    /// Returns its counts: those in the file, or those of its people.
    pub fn totals(&self) -> Vec<Total> {
        match self.named {
            Named::None => self.counts.clone(),
            Named::Keep | Named::Alias => totals(Version::at(&self.team)),
        }
    }
}

/// Reads a snapshot from disk.
pub fn open(path: &Path) -> Result<Snapshot, FileError> {
    let source = read::from_disk(path, super::MAX_TEAM_BYTES)?;
    Ok(read::snapshot(&source, &path.to_string_lossy())?.value)
}

/// Returns the folder of a team file's snapshots: `payments.snapshots` next to `payments.toml`.
pub fn folder(team_file: &Path) -> PathBuf {
    let mut name = team_file.file_stem().unwrap_or_default().to_owned();
    name.push(".snapshots");
    team_file.with_file_name(name)
}

/// Saves a snapshot's text in a folder under its date and time, readable only for its
/// owner, and returns the path. Never overwrites a file: a second snapshot within the
/// same second gets a number.
pub fn keep(folder: &Path, when: When, text: &str) -> Result<PathBuf, SaveError> {
    dirs::make_private(folder).map_err(|error| SaveError::System(error).at(folder))?;
    let name = when.as_name();
    let mut path = folder.join(format!("{name}.toml"));
    let mut nth = 1;
    loop {
        match save_new_text(&path, text, Permissions::Private) {
            Err(SaveError::Exists(_)) => {
                nth += 1;
                path = folder.join(format!("{name}_{nth}.toml"));
            }
            done => return done.map(|()| path),
        }
    }
}

/// The sentence of the preview if a snapshot includes personality.
const PERSONALITY_IN: &str = "Personality is included.";
/// The sentence of the preview if a snapshot leaves personality out.
pub const PERSONALITY_OUT: &str = "Personality is left out.";

/// Returns what a snapshot would contain, in sentences, for the person who saves it.
pub fn preview(team: &Team, redaction: &Redaction) -> Vec<String> {
    let people = team.members().len();
    let mut sentences = vec![names_sentence(redaction.named).to_owned()];
    if redaction.named == Named::None && people < MIN_ANONYMOUS {
        sentences.push(few(people));
    }
    let personality = if redaction.personality { PERSONALITY_IN } else { PERSONALITY_OUT };
    sentences.push(personality.to_owned());
    if redaction.named == Named::Keep {
        sentences.push(candidates_sentence(team, redaction).to_owned());
    }
    sentences
}

fn names_sentence(named: Named) -> &'static str {
    match named {
        Named::Keep => {
            "Everyone's name, every answer and the day of it, decisions, guesses and plans."
        }
        Named::Alias => {
            "Every answer under an alias, and decisions without their owner; without names, days \
             of answers, notes, examples, offers to speak or candidates. \
             Anyone who knows the team may still guess who is who."
        }
        Named::None => {
            "Counts only: how many were asked, answered and reach each level that is needed. \
             No answers of single people; decisions without owner and note; without plans and \
             candidates. What is left out cannot be restored."
        }
    }
}

fn candidates_sentence(team: &Team, redaction: &Redaction) -> &'static str {
    match (redaction.candidates, team.candidates.is_empty()) {
        (true, true) => "There are no candidates.",
        (true, false) => {
            "Candidates are included, with their answers and the notes of the interviews."
        }
        (false, _) => "Candidates are left out; a plan keeps their ids.",
    }
}

/// Returns the warning that counts of so few people cannot be anonymous.
pub fn few(people: usize) -> String {
    format!(
        "Counts of {people} people cannot be anonymous: anyone who knows the team knows who is who."
    )
}

/// A snapshot and its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotFile {
    /// Its file.
    pub path: PathBuf,
    /// The snapshot.
    pub snapshot: Snapshot,
}

/// Returns the files of a folder of snapshots by name, the oldest first; none if the
/// folder does not exist.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    match dirs::visible_files(folder) {
        Ok(paths) => Ok(paths.into_iter().filter(|path| dirs::is_toml(path)).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => {
            let what = format!("cannot be read: {}", read::reason(&error));
            Err(FileError::new(&folder.to_string_lossy(), what, "check its permissions"))
        }
    }
}

/// Returns the snapshots of a folder by date, and the errors of those that cannot be
/// read.
pub fn read_all(folder: &Path) -> Result<(Vec<SnapshotFile>, Vec<FileError>), FileError> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for path in list(folder)? {
        match open(&path) {
            Ok(snapshot) => found.push(SnapshotFile { path, snapshot }),
            Err(error) => faults.push(error),
        }
    }
    found.sort_by(|one, other| {
        (one.snapshot.when, &one.path).cmp(&(other.snapshot.when, &other.path))
    });
    Ok((found, faults))
}
