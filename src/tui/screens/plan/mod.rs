//! The plan: what if we hire the ideal person or any candidate, with some members away.
//!
//! Everything is computed when something changes, never while drawing. The search for the best set
//! stops early here and continues outside, so that the screen never waits for it.

mod candidate;
mod compare;
pub mod draw;
mod keep;
mod lines;
mod outcome;
mod update;

use std::ops::ControlFlow;

pub(crate) use candidate::update as update_candidate;
pub use candidate::{CandidateForm, Part};
pub use lines::Entry;
pub(crate) use update::{open, update};

use crate::coverage::Coverage;
use crate::phrases::Names;
use crate::plan::{Best, NewHire, Plan, WhatIf, what_ifs};
use crate::team::{Date, Edit, Team};
use crate::tui::app::{Model, Screen};

/// The panes next to the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::IntoStaticStr)]
pub enum Pane {
    /// Who closes which shortfall.
    #[default]
    Candidates,
    /// The chosen candidates as alternatives, row by row.
    Compare,
    /// What to look for, in words an advert can use.
    Brief,
    /// The best one, two and three together.
    Together,
    /// Grow or hire.
    Grow,
    /// What fails without whom.
    #[strum(serialize = "Departures")]
    Leave,
    /// The team if every decision works out.
    #[strum(serialize = "Decided")]
    Planned,
}

impl Pane {
    /// All panes in the order of Tab.
    pub const ALL: [Self; 7] = [
        Self::Candidates,
        Self::Brief,
        Self::Together,
        Self::Grow,
        Self::Leave,
        Self::Compare,
        Self::Planned,
    ];

    /// Returns its title.
    pub fn title(self) -> &'static str {
        self.into()
    }
}

/// Who would be hired.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Hired {
    /// What the team lacks: the ideal next hire.
    #[default]
    Ideal,
    /// Nobody.
    Nobody,
    /// Candidates, by index in the plan; several can be hired together.
    Candidates(Vec<usize>),
}

/// The plan and the position of the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanView {
    /// All that the plan says.
    pub plan: Plan,
    /// The coverage that it was made from: without those away, except that spectra include
    /// everyone.
    pub coverage: Coverage,
    /// Who would be hired.
    pub hired: Hired,
    /// Each dimension before and after, by index.
    pub what_ifs: Vec<WhatIf>,
    /// The same in the other situation, if one is shown.
    pub other_situation: Vec<WhatIf>,
    /// Each dimension with each of those hired alone, by person and dimension.
    pub alone: Vec<Vec<WhatIf>>,
    /// What those hired bring on each dimension, by index.
    pub brought: Vec<Vec<Option<u8>>>,
    /// The plan once those hired have joined: whom to hire next.
    pub next: Option<Box<Next>>,
    /// Today, for what is decided.
    pub today: Date,
    /// The panes next to the rows.
    pub pane: Pane,
    /// The pane's entries, ready to be read.
    pub entries: Vec<Entry>,
    /// The entry under the cursor.
    pub cursor: usize,
    /// How many are hired at most.
    pub hires: usize,
    /// The number of this search.
    pub search: u64,
    /// Whether the user has stopped the search.
    pub stopped: bool,
}

/// A team that those hired have joined, and whom to hire next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The team with them.
    pub team: Team,
    /// Its coverage.
    pub coverage: Coverage,
    /// Its plan, with the candidates who are left.
    pub plan: Plan,
}

impl Next {
    /// Returns the team of a plan with some of its candidates.
    fn of(team: &Team, view: &PlanView, hired: &[usize]) -> Option<Self> {
        let mut team = team.clone();
        for &hire in hired {
            let id = &view.plan.candidates.get(hire)?.id;
            let index = team.candidates.iter().position(|one| one.id == *id)?;
            let edit = Edit::hire(&team, index)?;
            team.apply(edit).ok()?;
        }
        let mut coverage = Coverage::of(&team, view.coverage.situation());
        for (member, _) in view.coverage.away().iter().enumerate().filter(|(_, away)| **away) {
            coverage.set_away(&team, member, true);
        }
        let coverage = coverage.with_everyone_on_spectra(&team);
        let plan = quick(&team, &coverage, 1);
        Some(Self { team, coverage, plan })
    }
}

/// Nodes that the search may look at while the screen waits; a few
/// milliseconds at most.
const NODES_AT_ONCE: u64 = 500;

impl PlanView {
    /// Returns the plan of a team as it is covered.
    pub fn of(
        team: &Team,
        coverage: &Coverage,
        other_situation: Option<&Coverage>,
        names: &Names,
        today: Date,
    ) -> Self {
        let hires = 3;
        let coverage = coverage.with_everyone_on_spectra(team);
        let mut view = Self {
            plan: quick(team, &coverage, hires),
            coverage,
            hired: Hired::Ideal,
            what_ifs: Vec::new(),
            other_situation: Vec::new(),
            alone: Vec::new(),
            brought: Vec::new(),
            next: None,
            today,
            pane: Pane::Candidates,
            entries: Vec::new(),
            cursor: 0,
            hires,
            search: 0,
            stopped: false,
        };
        view.hire(team, other_situation, names);
        view
    }

