//! A save touches only what changed, in every way to write TOML.

use roundtable::files::{read, write};
use roundtable::team::*;

fn source(name: &str) -> String {
    std::fs::read_to_string(format!("tests/tools/{name}.toml")).expect("the file is there")
}

fn team(source: &str) -> Team {
    read::team(source, "team.toml").unwrap_or_else(|fault| panic!("{fault}\n{source}")).team
}

/// Makes a change to a file and returns the file afterwards, which says what
/// was meant.
fn changed(source: &str, change: impl FnOnce(&mut Team)) -> String {
    let mut after = team(source);
    change(&mut after);
    let saved = write::team(&after, Some(source)).expect("it is valid");
    assert!(team(&saved) == after, "{saved}");
    saved
}

fn rate(team: &mut Team, member: &str, dimension: &str, rating: Rating) {
    let member = team.member_index(member).expect("a member");
    let dimension = team.dimension_index(dimension).expect("a dimension");
    let rated = team.members()[member].rated;
    team.apply(Edit::Rate { dimension, member, rating, rated }).expect("it fits");
}

fn level(level: u8) -> Rating {
    Rating::level(level).expect("a level")
}

fn join(team: &mut Team, id: &str, name: &str) {
    let member = Member::new(Id::new(id).expect("an id"), name);
    let edit = Edit::InsertMember(team.members().len(), Box::new(member), vec![level(2)]);
    team.apply(edit).expect("it fits");
}

#[test]
fn an_answer_on_several_lines_keeps_its_comments() {
    let before = source("save-comments-in-an-answer");
    let saved = changed(&before, |team| {
        rate(team, "ida", "night", level(3).with_want(Some(Want::Grow)));
    });
    assert_eq!(saved, before.replace("  level = 2,      # asked", "  level = 3,      # asked"));
    let saved = changed(&before, |team| rate(team, "ida", "night", level(2)));
    assert_eq!(saved, before.replace("  want = \"grow\",  # with Per\n", ""));
    let bare = before.replace("  want = \"grow\",  # with Per\n", "");
    let saved = changed(&bare, |team| {
        rate(team, "ida", "night", level(2).with_want(Some(Want::Less)));
    });
    let with = "  level = 2,      # asked in spring\n  want = \"less\",\n";
    assert_eq!(saved, bare.replace("  level = 2,      # asked in spring\n", with));
}

#[test]
fn dotted_keys_stay_where_they_are() {
    let before = source("save-dotted-keys-apart");
    let saved = changed(&before, |team| rate(team, "per", "mooring", level(4)));
    assert_eq!(saved, before.replace("mooring = 3", "mooring = 4"));
    let saved = changed(&before, |team| rate(team, "ida", "mooring", level(1)));
    assert_eq!(saved, before.replace("rating.mooring = 4", "rating.mooring = 1"));
    let saved = changed(&before, |team| rate(team, "ida", "night", Rating::BLANK));
    assert_eq!(saved, before.replace("rating.night = { level = 2, want = \"grow\" }\n", ""));
    let without = before.replace("rating.night = { level = 2, want = \"grow\" }\n", "");
    let saved = changed(&without, |team| rate(team, "ida", "night", level(5)));
    let with = "rating.mooring = 4\nrating.night = 5\n";
    assert_eq!(saved, without.replace("rating.mooring = 4\n", with));
}

