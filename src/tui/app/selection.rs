//! The selection on the map, remembered across an edit.

use crate::coverage::Coverage;
use crate::team::{Id, Team};
use crate::tui::app::Model;

/// Remembers the selection by id, because an edit can change indices.
pub(super) struct Selection {
    opens_on: Option<Id>,
    shown: Option<Id>,
    other_situation: Option<Id>,
    away: Vec<Id>,
}

impl Selection {
    pub(super) fn of(model: &Model) -> Self {
        let team = &model.team;
        let id = |coverage: &Coverage| {
            let index = coverage.situation()?;
            team.situations.get(index).map(|situation| situation.id.clone())
        };
        let away = model.coverage.away().iter().enumerate().filter(|&(_, &away)| away);
        Self {
            opens_on: team.situation.clone(),
            shown: id(&model.coverage),
            other_situation: model.map.other_situation.as_ref().and_then(id),
            away: away.map(|(member, _)| team.members()[member].id.clone()).collect(),
        }
    }

    /// Restores the selection, or follows the map if it now opens with another situation.
    pub(super) fn restore(self, model: &mut Model) {
        let index_of = |team: &Team, id: &Option<Id>| {
            id.as_ref().and_then(|id| team.situation_index(id.as_str()))
        };
        let mut shown = index_of(&model.team, &self.shown);
        if model.team.situation != self.opens_on || shown.is_none() && self.shown.is_some() {
            shown = model.team.opening_situation();
        }
        let members = model.team.members().iter();
        let away: Vec<bool> = members.map(|member| self.away.contains(&member.id)).collect();
        model.coverage = Coverage::with_away(&model.team, shown, &away);
        // The other situation goes with its situation.
        let other_situation = index_of(&model.team, &self.other_situation);
        model
            .map
            .other_situation
            .take_if(|_| other_situation.is_none() && self.other_situation.is_some());
        if let Some(coverage) = &mut model.map.other_situation {
            *coverage = Coverage::with_away(&model.team, other_situation, &away);
        }
    }
}
