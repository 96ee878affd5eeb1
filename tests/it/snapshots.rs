//! Snapshots: what leaves with one and what does not, that nothing is ever
//! overwritten, that each is read once, and that comparing them says what
//! comparing the teams says.
use std::fs;
use std::path::Path;

use crate::common::small::{PEOPLE, team};
use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use proptest::prelude::*;
use roundtable::diff::{Version, compare, compare_totals, totals};
use roundtable::files::read;
use roundtable::files::snapshots::{self, Named, Outline, Redaction, When};
use roundtable::team::{Date, Session, Team};
use strum::VariantArray as _;
use tempfile::TempDir;

const WHEN: When =
    When { day: Date { year: 2026, month: 11, day: 22 }, time: (14, 3, 5), offset: Some(60) };

/// A team with a word in every place that could name a person.
const PLANTED: &str = r#"
format = 1
[team]
name = "Payments"
situation = "launch"
[[dimension]]
id = "services"
name = "Services"
about = "what Zebulon built"
levels = ["Zebulon none", "b", "c", "d", "e", "f"]
[[dimension]]
id = "debate"
name = "In a debate"
kind = "personality"
poles = ["Challenges", "Supports"]
[[situation]]
id = "launch"
name = "Launch"
about = "as Zebulon said"
[situation.need]
services = { level = 4, people = 1, priority = 3 }
[[member]]
id = "zebulon"
name = "Zebulon"
alias = "Quagga"
rated = 2026-11-01
speaks = ["debate:a"]
[member.rating]
services = { level = 4, want = "grow" }
debate = "A3"
[[member]]
id = "zora"
name = "Zora"
[session]
step = "close"
done = ["zebulon"]
[[expectation]]
dimension = "services"
expected = "gap"
[[correction]]
member = "zebulon"
dimension = "services"
before = 5
after = 4
example = "Zebulon broke it"
[[decision]]
dimension = "services"
choice = "grow"
owner = "zebulon"
due = 2027-02-22
expect = "covered"
note = "Zebulon pairs with Zora"
[[plan]]
hire = ["zelda"]
note = "Zelda first"
[plan.expect]
services = "strong"
[[candidate]]
id = "zelda"
name = "Zelda"
[candidate.rating]
services = { level = 4, source = "Zora heard it", evidence = "Zelda showed it" }
"#;

fn planted() -> Team {
    read::team(PLANTED, "team.toml").unwrap().team
}

fn leaving(named: Named, personality: bool) -> Redaction {
    Redaction { named, personality, ..Redaction::default() }
}

fn kept(team: &Team, named: Named, personality: bool) -> snapshots::Snapshot {
    let text = snapshots::text(team, &leaving(named, personality), WHEN).unwrap();
    let read = read::snapshot(&text, "kept.toml").unwrap();
    assert_eq!(read.warnings, [], "{text}");
    read.value
}

#[test]
fn counts_hold_no_name_id_alias_note_or_answer_of_anyone() {
    let text = snapshots::text(&planted(), &leaving(Named::None, true), WHEN).unwrap();
    let folded = text.to_lowercase();
    for planted in ["zebulon", "zora", "zelda", "quagga", "member", "candidate", "owner", "plan"] {
        assert!(!folded.contains(planted), "{planted}:\n{text}");
    }
    for kept in [
        "asked = 2",
        "answered = 1",
        "hold = { people = 1 }",
        "need = { level = 4, people = 1, priority = 3 }",
        "hold = { a = 1, b = 0 }",
        "expected = \"gap\"",
        "due = 2027-02-22",
        "name = \"Launch\"",
    ] {
        assert!(text.contains(kept), "{kept}:\n{text}");
    }
}

#[test]
fn aliases_leave_without_a_name_and_without_the_order_of_the_file() {
    let mut team = planted();
    let edit = snapshots::give_aliases(&team, Vec::new()).unwrap();
    team.apply(edit).unwrap();
    assert_eq!(team.members()[0].alias.as_deref(), Some("Quagga"), "kept once given");
    let text = snapshots::text(&team, &leaving(Named::Alias, true), WHEN).unwrap();
    let snapshot = read::snapshot(&text, "kept.toml").unwrap().value;
    let members = snapshot.team.members();
    assert!(members.is_sorted_by_key(|member| member.name.clone()));
    for member in members {
        assert!(!["zebulon", "zora"].contains(&member.id.as_str()), "{text}");
    }
    for planted in ["Zora", "Zelda", "zebulon\"", "broke it", "pairs with"] {
        assert!(!text.contains(planted), "{planted}:\n{text}");
    }
    // What the room knows of someone would tell who is behind an alias.
    assert!(members.iter().all(|member| member.rated.is_none() && member.spoken_ends.is_empty()));
    assert!(snapshot.team.decisions.iter().all(|one| one.owner.is_none() && one.note.is_empty()));
    assert!(snapshot.team.corrections.iter().all(|one| one.on.is_none()));
    assert!(!text.to_lowercase().contains("zebulon"), "{text}");
}

