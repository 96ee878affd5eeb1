//! A player without a terminal: keys in, the screen out.
//!
//! ```text
//! let mut player = Player::demo();
//! player.keys("{down}x");
//! assert!(player.screen().contains("is away"));
//! ```
//!
//! A key is its own letter, or its name in braces: `{down}`, `{ctrl-r}`,
//! `{space}`, `{{}`; `{:fold}` runs a command of the palette. What the program asked of the outside world is kept in
//! [`Player::effects`]; nothing is carried out.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use roundtable::files::read;
use roundtable::files::snapshots::{Outline, Snapshot};
use roundtable::team::Date;
use roundtable::text;
use roundtable::tui::app::{Action, Context, Effect, Model, Options, Source, ThemeChoice, update};
use roundtable::tui::draw;
use roundtable::tui::draw::Styles;
use roundtable::tui::draw::theme::Depth;
use roundtable::tui::keymap::{Key, Keymap};
use roundtable::tui::screens::history;
use roundtable::tui::screens::history::rows::Rows;

/// The day it is in every test.
pub const TODAY: Date = Date { year: 2026, month: 11, day: 22 };

/// Letters of the grid of styles: see [`Player::styles`].
const LETTERS: &[(char, &str)] = &[
    ('t', "text"),
    ('T', "title"),
    ('q', "quiet"),
    ('H', "heading"),
    ('-', "rule"),
    ('c', "cursor"),
    ('|', "cursor_bar"),
    ('K', "key"),
    ('h', "hold"),
    ('p', "spare"),
    ('s', "short"),
    ('1', "thin"),
    ('G', "gap"),
    ('g', "gap_text"),
    ('u', "unknown"),
    ('L', "lit"),
    ('n', "near"),
    ('o', "plain"),
    ('x', "away"),
    ('C', "column"),
    ('w', "want"),
    ('A', "a_clear"),
    ('a', "a_lean"),
    ('B', "b_clear"),
    ('b', "b_lean"),
    ('m', "between"),
    ('P', "panel"),
    ('S', "selected"),
    ('d', "done"),
    ('F', "fault"),
];

/// Someone at the keyboard.
pub struct Player {
    /// The program's state.
    pub model: Model,
    /// What was asked of the outside world since the last [`Player::take_effects`].
    pub effects: Vec<Effect>,
    keymap: Keymap,
    /// The snapshots of the history, by the paths 0, 1, ….
    snapshots: Vec<Snapshot>,
}

impl Player {
    /// Before a model of one's own.
    pub fn with(model: Model) -> Self {
        let mut player = Self {
            model,
            effects: Vec::new(),
            keymap: Keymap::with(&[]).unwrap(),
            snapshots: Vec::new(),
        };
        player.size(120, 40);
        player
    }

    /// Before a team file's text, which is saved as it changes.
    pub fn of(source: &str) -> Self {
        let read = read::team(source, "team.toml").unwrap_or_else(|fault| panic!("{fault}"));
        let source = Source::File(PathBuf::from("team.toml"));
        Self::with(Model::new(read.team, source, Options::default(), TODAY))
    }

    /// Before a file of this repository: `examples/forty-people.toml`.
    pub fn file(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        Self::of(&std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}")))
    }

    /// Before the demo.
    pub fn demo() -> Self {
        let mut player = Self::file("assets/demo.toml");
        player.model.source = Source::Demo;
        player
    }

    /// Before a terminal of another size.
    pub fn size(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.act(Action::Resize(columns, rows))
    }

    /// With another theme.
    pub fn theme(&mut self, theme: ThemeChoice) -> &mut Self {
        self.model.options.theme = theme;
        self
    }

