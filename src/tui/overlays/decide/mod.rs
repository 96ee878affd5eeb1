//! Attaching a decision to a dimension: what, who, by when, what we expect.
//! A small form; `Enter` keeps it, `Esc` leaves everything as it was.

pub mod draw;
pub mod due;
mod owner;
mod update;

pub use owner::Owner;
pub use update::made_today;
pub(crate) use update::{open, open_at, open_for, remove, update};

use crate::phrases;
use crate::team::{Aim, Choice, Date, Decision, Id, State, Team};
use crate::text;
use crate::tui::screens::map::MapView;
use crate::tui::widgets::{Control, Form};

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

/// The form, as far as it is filled in.
#[derive(Debug, Clone)]
pub struct DecideForm {
    /// What it is about.
    pub dimension: Id,
    /// The decision that is changed, by index; none when it is a new one.
    pub at: Option<usize>,
    /// What has been entered.
    pub form: Form<Field>,
    /// The owner picked with the arrows, or that the decision had. Typing
    /// takes it away.
    picked: Option<Owner>,
    /// The day it was made.
    made: Option<Date>,
    /// What it aims at in detail, as the file says.
    aim: Aim,
    /// Its day before, which may have passed.
    due_before: Option<Date>,
    /// Whether the expectation was chosen, or follows the choice.
    expect_chosen: bool,
}

/// Returns the expectations to choose from.
fn expectations() -> impl Iterator<Item = Option<State>> {
    [None].into_iter().chain(State::ALL.map(Some))
}

/// Returns the control of what we expect.
fn expect_control(expect: Option<State>) -> Control {
    let chosen = expectations().position(|one| one == expect).unwrap_or(0);
    Control::pick(expectations().map(|one| one.map_or("no expectation", phrases::hoped)), chosen)
}

impl DecideForm {
    /// Returns the form of a decision that has been made.
    fn of(decision: &Decision, at: usize) -> Self {
        let due = decision.due.map(|day| day.to_string());
        Self {
            dimension: decision.dimension.clone(),
            at: Some(at),
            form: form(decision.choice, due.as_deref(), decision.expect, &decision.note),
            picked: Some(Owner::of(decision)),
            made: decision.made,
            aim: decision.aim.clone(),
            due_before: decision.due,
            expect_chosen: true,
        }
    }

    /// Returns the form of a decision still to be made.
    fn new(dimension: Id, choice: Choice, expect: Option<State>, today: Date) -> Self {
        Self {
            dimension,
            at: None,
            form: form(choice, Some(due::DEFAULT_DUE), expect, ""),
            picked: None,
            made: Some(today),
            aim: Aim::default(),
            due_before: None,
            expect_chosen: false,
        }
    }

    /// Returns what is done.
    pub fn choice(&self) -> Choice {
        Choice::ALL[self.form.chosen(Field::Choice)]
    }

    /// Returns who carries it out, or what to do where several people fit.
    pub fn owner(&self, team: &Team, map: &MapView) -> Result<Owner, String> {
        match &self.picked {
            Some(picked) => Ok(picked.clone()),
            None => Owner::typed(self.form.text(Field::Owner), team, map),
        }
    }

    /// Returns the state we expect.
    pub fn expect(&self) -> Option<State> {
        expectations().nth(self.form.chosen(Field::Expect)).flatten()
    }

    /// Returns the day by which, or what to type. A day that has passed stays
    /// as long as it is not changed.
    pub fn due_day(&self, today: Date) -> Result<Option<Date>, String> {
        let typed = self.form.text(Field::Due);
        match self.due_before {
            Some(before) if typed.trim() == before.to_string() => Ok(Some(before)),
            _ => due::read(typed, today),
        }
    }

    /// Returns the decision that the form makes; where a field does not fit,
    /// the field and what to do.
    fn decision(
        &self,
        team: &Team,
        map: &MapView,
        today: Date,
    ) -> Result<Decision, (Field, String)> {
        let owner = self.owner(team, map).map_err(|why| (Field::Owner, why))?;
        let (owner, owner_name) = match owner {
            Owner::Nobody => (None, String::new()),
            Owner::Member(id) => (Some(id), String::new()),
            Owner::Outside(name) => (None, name),
        };
        let due = self.due_day(today).map_err(|why| (Field::Due, why))?;
        let note = text::sentence(self.form.text(Field::Note))
            .map_err(|error| (Field::Note, format!("this note {error}")))?;
        Ok(Decision {
            dimension: self.dimension.clone(),
            choice: self.choice(),
            owner,
            owner_name,
            due,
            expect: self.expect(),
            note,
            made: self.made,
            aim: self.aim.clone(),
        })
    }
}

fn form(choice: Choice, due: Option<&str>, expect: Option<State>, note: &str) -> Form<Field> {
    let chosen = Choice::ALL.iter().position(|one| *one == choice).unwrap_or(0);
    let due = due.map_or(Control::text(""), Control::proposed);
    Form::new(vec![
        (Field::Choice, "What", Control::row(Choice::ALL.map(Choice::word), chosen)),
        (Field::Owner, "Owner", Control::text("")),
        (Field::Due, "By", due),
        (Field::Expect, "Expect", expect_control(expect)),
        (Field::Note, "First step", Control::sentence(note)),
    ])
}
