//! What actions do in a private rating.

use crate::team::{Edit, Member, Position, Rating, Want};
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::update::on_any_screen;
use crate::tui::app::{Action, Effect, Model, Motion, Overlay, SaveState, Screen, Source};
use crate::tui::screens::rate::{Entry as By, Page, PriorAnswers, RatingForm};

/// Begins to rate as the person under the cursor, or asks who it is.
pub(crate) fn open(model: &mut Model) -> Vec<Effect> {
    if let Some(why) = model.refusal() {
        return model.fault(why);
    }
    if model.team.members().is_empty() {
        return model.done("Nobody is on this team yet. Press 6 to add people.");
    }
    if let Some(member) = model.map.member().filter(|_| !model.team.session.hidden) {
        return begin(model, member);
    }
    let entries = (0..model.team.members().len()).map(|member| {
        let rate = move |model: &mut Model| begin(model, member);
        Entry::new(model.name_of(member), progress(model, member), rate)
    });
    let mut menu = Menu::new("Who rates now?", entries.collect());
    menu.cursor = next_to_rate(model);
    model.overlays.push(Overlay::Menu(menu));
    Vec::new()
}

/// Returns the next person who is not done, after the one who rated last: in a
/// session who has not finished, outside one who has not answered at all.
fn next_to_rate(model: &Model) -> usize {
    let session = &model.team.session;
    let people = model.team.members().len();
    let runs = session.hidden || session.step.is_some();
    let is_open = |member: &usize| {
        if runs {
            !session.done.contains(&model.team.members()[*member].id)
        } else {
            model.team.ratings().row(*member).all(Rating::is_blank)
        }
    };
    let from = model.rated_last.map_or(0, |member| member + 1);
    (from..people).chain(0..from.min(people)).find(is_open).unwrap_or(0)
}

/// Returns "done" for who is done. How many questions somebody answered is not
/// told: beside the map, it would tell how many they passed.
fn progress(model: &Model, member: usize) -> String {
    let is_done = model.team.session.done.contains(&model.team.members()[member].id);
    if is_done { "done".to_owned() } else { String::new() }
}

/// Begins one member's private rating.
pub fn begin(model: &mut Model, member: usize) -> Vec<Effect> {
    if let Some(why) = model.refusal() {
        return model.fault(why);
    }
    if model.team.dimensions().is_empty() {
        return model.done("There is nothing to rate yet. Press e to add rows.");
    }
    // A sheet is filled in on the person's own machine. A team's file is on a
    // machine that others look at, before the reveal and ever after.
    let earlier = match model.source {
        Source::Sheet(_) => PriorAnswers::Shown,
        _ => PriorAnswers::Hidden,
    };
    let before = std::mem::take(&mut model.history);
    let form = RatingForm::new(&model.team, &model.coverage, member, earlier, before);
    model.screen = Screen::Rate(Box::new(form));
    Vec::new()
}

/// Asks whose printed form is typed in.
pub(crate) fn ask_whose_form(model: &mut Model) -> Vec<Effect> {
    if model.team.members().is_empty() {
        return model.done("Nobody is on this team yet. Press e to add people.");
    }
    let entries = (0..model.team.members().len()).map(|member| {
        let begin = move |model: &mut Model| begin_form(model, member);
        Entry::new(model.name_of(member), progress(model, member), begin)
    });
    let mut menu = Menu::new("Whose printed form?", entries.collect());
    menu.cursor = next_to_rate(model);
    model.overlays.push(Overlay::Menu(menu));
    Vec::new()
}

/// Begins to type in one member's printed form.
fn begin_form(model: &mut Model, member: usize) -> Vec<Effect> {
    let effects = begin(model, member);
    if let Screen::Rate(form) = &mut model.screen {
        form.entry = By::Form;
    }
    effects
}

/// Does one action in a form.
pub(crate) fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    let Screen::Rate(form) = &mut model.screen else { return Vec::new() };
    if !matches!(action, Action::Want | Action::Answer(_) | Action::Tick) {
        form.just_answered = None;
    }
    match *action {
        Action::Help | Action::Theme => return on_any_screen(model, action),
        Action::Back => return stop(model),
        Action::Enter => match form.page {
            Page::PassDevice if form.entry == By::Form => {
                form.page = Page::Review { cursor: 0 };
            }
            Page::PassDevice => form.page = form.first_open(&model.team),
            Page::Review { .. } => return finish(model),
            Page::Question(_) => form.forward(),
        },
        Action::Yes if form.page == Page::PassDevice => return still_true(model),
        Action::Yes => return row_still_true(model),
        Action::Previous => {
            if let Page::Review { cursor } = form.page {
                form.page = Page::Question(cursor);
            } else {
                form.back();
            }
        }
        Action::Next => form.forward(),
        Action::Move(motion) => return step(model, motion),
        Action::Answer(level) => return answer(model, level),
        Action::Point { row, column } => return point(model, row, column),
        Action::Want => return want(model),
        Action::Pass => {
            let Some(index) = form.dimension() else { return Vec::new() };
            let name = model.team.dimensions()[index].name.clone();
            return give(model, vec![(index, Rating::PASS)], name, After::Forward);
        }
        Action::SkipPersonality => return skip_personality(model),
        Action::Clear => {
            let Some(index) = form.dimension() else { return Vec::new() };
            let name = model.team.dimensions()[index].name.clone();
            return give(model, vec![(index, Rating::BLANK)], name, After::Stay);
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
        Action::ShowEarlier => return show_earlier(model),
        Action::Undo => return undo_answer(model),
        Action::Redo => return redo_answer(model),
        _ => {}
    }
    Vec::new()
}

