//! A quarter played through: a workshop with decisions and a plan, a look in
//! between, a look at its end, and the record of it.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const DECISIONS: &str = r#"
[[decision]]
dimension = "testing"
choice = "share"
owner = "cyd"
made = 2024-05-18
due = 2024-08-24
expect = "short"
note = "Cyd and Bo review each other's tests."

[[decision]]
dimension = "outage"
choice = "borrow"
owner_name = "Sunniva"
made = 2024-05-18
due = 2024-10-30
expect = "covered"

[[decision]]
dimension = "zero"
choice = "hire"
owner = "ada"
made = 2024-05-18
due = 2099-12-18
expect = "thin"

[[plan]]
on = 2024-05-18
hire = ["hana", "kim"]
due = 2024-11-01
[plan.expect]
operations = "short"
zero = "thin"

"#;

const HANA: &str = r#"
[[member]]
id = "hana"
name = "Hana"
rated = 2024-11-18
[member.rating]
operations = 4
zero = 3
data = 1

"#;

fn output(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("roundtable").unwrap();
    let command = command.current_dir(folder).env("COLUMNS", "400").args(arguments);
    String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
}

/// Writes the team as it is at some time, with a snapshot of that day.
fn look(folder: &Path, team: &str, when: &str) {
    fs::write(folder.join("team.toml"), team).unwrap();
    output(folder, &["snapshot", "team.toml", "--out", "kept.toml"]);
    let kept = fs::read_to_string(folder.join("kept.toml")).unwrap();
    fs::remove_file(folder.join("kept.toml")).unwrap();
    let (before, after) = kept.split_once("when = ").unwrap();
    let rest = after.split_once('\n').unwrap().1;
    fs::create_dir_all(folder.join("team.snapshots")).unwrap();
    let name = format!("team.snapshots/{when}-160000.toml");
    fs::write(folder.join(name), format!("{before}when = {when}T16:00:00\n{rest}")).unwrap();
}

/// Three dated looks at the demo team: Fay grows in data, Dee one step in
/// running it, Hana joins and Bo leaves.
fn played() -> TempDir {
    let folder = TempDir::new().unwrap();
    let mark = "# ── What was decided";
    let demo = fs::read_to_string("assets/demo.toml").unwrap();
    let first = demo.replace("2026-11-1", "2024-05-1").replace("2027-02-22", "2024-08-24");
    let first = first.replace("# ── Who might join", &format!("{DECISIONS}# ── Who might join"));
    look(folder.path(), &first, "2024-05-18");
    let grown = first
        .replace("data = { level = 2, want = \"grow\" }", "data = 3")
        .replace("operations = { level = 2, want = \"grow\" }", "operations = 3");
    look(folder.path(), &grown, "2024-08-24");
    let (before, after) = grown.split_once("[[member]]\nid = \"bo\"").unwrap();
    let later =
        format!("{before}[[member]]\nid = \"cyd\"{}", after.split_once("id = \"cyd\"").unwrap().1);
    let (before, after) = later.split_once("[[candidate]]\nid = \"hana\"").unwrap();
    let later = format!(
        "{before}[[candidate]]\nid = \"ivo\"{}",
        after.split_once("id = \"ivo\"").unwrap().1
    );
    look(folder.path(), &later.replacen(mark, &format!("{HANA}{mark}"), 1), "2024-11-19");
    folder
}

const FIRST: &str = "team.snapshots/2024-05-18-160000.toml";

#[test]
fn each_decision_is_told_by_what_became_of_it_and_its_cause() {
    let folder = played();
    let record = output(folder.path(), &["record", "team.toml", "--since", FIRST]);
    for part in [
        "Of five decisions, two are met, one is as hoped (perhaps not because of the decision), one is overdue and one is not known yet.",
        "Testing and quality: overdue since 24 Aug 2024; we expected more than one, now nobody.",
        "Running it: as hoped, but because Hana joined: one person; Dee went from 2 to 3, and 4 is needed.",
        "Data and analysis: met because Fay grew: enough people.",
        "Starting from zero: met because Hana joined: one person.",
        "Live failure and recovery: not known yet: only 1 of 7 have answered.",
        "Plan of 18 May 2024: Hana joined, Kim has not.",
        "Running it: overdue since 1 Nov 2024; we expected more than one, now one person.",
        "Since then: Bo left.",
    ] {
        assert!(record.contains(part), "{part}\n{record}");
    }
}

#[test]
fn the_day_to_compare_with_is_one_of_an_earlier_quarter() {
    let folder = played();
    let record = output(folder.path(), &["record", "team.toml"]);
    assert!(record.contains("Compared with 19 Nov 2024."), "{record}");
    // A look taken today is none.
    output(folder.path(), &["snapshot", "team.toml"]);
    assert_eq!(fs::read_dir(folder.path().join("team.snapshots")).unwrap().count(), 4);
    let record = output(folder.path(), &["record", "team.toml"]);
    assert!(record.contains("Compared with 19 Nov 2024."), "{record}");
}

