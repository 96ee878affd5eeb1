//! Every screen and everything that lies over one, at every size: nothing
//! panics, nothing raw is on it, and one key hides it.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a fixture that fails is a failed test

mod common;

use std::path::PathBuf;

use common::play::{Player, TODAY};
use roundtable::app::merging::{self, From};
use roundtable::app::{Action, Context, Model, Options, Screen, Source, past, table, update};
use roundtable::domain::{Step, Team};
use roundtable::store::snapshots::{self, Leaving, Shelved, When};
use roundtable::store::{read, write};
use roundtable::text;
use roundtable::words::Glyphs;

/// What the screens are looked at with: no one, everyone, many, and names as
/// long and as strange as names may be.
fn sources() -> [(&'static str, String); 4] {
    let file = |name: &str| std::fs::read_to_string(name).unwrap();
    let mut long = file("assets/demo.toml");
    let names = ["Ada", "Bo", "Cyd", "Dee", "Eve", "Fay"];
    for (nth, name) in names.into_iter().enumerate() {
        let grapheme = ["W", "日", "é", "👩\u{200D}💻", "W i", "ß"][nth];
        let long_name: String = grapheme.repeat(64).chars().collect();
        let long_name: String = match nth {
            4 => "W i".repeat(21),
            _ => long_name,
        };
        long = long.replace(&format!("name = \"{name}\""), &format!("name = \"{long_name}\""));
    }
    [
        ("nobody", "format = 1\nteam.name = \"Nobody yet\"\n".into()),
        ("the demo", file("assets/demo.toml")),
        ("forty", file("examples/forty-people.toml")),
        ("long names", long),
    ]
}

/// Keys to every screen from the map. What a team is not made for stays shut.
const WAYS: [&str; 36] = [
    "",
    "F",
    "Fi",
    "D",
    "y",
    "e",
    "e{tab}",
    "e{tab}{enter}",
    "e{tab}{tab}",
    "e{tab}{tab}{enter}",
    "ea",
    "exy",
    "R",
    "p",
    "p{tab}",
    "p{tab}{tab}",
    "p{enter}",
    "pn",
    "pnZoe{enter}",
    "pr",
    "E",
    "E{down}{down}",
    "K",
    "W",
    "W{enter}",
    "r",
    "r{enter}",
    "r{enter}{enter}",
    "d",
    "{enter}",
    "?",
    "?{tab}",
    "/",
    "f",
    "S",
    "{ctrl-c}",
];

fn player(source: &str, glyphs: Glyphs) -> Player {
    let team = read::team(source, "team.toml").unwrap_or_else(|fault| panic!("{fault}")).team;
    let options = Options { glyphs, ..Options::default() };
    Player::with(Model::new(team, Source::File(PathBuf::from("team.toml")), options, TODAY))
}

/// Every model that there is something to see in.
fn models(source: &str, glyphs: Glyphs) -> Vec<(String, Player)> {
    let mut all: Vec<(String, Player)> = Vec::new();
    for way in WAYS {
        let mut player = player(source, glyphs);
        player.keys(way);
        all.push((way.into(), player));
    }
    // What takes more than keys from the map.
    for step in 1..=9 {
        let mut player = player(source, glyphs);
        player.keys("W");
        for _ in 0..step {
            player.act(Action::NextStep);
        }
        all.push((format!("step {step}"), player));
    }
    let mut rating = player(source, glyphs);
    rating.keys("r{enter}{enter}{end}");
    all.push(("look over".into(), rating));
    let mut spectrum = player(source, glyphs);
    spectrum.keys("r{enter}{enter}{end}{up}{backspace}");
    all.push(("a spectrum".into(), spectrum));
    let mut strips = player(source, glyphs);
    strips.model.screen = Screen::Personality;
    strips.model.refresh();
    all.push(("personality".into(), strips));
    let mut spectra = player(source, glyphs);
    spectra.model.team.session.step = Some(Step::Spectra);
    spectra.keys("W");
    all.push(("spectra".into(), spectra));
    let mut private = player(source, glyphs);
    private.model.team.session.step = Some(Step::Rate);
    private.model.team.session.hidden = true;
    private.keys("r{enter}");
    all.push(("hand over".into(), private));
    let mut history = player(source, glyphs);
    let kept = |day: u8| {
        let day = roundtable::domain::Date { year: 2026, month: 5, day };
        let when = When { day, time: (12, 0, 0) };
        let leaving = Leaving { personality: true, ..Leaving::default() };
        let text = snapshots::text(&history.model.team, &leaving, when).unwrap();
        let snapshot = read::snapshot(&text, "kept.toml").unwrap().value;
        Shelved { path: PathBuf::from("kept.toml"), snapshot }
    };
    let shelf = vec![kept(1), kept(2)];
    past::show(&mut history.model, shelf);
    all.push(("history".into(), history));
    let mut merge = player(source, glyphs);
    let mut theirs: Team = merge.model.team.clone();
    theirs.name = "Theirs".into();
    let merged =
        write::merge(&merge.model.team, &merge.model.team, &theirs, &|_| None, "").unwrap();
    merging::show(&mut merge.model, From::Disk, &merged);
    all.push(("merge".into(), merge));
    let mut welcome =
        Player::with(Model::welcome(Vec::new(), Options { glyphs, ..Options::default() }, TODAY));
    welcome.keys("{down}");
    all.push(("welcome".into(), welcome));
    let mut import = player(source, glyphs);
    let pasted = "Name\tSQL\tRust\nAda\t3\t4\nBo\t1\t\n";
    table::open(&mut import.model, pasted.into(), "what was pasted".into(), None);
    all.push(("a table".into(), import));
    let mut hidden = player(source, glyphs);
    hidden.keys("Z");
    all.push(("hidden".into(), hidden));
    all
}

/// Draws at a size, and looks for what must not be on any screen.
fn draw(player: &mut Player, columns: u16, rows: u16, what: &str) {
    update(&mut player.model, Action::Resize(columns, rows));
    for cell in &player.paint().content {
        let symbol = cell.symbol();
        let is_plain = matches!(symbol.as_bytes(), [b' '..=b'~']);
        assert!(is_plain || text::visible(symbol) == symbol, "{what} at {columns} × {rows}");
    }
}

/// Sizes that are all different in kind: nothing, too small by one, the
/// smallest, the usual ones, the largest that a terminal has.
const EDGES: [(u16, u16); 8] =
    [(500, 500), (0, 0), (0, 40), (59, 16), (60, 15), (60, 16), (80, 24), (200, 60)];

#[test]
fn every_screen_is_drawn_at_every_kind_of_size() {
    let mut numbers = 0x5EED_u64;
    for (data, source) in sources() {
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            if glyphs == Glyphs::Ascii && data != "the demo" {
                continue;
            }
            for (way, mut player) in models(&source, glyphs) {
                let what = format!("{way} with {data}, {glyphs:?}");
                // The largest takes as long as all others together.
                let from = usize::from(!way.is_empty());
                for (columns, rows) in EDGES.into_iter().skip(from) {
                    draw(&mut player, columns, rows, &what);
                }
                for _ in 0..2 {
                    numbers ^= numbers << 13;
                    numbers ^= numbers >> 7;
                    numbers ^= numbers << 17;
                    draw(&mut player, (numbers % 201) as u16, (numbers >> 20) as u16 % 61, &what);
                }
            }
        }
    }
    for (columns, rows) in [(u16::MAX, 1), (1, u16::MAX), (u16::MAX, 16), (60, u16::MAX)] {
        draw(&mut player(&sources()[1].1, Glyphs::Unicode), columns, rows, "the map");
    }
}

