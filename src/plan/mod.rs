//! Planning: what the team lacks, who would close it, what fails when someone leaves, and who
//! could grow into it.
//!
//! `seats` and `gain` are sums of priorities over places filled; a person's
//! levels beyond what is asked for count nothing. What was too little answered
//! to judge ([`crate::coverage::CoverageStatus::Unknown`]) and what has priority 0
//! is left out, but for departures, which look at every needed dimension.

mod ask;
mod best;
mod cover;
mod demand;
mod departures;
mod hired;
mod ideal;
mod planned;
mod rank;
mod search;
mod train;
pub mod why;

use std::ops::ControlFlow;

use crate::coverage::Coverage;
use crate::team::{Candidate, Member, Status, Team};
use crate::text::fold;

pub use ask::{Changes, Question, questions};
pub use best::{Best, Ties, Watch, best};
pub use cover::{Fit, fits};
pub use demand::{CandidateMatrix, Demand, demands};
pub use departures::{Departure, departures};
pub use hired::{NewHire, WhatIf, expected, what_ifs};
pub use ideal::{Ideal, MAX_WISHES, Wish};
pub use planned::{Late, Planned, PlannedCell, planned};
pub use rank::{Brings, ComparedRow, MAX_COMPARED, Ranked, compare, ranking};
pub use train::{MAX_GOALS, Trainee, Training, Verdict, training};

/// Everything a plan says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The candidates planned with; the others point at them by index.
    pub candidates: Vec<Candidate>,
    /// The candidates who are not planned with, and why.
    pub left_out: Vec<(Candidate, LeftOut)>,
    /// The requirements that hiring looks at.
    pub demands: Vec<Demand>,
    /// What is known of the candidates.
    pub matrix: CandidateMatrix,
    /// What to look for.
    pub ideal: Ideal,
    /// The candidates by the shortfall they close.
    pub ranking: Vec<Ranked>,
    /// The best people to hire together.
    pub best: Best,
    /// How many it was planned for.
    pub hires: usize,
    /// What to ask of whom, in rank order.
    pub questions: Vec<Question>,
    /// What fails without whom.
    pub departures: Vec<Departure>,
    /// Who could grow into which shortfall.
    pub training: Vec<Training>,
}

/// Why a candidate is not planned with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// They are on the team already: this member, by index.
    Member(usize),
    /// The team said no.
    Declined,
    /// They said no.
    Withdrawn,
}

/// Returns why a candidate is not planned with: nobody counts twice. Nothing
/// for those who are.
pub fn why_left_out(team: &Team, candidate: &Candidate) -> Option<LeftOut> {
    let name = fold(&candidate.name);
    let same = |member: &Member| member.id == candidate.id || fold(&member.name) == name;
    match (team.members().iter().position(same), candidate.status) {
        (Some(member), _) => Some(LeftOut::Member(member)),
        (None, Status::Declined) => Some(LeftOut::Declined),
        (None, Status::Withdrawn) => Some(LeftOut::Withdrawn),
        (None, Status::Open) => None,
    }
}

impl Plan {
    /// Plans for a team as it is covered, searching to the end.
    pub fn of(team: &Team, coverage: &Coverage, candidates: &[Candidate], hires: usize) -> Self {
        Self::watched(team, coverage, candidates, hires, &mut |_| ControlFlow::Continue(()))
    }

    /// Returns the same as [`Plan::of`]; `watch` is called now and then during the search.
    pub fn watched(
        team: &Team,
        coverage: &Coverage,
        candidates: &[Candidate],
        hires: usize,
        watch: Watch<'_>,
    ) -> Self {
        let mut left_out = Vec::new();
        let mut open = Vec::new();
        for candidate in candidates {
            match why_left_out(team, candidate) {
                Some(why) => left_out.push((candidate.clone(), why)),
                None => open.push(candidate.clone()),
            }
        }
        let candidates = open;
        let demands = demands(coverage);
        let matrix = CandidateMatrix::of(team, &candidates);
        let ranking = ranking(&demands, &matrix, &candidates);
        let best = best(&demands, &matrix, &ranking, hires, watch);
        let questions = questions(&demands, &matrix, &candidates, &ranking, &best, hires);
        let ideal = Ideal::of(coverage);
        let departures = departures(team, coverage);
        let training = training(team, coverage, &ideal.wishes);
        Self {
            candidates,
            left_out,
            demands,
            matrix,
            ideal,
            ranking,
            best,
            hires,
            questions,
            departures,
            training,
        }
    }
}
