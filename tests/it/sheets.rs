//! Sheets: merging them as a law, and each that cannot be taken told apart.

use std::path::{Path, PathBuf};

use crate::common::play::Player;
use crate::common::pty::Pty;
use assert_cmd::Command;
use proptest::prelude::*;
use roundtable::coverage::{CollectOptions, From, SheetFile, SheetStatus, collect};
use roundtable::files::{read, sheets};
use roundtable::team::{Date, Edit, Team};
use roundtable::tui::app::{Action, Effect};

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

fn intake(from: From) -> CollectOptions {
    CollectOptions { from, today: Date::new(2026, 11, 29).unwrap() }
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

fn arrival(team: &Team, text: &str) -> SheetFile {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, text).unwrap();
    sheets::arrival(&path, team)
}

fn statuses(arrivals: &[SheetFile]) -> Vec<SheetStatus> {
    collect(&team(), arrivals, intake(From::Given), same)
        .statuses
        .into_iter()
        .map(|(status, _)| status)
        .collect()
}

#[test]
fn what_cannot_be_taken_is_told_apart() {
    let own = team();
    let sheet =
        |name: &str, day, answers: &str| arrival(&own, &text("Payments", name, day, answers));
    assert_eq!(statuses(&[sheet("Bo", 20, "data = 3")]), [SheetStatus::Taken]);
    assert_eq!(
        statuses(&[sheet("Bo", 20, "data = 3"), sheet("Bo", 21, "data = 4")]),
        [SheetStatus::Stale, SheetStatus::Taken]
    );
    assert_eq!(
        statuses(&[sheet("Bo", 20, "data = 3"), sheet("Bo", 20, "data = 3")]),
        [SheetStatus::Taken, SheetStatus::Duplicate]
    );
    assert_eq!(
        statuses(&[sheet("Bo", 20, "data = 3"), sheet("Bo", 20, "data = 4")]),
        [SheetStatus::Conflicting, SheetStatus::Conflicting]
    );
    let foreign = arrival(&own, &text("Billing", "Bo", 20, "data = 3"));
    assert_eq!(statuses(&[foreign]), [SheetStatus::OtherTeam("Billing".into())]);
    assert_eq!(
        statuses(&[sheet("Zoe", 20, "data = 3")]),
        [SheetStatus::UnknownPerson("Zoe".into())]
    );
    let whole = text("Payments", "Bo", 20, "data = 3");
    let torn = arrival(&own, &whole[..whole.len() - 12]);
    assert!(
        matches!(&statuses(&[torn])[0], SheetStatus::Unreadable(why) if why.contains("a.toml"))
    );
    let mut old = text("Payments", "Ada", 20, "data = 3");
    old = old.replace("2026-11-20", "2026-01-01");
    assert_eq!(
        statuses(&[arrival(&own, &old)]),
        [SheetStatus::Stale],
        "the team has a newer answer"
    );
}

#[test]
fn no_fate_tells_what_someone_said() {
    let own = team();
    let torn = arrival(&own, &text("Payments", "Bo", 20, "data = 4711"));
    let status = &statuses(&[torn])[0];
    assert!(!roundtable::phrases::sheet_status(status).contains("4711"), "{status:?}");
}

fn sheet_texts() -> impl Strategy<Value = Vec<String>> {
    // Few values and few days, so that sheets often say the same, or more, or
    // contradict each other.
    let one = (0..4_usize, 19..21_u8, 0..3_u8, 0..4_usize).prop_map(|(who, day, level, end)| {
        let name = ["Ada", "Bo", "Eve", "Zoe"][who];
        let data = ["", "data = 3\n", "data = 4\n"][usize::from(level)];
        let debate = ["", "debate = \"A2\"\n", "debate = \"mid\"\n", "debate = \"pass\"\n"][end];
        text("Payments", name, day, &format!("{data}{debate}"))
    });
    prop::collection::vec(one, 0..8)
}

fn after(team: &Team, arrivals: &[SheetFile]) -> Team {
    let mut team = team.clone();
    if let Some(edit) = collect(&team, arrivals, intake(From::Given), same).edit {
        team.apply(edit).unwrap();
    }
    team
}

