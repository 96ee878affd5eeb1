//! What actions do in a private rating.

use super::open::{finish, still_true, stop};
use crate::team::{Edit, Member, Position, Rating, Want};
use crate::tui::app::update::on_any_screen;
use crate::tui::app::{Action, Model, Motion, Screen};
use crate::tui::screens::rate::{Entry as By, Page, PriorAnswers, Shown};

/// Does one action in a form.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let Screen::Rate(form) = &mut model.screen else { return };
    if !matches!(action, Action::Want | Action::Answer(_) | Action::Tick) {
        form.just_answered = None;
    }
    match *action {
        Action::Help | Action::Theme => on_any_screen(model, action),
        Action::Back => stop(model),
        Action::Enter => match form.page {
            Page::PassDevice if form.entry == By::Form => {
                form.page = Page::Review { cursor: 0 };
            }
            Page::PassDevice => form.page = form.first_open(&model.team),
            Page::Review { .. } => finish(model),
            Page::Question(_) => form.forward(),
        },
        Action::Yes if form.page == Page::PassDevice => still_true(model),
        Action::Yes => row_still_true(model),
        Action::Previous => {
            if let Page::Review { cursor } = form.page {
                form.page = Page::Question(cursor);
            } else {
                form.back();
            }
        }
        Action::Next => form.forward(),
        Action::Move(motion) => step(model, motion),
        Action::Answer(level) => answer(model, level),
        Action::Point { row, column } => point(model, row, column),
        Action::Want => want(model),
        Action::Pass => {
            let Some(index) = form.dimension() else { return };
            submit(model, index, Rating::PASS, After::Forward);
        }
        Action::SkipPersonality => skip_personality(model),
        Action::Clear => {
            let Some(index) = form.dimension() else { return };
            submit(model, index, Rating::BLANK, After::Stay);
        }
        Action::DeleteBack => {
            let answered = form.dimension().is_some_and(|dimension| {
                !model.team.ratings().get(dimension, form.member).is_blank()
            });
            if answered {
                return update(model, &Action::Clear);
            }
            form.back();
        }
        Action::ShowEarlier => show_earlier(model),
        Action::Undo => undo_answer(model),
        Action::Redo => redo_answer(model),
        _ => {}
    }
}

/// Shows the answers that the person gave before; not before the reveal, because anyone could open
/// the form in another person's name.
fn show_earlier(model: &mut Model) {
    if model.team.session.hidden {
        return model.notify("Earlier answers stay hidden until the reveal, your own too.");
    }
    if let Screen::Rate(form) = &mut model.screen {
        form.earlier = PriorAnswers::Shown;
    }
    model.notify("These are your answers. Is anyone else looking? Esc closes them.");
}

fn step(model: &mut Model, motion: Motion) {
    let half = usize::from(model.size.1 / 2).max(1);
    let Screen::Rate(form) = &mut model.screen else { return };
    let last = form.order.len() - 1;
    match (motion, form.page) {
        (Motion::Down, _) => form.forward(),
        (Motion::Up, _) => form.back(),
        (Motion::First, Page::Review { .. } | Page::Question(_)) => {
            form.page = Page::Question(0);
        }
        (Motion::Last, Page::Question(_)) => form.page = Page::Review { cursor: 0 },
        (Motion::PageDown, Page::Review { cursor }) => {
            form.page = Page::Review { cursor: (cursor + half).min(last) };
        }
        (Motion::PageUp, Page::Review { cursor }) => {
            form.page = Page::Review { cursor: cursor.saturating_sub(half) };
        }
        (Motion::Left, Page::Question(_)) => move_on_spectrum(model, -1),
        (Motion::Right, Page::Question(_)) => move_on_spectrum(model, 1),
        _ => {}
    }
}

