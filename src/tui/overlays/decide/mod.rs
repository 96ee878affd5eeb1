//! Attaching a decision to a dimension: what, who, by when, what we expect.
//! A small form; `Enter` keeps it, `Esc` leaves everything as it was.

pub mod draw;
pub mod due;
mod owner;
mod update;

use tui_input::Input;

pub use owner::{Owner, OwnerField};
pub use update::made_today;
pub(crate) use update::{beside, open, open_at, open_for, picked, remove, update};

use crate::team::{Aim, Choice, Date, Decision, Id, State, Team};
use crate::text;
use crate::tui::screens::map::MapView;

/// The fields of the form, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// One of the five ways.
    Choice,
    /// Who sees to it.
    Owner,
    /// By when.
    Due,
    /// The state we expect to see.
    Expect,
    /// In the team's words.
    Note,
}

impl Field {
    /// All fields, from top to bottom.
    pub const ALL: [Self; 5] = [Self::Choice, Self::Owner, Self::Due, Self::Expect, Self::Note];

    /// The word before it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Choice => "What",
            Self::Owner => "Owner",
            Self::Due => "By",
            Self::Expect => "Expect",
            Self::Note => "Note",
        }
    }
}

/// The form, as far as it is filled in.
#[derive(Debug, Clone)]
pub struct DecideForm {
    /// What it is about.
    pub dimension: Id,
    /// The decision that is changed, by place; none when it is a new one.
    pub at: Option<usize>,
    /// The field under the cursor.
    pub field: Field,
    /// What is done.
    pub choice: Choice,
    /// Who carries it out.
    pub owner: OwnerField,
    /// By when, as typed.
    pub due: Input,
    /// The state we expect.
    pub expect: Option<State>,
    /// The note, as typed.
    pub note: Input,
    /// What is wrong with a field.
    pub fault: Option<(Field, String)>,
    /// The day it was made.
    made: Option<Date>,
    /// What it aims at in detail, as the file says.
    aim: Aim,
    /// Its day before, which may have passed.
    due_before: Option<Date>,
    /// Whether the day stands there as it was proposed: a letter takes its
    /// place.
    due_selected: bool,
    /// Whether the expectation was chosen, or follows the choice.
    expect_chosen: bool,
}

impl PartialEq for DecideForm {
    fn eq(&self, other: &Self) -> bool {
        (&self.dimension, self.at, self.field, self.choice, self.expect)
            == (&other.dimension, other.at, other.field, other.choice, other.expect)
            && self.due.value() == other.due.value()
            && self.note.value() == other.note.value()
            && self.fault == other.fault
    }
}

impl DecideForm {
    /// The form of a decision that is there.
    fn of(decision: &Decision, at: usize) -> Self {
        Self {
            dimension: decision.dimension.clone(),
            at: Some(at),
            field: Field::Choice,
            choice: decision.choice,
            owner: OwnerField::of(decision),
            due: Input::new(decision.due.map(|day| day.to_string()).unwrap_or_default()),
            expect: decision.expect,
            note: Input::new(decision.note.clone()),
            fault: None,
            made: decision.made,
            aim: decision.aim.clone(),
            due_before: decision.due,
            due_selected: decision.due.is_some(),
            expect_chosen: true,
        }
    }

    /// The form of a decision still to be made.
    fn new(dimension: Id, expect: Option<State>, today: Date) -> Self {
        Self {
            dimension,
            at: None,
            field: Field::Choice,
            choice: Choice::Grow,
            owner: OwnerField::default(),
            due: Input::new(due::A_QUARTER.into()),
            expect,
            note: Input::default(),
            fault: None,
            made: Some(today),
            aim: Aim::default(),
            due_before: None,
            due_selected: true,
            expect_chosen: false,
        }
    }

    /// Whether the day is still the one proposed, and the next letter takes its
    /// place.
    pub fn due_is_selected(&self) -> bool {
        self.due_selected
    }

    /// The due day as far as it is typed. Its own day before stays right when
    /// it has passed.
    pub fn due_day(&self, today: Date) -> Result<Option<Date>, String> {
        match self.due_before {
            Some(before) if before.to_string() == self.due.value().trim() => Ok(Some(before)),
            _ => due::read(self.due.value(), today),
        }
    }

    /// The decision that the form makes; where a field does not fit, the field
    /// and what to do.
    fn decision(
        &self,
        team: &Team,
        map: &MapView,
        today: Date,
    ) -> Result<Decision, (Field, String)> {
        let owner = self.owner.owner(team, map).map_err(|why| (Field::Owner, why))?;
        let (owner, owner_name) = match owner {
            Owner::Nobody => (None, String::new()),
            Owner::Member(id) => (Some(id), String::new()),
            Owner::Outside(name) => (None, name),
        };
        let due = self.due_day(today).map_err(|why| (Field::Due, why))?;
        let note = text::sentence(self.note.value())
            .map_err(|fault| (Field::Note, format!("this note {fault}")))?;
        Ok(Decision {
            dimension: self.dimension.clone(),
            choice: self.choice,
            owner,
            owner_name,
            due,
            expect: self.expect,
            note,
            made: self.made,
            aim: self.aim.clone(),
        })
    }
}
