//! Actions on the edit screen.

use crate::team::{Edit, End, Id, Kind, Member, Need, SpokenEnd, Team};
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::update::on_any_screen;
use crate::tui::app::{Action, Destination, Model, Motion, Screen, stepped};
use crate::tui::screens::edit::field::Field;
use crate::tui::screens::edit::needs;
use crate::tui::screens::edit::needs::Part;
use crate::tui::screens::edit::new_row::NewRow;
use crate::tui::screens::edit::typing;
use crate::tui::screens::edit::typing::Asking;
use crate::tui::screens::edit::{EditView, Focus, Tab, accept, field, remove};

/// Opens the edit screen on what the map's cursor is on: the person of its
/// column, else the dimension of its row, with the needs of the situation
/// shown. Where nobody is on the team yet, that comes first.
pub(crate) fn open(model: &mut Model) {
    let team = &model.team;
    let on = model.map.member().map(|index| (Tab::Members, index));
    let on = on.or_else(|| model.map.dimension().map(|index| (Tab::Dimensions, index)));
    let tab = match on {
        None => Tab::Dimensions,
        Some(_) if team.members().is_empty() => Tab::Members,
        Some((tab, _)) => tab,
    };
    let mut view = EditView::new(tab);
    if let Some((_, index)) = on.filter(|&(of, _)| of == tab) {
        view.show(team, index);
    }
    let situation = model.coverage.situation().and_then(|at| model.team.situations.get(at));
    view.scope = situation.map(|situation| situation.id.clone());
    model.screen = Screen::Edit(Box::new(view));
}

/// Puts the cursor of the edit screen on a place; whether it is open at all.
pub(crate) fn show(model: &mut Model, tab: Tab, index: usize) -> bool {
    let Screen::Edit(view) = &mut model.screen else { return false };
    view.turn_to(tab);
    view.show(&model.team, index);
    true
}

/// Does one action on the edit screen.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let Screen::Edit(view) = &model.screen else { return };
    let mut view = (**view).clone();
    act(model, &mut view, action);
    if let Screen::Edit(kept) = &mut model.screen {
        **kept = view;
    }
}

fn act(model: &mut Model, view: &mut EditView, action: &Action) {
    match action {
        &Action::Move(motion) => move_within(model, view, motion),
        &Action::Point { row, column } => point(model, view, row, column),
        Action::Next => view.turn_to(stepped(&Tab::ALL, &view.tab, 1)),
        Action::Previous => view.turn_to(stepped(&Tab::ALL, &view.tab, -1)),
        Action::Back | Action::Go(Destination::Map) => back(model, view, action),
        Action::Enter => enter(model, view),
        Action::Add => add(model, view, ""),
        // Names, a line each; with columns it is a table.
        Action::Paste(text) if view.tab == Tab::Members && !text.contains('\t') => {
            let names = text.lines().collect::<Vec<_>>().join(", ");
            add(model, view, &names);
        }
        Action::Rename => rename(model, view),
        Action::Remove => {
            if !refuses(model) {
                let Some(confirm) = remove::question(&model.team, view) else {
                    return model.notify("There is nothing here to remove.");
                };
                model.open(confirm);
            }
        }
        Action::MoveUp => shift(model, view, false),
        Action::MoveDown => shift(model, view, true),
        Action::More => step(model, view, true),
        Action::Fewer => step(model, view, false),
        Action::NotNeeded => not_needed(model, view),
        Action::Clear => clear(model, view),
        Action::Situation => next_scope(model, view),
        _ => on_any_screen(model, action),
    }
}

fn move_within(model: &Model, view: &mut EditView, motion: Motion) {
    let team = &model.team;
    let (at, count) = match view.focus {
        Focus::List => (view.cursor(team), view.tab.count(team)),
        Focus::Fields(at) => {
            let count = view.fields(team).len();
            (at.min(count.saturating_sub(1)), count)
        }
    };
    let last = count.saturating_sub(1);
    let page = usize::from(model.size.1 / 2).max(1);
    let to = motion.along(at, last, page);
    match view.focus {
        Focus::List => view.put_cursor(to),
        Focus::Fields(_) => view.focus = Focus::Fields(to),
    }
}

/// Handles a click on a tab, on a row of the list, or on a field.
fn point(model: &Model, view: &mut EditView, row: Option<usize>, column: Option<usize>) {
    match (row, column) {
        (None, Some(tab)) => {
            if let Some(&tab) = Tab::ALL.get(tab) {
                view.turn_to(tab);
            }
        }
        (Some(row), Some(_)) if row < view.fields(&model.team).len() => {
            view.focus = Focus::Fields(row);
        }
        (Some(row), None) if row < view.tab.count(&model.team) => {
            view.focus = Focus::List;
            view.put_cursor(row);
        }
        _ => {}
    }
}

