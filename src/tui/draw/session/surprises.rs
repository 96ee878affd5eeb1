//! Beside the map at the reveal: what surprised us, the biggest first, and
//! what deserves a question.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::phrases;
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::{Styles, pen};

/// Draws it in the rows that the model keeps for it, above the footer.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let rows = model.rows_below();
    if rows == 0 || model.reveal.is_some() {
        return;
    }
    let bottom = area.bottom().saturating_sub(1);
    let mut y = bottom.saturating_sub(rows);
    pen::rule(buf, area, y, styles.rule);
    y += 1;
    let (team, coverage) = (&model.team, &model.coverage);
    let mut surprises = model.surprises();
    let doubts = model.doubts();
    // What there is no room for stands on the step's page.
    surprises.truncate(usize::from(rows).saturating_sub(2 + 2 * doubts.len()).max(1));
    if !surprises.is_empty() {
        pen::write(buf, area.x + 2, y, area.width, "WHAT SURPRISED US", styles.heading);
        y += 1;
    }
    let name = |place: usize| team.dimensions()[place].name.as_str();
    let widest = surprises.iter().map(|one| text::width(name(one.dimension))).max().unwrap_or(0);
    let wide = (widest as u16 + 2).min(area.width / 2);
    for one in &surprises {
        pen::write(buf, area.x + 2, y, wide - 1, name(one.dimension), styles.text);
        let said = phrases::surprise(team, coverage, one, &model.map.names);
        let x = area.x + 2 + wide;
        pen::write(buf, x, y, area.right().saturating_sub(x + 1), said, styles.text);
        y += 1;
    }
    let width = usize::from(area.width.saturating_sub(4));
    for doubt in doubts {
        for line in pen::wrap(phrases::team_doubt(doubt), width) {
            if y < bottom {
                pen::write(buf, area.x + 2, y, area.width, &line, styles.title);
            }
            y += 1;
        }
    }
}
