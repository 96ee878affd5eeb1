//! The ways to every screen and to all that lies over one.

use std::path::PathBuf;

use roundtable::files::snapshots::{self, Redaction, When};
use roundtable::files::{read, write};
use roundtable::import::Book;
use roundtable::phrases::Glyphs;
use roundtable::team::{Step, Team};
use roundtable::tui::app::merging;
use roundtable::tui::app::merging::From;
use roundtable::tui::app::{Action, Model, Options, Screen, Source};
use roundtable::tui::screens::table;

use super::play::{Player, TODAY};

/// What the screens are looked at with: nobody, everyone, many, and names as
/// long and as strange as names may be.
pub fn sources() -> [(&'static str, String); 4] {
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
const WAYS: [&str; 40] = [
    "",
    "2",
    "2{enter}",
    "4",
    "{:shape}",
    "e",
    "e{enter}",
    "e{tab}",
    "e{tab}{enter}",
    "e{tab}{tab}",
    "e{tab}{tab}{enter}",
    "e{tab}{tab}{tab}{enter}",
    "ea",
    "exy",
    "{:fingers}",
    "3",
    "3{tab}",
    "3{tab}{tab}",
    "3{enter}",
    "3a",
    "3aZoe{enter}",
    "3e",
    "E",
    "E{down}{down}",
    "{:snapshot}",
    "W",
    "W{enter}",
    "Wg",
    "r",
    "r{enter}",
    "r{enter}{enter}",
    "d",
    "{enter}",
    ":",
    "?",
    "?{tab}",
    "/",
    "f",
    "{:save as}",
    "{ctrl-c}",
];

pub fn player(source: &str, glyphs: Glyphs) -> Player {
    let team = read::team(source, "team.toml").unwrap_or_else(|fault| panic!("{fault}")).team;
    let options = Options { glyphs, ..Options::default() };
    Player::with(Model::new(team, Source::File(PathBuf::from("team.toml")), options, TODAY))
}

/// Every model that there is something to see in.
pub fn models(source: &str, glyphs: Glyphs) -> Vec<(String, Player)> {
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
            // The steps after the reveal come after it.
            let session = &player.model.team.session;
            if session.step == Some(Step::Reveal) && session.hidden {
                player.keys("Vy");
            } else {
                player.act(Action::NextStep);
            }
        }
        all.push((format!("step {step}"), player));
    }
    let mut rating = player(source, glyphs);
    rating.keys("r{enter}{enter}{end}");
    all.push(("look over".into(), rating));
    let mut spectrum = player(source, glyphs);
    spectrum.keys("r{enter}{enter}{home}").keys(&"{down}".repeat(12));
    all.push(("a spectrum".into(), spectrum));
    let mut strips = player(source, glyphs);
    strips.model.screen = Screen::Personality;
    strips.model.refresh();
    strips.size(120, 40);
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
        let day = roundtable::team::Date { year: 2026, month: 5, day };
        let when = When { day, time: (12, 0, 0), offset: None };
        let leaving = Redaction { personality: true, ..Redaction::default() };
        let text = snapshots::text(&history.model.team, &leaving, when).unwrap();
        read::snapshot(&text, "kept.toml").unwrap().value
    };
    let shelf = vec![kept(1), kept(2)];
    history.history(shelf);
    all.push(("history".into(), history));
    let mut merge = player(source, glyphs);
    let base = merge.model.team.clone();
    let (mut mine, mut theirs): (Team, Team) = (base.clone(), base.clone());
    mine.name = "Mine".into();
    theirs.name = "Theirs".into();
    let merged = write::merge(&base, &mine, &theirs, write::Resolution::Theirs, "").unwrap();
    merging::ask_about_conflicts(&mut merge.model, From::Disk, &merged);
    all.push(("merge".into(), merge));
    let mut welcome =
        Player::with(Model::welcome(Vec::new(), Options { glyphs, ..Options::default() }, TODAY));
    welcome.keys("{down}");
    all.push(("welcome".into(), welcome));
    for pages in 0..4 {
        let mut import = player(source, glyphs);
        let pasted = "Name\tSQL\tRust\nAda\t3\t4\nBo\t1\t\n";
        let book = Book::of_text(pasted, "t", &roundtable::import::Options::default()).unwrap();
        table::open(&mut import.model, book, "what was pasted".into(), None);
        import.keys(&"{tab}".repeat(pages));
        all.push((format!("page {pages} of a table"), import));
    }
    let mut teams = player(source, glyphs);
    teams.keys("7");
    all.push(("teams".into(), teams));
    let mut hidden = player(source, glyphs);
    hidden.keys("{f9}");
    all.push(("hidden".into(), hidden));
    all
}
