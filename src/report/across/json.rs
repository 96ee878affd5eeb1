//! Several teams side by side for other programs: a stable contract.
//!
//! Thousands of teams have as many findings: they are written from where they
//! are, and no tree of values is built of them.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::coverage::across::{Across, Anywhere, CouldHelp, PoolCandidate, Shared, TeamRows};
use crate::phrases::team_labels;
use crate::report::show;
use crate::team::{Date, Id};

/// The version of the contract.
const FORMAT: u32 = 1;

/// Returns everything that several teams look like together. Teams by name;
/// nobody's answers.
pub fn json<'a>(teams: &'a [TeamRows], found: &'a Across, today: Date) -> impl Serialize + 'a {
    Contract { teams, labels: team_labels(teams), found, today }
}

struct Contract<'a> {
    teams: &'a [TeamRows],
    labels: Vec<String>,
    found: &'a Across,
    today: Date,
}

#[derive(Serialize)]
struct Keys<'a> {
    format: u32,
    as_of: String,
    teams: Vec<TeamKeys<'a>>,
    nobody: Vec<AnywhereKeys<'a>>,
    one_person: Vec<AnywhereKeys<'a>>,
    could_help: Vec<CouldHelpKeys<'a>>,
    repeated: Vec<RepeatedKeys<'a>>,
    shared: Vec<SharedKeys<'a>>,
    candidates: Vec<CandidateKeys<'a>>,
}

#[derive(Serialize)]
struct TeamKeys<'a> {
    file: &'a str,
    team: &'a str,
    situation: Option<&'a str>,
    summary: Value,
}

#[derive(Serialize)]
struct AnywhereKeys<'a> {
    dimension: &'a str,
    name: &'a str,
    teams: Vec<&'a str>,
    so_far: bool,
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    holder_in: Option<Vec<&'a str>>,
}

#[derive(Serialize)]
struct CouldHelpKeys<'a> {
    dimension: &'a str,
    team: &'a str,
    missing: u32,
    from: Vec<&'a str>,
    from_total: usize,
}

#[derive(Serialize)]
struct RepeatedKeys<'a> {
    dimension: &'a str,
    teams: Vec<&'a str>,
}

#[derive(Serialize)]
struct SharedKeys<'a> {
    person: &'a str,
    teams: Vec<&'a str>,
    falls: RowsOfTeams<'a>,
}

#[derive(Serialize)]
struct CandidateKeys<'a> {
    id: &'a str,
    name: &'a str,
    closes: RowsOfTeams<'a>,
    not_asked: RowsOfTeams<'a>,
}

/// A map from teams to rows.
struct RowsOfTeams<'a> {
    labels: &'a [String],
    teams: &'a [(usize, Vec<Id>)],
}

impl Serialize for RowsOfTeams<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.teams.iter().map(|(team, rows)| {
            (&self.labels[*team], rows.iter().map(Id::as_str).collect::<Vec<_>>())
        }))
    }
}

impl Contract<'_> {
    fn label(&self, team: usize) -> &str {
        &self.labels[team]
    }

    fn labels(&self, teams: &[usize]) -> Vec<&str> {
        teams.iter().map(|&team| self.label(team)).collect()
    }

    fn rows_of<'a>(&'a self, teams: &'a [(usize, Vec<Id>)]) -> RowsOfTeams<'a> {
        RowsOfTeams { labels: &self.labels, teams }
    }

    fn team<'a>(&'a self, (index, team): (usize, &'a TeamRows)) -> TeamKeys<'a> {
        TeamKeys {
            file: &team.file,
            team: self.label(index),
            situation: team.situation.as_ref().map(Id::as_str),
            summary: show::summary(&team.summary, false),
        }
    }

    fn anywhere<'a>(&'a self, one: &'a Anywhere) -> AnywhereKeys<'a> {
        AnywhereKeys {
            dimension: one.dimension.as_str(),
            name: &one.name,
            teams: self.labels(&one.teams),
            so_far: one.so_far,
            holder_in: None,
        }
    }

    fn one_person<'a>(&'a self, one: &'a Anywhere) -> AnywhereKeys<'a> {
        AnywhereKeys { holder_in: Some(self.labels(&one.holder_in)), ..self.anywhere(one) }
    }

    fn could_help<'a>(&'a self, one: &'a CouldHelp) -> CouldHelpKeys<'a> {
        CouldHelpKeys {
            dimension: one.dimension.as_str(),
            team: self.label(one.team),
            missing: one.missing,
            from: self.labels(&one.from),
            from_total: one.from_total,
        }
    }

    fn shared<'a>(&'a self, one: &'a Shared) -> SharedKeys<'a> {
        SharedKeys {
            person: &one.person,
            teams: one.teams.iter().map(|one| self.label(one.0)).collect(),
            falls: self.rows_of(&one.teams),
        }
    }

    fn candidate<'a>(&'a self, one: &'a PoolCandidate) -> CandidateKeys<'a> {
        CandidateKeys {
            id: one.id.as_str(),
            name: &one.name,
            closes: self.rows_of(&one.closes),
            not_asked: self.rows_of(&one.not_asked),
        }
    }
}

impl Serialize for Contract<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { teams, found, today, .. } = self;
        let repeated = found.repeated.iter().map(|one| RepeatedKeys {
            dimension: one.dimension.as_str(),
            teams: self.labels(&one.teams),
        });
        let keys = Keys {
            format: FORMAT,
            as_of: today.to_string(),
            teams: teams.iter().enumerate().map(|team| self.team(team)).collect(),
            nobody: found.nobody.iter().map(|one| self.anywhere(one)).collect(),
            one_person: found.one_person.iter().map(|one| self.one_person(one)).collect(),
            could_help: found.could_help.iter().map(|one| self.could_help(one)).collect(),
            repeated: repeated.collect(),
            shared: found.shared.iter().map(|one| self.shared(one)).collect(),
            candidates: found.candidates.iter().map(|one| self.candidate(one)).collect(),
        };
        keys.serialize(serializer)
    }
}
