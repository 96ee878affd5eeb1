//! The page of a step: what of the team the room looks at during it, and the
//! keys that lead on.

use std::fmt::{Display, Write as _};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::phrases;
use crate::team::Step;
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::{Styles, pen};

/// How many rows are worth an hour: what the team marked, then what the map
/// proposes. A convention.
const ROWS: usize = 5;

/// Draws it.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let Some(step) = model.team.session.step else { return };
    let y = super::instructions(buf, area, model, styles);
    let mut page =
        Page { buf, area, y, styles, line: String::with_capacity(usize::from(area.width)) };
    match step {
        Step::Frame => frame(&mut page, model),
        Step::Choose => choose(&mut page, model),
        Step::Reveal => reveal(&mut page, model),
        Step::Talk => talk(&mut page, model),
        Step::Decide => decide(&mut page, model),
        Step::Close => close(&mut page, model),
        Step::Rate | Step::Expect | Step::Spectra => {}
    }
    page.gap();
    if step == Step::Close {
        to_take_along(&mut page, model);
    }
    let enter = match step {
        Step::Reveal if !model.team.session.hidden => "the map",
        _ => phrases::step_text(step).enter,
    };
    // Only V reveals.
    let hidden = step == Step::Reveal && model.team.session.hidden;
    page.key(if hidden { "V" } else { "Enter" }, enter);
    match step {
        Step::Frame => {
            if model.team.situations.len() > 1 {
                page.key("s", "another situation");
            }
            page.key("e", "change it, and who is on the team");
        }
        Step::Decide => page.key("D", "what is decided"),
        _ => {}
    }
}

/// The page as it fills from the top; what has no room below is left out.
struct Page<'a> {
    buf: &'a mut Buffer,
    area: Rect,
    y: u16,
    styles: &'a Styles,
    /// The text being broken into lines: one piece of memory for all of them.
    line: String,
}

impl Page<'_> {
    fn gap(&mut self) {
        self.y += 1;
    }

    fn title(&mut self, words: impl Display) {
        self.broken(0, &words, self.styles.title);
    }

    fn text(&mut self, words: impl Display) {
        self.broken(0, &words, self.styles.text);
    }

    /// A dimension's name in so many columns, and what is to be said of it.
    fn row(&mut self, name: &str, column: u16, said: impl Display) {
        if self.y < self.area.bottom() {
            pen::write(self.buf, self.area.x + 2, self.y, column - 2, name, self.styles.title);
        }
        self.broken(2 + column, &said, self.styles.text);
    }

    /// A key, and what it does here.
    fn key(&mut self, key: &str, words: impl Display) {
        if self.y < self.area.bottom() {
            let Rect { x, width, .. } = self.area;
            pen::write(self.buf, x, self.y, 6, key, self.styles.key);
            let room = width.saturating_sub(6);
            pen::write(self.buf, x + 6, self.y, room, words, self.styles.text);
        }
        self.y += 1;
    }

    /// As many lines as a text takes, set in by so many columns.
    fn broken(&mut self, inset: u16, words: &dyn Display, style: Style) {
        self.line.clear();
        let _ = write!(self.line, "{words}");
        let x = self.area.x + inset;
        let room = self.area.right().saturating_sub(x);
        for part in pen::wrap(&self.line, usize::from(room)) {
            if self.y < self.area.bottom() {
                pen::write(self.buf, x, self.y, room, part, style);
            }
            self.y += 1;
        }
    }

    /// The columns that these dimensions' names take.
    fn column<'n>(&self, names: impl Iterator<Item = &'n str>) -> u16 {
        let widest = names.map(|name| text::width(name) as u16).max().unwrap_or(0);
        widest.min(self.area.width / 3) + 2
    }
}

fn frame(page: &mut Page<'_>, model: &Model) {
    let team = &model.team;
    match model.coverage.situation().and_then(|at| team.situations.get(at)) {
        Some(situation) => {
            page.title(&situation.name);
            page.text(&situation.about);
        }
        None => page.text("No situation is written down yet; e adds one."),
    }
    if team.members().is_empty() {
        page.gap();
        page.text("Nobody is on the team yet; e adds people.");
    }
}

