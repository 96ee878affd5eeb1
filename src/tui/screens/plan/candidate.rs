//! The form of a candidate's answers: a level for each dimension, who gave it, its source and what
//! it is based on. Personality is left out unless asked for: a panel's guess is not a self-rating.

use crate::team::{Candidate, CandidateAnswer, Edit, Id, Judge, ListEdit, Position, Rating, Team};
use crate::text;
use crate::tui::app::overlay::Help;
use crate::tui::app::prompt::Prompt;
use crate::tui::app::{Action, Model, Motion, Overlay, Screen};

/// The form of a candidate's answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateForm {
    /// Whom it is about.
    pub candidate: Id,
    /// The row under the cursor, by index in `rows`.
    pub cursor: usize,
    /// The dimensions it lists, by index.
    pub rows: Vec<usize>,
    /// The row that a number has just answered, by index in `rows`: other keys still apply to it.
    pub just_answered: Option<usize>,
    /// Whether spectra are asked for.
    pub personality: bool,
}

/// A part of an answer that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Where it was heard.
    Source,
    /// What it is based on.
    Evidence,
}

impl CandidateForm {
    /// Returns the form of a candidate.
    pub fn of(team: &Team, candidate: Id) -> Self {
        let (rows, just_answered) = (Vec::new(), None);
        let mut form = Self { candidate, cursor: 0, rows, just_answered, personality: false };
        form.list(team);
        form
    }

    fn list(&mut self, team: &Team) {
        let dimensions = team.dimensions().iter().enumerate();
        let asked = dimensions.filter(|(_, one)| self.personality || !one.is_spectrum());
        self.rows = asked.map(|(index, _)| index).collect();
        self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
    }

    /// Returns the dimension that keys apply to, by index: the one just answered, else the one
    /// under the cursor.
    pub fn dimension(&self) -> Option<usize> {
        self.rows.get(self.just_answered.unwrap_or(self.cursor)).copied()
    }
}

/// Does one action in the form.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let page = usize::from(model.size.1 / 2).max(1);
    let Some(Overlay::Candidate(form)) = model.overlays.last_mut() else { return };
    let last = form.rows.len().saturating_sub(1);
    if !matches!(action, Action::ToggleSource | Action::Want | Action::Evidence | Action::Help) {
        form.just_answered = None;
    }
    match action {
        Action::Move(Motion::Left) => slide(model, -1),
        Action::Move(Motion::Right) => slide(model, 1),
        Action::Move(motion) => form.cursor = motion.along(form.cursor, last, page),
        Action::Next => form.cursor = (form.cursor + 1).min(last),
        Action::SkipPersonality => {
            form.personality = !form.personality;
            form.list(&model.team);
        }
        Action::Back | Action::Enter => {
            model.overlays.pop();
        }
        Action::Undo => model.undo(),
        Action::Redo => model.redo(),
        Action::Answer(level) => {
            if on_spectrum(model) == Some(false)
                && let Some(rating) = Rating::level(*level)
            {
                answer(model, |answer| {
                    answer.rating = rating.with_want(answer.rating.want());
                });
                if let Some(Overlay::Candidate(form)) = model.overlays.last_mut() {
                    form.just_answered = Some(form.cursor);
                    form.cursor = (form.cursor + 1).min(last);
                }
            }
        }
        Action::Want => {
            answer(model, |answer| answer.rating = answer.rating.with_next_want());
        }
        Action::Clear => answer(model, |answer| answer.rating = Rating::BLANK),
        Action::ToggleSource => {
            answer(model, |answer| {
                answer.judge = match answer.judge {
                    Judge::Own => Judge::Panel,
                    Judge::Panel => Judge::Own,
                };
            });
        }
        Action::Help => model.overlays.push(Overlay::Help(Help::default())),
        Action::Evidence => ask(model, Part::Evidence),
        _ => {}
    }
}

fn under(model: &Model) -> Option<(usize, Id)> {
    let form = model.overlays.iter().rev().find_map(|overlay| match overlay {
        Overlay::Candidate(form) => Some(form),
        _ => None,
    })?;
    let index = model.team.candidates.iter().position(|one| one.id == form.candidate)?;
    let dimension = model.team.dimensions().get(form.dimension()?)?;
    Some((index, dimension.id.clone()))
}

