//! The last row: the few keys most useful here, or what was just said.

use std::fmt::Display;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Styles, pen};
use crate::text::{self, said};
use crate::tui::app::{Action, Context, Model, Motion, Tone};
use crate::tui::keymap::{Key, Keymap, table};

/// Draws the footer in the area's last row.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, keymap: &Keymap, styles: &Styles) {
    let y = area.bottom().saturating_sub(1);
    if let Some(notice) = &model.notice {
        let style = match notice.tone {
            Tone::Done => styles.done,
            Tone::Fault => styles.fault,
        };
        say(buf, area, &notice.text, style);
        return;
    }
    let mut x = area.x + 2;
    let room = usize::from(area.width).saturating_sub(3);
    let entries = pruned(Context::of(model), model, keymap, room);
    // Rather closer together than fewer.
    let gap = if taken(&entries, WIDE) <= room { WIDE } else { NARROW };
    for entry in entries {
        x = pen::write(buf, x, y, area.width, entry.keys(), styles.key);
        x = pen::write(buf, x + 1, y, area.width, entry.label, styles.quiet) + gap as u16;
    }
}

/// The most rows that something said takes: a fault names what is wrong and
/// what to do, and the second half is what helps.
const MOST_ROWS: usize = 4;

/// Says something in the last row, and where it is long in those above it.
fn say(buf: &mut Buffer, area: Rect, words: &str, style: Style) {
    let width = area.width.saturating_sub(2);
    let lines = pen::wrap(words, usize::from(width).saturating_sub(2).max(1));
    let all = lines.clone().count();
    let rows = all.min(MOST_ROWS).min(usize::from(area.height));
    let top = area.bottom().saturating_sub(rows as u16);
    for (nth, line) in lines.take(rows).enumerate() {
        let more = if nth + 1 == rows && all > rows { " …" } else { "" };
        // One line is as long as its words; several make a block.
        let pad = if rows > 1 {
            usize::from(width).saturating_sub(text::width(&line) + text::width(more) + 1)
        } else {
            1
        };
        let words = format_args!(" {line}{more}{:pad$}", "");
        pen::write(buf, area.x + 1, top + nth as u16, width, words, style);
    }
}

/// The most keys that any screen's table offers for its footer.
const MOST_ENTRIES: usize = 32;

/// Columns between two keys, where there is room and where there is little.
const WIDE: usize = 3;
const NARROW: usize = 2;

/// One key or two that stand together, with their label.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// How long it stays as the footer narrows: 1 is the last to go.
    rank: u8,
    key: Key,
    other: Option<Key>,
    label: &'static str,
}

impl Entry {
    fn keys(&self) -> impl Display {
        said(|f| {
            write!(f, "{}", self.key)?;
            self.other.map_or(Ok(()), |other| write!(f, "{other}"))
        })
    }

    fn width(&self) -> usize {
        usize::from(pen::width(self.keys())) + 1 + text::width(self.label)
    }
}

fn taken(entries: &[Entry], gap: usize) -> usize {
    entries.iter().map(|entry| entry.width() + gap).sum::<usize>().saturating_sub(gap)
}

/// The keys and labels that fit, in the table's order; what the table counts
/// as less useful goes first.
fn pruned(context: Context, model: &Model, keymap: &Keymap, width: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::with_capacity(MOST_ENTRIES);
    for binding in table::of(context).filter(|binding| binding.footer > 0) {
        let Some(key) = keymap.shown(binding).next() else { continue };
        // Up and down, left and right share a label and stand together.
        let joins = matches!(binding.action, Action::Move(Motion::Down | Motion::Right));
        match entries.last_mut() {
            Some(before) if joins && before.label == binding.label => before.other = Some(key),
            _ => {
                // While a session runs, the way back to it is what one looks for.
                let leads = binding.name == "session" && model.team.session.step.is_some();
                let rank = if leads { 1 } else { binding.footer };
                entries.push(Entry { rank, key, other: None, label: binding.label });
            }
        }
    }
    while taken(&entries, NARROW) > width {
        let Some(least) = entries.iter().map(|entry| entry.rank).max() else { break };
        let Some(at) = entries.iter().rposition(|entry| entry.rank == least) else { break };
        entries.remove(at);
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::{Options, Source};

    #[test]
    fn a_narrow_footer_keeps_the_most_useful_keys_and_help() {
        let keymap = Keymap::with(&[]).unwrap();
        let team = crate::team::Team::new("T");
        let today = crate::team::Date { year: 2026, month: 11, day: 22 };
        let model = Model::new(team, Source::Demo, Options::default(), today);
        let narrow = pruned(Context::Map, &model, &keymap, 30);
        let labels: Vec<&str> = narrow.iter().map(|entry| entry.label).collect();
        assert!(labels.contains(&"help") && labels.contains(&"row"), "{labels:?}");
        let usual = pruned(Context::Map, &model, &keymap, 77);
        for label in ["away", "findings", "rate", "why", "decide", "plan"] {
            assert!(usual.iter().any(|entry| entry.label == label), "{label} in {usual:?}");
        }
        let wide = pruned(Context::Map, &model, &keymap, 200);
        assert!(wide.len() > narrow.len());
    }
}
