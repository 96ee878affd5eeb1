//! What helps the facilitator, over the step's page and for as long as they
//! look at it: the step's script, and why phones may not reach the room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use crate::phrases;
use crate::tui::app::Model;
use crate::tui::app::overlay::GuidePage;
use crate::tui::draw::Styles;
use crate::tui::widgets::{Popup, wrapped};

/// Draws it.
pub fn draw(buf: &mut Buffer, area: Rect, page: GuidePage, model: &Model, styles: &Styles) {
    let width = area.width.saturating_sub(8).clamp(30, 76);
    let inside = width.saturating_sub(4);
    let (title, lines) = match page {
        GuidePage::Script => {
            let Some(step) = model.team.session.step else { return };
            let text = phrases::step_text(step);
            let say = format!("Say: \u{201c}{}\u{201d}", text.say);
            let mut lines = wrapped(&say, inside, styles.title);
            for sentence in text.script {
                lines.push(Line::default());
                lines.extend(wrapped(sentence, inside, styles.text));
            }
            (format!("{}: {} minutes", step.word(), text.length()), lines)
        }
        GuidePage::Network => {
            let causes = phrases::NO_PHONE.iter();
            let lines = causes.flat_map(|(cause, way_out)| {
                let mut lines = wrapped(cause, inside, styles.title);
                lines.extend(wrapped(way_out, inside, styles.text));
                lines
            });
            ("No phone reaches the room".to_owned(), lines.collect())
        }
    };
    let all = lines.len();
    let popup = Popup::new(title, (width, all as u16 + 2), styles);
    let cut = all.saturating_sub(usize::from(area.height.saturating_sub(2)));
    let inner = popup.more_below(cut).draw(area, buf);
    Paragraph::new(lines).render(inner, buf);
}
