//! What actions do to what lies over a screen.

use std::path::Path;

use crate::tui::app::menu::Choose;
use crate::tui::app::overlay::{Consequence, HelpPage};
use crate::tui::app::prompt::Purpose;
use crate::tui::app::{Action, Effect, Model, Motion, Overlay};
use crate::tui::overlays::decide;
use crate::tui::screens::edit;
use crate::tui::screens::edit::Tab;
use crate::tui::screens::{history, map, plan, rate, session, table, welcome};

pub(crate) fn help(model: &mut Model, action: &Action) -> Vec<Effect> {
    let Some(Overlay::Help(help)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Move(Motion::Up) => help.top = help.top.saturating_sub(1),
        Action::Move(Motion::Down) => help.top += 1,
        Action::Move(Motion::PageUp) => help.top = help.top.saturating_sub(10),
        Action::Move(Motion::PageDown) => help.top += 10,
        Action::Next => {
            help.top = 0;
            help.page = match help.page {
                HelpPage::Keys => HelpPage::Words,
                HelpPage::Words => HelpPage::Keys,
            };
        }
        // A second press of the key that opened it closes it.
        Action::Type('?') if help.typed.is_empty() => {
            model.overlays.pop();
        }
        Action::Type(c) => {
            help.typed.push(*c);
            help.top = 0;
        }
        Action::DeleteBack => {
            help.typed.pop();
            help.top = 0;
        }
        Action::Back if !help.typed.is_empty() => help.typed.clear(),
        Action::Back | Action::Help | Action::Quit | Action::Enter => {
            model.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}

pub(crate) fn confirm(model: &mut Model, action: &Action) -> Vec<Effect> {
    if let (Action::Enter, Some(Overlay::Confirm(confirm))) = (action, model.overlays.last())
        && confirm.enter_means_no()
    {
        model.overlays.pop();
        return Vec::new();
    }
    match action {
        Action::Yes | Action::Enter => match model.overlays.pop() {
            Some(Overlay::Confirm(confirm)) => match confirm.then {
                Consequence::Keep(leaving) => vec![Effect::KeepSnapshot(leaving)],
                Consequence::Quit => rate::leave_sheet(model),
                Consequence::Abandon => vec![Effect::Abandon],
                Consequence::Change { edit, what } => model.change(*edit, what),
                Consequence::RemoveMember { edit, what, name } => {
                    let mut effects = model.change(*edit, what);
                    if !effects.is_empty() {
                        effects.push(Effect::LookForSheetsOf(name));
                    }
                    effects
                }
                Consequence::DeleteSheets(paths) => vec![Effect::DeleteSheets(paths)],
                Consequence::Correct { cell, after, example } => {
                    session::correct(model, cell, after, example)
                }
                Consequence::Reveal => session::reveal(model),
                Consequence::EndSession => session::end(model),
                Consequence::TakeSheets => session::take_sheets(model),
                Consequence::TakePastedSheet(arrival) => {
                    session::take_pasted_sheet(model, *arrival)
                }
            },
            _ => Vec::new(),
        },
        Action::No | Action::Back => {
            model.overlays.pop();
            Vec::new()
        }
        _ => Vec::new(),
    }
}

pub(crate) fn menu(model: &mut Model, action: &Action) -> Vec<Effect> {
    let Some(Overlay::Menu(menu)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Type(c) => menu.type_char(*c),
        Action::Paste(text) => menu.type_text(text),
        Action::DeleteBack => menu.delete_back(),
        Action::Move(Motion::Up) => menu.step(-1),
        Action::Move(Motion::Down) => menu.step(1),
        Action::Move(Motion::PageUp) => menu.step(-10),
        Action::Move(Motion::PageDown) => menu.step(10),
        Action::Point { row: Some(row), .. } => menu.cursor = *row,
        Action::Back => {
            model.overlays.pop();
        }
        Action::Enter => {
            // Where nothing fits, what was typed stays to be corrected.
            let Some(choose) = menu.chosen().map(|entry| entry.choose.clone()) else {
                return Vec::new();
            };
            model.overlays.pop();
            return choose_entry(model, choose);
        }
        _ => {}
    }
    Vec::new()
}

fn choose_entry(model: &mut Model, choose: Choose) -> Vec<Effect> {
    match choose {
        Choose::Hire(id) => return plan::hire(model, &id),
        Choose::CandidateStatus(id, status) => return plan::set_status(model, &id, status),
        Choose::Away(member) => {
            let away = !model.coverage.is_away(member);
            model.set_away(member, away);
        }
        Choose::Edit(choice) => return edit::choose(model, choice),
        Choose::Dimension(place) if edit::show(model, Tab::Dimensions, place) => {}
        Choose::Member(place) if edit::show(model, Tab::Members, place) => {}
        Choose::Dimension(place) => map::go_to(model, place, None),
        Choose::Member(place) => {
            model.map.column = model.map.people.iter().position(|&member| member == place);
        }
        Choose::Situation(situation) => model.judge_by(situation),
        Choose::Compare(situation) => {
            let away = model.coverage.away();
            let beside = crate::coverage::Coverage::with_away(&model.team, situation, away);
            model.map.beside = Some(beside);
            model.refresh();
        }
        Choose::Speak { dimension, end, member } => {
            return session::speak(model, dimension, end, member);
        }
        Choose::Correct(cell, rating) => return session::ask_example(model, cell, rating),
        Choose::LeaveOpen => return session::take_sheets(model),
        Choose::Settle(file) => return session::settle_sheets(model, &file),
        Choose::Redaction(leaving) => return history::ask_note(model, leaving),
        Choose::Rate(member) => return rate::begin(model, member),
        Choose::Merge(from, holds) => return vec![Effect::Merge(from, holds)],
        Choose::Save => return vec![Effect::Save],
        Choose::ForgetJournal => return vec![Effect::DiscardJournal],
        Choose::RestoreJournal => return vec![Effect::RestoreJournal],
        Choose::Nothing => {}
        Choose::Reload => return vec![Effect::Reload],
        Choose::SaveElsewhere => crate::tui::app::update::ask_where_to_save(model),
        Choose::Decide(place) => return decide::open(model, place),
        Choose::Filter(filter) => {
            model.map.filter = filter;
            model.refresh();
        }
    }
    Vec::new()
}

pub(crate) fn prompt(model: &mut Model, action: &Action) -> Vec<Effect> {
    let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() else { return Vec::new() };
    if let (Action::Paste(text), Purpose::Table) = (action, &prompt.purpose)
        && text.trim_end().contains('\n')
    {
        model.overlays.pop();
        return table::paste(model, text);
    }
    if prompt.take(action) {
        return Vec::new();
    }
    match action {
        Action::Back => {
            model.overlays.pop();
            Vec::new()
        }
        Action::Enter => {
            let typed = prompt.input.value().trim().to_owned();
            if let Some(sign) = crate::text::stands_for(&typed) {
                let why = format!("take {sign} out: it stands for a character nobody can see");
                model.refuse(why);
                return Vec::new();
            }
            match prompt.purpose.clone() {
                // The prompt stays until the disk has said yes: see `Model::refuse`.
                Purpose::SnapshotNote(leaving) => history::preview(model, leaving, &typed),
                Purpose::OpenFile if typed.is_empty() => {
                    model.refuse("type the name of a team file");
                    Vec::new()
                }
                Purpose::OpenFile => vec![Effect::Open(typed.into())],
                Purpose::NewTeam(template) => match welcome::file_named(&typed) {
                    Ok(path) => vec![Effect::New { path, template }],
                    Err(fault) => {
                        model.refuse(fault);
                        Vec::new()
                    }
                },
                Purpose::Table if typed.is_empty() => {
                    model.refuse("type the name of a file, or paste the table");
                    Vec::new()
                }
                Purpose::Table => vec![Effect::ReadTable(typed.into())],
                Purpose::TableScale => take_typed(model, |model| table::scale(model, &typed)),
                Purpose::NewFromTable => match table::new_file(model, &typed) {
                    Ok(effects) => effects,
                    Err(fault) => {
                        model.refuse(fault);
                        Vec::new()
                    }
                },
                Purpose::Edit(asking) => edit::accept(model, &asking, &typed),
                Purpose::Example(cell, rating) => session::ask_owner(model, cell, rating, &typed),
                Purpose::NextSession => session::book_next(model, &typed),
                Purpose::NewCandidate => {
                    take_typed(model, |model| plan::accept_name(model, &typed))
                }
                Purpose::Candidate(part) => {
                    take_typed(model, |model| plan::accept_candidate(model, part, &typed))
                }
                Purpose::KeepPlan(hire) => {
                    take_typed(model, |model| plan::accept_day(model, hire, &typed))
                }
                Purpose::KeepPlanNote(hire, due) => {
                    take_typed(model, |model| plan::accept_note(model, &hire, due, &typed))
                }
                Purpose::ReadCandidates if typed.is_empty() => {
                    model.refuse("type the name of a file, or of a folder of them");
                    Vec::new()
                }
                Purpose::ReadCandidates => vec![Effect::ReadCandidates(typed.into())],
                Purpose::SaveAs => {
                    if typed.is_empty() {
                        prompt.fault = Some("type a file name, such as team.toml".into());
                        return Vec::new();
                    }
                    let ending = Path::new(&typed).extension();
                    if ending.is_none_or(|ending| ending != "toml")
                        && prompt.fault.as_deref() != Some(NO_TOML)
                    {
                        prompt.fault = Some(NO_TOML.into());
                        return Vec::new();
                    }
                    model.overlays.pop();
                    vec![Effect::SaveAs(typed.into())]
                }
            }
        }
        _ => Vec::new(),
    }
}

/// What is said once of a team's file by another name.
const NO_TOML: &str = "team files end in .toml; Enter again keeps this name";

/// Does what a typed line is for; a fault in it is said in the prompt, which
/// stays as it was typed.
fn take_typed(
    model: &mut Model,
    accept: impl FnOnce(&mut Model) -> Result<Vec<Effect>, String>,
) -> Vec<Effect> {
    let prompt = model.overlays.pop();
    match accept(model) {
        Ok(effects) => effects,
        Err(fault) => {
            if let Some(Overlay::Prompt(mut prompt)) = prompt {
                prompt.fault = Some(fault);
                model.overlays.push(Overlay::Prompt(prompt));
            }
            Vec::new()
        }
    }
}

pub(crate) fn why_plan(model: &mut Model, action: &Action) -> Vec<Effect> {
    let Some(Overlay::WhyPlan { top }) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Move(Motion::Up) => *top = top.saturating_sub(1),
        Action::Move(Motion::Down) => *top += 1,
        Action::Back | Action::Enter => {
            model.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}
