//! One person's rating, a question after another. Until a session's reveal
//! what is typed is not shown and no answer is repeated: the next person at
//! the screen could read or hear it.

use std::io;

use super::line::Echo;
use super::say::Printer;
use crate::phrases;
use crate::team::{Dimension, Kind, Position, Rating, TOP_LEVEL, Want};
use crate::tui::app::{Action, Model, Screen};
use crate::tui::screens::rate::{Page, PriorAnswers, RatingForm, Shown};

/// What can be typed at a question.
const KEYS: &str = "Enter leaves it blank. p: prefer not to say. more, less, neither: what you want of it. b: back. x: clear the answer. skip: pass on all of personality. list: check your answers. ?: what it means. s: save and stop.";

/// Prints the question of the form's page.
pub(super) fn ask(model: &Model, form: &RatingForm, printer: &mut Printer) -> io::Result<Echo> {
    let name = model.name_of(form.member);
    let veiled = form.earlier == PriorAnswers::Hidden;
    let echo = if veiled { Echo::Off } else { Echo::On };
    match form.page {
        Page::PassDevice => {
            printer.begin(&format!("{name} rates now. Nobody else should listen or look."))?;
            if veiled {
                printer.say("What you type is not shown or read back.")?;
            }
            printer.prompt(&format!("Press Enter if you are {name}, s to stop"))?;
            Ok(Echo::On)
        }
        Page::Question(nth) => {
            let Some(index) = form.dimension() else { return Ok(echo) };
            question(model, form, nth, index, printer)?;
            Ok(echo)
        }
        Page::Review { .. } => {
            look_over(model, form, printer)?;
            Ok(echo)
        }
    }
}

fn question(
    model: &Model,
    form: &RatingForm,
    nth: usize,
    index: usize,
    printer: &mut Printer,
) -> io::Result<()> {
    let own = &model.team.dimensions()[index];
    let kind = match own.kind {
        Kind::Skill => "skill",
        Kind::Experience => "experience, a situation you have been in",
        Kind::Personality => "personality, with no right or wrong end",
    };
    let of = form.order.len();
    printer.begin(&format!("Question {} of {of}, {kind}: {}.", nth + 1, own.title()))?;
    if nth == 0 {
        printer.say(KEYS)?;
    }
    // The words are said where they are others than before.
    let before = nth.checked_sub(1).and_then(|before| form.order.get(before));
    let before = before.map(|&index| &model.team.dimensions()[index]);
    let same = |before: &Dimension| {
        !own.is_spectrum()
            && !before.is_spectrum()
            && (0..=TOP_LEVEL).all(|level| own.level_words(level) == before.level_words(level))
    };
    if !own.is_spectrum() && !before.is_some_and(same) {
        levels(own, printer)?;
    }
    if form.earlier == PriorAnswers::Hidden {
        if form.shown(&model.team, index).is_answered() {
            printer.say("You have answered this. A new answer replaces it.")?;
        }
    } else if let Shown::Answer(rating) = form.shown(&model.team, index)
        && !rating.is_blank()
    {
        printer.say(&format!("Your answer: {}.", answer_in_words(own, rating)))?;
    }
    if own.is_spectrum() {
        let [first, second] = &own.poles;
        printer.prompt(&format!("1 strongly {first}, 4 in the middle, 7 strongly {second}"))
    } else {
        printer.prompt(&format!("0 to {TOP_LEVEL}, or ?"))
    }
}

/// Returns an answer in words, with the wish next to it.
fn answer_in_words(own: &Dimension, rating: Rating) -> String {
    let answer = phrases::answer(own, rating).replace("  ", ", ").replace(": ", " ");
    match rating.want() {
        Some(want) => format!("{answer}; {}", phrases::want(Some(want))),
        None => answer,
    }
}

/// Prints the words of every level.
fn levels(own: &Dimension, printer: &mut Printer) -> io::Result<()> {
    if own.is_spectrum() {
        for (nth, position) in Position::ALL.into_iter().enumerate() {
            let index = phrases::position(own, position).replace(": ", " ");
            printer.say(&format!("{}: {index}.", nth + 1))?;
        }
        return Ok(());
    }
    for level in 0..=TOP_LEVEL {
        printer.say(&format!("{level}: {}.", own.level_words(level).unwrap_or_default()))?;
    }
    Ok(())
}

