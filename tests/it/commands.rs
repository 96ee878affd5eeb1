//! The command line as a person or a script meets it.
use std::fs;
use std::path::Path;
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use serde_json::Value;
use tempfile::TempDir;

/// A folder with the files that a team has.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let copy = |from: &str, to: &str| {
        fs::copy(from, folder.path().join(to)).unwrap();
    };
    copy("assets/demo.toml", "team.toml");
    copy("examples/payments-next-quarter.toml", "later.toml");
    write(&folder, "matrix.csv", "Name,Data,Testing\nAda,1,5\nBo,4,\nCyd,2,3\n");
    write(&folder, "pasted.txt", "Skill\tAda\tBo\nData\t1\t4\nTesting\t5\t2\n");
    for name in ["inbox", "team.sheets"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        write(
            &folder,
            &format!("{name}/ada.toml"),
            "format = 1\nkind = \"sheet\"\nteam = \"Payments\"\nname = \"Ada\"\n\
             rated = 2026-11-22\n[rating]\nservices = 4\n",
        );
    }
    fs::create_dir(folder.path().join("teams")).unwrap();
    copy("assets/demo.toml", "teams/payments.toml");
    copy("examples/forty-people.toml", "teams/large.toml");
    write(
        &folder,
        "catalogue.toml",
        "format = 1\n[[dimension]]\nid = \"data\"\nname = \"Data and analysis\"\nkind = \"skill\"\n",
    );
    fs::create_dir(folder.path().join("candidates")).unwrap();
    for entry in fs::read_dir("examples/candidates").unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        copy(&file.to_string_lossy(), &format!("candidates/{name}"));
    }
    folder
}

fn roundtable(folder: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
    command.current_dir(folder.path()).env_remove("NO_COLOR").env_remove("COLUMNS");
    command
}

fn run(folder: &TempDir, arguments: &[&str]) -> String {
    let output = roundtable(folder).args(arguments).assert().success().get_output().clone();
    String::from_utf8(output.stdout).unwrap()
}

fn write(folder: &TempDir, name: &str, text: &str) {
    fs::write(folder.path().join(name), text).unwrap();
}

#[test]
fn a_team_file_is_found_without_its_ending() {
    let folder = folder();
    for call in [
        &["show", "team"][..],
        &["plan", "team"],
        &["check", "team"],
        &["record", "team"],
        &["guide", "team"],
        &["across", "team", "later"],
        &["diff", "team", "later"],
        &["invite", "team", "--out", "page.html"],
        &["collect", "team", "--dry-run"],
        &["snapshot", "team", "--names", "alias"],
        &["move", "Bo", "team", "later", "--dry-run"],
        &["import", "matrix.csv", "--into", "team"],
    ] {
        let output = roundtable(&folder).args(call).output().unwrap();
        let sentences = String::from_utf8_lossy(&output.stderr);
        assert!(
            !sentences.contains("No such file") && !sentences.contains("not found"),
            "{call:?}: {sentences}"
        );
        assert_ne!(output.status.code(), Some(2), "{call:?}: {sentences}");
    }
    // A file of just that name comes first.
    write(&folder, "team", "format = 1\n[team]\nname = \"Other\"\n");
    assert!(run(&folder, &["show", "team"]).contains("Other"));
    roundtable(&folder).args(["show", "nobody"]).assert().code(2).stderr(contains("nobody"));
}

/// A team of two with names made to break formats.
const HOSTILE: &str = r#"
format = 1
[team]
name = "A | B `c` <b>d</b>"
[[dimension]]
id = "x"
name = "=cmd|'/c calc'!A1"
kind = "skill"
[[dimension]]
id = "y"
name = "Bold & co"
kind = "personality"
poles = ["<i>Bold</i>", "Care|ful"]
[[member]]
id = "p"
name = "@Ada | `x` <script>alert(1)</script>"
speaks = ["y:a"]
[member.rating]
x = 5
y = "A3"
[[member]]
id = "q"
name = "-Bo"
[member.rating]
x = { level = 2, want = "grow" }
y = "B2"
"#;

// The map and its formats

