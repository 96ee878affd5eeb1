//! The page of a step: what of the team the room looks at during it, and the
//! keys that lead on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Model;
use crate::app::session::progress;
use crate::domain::Step;
use crate::text;
use crate::ui::{Styles, pen};
use crate::words;

/// A line of a step's page.
enum Line {
    Title(String),
    Text(String),
    /// A dimension's name, and what is to be said of it.
    Row(String, String),
    /// A key, and what it does here.
    Key(&'static str, String),
    Gap,
}

/// How many rows are worth an hour: what the team marked, then what the map
/// proposes. A convention.
const ROWS: usize = 5;

/// Draws it.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, styles: &Styles) {
    let Some(step) = model.team.session.step else { return };
    let mut y = super::instructions(buf, area, model, styles);
    let lines = lines(model, step);
    let names = lines.iter().filter_map(|line| match line {
        Line::Row(name, _) => Some(text::width(name) as u16),
        _ => None,
    });
    let column = names.max().unwrap_or(0).min(area.width / 3) + 2;
    for line in &lines {
        if y >= area.bottom() {
            return;
        }
        match line {
            Line::Gap => y += 1,
            Line::Title(words) | Line::Text(words) => {
                let is_title = matches!(line, Line::Title(_));
                let style = if is_title { styles.title } else { styles.text };
                for part in pen::wrap(words, usize::from(area.width)) {
                    pen::write(buf, area.x, y, area.width, &part, style);
                    y += 1;
                }
            }
            Line::Row(name, said) => {
                pen::write(buf, area.x + 2, y, column - 2, name, styles.title);
                let x = area.x + 2 + column;
                let room = area.right().saturating_sub(x);
                for part in pen::wrap(said, usize::from(room)) {
                    pen::write(buf, x, y, room, &part, styles.text);
                    y += 1;
                }
            }
            Line::Key(key, words) => {
                pen::write(buf, area.x, y, 6, key, styles.key);
                pen::write(buf, area.x + 6, y, area.width.saturating_sub(6), words, styles.text);
                y += 1;
            }
        }
    }
}

fn lines(model: &Model, step: Step) -> Vec<Line> {
    let mut lines = match step {
        Step::Frame => frame(model),
        Step::Choose => choose(model),
        Step::Reveal => reveal(model),
        Step::Talk => talk(model),
        Step::Decide => decide(model),
        Step::Close => return close(model),
        Step::Rate | Step::Expect | Step::Spectra => Vec::new(),
    };
    let enter = match step {
        Step::Reveal if !model.team.session.hidden => "the map",
        _ => words::step_text(step).enter,
    };
    lines.push(Line::Gap);
    lines.push(Line::Key("Enter", enter.to_owned()));
    match step {
        Step::Frame => {
            let more = model.team.situations.len() > 1;
            let other = more.then(|| Line::Key("s", "another situation".to_owned()));
            lines.extend(other);
            lines.push(Line::Key("e", "change it, and who is on the team".to_owned()));
        }
        Step::Decide => lines.push(Line::Key("D", "what is decided".to_owned())),
        _ => {}
    }
    lines
}

fn frame(model: &Model) -> Vec<Line> {
    let team = &model.team;
    let mut lines = match model.coverage.situation().and_then(|at| team.situations.get(at)) {
        Some(situation) => {
            vec![Line::Title(situation.name.clone()), Line::Text(situation.about.clone())]
        }
        None => vec![Line::Text("No situation is written down yet; e adds one.".into())],
    };
    if team.members().is_empty() {
        lines.push(Line::Gap);
        lines.push(Line::Text("Nobody is on the team yet; e adds people.".into()));
    }
    lines
}

fn choose(model: &Model) -> Vec<Line> {
    let dimensions = model.team.dimensions();
    let spectra = dimensions.iter().filter(|one| one.is_spectrum()).count();
    let rest = dimensions.len() - spectra;
    vec![Line::Title(format!("{rest} skills and experiences, {spectra} spectra so far."))]
}

