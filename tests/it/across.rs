//! Several teams side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use roundtable::coverage::across::{TeamRows, across};
use roundtable::files::read;
use roundtable::report;
use roundtable::team::Date;
use serde_json::{Value, json};
use tempfile::TempDir;

fn rows(index: usize, team: &Value) -> TeamRows {
    let source = toml::to_string(team).unwrap();
    let team = read::team(&source, "team.toml").unwrap().team;
    TeamRows::of(format!("{index}.toml"), &team)
}

fn found(teams: &[Value]) -> Value {
    let rows: Vec<TeamRows> = teams.iter().enumerate().map(|(at, team)| rows(at, team)).collect();
    let (found, today) = (across(&rows), Date { year: 2026, month: 11, day: 30 });
    serde_json::to_value(report::across::json(&rows, &found, today)).unwrap()
}

#[test]
fn every_example_of_several_teams_comes_out_as_written() {
    let examples: Vec<Value> =
        serde_json::from_str(include_str!("../data/across-examples.json")).unwrap();
    assert_eq!(examples.len(), 12);
    for example in examples {
        let found = found(example["teams"].as_array().unwrap());
        for (key, expected) in example["expected"].as_object().unwrap() {
            let (expected, found) = (expected.as_array().unwrap(), found[key].as_array().unwrap());
            assert_eq!(expected.len(), found.len(), "{} {key}: {found:?}", example["name"]);
            for (expected, found) in expected.iter().zip(found) {
                for (field, value) in expected.as_object().unwrap() {
                    assert_eq!(&found[field], value, "{} {key} {field}", example["name"]);
                }
            }
        }
    }
}

// ---- recounted -------------------------------------------------------------

const ROWS: [&str; 4] = ["data", "ops", "law", "ui"];
const PEOPLE: [&str; 6] = ["ada", "bo", "cyd", "dee", "eve", "fay"];

/// A team: per row its need, if it has the row, and per person who is on it
/// the answers; an answer above 5 is none.
type Plan = (Vec<Option<(u8, u32)>>, Vec<Option<(bool, Vec<u8>)>>);

fn plan() -> impl Strategy<Value = Plan> {
    let need = prop::option::weighted(0.8, (1..6_u8, 1..4_u32));
    let person = (any::<bool>(), prop::collection::vec(0..8_u8, ROWS.len()));
    (
        prop::collection::vec(need, ROWS.len()),
        prop::collection::vec(prop::option::weighted(0.4, person), PEOPLE.len()),
    )
}

fn team((index, (needs, people)): (usize, &Plan)) -> Value {
    let dimensions = ROWS.iter().zip(needs).filter_map(|(id, need)| {
        let (level, people) = (*need)?;
        let need = json!({ "level": level, "people": people });
        Some(json!({ "id": id, "name": id, "kind": "skill", "need": need }))
    });
    let members = PEOPLE.iter().zip(people).filter_map(|(id, answers)| {
        let (keyed, answers) = answers.as_ref()?;
        let rating: serde_json::Map<String, Value> = ROWS
            .iter()
            .zip(answers)
            .zip(needs)
            .filter(|((_, level), need)| **level <= 5 && need.is_some())
            .map(|((row, level), _)| ((*row).to_owned(), json!(level)))
            .collect();
        let mut member = json!({ "id": id, "name": id, "rating": rating });
        if *keyed {
            member["person"] = json!(format!("{id}@example.org"));
        }
        Some(member)
    });
    json!({
        "format": 1,
        "team": { "name": format!("T{index}") },
        "dimension": dimensions.collect::<Vec<_>>(),
        "member": members.collect::<Vec<_>>(),
    })
}

/// A team that needs a row: its index, level and people, and who answered what.
type Needed = (usize, u8, u32, Vec<(String, Option<u8>)>);

