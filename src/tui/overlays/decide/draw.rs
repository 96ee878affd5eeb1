//! The form of a decision, over the screen it was asked for on.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tui_input::Input;

use crate::phrases::{self, ENOUGH_DECISIONS, Glyphs, Naming};
use crate::team::Choice;
use crate::text::{self, said};
use crate::tui::app::{Model, Source};
use crate::tui::draw::{Styles, panel, pen};
use crate::tui::overlays::decide::{DecideForm, Field, Owner, due, made_today};
use crate::tui::overlays::prompt;

const LABELS: u16 = 9;
const WIDTH: u16 = 76;
/// What stands for an owner and a note while aliases stand for the names.
const HIDDEN: &str = "hidden while aliases are shown";
/// The row of the screen within the form on which each field stands.
const ROWS: [(Field, u16); 5] =
    [(Field::Choice, 2), (Field::Owner, 4), (Field::Due, 5), (Field::Expect, 6), (Field::Note, 7)];

/// Draws the form; gives the cursor's place where a text is typed.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    form: &DecideForm,
    model: &Model,
    styles: &Styles,
) -> Option<(u16, u16)> {
    let place = model.team.dimension_index(form.dimension.as_str())?;
    let name = &model.team.dimensions()[place].name;
    let title = if form.at.is_some() { "Decided" } else { "Decide" };
    let width = area.width.saturating_sub(4).min(WIDTH);
    let inner = panel::open(buf, area, width, 12, format_args!("{title}: {name}"), styles);
    now(buf, inner, place, model, styles);
    let x = inner.x + LABELS;
    let room = inner.right().saturating_sub(x);
    let mut cursor = None;
    for (field, row) in ROWS {
        let y = inner.y + row;
        let on_it = form.field == field;
        let label = if on_it { styles.title } else { styles.quiet };
        pen::write(buf, inner.x, y, LABELS, field.label(), label);
        if on_it {
            pen::write(buf, inner.x - 1, y, 1, " ", styles.cursor_bar);
        }
        match field {
            Field::Choice => {
                choices(buf, x - 1, y, room, form.choice, about(model, form).as_ref(), styles);
            }
            Field::Owner => {
                let owner = form.owner.owner(&model.team, &model.map);
                let typed_here = !form.owner.input.value().is_empty();
                let name = owner_name(model, &owner);
                // Whose a decision is tells who is behind an alias.
                if model.hides_names() && !on_it {
                    pen::write(buf, x, y, room, HIDDEN, styles.quiet);
                    continue;
                }
                if !typed_here {
                    pick(buf, x, y, room, &name, on_it, model, styles);
                    continue;
                }
                cursor = typed(buf, x, y, 20, &form.owner.input, on_it, styles).or(cursor);
                let room = room.saturating_sub(22);
                pen::write(buf, x + 22, y, room, format_args!("= {name}"), styles.quiet);
            }
            Field::Expect => {
                let said = form.expect.map_or("nothing said", phrases::hoped);
                pick(buf, x, y, room, said, on_it, model, styles);
            }
            Field::Due => {
                cursor = typed(buf, x, y, 16, &form.due, on_it, styles).or(cursor);
                if on_it && form.due_is_selected() {
                    let width = text::width(form.due.value()) as u16;
                    pen::paint(buf, x, y, width.min(16), styles.selected);
                }
                if let Ok(Some(day)) = form.due_day(model.today) {
                    let (said, from_now) = (phrases::day(day), due::distance(day, model.today));
                    let said = format_args!("{said}, {from_now}");
                    pen::write(buf, x + 18, y, room.saturating_sub(18), said, styles.quiet);
                }
            }
            Field::Note if model.hides_names() && !on_it && !form.note.value().is_empty() => {
                pen::write(buf, x, y, room, HIDDEN, styles.quiet);
            }
            Field::Note => {
                cursor = typed(buf, x, y, room, &form.note, on_it, styles).or(cursor);
            }
        }
    }
    let y = inner.bottom().saturating_sub(1);
    if let Some((_, why)) = &form.fault {
        pen::write(buf, inner.x, y, inner.width, why, styles.fault);
    } else if form.at.is_none() && made_today(model) >= ENOUGH_DECISIONS {
        let said = "You have decided three today: three are enough for one session.";
        pen::write(buf, inner.x, y, inner.width, said, styles.thin);
    } else {
        pen::write(buf, inner.x, y, inner.width, help(form.field), styles.quiet);
    }
    cursor
}