fn after_folder(team: &Team, arrivals: &[SheetFile]) -> Team {
    let mut team = team.clone();
    if let Some(edit) = collect(&team, arrivals, intake(From::Folder), same).edit {
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
        let arrivals: Vec<SheetFile> = texts.iter().map(|text| arrival(&own, text)).collect();
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
    fn it_makes_no_difference_whether_sheets_come_together_or_in_many_runs(
        texts in sheet_texts(),
        order in any::<prop::sample::Index>(),
        cuts in prop::collection::vec(any::<bool>(), 8),
    ) {
        let own = team();
        let arrivals: Vec<SheetFile> = texts.iter().map(|text| arrival(&own, text)).collect();
        let once = after(&own, &arrivals);
        let mut other = arrivals.clone();
        if !other.is_empty() {
            let by = order.index(other.len());
            other.rotate_left(by);
            other.reverse();
        }
        let mut team = own;
        let mut run = Vec::new();
        for (arrival, cut) in other.into_iter().zip(&cuts) {
            run.push(arrival);
            if *cut {
                team = after(&team, &run);
                run.clear();
            }
        }
        team = after(&team, &run);
        prop_assert!(team == once, "a run of its own mattered:\n{texts:#?}");
        prop_assert!(after(&team, &arrivals) == once, "all of them once more mattered");
    }

    #[test]
    fn a_folder_that_fills_up_gives_what_it_gives_at_once(
        texts in sheet_texts(),
        first in any::<prop::sample::Index>(),
    ) {
        let own = team();
        let arrivals: Vec<SheetFile> = texts.iter().map(|text| arrival(&own, text)).collect();
        let once = after_folder(&own, &arrivals);
        let begun = if arrivals.is_empty() { 0 } else { first.index(arrivals.len()) };
        let then = after_folder(&after_folder(&own, &arrivals[..begun]), &arrivals);
        prop_assert!(then == once, "{texts:#?}");
        prop_assert!(after_folder(&then, &arrivals) == once, "looking twice mattered");
    }

    #[test]
    fn a_team_that_was_collected_is_saved_and_read_as_it_is(texts in sheet_texts()) {
        let own = team();
        let arrivals: Vec<SheetFile> = texts.iter().map(|text| arrival(&own, text)).collect();
        let collected = after(&own, &arrivals);
        let text = roundtable::files::write::team(&collected, Some(TEAM)).unwrap();
        let again = read::team(&text, "team.toml").unwrap();
        prop_assert!(again.warnings.is_empty(), "{:?}", again.warnings);
        prop_assert!(again.team == collected, "{text}");
    }

    #[test]
    fn one_undo_takes_a_merge_back(texts in sheet_texts()) {
        let mut own = team();
        let arrivals: Vec<SheetFile> = texts.iter().map(|text| arrival(&own, text)).collect();
        if let Some(edit) = collect(&own, &arrivals, intake(From::Given), same).edit {
            let inverse = own.apply(edit).unwrap();
            own.apply(inverse).unwrap();
        }
        prop_assert!(own == team());
    }
}

#[test]
fn what_is_written_as_a_sheet_is_collected_as_it_was() {
    let own = read::team(include_str!("../../assets/demo.toml"), "demo").unwrap().team;
    let (_folder, file) = folder();
    let mut blank = own.clone();
    for member in 0..own.members().len() {
        let path = sheets::file_of(&file, &own.members()[member].id);
        sheets::save(&path, &sheets::sheet_of(&own, member, true)).unwrap();
        for dimension in 0..own.dimensions().len() {
            blank
                .apply(roundtable::team::Edit::Rate {
                    dimension,
                    member,
                    rating: roundtable::team::Rating::BLANK,
                    rated: None,
                })
                .unwrap();
        }
    }
    let arrivals: Vec<SheetFile> = sheets::files(&sheets::folder(&file))
        .iter()
        .map(|path| sheets::arrival(path, &own))
        .collect();
    assert_eq!(arrivals.len(), own.members().len());
    let collected = after(&blank, &arrivals);
    assert!(collected.ratings() == own.ratings());
    for (one, other) in collected.members().iter().zip(own.members()) {
        assert_eq!((&one.name, one.rated), (&other.name, other.rated));
    }
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
    let sentences = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(2), "{sentences}");
    assert!(sentences.contains("bo.toml: taken"), "{sentences}");
    assert!(
        sentences.contains("eve-1.toml: not added: another sheet of the same day differs"),
        "{sentences}"
    );
    assert!(
        sentences.contains("eve-2.toml: not added: another sheet of the same day differs"),
        "{sentences}"
    );
    assert!(sentences.contains("2 of 3 are in; still missing: Eve"), "{sentences}");
    let once = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(sheets::folder(&file).join("eve-2.toml")).unwrap();
    roundtable(&["collect", path]).assert().success();
    let twice = std::fs::read_to_string(&file).unwrap();
    assert_ne!(once, twice);
    roundtable(&["collect", path]).assert().success();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), twice, "twice changes nothing");
}