/// Shows the person the answers they gave before; not before the reveal, when
/// anyone may sit down in another's name.
fn show_earlier(model: &mut Model) -> Vec<Effect> {
    if model.team.session.hidden {
        return model.done("Earlier answers stay hidden until the reveal, your own too.");
    }
    if let Screen::Rate(form) = &mut model.screen {
        form.earlier = PriorAnswers::Shown;
    }
    model.done("These are your answers. Is anyone else looking? Esc closes them.")
}

fn step(model: &mut Model, motion: Motion) -> Vec<Effect> {
    let half = usize::from(model.size.1 / 2).max(1);
    let Screen::Rate(form) = &mut model.screen else { return Vec::new() };
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
        (Motion::Left, Page::Question(_)) => return along(model, -1),
        (Motion::Right, Page::Question(_)) => return along(model, 1),
        _ => {}
    }
    Vec::new()
}

/// A step along a spectrum; the first one leaves from its middle.
fn along(model: &mut Model, by: i8) -> Vec<Effect> {
    let Some((place, now)) = current(model) else { return Vec::new() };
    if !model.team.dimensions()[place].is_spectrum() {
        return Vec::new();
    }
    let from = now.value().unwrap_or(Position::Middle.index());
    let at = from.saturating_add_signed(by).min(Position::B3.index());
    set_position(model, place, now, usize::from(at))
}

fn set_position(model: &mut Model, place: usize, now: Rating, at: usize) -> Vec<Effect> {
    let Some(&position) = Position::ALL.get(at) else { return Vec::new() };
    let rating = Rating::position(position).with_want(now.want());
    let name = model.team.dimensions()[place].name.clone();
    give(model, vec![(place, rating)], name, After::Stay)
}

/// The dimension asked and what stands there of this form: an answer from
/// before that is veiled counts as none.
fn current(model: &Model) -> Option<(usize, Rating)> {
    let Screen::Rate(form) = &model.screen else { return None };
    let index = form.dimension()?;
    let now = match form.shown(&model.team, index) {
        crate::tui::screens::rate::Shown::Answer(rating) => rating,
        crate::tui::screens::rate::Shown::PriorAnswers => Rating::BLANK,
    };
    Some((index, now))
}

fn answer(model: &mut Model, level: u8) -> Vec<Effect> {
    let Some((place, now)) = current(model) else { return Vec::new() };
    let dimension = &model.team.dimensions()[place];
    let rating = if dimension.is_spectrum() {
        // The places along the line are counted from 1.
        let position = level.checked_sub(1).and_then(|at| Position::ALL.get(usize::from(at)));
        let Some(&position) = position else {
            return model.done("Press 1 to 7 here, or ← and →.");
        };
        Rating::position(position)
    } else {
        let Some(rating) = Rating::level(level) else {
            return model.done("Press 0 to 5 here.");
        };
        rating
    };
    let name = dimension.name.clone();
    let asks =
        matches!(&model.screen, Screen::Rate(form) if matches!(form.page, Page::Question(_)));
    let effects = give(model, vec![(place, rating.with_want(now.want()))], name, After::Forward);
    if let Screen::Rate(form) = &mut model.screen {
        form.just_answered = asks.then_some(place);
    }
    effects
}

/// A click: on a level, on a place of the strip, or on a line.
fn point(model: &mut Model, row: Option<usize>, column: Option<usize>) -> Vec<Effect> {
    let Screen::Rate(form) = &mut model.screen else { return Vec::new() };
    if let Page::Review { .. } = form.page {
        if let Some(cursor) = row.filter(|&row| row < form.order.len()) {
            form.page = Page::Review { cursor };
        }
        return Vec::new();
    }
    let Some((index, now)) = current(model) else { return Vec::new() };
    match (row, column) {
        (Some(level), _) => answer(model, level as u8),
        (None, Some(at)) => set_position(model, index, now, at),
        (None, None) => Vec::new(),
    }
}

