//! What lies over a screen: help, a list to choose from, a line to type, a
//! question. A stack: `Esc` takes the top one away and loses nothing.

use std::path::PathBuf;

use crate::coverage::Arrival;
use crate::files::snapshots::Redaction;
use crate::phrases::Why;
use crate::team::{Edit, Rating};
use crate::tui::app::menu::Menu;
use crate::tui::app::palette::Palette;
use crate::tui::app::prompt::Prompt;
use crate::tui::overlays::decide::DecideForm;
use crate::tui::overlays::export::ExportForm;
use crate::tui::screens::plan::CandidateForm;
use crate::tui::screens::session::Cell;
use crate::tui::screens::table::TableView;

/// One thing over the screen.
#[derive(Debug, Clone, PartialEq)]
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
    /// A row in full: what it means, why it stands as it does.
    Why {
        /// Its dimension, by place.
        place: usize,
        /// Lines scrolled away above.
        top: usize,
        /// What it says; nothing where the dimension is there no more.
        said: Option<Box<Why>>,
    },
    /// The facilitator's script of the workshop's step.
    Guide,
    /// The form of a decision.
    Decide(Box<DecideForm>),
    /// What leaves the program, and where it goes.
    Export(Box<ExportForm>),
    /// How a table is read, before it is taken in.
    Table(Box<TableView>),
    /// What is behind the numbers of the plan's line under the cursor.
    WhyPlan {
        /// Lines scrolled away above.
        top: usize,
    },
    /// What is known of a candidate.
    Candidate(Box<CandidateForm>),
}

/// What the help shows, and how far one has read.
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

/// A question, and what a yes does.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirm {
    /// The question.
    pub question: String,
    /// What happens on yes, in a few words: "leave", "delete Ada".
    pub yes: String,
    /// What it means.
    pub then: Consequence,
}

impl Confirm {
    /// Returns whether Enter means no: where a slip could not be taken back
    /// from the room.
    pub fn enter_means_no(&self) -> bool {
        matches!(self.then, Consequence::Reveal)
    }
}

/// What a yes does.
#[derive(Debug, Clone, PartialEq)]
pub enum Consequence {
    /// Leave the program.
    Quit,
    /// Leave it, whatever is saved nowhere.
    Abandon,
    /// Change the team.
    Change {
        /// How.
        edit: Box<Edit>,
        /// What the change is called, without anyone's answer.
        what: String,
    },
    /// Take a member out, and look for what else there is of them.
    RemoveMember {
        /// How.
        edit: Box<Edit>,
        /// What the change is called.
        what: String,
        /// Who.
        name: String,
    },
    /// Delete these sheets for good.
    DeleteSheets(Vec<PathBuf>),
    /// End the session.
    EndSession,
    /// Keep a snapshot.
    Keep(Redaction),
    /// Correct an answer: its owner has agreed.
    Correct {
        /// Whose, on what.
        cell: Cell,
        /// What it becomes.
        after: Rating,
        /// What moved it, in their words.
        example: String,
    },
    /// Show everything to everyone.
    Reveal,
    /// Take in the sheets that have come.
    TakeSheets,
    /// Take in the sheet that was pasted.
    TakePastedSheet(Box<Arrival>),
}
