//! Removing something: the question, which says what else is removed, and the edit.

use crate::phrases::english;
use crate::team::{Edit, Id, ListEdit, Team};
use crate::text;
use crate::tui::app::Effect;
use crate::tui::overlays::confirm::Confirm;
use crate::tui::screens::edit::{EditView, Tab};

/// Returns the question whether to remove what the cursor is on.
pub(crate) fn question(team: &Team, view: &EditView) -> Option<Confirm> {
    let index = view.index(team)?;
    match view.tab {
        Tab::Team => None,
        Tab::Situations => situation(team, index),
        Tab::Dimensions => dimension(team, index),
        Tab::Members => member(team, index),
    }
}

/// `leads_to` is asked of the world outside once it is removed from the file.
fn confirm(
    name: &str,
    goes: &[String],
    after: &str,
    edit: Edit,
    leads_to: Option<Effect>,
) -> Confirm {
    let with = match goes {
        [] => "Nothing else goes with it.".to_owned(),
        goes => format!("This also removes {}.", english::list(goes)),
    };
    let after = if after.is_empty() { String::new() } else { format!(" {after}") };
    let what = format!("removing {name}");
    let question = format!("Remove {name}? {with}{after} u undoes it.");
    Confirm::new(question, format!("remove {name}"), move |model| {
        if model.try_change(edit.clone(), what.clone()) && model.source.is_saved() {
            leads_to.iter().cloned().for_each(|effect| model.ask(effect));
        }
    })
}

fn counted(goes: &mut Vec<String>, n: usize, one: &str, many: &str) {
    if n > 0 {
        goes.push(english::count(n as u32, one, many));
    }
}

fn situation(team: &Team, index: usize) -> Option<Confirm> {
    let situation = team.situations.get(index)?;
    let mut goes = Vec::new();
    counted(&mut goes, situation.needs.len(), "of its needs", "needs of its own");
    let mut edits = vec![Edit::Situation(ListEdit::Remove(index))];
    let mut after = String::new();
    if team.situation.as_ref() == Some(&situation.id) {
        let next = team.situations.iter().find(|other| other.id != situation.id);
        edits.insert(0, Edit::OpenOn(next.map(|other| other.id.clone())));
        after = match next {
            Some(other) => format!("The map then opens with {}.", other.name),
            None => "The map then shows the rows' own needs.".into(),
        };
    }
    Some(confirm(&situation.name, &goes, &after, Edit::All(edits), None))
}

fn dimension(team: &Team, index: usize) -> Option<Confirm> {
    let dimension = team.dimensions().get(index)?;
    let id = &dimension.id;
    let mut goes = Vec::new();
    // Before the reveal not even how many have answered.
    let members = 0..team.members().len();
    let given = members.filter(|&member| !team.ratings().get(index, member).is_blank()).count();
    if given > 0 && team.session.hidden {
        goes.push("the answers given on it".into());
    } else {
        counted(&mut goes, given, "person's answer", "people's answers");
    }
    let of = |n: usize, one: &str, many: &str, goes: &mut Vec<String>| counted(goes, n, one, many);
    let needs = team.situations.iter().filter(|one| one.need_of(id).is_some()).count();
    of(needs, "situation's need", "situations' needs", &mut goes);
    let decisions = team.decisions.iter().filter(|one| one.dimension == *id).count();
    of(decisions, "decision", "decisions", &mut goes);
    let guesses = team.expectations.iter().filter(|one| one.dimension == *id).count();
    of(guesses, "expectation", "expectations", &mut goes);
    let corrections = team.corrections.iter().filter(|one| one.dimension == *id).count();
    of(corrections, "correction", "corrections", &mut goes);
    let known = team.candidates.iter().filter(|one| !one.rating(id).is_blank()).count();
    of(known, "candidate's answer", "candidates' answers", &mut goes);
    let edit = Edit::without_dimension(team, index)?;
    Some(confirm(&dimension.name, &goes, "", edit, None))
}

