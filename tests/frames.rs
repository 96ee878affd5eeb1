//! A frame that is painted again although nothing has changed does next to
//! nothing: here the memory it asks for is counted.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a fixture that fails is a failed test

mod common;

use std::alloc::System;

use common::steady;
use common::ways::{models, sources};
use roundtable::words::Glyphs;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What a list of what is shown, and the like, may ask for.
const A_HANDFUL: usize = 8;

// The only test here: whatever runs beside it would be counted, too.
#[test]
fn a_steady_frame_asks_for_memory_a_handful_of_times_on_every_screen() {
    let mut too_many = Vec::new();
    for (data, source) in sources() {
        for (way, player) in models(&source, Glyphs::Unicode) {
            let (asked, _) = steady::asks(&player, COUNTED);
            if asked > A_HANDFUL {
                too_many.push(format!("{asked} on \"{way}\" with {data}"));
            }
        }
    }
    assert!(too_many.is_empty(), "memory is asked for {too_many:#?}");
}
