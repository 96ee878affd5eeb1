//! What leaves the program for people and other programs to read: one format
//! a file.

pub mod diff;
pub mod escape;
pub mod invite;
pub mod plan;
pub mod show;
