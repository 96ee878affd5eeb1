//! The two small files: one person's sheet, and a candidate.

use super::rating::{KEYS, Scale};
use super::reader::{Reader, in_order, quoted};
use super::{Checked, disk, syntax};
use crate::files::{Fault, LARGEST_SHEET};
use crate::team::{Candidate, Date, Id, MOST_DIMENSIONS, Rating, Team};

const SHEET: [&str; 7] = ["format", "kind", "team", "name", "rated", "finished", "rating"];
const CANDIDATE: [&str; 6] = ["format", "kind", "id", "name", "rated", "rating"];

/// One person's ratings, written by that person on their own machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The team's name.
    pub team: String,
    /// The person's name.
    pub name: String,
    /// The day it was filled in.
    pub rated: Option<Date>,
    /// Whether the person is done: false while they still fill it in.
    pub finished: bool,
    /// In the order of the file.
    pub answers: Vec<SheetAnswer>,
}

/// One answer of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetAnswer {
    /// On which dimension of the team.
    pub dimension: Id,
    /// The answer.
    pub rating: Rating,
    /// The scale of its value; nothing for a pass or a want alone.
    pub scale: Option<Scale>,
    /// Line and column in the sheet, for messages; (0, 0) where it was not read.
    pub place: (usize, usize),
}

impl Sheet {
    /// The answers by the places of a team's dimensions, and the ids that the
    /// team does not have or has on another scale.
    pub fn answers_for(&self, team: &Team) -> (Vec<(usize, Rating)>, Vec<&SheetAnswer>) {
        let (mut fitting, mut strange) = (Vec::new(), Vec::new());
        for answer in &self.answers {
            let place = team.dimension_index(answer.dimension.as_str()).filter(|&place| {
                let scale = Scale::of(team.dimensions()[place].kind);
                answer.scale.is_none_or(|on| on == scale)
            });
            match place {
                Some(place) => fitting.push((place, answer.rating)),
                None => strange.push(answer),
            }
        }
        (fitting, strange)
    }
}

fn open<'s>(
    source: &'s str,
    path: &'s str,
    kind: &str,
) -> Result<(Reader<'s>, super::Table<'s>), Fault> {
    if source.len() as u64 > LARGEST_SHEET {
        return Err(disk::too_large(path, LARGEST_SHEET));
    }
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let root = syntax::parse(source, path)?;
    let mut reader = Reader::new(source, path);
    reader.format(&root)?;
    let value = reader.required(&root, "kind")?;
    if value.as_str() != Some(kind) {
        let what = format!("this file is not a {kind}");
        let remedy = format!("give a file that says kind = \"{kind}\"");
        return Err(reader.fault(value.at(), what, remedy));
    }
    Ok((reader, root))
}

pub(super) fn sheet(source: &str, path: &str) -> Result<Checked<Sheet>, Fault> {
    let (mut reader, root) = open(source, path, "sheet")?;
    reader.unknown(&root, &SHEET, "a sheet");
    let mut sheet = Sheet {
        team: reader.name(reader.required(&root, "team")?, "team")?,
        name: reader.name(reader.required(&root, "name")?, "name")?,
        rated: reader.date(&root, "rated")?,
        finished: match root.get("finished") {
            Some(value) => reader.boolean(value, "finished")?,
            None => true,
        },
        answers: Vec::new(),
    };
    if let Some(value) = root.get("rating") {
        for (at, word, value) in in_order(reader.table(value, "rating")?) {
            if sheet.answers.len() == MOST_DIMENSIONS {
                let what = format!("the sheet answers more than {MOST_DIMENSIONS} dimensions");
                return Err(reader.fault(at, what, "ask for a new sheet"));
            }
            let dimension = reader.id_text(word, at)?;
            let (rating, scale) = reader.answer(value, word, None, &KEYS)?;
            let place = reader.place(at);
            sheet.answers.push(SheetAnswer { dimension, rating, scale, place });
        }
    }
    Ok(Checked { value: sheet, warnings: reader.into_warnings() })
}

pub(super) fn candidate(
    source: &str,
    path: &str,
    team: &Team,
) -> Result<Checked<Candidate>, Fault> {
    let (mut reader, root) = open(source, path, "candidate")?;
    reader.unknown(&root, &CANDIDATE, "a candidate");
    // A candidate has no day of their own; a wrong one is a fault all the same.
    reader.date(&root, "rated")?;
    let name = reader.name(reader.required(&root, "name")?, "name")?;
    let id = match root.get("id") {
        Some(value) => reader.id(value, "id")?,
        None => Id::from_name(&name),
    };
    let known = |word: &str| {
        let own = team.dimensions().get(team.dimension_index(word)?)?;
        Some((own.id.clone(), Scale::of(own.kind)))
    };
    let mut all = team.dimensions().iter().map(|dimension| &dimension.id);
    let value = reader.candidate(&root, id, name, &known, &mut all)?;
    Ok(Checked { value, warnings: reader.into_warnings() })
}

impl SheetAnswer {
    /// What to say of an answer that does not fit the team.
    pub fn misfit(&self, path: &str, team: &str) -> String {
        let (line, column) = self.place;
        let dimension = quoted(self.dimension.as_str());
        let team = quoted(team);
        format!("{path}:{line}:{column}: {dimension} is not asked, or asked otherwise, in {team}")
    }
}
