//! What actions do in the session.

use super::{
    Reveal, SessionView, UndoableReveal, ask_sheets, guessable, next_guess, record, room,
    set_guess, spectra, talk,
};
use crate::phrases::english::list_some;
use crate::team::{Edit, End, Expected, ListEdit, Session, Step};
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::overlay::GuidePage;
use crate::tui::app::update::on_any_screen;
use crate::tui::app::{Action, Destination, Effect, Model, Motion, Overlay, Screen, Source};
use crate::tui::overlays::confirm::Confirm;
use crate::tui::screens::edit::Tab;
use crate::tui::screens::map::Scale;
use crate::tui::screens::session::record::toggle_speaker;
use crate::tui::screens::{edit, fingers, history, map, rate, table};

/// Goes to the current step of the workshop; starts one if none runs.
pub(crate) fn open(model: &mut Model) {
    if model.team.session.step.is_none() {
        if let Some(why) = model.refusal() {
            return model.notify_failure(why);
        }
        begin(model);
    }
    model.screen = Screen::Session(SessionView::default());
    model.refresh();
}

fn begin(model: &mut Model) {
    // What an earlier session expected is in its snapshot.
    let guesses = (0..model.team.expectations.len()).rev();
    let old: Vec<Edit> = guesses.map(|index| Edit::Expectation(ListEdit::Remove(index))).collect();
    if !old.is_empty() {
        model.change(Edit::All(old), "what the last session expected");
    }
    let session = Session {
        step: Some(Step::Frame),
        began: Some(model.now),
        revealed: false,
        done: Vec::new(),
        // It is this one.
        next: None,
        ..model.team.session.clone()
    };
    model.talked.clear();
    model.votes.clear();
    model.step_since = Some(model.now);
    model.apply_without_undo(Edit::Session(Box::new(session)));
}

/// Does one action on a step's page, or where ratings are hidden.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let step = model.team.session.step;
    match action {
        Action::Help | Action::Palette | Action::Theme | Action::Save | Action::Quit => {
            on_any_screen(model, action);
        }
        // To take back is for the whole room only where nobody's answers are.
        Action::Undo if !model.team.session.hidden => model.undo(),
        Action::Redo if !model.team.session.hidden => model.redo(),
        Action::Back if model.team.session.hidden && step.is_some() => {
            if model.hides_ratings() {
                model.screen = Screen::Session(SessionView::default());
            }
            model.refresh();
            model.notify(HIDDEN_UNTIL_REVEAL);
        }
        Action::Back => {
            model.screen = if model.hides_ratings() && step.is_some() {
                Screen::Session(SessionView::default())
            } else {
                Screen::Map
            };
            model.refresh();
        }
        Action::Answer(nth) => {
            let at = usize::from(*nth).checked_sub(1);
            if let Some(&step) = at.and_then(|at| Step::ALL.get(at)) {
                jump(model, step);
            }
        }
        Action::Situation if step == Some(Step::Frame) => map::update(model, action),
        Action::Go(Destination::Edit) => open_editor(model),
        Action::Go(destination @ (Destination::Findings | Destination::Decisions)) => {
            if model.team.session.hidden {
                return model.notify(HIDDEN_UNTIL_REVEAL);
            }
            go_to(model, *destination);
        }
        Action::Go(Destination::Map) if step == Some(Step::Talk) => go_to(model, Destination::Map),
        Action::Guide => guide(model),
        Action::TickOff => tick_off(model),
        Action::Away => {
            model.map.column = None;
            map::update(model, action);
        }
        Action::Snapshot => history::ask(model),
        Action::Keep => record::ask_next_session(model),
        Action::NextStep => forward(model),
        Action::PreviousStep => back(model),
        Action::Go(Destination::Session) => open(model),
        Action::Go(Destination::Rate) => rate::open(model),
        Action::Go(Destination::Fingers) => fingers::open(model),
        Action::Paste(text) => table::paste(model, text),
        Action::TypeForm => rate::ask_whose_form(model),
        Action::Vote => room::vote(model),
        Action::Remote => room::open_remote(model),
        Action::Room => room::open_or_close(model),
        Action::NextAddress => room::next_address(model),
        Action::FreeName => room::ask_whose_name(model),
        Action::NetworkHelp => room::show_help(model),
        Action::TakeSheets => ask_sheets(model),
        Action::Reveal => ask_reveal(model),
        Action::Enter => enter(model),
        Action::Next => next_line(model),
        Action::Move(Motion::Up) => step_cursor(model, -1),
        Action::Move(Motion::Down) => step_cursor(model, 1),
        Action::Move(Motion::Left) => ask_for_speaker(model, End::A),
        Action::Move(Motion::Right) => ask_for_speaker(model, End::B),
        Action::Point { row: Some(row), .. } => {
            if let Screen::Session(view) = &mut model.screen {
                view.cursor = *row;
            }
            step_cursor(model, 0);
        }
        Action::More => guess(model, Some(Expected::Strong)),
        Action::Fewer => guess(model, Some(Expected::Gap)),
        Action::Clear => guess(model, None),
        _ => {}
    }
}