#[test]
fn personality_stays_unless_it_is_chosen() {
    for named in [Named::Keep, Named::None] {
        let text = snapshots::text(&planted(), &leaving(named, false), WHEN).unwrap();
        assert!(!text.contains("debate"), "{text}");
    }
}

#[test]
fn a_snapshot_is_the_whole_team_with_what_was_computed() {
    let snapshot = kept(&planted(), Named::Keep, true);
    let discuss = planted().session.discuss;
    let mut whole = planted();
    // Candidates leave only when asked for.
    whole.candidates.clear();
    whole.session = Session { discuss, ..Session::default() };
    assert_eq!(snapshot.team, whole);
    assert_eq!((snapshot.when, snapshot.counts), (WHEN, totals(Version::at(&whole))));
}

/// As a file could hold it: no need of a dimension that is not there.
fn sound(mut team: Team) -> Team {
    let ids: Vec<_> = team.dimensions().iter().map(|own| own.id.clone()).collect();
    for situation in &mut team.situations {
        situation.needs.retain(|(of, _)| ids.contains(of));
    }
    team
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn comparing_snapshots_says_what_comparing_the_teams_says(then in team(), now in team()) {
        let (then, now) = (sound(then), sound(now));
        let (before, after) = (kept(&then, Named::Keep, true), kept(&now, Named::Keep, true));
        prop_assert_eq!(
            compare(Version::at(&before.team), Version::at(&after.team)),
            compare(Version::at(&then), Version::at(&now))
        );
        let (before, after) = (kept(&then, Named::None, true), kept(&now, Named::None, true));
        let counts = compare_totals(&before.totals(), &after.totals());
        prop_assert_eq!(
            counts,
            compare_totals(&totals(Version::at(&then)), &totals(Version::at(&now)))
        );
    }

    #[test]
    fn counts_never_name_anyone(team in team(), personality in any::<bool>()) {
        let team = sound(team);
        let text = snapshots::text(&team, &leaving(Named::None, personality), WHEN).unwrap();
        for (place, name) in PEOPLE.iter().enumerate() {
            let id = format!("\"m{place}\"");
            prop_assert!(!text.contains(name) && !text.contains(&id));
        }
        prop_assert!(!text.contains("Alias") && !text.contains("member"));
    }
}

#[test]
fn a_second_one_in_the_same_second_gets_a_name_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("team.snapshots");
    let text = snapshots::text(&planted(), &leaving(Named::Keep, true), WHEN).unwrap();
    let first = snapshots::keep(&folder, WHEN, &text).unwrap();
    let second = snapshots::keep(&folder, WHEN, "another").unwrap();
    assert_eq!(first.file_name().unwrap(), "2026-11-22-140305.toml");
    assert_eq!(second.file_name().unwrap(), "2026-11-22-140305_2.toml");
    assert_eq!(fs::read_to_string(&first).unwrap(), text);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&first).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn an_outline_is_what_the_whole_snapshot_says_without_the_answers() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["assets/demo.toml", "examples/forty-people.toml", "examples/two-situations.toml"] {
        let source = fs::read_to_string(name).unwrap();
        let mut team = read::team(&source, name).unwrap().team;
        if let Some(decision) = team.decisions.first_mut() {
            decision.note = "[[member]] [[coverage]]".into();
        }
        if let Some(edit) = snapshots::give_aliases(&team, Vec::new()) {
            team.apply(edit).unwrap();
        }
        for &named in Named::VARIANTS {
            for personality in [false, true] {
                let text = snapshots::text(&team, &leaving(named, personality), WHEN).unwrap();
                let path = snapshots::keep(folder.path(), WHEN, &text).unwrap();
                let mut whole = Outline::of(path.clone(), &snapshots::open(&path).unwrap());
                let mut outline = Outline::open(&path).unwrap();
                let people = |one: &mut Outline| {
                    let people = std::mem::take(&mut one.people).into_iter();
                    people.map(|member| (member.id, member.name, member.alias)).collect::<Vec<_>>()
                };
                assert_eq!(people(&mut outline), people(&mut whole), "{name}");
                // A snapshot does not count the spectra that stayed away.
                whole.totals.retain(|total| outline.totals.iter().any(|one| one.id == total.id));
                assert_eq!(outline, whole, "{name}");
            }
        }
    }
}

#[test]
fn headings_within_texts_do_not_mislead_an_outline() {
    let folder = tempfile::tempdir().unwrap();
    let source = fs::read_to_string("assets/demo.toml").unwrap();
    let team = read::team(&source, "demo").unwrap().team;
    let text = snapshots::text(&team, &leaving(Named::Keep, true), WHEN).unwrap();
    for inside in ["[[decision]]", "[[coverage]]", "[[member]]", "[team]"] {
        let note = format!("note = \"\"\"why\n{inside}\nx = 1\n\"\"\"");
        let text = text.replace("program = ", &format!("{note}\nprogram = "));
        let path = snapshots::keep(folder.path(), WHEN, &text).unwrap();
        let whole = snapshots::open(&path).map(|own| own.note);
        assert_eq!(Outline::open(&path).map(|own| own.note), whole, "{inside}");
    }
}

