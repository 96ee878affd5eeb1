//! A list to choose from: typing narrows it, Enter chooses.

use super::edit;
use super::map::Filter;
use super::merging::From;
use super::session::Cell;
use crate::files::snapshots::Redaction;
use crate::team::{End, Rating};

/// What an entry does when it is chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Choose {
    /// Mark this member away, or here again.
    Away(usize),
    /// Put the map's cursor on this dimension.
    Dimension(usize),
    /// Put the map's cursor on this member.
    Member(usize),
    /// Judge by this situation; without one, by the dimensions' own needs.
    Situation(Option<usize>),
    /// Stand this situation beside the one shown.
    Compare(Option<usize>),
    /// Decide about this dimension.
    Decide(usize),
    /// Show only these rows.
    Filter(Filter),
    /// Something on the edit screen.
    Edit(edit::Choice),
    /// Rate in private as this member.
    Rate(usize),
    /// Keep a snapshot with this leaving.
    Redaction(Redaction),
    /// Look at what a merge would do.
    Merge(From),
    /// Try to save once more.
    Save,
    /// Forget the edits that were kept aside.
    ForgetJournal,
    /// Open them as a file.
    RestoreJournal,
    /// Leave everything as it is.
    Nothing,
    /// Take what is on disk.
    Reload,
    /// Keep what is on screen in another file.
    SaveElsewhere,
    /// Offer to speak for an end of a spectrum, or take the offer back.
    Speak {
        /// The spectrum, by place.
        dimension: usize,
        /// Which end.
        end: End,
        /// Who, by place.
        member: usize,
    },
    /// Leave open what sheets contradict each other on.
    LeaveOpen,
    /// Take the sheet of this file, whatever another of its day says.
    Settle(String),
    /// Correct an answer to this one.
    Correct(Cell, Rating),
}

/// One line of a menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What is chosen, as it reads.
    pub label: String,
    /// A few words beside it; may be empty.
    pub detail: String,
    /// What it does.
    pub choose: Choose,
}

/// A list to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    /// What is being chosen.
    pub title: String,
    /// All entries.
    pub entries: Vec<Entry>,
    /// What was typed to narrow them.
    pub typed: String,
    /// The cursor, by place among the entries shown.
    pub cursor: usize,
}

impl Menu {
    /// A menu with the cursor on the first entry.
    pub fn new(title: impl Into<String>, entries: Vec<Entry>) -> Self {
        Self { title: title.into(), entries, typed: String::new(), cursor: 0 }
    }

    /// The entries that contain what was typed, case aside.
    pub fn shown(&self) -> impl Iterator<Item = &Entry> + '_ {
        self.entries.iter().filter(|entry| contains(&entry.label, &self.typed))
    }

    /// The entry under the cursor.
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
    pub fn step(&mut self, by: isize) {
        let last = self.shown().count().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }
}

/// Whether a label contains what was typed, case aside. Asked of every entry
/// for every frame, so that it compares letter by letter and copies nothing.
fn contains(label: &str, typed: &str) -> bool {
    fn lower(text: &str) -> impl Iterator<Item = char> {
        text.chars().flat_map(char::to_lowercase)
    }
    let begins = |rest: &str| {
        let mut letters = lower(rest);
        lower(typed).all(|c| letters.next() == Some(c))
    };
    typed.is_empty() || label.char_indices().any(|(at, _)| begins(&label[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_narrows_the_list_and_enter_takes_the_first_left() {
        let entry = |label: &str, n| Entry {
            label: label.into(),
            detail: String::new(),
            choose: Choose::Member(n),
        };
        let mut menu = Menu::new("Who?", vec![entry("Ada", 0), entry("Bo", 1), entry("Abe", 2)]);
        menu.step(1);
        menu.type_char('A');
        menu.type_char('b');
        assert_eq!(menu.chosen().map(|e| e.label.as_str()), Some("Abe"));
        menu.delete_back();
        menu.step(5);
        assert_eq!(menu.chosen().map(|e| e.label.as_str()), Some("Abe"));
    }
}
