//! The format of the files: one struct per table, read and written by serde.
//!
//! | module | for |
//! |---|---|
//! | [`tables`] | the structs, one per table |
//! | [`answer`] | answers and needs, which have a short and a long form |
//! | `fields` | the keys that a struct has fields for |
//! | [`table`] | tables that notice unknown keys, lists, maps in order |
//! | [`value`] | texts, numbers and days, in every notation that means the same, and what is wrong with one |
//! | `schema` | tests that the JSON schema for editors knows the same keys |
//! | [`from_team`] | a team, a sheet or a candidate as these structs |
//!
//! # To add a key
//! 1. Add a field to the table's struct in [`tables`]. From then on the key is read
//!    without a warning, compared, merged and saved in place.
//! 2. Write it from the team in [`from_team`], and read it into the team in `files/read/`
//!    (`people.rs`, `records.rs` …), which checks what serde cannot.
//! 3. Describe it in `docs/format.md` and `assets/schema/`; a test compares the schema
//!    with the structs.

#[cfg(test)]
mod schema;

pub(super) mod answer;
mod fields;
pub(super) mod from_team;
pub(super) mod table;
pub(super) mod tables;
pub(super) mod value;
