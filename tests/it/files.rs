//! Team files as people keep them: what is read, what is refused and with
//! which words, and what a save leaves alone.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::Index;
use roundtable::files::{read, write};
use roundtable::team::*;
use roundtable::text;

fn toml_files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&root)
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_shipped_team_is_read_without_a_warning() {
    let shipped =
        [toml_files("assets/templates"), vec![PathBuf::from("assets/demo.toml")]].concat();
    assert!(shipped.len() > 5);
    for path in shipped {
        let source = std::fs::read_to_string(&path).expect("the file is read");
        let read =
            read::team(&source, &path.to_string_lossy()).unwrap_or_else(|fault| panic!("{fault}"));
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    }
}

/// What people do to a team in one sitting, by the places of what they touch.
fn edits_of(before: &Team, after: &Team, steps: &[(u8, Index, Index)]) -> Team {
    let mut team = before.clone();
    for (what, one, other) in steps {
        let place = |index: &Index, len: usize| if len == 0 { 0 } else { index.index(len) };
        let (dimensions, members) = (team.dimensions().len(), team.members().len());
        let edit = match what % 8 {
            0 => Edit::MoveMember(place(one, members), place(other, members)),
            1 => Edit::MoveDimension(place(one, dimensions), place(other, dimensions)),
            2 => Edit::without_member(&team, place(one, members)).unwrap_or(Edit::All(vec![])),
            3 => {
                Edit::without_dimension(&team, place(one, dimensions)).unwrap_or(Edit::All(vec![]))
            }
            4 => match after.members().get(place(one, after.members().len())) {
                Some(new)
                    if team.member_index(new.id.as_str()).is_none()
                        && team
                            .members()
                            .iter()
                            .all(|own| text::fold(&own.name) != text::fold(&new.name)) =>
                {
                    let new = Member::new(new.id.clone(), new.name.clone());
                    Edit::InsertMember(place(other, members + 1), Box::new(new), vec![])
                }
                _ => Edit::All(vec![]),
            },
            5 => Edit::Rate {
                dimension: place(one, dimensions),
                member: place(other, members),
                rating: Rating::PASS,
                rated: Date::new(2026, 11, 22),
            },
            6 => Edit::Decision(ListEdit::Move(
                place(one, team.decisions.len()),
                place(other, team.decisions.len()),
            )),
            _ => Edit::Candidate(ListEdit::Remove(place(one, team.candidates.len()))),
        };
        // What does not fit, on an empty team, is not done.
        let _ = team.apply(edit);
    }
    team
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_is_saved_is_what_is_read_again(team in crate::common::teams::team()) {
        let saved = write::team(&team, None).expect("a new file has nothing to read");
        let read = read::team(&saved, "team.toml").unwrap_or_else(|fault| panic!("{fault}\n{saved}"));
        prop_assert!(read.team == team, "{saved}");
    }

    #[test]
    fn saving_without_an_edit_changes_no_byte(team in crate::common::teams::team()) {
        let saved = write::team(&team, None).expect("a new file has nothing to read");
        let again = write::team(&team, Some(&saved)).expect("it was just written");
        prop_assert_eq!(saved, again);
    }

    #[test]
    fn any_team_is_saved_over_any_other(before in crate::common::teams::team(), after in crate::common::teams::team()) {
        let old = write::team(&before, None).expect("a new file has nothing to read");
        let saved = write::team(&after, Some(&old)).expect("the old one is valid");
        let read = read::team(&saved, "team.toml").unwrap_or_else(|fault| panic!("{fault}\n{saved}"));
        prop_assert!(read.team == after, "{saved}");
    }

    #[test]
    fn merging_with_what_nobody_changed_gives_the_other_side(
        base in crate::common::teams::team(),
        other in crate::common::teams::team(),
        steps in proptest::collection::vec(any::<(u8, Index, Index)>(), 1..8),
    ) {
        // Moving is left out: who stands where is as on disk.
        let steps: Vec<_> = steps.into_iter().filter(|(what, ..)| ![0, 1, 6].contains(&(what % 8))).collect();
        let mine = edits_of(&base, &other, &steps);
        let unchanged = write::merge(&base, &base, &mine, write::Resolution::Theirs, "").expect("valid");
        prop_assert!(unchanged.team == mine && unchanged.conflicts.is_empty());
        let same = write::merge(&base, &mine, &mine, write::Resolution::Theirs, "").expect("valid");
        prop_assert!(same.team == mine && same.conflicts.is_empty());
        let all_mine = write::merge(&base, &mine, &base, write::Resolution::Theirs, "").expect("valid");
        prop_assert!(all_mine.conflicts.is_empty());
        let known = |team: &Team| {
            let mut names: Vec<String> = team.members().iter().map(|own| own.name.clone()).collect();
            names.sort();
            names
        };
        prop_assert_eq!(known(&all_mine.team), known(&mine));
        prop_assert_eq!(all_mine.team.dimensions(), mine.dimensions());
    }

    #[test]
    fn a_sitting_of_edits_is_saved_as_it_is(
        before in crate::common::teams::team(),
        after in crate::common::teams::team(),
        steps in proptest::collection::vec(any::<(u8, Index, Index)>(), 1..8),
    ) {
        let old = write::team(&before, None).expect("a new file has nothing to read");
        // Ids that their names give need not be written.
        let bare: String = old.lines().filter(|line| !line.starts_with("id = ")).fold(
            String::new(), |text, line| text + line + "\n");
        let old = match read::team(&bare, "bare") {
            Ok(read) if read.team == before => bare,
            _ => old,
        };
        let team = edits_of(&before, &after, &steps);
        let saved = write::team(&team, Some(&old)).expect("the old one is valid");
        let read = read::team(&saved, "team.toml").unwrap_or_else(|fault| panic!("{fault}\n{saved}"));
        prop_assert!(read.team == team, "{old}\n\n{saved}");
    }
}