fn member(team: &Team, index: usize) -> Option<Confirm> {
    let member = team.members().get(index)?;
    let id = &member.id;
    let mut goes = Vec::new();
    let dimensions = 0..team.dimensions().len();
    let mut answered =
        dimensions.filter(|&dimension| !team.ratings().get(dimension, index).is_blank());
    if answered.next().is_some() {
        goes.push(format!("all answers of {}", member.name));
    }
    let corrections = team.corrections.iter().filter(|one| one.member == *id).count();
    counted(&mut goes, corrections, "correction", "corrections");
    let mut after = Vec::new();
    let owned = team.decisions.iter().filter(|one| one.owner.as_ref() == Some(id)).count();
    match owned {
        0 => {}
        1 => after.push("One decision loses its owner.".to_owned()),
        n => {
            let decisions = english::count(n as u32, "decision", "decisions");
            after.push(format!("{} lose their owner.", english::capital(decisions)));
        }
    }
    // What people wrote in sentences is theirs to change.
    let named = sentences(team, id).filter(|text| names(text, &member.name)).count();
    match named {
        0 => {}
        1 => after.push(format!("One note still names {}: change it by hand.", member.name)),
        n => {
            let notes = english::count(n as u32, "note", "notes");
            let notes = english::capital(notes);
            after.push(format!("{notes} still name {}: change them by hand.", member.name));
        }
    }
    let edit = Edit::without_member(team, index)?;
    let look = Effect::LookForSheetsOf(member.name.clone());
    Some(confirm(&member.name, &goes, &after.join(" "), edit, Some(look)))
}

/// Everything that people wrote freely, without what leaves with someone.
fn sentences<'a>(team: &'a Team, leaving: &'a Id) -> impl Iterator<Item = &'a str> {
    let notes = team.decisions.iter().map(|one| one.note.as_str());
    let plans = team.plans.iter().map(|one| one.note.as_str());
    let abouts = team.situations.iter().map(|one| one.about.as_str());
    let dimensions = team.dimensions().iter().map(|one| one.about.as_str());
    let corrections = team.corrections.iter().filter(|one| one.member != *leaving);
    let examples = corrections.map(|one| one.example.as_str());
    let answers = team.candidates.iter().flat_map(|one| &one.answers);
    let sources = answers.flat_map(|one| [one.source.as_str(), one.evidence.as_str()]);
    notes.chain(plans).chain(abouts).chain(dimensions).chain(examples).chain(sources)
}

/// Returns whether a sentence holds a name as words of its own.
fn names(sentence: &str, name: &str) -> bool {
    let (sentence, name) = (text::fold(sentence), text::fold(name));
    sentence.match_indices(&name).any(|(at, found)| {
        let before = sentence[..at].chars().next_back();
        let after = sentence[at + found.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::{Aim, Choice, Decision, Member};

    /// Whether anything of a team points at a member's id.
    fn points_at(team: &Team, id: &Id) -> bool {
        team.member_index(id.as_str()).is_some()
            || team.decisions.iter().any(|one| one.owner.as_ref() == Some(id))
            || team.corrections.iter().any(|one| one.member == *id)
            || team.session.done.contains(id)
    }

    fn team() -> Team {
        let mut team = Team::new("T");
        for name in ["Bo", "Bodil"] {
            let at = team.members().len();
            let member = Member::new(Id::from_name(name), name);
            team.apply(Edit::InsertMember(at, Box::new(member), vec![])).unwrap();
        }
        team.decisions.push(Decision {
            dimension: Id::from_name("data"),
            choice: Choice::Share,
            owner: Some(Id::from_name("Bo")),
            owner_name: String::new(),
            due: None,
            expect: None,
            note: "Bo pairs with Bodil".into(),
            made: None,
            aim: Aim::default(),
        });
        team.session.done.push(Id::from_name("Bo"));
        team
    }

    #[test]
    fn whoever_is_removed_is_nowhere_pointed_at_and_the_notes_are_named() {
        let mut team = team();
        let confirm = member(&team, 0).unwrap();
        assert!(confirm.question.contains("One decision loses its owner."));
        assert!(confirm.question.contains("One note still names Bo"), "{}", confirm.question);
        let edit = Edit::without_member(&team, 0).unwrap();
        team.apply(edit).unwrap();
        assert!(!points_at(&team, &Id::from_name("Bo")));
        assert!(team.member_index("bodil").is_some());
    }

    #[test]
    fn a_name_within_a_longer_one_is_not_that_name() {
        assert!(names("pair with Bo on call", "Bo"));
        assert!(!names("pair with Bodil on call", "Bo"));
    }
}