/// More of it, less of it, neither.
fn want(model: &mut Model) -> Vec<Effect> {
    if let Screen::Rate(form) = &model.screen
        && form.just_answered.is_none()
        && let Some(index) = form.dimension()
        && form.shown(&model.team, index) == crate::tui::screens::rate::Shown::PriorAnswers
    {
        // It would have to be shown, or lost.
        return model.done("You answered this before. Answer it again, then press w.");
    }
    let Some((index, now)) = just_answered(model).or_else(|| current(model)) else {
        return Vec::new();
    };
    if now.is_pass() {
        return model.done("You passed on this one. Backspace clears that.");
    }
    let next = match now.want() {
        None => Some(Want::Grow),
        Some(Want::Grow) => Some(Want::Less),
        Some(Want::Less) => None,
    };
    let name = model.team.dimensions()[index].name.clone();
    let about_last = just_answered(model).is_some();
    let effects = give(model, vec![(index, now.with_want(next))], name.clone(), After::Stay);
    if about_last {
        model.done(match next {
            Some(Want::Grow) => format!("Want more: {name}"),
            Some(Want::Less) => format!("Want less: {name}"),
            None => format!("Neither more nor less: {name}"),
        });
    }
    effects
}

/// Returns the question that a number has just answered, and the answer.
fn just_answered(model: &Model) -> Option<(usize, Rating)> {
    let Screen::Rate(form) = &model.screen else { return None };
    let index = form.just_answered?;
    Some((index, model.team.ratings().get(index, form.member)))
}

fn skip_personality(model: &mut Model) -> Vec<Effect> {
    let Screen::Rate(form) = &model.screen else { return Vec::new() };
    let spectra = form.spectra(&model.team);
    if spectra.is_empty() {
        return model.done("This team has no personality rows.");
    }
    // What was answered stays: each can be passed by itself.
    let open = |index: &usize| !form.shown(&model.team, *index).is_answered();
    let passes: Vec<_> =
        spectra.into_iter().filter(open).map(|index| (index, Rating::PASS)).collect();
    if passes.is_empty() {
        return model.done("Every spectrum is answered. p passes on the one shown.");
    }
    let effects = give(model, passes, "personality".into(), After::Stay);
    if let Screen::Rate(form) = &mut model.screen
        && form.on_spectrum(&model.team)
        && matches!(form.page, Page::Question(_))
    {
        // Spectra are asked last: nothing is left but to look over.
        form.page = Page::Review { cursor: 0 };
    }
    model.done("Personality is skipped. To others it looks like no answer.");
    effects
}

/// Where to go after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Stay,
    Forward,
}

/// Gives answers, as one change of this form.
fn give(
    model: &mut Model,
    answers: Vec<(usize, Rating)>,
    what: String,
    after: After,
) -> Vec<Effect> {
    let Screen::Rate(form) = &model.screen else { return Vec::new() };
    let member = form.member;
    let changes: Vec<(usize, Rating)> = answers
        .into_iter()
        .filter(|&(index, rating)| {
            form.shown(&model.team, index) != crate::tui::screens::rate::Shown::Answer(rating)
        })
        .collect();
    let mut effects = Vec::new();
    if !changes.is_empty() {
        let indices: Vec<usize> = changes.iter().map(|&(index, _)| index).collect();
        let rated = model.rated_on(member);
        let edits = changes.into_iter().map(|(dimension, rating)| Edit::Rate {
            dimension,
            member,
            rating,
            rated,
        });
        let mut edits: Vec<Edit> = edits.collect();
        let own = &model.team.members()[member];
        if own.collected.is_some() {
            // What was said before must not live on in a fingerprint.
            let own = Member { collected: None, rated, ..own.clone() };
            edits.push(Edit::ReplaceMember(member, Box::new(own)));
        }
        let edit = Edit::All(edits);
        let steps = model.history.undo.len();
        effects = model.change(edit, format!("your answer on {what}"));
        if let Screen::Rate(form) = &mut model.screen
            && model.history.undo.len() > steps
        {
            form.given.push(indices);
            form.taken_back.clear();
        }
    }
    if let (After::Forward, Screen::Rate(form)) = (after, &mut model.screen) {
        form.forward();
    }
    effects
}

fn undo_answer(model: &mut Model) -> Vec<Effect> {
    let effects = model.undo();
    if let Screen::Rate(form) = &mut model.screen
        && let Some(indices) = form.given.pop()
    {
        if let Some(&index) = indices.first() {
            form.show(index);
        }
        form.taken_back.push(indices);
    }
    effects
}

fn redo_answer(model: &mut Model) -> Vec<Effect> {
    let effects = model.redo();
    if let Screen::Rate(form) = &mut model.screen
        && let Some(indices) = form.taken_back.pop()
    {
        if let Some(&index) = indices.first() {
            form.show(index);
        }
        form.given.push(indices);
    }
    effects
}

