//! Laws of the sentences, for any team at all: they read as sentences, and
//! they name nobody who must not be named.

use crate::common::small::{self, PEOPLE};
use proptest::prelude::*;
use roundtable::coverage::{Coverage, Finding, findings, surprises, talk_about};
use roundtable::phrases::{Names, Naming, finding, headline_text, row, state, surprise, topic};
use roundtable::team::{Edit, End, Rating, Team};

/// Any small team, some of its people away.
fn team() -> impl Strategy<Value = (Team, Vec<bool>)> {
    (small::team(), prop::collection::vec(prop::bool::weighted(0.2), PEOPLE.len()))
}

/// Everything that is said of a team, by dimension where it is of one.
fn sentences(team: &Team, coverage: &Coverage, naming: Naming) -> Vec<(Option<usize>, String)> {
    let names = Names::of(team, naming);
    let mut parts = vec![(None, headline_text(coverage.summary()))];
    for place in 0..team.dimensions().len() {
        let row = row(team, coverage, place, &names);
        parts.push((Some(place), row.first));
        parts.push((Some(place), row.more));
        parts.push((Some(place), topic(team, coverage, place, &names)));
        parts.push((Some(place), state(team, coverage, place, &names)));
    }
    for one in findings(team, coverage) {
        let text = finding(team, coverage, &one, &names).text;
        let about = match one {
            Finding::UncoveredEnd { dimension, .. } => Some(dimension),
            _ => None,
        };
        parts.push((about, text));
    }
    for one in surprises(team, coverage) {
        parts.push((Some(one.dimension), surprise(team, coverage, &one, &names)));
    }
    parts
}

fn situations(team: &Team) -> Vec<Option<usize>> {
    (0..team.situations.len()).map(Some).chain([None]).collect()
}

proptest! {
    #[test]
    fn every_sentence_is_well_formed((team, away) in team()) {
        for situation in situations(&team) {
            let coverage = Coverage::with_away(&team, situation, &away[..team.members().len()]);
            for (_, text) in sentences(&team, &coverage, Naming::Full) {
                for broken in ["  ", " .", " ,", "..", "()", ": .", ";;", "someone has", " 1 people"] {
                    prop_assert!(!text.contains(broken), "{:?} in {:?}", broken, text);
                }
                prop_assert!(text == text.trim(), "{:?}", text);
            }
        }
    }

    #[test]
    fn what_is_said_of_a_spectrum_names_only_who_offered_to_speak((team, away) in team()) {
        let coverage = Coverage::with_away(&team, None, &away[..team.members().len()]);
        for (about, text) in sentences(&team, &coverage, Naming::Full) {
            let Some(place) = about.filter(|&place| team.dimensions()[place].is_spectrum()) else {
                continue;
            };
            let id = &team.dimensions()[place].id;
            for member in team.members() {
                let offered = [End::A, End::B].into_iter().any(|end| member.speaks_for(id, end));
                prop_assert!(offered || !text.contains(&member.name), "{}", text);
            }
        }
    }

    #[test]
    fn a_spectrums_sentences_do_not_change_when_someone_is_marked_away((team, away) in team()) {
        let names = Names::full(&team);
        let [all, some] = [vec![false; away.len()], away]
            .map(|away| Coverage::with_away(&team, None, &away[..team.members().len()]));
        for place in 0..team.dimensions().len() {
            if team.dimensions()[place].is_spectrum() && all.dimension(place).is_needed() {
                prop_assert_eq!(row(&team, &all, place, &names), row(&team, &some, place, &names));
                let states = [&all, &some].map(|look| state(&team, look, place, &names));
                prop_assert_eq!(&states[0], &states[1]);
                prop_assert_eq!(
                    topic(&team, &all, place, &names),
                    topic(&team, &some, place, &names)
                );
            }
        }
    }

    #[test]
    fn with_aliases_no_name_is_said((team, away) in team()) {
        let coverage = Coverage::with_away(&team, None, &away[..team.members().len()]);
        for (_, text) in sentences(&team, &coverage, Naming::Alias) {
            prop_assert!(PEOPLE.iter().all(|name| !text.contains(name)), "{}", text);
        }
    }

    #[test]
    fn a_pass_reads_like_no_answer((team, away) in team()) {
        let mut passed = team.clone();
        for dimension in 0..team.dimensions().len() {
            for member in 0..team.members().len() {
                if team.ratings().get(dimension, member).is_blank() {
                    let rated = team.members()[member].rated;
                    let rating = Rating::PASS;
                    passed.apply(Edit::Rate { dimension, member, rating, rated }).unwrap();
                }
            }
        }
        let in_words = |team: &Team| {
            let coverage = Coverage::with_away(team, None, &away[..team.members().len()]);
            sentences(team, &coverage, Naming::Full)
        };
        prop_assert_eq!(in_words(&team), in_words(&passed));
    }

    #[test]
    fn at_most_three_rows_are_talked_about_each_once((team, away) in team()) {
        let coverage = Coverage::with_away(&team, None, &away[..team.members().len()]);
        let mut places: Vec<usize> =
            talk_about(&team, &coverage).into_iter().map(|topic| topic.dimension).collect();
        let all = places.len();
        places.sort_unstable();
        places.dedup();
        prop_assert!(places.len() == all && all <= 3);
    }

    #[test]
    fn the_headline_counts_every_needed_row_once((team, away) in team()) {
        let coverage = Coverage::with_away(&team, None, &away[..team.members().len()]);
        let counted: u32 = roundtable::phrases::headline(coverage.summary())
            .map(|part| part.count)
            .sum();
        prop_assert_eq!(counted, coverage.summary().targeted());
    }
}
