//! The plan as a report: a brief to hire by, who closes what, what fails without whom, and who
//! could grow.

mod compare;
mod document;
mod interview;
mod json;
mod planned;

pub use compare::compare_document;
pub use document::{brief_document, brief_text, document, text};
pub use interview::{advert_document, interview_document, interview_file};
pub use json::json;
pub use planned::planned_document;

use crate::coverage::Coverage;
use crate::phrases::Names;
use crate::plan::Plan;
use crate::team::{Date, Team};

/// What a plan's page is made from.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The team planned for.
    pub team: &'a Team,
    /// Judged by the situation, without those who are away.
    pub coverage: &'a Coverage,
    /// What was found.
    pub plan: &'a Plan,
    /// What the members are called.
    pub names: &'a Names,
    /// The day that it is about.
    pub as_of: Date,
}
