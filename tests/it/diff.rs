//! What changed and why: the worked examples, and the law that every change
//! is split exactly into its causes, on random pairs of teams.
use std::fs;

use crate::common::small::{rating, team};
use assert_cmd::Command;
use proptest::prelude::*;
use roundtable::coverage::{Coverage, CoverageStatus};
use roundtable::diff::{
    Class, Comparison, Delta, Move, Version, Who, compare, compare_totals, totals,
};
use roundtable::files::read;
use roundtable::phrases::{Changes, Naming};
use roundtable::report;
use roundtable::report::diff::{Digest, Titles};
use roundtable::team::{Edit, Team, Zone};
use serde_json::Value;
use tempfile::TempDir;

#[test]
fn every_worked_example_of_a_comparison_comes_out_as_written() {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../data/worked-examples.json")).unwrap();
    let mut seen = 0;
    for example in all.iter().filter(|example| example["call"] == "diff") {
        let name = example["name"].as_str().unwrap();
        let team = |key: &str| {
            let source = toml::to_string(&example[key]).unwrap();
            read::team(&source, name).unwrap().team
        };
        let (then, now) = (team("old"), team("new"));
        let mut found = report::diff::json(&compare(Version::at(&then), Version::at(&now)));
        // The examples name the causes there are; all keys are always there.
        for change in found["dimensions"].as_array_mut().unwrap() {
            let delta = change["delta"].as_object_mut().unwrap();
            assert_eq!(delta.len(), 6, "{name}");
            delta.retain(|_, holders| *holders != 0);
        }
        for (key, expected) in example["expected"].as_object().unwrap() {
            assert_eq!(&found[key], expected, "{name}: {key}");
        }
        seen += 1;
    }
    assert_eq!(seen, 3);
}

// ---- on random pairs ------------------------------------------------------

fn compared(then: &Team, now: &Team) -> Comparison {
    compare(Version::at(then), Version::at(now))
}

fn holders(team: &Team, dimension: usize, zone: Zone) -> i64 {
    let column = team.ratings().column(dimension).iter();
    column.filter(|rating| rating.value().is_some_and(|value| zone.contains(value))).count() as i64
}

fn sum_of(delta: &roundtable::diff::Delta) -> i64 {
    delta.parts().map(|(_, n)| n).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_change_is_exactly_the_sum_of_its_causes(then in team(), now in team()) {
        let found = compared(&then, &now);
        for change in &found.dimensions {
            let mut sum = 0;
            for held in &change.held {
                let zone = held.requirement.zone;
                let before = holders(&then, change.then, zone);
                let after = holders(&now, change.now, zone);
                prop_assert_eq!((i64::from(held.before), i64::from(held.after)), (before, after));
                prop_assert_eq!(after - before, sum_of(&held.delta));
                sum += sum_of(&held.delta);
            }
            prop_assert_eq!(sum_of(&change.delta), sum);
            let need = now.need(change.now, now.opening_situation());
            prop_assert_eq!(need.requirements().count(), change.held.len());
        }
    }

    #[test]
    fn people_who_came_cause_nothing_but_joining_and_those_who_left_nothing_but_leaving(
        then in team(), now in team(),
    ) {
        let found = compared(&then, &now);
        for change in &found.dimensions {
            for cause in &change.causes {
                let (name, was) = match cause.who {
                    Who::Now(at) => (&now.members()[at].id, false),
                    Who::Then(at) => (&then.members()[at].id, true),
                };
                prop_assert_eq!(found.joined.contains(name), cause.moved == Move::Joined);
                prop_assert_eq!(found.left.contains(name), cause.moved == Move::Left);
                prop_assert_eq!(was, cause.moved == Move::Left);
            }
            let told: i64 = change.delta.parts().map(|(_, n)| n.abs()).sum();
            prop_assert_eq!(told, change.causes.len() as i64);
        }
    }

    #[test]
    fn counts_say_that_too_few_answered_where_the_map_does(team in team()) {
        let look = Version::at(&team);
        let coverage = Coverage::of(&team, look.situation);
        for (place, total) in totals(look).iter().enumerate() {
            if !team.dimensions()[place].is_spectrum() {
                let unknown = coverage.dimension(place).status == CoverageStatus::Unknown;
                prop_assert_eq!(total.is_unknown(), unknown, "{}", total.name);
            }
        }
    }

    #[test]
    fn nothing_changed_between_a_team_and_itself(team in team()) {
        let found = compared(&team, &team);
        let untouched = Comparison { dimensions: found.dimensions.clone(), ..Comparison::default() };
        prop_assert_eq!(&found, &untouched);
        for change in &found.dimensions {
            prop_assert_eq!((change.class, change.delta), (Class::Same, Delta::default()));
        }
    }

    #[test]
    fn every_dimension_is_listed_added_removed_or_not_needed(then in team(), now in team()) {
        let found = compared(&then, &now);
        for (place, dimension) in now.dimensions().iter().enumerate() {
            let added = found.dimensions_added.contains(&dimension.id);
            let listed = found.dimensions.iter().filter(|one| one.now == place).count();
            let needed = now.need(place, now.opening_situation()).is_needed();
            prop_assert_eq!(listed, usize::from(needed && !added));
            prop_assert!(!(added && found.needs_changed.contains(&dimension.id)));
        }
        prop_assert!(found.dimensions.is_sorted_by_key(|one| (one.class, one.now)));
    }

    #[test]
    fn answers_alone_are_called_measured_and_never_grown(mut now in team()) {
        let then = now.clone();
        for dimension in 0..now.dimensions().len() {
            for member in 0..now.members().len() {
                if now.ratings().get(dimension, member).value().is_none() {
                    let kind = now.dimensions()[dimension].kind;
                    let rating = rating(kind, 5);
                    now.apply(Edit::Rate { dimension, member, rating, rated: None }).unwrap();
                }
            }
        }
        for change in compared(&then, &now).dimensions {
            prop_assert!(matches!(change.class, Class::Measured | Class::Same));
            prop_assert!(change.delta.is_measured());
        }
    }
}

