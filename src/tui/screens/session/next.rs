//! The day of the next session: about a quarter from this one.

use crate::phrases;
use crate::team::{Edit, Session, Step};
use crate::tui::app::prompt::{Prompt, Purpose};
use crate::tui::app::{Effect, Model, Overlay};
use crate::tui::overlays::decide::due;

/// Asks for the day.
pub(crate) fn ask(model: &mut Model) -> Vec<Effect> {
    if model.team.session.step != Some(Step::Close) {
        return Vec::new();
    }
    let title = "The next session: a day such as 2027-02-22, or +3m, +6w from today";
    let prompt = Prompt::new(title, Purpose::NextSession, due::A_QUARTER);
    model.overlays.push(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

/// Books it; nothing typed takes the day off again.
pub(crate) fn book(model: &mut Model, typed: &str) -> Vec<Effect> {
    let next = match due::read(typed, model.today) {
        Ok(next) => next,
        Err(fault) => {
            model.refuse(fault);
            return Vec::new();
        }
    };
    model.overlays.pop();
    let session = Session { next, ..model.team.session.clone() };
    let effects = model.change(Edit::Session(Box::new(session)), "the day of the next session");
    if model.notice.is_none() {
        model.done(match next {
            Some(day) => format!("the next session: {}", phrases::day(day)),
            None => "no day is set for the next session".to_owned(),
        });
    }
    effects
}