/// Returns how many lines the step's list has.
fn line_count(model: &Model) -> usize {
    match model.team.session.step {
        Some(Step::Expect) => guessable(model).len(),
        Some(Step::Talk) => model.talk_rows().len(),
        Some(Step::Spectra) => spectra(&model.team).len(),
        _ => 0,
    }
}

fn step_cursor(model: &mut Model, by: isize) {
    let last = line_count(model).saturating_sub(1);
    if let Screen::Session(view) = &mut model.screen {
        view.cursor = view.cursor.saturating_add_signed(by).min(last);
    }
}

fn next_line(model: &mut Model) {
    let lines = line_count(model).max(1);
    if let Screen::Session(view) = &mut model.screen {
        view.cursor = (view.cursor + 1) % lines;
    }
}

fn cursor(model: &Model) -> usize {
    match &model.screen {
        Screen::Session(view) => view.cursor,
        _ => 0,
    }
}

fn enter(model: &mut Model) {
    match model.team.session.step {
        _ if model.hides_ratings() => rate::open(model),
        None => open(model),
        Some(Step::Frame) => forward(model),
        Some(Step::Choose) => open_editor(model),
        Some(Step::Rate) => rate::open(model),
        Some(Step::Expect) => {
            if let Some(&index) = guessable(model).get(cursor(model)) {
                next_guess(model, index);
            }
        }
        Some(Step::Reveal) if model.team.session.hidden => model.notify(HIDDEN_UNTIL_REVEAL),
        Some(Step::Reveal) => go_to(model, Destination::Map),
        Some(Step::Talk) if model.room.is_some() => room::vote(model),
        Some(Step::Talk) => talk::open(model, cursor(model)),
        Some(Step::Spectra) => next_line(model),
        Some(Step::Decide) => go_to(model, Destination::Findings),
        Some(Step::Close) => ask_end(model),
    }
}

/// Shows the facilitator's script of the step.
pub(crate) fn guide(model: &mut Model) {
    if model.team.session.step.is_none() {
        return model.notify("g shows the facilitator's script in a workshop. W starts one.");
    }
    model.overlays.push(Overlay::Guide(GuidePage::Script));
}

/// Ticks off the row under the cursor, and goes on to the next one that is
/// open.
fn tick_off(model: &mut Model) {
    let rows = model.talk_rows();
    let at = cursor(model);
    let Some(row) = rows.get(at) else { return };
    model.tick_off(row.dimension);
    if model.is_talked_about(row.dimension) {
        let after = (at + 1..rows.len()).chain(0..at);
        let next = after.into_iter().find(|&at| !model.is_talked_about(rows[at].dimension));
        if let (Some(next), Screen::Session(view)) = (next, &mut model.screen) {
            view.cursor = next;
        }
    }
}