/// Goes back from the fields to the list, and from the list to the map.
fn back(model: &mut Model, view: &mut EditView, action: &Action) {
    let in_fields = matches!(view.focus, Focus::Fields(_)) && view.tab != Tab::Team;
    if in_fields && *action == Action::Back {
        view.focus = Focus::List;
        return;
    }
    let index = if view.tab == Tab::Dimensions { view.index(&model.team) } else { None };
    model.show_map();
    if let Some(index) = index {
        model.map.show_dimension(index);
    }
}

fn enter(model: &mut Model, view: &mut EditView) {
    let Some(field) = view.field(&model.team) else {
        if view.index(&model.team).is_some() {
            view.focus = Focus::Fields(0);
        } else {
            return add(model, view, "");
        }
        return;
    };
    match field {
        Field::Count(tab) => view.turn_to(tab),
        Field::Needs => {
            let at = view.index(&model.team);
            view.scope = at.map(|at| model.team.situations[at].id.clone());
            view.turn_to(Tab::Dimensions);
        }
        _ if refuses(model) => {}
        Field::OpensOn => {
            let own = Entry::new("the rows' own needs", "", |model| open_on(model, None));
            let situations = model.team.situations.iter().map(|situation| {
                let id = situation.id.clone();
                Entry::new(&situation.name, "", move |model| open_on(model, Some(id.clone())))
            });
            let entries = situations.chain([own]).collect();
            model.open(Menu::new("The map opens with", entries));
        }
        Field::OpensHere => {
            let Some(at) = view.index(&model.team) else { return };
            let id = &model.team.situations[at].id;
            let here = model.team.situation.as_ref() != Some(id);
            open_on(model, here.then(|| id.clone()));
        }
        Field::Speaks => {
            let Some(at) = view.index(&model.team) else { return };
            match spoken_ends_menu(&model.team, &model.team.members()[at]) {
                Some(menu) => model.open(menu),
                None => model.notify("There is no spectrum yet. Add one among the rows."),
            }
        }
        // A number is counted, not typed: Enter asks for one more.
        Field::Need(_) => step(model, view, true),
        field => {
            if let Some(prompt) = typing::of_field(&model.team, view, field) {
                model.open(prompt);
            }
        }
    }
}

fn add(model: &mut Model, view: &EditView, typed: &str) {
    if refuses(model) {
        return;
    }
    let asking = match view.tab {
        Tab::Team => return model.notify("Tab goes to situations, rows and members."),
        Tab::Situations => Asking::NewSituation,
        Tab::Members => Asking::NewMembers,
        Tab::Dimensions => {
            let kind = view.index(&model.team).map(|at| model.team.dimensions()[at].kind);
            return model.open(NewRow::new(kind.unwrap_or(Kind::Skill)));
        }
    };
    model.open(asking.prompt(typed));
}

fn rename(model: &mut Model, view: &EditView) {
    if !refuses(model)
        && let Some(prompt) = typing::of_field(&model.team, view, Field::Name)
    {
        model.open(prompt);
    }
}

/// Moves the entry under the cursor up or down.
fn shift(model: &mut Model, view: &mut EditView, down: bool) {
    let row = |row| view.rows(&model.team).nth(row);
    let cursor = view.cursor(&model.team);
    let other = if down { Some(cursor + 1) } else { cursor.checked_sub(1) };
    let to = other.and_then(|other| Some((other, row(other)?)));
    let (Some(from), Some((other, to))) = (row(cursor), to) else {
        return model.notify(if down { "This is the last one." } else { "This is the first one." });
    };
    let team = &model.team;
    let (edit, name) = match view.tab {
        Tab::Team => return,
        Tab::Situations => {
            (Edit::Situation(crate::team::ListEdit::Move(from, to)), &team.situations[from].name)
        }
        Tab::Dimensions => {
            let dimensions = team.dimensions();
            if dimensions[from].kind != dimensions[to].kind {
                return model.notify("Rows stay among those of their kind.");
            }
            (Edit::MoveDimension(from, to), &dimensions[from].name)
        }
        Tab::Members => (Edit::MoveMember(from, to), &team.members()[from].name),
    };
    let what = format!("moving {name}");
    view.put_cursor(other);
    model.change(edit, what);
}

/// Returns the number that `+` and `-` change: of the field, or how many people.
fn part(model: &Model, view: &EditView) -> Option<Part> {
    match (view.tab, view.focus) {
        (Tab::Dimensions, Focus::List) => Some(Part::People),
        (Tab::Dimensions, Focus::Fields(_)) => match view.field(&model.team) {
            Some(Field::Need(part)) => Some(part),
            _ => None,
        },
        _ => None,
    }
}

fn step(model: &mut Model, view: &EditView, up: bool) {
    let (Some(index), Some(part)) = (view.index(&model.team), part(model, view)) else {
        return model.notify("There is no number here to change.");
    };
    let kind = model.team.dimensions()[index].kind;
    match needs::step(view.need(&model.team, index), kind, part, up) {
        Ok(need) => set_need(model, view, index, need),
        Err(why) => model.notify(why),
    }
}