fn label(index: usize) -> Value {
    json!(format!("T{index}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_teams_are_as_a_recount_of_each_row_says(
        plans in prop::collection::vec(plan(), 0..6),
    ) {
        let teams: Vec<Value> = plans.iter().enumerate().map(team).collect();
        let found = found(&teams);
        for (at, row) in ROWS.iter().enumerate() {
            let needed: Vec<Needed> = plans
                .iter()
                .enumerate()
                .filter_map(|(team, (needs, people))| {
                    let (level, count) = needs[at]?;
                    let people = PEOPLE.iter().zip(people).filter_map(|(id, answers)| {
                        let (keyed, answers) = answers.as_ref()?;
                        Some((format!("{id} {keyed}"), Some(answers[at]).filter(|&it| it <= 5)))
                    });
                    Some((team, level, count, people.collect()))
                })
                .collect();
            let of = |key: &str| -> Option<&Value> {
                found[key].as_array().unwrap().iter().find(|one| one["dimension"] == *row)
            };
            let mut holders: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
            let mut so_far = false;
            for (team, level, _, people) in &needed {
                for (person, answer) in people {
                    so_far |= answer.is_none();
                    if answer.is_some_and(|answer| answer >= *level) {
                        holders.entry(person).or_default().insert(*team);
                    }
                }
            }
            let all: Vec<Value> = needed.iter().map(|one| label(one.0)).collect();
            let nobody = (holders.is_empty() && !needed.is_empty())
                .then(|| json!({ "dimension": row, "name": row, "teams": all, "so_far": so_far }));
            prop_assert_eq!(of("nobody"), nobody.as_ref());
            let one = (holders.len() == 1).then(|| {
                let held: Vec<Value> = holders.values().flatten().map(|&team| label(team)).collect();
                json!({ "dimension": row, "name": row, "teams": all, "so_far": so_far, "in": held })
            });
            prop_assert_eq!(of("one_person"), one.as_ref());
            let count = |level: u8, people: &[(String, Option<u8>)]| {
                people.iter().filter(|(_, answer)| answer.is_some_and(|it| it >= level)).count() as u32
            };
            let mut short = Vec::new();
            for (team, level, needed_here, people) in &needed {
                let held = count(*level, people);
                if held >= *needed_here {
                    continue;
                }
                short.push(label(*team));
                let from: Vec<Value> = needed
                    .iter()
                    .filter(|(_, own, count_of, theirs)| {
                        count(*own, theirs) > *count_of && count(*level, theirs) > 0
                    })
                    .map(|one| label(one.0))
                    .collect();
                let told = found["could_help"].as_array().unwrap().iter();
                let told: Vec<&Value> = told
                    .filter(|one| one["dimension"] == *row && one["team"] == label(*team))
                    .collect();
                prop_assert_eq!(told.len(), usize::from(!from.is_empty()));
                for one in told {
                    prop_assert_eq!(&one["missing"], needed_here - held);
                    prop_assert_eq!(&one["from_total"], from.len());
                    prop_assert_eq!(&one["from"], &json!(from[..from.len().min(5)]));
                }
            }
            let repeated = of("repeated").map(|one| one["teams"].clone());
            prop_assert_eq!(repeated, (short.len() >= 3).then(|| json!(short)));
        }
        for (person, id) in PEOPLE.iter().enumerate() {
            for keyed in [false, true] {
                let on: Vec<usize> = plans
                    .iter()
                    .enumerate()
                    .filter(|(_, plan)| plan.1[person].as_ref().is_some_and(|own| own.0 == keyed))
                    .map(|(team, _)| team)
                    .collect();
                let who = if keyed { format!("{id}@example.org") } else { (*id).to_owned() };
                let told = found["shared"].as_array().unwrap().iter().find(|one| one["person"] == *who);
                prop_assert_eq!(told.is_some(), on.len() > 1, "{}", who);
                let Some(told) = told else { continue };
                for team in on {
                    let (needs, people) = &plans[team];
                    let mut falls = Vec::new();
                    for (at, row) in ROWS.iter().enumerate() {
                        let Some((level, needed)) = needs[at] else { continue };
                        let holds = |own: &&(bool, Vec<u8>)| (level..=5).contains(&own.1[at]);
                        let held = people.iter().flatten().filter(holds).count() as u32;
                        if held == needed && people[person].as_ref().is_some_and(|own| holds(&own)) {
                            falls.push(*row);
                        }
                    }
                    prop_assert_eq!(&told["falls"][format!("T{team}")], &json!(falls));
                }
            }
        }
    }
}

// ---- the command -----------------------------------------------------------

const DATA: &str = "[[dimension]]\nname = \"Data\"\nkind = \"skill\"\nneed = { people = 1 }\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
    write(
        "a.toml",
        format!(
            "format = 1\n[team]\nname = \"A\"\n{DATA}[[member]]\nname = \"Ada\"\nrating = {{ data = 1 }}\n"
        ),
    );
    write(
        "b.toml",
        format!(
            "format = 1\n[team]\nname = \"B\"\n{DATA}\
             [[member]]\nname = \"Bo\"\nmay_help = true\nrating = {{ data = 4 }}\n\
             [[member]]\nname = \"Cyd\"\nrating = {{ data = 5 }}\n"
        ),
    );
    folder
}

