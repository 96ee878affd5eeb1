//! What is shipped to be read: the demo, the templates, the examples.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use roundtable::coverage::{Coverage, CoverageStatus};
use roundtable::files::read;
use roundtable::phrases;
use roundtable::plan::Plan;
use roundtable::team::{Candidate, Judge, Kind, Need, Rating, State, Team, Want};

fn path_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The TOML files right inside a folder, by name.
fn toml_in(folder: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(path_of(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    paths
}

fn team_at(path: &Path) -> Team {
    let read = read::team(&text_of(path), &path.display().to_string())
        .unwrap_or_else(|fault| panic!("{fault}"));
    let warnings: Vec<String> = read.warnings.iter().map(ToString::to_string).collect();
    assert!(warnings.is_empty(), "{warnings:#?}");
    read.team
}

fn team(name: &str) -> Team {
    team_at(&path_of(name))
}

fn covered(team: &Team, situation: &str) -> Coverage {
    let place = team.situation_index(situation);
    assert!(place.is_some(), "no situation {situation}");
    Coverage::of(team, place)
}

fn headline(team: &Team, situation: &str) -> String {
    phrases::headline_text(covered(team, situation).summary())
}

fn candidate<'a>(team: &'a Team, id: &str) -> &'a Candidate {
    team.candidates.iter().find(|one| one.id.as_str() == id).unwrap()
}

/// The ids of a plan's ranking, and of its best set.
fn ranked(team: &Team, situation: &str, hires: usize) -> (Vec<String>, Vec<String>) {
    let plan = Plan::of(team, &covered(team, situation), &team.candidates, hires);
    let id = |place: usize| plan.candidates[place].id.to_string();
    let ranking = plan.ranking.iter().map(|one| id(one.candidate)).collect();
    (ranking, plan.best.hire.iter().map(|&place| id(place)).collect())
}

#[test]
fn every_shipped_team_file_is_read_without_a_warning() {
    for path in
        [toml_in("assets/templates"), toml_in("examples"), vec![path_of("assets/demo.toml")]]
            .concat()
    {
        let team = team_at(&path);
        for situation in 0..team.situations.len() {
            let summary = *Coverage::of(&team, Some(situation)).summary();
            assert!(summary.needed > 0, "{}: a situation needs nothing", path.display());
        }
    }
}

#[test]
fn every_example_candidate_fits_the_demo_team() {
    let team = team("assets/demo.toml");
    let paths = toml_in("examples/candidates");
    assert!(paths.len() >= 4);
    for path in paths {
        let read = read::candidate(&text_of(&path), &path.display().to_string(), &team)
            .unwrap_or_else(|fault| panic!("{fault}"));
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
        assert!(!read.value.answers.is_empty(), "{}", path.display());
    }
}

#[test]
fn every_shipped_file_opens_with_a_sentence_that_fits_a_line() {
    for path in
        [toml_in("assets/templates"), toml_in("examples"), toml_in("examples/candidates")].concat()
    {
        let text = text_of(&path);
        let sentence = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap();
        assert!(sentence.ends_with('.'), "{}: {sentence}", path.display());
        assert!(sentence.chars().count() <= 78, "{}: {sentence}", path.display());
    }
}

// The demo.

#[test]
fn the_demo_opens_on_the_headline_that_the_guides_quote() {
    let team = team("assets/demo.toml");
    assert_eq!(team.situation.as_ref().map(ToString::to_string).as_deref(), Some("launch"));
    let expected = "5 covered · 4 depend on one person · 2 with nobody · 1 with too few answers";
    assert_eq!(headline(&team, "launch"), expected);
    assert_eq!(phrases::answers(covered(&team, "launch").summary()), "102 of 112 answers");
    assert_ne!(headline(&team, "scale"), expected, "the second situation asks for something else");
}

