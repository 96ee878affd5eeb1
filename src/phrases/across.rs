//! Several teams side by side, in words.

use std::collections::HashMap;

use super::english::{count, list, list_some, number};
use super::headline_text;
use crate::coverage::across::{Across, Anywhere, CouldHelp, Repeated, Shared, TeamRows};

/// A group of findings about several teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrossGroup {
    /// Its title.
    pub title: &'static str,
    /// A row, a team or a person, and what is said of it.
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

/// Returns all findings about several teams, with each team's headline first;
/// groups without a line are left out.
pub fn across(teams: &[TeamRows], found: &Across) -> Vec<AcrossGroup> {
    let labels = team_labels(teams);
    let say = Say { labels: &labels, teams };
    let headline =
        |(team, label): (&TeamRows, &String)| [label.clone(), headline_text(&team.summary)];
    let groups = [
        ("Teams", teams.iter().zip(&labels).map(headline).collect()),
        ("Nobody anywhere", found.nobody.iter().map(|one| say.nobody(one)).collect()),
        (
            "Depends on one person anywhere",
            found.one_person.iter().map(|one| say.one_person(one)).collect(),
        ),
        ("Who could help", found.could_help.iter().map(|one| say.could_help(one)).collect()),
        ("Short in many teams", found.repeated.iter().map(|one| say.repeated(one)).collect()),
        ("On several teams", found.shared.iter().map(|one| say.shared(one)).collect()),
    ];
    let groups = groups.into_iter().map(|(title, lines)| AcrossGroup { title, lines });
    groups.filter(|group: &AcrossGroup| !group.lines.is_empty()).collect()
}

/// Returns the teams that could help: "Search (Ada) and Payments".
pub fn helpers(teams: &[TeamRows], of: &CouldHelp) -> String {
    Say { labels: &team_labels(teams), teams }.helpers(of)
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

    fn could_help(&self, of: &CouldHelp) -> [String; 2] {
        let have = if of.from_total == 1 { "has" } else { "have" };
        let short = format!("{} lacks {}", self.labels[of.team], number(of.missing));
        [of.name.clone(), format!("{short}; {} {have} more than needed", self.helpers(of))]
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

    fn shared(&self, of: &Shared) -> [String; 2] {
        let teams: Vec<usize> = of.teams.iter().map(|one| one.0).collect();
        let falls = of.teams.iter().filter(|(_, rows)| !rows.is_empty()).map(|(team, rows)| {
            let names: Vec<&str> = rows.iter().map(|row| self.teams[*team].row_name(row)).collect();
            let fall = if names.len() == 1 { "falls" } else { "fall" };
            format!("{} {fall} short in {}", list_some(&names), self.labels[*team])
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
