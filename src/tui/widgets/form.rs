//! A form: labelled fields below each other, each a text, a sentence of several
//! lines, or a choice.
//!
//! ```text
//!  What   [grow]  share  borrow  hire  accept      a choice, all in a row
//!         somebody here learns it                  what it means
//!  Expect   ◂ only one person ▸                    a choice, one at a time
//!  By     +3m              28 Feb 2027             a text, and what it means
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use tui_input::Input;

use super::text::wrap;
use crate::text;
use crate::tui::app::prompt::{self, typed, typed_over};
use crate::tui::app::{Action, Motion};
use crate::tui::draw::Styles;

/// Columns of the labels.
const LABEL: u16 = 11;
/// Rows that a sentence has.
const SENTENCE_ROWS: u16 = 3;

/// What is entered in a field.
#[derive(Debug, Clone)]
pub enum Control {
    /// A line; one that is selected is replaced by the first letter.
    Text {
        /// What has been typed.
        input: Input,
        /// Whether the text it began with is selected.
        selected: bool,
    },
    /// A text of several lines.
    Sentence(Box<TextArea<'static>>),
    /// One of several.
    Choice {
        /// What there is to choose from.
        options: Vec<String>,
        /// The one chosen, by index.
        chosen: usize,
        /// Whether all are shown side by side.
        in_a_row: bool,
    },
}

impl Control {
    /// Returns a line that begins with this text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { input: Input::new(text.into()), selected: false }
    }

    /// Returns a line whose text the first letter replaces.
    pub fn proposed(text: impl Into<String>) -> Self {
        Self::Text { input: Input::new(text.into()), selected: true }
    }

    /// Returns a text of several lines.
    pub fn sentence(text: &str) -> Self {
        Self::Sentence(Box::new(sentence_editor(text)))
    }

    /// Returns a choice whose options are all shown.
    pub fn row(options: impl IntoIterator<Item = impl Into<String>>, chosen: usize) -> Self {
        let options = options.into_iter().map(Into::into).collect();
        Self::Choice { options, chosen, in_a_row: true }
    }

    /// Returns a choice that shows one option at a time.
    pub fn pick(options: impl IntoIterator<Item = impl Into<String>>, chosen: usize) -> Self {
        let options = options.into_iter().map(Into::into).collect();
        Self::Choice { options, chosen, in_a_row: false }
    }

    fn update(&mut self, action: &Action) {
        match self {
            Self::Text { input, selected } => {
                if std::mem::take(selected) {
                    typed_over(input, action);
                } else {
                    typed(input, action);
                }
            }
            Self::Sentence(editor) => drop(edit(editor, action)),
            Self::Choice { options, chosen, .. } => *chosen = choose(options, *chosen, action),
        }
    }
}

/// Returns an editor for a sentence, which wraps between words.
pub fn sentence_editor(text: &str) -> TextArea<'static> {
    let mut editor = TextArea::new(vec![text.to_owned()]);
    editor.set_wrap_mode(WrapMode::WordOrGlyph);
    // The terminal's own cursor shows where one types.
    editor.set_cursor_line_style(Style::new());
    editor.set_cursor_style(Style::new());
    editor.move_cursor(CursorMove::End);
    editor
}

/// Does one action in an editor of several lines; returns whether it meant
/// something there. Up and down mean nothing at its first and last line.
pub fn edit(editor: &mut TextArea<'static>, action: &Action) -> bool {
    let before = editor.cursor();
    match action {
        Action::Type(c) => editor.insert_char(*c),
        Action::Paste(text) => {
            let one_line = text.lines().collect::<Vec<_>>().join(" ");
            editor.insert_str(text::visible(&one_line));
        }
        Action::DeleteBack => drop(editor.delete_char()),
        Action::DeleteForward => drop(editor.delete_next_char()),
        Action::DeleteWord => drop(editor.delete_word()),
        Action::DeleteLine => drop(editor.delete_line_by_head()),
        Action::Move(Motion::Left) => editor.move_cursor(CursorMove::Back),
        Action::Move(Motion::Right) => editor.move_cursor(CursorMove::Forward),
        Action::Move(Motion::First) => editor.move_cursor(CursorMove::Head),
        Action::Move(Motion::Last) => editor.move_cursor(CursorMove::End),
        Action::Move(Motion::Up) => {
            editor.move_cursor(CursorMove::Up);
            return editor.cursor() != before;
        }
        Action::Move(Motion::Down) => {
            editor.move_cursor(CursorMove::Down);
            return editor.cursor() != before;
        }
        _ => return false,
    }
    true
}

/// Draws an editor of several lines; returns the cursor's position.
pub fn draw_editor(
    editor: &TextArea<'static>,
    area: Rect,
    buf: &mut Buffer,
    styles: &Styles,
) -> Position {
    editor.render(area, buf);
    buf.set_style(area, styles.text);
    let cursor = editor.screen_cursor();
    let (row, column) = (cursor.row as u16, cursor.col as u16);
    let top = row.saturating_sub(area.height.saturating_sub(1));
    Position::new((area.x + column).min(area.right()), area.y + row - top)
}

