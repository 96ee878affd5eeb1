//! Removes from a team what a snapshot or an export must not contain.

use std::collections::HashMap;

use super::{Named, Redaction};
use crate::files::read::Ids;
use crate::team::{
    Aim, Correction, Decision, Dimension, Edit, Id, Member, Ratings, SavedPlan, Session, Situation,
    Team,
};
use crate::text;

/// Returns a team without everything that the redaction leaves out. For aliases, first
/// give everyone one with [`super::give_aliases`]; people without an alias are called
/// "Newcomer".
pub fn redact(team: &Team, redaction: &Redaction) -> Team {
    let mut out = team.clone();
    // The workshop's step belongs to the day; its marks belong to the team.
    out.session = Session { discuss: out.session.discuss, ..Session::default() };
    // A fingerprint could reveal answers that are left out.
    for index in 0..out.members().len() {
        let member = Member { collected: None, ..out.members()[index].clone() };
        if out.apply(Edit::ReplaceMember(index, Box::new(member))).is_err() {
            return nothing(team);
        }
    }
    if !redaction.candidates {
        out.candidates.clear();
    }
    if !redaction.personality {
        out = without_spectra(&out);
    }
    match redaction.named {
        Named::Keep => out,
        Named::Alias => by_alias(&out),
        Named::None => counts_only(&out),
    }
}

/// Returns a team without its spectra and without everything that refers to them.
pub fn without_spectra(team: &Team) -> Team {
    let mut out = team.clone();
    for index in (0..team.dimensions().len()).rev() {
        if team.dimensions()[index].is_spectrum()
            && let Some(edit) = Edit::without_dimension(&out, index)
            && out.apply(edit).is_err()
        {
            return nothing(team);
        }
    }
    out
}

/// Returns an empty team with the team's name, if an edit fails that cannot fail: better
/// nothing than too much.
fn nothing(team: &Team) -> Team {
    Team::new(&team.name)
}

/// Returns the team with aliases instead of names and ids, in the order of the aliases:
/// the order of the file would tell who is who. Everything that colleagues know of each
/// other is left out: who owns a decision, who offered to speak, on which day somebody
/// answered, and every sentence that somebody wrote.
pub(super) fn by_alias(team: &Team) -> Team {
    let aliases = Aliases::of(team);
    let mut order: Vec<usize> = (0..team.members().len()).collect();
    order.sort_by_key(|&index| (team.members()[index].alias.is_none(), &aliases.names[index]));
    let mut ids = Ids::default();
    let mut new_ids: HashMap<&Id, Id> = HashMap::new();
    let mut members = Vec::with_capacity(order.len());
    let mut ratings = Ratings::blank(team.dimensions().len(), order.len());
    for (to, &from) in order.iter().enumerate() {
        let alias = &aliases.names[from];
        let id = ids.free(alias);
        new_ids.insert(&team.members()[from].id, id.clone());
        let mut member = Member::new(id, alias);
        member.alias.clone_from(&team.members()[from].alias);
        members.push(member);
        for (dimension, rating) in team.ratings().row(from).enumerate() {
            ratings.set(dimension, to, rating);
        }
    }
    let dimensions = team.dimensions().iter().map(|dimension| aliases.dimension(dimension));
    let mut out =
        Team::with_people(aliases.replaced(&team.name), dimensions.collect(), members, ratings);
    out.situation.clone_from(&team.situation);
    out.situations = team.situations.iter().map(|own| aliases.situation(own)).collect();
    out.expectations.clone_from(&team.expectations);
    out.session.discuss.clone_from(&team.session.discuss);
    out.decisions = team.decisions.iter().map(unowned).collect();
    out.corrections = team
        .corrections
        .iter()
        .filter_map(|own| {
            let member = new_ids.get(&own.member)?.clone();
            Some(Correction { member, example: String::new(), on: None, ..own.clone() })
        })
        .collect();
    // A plan must not name candidates either.
    out.plans = team
        .plans
        .iter()
        .map(|own| SavedPlan { hire: Vec::new(), note: String::new(), ..own.clone() })
        .collect();
    out
}

/// Returns a decision without its owner, its note and the people in its aim.
fn unowned(decision: &Decision) -> Decision {
    let aim = Aim { months: decision.aim.months, ..Aim::default() };
    let (owner_name, note) = (String::new(), String::new());
    Decision { owner: None, owner_name, note, aim, ..decision.clone() }
}

/// Everyone's alias, and the replacement of names in the texts of rows and situations.
struct Aliases<'a> {
    team: &'a Team,
    names: Vec<String>,
}

impl<'a> Aliases<'a> {
    fn of(team: &'a Team) -> Self {
        let mut newcomers = 0;
        let names = team.members().iter().map(|member| {
            member.alias.clone().unwrap_or_else(|| {
                newcomers += 1;
                if newcomers == 1 { "Newcomer".into() } else { format!("Newcomer {newcomers}") }
            })
        });
        Self { team, names: names.collect() }
    }

    /// Returns a text; empty if it mentions a member or a candidate.
    fn unless_mentioned(&self, text: &str) -> String {
        let people = self.team.members().iter().map(|member| &member.name);
        let candidates = self.team.candidates.iter().map(|candidate| &candidate.name);
        let mut names = people.chain(candidates);
        if names.any(|name| text::mentions(text, name)) { String::new() } else { text.to_owned() }
    }

    /// Returns a text with members' names replaced by their aliases.
    fn replaced(&self, name: &str) -> String {
        let mut replaced = name.to_owned();
        for (member, alias) in self.team.members().iter().zip(&self.names) {
            if text::mentions(&replaced, &member.name) {
                replaced = text::replaced(&replaced, &member.name, alias);
            }
        }
        replaced
    }

    fn dimension(&self, dimension: &Dimension) -> Dimension {
        let mut out = dimension.clone();
        out.name = self.replaced(&out.name);
        out.about = self.unless_mentioned(&out.about);
        out.poles = out.poles.map(|pole| self.replaced(&pole));
        let is_told =
            |words: &[String; 6]| words.iter().all(|words| self.unless_mentioned(words) == *words);
        out.levels = out.levels.filter(|words| is_told(words));
        out
    }

    fn situation(&self, situation: &Situation) -> Situation {
        let mut out = situation.clone();
        out.name = self.replaced(&out.name);
        out.about = self.unless_mentioned(&out.about);
        out
    }
}

/// Returns the dimensions with the needs of the opening situation, without people.
fn counts_only(team: &Team) -> Team {
    let situation = team.opening_situation();
    let mut dimensions = team.dimensions().to_vec();
    for (index, own) in dimensions.iter_mut().enumerate() {
        own.need = team.need(index, situation);
        own.about = String::new();
        own.levels = None;
    }
    let ratings = Ratings::blank(dimensions.len(), 0);
    let mut out = Team::with_people(&team.name, dimensions, Vec::new(), ratings);
    if let Some(own) = situation.and_then(|index| team.situations.get(index)) {
        let plain = Situation::new(own.id.clone(), &own.name);
        out.situations.push(plain);
        out.situation = Some(own.id.clone());
    }
    out.expectations.clone_from(&team.expectations);
    out.decisions = team.decisions.iter().map(unowned).collect();
    out
}
