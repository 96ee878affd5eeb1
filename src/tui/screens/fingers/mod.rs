//! Fingers: everyone shows 0 to 5 at once, and the facilitator types the
//! digits along the row. The fast way for a room, and openly less private.

pub mod draw;
use crate::coverage::{Coverage, asked_in, left_open};
use crate::team::{Edit, Rating, Session, Team};
use crate::tui::app::update::on_any_screen;
use crate::tui::app::{Action, Model, Motion, Screen};
use crate::tui::screens::session::room;

/// The state of the fingers screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingers {
    /// Skills and experiences by index, in the order asked. Spectra are no matter for fingers.
    pub order: Vec<usize>,
    /// Which of them is asked.
    pub asked: usize,
    /// What was typed so far, members in order; nothing where someone showed
    /// nothing.
    pub typed: Vec<Option<u8>>,
    /// Rows typed since fingers began, by index in `order`: what undo reaches.
    rows: Vec<usize>,
    /// The row that was kept last and what was typed of it: it stays in sight
    /// while the next one is asked.
    pub kept: Option<(usize, Vec<Option<u8>>)>,
}

impl Fingers {
    fn new(team: &Team, coverage: &Coverage) -> Self {
        let mut order = asked_in(team, coverage);
        order.retain(|&at| !team.dimensions()[at].is_spectrum());
        // Where rows were added since, the first one that nobody has answered.
        let is_new = |&at: &usize| team.ratings().column(at).iter().all(|rating| rating.is_blank());
        let asked = order.iter().position(is_new).unwrap_or(0);
        Self { order, asked, typed: Vec::new(), rows: Vec::new(), kept: None }
    }

    /// Returns the dimension asked, by index.
    pub fn dimension(&self) -> Option<usize> {
        self.order.get(self.asked).copied()
    }
}

impl Model {
    /// Returns whether phones can be asked what fingers leave open.
    pub(crate) fn asks_spectra_later(&self) -> bool {
        self.team.session.step.is_some() && !left_open(&self.team).is_empty()
    }
}

/// Begins with the first dimension.
pub(crate) fn open(model: &mut Model) {
    if let Some(why) = model.refusal() {
        return model.notify_failure(why);
    }
    let fingers = Fingers::new(&model.team, &model.coverage);
    if fingers.order.is_empty() || model.team.members().is_empty() {
        return model.notify("Fingers need rows and people. Press e to add them.");
    }
    model.screen = Screen::Fingers(Box::new(fingers));
    model.refresh();
}

/// Does one action of the facilitator.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let people = model.team.members().len();
    let Screen::Fingers(fingers) = &mut model.screen else { return };
    let is_last = fingers.dimension().is_none();
    match *action {
        Action::Help | Action::Theme => return on_any_screen(model, action),
        Action::Answer(_) | Action::Pass if is_last => {}
        Action::Answer(level) => fingers.typed.push(Some(level)),
        Action::Pass => fingers.typed.push(None),
        // Out of habit after the last digit: it must not skip a row.
        Action::Enter if !is_last && fingers.typed.is_empty() => {
            return model.notify("Type the numbers from left to right. ↓ skips this row.");
        }
        Action::DeleteBack if fingers.typed.pop().is_none() => {
            fingers.asked = fingers.asked.saturating_sub(1);
        }
        Action::Undo => return undo_answer(model),
        Action::Room if is_last && model.asks_spectra_later() => return room::open_or_close(model),
        Action::Move(Motion::Down) | Action::Enter => return forward(model),
        Action::Move(Motion::Up) => {
            keep(model);
            if let Screen::Fingers(fingers) = &mut model.screen {
                fingers.asked = fingers.asked.saturating_sub(1);
            }
            return;
        }
        Action::Back => {
            keep(model);
            return model.show_map();
        }
        _ => {}
    }
    let full = matches!(&model.screen, Screen::Fingers(fingers)
        if fingers.dimension().is_some() && fingers.typed.len() == people);
    if full {
        forward(model);
    }
}

/// Keeps what was typed of the row as one change.
fn keep(model: &mut Model) {
    let Screen::Fingers(fingers) = &mut model.screen else { return };
    let Some(dimension) = fingers.dimension() else { return };
    let asked = fingers.asked;
    let typed = std::mem::take(&mut fingers.typed);
    if typed.iter().any(Option::is_some) {
        fingers.kept = Some((dimension, typed.clone()));
    }
    let ratings = model.team.ratings();
    let answers = typed.into_iter().enumerate().filter_map(|(member, level)| {
        let want = ratings.get(dimension, member).want();
        let rating = Rating::level(level?)?.with_want(want);
        Some(Edit::Rate { dimension, member, rating, rated: model.rated_on(member) })
    });
    let edits: Vec<Edit> = answers.collect();
    if edits.is_empty() {
        return;
    }
    let name = model.team.dimensions()[dimension].name.clone();
    model.change(Edit::All(edits), format!("the fingers on {name}"));
    if let Screen::Fingers(fingers) = &mut model.screen {
        fingers.rows.push(asked);
    }
}

/// On to the next row; after the last one, to a page that says so, and from
/// there back.
fn forward(model: &mut Model) {
    keep(model);
    let Screen::Fingers(fingers) = &mut model.screen else { return };
    if fingers.asked < fingers.order.len() {
        fingers.asked += 1;
        if fingers.asked < fingers.order.len() {
            return;
        }
        let any = !fingers.rows.is_empty();
        let now = &model.team.session;
        // In a session, everyone is done with the last row.
        if any && (now.hidden || now.step.is_some()) {
            let done = model.team.members().iter().map(|member| member.id.clone()).collect();
            let session = Session { done, ..now.clone() };
            model.apply_without_undo(Edit::Session(Box::new(session)));
        }
        return;
    }
    model.show_map();
}

/// Undoes the last row and asks it again; only rows typed here.
fn undo_answer(model: &mut Model) {
    let Screen::Fingers(fingers) = &mut model.screen else { return };
    fingers.typed.clear();
    let Some(asked) = fingers.rows.pop() else {
        return model.notify("Nothing to undo here.");
    };
    fingers.asked = asked;
    fingers.kept = None;
    model.undo();
}
