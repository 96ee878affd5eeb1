//! Who carries a decision out: a member, found by typing part of the name, or
//! somebody from outside the team, whose name is typed in full.

use crate::team::{Decision, Id, Team};
use crate::text;
use crate::tui::screens::map::MapView;

/// Who carries a decision out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Owner {
    /// Nobody yet.
    #[default]
    Nobody,
    /// A member.
    Member(Id),
    /// Somebody from outside the team, by name.
    Outside(String),
}

impl Owner {
    /// Returns the owner of a decision.
    pub fn of(decision: &Decision) -> Self {
        match (&decision.owner, decision.owner_name.as_str()) {
            (Some(id), _) => Self::Member(id.clone()),
            (None, "") => Self::Nobody,
            (None, name) => Self::Outside(name.to_owned()),
        }
    }

    /// Returns the owner that was typed, or what to do where several members
    /// fit.
    pub fn typed(typed: &str, team: &Team, map: &MapView) -> Result<Self, String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(Self::Nobody);
        }
        let found = matches(typed, map);
        let exact = |member: &&usize| text::fold(map.names.get(**member)) == text::fold(typed);
        match (found.iter().find(exact), found.as_slice()) {
            (Some(&member), _) | (None, &[member]) => {
                Ok(Self::Member(team.members()[member].id.clone()))
            }
            (None, []) => {
                text::name(typed).map(Self::Outside).map_err(|error| format!("this name {error}"))
            }
            (None, several) => {
                let names: Vec<&str> = several.iter().map(|&at| map.names.get(at)).collect();
                Err(format!("Which of them: {}? Type more, or press ← →.", names.join(", ")))
            }
        }
    }

    /// Returns the next or the previous of those who fit what was typed.
    #[must_use]
    pub fn next(&self, typed: &str, by: isize, team: &Team, map: &MapView) -> Self {
        let typed = typed.trim();
        let last = text::name(typed).map_or(Self::Nobody, Self::Outside);
        let members = matches(typed, map).into_iter();
        let members = members.map(|member| Self::Member(team.members()[member].id.clone()));
        let all: Vec<Self> = members.chain([last]).collect();
        let next = match all.iter().position(|owner| owner == self) {
            Some(at) => (at as isize + by).rem_euclid(all.len() as isize) as usize,
            None if by < 0 => all.len() - 1,
            None => 0,
        };
        all[next].clone()
    }
}

/// Returns the members whose names hold what was typed, by index.
fn matches(typed: &str, map: &MapView) -> Vec<usize> {
    let typed = text::fold(typed);
    let holds = |&&member: &&usize| text::fold(map.names.get(member)).contains(&typed);
    map.people.iter().filter(holds).copied().collect()
}
