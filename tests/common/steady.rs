//! A steady frame: painted again although nothing has changed.

use std::alloc::System;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roundtable::app::Options;
use roundtable::input::Keymap;
use roundtable::ui::theme::Depth;
use roundtable::ui::{self, Styles};
use stats_alloc::{Region, StatsAlloc};

use super::play::Player;

/// How often a steady frame asks for memory, and for how many bytes, as the
/// program's allocator counts them.
pub fn asks(player: &Player, counted: &StatsAlloc<System>) -> (usize, usize) {
    let keymap = Keymap::with(&[]).unwrap();
    let styles = Styles::for_options(&Options::default(), Depth::True).unwrap();
    let (width, height) = player.model.size;
    let area = Rect { x: 0, y: 0, width, height };
    let mut buffer = Buffer::empty(area);
    ui::paint(&mut buffer, area, &player.model, &keymap, &styles);
    let region = Region::new(counted);
    ui::paint(&mut buffer, area, &player.model, &keymap, &styles);
    let change = region.change();
    (change.allocations + change.reallocations, change.bytes_allocated)
}
