//! Help for the facilitator in an overlay: the step's script, the remote's address, and why phones
//! may not reach the room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use crate::phrases;
use crate::phrases::Glyphs;
use crate::tui::app::Model;
use crate::tui::app::overlay::GuidePage;
use crate::tui::draw::Styles;
use crate::tui::widgets::{Popup, QrCode, wrapped};

/// Draws it.
pub fn draw(buf: &mut Buffer, area: Rect, page: GuidePage, model: &Model, styles: &Styles) {
    if page == GuidePage::Remote {
        remote(buf, area, model, styles);
        return;
    }
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
        GuidePage::Network | GuidePage::Remote => {
            let causes = phrases::PHONE_HELP.iter();
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

/// Draws the address of the remote, for the first phone that opens it.
fn remote(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let Some(address) = &model.remote else { return };
    let is_ascii = model.options.glyphs == Glyphs::Ascii;
    let space = (area.width.saturating_sub(8), area.height.saturating_sub(6));
    let code = address.code.as_ref();
    let code = code.and_then(|code| QrCode::fitting(code, space, is_ascii));
    let (width, height) = code.map_or((0, 0), QrCode::size);
    let words = "The first phone that opens this becomes the remote.";
    let size = (width.max(words.len() as u16) + 4, height + 4);
    let inner = Popup::new("The remote", size, styles).draw(area, buf);
    let lines = vec![
        Line::styled(words, styles.text),
        Line::styled(address.typed().to_owned(), styles.title),
    ];
    Paragraph::new(lines).render(inner, buf);
    if let Some(code) = code {
        let below = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        code.render(below, buf);
    }
}
