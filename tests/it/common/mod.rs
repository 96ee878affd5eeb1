//! What several tests use.
#![allow(dead_code, unreachable_pub)] // no test uses all of it
pub mod browser;
pub mod payments;
pub mod picture;
pub mod play;
pub mod pty;
pub mod report;
pub mod small;
pub mod teams;
pub mod ways;
