//! The one way a model changes.

use crate::text;
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::overlay::Help;
use crate::tui::app::prompt::{PathKind, Prompt};
use crate::tui::app::screen::{Context, MIN_SIZE};
use crate::tui::app::{
    Action, Destination, Effect, Model, Overlay, Screen, Tab, ThemeChoice, find, menu, overlays,
    palette, prompt,
};
use crate::tui::overlays::confirm::{self, Confirm};
use crate::tui::overlays::{decide, export};
use crate::tui::screens::{
    decisions, edit, findings, fingers, history, map, plan, rate, session, table, teams, welcome,
    why,
};

/// Does one action. What the world outside must do comes back as effects.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Some(effects) = too_small(model, &action) {
        return effects;
    }
    if !matches!(action, Action::Tick | Action::Resize(..)) {
        model.notice = None;
        // A person who presses a key wants to see it now.
        model.reveal = None;
    }
    let action = match action {
        Action::Paste(_) if !Context::of(model).takes_pastes() => {
            return model.fault("Pasted text is ignored here.");
        }
        Action::Paste(text) => Action::Paste(text::pasted(&text)),
        Action::Type(c) if !text::is_typed(c) => return Vec::new(),
        other => other,
    };
    if let Some(effects) = anywhere(model, &action) {
        return effects;
    }
    if model.hidden {
        model.hidden = false;
        return Vec::new();
    }
    let mut effects = match &action {
        Action::Go(destination) if model.overlays.is_empty() => {
            switch_tab(model, *destination).unwrap_or_else(|| on_top(model, &action))
        }
        _ => on_top(model, &action),
    };
    if model.screen == Screen::Map {
        let from_there = std::mem::take(&mut model.return_to_session) && action == Action::Back;
        if from_there && model.team.session.step.is_some() {
            session::return_to_step(model);
        }
    }
    effects.extend(model.close_room_after_use());
    effects
}

/// Does one action on the screen, as a key there would.
pub fn act_on_screen(model: &mut Model, action: &Action) -> Vec<Effect> {
    if let Some(effects) = anywhere(model, action) {
        return effects;
    }
    match action {
        Action::Go(destination) => {
            switch_tab(model, *destination).unwrap_or_else(|| on_top(model, action))
        }
        _ => on_top(model, action),
    }
}

/// Switches to another of the main screens; nothing where that is not for the
/// tabs to do.
fn switch_tab(model: &mut Model, destination: Destination) -> Option<Vec<Effect>> {
    if !Tab::are_digits_free(model) || Tab::of(model).is_none() {
        return None;
    }
    match destination {
        Destination::Map => {
            model.screen = Screen::Map;
            model.refresh();
        }
        Destination::Edit if matches!(model.screen, Screen::Edit(_)) => {}
        Destination::Edit => edit::open(model),
        Destination::Session => return Some(session::open(model)),
        Destination::Findings => findings::open(model),
        Destination::Plan if matches!(model.screen, Screen::Plan(_)) => {}
        Destination::Plan => plan::open(model),
        Destination::Decisions => decisions::open(model),
        Destination::History if matches!(model.screen, Screen::History(_)) => {}
        Destination::History => return Some(history::open(model)),
        Destination::Teams if matches!(model.screen, Screen::Teams(_)) => {}
        Destination::Teams => return Some(teams::open(model)),
        _ => return None,
    }
    Some(Vec::new())
}

/// Does one action where it means something: on what lies on top.
fn on_top(model: &mut Model, action: &Action) -> Vec<Effect> {
    match Context::of(model) {
        Context::Hidden => Vec::new(),
        Context::Welcome => welcome::update(model, action),
        Context::Palette => palette::update(model, action),
        Context::Help => overlays::help(model, action),
        Context::Menu => menu::update(model, action),
        Context::Prompt | Context::FileName => prompt::update(model, action),
        Context::Confirm => confirm::update(model, action),
        Context::Map | Context::Personality => map::update(model, action),
        Context::Edit | Context::Needs | Context::Fields | Context::RowFields => {
            edit::update(model, action)
        }
        Context::Findings => findings::update(model, action),
        Context::Session | Context::Lobby | Context::Expect | Context::Talk | Context::Spectra => {
            session::update(model, action)
        }
        Context::Guide => {
            if matches!(action, Action::Back | Action::Guide) {
                model.overlays.pop();
            }
            Vec::new()
        }
        Context::Fingers => fingers::update(model, action),
        Context::PassDevice | Context::Rate | Context::RateSpectrum | Context::Review => {
            rate::update(model, action)
        }
        Context::Decisions => decisions::update(model, action),
        Context::History => history::update(model, action),
        Context::Teams => teams::update(model, action),
        Context::Shape => shape(model, action),
        Context::Why => why::update(model, action),
        Context::Decide => decide::update(model, action),
        Context::NewRow => edit::new_row::update(model, action),
        Context::Export => export::update(model, action),
        Context::Table | Context::TableValues | Context::TableNames | Context::TableTake => {
            table::update(model, action)
        }
        Context::Plan => plan::update(model, action),
        Context::Candidate => plan::update_candidate(model, action),
        Context::WhyPlan => overlays::why_plan(model, action),
    }
}

