//! A row in full: the need in words, each level with the people at it, and the consequences. Of
//! spectra only counts: only people who offered to speak are named.

use super::english::{capital, count};
use super::{Glyphs, Names, Naming, row};
use crate::coverage::{Coverage, strip};
use crate::team::{Need, Position, TOP_LEVEL, Team, Want};

/// One level of a dimension, or one position of a spectrum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleRow {
    /// The level as a digit; of a spectrum, empty.
    pub value: String,
    /// Its own words.
    pub words: String,
    /// The people at it; of a spectrum, how many. May be empty.
    pub who: String,
    /// Whether people there count towards the need.
    pub counts: bool,
}

/// A row in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The dimension's name.
    pub title: String,
    /// What belongs to it; may be empty.
    pub about: String,
    /// The need in words, and who meets it.
    pub needs: String,
    /// The highest level first; of a spectrum, from the first pole to the
    /// second.
    pub scale: Vec<ScaleRow>,
    /// Who wants to grow, who would rather not, what if someone is away.
    pub more: String,
    /// Corrections with their examples; none for a spectrum.
    pub corrected: Vec<String>,
    /// What was decided, each with its note.
    pub decided: Vec<String>,
}

/// Returns a dimension's row in full.
pub fn why(team: &Team, coverage: &Coverage, index: usize, names: &Names, glyphs: Glyphs) -> Why {
    let dimension = &team.dimensions()[index];
    let sentences = row(team, coverage, index, names);
    let scale = if dimension.is_spectrum() {
        positions(team, coverage, index)
    } else {
        levels(team, coverage, index, names, glyphs)
    };
    let of_it = team.decisions.iter().filter(|decision| decision.dimension == dimension.id);
    let decided = of_it.map(|decision| {
        let sentences = format!("Decided: {}.", super::decision(team, decision, names));
        let note = names.free_text(&decision.note);
        if note.is_empty() { sentences } else { format!("{sentences} {note}") }
    });
    let corrected =
        if dimension.is_spectrum() { Vec::new() } else { corrections(team, index, names) };
    let mut more = vec![sentences.more.clone()];
    match coverage.dimension(index).need() {
        Need::People { priority, .. } => more.push(weight(priority)),
        Need::Spectrum { .. } if coverage.away().contains(&true) => {
            more.push(EVERYONE_COUNTS.to_owned());
        }
        _ => {}
    }
    more.retain(|sentence| !sentence.is_empty());
    Why {
        corrected,
        title: dimension.title().into_owned(),
        about: dimension.sentence().into_owned(),
        needs: sentences.first,
        scale,
        more: more.join(" "),
        decided: decided.collect(),
    }
}

/// Returns "Ada: 3 → 2 on 22 Nov 2026: the migration needed help" for each correction.
fn corrections(team: &Team, index: usize, names: &Names) -> Vec<String> {
    let id = &team.dimensions()[index].id;
    let of_it = team.corrections.iter().filter(|one| one.dimension == *id);
    let sentences = of_it.filter_map(|one| {
        let who = names.get(team.member_index(one.member.as_str())?);
        let level = |rating: crate::team::Rating| {
            rating.value().map_or_else(|| "no answer".to_owned(), |level| level.to_string())
        };
        let (before, after) = (level(one.before), level(one.after));
        // Who corrected what, and when, is what the room remembers.
        if names.naming() == Naming::Alias {
            return Some(format!("{who} corrected {before} to {after}"));
        }
        let on = one.on.map_or_else(String::new, |on| format!(" on {}", super::day(on)));
        Some(format!("{who} corrected {before} to {after}{on}: {}", one.example))
    });
    sentences.collect()
}

/// Why a strip does not change when someone is away.
const EVERYONE_COUNTS: &str =
    "Everyone counts here, even people who are away: a missing dot would show whose it was.";

/// Returns the effect of a need's priority, in a sentence.
fn weight(priority: u8) -> String {
    match priority {
        0 => "Weight 0 of 3: not counted for hiring, and last to talk about.".to_owned(),
        3 => "Matters most (weight 3 of 3).".to_owned(),
        _ => format!("Weight {priority} of 3: rows with a higher weight come first."),
    }
}

