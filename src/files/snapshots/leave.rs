//! What leaves with a snapshot, and what does not.

use std::collections::HashMap;

use super::{Leaving, Named};
use crate::files::read::Ids;
use crate::team::{Decision, Edit, Id, KeptPlan, Member, Ratings, Session, Situation, Team};

/// A team with all that is not to leave taken out. Where aliases leave, every
/// member has one: see [`super::give_aliases`].
pub fn leave(team: &Team, leaving: &Leaving) -> Team {
    let mut out = team.clone();
    // Where a workshop stands is of the day; what it marked is of the team.
    out.session = Session { discuss: out.session.discuss, ..Session::default() };
    // A fingerprint of answers would tell of those that do not leave.
    for place in 0..out.members().len() {
        let member = Member { collected: None, ..out.members()[place].clone() };
        if out.apply(Edit::ReplaceMember(place, Box::new(member))).is_err() {
            return nothing(team);
        }
    }
    if !leaving.personality {
        out = without_spectra(&out);
    }
    match leaving.named {
        Named::Keep => out,
        Named::Alias => by_alias(&out),
        Named::None => counts_only(&out),
    }
}

/// A team without its personality, and without what points at it.
pub fn without_spectra(team: &Team) -> Team {
    let mut out = team.clone();
    for place in (0..team.dimensions().len()).rev() {
        if team.dimensions()[place].is_spectrum()
            && let Some(edit) = Edit::without_dimension(&out, place)
            && out.apply(edit).is_err()
        {
            return nothing(team);
        }
    }
    out
}

/// What leaves where something would not come out, although every place is of
/// this very team: its name, and nobody.
fn nothing(team: &Team) -> Team {
    Team::new(&team.name)
}

/// Aliases in place of names and ids, in the order of the aliases: that of
/// the file would tell who is who.
fn by_alias(team: &Team) -> Team {
    let mut order: Vec<usize> = (0..team.members().len()).collect();
    let alias = |place: usize| team.members()[place].alias.clone().unwrap_or_default();
    order.sort_by_cached_key(|&place| alias(place));
    let mut ids = Ids::default();
    let mut new_ids: HashMap<Id, Id> = HashMap::new();
    let mut members = Vec::with_capacity(order.len());
    let mut ratings = Ratings::blank(team.dimensions().len(), order.len());
    for (to, &from) in order.iter().enumerate() {
        let own = &team.members()[from];
        let id = ids.free(&alias(from));
        new_ids.insert(own.id.clone(), id.clone());
        let mut member = Member::new(id, alias(from));
        member.rated = own.rated;
        member.alias.clone_from(&own.alias);
        member.voices.clone_from(&own.voices);
        members.push(member);
        for (dimension, rating) in team.ratings().row(from).enumerate() {
            ratings.set(dimension, to, rating);
        }
    }
    let mut out = Team::with_people(&team.name, team.dimensions().to_vec(), members, ratings);
    out.situation.clone_from(&team.situation);
    out.situations.clone_from(&team.situations);
    out.expectations.clone_from(&team.expectations);
    out.session.discuss.clone_from(&team.session.discuss);
    out.decisions = team
        .decisions
        .iter()
        .map(|own| Decision {
            owner: own.owner.as_ref().and_then(|id| new_ids.get(id)).cloned(),
            owner_name: String::new(),
            note: String::new(),
            ..own.clone()
        })
        .collect();
    out.corrections = team
        .corrections
        .iter()
        .filter_map(|own| {
            let mut own = own.clone();
            own.member = new_ids.get(&own.member)?.clone();
            own.example = String::new();
            Some(own)
        })
        .collect();
    // Candidates are people, too.
    out.plans = team
        .plans
        .iter()
        .map(|own| KeptPlan { hire: Vec::new(), note: String::new(), ..own.clone() })
        .collect();
    out
}

/// The dimensions and what the opening situation asks of them; nobody.
fn counts_only(team: &Team) -> Team {
    let situation = team.opening_situation();
    let mut dimensions = team.dimensions().to_vec();
    for (place, own) in dimensions.iter_mut().enumerate() {
        own.need = team.need(place, situation);
        own.about = String::new();
        own.levels = None;
    }
    let ratings = Ratings::blank(dimensions.len(), 0);
    let mut out = Team::with_people(&team.name, dimensions, Vec::new(), ratings);
    if let Some(own) = situation.and_then(|place| team.situations.get(place)) {
        let plain = Situation::new(own.id.clone(), &own.name);
        out.situations.push(plain);
        out.situation = Some(own.id.clone());
    }
    out.expectations.clone_from(&team.expectations);
    out.decisions = team
        .decisions
        .iter()
        .map(|own| Decision {
            owner: None,
            owner_name: String::new(),
            note: String::new(),
            ..own.clone()
        })
        .collect();
    out
}
