//! The rows below the map at the reveal: the surprises, the biggest last, and questions to the
//! team.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Widget};

use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::screens::session::Reveal;
use crate::tui::widgets::{fit, rule, wrapped};
use crate::{phrases, text};

/// Draws it in the rows that the model keeps for it, above the footer.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let rows = model.rows_below();
    if rows == 0 || model.reveal.is_some() {
        return;
    }
    let bottom = area.bottom().saturating_sub(1);
    let block = Rect { y: bottom.saturating_sub(rows), height: rows, ..area };
    rule(block, buf, styles.rule);
    let inside = Rect {
        x: block.x + 2,
        y: block.y + 1,
        width: block.width.saturating_sub(3),
        height: rows.saturating_sub(1),
    };
    Paragraph::new(lines(inside, model, styles)).render(inside, buf);
}

fn lines(area: Rect, model: &Model, styles: &Styles) -> Vec<Line<'static>> {
    let doubts: Vec<Line<'static>> = model
        .doubts()
        .into_iter()
        .flat_map(|doubt| wrapped(phrases::team_doubt(doubt), area.width, styles.title))
        .collect();
    let mut surprises = model.surprises();
    let all = surprises.len();
    // What there is no room for is on the step's page.
    surprises.truncate(usize::from(area.height).saturating_sub(1 + doubts.len()).max(1));
    // Read from the top, the biggest comes last.
    surprises.reverse();
    let name = |at: usize| model.team.dimensions()[at].name.as_str();
    let widest = surprises.iter().map(|one| text::width(name(one.dimension))).max().unwrap_or(0);
    let column = (widest + 2).min(usize::from(area.width / 2));
    let mut lines = Vec::new();
    if all > surprises.len() {
        let heading = format!("WHAT SURPRISED US  (W: {} more)", all - surprises.len());
        lines.push(Line::styled(heading, styles.heading));
    } else if all > 0 {
        lines.push(Line::styled("WHAT SURPRISED US", styles.heading));
    }
    for one in &surprises {
        let words = phrases::surprise(&model.team, &model.coverage, one, &model.map.names);
        let name = fit(name(one.dimension), column - 2, styles.title);
        let gap = " ".repeat(column.saturating_sub(name.width()));
        let room = usize::from(area.width).saturating_sub(column);
        let words = fit(&words, room, styles.text);
        lines.push(Line::from_iter([name, Span::raw(gap), words]));
    }
    lines.extend(doubts);
    lines
}

/// Covers what is not shown yet of a map that was drawn in this area.
pub fn cover(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let Some(reveal) = model.reveal else { return };
    let rows = area.height.saturating_sub(1);
    let shown = (u32::from(rows) * u32::from(reveal.frame) / u32::from(Reveal::FRAMES)) as u16;
    let hidden = Rect { y: area.y + 1 + shown, height: rows.saturating_sub(shown), ..area };
    Clear.render(hidden, buf);
    buf.set_style(hidden, styles.base);
}
