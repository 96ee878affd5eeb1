//! Actions on the pages of a table.

use std::path::PathBuf;

use strum::VariantArray as _;

use super::{Name, Page, Sort, TableView};
use crate::files::{sheets, typed as typed_path};
use crate::import::{Book, Meaning, Options, People, Role};
use crate::team::{Edit, Kind, LEVEL_WORDS_SKILL, Want};
use crate::text::fold;
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::app::prompt::Prompt;
use crate::tui::app::{Action, Effect, Model, Motion, Overlay, Screen, Source, stepped};
use crate::tui::screens::{session, welcome};

/// What messages call a table that has no file.
const PASTED: &str = "the pasted table";
const KINDS: [Option<Kind>; 4] =
    [None, Some(Kind::Skill), Some(Kind::Experience), Some(Kind::Personality)];
const PEOPLE: [Option<People>; 3] = [None, Some(People::Rows), Some(People::Columns)];

/// Opens a table that was pasted; a text that is none is said to be.
pub(in crate::tui) fn paste(model: &mut Model, text: &str) {
    if sheets::is_sheet(text) && !matches!(model.source, Source::Nothing) {
        let arrival = sheets::arrival_of(text, "the pasted sheet", &model.team);
        return session::paste_sheet(model, arrival);
    }
    let several = text.trim_end().lines().count() > 1;
    if !several {
        return model.notify_failure(
            "One line is not a table. Copy the names and the headings too, then paste.",
        );
    }
    match Book::of_text(text, PASTED, &Options::default()) {
        Ok(book) => open(model, book, PASTED.to_owned(), None),
        Err(fault) => model.notify_failure(fault.to_string()),
    }
}

/// Opens a table, from a paste or from a file of this name.
pub fn open(model: &mut Model, book: Book, from: String, called: Option<String>) {
    if let Some(why) = refusal(model) {
        model.notify_failure(why);
        return;
    }
    let mut view = TableView {
        book,
        from,
        options: Options { called, ..Options::default() },
        earlier: Vec::new(),
        page: Page::Columns,
        column: 0,
        row: 0,
        top: 0,
        into_open: !matches!(model.source, Source::Nothing),
        theirs: false,
        read: Err(String::new()),
    };
    view.read(&model.team);
    view.row = view.layout().map_or(0, |layout| layout.head + 1);
    model.overlays.push(Overlay::Table(Box::new(view)));
}

fn refusal(model: &Model) -> Option<String> {
    if model.team.session.hidden {
        return Some(
            "Before the reveal no table can be imported: people answer in private.".into(),
        );
    }
    model.refusal()
}

/// Asks for a table's file; a table pasted there is taken as it is.
pub(in crate::tui) fn ask(model: &mut Model) {
    if let Some(why) = refusal(model) {
        return model.notify_failure(why);
    }
    let title = "A table's file (Excel, OpenDocument, CSV), or paste the table itself";
    model.open(Prompt::new(title, "", read_file).staying().on_paste(paste));
}

fn read_file(model: &mut Model, typed: &str) -> Result<(), String> {
    if typed.is_empty() {
        return Err("type the name of a file, or paste the table".into());
    }
    model.ask(Effect::ReadTable(typed.into()));
    Ok(())
}

/// Does one action.
pub(in crate::tui) fn update(model: &mut Model, action: &Action) {
    let Some(Overlay::Table(view)) = model.overlays.last_mut() else { return };
    let all = view.rows();
    match action {
        Action::Move(motion) => step(view, *motion, all),
        Action::Next => turn_page(view, 1),
        Action::Previous => turn_page(view, -1),
        Action::SortPeople => {
            let people = stepped(&PEOPLE, &view.options.people, 1);
            view.change(|options| options.people = people);
        }
        Action::Filter => {
            let kind = stepped(&KINDS, &view.options.kind, 1);
            view.change(|options| options.kind = kind);
        }
        Action::Situation => next_sheet(view),
        Action::ToggleSource => view.theirs = !view.theirs,
        Action::Undo => match view.earlier.pop() {
            Some(options) => view.options = options,
            None => return model.notify_failure("Nothing to undo here. Esc closes the table."),
        },
        Action::Answer(level) => set_value(view, Some(Meaning::Level(*level))),
        Action::Clear => set_value(view, Some(Meaning::Blank)),
        Action::Remove => leave_out(view),
        Action::Rename => {
            let menu = options(view);
            return model.open(menu);
        }
        Action::Paste(text) => match Book::of_text(text, PASTED, &Options::default()) {
            Ok(book) => {
                view.book = book;
                PASTED.clone_into(&mut view.from);
            }
            Err(fault) => return model.notify_failure(fault.to_string()),
        },
        Action::Back => {
            model.overlays.pop();
            return;
        }
        Action::Enter if view.page == Page::TakeIn => return take(model),
        Action::Enter => {
            let Some(menu) = menu(view) else { return };
            return model.open(menu);
        }
        _ => return,
    }
    view.read(&model.team);
}

