//! Turns typed lines into edits. A line that does not fit stays in the prompt with what to do.

use std::collections::{HashMap, HashSet};

use crate::phrases::english;
use crate::team::{
    Dimension, Edit, End, Id, ListEdit, MAX_PEOPLE, Member, Session, Situation, Team,
};
use crate::text::{self, NameFault};
use crate::tui::app::prompt::Prompt;
use crate::tui::app::{Model, Overlay, Screen};
use crate::tui::screens::edit::Tab;
use crate::tui::screens::edit::typing::Asking;

/// What a typed line changes.
struct Change {
    edit: Edit,
    what: String,
    /// A message, if one is useful.
    say: Option<String>,
    /// What it added, to be shown: the page and the index.
    show: Option<(Tab, usize)>,
    /// A question that follows.
    then: Option<Prompt>,
}

/// Accepts a typed line; the prompt shows what is wrong with it.
pub(crate) fn accept(model: &mut Model, asking: &Asking, typed: &str) -> Result<(), String> {
    let outcome = outcome(&model.team, asking, typed)?;
    close(model);
    let Some(Change { edit, what, say, show, then }) = outcome else { return Ok(()) };
    if !model.try_change(edit, what) {
        return Ok(());
    }
    if let (Some((tab, index)), Screen::Edit(view)) = (show, &mut model.screen) {
        view.turn_to(tab);
        view.show(&model.team, index);
    }
    if let Some(say) = say {
        model.notify(say);
    }
    if let Some(then) = then {
        model.open(then);
    }
    Ok(())
}

/// Closes the prompt, and the prompts of the same question below it.
fn close(model: &mut Model) {
    while let Some(Overlay::Prompt(_)) = model.overlays.last() {
        model.overlays.pop();
    }
}

