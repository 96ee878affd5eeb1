//! What several tests use.
#![allow(dead_code, unreachable_pub)] // no test uses all of it
#![allow(clippy::unwrap_used, clippy::expect_used)] // a fixture that fails is a failed test

pub mod play;
<<<<<<< HEAD
pub mod teams;
=======
pub mod pty;
>>>>>>> 5a2bc80 (Never miss a change of size between the first frame and the first key)
