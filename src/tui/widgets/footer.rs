//! The last row: the most useful keys of the screen. On narrow screens less useful keys disappear
//! first, the ways out last.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::phrases;
use crate::team::Step;
use crate::tui::app::{Action, Context, Model, Motion, Screen, Source};
use crate::tui::draw::Styles;
use crate::tui::keymap::table::Binding;
use crate::tui::keymap::{Keymap, table};
use crate::tui::screens::map;

/// Columns between two keys, with much and with little room.
const WIDE: usize = 3;
const NARROW: usize = 2;

/// Draws the footer in the area's last row.
pub fn footer(area: Rect, buf: &mut Buffer, model: &Model, keymap: &Keymap, styles: &Styles) {
    let room = usize::from(area.width).saturating_sub(3);
    let entries = pruned(Context::of(model), model, keymap, room);
    // Rather closer together than fewer.
    let gap = if width(&entries, WIDE) <= room { WIDE } else { NARROW };
    let mut line = Line::default();
    for (nth, entry) in entries.iter().enumerate() {
        let gap = if nth > 0 { gap } else { 0 };
        line.push_span(Span::raw(" ".repeat(gap)));
        line.push_span(Span::styled(entry.keys.clone(), styles.key));
        line.push_span(Span::styled(format!(" {}", entry.label), styles.quiet));
    }
    let y = area.bottom().saturating_sub(1);
    line.render(Rect { x: area.x + 2, y, width: room as u16, height: 1 }, buf);
}

/// One key, or two that share a label.
#[derive(Debug, Clone)]
struct Entry {
    /// The order in which keys disappear as the footer narrows: 0 stays longest.
    rank: u8,
    keys: String,
    label: &'static str,
}

impl Entry {
    fn width(&self) -> usize {
        Span::raw(self.keys.as_str()).width() + 1 + Span::raw(self.label).width()
    }
}

fn width(entries: &[Entry], gap: usize) -> usize {
    entries.iter().map(|entry| entry.width() + gap).sum::<usize>().saturating_sub(gap)
}

/// Returns a binding's rank and label in the footer; `None` if the footer does not show it. In a
/// workshop this depends on the step.
fn shown(binding: &Binding, model: &Model) -> Option<(u8, &'static str)> {
    let session = &model.team.session;
    let awaits_reveal = session.hidden && session.step == Some(Step::Reveal);
    match (binding.name, session.step) {
        ("do-step", Some(_)) if awaits_reveal => None,
        ("do-step", Some(step)) => Some((1, phrases::step_text(step).enter)),
        ("open-talk-row", _) if model.room.is_some() => Some((1, "count the dots")),
        ("tick-off" | "talk-up" | "talk-down" | "talk-away", _) if model.room.is_some() => None,
        ("room", Some(Step::Rate)) if model.room.is_some() => {
            Some((binding.footer, "close the room"))
        }
        // On the page of a folder's teams there is no team yet.
        ("session", _) if model.source == Source::Nothing => None,
        ("to-the-map", _) if model.source == Source::Nothing => Some((binding.footer, "back")),
        // Only where they do something.
        ("left" | "right", _) if !map::draw::shows_people(model) => None,
        ("away" | "rate", _) if model.team.members().is_empty() => None,
        ("up" | "down" | "why" | "decide", _)
            if matches!(model.screen, Screen::Map | Screen::Personality)
                && model.map.rows.is_empty() =>
        {
            None
        }
        ("situation", _) if model.team.situations.is_empty() => None,
        ("row-still-true", _) if !is_answered(model) => None,
        ("still-true", _) if !has_answered(model) => None,
        // Until the reveal there is no map to go to.
        ("leave-session", _) if session.hidden => None,
        // Only the map has a row before and after.
        ("why-left" | "why-right", _)
            if !matches!(model.screen, Screen::Map | Screen::Personality) =>
        {
            None
        }
        ("reveal", _) if !session.hidden => None,
        ("next-step", Some(Step::Close)) => None,
        ("take-sheets", _) if model.lobby.arrived.is_empty() && model.lobby.unreadable == 0 => None,
        ("reveal-from-step", _) if awaits_reveal => Some((1, "reveal")),
        _ => (binding.footer > 0).then_some((binding.footer, binding.label)),
    }
}

/// Returns whether the question on the screen has an answer.
fn is_answered(model: &Model) -> bool {
    let Screen::Rate(form) = &model.screen else { return false };
    form.dimension().is_some_and(|row| form.shown(&model.team, row).is_answered())
}

/// Returns whether the person who rates has answered on an earlier day.
fn has_answered(model: &Model) -> bool {
    let Screen::Rate(form) = &model.screen else { return false };
    model.team.members().get(form.member).is_some_and(|member| member.rated.is_some())
}

/// Returns the keys and labels that fit, in the table's order.
fn pruned(context: Context, model: &Model, keymap: &Keymap, room: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for binding in table::of(context) {
        let Some((rank, label)) = shown(binding, model) else { continue };
        let Some(key) = keymap.shown(binding).next() else { continue };
        // Up and down, left and right share a label and stand together.
        let joins = matches!(binding.action, Action::Move(Motion::Down | Motion::Right));
        match entries.last_mut() {
            Some(before) if joins && before.label == label => {
                before.keys.push_str(&key.to_string());
            }
            _ => {
                // While a workshop runs, the way back to it is what one looks for.
                let leads = binding.name == "session" && model.team.session.step.is_some();
                let leaves = matches!(binding.action, Action::Back | Action::Quit | Action::No);
                let rank = if leads || leaves { 0 } else { rank };
                entries.push(Entry { rank, keys: key.to_string(), label });
            }
        }
    }
    while width(&entries, NARROW) > room {
        let Some(least) = entries.iter().map(|entry| entry.rank).max() else { break };
        let Some(at) = entries.iter().rposition(|entry| entry.rank == least) else { break };
        entries.remove(at);
    }
    entries
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;
    use crate::tui::app::{Options, Source};

    #[test]
    fn a_narrow_footer_keeps_the_way_out_and_the_most_useful_keys() {
        let keymap = Keymap::with(&[]).unwrap();
        let team = crate::coverage::fixture::sketch();
        let today = crate::team::Date { year: 2026, month: 11, day: 22 };
        let model = Model::new(team, Source::Demo, Options::default(), today);
        let labels = |room| -> Vec<&str> {
            pruned(Context::Map, &model, &keymap, room).iter().map(|entry| entry.label).collect()
        };
        assert_eq!(labels(8), ["quit"]);
        let narrow = labels(40);
        for label in ["row", "help", "quit"] {
            assert!(narrow.contains(&label), "{label} in {narrow:?}");
        }
        let usual = labels(77);
        for label in ["decide", "commands", "help", "quit"] {
            assert!(usual.contains(&label), "{label} in {usual:?}");
        }
        assert!(labels(200).len() > usual.len());
    }

    #[test]
    fn every_footer_shows_a_way_out_at_every_width() {
        let keymap = Keymap::with(&[]).unwrap();
        let team = crate::team::Team::new("T");
        let today = crate::team::Date { year: 2026, month: 11, day: 22 };
        let model = Model::new(team, Source::Demo, Options::default(), today);
        for &context in Context::VARIANTS {
            if context == Context::Hidden {
                continue;
            }
            let has_way_out =
                |room| pruned(context, &model, &keymap, room).iter().any(|entry| entry.rank == 0);
            assert!(has_way_out(57) && has_way_out(117), "{context:?} shows no way out");
        }
    }
}