/// What the file says Eve said on data, where Bo's sheet and hers are taken.
fn eve_on_data(file: &Path) -> Option<u8> {
    let text = std::fs::read_to_string(file).unwrap();
    read::team(&text, "team").unwrap().team.ratings().get(0, 2).value()
}

#[test]
fn of_two_that_differ_neither_stands_in_whichever_run_they_come_until_one_is_settled_on() {
    let teams: Vec<String> = [["one", "two"], ["two", "one"]]
        .into_iter()
        .map(|order| {
            let (folder, file) = folder();
            for (name, level) in [("one", 3), ("two", 4)] {
                let path = folder.path().join(format!("{name}.toml"));
                std::fs::write(path, text("Payments", "Eve", 20, &format!("data = {level}\n")))
                    .unwrap();
            }
            let path = file.to_str().unwrap();
            let sheet = |name: &str| folder.path().join(format!("{name}.toml"));
            let collect = |name: &str| {
                roundtable(&["collect", path, sheet(name).to_str().unwrap()]).output().unwrap()
            };
            assert_eq!(collect(order[0]).status.code(), Some(0));
            assert!(eve_on_data(&file).is_some());
            let second = collect(order[1]);
            assert_eq!(second.status.code(), Some(2), "{second:?}");
            assert_eq!(eve_on_data(&file), None, "neither the last nor the first");
            for name in ["one", "two"] {
                assert_eq!(collect(name).status.code(), Some(2), "it stays a conflict");
            }
            std::fs::read_to_string(&file).unwrap()
        })
        .collect();
    assert_eq!(teams[0], teams[1], "the order never matters");

    let (folder, file) = folder();
    std::fs::write(&file, &teams[0]).unwrap();
    let one = folder.path().join("one.toml");
    std::fs::write(&one, text("Payments", "Eve", 20, "data = 3\n")).unwrap();
    let settle = ["collect", file.to_str().unwrap(), one.to_str().unwrap(), "--settle"];
    roundtable(&settle).assert().success();
    assert_eq!(eve_on_data(&file), Some(3), "Eve has decided");
    roundtable(&settle[..3]).assert().success();
    assert_eq!(eve_on_data(&file), Some(3), "and it is settled");
}

#[test]
fn what_was_changed_in_the_program_since_is_not_taken_back_by_a_sheet() {
    let (_folder, file) = folder();
    put(&file, "bo.toml", &text("Payments", "Bo", 20, "data = 3"));
    let path = file.to_str().unwrap();
    roundtable(&["collect", path]).assert().success();
    let corrected = std::fs::read_to_string(&file).unwrap().replace("data = 3", "data = 2");
    std::fs::write(&file, &corrected).unwrap();
    roundtable(&["collect", path]).assert().success();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), corrected, "the same sheet again");
    put(&file, "bo.toml", &text("Payments", "Bo", 20, "data = 4"));
    let output = roundtable(&["collect", path]).output().unwrap();
    let sentences = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(2), "{sentences}");
    assert!(sentences.contains("answered in the program"), "{sentences}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), corrected);
}