impl TableView {
    /// Changes the options; undo takes it back.
    fn change(&mut self, change: impl FnOnce(&mut Options)) {
        self.earlier.push(self.options.clone());
        change(&mut self.options);
    }
}

fn step(view: &mut TableView, motion: Motion, all: usize) {
    let last = all.saturating_sub(1);
    let lines = if view.page == Page::TakeIn { &mut view.top } else { &mut view.row };
    match motion {
        Motion::Up => *lines = lines.saturating_sub(1),
        Motion::Down => *lines += 1,
        Motion::PageUp => *lines = lines.saturating_sub(10),
        Motion::PageDown => *lines += 10,
        Motion::Left => view.column = view.column.saturating_sub(1),
        Motion::Right => view.column += 1,
        Motion::First => *lines = 0,
        Motion::Last => *lines = last,
    }
}

fn turn_page(view: &mut TableView, by: isize) {
    view.page = stepped(Page::VARIANTS, &view.page, by);
    view.row = 0;
}

/// Reads the next sheet that is not hidden.
fn next_sheet(view: &mut TableView) {
    let now = view.sheet().name.clone();
    let sheets: Vec<&str> = view
        .book
        .sheets()
        .iter()
        .filter(|sheet| !sheet.hidden && !sheet.rows.is_empty())
        .map(|sheet| sheet.name.as_str())
        .collect();
    let at = sheets.iter().position(|name| *name == now).unwrap_or(0);
    if let Some(next) = sheets.get((at + 1) % sheets.len().max(1)) {
        let next = (*next).to_owned();
        view.change(|options| options.sheet = Some(next));
    }
}

/// Returns the value under the cursor, as the options name it.
fn value(view: &TableView) -> Option<String> {
    let read = view.read.as_ref().ok()?;
    Some(read.draft.reading.becomes().get(view.row)?.shown.clone())
}

fn set_value(view: &mut TableView, meaning: Option<Meaning>) {
    if view.page != Page::Values {
        return;
    }
    if let Some(value) = value(view) {
        view.change(|options| options.set_value(&value, meaning));
    }
}

/// Leaves the column or the name under the cursor out, or takes it again.
fn leave_out(view: &mut TableView) {
    let name = match (view.page, &view.read) {
        (Page::Columns, _) => view.column_name(view.column),
        (Page::Names, Ok(read)) => match read.names.get(view.row) {
            Some(Name { in_table: true, name, .. }) => name.clone(),
            _ => return,
        },
        _ => return,
    };
    let is_out = view.options.skip.iter().any(|own| fold(own) == fold(&name));
    let role = (!is_out).then_some(Role::Skip);
    view.change(|options| options.set_role(&name, role));
}

/// Returns what can be chosen for what is under the cursor.
fn menu(view: &TableView) -> Option<Menu> {
    match view.page {
        Page::Columns => Some(roles(view)),
        Page::Values => value(view).map(|value| meanings(&value)),
        Page::Names => {
            let read = view.read.as_ref().ok()?;
            let name = read.names.get(view.row).filter(|name| name.in_table)?;
            Some(same(name, &read.names))
        }
        Page::TakeIn => None,
    }
}

/// Returns the menu of what can be said about the table as a whole.
fn options(view: &TableView) -> Menu {
    let now = |word: Option<&'static str>| word.unwrap_or("guessed").to_owned();
    let people = view.options.people.map(|people| match people {
        People::Rows => "in rows",
        People::Columns => "in columns",
    });
    let act = |action: Action| move |model: &mut Model| update(model, &action);
    let mut entries = vec![
        Entry::new("Where the people are", now(people), act(Action::SortPeople)),
        Entry::new(
            "What the rows are",
            now(view.options.kind.map(Kind::word)),
            act(Action::Filter),
        ),
    ];
    if view.book.sheets().len() > 1 {
        let sheet = view.sheet().name.clone();
        entries.push(Entry::new("The next sheet", sheet, act(Action::Situation)));
    }
    entries.push(Entry::new("Type an option", "1..5, value word=3, skip Column", type_options));
    entries.push(Entry::new("Save these options", "for the next table of this kind", |model| {
        let title = "The file for these options; --mapping FILE reads the next table with them";
        model.open(Prompt::new(title, "mapping.toml", save_mapping));
    }));
    Menu::new("Options of this table", entries)
}

fn save_mapping(model: &mut Model, typed: &str) -> Result<(), String> {
    let Some(Overlay::Table(view)) = model.overlays.last() else { return Ok(()) };
    let text = view.options.to_mapping()?;
    model.ask(Effect::SaveMapping { path: typed_path::path(typed), text });
    Ok(())
}

fn type_options(model: &mut Model) {
    let title =
        "1..5 (the scale), value word=3, skip Column, role Column=skill; empty guesses again";
    model.open(Prompt::new(title, "", take_typed_options));
}

/// Returns an entry of a menu over the table, which changes its options.
fn entry(
    label: impl Into<String>,
    detail: impl Into<String>,
    change: impl Fn(&mut Options) + Send + Sync + 'static,
) -> Entry {
    Entry::new(label, detail, move |model| {
        if let Some(Overlay::Table(view)) = model.overlays.last_mut() {
            view.change(&change);
            view.read(&model.team);
        }
    })
}

