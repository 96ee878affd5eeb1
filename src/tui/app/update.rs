//! `update`: the one place where actions change the model.

use super::{
    Action, Destination, Effect, Model, Overlay, Screen, Tab, ThemeChoice, find, menu, overlay,
    palette, prompt,
};
use crate::text;
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::overlay::Help;
use crate::tui::app::prompt::{PathKind, Prompt};
use crate::tui::app::screen::{Context, MIN_SIZE};
use crate::tui::overlays::confirm::{self, Confirm};
use crate::tui::overlays::{decide, export};
use crate::tui::screens::{
    decisions, edit, findings, fingers, history, map, plan, rate, session, table, teams, welcome,
    why,
};

/// Applies one action to the model and returns the effects to carry out.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    act(model, action);
    model.take_effects()
}

fn act(model: &mut Model, action: Action) {
    if is_too_small(model) {
        match action {
            Action::Resize(..) | Action::Tick | Action::Suspend | Action::Repaint => {}
            Action::Quit | Action::Interrupt | Action::Type('q') => {
                return rate::leave_sheet(model);
            }
            _ => return,
        }
    }
    if !matches!(action, Action::Tick | Action::Resize(..)) {
        model.notice = None;
        // A person who presses a key wants to see it now.
        model.reveal = None;
    }
    let action = match action {
        Action::Paste(_) if !Context::of(model).takes_pastes() => {
            return model.notify_failure("Pasted text is ignored here.");
        }
        Action::Paste(text) => Action::Paste(text::pasted(&text)),
        Action::Type(c) if !text::is_typed(c) => return,
        other => other,
    };
    if anywhere(model, &action) {
        return;
    }
    if model.hidden {
        model.hidden = false;
        return;
    }
    match action {
        Action::Go(to) if model.overlays.is_empty() && switch_tab(model, to) => {}
        _ => on_top(model, &action),
    }
    if model.screen == Screen::Map {
        let from_there = std::mem::take(&mut model.return_to_session) && action == Action::Back;
        if from_there && model.team.session.step.is_some() {
            session::return_to_step(model);
        }
    }
    model.close_room_after_use();
}

/// Does one action on the screen, as a key there would.
pub fn act_on_screen(model: &mut Model, action: &Action) {
    match action {
        _ if anywhere(model, action) => {}
        Action::Go(to) if switch_tab(model, *to) => {}
        _ => on_top(model, action),
    }
}

/// Switches to another of the main screens; returns whether that is for the tabs
/// to do.
fn switch_tab(model: &mut Model, destination: Destination) -> bool {
    if !Tab::are_digits_free(model) || Tab::of(model).is_none() {
        return false;
    }
    match destination {
        Destination::Map => model.show_map(),
        Destination::Edit if matches!(model.screen, Screen::Edit(_)) => {}
        Destination::Edit => edit::open(model),
        Destination::Session => session::open(model),
        Destination::Findings => findings::open(model),
        Destination::Plan if matches!(model.screen, Screen::Plan(_)) => {}
        Destination::Plan => plan::open(model),
        Destination::Decisions => decisions::open(model),
        Destination::History if matches!(model.screen, Screen::History(_)) => {}
        Destination::History => history::open(model),
        Destination::Teams if matches!(model.screen, Screen::Teams(_)) => {}
        Destination::Teams => teams::open(model),
        _ => return false,
    }
    true
}

/// Applies one action to the top overlay, or else to the screen.
fn on_top(model: &mut Model, action: &Action) {
    match Context::of(model) {
        Context::Hidden => {}
        Context::Welcome => welcome::update(model, action),
        Context::Palette => palette::update(model, action),
        Context::Help => overlay::help(model, action),
        Context::Menu => menu::update(model, action),
        Context::Prompt | Context::FileName => prompt::update(model, action),
        Context::Confirm => confirm::update(model, action),
        Context::Map | Context::Personality => map::update(model, action),
        Context::Edit | Context::Needs | Context::Fields | Context::RowFields => {
            edit::update(model, action);
        }
        Context::Findings => findings::update(model, action),
        Context::Session | Context::Lobby | Context::Expect | Context::Talk | Context::Spectra => {
            session::update(model, action);
        }
        Context::Guide => {
            if matches!(action, Action::Back | Action::Guide) {
                model.overlays.pop();
            }
        }
        Context::Fingers => fingers::update(model, action),
        Context::PassDevice | Context::Rate | Context::RateSpectrum | Context::Review => {
            rate::update(model, action);
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
            table::update(model, action);
        }
        Context::Plan => plan::update(model, action),
        Context::Candidate => plan::update_candidate(model, action),
        Context::WhyPlan => overlay::why_plan(model, action),
    }
}

