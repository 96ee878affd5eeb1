//! A table from a spreadsheet, pasted or read from a file: first how it is
//! read, then, if that is right, into the open team as one change, or into a
//! new team's file. Nothing is written before it has been looked at.

use std::fmt;
use std::path::PathBuf;

use super::prompt::{Prompt, Purpose};
use super::{Action, Effect, Model, Motion, Overlay, Screen, Source, session, welcome};
use crate::files::sheets;
use crate::import::{self, Imported, Merge, Options, People, Scale};
use crate::phrases::english::count;
use crate::team::{Edit, Kind, Team};
use crate::text::said;

/// What messages call a table that has no file.
const PASTED: &str = "the pasted table";
/// Scales that a key goes through; any other is typed.
const KINDS: [Option<Kind>; 4] =
    [None, Some(Kind::Skill), Some(Kind::Experience), Some(Kind::Personality)];
const PEOPLE: [Option<People>; 3] = [None, Some(People::Rows), Some(People::Columns)];
/// How many names are listed.
const MOST_NAMES: usize = 8;

/// A table while it is looked at.
#[derive(Clone, PartialEq)]
pub struct TableView {
    text: String,
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
        write!(f, "TableView({}, {} bytes)", self.from, self.text.len())
    }
}

impl TableView {
    /// Reads the table anew, with what is known of it.
    fn read(&mut self, team: &Team) {
        self.top = 0;
        self.differ = 0;
        match import::table(&self.text, &self.from, &self.options) {
            Ok(imported) => {
                let merge = Merge::of(team, &imported.team, self.theirs);
                self.differ = merge.differ;
                let lines = imported.reading.lines(&imported.team);
                let mut lines: Vec<String> = lines.iter().map(|line| on_screen(line)).collect();
                if self.into_open {
                    lines.push(String::new());
                    lines.extend(becomes(team, &merge, self.theirs));
                }
                self.lines = Ok(lines);
                let Imported { team, .. } = imported;
                self.read = Some(Read { team, merge });
            }
            Err(fault) => {
                self.lines = Err(on_screen(&fault.to_string()));
                self.read = None;
            }
        }
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

/// Where the command line names an option, the screen has a key.
fn on_screen(line: &str) -> String {
    line.replace("as --scale MIN..MAX", "with s")
        .replace("give another --scale", "give another scale with s")
        .replace("or say --scale ", "or press s and say ")
        .replace("--scale says", "s says")
        .replace("--people says", "p says")
}

/// What taking it in comes to, in lines.
fn becomes(team: &Team, merge: &Merge, theirs: bool) -> Vec<String> {
    let named = |what: &dyn fmt::Display, names: &[String]| {
        let shown = names.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join(", ");
        let more = names.len().saturating_sub(MOST_NAMES);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("  {what}: {shown}{more}")
    };
    let mut lines = vec![format!("Into “{}”, as one change that u takes back:", team.name)];
    if !merge.members.is_empty() {
        let what = count(merge.members.len() as u32, "new person", "new people");
        lines.push(named(&what, &merge.members));
    }
    if !merge.dimensions.is_empty() {
        let what = count(merge.dimensions.len() as u32, "new dimension", "new dimensions");
        lines.push(named(&what, &merge.dimensions));
        lines.push("  A new dimension has the usual need until you set it.".to_owned());
    }
    let answers = count(merge.answers as u32, "new answer", "new answers");
    lines.push(match merge.same {
        0 => format!("  {answers}"),
        same => format!("  {answers}; {same} the same as before"),
    });
    if merge.differ > 0 {
        let differ = count(merge.differ as u32, "answer differs", "answers differ");
        let stays = if theirs { "the table's are taken" } else { "the team's stay" };
        lines.push(format!("  {differ}: {stays}; o takes the other"));
    }
    lines.extend(merge.left_out.iter().map(|what| format!("  left out: {what}")));
    lines.extend(merge.look_alikes.iter().map(|what| format!("  {what}")));
    lines
}

/// Opens a table that was pasted; a text that is none is said to be.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if sheets::is_sheet(text) && !matches!(model.source, Source::Nothing) {
        let arrival = sheets::arrival_of(text, "the pasted sheet", &model.team);
        return session::paste_sheet(model, arrival);
    }
    let several = text.trim_end().lines().count() > 1;
    if !several {
        return model
            .fault("one line is no table: copy the names and the headings too, then paste");
    }
    open(model, text.to_owned(), PASTED.to_owned(), None);
    Vec::new()
}

/// Opens a table, from a paste or from a file of this name.
pub fn open(model: &mut Model, text: String, from: String, called: Option<String>) {
    if let Some(why) = refusal(model) {
        model.fault(why);
        return;
    }
    let into_open = !matches!(model.source, Source::Nothing);
    let mut view = TableView {
        text,
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
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    if let Some(why) = refusal(model) {
        return model.fault(why);
    }
    let title = "A table's file (CSV, TSV), or paste the table itself";
    model.overlays.push(Overlay::Prompt(Box::new(Prompt::new(title, Purpose::Table, ""))));
    Vec::new()
}

/// Does one action.
pub(super) fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
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
            let said = view.options.scale.map(|scale| scale.to_string()).unwrap_or_default();
            let title = "The scale of the numbers: 1..5, 0..3, 6..1; empty guesses";
            let prompt = Prompt::new(title, Purpose::TableScale, &said);
            model.overlays.push(Overlay::Prompt(Box::new(prompt)));
        }
        Action::Paste(text) => {
            view.text.clone_from(text);
            PASTED.clone_into(&mut view.from);
            view.read(&model.team);
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

/// Takes a scale that was typed.
pub(super) fn scale(model: &mut Model, typed: &str) -> Result<Vec<Effect>, String> {
    let scale: Option<Scale> = if typed.is_empty() { None } else { Some(typed.parse()?) };
    if let Some(Overlay::Table(view)) = model.overlays.last_mut() {
        view.options.scale = scale;
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
        let prompt = Prompt::new(title, Purpose::NewFromTable, "team.toml");
        model.overlays.push(Overlay::Prompt(Box::new(prompt)));
        return Vec::new();
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
pub(super) fn new_file(model: &mut Model, typed: &str) -> Result<Vec<Effect>, String> {
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