const BY_HAND: &str = r#"# Our team, kept by hand.
format = 1   # the schema

[team]
name = "Payments"   # ours
mood = "curious"

# --- what we need ---------------------------------

# the first one
[[dimension]]
id = "services"
name = "Services"
kind = "skill"
need = { level = 3, people = 2 }   # for now

[[dimension]]
name = "In a debate"
kind = "personality"
poles = ["Challenges ideas", "Supports people"]
[dimension.need]
a = 1
weight = 0.5

# --- who we are -----------------------------------

# Ada is away in May.
[[member]]
name = "Ada"
rated = 2026-11-22
[member.rating]
services    = 4          # since the migration
in_a_debate = { end = "A2", note = "mostly" }

[[member]]
name = "Bo"
rating = { services = 2 }
# until here
"#;

/// The lines that differ, in the way of `diff`.
fn difference(before: &str, after: &str) -> String {
    let (mut before, mut after): (Vec<&str>, Vec<&str>) =
        (before.lines().collect(), after.lines().collect());
    let same = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    before.drain(..same);
    after.drain(..same);
    while before.last().is_some() && before.last() == after.last() {
        before.pop();
        after.pop();
    }
    let gone = before.iter().map(|line| format!("- {line}\n"));
    gone.chain(after.iter().map(|line| format!("+ {line}\n"))).collect()
}

/// What an edit of the file kept by hand changes in it.
fn edited(edit: impl FnOnce(&Team) -> Edit) -> String {
    edited_in(BY_HAND, edit)
}

fn edited_in(source: &str, edit: impl FnOnce(&Team) -> Edit) -> String {
    let mut team = read::team(source, "by hand").unwrap_or_else(|fault| panic!("{fault}")).team;
    let edit = edit(&team);
    team.apply(edit).expect("the edit fits");
    let saved = write::team(&team, Some(source)).expect("the source is valid");
    let read = read::team(&saved, "saved").unwrap_or_else(|fault| panic!("{fault}\n{saved}"));
    assert!(read.team == team, "{saved}");
    difference(source, &saved)
}

fn level(level: u8) -> Rating {
    Rating::level(level).expect("a level")
}

fn rate(team: &Team, dimension: &str, member: &str, rating: Rating) -> Edit {
    let member = team.member_index(member).expect("a member");
    Edit::Rate {
        dimension: team.dimension_index(dimension).expect("a dimension"),
        member,
        rating,
        rated: team.members()[member].rated,
    }
}

#[test]
fn one_changed_rating_is_one_changed_line_and_its_comment_stays() {
    assert_eq!(
        edited(|team| rate(team, "services", "ada", level(5))),
        "- services    = 4          # since the migration\n\
         + services    = 5          # since the migration\n"
    );
}

