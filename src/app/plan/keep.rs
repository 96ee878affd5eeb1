//! Keeping a plan: whom we chose and what we expect of it, so that a later
//! look can say whether it came true.

use super::{Chair, PlanView};
use crate::analysis::plan::{Seat, expected};
use crate::app::decide::due;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::{Effect, Model, Overlay, Screen};
use crate::domain::{Edit, KeptPlan, Slot};
use crate::text;

/// Asks for the words that go with the plan.
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    let Screen::Plan(view) = &model.screen else { return Vec::new() };
    if chosen(view).is_empty() {
        return model.done("no candidate sits in the chair: space seats the one under the cursor");
    }
    let title = "Keep this plan: a few words to go with it (may stay empty)";
    let prompt = Prompt::new(title, Purpose::KeepPlan, "");
    model.overlays.push(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

/// Those in the chair; with none there, the best together.
fn chosen(view: &PlanView) -> Vec<usize> {
    match &view.chair {
        Chair::Seated(places) => places.clone(),
        Chair::Empty | Chair::Ideal => view.plan.best.hire.clone(),
    }
}

/// Keeps the plan with these words; a fault in them is given back.
pub(in crate::app) fn accept(model: &mut Model, typed: &str) -> Result<Vec<Effect>, String> {
    let note = if typed.is_empty() {
        String::new()
    } else {
        text::sentence(typed).map_err(|fault| fault.to_string())?
    };
    let Screen::Plan(view) = &model.screen else { return Ok(Vec::new()) };
    let hired: Vec<_> = chosen(view).iter().map(|&at| view.plan.candidates[at].clone()).collect();
    let seats: Vec<Seat> = hired.iter().map(|one| Seat::of(&model.team, one)).collect();
    let kept = KeptPlan {
        on: Some(model.today),
        hire: hired.iter().map(|one| one.id.clone()).collect(),
        expect: expected(&model.team, &model.coverage, &seats),
        due: due::read(due::A_QUARTER, model.today).ok().flatten(),
        note,
    };
    let place = model.team.plans.len();
    let effects = model.change(Edit::Plan(Slot::Insert(place, kept)), "the plan that was kept");
    if model.notice.is_none() {
        model.done("the plan is kept in the file; a later snapshot can say whether it came true");
    }
    Ok(effects)
}
