//! A table from a spreadsheet, pasted or read from a file: first how it is
//! read, then, if that is right, into the open team as one change, or into a
//! new team's file. Nothing is written before it has been looked at.

pub mod draw;
use std::fmt;
use std::path::PathBuf;

use crate::files::sheets;
use crate::import::{Book, Draft, Merge, Options, People};
use crate::team::{Edit, Kind, Team};
use crate::text::{self, said};
use crate::tui::app::prompt::Prompt;
use crate::tui::app::{Action, Effect, Model, Motion, Overlay, Screen, Source};
use crate::tui::screens::{session, welcome};

/// What messages call a table that has no file.
const PASTED: &str = "the pasted table";
/// Scales that a key goes through; any other is typed.
const KINDS: [Option<Kind>; 4] =
    [None, Some(Kind::Skill), Some(Kind::Experience), Some(Kind::Personality)];
const PEOPLE: [Option<People>; 3] = [None, Some(People::Rows), Some(People::Columns)];

/// A table while it is looked at.
#[derive(Clone, PartialEq)]
pub struct TableView {
    book: Option<Book>,
    /// What messages call it.
    from: String,
    /// What the person knows better than the guess.
    pub options: Options,
    /// What the table is read as, in lines, or what is wrong with it.
    pub lines: Result<Vec<String>, String>,
    /// Lines scrolled away above.
    pub top: usize,
    /// Whether it goes into the team that is open.
    pub into_open: bool,
    /// Where two answers differ, the table's is taken.
    pub theirs: bool,
    /// How many answers differ.
    pub differ: usize,
    read: Option<Read>,
}

#[derive(Clone, PartialEq)]
struct Read {
    team: Team,
    merge: Merge,
}

impl fmt::Debug for TableView {
    /// Without the table: people's answers are in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TableView({})", self.from)
    }
}

impl TableView {
    /// Reads the table anew, with what is known of it.
    fn read(&mut self, team: &Team) {
        self.top = 0;
        self.differ = 0;
        let Some(book) = &self.book else { return };
        match book.draft(&self.from, &self.options) {
            Ok(draft) => {
                let merge = Merge::of(team, &draft.team, self.theirs);
                self.differ = merge.differ;
                let lines = draft.reading.lines(&draft.team);
                let mut lines: Vec<String> = lines.iter().map(|line| on_screen(line)).collect();
                let open = open_lines(&draft);
                self.read = None;
                if open.is_empty() {
                    if self.into_open {
                        lines.push(String::new());
                        lines.extend(merge.lines(team, self.theirs, "o takes the table's"));
                    }
                    self.read = Some(Read { team: draft.team, merge });
                } else {
                    lines.splice(0..0, open);
                }
                self.lines = Ok(lines);
            }
            Err(fault) => {
                self.lines = Err(on_screen(&fault.to_string()));
                self.read = None;
            }
        }
    }

    /// Whether nothing is left to be decided.
    pub fn is_settled(&self) -> bool {
        self.read.is_some()
    }

    /// The scale as the key's line says it.
    pub fn scale_said(&self) -> impl fmt::Display {
        said(|f| match &self.options.scale {
            Some(scale) => write!(f, "{scale}"),
            None => f.write_str("as guessed"),
        })
    }

    /// Where the people stand, likewise.
    pub fn people_said(&self) -> &'static str {
        match self.options.people {
            None => "as guessed",
            Some(People::Rows) => "in rows",
            Some(People::Columns) => "in columns",
        }
    }

    /// What the dimensions are, likewise.
    pub fn kind_said(&self) -> &'static str {
        self.options.kind.map_or("as guessed", Kind::word)
    }
}

/// What has to be decided, first of all lines.
fn open_lines(draft: &Draft) -> Vec<String> {
    if draft.questions.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![
        "To be decided; press s and type what each says, several between semicolons:".to_owned(),
    ];
    let questions = draft.questions.iter();
    lines.extend(questions.map(|own| on_screen(&format!("  {}: {}", own.what, own.remedy))));
    lines.push(String::new());
    lines.iter().map(|line| text::visible(line).into_owned()).collect()
}

/// The command line's options are typed on the screen without their strokes.
fn on_screen(line: &str) -> String {
    line.replace("--", "")
}

/// Opens a table that was pasted; a text that is none is said to be.
pub(crate) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if sheets::is_sheet(text) && !matches!(model.source, Source::Nothing) {
        let arrival = sheets::arrival_of(text, "the pasted sheet", &model.team);
        return session::paste_sheet(model, arrival);
    }
    let several = text.trim_end().lines().count() > 1;
    if !several {
        return model
            .fault("one line is no table: copy the names and the headings too, then paste");
    }
    match Book::of_text(text, PASTED, &Options::default()) {
        Ok(book) => open(model, book, PASTED.to_owned(), None),
        Err(fault) => return model.fault(fault.to_string()),
    }
    Vec::new()
}