/// Moves along a spectrum; the first step starts in the middle.
fn move_on_spectrum(model: &mut Model, by: i8) {
    let Some((index, now)) = current(model) else { return };
    if !model.team.dimensions()[index].is_spectrum() {
        return;
    }
    let from = now.value().unwrap_or(Position::Middle.index());
    let at = from.saturating_add_signed(by).min(Position::B3.index());
    set_position(model, index, now, usize::from(at));
}

fn set_position(model: &mut Model, index: usize, now: Rating, at: usize) {
    let Some(&position) = Position::ALL.get(at) else { return };
    submit(model, index, Rating::position(position).with_want(now.want()), After::Stay);
}

/// Returns the dimension asked and its answer in this form; a hidden earlier answer counts as
/// none.
fn current(model: &Model) -> Option<(usize, Rating)> {
    let Screen::Rate(form) = &model.screen else { return None };
    let index = form.dimension()?;
    let now = match form.shown(&model.team, index) {
        Shown::Answer(rating) => rating,
        Shown::PriorAnswers => Rating::BLANK,
    };
    Some((index, now))
}

fn answer(model: &mut Model, level: u8) {
    let Some((index, now)) = current(model) else { return };
    let dimension = &model.team.dimensions()[index];
    let rating = if dimension.is_spectrum() {
        // The places along the line are counted from 1.
        let position = level.checked_sub(1).and_then(|at| Position::ALL.get(usize::from(at)));
        let Some(&position) = position else {
            return model.notify("Press 1 to 7 here, or ← and →.");
        };
        Rating::position(position)
    } else {
        let Some(rating) = Rating::level(level) else {
            return model.notify("Press 0 to 5 here.");
        };
        rating
    };
    let asks =
        matches!(&model.screen, Screen::Rate(form) if matches!(form.page, Page::Question(_)));
    submit(model, index, rating.with_want(now.want()), After::Forward);
    if let Screen::Rate(form) = &mut model.screen {
        form.just_answered = asks.then_some(index);
    }
}

/// Handles a click on a level, on a position of the strip, or on a line.
fn point(model: &mut Model, row: Option<usize>, column: Option<usize>) {
    let Screen::Rate(form) = &mut model.screen else { return };
    if let Page::Review { .. } = form.page {
        if let Some(cursor) = row.filter(|&row| row < form.order.len()) {
            form.page = Page::Review { cursor };
        }
        return;
    }
    let Some((index, now)) = current(model) else { return };
    match (row, column) {
        (Some(level), _) => answer(model, level as u8),
        (None, Some(at)) => set_position(model, index, now, at),
        (None, None) => {}
    }
}

/// Cycles the wish: more of it, less of it, neither.
fn want(model: &mut Model) {
    if let Screen::Rate(form) = &model.screen
        && form.just_answered.is_none()
        && let Some(index) = form.dimension()
        && form.shown(&model.team, index) == Shown::PriorAnswers
    {
        // It would have to be shown, or lost.
        return model.notify("You answered this before. Answer it again, then press w.");
    }
    let Some((index, now)) = just_answered(model).or_else(|| current(model)) else {
        return;
    };
    if now.is_pass() {
        return model.notify("You passed on this one. Backspace clears that.");
    }
    let next = now.with_next_want();
    let about_last = just_answered(model).is_some();
    submit(model, index, next, After::Stay);
    if about_last {
        let name = model.team.dimensions()[index].title();
        model.notify(match next.want() {
            Some(Want::Grow) => format!("Want more: {name}"),
            Some(Want::Less) => format!("Want less: {name}"),
            None => format!("Neither more nor less: {name}"),
        });
    }
}

/// Returns the question that a number has just answered, and the answer.
fn just_answered(model: &Model) -> Option<(usize, Rating)> {
    let Screen::Rate(form) = &model.screen else { return None };
    let index = form.just_answered?;
    Some((index, model.team.ratings().get(index, form.member)))
}

