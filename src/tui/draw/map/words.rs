//! Below the list, or beside it: two sentences on the row under the cursor,
//! then the three rows that most deserve the team's hour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::Layout;
use crate::tui::app::{Model, Screen};
use crate::tui::draw::{Styles, pen};
use crate::{phrases, text};

/// Draws as much of it as there is room for, sentences first.
pub fn draw(buf: &mut Buffer, layout: &Layout, model: &Model, styles: &Styles) {
    let area = layout.words;
    if area.height < 3 {
        return;
    }
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    let mut y = area.y;
    if !layout.at_side {
        pen::rule(buf, area, y, styles.rule);
        y += 1;
    }
    let top = y;
    y = sentences(buf, inner, y, model, styles);
    let left = area.bottom().saturating_sub(y);
    let has_room = left >= 4;
    if has_room && model.screen != Screen::Personality {
        topics(buf, layout, inner, y, model, styles);
    }
    if !layout.at_side {
        elsewhere(buf, inner, top - 1, has_room, model, styles);
    }
}

/// On the rule: what found no room here, and the key that leads there.
fn elsewhere(
    buf: &mut Buffer,
    area: Rect,
    y: u16,
    has_topics: bool,
    model: &Model,
    styles: &Styles,
) {
    if model.screen != Screen::Map {
        return;
    }
    let dimensions = model.team.dimensions();
    let is_spectrum = |place: &usize| dimensions[*place].is_spectrum();
    let strips = dimensions.iter().any(crate::team::Dimension::is_spectrum);
    let shown = model.map.rows.iter().any(is_spectrum);
    let topics = !has_topics && !model.map.topics.is_empty();
    let spectra = strips && !shown && model.map.filter == crate::tui::app::map::Filter::All;
    let said = match (topics, spectra) {
        (true, true) => " F what to talk about   Tab personality ",
        (true, false) => " F what to talk about ",
        (false, true) => " Tab personality ",
        (false, false) => return,
    };
    pen::write_right(buf, area.right(), y, said, styles.quiet);
}

fn sentences(buf: &mut Buffer, area: Rect, top: u16, model: &Model, styles: &Styles) -> u16 {
    let Some(place) = model.map.dimension() else { return top };
    let mut y = top;
    if let Some(next) = next_step(model) {
        for part in pen::wrap(next, usize::from(area.width)) {
            pen::write(buf, area.x, y, area.width, &part, styles.title);
            y += 1;
        }
    }
    let top = y;
    let said = phrases::row(&model.team, &model.coverage, place, &model.map.names);
    for line in [&said.first, &said.more, &said.decided] {
        for part in pen::wrap(line, usize::from(area.width)) {
            if y < area.bottom() {
                pen::write(buf, area.x, y, area.width, &part, styles.text);
                y += 1;
            }
        }
    }
    // The first sentence begins with the dimension's name: in bold.
    let width = text::width(said.subject()).min(usize::from(area.width)) as u16;
    pen::paint(buf, area.x, top, width, styles.title);
    y.max(top + 2)
}

/// What a team without people, or without any answer, does next.
fn next_step(model: &Model) -> Option<&'static str> {
    if model.team.members().is_empty() {
        Some("Next: e adds the people; W then leads through a workshop, step by step.")
    } else if model.coverage.summary().answers == 0 {
        Some("Next: r rates in private, W leads through a workshop, R takes raised fingers.")
    } else {
        None
    }
}

fn topics(buf: &mut Buffer, layout: &Layout, area: Rect, top: u16, model: &Model, styles: &Styles) {
    let topics = &model.map.topics;
    if topics.is_empty() {
        return;
    }
    let mut y = top;
    if layout.words.bottom() - top >= 5 {
        pen::rule(
            buf,
            Rect { x: layout.words.x, width: layout.words.width, ..area },
            y,
            styles.rule,
        );
        y += 1;
    }
    let label = "Talk about";
    let side = layout.at_side;
    pen::write(buf, area.x, y, area.width, label, styles.heading);
    let indent = if side { 0 } else { text::width(label) as u16 + 2 };
    if side {
        y += 1;
    }
    let dimensions = model.team.dimensions();
    let widest = topics.iter().map(|topic| text::width(&dimensions[topic.0].name)).max();
    let name_width = (widest.unwrap_or(0) as u16 + 2).min(area.width / 3);
    for (nth, (place, said)) in topics.iter().enumerate() {
        let x = area.x + indent;
        let name = &dimensions[*place].name;
        if y >= layout.words.bottom() {
            return;
        }
        pen::write(buf, x, y, 2, nth + 1, styles.key);
        if side {
            pen::write(buf, x + 2, y, area.right().saturating_sub(x + 2), name, styles.text);
            for part in pen::wrap(said, usize::from(area.width - 2)) {
                y += 1;
                if y >= layout.words.bottom() {
                    return;
                }
                pen::write(buf, x + 2, y, area.width - 2, &part, styles.quiet);
            }
        } else {
            let after = x + 2 + name_width;
            pen::write(buf, x + 2, y, name_width - 1, name, styles.text);
            let room = area.right().saturating_sub(after);
            pen::write(buf, after, y, room, said, styles.quiet);
        }
        y += 1;
    }
}
