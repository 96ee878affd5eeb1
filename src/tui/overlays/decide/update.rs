//! What actions do in the form of a decision.

use crate::coverage::{Coverage, DimensionCoverage};
use crate::phrases::{self, MAX_DECISIONS};
use crate::team::{Choice, Edit, ListEdit, State, Team};
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::{Action, Effect, Model, Motion, Overlay, Source};
use crate::tui::overlays::decide::{DecideForm, Field, expect_control};

/// Opens the form for a dimension: on the existing decision if there is one,
/// else on a new one. One whose day has passed is a thing to look back at.
pub(crate) fn open(model: &mut Model, dimension: usize) {
    let Some(about) = model.team.dimensions().get(dimension) else { return };
    let stands = model.team.decisions.iter().rposition(|decision| {
        decision.dimension == about.id && decision.due.is_none_or(|due| due >= model.today)
    });
    if let Some(at) = stands {
        return open_at(model, at);
    }
    let id = about.id.clone();
    let choice = proposed(model, dimension);
    let expect = expected(&model.team, &model.coverage, dimension, choice);
    show(model, |today| DecideForm::new(id, choice, expect, today));
}

/// Returns the choice to begin with: where nobody can show the others, nobody
/// grows by pairing.
fn proposed(model: &Model, dimension: usize) -> Choice {
    let is_gap = model.coverage.dimension(dimension).status.state() == Some(State::Gap);
    if is_gap && !model.team.dimensions()[dimension].is_spectrum() {
        Choice::Hire
    } else {
        Choice::Grow
    }
}

/// Opens the form on a decision that is there, by its place.
pub(crate) fn open_at(model: &mut Model, at: usize) {
    if let Some(decision) = model.team.decisions.get(at) {
        let form = DecideForm::of(decision, at);
        show(model, |_| form);
    }
}

/// Opens the form for one of several dimensions: asks which.
pub(crate) fn open_for(model: &mut Model, dimensions: &[usize]) {
    match dimensions {
        [] => {}
        [one] => open(model, *one),
        several => {
            let entries = several.iter().map(|&index| {
                let name = model.team.dimensions()[index].title();
                Entry::new(name, "", move |model| open(model, index))
            });
            model.open(Menu::new("Decide about which row?", entries.collect()));
        }
    }
}

fn show(model: &mut Model, form: impl FnOnce(crate::team::Date) -> DecideForm) {
    if let Some(why) = model.refusal() {
        return model.notify_failure(why);
    }
    let form = form(model.today);
    helpers_for(model, form.choice());
    model.overlays.push(Overlay::Decide(Box::new(form)));
}

/// Asks for the other teams of the folder where somebody is to be borrowed.
fn helpers_for(model: &mut Model, choice: Choice) {
    if choice == Choice::Borrow && matches!(model.source, Source::File(_)) {
        model.ask(Effect::LoadTeams);
    }
}

/// Returns what we expect where nothing else was said: what one more person would
/// make of it; of what is accepted, that it stays as it is. Of spectra nothing,
/// for no end is a deficit.
fn expected(team: &Team, coverage: &Coverage, index: usize, choice: Choice) -> Option<State> {
    let row = coverage.dimension(index);
    let level = row.need().level()?;
    if team.dimensions()[index].is_spectrum() {
        return None;
    }
    if choice == Choice::Accept {
        return row.status.state();
    }
    let mut histogram = *row.histogram();
    histogram[usize::from(level)] += 1;
    let after = DimensionCoverage::from_histogram(histogram, row.need());
    // More than enough is nothing to promise.
    Some(after.lowest.min(State::Covered).max(row.lowest))
}

