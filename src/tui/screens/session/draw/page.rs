//! The page of a step without a list of its own: what the room looks at.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::phrases;
use crate::team::{Kind, Step};
use crate::text;
use crate::tui::app::Model;
use crate::tui::draw::Styles;
use crate::tui::widgets::{wrap, wrapped};

/// Draws it.
pub fn draw(area: Rect, buf: &mut Buffer, model: &Model, styles: &Styles) {
    let Some(step) = model.team.session.step else { return };
    let mut page = Page { width: area.width, styles, lines: Vec::new() };
    page.lines = crate::tui::screens::session::draw::heading(area.width, model, styles);
    match step {
        Step::Frame => frame(&mut page, model),
        Step::Choose => choose(&mut page, model),
        Step::Reveal => reveal(&mut page, model),
        Step::Decide => decide(&mut page, model),
        Step::Close => close(&mut page, model),
        Step::Rate | Step::Expect | Step::Talk | Step::Spectra => {}
    }
    crate::tui::screens::session::draw::lines(page.lines, area, buf, styles);
}

/// The page as it fills from the top.
struct Page<'a> {
    width: u16,
    styles: &'a Styles,
    lines: Vec<Line<'static>>,
}

impl Page<'_> {
    fn gap(&mut self) {
        self.lines.push(Line::default());
    }

    fn title(&mut self, words: &str) {
        self.lines.extend(wrapped(words, self.width, self.styles.title));
    }

    fn text(&mut self, words: &str) {
        self.lines.extend(wrapped(words, self.width, self.styles.text));
    }

    /// Adds a row's name, in this many columns, and a sentence about it next to it.
    fn row(&mut self, name: &str, column: usize, words: &str) {
        let room = usize::from(self.width).saturating_sub(column).max(1);
        for (nth, line) in wrap(words, room).into_iter().enumerate() {
            let name =
                if nth == 0 { text::fit(name, column - 2).into_owned() } else { String::new() };
            let gap = " ".repeat(column.saturating_sub(text::width(&name)));
            self.lines.push(Line::from_iter([
                Span::styled(name, self.styles.title),
                Span::raw(gap),
                Span::styled(line, self.styles.text),
            ]));
        }
    }

    /// A key, and what it does here.
    fn key(&mut self, key: &'static str, words: &str) {
        self.lines.push(Line::from_iter([
            Span::styled(format!("{key:<6}"), self.styles.key),
            Span::styled(words.to_owned(), self.styles.text),
        ]));
    }

    /// Returns the columns that these names take.
    fn column(&self, names: impl Iterator<Item: AsRef<str>>) -> usize {
        let widest = names.map(|name| text::width(name.as_ref())).max().unwrap_or(0);
        widest.min(usize::from(self.width / 3)) + 2
    }
}

fn frame(page: &mut Page<'_>, model: &Model) {
    let team = &model.team;
    match model.coverage.situation().and_then(|at| team.situations.get(at)) {
        Some(situation) => {
            page.title(&situation.name);
            page.text(&situation.about);
        }
        None => page.text("No situation is written down yet. Press e to add one."),
    }
    if team.members().is_empty() {
        page.gap();
        page.text("Nobody is on the team yet. Press e to add people.");
    }
    if team.situations.len() > 1 {
        page.gap();
        page.key("s", "another situation");
    }
}

fn choose(page: &mut Page<'_>, model: &Model) {
    let dimensions = model.team.dimensions();
    let spectra = dimensions.iter().filter(|one| one.is_spectrum()).count();
    let rest = dimensions.len() - spectra;
    page.title(&format!("{rest} skills and experiences, {spectra} spectra so far"));
    for (kind, name) in
        [(Kind::Skill, "Skills"), (Kind::Experience, "Experience"), (Kind::Personality, "Spectra")]
    {
        let names = dimensions.iter().filter(|one| one.kind == kind);
        let names: Vec<String> = names
            .map(|one| match kind {
                Kind::Personality => {
                    phrases::title(one, usize::from(page.width), model.options.glyphs)
                }
                Kind::Skill | Kind::Experience => one.name.clone(),
            })
            .collect();
        if !names.is_empty() {
            page.gap();
            page.row(name, 12, &names.join(" · "));
        }
    }
}

