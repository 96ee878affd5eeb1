//! How often a steady frame asks for memory, on every screen: a frame that is
//! painted again although nothing has changed. Nothing a person sees depends
//! on this; it says where work is done again that could be kept.
//!
//! `cargo bench --bench allocations`. The reasons stand in the note beside
//! this file.

#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::alloc::System;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roundtable::app::{Action, Context, Model, Options, Source, update};
use roundtable::domain::{Date, Team};
use roundtable::input::Keymap;
use roundtable::store;
use roundtable::ui::theme::Depth;
use roundtable::ui::{self, Styles};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const AREA: Rect = Rect { x: 0, y: 0, width: 120, height: 40 };
const TODAY: Date = Date { year: 2026, month: 11, day: 22 };

/// Every screen, by the keys that lead there from the map.
const SCREENS: [(&str, &[&str]); 20] = [
    ("map", &[]),
    ("map, someone away", &["right", "x"]),
    ("map, worst first", &["s"]),
    ("map, two situations", &["v"]),
    ("map, for a room", &["P"]),
    ("personality", &["tab"]),
    ("findings", &["F"]),
    ("why", &["enter"]),
    ("decide", &["d"]),
    ("decisions", &["D"]),
    ("shape", &["y"]),
    ("edit", &["e"]),
    ("rate: hand-over", &["right", "r"]),
    ("rate: a question", &["right", "r", "enter"]),
    ("fingers", &["R"]),
    ("plan", &["p"]),
    ("history", &["H"]),
    ("workshop", &["W"]),
    ("help", &["?"]),
    ("find", &["/"]),
];

fn frames(
    team: &Team,
    keymap: &Keymap,
    styles: &Styles,
) -> Vec<(&'static str, Context, usize, usize)> {
    let screens = SCREENS.into_iter().map(|(name, keys)| {
        let mut model = Model::new(team.clone(), Source::Demo, Options::default(), TODAY);
        update(&mut model, Action::Resize(AREA.width, AREA.height));
        for key in keys {
            let action = keymap.action(Context::of(&model), key.parse().unwrap());
            update(&mut model, action.unwrap());
        }
        let mut buffer = Buffer::empty(AREA);
        let mut paint = || {
            buffer.reset();
            ui::paint(&mut buffer, AREA, &model, keymap, styles);
        };
        paint();
        let region = Region::new(COUNTED);
        paint();
        let change = region.change();
        let asked = change.allocations + change.reallocations;
        (name, Context::of(&model), asked, change.bytes_allocated)
    });
    screens.collect()
}

fn main() {
    let keymap = Keymap::with(&[]).unwrap();
    let styles = Styles::for_options(&Options::default(), Depth::True).unwrap();
    let demo = store::read::team(roundtable::assets::DEMO, "demo").unwrap().team;
    let large = common::team(1_000);
    println!(
        "{:<22} {:>8} {:>8}   {:>8} {:>8}",
        "a steady frame of", "demo", "bytes", "1,000", "bytes"
    );
    let all = frames(&demo, &keymap, &styles).into_iter().zip(frames(&large, &keymap, &styles));
    for ((name, _, asked, bytes), (_, _, large, large_bytes)) in all {
        println!("{name:<22} {asked:>8} {bytes:>8}   {large:>8} {large_bytes:>8}");
    }
}
