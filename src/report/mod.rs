//! Reports for people and other programs: one folder a report. Most become a `document` first,
//! which is written in every format that people read.

pub mod across;
mod csv;
pub mod diff;
mod disclosure;
pub mod document;
pub mod escape;
mod form;
pub mod plan;
pub mod record;
pub mod show;
mod svg;
mod view;
mod wrap;
mod xlsx;

pub use csv::Dialect;
pub use disclosure::disclosure;
pub use form::form;
pub use view::{Format, View};
