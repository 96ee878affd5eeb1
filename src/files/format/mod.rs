//! The files' format: one struct a table, read and written by serde.
//!
//! | module | for |
//! |---|---|
//! | [`tables`] | the structs, one a table |
//! | [`answer`] | answers and needs, which come short and long |
//! | `fields` | the keys that a struct has fields for |
//! | [`table`] | tables that notice unknown keys, lists, maps in order |
//! | [`value`] | texts, numbers, days, in every way that says the same |
//! | `schema` | tests that the JSON schema for editors knows the same keys |
//! | [`from_team`] | a team, a sheet or a candidate as these structs |
//! | [`problem`] | what is wrong with a value, on its way out of serde |
//!
//! # To add a key
//! 1. Add a field to the table's struct in [`tables`]. From then on it is read,
//!    no longer warned of, compared, merged and saved in place.
//!    `files/read/` (`people.rs`, `records.rs` …), which checks what serde cannot.
//! 3. Say it in `docs/format.md` and `assets/schema/`, whose tests compare it
//!    with the structs.

#[cfg(test)]
mod schema;

pub(super) mod answer;
mod fields;
pub(super) mod from_team;
pub(super) mod problem;
pub(super) mod table;
pub(super) mod tables;
pub(super) mod value;