#[test]
fn the_demo_has_something_for_every_screen() {
    let team = team("assets/demo.toml");
    let ratings: Vec<Rating> = (0..team.dimensions().len())
        .flat_map(|dimension| (0..team.members().len()).map(move |member| (dimension, member)))
        .map(|(dimension, member)| team.ratings().get(dimension, member))
        .collect();
    assert!(ratings.iter().any(|rating| rating.want() == Some(Want::Grow)));
    assert!(ratings.iter().any(|rating| rating.want() == Some(Want::Less)));
    assert!(ratings.iter().any(|rating| rating.is_pass()));
    assert!(team.members().iter().any(|member| !member.spoken_ends.is_empty()));
    assert!(team.dimensions().iter().any(|dimension| dimension.levels.is_some()));
    assert!(team.dimensions().iter().all(|dimension| !dimension.about.is_empty()));
    assert!(team.decisions.iter().all(|one| one.owner.is_some() && one.due.is_some()));
    assert_eq!(team.decisions.len(), 2);
    let coverage = covered(&team, "launch");
    let standings: HashSet<&str> = coverage.dimensions().map(|one| one.status.word()).collect();
    for word in ["gap", "thin", "covered", "strong", CoverageStatus::Unknown.word()] {
        assert!(standings.contains(word), "no dimension is {word}");
    }
}

#[test]
fn the_demos_first_candidate_is_first_though_another_stands_higher_on_most_rows() {
    let team = team("assets/demo.toml");
    let (ranking, _) = ranked(&team, "launch", 1);
    assert_eq!(ranking, ["hana", "lea", "kim", "jun", "mo", "ivo"]);
    let (first, last) = (candidate(&team, "hana"), candidate(&team, "ivo"));
    let rows: Vec<_> =
        team.dimensions().iter().filter(|dimension| dimension.kind != Kind::Personality).collect();
    let higher = rows
        .iter()
        .filter(|row| last.rating(&row.id).value() > first.rating(&row.id).value())
        .count();
    assert!(higher * 2 > rows.len(), "{higher} of {}", rows.len());
    let (ranking, _) = ranked(&team, "scale", 1);
    assert_eq!(ranking[0], "ivo", "another situation, another order");
}

#[test]
fn the_demos_best_two_are_not_the_first_two() {
    let team = team("assets/demo.toml");
    assert_eq!(ranked(&team, "launch", 1).1, ["hana"]);
    assert_eq!(ranked(&team, "launch", 2).1, ["hana", "kim"]);
    assert_eq!(ranked(&team, "launch", 3).1, ["hana", "kim", "mo"]);
}

#[test]
fn asking_the_demos_lea_about_running_it_could_change_both_choices() {
    let mut team = team("assets/demo.toml");
    let running = team.dimensions()[team.dimension_index("operations").unwrap()].id.clone();
    assert!(candidate(&team, "lea").rating(&running).value().is_none());
    let answer = candidate(&team, "kim").answers.iter().find(|one| one.dimension == running);
    let answer = answer.unwrap().clone();
    let lea = team.candidates.iter_mut().find(|one| one.id.as_str() == "lea").unwrap();
    lea.answers.push(answer);
    assert_eq!(ranked(&team, "launch", 2).0[0], "lea");
    assert_eq!(ranked(&team, "launch", 2).1, ["lea", "kim"]);
}

#[test]
fn the_demo_has_a_candidate_judged_by_a_panel_with_source_and_evidence() {
    let team = team("assets/demo.toml");
    let jun = candidate(&team, "jun");
    let panel = jun.answers.iter().filter(|answer| answer.judge == Judge::Panel);
    assert!(panel.clone().count() > jun.answers.len() / 2);
    assert!(panel.clone().all(|answer| !answer.source.is_empty()));
    assert!(panel.clone().any(|answer| !answer.evidence.is_empty()));
}

// The templates.

#[test]
fn there_are_templates_for_many_kinds_of_team() {
    let names: Vec<String> = toml_in("assets/templates")
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(names.len() >= 6, "{names:?}");
    assert!(names.iter().any(|name| name == "product"));
}

