//! Several teams side by side, in words.

use std::collections::HashMap;

use super::english::{count, list, list_some, number};
use crate::coverage::across::{
    Across, Anywhere, CouldHelp, PoolCandidate, Repeated, Shared, TeamRows,
};
use crate::team::Id;

/// How many short teams a line names; the rest are counted.
const MAX_SHORT: usize = 12;

/// A group of findings about several teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrossGroup {
    /// Its title.
    pub title: &'static str,
    /// A row, a team or a person, and the text about it.
    pub lines: Vec<[String; 2]>,
}

/// Returns what each team is called: its name, with the file where several
/// teams have that name.
pub fn team_labels(teams: &[TeamRows]) -> Vec<String> {
    let mut called: HashMap<&str, usize> = HashMap::new();
    for team in teams {
        *called.entry(&team.name).or_default() += 1;
    }
    let label = |team: &TeamRows| match called[team.name.as_str()] {
        1 => team.name.clone(),
        _ => format!("{} ({})", team.name, team.file),
    };
    teams.iter().map(label).collect()
}

/// Returns all findings about several teams; groups without a line are left
/// out.
pub fn across(teams: &[TeamRows], found: &Across) -> Vec<AcrossGroup> {
    let labels = team_labels(teams);
    let say = Say { labels: &labels, teams };
    let groups = [
        ("Nobody anywhere", found.nobody.iter().map(|one| say.nobody(one)).collect()),
        (
            "Depends on one person anywhere",
            found.one_person.iter().map(|one| say.one_person(one)).collect(),
        ),
        ("Who could help", alike(&found.could_help).map(|some| say.could_help(some)).collect()),
        ("Short in many teams", found.repeated.iter().map(|one| say.repeated(one)).collect()),
        ("On several teams", found.shared.iter().map(|one| say.shared(one)).collect()),
        ("Candidates", found.candidates.iter().map(|one| say.candidate(one)).collect()),
    ];
    let groups = groups.into_iter().map(|(title, lines)| AcrossGroup { title, lines });
    groups.filter(|group: &AcrossGroup| !group.lines.is_empty()).collect()
}

/// Returns the teams that could help: "Search (Ada) and Payments".
pub fn helpers(teams: &[TeamRows], of: &CouldHelp) -> String {
    Say { labels: &team_labels(teams), teams }.helpers(of)
}

/// Returns findings about the same row and the same helpers in groups, in order of first
/// appearance.
fn alike(could_help: &[CouldHelp]) -> impl Iterator<Item = Vec<&CouldHelp>> {
    let mut groups: Vec<Vec<&CouldHelp>> = Vec::new();
    let mut index = HashMap::new();
    for one in could_help {
        let key = (&one.dimension, &one.from, one.from_total, &one.people);
        let at = *index.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups.into_iter()
}

struct Say<'a> {
    labels: &'a [String],
    teams: &'a [TeamRows],
}

impl Say<'_> {
    fn named(&self, teams: &[usize]) -> String {
        let names: Vec<&str> = teams.iter().map(|&team| self.labels[team].as_str()).collect();
        list_some(&names)
    }

    fn nobody(&self, of: &Anywhere) -> [String; 2] {
        let so_far = if of.so_far { "; not everyone has answered" } else { "" };
        [of.name.clone(), format!("needed by {}{so_far}", self.named(&of.teams))]
    }

    fn one_person(&self, of: &Anywhere) -> [String; 2] {
        let so_far = if of.so_far { "; not everyone has answered" } else { "" };
        let holder = self.named(&of.holder_in);
        let needed = if of.teams == of.holder_in {
            String::new()
        } else {
            format!("; needed by {}", self.named(&of.teams))
        };
        [of.name.clone(), format!("one person, in {holder}{needed}{so_far}")]
    }

    fn could_help(&self, some: Vec<&CouldHelp>) -> [String; 2] {
        let of = some[0];
        let have = if of.from_total == 1 { "has" } else { "have" };
        let lacks =
            |one: &&CouldHelp| format!("{} lacks {}", self.labels[one.team], number(one.missing));
        let mut short: Vec<String> = some.iter().take(MAX_SHORT).map(lacks).collect();
        if some.len() > short.len() {
            let more = (some.len() - short.len()) as u32;
            short.push(count(more, "other team is short", "other teams are short"));
        }
        let sentences = format!("{}; {} {have} more than needed", list(&short), self.helpers(of));
        [of.name.clone(), sentences]
    }

    fn helpers(&self, of: &CouldHelp) -> String {
        let from = of.from.iter().map(|&helper| {
            let people = of.people.iter().filter(|one| one.0 == helper);
            let people: Vec<&str> = people.map(|one| one.1.as_str()).collect();
            if people.is_empty() {
                self.labels[helper].clone()
            } else {
                format!("{} ({})", self.labels[helper], list(&people))
            }
        });
        let mut from: Vec<String> = from.collect();
        let more = of.from_total - of.from.len();
        if more > 0 {
            from.push(count(more as u32, "other team", "other teams"));
        }
        list(&from)
    }

    fn repeated(&self, of: &Repeated) -> [String; 2] {
        let short = count(of.teams.len() as u32, "team is", "teams are");
        [of.name.clone(), format!("{short} short: {}", self.named(&of.teams))]
    }

    fn rows(&self, team: usize, rows: &[Id]) -> String {
        let names: Vec<&str> = rows.iter().map(|row| self.teams[team].row_name(row)).collect();
        list_some(&names)
    }

    fn candidate(&self, of: &PoolCandidate) -> [String; 2] {
        let rows_in = |(team, rows): &(usize, Vec<Id>)| {
            format!("{} in {}", self.rows(*team, rows), self.labels[*team])
        };
        let closes: Vec<String> = of.closes.iter().map(rows_in).collect();
        let not_asked: Vec<String> = of.not_asked.iter().map(rows_in).collect();
        let mut text = match closes.len() {
            0 => "fills no shortfall of these teams".to_owned(),
            _ => format!("fills {}", closes.join("; ")),
        };
        if !not_asked.is_empty() {
            text += &format!("; not asked yet about {}", not_asked.join("; "));
        }
        [of.name.clone(), text]
    }

    fn shared(&self, of: &Shared) -> [String; 2] {
        let teams: Vec<usize> = of.teams.iter().map(|one| one.0).collect();
        let falls = of.teams.iter().filter(|(_, rows)| !rows.is_empty()).map(|(team, rows)| {
            let fall = if rows.len() == 1 { "falls" } else { "fall" };
            format!("{} {fall} short in {}", self.rows(*team, rows), self.labels[*team])
        });
        let falls: Vec<String> = falls.collect();
        let without = if falls.is_empty() {
            String::new()
        } else {
            format!("; without {}, {}", of.name, falls.join(", and "))
        };
        [of.name.clone(), format!("on {}{without}", self.named(&teams))]
    }
}
