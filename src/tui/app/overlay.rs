//! The overlays on a screen: help, a menu, a prompt, a question. They are a stack: `Esc` closes
//! the top one and loses nothing. What happens after an answer is a continuation, [`Then`].

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use super::menu::Menu;
use super::palette::Palette;
use super::prompt::Prompt;
use super::{Action, Effect, Model, Motion};
use crate::phrases::Why;
use crate::tui::overlays::confirm::Confirm;
use crate::tui::overlays::decide::DecideForm;
use crate::tui::overlays::export::ExportForm;
use crate::tui::screens::edit::new_row::NewRow;
use crate::tui::screens::plan::CandidateForm;
use crate::tui::screens::table::TableView;

/// One overlay.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The keys of the screen below, or every sign and word.
    Help(Help),
    /// The commands, found by typing.
    Palette(Palette),
    /// A list to choose from.
    Menu(Menu),
    /// A line to type.
    Prompt(Box<Prompt>),
    /// A question with yes and no.
    Confirm(Confirm),
    /// A row in full: what it means, and why it has its state.
    Why {
        /// Its dimension, by index.
        index: usize,
        /// Lines scrolled away above.
        top: usize,
        /// The content; `None` if the dimension no longer exists.
        content: Option<Box<Why>>,
    },
    /// The facilitator's script of the workshop's step.
    Guide(GuidePage),
    /// The form of a decision.
    Decide(Box<DecideForm>),
    /// The form of a new row.
    NewRow(Box<NewRow>),
    /// The form of an export.
    Export(Box<ExportForm>),
    /// The preview of a table, before the import.
    Table(Box<TableView>),
    /// The explanation of the plan's line under the cursor.
    WhyPlan {
        /// Lines scrolled away above.
        top: usize,
    },
    /// The form of a candidate's answers.
    Candidate(Box<CandidateForm>),
}

/// The help: its page, its filter and how far it is scrolled.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Help {
    /// Keys or signs.
    pub page: HelpPage,
    /// What was typed: only lines with it are shown.
    pub typed: String,
    /// Lines scrolled away above.
    pub top: usize,
}

/// The two pages of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HelpPage {
    /// The keys of the screen below.
    #[default]
    Keys,
    /// Every sign and word with its meaning.
    Words,
}

/// The pages that help the facilitator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuidePage {
    /// The script of the workshop's step.
    Script,
    /// Why phones may not reach the room.
    Network,
    /// The address of the facilitator's remote.
    Remote,
}

pub(crate) fn help(model: &mut Model, action: &Action) {
    let Some(Overlay::Help(help)) = model.overlays.last_mut() else { return };
    match action {
        Action::Move(Motion::Up) => help.top = help.top.saturating_sub(1),
        Action::Move(Motion::Down) => help.top += 1,
        Action::Move(Motion::PageUp) => help.top = help.top.saturating_sub(10),
        Action::Move(Motion::PageDown) => help.top += 10,
        Action::Next => {
            help.top = 0;
            help.page = match help.page {
                HelpPage::Keys => HelpPage::Words,
                HelpPage::Words => HelpPage::Keys,
            };
        }
        // A second press of the key that opened it closes it.
        Action::Type('?') if help.typed.is_empty() => {
            model.overlays.pop();
        }
        Action::Type(c) => {
            help.typed.push(*c);
            help.top = 0;
        }
        Action::DeleteBack => {
            help.typed.pop();
            help.top = 0;
        }
        Action::Back if !help.typed.is_empty() => help.typed.clear(),
        Action::Back | Action::Help | Action::Quit | Action::Enter => {
            model.overlays.pop();
        }
        _ => {}
    }
}

pub(crate) fn why_plan(model: &mut Model, action: &Action) {
    let Some(Overlay::WhyPlan { top }) = model.overlays.last_mut() else { return };
    match action {
        Action::Move(Motion::Up) => *top = top.saturating_sub(1),
        Action::Move(Motion::Down) => *top += 1,
        Action::Back | Action::Enter => {
            model.overlays.pop();
        }
        _ => {}
    }
}

type Run = dyn Fn(&mut Model) + Send + Sync;
type Take = dyn Fn(&mut Model, &str) -> Result<(), String> + Send + Sync;

/// What a yes or a chosen entry does. It runs inside `update`.
#[derive(Clone)]
pub struct Then(Arc<Run>);

impl Then {
    /// Returns a continuation that runs this.
    pub fn new(run: impl Fn(&mut Model) + Send + Sync + 'static) -> Self {
        Self(Arc::new(run))
    }

    /// Runs it.
    pub fn run(&self, model: &mut Model) {
        (self.0)(model);
    }
}

impl From<Effect> for Then {
    fn from(effect: Effect) -> Self {
        Self::new(move |model| model.ask(effect.clone()))
    }
}

/// What a typed line does, or what is wrong with it.
#[derive(Clone)]
pub struct ThenTyped(Arc<Take>);

impl ThenTyped {
    /// Returns a continuation that is called with the typed line.
    pub fn new(
        take: impl Fn(&mut Model, &str) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(take))
    }

    /// Runs it with the typed line; the error is shown in the prompt.
    pub fn take(&self, model: &mut Model, typed: &str) -> Result<(), String> {
        (self.0)(model, typed)
    }
}

impl Debug for Then {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Then")
    }
}

impl Debug for ThenTyped {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("ThenTyped")
    }
}

impl Model {
    /// Opens something over the screen.
    pub fn open(&mut self, over: impl Into<Overlay>) {
        self.overlays.push(over.into());
    }
}
