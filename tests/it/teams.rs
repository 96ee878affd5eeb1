//! The page of several teams: keys in, screen out; and moving someone.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::str::contains;
use roundtable::files::read;
use roundtable::team::{Id, Rating};
use roundtable::tui::app::{Effect, Model, Options, Source};
use roundtable::tui::screens::edit::new_row;
use roundtable::tui::screens::teams::{self, Teams};
use tempfile::TempDir;

use crate::common::play::{Player, TODAY};

/// A team on three rows; a person and their answers a line.
fn team(name: &str, people: &[(&str, [Option<u8>; 3])]) -> String {
    let mut text = format!("format = 1\n\n[team]\nname = \"{name}\"\n");
    for row in ["Data", "Law", "Speaking"] {
        let id = row.to_lowercase();
        text.push_str(&format!(
            "\n[[dimension]]\nid = \"{id}\"\nname = \"{row}\"\nkind = \"skill\"\nneed = {{ level = 3, people = 2 }}\n"
        ));
    }
    for (person, answers) in people {
        let id = person.to_lowercase();
        text.push_str(&format!(
            "\n[[member]]\nid = \"{id}\"\nname = \"{person}\"\nrated = 2026-03-01\nmay_help = true\n[member.rating]\n"
        ));
        for (row, level) in ["data", "law", "speaking"].iter().zip(answers) {
            if let Some(level) = level {
                text.push_str(&format!("{row} = {level}\n"));
            }
        }
    }
    text
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
    let full = |levels: [u8; 3]| levels.map(Some);
    put("north.toml", team("North", &[("Ada", full([4, 0, 1])), ("Bo", full([1, 0, 3]))]));
    put(
        "south.toml",
        team(
            "South",
            &[("Cyd", full([3, 0, 3])), ("Dee", full([3, 0, 3])), ("Eve", full([5, 1, 3]))],
        ),
    );
    put("west.toml", team("West", &[("Ada", full([0, 0, 0]))]));
    put("hidden.toml", format!("{}\n[session]\nhidden = true\n", team("Hidden", &[])));
    put("catalogue.toml", "format = 1\n".into());
    folder
}

fn opened(folder: &Path, file: &str) -> Player {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    let team = read::team(&text, file).unwrap().team;
    let mut player = Player::with(Model::new(team, Source::File(path), Options::default(), TODAY));
    player.keys("7");
    assert_eq!(player.take_effects(), [Effect::LoadTeams]);
    teams::take(&mut player.model, Teams::read(folder, TODAY));
    player
}

#[test]
fn the_page_lists_the_folder_s_teams_and_what_they_are_together() {
    let folder = folder();
    let mut player = opened(folder.path(), "north.toml");
    let screen = player.screen();
    assert!(screen.contains("three teams in this folder"), "{screen}");
    let row = player.row("South");
    for part in ["2", "1", "1 Mar 2026", "3"] {
        assert!(row.contains(part), "{row}");
    }
    assert!(screen.contains("hidden.toml: answers are hidden until the reveal"), "{screen}");
    assert!(!screen.contains("catalogue"), "{screen}");
    assert!(screen.contains("NOBODY ANYWHERE") && screen.contains("needed by"), "{screen}");
    assert!(player.row("North lacks one").contains("South (Cyd, Dee and Eve)"), "{screen}");
    // The cursor is on the open team; Enter opens another.
    player.keys("{down}{enter}");
    assert_eq!(player.take_effects(), [Effect::Open(folder.path().join("south.toml"))]);
    player.keys("{tab}{tab}");
    assert!(player.row("Law").starts_with(' '), "{}", player.screen());
    player.keys("{esc}");
    assert!(player.screen().contains("Map"), "{}", player.screen());
}

#[test]
fn with_aliases_nobody_on_any_team_is_named() {
    let folder = folder();
    let path = folder.path().join("north.toml");
    let team = read::team(&fs::read_to_string(&path).unwrap(), "north").unwrap().team;
    let mut player = Player::with(Model::new(team, Source::File(path), Options::default(), TODAY));
    player.command("aliases").keys("7");
    teams::take(&mut player.model, Teams::read(folder.path(), TODAY));
    let screen = player.screen();
    for name in ["Ada", "Bo ", "Cyd", "Dee", "Eve"] {
        assert!(!screen.contains(name), "{name}\n{screen}");
    }
    assert!(
        screen.contains("North lacks one and West lacks two; South has more than needed"),
        "{screen}"
    );
}

#[test]
fn borrowing_offers_the_teams_that_could_help() {
    let folder = folder();
    let mut player = opened(folder.path(), "north.toml");
    player.keys("{esc}{home}d");
    player.take_effects();
    player.keys("b");
    assert_eq!(player.take_effects(), [Effect::LoadTeams]);
    assert!(
        player.screen().contains("Could help: South (Cyd, Dee and Eve)."),
        "{}",
        player.screen()
    );
    let mut player = opened(folder.path(), "north.toml");
    player.keys("{esc}{home}{down}db");
    assert!(player.screen().contains("No team of this folder"), "{}", player.screen());
}

#[test]
fn a_folder_without_teams_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut player = Player::demo();
    player.keys("7");
    teams::take(&mut player.model, Teams::read(folder.path(), TODAY));
    assert!(player.screen().contains("no team file in this folder"), "{}", player.screen());
    player.keys("{down}{enter}{tab}{end}");
    assert!(player.screen().contains("no team file in this folder"), "{}", player.screen());
}