/// Ends the session; without a snapshot of it, only after a question.
fn ask_end(model: &mut Model) {
    let on_disk = matches!(model.source, Source::File(_));
    if model.snapshot_kept || model.team.session.hidden || !on_disk {
        return end(model);
    }
    let question = "No snapshot was saved today: next quarter there is nothing to compare with. \
                    End anyway? (K saves one.)";
    model.open(Confirm::new(question, "end the workshop", end));
}

/// Goes to another screen as the map does.
fn go_to(model: &mut Model, destination: Destination) {
    model.show_map();
    // To the map itself, not to whatever lies on top: as long as ratings are
    // hidden, this page replaces the map.
    if destination != Destination::Map {
        map::update(model, &Action::Go(destination));
    }
    model.return_to_session = model.screen != Screen::Map;
}

/// Opens the edit screen; at the first step, its situations.
fn open_editor(model: &mut Model) {
    go_to(model, Destination::Edit);
    if model.team.session.step == Some(Step::Frame) {
        let situation = model.coverage.situation().unwrap_or(0);
        edit::show(model, Tab::Situations, situation);
    }
}

/// Goes back to the workshop's page rather than to the map.
pub(crate) fn return_to_step(model: &mut Model) {
    model.return_to_session = false;
    model.screen = Screen::Session(SessionView::default());
    model.refresh();
}

fn guess(model: &mut Model, expected: Option<Expected>) {
    if let Some(&index) = guessable(model).get(cursor(model)) {
        set_guess(model, index, expected);
    }
}

fn forward(model: &mut Model) {
    let Some(step) = model.team.session.step else { return open(model) };
    match Step::ALL.into_iter().find(|next| *next > step) {
        Some(next) => jump(model, next),
        None => model.notify("This is the last step. Enter ends the workshop."),
    }
}

pub(super) fn back(model: &mut Model) {
    let Some(step) = model.team.session.step else { return open(model) };
    match Step::ALL.into_iter().rev().find(|before| *before < step) {
        Some(before) => jump(model, before),
        None => model.notify("This is the first step."),
    }
}

/// Goes to the next step from the map, during a workshop.
pub(crate) fn next_step(model: &mut Model) {
    if model.team.session.step.is_none() {
        return model.notify("n is the next step of a workshop. W starts one.");
    }
    model.return_to_session = false;
    forward(model);
}

/// The message while answers are hidden. Only one key reveals them, so that nobody does it by
/// mistake.
const HIDDEN_UNTIL_REVEAL: &str = "Answers are hidden until you reveal them with V.";

/// Goes to any step; to those after the reveal only after it.
pub(super) fn jump(model: &mut Model, step: Step) {
    let now = &model.team.session;
    if step > Step::Reveal && now.hidden {
        return model.notify(HIDDEN_UNTIL_REVEAL);
    }
    let now_revealing = model.is_revealing();
    // From choosing on, nobody's answers are shown until the reveal; what has
    // been revealed stays so.
    let ahead = now.step.is_none_or(|before| before < step);
    let hides = (Step::Rate..=Step::Reveal).contains(&step) && ahead && !now.revealed;
    let session = Session { step: Some(step), hidden: now.hidden || hides, ..now.clone() };
    model.apply_without_undo(Edit::Session(Box::new(session)));
    if now_revealing && step != Step::Reveal {
        // Large for the reveal; from here on rows are worked with.
        model.map.scale = Scale::Desk;
    }
    model.step_since = Some(model.now);
    model.screen = Screen::Session(SessionView::default());
    model.refresh();
}

/// Ends the session.
pub(crate) fn end(model: &mut Model) {
    let now = model.team.session.clone();
    if now.hidden {
        return model.notify(HIDDEN_UNTIL_REVEAL);
    }
    model.revealed = None;
    let session = Session { step: None, began: None, done: Vec::new(), revealed: false, ..now };
    model.apply_without_undo(Edit::Session(Box::new(session)));
    model.show_map();
    model.notify(if model.snapshot_kept {
        "The workshop has ended. 5 shows its snapshot."
    } else {
        "The workshop has ended. 5, then K, saves a snapshot of what you found."
    });
}

