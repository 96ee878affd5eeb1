//! The printed form: A4, one row per question, for people without a phone. The rows have the same
//! numbers as the page for typing them in.

use std::borrow::Cow;

use askama::Template;

use crate::team::{Dimension, Kind, TOP_LEVEL, Team};

#[derive(Template)]
#[template(path = "form.html")]
struct Form<'a> {
    team: &'a str,
    sections: Vec<Section<'a>>,
}

struct Section<'a> {
    title: &'static str,
    /// What the numbers mean.
    legend: Vec<String>,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    number: usize,
    name: &'a str,
    /// What the name means; of a spectrum, its setting.
    sentence: Cow<'a, str>,
    /// Of a spectrum, its two ends, written at the two ends of its boxes.
    ends: Vec<&'a str>,
    boxes: Vec<u8>,
}

/// Returns the form as a page to print. It holds the questions, nobody's
/// answers and nobody's name. `asked` are the rows by index, in order.
///
/// # Errors
/// Where the template does not render.
pub fn form(team: &Team, asked: &[usize]) -> Result<String, askama::Error> {
    let kinds = [Kind::Skill, Kind::Experience, Kind::Personality];
    let sections = kinds.into_iter().map(|kind| section(team, asked, kind));
    let sections = sections.filter(|section| !section.rows.is_empty()).collect();
    Form { team: &team.name, sections }.render()
}

fn section<'a>(team: &'a Team, asked: &[usize], kind: Kind) -> Section<'a> {
    let of_kind: Vec<(usize, &Dimension)> = asked
        .iter()
        .enumerate()
        .map(|(nth, &at)| (nth + 1, &team.dimensions()[at]))
        .filter(|(_, dimension)| dimension.kind == kind)
        .collect();
    let title = match kind {
        Kind::Skill => "Skills",
        Kind::Experience => "Experience",
        Kind::Personality => "Personality: no right or wrong end, and optional",
    };
    let rows = of_kind.iter().map(|&(number, dimension)| row(number, dimension)).collect();
    Section { title, legend: legend(&of_kind), rows }
}

fn row(number: usize, dimension: &Dimension) -> Row<'_> {
    let is_spectrum = dimension.is_spectrum();
    Row {
        number,
        name: &dimension.name,
        sentence: dimension.sentence(),
        ends: if is_spectrum {
            dimension.poles.iter().map(String::as_str).collect()
        } else {
            vec![]
        },
        boxes: if is_spectrum { (1..=7).collect() } else { (0..=TOP_LEVEL).collect() },
    }
}

/// Returns what the numbers mean: once for the rows that share their words.
fn legend(rows: &[(usize, &Dimension)]) -> Vec<String> {
    let mut lines: Vec<(String, Vec<usize>)> = Vec::new();
    for &(number, dimension) in rows {
        let words = (0..=TOP_LEVEL).filter_map(|level| {
            dimension.level_words(level).map(|words| format!("{level} {words}"))
        });
        let line = words.collect::<Vec<_>>().join(" · ");
        if line.is_empty() {
            continue;
        }
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, numbers)) => numbers.push(number),
            None => lines.push((line, vec![number])),
        }
    }
    let is_shared = lines.len() < 2;
    let sentences = lines.into_iter().map(|(line, numbers)| {
        if is_shared {
            return line;
        }
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        format!("{}: {line}", numbers.join(", "))
    });
    sentences.collect()
}
