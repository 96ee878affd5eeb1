//! A line to type, with what is wrong with it said while it is typed.

use tui_input::{Input, InputRequest};

use super::Action;
use super::edit::Asking;
use super::plan::Part;
use super::session::Cell;
use crate::files::snapshots::Redaction;
use crate::team::{Id, Rating};

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
pub(super) fn typed_over(input: &mut Input, action: &Action) -> bool {
    if matches!(action, Action::Type(_) | Action::Paste(_)) {
        input.reset();
    }
    typed(input, action)
}

/// Does an action of typing to a line; whether it was one.
pub fn typed(input: &mut Input, action: &Action) -> bool {
    use super::Motion::{First, Last, Left, Right};
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