/// Returns what a typed line changes; nothing where all is as it was.
fn outcome(team: &Team, asking: &Asking, typed: &str) -> Result<Option<Change>, String> {
    let situations = || team.situations.iter().map(|one| (&one.id, one.name.as_str()));
    let dimensions = || team.dimensions().iter().map(|one| (&one.id, one.name.as_str()));
    let members = || team.members().iter().map(|one| (&one.id, one.name.as_str()));
    Ok(Some(match asking {
        Asking::TeamName => {
            let name = name(typed)?;
            if name == team.name {
                return Ok(None);
            }
            change(Edit::Name(name), "the team's name")
        }
        Asking::NewSituation => {
            let (name, alike) = name_of_its_own(typed, situations(), None, "situation")?;
            let id = Id::free(&name, |id| team.situation_index(id.as_str()).is_some());
            let at = team.situations.len();
            let about = Asking::SituationAbout(id.clone()).prompt("");
            let sentences = format!("{name}, in one sentence? Esc skips it.");
            let mut edits =
                vec![Edit::Situation(ListEdit::Insert(at, Situation::new(id.clone(), &*name)))];
            // The first one is what the map is for from now on.
            if team.situations.is_empty() {
                edits.push(Edit::OpenOn(Some(id)));
            }
            let then = Some(about.saying(vec![sentences]));
            Change { then, ..added(Edit::All(edits), name, alike, Tab::Situations, at) }
        }
        Asking::NewMembers => new_members(team, typed)?,
        Asking::SituationName(id) => {
            let (at, old) = found(team.situation_index(id.as_str()), &team.situations)?;
            let (name, alike) = name_of_its_own(typed, situations(), Some(id), "situation")?;
            let edit = Edit::Situation(ListEdit::Replace(
                at,
                Situation { name: name.clone(), ..old.clone() },
            ));
            return Ok(renamed(&old.name, name, edit, alike));
        }
        Asking::SituationAbout(id) => {
            let (at, old) = found(team.situation_index(id.as_str()), &team.situations)?;
            let situation = Situation { about: sentence(typed)?, ..old.clone() };
            let what = format!("the sentence on {}", old.name);
            change(Edit::Situation(ListEdit::Replace(at, situation)), what)
        }
        Asking::DimensionName(id) => {
            let (at, old) = found(team.dimension_index(id.as_str()), team.dimensions())?;
            let (name, alike) = name_of_its_own(typed, dimensions(), Some(id), "dimension")?;
            let dimension = Dimension { name: name.clone(), ..old.clone() };
            let then = (!old.about.is_empty()).then(|| still_about(id, &name, &old.about));
            let renamed = renamed(&old.name, name, replaced(at, dimension), alike);
            return Ok(renamed.map(|change| Change { then, ..change }));
        }
        Asking::DimensionAbout(id) => {
            let (at, old) = found(team.dimension_index(id.as_str()), team.dimensions())?;
            let dimension = Dimension { about: sentence(typed)?, ..old.clone() };
            change(replaced(at, dimension), format!("the sentence on {}", old.title()))
        }
        Asking::Pole(id, end) => {
            let (at, old) = found(team.dimension_index(id.as_str()), team.dimensions())?;
            let mut dimension = old.clone();
            dimension.poles[usize::from(*end == End::B)] = name(typed)?;
            differ(&dimension.poles[0], &dimension.poles[1])?;
            change(replaced(at, dimension), format!("an end of {}", old.title()))
        }
        Asking::Words(id, level) => {
            let (at, old) = found(team.dimension_index(id.as_str()), team.dimensions())?;
            let mut dimension = old.clone();
            set_words(&mut dimension, *level, name(typed)?);
            change(replaced(at, dimension), format!("the words of level {level} of {}", old.name))
        }
        Asking::MemberName(id) => {
            let (at, old) = found(team.member_index(id.as_str()), team.members())?;
            let (name, alike) = name_of_its_own(typed, members(), Some(id), "member")?;
            let member = Member { name: name.clone(), ..old.clone() };
            let edit = Edit::ReplaceMember(at, Box::new(member));
            return Ok(renamed(&old.name, name, edit, alike));
        }
        Asking::Alias(id) => {
            let (at, old) = found(team.member_index(id.as_str()), team.members())?;
            let mut member = old.clone();
            member.alias = if typed.trim().is_empty() { None } else { Some(name(typed)?) };
            if let Some(alias) = &member.alias {
                alias_of_its_own(team, id, alias)?;
            }
            let what = format!("the alias of {}", member.name);
            change(Edit::ReplaceMember(at, Box::new(member)), what)
        }
    }))
}

/// Returns a thing with its index; an error where it is gone.
fn found<T>(index: Option<usize>, all: &[T]) -> Result<(usize, &T), &'static str> {
    index.map(|at| (at, &all[at])).ok_or("It is gone. Esc goes back.")
}

fn replaced(at: usize, dimension: Dimension) -> Edit {
    Edit::ReplaceDimension(at, Box::new(dimension))
}

/// Asks whether what a dimension was about still holds under its new name:
/// raters read it, and an advert does.
fn still_about(id: &Id, name: &str, about: &str) -> Prompt {
    let sentences = format!(
        "Does it still fit {name}? People see this sentence when they rate, and in job ads. \
         Esc keeps it."
    );
    Asking::DimensionAbout(id.clone()).prompt(about).saying(vec![sentences])
}

fn change(edit: Edit, what: impl Into<String>) -> Change {
    Change { edit, what: what.into(), say: None, show: None, then: None }
}

fn renamed(old: &str, name: String, edit: Edit, alike: Option<String>) -> Option<Change> {
    let say = alike.map(|other| looks_like(&name, &other));
    (name != old).then(|| Change { say, ..change(edit, format!("the name of {name}")) })
}

fn added(edit: Edit, name: String, alike: Option<String>, tab: Tab, at: usize) -> Change {
    let say = alike.map_or_else(|| format!("Added {name}."), |other| looks_like(&name, &other));
    Change {
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

fn new_members(team: &Team, typed: &str) -> Result<Change, String> {
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
    Ok(Change {
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

/// Returns an alias that is nobody's name and nobody else's alias: where aliases
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

/// Gives a level its own words; if all words are the standard words, it has none of its own.
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
