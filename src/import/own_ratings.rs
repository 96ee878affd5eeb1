//! The answers that this program writes as a table, read back as they were:
//! ids, ends of spectra and days with them.
//!
//! Where a row is not as the program writes it, somebody has worked on the
//! table, and it is read as any other.

use std::collections::{BTreeMap, HashMap};

use super::build::BuiltTeam;
use super::cells::Sheet;
use super::layout::Layout;
use super::matrix::Matrix;
use super::meaning::Use;
use super::options::{Options, People};
use super::reading::Reading;
use super::scales::Scales;
use super::table::{Source, Table};
use crate::team::{
    Date, Dimension, End, Id, Kind, MAX_DIMENSIONS, MAX_PEOPLE, Member, Position, Rating, Ratings,
    SpokenEnd, Team, Want,
};
use crate::text;

/// The columns that are needed, by the names that a report gives them.
#[derive(Clone, Copy)]
struct Columns {
    team: usize,
    person_id: usize,
    person: usize,
    dimension_id: usize,
    dimension: usize,
    kind: usize,
    level: usize,
    position: usize,
    want: usize,
    rated_on: usize,
    ends: [usize; 2],
}

impl Columns {
    fn of(headings: &[&str]) -> Option<Self> {
        let find = |name: &str| headings.iter().position(|heading| *heading == name);
        Some(Self {
            team: find("team")?,
            person_id: find("person_id")?,
            person: find("person")?,
            dimension_id: find("dimension_id")?,
            dimension: find("dimension")?,
            kind: find("kind")?,
            level: find("level")?,
            position: find("position")?,
            want: find("want")?,
            rated_on: find("rated_on")?,
            ends: [find("left_end")?, find("right_end")?],
        })
    }
}

/// Returns whether a sheet begins with the columns of this program's answers.
pub(super) fn is_in(sheet: &Sheet) -> bool {
    let first = sheet.rows.first();
    let headings: Vec<&str> = first
        .map(|row| row.cells.iter().map(|&id| sheet.cell(id).text.as_str()).collect())
        .unwrap_or_default();
    Columns::of(&headings).is_some()
}

/// Returns the team of a table that this program wrote; nothing where it is
/// another table, or where an option says how to read it.
pub(super) fn team(source: &Source<'_>, table: &Table, options: &Options) -> Option<BuiltTeam> {
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    let columns = Columns::of(&headings)?;
    let plain = Options {
        name: options.name.clone(),
        called: options.called.clone(),
        sheet: options.sheet.clone(),
        encoding: options.encoding.clone(),
        separator: options.separator,
        ..Options::default()
    };
    if plain != *options {
        return None;
    }
    let mut ours = RatingsReader::new(source, columns);
    for &row in &table.body {
        ours.row(row)?;
    }
    ours.finish(table, options)
}

struct RatingsReader<'a, 's> {
    source: &'a Source<'s>,
    columns: Columns,
    dimensions: Vec<Dimension>,
    members: Vec<Member>,
    dimension_of: HashMap<String, usize>,
    member_of: HashMap<String, usize>,
    answers: HashMap<(usize, usize), Rating>,
    uses: BTreeMap<(String, u8), Use>,
}

impl<'a, 's> RatingsReader<'a, 's> {
    fn new(source: &'a Source<'s>, columns: Columns) -> Self {
        Self {
            source,
            columns,
            dimensions: Vec::new(),
            members: Vec::new(),
            dimension_of: HashMap::new(),
            member_of: HashMap::new(),
            answers: HashMap::new(),
            uses: BTreeMap::new(),
        }
    }