/// "6 covered · 4 depend on one person …" by the tally of a JSON.
fn headline(json: &Value) -> Vec<(String, u64)> {
    let tally = |state: &str| json["summary"]["tally"][state].as_u64().unwrap_or(0);
    let parts = [
        ("covered", tally("covered") + tally("strong")),
        ("depend", tally("thin")),
        ("with nobody", tally("gap")),
        ("with too few", tally("unknown")),
    ];
    parts.map(|(what, count)| (what.to_owned(), count)).to_vec()
}

#[test]
fn the_numbers_of_the_page_are_those_of_the_json() {
    let folder = played();
    let json = |arguments: &[&str]| -> Value {
        serde_json::from_str(&output(folder.path(), arguments)).unwrap()
    };
    let markdown = ["record", "team.toml", "--since", FIRST, "--format", "markdown"];
    let record = output(folder.path(), &markdown);
    let page =
        output(folder.path(), &["record", "team.toml", "--since", FIRST, "--format", "html"]);
    let then = json(&["show", FIRST, "--format", "json"]);
    let now = json(&["show", "team.toml", "--format", "json"]);
    for (day, json) in [("18 May 2024", &then), ("", &now)] {
        let mut rows =
            record.lines().filter(|line| line.starts_with('|') && line.contains("covered ·"));
        let row = if day.is_empty() { rows.next_back() } else { rows.next() }.unwrap();
        assert!(row.contains(day), "{row}");
        for (what, count) in headline(json) {
            assert!(row.contains(&format!("{count} {what}")), "{count} {what}: {row}");
        }
        let headline = row.split(" | ").nth(1).unwrap();
        assert!(page.contains(headline), "{headline}");
    }
    let diff = json(&["diff", FIRST, "team.toml", "--format", "json"]);
    let names = |id: &Value| -> String {
        let dimensions = now["dimensions"].as_array().unwrap();
        let found = dimensions.iter().find(|one| one["id"] == *id).unwrap();
        found["name"].as_str().unwrap().to_owned()
    };
    let same = record.lines().find(|line| line.starts_with("As before:")).unwrap();
    for change in diff["dimensions"].as_array().unwrap() {
        let dimension = now["dimensions"].as_array().unwrap();
        let dimension = dimension.iter().find(|one| one["id"] == change["id"]).unwrap();
        if dimension["kind"] == "personality" {
            continue;
        }
        let name = names(&change["id"]);
        assert_eq!(same.contains(&name), change["class"] == "same", "{name}");
        let delta = &change["delta"];
        let moved = record
            .lines()
            .find(|line| line.starts_with(&format!("| {name} |")) && line.contains(" → "));
        for (cause, word) in [("joined", "joined"), ("left", "left"), ("grew", "grew into it")] {
            let told = moved.is_some_and(|line| line.contains(word));
            assert_eq!(told, delta[cause] != 0, "{name}: {cause} {moved:?}");
        }
    }
}

/// The lines of a calendar, unfolded.
fn unfolded(calendar: &str) -> Vec<String> {
    assert!(calendar.lines().count() > 3 && calendar.ends_with("\r\n"), "{calendar:?}");
    calendar.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

#[test]
fn due_days_and_the_next_session_go_into_a_calendar() {
    let folder = played();
    let team = folder.path().join("team.toml");
    let text = fs::read_to_string(&team).unwrap();
    fs::write(&team, format!("{text}\n[session]\nnext = 2099-02-22\n")).unwrap();
    let show = ["show", "team.toml", "--view", "decisions", "--format", "ics"];
    let calendar = output(folder.path(), &show);
    let lines = unfolded(&calendar);
    let of = |start: &str| lines.iter().filter(|line| line.starts_with(start)).count();
    // Five decisions with a day, and the session; whole days without an end.
    assert_eq!(of("BEGIN:VEVENT"), 6, "{calendar}");
    assert_eq!((of("DTSTART;VALUE=DATE:"), of("DTEND"), of("DURATION")), (6, 0, 0));
    assert_eq!(of("PRODID:"), 1);
    assert!(lines.contains(&"DTSTART;VALUE=DATE:20990222".to_owned()), "{calendar}");
    // Read back by the library itself, and with ids that stay when a day moves.
    let read: icalendar::Calendar = calendar.parse().unwrap();
    assert_eq!(read.events().count(), 6);
    let uids = |lines: &[String]| -> Vec<String> {
        lines.iter().filter(|line| line.starts_with("UID:")).cloned().collect()
    };
    let mut unique = uids(&lines);
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), 6);
    let text = fs::read_to_string(&team).unwrap().replace("2099-12-18", "2099-12-19");
    fs::write(&team, text).unwrap();
    let moved = unfolded(&output(folder.path(), &show));
    assert_eq!(uids(&moved), uids(&lines));
    assert!(moved.contains(&"DTSTART;VALUE=DATE:20991219".to_owned()));
}