#[test]
fn a_template_is_about_twenty_dimensions_each_explained_and_no_people() {
    let blank = |path: &std::path::PathBuf| path.ends_with("blank.toml");
    for path in toml_in("assets/templates").into_iter().filter(|path| !blank(path)) {
        let (team, name) = (team_at(&path), path.display());
        let of = |kind| team.dimensions().iter().filter(|one| one.kind == kind).count();
        assert!((8..=10).contains(&of(Kind::Skill)), "{name}");
        assert!((5..=7).contains(&of(Kind::Experience)), "{name}");
        assert!((4..=6).contains(&of(Kind::Personality)), "{name}");
        assert!(team.dimensions().iter().all(|one| one.about.ends_with('.')), "{name}");
        assert!(team.members().is_empty() && team.candidates.is_empty(), "{name}");
        assert!((1..=2).contains(&team.situations.len()), "{name}");
        assert!(team.situation.is_some(), "{name}: no situation to open on");
        for situation in &team.situations {
            assert!(!situation.about.is_empty() && !situation.needs.is_empty(), "{name}");
        }
        // Needs that are all alike were not thought about.
        let needs: HashSet<String> = team
            .dimensions()
            .iter()
            .filter(|one| one.kind != Kind::Personality)
            .map(|one| format!("{:?}", one.need))
            .collect();
        assert!(needs.len() >= 3, "{name}: {needs:?}");
    }
}

#[test]
fn a_templates_spectra_weigh_nothing_in_hiring_and_ask_for_both_ends() {
    for path in toml_in("assets/templates") {
        for spectrum in team_at(&path).dimensions().iter().filter(|one| one.is_spectrum()) {
            let need = Need::default_for(Kind::Personality);
            assert_eq!(spectrum.need, need, "{}: {}", path.display(), spectrum.name);
        }
    }
}

// The examples.

#[test]
fn the_examples_are_what_their_first_lines_say() {
    let forty = team("examples/forty-people.toml");
    assert_eq!((forty.members().len(), forty.dimensions().len()), (40, 24));
    assert!(forty.members().iter().any(|one| one.name.chars().count() > 40));
    assert!(forty.members().iter().any(|one| one.name.contains('\u{200D}')), "no joined emoji");
    assert!(forty.members().iter().any(|one| one.name.contains('山')), "no wide name");

    let begun = team("examples/just-begun.toml");
    let coverage = Coverage::of(&begun, Some(0));
    let (given, possible) = (coverage.summary().answers, coverage.summary().answers_possible);
    assert_eq!(begun.members().len(), 2);
    assert!(given * 3 < possible, "{given} of {possible}");

    let restaurant = team("examples/well-covered.toml");
    let coverage = Coverage::of(&restaurant, Some(0));
    assert!(coverage.summary().in_state(State::Strong) >= 12);
    assert_eq!(coverage.summary().in_state(State::Gap), 0);

    let founders = team("examples/three-founders.toml");
    let coverage = Coverage::of(&founders, Some(0));
    assert_eq!(founders.members().len(), 3);
    assert!(coverage.summary().in_state(State::Thin) >= 8);

    let crew = team("examples/two-situations.toml");
    assert_eq!(crew.situations.len(), 2);
    assert!(crew.dimensions().iter().filter(|one| one.levels.is_some()).count() >= 4);
    assert_ne!(headline(&crew, "winter"), headline(&crew, "newcrew"));
}

#[test]
fn a_quarter_later_the_demo_has_lost_won_and_grown_people() {
    let (before, after) = (team("assets/demo.toml"), team("examples/payments-next-quarter.toml"));
    let ids = |team: &Team| -> HashSet<String> {
        team.members().iter().map(|member| member.id.to_string()).collect()
    };
    let (before_ids, after_ids) = (ids(&before), ids(&after));
    assert_eq!(before_ids.difference(&after_ids).collect::<Vec<_>>(), ["bo"]);
    assert_eq!(after_ids.difference(&before_ids).collect::<Vec<_>>(), ["hana"]);
    let level = |team: &Team, dimension: &str, member: &str| {
        let row = team.dimension_index(dimension).unwrap();
        team.ratings().get(row, team.member_index(member).unwrap()).value()
    };
    assert!(level(&after, "data", "fay") > level(&before, "data", "fay"));
}
