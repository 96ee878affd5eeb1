//! What was typed becomes a change, or is refused with what to do and stays
//! as it was typed.

use std::collections::{HashMap, HashSet};

use crate::phrases::english;
use crate::team::{Dimension, Edit, End, Id, MAX_PEOPLE, Member, Session, Situation, Slot, Team};
use crate::text::{self, NameFault};
use crate::tui::app::prompt::Prompt;
use crate::tui::app::{Model, Overlay, Screen, Tone};
use crate::tui::screens::edit::Tab;
use crate::tui::screens::edit::typing::Asking;

/// What comes of a typed line.
#[allow(clippy::large_enum_variant)] // One at a time, and handed on at once.
enum Outcome {
    /// As it was.
    Nothing,
    /// A change.
    Change {
        edit: Edit,
        what: String,
        /// What to say of it, where it is worth saying.
        say: Option<String>,
        /// What it put in, to be shown: the page and the place.
        show: Option<(Tab, usize)>,
        /// The question that follows from it.
        then: Option<Box<Prompt>>,
    },
}

/// Takes a typed line. What is wrong with it is said in the prompt.
pub(crate) fn accept(model: &mut Model, asking: &Asking, typed: &str) -> Result<(), String> {
    let _: () = match outcome(&model.team, asking, typed)? {
        Outcome::Nothing => {
            close(model);
        }
        Outcome::Change { edit, what, say, show, then } => {
            close(model);
            model.change(edit, what);
            let refused =
                model.notice.as_ref().is_some_and(|notice| notice.tone == Tone::FileError);
            if refused {
                return Ok(());
            }
            if let (Some((tab, index)), Screen::Edit(view)) = (show, &mut model.screen) {
                view.turn_to(tab);
                view.show(&model.team, index);
            }
            if let Some(say) = say {
                model.done(say);
            }
            model.overlays.extend(then.map(Overlay::Prompt));
        }
    };
    Ok(())
}

/// Takes the prompt away, and those of the same question below it.
fn close(model: &mut Model) {
    while let Some(Overlay::Prompt(_)) = model.overlays.last() {
        model.overlays.pop();
    }
}

fn outcome(team: &Team, asking: &Asking, typed: &str) -> Result<Outcome, String> {
    let situations = || team.situations.iter().map(|one| (&one.id, one.name.as_str()));
    let dimensions = || team.dimensions().iter().map(|one| (&one.id, one.name.as_str()));
    let members = || team.members().iter().map(|one| (&one.id, one.name.as_str()));
    match asking {
        Asking::TeamName => {
            let name = name(typed)?;
            if name == team.name {
                return Ok(Outcome::Nothing);
            }
            Ok(change(Edit::Name(name), "the team's name"))
        }
        Asking::NewSituation => {
            let (name, alike) = name_of_its_own(typed, situations(), None, "situation")?;
            let id = Id::free(&name, |id| team.situation_index(id.as_str()).is_some());
            let at = team.situations.len();
            let id_of_it = id.clone();
            let mut edits =
                vec![Edit::Situation(Slot::Insert(at, Situation::new(id.clone(), &*name)))];
            // The first one is what the map is for from now on.
            if team.situations.is_empty() {
                edits.push(Edit::OpenOn(Some(id)));
            }
            let about = Asking::SituationAbout(id_of_it).prompt("");
            let said = format!("{name}, in one sentence? Esc skips it.");
            let mut outcome = added(Edit::All(edits), name, alike, Tab::Situations, at);
            if let Outcome::Change { then, .. } = &mut outcome {
                *then = Some(Box::new(about.saying(vec![said])));
            }
            Ok(outcome)
        }
        Asking::NewMembers => new_members(team, typed),
        Asking::SituationName(id) => {
            let at = team.situation_index(id.as_str()).ok_or(GONE)?;
            let (name, alike) = name_of_its_own(typed, situations(), Some(id), "situation")?;
            let what = format!("the name of {name}");
            let situation = Situation { name: name.clone(), ..team.situations[at].clone() };
            let same = situation == team.situations[at];
            Ok(renamed(same, Edit::Situation(Slot::Replace(at, situation)), what, &name, alike))
        }
        Asking::SituationAbout(id) => {
            let at = team.situation_index(id.as_str()).ok_or(GONE)?;
            let situation = Situation { about: sentence(typed)?, ..team.situations[at].clone() };
            let what = format!("the sentence on {}", situation.name);
            Ok(change(Edit::Situation(Slot::Replace(at, situation)), what))
        }
        Asking::DimensionName(id) => {
            let at = team.dimension_index(id.as_str()).ok_or(GONE)?;
            let (name, alike) = name_of_its_own(typed, dimensions(), Some(id), "dimension")?;
            let what = format!("the name of {name}");
            let dimension = Dimension { name: name.clone(), ..team.dimensions()[at].clone() };
            let same = dimension == team.dimensions()[at];
            let about = dimension.about.clone();
            let edit = Edit::ReplaceDimension(at, Box::new(dimension));
            let mut outcome = renamed(same, edit, what, &name, alike);
            if let Outcome::Change { then, .. } = &mut outcome
                && !about.is_empty()
            {
                *then = Some(Box::new(still_about(id, &name, &about)));
            }
            Ok(outcome)
        }
        Asking::DimensionAbout(id) => {
            let at = team.dimension_index(id.as_str()).ok_or(GONE)?;
            let dimension = Dimension { about: sentence(typed)?, ..team.dimensions()[at].clone() };
            let what = format!("the sentence on {}", dimension.name);
            Ok(change(Edit::ReplaceDimension(at, Box::new(dimension)), what))
        }
        Asking::Pole(id, end) => {
            let at = team.dimension_index(id.as_str()).ok_or(GONE)?;
            let mut dimension = team.dimensions()[at].clone();
            let side = usize::from(*end == End::B);
            dimension.poles[side] = name(typed)?;
            differ(&dimension.poles[0], &dimension.poles[1])?;
            let what = format!("an end of {}", dimension.name);
            Ok(change(Edit::ReplaceDimension(at, Box::new(dimension)), what))
        }
        Asking::Words(id, level) => {
            let at = team.dimension_index(id.as_str()).ok_or(GONE)?;
            let mut dimension = team.dimensions()[at].clone();
            set_words(&mut dimension, *level, name(typed)?);
            let what = format!("the words of level {level} of {}", dimension.name);
            Ok(change(Edit::ReplaceDimension(at, Box::new(dimension)), what))
        }
        Asking::MemberName(id) => {
            let at = team.member_index(id.as_str()).ok_or(GONE)?;
            let (name, alike) = name_of_its_own(typed, members(), Some(id), "member")?;
            let what = format!("the name of {name}");
            let member = Member { name: name.clone(), ..team.members()[at].clone() };
            let same = member == team.members()[at];
            Ok(renamed(same, Edit::ReplaceMember(at, Box::new(member)), what, &name, alike))
        }
        Asking::Alias(id) => {
            let at = team.member_index(id.as_str()).ok_or(GONE)?;
            let mut member = team.members()[at].clone();
            member.alias = if typed.trim().is_empty() { None } else { Some(name(typed)?) };
            if let Some(alias) = &member.alias {
                alias_of_its_own(team, id, alias)?;
            }
            let what = format!("the alias of {}", member.name);
            Ok(change(Edit::ReplaceMember(at, Box::new(member)), what))
        }
    }
}

