//! The whole team judged by one situation, kept up to date edit by edit.
//!
//! A histogram of eight a dimension, the judged state beside it, and a running
//! tally: changing a rating or a need costs one dimension, a person coming,
//! going or being away costs one step a dimension, and drawing reads what is
//! there. Nothing ever walks over all people but [`Coverage::of`].

use std::collections::HashSet;

use super::dimension::Histogram;
use super::roll::{Column, Roll};
use super::{DimensionCoverage, Summary, strip};
use crate::team::{Kind, Need, Rating, Team, Touched};

/// A team's coverage in one situation, with some people away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    situation: Option<usize>,
    away: Vec<bool>,
    rows: Vec<Row>,
    summary: Summary,
    roll: Roll,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    kind: Kind,
    passes: u32,
    judged: DimensionCoverage,
}

impl Coverage {
    /// Judges a team by one of its situations (by place; without one, by its
    /// dimensions' own needs), everyone present.
    pub fn of(team: &Team, situation: Option<usize>) -> Self {
        Self::with_away(team, situation, &[])
    }

    /// As [`Coverage::of`], with the members away for whom `away` is true.
    pub fn with_away(team: &Team, situation: Option<usize>, away: &[bool]) -> Self {
        let mut flags = away.to_vec();
        flags.resize(team.members().len(), false);
        let anyone_away = flags.contains(&true);
        let mut summary = Summary::default();
        let rows = (0..team.dimensions().len())
            .map(|place| {
                let mut histogram = Histogram::default();
                let mut passes = 0;
                for (member, rating) in team.ratings().column(place).iter().enumerate() {
                    if !(anyone_away && flags[member]) {
                        histogram[rating.slot()] += 1;
                        passes += u32::from(rating.is_pass());
                    }
                }
                let kind = team.dimensions()[place].kind;
                let judged = DimensionCoverage::judge(histogram, team.need(place, situation));
                summary.add(kind, &judged, passes);
                Row { kind, passes, judged }
            })
            .collect();
        Self { situation, away: flags, rows, summary, roll: Roll::default() }
    }

    /// The situation it judges by, by place.
    pub fn situation(&self) -> Option<usize> {
        self.situation
    }

    /// The counts of the headline.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// A dimension's coverage. Panics outside the team.
    pub fn dimension(&self, place: usize) -> &DimensionCoverage {
        &self.rows[place].judged
    }