    fn text(&self, row: usize, column: usize) -> &'a str {
        self.source.sheet.text(row, column)
    }

    /// Takes a row; nothing where the program does not write such a row.
    fn row(&mut self, row: usize) -> Option<()> {
        let member = self.member(row)?;
        let dimension = self.dimension(row)?;
        let kind = self.dimensions[dimension].kind;
        let (level, position) =
            (self.text(row, self.columns.level), self.text(row, self.columns.position));
        let answer = match (kind, level, position) {
            (_, "", "") => Rating::BLANK,
            (Kind::Personality, "", word) => Rating::position(Position::from_word(word)?),
            (Kind::Skill | Kind::Experience, level, "") => Rating::level(level.parse().ok()?)?,
            _ => return None,
        };
        let want = match self.text(row, self.columns.want) {
            "" => None,
            "grow" => Some(Want::Grow),
            "less" => Some(Want::Less),
            _ => return None,
        };
        let rating = answer.with_want(want);
        if self.answers.insert((dimension, member), rating).is_some() {
            return None;
        }
        if kind == Kind::Personality {
            self.voice(dimension, member, rating);
        }
        let shown = match (level, position) {
            ("", "") => "blank",
            ("", position) => position,
            (level, _) => level,
        };
        let shown = want.map_or(shown.to_owned(), |want| format!("{shown}, {}", want.word()));
        let key = (shown.clone(), u8::from(kind == Kind::Personality && !rating.is_blank()));
        let first = Use { shown, rating, kind, times: 0, open: false };
        self.uses.entry(key).or_insert(first).times += 1;
        Some(())
    }

    fn member(&mut self, row: usize) -> Option<usize> {
        let columns = self.columns;
        let id = self.text(row, columns.person_id);
        let name = text::name(without_apostrophe(self.text(row, columns.person))).ok()?;
        if let Some(&member) = self.member_of.get(id) {
            return (self.members[member].name == name).then_some(member);
        }
        text::id(id).ok()?;
        let mut member = Member::new(Id::new(id).ok()?, name);
        match self.text(row, columns.rated_on) {
            "" => {}
            day => member.rated = Some(date(day)?),
        }
        self.members.push(member);
        self.member_of.insert(id.to_owned(), self.members.len() - 1);
        (self.members.len() <= MAX_PEOPLE).then(|| self.members.len() - 1)
    }

    fn dimension(&mut self, row: usize) -> Option<usize> {
        let columns = self.columns;
        let id = self.text(row, columns.dimension_id);
        let name = text::name(without_apostrophe(self.text(row, columns.dimension))).ok()?;
        if let Some(&dimension) = self.dimension_of.get(id) {
            return (self.dimensions[dimension].name == name).then_some(dimension);
        }
        text::id(id).ok()?;
        let kind = Kind::from_word(self.text(row, columns.kind))?;
        let mut dimension = Dimension::new(Id::new(id).ok()?, name, kind);
        if kind == Kind::Personality {
            let [left, right] = columns.ends.map(|end| without_apostrophe(self.text(row, end)));
            dimension.poles = [text::name(left).ok()?, text::name(right).ok()?];
        }
        self.dimensions.push(dimension);
        self.dimension_of.insert(id.to_owned(), self.dimensions.len() - 1);
        (self.dimensions.len() <= MAX_DIMENSIONS).then(|| self.dimensions.len() - 1)
    }

    /// An answer on a spectrum is written only where its owner speaks for it.
    fn voice(&mut self, dimension: usize, member: usize, rating: Rating) {
        let end = match rating.value() {
            Some(position) if position < Position::Middle.index() => End::A,
            Some(position) if position > Position::Middle.index() => End::B,
            _ => return,
        };
        let dimension = self.dimensions[dimension].id.clone();
        self.members[member].spoken_ends.push(SpokenEnd { dimension, end });
    }

    fn finish(self, table: &Table, options: &Options) -> Option<BuiltTeam> {
        let mut teams = table.body.iter().map(|&row| self.text(row, self.columns.team));
        let first = teams.next()?;
        if teams.any(|other| other != first) {
            return None;
        }
        let names = self.members.iter().map(|member| member.name.as_str());
        let rows = self.dimensions.iter().map(|dimension| dimension.name.as_str());
        if has_twice(names) || has_twice(rows) {
            return None;
        }
        let name = text::name(options.name.as_deref().unwrap_or(without_apostrophe(first))).ok()?;
        let mut ratings = Ratings::blank(self.dimensions.len(), self.members.len());
        for ((dimension, member), rating) in self.answers {
            ratings.set(dimension, member, rating);
        }
        let mut matrix = Matrix {
            people: Some(People::Rows),
            because: "this program wrote it, one answer per row".to_owned(),
            ..Matrix::default()
        };
        let reading = Reading::new(self.source, &mut matrix, &Scales::default(), self.uses);
        let team = Team::with_people(name, self.dimensions, self.members, ratings);
        Some(BuiltTeam { team, reading, questions: Vec::new(), layout: Layout::by_headings(table) })
    }
}

/// Returns whether two names are one, case aside.
fn has_twice<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    let mut seen = std::collections::HashSet::new();
    names.into_iter().any(|name| !seen.insert(text::fold(name)))
}

/// Returns a text without the apostrophe that keeps a spreadsheet from taking
/// it for a formula.
fn without_apostrophe(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'');
    rest.filter(|rest| text::is_formula(rest)).unwrap_or(cell)
}

/// Parses "2026-11-22".
fn date(day: &str) -> Option<Date> {
    let mut parts = day.get(..10)?.split('-');
    let mut next = || parts.next();
    Date::new(next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?)
}