// ---- to read --------------------------------------------------------------

/// The demo team, and the same team a quarter later.
fn quarter() -> [Team; 2] {
    [
        include_str!("../../assets/demo.toml"),
        include_str!("../../examples/payments-next-quarter.toml"),
    ]
    .map(|source| read::team(source, "payments.toml").unwrap().team)
}

const TITLES: Titles<'static> = Titles { then: "22 November 2026", now: "22 February 2027" };

#[test]
fn a_quarter_reads_as_text() {
    let [then, now] = quarter();
    let changes = Changes::between(Version::at(&then), Version::at(&now), Naming::Full);
    insta::assert_snapshot!(report::diff::text(&Digest::of(&changes, TITLES), 120));
}

#[test]
fn a_quarter_reads_as_markdown() {
    let [then, now] = quarter();
    let changes = Changes::between(Version::at(&then), Version::at(&now), Naming::Full);
    insta::assert_snapshot!(report::document::markdown(&report::diff::document(&Digest::of(
        &changes, TITLES
    ))));
}

#[test]
fn with_aliases_no_name_is_in_a_report() {
    let [then, now] = quarter();
    let changes = Changes::between(Version::at(&then), Version::at(&now), Naming::Alias);
    let page = report::document::markdown(&report::diff::document(&Digest::of(&changes, TITLES)))
        + &report::diff::text(&Digest::of(&changes, TITLES), 120);
    for member in then.members().iter().chain(now.members()) {
        let name = format!("{} ", member.name);
        assert!(!page.contains(&name), "{page}");
    }
}

#[test]
fn what_people_wrote_stays_text_in_markdown() {
    let [then, mut now] = quarter();
    now.name = "<b>*x*</b> | [y](http://z)".to_owned();
    let changes = Changes::between(Version::at(&then), Version::at(&now), Naming::Full);
    let page = report::document::markdown(&report::diff::document(&Digest::of(&changes, TITLES)));
    assert!(
        page.replace("<!-- -->", "")
            .starts_with("# &lt;b>\\*x\\*&lt;/b> \\| \\[y\\](http://z): what changed")
    );
}

#[test]
fn a_quarter_in_counts_reads_as_text_and_names_nobody() {
    let [then, now] = quarter();
    let [before, after] = [&then, &now].map(|team| totals(Version::at(team)));
    let found = compare_totals(&before, &after);
    let digest = Digest::of_totals(&now.name, [&before, &after], &found, TITLES);
    let text = report::diff::text(&digest, 120);
    let json = report::diff::totals_json(&found).to_string();
    for member in then.members().iter().chain(now.members()) {
        assert!(!text.contains(&format!("{} ", member.name)) && !json.contains(member.id.as_str()));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn names_wants_and_decisions_that_changed_are_said() {
    let folder = TempDir::new().unwrap();
    let before = fs::read_to_string("assets/demo.toml").unwrap();
    let hire = "\n[[decision]]\ndimension = \"testing\"\nchoice = \"hire\"\nowner = \"ada\"\n\
                made = 2026-11-25\nnote = \"Ask Bo, he knows why\"\n";
    let after = before
        .replace("name = \"Running it\"", "name = \"Operations\"")
        .replacen("data = { level = 2, want = \"grow\" }", "data = 2", 1)
        .replacen("choice = \"grow\"", "choice = \"share\"", 1)
        .replace("# ── Who might join", &format!("{hire}# ── Who might join"));
    fs::write(folder.path().join("a.toml"), &before).unwrap();
    fs::write(folder.path().join("b.toml"), after).unwrap();
    for format in ["text", "markdown", "html", "mail"] {
        let mut command = Command::cargo_bin("roundtable").unwrap();
        let command = command.current_dir(folder.path()).env("COLUMNS", "400");
        let run = command.args(["diff", "a.toml", "b.toml", "--format", format]).assert();
        let sentences = String::from_utf8(run.success().get_output().stdout.clone()).unwrap();
        for part in [
            "Renamed: Running it → Operations",
            "What people want: Fay no longer wants more of Data and analysis",
            "Testing and quality: hire, Ada",
            "Operations: share, Dee",
            "No longer decided: Running it: grow, Dee",
        ] {
            assert!(sentences.contains(part), "{format} {part}\n{sentences}");
        }
        assert!(!sentences.contains("he knows why"), "{sentences}");
    }
}
