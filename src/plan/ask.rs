//! What to ask next: of each candidate with unanswered dimensions, the fewest
//! questions whose best answers could change who is first, or who is best
//! together.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use super::best::{Best, best_choice};
use super::demand::{CandidateMatrix, Demand, value_in};
use super::rank::{Ranked, ranking};
use crate::team::{Candidate, Zone};

/// How much work the searches behind the questions may take together, a unit
/// for each node and for each candidate looked at: questions that take longer
/// to find are not asked.
const MAX_WORK: u64 = 20_000;

/// What the best answers would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Changes {
    /// The candidate would be first.
    First,
    /// The candidate would close as much as the first.
    Level,
    /// Others would be best together.
    Together,
}

/// What to ask of one candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// By index in the list of candidates.
    pub candidate: usize,
    /// The dimensions to ask about, by index, each with the answer that would
    /// make the difference; as few as possible.
    pub about: Vec<(usize, Zone)>,
    /// What they would change.
    pub changes: Changes,
}

/// Returns what to ask of the candidates, in rank order; of each at most one
/// set of questions.
pub fn questions(
    demands: &[Demand],
    matrix: &CandidateMatrix,
    candidates: &[Candidate],
    ranked: &[Ranked],
    together: &Best,
    hires: usize,
) -> Vec<Question> {
    let mut asker = Asker { demands, matrix, candidates, ranked, together, hires, work: MAX_WORK };
    ranked.iter().filter_map(|one| asker.question(one)).collect()
}

struct Asker<'a> {
    demands: &'a [Demand],
    matrix: &'a CandidateMatrix,
    candidates: &'a [Candidate],
    ranked: &'a [Ranked],
    together: &'a Best,
    hires: usize,
    work: u64,
}

