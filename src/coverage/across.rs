//! Several teams together: what nobody anywhere has, what depends on one person
//! anywhere, who could help whom, who is on several teams, and what is short in many.
//!
//! Each team has the needs of its own current situation. Only needed skills and
//! experiences count; no team and no person is ranked.

use std::collections::HashMap;

use super::{Coverage, Summary};
use crate::team::{Id, Team};
use crate::text::fold;

/// How many teams that could help are named; the others are counted.
const MAX_HELPERS: usize = 5;

/// A row is short in many teams if it is short in at least this many.
const MIN_REPEATED: usize = 3;

/// The part of a team that the comparison needs: its needed rows and everyone's level.
#[derive(Debug, Clone)]
pub struct TeamRows {
    /// The file, as it was given.
    pub file: String,
    /// The team's name.
    pub name: String,
    /// The situation whose needs count.
    pub situation: Option<Id>,
    /// The counts of its headline.
    pub summary: Summary,
    /// All its dimensions, needed or not, in its order.
    dimensions: Vec<Id>,
    rows: Vec<Row>,
    people: Vec<Person>,
}

/// A row that the team needs.
#[derive(Clone)]
struct Row {
    id: Id,
    name: String,
    level: u8,
    needed: u32,
    /// Everyone's level, by member.
    levels: Vec<Option<u8>>,
}

impl std::fmt::Debug for Row {
    /// Without anyone's level.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Row({}, …)", self.id)
    }
}

#[derive(Debug, Clone)]
struct Person {
    key: PersonKey,
    /// The `person` in the file, or else the id.
    label: String,
    name: String,
    may_help: bool,
}

/// Identifies a person across teams.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum PersonKey {
    /// The `person` in the file.
    Person(String),
    /// Without a `person`, the id and the name.
    Called(String, String),
}

impl TeamRows {
    /// Returns the part of a team that the comparison needs.
    pub fn of(file: String, team: &Team) -> Self {
        let situation = team.opening_situation();
        let coverage = Coverage::of(team, situation);
        let row = |(index, coverage): (usize, &super::DimensionCoverage)| {
            // Spectra have no level: they are left out here.
            let level = coverage.need().level()?;
            let dimension = &team.dimensions()[index];
            Some(Row {
                id: dimension.id.clone(),
                name: dimension.name.clone(),
                level,
                needed: coverage.needed(),
                levels: team.ratings().column(index).iter().map(|one| one.value()).collect(),
            })
        };
        let person = |member: &crate::team::Member| {
            let (id, person) = (member.id.to_string(), member.person.clone());
            Person {
                label: person.clone().unwrap_or_else(|| id.clone()),
                key: person
                    .map_or_else(|| PersonKey::Called(id, fold(&member.name)), PersonKey::Person),
                name: member.name.clone(),
                may_help: member.may_help,
            }
        };
        Self {
            file,
            name: team.name.clone(),
            situation: situation.map(|index| team.situations[index].id.clone()),
            summary: *coverage.summary(),
            dimensions: team.dimensions().iter().map(|dimension| dimension.id.clone()).collect(),
            rows: coverage.dimensions().enumerate().filter_map(row).collect(),
            people: team.members().iter().map(person).collect(),
        }
    }
}

impl TeamRows {
    /// Returns the team's name for a row; the id if the team does not need the row.
    pub fn row_name<'a>(&'a self, id: &'a Id) -> &'a str {
        self.rows.iter().find(|row| row.id == *id).map_or(id.as_str(), |row| &row.name)
    }
}

impl Row {
    fn holders(&self) -> impl Iterator<Item = usize> + '_ {
        let holds = |level: &Option<u8>| level.is_some_and(|level| level >= self.level);
        self.levels.iter().enumerate().filter(move |(_, level)| holds(level)).map(|(at, _)| at)
    }

    fn missing(&self) -> u32 {
        self.needed.saturating_sub(self.holders().count() as u32)
    }

    /// Returns the highest level in the team, if it has more people than it needs.
    fn spare_level(&self) -> Option<u8> {
        let spare = self.holders().count() as u32 > self.needed;
        self.levels.iter().flatten().copied().max().filter(|_| spare)
    }
}

