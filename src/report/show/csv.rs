//! Tidy tables for spreadsheets and databases: UTF-8, commas, one line end.
//!
//! A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a
//! return for a formula, so such a text gets an apostrophe before it. Numbers
//! stay numbers.

use std::borrow::Cow;
use std::io;

use csv::{Terminator, Writer, WriterBuilder};

use super::{Page, View};
use crate::phrases::Mark;
use crate::team::{Member, Need, Position, Want};

/// A report as CSV: ratings, one a row (without answers on spectra, but for
/// those who offered to speak for their end); or with [`View::Coverage`] one
/// row a dimension, with [`View::Findings`] one row a finding.
///
/// # Errors
/// Only when memory for the text cannot be had.
pub fn csv(page: Page<'_>, view: View) -> io::Result<String> {
    let mut table = Table::new();
    match view {
        View::Coverage => coverage(&mut table, page)?,
        View::Findings => findings(&mut table, page)?,
        _ => ratings(&mut table, page)?,
    }
    table.end()
}

struct Table(Writer<Vec<u8>>);

impl Table {
    fn new() -> Self {
        Self(WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new()))
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            self.0.write_field(cell.text().as_bytes())?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    fn end(self) -> io::Result<String> {
        let bytes = self.0.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        String::from_utf8(bytes).map_err(io::Error::other)
    }
}

enum Cell<'a> {
    Text(&'a str),
    Number(i64),
    Is(bool),
    Empty,
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<bool> for Cell<'_> {
    fn from(is: bool) -> Self {
        Self::Is(is)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(some: Option<T>) -> Self {
        some.map_or(Self::Empty, Into::into)
    }
}

impl Cell<'_> {
    fn text(&self) -> Cow<'_, str> {
        match *self {
            Self::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
                format!("'{text}").into()
            }
            Self::Text(text) => text.into(),
            Self::Number(number) => number.to_string().into(),
            Self::Is(true) => "true".into(),
            Self::Is(false) => "false".into(),
            Self::Empty => "".into(),
        }
    }
}

fn header(table: &mut Table, titles: &[&str]) -> io::Result<()> {
    let titles: Vec<Cell<'_>> = titles.iter().map(|&title| title.into()).collect();
    table.row(&titles)
}

fn situation(page: Page<'_>) -> Option<&str> {
    let situation = page.team.situations.get(page.coverage.situation()?)?;
    Some(situation.id.as_str())
}

fn ratings(table: &mut Table, page: Page<'_>) -> io::Result<()> {
    let as_of = page.as_of.to_string();
    header(
        table,
        &[
            "team",
            "situation",
            "as_of",
            "person_id",
            "person",
            "dimension_id",
            "dimension",
            "kind",
            "level",
            "position",
            "want",
            "counts",
            "rated_on",
        ],
    )?;
    let day = |person: &Member| person.rated.map(|day| day.to_string());
    let days: Vec<Option<String>> = page.team.members().iter().map(day).collect();
    for (place, own) in page.team.dimensions().iter().enumerate() {
        let judged = page.coverage.dimension(place);
        for (member, person) in page.team.members().iter().enumerate() {
            let rating = page.team.ratings().get(place, member);
            let said_nothing = rating.value().is_none() && rating.want().is_none();
            if said_nothing || !page.is_open(place, member) {
                continue;
            }
            let value = rating.value();
            let position = value.and_then(|value| Position::ALL.get(usize::from(value)));
            let (level, position) = if own.is_spectrum() {
                (None, position.map(|position| position.word()))
            } else {
                (value.map(u32::from), None)
            };
            table.row(&[
                page.team.name.as_str().into(),
                situation(page).into(),
                as_of.as_str().into(),
                person.id.as_str().into(),
                page.names.get(member).into(),
                own.id.as_str().into(),
                own.name.as_str().into(),
                own.kind.word().into(),
                level.into(),
                position.into(),
                rating.want().map(Want::word).into(),
                value.is_some_and(|value| judged.counts(value)).into(),
                days[member].as_deref().into(),
            ])?;
        }
    }
    Ok(())
}

fn coverage(table: &mut Table, page: Page<'_>) -> io::Result<()> {
    let as_of = page.as_of.to_string();
    header(
        table,
        &[
            "team",
            "situation",
            "as_of",
            "dimension_id",
            "dimension",
            "kind",
            "state",
            "lowest",
            "highest",
            "certain",
            "on_target",
            "filled",
            "needed",
            "filled_max",
            "margin",
            "rated",
            "people",
            "need_level",
            "need_people",
            "need_a",
            "need_middle",
            "need_b",
            "priority",
        ],
    )?;
    for (place, own) in page.team.dimensions().iter().enumerate() {
        let judged =
            &if own.is_spectrum() { page.strip(place) } else { *page.coverage.dimension(place) };
        // Below three answers on a spectrum the counts would tell who they are.
        let needed = judged.is_needed() && (!own.is_spectrum() || judged.is_shown());
        let (level, asked, voices) = match judged.need() {
            Need::None => (None, None, None),
            Need::People { level, people, .. } => (Some(u32::from(level)), Some(people), None),
            Need::Voices { a, b, middle, .. } => (None, None, Some([a, middle, b])),
        };
        let voice = |nth: usize| Cell::from(voices.map(|voices| voices[nth]));
        let number = |number: u32| Cell::from(needed.then_some(number));
        table.row(&[
            page.team.name.as_str().into(),
            situation(page).into(),
            as_of.as_str().into(),
            own.id.as_str().into(),
            own.name.as_str().into(),
            own.kind.word().into(),
            judged.standing.word().into(),
            needed.then(|| judged.lowest.word()).into(),
            needed.then(|| judged.highest.word()).into(),
            needed.then(|| judged.is_certain()).into(),
            needed.then(|| judged.on_target()).into(),
            number(judged.filled()),
            number(judged.needed()),
            number(judged.filled_max()),
            if needed { Cell::Number(judged.margin()) } else { Cell::Empty },
            judged.rated().into(),
            judged.people().into(),
            level.into(),
            asked.into(),
            voice(0),
            voice(1),
            voice(2),
            number(u32::from(judged.need().priority())),
        ])?;
    }
    Ok(())
}

fn findings(table: &mut Table, page: Page<'_>) -> io::Result<()> {
    let as_of = page.as_of.to_string();
    header(
        table,
        &["team", "situation", "as_of", "group", "dimension", "state", "finding", "decided"],
    )?;
    for said in page.findings() {
        let decided = said.decided.join(" ");
        table.row(&[
            page.team.name.as_str().into(),
            situation(page).into(),
            as_of.as_str().into(),
            said.group.into(),
            said.finding.subject.as_deref().into(),
            said.finding.mark.map(Mark::legend).into(),
            said.finding.text.as_str().into(),
            decided.as_str().into(),
        ])?;
    }
    Ok(())
}
