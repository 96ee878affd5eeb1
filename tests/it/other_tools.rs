//! Team files as other programs leave them: what says the same is read as the
//! same, what does not is refused with words about what is there.

use roundtable::files::read;
use roundtable::team::*;

fn source(name: &str) -> String {
    std::fs::read_to_string(format!("tests/tools/{name}.toml")).expect("the file is there")
}

fn team(source: &str) -> Team {
    read::team(source, "team.toml").unwrap_or_else(|fault| panic!("{fault}\n{source}")).team
}

fn refused(source: &str) -> String {
    read::team(source, "team.toml").map(|_| ()).expect_err(source).to_string()
}

#[test]
fn what_libraries_write_otherwise_is_the_same_team() {
    let base = team(&source("base"));
    for name in ["days-as-midnight-utc", "days-in-quotes", "numbers-with-a-point"] {
        assert!(team(&source(name)) == base, "{name}");
    }
    let days = |rated: &str| source("base").replace("2026-11-16", rated);
    for rated in [
        "2026-11-16T00:00:00",
        "2026-11-16 00:00:00.000",
        "2026-11-16T00:00:00.0+00:00",
        "2026-11-16T00:00:00+13:00",
        "2026-11-16T00:00:00-08:00",
        "\"2026-11-16T00:00:00.000Z\"",
        "'2026-11-16'",
    ] {
        assert!(team(&days(rated)) == base, "{rated}");
    }
    let numbers =
        |level: &str| source("base").replace("mooring = 4", &format!("mooring = {level}"));
    for level in ["4.0", "4e0", "0.4e1", "+4", "0x4", "0b100", "4.000"] {
        assert!(team(&numbers(level)) == base, "{level}");
    }
    let zeros = source("base").replace("night = 0", "night = -0");
    assert!(team(&zeros) == base && team(&zeros.replace("= -0", "= -0.0")) == base);
}

#[test]
fn what_says_something_else_is_refused_with_what_stands_there() {
    let rated = |rated: &str| refused(&source("base").replace("2026-11-16", rated));
    let told = refused(&source("day-with-a-time"));
    assert_eq!(
        told,
        "team.toml:24:9: `rated` is a day, without the time 15:00 in UTC; write only the day, \
         rated = 2026-11-22, and check it: a time zone may have shifted it"
    );
    assert!(rated("2026-11-16T23:00:00+02:00").contains("23:00 at +02:00"));
    assert!(rated("2026-11-16T00:00:01").contains("without the time 00:00"));
    assert!(rated("\"16.11.2026\"").contains("`rated` is a text, not a day"));
    assert!(rated("\"2026-11-31\"").contains("`rated` is a text, not a day"));
    assert!(rated("20261116").contains("`rated` is a number, not a day"));
    assert!(rated("07:30:00").contains("`rated` is a time of day, not a day"));
    let level =
        |level: &str| refused(&source("base").replace("level = 4,", &format!("level = {level},")));
    assert!(level("4.5").contains("`level` is not a whole number"));
    assert!(level("\"4\"").contains("`level` is a text, not a whole number"));
    assert!(level("nan").contains("`level` is not a whole number"));
    let answer = |answer: &str| {
        refused(&source("base").replace("mooring = 4", &format!("mooring = {answer}")))
    };
    assert!(answer("4.5").contains("the answer on `mooring` is not a whole number"));
    assert!(answer("\"4\"").contains("is a text, and this scale has numbers"));
    assert!(answer("2026-11-16").contains("the answer on `mooring` is a date"));
}

#[test]
fn ids_are_the_same_in_every_normal_form() {
    let (composed, apart) = ("caf\u{E9}", "cafe\u{301}");
    let plain = source("base")
        .replace("\"ida\"", &format!("\"{composed}\""))
        .replace("\"mooring\"", &format!("\"{composed}\""));
    let plain = plain.replace("mooring = ", &format!("\"{composed}\" = "));
    let base = team(&plain);
    for nth in 0..plain.matches(composed).count() {
        let at = plain.match_indices(composed).nth(nth).expect("it is there").0;
        let mixed = format!("{}{apart}{}", &plain[..at], &plain[at + composed.len()..]);
        assert!(team(&mixed) == base, "{mixed}");
    }
    let twice = plain.replace("night = 0", &format!("\"{apart}\" = 0"));
    assert!(refused(&twice).contains("for the second time"));
}

#[test]
fn what_forty_people_have_alike_is_said_once() {
    let mut all = source("base");
    for nth in 0..40 {
        all += &format!("\n[[member]]\nname = \"P{nth}\"\nteam_role = \"x\"\n");
    }
    let warnings = read::team(&all, "team.toml").expect("it is valid").warnings;
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!(
        warnings[0].to_string(),
        "team.toml:49:1: a member has no key `team_role` (and 39 more like it); it is kept as it is"
    );
}

#[test]
fn a_conflict_says_to_keep_both_where_both_sides_add() {
    let told = refused(&source("merge-two-new-people")).replace("\n  ", " ");
    assert!(told.contains("keep both, each below a [[member]] of its own"), "{told}");
    let changed = source("base").replace(
        "mooring = 3\n",
        "<<<<<<< HEAD\nmooring = 3\n=======\nmooring = 2\n>>>>>>> branch\n",
    );
    assert!(refused(&changed).contains("keep one of the two"), "{changed}");
}