/// Asks whether what a dimension was about still holds under its new name:
/// raters read it, and an advert does.
fn still_about(id: &Id, name: &str, about: &str) -> Prompt {
    let said = format!(
        "Does it still fit {name}? People see this sentence when they rate, and in job ads. \
         Esc keeps it."
    );
    Asking::DimensionAbout(id.clone()).prompt(about).saying(vec![said])
}

const GONE: &str = "It is gone. Esc goes back.";

fn change(edit: Edit, what: impl Into<String>) -> Outcome {
    Outcome::Change { edit, what: what.into(), say: None, show: None, then: None }
}

fn renamed(same: bool, edit: Edit, what: String, name: &str, alike: Option<String>) -> Outcome {
    if same {
        return Outcome::Nothing;
    }
    let say = alike.map(|other| looks_like(name, &other));
    Outcome::Change { edit, what, say, show: None, then: None }
}

fn added(edit: Edit, name: String, alike: Option<String>, tab: Tab, at: usize) -> Outcome {
    let say = alike.map_or_else(|| format!("Added {name}."), |other| looks_like(&name, &other));
    Outcome::Change {
        edit,
        what: format!("adding {name}"),
        say: Some(say),
        show: Some((tab, at)),
        then: None,
    }
}

/// Returns the edit that adds a dimension, where it goes, and whether people
/// had finished rating, who are asked about it now.
pub(super) fn insertion(team: &Team, dimension: Dimension) -> (Edit, usize, bool) {
    // After the last of its kind, so that files stay in the order of the map.
    let last = team.dimensions().iter().rposition(|one| one.kind <= dimension.kind);
    let at = last.map_or(0, |last| last + 1);
    let insert = Edit::InsertDimension(at, Box::new(dimension), Vec::new());
    let session = &team.session;
    let rated = !session.done.is_empty() && (session.hidden || session.step.is_some());
    if !rated {
        return (insert, at, false);
    }
    let session = Session { done: Vec::new(), ..session.clone() };
    (Edit::All(vec![insert, Edit::Session(Box::new(session))]), at, true)
}