fn choose(page: &mut Page<'_>, model: &Model) {
    let dimensions = model.team.dimensions();
    let spectra = dimensions.iter().filter(|one| one.is_spectrum()).count();
    let rest = dimensions.len() - spectra;
    page.title(format_args!("{rest} skills and experiences, {spectra} spectra so far."));
}

fn reveal(page: &mut Page<'_>, model: &Model) {
    let team = &model.team;
    if team.session.hidden {
        page.title(phrases::done_rating(model.lobby.done, model.lobby.people()));
        if team.expectations.is_empty() {
            page.text("Nobody has said yet what they expect; b goes back to that.");
        }
        return;
    }
    let surprises = model.all_surprises();
    if surprises.is_empty() {
        page.text("Nobody had said what they expect.");
    } else {
        page.title("What surprised us");
    }
    let name = |place: usize| team.dimensions()[place].name.as_str();
    let column = page.column(surprises.iter().map(|one| name(one.dimension)));
    for one in &surprises {
        let said = phrases::surprise(team, &model.coverage, one, &model.map.names);
        page.row(name(one.dimension), column, said);
    }
    for doubt in model.doubts() {
        page.gap();
        page.title(phrases::team_doubt(doubt));
    }
}

fn talk(page: &mut Page<'_>, model: &Model) {
    let team = &model.team;
    let marked = &model.map.marked;
    let is_marked = |place: usize| marked.iter().any(|&(own, _)| own == place);
    let proposed = model.map.topics.iter().filter(|&&(place, _)| !is_marked(place));
    let proposed = proposed.take(ROWS.saturating_sub(marked.len()));
    let mut rows = Vec::with_capacity(marked.len() + ROWS);
    rows.extend(marked.iter().chain(proposed));
    // Skills first, then experiences: from the safe to the personal.
    rows.sort_unstable_by_key(|&&(place, _)| (team.dimensions()[place].kind, place));
    if rows.is_empty() {
        page.text("No row stands out; m on the map marks one.");
    } else {
        page.title("To talk about (m on the map marks more)");
    }
    let name = |place: usize| team.dimensions()[place].name.as_str();
    let column = page.column(rows.iter().map(|&&(place, _)| name(place)));
    for &(place, ref said) in rows {
        let marked = if is_marked(place) { "marked: " } else { "" };
        page.row(name(place), column, format_args!("{marked}{said}"));
    }
    let corrections = team.corrections.iter().filter(|one| one.on == Some(model.today)).count();
    if corrections > 0 {
        let said = phrases::english::count(corrections as u32, "correction", "corrections");
        let said = phrases::english::capital(said);
        page.text(format_args!("{said} today; Enter on a row of the map shows them."));
    }
}

fn decided_today(model: &Model) -> usize {
    model.team.decisions.iter().filter(|one| one.made == Some(model.today)).count()
}

fn decide(page: &mut Page<'_>, model: &Model) {
    match decided_today(model) {
        0 => page.title("Nothing decided today yet."),
        1 => page.title("One decision today."),
        many if many > phrases::ENOUGH_DECISIONS => page.title(format_args!(
            "{many} decisions today: which three would change the map by the next time?"
        )),
        many => page.title(format_args!("{many} decisions today.")),
    }
}

/// What the session came to, and what was left out.
fn close(page: &mut Page<'_>, model: &Model) {
    let team = &model.team;
    let said = phrases::Trace {
        done: model.lobby.done,
        people: model.lobby.people(),
        guesses: team.expectations.len(),
        corrections: team.corrections.iter().filter(|one| one.on == Some(model.today)).count(),
        voices: team.members().iter().map(|member| member.voices.len()).sum(),
        spectra: team.dimensions().iter().filter(|one| one.is_spectrum()).count(),
        decisions: decided_today(model),
    };
    page.title(said.happened());
    page.text(said.left_out());
}

/// The three things left at the end.
fn to_take_along(page: &mut Page<'_>, model: &Model) {
    page.key(
        "K",
        if model.snapshot_kept {
            "a snapshot is kept; K keeps another"
        } else {
            "keep a snapshot, with names, with aliases, or counts only"
        },
    );
    page.key("D", "what was decided; c copies it there as text");
    match model.team.session.next {
        Some(day) => page.key("N", format_args!("the next session: {}", phrases::day(day))),
        None => page.key("N", "the day of the next session: about a quarter from now"),
    }
}
