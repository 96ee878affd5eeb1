//! The sentences of the screen, shared with the reports: what a person would
//! say, never the words of the file.
//!
//! Everything here reads a team and its [`crate::coverage::Coverage`] and
//! gives text. The same thing has the same words everywhere: "filled" and
//! "needed", "shortfall" for anything missing, "nobody" for a gap.

pub mod english;

mod across;
mod also_changed;
mod answer;
mod change;
mod decision;
mod doubt;
mod finding;
pub mod glossary;
mod headline;
mod level;
mod location;
pub mod map;
mod names;
mod need;
pub mod plan;
mod record;
mod row;
mod row_context;
mod session;
mod shape;
mod sheet;
mod spectrum;
mod state;
mod surprise;
mod title;
mod topic;
mod wants;
mod why;

pub use across::{AcrossGroup, across, helpers, team_labels};
pub use also_changed::also_changed;
pub use answer::{answer, position, want};
pub use change::{
    Changes, answers_moved, change, class_title, coming_and_going, dimension_names, need_change,
    spectrum_change, total_answers, total_change,
};
pub use decision::{
    MAX_DECISIONS, choice, decided, decided_about, decided_by, decided_with_step, decision,
    decision_with_step, decisions_as_text, still_open,
};
pub use doubt::{own_doubt, team_doubt};
pub use english::day;
pub use finding::{FindingText, finding, finding_group};
pub use glossary::GLOSSARY;
pub use headline::{Part, answers, away, headline, headline_text};
pub use level::Level;
pub use location::location;
pub use names::{Names, Naming, shortened};
pub use need::{at, need, need_short};
pub use record::{follow_up, hired, outcome, outcomes, stale};
pub use row::{Row, row};
pub use session::{
    PHONE_HELP, SPECTRUM_QUESTIONS, SessionSummary, StepText, done as done_rating, guide_card,
    missing as missing_from_rating, step as step_text,
};
pub use shape::{no_shape, outline, shape, shape_in_short};
pub use sheet::{preview as preview_sheets, reopened, sheet_status};
pub use spectrum::{between, counts, poles, shown_from, spectrum, title};
pub use state::{Glyphs, Mark, Squares, hoped, state, state_in_short, state_name};
pub use surprise::{expected, surprise};
pub use title::short_title;
pub use topic::topic;
pub use why::{ScaleRow, Why, why};