#[test]
fn a_sheet_that_says_the_same_and_more_goes_on_from_the_one_before() {
    let (_folder, file) = folder();
    let path = file.to_str().unwrap();
    put(&file, "eve.toml", &text("Payments", "Eve", 20, "data = 3\n"));
    roundtable(&["collect", path]).assert().success();
    put(&file, "eve.toml", &text("Payments", "Eve", 20, "data = 3\ndebate = \"A2\"\n"));
    roundtable(&["collect", path]).assert().success();
    let team = read::team(&std::fs::read_to_string(&file).unwrap(), "team").unwrap().team;
    assert_eq!(
        (team.ratings().get(0, 2).value(), team.ratings().get(1, 2).value()),
        (Some(3), Some(1))
    );
}

#[test]
fn a_sheet_that_is_still_being_filled_in_is_waited_for() {
    let (_folder, file) = folder();
    let half =
        text("Payments", "Eve", 20, "data = 3\n").replace("[rating]", "finished = false\n[rating]");
    put(&file, "eve.toml", &half);
    let path = file.to_str().unwrap();
    let output = roundtable(&["collect", path]).output().unwrap();
    let sentences = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{sentences}");
    assert!(
        sentences.contains("eve.toml: not added yet: it is still being filled in"),
        "{sentences}"
    );
    assert_eq!(eve_on_data(&file), None);
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
    pty.wait("Check your answers");
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
    assert_eq!(player.take_effects(), [Effect::ScanSheets]);
    let own = player.model.team.clone();
    player.model.set_sheets(vec![
        arrival(&own, &text("Payments", "Bo", 20, "data = 3")),
        arrival(&own, &text("Payments", "Eve", 21, "data = 1")),
        arrival(&own, &text("Billing", "Eve", 21, "data = 1")),
    ]);
    assert!(player.screen().contains("Bo's and Eve's answers are here"), "{}", player.screen());
    player.keys("a");
    let screen = player.screen();
    assert!(screen.contains("Add the answers of Bo and Eve?"), "{screen}");
    assert!(screen.contains("Billing"), "{screen}");
    player.keys("y");
    assert!(player.screen().contains("2 of 3 done"), "{}", player.screen());
    assert_eq!(player.model.team.ratings().get(0, 1).value(), Some(3));
    player.model.undo();
    assert!(player.model.team.ratings().get(0, 1).is_blank());
    assert!(player.model.team.ratings().get(0, 2).is_blank(), "one step for all");
}

#[test]
fn only_the_page_that_waits_for_sheets_looks_for_them() {
    // With a session running, its clock moves once a minute everywhere.
    for (keys, waits) in [
        ("W", false),
        ("W{esc}", false),
        ("W2", false),
        ("W{esc}F", false),
        ("W{esc}e", false),
        ("W3", true),
        ("W3r{enter}", false),
        ("W3F", false),
        ("W4", false),
        ("W5", false),
        ("W5Vy", false),
        ("W5VyD", false),
        ("W5Vyp", false),
        ("W5VyW9", false),
    ] {
        let mut player = Player::of(TEAM);
        player.model.options.reduced_motion = true;
        player.model.now = 1_000_000;
        player.keys(keys);
        player.take_effects();
        let pause = player.model.wake_in().unwrap();
        // The last minute of a step is counted in seconds.
        let counts = player.model.seconds_left().is_some_and(|left| left <= 60);
        let often = pause.as_secs() == 1;
        assert_eq!(often, waits || counts, "{keys}: {pause:?}\n{}", player.screen());
        player.act(Action::Tick);
        assert_eq!(player.take_effects().contains(&Effect::ScanSheets), waits, "{keys}");
    }
}

