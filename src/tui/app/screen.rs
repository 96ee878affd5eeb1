//! The screens, and the contexts that give keys their meaning.

use crate::team::Step;
use crate::tui::app::{Model, Overlay};
use crate::tui::screens::decisions::DecisionsView;
use crate::tui::screens::edit::{EditView, Focus, Tab};
use crate::tui::screens::findings::FindingsView;
use crate::tui::screens::fingers::Fingers;
use crate::tui::screens::history::HistoryView;
use crate::tui::screens::plan::PlanView;
use crate::tui::screens::rate::{Page, RatingForm};
use crate::tui::screens::session::SessionView;
use crate::tui::screens::table::Page as ImportPage;
use crate::tui::screens::teams::TeamsView;
use crate::tui::screens::welcome::Welcome;

/// What fills the terminal.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// Recent teams, templates, the demo.
    Welcome(Box<Welcome>),
    /// The map: dimensions, states, people.
    Map,
    /// Personality alone, where the map has no room for it.
    Personality,
    /// What the map says, in sentences.
    Findings(Box<FindingsView>),
    /// Team, situations, dimensions, needs, members.
    Edit(Box<EditView>),
    /// Fingers: everyone shows a level at once.
    Fingers(Box<Fingers>),
    /// The plan: whom to hire, and what happens if someone leaves.
    Plan(Box<PlanView>),
    /// One person's private rating.
    Rate(Box<RatingForm>),
    /// The decisions.
    Decisions(DecisionsView),
    /// Snapshots by date, and how decisions turned out.
    History(Box<HistoryView>),
    /// The teams of the folder.
    Teams(Box<TeamsView>),
    /// The radar.
    Shape,
    /// The current step of a workshop.
    Session(SessionView),
}

impl Screen {
    /// Returns whether it shows people's answers: until the reveal, the page that says who is done
    /// replaces such a screen.
    pub fn shows_ratings(&self) -> bool {
        match self {
            Self::Map
            | Self::Personality
            | Self::Findings(_)
            | Self::Decisions(_)
            | Self::History(_)
            | Self::Teams(_)
            | Self::Plan(_)
            | Self::Shape => true,
            Self::Welcome(_)
            | Self::Edit(_)
            | Self::Rate(_)
            | Self::Fingers(_)
            | Self::Session(_) => false,
        }
    }
}

/// The context: it decides what a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::VariantArray, strum::IntoStaticStr)]
pub enum Context {
    /// Everything is hidden.
    Hidden,
    /// The welcome screen.
    Welcome,
    /// The map.
    Map,
    /// The strips.
    Personality,
    /// The findings.
    Findings,
    /// A list of the edit screen: situations, members.
    Edit,
    /// The list of dimensions and what is needed of them.
    #[strum(serialize = "Edit: rows and needs")]
    Needs,
    /// The fields of the team, a situation or a member.
    #[strum(serialize = "Edit: fields")]
    Fields,
    /// The fields of a row, its need among them.
    #[strum(serialize = "Edit: fields of a row")]
    RowFields,
    /// A step of a workshop.
    #[strum(serialize = "Workshop")]
    Session,
    /// Who has rated, while ratings are hidden.
    #[strum(serialize = "Who has rated")]
    Lobby,
    /// What the team expects to see.
    Expect,
    /// The rows to talk about.
    Talk,
    /// The spectra, one large.
    #[strum(serialize = "Spectra, one by one")]
    Spectra,
    /// Fingers: everyone shows a level at once.
    Fingers,
    /// The page between two people at one machine.
    #[strum(serialize = "Pass the laptop")]
    PassDevice,
    /// One question of a private rating, on a scale of levels.
    Rate,
    /// One question of a private rating, on a spectrum.
    #[strum(serialize = "Rate")]
    RateSpectrum,
    /// The last page of a private rating.
    #[strum(serialize = "Check your answers")]
    Review,
    /// The decisions.
    Decisions,
    /// The history.
    History,
    /// The teams of the folder.
    Teams,
    /// The shape.
    Shape,
    /// The commands, found by typing.
    #[strum(serialize = "Commands")]
    Palette,
    /// The list of keys.
    Help,
    /// A list to choose from.
    #[strum(serialize = "Choose")]
    Menu,
    /// A line to type.
    #[strum(serialize = "Type")]
    Prompt,
    /// The name of a file to type.
    #[strum(serialize = "Type a file name")]
    FileName,
    /// A question with yes and no.
    #[strum(serialize = "Question")]
    Confirm,
    /// A row in full.
    Why,
    /// The facilitator's script.
    #[strum(serialize = "Facilitator's script")]
    Guide,
    /// The form of a decision.
    #[strum(serialize = "Decision")]
    Decide,
    /// The form of a new row.
    #[strum(serialize = "New row")]
    NewRow,
    /// The form of an export.
    Export,
    /// A table: its columns.
    #[strum(serialize = "Import: columns")]
    Table,
    /// A table: its values.
    #[strum(serialize = "Import: values")]
    TableValues,
    /// A table: its names.
    #[strum(serialize = "Import: names")]
    TableNames,
    /// A table: the summary before the import.
    #[strum(serialize = "Import: summary")]
    TableTake,
    /// The plan.
    Plan,
    /// The explanation of a line of the plan.
    #[strum(serialize = "Why")]
    WhyPlan,
    /// The form of a candidate's answers.
    Candidate,
}