impl Asker<'_> {
    fn question(&mut self, of: &Ranked) -> Option<Question> {
        let open = self.open(of.candidate);
        let ask = |about: &[Demand], changes| Question {
            candidate: of.candidate,
            about: about.iter().map(|demand| (demand.dimension, demand.zone())).collect(),
            changes,
        };
        let first = self.ranked.first().filter(|first| first.candidate != of.candidate);
        if let Some(first) = first {
            // What weighs most comes first, so the shortest start is the fewest.
            let starts = || (1..=open.len()).map(|count| &open[..count]);
            if let Some(about) = starts().find(|about| self.would_be_first(of, first, about)) {
                return Some(ask(about, Changes::First));
            }
            let level = |about: &&[Demand]| of.gain + gain(about) >= first.gain;
            if of.gain < first.gain
                && let Some(about) = starts().find(level)
            {
                return Some(ask(about, Changes::Level));
            }
        }
        // If all the best answers together change nothing, fewer do not.
        if !self.would_change(of.candidate, &open) {
            return None;
        }
        let about = self.fewest_that_change(of.candidate, &open);
        Some(ask(&about, Changes::Together))
    }

    /// Returns what the candidate has not answered and the team would gain by:
    /// one requirement a dimension, what weighs most first.
    fn open(&self, candidate: usize) -> Vec<Demand> {
        let useful = |demand: &&Demand| demand.missing() > 0 || demand.has_none_to_spare();
        let unanswered =
            |demand: &&Demand| self.matrix.value(candidate, demand.dimension).is_none();
        let mut open: Vec<Demand> =
            self.demands.iter().filter(useful).filter(unanswered).copied().collect();
        let urgency = |demand: &Demand| {
            let closes = demand.missing() > 0;
            (!closes, Reverse(demand.priority), demand.held.state())
        };
        open.sort_by_key(|demand| (demand.dimension, urgency(demand)));
        open.dedup_by_key(|demand| demand.dimension);
        open.sort_by_key(urgency);
        open
    }

    fn would_be_first(&self, of: &Ranked, first: &Ranked, about: &[Demand]) -> bool {
        let spare: u32 =
            about.iter().filter(|demand| demand.missing() == 0).map(Demand::weight).sum();
        let key = (of.gain + gain(about), of.spare + spare, of.near);
        let best = (first.gain, first.spare, first.near);
        let id = |of: &Ranked| &self.candidates[of.candidate].id;
        key > best || key == best && id(of) < id(first)
    }

    /// Tries each single answer, each pair and so on, as far as the work goes;
    /// then leaves out one answer after the other.
    fn fewest_that_change(&mut self, candidate: usize, open: &[Demand]) -> Vec<Demand> {
        for size in 1..open.len().min(4) {
            for about in combinations(open, size) {
                if self.would_change(candidate, &about) {
                    return about;
                }
            }
        }
        let mut about = open.to_vec();
        for index in (0..about.len()).rev() {
            let mut fewer = about.clone();
            fewer.remove(index);
            if self.would_change(candidate, &fewer) {
                about = fewer;
            }
        }
        about
    }

    fn would_change(&mut self, candidate: usize, answers: &[Demand]) -> bool {
        if !self.together.optimal || answers.is_empty() || self.work == 0 {
            return false;
        }
        let mut matrix = self.matrix.clone();
        for demand in answers {
            matrix.set(candidate, demand.dimension, value_in(demand.zone()));
        }
        let ranked = ranking(self.demands, &matrix, self.candidates);
        let most = self.work;
        let found = best_choice(self.demands, &matrix, &ranked, self.hires, &mut |best| {
            if best.nodes > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
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

fn gain(about: &[Demand]) -> u32 {
    about.iter().filter(|demand| demand.missing() > 0).map(Demand::weight).sum()
}

/// Returns every choice of `size` demands, in order.
fn combinations(of: &[Demand], size: usize) -> Vec<Vec<Demand>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let with = |(index, first): (usize, &Demand)| {
        let rest = combinations(&of[index + 1..], size - 1);
        let first = *first;
        rest.into_iter().map(move |rest| [vec![first], rest].concat()).collect::<Vec<_>>()
    };
    of.iter().enumerate().flat_map(with).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::Coverage;
    use crate::coverage::fixture::candidate;
    use crate::plan::Plan;
    use crate::team::{Dimension, Id, Kind, Need, Ratings, Team};

    fn team(priorities: &[u8]) -> Team {
        let dimensions = priorities.iter().enumerate().map(|(index, &priority)| {
            let name = format!("D{index}");
            let mut skill = Dimension::new(Id::from_name(&name), name, Kind::Skill);
            skill.need = Need::People { level: 3, people: 1, priority };
            skill
        });
        let dimensions: Vec<Dimension> = dimensions.collect();
        let ratings = Ratings::blank(dimensions.len(), 0);
        Team::with_people("T", dimensions, Vec::new(), ratings)
    }

    type Asked = (usize, Vec<usize>, Changes);

    fn asked(team: &Team, candidates: &[Candidate], hires: usize) -> Vec<Asked> {
        let plan = Plan::of(team, &Coverage::of(team, None), candidates, hires);
        let dimensions = |one: &Question| one.about.iter().map(|about| about.0).collect();
        let parts = |one: &Question| (one.candidate, dimensions(one), one.changes);
        plan.questions.iter().map(parts).collect()
    }

    #[test]
    fn the_answer_that_would_make_someone_first_is_asked_for() {
        let team = team(&[1, 3]);
        let all = [candidate("Ada", &[("D0", 4), ("D1", 1)]), candidate("Bo", &[("D0", 1)])];
        assert_eq!(asked(&team, &all, 1), [(1, vec![1], Changes::First)]);
    }

    #[test]
    fn nothing_is_asked_that_could_not_change_anything() {
        let team = team(&[3, 1]);
        let all = [candidate("Ada", &[("D0", 4)]), candidate("Bo", &[("D0", 4), ("D1", 1)])];
        // Ada is first already, and together nobody adds to her.
        assert_eq!(asked(&team, &all, 1), []);
        let full =
            [candidate("Ada", &[("D0", 4), ("D1", 0)]), candidate("Bo", &[("D0", 4), ("D1", 1)])];
        assert_eq!(asked(&team, &full, 2), []);
    }

    #[test]
    fn an_answer_that_changes_who_is_best_together_is_asked_for() {
        let team = team(&[3, 2, 2]);
        let all = [
            candidate("Ada", &[("D0", 4), ("D1", 4), ("D2", 0)]),
            candidate("Bo", &[("D0", 0), ("D1", 4), ("D2", 0)]),
            candidate("Cyd", &[("D0", 0), ("D1", 0)]),
        ];
        // Cyd would not be first, but Ada and Cyd would fill all three.
        assert_eq!(asked(&team, &all, 2), [(2, vec![2], Changes::Together)]);
    }

    #[test]
    fn where_one_answer_is_too_few_the_fewest_that_make_someone_first_are_asked_for() {
        let team = team(&[3, 2, 1, 1]);
        let ada = candidate("Ada", &[("D0", 4), ("D1", 0), ("D2", 4), ("D3", 0)]);
        let all = [ada, candidate("Bo", &[])];
        assert_eq!(asked(&team, &all, 1), [(1, vec![0, 1], Changes::First)]);
    }

    #[test]
    fn who_could_close_as_much_as_the_first_is_not_passed_over() {
        let team = team(&[2, 2]);
        let all = [candidate("Ada", &[("D0", 4), ("D1", 4)]), candidate("Bo", &[("D0", 4)])];
        assert_eq!(asked(&team, &all, 1), [(1, vec![1], Changes::Level)]);
    }
}