/// Returns the index after an action on a choice: the next one, or the next
/// that begins with a letter.
fn choose(options: &[String], chosen: usize, action: &Action) -> usize {
    let count = options.len().max(1);
    match action {
        Action::Move(Motion::Left) => (chosen + count - 1) % count,
        Action::Move(Motion::Right) | Action::Type(' ') => (chosen + 1) % count,
        Action::DeleteBack | Action::DeleteForward | Action::Move(Motion::First) => 0,
        Action::Move(Motion::Last) => count - 1,
        Action::Type(letter) => {
            let letter = text::fold(&letter.to_string());
            let begins = |at: &usize| text::fold(&options[*at]).starts_with(&letter);
            (1..=count).map(|step| (chosen + step) % count).find(begins).unwrap_or(chosen)
        }
        _ => chosen,
    }
}

/// One field.
#[derive(Debug, Clone)]
pub struct Field<K> {
    /// Which field it is.
    pub key: K,
    /// The word before it.
    pub label: &'static str,
    /// What is entered in it.
    pub control: Control,
    is_hidden: bool,
}

/// What is written next to and below a field.
#[derive(Debug, Clone, Default)]
pub struct Note {
    /// Shown instead of the control, which must not be shown or says less.
    pub instead: Option<String>,
    /// Shown after a text.
    pub after: String,
    /// Shown below a choice.
    pub below: String,
}

/// A form.
#[derive(Debug, Clone)]
pub struct Form<K> {
    fields: Vec<Field<K>>,
    focus: usize,
    /// What is wrong with it.
    pub fault: Option<String>,
}

impl<K: Copy + PartialEq> Form<K> {
    /// Returns a form with the cursor on its first field.
    pub fn new(fields: Vec<(K, &'static str, Control)>) -> Self {
        let fields = fields.into_iter();
        let fields =
            fields.map(|(key, label, control)| Field { key, label, control, is_hidden: false });
        Self { fields: fields.collect(), focus: 0, fault: None }
    }

    /// Returns whether the cursor is on a field.
    pub fn is_on(&self, key: K) -> bool {
        self.fields.get(self.focus).is_some_and(|field| field.key == key)
    }

    /// Shows or hides a field.
    pub fn show(&mut self, key: K, is_shown: bool) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.key == key) {
            field.is_hidden = !is_shown;
        }
    }

    /// Puts the cursor on the next or the previous field that is shown.
    fn step(&mut self, by: usize) {
        let count = self.fields.len();
        let mut next = (1..=count).map(|step| (self.focus + step * by) % count);
        self.focus = next.find(|&at| !self.fields[at].is_hidden).unwrap_or(0);
    }

    /// Puts the cursor on a field.
    pub fn focus(&mut self, key: K) {
        self.focus = self.fields.iter().position(|field| field.key == key).unwrap_or(self.focus);
    }

    /// Puts the cursor on a field and says what is wrong with it.
    pub fn refuse(&mut self, key: K, error: impl Into<String>) {
        self.focus(key);
        self.fault = Some(error.into());
    }

    fn control(&self, key: K) -> Option<&Control> {
        self.fields.iter().find(|field| field.key == key).map(|field| &field.control)
    }

    /// Puts another control into a field.
    pub fn set(&mut self, key: K, control: Control) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.key == key) {
            field.control = control;
        }
    }

    /// Returns the text of a field.
    pub fn text(&self, key: K) -> &str {
        match self.control(key) {
            Some(Control::Text { input, .. }) => input.value(),
            Some(Control::Sentence(editor)) => editor.lines().first().map_or("", String::as_str),
            Some(Control::Choice { options, chosen, .. }) => {
                options.get(*chosen).map_or("", String::as_str)
            }
            None => "",
        }
    }

    /// Returns which option of a field is chosen.
    pub fn chosen(&self, key: K) -> usize {
        match self.control(key) {
            Some(Control::Choice { chosen, .. }) => *chosen,
            _ => 0,
        }
    }

    /// Does one action: moves between the fields, or changes the one under the
    /// cursor.
    pub fn update(&mut self, action: &Action) {
        self.fault = None;
        let count = self.fields.len();
        let Some(field) = self.fields.get_mut(self.focus) else { return };
        if let Control::Sentence(editor) = &mut field.control
            && edit(editor, action)
        {
            return;
        }
        match action {
            Action::Move(Motion::Down) | Action::Next => self.step(1),
            Action::Move(Motion::Up) | Action::Previous => self.step(count - 1),
            _ => field.control.update(action),
        }
    }

    /// Returns the rows that the form takes.
    pub fn height(&self, note: impl Fn(K) -> Note) -> u16 {
        self.heights(&note).iter().sum()
    }

    fn heights(&self, note: &impl Fn(K) -> Note) -> Vec<u16> {
        let rows = |field: &Field<K>| match &field.control {
            _ if field.is_hidden => 0,
            Control::Sentence(_) => SENTENCE_ROWS,
            _ => 1 + u16::from(!note(field.key).below.is_empty()),
        };
        self.fields.iter().map(rows).collect()
    }

    /// Draws the form; returns the cursor's position where a text is typed.
    pub fn draw(
        &self,
        area: Rect,
        buf: &mut Buffer,
        styles: &Styles,
        note: impl Fn(K) -> Note,
    ) -> Option<Position> {
        let rows = Layout::vertical(self.heights(&note).into_iter().map(Constraint::Length));
        let mut cursor = None;
        for (nth, (field, area)) in self.fields.iter().zip(rows.split(area).iter()).enumerate() {
            if field.is_hidden {
                continue;
            }
            let is_focused = nth == self.focus;
            let [label, value] =
                Layout::horizontal([Constraint::Length(LABEL), Constraint::Fill(1)]).areas(*area);
            let style = if is_focused { styles.title } else { styles.quiet };
            Line::styled(field.label, style).render(label, buf);
            if is_focused {
                let bar = Rect { x: area.x.saturating_sub(1), width: 1, height: 1, ..*area };
                buf.set_style(bar, styles.cursor_bar);
            }
            let found = draw_control(field, value, buf, is_focused, &note(field.key), styles);
            cursor = found.or(cursor);
        }
        cursor
    }
}

