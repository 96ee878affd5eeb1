//! A candidate's reason in one line, the question to ask them, and why the
//! first one is first.

use super::demands;
use crate::phrases::english::{capital, count, list, list_some, number};
use crate::phrases::{Level, short_title};
use crate::plan::why::{self, Ahead};
use crate::plan::{Changes, Demand, LeftOut, Plan, Question, Ranked};
use crate::team::{Dimension, Judge, Team, Zone};

/// Returns what a candidate closes, and what else speaks for them, in a line: "closes Data, and
/// fills one of the two missing on Running it; one step from Testing".
pub fn reason(team: &Team, plan: &Plan, of: &Ranked) -> String {
    let names = |indices: &[usize]| demands(team, indices.iter().map(|&at| plan.demands[at]));
    let mut parts = Vec::new();
    if of.closes.is_empty() {
        parts.push("closes no shortfall".to_owned());
    } else {
        let closes = closing(team, plan, of);
        match &of.only[..] {
            [] => parts.push(closes),
            // Alone among one is nothing to say.
            _ if plan.candidates.len() == 1 => parts.push(closes),
            only if only == of.closes => {
                parts.push(format!("{closes}, which no other candidate does"));
            }
            only => {
                parts.push(closes);
                parts.push(format!("no other candidate helps with {}", list(&names(only))));
            }
        }
    }
    if of.spare > 0 {
        let beyond = why::moved(plan, &[of.candidate]).into_iter().filter(|one| one.filled() == 0);
        let beyond = demands(team, beyond.map(|one| one.demand));
        parts.push(format!("one more than needed on {}", list_some(&beyond)));
    }
    let near = demands(team, why::near(plan, of.candidate));
    if !near.is_empty() {
        parts.push(format!("one step from {}", list_some(&near)));
    }
    let open = why::open(plan, of.candidate);
    if !open.is_empty() {
        let titles: Vec<&str> = open.iter().map(|&index| short_title(team, index)).collect();
        parts.push(format!("not asked yet about {}", list_some(&titles)));
    }
    parts.join("; ")
}

/// Returns the rows that they close, and those where they fill one of several places: "closes
/// Data, and fills one of the two missing on Running it".
fn closing(team: &Team, plan: &Plan, of: &Ranked) -> String {
    let missing = |index: &usize| plan.demands[*index].missing();
    let named = |people: u32| -> Vec<String> {
        let indices = of.closes.iter().filter(|index| missing(index) == people);
        demands(team, indices.map(|&index| plan.demands[index]))
    };
    let mut people: Vec<u32> = of.closes.iter().map(missing).collect();
    people.sort_unstable();
    people.dedup();
    let parts = people.iter().map(|&people| match people {
        1 => format!("closes {}", list(&named(1))),
        _ => format!("fills one of the {} missing on {}", number(people), list(&named(people))),
    });
    let parts: Vec<String> = parts.collect();
    // A list within a list reads better with a comma before its "and".
    parts.join(", and ")
}

fn end(dimension: &Dimension, zone: Zone) -> String {
    let [first, second] = &dimension.poles;
    match zone {
        Zone::A => format!("\"{first}\""),
        Zone::B => format!("\"{second}\""),
        Zone::Middle | Zone::AtLeast(_) => "neither end".to_owned(),
    }
}

/// Returns what the reason is based on: what the panel saw or was told, and what is the candidate's
/// self-rating alone.
pub fn rests_on(team: &Team, plan: &Plan, of: &Ranked) -> Vec<String> {
    let answers = &plan.candidates[of.candidate].answers;
    let mut sentences = Vec::new();
    let mut bare = Vec::new();
    for &index in &of.closes {
        let dimension = plan.demands[index].dimension;
        let id = &team.dimensions()[dimension].id;
        let Some(answer) = answers.iter().find(|answer| answer.dimension == *id) else { continue };
        let title = short_title(team, dimension);
        let from = match (&answer.source[..], answer.judge) {
            ("", Judge::Own) => "self-rating".to_owned(),
            ("", Judge::Panel) => "the panel".to_owned(),
            (source, Judge::Own) => source.to_owned(),
            (source, Judge::Panel) => format!("the panel, {source}"),
        };
        match &answer.evidence[..] {
            "" if answer.source.is_empty() && answer.judge == Judge::Own => bare.push(title),
            "" => sentences.push(format!("{title}: {from}.")),
            evidence => sentences.push(format!("{title}: \"{evidence}\" ({from})")),
        }
    }
    if !bare.is_empty() {
        sentences.push(format!("Not checked by us yet: {}.", list(&bare)));
    }
    sentences
}

/// Returns what to ask, and what the best answers would change.
pub fn question(team: &Team, plan: &Plan, question: &Question) -> String {
    match &question.about[..] {
        [(dimension, zone)] => one_question(team, plan, question, *dimension, *zone),
        about => several_questions(team, plan, question, about),
    }
}

