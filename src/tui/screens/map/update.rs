//! Actions on the map.

use crate::coverage::Coverage;
use crate::phrases::Naming;
use crate::team::{Edit, Kind, State};
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::update::{self, on_any_screen};
use crate::tui::app::{Action, Destination, Effect, Model, Motion, Overlay, Screen};
use crate::tui::overlays::decide;
use crate::tui::screens::map::{
    self, Colouring, Columns, Filter, PeopleSort, Scale, Sort, planned,
};
use crate::tui::screens::session::SessionView;
use crate::tui::screens::{edit, fingers, rate, session, why};

/// Does one action on the map, or on the strips.
pub(crate) fn update(model: &mut Model, action: &Action) {
    match action {
        Action::Move(Motion::Left | Motion::Right) if !map::draw::shows_people(model) => {
            model.notify(if model.map.people.is_empty() {
                "Nobody is on this team yet. Press 6 to add people."
            } else {
                "There is no person to go to: the columns count answers here."
            });
        }
        &Action::Move(motion) => move_on_map(model, motion),
        &Action::Point { row, column } => {
            if let Some(row) = row.filter(|&row| row < model.map.rows.len()) {
                model.map.cursor = row;
            }
            if let Some(column) = column.filter(|&column| column < model.map.people.len()) {
                model.map.column = Some(column);
            }
        }
        Action::Back => step_back(model),
        Action::Away => away(model),
        Action::Everyone => {
            for member in 0..model.team.members().len() {
                model.set_away(member, false);
            }
        }
        Action::Enter => why::open(model),
        Action::Decide => {
            if let Some(index) = model.map.dimension() {
                decide::open(model, index);
            }
        }
        Action::Discuss => discuss(model),
        Action::Sort => {
            model.map.sort = match model.map.sort {
                Sort::File => Sort::Worst,
                Sort::Worst => Sort::Spread,
                Sort::Spread => Sort::File,
            };
            model.refresh();
            model.notify(match model.map.sort {
                Sort::File => "Rows in file order.",
                Sort::Worst => "Rows: worst first.",
                Sort::Spread => "Rows: widest spread first.",
            });
        }
        Action::SortPeople => {
            model.map.people_sort = match model.map.people_sort {
                PeopleSort::File => PeopleSort::Name,
                PeopleSort::Name => PeopleSort::File,
            };
            model.refresh();
        }
        Action::Filter => {
            let menu = filter_menu();
            model.overlays.push(Overlay::Menu(menu));
        }
        Action::Situation => {
            let next = next_situation(model);
            model.set_situation(next);
        }
        Action::Compare => compare(model),
        Action::Present => {
            model.map.scale = match model.map.scale {
                Scale::Desk => Scale::Room,
                Scale::Room => Scale::Desk,
            };
            model.refresh();
            if model.map.scale == Scale::Room && !model.options.is_light() {
                model.notify("Presenter view. A light theme reads better on a projector (:theme).");
            }
        }
        Action::Planned => planned::toggle(model),
        Action::Aliases => {
            model.map.naming = match model.map.naming {
                Naming::Alias => Naming::Full,
                Naming::Full | Naming::Short(_) => Naming::Alias,
            };
            model.refresh();
        }
        Action::ColourByLevel => {
            model.map.colouring = match model.map.colouring {
                Colouring::Need => Colouring::Level,
                Colouring::Level => Colouring::Need,
            };
        }
        Action::Fold => {
            model.map.columns = match model.map.columns {
                Columns::Fitting => Columns::People,
                Columns::People => Columns::Counts,
                Columns::Counts => Columns::Fitting,
            };
        }
        Action::Next | Action::Previous => {
            model.screen = match model.screen {
                Screen::Personality => Screen::Map,
                _ => Screen::Personality,
            };
            model.refresh();
        }
        Action::Go(Destination::Rate) => rate::open(model),
        Action::Go(Destination::Edit) => edit::open(model),
        Action::Go(Destination::Fingers) => fingers::open(model),
        Action::Go(Destination::Session) => session::open(model),
        Action::Go(Destination::Welcome) if model.is_changed_demo() => {
            update::ask_about_demo(model, Effect::Welcome);
        }
        Action::Go(Destination::Welcome) => model.ask(Effect::Welcome),
        Action::Correct => session::begin_correction(model),
        Action::Go(Destination::Map) => model.show_map(),
        _ => on_any_screen(model, action),
    }
}

/// Esc undoes what narrows or changes the view, the latest thing first.
fn step_back(model: &mut Model) {
    let map = &mut model.map;
    if model.screen == Screen::Personality {
        model.show_map();
    } else if map.planned.is_some() {
        map.planned = None;
    } else if map.other_situation.is_some() {
        map.other_situation = None;
    } else if map.filter != Filter::All {
        map.filter = Filter::All;
        model.refresh();
    } else if map.scale == Scale::Room {
        map.scale = Scale::Desk;
        model.refresh();
    } else if map.column.is_some() {
        map.column = None;
    } else if model.team.session.step.is_some() {
        // A session goes on: the map is a page of it.
        model.screen = Screen::Session(SessionView::default());
        model.refresh();
    }
}

