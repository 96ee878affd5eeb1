//! A list to choose from: typing narrows it, Enter chooses.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{HighlightSpacing, List, ListItem, ListState, StatefulWidget, Widget};

use crate::text;
use crate::tui::app::{Action, Model, Motion, Overlay, Then};
use crate::tui::draw::Styles;
use crate::tui::widgets::Popup;

/// One line of a menu.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What is chosen, as it reads.
    pub label: String,
    /// A few words next to it; may be empty.
    pub detail: String,
    /// What it does.
    pub then: Then,
}

impl Entry {
    /// Returns an entry that does this when it is chosen.
    pub fn new(
        label: impl Into<String>,
        detail: impl Into<String>,
        then: impl Fn(&mut Model) + Send + Sync + 'static,
    ) -> Self {
        Self { label: label.into(), detail: detail.into(), then: Then::new(then) }
    }
}

/// A list to choose from.
#[derive(Debug, Clone)]
pub struct Menu {
    /// What is being chosen.
    pub title: String,
    /// All entries.
    pub entries: Vec<Entry>,
    /// What was typed to narrow them.
    pub typed: String,
    /// The cursor, by index among the entries shown.
    pub cursor: usize,
}

impl Menu {
    /// Returns a menu with the cursor on the first entry.
    pub fn new(title: impl Into<String>, entries: Vec<Entry>) -> Self {
        Self { title: title.into(), entries, typed: String::new(), cursor: 0 }
    }

    /// Returns the entries that contain what was typed, case aside.
    pub fn shown(&self) -> impl Iterator<Item = &Entry> + '_ {
        self.entries.iter().filter(|entry| contains(&entry.label, &self.typed))
    }

    /// Returns the entry under the cursor.
    pub fn chosen(&self) -> Option<&Entry> {
        self.shown().nth(self.cursor)
    }

    /// Types a character; the cursor goes to the first entry left.
    pub fn type_char(&mut self, c: char) {
        self.typed.push(c);
        self.cursor = 0;
    }

    /// The same with all that was pasted, on one line.
    pub fn type_text(&mut self, text: &str) {
        self.typed.push_str(&text.lines().collect::<Vec<_>>().join(" "));
        self.cursor = 0;
    }

    /// Takes the last character back.
    pub fn delete_back(&mut self) {
        self.typed.pop();
        self.cursor = 0;
    }

    /// Moves the cursor, staying within what is shown.
    pub fn step(&mut self, motion: Motion) {
        let last = self.shown().count().saturating_sub(1);
        self.cursor = motion.along(self.cursor, last, 10);
    }
}

impl From<Menu> for Overlay {
    fn from(menu: Menu) -> Self {
        Self::Menu(menu)
    }
}

/// Does one action in a list to choose from.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let Some(Overlay::Menu(menu)) = model.overlays.last_mut() else { return };
    match action {
        Action::Type(c) => menu.type_char(*c),
        Action::Paste(text) => menu.type_text(text),
        Action::DeleteBack => menu.delete_back(),
        &Action::Move(motion) => menu.step(motion),
        Action::Point { row: Some(row), .. } => menu.cursor = *row,
        Action::Back => {
            model.overlays.pop();
        }
        // Where nothing fits, what was typed stays to be corrected.
        Action::Enter => {
            if let Some(then) = menu.chosen().map(|entry| entry.then.clone()) {
                model.overlays.pop();
                then.run(model);
            }
        }
        _ => {}
    }
}

/// Returns whether a label contains what was typed, case aside.
fn contains(label: &str, typed: &str) -> bool {
    label.to_lowercase().contains(&typed.to_lowercase())
}

/// Draws a list to choose from.
pub fn draw(menu: &Menu, area: Rect, buf: &mut Buffer, styles: &Styles) {
    let entries = menu.shown().map(|entry| (entry.label.as_str(), entry.detail.as_str()));
    let items: Vec<Item<'_>> = entries.map(|(label, detail)| Item { label, detail }).collect();
    let widest =
        menu.entries.iter().map(|entry| text::width(&entry.label) + text::width(&entry.detail) + 4);
    let widest = widest.chain([text::width(&menu.title) + 2]).max().unwrap_or(0);
    let title = menu.title.clone();
    let size = (widest, menu.entries.len());
    choose(
        Chooser { title, typed: &menu.typed, cursor: menu.cursor, size },
        &items,
        area,
        buf,
        styles,
    );
}

/// One line of a list to choose from.
#[derive(Debug)]
pub struct Item<'a> {
    /// What is chosen.
    pub label: &'a str,
    /// A few words after it.
    pub detail: &'a str,
}

/// A list that typing narrows.
#[derive(Debug)]
pub struct Chooser<'a> {
    /// What is being chosen.
    pub title: String,
    /// What was typed to narrow it.
    pub typed: &'a str,
    /// The line under the cursor.
    pub cursor: usize,
    /// The widest line and how many there are, before anything was typed.
    pub size: (usize, usize),
}

/// Draws a list that typing narrows, its details at the right.
pub fn choose(
    chooser: Chooser<'_>,
    items: &[Item<'_>],
    area: Rect,
    buf: &mut Buffer,
    styles: &Styles,
) {
    let width = (chooser.size.0 as u16 + 6).clamp(34, area.width.saturating_sub(4).max(34));
    let height = (chooser.size.1 as u16 + 4).min(area.height.saturating_sub(2));
    let room = usize::from(height.saturating_sub(4));
    let above = crate::tui::widgets::top_of(chooser.cursor, room, items.len());
    let below = items.len().saturating_sub(above + room);
    let popup = Popup::new(chooser.title, (width, height), styles).more_below(below);
    let inner = popup.draw(area, buf);
    let typed = if chooser.typed.is_empty() {
        Line::styled("type to narrow the list", styles.quiet)
    } else {
        Line::styled(text::visible(chooser.typed).into_owned(), styles.text)
    };
    typed.render(Rect { height: inner.height.min(1), ..inner }, buf);
    let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    if items.is_empty() {
        Line::styled("no match", styles.quiet).render(list, buf);
        return;
    }
    let columns = usize::from(list.width);
    let lines = items.iter().enumerate().map(|(nth, item)| {
        let detail = text::fit(item.detail, columns.saturating_sub(text::width(item.label) + 4));
        let label = text::fit(item.label, columns.saturating_sub(2));
        let gap = columns.saturating_sub(text::width(&label) + text::width(&detail) + 2);
        let quiet = if nth == chooser.cursor { styles.selected } else { styles.quiet };
        ListItem::new(Line::from_iter([
            Span::raw(format!(" {label}")),
            Span::styled(format!("{}{detail} ", " ".repeat(gap)), quiet),
        ]))
    });
    let mut state = ListState::default().with_offset(above).with_selected(Some(chooser.cursor));
    let list_widget = List::new(lines)
        .style(styles.text)
        .highlight_style(styles.selected)
        .highlight_spacing(HighlightSpacing::Never);
    StatefulWidget::render(list_widget, list, buf, &mut state);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_narrows_the_list_and_enter_takes_the_first_left() {
        let entry = |label: &str| Entry::new(label, "", |_| {});
        let mut menu = Menu::new("Who?", vec![entry("Ada"), entry("Bo"), entry("Abe")]);
        menu.step(Motion::Down);
        menu.type_char('A');
        menu.type_char('b');
        assert_eq!(menu.chosen().map(|e| e.label.as_str()), Some("Abe"));
        menu.delete_back();
        menu.step(Motion::Last);
        assert_eq!(menu.chosen().map(|e| e.label.as_str()), Some("Abe"));
    }
}
