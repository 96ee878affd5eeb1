//! Roundtable maps what a team is made of.

pub mod analysis;
pub mod app;
pub mod domain;
pub mod input;
pub mod report;
pub mod store;
pub mod terminal;
pub mod text;
pub mod ui;
pub mod words;