#[test]
fn a_person_added_to_a_list_is_one_more_element() {
    let before = source("save-list-of-people");
    let saved = changed(&before, |team| join(team, "ove", "Ove"));
    let line = "night = 0 } }, # nights only\n";
    let with = format!("{line}  {{ id = \"ove\", name = \"Ove\", rating = {{ mooring = 2 }} }},\n");
    assert_eq!(saved, before.replace(line, &with));
    let saved = changed(&before, |team| {
        team.apply(Edit::without_member(team, 0).expect("Ida")).expect("it fits");
    });
    let gone =
        "  { id = \"ida\", name = \"Ida\", rating = { mooring = 4 } },            # days only\n";
    assert_eq!(saved, before.replace(gone, ""));
    let bare = before.replace("night = 0 } }, # nights", "night = 0 } } # nights");
    let saved = changed(&bare, |team| join(team, "ove", "Ove"));
    assert!(saved.contains("night = 0 } }, # nights only\n  { id = \"ove\""), "{saved}");
    let one_line = "format = 1\nteam = { name = \"T\" }\nmember = [{ name = \"Ada\" }]\n";
    let saved = changed(one_line, |team| {
        let member = Member::new(Id::new("bo").expect("an id"), "Bo");
        team.apply(Edit::InsertMember(1, Box::new(member), vec![])).expect("it fits");
    });
    assert_eq!(saved, one_line.replace(" }]", " }, { id = \"bo\", name = \"Bo\" }]"));
}

const SUB_TABLES: &str = r#"format = 1
[team]
name = "T"

[[dimension]]
id = "a"
[[dimension]]
id = "b"
[[dimension]]
id = "c"

[[member]]
id = "ida"
  # her answers
  [member.rating.a]   # asked
  level = 2           # in spring
  want = "grow"
  note = "mine"

  [member.rating.b]
  level = 1

[[ "member" ]]  # odd
"id" = "per"
'rating'."a" = 3    # quoted
"#;

#[test]
fn sub_tables_and_odd_headings_are_changed_in_place() {
    let grow = |level_of| level(level_of).with_want(Some(Want::Grow));
    let saved = changed(SUB_TABLES, |team| rate(team, "ida", "a", grow(4)));
    assert_eq!(saved, SUB_TABLES.replace("level = 2 ", "level = 4 "));
    let saved = changed(SUB_TABLES, |team| rate(team, "ida", "a", level(2)));
    assert_eq!(saved, SUB_TABLES.replace("  want = \"grow\"\n", ""));
    let saved = changed(SUB_TABLES, |team| rate(team, "ida", "b", Rating::PASS));
    assert_eq!(saved, SUB_TABLES.replace("level = 1", "level = \"pass\""));
    let saved = changed(SUB_TABLES, |team| rate(team, "ida", "c", level(5)));
    let with = "  # her answers\n  [member.rating.a]";
    assert_eq!(saved, SUB_TABLES.replace(with, &format!("  [member.rating]\n  c = 5\n{with}")));
    let saved = changed(SUB_TABLES, |team| rate(team, "per", "a", level(0)));
    assert_eq!(saved, SUB_TABLES.replace("\"a\" = 3 ", "\"a\" = 0 "));
    let saved = changed(SUB_TABLES, |team| rate(team, "per", "c", level(0)));
    assert_eq!(saved, SUB_TABLES.replace("# quoted\n", "# quoted\nrating.c = 0\n"));
    let saved = changed(SUB_TABLES, |team| {
        team.apply(Edit::without_member(team, 1).expect("Per")).expect("it fits");
    });
    assert!(SUB_TABLES.starts_with(saved.trim_end()), "{saved}");
}

#[test]
fn an_indented_file_stays_indented() {
    let before = "format = 1\n[team]\n  name = \"T\"\n\n[[dimension]]\n  id = \"a\"\n\n\
                  [[dimension]]\n  id = \"b\"\n\n  [[member]]\n    name = \"Ada\"\n    \
                  [member.rating]\n      a = 1 # x\n";
    let saved = changed(before, |team| rate(team, "ada", "b", level(2)));
    assert_eq!(saved, before.replace("a = 1 # x\n", "a = 1 # x\n      b = 2\n"));
    let saved = changed(before, |team| join(team, "bo", "Bo"));
    assert_eq!(
        saved,
        format!(
            "{before}\n  [[member]]\n  id = \"bo\"\n  name = \"Bo\"\n  [member.rating]\n  a = 2\n"
        )
    );
}
