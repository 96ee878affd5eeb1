//! What lies over a screen: help, a list to choose from, a line to type, a
//! question. A stack: `Esc` takes the top one away and loses nothing.

use crate::phrases::Why;
use crate::tui::app::menu::Menu;
use crate::tui::app::palette::Palette;
use crate::tui::app::prompt::Prompt;
use crate::tui::overlays::confirm::Confirm;
use crate::tui::overlays::decide::DecideForm;
use crate::tui::overlays::export::ExportForm;
use crate::tui::screens::edit::new_row::NewRow;
use crate::tui::screens::plan::CandidateForm;
use crate::tui::screens::table::TableView;

/// One thing over the screen.
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
    /// A row in full: what it means, why it stands as it does.
    Why {
        /// Its dimension, by index.
        place: usize,
        /// Lines scrolled away above.
        top: usize,
        /// What it says; nothing where the dimension is there no more.
        said: Option<Box<Why>>,
    },
    /// The facilitator's script of the workshop's step.
    Guide(GuidePage),
    /// The form of a decision.
    Decide(Box<DecideForm>),
    /// The form of a new row.
    NewRow(Box<NewRow>),
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