#[test]
fn a_mistyped_command_is_told_the_nearest_one() {
    let in_words = |arguments: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_roundtable")).args(arguments).output().unwrap();
        assert_eq!(run.status.code(), Some(2));
        String::from_utf8(run.stderr).unwrap()
    };
    let nearest = "roundtable: there is no command `shwo`; did you mean `show`? \
                   `roundtable --help` lists them all\n";
    assert_eq!(in_words(&["shwo", "team.toml"]), nearest);
    assert_eq!(in_words(&["shwo"]), nearest);
    assert!(in_words(&["frobnicate", "team.toml"]).starts_with("roundtable: there is no command"));
    assert!(in_words(&["team.toml", "show"]).contains("a command comes first"));
    assert!(in_words(&["diff", "a", "--rev", "b", "c"]).contains("--rev"), "its own words");
}

#[test]
fn show_in_a_pipe_is_the_map_without_an_escape_sequence() {
    let folder = folder();
    let shown = run(&folder, &["show", "team.toml"]);
    assert!(shown.starts_with("Payments › Launch the new checkout"), "{shown}");
    assert!(
        shown.contains(
            "5 covered · 4 depend on one person · 2 with nobody · 1 with too few answers"
        )
    );
    assert!(shown.contains("◐ only Eve") && shown.contains("[4]"));
    assert!(shown.contains("1 Running it: nobody handles hard cases yet"));
    assert!(!shown.contains('\u{1b}'));
    assert!(shown.lines().all(|line| line.trim_end() == line), "blanks at a line's end");
}

#[test]
fn a_narrower_width_is_kept_and_many_people_fold_into_counts() {
    let folder = folder();
    for columns in [48, 60, 80, 100, 200] {
        for file in ["team.toml", "many.toml"] {
            fs::copy("examples/forty-people.toml", folder.path().join("many.toml")).unwrap();
            for view in ["map", "findings", "people", "coverage"] {
                let output = roundtable(&folder)
                    .args(["show", file, "--view", view])
                    .env("COLUMNS", columns.to_string())
                    .output()
                    .unwrap();
                let shown = String::from_utf8(output.stdout).unwrap();
                for line in shown.lines() {
                    let width = roundtable::text::width(line);
                    assert!(width <= columns, "{file} {view} {columns}: {width}: {line}");
                }
            }
        }
    }
    let many = run(&folder, &["show", "many.toml"]);
    assert!(many.contains("people at a level that counts"), "{many}");
}

#[test]
fn colours_are_asked_for_or_left_out_as_the_environment_says() {
    let folder = folder();
    let coloured = || {
        let mut command = roundtable(&folder);
        command.args(["show", "team.toml"]).env("CLICOLOR_FORCE", "1");
        command
    };
    coloured().assert().success().stdout(contains("\u{1b}["));
    coloured()
        .env("NO_COLOR", "1")
        .env_remove("CLICOLOR_FORCE")
        .assert()
        .success()
        .stdout(contains("\u{1b}").not());
}

#[test]
fn findings_are_worst_first_with_what_was_decided() {
    let folder = folder();
    let shown = run(&folder, &["show", "team.toml", "--view", "findings"]);
    let at = |text: &str| shown.find(text).unwrap_or_else(|| panic!("no {text:?} in {shown}"));
    assert!(at("Nobody handles hard cases so far") < at("Only Eve; one more"));
    assert!(at("Only Eve;") < at("more than needed"));
    assert!(at("→ Decided: grow, Dee, by 22 Feb 2027") > at("Running it"));
}

#[test]
fn people_says_who_holds_and_wants_what_and_never_adds_anyone_up() {
    let folder = folder();
    let shown = run(&folder, &["show", "team.toml", "--view", "people"]);
    let ada = shown.split("\nAda\n").nth(1).unwrap().split("\n\n").next().unwrap();
    assert!(ada.contains("Covers Product, Services"), "{ada}");
    assert!(ada.contains("Would rather do less of Services."), "{ada}");
    let below = shown.split_once("\n\n").unwrap().1.split("\nDecided\n").next().unwrap();
    assert!(!below.contains(|c: char| c.is_ascii_digit()), "a number about a person: {below}");
    assert!(shown.contains("Offered to speak for Challenges."));
}

#[test]
fn the_coverage_view_names_nobody() {
    let folder = folder();
    for format in ["text", "markdown", "csv", "json"] {
        let shown = run(&folder, &["show", "team.toml", "--view", "coverage", "--format", format]);
        for name in ["Ada", "Bo", "Cyd", "Dee", "Eve", "Fay", "Gus"] {
            let named = shown.split(|c: char| !c.is_alphanumeric()).any(|word| word == name);
            assert!(!named, "{name} in {format}: {shown}");
        }
    }
    let shown = run(&folder, &["show", "team.toml", "--view", "coverage"]);
    assert!(shown.contains("◐ one person so far"), "{shown}");
}

