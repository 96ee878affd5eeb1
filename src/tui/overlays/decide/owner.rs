//! Who carries a decision out: a member, found by typing part of the name, or
//! somebody from outside the team, whose name is typed in full.

use tui_input::Input;

use crate::team::{Decision, Id, Team};
use crate::text;
use crate::tui::app::prompt::typed;
use crate::tui::app::{Action, Motion};
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

/// The field in which an owner is chosen.
#[derive(Debug, Clone, Default)]
pub struct OwnerField {
    /// What was typed.
    pub input: Input,
    /// What was picked with the arrows, or came with the decision. Typing
    /// takes it away.
    picked: Option<Owner>,
}

impl OwnerField {
    /// Returns the field of a decision that has been made.
    pub fn of(decision: &Decision) -> Self {
        let picked = match (&decision.owner, decision.owner_name.as_str()) {
            (Some(id), _) => Owner::Member(id.clone()),
            (None, "") => Owner::Nobody,
            (None, name) => Owner::Outside(name.to_owned()),
        };
        Self { input: Input::default(), picked: Some(picked) }
    }

    /// Returns the owner that the field stands for, or what to do where
    /// several members fit what was typed.
    pub fn owner(&self, team: &Team, map: &MapView) -> Result<Owner, String> {
        if let Some(picked) = &self.picked {
            return Ok(picked.clone());
        }
        let typed = self.input.value().trim();
        if typed.is_empty() {
            return Ok(Owner::Nobody);
        }
        let matches = self.matches(map);
        let exact = |member: &&usize| text::fold(map.names.get(**member)) == text::fold(typed);
        match (matches.iter().find(exact), matches.as_slice()) {
            (Some(&member), _) | (None, &[member]) => {
                Ok(Owner::Member(team.members()[member].id.clone()))
            }
            (None, []) => {
                text::name(typed).map(Owner::Outside).map_err(|fault| format!("this name {fault}"))
            }
            (None, several) => {
                let names: Vec<&str> = several.iter().map(|&at| map.names.get(at)).collect();
                let names = names.join(", ");
                Err(format!("Which one: {names}? Type more, or press \u{2190} \u{2192}."))
            }
        }
    }

    /// Returns the members whose names hold what was typed, by index.
    pub fn matches(&self, map: &MapView) -> Vec<usize> {
        let typed = text::fold(self.input.value().trim());
        let holds = |&&member: &&usize| text::fold(map.names.get(member)).contains(&typed);
        map.people.iter().filter(holds).copied().collect()
    }

    /// Does one action in the field.
    pub fn update(&mut self, team: &Team, map: &MapView, action: &Action) {
        match action {
            Action::Move(Motion::Left) => self.pick(team, map, -1),
            Action::Move(Motion::Right) => self.pick(team, map, 1),
            _ => {
                if typed(&mut self.input, action) {
                    self.picked = None;
                }
            }
        }
    }

    /// Picks the next or the previous of those who fit what was typed.
    fn pick(&mut self, team: &Team, map: &MapView, by: isize) {
        let typed = self.input.value().trim();
        let last = match text::name(typed) {
            Ok(name) => Owner::Outside(name),
            Err(_) => Owner::Nobody,
        };
        let members = self.matches(map).into_iter();
        let members = members.map(|member| Owner::Member(team.members()[member].id.clone()));
        let all: Vec<Owner> = members.chain([last]).collect();
        let now = self.owner(team, map).ok();
        let next = match now.and_then(|now| all.iter().position(|owner| *owner == now)) {
            Some(at) => (at as isize + by).rem_euclid(all.len() as isize) as usize,
            None if by < 0 => all.len() - 1,
            None => 0,
        };
        self.picked = Some(all[next].clone());
    }
}