#[test]
fn of_two_that_differ_their_owner_settles_on_one_in_the_session_and_undo_takes_it_back() {
    let mut player = Player::of(TEAM);
    player.keys("W3");
    let own = player.model.team.clone();
    let mut one = arrival(&own, &text("Payments", "Eve", 21, "data = 1"));
    let mut two = arrival(&own, &text("Payments", "Eve", 21, "data = 4"));
    (one.file, two.file) = ("one.toml".into(), "two.toml".into());
    player.model.set_sheets(vec![one, two]);
    player.keys("a");
    let screen = player.screen();
    assert!(screen.contains("which sheet counts?") && screen.contains("decide later"), "{screen}");
    player.keys("{down}{down}{enter}");
    assert!(player.model.team.ratings().get(0, 2).is_blank());
    assert!(player.screen().contains("0 of 3 done"), "{}", player.screen());
    player.keys("a{down}{enter}");
    assert_eq!(player.model.team.ratings().get(0, 2).value(), Some(4), "{}", player.screen());
    assert!(player.screen().contains("1 of 3 done"), "{}", player.screen());
    player.keys("a");
    assert!(
        !player.screen().contains("which sheet counts?"),
        "it is settled:\n{}",
        player.screen()
    );
    player.model.undo();
    assert!(player.model.team.ratings().get(0, 2).is_blank());
}

#[test]
fn screens_that_wait_for_nothing_wake_for_nothing() {
    let mut player = Player::of(TEAM);
    assert_eq!(player.model.wake_in(), None);
    player.keys("r");
    assert_eq!(player.model.wake_in(), None);
}

#[test]
fn a_day_to_come_is_asked_about_and_blocks_no_later_sheet() {
    let own = team();
    let sheet = |name: &str, day: &str, answers: &str| {
        let text = text("Payments", name, 20, answers).replace("2026-11-20", day);
        arrival(&own, &text)
    };
    let far = sheet("Bo", "9999-12-31", "data = 1");
    assert!(matches!(statuses(std::slice::from_ref(&far))[..], [SheetStatus::Future(_)]));
    assert!(SheetStatus::Future(Date::new(9999, 12, 31).unwrap()).is_trouble());
    // Today it may be tomorrow elsewhere.
    assert_eq!(statuses(&[sheet("Bo", "2026-11-30", "data = 1")]), [SheetStatus::Taken]);
    assert!(matches!(
        statuses(&[sheet("Bo", "2026-12-01", "data = 1")])[..],
        [SheetStatus::Future(_)]
    ));
    let both = [far, sheet("Bo", "2026-11-25", "data = 2")];
    assert!(matches!(statuses(&both)[..], [SheetStatus::Future(_), SheetStatus::Taken]));
    // What an older program or a hand wrote does no harm either.
    let mut stuck = team();
    let mut ada = stuck.members()[0].clone();
    ada.rated = Date::new(2027, 12, 31);
    stuck.apply(Edit::ReplaceMember(0, Box::new(ada))).unwrap();
    let after = after(&stuck, &[sheet("Ada", "2026-11-25", "data = 2")]);
    assert_eq!(after.ratings().get(0, 0).value(), Some(2));
    assert_eq!(after.members()[0].rated, Date::new(2026, 11, 25));
}

