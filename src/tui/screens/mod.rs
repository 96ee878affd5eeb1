//! One folder a screen: its state in `mod.rs`, its `update`, and its drawing in
//! `draw`, which reads the model and changes nothing.

pub mod decisions;
pub mod edit;
pub mod findings;
pub mod fingers;
pub mod history;
pub mod map;
pub mod plan;
pub mod rate;
pub mod session;
pub mod shape;
pub mod table;
pub mod teams;
pub mod welcome;
pub mod why;