/// Opens a table, from a paste or from a file of this name.
pub fn open(model: &mut Model, book: Book, from: String, called: Option<String>) {
    if let Some(why) = refusal(model) {
        model.fault(why);
        return;
    }
    let into_open = !matches!(model.source, Source::Nothing);
    let mut view = TableView {
        book: Some(book),
        from,
        options: Options { called, ..Options::default() },
        lines: Ok(Vec::new()),
        top: 0,
        into_open,
        theirs: false,
        differ: 0,
        read: None,
    };
    view.read(&model.team);
    model.overlays.push(Overlay::Table(Box::new(view)));
}

fn refusal(model: &Model) -> Option<String> {
    if model.team.session.hidden {
        return Some("until the reveal answers come in private, by rating or by sheet".into());
    }
    model.refusal()
}

/// Asks for a table's file; a table pasted there is taken as it is.
pub(crate) fn ask(model: &mut Model) -> Vec<Effect> {
    if let Some(why) = refusal(model) {
        return model.fault(why);
    }
    let title = "A table's file (CSV, TSV), or paste the table itself";
    model.open(Prompt::new(title, "", read_file).staying().on_paste(paste))
}

fn read_file(_: &mut Model, typed: &str) -> Result<Vec<Effect>, String> {
    if typed.is_empty() {
        return Err("type the name of a file, or paste the table".into());
    }
    Ok(vec![Effect::ReadTable(typed.into())])
}

/// Does one action.
pub(crate) fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    let Some(Overlay::Table(view)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Move(Motion::Up) => view.top = view.top.saturating_sub(1),
        Action::Move(Motion::Down) => view.top += 1,
        Action::Move(Motion::PageUp) => view.top = view.top.saturating_sub(10),
        Action::Move(Motion::PageDown) => view.top += 10,
        Action::SortPeople => {
            view.options.people = next(&PEOPLE, view.options.people);
            view.read(&model.team);
        }
        Action::Filter => {
            view.options.kind = next(&KINDS, view.options.kind);
            view.read(&model.team);
        }
        Action::Judge => {
            view.theirs = !view.theirs;
            view.read(&model.team);
        }
        Action::Rename => {
            let title = "Say: 1..5 (the scale), value word=3, skip Column, role Column=skill; empty guesses again";
            return model.open(Prompt::new(title, "", scale));
        }
        Action::Paste(text) => {
            if let Ok(book) = Book::of_text(text, PASTED, &Options::default()) {
                view.book = Some(book);
                PASTED.clone_into(&mut view.from);
                view.read(&model.team);
            }
        }
        Action::Back => {
            model.overlays.pop();
        }
        Action::Enter => return take(model),
        _ => {}
    }
    Vec::new()
}

fn next<T: Copy + PartialEq>(all: &[Option<T>], now: Option<T>) -> Option<T> {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    all[(at + 1) % all.len()]
}

/// Takes options that were typed.
fn scale(model: &mut Model, typed: &str) -> Result<Vec<Effect>, String> {
    if let Some(Overlay::Table(view)) = model.overlays.last_mut() {
        if typed.is_empty() {
            let called = view.options.called.take();
            view.options = Options { called, ..Options::default() };
        } else {
            view.options.take(typed)?;
        }
        view.read(&model.team);
    }
    Ok(Vec::new())
}

/// Takes the table in: into the open team, or asks for a new team's file.
fn take(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Table(view)) = model.overlays.last() else { return Vec::new() };
    let Some(read) = &view.read else { return Vec::new() };
    if !view.into_open {
        let title = format!("A new team, “{}”: its file", read.team.name);
        return model.open(Prompt::new(title, "team.toml", new_file).staying());
    }
    let edits = read.merge.edits.clone();
    model.overlays.pop();
    if edits.is_empty() {
        return model.done("nothing in the table is new");
    }
    let effects = model.change(Edit::All(edits), "the table taken in");
    if model.notice.is_none() {
        model.done("the table is taken in; u takes it back, e sets the needs");
    }
    if let Screen::Map | Screen::Personality = model.screen {
        model.refresh();
    }
    effects
}

/// The new team's file was named.
fn new_file(model: &mut Model, typed: &str) -> Result<Vec<Effect>, String> {
    let path: PathBuf = welcome::file_named(typed)?;
    let Model { overlays, team, .. } = model;
    let view = overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Table(view) => Some(view),
        _ => None,
    });
    let Some(view) = view else { return Ok(Vec::new()) };
    // Where the table has no title, the team is called after its file.
    if view.options.called.is_none() {
        view.options.called = welcome::team_name(&path);
        view.read(team);
    }
    let Some(read) = &view.read else { return Ok(Vec::new()) };
    Ok(vec![Effect::NewFrom { path, team: Box::new(read.team.clone()) }])
}