fn levels(
    team: &Team,
    coverage: &Coverage,
    index: usize,
    names: &Names,
    glyphs: Glyphs,
) -> Vec<ScaleRow> {
    let dimension = &team.dimensions()[index];
    let column = team.ratings().column(index);
    // One text a level, however many people there are.
    let at = |value: Option<u8>| -> String {
        let mut who = String::new();
        let there = column.iter().enumerate().filter(|(_, rating)| rating.value() == value);
        for (member, rating) in there {
            let arrow = match (rating.want(), glyphs) {
                (None, _) => "",
                (Some(Want::Grow), Glyphs::Unicode) => " ↑",
                (Some(Want::Less), Glyphs::Unicode) => " ↓",
                (Some(Want::Grow), Glyphs::Ascii) => " ^",
                (Some(Want::Less), Glyphs::Ascii) => " v",
            };
            let away = if coverage.is_away(member) { " (away)" } else { "" };
            let comma = if who.is_empty() { "" } else { ", " };
            who.extend([comma, names.get(member), arrow, away]);
        }
        who
    };
    let row = coverage.dimension(index);
    let mut scale: Vec<ScaleRow> = (0..=TOP_LEVEL)
        .rev()
        .map(|level| ScaleRow {
            value: level.to_string(),
            words: dimension.level_words(level).unwrap_or_default().to_owned(),
            who: at(Some(level)),
            counts: row.is_needed() && row.counts(level),
        })
        .collect();
    let silent = at(None);
    if !silent.is_empty() {
        let value = if glyphs == Glyphs::Ascii { "." } else { "·" };
        let words = "no answer".to_owned();
        scale.push(ScaleRow { value: value.into(), words, who: silent, counts: false });
    }
    scale
}

fn positions(team: &Team, coverage: &Coverage, index: usize) -> Vec<ScaleRow> {
    let [a, b] = &team.dimensions()[index].poles;
    let strip = strip(team, coverage, index);
    let needed = strip.need() != Need::None;
    let people = |slot: usize| match strip.histogram()[slot] {
        _ if !strip.is_shown() => String::new(),
        0 => String::new(),
        n => capital(count(n, "person", "people")),
    };
    let sentences = [
        format!("strongly {a}"),
        format!("clearly {a}"),
        format!("leaning towards {a}"),
        "in the middle".to_owned(),
        format!("leaning towards {b}"),
        format!("clearly {b}"),
        format!("strongly {b}"),
    ];
    let mut scale: Vec<ScaleRow> = Position::ALL
        .into_iter()
        .zip(sentences)
        .map(|(position, words)| {
            let counts = needed && strip.counts(position.index());
            let who = people(usize::from(position.index()));
            ScaleRow { value: String::new(), words, who, counts }
        })
        .collect();
    let silent = people(7);
    if !silent.is_empty() {
        let words = "no answer".to_owned();
        scale.push(ScaleRow { value: String::new(), words, who: silent, counts: false });
    }
    scale
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{between, skill, team};

    #[test]
    fn every_level_has_its_words_and_who_is_there() {
        let team = team("Ada Bo Cyd Dee", vec![(skill("Data", 2, 3), "4- 2+ . 2")]);
        let mut coverage = Coverage::of(&team, None);
        coverage.set_away(&team, 3, true);
        let names = Names::full(&team);
        let why = why(&team, &coverage, 0, &names, Glyphs::Unicode);
        assert!(why.more.ends_with("rows with a higher weight come first."), "{}", why.more);
        let lines: Vec<(&str, &str, bool)> = why
            .scale
            .iter()
            .map(|rung| (rung.value.as_str(), rung.who.as_str(), rung.counts))
            .collect();
        assert_eq!(
            lines,
            [
                ("5", "", true),
                ("4", "Ada ↓", true),
                ("3", "", true),
                ("2", "Bo ↑, Dee (away)", false),
                ("1", "", false),
                ("0", "", false),
                ("·", "Cyd", false),
            ]
        );
        assert_eq!(why.scale[1].words, "hard cases; others come to me");
        assert!(why.needs.contains("Only Ada does"), "{}", why.needs);
    }

    #[test]
    fn of_a_spectrum_there_are_counts_and_no_names() {
        let spectrum = between("In a debate", "Challenges", "Supports");
        let team = team("Ada Bo Cyd Dee", vec![(spectrum, "a3 a3 b1 p")]);
        let coverage = Coverage::of(&team, None);
        let why = why(&team, &coverage, 0, &Names::full(&team), Glyphs::Unicode);
        let all = format!("{why:?}");
        assert!(["Ada", "Bo", "Cyd", "Dee"].iter().all(|name| !all.contains(name)), "{all}");
        assert_eq!(why.scale[0].who, "Two people");
        assert_eq!((why.scale[0].counts, why.scale[4].counts), (true, false));
        assert_eq!(why.scale[7].words, "no answer");
        let mut away = coverage.clone();
        away.set_away(&team, 0, true);
        let without = super::why(&team, &away, 0, &Names::full(&team), Glyphs::Unicode);
        assert_eq!(without.scale, why.scale);
        assert!(without.more.contains("even people who are away"), "{}", without.more);
    }
}