#[test]
fn what_is_overdue_is_named_on_the_page_and_among_the_decisions() {
    let folder = folder();
    let path = folder.path().join("north.toml");
    let decision = "\n[[decision]]\ndimension = \"law\"\nchoice = \"hire\"\nowner = \"ada\"\n\
                    made = 2026-02-01\ndue = 2026-05-30\nexpect = \"thin\"\n";
    fs::write(&path, fs::read_to_string(&path).unwrap() + decision).unwrap();
    let mut player = opened(folder.path(), "north.toml");
    assert!(player.row("due 30 May 2026").contains("North"), "{}", player.screen());
    assert!(player.row("due 30 May 2026").contains("Law"), "{}", player.screen());
    // With more than one team in the folder its page is a tab from then on.
    player.keys("4");
    assert!(player.row("1 Map").contains("7 Teams"), "{}", player.screen());
    let sentences = "Overdue since 30 May 2026; we expected one person, now nobody.";
    assert!(player.screen().contains(sentences), "{}", player.screen());
}

// ---- moving ----------------------------------------------------------------

fn roundtable(folder: &TempDir, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
    command.current_dir(folder.path()).args(arguments).assert()
}

#[test]
fn somebody_moves_with_their_answers_and_both_files_say_so() {
    let folder = folder();
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let before =
        text("west.toml").replace("\"Speaking\"", "\"Talks\"").replace("\"speaking\"", "\"talks\"");
    fs::write(folder.path().join("west.toml"), before.replace("speaking = 0", "talks = 0"))
        .unwrap();
    let kept = (text("south.toml"), text("west.toml"));
    let call = ["move", "eve", "south.toml", "west.toml"];
    roundtable(&folder, &[&call[..], &["--dry-run"]].concat())
        .success()
        .stdout(contains("Nothing is changed"));
    assert_eq!((text("south.toml"), text("west.toml")), kept);
    roundtable(&folder, &call)
        .success()
        .stdout(contains("two answers"))
        .stdout(contains("dropped, because west.toml does not have the row: Speaking"));
    assert!(!text("south.toml").contains("Eve"), "{}", text("south.toml"));
    let team = read::team(&text("west.toml"), "west").unwrap().team;
    let eve = team.member_index("eve").unwrap();
    let levels: Vec<_> = team.ratings().row(eve).map(Rating::value).collect();
    assert_eq!(levels, [Some(5), Some(1), None]);
    assert!(team.members()[eve].may_help && team.members()[eve].rated.is_some());
}

#[test]
fn a_move_that_cannot_be_changes_neither_file() {
    let folder = folder();
    let all = |folder: &TempDir| {
        ["north.toml", "south.toml", "west.toml", "hidden.toml"]
            .map(|name| fs::read_to_string(folder.path().join(name)).unwrap())
    };
    let before = all(&folder);
    for (call, why) in [
        (["Ada", "north.toml", "west.toml"], "by name or id"),
        (["Zoe", "north.toml", "south.toml"], "there is no"),
        (["Bo", "north.toml", "hidden.toml"], "until the reveal"),
        (["Bo", "north.toml", "missing.toml"], "missing.toml"),
    ] {
        let call = [&["move"], &call[..]].concat();
        roundtable(&folder, &call).code(2).stderr(contains(why));
    }
    assert_eq!(all(&folder), before);
}

#[test]
fn a_move_whose_second_file_cannot_be_written_is_taken_back_to_the_byte() {
    let folder = folder();
    let (south, west) = (folder.path().join("south.toml"), folder.path().join("west.toml"));
    // Written by hand: comments, spaces and order are somebody's own.
    let text = fs::read_to_string(&west).unwrap().replace("rated = ", "rated   =   ");
    fs::write(&west, format!("# Ours.\n{text}# the end")).unwrap();
    let read = || [&south, &west].map(|path| fs::read(path).unwrap());
    let before = read();
    let set_readonly = |is: bool| {
        let mut permissions = fs::metadata(&south).unwrap().permissions();
        permissions.set_readonly(is);
        fs::set_permissions(&south, permissions).unwrap();
    };
    set_readonly(true);
    roundtable(&folder, &["move", "eve", "south.toml", "west.toml"])
        .code(2)
        .stdout("")
        .stderr(contains("south.toml"));
    assert_eq!(read(), before);
    set_readonly(false);
    roundtable(&folder, &["move", "eve", "south.toml", "west.toml"]).success();
}

// ---- the catalogue ----------------------------------------------------------

#[test]
fn a_row_is_taken_from_the_catalogue_with_its_words_and_undone() {
    let mut player = Player::demo();
    player.model.source = Source::File("team.toml".into());
    let before = player.model.team.clone();
    let mut rows = before.dimensions()[..2].to_vec();
    let mut law = rows[0].clone();
    law.id = Id::new("law").unwrap();
    law.name = "Law".into();
    law.about = "Contracts".into();
    rows.push(law.clone());
    player.keys("ea");
    player.keys("{tab}{end}{enter}");
    assert!(player.take_effects().contains(&Effect::LoadCatalogue));
    new_row::offer_catalogue(&mut player.model, rows.clone());
    assert!(player.screen().contains("Law") && player.screen().contains("skill"));
    player.keys("{enter}");
    let at = player.model.team.dimension_index("law").unwrap();
    assert_eq!(player.model.team.dimensions()[at], law);
    new_row::offer_catalogue(&mut player.model, rows);
    assert!(player.screen().contains("has every row"), "{}", player.screen());
    player.keys("u");
    assert_eq!(player.model.team, before);
}
