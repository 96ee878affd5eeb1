//! The form of a decision, over the screen it was asked for on.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::widgets::{Paragraph, Widget};

use crate::phrases::{self, MAX_DECISIONS};
use crate::team::Choice;
use crate::tui::app::{Model, Source};
use crate::tui::draw::Styles;
use crate::tui::overlays::decide::{DecideForm, Field, Owner, due, made_today};
use crate::tui::widgets::{Note, Popup, wrapped};

const WIDTH: u16 = 78;
/// What is shown of an owner and a note while aliases replace the names.
const HIDDEN: &str = "hidden while aliases are shown";

/// Draws the form; returns the cursor's position where a text is typed.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    form: &DecideForm,
    model: &Model,
    styles: &Styles,
) -> Option<Position> {
    let dimension = model.team.dimension_index(form.dimension.as_str())?;
    let name = model.team.dimensions()[dimension].title();
    let title = if form.at.is_some() { "Decided" } else { "Decide" };
    let width = area.width.saturating_sub(4).min(WIDTH);
    let measure = width.saturating_sub(4);
    let note = |field| note(field, form, model);
    let (help, style) = match &form.form.fault {
        Some(error) => (error.as_str(), styles.fault),
        None if form.at.is_none() && made_today(model) >= MAX_DECISIONS => {
            ("You have made three decisions today. Three are enough for one session.", styles.thin)
        }
        None => (help(form), styles.quiet),
    };
    let now = wrapped(&now(dimension, model), measure, styles.text);
    let help = wrapped(help, measure, style);
    let rows = [now.len() as u16, form.form.height(note), help.len() as u16];
    let size = (width, rows.iter().sum::<u16>() + 4);
    let inner = Popup::new(format!("{title}: {name}"), size, styles).draw(area, buf);
    let [above, fields, below] =
        Layout::vertical(rows.map(Constraint::Length)).spacing(1).areas(inner);
    Paragraph::new(now).render(above, buf);
    Paragraph::new(help).render(below, buf);
    form.form.draw(fields, buf, styles, note)
}

/// Returns how the row is covered and what it needs.
fn now(index: usize, model: &Model) -> String {
    let dimension = &model.team.dimensions()[index];
    let need = phrases::need(dimension, model.coverage.dimension(index).need());
    if dimension.is_spectrum() {
        return format!("Needed: {need}.");
    }
    let state = phrases::state(&model.team, &model.coverage, index, &model.map.names);
    format!("Now: {state}. Needed: {need}.")
}

/// Returns what the choice means; of borrowing, which teams could help.
fn about<'a>(model: &'a Model, form: &DecideForm) -> Cow<'a, str> {
    let meaning = Cow::Borrowed(phrases::choice(form.choice()));
    let Source::File(path) = &model.source else { return meaning };
    let Some(teams) = model.teams.as_ref().filter(|_| form.choice() == Choice::Borrow) else {
        return meaning;
    };
    match teams.who_could_help(path, &form.dimension, model.map.naming) {
        Some(helpers) => format!("Could help: {helpers}.").into(),
        None if teams.entries.len() > 1 => "No team of this folder has more than it needs.".into(),
        None => meaning,
    }
}

/// Returns what is written next to and below a field.
fn note(field: Field, form: &DecideForm, model: &Model) -> Note {
    let is_hidden = model.hides_names() && !form.form.is_on(field);
    match field {
        Field::Choice => Note { below: about(model, form).into_owned(), ..Note::default() },
        // Whose a decision is tells who is behind an alias.
        Field::Owner if is_hidden => instead(HIDDEN),
        Field::Owner => {
            let owner = owner_name(model, form.owner(&model.team, &model.map));
            if form.form.text(Field::Owner).is_empty() {
                instead(owner)
            } else {
                Note { after: format!("= {owner}"), ..Note::default() }
            }
        }
        Field::Due => match form.due_day(model.today) {
            Ok(Some(day)) => {
                let (sentence, away) = (phrases::day(day), due::distance(day, model.today));
                Note { after: format!("{sentence}, {away}"), ..Note::default() }
            }
            _ => Note::default(),
        },
        Field::Note if is_hidden && !form.form.text(Field::Note).is_empty() => instead(HIDDEN),
        Field::Expect | Field::Note => Note::default(),
    }
}

fn instead(text: impl Into<String>) -> Note {
    Note { instead: Some(text.into()), ..Note::default() }
}

/// Returns who carries it out, as the screen shows it.
fn owner_name(model: &Model, owner: Result<Owner, String>) -> String {
    match owner {
        Ok(Owner::Nobody) => "nobody yet".to_owned(),
        Ok(Owner::Member(id)) => {
            let member = model.team.member_index(id.as_str());
            member.map_or("nobody yet", |member| model.name_of(member)).to_owned()
        }
        // Where names are hidden, so is that of somebody from outside.
        Ok(Owner::Outside(_)) if model.hides_names() => "somebody from outside the team".to_owned(),
        Ok(Owner::Outside(name)) => format!("{name}, from outside the team"),
        Err(why) => why,
    }
}

/// Returns what the field under the cursor takes.
fn help(form: &DecideForm) -> &'static str {
    const HELP: [(Field, &str); 5] = [
        (Field::Choice, "Choose with left and right, or press the first letter."),
        (Field::Owner, "Type a name: a member, or somebody from outside. Or left and right."),
        (Field::Due, "A day such as 2027-02-22, or +3m, +6w, +10d from today."),
        (Field::Expect, "What we expect to see by then: left and right."),
        (Field::Note, "In your own words: what will you do first?"),
    ];
    HELP.iter().find(|(field, _)| form.form.is_on(*field)).map_or("", |(_, help)| help)
}