/// Back to the map; what was answered stays, as one change.
fn stop(model: &mut Model) -> Vec<Effect> {
    if matches!(model.source, Source::Sheet(_)) {
        return leave_sheet(model);
    }
    let entered = matches!(&model.screen, Screen::Rate(form) if !form.given.is_empty());
    let Some(member) = leave(model) else { return Vec::new() };
    let name = model.name_of(member).to_owned();
    model.done(if entered {
        format!("{name}'s answers are saved; r continues.")
    } else {
        "No changes.".to_owned()
    })
}

/// Done: as [`stop`], and in a session, counted as done.
fn finish(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if matches!(model.source, Source::Sheet(_)) {
        // Also where nothing was answered: that is an answer to who is in.
        return vec![Effect::SubmitSheet];
    }
    let Screen::Rate(form) = &model.screen else { return effects };
    let member = form.member;
    let id = model.team.members()[member].id.clone();
    let mut session = model.team.session.clone();
    let runs = session.hidden || session.step.is_some();
    effects.extend(confirm(model, member));
    if runs && !session.done.contains(&id) {
        session.done.push(id);
        effects.extend(model.change(Edit::Session(Box::new(session)), "being done"));
    }
    leave(model);
    let name = model.name_of(member).to_owned();
    // On a shared screen not even how much someone left open is told.
    model.done(format!("Thank you, {name}."));
    effects
}

/// Dates somebody's answers today, as they are and without showing them.
fn still_true(model: &mut Model) -> Vec<Effect> {
    let Screen::Rate(form) = &model.screen else { return Vec::new() };
    if model.team.ratings().row(form.member).all(Rating::is_blank) {
        return model.done("There are no earlier answers yet. Press Enter to begin.");
    }
    finish(model)
}

/// Dates somebody's answer on the row today, as it is and without showing it.
fn row_still_true(model: &mut Model) -> Vec<Effect> {
    let Screen::Rate(form) = &model.screen else { return Vec::new() };
    let Some(dimension) = form.dimension() else { return Vec::new() };
    if !form.shown(&model.team, dimension).is_answered() {
        return model.done("There is no earlier answer here yet.");
    }
    let member = form.member;
    let rating = model.team.ratings().get(dimension, member);
    let edit = Edit::Rate { dimension, member, rating, rated: Some(model.today) };
    let name = model.team.dimensions()[dimension].name.clone();
    let steps = model.history.undo.len();
    let effects = model.change(edit, format!("your answer on {name}"));
    let is_step = model.history.undo.len() > steps;
    if let Screen::Rate(form) = &mut model.screen {
        if is_step {
            // Of no row: what was not shown before is not shown now.
            form.given.push(Vec::new());
            form.taken_back.clear();
        }
        form.forward();
    }
    model.done(format!("Still true: {name}"));
    effects
}

/// Who looked their answers over and left them as they are has answered today:
/// a review must not ask for a change to count.
fn confirm(model: &mut Model, member: usize) -> Vec<Effect> {
    let today = model.today;
    let stands = |&(_, rating): &(usize, &Rating)| !rating.is_blank();
    let answers: Vec<Rating> = model.team.ratings().row(member).collect();
    let Some((dimension, &rating)) = answers.iter().enumerate().find(stands) else {
        return Vec::new();
    };
    if model.team.members()[member].rated.is_some_and(|day| day >= today) {
        return Vec::new();
    }
    let edit = Edit::Rate { dimension, member, rating, rated: Some(today) };
    model.change(edit, "your look over your answers")
}

/// Leaves the program; a sheet in which something was answered is handed in as
/// it is, so that it is not taken for one that is still being filled in.
pub(crate) fn leave_sheet(model: &Model) -> Vec<Effect> {
    let answered = |form: &RatingForm| form.answered(&model.team) > 0;
    match (&model.source, &model.screen) {
        (Source::Sheet(_), Screen::Rate(form)) if answered(form) || !form.given.is_empty() => {
            match model.saved {
                // It has been said that this failed: leaving must be possible.
                SaveState::Failed(_) => vec![Effect::Quit],
                _ => vec![Effect::SubmitSheet],
            }
        }
        _ => vec![Effect::Quit],
    }
}

/// Ends the form: its changes become one step of the history.
fn leave(model: &mut Model) -> Option<usize> {
    let Screen::Rate(form) = std::mem::replace(&mut model.screen, Screen::Map) else {
        return None;
    };
    let own = std::mem::take(&mut model.history);
    let what = format!("{}'s answers", model.name_of(form.member));
    model.history = own.folded_onto(form.before, what);
    model.rated_last = Some(form.member);
    model.refresh();
    Some(form.member)
}