fn new_members(team: &Team, typed: &str) -> Result<Outcome, String> {
    let members = || team.members().iter().map(|member| member.name.as_str());
    let mut taken: HashSet<String> = members().map(text::fold).collect();
    let mut ids: HashSet<Id> = team.members().iter().map(|member| member.id.clone()).collect();
    // Plain letters alone are told apart; shapes cost too much to work them
    // out for nothing.
    let plain = typed.is_ascii() && members().all(str::is_ascii);
    let mut shapes: HashMap<String, String> = HashMap::new();
    if !plain {
        shapes.extend(members().map(|name| (text::shape(name), name.to_owned())));
    }
    let mut names: Vec<String> = Vec::new();
    let mut edits = Vec::new();
    let mut alike = None;
    for part in typed.split([',', ';', '\n', '\t']).filter(|part| !part.trim().is_empty()) {
        let name = name(part)?;
        let folded = text::fold(&name);
        if taken.contains(&folded) {
            let twice = names.iter().any(|other| text::fold(other) == folded);
            let why = if twice { "is in the list twice" } else { "is a member already" };
            return Err(format!("{name} {why}; remove one, or add a surname"));
        }
        taken.insert(folded);
        if !plain && let Some(other) = shapes.insert(text::shape(&name), name.clone()) {
            alike = alike.or_else(|| Some(looks_like(&name, &other)));
        }
        let id = Id::free(&name, |id| ids.contains(id));
        ids.insert(id.clone());
        let at = team.members().len() + names.len();
        if at >= MAX_PEOPLE {
            return Err(format!("a team has at most {MAX_PEOPLE} people"));
        }
        edits.push(Edit::InsertMember(at, Box::new(Member::new(id, &*name)), Vec::new()));
        names.push(name);
    }
    if names.is_empty() {
        return Err("type a name, or several with commas between".into());
    }
    let all = english::list_some(&names);
    Ok(Outcome::Change {
        // One alone does not need everyone's coverage again.
        edit: if edits.len() == 1 { edits.remove(0) } else { Edit::All(edits) },
        what: format!("adding {all}"),
        say: Some(
            alike.unwrap_or_else(|| format!("Added {all}. Press Esc for the map, then r to rate.")),
        ),
        show: Some((Tab::Members, team.members().len() + names.len() - 1)),
        then: None,
    })
}

/// Returns a cleaned name, or what is wrong with it.
pub(crate) fn name(typed: &str) -> Result<String, String> {
    text::name(typed).map_err(|error| match error {
        NameFault::Blank => "type at least one letter; Esc cancels".to_owned(),
        NameFault::TooLong(_) => format!("the text {error}; make it shorter"),
        _ => format!("the text {error}; take it out"),
    })
}

pub(crate) fn sentence(typed: &str) -> Result<String, String> {
    text::sentence(typed).map_err(|error| match error {
        NameFault::TooLong(_) => format!("the text {error}; make it shorter"),
        _ => format!("the text {error}; take it out"),
    })
}

/// Returns a cleaned name that nobody else has, and whom it can hardly be told from.
pub(crate) fn name_of_its_own<'a>(
    typed: &str,
    all: impl Iterator<Item = (&'a Id, &'a str)> + Clone,
    itself: Option<&Id>,
    thing: &str,
) -> Result<(String, Option<String>), String> {
    let name = name(typed)?;
    let folded = text::fold(&name);
    let others = all.filter(|(id, _)| Some(*id) != itself).map(|(_, name)| name);
    if others.clone().any(|other| text::fold(other) == folded) {
        return Err(format!("another {thing} is called {name}; choose another name"));
    }
    let alike = look_alike(&name, others);
    Ok((name, alike))
}

/// An alias that is nobody's name and nobody else's alias: where aliases
/// stand for names, two people would be one.
fn alias_of_its_own(team: &Team, itself: &Id, alias: &str) -> Result<(), String> {
    let folded = text::fold(alias);
    let same = |text: &str| text::fold(text) == folded;
    for member in team.members() {
        if same(&member.name) {
            return Err(format!("{} is a member's name; choose another alias", member.name));
        }
        let theirs = member.alias.as_deref().is_some_and(same);
        if theirs && member.id != *itself {
            return Err(format!("{alias} is already the alias of {}", member.name));
        }
    }
    Ok(())
}

fn look_alike<'a>(name: &str, mut others: impl Iterator<Item = &'a str>) -> Option<String> {
    others.find(|other| text::looks_like(name, other)).map(str::to_owned)
}

pub(crate) fn looks_like(name: &str, other: &str) -> String {
    format!("{name} looks almost like {other}. Are they two?")
}

pub(crate) fn differ(first: &str, second: &str) -> Result<(), String> {
    if text::fold(first) == text::fold(second) {
        return Err("the two ends are the same; name the other end".into());
    }
    Ok(())
}

/// Gives a level its own words; words that are all as usual are no wording of
/// their own.
fn set_words(dimension: &mut Dimension, level: u8, words: String) {
    let usual = Dimension { levels: None, ..dimension.clone() };
    let words_of = |of: &Dimension, level| of.level_words(level).unwrap_or_default().to_owned();
    let mut all = [0, 1, 2, 3, 4, 5].map(|level| words_of(dimension, level));
    if let Some(slot) = all.get_mut(usize::from(level)) {
        *slot = words;
    }
    let same = (0..6).all(|level| all[usize::from(level)] == words_of(&usual, level));
    dimension.levels = (!same).then(|| Box::new(all));
}

/// Returns the dimension with the usual words at a level.
pub(crate) fn with_usual_words(dimension: &Dimension, level: u8) -> Dimension {
    let usual = Dimension { levels: None, ..dimension.clone() };
    let words = usual.level_words(level).unwrap_or_default().to_owned();
    let mut dimension = dimension.clone();
    set_words(&mut dimension, level, words);
    dimension
}
