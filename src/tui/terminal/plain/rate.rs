//! One person's rating, a question after another. Until a session's reveal
//! what is typed is not shown and no answer is repeated: the next person at
//! the screen could read or hear it.

use std::io;

use super::line::Echo;
use super::say::Voice;
use crate::phrases;
use crate::team::{Dimension, Kind, Position, Rating, TOP_LEVEL, Want};
use crate::tui::app::{Action, Model, Screen};
use crate::tui::screens::rate::{Page, PriorAnswers, RatingForm, Shown};

/// What can be typed at a question.
const KEYS: &str = "Enter leaves it blank. p: prefer not to say. more, less, neither: what you want of it. b: back. x: clear the answer. skip: pass on all of personality. list: check your answers. ?: what it means. s: save and stop.";

/// Asks what the sitting's page asks.
pub(super) fn ask(model: &Model, sitting: &RatingForm, voice: &mut Voice) -> io::Result<Echo> {
    let name = model.name_of(sitting.member);
    let veiled = sitting.earlier == PriorAnswers::Hidden;
    let echo = if veiled { Echo::Off } else { Echo::On };
    match sitting.page {
        Page::PassDevice => {
            voice.begin(&format!("{name} rates now. Nobody else should listen or look."))?;
            if veiled {
                voice.say("What you type is not shown or read back.")?;
            }
            voice.prompt(&format!("Press Enter if you are {name}, s to stop"))?;
            Ok(Echo::On)
        }
        Page::Question(nth) => {
            let Some(place) = sitting.dimension() else { return Ok(echo) };
            question(model, sitting, nth, place, voice)?;
            Ok(echo)
        }
        Page::Review { .. } => {
            look_over(model, sitting, voice)?;
            Ok(echo)
        }
    }
}

fn question(
    model: &Model,
    sitting: &RatingForm,
    nth: usize,
    place: usize,
    voice: &mut Voice,
) -> io::Result<()> {
    let own = &model.team.dimensions()[place];
    let kind = match own.kind {
        Kind::Skill => "skill",
        Kind::Experience => "experience, a situation you have been in",
        Kind::Personality => "personality, with no right or wrong end",
    };
    let of = sitting.order.len();
    voice.begin(&format!("Question {} of {of}, {kind}: {}.", nth + 1, own.name))?;
    if nth == 0 {
        voice.say(KEYS)?;
    }
    // The words are said where they are others than before.
    let before = nth.checked_sub(1).and_then(|before| sitting.order.get(before));
    let before = before.map(|&place| &model.team.dimensions()[place]);
    let same = |before: &Dimension| {
        !own.is_spectrum()
            && !before.is_spectrum()
            && (0..=TOP_LEVEL).all(|level| own.level_words(level) == before.level_words(level))
    };
    if !own.is_spectrum() && !before.is_some_and(same) {
        levels(own, voice)?;
    }
    if sitting.earlier == PriorAnswers::Hidden {
        if sitting.shown(&model.team, place).is_answered() {
            voice.say("You have answered this. A new answer replaces it.")?;
        }
    } else if let Shown::Answer(rating) = sitting.shown(&model.team, place)
        && !rating.is_blank()
    {
        voice.say(&format!("Your answer: {}.", said(own, rating)))?;
    }
    if own.is_spectrum() {
        let [first, second] = &own.poles;
        voice.prompt(&format!("1 strongly {first}, 4 between, 7 strongly {second}"))
    } else {
        voice.prompt(&format!("0 to {TOP_LEVEL}, or ?"))
    }
}

/// An answer and what one would like next to it.
fn said(own: &Dimension, rating: Rating) -> String {
    let answer = phrases::answer(own, rating).replace("  ", ", ").replace(": ", " ");
    match rating.want() {
        Some(want) => format!("{answer}; {}", phrases::want(Some(want))),
        None => answer,
    }
}

/// The words of every answer.
fn levels(own: &Dimension, voice: &mut Voice) -> io::Result<()> {
    if own.is_spectrum() {
        for (nth, position) in Position::ALL.into_iter().enumerate() {
            let place = phrases::position(own, position).replace(": ", " ");
            voice.say(&format!("{}: {place}.", nth + 1))?;
        }
        return Ok(());
    }
    for level in 0..=TOP_LEVEL {
        voice.say(&format!("{level}: {}.", own.level_words(level).unwrap_or_default()))?;
    }
    Ok(())
}

