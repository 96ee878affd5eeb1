//! Actions on the plan.

use crate::report::{self, plan::Page};
use crate::team::{Edit, ListEdit};
use crate::tui::app::prompt::{PathKind, Prompt};
use crate::tui::app::{Action, Effect, Model, Motion, Overlay, Screen, stepped};
use crate::tui::screens::map;
use crate::tui::screens::plan::{CandidateForm, Hired, Pane, PlanView, candidate, keep, outcome};

/// The most people that are planned for together.
const MAX_HIRES: usize = 8;

/// Opens the plan of the team as the map shows it.
pub(crate) fn open(model: &mut Model) {
    let names = &model.map.names;
    let other_situation = model.map.other_situation.as_ref();
    let view = PlanView::of(&model.team, &model.coverage, other_situation, names, model.today);
    model.screen = Screen::Plan(Box::new(view));
}

/// Does one action.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let Screen::Plan(view) = &mut model.screen else { return };
    let last = view.entries.len().saturating_sub(1);
    match action {
        Action::Move(Motion::Right) => take_turns(model, 1),
        Action::Move(Motion::Left) => take_turns(model, -1),
        Action::Move(motion) => view.cursor = motion.along(view.cursor, last, 5),
        Action::Next => turn_page(model, 1),
        Action::Previous => turn_page(model, -1),
        Action::HireToo => hire(model),
        Action::Enter => {
            if !view.entries.is_empty() {
                model.overlays.push(Overlay::WhyPlan { top: 0 });
            }
        }
        Action::More | Action::Fewer => {
            let more = *action == Action::More;
            let hires = if more { view.hires + 1 } else { view.hires - 1 };
            view.hires = hires.clamp(1, MAX_HIRES);
            let sentences = format!("Planning for up to {} hires together.", view.hires);
            model.refresh();
            model.notify(sentences);
        }
        Action::Add => model.open(Prompt::new("The candidate's name", "", accept_name)),
        Action::Import => {
            let title = "A candidate's file, or a folder of them";
            model.open(Prompt::new(title, "", read_candidates).path(PathKind::Any));
        }
        Action::Rename => {
            let Some(at) = view.candidate() else {
                return model.notify("There is no candidate under the cursor.");
            };
            let id = view.plan.candidates[at].id.clone();
            let form = CandidateForm::of(&model.team, id);
            model.overlays.push(Overlay::Candidate(Box::new(form)));
        }
        Action::Copy => {
            let (team, coverage, plan) = (&model.team, &view.coverage, &view.plan);
            let as_of = model.today;
            let page = Page { team, coverage, plan, names: &model.map.names, as_of };
            let brief =
                anstream::adapter::strip_str(&report::plan::brief_text(page, 100)).to_string();
            model.notify("The brief is copied. It names nobody. E saves it in a file.");
            model.ask(Effect::Copy(brief));
        }
        Action::Remove => remove(model),
        Action::Outcome => outcome::ask(model),
        Action::Keep => keep::ask(model),
        Action::Back if view.unfinished().is_some() => {
            view.stopped = true;
            view.list(&model.team, &model.map.names);
            model.notify("The search is stopped. The best so far stays.");
        }
        Action::Back => model.show_map(),
        Action::Situation | Action::Away | Action::Everyone | Action::Compare => {
            map::update(model, action);
            model.refresh();
        }
        _ => map::update(model, action),
    }
}

/// Takes the name typed for a new candidate; returns an error if it is not valid.
pub(crate) fn accept_name(model: &mut Model, typed: &str) -> Result<(), String> {
    candidate::add(model, typed)
}

/// Goes to the next to be hired: the ideal person, nobody, each candidate
/// in rank order.
fn take_turns(model: &mut Model, by: isize) {
    let Screen::Plan(view) = &mut model.screen else { return };
    let order: Vec<usize> = view.plan.ranking.iter().map(|one| one.candidate).collect();
    let now = match &view.hired {
        Hired::Nobody => 0,
        Hired::Ideal => 1,
        Hired::Candidates(indices) => {
            let first = indices.first().and_then(|at| order.iter().position(|one| one == at));
            first.map_or(1, |nth| nth + 2)
        }
    };
    let count = order.len() as isize + 2;
    let next = (now as isize + by).rem_euclid(count) as usize;
    view.hired = match next {
        0 => Hired::Nobody,
        1 => Hired::Ideal,
        nth => Hired::Candidates(vec![order[nth - 2]]),
    };
    update_rows(model);
    if let Screen::Plan(view) = &mut model.screen
        && view.pane == Pane::Candidates
        && !view.hired().is_empty()
    {
        // Those hired come first.
        view.cursor = 0;
    }
}

/// Adds the candidate under the cursor to those hired, or takes them out again.
fn hire(model: &mut Model) {
    let Screen::Plan(view) = &mut model.screen else { return };
    let Some(at) = view.candidate() else {
        // Away from the candidates, those of the line are hired, or the best.
        let of_it = view.entries.get(view.cursor).map(|entry| entry.together.clone());
        let set = of_it.filter(|set| !set.is_empty()).unwrap_or(view.plan.best.hire.clone());
        if !set.is_empty() {
            view.hired = Hired::Candidates(set);
            update_rows(model);
        }
        return;
    };
    let mut hired = match &view.hired {
        Hired::Candidates(indices) => indices.clone(),
        Hired::Nobody | Hired::Ideal => Vec::new(),
    };
    match hired.iter().position(|&one| one == at) {
        Some(nth) => drop(hired.remove(nth)),
        None => hired.push(at),
    }
    view.hired = if hired.is_empty() { Hired::Nobody } else { Hired::Candidates(hired) };
    update_rows(model);
}

fn update_rows(model: &mut Model) {
    if let Screen::Plan(view) = &mut model.screen {
        view.hire(&model.team, model.map.other_situation.as_ref(), &model.map.names);
    }
}

fn turn_page(model: &mut Model, by: isize) {
    let Screen::Plan(view) = &mut model.screen else { return };
    view.pane = stepped(&Pane::ALL, &view.pane, by);
    view.cursor = 0;
    view.list(&model.team, &model.map.names);
}

fn remove(model: &mut Model) {
    let Screen::Plan(view) = &model.screen else { return };
    let Some(at) = view.candidate() else {
        return model.notify("There is no candidate under the cursor.");
    };
    let one = &view.plan.candidates[at];
    let (id, name) = (one.id.clone(), one.name.clone());
    let Some(index) = model.team.candidates.iter().position(|one| one.id == id) else {
        return;
    };
    if model.try_change(Edit::Candidate(ListEdit::Remove(index)), name.clone()) {
        model.notify(format!("{name} is removed. u brings them back."));
    }
}

fn read_candidates(model: &mut Model, typed: &str) -> Result<(), String> {
    if typed.is_empty() {
        return Err("Type the name of a file or a folder.".into());
    }
    model.ask(Effect::ReadCandidates(crate::files::typed::path(typed)));
    Ok(())
}