#[test]
fn decisions_are_a_list_to_tick_off() {
    let folder = played();
    let show = ["show", "team.toml", "--view", "decisions", "--format", "markdown"];
    let list = output(folder.path(), &show);
    assert_eq!(list.lines().filter(|line| line.starts_with("- [ ] **")).count(), 5, "{list}");
    assert!(list.contains("- [ ] **Starting from zero**: hire, Ada, by 18 Dec 2099;"), "{list}");
}

#[test]
fn the_trend_s_numbers_are_those_of_the_json_of_each_day() {
    let folder = played();
    let csv = output(folder.path(), &["record", "team.toml", "--format", "csv"]);
    let json = |file: &str| -> Value {
        serde_json::from_str(&output(folder.path(), &["show", file, "--format", "json"])).unwrap()
    };
    let mut compared = 0;
    for file in [FIRST, "team.toml"] {
        let json = json(file);
        let day = json["as_of"].as_str().unwrap();
        for own in json["dimensions"].as_array().unwrap() {
            let id = own["id"].as_str().unwrap();
            let begins = format!("\"Payments\",{day},\"{id}\",");
            let line = csv.lines().find(|line| line.starts_with(&begins));
            if own["kind"] == "personality" || own["state"] == "not_needed" {
                assert_eq!(line, None, "{id}");
                continue;
            }
            let people = own["rated"].as_u64().unwrap() + own["unrated"].as_u64().unwrap();
            let numbers = [&own["seats_filled"], &own["seats_needed"], &own["rated"]];
            let numbers = numbers.map(ToString::to_string).join(",");
            let ends = format!(",{},{numbers},{people}", own["state"]);
            assert!(line.unwrap().ends_with(&ends), "{id} {ends}: {line:?}");
            compared += 1;
        }
    }
    assert_eq!(compared, 24);
}

#[test]
fn the_pages_of_the_plan_and_of_the_comparison_say_what_their_json_says() {
    let folder = played();
    let run = |arguments: &[&str], format: &str| {
        output(folder.path(), &[arguments, &["--format", format]].concat())
    };
    let json =
        |arguments: &[&str]| -> Value { serde_json::from_str(&run(arguments, "json")).unwrap() };
    let plain = |page: String| page.replace("<bdi>", "").replace("</bdi>", "");
    let team = json(&["show", "team.toml"]);
    let name = |id: &Value| -> String {
        let all = team["dimensions"].as_array().unwrap().iter();
        let id = id.as_str().unwrap().split(':').next().unwrap();
        all.clone().find(|one| one["id"] == id).unwrap()["name"].as_str().unwrap().to_owned()
    };
    let plan = json(&["plan", "team.toml"]);
    let page = plain(run(&["plan", "team.toml"], "html"));
    let mut after = 0;
    for ranked in plan["ranking"].as_array().unwrap() {
        let of = format!("<strong>{}</strong>: ", ranked["name"].as_str().unwrap());
        let at = page.find(&of).unwrap_or_else(|| panic!("{of}"));
        assert!(at > after, "in the order of the JSON: {of}");
        after = at;
        let closes = page[at..].split("</li>").next().unwrap();
        let none = ranked["closes"].as_array().unwrap().is_empty();
        assert_eq!(closes.contains("closes nothing that is missing"), none, "{closes}");
    }
    for wish in plan["ideal"]["profile"].as_array().unwrap() {
        assert!(page.contains(&format!("<strong>{}</strong>", name(&wish["dimension"]))));
    }
    let diff = json(&["diff", FIRST, "team.toml"]);
    let page = plain(run(&["diff", FIRST, "team.toml"], "html"));
    assert!(page.contains("Hana joined. Bo left."), "{page}");
    for change in diff["dimensions"].as_array().unwrap() {
        let row = format!("<th scope=\"row\">{}</th>", name(&change["id"]));
        let row = page.split(&row).nth(1).unwrap_or_else(|| panic!("{row}"));
        let row = row.split("</tr>").next().unwrap();
        // Where answers are missing now, "so far" is said and the state is the same.
        let is_moved = row.contains('→') && !row.contains("so far") && !row.contains("answered");
        assert!(!is_moved || change["before"] != change["after"], "{change} {row}");
        if change["before"] != change["after"] {
            assert!(row.contains('→'), "{change} {row}");
        }
    }
}