fn skip_personality(model: &mut Model) {
    let Screen::Rate(form) = &model.screen else { return };
    let spectra = form.spectra(&model.team);
    if spectra.is_empty() {
        return model.notify("This team has no personality rows.");
    }
    // What was answered stays: each can be passed by itself.
    let open = |index: &usize| !form.shown(&model.team, *index).is_answered();
    let passes: Vec<_> =
        spectra.into_iter().filter(open).map(|index| (index, Rating::PASS)).collect();
    if passes.is_empty() {
        return model.notify("Every spectrum is answered. p passes on the one shown.");
    }
    submit_all(model, passes, "personality".into(), After::Stay);
    if let Screen::Rate(form) = &mut model.screen
        && form.on_spectrum(&model.team)
        && matches!(form.page, Page::Question(_))
    {
        // Spectra are asked last: only the last page is left.
        form.page = Page::Review { cursor: 0 };
    }
    model.notify("Personality is skipped. To others it looks like no answer.");
}

/// Where to go after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Stay,
    Forward,
}

/// Gives one answer.
fn submit(model: &mut Model, dimension: usize, rating: Rating, after: After) {
    let name = model.team.dimensions()[dimension].title().into_owned();
    submit_all(model, vec![(dimension, rating)], name, after);
}

/// Gives answers, as one change of this form.
fn submit_all(model: &mut Model, answers: Vec<(usize, Rating)>, what: String, after: After) {
    let Screen::Rate(form) = &model.screen else { return };
    let member = form.member;
    let changes: Vec<(usize, Rating)> = answers
        .into_iter()
        .filter(|&(index, rating)| form.shown(&model.team, index) != Shown::Answer(rating))
        .collect();
    if !changes.is_empty() {
        let indices: Vec<usize> = changes.iter().map(|&(index, _)| index).collect();
        let rated = model.rated_on(member);
        let rate = |(dimension, rating)| Edit::Rate { dimension, member, rating, rated };
        let mut edits: Vec<Edit> = changes.into_iter().map(rate).collect();
        let own = &model.team.members()[member];
        if own.collected.is_some() {
            // What was said before must not live on in a fingerprint.
            let own = Member { collected: None, rated, ..own.clone() };
            edits.push(Edit::ReplaceMember(member, Box::new(own)));
        }
        let edit = Edit::All(edits);
        if model.try_change(edit, format!("your answer on {what}"))
            && let Screen::Rate(form) = &mut model.screen
        {
            form.submitted.push(indices);
            form.undone.clear();
        }
    }
    if let (After::Forward, Screen::Rate(form)) = (after, &mut model.screen) {
        form.forward();
    }
}

fn undo_answer(model: &mut Model) {
    model.undo();
    if let Screen::Rate(form) = &mut model.screen
        && let Some(indices) = form.submitted.pop()
    {
        if let Some(&index) = indices.first() {
            form.show(index);
        }
        form.undone.push(indices);
    }
}

fn redo_answer(model: &mut Model) {
    model.redo();
    if let Screen::Rate(form) = &mut model.screen
        && let Some(indices) = form.undone.pop()
    {
        if let Some(&index) = indices.first() {
            form.show(index);
        }
        form.submitted.push(indices);
    }
}

/// Dates somebody's answer on the row today without showing it.
fn row_still_true(model: &mut Model) {
    let Screen::Rate(form) = &model.screen else { return };
    let Some(dimension) = form.dimension() else { return };
    if !form.shown(&model.team, dimension).is_answered() {
        return model.notify("There is no earlier answer here yet.");
    }
    let member = form.member;
    let rating = model.team.ratings().get(dimension, member);
    let edit = Edit::Rate { dimension, member, rating, rated: Some(model.today) };
    let name = model.team.dimensions()[dimension].title().into_owned();
    let is_step = model.try_change(edit, format!("your answer on {name}"));
    if let Screen::Rate(form) = &mut model.screen {
        if is_step {
            // Of no row: what was not shown before is not shown now.
            form.submitted.push(Vec::new());
            form.undone.clear();
        }
        form.forward();
    }
    model.notify(format!("Still true: {name}"));
}
