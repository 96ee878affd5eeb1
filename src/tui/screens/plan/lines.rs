//! The entries of each pane, in sentences, with explanations.

use crate::coverage::Coverage;
use crate::phrases::english::{capital, list};
use crate::phrases::plan as phrases;
use crate::phrases::{Names, Naming};
use crate::plan::{Plan, Ranked};
use crate::team::Team;
use crate::tui::screens::plan::{Pane, PlanView, compare};

/// One entry of a pane.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// A dimension's or a person's name; may be empty.
    pub subject: String,
    /// The text about it.
    pub text: String,
    /// Secondary text below it.
    pub below: Vec<String>,
    /// The explanation of the numbers.
    pub why: Vec<String>,
    /// The candidate it is about, by index in the plan.
    pub candidate: Option<usize>,
    /// Those who would be hired together by it, by index in the plan.
    pub together: Vec<usize>,
}

impl Entry {
    fn of(line: phrases::Line, why: Vec<String>) -> Self {
        Self { subject: line.subject, why, ..Self::sentence(line.text) }
    }

    pub(super) fn sentence(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Returns the entries of the view's pane.
pub(crate) fn entries(view: &PlanView, team: &Team, names: &Names) -> Vec<Entry> {
    let (plan, coverage) = (&view.plan, &view.coverage);
    match view.pane {
        Pane::Candidates => candidates(view, team, names),
        Pane::Compare => compare::side_by_side(view, team, names),
        Pane::Planned => compare::planned(view, team, names),
        Pane::Brief => match &view.next {
            Some(next) => {
                let mut text = brief(&next.team, &next.coverage, &next.plan);
                let hired = view.hired().iter().map(|&hire| plan.candidates[hire].name.as_str());
                let with = format!("With {} on the team:", list(&hired.collect::<Vec<_>>()));
                text.insert(0, Entry::sentence(with));
                text
            }
            None => brief(team, coverage, plan),
        },
        Pane::Together => together(view, team),
        Pane::Grow => plan
            .training
            .iter()
            .map(|one| {
                let cost = |who| phrases::why_cost(team, one.dimension, who, names);
                let why = one.train.iter().map(cost).collect();
                let mut entry = Entry::of(phrases::growing(team, one, names), why);
                entry.below = phrases::growing_notes(team, coverage, one, names);
                entry
            })
            .collect(),
        Pane::Leave => leave(team, coverage, plan, names),
    }
}

/// Returns those hired first, then the others by what they would close next to
/// them.
fn candidates(view: &PlanView, team: &Team, names: &Names) -> Vec<Entry> {
    let plan = &view.plan;
    let left_out = phrases::left_out(plan).into_iter().map(Entry::sentence);
    let Some(next) = &view.next else {
        let ranked = plan.ranking.iter().map(|one| candidate(view, team, one, names));
        return ranked.chain(left_out).collect();
    };
    let hired = plan.ranking.iter().filter(|one| view.is_hired(one.candidate));
    let hired = hired.map(|one| candidate(view, team, one, names));
    let others = next.plan.ranking.iter().filter_map(|one| {
        let found = &next.plan.candidates[one.candidate];
        let index = plan.candidates.iter().position(|known| known.id == found.id)?;
        let ranked = plan.ranking.iter().find(|known| known.candidate == index)?;
        let asked = next.plan.questions.iter().find(|asked| asked.candidate == one.candidate);
        let question = asked.map(|asked| phrases::question(&next.team, &next.plan, asked));
        Some(Entry {
            text: format!("{}.", capital(phrases::reason(&next.team, &next.plan, one))),
            below: question.into_iter().collect(),
            ..candidate(view, team, ranked, names)
        })
    });
    hired.chain(others).chain(left_out).collect()
}

fn candidate(view: &PlanView, team: &Team, one: &Ranked, names: &Names) -> Entry {
    let plan = &view.plan;
    let index = one.candidate;
    let first = plan.ranking.first().map(|first| first.candidate);
    let asked = plan.questions.iter().find(|asked| asked.candidate == index);
    let mut why = Vec::new();
    if first == Some(index) {
        why.extend(phrases::why_first(team, plan));
    }
    why.push(phrases::why_gain(team, plan, &[index]));
    why.push(phrases::why_gain_max(team, plan, index));
    why.push(phrases::why_spare(team, plan, &[index]));
    why.push(phrases::why_near(team, plan, index));
    // Sources and evidence are in people's own words, and could name anyone.
    if names.naming() != Naming::Alias {
        why.extend(phrases::rests_on(team, plan, one));
    }
    // Next to those hired; where there are none, next to the first.
    let other_situation = match view.hired() {
        [] => first.as_slice(),
        hired => hired,
    };
    let others = other_situation.iter().filter(|&&other| other != index);
    why.extend(others.map(|&other| phrases::why_overlap(team, plan, other, index)));
    why.retain(|sentence| !sentence.is_empty());
    Entry {
        subject: plan.candidates[index].name.clone(),
        text: format!("{}.", capital(phrases::reason(team, plan, one))),
        below: asked.map(|asked| phrases::question(team, plan, asked)).into_iter().collect(),
        why,
        candidate: Some(index),
        together: Vec::new(),
    }
}

fn brief(team: &Team, coverage: &Coverage, plan: &Plan) -> Vec<Entry> {
    let ideal = &plan.ideal;
    if ideal.wishes.is_empty() {
        return vec![Entry::sentence("Nothing is missing, as far as we know.".to_owned())];
    }
    let wishes = ideal.brief().iter().map(|wish| {
        let why = format!("{}.", capital(phrases::wish_why(coverage, wish)));
        let mut entry = Entry::of(phrases::wish(team, wish), vec![why]);
        let about = phrases::wish_about(team, wish);
        if !about.is_empty() {
            entry.below.push(about.to_owned());
        }
        entry
    });
    let after = [phrases::spares(team, ideal), phrases::rate_first(team, coverage, ideal)];
    wishes.chain(after.into_iter().flatten().map(Entry::sentence)).collect()
}

/// Returns the best one, two and three together, as far as the search has got.
fn together(view: &PlanView, team: &Team) -> Vec<Entry> {
    let plan = &view.plan;
    let mut sentences =
        vec![Entry::sentence(phrases::together(team, plan, view.unfinished().is_some()))];
    if plan.best.hire.is_empty() {
        return sentences;
    }
    sentences[0].why =
        vec![phrases::why_gain(team, plan, &plan.best.hire), phrases::why_ladder(plan)];
    sentences[0].together.clone_from(&plan.best.hire);
    for fewer in (1..plan.best.hire.len()).rev() {
        let smaller = Plan {
            best: crate::plan::best(
                &plan.demands,
                &plan.matrix,
                &plan.ranking,
                fewer,
                &mut |best| crate::tui::screens::plan::within(best.nodes),
            ),
            hires: fewer,
            ..plan.clone()
        };
        let mut entry = Entry::sentence(phrases::together(team, &smaller, false));
        entry.why = vec![phrases::why_gain(team, plan, &smaller.best.hire)];
        entry.together = smaller.best.hire;
        sentences.push(entry);
    }
    sentences.reverse();
    sentences
}

fn leave(team: &Team, coverage: &Coverage, plan: &Plan, names: &Names) -> Vec<Entry> {
    let breaks = plan.departures.iter().filter(|one| one.shown(team).changes_something());
    let mut sentences: Vec<Entry> = breaks
        .map(|one| {
            let why = phrases::why_leaving(team, coverage, one, names);
            Entry::of(phrases::leaving(team, coverage, one, names), why)
        })
        .collect();
    let others = phrases::others(team, &plan.departures).into_iter().map(Entry::sentence);
    sentences.extend(others.map(|entry| Entry { why: vec![phrases::WHY_COVERED.into()], ..entry }));
    sentences
}