#[test]
fn keys_that_the_program_does_not_know_survive_inside_a_changed_answer() {
    assert_eq!(
        edited(|team| rate(team, "in_a_debate", "ada", Rating::PASS)),
        "- in_a_debate = { end = \"A2\", note = \"mostly\" }\n\
         + in_a_debate = { end = \"pass\", note = \"mostly\" }\n"
    );
}

#[test]
fn a_member_written_on_one_line_stays_on_one_line() {
    assert_eq!(
        edited(|team| rate(team, "in_a_debate", "bo", Rating::position(Position::B2))),
        "- rating = { services = 2 }\n\
         + rating = { services = 2, in_a_debate = \"B2\" }\n"
    );
}

#[test]
fn a_deleted_member_leaves_with_the_comment_above_and_the_heading_stays() {
    let gone = edited(|team| Edit::without_member(team, 0).expect("Ada is there"));
    assert!(gone.contains("- # Ada is away in May.\n"), "{gone}");
    assert!(!gone.contains("who we are") && !gone.contains('+'), "{gone}");
}

#[test]
fn a_renamed_dimension_keeps_the_id_that_its_name_gave() {
    let renamed = edited(|team| {
        let mut own = team.dimensions()[1].clone();
        own.name = "Debates".into();
        Edit::ReplaceDimension(1, Box::new(own))
    });
    let expected = "- name = \"In a debate\"\n+ id = \"in_a_debate\"\n+ name = \"Debates\"\n";
    assert_eq!(renamed, expected);
}

#[test]
fn windows_line_ends_and_a_missing_last_one_stay() {
    let windows = BY_HAND.trim_end().replace('\n', "\r\n");
    let mut team = read::team(&windows, "windows").expect("it is valid").team;
    team.apply(rate(&team, "services", "ada", level(1))).expect("the edit fits");
    let saved = write::team(&team, Some(&windows)).expect("it is valid");
    assert_eq!(saved, windows.replace("services    = 4", "services    = 1"));
}

