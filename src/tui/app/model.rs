//! The model: everything that the screen is drawn from.

use super::undo::Selection;
use crate::coverage::{Coverage, SheetFile};
use crate::phrases::{self, Naming};
use crate::team::{Date, Edit, Id, Team};
use crate::text;
use crate::tui::app::overlay::Help;
use crate::tui::app::undo::{Step, UndoStack};
use crate::tui::app::{Effect, Options, Overlay, SaveState, Screen, Source};
use crate::tui::screens::map::{MapView, Page};
use crate::tui::screens::session::{
    Lobby, OfferedAddress, Reveal, RoomView, SessionView, UndoableReveal,
};
use crate::tui::screens::teams::Teams;
use crate::tui::screens::welcome::{Recent, Welcome};
use crate::tui::screens::why;

/// Whether a notice reports success or failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something is done.
    Done,
    /// Something failed, and the text says what to do.
    Failure,
}

/// A line above the footer, until the next key or for some seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Success or failure.
    pub tone: Tone,
    /// The text.
    pub text: String,
    /// When it disappears, in seconds since 1970; a failure stays until the next key.
    pub until: Option<i64>,
}

/// Seconds that a message stays.
const MESSAGE_SECONDS: i64 = 6;

/// Returns a message on one line without control characters: it may name a file, and file names
/// can contain anything.
fn clean(sentence: &str) -> String {
    let lines: Vec<&str> = sentence.lines().map(str::trim).collect();
    text::visible(&lines.join(" ")).into_owned()
}

/// The program's state.
#[derive(Debug, Clone)]
pub struct Model {
    /// The team that is open.
    pub team: Team,
    /// The coverage of the team in the situation shown, without those away.
    pub coverage: Coverage,
    /// Where it came from.
    pub source: Source,
    /// Whether what is on screen is on disk.
    pub saved: SaveState,
    /// What fills the terminal.
    pub screen: Screen,
    /// The overlays, the top one last.
    pub overlays: Vec<Overlay>,
    /// The state of the map.
    pub map: MapView,
    /// What can be undone and redone.
    pub undo_stack: UndoStack,
    /// How the program looks and behaves.
    pub options: Options,
    /// The last message.
    pub notice: Option<Notice>,
    /// Whether the screen is blanked.
    pub hidden: bool,
    /// Today, passed in.
    pub today: Date,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Seconds since 1970, told by the loop; a workshop's clock reads it.
    pub now: i64,
    /// The progress of the reveal; `None` unless one is running.
    pub reveal: Option<Reveal>,
    /// The last reveal, while it can be undone.
    pub(crate) revealed: Option<UndoableReveal>,
    /// The sheets that have arrived while a workshop waits for them.
    pub(crate) sheets: Vec<SheetFile>,
    /// Who has rated, while a workshop runs.
    pub lobby: Lobby,
    /// Whether Esc goes back to the workshop's page.
    pub return_to_session: bool,
    /// Who rated last on this machine, by index.
    pub(crate) rated_last: Option<usize>,
    /// The rows ticked off while talking.
    pub(crate) talked: Vec<Id>,
    /// When the current step began, in seconds since 1970; `None` in a workshop that was resumed.
    pub(crate) step_since: Option<i64>,
    /// The room for phones, while it is open.
    pub room: Option<RoomView>,
    /// Where the facilitator's remote can be opened.
    pub remote: Option<OfferedAddress>,
    /// The rows that the room voted for with their dots, the most first.
    pub(crate) votes: Vec<(String, usize)>,
    /// The teams of the folder, as they were last read.
    pub teams: Option<Box<Teams>>,
    /// Whether a snapshot was saved since the last workshop ended.
    pub snapshot_kept: bool,
    /// What this update has asked of the world outside so far.
    pub(crate) effects: Vec<Effect>,
}

