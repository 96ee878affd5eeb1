//! What a team is made of, as a report: the map, the findings, the people and
//! the coverage, in the same words as on the screen.
//!
//! What someone said on a spectrum is in no report as theirs, unless they
//! offered to speak for that end: strips are counts.

mod content;
mod csv;
mod html;
mod json;
mod markdown;
mod svg;
mod text;

use std::ops::Range;

pub use csv::csv;
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use svg::{svg, svg_shape};
pub use text::text;

use crate::coverage::Coverage;
use crate::phrases::Names;
use crate::team::{Kind, Team};

/// What of a team is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Every cell, the strips, and what to talk about.
    #[default]
    Map,
    /// Sentences, worst first.
    Findings,
    /// Who holds what, and who wants what. Never a total, never a rank.
    People,
    /// One line a dimension, nobody named.
    Coverage,
}

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The team.
    pub team: &'a Team,
    /// Judged by the situation that is shown.
    pub coverage: &'a Coverage,
    /// What the members are called.
    pub names: &'a Names,
}

impl Page<'_> {
    /// "Payments › Launch the new checkout".
    pub fn title(self) -> String {
        let situation = self.coverage.situation().and_then(|at| self.team.situations.get(at));
        match situation {
            Some(situation) => format!("{} › {}", self.team.name, situation.name),
            None => self.team.name.clone(),
        }
    }

    /// The dimensions of a kind, by place.
    fn rows(self, kind: Kind) -> impl Iterator<Item = usize> {
        let all: Range<usize> = 0..self.team.dimensions().len();
        all.filter(move |&place| self.team.dimensions()[place].kind == kind)
    }

    fn members(self) -> Range<usize> {
        0..self.team.members().len()
    }
}

/// What stands over the rows of a kind.
fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Skill => "Skills",
        Kind::Experience => "Experience",
        Kind::Personality => "Personality",
    }
}