/// A row that nobody, or only one person, covers in all teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anywhere {
    /// Its id.
    pub dimension: Id,
    /// Its name in the first team that has it.
    pub name: String,
    /// The teams that need it, by index.
    pub teams: Vec<usize>,
    /// The teams where that one person covers it, by index; empty if nobody does.
    pub holder_in: Vec<usize>,
    /// Whether somebody in those teams has not rated it.
    pub so_far: bool,
}

/// A team that is short, and the teams that have more than they need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouldHelp {
    /// The row.
    pub dimension: Id,
    /// Its name in the team that is short.
    pub name: String,
    /// The team that is short, by index.
    pub team: usize,
    /// How many people it lacks.
    pub missing: u32,
    /// The first teams that could help, by index.
    pub from: Vec<usize>,
    /// How many teams could help.
    pub from_total: usize,
    /// People of the teams in `from` who reach the level, may be named and are not on
    /// the team already.
    pub people: Vec<(usize, String)>,
}

/// A row that is short in many teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// The row.
    pub dimension: Id,
    /// Its name in the first team that has it.
    pub name: String,
    /// The teams that do not have enough people, by index.
    pub teams: Vec<usize>,
}

/// Somebody who is on several teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The `person` in the files, or else the id.
    pub person: String,
    /// Their name in the first team.
    pub name: String,
    /// The teams, by index, with the rows that fall short without them.
    pub teams: Vec<(usize, Vec<Id>)>,
}

/// The findings about several teams.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Across {
    /// Rows that nobody covers in any team.
    pub nobody: Vec<Anywhere>,
    /// Rows that only one person covers in all teams.
    pub one_person: Vec<Anywhere>,
    /// Teams that are short, and who could help.
    pub could_help: Vec<CouldHelp>,
    /// Rows that are short in three teams or more.
    pub repeated: Vec<Repeated>,
    /// People on several teams.
    pub shared: Vec<Shared>,
    /// What each candidate would bring, in the order of the files.
    pub candidates: Vec<PoolCandidate>,
}

/// What a candidate would bring to several teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolCandidate {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// The teams where they fill a seat, by index, with the rows.
    pub closes: Vec<(usize, Vec<Id>)>,
    /// The teams that lack somebody on rows they have not been asked about.
    pub not_asked: Vec<(usize, Vec<Id>)>,
}

/// Returns the findings about several teams: teams in the order given, rows by id in order
/// of first appearance.
pub fn across(teams: &[TeamRows]) -> Across {
    let mut order: Vec<&Id> = Vec::new();
    let mut rows: HashMap<&Id, Vec<(usize, &Row)>> = HashMap::new();
    for (index, team) in teams.iter().enumerate() {
        for id in &team.dimensions {
            rows.entry(id).or_insert_with(|| {
                order.push(id);
                Vec::new()
            });
        }
        for row in &team.rows {
            rows.entry(&row.id).or_default().push((index, row));
        }
    }
    let mut found = Across { shared: shared(teams), ..Across::default() };
    for id in order {
        let rows = &rows[id];
        if rows.is_empty() {
            continue;
        }
        let anywhere = anywhere(teams, rows);
        match anywhere.1 {
            0 => found.nobody.push(anywhere.0),
            1 => found.one_person.push(anywhere.0),
            _ => {}
        }
        found.could_help.extend(could_help(teams, rows));
        let short = rows.iter().filter(|(_, row)| row.missing() > 0);
        let short: Vec<usize> = short.map(|&(team, _)| team).collect();
        if short.len() >= MIN_REPEATED {
            let name = rows[0].1.name.clone();
            found.repeated.push(Repeated { dimension: id.clone(), name, teams: short });
        }
    }
    found
}

