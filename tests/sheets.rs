//! Sheets: merging them as a law, and each that cannot be taken told apart.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a fixture that fails is a failed test

mod common;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use common::play::Player;
use common::pty::Pty;
use proptest::prelude::*;
use roundtable::analysis::{Arrival, Fate, collect};
use roundtable::app::{Action, Effect};
use roundtable::domain::Team;
use roundtable::store::{read, sheets};

const TEAM: &str = r#"
format = 1

[team]
name = "Payments"

[[dimension]]
id = "data"
name = "Data"
kind = "skill"

[[dimension]]
id = "debate"
name = "In a debate"
kind = "personality"
poles = ["Challenges", "Supports"]

[[member]]
id = "ada"
name = "Ada"
rated = 2026-05-01
[member.rating]
data = 5

[[member]]
id = "bo"
name = "Bo"

[[member]]
id = "eve"
name = "Eve"
"#;

fn team() -> Team {
    read::team(TEAM, "team.toml").unwrap().team
}

fn same(one: &str, other: &str) -> bool {
    one == other
}

fn text(team: &str, name: &str, day: u8, answers: &str) -> String {
    format!(
        "format = 1\nkind = \"sheet\"\nteam = \"{team}\"\nname = \"{name}\"\n\
         rated = 2026-11-{day:02}\n\n[rating]\n{answers}"
    )
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("payments.toml");
    std::fs::write(&file, TEAM).unwrap();
    std::fs::create_dir(sheets::folder(&file)).unwrap();
    (folder, file)
}

fn arrival(team: &Team, text: &str) -> Arrival {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, text).unwrap();
    sheets::arrival(&path, team)
}

fn fates(arrivals: &[Arrival]) -> Vec<Fate> {
    collect(&team(), arrivals, same).fates.into_iter().map(|(fate, _)| fate).collect()
}

#[test]
fn what_cannot_be_taken_is_told_apart() {
    let own = team();
    let sheet =
        |name: &str, day, answers: &str| arrival(&own, &text("Payments", name, day, answers));
    assert_eq!(fates(&[sheet("Bo", 20, "data = 3")]), [Fate::Taken]);
    assert_eq!(
        fates(&[sheet("Bo", 20, "data = 3"), sheet("Bo", 21, "data = 4")]),
        [Fate::Stale, Fate::Taken]
    );
    assert_eq!(
        fates(&[sheet("Bo", 20, "data = 3"), sheet("Bo", 20, "data = 3")]),
        [Fate::Taken, Fate::Duplicate]
    );
    assert_eq!(
        fates(&[sheet("Bo", 20, "data = 3"), sheet("Bo", 20, "data = 4")]),
        [Fate::Conflicting, Fate::Conflicting]
    );
    let foreign = arrival(&own, &text("Billing", "Bo", 20, "data = 3"));
    assert_eq!(fates(&[foreign]), [Fate::Foreign("Billing".into())]);
    assert_eq!(fates(&[sheet("Zoe", 20, "data = 3")]), [Fate::Stranger("Zoe".into())]);
    let whole = text("Payments", "Bo", 20, "data = 3");
    let torn = arrival(&own, &whole[..whole.len() - 12]);
    assert!(matches!(&fates(&[torn])[0], Fate::Torn(why) if why.contains("a.toml")));
    let mut old = text("Payments", "Ada", 20, "data = 3");
    old = old.replace("2026-11-20", "2026-01-01");
    assert_eq!(fates(&[arrival(&own, &old)]), [Fate::Stale], "the team has a newer answer");
}

#[test]
fn no_fate_tells_what_someone_said() {
    let own = team();
    let torn = arrival(&own, &text("Payments", "Bo", 20, "data = 4711"));
    let fate = &fates(&[torn])[0];
    assert!(!roundtable::words::fate(fate).contains("4711"), "{fate:?}");
}

fn sheet_texts() -> impl Strategy<Value = Vec<String>> {
    let one = (0..4_usize, 18..22_u8, 0..6_u8, 0..3_usize).prop_map(|(who, day, level, end)| {
        let name = ["Ada", "Bo", "Eve", "Zoe"][who];
        let debate = ["A2", "mid", "B3"][end];
        text("Payments", name, day, &format!("data = {level}\ndebate = \"{debate}\"\n"))
    });
    prop::collection::vec(one, 0..8)
}

fn after(team: &Team, arrivals: &[Arrival]) -> Team {
    let mut team = team.clone();
    if let Some(edit) = collect(&team, arrivals, same).edit {
        team.apply(edit).unwrap();
    }
    team
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_order_and_any_repetition_give_the_same_team(
        texts in sheet_texts(),
        order in any::<prop::sample::Index>(),
    ) {
        let own = team();
        let arrivals: Vec<Arrival> = texts.iter().map(|text| arrival(&own, text)).collect();
        let once = after(&own, &arrivals);
        let mut other = arrivals.clone();
        if !other.is_empty() {
            let by = order.index(other.len());
            other.rotate_left(by);
            other.reverse();
        }
        other.extend(arrivals.clone());
        prop_assert!(after(&own, &other) == once, "order or repetition mattered");
        prop_assert!(after(&once, &arrivals) == once, "taking them twice mattered");
    }

    #[test]
    fn one_undo_takes_a_merge_back(texts in sheet_texts()) {
        let mut own = team();
        let arrivals: Vec<Arrival> = texts.iter().map(|text| arrival(&own, text)).collect();
        if let Some(edit) = collect(&own, &arrivals, same).edit {
            let inverse = own.apply(edit).unwrap().inverse;
            own.apply(inverse).unwrap();
        }
        prop_assert!(own == team());
    }
}

