//! Reads the small files: sheets, candidates and interviews.

use std::collections::{HashMap, HashSet};

use super::check::{Check, day, flag};
use super::needs::Dimensions;
use super::parse::{Expected, parse};
use super::rating::Scale;
use super::{Checked, disk};
use crate::files::format::table::start;
use crate::files::format::tables::{CandidateFile, InterviewFile, Maybe, SheetFile};
use crate::files::format::value::{Text, Whole};
use crate::files::{FileError, MAX_SHEET_BYTES};
use crate::team::{Candidate, CandidateAnswer, Date, Id, Judge, MAX_DIMENSIONS, Rating, Team};

/// One person's ratings, written by that person on their own machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The team's name.
    pub team: String,
    /// The person's name.
    pub name: String,
    /// The day of the answers.
    pub rated: Option<Date>,
    /// Whether the person is done: false while they still fill it in.
    pub finished: bool,
    /// The answers, in the order of the file.
    pub answers: Vec<SheetAnswer>,
}

/// One answer of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetAnswer {
    /// The dimension.
    pub dimension: Id,
    /// The answer.
    pub rating: Rating,
    /// The scale of its value; nothing for a pass or a want alone.
    pub scale: Option<Scale>,
    /// Line and column in the sheet, for messages; (0, 0) if it was not read from a file.
    pub location: (usize, usize),
}

/// One interviewer's answers about a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// The candidate, by id or name.
    pub candidate: String,
    /// The answers, as a panel's, with the interviewer as their source.
    pub answers: Vec<CandidateAnswer>,
}

impl Sheet {
    /// Returns the answers by the index of the team's dimension, and the answers on dimensions that
    /// the team does not have or has on another scale.
    pub fn answers_for(&self, team: &Team) -> (Vec<(usize, Rating)>, Vec<&SheetAnswer>) {
        let (mut fitting, mut unknown) = (Vec::new(), Vec::new());
        let rows = team.dimensions().iter().enumerate();
        let indices: HashMap<&Id, usize> = rows.map(|(index, row)| (&row.id, index)).collect();
        for answer in &self.answers {
            let index = indices.get(&answer.dimension).copied().filter(|&index| {
                let scale = Scale::of(team.dimensions()[index].kind);
                answer.scale.is_none_or(|on| on == scale)
            });
            match index {
                Some(index) => fitting.push((index, answer.rating)),
                None => unknown.push(answer),
            }
        }
        (fitting, unknown)
    }
}

impl Check<'_> {
    /// Checks the format and the kind of a small file.
    pub(super) fn small_head(
        &mut self,
        format: &Maybe<Whole>,
        kind: &Maybe<Text<'_>>,
        expected: &str,
    ) -> Result<(), FileError> {
        self.format(format)?;
        let value = self.required(kind.as_ref(), "kind")?;
        if value.get_ref().0 != expected {
            let what = format!("this file is not a {expected}");
            let remedy = format!("give a file that says kind = \"{expected}\"");
            return Err(self.fault(start(value), what, remedy));
        }
        Ok(())
    }
}

/// Returns the text without a byte order mark; an error if it is too large.
fn small<'s>(source: &'s str, path: &str) -> Result<&'s str, FileError> {
    if source.len() as u64 > MAX_SHEET_BYTES {
        return Err(disk::too_large(path, MAX_SHEET_BYTES));
    }
    Ok(source.strip_prefix('\u{FEFF}').unwrap_or(source))
}

