//! The day of the next session: about a quarter from this one.

use crate::phrases;
use crate::team::{Edit, Session, Step};
use crate::tui::app::Model;
use crate::tui::app::prompt::Prompt;
use crate::tui::overlays::decide::due;

/// Asks for the day.
pub(crate) fn ask(model: &mut Model) {
    if model.team.session.step != Some(Step::Close) {
        return;
    }
    let title = "Next session: a day such as 2027-02-22, or +3m, +6w from today";
    model.open(Prompt::new(title, due::A_QUARTER, book));
}

/// Books it; nothing typed takes the day off again.
fn book(model: &mut Model, typed: &str) -> Result<(), String> {
    let next = due::read(typed, model.today)?;
    let session = Session { next, ..model.team.session.clone() };
    if model.try_change(Edit::Session(Box::new(session)), "the day of the next session") {
        model.done(match next {
            Some(day) => format!("Next session: {}.", phrases::day(day)),
            None => "No next session is planned now.".to_owned(),
        });
    }
    Ok(())
}
