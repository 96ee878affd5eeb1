//! A question with yes and no.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::tui::app::{Action, Model, Overlay, Then};
use crate::tui::draw::Styles;
use crate::tui::widgets::{Popup, wrapped};

/// A question, and what a yes does.
#[derive(Debug, Clone)]
pub struct Confirm {
    /// The question.
    pub question: String,
    /// What happens on yes, in a few words: "leave", "delete Ada".
    pub yes: String,
    /// What a yes does.
    pub then: Then,
    /// Whether Enter means no: where a slip could not be taken back from the
    /// room.
    pub enter_means_no: bool,
}

impl Confirm {
    /// Returns a question whose yes does this.
    pub fn new(
        question: impl Into<String>,
        yes: impl Into<String>,
        then: impl Fn(&mut Model) + Send + Sync + 'static,
    ) -> Self {
        let (question, yes) = (question.into(), yes.into());
        Self { question, yes, then: Then::new(then), enter_means_no: false }
    }
}

impl From<Confirm> for Overlay {
    fn from(confirm: Confirm) -> Self {
        Self::Confirm(confirm)
    }
}

/// Does one action in a question.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let Some(Overlay::Confirm(confirm)) = model.overlays.last() else { return };
    let is_yes = match action {
        Action::Yes => true,
        Action::Enter => !confirm.enter_means_no,
        Action::No | Action::Back => false,
        _ => return,
    };
    let then = confirm.then.clone();
    model.overlays.pop();
    if is_yes {
        then.run(model);
    }
}

/// Draws a question.
pub fn draw(confirm: &Confirm, area: Rect, buf: &mut Buffer, styles: &Styles) {
    let width = area.width.saturating_sub(8).clamp(30, 64);
    let mut lines = wrapped(&confirm.question, width.saturating_sub(4), styles.text);
    lines.push(Line::default());
    let no = if confirm.enter_means_no { "Enter" } else { "n" };
    lines.push(Line::from_iter([
        Span::styled("y", styles.key),
        Span::styled(format!(" {}   ", confirm.yes), styles.quiet),
        Span::styled(no, styles.key),
        Span::styled(" no", styles.quiet),
    ]));
    let size = (width, lines.len() as u16 + 2);
    let inner = Popup::new("Please confirm", size, styles).draw(area, buf);
    Paragraph::new(lines).render(inner, buf);
}
