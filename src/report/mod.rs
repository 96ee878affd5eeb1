//! What leaves the program for people and other programs to read: one format
//! a file.

pub mod across;
mod csv;
pub mod diff;
pub mod document;
pub mod escape;
mod form;
mod leaves;
pub mod plan;
pub mod record;
pub mod show;
mod svg;
mod view;
mod wrap;
mod xlsx;

pub use csv::Dialect;
pub use form::form;
pub use leaves::leaves;
pub use view::{Format, View};