/// The height from which messages have a row of their own above the footer.
pub const MESSAGE_ROW_FROM: u16 = 20;

/// The smallest size, in columns and rows. Below it the screen only says what size it needs, and
/// keys do nothing that could not be seen.
pub const MIN_SIZE: (u16, u16) = (60, 16);

impl Context {
    /// Returns the context of what is on top.
    pub fn of(model: &Model) -> Self {
        if model.hidden {
            return Self::Hidden;
        }
        match model.overlays.last() {
            Some(Overlay::Help(_)) => Self::Help,
            Some(Overlay::Palette(_)) => Self::Palette,
            Some(Overlay::Menu(_)) => Self::Menu,
            Some(Overlay::Prompt(prompt)) if prompt.path.is_some() => Self::FileName,
            Some(Overlay::Prompt(_)) => Self::Prompt,
            Some(Overlay::Confirm(_)) => Self::Confirm,
            Some(Overlay::Why { .. }) => Self::Why,
            Some(Overlay::Guide(_)) => Self::Guide,
            Some(Overlay::Decide(_)) => Self::Decide,
            Some(Overlay::NewRow(_)) => Self::NewRow,
            Some(Overlay::Export(_)) => Self::Export,
            Some(Overlay::Table(view)) => match view.page {
                ImportPage::Columns => Self::Table,
                ImportPage::Values => Self::TableValues,
                ImportPage::Names => Self::TableNames,
                ImportPage::TakeIn => Self::TableTake,
            },
            Some(Overlay::WhyPlan { .. }) => Self::WhyPlan,
            Some(Overlay::Candidate(_)) => Self::Candidate,
            None => Self::of_screen(model),
        }
    }

    /// Returns what the help is about: the form below it, else the screen.
    pub fn of_help(model: &Model) -> Self {
        let form = model.overlays.iter().rev().find(|one| !matches!(one, Overlay::Help(_)));
        match form {
            Some(Overlay::Candidate(_)) => Self::Candidate,
            _ => Self::of_screen(model),
        }
    }

    /// Returns the context of the screen itself, whatever lies over it.
    pub fn of_screen(model: &Model) -> Self {
        if model.hides_ratings() {
            return Self::Lobby;
        }
        match &model.screen {
            Screen::Session(_) => match model.team.session.step {
                Some(Step::Rate) => Self::Lobby,
                Some(Step::Expect) => Self::Expect,
                Some(Step::Talk) => Self::Talk,
                Some(Step::Spectra) => Self::Spectra,
                _ => Self::Session,
            },
            Screen::Welcome(_) => Self::Welcome,
            Screen::Map => Self::Map,
            Screen::Personality => Self::Personality,
            Screen::Findings(_) => Self::Findings,
            Screen::Edit(view) => match view.focus {
                Focus::List if view.tab == Tab::Dimensions => Self::Needs,
                Focus::List => Self::Edit,
                Focus::Fields(_) if view.tab == Tab::Dimensions => Self::RowFields,
                Focus::Fields(_) => Self::Fields,
            },
            Screen::Fingers(_) => Self::Fingers,
            Screen::Rate(form) => match form.page {
                Page::PassDevice => Self::PassDevice,
                Page::Review { .. } => Self::Review,
                Page::Question(_) if form.on_spectrum(&model.team) => Self::RateSpectrum,
                Page::Question(_) => Self::Rate,
            },
            Screen::Decisions(_) => Self::Decisions,
            Screen::History(_) => Self::History,
            Screen::Teams(_) => Self::Teams,
            Screen::Shape => Self::Shape,
            Screen::Plan(_) => Self::Plan,
        }
    }

    /// Returns whether letters are text here, not commands.
    pub fn takes_text(self) -> bool {
        matches!(
            self,
            Self::Prompt
                | Self::FileName
                | Self::Menu
                | Self::Decide
                | Self::NewRow
                | Self::Export
                | Self::Palette
                | Self::Help
        )
    }

    /// Returns whether a pasted text is used here: as typed text, or as a table.
    pub fn takes_pastes(self) -> bool {
        self.takes_text()
            || matches!(
                self,
                Self::Welcome
                    | Self::Lobby
                    | Self::Map
                    | Self::Personality
                    | Self::Findings
                    | Self::Decisions
                    | Self::History
                    | Self::Shape
                    | Self::Plan
                    | Self::Edit
                    | Self::Needs
                    | Self::Fields
                    | Self::RowFields
                    | Self::Table
                    | Self::TableValues
                    | Self::TableNames
                    | Self::TableTake
            )
    }

    /// Returns the name that help gives it.
    pub fn title(self) -> &'static str {
        self.into()
    }
}