fn look_over(model: &Model, sitting: &RatingForm, voice: &mut Voice) -> io::Result<()> {
    let answered = sitting.answered(&model.team);
    let of = sitting.order.len();
    voice.begin(&format!("{answered} of {of} answered. You can leave the rest blank."))?;
    for (nth, &place) in sitting.order.iter().enumerate() {
        let own = &model.team.dimensions()[place];
        let said = match sitting.shown(&model.team, place) {
            shown if sitting.earlier == PriorAnswers::Hidden => {
                let word = if shown.is_answered() { "answered" } else { "not answered" };
                word.to_owned()
            }
            Shown::Answer(rating) => said(own, rating),
            Shown::PriorAnswers => "answered before".to_owned(),
        };
        voice.say(&format!("{}. {}: {said}.", nth + 1, own.name))?;
    }
    if sitting.earlier == PriorAnswers::Shown {
        for doubt in sitting.doubts(&model.team) {
            voice.sentence(&phrases::own_doubt(doubt))?;
        }
    }
    voice.prompt("A number goes to its question. done: finish. s: save and stop")
}

/// What a line means on the sitting's page.
pub(super) fn answer(model: &mut Model, line: &str, voice: &mut Voice) -> io::Result<Vec<Action>> {
    let word = line.to_lowercase();
    let Screen::Rate(sitting) = &mut model.screen else { return Ok(Vec::new()) };
    let number = word.parse::<usize>().ok();
    match (sitting.page, &*word) {
        (_, "s" | "stop" | "q" | "quit") => return Ok(vec![Action::Back]),
        (Page::PassDevice, _) | (Page::Review { .. }, "done" | "d") => {
            return Ok(vec![Action::Enter]);
        }
        (Page::Review { .. }, "b" | "back") => {
            sitting.page = Page::Question(sitting.order.len().saturating_sub(1));
            return Ok(Vec::new());
        }
        (Page::Review { .. }, _) => {
            match number.and_then(|number| number.checked_sub(1)) {
                Some(nth) if nth < sitting.order.len() => sitting.page = Page::Question(nth),
                _ => voice.say("Type the number of a line, done, or s.")?,
            }
            return Ok(Vec::new());
        }
        (Page::Question(_), _) => {}
    }
    let Some(place) = sitting.dimension() else { return Ok(Vec::new()) };
    let spectrum = model.team.dimensions()[place].is_spectrum();
    Ok(match &*word {
        "" => vec![Action::Next],
        "b" | "back" => vec![Action::Previous],
        "p" | "pass" => vec![Action::Pass],
        "x" | "clear" => vec![Action::Clear],
        "u" | "undo" => vec![Action::Undo],
        "skip" => vec![Action::SkipPersonality],
        "list" | "l" => {
            sitting.page = Page::Review { cursor: 0 };
            Vec::new()
        }
        "w" | "want" => return want(model, place, Wish::Next, voice),
        "more" => return want(model, place, Wish::This(Some(Want::Grow)), voice),
        "less" => return want(model, place, Wish::This(Some(Want::Less)), voice),
        "neither" => return want(model, place, Wish::This(None), voice),
        "?" | "help" | "h" => {
            let own = &model.team.dimensions()[place];
            if !own.about.is_empty() {
                voice.sentence(&own.about)?;
            }
            levels(own, voice)?;
            voice.say(KEYS)?;
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
                voice.say(&format!(
                    "That is not an answer here. Type {range}, p, w, b, s, or ? for more."
                ))?;
                Vec::new()
            }
        },
    })
}

/// What is typed about wanting more or less of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// The next of more, less and neither.
    Next,
    /// This one.
    This(Option<Want>),
}

/// More of it, less of it, or neither; where none of them is named, the next
/// one.
fn want(model: &mut Model, place: usize, wish: Wish, voice: &mut Voice) -> io::Result<Vec<Action>> {
    const ROUND: [Option<Want>; 3] = [None, Some(Want::Grow), Some(Want::Less)];
    let Screen::Rate(sitting) = &model.screen else { return Ok(Vec::new()) };
    let now = match sitting.shown(&model.team, place) {
        Shown::Answer(rating) if !rating.is_pass() => rating.want(),
        // The sitting itself says why that cannot be.
        Shown::Answer(_) | Shown::PriorAnswers => return Ok(vec![Action::Want]),
    };
    let at = |want| ROUND.iter().position(|one| *one == want).unwrap_or(0);
    let steps = match wish {
        Wish::This(want) => (at(want) + ROUND.len() - at(now)) % ROUND.len(),
        Wish::Next => 1,
    };
    if sitting.earlier == PriorAnswers::Hidden {
        voice.say("Taken.")?;
    } else {
        voice.sentence(phrases::want(ROUND[(at(now) + steps) % ROUND.len()]))?;
    }
    Ok(vec![Action::Want; steps])
}
