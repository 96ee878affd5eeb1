//! What is looked at, kept over an edit.

use crate::coverage::Coverage;
use crate::team::{Id, Team};
use crate::tui::app::Model;

/// What is looked at, by id: an edit may give it another place.
pub(super) struct Selection {
    opens_on: Option<Id>,
    shown: Option<Id>,
    beside: Option<Id>,
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
            beside: model.map.beside.as_ref().and_then(id),
            away: away.map(|(member, _)| team.members()[member].id.clone()).collect(),
        }
    }

    /// Looks at the same again; where the map opens elsewhere now, at that.
    pub(super) fn restore(self, model: &mut Model) {
        let place = |team: &Team, id: &Option<Id>| {
            id.as_ref().and_then(|id| team.situation_index(id.as_str()))
        };
        let mut shown = place(&model.team, &self.shown);
        if model.team.situation != self.opens_on || shown.is_none() && self.shown.is_some() {
            shown = model.team.opening_situation();
        }
        let members = model.team.members().iter();
        let away: Vec<bool> = members.map(|member| self.away.contains(&member.id)).collect();
        model.coverage = Coverage::with_away(&model.team, shown, &away);
        // The other situation goes with its situation.
        let beside = place(&model.team, &self.beside);
        model.map.beside.take_if(|_| beside.is_none() && self.beside.is_some());
        if let Some(coverage) = &mut model.map.beside {
            *coverage = Coverage::with_away(&model.team, beside, &away);
        }
    }
}
