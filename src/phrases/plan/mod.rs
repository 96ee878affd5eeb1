//! A plan in words: the brief, each candidate's reason in a line, departures, growth, and the
//! explanation of each number.
//!
//! People are never scored: the plan counts places of the team's need.

mod brief;
mod candidate;
mod compare;
mod grow;
mod interview;
mod leave;
mod planned;
mod together;
mod why;

pub use brief::{holders, rate_first, spares, wish, wish_about, wish_why};
pub use candidate::{left_out, question, reason, rests_on, why_first};
pub use compare::{agreed, brings, differences, evidence, wishes};
pub use grow::{growing, growing_notes, pair};
pub use interview::{ADVERT_CLOSING, INTERVIEW_RULE, advert, interview_questions, needed_level};
pub use leave::{WHY_COVERED, leaving, others, why_leaving};
pub use planned::{late, planned_by};
pub use together::{expected, hires, together};
pub use why::{why_cost, why_gain, why_gain_max, why_ladder, why_near, why_overlap, why_spare};

use super::short_title;
use crate::plan::Demand;
use crate::team::{Team, Zone};

/// A subject, which the page emphasizes, and the text about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// A dimension's or a person's name.
    pub subject: String,
    /// What follows it.
    pub text: String,
}

impl Line {
    /// Returns both with a colon between them.
    pub fn whole(&self) -> String {
        format!("{}: {}", self.subject, self.text)
    }
}

/// Returns a requirement within a sentence: "Running it", "Supports (In a debate)".
pub fn demand(team: &Team, demand: &Demand) -> String {
    zone(team, demand.dimension, demand.zone())
}

/// Returns a zone of a dimension within a sentence.
fn zone(team: &Team, index: usize, zone: Zone) -> String {
    let dimension = &team.dimensions()[index];
    let [first, second] = &dimension.poles;
    let name = &dimension.name;
    match zone {
        Zone::AtLeast(_) => short_title(team, index).to_owned(),
        Zone::A => format!("{first} ({name})"),
        Zone::B => format!("{second} ({name})"),
        Zone::Middle => format!("between {first} and {second} ({name})"),
    }
}

fn demands(team: &Team, all: impl IntoIterator<Item = Demand>) -> Vec<String> {
    all.into_iter().map(|one| demand(team, &one)).collect()
}
