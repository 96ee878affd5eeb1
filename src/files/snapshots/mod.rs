//! Snapshots: a team as it was, kept beside its file, self-contained and never
//! changed afterwards.
//!
//! A [`Redaction`] decides what leaves: [`redact`] takes out of a team what
//! is not to go, [`text`] writes the rest with the coverage computed, so that
//! a reader needs no program, and [`keep`] puts it into the folder beside the
//! team file. Without names a snapshot holds counts alone: no row, id or alias
//! of any person, and no free text that could name one.

mod aliases;
mod counted;
mod folder;
mod outline;
mod past;
mod redact;
mod text;

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use toml::value::Offset;

pub use aliases::give_aliases;
pub use folder::{SnapshotFile, list, read_all};
pub use outline::Outline;
pub use past::{Past, under_aliases};
pub use redact::{redact, without_spectra};
pub use text::text;

use super::{FileError, Permissions, SaveError, dirs, read, save_new_text};
use crate::coverage::days_between;
use crate::diff::{Look, Total, totals};
use crate::team::{Date, Team};

/// Under so many people even counts tell who is who.
pub const MIN_ANONYMOUS: usize = 5;

/// How people leave with a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Named {
    /// As they are.
    #[default]
    Keep,
    /// By aliases, in their order; no free text that could name anyone.
    Alias,
    /// Not at all: counts only.
    None,
}

impl Named {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Alias, Self::None];

    /// Returns the word that files and the command line use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Alias => "alias",
            Self::None => "none",
        }
    }

    /// Returns what a word means.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|named| named.word() == word)
    }
}

/// What is to leave with a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Redaction {
    /// How people leave.
    pub named: Named,
    /// Whether personality leaves too.
    pub personality: bool,
    /// Whether candidates leave too: most of them are people who never joined.
    pub candidates: bool,
    /// A word on why it was kept; may be empty.
    pub note: String,
}

/// The moment a snapshot was made, by the clock on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    /// The day.
    pub day: Date,
    /// Hour, minute and second.
    pub time: (u8, u8, u8),
    /// How many minutes that clock is ahead of UTC; nothing where it is not said.
    pub offset: Option<i16>,
}

impl When {
    /// Returns this moment, by this machine's clock.
    pub fn now() -> Self {
        let now = jiff::Zoned::now();
        let day = Date { year: now.year(), month: now.month() as u8, day: now.day() as u8 };
        let time = (now.hour() as u8, now.minute() as u8, now.second() as u8);
        Self { day, time, offset: i16::try_from(now.offset().seconds() / 60).ok() }
    }

    /// As a file name has it: `2026-11-22-140305`.
    fn as_name(self) -> String {
        let (hour, minute, second) = self.time;
        format!("{}-{hour:02}{minute:02}{second:02}", self.day)
    }

    /// Minutes and seconds in UTC, or by the wall where no offset is said.
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
    /// As TOML has it: `2026-11-22T14:03:05+01:00`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (hour, minute, second) = self.time;
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}", self.day)?;
        match self.offset {
            None => Ok(()),
            Some(minutes) => Offset::Custom { minutes }.fmt(f),
        }
    }
}

/// A snapshot, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// When it was made.
    pub when: When,
    /// Why; may be empty.
    pub note: String,
    /// The program and version that made it.
    pub program: String,
    /// How people left with it.
    pub named: Named,
    /// Whether personality left with it.
    pub personality: bool,
    /// The team; of counts alone, without people.
    pub team: Team,
    /// The counts, where there are no people to count.
    pub counts: Vec<Total>,
}

impl Snapshot {
    /// Returns its counts: those it holds, or those of its people.
    pub fn totals(&self) -> Vec<Total> {
        match self.named {
            Named::None => self.counts.clone(),
            Named::Keep | Named::Alias => totals(Look::at(&self.team)),
        }
    }
}

/// Reads a snapshot from disk.
pub fn open(path: &Path) -> Result<Snapshot, FileError> {
    let source = read::from_disk(path, super::MAX_TEAM_BYTES)?;
    Ok(read::snapshot(&source, &path.to_string_lossy())?.value)
}

/// Returns the folder of a team file's snapshots: `payments.snapshots` beside `payments.toml`.
pub fn folder(team_file: &Path) -> PathBuf {
    let mut name = team_file.file_stem().unwrap_or_default().to_owned();
    name.push(".snapshots");
    team_file.with_file_name(name)
}

/// Puts a snapshot's text into a folder, named by date and time, readable for
/// its owner alone. What is there is never overwritten: a second one within a
/// second is numbered.
pub fn keep(folder: &Path, when: When, text: &str) -> Result<PathBuf, SaveError> {
    dirs::make_private(folder).map_err(|error| SaveError::Refused {
        path: crate::text::visible(&folder.to_string_lossy()).into_owned(),
        reason: read::reason(&error),
    })?;
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

/// What is said where a snapshot includes personality, and where not.
const PERSONALITY_IN: &str = "Personality is included.";
/// See [`PERSONALITY_IN`].
pub const PERSONALITY_OUT: &str = "Personality is left out.";

/// Returns what a snapshot would hold, in sentences, for the person who decides
/// about it.
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

/// Returns that counts of so few cannot be anonymous.
pub fn few(people: usize) -> String {
    format!(
        "Counts of {people} people cannot be anonymous: anyone who knows the team knows who is who."
    )
}