fn look_over(model: &Model, form: &RatingForm, printer: &mut Printer) -> io::Result<()> {
    let answered = form.answered(&model.team);
    let of = form.order.len();
    printer.begin(&format!("{answered} of {of} answered. You can leave the rest blank."))?;
    for (nth, &index) in form.order.iter().enumerate() {
        let own = &model.team.dimensions()[index];
        let answer = match form.shown(&model.team, index) {
            shown if form.earlier == PriorAnswers::Hidden => {
                let word = if shown.is_answered() { "answered" } else { "not answered" };
                word.to_owned()
            }
            Shown::Answer(rating) => answer_in_words(own, rating),
            Shown::PriorAnswers => "answered before".to_owned(),
        };
        printer.say(&format!("{}. {}: {answer}.", nth + 1, own.title()))?;
    }
    if form.earlier == PriorAnswers::Shown {
        for doubt in form.doubts(&model.team) {
            printer.sentence(&phrases::own_doubt(doubt))?;
        }
    }
    printer.prompt("A number goes to its question. done: finish. s: save and stop")
}

/// Returns the actions that a typed line means on the form's page.
pub(super) fn answer(
    model: &mut Model,
    line: &str,
    printer: &mut Printer,
) -> io::Result<Vec<Action>> {
    let word = line.to_lowercase();
    let Screen::Rate(form) = &mut model.screen else { return Ok(Vec::new()) };
    let number = word.parse::<usize>().ok();
    match (form.page, &*word) {
        (_, "s" | "stop" | "q" | "quit") => return Ok(vec![Action::Back]),
        (Page::PassDevice, _) | (Page::Review { .. }, "done" | "d") => {
            return Ok(vec![Action::Enter]);
        }
        (Page::Review { .. }, "b" | "back") => {
            form.page = Page::Question(form.order.len().saturating_sub(1));
            return Ok(Vec::new());
        }
        (Page::Review { .. }, _) => {
            match number.and_then(|number| number.checked_sub(1)) {
                Some(nth) if nth < form.order.len() => form.page = Page::Question(nth),
                _ => printer.say("Type the number of a line, done, or s.")?,
            }
            return Ok(Vec::new());
        }
        (Page::Question(_), _) => {}
    }
    let Some(index) = form.dimension() else { return Ok(Vec::new()) };
    let spectrum = model.team.dimensions()[index].is_spectrum();
    Ok(match &*word {
        "" => vec![Action::Next],
        "b" | "back" => vec![Action::Previous],
        "p" | "pass" => vec![Action::Pass],
        "x" | "clear" => vec![Action::Clear],
        "u" | "undo" => vec![Action::Undo],
        "skip" => vec![Action::SkipPersonality],
        "list" | "l" => {
            form.page = Page::Review { cursor: 0 };
            Vec::new()
        }
        "w" | "want" => return want(model, index, Wish::Next, printer),
        "more" => return want(model, index, Wish::This(Some(Want::Grow)), printer),
        "less" => return want(model, index, Wish::This(Some(Want::Less)), printer),
        "neither" => return want(model, index, Wish::This(None), printer),
        "?" | "help" | "h" => {
            let own = &model.team.dimensions()[index];
            let sentence = own.sentence();
            if !sentence.is_empty() {
                printer.sentence(&sentence)?;
            }
            levels(own, printer)?;
            printer.say(KEYS)?;
            Vec::new()
        }
        _ => match number {
            Some(at @ 1..=7) if spectrum => {
                vec![Action::Point { row: None, column: Some(at - 1) }, Action::Next]
            }
            Some(level) if !spectrum && level <= usize::from(TOP_LEVEL) => {
                vec![Action::Answer(level as u8)]
            }
            // What was typed is not repeated: it may be an answer.
            _ => {
                let range = if spectrum { "1 to 7" } else { "0 to 5" };
                printer.say(&format!(
                    "That is not an answer here. Type {range}, p, w, b, s, or ? for more."
                ))?;
                Vec::new()
            }
        },
    })
}

/// A typed wish for more or less of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// The next one of more, less and neither.
    Next,
    /// This one.
    This(Option<Want>),
}

/// Returns the actions that set the wish.
fn want(
    model: &mut Model,
    index: usize,
    wish: Wish,
    printer: &mut Printer,
) -> io::Result<Vec<Action>> {
    const ROUND: [Option<Want>; 3] = [None, Some(Want::Grow), Some(Want::Less)];
    let Screen::Rate(form) = &model.screen else { return Ok(Vec::new()) };
    let now = match form.shown(&model.team, index) {
        Shown::Answer(rating) if !rating.is_pass() => rating.want(),
        // The sitting itself says why that cannot be.
        Shown::Answer(_) | Shown::PriorAnswers => return Ok(vec![Action::Want]),
    };
    let at = |want| ROUND.iter().position(|one| *one == want).unwrap_or(0);
    let steps = match wish {
        Wish::This(want) => (at(want) + ROUND.len() - at(now)) % ROUND.len(),
        Wish::Next => 1,
    };
    if form.earlier == PriorAnswers::Hidden {
        printer.say("Taken.")?;
    } else {
        printer.sentence(phrases::want(ROUND[(at(now) + steps) % ROUND.len()]))?;
    }
    Ok(vec![Action::Want; steps])
}
