//! Roundtable maps what a team is made of.

pub mod analysis;
pub mod domain;
pub mod report;
pub mod store;
pub mod text;
pub mod words;