/// How the row stands and what it needs.
fn now(buf: &mut Buffer, inner: Rect, place: usize, model: &Model, styles: &Styles) {
    let dimension = &model.team.dimensions()[place];
    let judged = model.coverage.dimension(place);
    let need = phrases::need(dimension, judged.need());
    let said = said(|f| {
        if !dimension.is_spectrum() {
            let state = phrases::state(&model.team, &model.coverage, place, &model.map.names);
            write!(f, "Now: {state}. ")?;
        }
        write!(f, "Needed: {need}.")
    });
    pen::write(buf, inner.x, inner.y, inner.width, said, styles.text);
}

/// Returns who carries it out, as the screen says it.
fn owner_name(model: &Model, owner: &Result<Owner, String>) -> String {
    match owner {
        Ok(Owner::Nobody) => "nobody yet".to_owned(),
        Ok(Owner::Member(id)) => {
            let member = model.team.member_index(id.as_str());
            member.map_or("nobody yet", |member| model.name_of(member)).to_owned()
        }
        // Where names are hidden, so is that of somebody from outside.
        Ok(Owner::Outside(_)) if model.map.naming == Naming::Alias => {
            "somebody from outside the team".to_owned()
        }
        Ok(Owner::Outside(name)) => format!("{name}, from outside the team"),
        Err(why) => why.clone(),
    }
}

/// Returns what the choice means; of borrowing, which teams could help.
fn about<'a>(model: &'a Model, form: &DecideForm) -> Cow<'a, str> {
    let meaning = Cow::Borrowed(phrases::choice(form.choice));
    let Source::File(path) = &model.source else { return meaning };
    let Some(teams) = model.teams.as_ref().filter(|_| form.choice == Choice::Borrow) else {
        return meaning;
    };
    match teams.who_could_help(path, &form.dimension, model.map.naming) {
        Some(helpers) => format!("Could help: {helpers}.").into(),
        None if teams.entries.len() > 1 => "No team of this folder has more than it needs.".into(),
        None => meaning,
    }
}

fn choices(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    room: u16,
    chosen: Choice,
    about: &str,
    styles: &Styles,
) {
    let end = x + room;
    let mut at = x;
    for choice in Choice::ALL {
        let ([before, after], style) = if choice == chosen {
            (["[", "]"], styles.selected)
        } else {
            ([" ", " "], styles.text)
        };
        let said = format_args!("{before}{}{after}", choice.word());
        at = pen::write(buf, at, y, end.saturating_sub(at), said, style) + 1;
    }
    pen::write(buf, x + 1, y + 1, room.saturating_sub(1), about, styles.quiet);
}

/// One of several, with the arrows that lead to the others.
#[allow(clippy::too_many_arguments)] // A place, a word and how to write it.
fn pick(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    room: u16,
    said: &str,
    on_it: bool,
    model: &Model,
    styles: &Styles,
) {
    if !on_it {
        pen::write(buf, x, y, room, said, styles.text);
        return;
    }
    let [left, right] = match model.options.glyphs {
        Glyphs::Unicode => ["◂", "▸"],
        Glyphs::Ascii => ["<", ">"],
    };
    let width = text::width(said) as u16 + 6;
    let said = format_args!(" {left} {said} {right} ");
    // The word itself stays where it is when the arrows come.
    pen::write(buf, x - 3, y, width.min(room + 3), said, styles.selected);
}

/// A text; from its beginning on while the cursor is elsewhere.
fn typed(
    buf: &mut Buffer,
    x: u16,
    y: u16,
    room: u16,
    input: &Input,
    on_it: bool,
    styles: &Styles,
) -> Option<(u16, u16)> {
    if on_it {
        return Some(prompt::input(input, Rect { x, y, width: room, height: 1 }, buf, styles.text));
    }
    pen::write(buf, x, y, room, input.value(), styles.text);
    None
}

/// What the field takes.
fn help(field: Field) -> &'static str {
    match field {
        Field::Choice => "Left and right, or the first letter.",
        Field::Owner => "Type a name: a member, or somebody from outside. Or left and right.",
        Field::Due => "A day such as 2027-02-22, or +3m, +6w, +10d from today.",
        Field::Expect => "What we expect to see by then: left and right.",
        Field::Note => "In your own words: what will you do first?",
    }
}