fn on_spectrum(model: &Model) -> Option<bool> {
    let (_, dimension) = under(model)?;
    let index = model.team.dimension_index(dimension.as_str())?;
    Some(model.team.dimensions()[index].is_spectrum())
}

/// Changes the answer under the cursor; an empty answer is removed.
fn answer(model: &mut Model, change: impl FnOnce(&mut CandidateAnswer)) {
    let Some((index, dimension)) = under(model) else { return };
    let mut candidate = model.team.candidates[index].clone();
    let at = candidate.answers.iter().position(|answer| answer.dimension == dimension);
    let at = at.unwrap_or_else(|| {
        candidate.answers.push(CandidateAnswer {
            dimension,
            rating: Rating::BLANK,
            judge: Judge::default(),
            source: String::new(),
            evidence: String::new(),
        });
        candidate.answers.len() - 1
    });
    change(&mut candidate.answers[at]);
    let sentences = &candidate.answers[at];
    if sentences.rating.is_blank() && sentences.source.is_empty() && sentences.evidence.is_empty() {
        candidate.answers.remove(at);
    }
    let what = format!("the answers of {}", candidate.name);
    model.change(Edit::Candidate(ListEdit::Replace(index, candidate)), what);
}

/// Moves an answer along a scale or a spectrum.
fn slide(model: &mut Model, by: i8) {
    let Some(spectrum) = on_spectrum(model) else { return };
    answer(model, |answer| {
        let most = if spectrum { 6 } else { 5 };
        let next = match answer.rating.value() {
            Some(value) => value.saturating_add_signed(by).min(most),
            None if spectrum => Position::Middle.index(),
            None => 0,
        };
        let rating = if spectrum {
            Some(Rating::position(Position::ALL[usize::from(next)]))
        } else {
            Rating::level(next)
        };
        let want = answer.rating.want();
        answer.rating = rating.map_or(answer.rating, |rating| rating.with_want(want));
    });
}

fn ask(model: &mut Model, part: Part) {
    let Some((index, dimension)) = under(model) else { return };
    let known = model.team.candidates[index].answers.iter();
    let answer = known.into_iter().find(|answer| answer.dimension == dimension);
    let (title, text) = match part {
        Part::Source => ("Where did you hear it?", answer.map(|answer| answer.source.clone())),
        Part::Evidence => ("What is it based on?", answer.map(|answer| answer.evidence.clone())),
    };
    let take = move |model: &mut Model, typed: &str| accept(model, part, typed);
    model.open(Prompt::new(title, &text.unwrap_or_default(), take).sentence());
}

/// Returns words that may be left out, cleaned, or what is wrong with them.
pub(super) fn optional_sentence(typed: &str) -> Result<String, String> {
    if typed.is_empty() {
        return Ok(String::new());
    }
    text::sentence(typed).map_err(|error| error.to_string())
}

/// Takes the words typed for an answer's part; returns an error if it is not valid.
fn accept(model: &mut Model, part: Part, typed: &str) -> Result<(), String> {
    let words = optional_sentence(typed)?;
    answer(model, |answer| match part {
        Part::Source => answer.source = words,
        Part::Evidence => answer.evidence = words,
    });
    if part == Part::Evidence {
        ask(model, Part::Source);
    }
    Ok(())
}

/// Adds a candidate to the team and opens their form.
pub(crate) fn add(model: &mut Model, typed: &str) -> Result<(), String> {
    let name = text::name(typed).map_err(|error| error.to_string())?;
    let folded = text::fold(&name);
    if model.team.candidates.iter().any(|one| text::fold(&one.name) == folded) {
        return Err(format!(
            "There is a candidate called {name} already. Add something that tells them apart."
        ));
    }
    let taken = |id: &Id| model.team.candidates.iter().any(|one| one.id == *id);
    let id = Id::free(&name, taken);
    let index = model.team.candidates.len();
    let candidate = Candidate::new(id.clone(), name.clone());
    model.change(Edit::Candidate(ListEdit::Insert(index, candidate)), name);
    if model.team.candidates.len() > index && matches!(model.screen, Screen::Plan(_)) {
        let form = CandidateForm::of(&model.team, id);
        model.overlays.push(Overlay::Candidate(Box::new(form)));
    }
    Ok(())
}
