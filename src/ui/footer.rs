//! The last row: the few keys most useful here, or what was just said.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Styles, pen};
use crate::app::{Context, Model, Motion, Tone};
use crate::input::{Keymap, table};
use crate::text;

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
    for (_, keys, label) in entries {
        x = pen::write(buf, x, y, area.width, &keys, styles.key);
        x = pen::write(buf, x + 1, y, area.width, label, styles.quiet) + gap as u16;
    }
}

/// The most rows that something said takes: a fault names what is wrong and
/// what to do, and the second half is what helps.
const MOST_ROWS: usize = 4;

/// Says something in the last row, and where it is long in those above it.
fn say(buf: &mut Buffer, area: Rect, words: &str, style: Style) {
    let width = area.width.saturating_sub(2);
    let mut lines =
        pen::wrap(words, usize::from(width).saturating_sub(2).max(1)).collect::<Vec<_>>();
    let most = MOST_ROWS.min(usize::from(area.height));
    if let (true, Some(last)) = (lines.len() > most, most.checked_sub(1)) {
        lines.truncate(most);
        lines[last].to_mut().push_str(" …");
    }
    let top = area.bottom().saturating_sub(lines.len() as u16);
    for (row, line) in (top..).zip(&lines) {
        // One line is as long as its words; several make a block.
        let pad = if lines.len() > 1 {
            usize::from(width).saturating_sub(text::width(line) + 1)
        } else {
            1
        };
        let words = format!(" {line}{}", " ".repeat(pad));
        pen::write(buf, area.x + 1, row, width, &words, style);
    }
}

/// Columns between two keys, where there is room and where there is little.
const WIDE: usize = 3;
const NARROW: usize = 2;

/// A key with its label, and how long it stays as the footer narrows.
type Entry = (u8, String, &'static str);

fn taken(entries: &[Entry], gap: usize) -> usize {
    let width = |(_, key, label): &Entry| text::width(key) + 1 + text::width(label) + gap;
    entries.iter().map(width).sum::<usize>().saturating_sub(gap)
}

/// The keys and labels that fit, in the table's order; what the table counts
/// as less useful goes first.
fn pruned(context: Context, model: &Model, keymap: &Keymap, width: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for binding in table::of(context).filter(|binding| binding.footer > 0) {
        let Some(key) = keymap.shown(binding).next() else { continue };
        // Up and down, left and right share a label and stand together.
        let joins =
            matches!(binding.action, crate::app::Action::Move(Motion::Down | Motion::Right));
        match entries.last_mut() {
            Some((_, keys, label)) if joins && *label == binding.label => {
                keys.push_str(&key.to_string());
            }
            // While a session runs, the way back to it is what one looks for.
            _ if binding.name == "session" && model.team.session.step.is_some() => {
                entries.push((1, key.to_string(), binding.label));
            }
            _ => entries.push((binding.footer, key.to_string(), binding.label)),
        }
    }
    while taken(&entries, NARROW) > width {
        let Some(least) = entries.iter().map(|(rank, ..)| *rank).max() else { break };
        let Some(at) = entries.iter().rposition(|(rank, ..)| *rank == least) else { break };
        entries.remove(at);
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Options, Source};

    #[test]
    fn a_narrow_footer_keeps_the_most_useful_keys_and_help() {
        let keymap = Keymap::with(&[]).unwrap();
        let team = crate::domain::Team::new("T");
        let today = crate::domain::Date { year: 2026, month: 11, day: 22 };
        let model = Model::new(team, Source::Demo, Options::default(), today);
        let narrow = pruned(Context::Map, &model, &keymap, 30);
        let labels: Vec<&str> = narrow.iter().map(|(_, _, label)| *label).collect();
        assert!(labels.contains(&"help") && labels.contains(&"row"), "{labels:?}");
        let usual = pruned(Context::Map, &model, &keymap, 77);
        for label in ["away", "findings", "rate", "why", "decide", "plan"] {
            assert!(usual.iter().any(|(.., shown)| *shown == label), "{label} in {usual:?}");
        }
        let wide = pruned(Context::Map, &model, &keymap, 200);
        assert!(wide.len() > narrow.len());
    }
}