fn roles(view: &TableView) -> Menu {
    let name = view.column_name(view.column);
    let set = |role| {
        let name = name.clone();
        move |options: &mut Options| options.set_role(&name, role)
    };
    let roles = Role::ALL.into_iter();
    let roles = roles.map(|role| entry(label(role), role.about(), set(Some(role))));
    let entries = roles.chain([entry("as guessed", "", set(None))]).collect();
    let columns = view.layout().map_or(&[][..], |layout| &layout.columns);
    let now = columns.get(view.column).copied().flatten().unwrap_or(Role::Skip);
    let cursor = Role::ALL.iter().position(|role| *role == now).unwrap_or(0);
    Menu { cursor, ..Menu::new(format!("What is “{name}”?"), entries) }
}

/// Returns what a role is called on the screen.
pub(super) fn label(role: Role) -> String {
    match role {
        Role::Skip => "left out".to_owned(),
        role => role.word().replace('-', " "),
    }
}

fn meanings(value: &str) -> Menu {
    let set = |meaning: Option<Meaning>| {
        let value = value.to_owned();
        move |options: &mut Options| options.set_value(&value, meaning)
    };
    let mut entries: Vec<Entry> = (0..)
        .zip(LEVEL_WORDS_SKILL)
        .map(|(level, words)| entry(level.to_string(), words, set(Some(Meaning::Level(level)))))
        .collect();
    for (label, meaning) in [
        ("not answered", Meaning::Blank),
        ("prefers not to say", Meaning::Pass),
        ("wants to grow", Meaning::Want(Want::Grow)),
        ("would rather do less", Meaning::Want(Want::Less)),
    ] {
        entries.push(entry(label, "", set(Some(meaning))));
    }
    entries.push(entry("as guessed", "", set(None)));
    Menu::new(format!("What does “{value}” mean?"), entries)
}

/// Returns the other names of one sort, the likely ones first.
fn same(name: &Name, all: &[Name]) -> Menu {
    let set = |other: Option<String>| {
        let (name, sort) = (name.name.clone(), name.sort);
        move |options: &mut Options| {
            let pairs = match sort {
                Sort::Person => &mut options.same_people,
                Sort::Row => &mut options.same_skills,
            };
            pairs.retain(|(from, _)| fold(from) != fold(&name));
            pairs.extend(other.clone().map(|other| (name.clone(), other)));
        }
    };
    let mut others: Vec<&Name> =
        all.iter().filter(|own| own.sort == name.sort && own.name != name.name).collect();
    others.sort_by_key(|own| name.may_be.as_ref() != Some(&own.name));
    let mut entries = vec![entry("nothing else: leave the name as it is", "", set(None))];
    entries.extend(others.into_iter().map(|own| {
        let detail = if own.in_table { "in the table" } else { "in the team" };
        entry(own.name.clone(), detail, set(Some(own.name.clone())))
    }));
    Menu::new(format!("“{}” is the same as", name.name), entries)
}

/// Takes options that were typed.
fn take_typed_options(model: &mut Model, typed: &str) -> Result<(), String> {
    if let Some(Overlay::Table(view)) = model.overlays.last_mut() {
        let mut options = view.options.clone();
        if typed.is_empty() {
            options = Options { called: options.called, ..Options::default() };
        } else {
            options.take(typed)?;
        }
        view.change(|own| *own = options);
        view.read(&model.team);
    }
    Ok(())
}

/// Takes the table in: into the open team, or asks for a new team's file.
fn take(model: &mut Model) {
    let Some(Overlay::Table(view)) = model.overlays.last() else { return };
    let Some(read) = view.read.as_ref().ok().filter(|_| view.is_settled()) else {
        return model.notify_failure("Something is not decided yet: see above.");
    };
    if !view.into_open {
        let title = format!("A new team, “{}”: its file", read.draft.team.name);
        return model.open(Prompt::new(title, "team.toml", new_file).staying());
    }
    let edits = read.merge.edits.clone();
    model.overlays.pop();
    if edits.is_empty() {
        return model.notify("Nothing in the table is new.");
    }
    if model.try_change(Edit::All(edits), "the import") {
        model.notify("The table is imported. u undoes it, e sets the needs.");
    }
    if let Screen::Map | Screen::Personality = model.screen {
        model.refresh();
    }
}

/// Creates the team file under the typed name.
fn new_file(model: &mut Model, typed: &str) -> Result<(), String> {
    let path: PathBuf = welcome::file_named(typed)?;
    let Model { overlays, team, .. } = model;
    let view = overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Table(view) => Some(view),
        _ => None,
    });
    let Some(view) = view else { return Ok(()) };
    // Where the table has no title, the team is called after its file.
    if view.options.called.is_none() {
        view.options.called = welcome::team_name(&path);
        view.read(team);
    }
    let Ok(read) = &view.read else { return Ok(()) };
    let team = Box::new(read.draft.team.clone());
    model.ask(Effect::NewFrom { path, team });
    Ok(())
}