impl Model {
    /// Returns a model that shows this team's map.
    pub fn new(team: Team, source: Source, options: Options, today: Date) -> Self {
        let coverage = Coverage::on(&team, team.opening_situation(), today);
        let mut model = Self {
            team,
            coverage,
            source,
            saved: SaveState::Saved,
            screen: Screen::Map,
            overlays: Vec::new(),
            map: MapView::default(),
            undo_stack: UndoStack::default(),
            options,
            notice: None,
            hidden: false,
            today,
            size: (80, 24),
            now: 0,
            reveal: None,
            revealed: None,
            sheets: Vec::new(),
            lobby: Lobby::default(),
            return_to_session: false,
            rated_last: None,
            talked: Vec::new(),
            step_since: None,
            room: None,
            remote: None,
            votes: Vec::new(),
            teams: None,
            snapshot_kept: false,
            effects: Vec::new(),
        };
        if model.team.session.step.is_some() {
            // A workshop that stopped is picked up where it did.
            model.screen = Screen::Session(SessionView::default());
        }
        model.refresh();
        model
    }

    /// Asks the world outside for something, once this update is done.
    pub(crate) fn ask(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Returns what this update has asked for.
    pub(super) fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Returns whether quitting would lose changes to the demo.
    pub fn is_changed_demo(&self) -> bool {
        self.source == Source::Demo && self.undo_stack.can_undo()
    }

    /// Returns a model that shows the welcome screen: no team is open.
    pub fn welcome(recent: Vec<Recent>, options: Options, today: Date) -> Self {
        let mut model = Self::new(Team::default(), Source::Nothing, options, today);
        model.screen = Screen::Welcome(Box::new(Welcome::new(recent)));
        model
    }

    /// Applies an edit, keeps its inverse for undo, and asks for it to be
    /// saved. `what` names the change without telling anyone's answer.
    pub fn change(&mut self, edit: Edit, what: impl Into<String>) {
        self.try_change(edit, what);
    }

    /// Changes as [`Model::change`] does; returns whether it could.
    pub(crate) fn try_change(&mut self, edit: Edit, what: impl Into<String>) -> bool {
        let inverse = self.refusal().map_or_else(|| self.apply(edit), Err);
        match inverse {
            Ok(inverse) => {
                self.undo_stack.undo.push(Step { edit: inverse, what: what.into() });
                self.undo_stack.redo.clear();
                self.saving();
                true
            }
            Err(why) => {
                self.notify_failure(why);
                false
            }
        }
    }

    /// Applies an edit that undo does not reverse: the step of a workshop, and whether ratings are
    /// hidden.
    pub(crate) fn apply_without_undo(&mut self, edit: Edit) {
        match self.refusal().map_or_else(|| self.apply(edit), Err) {
            Ok(_) => self.saving(),
            Err(why) => self.notify_failure(why),
        }
    }

    /// Shows another state of a team that cannot be changed here.
    pub(crate) fn show_other(&mut self, team: Team) {
        if let Err(text) = self.apply(Edit::Team(Box::new(team))) {
            self.notify_failure(text);
        }
    }

    /// Returns the day that is shown: of a snapshot its own, else today.
    pub fn shown_day(&self) -> Date {
        match self.source {
            Source::Snapshot(_, day) => day,
            _ => self.today,
        }
    }

    /// Returns why this team cannot be changed here, and what to do; nothing where it can.
    pub fn refusal(&self) -> Option<String> {
        match &self.source {
            Source::Snapshot(_, date) => {
                let day = phrases::day(*date);
                Some(format!(
                    "This is the snapshot of {day}. : \"save as\" saves a copy to change."
                ))
            }
            Source::ReadOnly(_, why) => {
                let why = why.reason().unwrap_or_default();
                Some(format!("Read-only: {why}. : \"save as\" saves a copy to change."))
            }
            Source::Nothing | Source::Demo | Source::File(_) | Source::Sheet(_) => None,
        }
    }

    pub(super) fn apply(&mut self, edit: Edit) -> Result<Edit, String> {
        let before = Selection::of(self);
        let inverse = self.team.apply(edit).map_err(|error| error.to_string())?;
        before.restore(self);
        self.refresh();
        Ok(inverse)
    }

    /// Saves again; nothing changes if everything is on disk already.
    pub(crate) fn save_now(&mut self) {
        if let Some(why) = self.refusal() {
            return self.notify_failure(why);
        }
        match (&self.source, &self.saved) {
            (Source::Nothing | Source::Demo, _) => {}
            (_, SaveState::Failed(_)) => self.saving(),
            _ => self.notify("Every change is saved as you make it."),
        }
    }

    pub(super) fn saving(&mut self) {
        if self.source.is_saved() {
            self.saved = SaveState::Saving;
            self.ask(Effect::Save);
        }
    }

    /// Shows a message that something is done.
    pub fn notify(&mut self, text: impl Into<String>) {
        let until = Some(self.now + MESSAGE_SECONDS);
        self.notice = Some(Notice { tone: Tone::Done, text: clean(&text.into()), until });
    }

    /// Shows a message that something failed, and what to do.
    pub fn notify_failure(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { tone: Tone::Failure, text: clean(&text.into()), until: None });
    }