fn roundtable(folder: &TempDir) -> Command {
    let mut command = Command::cargo_bin("roundtable").unwrap();
    command.current_dir(folder.path());
    command
}

#[test]
fn a_folder_a_pattern_and_files_are_the_same_teams_and_only_who_may_help_is_named() {
    let folder = folder();
    for given in [vec!["."], vec!["*.toml"], vec!["a.toml", "b.toml"]] {
        let run = roundtable(&folder).arg("across").args(&given).assert().success();
        let text = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        assert!(text.contains("Data: A lacks one; B (Bo) has more than needed"), "{text}");
        assert!(!text.contains("Cyd"), "{text}");
    }
    for (format, holds) in [
        ("markdown", "- **Data**: A lacks one"),
        ("html", "<bdi>Data</bdi></strong>: A lacks one"),
        ("csv", "\"could_help\",\"data\",\"Data\",\"A\",\"B\",1,,,"),
        ("json", "\"from_total\": 1"),
    ] {
        let run = roundtable(&folder).args(["across", ".", "--format", format]).assert().success();
        run.stdout(contains(holds));
    }
}

#[test]
fn what_cannot_be_read_or_is_hidden_is_named_and_counts_in_the_exit_status() {
    let folder = folder();
    let hidden = format!("format = 1\n[team]\nname = \"H\"\n{DATA}[session]\nhidden = true\n");
    fs::write(folder.path().join("hidden.toml"), hidden).unwrap();
    fs::write(folder.path().join("torn.toml"), "format = 1\n[team\n").unwrap();
    let run = roundtable(&folder).args(["across", "."]).assert().code(2);
    run.stdout(contains("B (Bo) has more"))
        .stderr(contains("hidden.toml").and(contains("torn.toml")).and(contains("2 of 4 files")));
}

#[test]
fn the_answer_is_no_where_a_row_has_nobody_or_one_person_anywhere() {
    let folder = folder();
    roundtable(&folder).args(["across", ".", "--fail-on", "thin"]).assert().success();
    roundtable(&folder).args(["across", "a.toml", "--fail-on", "gap"]).assert().code(1);
}

#[test]
fn check_says_which_rows_differ_from_the_catalogue_and_new_takes_its_rows() {
    let folder = folder();
    let catalogue = "format = 1\n\
        [[dimension]]\nid = \"databases\"\nname = \"Databases\"\nkind = \"skill\"\naliases = [\"Data\"]\n\
        [[dimension]]\nid = \"ops\"\nname = \"Operations\"\nkind = \"experience\"\n";
    fs::write(folder.path().join("catalogue.toml"), catalogue).unwrap();
    let check = roundtable(&folder).args(["check", "a.toml"]).assert().success();
    check.stderr(contains("in the catalogue it is `databases` (\"Databases\")"));
    roundtable(&folder).args(["check", "a.toml", "--fail-on", "warning"]).assert().code(1);
    let new = ["new", "c.toml", "--from", "catalogue.toml"];
    roundtable(&folder).args(new).assert().success();
    let made = fs::read_to_string(folder.path().join("c.toml")).unwrap();
    assert!(made.contains("id = \"databases\"") && made.contains("id = \"ops\""), "{made}");
    roundtable(&folder).args(["check", "c.toml", "--fail-on", "warning"]).assert().success();
    // A catalogue is no team to compare.
    let run = roundtable(&folder).args(["across", "."]).assert().success();
    run.stdout(contains("catalogue").not());
}

// ---- one pool of candidates -------------------------------------------------

fn candidate(id: &str, answers: &[(&str, u8)]) -> String {
    let rating: BTreeMap<&str, u8> = answers.iter().copied().collect();
    toml::to_string(&json!({
        "format": 1, "kind": "candidate", "id": id, "name": id.to_uppercase(), "rating": rating,
    }))
    .unwrap()
}