#[test]
fn what_each_edit_changes_in_a_file_kept_by_hand() {
    let cy = || Box::new(Member::new(Id::new("cy").expect("an id"), "Cy"));
    let need = |team: &Team, place: usize, need: Need| {
        let mut own = team.dimensions()[place].clone();
        own.need = need;
        Edit::ReplaceDimension(place, Box::new(own))
    };
    let all = [
        (
            "a want",
            edited(|team| rate(team, "services", "ada", level(4).with_want(Some(Want::Less)))),
        ),
        ("an answer taken back", edited(|team| rate(team, "in_a_debate", "ada", Rating::BLANK))),
        ("the only answer taken back", edited(|team| rate(team, "services", "bo", Rating::BLANK))),
        ("the last member deleted", edited(|_| Edit::RemoveMember(1))),
        ("two members swapped", edited(|_| Edit::MoveMember(0, 1))),
        ("a member first", edited(|_| Edit::InsertMember(0, cy(), vec![level(3)]))),
        ("a member last", edited(|_| Edit::InsertMember(2, cy(), vec![level(3)]))),
        (
            "a part of a need",
            edited(|team| need(team, 0, Need::People { level: 4, people: 2, priority: 3 })),
        ),
        ("not needed", edited(|team| need(team, 0, Need::None))),
        ("not needed, where it was a table", edited(|team| need(team, 1, Need::None))),
        (
            "a session begun",
            edited(|_| {
                let began = Some(1_795_356_000);
                Edit::Session(Box::new(Session { hidden: true, began, ..Session::default() }))
            }),
        ),
        (
            "a dimension deleted",
            edited(|team| Edit::without_dimension(team, 0).expect("it is there")),
        ),
        (
            "a first situation",
            edited(|team| {
                let mut own = Situation::new(Id::new("launch").expect("an id"), "Launch");
                own.needs.push((team.dimensions()[1].id.clone(), NeedOverride::NotNeeded));
                Edit::Situation(ListEdit::Insert(0, own))
            }),
        ),
        ("the team renamed", edited(|_| Edit::Name("Payments & more".into()))),
    ];
    let shown: Vec<String> = all.iter().map(|(what, diff)| format!("{what}\n{diff}")).collect();
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn a_new_file_reads_as_the_format_describes_it() {
    let source = std::fs::read_to_string("assets/demo.toml").expect("the demo is there");
    let mut team = read::team(&source, "demo").expect("the demo is valid").team;
    while team.members().len() > 2 {
        let edit = Edit::without_member(&team, 2).expect("a member");
        team.apply(edit).expect("the edit fits");
    }
    while team.dimensions().len() > 3 {
        let at = if team.dimensions()[2].is_spectrum() { 3 } else { 2 };
        let edit = Edit::without_dimension(&team, at).expect("a dimension");
        team.apply(edit).expect("the edit fits");
    }
    insta::assert_snapshot!(write::team(&team, None).expect("a new file"));
}

fn message(path: &Path) -> Result<read::Read, String> {
    let bytes = std::fs::read(path).expect("the file is there");
    let name = path.file_name().expect("a name").to_string_lossy();
    read::from_bytes(bytes, &name)
        .and_then(|source| read::team(&source, &name))
        .map_err(|fault| fault.to_string())
}

/// Every file of `tests/bad` with what its writer is told. A reviewer asks of
/// each line: would I know what to do?
#[test]
fn every_bad_file_is_refused_with_what_to_do() {
    let files = toml_files("tests/bad");
    assert!(files.len() >= 60);
    let mut told = Vec::new();
    for path in files {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let Err(message) = message(&path) else { panic!("{name} is read") };
        assert!(message.len() <= 4096 && message.starts_with(&name), "{message}");
        assert!(!message.chars().any(|c| c.is_control() && c != '\n'), "{name}");
        assert!(message.contains(';'), "{message} says nothing to do");
        told.push(message);
    }
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn no_message_about_a_rating_tells_the_rating() {
    let sentences = ["7", "-1", "4.5", "1e400", "99999999999999999999", "A4", "more"];
    for path in toml_files("tests/bad") {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.starts_with("rating-") {
            let message = message(&path).expect_err("it is bad");
            let what = message.split("; ").next().unwrap_or_default();
            let place = format!("{name}:");
            let what = what
                .trim_start_matches(&place)
                .trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
            assert!(sentences.iter().all(|value| !what.contains(value)), "{message}");
        }
    }
}

#[test]
fn every_good_file_is_read_and_saved_again_byte_for_byte() {
    let mut told = Vec::new();
    for path in toml_files("tests/good") {
        let read = message(&path).unwrap_or_else(|fault| panic!("{fault}"));
        told.extend(read.warnings.iter().map(ToString::to_string));
        let source = std::fs::read_to_string(&path).expect("it is text");
        let saved = write::team(&read.team, Some(&source)).expect("it is valid");
        if read.format == roundtable::files::FORMAT {
            assert_eq!(saved, source, "{}", path.display());
        }
        let fresh = write::team(&read.team, None).expect("it is valid");
        let again = read::team(&fresh, "fresh").unwrap_or_else(|fault| panic!("{fault}\n{fresh}"));
        assert!(again.team == read.team, "{fresh}");
        let team = edits_of(&read.team, &read.team, &[]);
        let renamed = {
            let mut team = team;
            team.name = "Another".into();
            team
        };
        let saved = write::team(&renamed, Some(&source)).expect("it is valid");
        let again = read::team(&saved, "saved").unwrap_or_else(|fault| panic!("{fault}\n{saved}"));
        assert!(again.team == renamed, "{saved}");
    }
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn nesting_bombs_are_refused_and_do_not_bring_the_program_down() {
    let deep = 200_000;
    let bombs = [
        format!("x = {}", "[".repeat(deep)),
        format!("x = {}", "{a=".repeat(deep)),
        format!("{}a = 1", "a.".repeat(deep)),
        format!("{}a = 1", "\"a\" . ".repeat(deep)),
        format!("[{}a]", "'a'.".repeat(deep)),
        format!("x = {{ {}a = 1 }}", "a.".repeat(deep)),
        format!("x = '''it's''' \n{}a = 1", "a.".repeat(deep)),
    ];
    for bomb in bombs {
        let source = format!("format = 1\nteam.name = \"Payments\"\n{bomb}\n");
        let fault = read::team(&source, "bomb.toml").expect_err("it is a bomb");
        assert_eq!(fault.line().map(|line| line >= 3), Some(true), "{fault}");
    }
}