#[test]
fn a_sheet_of_a_wrong_clock_can_be_settled_on_and_counts_as_of_today() {
    let (folder, file) = folder();
    let sheet = folder.path().join("bo.toml");
    let far = text("Payments", "Bo", 20, "data = 1").replace("2026-11-20", "9999-12-31");
    std::fs::write(&sheet, far).unwrap();
    let (path, sheet) = (file.to_str().unwrap(), sheet.to_str().unwrap());
    let output = roundtable(&["collect", path, sheet]).output().unwrap();
    let sentences = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(2), "{sentences}");
    assert!(sentences.contains("31 Dec 9999, is in the future"), "{sentences}");
    roundtable(&["collect", path, sheet, "--settle"]).assert().success();
    let saved = std::fs::read_to_string(&file).unwrap();
    assert!(saved.contains("data = 1") && !saved.contains("9999"), "{saved}");
    roundtable(&["check", path, "--fail-on", "warning"]).assert().code(0);
    std::fs::write(&file, saved.replace("rated = 2026-05-01", "rated = 9999-12-31")).unwrap();
    let output = roundtable(&["check", path, "--fail-on", "warning"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let sentences = String::from_utf8(output.stderr).unwrap();
    assert!(sentences.contains("31 Dec 9999, which is in the future"), "{sentences}");
}

#[test]
fn a_sheet_without_answers_empties_nobody() {
    let (folder, file) = folder();
    for answers in ["", "astronomy = 3"] {
        let sheet = folder.path().join("ada.toml");
        std::fs::write(&sheet, text("Payments", "Ada", 20, answers)).unwrap();
        for settle in [&[][..], &["--settle"]] {
            let arguments = ["collect", file.to_str().unwrap(), sheet.to_str().unwrap()];
            let output = roundtable(&[&arguments[..], settle].concat()).output().unwrap();
            let sentences = String::from_utf8(output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(2), "{sentences}");
            assert!(sentences.contains("it answers none of the team's questions"), "{sentences}");
        }
        assert!(std::fs::read_to_string(&file).unwrap().contains("data = 5"));
    }
}

#[test]
fn a_sheet_that_a_mail_called_txt_is_taken_and_a_copy_of_another_name_is_told_of() {
    let (_folder, file) = folder();
    put(&file, "bo.toml.txt", &text("Payments", "Bo", 20, "data = 3"));
    put(&file, "notes.txt", "Ask Eve again.\n");
    put(&file, "eve.toml.bak", &text("Payments", "Eve", 20, "data = 2"));
    let output = roundtable(&["collect", file.to_str().unwrap()]).output().unwrap();
    let sentences = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{sentences}");
    assert!(sentences.contains("bo.toml.txt: taken"), "{sentences}");
    assert!(sentences.contains("eve.toml.bak: skipped"), "{sentences}");
    assert!(!sentences.contains("notes.txt"), "{sentences}");
    let copy = sheets::folder(&file).join("eve.toml.bak");
    let arguments = ["collect", file.to_str().unwrap(), copy.to_str().unwrap()];
    roundtable(&arguments).assert().success();
    assert_eq!(eve_on_data(&file), Some(2));
}

/// A sheet as it comes out of a mail: quoted, with typographic quotes, blanks
/// that do not break, words before it and a signature after it.
fn mailed() -> String {
    let sheet = text("Payments", "Bo", 20, "data = 3\n");
    let quotes = sheet.split('"').enumerate().map(|(nth, part)| match nth {
        0 => part.to_owned(),
        nth if nth % 2 == 1 => format!("“{part}"),
        _ => format!("”{part}"),
    });
    let sheet = quotes.collect::<String>().replace(" = ", "\u{A0}= ");
    let quoted: Vec<String> = sheet.lines().map(|line| format!("> {line}")).collect();
    format!("Hello,\nhere is mine.\n\n{}\n\n-- \nBo\nPayments\n", quoted.join("\n"))
}

#[test]
fn a_sheet_that_came_through_a_mail_is_read() {
    let own = team();
    let plain = arrival(&own, &text("Payments", "Bo", 20, "data = 3"));
    assert_eq!(arrival(&own, &mailed()).sheet, plain.sheet);
    let fenced = format!("```toml\n{}\n```\n", text("Payments", "Bo", 20, "data = 3"));
    assert_eq!(arrival(&own, &fenced).sheet, plain.sheet);
    // What is wrong with it otherwise is still said.
    let torn = arrival(&own, &mailed().replace("= 3", "= 47"));
    assert!(torn.sheet.is_err());
}

#[test]
fn a_pasted_sheet_is_known_as_one_and_taken_in_after_a_look() {
    for pasted in [text("Payments", "Bo", 20, "data = 3"), mailed()] {
        let mut player = Player::of(TEAM);
        player.paste(&pasted);
        assert!(player.screen().contains("Add Bo's answers?"), "{}", player.screen());
        player.keys("y");
        assert_eq!(player.model.team.ratings().get(0, 1).value(), Some(3));
        player.model.undo();
        assert!(player.model.team.ratings().get(0, 1).is_blank());
    }
    let mut player = Player::of(TEAM);
    player.paste(&text("Billing", "Bo", 20, "data = 3"));
    assert!(player.screen().contains("it is for the team \"Billing\""), "{}", player.screen());
}