    /// Plans again after a change; the cursor and those hired stay.
    pub fn refresh(
        &mut self,
        team: &Team,
        coverage: &Coverage,
        other_situation: Option<&Coverage>,
        names: &Names,
    ) {
        let hired = self.hired_ids();
        self.coverage = coverage.with_everyone_on_spectra(team);
        self.plan = quick(team, &self.coverage, self.hires);
        self.search += 1;
        self.stopped = false;
        if let Hired::Candidates(_) = self.hired {
            let indices = self.plan.candidates.iter().enumerate();
            let kept = indices.filter(|(_, one)| hired.contains(&one.id)).map(|(at, _)| at);
            self.hired = Hired::Candidates(kept.collect());
        }
        self.hire(team, other_situation, names);
    }

    /// Returns the number of the search that is to continue on a thread.
    pub fn unfinished(&self) -> Option<u64> {
        (!self.plan.best.optimal && !self.stopped).then_some(self.search)
    }
    /// Computes the rows and the pane with those hired.
    pub fn hire(&mut self, team: &Team, other_situation: Option<&Coverage>, names: &Names) {
        let new_hires: Vec<NewHire> = match &self.hired {
            Hired::Nobody => Vec::new(),
            Hired::Ideal => vec![NewHire::ideal(team, &self.plan.ideal)],
            Hired::Candidates(indices) => {
                let hired = indices.iter().filter_map(|&at| self.plan.candidates.get(at));
                hired.map(|candidate| NewHire::of(team, candidate)).collect()
            }
        };
        let everyone = Coverage::of(team, self.coverage.situation());
        self.what_ifs = what_ifs(&everyone, &self.coverage, &new_hires);
        self.other_situation = other_situation.map_or(Vec::new(), |other_situation| {
            let everyone = Coverage::of(team, other_situation.situation());
            what_ifs(&everyone, &other_situation.with_everyone_on_spectra(team), &new_hires)
        });
        let alone =
            |hire: &NewHire| what_ifs(&everyone, &self.coverage, std::slice::from_ref(hire));
        self.alone = if self.hired().is_empty() {
            Vec::new()
        } else {
            new_hires.iter().map(alone).collect()
        };
        self.next = match self.hired() {
            [] => None,
            hired => Next::of(team, self, hired).map(Box::new),
        };
        self.brought = (0..team.dimensions().len())
            .map(|index| new_hires.iter().map(|hire| hire.value(index)).collect())
            .collect();
        self.list(team, names);
    }

    /// Builds the pane's entries again.
    pub fn list(&mut self, team: &Team, names: &Names) {
        let under = self.candidate();
        self.entries = lines::entries(self, team, names);
        // Who is hired moves up; the cursor stays with them.
        let same = self.entries.iter().position(|entry| entry.candidate == under);
        let cursor = under.and(same).unwrap_or(self.cursor);
        self.cursor = cursor.min(self.entries.len().saturating_sub(1));
    }

    /// Returns whether a candidate is among those hired.
    pub fn is_hired(&self, candidate: usize) -> bool {
        matches!(&self.hired, Hired::Candidates(indices) if indices.contains(&candidate))
    }

    /// Returns the candidate under the cursor, by index in the plan.
    pub fn candidate(&self) -> Option<usize> {
        self.entries.get(self.cursor).and_then(|entry| entry.candidate)
    }

    /// Returns those hired, by index in the plan; none while it is the ideal person.
    pub fn hired(&self) -> &[usize] {
        match &self.hired {
            Hired::Candidates(indices) => indices,
            Hired::Nobody | Hired::Ideal => &[],
        }
    }

    fn hired_ids(&self) -> Vec<crate::team::Id> {
        self.hired().iter().map(|&at| self.plan.candidates[at].id.clone()).collect()
    }
}

fn quick(team: &Team, coverage: &Coverage, hires: usize) -> Plan {
    let hires = hires.min(team.candidates.len());
    Plan::watched(team, coverage, &team.candidates, hires, &mut |best| within(best.nodes))
}

fn within(nodes: u64) -> ControlFlow<()> {
    if nodes < NODES_AT_ONCE { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}

/// Adds the result of a search to the plan, if it is still the same plan.
pub(crate) fn take(model: &mut Model, search: u64, best: Best, is_last: bool) {
    let Screen::Plan(view) = &mut model.screen else { return };
    if view.search == search {
        view.plan.best = best;
        view.stopped |= is_last;
        view.list(&model.team, &model.map.names);
    }
}