#[test]
fn json_follows_the_situation_that_is_asked_for() {
    let folder = folder();
    let shown = run(&folder, &["show", "team.toml", "--format", "json"]);
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["situation"], "launch");
    assert_eq!(shown["summary"]["tally"]["gap"], 2);
    roundtable(&folder)
        .args(["show", "team.toml", "--situation", "lunch"])
        .assert()
        .code(2)
        .stdout(is_empty())
        .stderr(contains("there is no situation \"lunch\"; the team has \"launch\""));
    // By the name that stands on the screen, too.
    let name = "Launch the new checkout";
    let by_name = run(&folder, &["show", "team.toml", "--situation", name, "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&by_name).unwrap(), shown);
    roundtable(&folder)
        .args(["plan", "team.toml", "--situation", "lunch"])
        .assert()
        .code(2)
        .stderr(contains("\"launch\" (Launch the new checkout)"));
}

#[test]
fn the_brief_alone_names_neither_candidates_nor_colleagues() {
    let folder = folder();
    for format in ["text", "markdown"] {
        let asked =
            ["plan", "team.toml", "--view", "brief", "--without", "Eve", "--format", format];
        let brief = run(&folder, &asked);
        assert!(brief.contains("Running it"), "{brief}");
        for name in ["Ada", "Bo", "Cyd", "Dee", "Eve", "Fay", "Gus", "Hana", "Lea", "Kim", "Mo"] {
            let named = brief.split(|c: char| !c.is_alphanumeric()).any(|word| word == name);
            assert!(!named, "{name} in {brief}");
        }
    }
    roundtable(&folder)
        .args(["plan", "team.toml", "--hires", "-1"])
        .assert()
        .code(2)
        .stderr(contains("a whole number, 0 or more").and(contains("-- -1").not()));
}

#[test]
fn a_markdown_table_keeps_its_columns_whatever_people_are_called() {
    let folder = folder();
    write(&folder, "odd.toml", HOSTILE);
    for view in ["map", "coverage", "people", "findings"] {
        let shown = run(&folder, &["show", "odd.toml", "--view", view, "--format", "markdown"]);
        // Our own comments part what could begin something.
        let tag = shown.replace("<!-- -->", "").contains('<');
        assert!(!tag, "HTML in {view}: {shown}");
        let columns = |line: &str| line.replace("\\|", "").matches('|').count();
        for table in shown.split("\n\n").filter(|block| block.starts_with('|')) {
            let head = columns(table.lines().next().unwrap());
            assert!(table.lines().count() > 2, "{table}");
            for line in table.lines() {
                assert_eq!(columns(line), head, "{table}");
            }
        }
    }
}

fn table(text: &str) -> (csv::StringRecord, Vec<csv::StringRecord>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    (head, reader.records().map(|row| row.expect("every row has the same columns")).collect())
}

#[test]
fn csv_is_tidy_and_no_text_in_it_is_a_formula() {
    let folder = folder();
    write(&folder, "odd.toml", HOSTILE);
    let shown = run(&folder, &["show", "odd.toml", "--format", "csv"]);
    assert!(!shown.contains('\r') && !shown.starts_with('\u{FEFF}'));
    let (head, rows) = table(&shown);
    let column = |name: &str| head.iter().position(|title| title == name).unwrap();
    for cell in rows.iter().flat_map(|row| row.iter()) {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    let first = &rows[0];
    assert_eq!(&first[column("person")], "'@Ada | `x` <script>alert(1)</script>");
    assert_eq!(&first[column("dimension")], "'=cmd|'/c calc'!A1");
    assert_eq!((&first[column("level")], &first[column("counts")]), ("5", "true"));

    let (head, rows) =
        table(&run(&folder, &["show", "odd.toml", "--view", "coverage", "--format", "csv"]));
    assert_eq!(rows.len(), 2, "one row a dimension");
    let margin = head.iter().position(|title| title == "margin").unwrap();
    assert_eq!(&rows[0][margin], "-1", "a number stays a number");
}

#[test]
fn nobodys_place_on_a_spectrum_leaves_as_theirs_unless_they_offered_to_speak() {
    let folder = folder();
    write(&folder, "odd.toml", HOSTILE);
    let (head, rows) = table(&run(&folder, &["show", "odd.toml", "--format", "csv"]));
    let column = |name: &str| head.iter().position(|title| title == name).unwrap();
    let spectra = rows.iter().filter(|row| &row[column("kind")] == "personality");
    let told: Vec<_> =
        spectra.map(|row| (&row[column("person_id")], &row[column("position")])).collect();
    assert_eq!(told, [("p", "A3")]);
}

#[test]
fn html_and_svg_are_written_whole_and_what_has_no_picture_says_so() {
    let folder = folder();
    let page = run(&folder, &["show", "team.toml", "--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    for view in ["map", "coverage"] {
        let picture = run(&folder, &["show", "team.toml", "--view", view, "--format", "svg"]);
        assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"), "{view}");
    }
    roundtable(&folder)
        .args(["show", "team.toml", "--view", "people", "--format", "svg"])
        .assert()
        .code(2)
        .stderr(contains(
            "the people cannot be written as SVG; choose markdown, text, html, mail or csv",
        ));
}

// Other commands

#[test]
fn new_writes_a_team_called_after_its_file_and_overwrites_nothing() {
    let folder = folder();
    roundtable(&folder)
        .args(["new", "data-platform.toml", "--template", "founders"])
        .assert()
        .success()
        .stdout(contains("roundtable data-platform.toml"));
    let made = fs::read_to_string(folder.path().join("data-platform.toml")).unwrap();
    assert!(made.contains("name = \"Data platform\"") && made.contains("# Skills"), "{made}");
    roundtable(&folder).args(["check", "data-platform.toml"]).assert().success();
    roundtable(&folder)
        .args(["new", "data-platform.toml"])
        .assert()
        .code(2)
        .stderr(contains("there is a file of that name already"));
    assert_eq!(fs::read_to_string(folder.path().join("data-platform.toml")).unwrap(), made);
    roundtable(&folder)
        .args(["new", "other.toml", "--template", "nothing"])
        .assert()
        .code(2)
        .stderr(contains("kindergarten"));
}

#[cfg(unix)]
#[test]
fn a_new_team_file_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    run(&folder, &["new", "a.toml"]);
    let mode = fs::metadata(folder.path().join("a.toml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn check_says_no_with_status_1_where_the_team_does_not_hold() {
    let folder = folder();
    let check = |fail_on: &str| {
        let mut command = roundtable(&folder);
        command.args(["check", "team.toml", "--fail-on", fail_on]);
        command.assert()
    };
    check("gap")
        .code(1)
        .stdout(contains("Running it: nobody so far\n"))
        .stdout(contains("only Eve").not());
    check("thin").code(1).stdout(contains("Data and analysis: only Eve\n"));
    check("short").code(1).stdout(contains("answered").not());
    check("unknown").code(1).stdout(contains("Live failure and recovery: 2 of 7 answered\n"));
    check("strong").code(2).stderr(contains("invalid value 'strong'"));
    roundtable(&folder).args(["check", "team.toml"]).assert().success();
    write(
        &folder,
        "good.toml",
        "format = 1\n[team]\nname = \"A\"\n[[dimension]]\nname = \"X\"\nkind = \"skill\"\n\
         need = { people = 1 }\n[[member]]\nname = \"B\"\nrating = { x = 4 }\n\
         [[member]]\nname = \"C\"\nrating = { x = 4 }\n",
    );
    roundtable(&folder)
        .args(["check", "good.toml", "--fail-on", "short,unknown"])
        .assert()
        .success();
}

#[test]
fn check_says_no_to_what_reading_warns_about_where_it_is_asked_to() {
    let folder = folder();
    write(
        &folder,
        "typo.toml",
        "format = 1\n[team]\nname = \"A\"\n[[dimension]]\nname = \"X\"\nkind = \"skill\"\n\
         need = { people = 1 }\n[[member]]\nname = \"B\"\nratings = { x = 4 }\n\
         [[member]]\nname = \"C\"\nrating = { x = 4 }\n",
    );
    let check = |file: &str, fail_on: &[&str]| {
        let mut command = roundtable(&folder);
        command.args(["check", file]).args(fail_on);
        command.assert()
    };
    check("typo.toml", &[]).success().stderr(contains("no key `ratings`"));
    check("typo.toml", &["--fail-on", "warning"]).code(1).stderr(contains("no key `ratings`"));
    check("typo.toml", &["--fail-on", "gap,warning"]).code(1).stdout(contains("depends on one"));
    check("team.toml", &["--fail-on", "warning"]).success();
}

#[test]
fn plan_takes_folders_of_candidates_and_people_by_name_or_id() {
    let folder = folder();
    let planned = |without: &str| -> Value {
        let arguments = [
            "plan",
            "team.toml",
            "--candidates",
            "candidates",
            "--hires",
            "3",
            "--without",
            without,
            "--format",
            "json",
        ];
        serde_json::from_str(&run(&folder, &arguments)).unwrap()
    };
    let plan = planned("Eve");
    assert_eq!(plan, planned("eve"));
    let ids: Vec<&str> =
        plan["ranking"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"ola") && ids.contains(&"hana"), "{ids:?}");
    let departures = plan["departures"].as_array().unwrap();
    assert!(departures.iter().all(|one| one["id"] != "eve"), "Eve is gone already");
    assert_eq!(plan["best"]["at_least_percent"], 100);
    roundtable(&folder)
        .args(["plan", "team.toml", "--without", "Zed"])
        .assert()
        .code(2)
        .stderr(contains("there is no member \"Zed\""));
    run(&folder, &["plan", "team.toml", "--within", "0", "--format", "markdown"]);
}

#[test]
fn diff_compares_two_files_in_each_format() {
    let folder = folder();
    let arguments = ["diff", "team.toml", "later.toml", "--format", "json"];
    let diff: Value = serde_json::from_str(&run(&folder, &arguments)).unwrap();
    assert_eq!(diff["joined"], serde_json::json!(["hana"]));
    assert!(run(&folder, &["diff", "team.toml", "later.toml"]).contains("Hana"));
    assert!(
        run(&folder, &["diff", "team.toml", "later.toml", "--format", "markdown"])
            .starts_with("# Payments: what changed")
    );
}

/// Makes the folder a repository in which all its files are committed.
fn commit(folder: &TempDir) {
    for arguments in [
        &["init", "-q"][..],
        &["add", "."],
        &["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Begin"],
    ] {
        let git = Process::new("git").args(arguments).current_dir(folder.path()).status();
        assert!(git.expect("git is installed").success(), "{arguments:?}");
    }
}

#[test]
fn diff_compares_a_file_with_an_older_revision_of_itself() {
    let folder = folder();
    commit(&folder);
    fs::copy(folder.path().join("later.toml"), folder.path().join("team.toml")).unwrap();
    let arguments = ["diff", "--rev", "HEAD", "team.toml", "--format", "json"];
    let diff: Value = serde_json::from_str(&run(&folder, &arguments)).unwrap();
    assert_eq!(diff["left"], serde_json::json!(["bo"]));
    for (revision, text) in [("nowhere", "there is no such revision"), ("a:b", "is not a revision")]
    {
        roundtable(&folder)
            .args(["diff", "--rev", revision, "team.toml"])
            .assert()
            .code(2)
            .stderr(contains(text));
    }
    roundtable(&folder).args(["diff", "team.toml"]).assert().code(2);
}

#[test]
fn until_the_reveal_nothing_is_shown_planned_compared_or_judged() {
    let folder = folder();
    let team = fs::read_to_string(folder.path().join("team.toml")).unwrap();
    write(&folder, "hidden.toml", &format!("{team}\n[session]\nhidden = true\n"));
    for call in [
        &["show", "hidden.toml"][..],
        &["show", "hidden.toml", "--format", "csv"],
        &["plan", "hidden.toml"],
        &["diff", "team.toml", "hidden.toml"],
        &["check", "hidden.toml", "--fail-on", "gap"],
    ] {
        roundtable(&folder)
            .args(call)
            .assert()
            .code(2)
            .stdout(is_empty())
            .stderr(contains("answers are hidden until the reveal; open it with"));
    }
    roundtable(&folder).args(["check", "hidden.toml"]).assert().success();
}

// Faults

#[test]
fn a_fault_is_one_message_with_file_line_and_remedy_and_status_2() {
    let folder = folder();
    write(&folder, "bad.toml", "format = 1\n[team]\nname = \"A\"\n[[member]]\nname = \"\"\n");
    for call in [&["show", "bad.toml"][..], &["check", "bad.toml"], &["plan", "bad.toml"]] {
        let fault = roundtable(&folder).args(call).assert().code(2).stdout(is_empty());
        let stderr = String::from_utf8_lossy(&fault.get_output().stderr).into_owned();
        assert!(stderr.starts_with("roundtable: bad.toml:5:8: "), "{stderr}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
    }
    roundtable(&folder).args(["show", "none.toml"]).assert().code(2).stderr(contains(
        "none.toml: cannot be read: no such file or directory; check its name and permissions",
    ));
}

#[test]
fn an_unknown_key_is_warned_about_and_the_work_goes_on() {
    let folder = folder();
    write(&folder, "typo.toml", "format = 1\n[team]\nname = \"A\"\nsituatoin = \"x\"\n");
    roundtable(&folder)
        .args(["check", "typo.toml"])
        .assert()
        .success()
        .stderr(contains("typo.toml:4:1").and(contains("situation")));
}

#[test]
fn what_was_typed_reaches_no_terminal_as_it_came() {
    let folder = folder();
    roundtable(&folder)
        .args(["show", "a\u{1b}[2J.toml"])
        .assert()
        .code(2)
        .stderr(contains("a<U+001B>[2J.toml").and(contains("\u{1b}").not()));
    roundtable(&folder)
        .args(["plan", "team.toml", "\u{1b}]0;title\u{7}", "--situation", "\u{202e}x"])
        .assert()
        .code(2)
        .stderr(contains("unexpected argument").and(contains("\u{1b}").not()));
    roundtable(&folder)
        .args(["show", "team.toml", "--situation", "\u{202e}x"])
        .assert()
        .code(2)
        .stderr(contains("<U+202E>x"));
}

#[test]
fn a_reader_that_leaves_early_is_no_fault() {
    let folder = folder();
    for arguments in [
        &["show", "team.toml"][..],
        &["show", "team.toml", "--format", "json"],
        &["man"],
        &["--help"],
    ] {
        let mut child = Process::new(env!("CARGO_BIN_EXE_roundtable"))
            .current_dir(folder.path())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn the_screen_needs_a_terminal_and_says_so() {
    let folder = folder();
    for call in [&[][..], &["demo"], &["team.toml"]] {
        let fault = roundtable(&folder).args(call).assert().code(2).stdout(is_empty());
        let stderr = String::from_utf8_lossy(&fault.get_output().stderr).into_owned();
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
        assert!(stderr.contains("terminal") && stderr.contains("roundtable show"), "{stderr}");
    }
}

// Help

/// The names of the subcommands, from the program's own help.
fn subcommands(folder: &TempDir) -> Vec<String> {
    let help = run(folder, &["--help"]);
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.map(|line| line.split_whitespace().next().unwrap().to_owned());
    names.filter(|name| name != "help").collect()
}

#[test]
fn every_example_of_every_help_runs() {
    let names = subcommands(&folder());
    assert!(names.len() >= 8, "{names:?}");
    let bin = Path::new(env!("CARGO_BIN_EXE_roundtable")).parent().unwrap();
    let path = std::env::join_paths(
        std::iter::once(bin.to_owned())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    )
    .unwrap();
    for name in names {
        let help = run(&folder(), &[&name, "--help"]);
        let examples = help.split("Example").nth(1).unwrap_or_default();
        let examples: Vec<&str> = examples.lines().skip(1).map(str::trim).collect();
        let examples: Vec<&str> = examples.into_iter().filter(|line| !line.is_empty()).collect();
        assert!(!examples.is_empty(), "{name} --help has no example");
        for example in examples {
            assert!(example.contains(&format!("roundtable {name}")), "{example}");
            let folder = folder();
            commit(&folder);
            // A room stays open until it is told to close.
            let call = match name.as_str() {
                "room" => format!("{example} & sleep 1; kill -TERM $!; wait $!"),
                _ => example.to_owned(),
            };
            let output = Process::new("sh")
                .args(["-c", &call])
                .current_dir(folder.path())
                .env("PATH", &path)
                .stdin(Stdio::null())
                .output()
                .unwrap();
            let stderr = String::from_utf8_lossy(&output.stderr);
            let code = output.status.code();
            // A screen needs a terminal; a team that does not hold is an answer.
            let fine = code == Some(0)
                || (name == "check" && code == Some(1))
                || stderr.contains("is not a terminal");
            assert!(fine, "{example}: {code:?}: {stderr}");
        }
    }
}

#[test]
fn the_manual_and_the_completions_know_every_command() {
    let folder = folder();
    fs::create_dir(folder.path().join("man")).unwrap();
    run(&folder, &["man", "--out", "man"]);
    let bash = run(&folder, &["completions", "bash"]);
    for name in subcommands(&folder) {
        let page = folder.path().join(format!("man/roundtable-{name}.1"));
        let page = fs::read_to_string(&page).unwrap_or_else(|_| panic!("no page for {name}"));
        assert!(page.contains(".SH SYNOPSIS"), "{name}");
        assert!(bash.contains(&name), "{name}");
    }
    assert!(run(&folder, &["man"]).starts_with(".ie") || run(&folder, &["man"]).starts_with(".TH"));
}

#[test]
fn the_help_of_every_command_that_writes_says_what_leaves() {
    let in_words = |command: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_roundtable"))
            .args([command, "--help"])
            .output()
            .expect("it runs");
        let text = String::from_utf8(output.stdout).expect("text");
        let leaves = text.split("Privacy:").nth(1).map(str::to_owned);
        let leaves = leaves.unwrap_or_else(|| panic!("{command}: {text}"));
        leaves.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(in_words("show").contains("each person's levels and wants, by name"));
    assert!(in_words("show").contains("nobody is named"));
    assert!(in_words("snapshot").contains("Everyone's name, every answer and the day of it"));
    assert!(in_words("snapshot").contains("What is left out cannot be restored"));
    assert!(in_words("snapshot").contains("Candidates are left out"));
    assert!(in_words("plan").contains("by name"));
    assert!(in_words("diff").contains("who joined and left"));
    assert!(in_words("invite").contains("no answers"));
    assert!(in_words("rate").contains("your name and your answers, nobody else's"));
    assert!(in_words("collect").contains("who has answered, never what"));
}

const HIRED: &str = "format = 1\n[team]\nname = \"T\"\n\
    [[dimension]]\nname = \"On call\"\nkind = \"skill\"\nneed = { people = 2 }\n\
    [[member]]\nname = \"Hana\"\nperson = \"hana@example.org\"\nmay_help = true\n\
    from_interview = true\nrating = { on_call = 4 }\n\
    [[candidate]]\nid = \"hana2\"\nname = \"hana\"\nrating = { on_call = 4 }\n\
    [[candidate]]\nname = \"Ola\"\nstatus = \"declined\"\nrating = { on_call = 5 }\n";

#[test]
fn a_candidate_who_is_a_member_is_warned_about_and_never_counted_twice() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "team.toml", HIRED);
    let check = roundtable(&folder).args(["check", "team.toml"]).assert().success();
    check.stderr(contains("the candidate \"hana\" has the id or the name of the member \"Hana\""));
    roundtable(&folder).args(["check", "team.toml", "--fail-on", "warning"]).assert().code(1);
    let plan: Value =
        serde_json::from_str(&run(&folder, &["plan", "team.toml", "--format", "json"])).unwrap();
    assert_eq!(plan["ranking"], serde_json::json!([]));
    let text = run(&folder, &["plan", "team.toml"]);
    assert!(text.contains("hana is on the team already and is not counted as a candidate."));
    assert!(text.contains("Declined: Ola."), "{text}");
}

#[test]
fn someone_who_is_away_for_long_counts_again_on_the_day_they_are_back() {
    let folder = folder();
    let demo = fs::read_to_string("assets/demo.toml").unwrap();
    let everyone = run(&folder, &["show", "team.toml"]);
    for (name, day) in [("away.toml", "2999-03-01"), ("back.toml", "2001-03-01")] {
        let eve = "name = \"Eve\"\n";
        let team = demo.replacen(eve, &format!("{eve}away_until = {day}\n"), 1);
        write(&folder, name, &team);
    }
    assert_eq!(run(&folder, &["show", "back.toml"]), everyone);
    let without = run(&folder, &["show", "away.toml"]);
    assert!(without.contains("(without Eve, away until 1 Mar 2999)"), "{without}");
    let check = roundtable(&folder).args(["check", "away.toml", "--fail-on", "gap"]).assert();
    check.code(1).stdout(contains("Data and analysis: ").and(contains("without Eve")));
}

#[test]
fn a_team_file_is_found_and_made_without_its_ending() {
    let folder = folder();
    run(&folder, &["new", "crew"]);
    assert!(folder.path().join("crew.toml").exists());
}
