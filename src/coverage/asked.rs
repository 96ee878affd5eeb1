//! The rows on which people are asked to rate themselves, the same in every way of rating.

use super::Coverage;
use crate::team::{Need, Team};

/// Returns the rows that are needed in the situation that the team opens with, by kind,
/// then in file order; all rows if none is needed.
pub fn asked(team: &Team) -> Vec<usize> {
    let situation = team.opening_situation();
    in_order(team, |at| !matches!(team.need(at, situation), Need::None))
}

/// Returns the rows that are needed in the situation of `coverage`, as [`asked`] does.
pub fn asked_in(team: &Team, coverage: &Coverage) -> Vec<usize> {
    in_order(team, |at| coverage.dimension(at).is_needed())
}

/// Returns the rows without answers after everyone is done: skills and experiences that
/// nobody has answered, and spectra that somebody has not (rating with fingers skips
/// them).
pub fn left_open(team: &Team) -> Vec<usize> {
    let mut open = asked(team);
    open.retain(|&at| {
        let mut answers = team.ratings().column(at).iter();
        if team.dimensions()[at].is_spectrum() {
            answers.any(|rating| rating.is_blank())
        } else {
            answers.all(|rating| rating.is_blank())
        }
    });
    open
}

fn in_order(team: &Team, is_needed: impl Fn(usize) -> bool) -> Vec<usize> {
    let all = 0..team.dimensions().len();
    let mut order: Vec<usize> = all.clone().filter(|&at| is_needed(at)).collect();
    if order.is_empty() {
        order = all.collect();
    }
    order.sort_by_key(|&at| team.dimensions()[at].kind);
    order
}