/// Far larger than any screen: what a terminal may be told, or zoomed out to.
const FAR_LARGER: [(u16, u16); 6] =
    [(500, 500), (1000, 300), (u16::MAX, 1), (1, u16::MAX), (u16::MAX, 16), (60, u16::MAX)];

#[test]
#[ignore = "takes minutes: cargo test --release --test sizes every_size -- --ignored --nocapture"]
fn every_screen_is_drawn_at_every_size() {
    let sweep = |data: &str, source: &str, glyphs: Glyphs| -> u64 {
        let mut drawn = 0;
        for (way, mut player) in models(source, glyphs) {
            let what = format!("{way} with {data}, {glyphs:?}");
            let usual = (0..=200).flat_map(|columns| (0..=60).map(move |rows| (columns, rows)));
            for (columns, rows) in usual.chain(FAR_LARGER) {
                draw(&mut player, columns, rows, &what);
                drawn += 1;
            }
        }
        println!("{drawn} screens drawn with {data}, {glyphs:?}");
        drawn
    };
    let sources = sources();
    let drawn: u64 = std::thread::scope(|scope| {
        let mut all = Vec::new();
        for (data, source) in &sources {
            for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
                all.push(scope.spawn(move || sweep(data, source, glyphs)));
            }
        }
        all.into_iter().map(|one| one.join().unwrap()).sum()
    });
    println!("{drawn} screens drawn");
}

#[test]
fn the_ways_lead_to_every_context_and_one_key_hides_everything_in_each() {
    let mut seen = Vec::new();
    for (way, mut player) in models(&sources()[1].1, Glyphs::Unicode) {
        let context = Context::of(&player.model);
        seen.push(context);
        if context == Context::Hidden {
            continue;
        }
        player.keys("{f9}");
        let screen = player.screen();
        let said: String = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(said, "Hidden. Any key shows it again.", "{way} ({context:?})");
        player.keys("{down}");
        assert_eq!(Context::of(&player.model), context, "{way} is as it was");
    }
    let missing: Vec<Context> =
        Context::ALL.into_iter().filter(|context| !seen.contains(context)).collect();
    assert!(missing.is_empty(), "nothing leads to {missing:?}");
}
