//! What leaves the program for people and other programs to read: one format
//! a file.

pub mod across;
pub mod diff;
pub mod escape;
mod leaves;
pub mod plan;
pub mod show;
mod view;
mod wrap;

pub use leaves::leaves;
pub use view::{Format, View};
