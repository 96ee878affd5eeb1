//! Saving a plan: whom we chose and what we expect of it, so that a later look can say how it
//! turned out. A plan names only people somebody chose.

use crate::phrases::{day, english::list, plan as phrases};
use crate::plan::{NewHire, expected};
use crate::team::{Candidate, Date, Edit, Id, ListEdit, SavedPlan, State};
use crate::tui::app::prompt::Prompt;
use crate::tui::app::{Model, Screen, Source};
use crate::tui::overlays::decide::due;
use crate::tui::screens::plan::PlanView;
use crate::tui::screens::plan::candidate::optional_sentence;

/// Says what would be saved, and asks for the due day.
pub(crate) fn ask(model: &mut Model) {
    let Screen::Plan(view) = &model.screen else { return };
    let chosen = chosen(view);
    if chosen.is_empty() {
        return model.notify("Choose whom to hire with Space first, or go to a line on Together.");
    }
    let hired: Vec<&Candidate> = chosen.iter().map(|&at| &view.plan.candidates[at]).collect();
    let names: Vec<&str> = hired.iter().map(|one| one.name.as_str()).collect();
    let mut sentences = vec![format!("Hire: {}.", list(&names))];
    let away = absent(model);
    if !away.is_empty() {
        sentences.push(format!("Without: {}, who {} marked away.", list(&away), are(away.len())));
    }
    let expected = expectations(model, view, &hired);
    let said_of = phrases::expected(&model.team, &expected);
    sentences.push(if expected.is_empty() {
        "No shortfall would change, so nothing is expected of this plan.".to_owned()
    } else {
        format!("Expected: {said_of}.")
    });
    let title = "Save this plan: due by which day? (such as 2027-02-22, or +6m)";
    let ids: Vec<Id> = hired.iter().map(|one| one.id.clone()).collect();
    let take = move |model: &mut Model, typed: &str| accept_day(model, ids.clone(), typed);
    model.open(Prompt::new(title, due::DEFAULT_DUE, take).saying(sentences));
}

fn are(people: usize) -> &'static str {
    if people == 1 { "is" } else { "are" }
}

/// Returns those hired; where there are none, those of the line under the cursor.
fn chosen(view: &PlanView) -> Vec<usize> {
    match view.hired() {
        [] => view.entries.get(view.cursor).map_or(Vec::new(), |entry| entry.together.clone()),
        hired => hired.to_vec(),
    }
}

/// Returns who is marked away, by name: a saved plan has no aliases.
fn absent(model: &Model) -> Vec<&str> {
    let away = model.coverage.away().iter().zip(model.team.members());
    away.filter(|(away, _)| **away).map(|(_, member)| member.name.as_str()).collect()
}

fn expectations(model: &Model, view: &PlanView, hired: &[&Candidate]) -> Vec<(Id, State)> {
    let new_hires: Vec<NewHire> = hired.iter().map(|one| NewHire::of(&model.team, one)).collect();
    expected(&model.team, &view.coverage, &new_hires)
}

/// Accepts the day and asks for a note; returns an error if it is not valid.
fn accept_day(model: &mut Model, hire: Vec<Id>, typed: &str) -> Result<(), String> {
    let due = due::read(typed, model.today)?;
    let title = "Save this plan: a note to go with it (optional)";
    let by = due.map(|by| format!("By {}.", day(by)));
    let take = move |model: &mut Model, typed: &str| accept(model, &hire, due, typed);
    model.open(Prompt::new(title, "", take).saying(by.into_iter().collect()));
    Ok(())
}

/// Saves the plan of these hires with this note; returns an error if it is not valid.
fn accept(model: &mut Model, hire: &[Id], due: Option<Date>, typed: &str) -> Result<(), String> {
    let mut note = optional_sentence(typed)?;
    let Screen::Plan(view) = &model.screen else { return Ok(()) };
    let there = |id: &Id| view.plan.candidates.iter().find(|one| one.id == *id);
    let hired: Vec<&Candidate> = hire.iter().filter_map(there).collect();
    if hired.is_empty() {
        return Err("These people are no longer candidates.".to_owned());
    }
    let away = absent(model);
    if !away.is_empty() {
        let stop = if note.is_empty() { "" } else { " " };
        note = format!("{note}{stop}(Planned without {}.)", list(&away));
    }
    let kept = SavedPlan {
        on: Some(model.today),
        hire: hired.iter().map(|one| one.id.clone()).collect(),
        expect: expectations(model, view, &hired),
        due,
        note,
    };
    let index = model.team.plans.len();
    if model.try_change(Edit::Plan(ListEdit::Insert(index, kept)), "the saved plan") {
        model.notify(if matches!(model.source, Source::File(_)) {
            "The plan is saved. History (5) will say how it turned out."
        } else {
            "The plan is kept until you quit. Ctrl-s saves the team with it to a file."
        });
    }
    Ok(())
}
