//! What several tests use.
#![allow(dead_code, unreachable_pub)] // no test uses all of it
#![allow(clippy::unwrap_used, clippy::expect_used)] // a fixture that fails is a failed test

pub mod picture;
pub mod play;
pub mod pty;
pub mod small;
pub mod steady;
pub mod teams;
pub mod ways;