/// Asks before everything is shown; undoes a reveal that has just happened.
fn ask_reveal(model: &mut Model) {
    if !model.team.session.hidden {
        return if model.can_hide_again() {
            model.hide_again();
        } else {
            model.notify("Nothing is hidden.");
        };
    }
    model.add_sent_answers();
    if model.collected().edit.is_some() {
        return ask_sheets(model);
    }
    let names: Vec<&str> = model.lobby.missing.iter().map(|&at| model.name_of(at)).collect();
    let question = match names.as_slice() {
        [] => "Everyone has answered. Reveal all answers now?".to_owned(),
        [name] => format!("{name} hasn't finished. Reveal anyway?"),
        names => format!("{} haven't finished. Reveal anyway?", list_some(names)),
    };
    let confirm = Confirm::new(question, "reveal", reveal);
    model.open(Confirm { enter_means_no: true, ..confirm });
}

impl Model {
    /// Undoes the reveal: everything is hidden again.
    pub(crate) fn hide_again(&mut self) {
        self.revealed = None;
        self.reveal = None;
        self.map.scale = Scale::Desk;
        let session = Session { hidden: true, revealed: false, ..self.team.session.clone() };
        self.apply_without_undo(Edit::Session(Box::new(session)));
        self.overlays.clear();
        self.screen = Screen::Session(SessionView::default());
        self.refresh();
        self.notify("Hidden again.");
    }
}

/// Shows everything at once.
pub(super) fn reveal(model: &mut Model) {
    let now = model.team.session.clone();
    let was_hidden = now.hidden;
    let step = now.step.map(|step| step.max(Step::Reveal));
    let revealed = step.is_some();
    let session = Session { hidden: false, revealed, step, ..now };
    model.apply_without_undo(Edit::Session(Box::new(session)));
    model.show_map();
    if was_hidden {
        // Large, for the room, from its top.
        model.map.scale = Scale::Room;
        model.refresh();
        map::update(model, &Action::Move(Motion::First));
    }
    if was_hidden && !model.team.session.hidden {
        model.step_since = Some(model.now);
        model.revealed =
            Some(UndoableReveal { at: model.now, changes: model.undo_stack.undo.len() });
        model.notify("Revealed. u hides everything again, for one minute.");
        if !model.options.reduced_motion {
            model.reveal = Some(Reveal { frame: 0 });
        }
    }
}

/// Handles the passing of time: a running reveal continues, sheets may have arrived.
pub(crate) fn tick(model: &mut Model) {
    model.reveal = model
        .reveal
        .map(|reveal| Reveal { frame: reveal.frame + 1 })
        .filter(|reveal| reveal.frame < Reveal::FRAMES);
    model.add_sent_answers();
    if model.awaits_sheets() {
        model.ask(Effect::ScanSheets);
    }
}

/// Asks who offers to speak for an end of the spectrum shown.
fn ask_for_speaker(model: &mut Model, end: End) {
    if model.team.session.step != Some(Step::Spectra) {
        return;
    }
    let Some(&dimension) = spectra(&model.team).get(cursor(model)) else { return };
    let spectrum = &model.team.dimensions()[dimension];
    let pole = &spectrum.poles[usize::from(end == End::B)];
    let members = model.team.members().iter().enumerate();
    let entries = members.map(|(member, person)| {
        let detail = if person.speaks_for(&spectrum.id, end) { "speaks for it" } else { "" };
        let speak = move |model: &mut Model| toggle_speaker(model, dimension, end, member);
        Entry::new(model.name_of(member), detail, speak)
    });
    model.open(Menu::new(format!("Who speaks for: {pole}"), entries.collect()));
}
