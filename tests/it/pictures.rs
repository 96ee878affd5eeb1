//! The README's pictures: the program's own screens, drawn by the program. A
//! picture that no longer shows what the program does is stale, and says so;
//! `UPDATE_PICTURES=1 cargo test --test it pictures` draws them again.

use std::fs;
use std::path::Path;

use crate::common::picture;
use crate::common::play::{Player, TODAY};
use roundtable::files::read;
use roundtable::files::snapshots::{self, Redaction, When};
use roundtable::team::Date;
use roundtable::tui::app::ThemeChoice;

const FOLDER: &str = "assets/pictures";

/// A picture: its file, what it shows, its size and theme, the file that is
/// open, and the keys that lead there.
struct Scene {
    name: &'static str,
    title: &'static str,
    size: (u16, u16),
    theme: ThemeChoice,
    keys: &'static str,
}

const SCENES: &[Scene] = &[
    Scene {
        name: "map",
        title: "The map of the demo team: twelve skills and experiences with their states, a lit \
                cell for whoever counts towards a need, spectra of personality below",
        size: (120, 40),
        theme: ThemeChoice::Dark,
        keys: "{down}",
    },
    Scene {
        name: "workshop",
        title: "A workshop at its reveal: the steps and a clock above, the whole map at once, and \
                below it what surprised the team",
        size: (112, 36),
        theme: ThemeChoice::Light,
        keys: "Wnnn{down}s{down}{down}{down}{down}{down}snVy{down}{up}",
    },
    Scene {
        name: "hiring",
        title: "The plan: every row before and after the first candidate \
                joins, and below it the candidates by the shortfall they close",
        size: (112, 34),
        theme: ThemeChoice::Dark,
        keys: "3{right}{right}",
    },
    Scene {
        name: "record",
        title: "The history: two looks at the team compared, each change with its cause",
        size: (112, 34),
        theme: ThemeChoice::Light,
        keys: "",
    },
    Scene {
        name: "import-columns",
        title: "A table of five people before it is imported: a role above every column, the phone \
                numbers left out, and below it a word whose level is not known",
        size: (100, 18),
        theme: ThemeChoice::Light,
        keys: "{right}{right}",
    },
    Scene {
        name: "import-names",
        title: "The names of the same table: each is new, in the team or only in the team, and Eve \
                Moe may be the team's Eve",
        size: (100, 18),
        theme: ThemeChoice::Light,
        keys: "{tab}{tab}",
    },
];

const TABLE: &str = "Name\tRole\tPhone\tBaking\tGlazing\tSales\tSales interest\n\
    Ada\tLead\t0170 5551234\t4\tfluent\t3\tyes\n\
    Eve Moe\tBaker\t0170 5551235\t5\texpert\t2\t\n\
    Fay\tBaker\t0170 5551236\t2\tlearning\t1\tyes\n\
    Gus\tSales\t0170 5551238\t3\texpert\t5\tno\n\
    Average\t\t\t3.5\t\t2.8\t\n";
/// The keys of the recording and what each step shows, played one after another.
const STEPS: &[(&str, &str)] = &[
    ("", "The map: what is covered, what depends on one person, what nobody can do"),
    ("{right}{right}{right}{right}{right}x", "x: what happens while Eve is away"),
    ("x{enter}", "Enter: why a row is as it is"),
    (
        "{esc}Wnnn{down}s{down}{down}{down}s",
        "A workshop: before anything is shown, the team guesses",
    ),
    ("n", "Everyone has rated in private; nothing is shown yet"),
    ("Vy", "V: the reveal, everything at once"),
];
const RECORDING: &str = "demo";

fn recording() -> String {
    let mut player = Player::demo();
    player.theme(ThemeChoice::Dark).size(112, 36);
    let frames = STEPS.iter().map(|&(keys, caption)| {
        let (buffer, background) = player.keys(keys).painted();
        picture::Frame { buffer, background, caption }
    });
    let title = "The demo team in six steps: its map, the map without one person, a row explained, \
                 a workshop's guesses, the moment before the reveal, and the reveal";
    picture::recording(&frames.collect::<Vec<_>>(), 3.0, title)
}

fn drawn(scene: &Scene) -> String {
    let mut player = if scene.name == "record" { record() } else { Player::demo() };
    if scene.name.starts_with("import") {
        player.paste(TABLE);
    }
    player.theme(scene.theme).size(scene.size.0, scene.size.1).keys(scene.keys);
    let (buffer, base) = player.painted();
    picture::svg(&buffer, base, scene.title)
}

/// A quarter later, next to the snapshot of the day it began.
fn record() -> Player {
    let leaving = Redaction { note: "before the launch".into(), ..Redaction::default() };
    let when = When { day: TODAY, time: (15, 30, 0), offset: None };
    let text = snapshots::text(&Player::demo().model.team, &leaving, when).unwrap();
    let snapshot = read::snapshot(&text, "kept.toml").unwrap().value;
    let mut player = Player::file("examples/payments-next-quarter.toml");
    player.model.today = Date { year: 2027, month: 2, day: 22 };
    player.history(vec![snapshot]);
    player.keys("mkm");
    player
}

#[test]
fn the_pictures_show_what_the_program_shows() {
    let update = std::env::var_os("UPDATE_PICTURES").is_some();
    let scenes = SCENES.iter().map(|scene| (scene.name, drawn(scene)));
    for (name, now) in scenes.chain([(RECORDING, recording())]) {
        let path = Path::new(FOLDER).join(format!("{name}.svg"));
        if update {
            fs::create_dir_all(FOLDER).unwrap();
            fs::write(&path, &now).unwrap();
            continue;
        }
        let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(
            kept == now,
            "{} is stale: run UPDATE_PICTURES=1 cargo test --test it pictures",
            path.display()
        );
    }
}

#[test]
fn every_picture_is_in_the_readme_or_a_guide_with_words_for_it() {
    let readme = fs::read_to_string("README.md").unwrap();
    let readme = readme + &fs::read_to_string("docs/import.md").unwrap().replace("](../", "](");
    for entry in fs::read_dir(FOLDER).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let at = readme.find(&format!("]({FOLDER}/{name})")).unwrap_or_else(|| panic!("{name}"));
        let words = readme[..at].rsplit_once("![").unwrap().1;
        assert!(words.len() > 20, "{name} has no words for those who cannot see it");
    }
    assert_eq!(fs::read_dir(FOLDER).unwrap().count(), SCENES.len() + 1);
}