    /// All dimensions' coverage, in file order.
    pub fn dimensions(&self) -> impl ExactSizeIterator<Item = &DimensionCoverage> + '_ {
        self.rows.iter().map(|row| &row.judged)
    }

    /// People of a dimension who preferred not to say.
    pub fn passes(&self, place: usize) -> u32 {
        self.rows[place].passes
    }

    /// Who gave what in a dimension of `team`, the one that is judged here;
    /// nothing in a small team, whose columns are looked through.
    pub(super) fn roll(&self, team: &Team, place: usize) -> Option<&Column> {
        self.roll.column(team, place)
    }

    /// Whether a member is marked away.
    pub fn is_away(&self, member: usize) -> bool {
        self.away.get(member).copied().unwrap_or(false)
    }

    /// Each member's mark, in file order.
    pub fn away(&self) -> &[bool] {
        &self.away
    }

    /// Marks a member away or present again. Costs one step a dimension.
    pub fn set_away(&mut self, team: &Team, member: usize, away: bool) {
        if member >= self.away.len() || self.away[member] == away {
            return;
        }
        self.away[member] = away;
        for place in 0..self.rows.len() {
            let rating = team.ratings().get(place, member);
            self.count(place, rating, !away);
        }
    }

    /// Returns the same with spectra as they may be shown (see [`strip`]), those
    /// away counted too: what a plan says to people. A voice that went away with
    /// one person would tell at which end they stand.
    #[must_use]
    pub fn with_all_voices(&self, team: &Team) -> Self {
        let mut same = self.clone();
        for (place, row) in same.rows.iter_mut().enumerate() {
            if row.kind == Kind::Personality {
                row.judged = strip(team, self, place);
            }
        }
        same
    }

    /// Follows an edit that was applied to `team` (which is as it is after).
    pub fn follow(&mut self, team: &Team, touched: &Touched) {
        match touched {
            Touched::Words => {}
            &Touched::Answer { dimension, member, before } => {
                let after = team.ratings().get(dimension, member);
                self.roll.exchange(dimension, member, before, after);
                if !self.is_away(member) {
                    self.exchange(dimension, before, after);
                }
            }
            &Touched::Need(place) => {
                self.rejudge(place, team.need(place, self.situation), |_, _| {});
            }
            &Touched::Joined(member) => {
                self.away.insert(member, false);
                self.roll = Roll::default();
                for place in 0..self.rows.len() {
                    self.count(place, team.ratings().get(place, member), true);
                }
            }
            Touched::Left(member, row) => {
                self.roll = Roll::default();
                if !self.away.remove(*member) {
                    for (place, &rating) in row.iter().enumerate() {
                        self.count(place, rating, false);
                    }
                }
            }
            Touched::Several(_) if self.follow_several(team, touched) => {}
            Touched::Several(_) | Touched::Everything => {
                let situation = self.situation.filter(|&place| place < team.situations.len());
                let away = if self.away.len() == team.members().len() {
                    std::mem::take(&mut self.away)
                } else {
                    Vec::new()
                };
                *self = Self::with_away(team, situation, &away);
            }
        }
    }

    /// Follows several edits at once where that is possible: the team is
    /// already as it is after the last one, so a coming or going can only be
    /// followed alone, and a cell's first `before` is what was counted.
    fn follow_several(&mut self, team: &Team, touched: &Touched) -> bool {
        let mut steps = Vec::new();
        flatten(touched, &mut steps);
        if let [one] = steps[..] {
            self.follow(team, one);
            return true;
        }
        let local = |step: &&Touched| matches!(step, Touched::Answer { .. } | Touched::Need(_));
        if !steps.iter().all(local) {
            return false;
        }
        let mut seen = HashSet::new();
        for step in steps {
            match *step {
                Touched::Answer { dimension, member, .. } if !seen.insert((dimension, member)) => {}
                _ => self.follow(team, step),
            }
        }
        true
    }

    fn count(&mut self, place: usize, rating: Rating, comes: bool) {
        let need = self.rows[place].judged.need();
        self.rejudge(place, need, |histogram, passes| {
            let pass = u32::from(rating.is_pass());
            if comes {
                histogram[rating.slot()] += 1;
                *passes += pass;
            } else {
                histogram[rating.slot()] -= 1;
                *passes -= pass;
            }
        });
    }

    fn exchange(&mut self, place: usize, before: Rating, after: Rating) {
        let need = self.rows[place].judged.need();
        self.rejudge(place, need, |histogram, passes| {
            histogram[before.slot()] -= 1;
            histogram[after.slot()] += 1;
            *passes = *passes + u32::from(after.is_pass()) - u32::from(before.is_pass());
        });
    }

    fn rejudge(&mut self, place: usize, need: Need, change: impl FnOnce(&mut Histogram, &mut u32)) {
        let row = &mut self.rows[place];
        self.summary.take(row.kind, &row.judged, row.passes);
        let mut histogram = *row.judged.histogram();
        change(&mut histogram, &mut row.passes);
        row.judged = DimensionCoverage::judge(histogram, need);
        self.summary.add(row.kind, &row.judged, row.passes);
    }
}

/// The steps of nested edits in order, without those that coverage ignores.
fn flatten<'a>(touched: &'a Touched, steps: &mut Vec<&'a Touched>) {
    match touched {
        Touched::Words => {}
        Touched::Several(all) => all.iter().for_each(|one| flatten(one, steps)),
        one => steps.push(one),
    }
}