/// Reads one person's sheet; [`Sheet::answers_for`] matches it with a team.
pub fn sheet(source: &str, path: &str) -> Result<Checked<Sheet>, FileError> {
    let source = small(source, path)?;
    let file = parse::<SheetFile<'_>>(source, path, Expected::Small("sheet"))?;
    let mut check = Check::new(source, path);
    check.small_head(&file.own.format, &file.own.kind, "sheet")?;
    let (_, own) = check.known(&file, "a sheet");
    let mut sheet = Sheet {
        team: check.name(check.required(own.team.as_ref(), "team")?, "team")?,
        name: check.name(check.required(own.name.as_ref(), "name")?, "name")?,
        rated: day(&own.rated),
        finished: flag(&own.finished).unwrap_or(true),
        answers: Vec::new(),
    };
    let mut seen = HashSet::new();
    // The answers are in the order of the file, so each line is counted only once.
    let (mut line, mut line_start) = (1, 0);
    for (key, value) in &own.rating.0 {
        let at = start(key);
        if sheet.answers.len() == MAX_DIMENSIONS {
            let what = format!("the sheet answers more than {MAX_DIMENSIONS} dimensions");
            return Err(check.fault(at, what, "ask for a new sheet"));
        }
        let dimension = check.id(key)?;
        if !seen.insert(dimension.clone()) {
            let what = "this key or table is here for the second time";
            return Err(check.fault(at, what, "keep one of them, delete the other"));
        }
        let (rating, scale) = check.answer(value, dimension.as_str(), None)?;
        check.no_panel(value);
        let before = |start: usize| source.get(start..at).unwrap_or_default();
        while let Some(length) = before(line_start).find('\n') {
            (line, line_start) = (line + 1, line_start + length + 1);
        }
        let location = (line, before(line_start).chars().count() + 1);
        sheet.answers.push(SheetAnswer { dimension, rating, scale, location });
    }
    Ok(Checked { value: sheet, warnings: check.into_warnings() })
}

/// Reads a candidate's file; the answers are for the dimensions of `team`.
pub fn candidate(source: &str, path: &str, team: &Team) -> Result<Checked<Candidate>, FileError> {
    let source = small(source, path)?;
    let file = parse::<CandidateFile<'_>>(source, path, Expected::Small("candidate"))?;
    let mut check = Check::new(source, path);
    check.small_head(&file.own.format, &file.own.kind, "candidate")?;
    let (_, own) = check.known(&file, "a candidate");
    let name = check.name(check.required(own.name.as_ref(), "name")?, "name")?;
    let id = match &own.id {
        Some(value) => check.id(value)?,
        None => Id::from_name(&name),
    };
    let mut value = Candidate::new(id, name);
    let dimensions = Dimensions::new(team.dimensions().to_vec());
    value.answers = check.panel(&own.rating, &dimensions, true)?;
    Ok(Checked { value, warnings: check.into_warnings() })
}

/// Returns whether a file says that it is an interview, even if it is not valid.
pub fn is_interview(source: &str) -> bool {
    let head = source.lines().map(str::trim_start).take_while(|line| !line.starts_with('['));
    let mut kinds =
        head.filter_map(|line| line.strip_prefix("kind")?.trim_start().strip_prefix('='));
    kinds.any(|kind| kind.trim_start().starts_with(['"', '\'']) && kind.contains("interview"))
}

/// Reads an interviewer's answers about a candidate, for the dimensions of `team`.
pub fn interview(source: &str, path: &str, team: &Team) -> Result<Checked<Interview>, FileError> {
    let source = small(source, path)?;
    let file = parse::<InterviewFile<'_>>(source, path, Expected::Small("interview"))?;
    let mut check = Check::new(source, path);
    check.small_head(&file.own.format, &file.own.kind, "interview")?;
    let (_, own) = check.known(&file, "an interview");
    let candidate = check.required(own.candidate.as_ref(), "candidate")?;
    let candidate = check.name(candidate, "candidate")?;
    let by = check.name(check.required(own.by.as_ref(), "by")?, "by")?;
    let dimensions = Dimensions::new(team.dimensions().to_vec());
    let mut answers = check.panel(&own.rating, &dimensions, true)?;
    for answer in &mut answers {
        answer.judge = Judge::Panel;
        answer.source.clone_from(&by);
    }
    Ok(Checked { value: Interview { candidate, answers }, warnings: check.into_warnings() })
}
