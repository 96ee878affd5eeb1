//! The small files that go between machines: sheets and candidates.

#![allow(clippy::expect_used)]

use proptest::prelude::*;
use roundtable::domain::{Date, Rating, Team};
use roundtable::store::read::{self, Scale, Sheet, SheetAnswer};
use roundtable::store::write;

mod common;

const SHEET: &str = "format = 1
kind = \"sheet\"
team = \"Payments\"
name = \"Ada\"
rated = 2026-11-22

[rating]
services = 4
operations = { level = 2, want = \"grow\" }
challenge = \"A2\"
humour = \"pass\"
";

const TEAM: &str = "format = 1
team.name = \"Payments\"
[[dimension]]
id = \"services\"
[[dimension]]
id = \"operations\"
[[dimension]]
id = \"challenge\"
kind = \"personality\"
";

fn team() -> Team {
    read::team(TEAM, "team.toml").expect("it is valid").team
}

fn sheet(source: &str) -> Result<Sheet, String> {
    read::sheet(source, "ada.toml").map(|read| read.value).map_err(|fault| fault.to_string())
}

#[test]
fn a_sheet_says_who_when_and_what() {
    let sheet = sheet(SHEET).expect("it is valid");
    assert_eq!((sheet.team.as_str(), sheet.name.as_str()), ("Payments", "Ada"));
    assert_eq!(sheet.rated, Date::new(2026, 11, 22));
    let ids: Vec<&str> = sheet.answers.iter().map(|own| own.dimension.as_str()).collect();
    assert_eq!(ids, ["services", "operations", "challenge", "humour"]);
    assert_eq!(write::sheet(&sheet), SHEET);
}

#[test]
fn answers_that_the_team_does_not_ask_for_are_told_with_their_line() {
    let sheet = sheet(&SHEET.replace("services = 4", "services = \"A1\"")).expect("it is valid");
    let team = team();
    let (fitting, strange) = sheet.answers_for(&team);
    let places: Vec<usize> = fitting.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, [1, 2]);
    let told: Vec<String> = strange.iter().map(|own| own.misfit("ada.toml", "Payments")).collect();
    assert_eq!(
        told,
        [
            "ada.toml:8:1: `services` is not asked, or asked otherwise, in `Payments`",
            "ada.toml:11:1: `humour` is not asked, or asked otherwise, in `Payments`",
        ]
    );
}

#[test]
fn what_is_no_sheet_is_refused_with_what_to_do() {
    for (change, to, told) in [
        (
            "\"sheet\"",
            "\"candidate\"",
            "ada.toml:2:8: this file is not a sheet; give a file that says kind = \"sheet\"",
        ),
        (
            "kind = \"sheet\"\n",
            "",
            "ada.toml:1:1: the file does not say its kind; write kind = \"…\" in its first lines",
        ),
        ("format = 1", "format = 9", "ada.toml:1:10: format 9 is newer than format 1"),
        ("name = \"Ada\"\n", "", "ada.toml:1:1: the file does not say its name"),
        (
            "services = 4",
            "services = 6",
            "ada.toml:8:12: the answer on `services` is not on its scale; write 0 to 5, A3 to B3, or \"pass\"",
        ),
        (
            "services = 4",
            "\"ser\\u001Bvices\" = 4",
            "ada.toml:8:1: this id holds an invisible or control character (<U+001B>)",
        ),
        ("2026-11-22", "2026-13-22", "ada.toml:5:9: this is no day or moment of the calendar"),
    ] {
        let fault = sheet(&SHEET.replace(change, to)).expect_err(told).replace("\n ", "");
        assert!(fault.starts_with(told), "{fault}\n{told}");
    }
}

#[test]
fn a_candidate_says_what_was_heard_and_where() {
    let source = "format = 1
kind = \"candidate\"
id = \"fay\"
name = \"Fay\"

[rating]
operations = { level = 3, source = \"pairing with Bo\", evidence = \"the drill\", judge = \"panel\" }
challenge = { end = \"A2\", source = \"interview\" }
services = 4
";
    let team = team();
    let read = read::candidate(source, "fay.toml", &team).expect("it is valid");
    assert!(read.warnings.is_empty());
    assert_eq!(read.value.answers[0].source, "pairing with Bo");
    assert_eq!(write::candidate(&read.value, &team), source);
    let fault = read::candidate(&source.replace("services", "servics"), "fay.toml", &team);
    let fault = fault.expect_err("no such dimension").to_string();
    assert_eq!(fault, "fay.toml:9:1: there is no dimension `servics`; did you mean `services`?");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_persons_answers_come_through_a_sheet_as_they_are(team in common::teams::team()) {
        for (place, member) in team.members().iter().enumerate() {
            let answers = team.dimensions().iter().zip(team.ratings().row(place));
            let answers = answers.filter(|(_, rating)| !rating.is_blank()).map(|(own, rating)| SheetAnswer {
                dimension: own.id.clone(),
                rating,
                scale: Some(Scale::of(own.kind)),
                place: (0, 0),
            });
            let sheet = Sheet {
                team: team.name.clone(),
                name: member.name.clone(),
                rated: member.rated,
                answers: answers.collect(),
            };
            let text = write::sheet(&sheet);
            let read = read::sheet(&text, "sheet.toml").unwrap_or_else(|fault| panic!("{fault}\n{text}"));
            let (fitting, strange) = read.value.answers_for(&team);
            prop_assert!(strange.is_empty(), "{text}");
            let mut row = vec![Rating::BLANK; team.dimensions().len()];
            for (place, rating) in fitting {
                row[place] = rating;
            }
            prop_assert!(row == team.ratings().row(place).collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn a_candidate_comes_through_a_file_of_their_own(team in common::teams::team()) {
        for candidate in &team.candidates {
            let text = write::candidate(candidate, &team);
            let read = read::candidate(&text, "candidate.toml", &team)
                .unwrap_or_else(|fault| panic!("{fault}\n{text}"));
            prop_assert!(read.value == *candidate, "{text}");
        }
    }
}
