//! The question to ask next: of a candidate's open answers, the one whose best
//! answer could change who is first, or who is best together.

use std::ops::ControlFlow;

use super::best::{Best, best};
use super::demand::{Board, Demand, value_in};
use super::rank::{Ranked, ranking};
use crate::team::{Candidate, Zone};

/// How much work the searches behind the questions may take together, a unit
/// for each node and for each candidate looked at: a question that takes longer
/// to find is not asked.
const MOST_WORK: u64 = 20_000;

/// What the best answer would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Changes {
    /// The candidate would be first.
    First,
    /// Others would be best together.
    Together,
}

/// What to ask of one candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// By place in the list of candidates.
    pub candidate: usize,
    /// The dimension, by place.
    pub dimension: usize,
    /// The answer that would make the difference.
    pub zone: Zone,
    /// What it would change.
    pub changes: Changes,
}

/// At most one question a candidate, in rank order: the first is where the
/// interviews start.
pub fn questions(
    demands: &[Demand],
    board: &Board,
    candidates: &[Candidate],
    ranked: &[Ranked],
    together: &Best,
    hires: usize,
) -> Vec<Question> {
    let mut asker = Asker { demands, board, candidates, ranked, together, hires, work: MOST_WORK };
    ranked.iter().filter_map(|one| asker.question(one)).collect()
}

struct Asker<'a> {
    demands: &'a [Demand],
    board: &'a Board,
    candidates: &'a [Candidate],
    ranked: &'a [Ranked],
    together: &'a Best,
    hires: usize,
    work: u64,
}

impl Asker<'_> {
    fn question(&mut self, of: &Ranked) -> Option<Question> {
        let open = self.open(of.candidate);
        let ask = |demand: &Demand, changes| Question {
            candidate: of.candidate,
            dimension: demand.dimension,
            zone: demand.zone(),
            changes,
        };
        if let Some(demand) = open.iter().find(|demand| self.would_be_first(of, demand)) {
            return Some(ask(demand, Changes::First));
        }
        // If all the best answers together change nothing, no one of them does.
        if !self.would_change(of.candidate, &open) {
            return None;
        }
        let demand = open.iter().find(|&&demand| self.would_change(of.candidate, &[demand]))?;
        Some(ask(demand, Changes::Together))
    }

    /// What the candidate has not answered and the team would gain by: one
    /// requirement a dimension, what weighs most first.
    fn open(&self, candidate: usize) -> Vec<Demand> {
        let useful = |demand: &&Demand| demand.missing() > 0 || demand.has_none_to_spare();
        let unanswered = |demand: &&Demand| self.board.value(candidate, demand.dimension).is_none();
        let mut open: Vec<Demand> =
            self.demands.iter().filter(useful).filter(unanswered).copied().collect();
        let urgency = |demand: &Demand| {
            let closes = demand.missing() > 0;
            (!closes, std::cmp::Reverse(demand.priority), demand.held.state())
        };
        open.sort_by_key(|demand| (demand.dimension, urgency(demand)));
        open.dedup_by_key(|demand| demand.dimension);
        open.sort_by_key(urgency);
        open
    }

    fn would_be_first(&self, of: &Ranked, demand: &Demand) -> bool {
        let Some(first) = self.ranked.first().filter(|first| first.candidate != of.candidate)
        else {
            return false;
        };
        let more = if demand.missing() > 0 { (demand.weight(), 0) } else { (0, demand.weight()) };
        let key = (of.gain + more.0, of.spare + more.1, of.near);
        let best = (first.gain, first.spare, first.near);
        let id = |of: &Ranked| &self.candidates[of.candidate].id;
        key > best || key == best && id(of) < id(first)
    }

    fn would_change(&mut self, candidate: usize, answers: &[Demand]) -> bool {
        if !self.together.optimal || answers.is_empty() || self.work == 0 {
            return false;
        }
        let mut board = self.board.clone();
        for demand in answers {
            board.set(candidate, demand.dimension, value_in(demand.zone()));
        }
        let ranked = ranking(self.demands, &board, self.candidates);
        let most = self.work;
        let found = best(self.demands, &board, &ranked, self.hires, &mut |progress| {
            if progress.nodes > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        self.work = self.work.saturating_sub(found.nodes + self.candidates.len() as u64);
        let sorted = |best: &Best| {
            let mut hire = best.hire.clone();
            hire.sort_unstable();
            hire
        };
        found.optimal && sorted(&found) != sorted(self.together)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::Coverage;
    use crate::plan::Plan;
    use crate::team::{CandidateAnswer, Dimension, Id, Judge, Kind, Need, Rating, Ratings, Team};

    fn team(priorities: &[u8]) -> Team {
        let dimensions = priorities.iter().enumerate().map(|(place, &priority)| {
            let name = format!("D{place}");
            let mut skill = Dimension::new(Id::from_name(&name), name, Kind::Skill);
            skill.need = Need::People { level: 3, people: 1, priority };
            skill
        });
        let dimensions: Vec<Dimension> = dimensions.collect();
        let ratings = Ratings::blank(dimensions.len(), 0);
        Team::with_people("T", dimensions, Vec::new(), ratings)
    }

    fn candidate(name: &str, levels: &[(usize, u8)]) -> Candidate {
        let mut candidate = Candidate::new(Id::from_name(name), name);
        candidate.answers = levels
            .iter()
            .map(|&(dimension, level)| CandidateAnswer {
                dimension: Id::from_name(&format!("D{dimension}")),
                rating: Rating::level(level).unwrap(),
                judge: Judge::Own,
                source: String::new(),
                evidence: String::new(),
            })
            .collect();
        candidate
    }

    fn asked(team: &Team, candidates: &[Candidate], hires: usize) -> Vec<(usize, usize, Changes)> {
        let plan = Plan::of(team, &Coverage::of(team, None), candidates, hires);
        let parts = |one: &Question| (one.candidate, one.dimension, one.changes);
        plan.questions.iter().map(parts).collect()
    }

    #[test]
    fn the_answer_that_would_make_someone_first_is_asked_for() {
        let team = team(&[1, 3]);
        let all = [candidate("Ada", &[(0, 4), (1, 1)]), candidate("Bo", &[(0, 1)])];
        assert_eq!(asked(&team, &all, 1), [(1, 1, Changes::First)]);
    }

    #[test]
    fn nothing_is_asked_that_could_not_change_anything() {
        let team = team(&[3, 1]);
        let all = [candidate("Ada", &[(0, 4)]), candidate("Bo", &[(0, 4), (1, 1)])];
        // Ada is first already, and together nobody adds to her.
        assert_eq!(asked(&team, &all, 1), []);
        let full = [candidate("Ada", &[(0, 4), (1, 0)]), candidate("Bo", &[(0, 4), (1, 1)])];
        assert_eq!(asked(&team, &full, 2), []);
    }

    #[test]
    fn an_answer_that_changes_who_is_best_together_is_asked_for() {
        let team = team(&[3, 2, 2]);
        let all = [
            candidate("Ada", &[(0, 4), (1, 4), (2, 0)]),
            candidate("Bo", &[(0, 0), (1, 4), (2, 0)]),
            candidate("Cyd", &[(0, 0), (1, 0)]),
        ];
        // Cyd would not be first, but Ada and Cyd would fill all three.
        assert_eq!(asked(&team, &all, 2), [(2, 2, Changes::Together)]);
    }
}
