//! What the words around a table tell of its numbers: the scale, which end of it is
//! the best, and what a second number is.

use std::collections::BTreeSet;

use super::Scale;
use super::fields::Skill;
use super::legend::{self, BestEnd, Pair};
use super::matrix::{Matrix, Question};
use super::options::Options;
use super::scales::Scales;
use super::table::{Source, Table};
use super::value::{self, Value};
use super::words::LISTS;
use super::{headings, names};
use crate::text::fold;

/// Returns the scale that a title or the legend names, the least first. Which end is
/// the least is asked where the words at the ends do not fit together.
pub(super) fn scale(
    source: &Source<'_>,
    table: &Table,
    legend: &[Pair],
    skills: &[Skill],
    options: &Options,
    matrix: &mut Matrix,
) -> Option<Scale> {
    let by_title = table.titles.iter().find_map(|title| names::scale(title));
    let heading = |at: usize| table.columns.get(at).map(|column| column.heading.as_str());
    let of_levels = matrix.level.into_iter().chain(matrix.labels.iter().copied());
    let by_heading = || of_levels.filter_map(heading).find_map(names::scale);
    let by_note =
        || matrix.below.iter().filter(|text| is_scale(text)).find_map(|text| names::scale(text));
    // A 0 that the legend does not have is below its 1.
    let has_zero = || {
        let mut cells = skills.iter().flat_map(|skill| &skill.field.cells);
        cells.any(|&id| *source.value(id) == Value::Number(0, None) && options.value("0").is_none())
    };
    let by_legend = || {
        let scale = legend::scale(legend)?;
        let (low, high) = scale.whole_ends();
        if low == 1 && has_zero() { format!("0..{high}").parse().ok() } else { Some(scale) }
    };
    let stated = by_title.or_else(by_heading).or_else(by_note).or_else(by_legend);
    if options.scale.is_some() || options.levels.is_some() {
        return stated;
    }
    let cells: BTreeSet<u32> =
        skills.iter().flat_map(|skill| skill.field.cells.iter().copied()).collect();
    let explained: Vec<Pair> = cells
        .into_iter()
        .filter(|&id| matches!(source.value(id), Value::Number(..)))
        .filter_map(|id| legend::of_answer(source.text(id)))
        .collect();
    let stated = stated.or_else(|| {
        legend::scale(&explained).filter(|_| legend::best_end(&explained) == BestEnd::Lowest)
    });
    let notes = matrix.below.iter().filter(|text| is_scale(text)).map(String::as_str);
    let titles = table.titles.iter().map(String::as_str).chain(notes);
    let headings = skills.iter().map(|skill| skill.field.heading.as_str());
    let is_open = |heading: &&str| names::scale(heading).is_none();
    let ends = titles.chain(headings.filter(is_open)).map(legend::best_end_of);
    let ends: Vec<BestEnd> =
        ends.chain([legend::best_end(legend), legend::best_end(&explained)]).collect();
    if ends.contains(&BestEnd::Lowest)
        && let Some(stated) = stated
    {
        return Some(if stated.is_reversed() { stated } else { stated.reversed() });
    }
    if ends.iter().any(|end| *end != BestEnd::Highest) {
        let (low, high) = stated.map_or((1, 5), Scale::whole_ends);
        matrix.questions.push(Question::new(
            "the words that explain the numbers do not say which end of the scale is the best",
            format!("say it, lowest first: --scale {low}..{high}, or --scale {high}..{low}"),
        ));
    } else if stated.is_none() && legend::best_number(&explained) == Some(4) {
        let low = u8::from(!has_zero());
        matrix.questions.push(Question::new(
            "the highest number is 4, and its words say that it may be the most there is",
            format!("say where the scale ends: --scale {low}..4, or --scale {low}..5"),
        ));
    }
    stated
}

/// Asks what the second number of "2/4" is, where it is never below the first: a
/// target is no wish. Where a heading or title says that it is one, it is left out.
pub(super) fn second_numbers(
    source: &Source<'_>,
    table: &Table,
    skills: &[Skill],
    options: &Options,
    scales: &mut Scales,
    matrix: &mut Matrix,
) {
    if scales.appetite.is_none() {
        return;
    }
    let texts = table.titles.iter().chain(table.columns.iter().map(|column| &column.heading));
    let words = texts.chain(&matrix.below).map(|text| headings::normalized(text));
    let words: BTreeSet<String> =
        words.flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    let says = |list: &[String]| list.iter().any(|word| words.contains(word));
    if says(&LISTS.facet.target) {
        scales.appetite = None;
        matrix.left_out.push("what follows the slash: a target".to_owned());
        return;
    }
    let cells: BTreeSet<u32> =
        skills.iter().flat_map(|skill| skill.field.cells.iter().copied()).collect();
    let open = cells.into_iter().filter(|&id| options.value(&fold(source.text(id))).is_none());
    let pairs: Vec<(i64, i64, &str)> = open
        .filter_map(|id| match source.value(id) {
            Value::Pair(level, second) => Some((*level, *second, source.text(id))),
            _ => None,
        })
        .collect();
    let never_below = pairs.len() >= 3 && pairs.iter().all(|(level, second, _)| level <= second);
    if never_below && options.scale.is_none() && !says(&LISTS.facet.interest) {
        let values = pairs
            .iter()
            .map(|(level, _, text)| format!("--value \"{text}={}\"", value::written(*level)));
        matrix.questions.push(Question::new(
            format!("the second number of “{}” may be a wish or a target", pairs[0].2),
            format!(
                "for wishes say --scale 0..5; for targets take the first alone: {}",
                values.collect::<Vec<_>>().join(" ")
            ),
        ));
    }
}

/// Returns whether a line below a table begins as one on its scale: "Scale: 0-10".
fn is_scale(text: &str) -> bool {
    let plain = headings::normalized(text);
    LISTS.row.scale.iter().any(|word| plain.split(' ').next() == Some(word))
}