fn reveal(model: &Model) -> Vec<Line> {
    let team = &model.team;
    if team.session.hidden {
        let (done, missing) = progress(team);
        let mut lines = vec![Line::Title(words::done_rating(done, done + missing.len()))];
        if team.expectations.is_empty() {
            let said = "Nobody has said yet what they expect; b goes back to that.";
            lines.push(Line::Text(said.to_owned()));
        }
        return lines;
    }
    let surprises = model.all_surprises();
    let mut lines = Vec::new();
    if surprises.is_empty() {
        lines.push(Line::Text("Nobody had said what they expect.".into()));
    } else {
        lines.push(Line::Title("What surprised us".into()));
    }
    for one in &surprises {
        let name = team.dimensions()[one.dimension].name.clone();
        let said = words::surprise(team, &model.coverage, one, &model.map.names);
        lines.push(Line::Row(name, said));
    }
    for doubt in model.doubts() {
        lines.push(Line::Gap);
        lines.push(Line::Title(words::team_doubt(doubt).to_owned()));
    }
    lines
}

fn talk(model: &Model) -> Vec<Line> {
    let team = &model.team;
    let marked = team.session.discuss.iter().filter_map(|id| team.dimension_index(id.as_str()));
    let mut rows: Vec<(usize, bool)> = marked.map(|place| (place, true)).collect();
    for &(place, _) in &model.map.topics {
        if rows.len() < ROWS && !rows.iter().any(|&(own, _)| own == place) {
            rows.push((place, false));
        }
    }
    // Skills first, then experiences: from the safe to the personal.
    rows.sort_by_key(|&(place, _)| (team.dimensions()[place].kind, place));
    let mut lines = Vec::new();
    if rows.is_empty() {
        lines.push(Line::Text("No row stands out; m on the map marks one.".into()));
    } else {
        lines.push(Line::Title("To talk about (m on the map marks more)".into()));
    }
    for (place, is_marked) in rows {
        let said = words::topic(team, &model.coverage, place, &model.map.names);
        let marked = if is_marked { "marked: " } else { "" };
        let name = team.dimensions()[place].name.clone();
        lines.push(Line::Row(name, format!("{marked}{said}")));
    }
    let corrections = team.corrections.iter().filter(|one| one.on == Some(model.today)).count();
    if corrections > 0 {
        let said = words::english::count(corrections as u32, "correction", "corrections");
        let said = words::english::capital(&said);
        lines.push(Line::Text(format!("{said} today; Enter on a row of the map shows them.")));
    }
    lines
}

fn decided_today(model: &Model) -> usize {
    model.team.decisions.iter().filter(|one| one.made == Some(model.today)).count()
}

fn decide(model: &Model) -> Vec<Line> {
    let made = decided_today(model);
    let said = match made {
        0 => "Nothing decided today yet.".to_owned(),
        1 => "One decision today.".to_owned(),
        many if many > words::ENOUGH_DECISIONS => {
            format!("{many} decisions today: which three would change the map by the next time?")
        }
        many => format!("{many} decisions today."),
    };
    vec![Line::Title(said)]
}

/// What the session came to, what was left out, and the three things left.
fn close(model: &Model) -> Vec<Line> {
    let team = &model.team;
    let (done, missing) = progress(team);
    let said = words::Trace {
        done,
        people: done + missing.len(),
        guesses: team.expectations.len(),
        corrections: team.corrections.iter().filter(|one| one.on == Some(model.today)).count(),
        voices: team.members().iter().map(|member| member.voices.len()).sum(),
        spectra: team.dimensions().iter().filter(|one| one.is_spectrum()).count(),
        decisions: decided_today(model),
    };
    let (happened, left_out) = words::trace(&said);
    let mut lines = Vec::new();
    if !happened.is_empty() {
        lines.push(Line::Title(happened));
    }
    if !left_out.is_empty() {
        lines.push(Line::Text(left_out));
    }
    lines.push(Line::Gap);
    let kept = if model.snapshot_kept {
        "a snapshot is kept; K keeps another"
    } else {
        "keep a snapshot, with names, with aliases, or counts only"
    };
    lines.push(Line::Key("K", kept.to_owned()));
    lines.push(Line::Key("D", "what was decided; c copies it there as text".to_owned()));
    let next = match team.session.next {
        Some(day) => format!("the next session: {}", words::day(day)),
        None => "the day of the next session: about a quarter from now".to_owned(),
    };
    lines.push(Line::Key("N", next));
    lines.push(Line::Key("Enter", words::step_text(Step::Close).enter.to_owned()));
    lines
}