#[test]
fn one_pool_of_candidates_is_held_against_each_team_as_its_plan_does() {
    let teams = some_teams(12);
    let folder = TempDir::new().unwrap();
    let path = |name: String| folder.path().join(name);
    fs::create_dir(path("teams".into())).unwrap();
    fs::create_dir(path("pool".into())).unwrap();
    for (at, team) in teams.iter().enumerate() {
        fs::write(path(format!("teams/{at:03}.toml")), toml::to_string(team).unwrap()).unwrap();
    }
    for (id, answers) in [
        ("hana", vec![("data", 5), ("ops", 3), ("cooking", 5)]),
        ("ivo", vec![("law", 5), ("ui", 5), ("data", 1), ("ops", 2)]),
        ("jun", vec![]),
    ] {
        fs::write(path(format!("pool/{id}.toml")), candidate(id, &answers)).unwrap();
    }
    let json = |arguments: &[&str]| -> Value {
        let run = roundtable(&folder).args(arguments).assert().success();
        serde_json::from_slice(&run.get_output().stdout).unwrap()
    };
    let pool = ["--candidates", "pool", "--format", "json"];
    let found = json(&[&["across", "teams"], &pool[..]].concat());
    let candidates = found["candidates"].as_array().unwrap();
    let ids: Vec<&str> = candidates.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["hana", "ivo", "jun"], "in the pool's order, not by what they bring");
    let mut closed = 0;
    for at in 0..teams.len() {
        let file = format!("teams/{at:03}.toml");
        let plan = json(&[&["plan", &file], &pool[..]].concat());
        for ranked in plan["ranking"].as_array().unwrap() {
            let one = candidates.iter().find(|one| one["id"] == ranked["id"]).unwrap();
            let closes = one["closes"].get(format!("T{at}")).cloned().unwrap_or(json!([]));
            assert_eq!(closes, ranked["closes"], "{file} {}", ranked["id"]);
            closed += closes.as_array().unwrap().len();
            if ranked["id"] == "jun" {
                let open = one["not_asked"].get(format!("T{at}")).is_some();
                assert_eq!(open, ranked["gain_max"] != 0, "{file}");
            }
        }
    }
    assert!(closed > 5, "{closed}");
    // What no team has is said once; nobody is named by default.
    let run = roundtable(&folder).args(["across", "teams", "--candidates", "pool"]).assert();
    run.success()
        .stdout(contains("HANA: fills").and(contains("JUN: fills no shortfall of these teams")))
        .stderr(contains("cooking").count(1));
    roundtable(&folder).args(["across", "teams"]).assert().success().stdout(contains("HANA").not());
    roundtable(&folder).args(["across", "teams", "--candidates", "nowhere"]).assert().code(2);
}

#[test]
fn who_is_on_the_short_team_already_is_not_named_as_its_help() {
    let folder = folder();
    let path = folder.path().join("a.toml");
    let with_bo = fs::read_to_string(&path).unwrap()
        + "[[member]]\nname = \"Bo\"\nmay_help = true\nrating = { data = 0 }\n";
    fs::write(path, with_bo).unwrap();
    let run = roundtable(&folder).args(["across", "."]).assert().success();
    run.stdout(contains("A lacks one; B has more than needed"));
}

#[test]
fn every_format_says_of_which_day_it_is() {
    let folder = folder();
    for format in ["text", "markdown", "html", "mail"] {
        let run = roundtable(&folder).args(["across", ".", "--format", format]).assert().success();
        run.stdout(contains("As of "));
    }
    for format in ["csv", "json"] {
        let run = roundtable(&folder).args(["across", ".", "--format", format]).assert().success();
        run.stdout(contains("as_of"));
    }
}

#[test]
fn teams_that_lack_the_same_are_one_line_and_many_are_counted() {
    let folder = folder();
    for nth in 0..20 {
        let team = format!("format = 1\n[team]\nname = \"N{nth:02}\"\n{DATA}");
        fs::write(folder.path().join(format!("n{nth:02}.toml")), team).unwrap();
    }
    let run = roundtable(&folder).env("COLUMNS", "500").args(["across", "."]).assert().success();
    run.stdout(contains(
        "N09 lacks one, N10 lacks one and nine other teams are short; B (Bo) has more than needed",
    ));
}

// ---- in one table, for a database ------------------------------------------

/// A folder of generated teams, and what `show` says of it in one table.
fn show_folder(teams: &[Value], arguments: &[&str]) -> (TempDir, assert_cmd::assert::Assert) {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("teams")).unwrap();
    for (at, team) in teams.iter().enumerate() {
        let path = folder.path().join(format!("teams/{at:03}.toml"));
        fs::write(path, toml::to_string(team).unwrap()).unwrap();
    }
    let run = Command::cargo_bin("roundtable")
        .unwrap()
        .current_dir(folder.path())
        .arg("show")
        .args(arguments)
        .assert();
    (folder, run)
}

fn some_teams(count: usize) -> Vec<Value> {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let plans = prop::collection::vec(plan(), count);
    let plans = plans.new_tree(&mut runner).unwrap().current();
    plans.iter().enumerate().map(team).collect()
}