/// Shows the map, or the strips where the map has no room for them, with the
/// cursor on a dimension and, perhaps, on a member.
pub(crate) fn go_to(model: &mut Model, dimension: usize, member: Option<usize>) {
    type Widen = fn(&mut Model);
    let wider: [Widen; 4] = [
        |model| model.screen = Screen::Map,
        |model| model.map.filter = Filter::All,
        |model| model.map.scale = Scale::Desk,
        |model| model.screen = Screen::Personality,
    ];
    for widen in wider {
        widen(model);
        model.refresh();
        if model.map.show_dimension(dimension) {
            break;
        }
    }
    if let Some(member) = member {
        model.map.column = model.map.people.iter().position(|&index| index == member);
    }
}

fn move_on_map(model: &mut Model, motion: Motion) {
    let last_row = model.map.rows.len().saturating_sub(1);
    let last_column = model.map.people.len().saturating_sub(1);
    let page = usize::from(model.size.1 / 2).max(1);
    let map = &mut model.map;
    match motion {
        // Left of the first person there is nobody: the row alone is marked.
        Motion::Left => map.column = map.column.and_then(|column| column.checked_sub(1)),
        Motion::Right => {
            map.column = Some(map.column.map_or(0, |column| (column + 1).min(last_column)));
        }
        rows => map.cursor = rows.along(map.cursor, last_row, page),
    }
}

fn away(model: &mut Model) {
    if let Some(member) = model.map.member() {
        let away = !model.coverage.is_away(member);
        model.set_away(member, away);
        let name = model.name_of(member).to_owned();
        return model.notify(if away {
            format!("{name} is away: the map is without {name}")
        } else {
            format!("{name} is back")
        });
    }
    if model.team.members().is_empty() {
        return model.notify_failure("Nobody is on this team yet. Press 6 to add people.");
    }
    let entries = (0..model.team.members().len()).map(|member| {
        let is_away = model.coverage.is_away(member);
        Entry::new(model.name_of(member), if is_away { "away" } else { "" }, move |model| {
            model.set_away(member, !is_away);
        })
    });
    model.open(Menu::new("Who is away?", entries.collect()));
}

fn discuss(model: &mut Model) {
    let Some(index) = model.map.dimension() else { return };
    let dimension = &model.team.dimensions()[index];
    let (id, name) = (dimension.id.clone(), dimension.name.clone());
    let mut session = model.team.session.clone();
    if let Some(at) = session.discuss.iter().position(|marked| *marked == id) {
        session.discuss.remove(at);
    } else {
        session.discuss.push(id);
    }
    model.change(Edit::Session(Box::new(session)), format!("the mark on {name}"));
}

fn filter_menu() -> Menu {
    let entry = |label: &str, detail: &str, filter: Filter| {
        Entry::new(label, detail, move |model| {
            model.map.filter = filter;
            model.refresh();
        })
    };
    Menu::new(
        "Show",
        vec![
            entry("everything", "", Filter::All),
            entry("any shortfall", "someone is missing", Filter::Shortfall),
            entry("nobody", "", Filter::State(State::Gap)),
            entry("depends on one person", "", Filter::State(State::Thin)),
            entry("short", "more than one, fewer than needed", Filter::State(State::Short)),
            entry("covered", "", Filter::State(State::Covered)),
            entry("more than needed", "", Filter::State(State::Strong)),
            entry("too few answers", "", Filter::Unknown),
            entry("skills", "", Filter::Kind(Kind::Skill)),
            entry("experience", "", Filter::Kind(Kind::Experience)),
            entry("personality", "", Filter::Kind(Kind::Personality)),
            entry("marked for discussion", "", Filter::Discuss),
        ],
    )
}

fn next_situation(model: &Model) -> Option<usize> {
    let count = model.team.situations.len();
    match model.coverage.situation() {
        None if count > 0 => Some(0),
        Some(index) if index + 1 < count => Some(index + 1),
        // The dimensions' own needs are a situation of their own only where
        // the file opens on none.
        _ if model.team.situation.is_some() && count > 0 => Some(0),
        _ => None,
    }
}

fn compare(model: &mut Model) {
    if model.map.other_situation.take().is_some() {
        return;
    }
    let shown = model.coverage.situation();
    let mut entries: Vec<Entry> = model
        .team
        .situations
        .iter()
        .enumerate()
        .filter(|&(index, _)| Some(index) != shown)
        .map(|(index, situation)| {
            let show = move |model: &mut Model| show_other_situation(model, Some(index));
            Entry::new(&situation.name, &situation.about, show)
        })
        .collect();
    if shown.is_some() {
        entries
            .push(Entry::new("the rows' own needs", "", |model| show_other_situation(model, None)));
    }
    if entries.is_empty() {
        model.notify("There is only one situation. Press 6 to add another.");
    } else {
        model.open(Menu::new("Which other situation?", entries));
    }
}

/// Shows another situation next to the one the map is for.
fn show_other_situation(model: &mut Model, situation: Option<usize>) {
    let away = model.coverage.away();
    model.map.other_situation = Some(Coverage::with_away(&model.team, situation, away));
    model.refresh();
}