/// Does one action.
pub(crate) fn update(model: &mut Model, action: &Action) {
    match action {
        Action::Back => {
            model.overlays.pop();
            return;
        }
        Action::Enter => return keep(model),
        Action::Remove => return take_away(model),
        _ => {}
    }
    let Model { overlays, team, coverage, map, .. } = model;
    let Some(Overlay::Decide(decide)) = overlays.last_mut() else { return };
    let form = &mut decide.form;
    let is_owner = form.is_on(Field::Owner);
    if let (true, Action::Move(motion @ (Motion::Left | Motion::Right))) = (is_owner, action) {
        let by = if *motion == Motion::Left { -1 } else { 1 };
        let now = decide.owner(team, map).unwrap_or_default();
        decide.picked = Some(now.next(decide.form.text(Field::Owner), by, team, map));
        return;
    }
    let before = (form.text(Field::Owner).to_owned(), form.chosen(Field::Expect));
    form.update(action);
    if is_owner && (form.text(Field::Owner) != before.0 || erases(action)) {
        decide.picked = None;
    }
    decide.expect_chosen |= decide.form.chosen(Field::Expect) != before.1;
    if !decide.expect_chosen
        && let Some(index) = team.dimension_index(decide.dimension.as_str())
    {
        let expect = expected(team, coverage, index, decide.choice());
        decide.form.set(Field::Expect, expect_control(expect));
    }
    if decide.form.is_on(Field::Choice) {
        let choice = decide.choice();
        helpers_for(model, choice);
    }
}

/// Returns whether an action takes text away.
fn erases(action: &Action) -> bool {
    use Action::{DeleteBack, DeleteForward, DeleteLine, DeleteWord};
    matches!(action, DeleteBack | DeleteForward | DeleteLine | DeleteWord)
}

fn keep(model: &mut Model) {
    let today = model.today;
    let Model { overlays, team, map, .. } = model;
    let Some(Overlay::Decide(form)) = overlays.last_mut() else { return };
    let decision = match form.decision(team, map, today) {
        Ok(decision) => decision,
        Err((field, why)) => {
            form.form.refuse(field, why);
            return;
        }
    };
    let at = form.at;
    model.overlays.pop();
    let name = phrases::decided_about(&model.team, &decision).into_owned();
    let decisions = &model.team.decisions;
    let slot = match at.and_then(|at| Some((at, decisions.get(at)?))) {
        Some((_, before)) if *before == decision => return,
        Some((at, before)) if before.dimension == decision.dimension => {
            ListEdit::Replace(at, decision)
        }
        _ => ListEdit::Insert(decisions.len(), decision),
    };
    let (ListEdit::Insert(_, kept) | ListEdit::Replace(_, kept)) = &slot else { return };
    let open = phrases::still_open(kept);
    if model.try_change(Edit::Decision(slot), format!("the decision on {name}")) {
        model.notify(if let Some(open) = open {
            format!("Decided: {name}, {open}. d changes it.")
        } else if made_today(model) >= MAX_DECISIONS {
            format!("Decided: {name}. {ENOUGH_WORDS}")
        } else {
            format!("Decided: {name}. 4 shows all decisions, u undoes it.")
        });
    }
}

/// What is said once there are enough.
const ENOUGH_WORDS: &str = "Three decisions are enough for one session.";

/// Returns how many decisions were made today: in this session, as far as one can tell.
pub fn made_today(model: &Model) -> usize {
    model.team.decisions.iter().filter(|decision| decision.made == Some(model.today)).count()
}

fn take_away(model: &mut Model) {
    if let Some(Overlay::Decide(form)) = model.overlays.pop()
        && let Some(at) = form.at
    {
        remove(model, at);
    }
}

/// Takes a decision away, by its place; undo brings it back.
pub(crate) fn remove(model: &mut Model, at: usize) {
    let Some(decision) = model.team.decisions.get(at) else { return };
    let name = phrases::decided_about(&model.team, decision).into_owned();
    let edit = Edit::Decision(ListEdit::Remove(at));
    if model.try_change(edit, format!("the decision on {name}")) {
        model.notify(format!("The decision on {name} is removed. u brings it back."));
    }
}
