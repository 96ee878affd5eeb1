//! How often a steady frame asks for memory, on every screen: a frame that is
//! painted again although nothing has changed. Nothing a person sees depends
//! on this; it says where work is done again that could be kept.
//!
//! `cargo bench --bench allocations`. What each is for stands in the note
//! beside this file; `tests/frames.rs` sees to it that they stay a handful.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/mod.rs"]
mod large;
#[path = "../tests/common/mod.rs"]
mod screens;

use std::alloc::System;

use roundtable::app::Context;
use roundtable::store::write;
use roundtable::words::Glyphs;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Each screen by the keys that lead there, how often a steady frame of it
/// asks for memory, and for how many bytes.
fn frames(source: &str) -> Vec<(String, Context, usize, usize)> {
    let screens =
        screens::ways::models(source, Glyphs::Unicode).into_iter().map(|(way, player)| {
            let (asked, bytes) = screens::steady::asks(&player, COUNTED);
            (way, Context::of(&player.model), asked, bytes)
        });
    screens.collect()
}

fn main() {
    let demo = frames(roundtable::assets::DEMO);
    let large = frames(&write::team(&large::team(1_000), None).unwrap());
    println!("a steady frame of                     demo    bytes      1,000    bytes");
    for ((way, context, asked, bytes), (_, _, large, large_bytes)) in demo.into_iter().zip(large) {
        let screen = format!("{context:?} ({way})");
        println!("{screen:<34} {asked:>7} {bytes:>8}    {large:>7} {large_bytes:>8}");
    }
}