fn reveal(page: &mut Page<'_>, model: &Model) {
    let team = &model.team;
    if team.session.hidden {
        page.title(&phrases::done_rating(model.lobby.done, model.lobby.people()));
        if team.expectations.is_empty() {
            page.text("Nobody has made a guess yet. b goes back to the guesses.");
        }
        page.gap();
        page.key("V", "reveal");
        return;
    }
    let all = model.all_surprises();
    let (surprises, foreseen): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.distance > 0);
    let name = |at: usize| team.dimensions()[at].name.as_str();
    if surprises.is_empty() {
        page.text(if team.expectations.is_empty() {
            "Nobody had made a guess."
        } else {
            "There was no surprise."
        });
    } else {
        page.title("What surprised us");
    }
    let column = page.column(surprises.iter().map(|one| name(one.dimension)));
    // Read from the top, the biggest comes last.
    for one in surprises.iter().rev() {
        let words = phrases::surprise(team, &model.coverage, one, &model.map.names);
        page.row(name(one.dimension), column, &words);
    }
    if !foreseen.is_empty() {
        let names: Vec<&str> = foreseen.iter().map(|one| name(one.dimension)).collect();
        page.gap();
        page.text(&format!("As we guessed, or not answered: {}.", names.join(", ")));
    }
    for doubt in model.doubts() {
        page.gap();
        page.title(phrases::team_doubt(doubt));
    }
}

/// Returns the decisions of today.
fn decided_today(model: &Model) -> impl Iterator<Item = &crate::team::Decision> {
    model.team.decisions.iter().filter(|one| one.made == Some(model.today))
}

fn decide(page: &mut Page<'_>, model: &Model) {
    let count = decided_today(model).count();
    match count {
        0 => page.text("No decision yet today."),
        1 => page.title("One decision today"),
        many if many > phrases::MAX_DECISIONS => page.title(&format!(
            "{many} decisions today: which three would change the map by next time?"
        )),
        many => page.title(&format!("{many} decisions today")),
    }
    list_decisions(page, model);
    page.gap();
    page.key("Enter", "open the findings: d decides what to do about a row");
    page.key("D", "all decisions");
}

fn list_decisions(page: &mut Page<'_>, model: &Model) {
    let (team, names) = (&model.team, &model.map.names);
    let column = page.column(decided_today(model).map(|one| phrases::decided_about(team, one)));
    for one in decided_today(model) {
        let mut words = phrases::decision(team, one, names);
        // A note may name somebody.
        if !one.note.is_empty() && names.naming() != phrases::Naming::Alias {
            words = format!("{words}. {}", one.note);
        }
        page.row(&phrases::decided_about(team, one), column, &words);
    }
}

/// Draws the results of the workshop, and what was left out.
fn close(page: &mut Page<'_>, model: &Model) {
    let team = &model.team;
    let summary = phrases::SessionSummary {
        done: model.lobby.done,
        people: model.lobby.people(),
        guesses: team.expectations.len(),
        corrections: team.corrections.iter().filter(|one| one.on == Some(model.today)).count(),
        offers: team.members().iter().map(|member| member.spoken_ends.len()).sum(),
        spectra: team.dimensions().iter().filter(|one| one.is_spectrum()).count(),
        decisions: decided_today(model).count(),
    };
    page.title(&summary.happened());
    page.text(&summary.left_out());
    list_decisions(page, model);
    page.gap();
    let snapshot = if model.snapshot_kept {
        "Snapshot saved. K saves another."
    } else {
        "save a snapshot: with names, with aliases, or counts only"
    };
    page.key("K", snapshot);
    page.key("D", "decisions; c copies them as text");
    match team.session.next {
        Some(day) => page.key("N", &format!("next session: {}", phrases::day(day))),
        None => page.key("N", "book the next session, in about three months"),
    }
    page.key("Enter", phrases::step_text(Step::Close).enter);
}
