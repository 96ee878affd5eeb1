//! The session: a bar with its clock over every screen, and a page a step
//! with what to do and a sentence to say.

mod bar;
mod expect;
mod lobby;
mod reveal;
mod spectra;
mod surprises;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Styles, pen};
use crate::app::{Action, Context, Model};
use crate::domain::Step;
use crate::words;

pub use bar::draw as bar;
pub use reveal::cover;
pub use surprises::draw as surprises;

/// The widest that a page is drawn: a line that the eye follows.
const WIDEST: u16 = 92;

/// What a running session leaves to the screen, between its bar above and
/// what surprised us below; a hint takes its row, too.
pub fn within(area: Rect, model: &Model) -> Rect {
    let above = model.rows_above();
    let height = area.height.saturating_sub(above + model.rows_below() + model.hint_rows());
    Rect { y: area.y + above, height, ..area }
}

/// Draws the page of the step, or who is done while ratings are hidden.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let body = body(area);
    match Context::of_screen(model) {
        Context::Lobby => lobby::draw(buf, body, model, styles),
        Context::Expect => expect::draw(buf, body, model, styles),
        Context::Spectra => spectra::draw(buf, body, model, styles),
        _ => page(buf, body, model, styles),
    }
}

/// What a click on a step's page means.
pub fn click(model: &Model, area: Rect, y: u16) -> Option<Action> {
    match Context::of_screen(model) {
        Context::Expect => expect::click(model, body(area), y),
        _ => None,
    }
}

fn body(area: Rect) -> Rect {
    let width = area.width.saturating_sub(6).min(WIDEST);
    let top = area.y + 1;
    Rect {
        x: area.x + (area.width - width) / 2,
        y: top,
        width,
        height: area.bottom().saturating_sub(top + 1),
    }
}

/// The step's name, what to do and what to say; gives the row after.
fn instructions(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) -> u16 {
    let Some(step) = model.team.session.step else { return area.y };
    let said = words::step_text(step);
    let mut y = area.y;
    let mut line = |words: &str, style, gap: u16| {
        for part in pen::wrap(words, usize::from(area.width)) {
            pen::write(buf, area.x, y, area.width, &part, style);
            y += 1;
        }
        y += gap;
    };
    line(&step.word().to_uppercase(), styles.heading, 0);
    line(said.task, styles.text, 1);
    line(&format!("Say: “{}”", said.say), styles.title, 1);
    y
}

fn page(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let Some(step) = model.team.session.step else { return };
    let mut y = instructions(buf, area, model, styles);
    let mut line = |words: &str, style| {
        for part in pen::wrap(words, usize::from(area.width)) {
            pen::write(buf, area.x, y, area.width, &part, style);
            y += 1;
        }
    };
    for (words, is_title) in facts(model, step) {
        line(&words, if is_title { styles.title } else { styles.text });
    }
    let enter = words::step_text(step).enter;
    let y = y + 1;
    let x = pen::write(buf, area.x, y, area.width, "Enter", styles.key);
    pen::write(buf, x + 1, y, area.width, enter, styles.text);
}

/// What of the team the room looks at during a step; titles stand out.
fn facts(model: &Model, step: Step) -> Vec<(String, bool)> {
    let team = &model.team;
    let name_of = |id: &crate::domain::Id| {
        let place = team.dimension_index(id.as_str());
        place.map_or_else(String::new, |at| team.dimensions()[at].name.clone())
    };
    match step {
        Step::Frame => {
            let shown = model.coverage.situation().and_then(|at| team.situations.get(at));
            match shown {
                Some(situation) => {
                    vec![(situation.name.clone(), true), (situation.about.clone(), false)]
                }
                None => vec![("No situation is written down yet; e adds one.".into(), false)],
            }
        }
        Step::Choose => {
            let spectra = team.dimensions().iter().filter(|one| one.is_spectrum()).count();
            let rest = team.dimensions().len() - spectra;
            vec![(format!("{rest} skills and experiences, {spectra} spectra so far."), true)]
        }
        Step::Reveal if team.session.hidden => {
            let (done, missing) = crate::app::session::progress(team);
            vec![(words::done_rating(done, done + missing.len()), true)]
        }
        Step::Talk => {
            let marked = &team.session.discuss;
            if marked.is_empty() {
                vec![("No row is marked yet; m on the map marks one.".into(), false)]
            } else {
                let mut lines = vec![("Marked for discussion:".to_owned(), true)];
                lines.extend(marked.iter().map(|id| (format!("  {}", name_of(id)), false)));
                lines
            }
        }
        Step::Decide | Step::Close => {
            let made = team.decisions.iter().filter(|one| one.made == Some(model.today)).count();
            let said = match made {
                0 => "Nothing decided today yet.".to_owned(),
                1 => "One decision today.".to_owned(),
                many => format!("{many} decisions today."),
            };
            vec![(said, true)]
        }
        Step::Rate | Step::Expect | Step::Reveal | Step::Spectra => Vec::new(),
    }
}