#[test]
fn what_is_written_as_a_sheet_is_collected_as_it_was() {
    let own = read::team(include_str!("../assets/demo.toml"), "demo").unwrap().team;
    let (_folder, file) = folder();
    let mut blank = own.clone();
    for member in 0..own.members().len() {
        let path = sheets::file_of(&file, &own.members()[member].id);
        sheets::save(&path, &sheets::sheet_of(&own, member)).unwrap();
        for dimension in 0..own.dimensions().len() {
            blank
                .apply(roundtable::domain::Edit::Rate {
                    dimension,
                    member,
                    rating: roundtable::domain::Rating::BLANK,
                    rated: None,
                })
                .unwrap();
        }
    }
    let arrivals: Vec<Arrival> = sheets::files(&sheets::folder(&file))
        .iter()
        .map(|path| sheets::arrival(path, &own))
        .collect();
    assert_eq!(arrivals.len(), own.members().len());
    assert!(after(&blank, &arrivals) == own);
}

fn roundtable(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("roundtable").unwrap();
    command.args(arguments);
    command
}

fn put(file: &Path, name: &str, text: &str) {
    std::fs::write(sheets::folder(file).join(name), text).unwrap();
}

#[test]
fn collect_says_who_is_in_who_is_missing_and_what_conflicts() {
    let (_folder, file) = folder();
    put(&file, "bo.toml", &text("Payments", "Bo", 20, "data = 3"));
    put(&file, "eve-1.toml", &text("Payments", "Eve", 20, "data = 3"));
    put(&file, "eve-2.toml", &text("Payments", "Eve", 20, "data = 4"));
    let path = file.to_str().unwrap();
    let output = roundtable(&["collect", path]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("bo.toml: taken"), "{said}");
    assert!(said.contains("eve-1.toml: not taken: it differs"), "{said}");
    assert!(said.contains("2 of 3 are in; still missing: Eve"), "{said}");
    let once = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(sheets::folder(&file).join("eve-2.toml")).unwrap();
    roundtable(&["collect", path]).assert().success();
    let twice = std::fs::read_to_string(&file).unwrap();
    assert_ne!(once, twice);
    roundtable(&["collect", path]).assert().success();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), twice, "twice changes nothing");
}

#[test]
fn a_dry_run_changes_nothing() {
    let (_folder, file) = folder();
    put(&file, "bo.toml", &text("Payments", "Bo", 20, "data = 3"));
    roundtable(&["collect", file.to_str().unwrap(), "--dry-run"]).assert().success();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), TEAM);
}

#[test]
fn rate_writes_one_sheet_and_shows_nothing_of_anyone_else() {
    let (_folder, file) = folder();
    let path = file.to_str().unwrap();
    let program = assert_cmd::cargo::cargo_bin("roundtable");
    let mut pty = Pty::spawn(program.to_str().unwrap(), &["rate", path, "--as", "bo"], 80, 24);
    pty.wait("Bo rates, in private");
    pty.press("3");
    pty.wait("In a debate");
    pty.press("p");
    pty.wait("Look it over");
    pty.press("\r");
    assert_eq!(pty.exit_code(), 0);
    let sheet = std::fs::read_to_string(sheets::folder(&file).join("bo.toml")).unwrap();
    assert!(sheet.contains("data = 3") && sheet.contains("debate = \"pass\""), "{sheet}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), TEAM, "the team has one writer");
    assert!(!pty.screen().contains("Ada"), "{}", pty.screen());
    roundtable(&["collect", path]).assert().success();
    let after = read::team(&std::fs::read_to_string(&file).unwrap(), path).unwrap().team;
    assert_eq!(after.ratings().get(0, 1).value(), Some(3));
}

#[test]
fn the_open_session_counts_sheets_as_they_come_and_takes_them_in_as_one() {
    let mut player = Player::of(TEAM);
    player.keys("Wnn");
    assert!(player.model.wake_in().is_some_and(|pause| pause.as_secs() == 1));
    player.take_effects();
    player.act(Action::Tick);
    assert_eq!(player.take_effects(), [Effect::LookForSheets]);
    let own = player.model.team.clone();
    player.model.sheets = vec![
        arrival(&own, &text("Payments", "Bo", 20, "data = 3")),
        arrival(&own, &text("Payments", "Eve", 21, "data = 1")),
        arrival(&own, &text("Billing", "Eve", 21, "data = 1")),
    ];
    assert!(player.screen().contains("The sheets of Bo and Eve have come"), "{}", player.screen());
    player.keys("t");
    let screen = player.screen();
    assert!(screen.contains("Take in the sheets of Bo and Eve?"), "{screen}");
    assert!(screen.contains("Billing"), "{screen}");
    player.keys("y");
    assert!(player.screen().contains("2 of 3 done"), "{}", player.screen());
    assert_eq!(player.model.team.ratings().get(0, 1).value(), Some(3));
    player.model.undo();
    assert!(player.model.team.ratings().get(0, 1).is_blank());
    assert!(player.model.team.ratings().get(0, 2).is_blank(), "one step for all");
}

#[test]
fn screens_that_wait_for_nothing_wake_for_nothing() {
    let mut player = Player::of(TEAM);
    assert_eq!(player.model.wake_in(), None);
    player.keys("r");
    assert_eq!(player.model.wake_in(), None);
}