/// Returns "Pia could still be first: with Running it and Data, Pia would fill three places. Ask
/// about those two."
fn several_questions(
    team: &Team,
    plan: &Plan,
    question: &Question,
    about: &[(usize, Zone)],
) -> String {
    let name = &plan.candidates[question.candidate].name;
    let titles: Vec<&str> = about.iter().map(|&(index, _)| short_title(team, index)).collect();
    let with = list(&titles);
    let ranked = plan.ranking.iter().find(|one| one.candidate == question.candidate);
    let closes = |&&(dimension, zone): &&(usize, Zone)| {
        let of_it = |demand: &&Demand| demand.dimension == dimension && demand.zone() == zone;
        plan.demands.iter().find(of_it).is_some_and(|demand| demand.missing() > 0)
    };
    let filled = ranked.map_or(0, |one| one.closes.len()) + about.iter().filter(closes).count();
    let filled = count(filled as u32, "place", "places");
    let could = match question.changes {
        Changes::First => {
            format!("{name} could still be first: with {with}, {name} would fill {filled}.")
        }
        Changes::Level => {
            let first = plan.ranking.first().map_or(0, |first| first.candidate);
            let first = &plan.candidates[first].name;
            format!("With {with}, {name} would close as much as {first}.")
        }
        Changes::Together if plan.hires == 1 => {
            format!("With {with}, {name} would be the one to hire.")
        }
        Changes::Together => {
            format!("With {with}, the best {} would be others.", number(plan.hires as u32))
        }
    };
    format!("{could} Ask about those {}.", number(about.len() as u32))
}

fn one_question(team: &Team, plan: &Plan, question: &Question, index: usize, zone: Zone) -> String {
    let name = &plan.candidates[question.candidate].name;
    let dimension = &team.dimensions()[index];
    let what = match zone {
        Zone::AtLeast(level) => {
            let does = Level::needed(dimension, level).do_it(1);
            format!("{}: if {name} {does}", short_title(team, index))
        }
        side => format!("\"{}\": if {name} is at {}", dimension.name, end(dimension, side)),
    };
    let then = match question.changes {
        Changes::First => format!("{name} would be first here"),
        Changes::Level => {
            let first = plan.ranking.first().map_or(0, |first| first.candidate);
            format!("{name} would close as much as {}", plan.candidates[first].name)
        }
        Changes::Together if plan.candidates.len() == 1 => {
            format!("{name} would fill a place there, too")
        }
        Changes::Together if plan.hires == 1 => format!("{name} would be the one to hire"),
        Changes::Together => format!("the best {} would be others", number(plan.hires as u32)),
    };
    format!("Ask about {what}, {then}.")
}

/// Returns which candidates are left out, and why: "Hana is on the team already and is not counted
/// as a candidate."
pub fn left_out(plan: &Plan) -> Vec<String> {
    let named = |wanted: fn(&LeftOut) -> bool| -> Vec<&str> {
        let of_it = plan.left_out.iter().filter(|(_, why)| wanted(why));
        of_it.map(|(candidate, _)| candidate.name.as_str()).collect()
    };
    let members = named(|why| matches!(why, LeftOut::Member(_)));
    let mut sentences = Vec::new();
    if !members.is_empty() {
        let (are, counted) = match members.len() {
            1 => ("is", "is not counted as a candidate"),
            _ => ("are", "are not counted as candidates"),
        };
        sentences.push(format!("{} {are} on the team already and {counted}.", list(&members)));
    }
    let declined = named(|why| *why == LeftOut::Declined);
    let withdrawn = named(|why| *why == LeftOut::Withdrawn);
    for (what, who) in [("Declined", declined), ("Withdrawn", withdrawn)] {
        if !who.is_empty() {
            sentences.push(format!("{what}: {}.", list(&who)));
        }
    }
    sentences
}

/// Returns why the first candidate is first, even if others have higher levels. `None` if no
/// candidate closes anything.
pub fn why_first(team: &Team, plan: &Plan) -> Option<String> {
    let first = plan.ranking.first().filter(|first| first.gain > 0)?;
    let name = |of: &Ranked| &plan.candidates[of.candidate].name;
    let helps = demands(team, first.closes.iter().map(|&index| plan.demands[index]));
    let tied = plan.ranking.iter().take_while(|one| one.gain == first.gain);
    let tied: Vec<&str> = tied.map(|one| name(one).as_str()).collect();
    let mut text = format!(
        "{} closes most of what is missing, what matters most counted first: {}.",
        name(first),
        list(&helps)
    );
    if tied.len() > 1 {
        let tied = list_some(&tied);
        text = format!("{tied} each close as much of what is missing; nobody closes more.");
    }
    let spectra = |index: usize| team.dimensions()[index].is_spectrum();
    let above = plan.ranking[1..].iter().find_map(|other| {
        let [more, less] = why::higher(plan, spectra, other.candidate, first.candidate);
        (more > less && why::ahead(first, other) == Ahead::Gain).then_some((other, more))
    });
    if let Some((other, rows)) = above {
        let rows = count(rows as u32, "row", "rows");
        let closes = match &other.closes[..] {
            [] => "none of them closes a shortfall".to_owned(),
            _ => "closes less of what is missing".to_owned(),
        };
        let other = capital(name(other));
        text = format!("{text} {other} has the higher level on {rows}, but {closes}.");
    }
    Some(text)
}