/// Returns a row over all teams that need it, and how many people cover it, counted up to
/// two. A person on two teams counts once.
fn anywhere(teams: &[TeamRows], rows: &[(usize, &Row)]) -> (Anywhere, usize) {
    let mut holders: Vec<&PersonKey> = Vec::new();
    let mut holder_in = Vec::new();
    for &(team, row) in rows {
        for member in row.holders() {
            let key = &teams[team].people[member].key;
            if !holders.contains(&key) {
                holders.push(key);
            }
            if holders.len() == 1 && !holder_in.contains(&team) {
                holder_in.push(team);
            }
        }
        if holders.len() > 1 {
            break;
        }
    }
    let anywhere = Anywhere {
        dimension: rows[0].1.id.clone(),
        name: rows[0].1.name.clone(),
        teams: rows.iter().map(|row| row.0).collect(),
        holder_in,
        so_far: rows.iter().any(|(_, row)| row.levels.contains(&None)),
    };
    (anywhere, holders.len())
}

fn could_help(teams: &[TeamRows], rows: &[(usize, &Row)]) -> Vec<CouldHelp> {
    let spare: Vec<(usize, &Row, u8)> =
        rows.iter().filter_map(|&(team, row)| Some((team, row, row.spare_level()?))).collect();
    // For each level, how many teams reach it and the first of them.
    let reach: Vec<Vec<&(usize, &Row, u8)>> =
        (0..=5).map(|level| spare.iter().filter(|one| one.2 >= level).collect()).collect();
    let short = rows.iter().filter(|(_, row)| row.missing() > 0);
    let help = short.filter_map(|&(team, row)| {
        let from = &reach[usize::from(row.level)];
        let first = &from[..from.len().min(MAX_HELPERS)];
        let people = first.iter().flat_map(|(helper, theirs, _)| {
            let people = teams[*helper].people.iter().zip(&theirs.levels);
            let is_here = |key: &PersonKey| teams[team].people.iter().any(|own| own.key == *key);
            let able = people.filter(move |(person, level)| {
                person.may_help
                    && level.is_some_and(|level| level >= row.level)
                    && !is_here(&person.key)
            });
            able.map(|(person, _)| (*helper, person.name.clone()))
        });
        (!from.is_empty()).then(|| CouldHelp {
            dimension: row.id.clone(),
            name: row.name.clone(),
            team,
            missing: row.missing(),
            from: first.iter().map(|one| one.0).collect(),
            from_total: from.len(),
            people: people.collect(),
        })
    });
    help.collect()
}

/// Returns the people on several teams, in order of first appearance.
fn shared(teams: &[TeamRows]) -> Vec<Shared> {
    let mut order: Vec<&PersonKey> = Vec::new();
    let mut indices: HashMap<&PersonKey, Vec<(usize, usize)>> = HashMap::new();
    for (team, rows) in teams.iter().enumerate() {
        for (member, person) in rows.people.iter().enumerate() {
            let of_person = indices.entry(&person.key).or_default();
            if of_person.is_empty() {
                order.push(&person.key);
            }
            if of_person.last().is_none_or(|last| last.0 != team) {
                of_person.push((team, member));
            }
        }
    }
    let on_several = order.into_iter().map(|key| &indices[key]).filter(|of| of.len() > 1);
    let shared = on_several.map(|of| {
        let (team, member) = of[0];
        let person = &teams[team].people[member];
        Shared {
            person: person.label.clone(),
            name: person.name.clone(),
            teams: of.iter().map(|&(team, member)| (team, falls(&teams[team], member))).collect(),
        }
    });
    shared.collect()
}

/// Returns the rows that have exactly enough people, one of them this member.
fn falls(team: &TeamRows, member: usize) -> Vec<Id> {
    let falls = team.rows.iter().filter(|row| {
        let holds = row.levels[member].is_some_and(|level| level >= row.level);
        holds && row.holders().count() as u32 == row.needed
    });
    falls.map(|row| row.id.clone()).collect()
}
