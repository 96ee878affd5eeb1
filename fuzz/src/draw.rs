//! Drawing: whatever keys come on whatever team at whatever size, the program
//! goes on, a change taken back and made again is the same change, and no
//! cell holds a character that steers a terminal.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roundtable::tui::app::{Action, Context, Model, Options, Source, update};
use roundtable::team::{Date, Team};
use roundtable::tui::keymap::table::TABLE;
use roundtable::tui::keymap::{Code, Key, Keymap};
use roundtable::files::{read, write};
use roundtable::text;
use roundtable::tui::draw::theme::Depth;
use roundtable::tui::draw;
use roundtable::tui::draw::Styles;
use roundtable::phrases::Glyphs;

const TODAY: Date = Date { year: 2026, month: 11, day: 22 };
/// Most of the time near the sizes that people have: drawing a large one says
/// the same more slowly.
const SIZES: [(u16, u16); 16] = [
    (80, 24),
    (60, 16),
    (61, 17),
    (64, 18),
    (0, 0),
    (1, 1),
    (59, 16),
    (60, 15),
    (72, 16),
    (60, 20),
    (100, 16),
    (62, 16),
    (79, 23),
    (120, 16),
    (60, 30),
    (200, 16),
];
/// What brings one to each screen; every one may fail on a team that is not
/// made for it.
const WAYS: [&str; 16] =
    ["", "F", "e", "p", "d", "R", "W", "W.....", "r", "D", "y", "H", "etab", "?", "ctrl-c", "P"];
const PASTES: [&str; 5] = [
    "Ada\tBo\n",
    "\u{1B}[2J\u{202E}x",
    "x",
    "Name,Skill\nAda,3\n",
    "a\u{330}\u{330}\u{330}\u{330}\u{330}\u{330}",
];

struct Stage {
    models: Vec<Model>,
    keys: Vec<Key>,
    keymap: Keymap,
    styles: [Styles; 2],
}

thread_local! {
    static STAGE: Stage = Stage::new();
}

impl Stage {
    fn new() -> Self {
        let keymap = Keymap::with(&[]).expect("the table is right");
        let mut keys: Vec<Key> = Vec::new();
        for text in TABLE.iter().flat_map(|binding| binding.keys) {
            let key = text.parse().expect("the table is right");
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        for c in "aZ é日\u{301}".chars() {
            keys.push(Key::plain(Code::Char(c)));
        }
        let both = [Glyphs::Unicode, Glyphs::Ascii].map(|glyphs| {
            let options = Options { glyphs, ..Options::default() };
            Styles::for_options(&options, Depth::True).expect("the themes are right")
        });
        Self { models: models(), keys, keymap, styles: both }
    }

    fn press(&self, model: &mut Model, key: Key) {
        if let Some(action) = self.keymap.action(Context::of(model), key) {
            update(model, action);
        }
    }
}

fn models() -> Vec<Model> {
    let sources = [
        "format = 1\nteam.name = \"Empty\"\n",
        include_str!("../../assets/demo.toml"),
        include_str!("../../examples/just-begun.toml"),
        include_str!("../../tests/good/every-key.toml"),
        include_str!("../../tests/good/many-scripts.toml"),
        include_str!("../../examples/two-situations.toml"),
    ];
    let mut models = Vec::new();
    for (nth, source) in sources.iter().enumerate() {
        let team: Team = read::team(source, "seed").expect("a good seed").team;
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            let options = Options { glyphs, ..Options::default() };
            let from =
                if nth == 1 { Source::Demo } else { Source::File(PathBuf::from("team.toml")) };
            models.push(Model::new(team.clone(), from, options, TODAY));
        }
    }
    models.push(Model::welcome(Vec::new(), Options::default(), TODAY));
    models
}

/// A team, a size, a screen, and then keys.
pub fn run(data: &[u8]) {
    let [start, size, way, keys @ ..] = data else { return };
    STAGE.with(|stage| {
        let mut model = stage.models[*start as usize % stage.models.len()].clone();
        let (columns, rows) = SIZES[*size as usize % SIZES.len()];
        update(&mut model, Action::Resize(columns, rows));
        go(stage, &mut model, WAYS[*way as usize % WAYS.len()]);
        for &byte in keys {
            match byte {
                0xFF => drop(update(&mut model, Action::Tick)),
                0xFE | 0xFD => {
                    let (columns, rows) = SIZES[(byte as usize + keys.len()) % SIZES.len()];
                    drop(update(&mut model, Action::Resize(columns, rows)));
                }
                0xF8..=0xFC => {
                    let paste = PASTES[byte as usize - 0xF8];
                    drop(update(&mut model, Action::Paste(paste.to_owned())));
                }
                0xF0..=0xF7 => {
                    let (x, y) = (u16::from(byte) * 7 % 90, u16::from(byte) * 3 % 30);
                    if let Some(action) = draw::click(&model, x, y) {
                        update(&mut model, action);
                    }
                }
                _ => stage.press(&mut model, stage.keys[byte as usize % stage.keys.len()]),
            }
        }
        paint(stage, &model);
        let after = model.team.clone();
        if model.can_hide_again() {
            // A reveal can be taken back, and redo never shows what is hidden.
            model.undo();
            model.redo();
            assert!(model.team.session.hidden, "redo shows what was hidden");
            return;
        }
        if model.undo_stack.can_undo() {
            model.undo();
            model.redo();
            let text = |team: &Team| write::team(team, None).unwrap_or_default();
            assert!(
                model.team == after,
                "taken back and made again, it is another team:\n{}\n--- before\n{}",
                text(&model.team),
                text(&after)
            );
        }
    });
}

fn go(stage: &Stage, model: &mut Model, way: &str) {
    if let Ok(key) = way.parse::<Key>() {
        return stage.press(model, key);
    }
    if let Some(rest) = way.strip_prefix('e') {
        stage.press(model, Key::plain(Code::Char('e')));
        return go(stage, model, rest);
    }
    for c in way.chars() {
        let next = Key::plain(if c == '.' { Code::Enter } else { Code::Char(c) });
        stage.press(model, next);
    }
}

fn paint(stage: &Stage, model: &Model) {
    let (width, height) = model.size;
    let area = Rect { x: 0, y: 0, width, height };
    let mut buffer = Buffer::empty(area);
    let styles = &stage.styles[usize::from(model.options.glyphs == Glyphs::Ascii)];
    draw::paint(&mut buffer, area, model, &stage.keymap, styles);
    for cell in &buffer.content {
        // Joiners stand between letters that may be in other cells.
        let symbol = cell.symbol().replace(['\u{200C}', '\u{200D}'], "");
        if !symbol.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            assert_eq!(text::visible(&symbol), symbol, "a raw character on the screen");
        }
    }
}