fn set_need(model: &mut Model, view: &EditView, index: usize, need: Need) {
    let what = format!("the need of {}", model.team.dimensions()[index].name);
    match needs::change(&model.team, view, index, need) {
        Ok(edit) => model.change(edit, what),
        Err(why) => model.notify_failure(why),
    }
}

fn not_needed(model: &mut Model, view: &EditView) {
    if view.tab != Tab::Dimensions {
        return model.notify("Only rows are needed or not needed.");
    }
    let Some(index) = view.index(&model.team) else { return };
    let dimension = &model.team.dimensions()[index];
    let need = needs::toggled(view.need(&model.team, index), dimension.need, dimension.kind);
    set_need(model, view, index, need);
}

/// Resets to the default: a situation's need, the words of a level, an alias, a sentence.
fn clear(model: &mut Model, view: &EditView) {
    let Some(index) = view.index(&model.team) else {
        return model.notify("There is nothing here to reset.");
    };
    let team = &model.team;
    match (view.tab, view.field(team)) {
        (Tab::Dimensions, None | Some(Field::Need(_))) => {
            let name = team.dimensions()[index].name.clone();
            match needs::as_own(team, view, index) {
                Some(edit) => model.change(edit, format!("the need of {name}")),
                None if view.scope.is_some() => model.notify("It is the row's own need already."),
                None => model.notify("There is nothing here to reset."),
            }
        }
        (Tab::Dimensions, Some(Field::Words(level))) => {
            let dimension = &team.dimensions()[index];
            let usual = accept::with_usual_words(dimension, level);
            if usual == *dimension {
                return model.notify("These are the standard words already.");
            }
            let what = format!("the words of level {level} of {}", dimension.name);
            model.change(Edit::ReplaceDimension(index, Box::new(usual)), what);
        }
        (Tab::Dimensions, Some(Field::About)) => {
            let id = team.dimensions()[index].id.clone();
            clear_text(model, &Asking::DimensionAbout(id));
        }
        (Tab::Situations, Some(Field::About)) => {
            let id = team.situations[index].id.clone();
            clear_text(model, &Asking::SituationAbout(id));
        }
        (Tab::Members, Some(Field::Alias)) => {
            let id = team.members()[index].id.clone();
            clear_text(model, &Asking::Alias(id));
        }
        _ => model.notify("There is nothing here to reset."),
    }
}

fn clear_text(model: &mut Model, asking: &Asking) {
    accept::accept(model, asking, "").unwrap_or_else(|fault| model.notify_failure(fault));
}

/// Shows the needs of the next situation, and after the last the dimensions'
/// own.
fn next_scope(model: &mut Model, view: &mut EditView) {
    let team = &model.team;
    if team.situations.is_empty() {
        return model.notify("There is no situation yet. Add one on the page before.");
    }
    let next = view.scope_index(team).map_or(0, |at| at + 1);
    view.scope = team.situations.get(next).map(|situation| situation.id.clone());
    view.turn_to(Tab::Dimensions);
}

fn open_on(model: &mut Model, situation: Option<Id>) {
    model.change(Edit::OpenOn(situation), "the situation that the map opens with");
}

fn spoken_ends_menu(team: &Team, member: &Member) -> Option<Menu> {
    let spectra = team.dimensions().iter().filter(|dimension| dimension.is_spectrum());
    let entries: Vec<Entry> = spectra
        .flat_map(|dimension| [End::A, End::B].map(|end| (dimension, end)))
        .map(|(dimension, end)| {
            let voice = SpokenEnd { dimension: dimension.id.clone(), end };
            let detail = if member.spoken_ends.contains(&voice) {
                format!("{} · speaks for it", dimension.name)
            } else {
                dimension.name.clone()
            };
            let id = member.id.clone();
            let toggle = move |model: &mut Model| toggle_spoken_end(model, &id, &voice);
            Entry::new(field::pole(dimension, end), detail, toggle)
        })
        .collect();
    let title = format!("{} speaks for", member.name);
    (!entries.is_empty()).then(|| Menu::new(title, entries))
}

/// Lets a member speak for an end of a spectrum, or no longer.
fn toggle_spoken_end(model: &mut Model, member: &Id, voice: &SpokenEnd) {
    let Some(index) = model.team.member_index(member.as_str()) else { return };
    let mut member = model.team.members()[index].clone();
    match member.spoken_ends.iter().position(|one| one == voice) {
        Some(at) => drop(member.spoken_ends.remove(at)),
        None => member.spoken_ends.push(voice.clone()),
    }
    let what = format!("what {} speaks for", member.name);
    model.change(Edit::ReplaceMember(index, Box::new(member)), what);
}

/// Returns whether the team cannot be changed, with a message. Checked before anyone types in
/// vain.
fn refuses(model: &mut Model) -> bool {
    let why = model.refusal();
    let refuses = why.is_some();
    if let Some(why) = why {
        model.notify_failure(why);
    }
    refuses
}