#[test]
fn a_folder_is_read_by_date_and_a_torn_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let source = fs::read_to_string("assets/demo.toml").unwrap();
    let team = read::team(&source, "demo").unwrap().team;
    for nth in [3, 1, 2] {
        let when =
            When { day: Date { year: 2026, month: nth, day: 1 }, time: (0, 0, 0), offset: None };
        let text = snapshots::text(&team, &leaving(Named::Keep, true), when).unwrap();
        snapshots::keep(folder.path(), when, &text).unwrap();
    }
    fs::write(folder.path().join("torn.toml"), "format = 1\n[snap").unwrap();
    let (found, faults) = snapshots::read_all(folder.path()).unwrap();
    assert!(found.is_sorted_by_key(|one| one.snapshot.when));
    assert_eq!((found.len(), faults.len()), (3, 1));
}

// ---- the command ----------------------------------------------------------

fn roundtable(folder: &TempDir, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
    command.current_dir(folder.path()).args(arguments).assert()
}

fn with_demo() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("assets/demo.toml", folder.path().join("team.toml")).unwrap();
    folder
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn counts_hold_no_note_and_say_so() {
    let folder = with_demo();
    roundtable(&folder, &["snapshot", "team.toml", "--names", "none", "--note", "Zora left"])
        .success()
        .stderr(contains("the note is left out"));
    let kept = folder.path().join("team.snapshots");
    let kept = fs::read_to_string(kept.join(&files(&kept)[0])).unwrap();
    assert!(!kept.contains("Zora"), "{kept}");
}

#[test]
fn snapshot_goes_beside_the_team_file_and_can_be_compared_with_it() {
    let folder = with_demo();
    roundtable(&folder, &["snapshot", "team.toml", "--personality", "--note", "first"])
        .success()
        .stdout(contains("Saved as team.snapshots"));
    let names = files(&folder.path().join("team.snapshots"));
    assert_eq!(names.len(), 1);
    let old = format!("team.snapshots/{}", names[0]);
    assert!(fs::read_to_string(folder.path().join(&old)).unwrap().contains("note = \"first\""));
    roundtable(&folder, &["diff", &old, "team.toml"])
        .success()
        .stdout(contains("As before").and(contains("No longer").not()));
}

#[test]
fn out_never_overwrites_what_is_there() {
    let folder = with_demo();
    fs::write(folder.path().join("mine.toml"), "mine").unwrap();
    roundtable(&folder, &["snapshot", "team.toml", "--out", "mine.toml"])
        .code(2)
        .stderr(contains("there is a file of that name already"));
    assert_eq!(fs::read_to_string(folder.path().join("mine.toml")).unwrap(), "mine");
}

#[test]
fn aliases_are_given_once_and_compare_with_the_file_that_keeps_them() {
    let folder = with_demo();
    roundtable(&folder, &["snapshot", "team.toml", "--names", "alias", "--out", "a.toml"])
        .success();
    let given = fs::read_to_string(folder.path().join("team.toml")).unwrap();
    roundtable(&folder, &["snapshot", "team.toml", "--names", "alias", "--out", "b.toml"])
        .success();
    assert_eq!(fs::read_to_string(folder.path().join("team.toml")).unwrap(), given);
    roundtable(&folder, &["diff", "a.toml", "b.toml"]).success();
    roundtable(&folder, &["diff", "a.toml", "team.toml"])
        .success()
        .stdout(contains("joined").not());
    // A file whose people have no aliases cannot be told from anyone.
    fs::copy("assets/demo.toml", folder.path().join("plain.toml")).unwrap();
    roundtable(&folder, &["diff", "a.toml", "plain.toml"])
        .code(2)
        .stderr(contains("plain.toml has no aliases"));
}

#[test]
fn counts_are_compared_as_totals_and_few_people_are_warned_of() {
    let folder = with_demo();
    fs::copy("examples/three-founders.toml", folder.path().join("three.toml")).unwrap();
    roundtable(&folder, &["snapshot", "three.toml", "--names", "none", "--out", "few.toml"])
        .success()
        .stderr(contains("Counts of 3 people cannot be anonymous"));
    roundtable(&folder, &["snapshot", "team.toml", "--names", "none", "--out", "counts.toml"])
        .success()
        .stderr("");
    roundtable(&folder, &["diff", "counts.toml", "team.toml"])
        .success()
        .stdout(contains("One side has counts without people"));
    roundtable(&folder, &["diff", "counts.toml", "team.toml", "--format", "json"])
        .success()
        .stdout(contains("\"counts_only\": true"));
}

#[test]
fn until_the_reveal_no_snapshot_is_kept() {
    let folder = with_demo();
    let hidden = PLANTED.replace("[session]\n", "[session]\nhidden = true\n");
    fs::write(folder.path().join("hidden.toml"), hidden).unwrap();
    roundtable(&folder, &["snapshot", "hidden.toml"]).code(2).stderr(contains("until the reveal"));
    assert_eq!(files(folder.path()), ["hidden.toml", "team.toml"]);
}