    /// Presses keys; a key that means nothing here does nothing.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let name = match rest.strip_prefix('{').and_then(|inner| inner.find('}')) {
                Some(end) => &rest[1..=end],
                None => &rest[..c.len_utf8()],
            };
            rest = &rest[name.len() + if c == '{' { 2 } else { 0 }..];
            if let Some(command) = name.strip_prefix(':').filter(|command| !command.is_empty()) {
                self.command(command);
                continue;
            }
            let name = if name == " " { "space" } else { name };
            let key: Key = name.parse().unwrap_or_else(|fault| panic!("{keys}: {fault}"));
            if let Some(action) = self.keymap.action(Context::of(&self.model), key) {
                self.act(action);
            }
        }
        self
    }

    /// Runs a command by its words, as someone finds it in the palette.
    pub fn command(&mut self, words: &str) -> &mut Self {
        self.act(Action::Palette);
        for c in words.chars() {
            self.act(Action::Type(c));
        }
        self.act(Action::Enter)
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.act(Action::Paste(text.to_owned()))
    }

    /// Clicks on a cell, from 0.
    pub fn click(&mut self, x: u16, y: u16) -> &mut Self {
        match draw::click(&self.model, x, y) {
            Some(action) => self.act(action),
            None => self,
        }
    }

    /// Opens the history with these snapshots, read.
    pub fn history(&mut self, snapshots: Vec<Snapshot>) -> &mut Self {
        history::show(&mut self.model);
        let mut rows = Rows::new(&self.model.team);
        for (nth, snapshot) in snapshots.iter().enumerate() {
            rows.add(Outline::of(nth.to_string().into(), snapshot));
        }
        let open = |own: &Outline| snapshots.iter().find(|one| one.when == own.when).cloned();
        history::take(&mut self.model, rows.finish(None, open));
        self.snapshots = snapshots;
        self
    }

    fn compare(&mut self, paths: &[Option<PathBuf>; 2]) {
        let read = |path: &PathBuf| {
            self.snapshots[path.to_str().unwrap().parse::<usize>().unwrap()].clone()
        };
        let pair = paths.each_ref().map(|path| path.as_ref().map(read));
        history::compare(&mut self.model, pair);
    }

    /// Does an action, whatever its key.
    pub fn act(&mut self, action: Action) -> &mut Self {
        let effects = update(&mut self.model, action);
        for effect in &effects {
            if let Effect::CompareSnapshots(paths) = effect {
                self.compare(paths);
            }
        }
        self.effects.extend(effects);
        let max_scroll = draw::max_scroll(&self.model, &self.keymap, &self.all_styles());
        if let Some(max_scroll) = max_scroll {
            self.model.scroll_within(max_scroll);
        }
        self
    }

    /// What was asked of the outside world since the last time.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// The screen as text, a line a row, blanks at the end of rows left out.
    pub fn screen(&self) -> String {
        let mut covered = 0;
        lines(&self.paint(), |cell| {
            // A wide letter covers the cells after it.
            if covered > 0 {
                covered -= 1;
                return String::new();
            }
            covered = text::width(cell.symbol()).saturating_sub(1);
            cell.symbol().to_owned()
        })
    }

    /// The first row of the screen that holds this text; empty where none does.
    pub fn row(&self, holding: &str) -> String {
        let screen = self.screen();
        screen.lines().find(|line| line.contains(holding)).unwrap_or_default().to_owned()
    }

    /// Where a text stands first, in columns and rows from 0.
    pub fn place(&self, of: &str) -> Option<(u16, u16)> {
        let buffer = self.paint();
        let (width, height) = (buffer.area.width, buffer.area.height);
        let starts = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        starts.into_iter().find(|&(x, y)| {
            let from_here: String = (x..width).map(|x| buffer[(x, y)].symbol()).collect();
            from_here.starts_with(of)
        })
    }

    /// The screen as a grid of letters, one a style, and below it what they
    /// stand for; cells with no style of their own are blank.
    pub fn styles(&self) -> String {
        let styles = self.all_styles();
        let mut seen = Vec::new();
        let mut grid = lines(&self.paint(), |cell| {
            let (letter, role) = letter(cell, &styles);
            if letter != ' ' && !seen.contains(&(letter, role)) {
                seen.push((letter, role));
            }
            letter.to_string()
        });
        seen.sort_unstable();
        for (letter, role) in seen {
            write!(grid, "{letter} {role}  ").unwrap();
        }
        grid
    }

    /// The role of the style that a text stands in: `gap`, `quiet`.
    pub fn style_of(&self, text: &str) -> &'static str {
        let (x, y) = self.place(text).unwrap_or_else(|| panic!("no {text}:\n{}", self.screen()));
        letter(&self.paint()[(x, y)], &self.all_styles()).1
    }

    /// Every cell of the screen, row by row.
    pub fn cells(&self) -> Vec<Cell> {
        self.paint().content
    }

    /// The screen with its colours, and the colour behind it.
    pub fn painted(&self) -> (Buffer, ratatui::style::Color) {
        (self.paint(), self.all_styles().base.bg.unwrap())
    }

    fn all_styles(&self) -> Styles {
        Styles::for_options(&self.model.options, Depth::True).unwrap()
    }

    /// The screen, cell by cell.
    pub fn paint(&self) -> Buffer {
        let (width, height) = self.model.size;
        let area = Rect { x: 0, y: 0, width, height };
        let mut buffer = Buffer::empty(area);
        draw::paint(&mut buffer, area, &self.model, &self.keymap, &self.all_styles());
        buffer
    }
}

fn lines(buffer: &Buffer, mut shown: impl FnMut(&Cell) -> String) -> String {
    let (width, height) = (buffer.area.width, buffer.area.height);
    let mut text = String::new();
    for y in 0..height {
        let line: String = (0..width).map(|x| shown(&buffer[(x, y)])).collect();
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A style with its own background is told by both colours, others by their
/// own alone: they stand on whatever is below.
fn letter(cell: &Cell, styles: &Styles) -> (char, &'static str) {
    let all: Vec<(&str, ratatui::style::Style)> = styles.all().collect();
    let role_of = |name: &str| LETTERS.iter().find(|(_, role)| *role == name).copied();
    let blank = cell.symbol().trim().is_empty();
    let mut best = (' ', "base");
    for (name, style) in all {
        let Some(found) = role_of(name) else { continue };
        match style.bg {
            Some(bg) if cell.bg == bg && style.fg == Some(cell.fg) => return found,
            None if !blank && best.0 == ' ' && style.fg == Some(cell.fg) => best = found,
            _ => {}
        }
    }
    best
}