/// On a terminal too small to show anything, only what needs no look is done:
/// leaving, stopping, and becoming larger. A person who cannot
/// see a question is not asked one.
fn too_small(model: &mut Model, action: &Action) -> Option<Vec<Effect>> {
    if model.size.0 >= MIN_SIZE.0 && model.size.1 >= MIN_SIZE.1 {
        return None;
    }
    match action {
        Action::Resize(..) | Action::Tick | Action::Suspend | Action::Repaint => None,
        Action::Quit | Action::Interrupt | Action::Type('q') => Some(rate::leave_sheet(model)),
        _ => Some(Vec::new()),
    }
}

fn anywhere(model: &mut Model, action: &Action) -> Option<Vec<Effect>> {
    Some(match action {
        Action::Resize(columns, rows) => {
            model.size = (*columns, *rows);
            model.refresh();
            Vec::new()
        }
        Action::Tick => {
            let now = model.now;
            model.notice.take_if(|notice| notice.until.is_some_and(|until| until <= now));
            session::tick(model)
        }
        Action::Repaint => vec![Effect::Repaint],
        Action::Suspend => vec![Effect::Suspend],
        Action::Hide => {
            model.hidden = !model.hidden;
            Vec::new()
        }
        Action::Interrupt => {
            let asked = matches!(model.overlays.last(), Some(Overlay::Confirm(_)));
            if asked {
                return Some(rate::leave_sheet(model));
            }
            model.open(Confirm::new("Quit roundtable?", "quit", |model| rate::leave_sheet(model)))
        }
        _ => return None,
    })
}

/// The shape is only looked at.
fn shape(model: &mut Model, action: &Action) -> Vec<Effect> {
    match action {
        Action::Back => {
            model.screen = Screen::Map;
            model.refresh();
            Vec::new()
        }
        Action::Situation => map::update(model, action),
        _ => on_any_screen(model, action),
    }
}

/// Returns what means the same on every screen, whatever lies under it.
pub(crate) fn on_any_screen(model: &mut Model, action: &Action) -> Vec<Effect> {
    match action {
        Action::Help => model.overlays.push(Overlay::Help(Help::default())),
        Action::Palette => palette::open(model),
        Action::NextStep => return session::next_step(model),
        Action::Quit if model.is_changed_demo() => return ask_about_demo(model, Effect::Abandon),
        Action::Quit if model.team.session.step.is_some() => {
            // A slip must not put a shell prompt in front of the room.
            let question = if matches!(model.source, super::Source::Demo) {
                "A workshop is running, and the demo is not saved. Quit roundtable?"
            } else {
                "A workshop is running. Quit roundtable? It continues where it is."
            };
            return model.open(Confirm::new(question, "quit", |model| rate::leave_sheet(model)));
        }
        Action::Quit => return vec![Effect::Quit],
        Action::Save if matches!(model.source, super::Source::Demo) => {
            return ask_where_to_save(model);
        }
        Action::Save => return model.save_now(),
        Action::Undo => return model.undo(),
        Action::Redo => return model.redo(),
        Action::Go(Destination::Findings) => findings::open(model),
        Action::Go(Destination::Decisions) => decisions::open(model),
        Action::Go(Destination::History) => return history::open(model),
        Action::Go(Destination::Teams) => return teams::open(model),
        Action::Snapshot => return history::ask(model),
        Action::Export => return export::open(model),
        Action::Import => return table::ask(model),
        Action::Paste(text) => return table::paste(model, text),
        Action::Go(Destination::Shape) => model.screen = Screen::Shape,
        Action::Go(Destination::Plan) => plan::open(model),
        Action::Find => model.overlays.push(Overlay::Menu(find::menu(model))),
        Action::Theme => {
            model.options.theme = match model.options.theme {
                ThemeChoice::Auto => ThemeChoice::Dark,
                ThemeChoice::Dark => ThemeChoice::Light,
                ThemeChoice::Light => ThemeChoice::HighContrast,
                ThemeChoice::HighContrast | ThemeChoice::Custom(_) => ThemeChoice::Auto,
            };
            model.done(format!("Theme: {}.", model.options.theme.word()));
            return vec![Effect::Remember(model.options)];
        }
        Action::ToggleMouse => {
            model.options.mouse = !model.options.mouse;
            model.done(if model.options.mouse {
                "The mouse clicks and scrolls."
            } else {
                "The mouse selects text."
            });
            return vec![Effect::Mouse(model.options.mouse)];
        }
        Action::SaveAs => return ask_where_to_save(model),
        Action::EditFile => return vec![Effect::EditFile],
        _ => {}
    }
    Vec::new()
}

/// Asks what becomes of the changes to the demo before `leave` loses them.
pub(crate) fn ask_about_demo(model: &mut Model, leave: Effect) -> Vec<Effect> {
    let entries = vec![
        Entry::new("Save it in a file", "", ask_where_to_save),
        Entry::new("Leave without saving", "", move |_| vec![leave.clone()]),
        Entry::new("Stay", "", |_| Vec::new()),
    ];
    model.open(Menu::new("You changed the demo. Keep it?", entries))
}

/// Asks for a file to save the team in.
pub(crate) fn ask_where_to_save(model: &mut Model) -> Vec<Effect> {
    let save = |model: &mut Model, typed: &str| {
        let path = welcome::file_named(typed)?;
        if path.extension().is_some_and(|ending| ending == "toml") {
            return Ok(vec![Effect::SaveAs(path)]);
        }
        let question = format!("Team files end in .toml. Save as {} anyway?", path.display());
        let save = move |_: &mut Model| vec![Effect::SaveAs(path.clone())];
        Ok(model.open(Confirm::new(question, "save", save)))
    };
    model.open(Prompt::new("Save this team as", "team.toml", save).path(PathKind::Team))
}
