//! Candidates side by side: what each is said to bring to a row, by whom, and
//! where that differs.

use crate::phrases::english::list;
use crate::phrases::short_title;
use crate::plan::{Brings, Demand};
use crate::team::{Candidate, CandidateAnswer, Id, Judge, Team, Want};

/// Returns what a candidate brings to a row, with who says so: "fills a place: self-rating 4, Ada
/// 4".
pub fn brings(candidate: &Candidate, dimension: &Id, what: Brings) -> String {
    let views: Vec<String> = candidate.views(dimension).map(view).collect();
    let sentences = if views.is_empty() { "not asked yet".to_owned() } else { views.join(", ") };
    match what {
        Brings::Fills => format!("fills a place: {sentences}"),
        Brings::More => format!("one more: {sentences}"),
        Brings::Near => format!("one step short: {sentences}"),
        Brings::Less | Brings::Unknown => sentences,
    }
}

/// Returns an answer with who gave it: "self-rating 4", "Ada 3", "panel 3".
fn view(of: &CandidateAnswer) -> String {
    let level = match (of.rating.value(), of.rating.is_pass()) {
        (Some(level), _) => level.to_string(),
        (None, true) => "prefers not to say".to_owned(),
        (None, false) => "no level".to_owned(),
    };
    let wish = match of.rating.want() {
        Some(Want::Grow) => ", wants more of it",
        Some(Want::Less) => ", wants less of it",
        None => "",
    };
    format!("{} {level}{wish}", who(of))
}

fn who(of: &CandidateAnswer) -> &str {
    match (of.judge, of.source.as_str()) {
        (Judge::Own, _) => "self-rating",
        (Judge::Panel, "") => "panel",
        (Judge::Panel, source) => source,
    }
}

/// Returns what was heard of a candidate on each row, in the rows' order: the row, then what it
/// is based on. Rows without evidence are left out.
pub fn evidence(team: &Team, candidate: &Candidate, rows: &[usize]) -> Vec<[String; 2]> {
    let mut sentences = Vec::new();
    for &row in rows {
        let dimension = &team.dimensions()[row];
        for view in candidate.views(&dimension.id) {
            let from = match (view.judge, view.source.as_str()) {
                (Judge::Own, "") => "self-rating",
                (Judge::Own, source) => source,
                (Judge::Panel, _) => who(view),
            };
            if !view.evidence.is_empty() {
                sentences.push([dimension.name.clone(), format!("\"{}\" ({from})", view.evidence)]);
            } else if view.judge == Judge::Own && !view.source.is_empty() {
                sentences
                    .push([dimension.name.clone(), format!("{from}, no evidence written down")]);
            }
        }
    }
    sentences
}

/// Returns where those who speak of a candidate differ: "Running it: self-rating 4, Ada 3. The plan
/// counts 3, the panel's lowest, until you agree."
pub fn differences(team: &Team, candidate: &Candidate, rows: &[usize]) -> Vec<[String; 2]> {
    let differ = |row: &&usize| {
        let levels = candidate.views(&team.dimensions()[**row].id);
        let mut levels = levels.filter_map(|view| view.rating.value());
        levels.next().is_some_and(|first| levels.any(|level| level != first))
    };
    let sentences = rows.iter().filter(differ).map(|&row| {
        let id = &team.dimensions()[row].id;
        let views: Vec<String> = candidate.views(id).map(view).collect();
        let panel = candidate.views(id).filter(|view| view.judge == Judge::Panel);
        let counted = candidate.rating(id).value().map_or(String::new(), |level| level.to_string());
        let why = if panel.count() > 1 { "the panel's lowest" } else { "the panel's" };
        let text =
            format!("{}. The plan counts {counted}, {why}, until you agree.", views.join(", "));
        [short_title(team, row).to_owned(), text]
    });
    sentences.collect()
}

/// Returns what would change if those who differ agreed on the higher level; `None` if nothing
/// would.
pub fn agreed(
    team: &Team,
    candidate: &Candidate,
    dimension: usize,
    demand: &Demand,
) -> Option<String> {
    let id = &team.dimensions()[dimension].id;
    let counts = |level: u8| demand.zone().contains(level);
    if demand.missing() == 0 || candidate.rating(id).value().is_none_or(counts) {
        return None;
    }
    let levels = candidate.views(id).filter_map(|view| view.rating.value());
    let highest = levels.max().filter(|&level| counts(level))?;
    let (name, row) = (&candidate.name, short_title(team, dimension));
    Some(format!("If you agree on {highest} for {name} on {row}, {name} fills a place there."))
}

/// Returns the rows on which a candidate would like to grow, if there are any.
pub fn wishes(team: &Team, candidate: &Candidate) -> Option<String> {
    let wants = |answer: &&CandidateAnswer| answer.rating.want() == Some(Want::Grow);
    let rows = candidate.answers.iter().filter(wants).filter_map(|answer| {
        team.dimension_index(answer.dimension.as_str()).map(|row| short_title(team, row))
    });
    let rows: Vec<&str> = rows.collect();
    (!rows.is_empty()).then(|| format!("{} wants to grow in {}.", candidate.name, list(&rows)))
}