#[test]
fn several_files_are_one_table_with_one_header() {
    let teams = some_teams(3);
    for view in ["coverage", "map", "findings"] {
        let alone = |file: &str| {
            let arguments = ["teams/".to_owned() + file, "--view".into(), view.into()];
            let arguments = arguments.iter().map(String::as_str).chain(["--format", "csv"]);
            let (_, run) = show_folder(&teams, &arguments.collect::<Vec<_>>());
            String::from_utf8(run.success().get_output().stdout.clone()).unwrap()
        };
        let mut expected = String::new();
        for at in 0..3 {
            for (nth, line) in alone(&format!("00{at}.toml")).lines().enumerate() {
                match (nth, at) {
                    (0, 0) => expected += &format!("file,{line}\n"),
                    (0, _) => {}
                    _ => expected += &format!("\"teams/00{at}.toml\",{line}\n"),
                }
            }
        }
        assert!(expected.starts_with("file,team,situation,as_of,"), "{expected}");
        for files in [
            &["teams/000.toml", "teams/001.toml", "teams/002.toml"][..],
            &["teams"],
            &["teams/*.toml"],
        ] {
            let arguments = [files, &["--view", view, "--format", "csv"]].concat();
            let (_, run) = show_folder(&teams, &arguments);
            run.success().stdout(expected.clone());
        }
    }
}

#[test]
fn several_files_in_another_format_are_refused() {
    for format in ["text", "markdown", "html", "mail", "svg", "json"] {
        let (_, run) = show_folder(&some_teams(2), &["teams", "--format", format]);
        run.code(2).stdout("").stderr(contains("shows one file").and(contains("--format csv")));
    }
}

#[test]
fn a_table_of_several_files_leaves_out_and_names_what_cannot_be_shown() {
    let mut teams = some_teams(3);
    teams[1]["session"] = json!({ "hidden": true });
    let (_, run) = show_folder(&teams, &["teams", "--view", "coverage", "--format", "csv"]);
    run.code(2)
        .stdout(contains("teams/000.toml").and(contains("teams/001.toml").not()))
        .stdout(contains("teams/002.toml"))
        .stderr(contains("left out: teams/001.toml").and(contains("1 of 3 files")));
}

/// The guide's lines for a database, run by the package of Python.
#[test]
fn the_database_says_of_200_teams_what_across_says() {
    let python = std::env::var("DUCKDB_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has_duckdb = std::process::Command::new(&python).args(["-c", "import duckdb"]).output();
    if !has_duckdb.is_ok_and(|output| output.status.success()) {
        eprintln!("left out: {python} has no duckdb, so the guide's queries are not run");
        return;
    }
    let guide = fs::read_to_string("docs/reports.md").unwrap();
    let queries: Vec<&str> = guide
        .lines()
        .filter_map(|line| line.strip_prefix("duckdb -c \"")?.strip_suffix('"'))
        .collect();
    assert_eq!(queries.len(), 2);
    let ask = |folder: &TempDir, query: &str| -> Vec<Vec<String>> {
        let program = "import duckdb, json, sys\n\
             print(json.dumps(duckdb.sql(sys.argv[1]).fetchall()))";
        let output = std::process::Command::new(&python)
            .args(["-c", program, query])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let all = some_teams(200);
    // In few teams there is often a row that nobody holds; in 200 there is none.
    let mut nobody_of = BTreeSet::new();
    for some in all.chunks(4).chain([&all[..]]) {
        let table = ["teams", "--view", "coverage", "--format", "csv"];
        let (folder, run) = show_folder(some, &table);
        fs::write(folder.path().join("rows.csv"), &run.success().get_output().stdout).unwrap();
        let found = found(some);
        let nobody = found["nobody"].as_array().unwrap().iter();
        let nobody: BTreeSet<String> =
            nobody.map(|one| one["dimension"].as_str().unwrap().to_owned()).collect();
        let asked: BTreeSet<String> = ask(&folder, queries[1]).into_iter().flatten().collect();
        assert_eq!(asked, nobody);
        nobody_of.insert(nobody.len());
        if some.len() == all.len() {
            let mut expected = Vec::new();
            for (at, team) in some.iter().enumerate() {
                let source = toml::to_string(team).unwrap();
                let team = read::team(&source, "team.toml").unwrap().team;
                let coverage = roundtable::coverage::Coverage::of(&team, None);
                for (row, own) in team.dimensions().iter().enumerate() {
                    let state = coverage.dimension(row).status.word();
                    if ["gap", "thin"].contains(&state) {
                        expected.push(vec![own.name.clone(), format!("T{at}"), state.to_owned()]);
                    }
                }
            }
            expected.sort();
            assert_eq!(ask(&folder, queries[0]), expected);
        }
    }
    assert!(nobody_of.len() > 1, "some have such a row, some have none");
}
