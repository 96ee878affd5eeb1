//! A line to type, with what is wrong with it said while it is typed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};
use tui_input::{Input, InputRequest};

use crate::files::snapshots::Redaction;
use crate::team::{Date, Id, Rating};
use crate::text;
use crate::tui::app::Action;
use crate::tui::draw::Styles;
use crate::tui::screens::edit::Asking;
use crate::tui::screens::plan::Part;
use crate::tui::screens::session::Cell;
use crate::tui::widgets::{Popup, wrapped};

/// What a typed line is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// Where to keep the team.
    SaveAs,
    /// Which team file to open.
    OpenFile,
    /// Where to begin a team from this template.
    NewTeam(String),
    /// The name of a new candidate.
    NewCandidate,
    /// Where candidates are read from.
    ReadCandidates,
    /// A part of a candidate's answer.
    Candidate(Part),
    /// The words that go with a plan that is kept: whom it hires.
    KeepPlan(Vec<Id>),
    /// The words that go with that plan, due on that day.
    KeepPlanNote(Vec<Id>, Option<Date>),
    /// A word on why a snapshot is kept.
    SnapshotNote(Redaction),
    /// The file of a table, or the table itself.
    Table,
    /// The scale of a table's numbers.
    TableScale,
    /// Where to begin a team from a table.
    NewFromTable,
    /// Something on the edit screen.
    Edit(Asking),
    /// The day of the next session.
    NextSession,
    /// The example that moves this answer to this one.
    Example(Cell, Rating),
}

impl Purpose {
    /// Whether the text is a sentence, which one rather goes on with than
    /// types anew.
    fn is_sentence(&self) -> bool {
        match self {
            Self::Edit(asking) => asking.is_sentence(),
            Self::Candidate(_) | Self::Example(..) => true,
            _ => false,
        }
    }
}

/// A line to type.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What is asked for.
    pub title: String,
    /// What stands above the line, a paragraph each.
    pub said: Vec<String>,
    /// What it is for.
    pub purpose: Purpose,
    /// What has been typed.
    pub input: Input,
    /// What was wrong when Enter was last pressed.
    pub fault: Option<String>,
    /// Whether the text it began with stands there selected: the first letter
    /// takes its place, any other key keeps it.
    pub selected: bool,
}

impl PartialEq for Prompt {
    fn eq(&self, other: &Self) -> bool {
        self.purpose == other.purpose && self.input.value() == other.input.value()
    }
}

impl Prompt {
    /// A prompt with `text` to begin from.
    pub fn new(title: impl Into<String>, purpose: Purpose, text: &str) -> Self {
        let selected = !text.is_empty() && !purpose.is_sentence();
        let (title, input) = (title.into(), Input::new(text.into()));
        Self { title, said: Vec::new(), purpose, input, fault: None, selected }
    }

    /// The same with paragraphs above the line.
    #[must_use]
    pub fn saying(self, said: Vec<String>) -> Self {
        Self { said, ..self }
    }

    /// Takes an action of typing; whether it was one.
    pub fn take(&mut self, action: &Action) -> bool {
        let one_line;
        let action = match (action, &self.purpose) {
            (Action::Paste(text), Purpose::Edit(asking)) if asking.takes_lines() => {
                one_line = Action::Paste(text.lines().collect::<Vec<_>>().join(", "));
                &one_line
            }
            _ => action,
        };
        let over = std::mem::take(&mut self.selected);
        let taken =
            if over { typed_over(&mut self.input, action) } else { typed(&mut self.input, action) };
        if taken {
            self.fault = None;
        }
        taken
    }
}

/// As [`typed`], to a text that is selected: letters take its place.
pub fn typed_over(input: &mut Input, action: &Action) -> bool {
    if matches!(action, Action::Type(_) | Action::Paste(_)) {
        input.reset();
    }
    typed(input, action)
}

/// Does an action of typing to a line; whether it was one.
pub fn typed(input: &mut Input, action: &Action) -> bool {
    use crate::tui::app::Motion::{First, Last, Left, Right};
    let request = match action {
        Action::Type(c) => InputRequest::InsertChar(*c),
        Action::Paste(text) => {
            // At once: a character at a time, a long text would count itself
            // again for each.
            let one_line = text.lines().collect::<Vec<_>>().join(" ");
            let pasted: String = one_line.chars().filter(|c| !c.is_control()).collect();
            let (cursor, length) = (input.cursor(), pasted.chars().count());
            let mut value = input.value().to_owned();
            let at = value.char_indices().nth(cursor).map_or(value.len(), |(at, _)| at);
            value.insert_str(at, &pasted);
            *input = std::mem::take(input).with_value(value).with_cursor(cursor + length);
            return true;
        }
        Action::DeleteBack => InputRequest::DeletePrevChar,
        Action::DeleteForward => InputRequest::DeleteNextChar,
        Action::DeleteWord => InputRequest::DeletePrevWord,
        Action::DeleteLine => InputRequest::DeleteLine,
        Action::Move(Left) => InputRequest::GoToPrevChar,
        Action::Move(Right) => InputRequest::GoToNextChar,
        Action::Move(First) => InputRequest::GoToStart,
        Action::Move(Last) => InputRequest::GoToEnd,
        _ => return false,
    };
    input.handle(request);
    true
}

/// Draws a line to type; returns the cursor's column and row.
pub fn draw(prompt: &Prompt, area: Rect, buf: &mut Buffer, styles: &Styles) -> (u16, u16) {
    let width = area.width.saturating_sub(8).clamp(30, 72);
    let measure = width.saturating_sub(4);
    let fault = wrapped(prompt.fault.as_deref().unwrap_or_default(), measure, styles.fault);
    let mut above: Vec<Line<'_>> =
        prompt.said.iter().flat_map(|said| wrapped(said, measure, styles.text)).collect();
    if !above.is_empty() {
        above.push(Line::default());
    }
    let rows = above.len() as u16;
    let height = 4 + rows + fault.len().max(1) as u16;
    let inner = Popup::new(prompt.title.clone(), (width, height), styles).draw(area, buf);
    Paragraph::new(above).render(inner, buf);
    let style = if prompt.selected { styles.selected } else { styles.text };
    let line = Rect { y: inner.y + rows, height: 1, ..inner }.intersection(inner);
    let cursor = input(&prompt.input, line, buf, style);
    let below = Rect { y: line.y + 2, height: fault.len() as u16, ..inner }.intersection(inner);
    Paragraph::new(fault).render(below, buf);
    cursor
}

/// Draws a line that is typed, scrolled so that its cursor is seen; returns
/// the cursor's column and row.
pub fn input(input: &Input, area: Rect, buf: &mut Buffer, style: Style) -> (u16, u16) {
    let scroll = input.visual_scroll(usize::from(area.width.saturating_sub(1)));
    let shown = text::visible(after_columns(input.value(), scroll));
    Line::styled(shown, style).render(area, buf);
    let cursor = area.x + (input.visual_cursor().saturating_sub(scroll)) as u16;
    (cursor.min(area.right()), area.y)
}

/// Returns what is left of a text after so many columns.
fn after_columns(value: &str, columns: usize) -> &str {
    let mut skipped = 0;
    let mut letters = value.char_indices();
    let first = letters.find(|(_, c)| {
        let is_shown = skipped >= columns;
        skipped += text::width(c.encode_utf8(&mut [0; 4]));
        is_shown
    });
    first.map_or("", |(at, _)| &value[at..])
}