fn draw_control<K>(
    field: &Field<K>,
    area: Rect,
    buf: &mut Buffer,
    is_focused: bool,
    note: &Note,
    styles: &Styles,
) -> Option<Position> {
    let [line, below] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    let room = usize::from(area.width);
    if !note.below.is_empty() {
        let about = text::fit(&note.below, room).into_owned();
        Line::styled(about, styles.quiet).render(below, buf);
    }
    if let Some(instead) = &note.instead {
        pick(instead, line, buf, is_focused, styles);
        return None;
    }
    match &field.control {
        Control::Choice { options, chosen, in_a_row: true } => {
            row(options, *chosen, line, buf, styles);
            None
        }
        Control::Choice { options, chosen, .. } => {
            let option = options.get(*chosen).map_or("", String::as_str);
            pick(option, line, buf, is_focused, styles);
            None
        }
        Control::Sentence(editor) if is_focused => Some(draw_editor(editor, area, buf, styles)),
        Control::Sentence(editor) => {
            let lines = wrap(&text::visible(&editor.lines().join(" ")), room);
            let lines = lines.into_iter().map(|text| Line::styled(text, styles.text));
            Paragraph::new(lines.collect::<Vec<_>>()).render(area, buf);
            None
        }
        Control::Text { input, selected } => {
            let after = text::width(&note.after) as u16;
            let room = line.width.saturating_sub(after + 2);
            let left = if after == 0 { line.width } else { room.min(18) };
            let widths = [Constraint::Length(left), Constraint::Fill(1)];
            let [left, right] = Layout::horizontal(widths).spacing(2).areas(line);
            Line::styled(note.after.clone(), styles.quiet).render(right, buf);
            if !is_focused {
                let shown = text::visible(input.value()).into_owned();
                let shown = text::fit(&shown, usize::from(left.width)).into_owned();
                Line::styled(shown, styles.text).render(left, buf);
                return None;
            }
            let style = if *selected { styles.selected } else { styles.text };
            Some(prompt::input(input, left, buf, style).into())
        }
    }
}

/// Draws all options side by side, the chosen one in brackets.
fn row(options: &[String], chosen: usize, line: Rect, buf: &mut Buffer, styles: &Styles) {
    let spans = options.iter().enumerate().flat_map(|(at, option)| {
        let option = if at == chosen {
            Span::styled(format!("[{option}]"), styles.selected)
        } else {
            Span::styled(format!(" {option} "), styles.text)
        };
        [option, Span::styled(" ", styles.text)]
    });
    let line = Rect { x: line.x.saturating_sub(1), width: line.width + 1, ..line };
    spans.collect::<Line<'_>>().render(line, buf);
}

/// Draws one option, under the cursor with the arrows that lead to the others.
fn pick(option: &str, line: Rect, buf: &mut Buffer, is_focused: bool, styles: &Styles) {
    if !is_focused {
        let shown = text::fit(option, usize::from(line.width)).into_owned();
        Line::styled(shown, styles.text).render(line, buf);
        return;
    }
    // The word itself stays where it is when the arrows come.
    let line = Rect { x: line.x.saturating_sub(3), width: line.width + 3, ..line };
    let shown = text::fit(option, usize::from(line.width).saturating_sub(6)).into_owned();
    let width = (text::width(&shown) as u16 + 6).min(line.width);
    Line::styled(format!(" ◂ {shown} ▸ "), styles.selected).render(Rect { width, ..line }, buf);
}