/// Handles actions on a terminal that is too small: only quitting, suspending and resizing work,
/// because nobody can see a question there.
fn is_too_small(model: &Model) -> bool {
    model.size.0 < MIN_SIZE.0 || model.size.1 < MIN_SIZE.1
}

/// Does what means the same wherever one is; returns whether it is that.
fn anywhere(model: &mut Model, action: &Action) -> bool {
    match action {
        Action::Resize(columns, rows) => {
            model.size = (*columns, *rows);
            model.refresh();
        }
        Action::Tick => {
            let now = model.now;
            model.notice.take_if(|notice| notice.until.is_some_and(|until| until <= now));
            session::tick(model);
        }
        Action::Repaint => model.ask(Effect::Repaint),
        Action::Suspend => model.ask(Effect::Suspend),
        Action::Hide => model.hidden = !model.hidden,
        // Asked already: it is meant.
        Action::Interrupt if matches!(model.overlays.last(), Some(Overlay::Confirm(_))) => {
            rate::leave_sheet(model);
        }
        Action::Interrupt => {
            model.open(Confirm::new("Quit roundtable?", "quit", rate::leave_sheet));
        }
        _ => return false,
    }
    true
}

/// Applies one action on the shape, which has nothing to change.
fn shape(model: &mut Model, action: &Action) {
    match action {
        Action::Back => model.show_map(),
        Action::Situation => map::update(model, action),
        _ => on_any_screen(model, action),
    }
}

/// Returns what means the same on every screen, whatever lies under it.
pub(crate) fn on_any_screen(model: &mut Model, action: &Action) {
    match action {
        Action::Help => model.overlays.push(Overlay::Help(Help::default())),
        Action::Palette => palette::open(model),
        Action::NextStep => session::next_step(model),
        Action::Quit if model.is_changed_demo() => ask_about_demo(model, Effect::Abandon),
        Action::Quit if model.team.session.step.is_some() => {
            // A slip must not put a shell prompt in front of the room.
            let question = if matches!(model.source, super::Source::Demo) {
                "A workshop is running, and the demo is not saved. Quit roundtable?"
            } else {
                "A workshop is running. Quit roundtable? It continues where it is."
            };
            model.open(Confirm::new(question, "quit", rate::leave_sheet));
        }
        Action::Quit => model.ask(Effect::Quit),
        Action::Save if matches!(model.source, super::Source::Demo) => ask_where_to_save(model),
        Action::Save => model.save_now(),
        Action::Undo => model.undo(),
        Action::Redo => model.redo(),
        Action::Go(Destination::Findings) => findings::open(model),
        Action::Go(Destination::Decisions) => decisions::open(model),
        Action::Go(Destination::History) => history::open(model),
        Action::Go(Destination::Teams) => teams::open(model),
        Action::Snapshot => history::ask(model),
        Action::Export => export::open(model),
        Action::Import => table::ask(model),
        Action::Paste(text) => table::paste(model, text),
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
            model.notify(format!("Theme: {}.", model.options.theme.word()));
            model.ask(Effect::Remember(model.options));
        }
        Action::ToggleMouse => {
            model.options.mouse = !model.options.mouse;
            model.notify(if model.options.mouse {
                "The mouse clicks and scrolls."
            } else {
                "The mouse selects text."
            });
            model.ask(Effect::Mouse(model.options.mouse));
        }
        Action::SaveAs => ask_where_to_save(model),
        Action::EditFile => model.ask(Effect::EditFile),
        _ => {}
    }
}

/// Asks whether to save the demo before `leave` loses its changes.
pub(crate) fn ask_about_demo(model: &mut Model, leave: Effect) {
    let entries = vec![
        Entry::new("Save it in a file", "", ask_where_to_save),
        Entry::new("Continue without saving", "", move |model| model.ask(leave.clone())),
        Entry::new("Cancel", "", |_| {}),
    ];
    model.open(Menu::new("You changed the demo. Save it?", entries));
}

/// Asks for a file to save the team in.
pub(crate) fn ask_where_to_save(model: &mut Model) {
    let save = |model: &mut Model, typed: &str| {
        let path = welcome::file_named(typed)?;
        if path.extension().is_some_and(|ending| ending == "toml") {
            model.ask(Effect::SaveAs(path));
            return Ok(());
        }
        let question = format!("Team files end in .toml. Save as {} anyway?", path.display());
        let save = move |model: &mut Model| model.ask(Effect::SaveAs(path.clone()));
        model.open(Confirm::new(question, "save", save));
        Ok(())
    };
    model.open(Prompt::new("Save this team as", "team.toml", save).path(PathKind::Team));
}