    /// Shows why an effect failed: in the prompt that asked for it, or else as a message.
    pub fn refuse(&mut self, text: impl Into<String>) {
        match self.overlays.last_mut() {
            Some(Overlay::Prompt(prompt)) => prompt.fault = Some(clean(&text.into())),
            Some(Overlay::Export(export)) => export.form.fault = Some(clean(&text.into())),
            _ => self.notify_failure(text),
        }
    }

    /// Switches to another situation; those away stay away.
    pub fn set_situation(&mut self, situation: Option<usize>) {
        self.coverage = Coverage::with_away(&self.team, situation, self.coverage.away());
        self.refresh();
    }

    /// Marks a member away or here again.
    pub fn set_away(&mut self, member: usize, away: bool) {
        self.coverage.set_away(&self.team, member, away);
        if let Some(other_situation) = &mut self.map.other_situation {
            other_situation.set_away(&self.team, member, away);
        }
        self.refresh();
    }

    /// Goes to the map.
    pub(crate) fn show_map(&mut self) {
        self.screen = Screen::Map;
        self.refresh();
    }

    /// Updates what the map lists, after anything it depends on changed.
    pub fn refresh(&mut self) {
        let page = match self.screen {
            Screen::Personality => Page::Spectra,
            _ => Page::Map(self.size.1.saturating_sub(self.rows_around())),
        };
        self.map.refresh(&self.team, &self.coverage, page);
        self.refresh_lobby();
        match &mut self.screen {
            Screen::Findings(view) => view.refresh(&self.team, &self.coverage, &self.map.names),
            Screen::Plan(view) => {
                let other_situation = self.map.other_situation.as_ref();
                view.refresh(&self.team, &self.coverage, other_situation, &self.map.names);
            }
            _ => {}
        }
        why::say(self);
    }

    /// Limits scrolling of the top overlay to its last line, which the drawing knows.
    pub fn scroll_within(&mut self, max_scroll: usize) {
        match self.overlays.last_mut() {
            Some(
                Overlay::Help(Help { top, .. })
                | Overlay::Why { top, .. }
                | Overlay::WhyPlan { top },
            ) => {
                *top = (*top).min(max_scroll);
            }
            Some(_) => {}
            None => {
                if let Screen::History(view) = &mut self.screen {
                    view.top = view.top.min(max_scroll);
                }
            }
        }
    }

    /// Returns the day that an answer given now carries: today, unless the file says a later one
    /// already. It never moves back.
    pub(crate) fn rated_on(&self, member: usize) -> Option<Date> {
        let sentences = self.team.members().get(member).and_then(|own| own.rated);
        // A wrong clock's day does not stay.
        sentences.filter(|day| !day.is_to_come(self.today)).max(Some(self.today))
    }

    /// Returns whether aliases replace the names on the screen.
    pub fn hides_names(&self) -> bool {
        self.map.naming == Naming::Alias
    }

    /// Returns a member's name as the screen shows it now: their alias where names are hidden.
    pub fn name_of(&self, member: usize) -> &str {
        self.map.names.get(member)
    }
}
