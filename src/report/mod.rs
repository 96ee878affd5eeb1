//! What leaves the program for people and other programs to read: one format
//! a file.

pub mod diff;
pub mod escape;
mod export;
pub mod invite;
pub mod plan;
pub mod show;

pub use export::{Format, What, leaves};
