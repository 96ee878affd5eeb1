//! Every screen and everything that lies over one, as text and as a grid of
//! styles, at both sizes people have: a change of words or of drawing is one
//! review, in `tests/it/screens/TEAM/SCENE.snap`.
//!
//! A new screen adds its scene here. `INSTA_UPDATE=always cargo test --test it
//! screens::net` writes them all again; the diff is what to read.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::common::play::{Player, TODAY};
use roundtable::files::snapshots::{self, Redaction, Snapshot, When};
use roundtable::files::{read, write};
use roundtable::team::{Date, Step};
use roundtable::tui::app::merging;
use roundtable::tui::app::merging::From;
use roundtable::tui::app::{Model, Options};
use roundtable::tui::screens::table;
use roundtable::tui::screens::welcome::Recent;

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// How a scene is reached from the map.
enum Way {
    Keys(&'static str),
    Steps(&'static str, fn(&mut Player)),
}

use Way::{Keys, Steps};

const SCENES: &[(&str, Way)] = &[
    ("map", Keys("")),
    ("map-cursor", Keys("{down}{down}{right}{right}")),
    ("map-last-row", Keys("{end}")),
    ("map-away", Keys("{right}x")),
    ("map-away-pick", Keys("x")),
    ("map-worst-first", Keys("o{:order of people}")),
    ("map-folded", Keys("{:columns}")),
    ("map-by-level", Keys("{:colour}")),
    ("map-aliases", Keys("{:aliases}")),
    ("map-compare", Keys("{:compare}{enter}")),
    ("map-present", Keys("P")),
    ("map-present-last-row", Keys("P{end}")),
    ("map-discuss", Keys("m")),
    ("personality", Keys("{tab}")),
    ("find", Keys("/")),
    ("filter", Keys("f")),
    ("filtered", Keys("fnobody{enter}")),
    ("save-as", Keys("{:save as}")),
    ("why", Keys("{enter}")),
    ("why-spectrum", Keys("{end}{enter}")),
    ("commands", Keys(":")),
    ("commands-found", Keys(":snap")),
    ("help", Keys("?")),
    ("help-filtered", Keys("?away")),
    ("help-words", Keys("?{tab}")),
    ("leave", Keys("{ctrl-c}")),
    ("hidden", Keys("{f9}")),
    ("findings", Keys("2")),
    ("findings-last", Keys("2{end}")),
    ("findings-help", Keys("2?")),
    ("decide", Keys("d")),
    ("decisions", Keys("4")),
    ("shape", Keys("{:shape}")),
    ("plan", Keys("3")),
    ("plan-hire", Keys("3{down}{space}")),
    ("plan-brief", Keys("3{tab}")),
    ("plan-together", Keys("3{tab}{tab}")),
    ("plan-grow", Keys("3{tab}{tab}{tab}")),
    ("plan-why", Keys("3{enter}")),
    ("plan-new-candidate", Keys("3a")),
    ("plan-candidate", Keys("3e")),
    ("plan-keep", Keys("3{space}{:save plan}")),
    ("history-empty", Keys("5")),
    ("history", Steps("", history)),
    ("history-compared", Steps("mkm", history)),
    ("snapshot", Keys("{:snapshot}")),
    ("export", Keys("E")),
    ("export-last-field", Keys("E{down}{down}")),
    ("edit-rows", Keys("e")),
    ("edit-members", Keys("e{tab}")),
    ("edit-team", Keys("e{tab}{tab}")),
    ("edit-situations", Keys("e{tab}{tab}{tab}")),
    ("edit-team-name", Keys("e{tab}{tab}{enter}")),
    ("edit-add", Keys("ea")),
    ("edit-remove-situation", Keys("e{tab}{tab}{tab}{delete}")),
    ("fingers", Keys("{:fingers}")),
    ("rate-pick", Keys("r")),
    ("rate-pass-laptop", Keys("r{enter}")),
    ("rate", Keys("r{enter}{enter}")),
    ("rate-review", Keys("r{enter}{enter}{end}")),
    ("rate-spectrum", Keys("r{enter}{enter}{down}")),
    ("session-frame", Steps("", |player| session_at(player, Step::Frame))),
    ("session-choose", Steps("", |player| session_at(player, Step::Choose))),
    ("session-rate", Steps("", |player| session_at(player, Step::Rate))),
    ("session-expect", Steps("", |player| session_at(player, Step::Expect))),
    ("session-reveal", Steps("", |player| session_at(player, Step::Reveal))),
    ("session-talk", Steps("", |player| session_at(player, Step::Talk))),
    ("session-spectra", Steps("", |player| session_at(player, Step::Spectra))),
    ("session-decide", Steps("", |player| session_at(player, Step::Decide))),
    ("session-close", Steps("", |player| session_at(player, Step::Close))),
    ("import", Steps("", paste_table)),
    ("import-role", Steps("{right}{enter}", paste_table)),
    ("import-values", Steps("{tab}", paste_table)),
    ("import-names", Steps("{tab}{tab}", paste_table)),
    ("import-summary", Steps("{tab}{tab}{tab}", paste_table)),
    ("merge", Steps("", merge)),
    ("notice", Keys("{right}x{:everyone}")),
];

fn shelf(player: &Player) -> Vec<Snapshot> {
    let kept = |month: u8| {
        let day = Date { year: 2026, month, day: 1 };
        let when = When { day, time: (12, 0, 0), offset: None };
        let leaving = Redaction {
            personality: true,
            note: "after the launch".into(),
            ..Redaction::default()
        };
        let text = snapshots::text(&player.model.team, &leaving, when).unwrap();
        read::snapshot(&text, "kept.toml").unwrap().value
    };
    vec![kept(2), kept(5)]
}

fn history(player: &mut Player) {
    let kept = shelf(player);
    player.history(kept);
}

fn session_at(player: &mut Player, step: Step) {
    player.model.team.session.step = Some(step);
    player.model.team.session.hidden = matches!(step, Step::Rate | Step::Expect | Step::Reveal);
    player.keys("W");
}

fn paste_table(player: &mut Player) {
    let pasted = "Name\tSQL\tRust\nAda\t3\t4\nBo\t1\t\n";
    let none = roundtable::import::Options::default();
    let book = roundtable::import::Book::of_text(pasted, "t", &none).unwrap();
    table::open(&mut player.model, book, "what was pasted".into(), None);
}

fn merge(player: &mut Player) {
    let base = player.model.team.clone();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.name = "Mine".into();
    theirs.name = "Theirs".into();
    let merged = write::merge(&base, &mine, &theirs, write::Resolution::Theirs, "").unwrap();
    merging::ask_about_conflicts(&mut player.model, From::Disk, &merged);
}

/// The screen and its styles, at each size.
fn shown(mut at_size: impl FnMut(u16, u16) -> Player) -> String {
    let mut text = String::new();
    for (columns, rows) in SIZES {
        let player = at_size(columns, rows);
        write!(text, "── {columns}×{rows}\n{}", player.screen()).unwrap();
        write!(text, "── styles\n{}\n", player.styles()).unwrap();
    }
    text
}

fn check(folder: &str, scene: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(scene, shown));
}

fn check_all(folder: &str, team: impl Fn() -> Player) {
    for (scene, way) in SCENES {
        let shown = shown(|columns, rows| {
            let mut player = team();
            player.size(columns, rows);
            let keys = match way {
                Keys(keys) => keys,
                Steps(keys, steps) => {
                    steps(&mut player);
                    keys
                }
            };
            player.keys(keys);
            player
        });
        check(folder, scene, &shown);
    }
}

#[test]
fn every_screen_of_the_demo() {
    check_all("demo", || Player::file("assets/demo.toml"));
}

#[test]
fn every_screen_of_an_empty_team() {
    check_all("empty", || Player::of("format = 1\nteam.name = \"Nobody yet\"\n"));
}

/// Forty people whose names share their beginnings and are longer than any
/// column.
#[test]
fn every_screen_of_forty_people_with_long_names() {
    let source = std::fs::read_to_string("examples/forty-people.toml").unwrap();
    let mut in_member = false;
    let mut long = String::new();
    for line in source.lines() {
        if line.starts_with("[[") {
            in_member = line == "[[member]]";
        }
        match line.strip_prefix("name = \"") {
            Some(name) if in_member => {
                let name = name.trim_end_matches('"');
                let name: String =
                    format!("Alexandra-Konstantina {name}").chars().take(60).collect();
                writeln!(long, "name = \"{}\"", name.trim()).unwrap();
            }
            _ => writeln!(long, "{line}").unwrap(),
        }
    }
    check_all("forty", || Player::of(&long));
}

#[test]
fn the_opening_screen() {
    let recent = |file: &str, team: Result<&str, &str>| Recent {
        path: PathBuf::from("/teams").join(file),
        team: team.map(str::to_owned).map_err(str::to_owned),
    };
    let scenes = [
        ("first", Vec::new()),
        (
            "recent",
            vec![
                recent("payments.toml", Ok("Payments, seven people")),
                recent("old.toml", Err("/teams/old.toml: there is no such file; was it moved?")),
            ],
        ),
    ];
    for (scene, teams) in scenes {
        let shown = shown(|columns, rows| {
            let model = Model::welcome(teams.clone(), Options::default(), TODAY);
            let mut player = Player::with(model);
            player.size(columns, rows);
            player
        });
        check("welcome", scene, &shown);
    }
}
