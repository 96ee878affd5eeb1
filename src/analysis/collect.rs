//! Taking sheets in, as a law: the same sheets in any order and any number
//! give the same team, and whatever cannot be taken says why.
//!
//! A person's newest sheet stands for all their answers. Two of the same day
//! that differ are a conflict, and neither is taken: the person decides.

use crate::domain::{Date, Edit, Id, Rating, Session, Team};

/// A sheet that fits a team: one person's answers by dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The team's name, as the sheet says it.
    pub team: String,
    /// The person's name.
    pub name: String,
    /// The day it was filled in.
    pub rated: Option<Date>,
    /// What was answered on the dimensions that the team has.
    pub answers: Vec<(Id, Rating)>,
    /// Dimensions that the team does not ask, or asks otherwise.
    pub strange: Vec<Id>,
}

/// A file that came, and what it holds or why that cannot be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its name, for messages.
    pub file: String,
    /// What it holds; else what is wrong with it, and what to do.
    pub sheet: Result<Filled, String>,
}

/// What becomes of a sheet. Each is told apart; none is taken silently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is taken.
    Taken,
    /// The team says the same already, or another sheet does.
    Duplicate,
    /// There is a newer answer of that person.
    Stale,
    /// It differs from another answer of the same day; neither is taken.
    Conflicting,
    /// It is for another team, of this name.
    Foreign(String),
    /// Nobody of this name is on the team.
    Stranger(String),
    /// It cannot be read: half written, or no sheet.
    Torn(String),
}

/// Sheets looked at against a team; nothing is changed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// What becomes of each, as they came, and whose it is.
    pub fates: Vec<(Fate, Option<usize>)>,
    /// The change that takes in what can be taken, as one.
    pub edit: Option<Edit>,
}

impl Collected {
    /// The members whose sheets are taken, by place.
    pub fn taken(&self) -> Vec<usize> {
        let taken = self.fates.iter().filter(|(fate, _)| *fate == Fate::Taken);
        let mut members: Vec<usize> = taken.filter_map(|&(_, member)| member).collect();
        members.sort_unstable();
        members
    }
}

/// Looks at sheets against a team. `same_name` says when two names are one
/// person's.
pub fn collect(
    team: &Team,
    arrivals: &[Arrival],
    same_name: impl Fn(&str, &str) -> bool,
) -> Collected {
    let mut fates: Vec<(Fate, Option<usize>)> = arrivals
        .iter()
        .map(|arrival| match &arrival.sheet {
            Err(why) => (Fate::Torn(why.clone()), None),
            Ok(sheet) if !same_name(&sheet.team, &team.name) => {
                (Fate::Foreign(sheet.team.clone()), None)
            }
            Ok(sheet) => {
                let member =
                    team.members().iter().position(|member| same_name(&member.name, &sheet.name));
                match member {
                    Some(_) => (Fate::Taken, member),
                    None => (Fate::Stranger(sheet.name.clone()), None),
                }
            }
        })
        .collect();
    let mut edits = Vec::new();
    let mut done = team.session.done.clone();
    for member in 0..team.members().len() {
        let own: Vec<usize> =
            (0..fates.len()).filter(|&nth| fates[nth].1 == Some(member)).collect();
        let Some(row) = settle(team, arrivals, member, &own, &mut fates) else { continue };
        let id = &team.members()[member].id;
        if !done.contains(id) {
            done.push(id.clone());
        }
        edits.extend(row);
    }
    if edits.is_empty() {
        return Collected { fates, edit: None };
    }
    let session = &team.session;
    if session.hidden || session.step.is_some() {
        // In the members' order, whichever sheet came first.
        done.sort_by_key(|id| team.member_index(id.as_str()));
        edits.push(Edit::Session(Box::new(Session { done, ..session.clone() })));
    }
    Collected { fates, edit: Some(Edit::All(edits)) }
}

/// Settles the sheets of one member; gives the edits that take theirs in.
fn settle(
    team: &Team,
    arrivals: &[Arrival],
    member: usize,
    own: &[usize],
    fates: &mut [(Fate, Option<usize>)],
) -> Option<Vec<Edit>> {
    let sheet = |nth: usize| arrivals[nth].sheet.as_ref().ok();
    let day = |nth: usize| sheet(nth).and_then(|sheet| sheet.rated);
    let row = |nth: usize| sheet(nth).map(|sheet| as_row(team, sheet));
    let newest = own.iter().map(|&nth| day(nth)).max()?;
    let latest: Vec<usize> = own.iter().copied().filter(|&nth| day(nth) == newest).collect();
    for &nth in own {
        if day(nth) < newest {
            fates[nth].0 = Fate::Stale;
        }
    }
    let first = *latest.first()?;
    let differ = latest.iter().any(|&nth| row(nth) != row(first));
    let mut set_all = |fate: Fate| {
        for &nth in &latest {
            fates[nth].0 = fate.clone();
        }
    };
    if differ {
        set_all(Fate::Conflicting);
        return None;
    }
    let now: Vec<Rating> = team.ratings().row(member).collect();
    let new = row(first)?;
    let rated = team.members()[member].rated;
    if now == new {
        set_all(Fate::Duplicate);
        return None;
    }
    let blank = now.iter().all(|rating| rating.is_blank());
    if !blank && rated > newest {
        set_all(Fate::Stale);
        return None;
    }
    if !blank && rated == newest {
        set_all(Fate::Conflicting);
        return None;
    }
    for &nth in &latest[1..] {
        fates[nth].0 = Fate::Duplicate;
    }
    let changed = now.iter().zip(&new).enumerate().filter(|(_, (now, new))| now != new);
    Some(
        changed
            .map(|(dimension, (_, &rating))| Edit::Rate {
                dimension,
                member,
                rating,
                rated: newest,
            })
            .collect(),
    )
}

/// A sheet as a row of the grid: what it does not answer is not answered.
fn as_row(team: &Team, sheet: &Filled) -> Vec<Rating> {
    let answer = |id: &Id| {
        let own = sheet.answers.iter().find(|(of, _)| of == id);
        own.map_or(Rating::BLANK, |&(_, rating)| rating)
    };
    team.dimensions().iter().map(|dimension| answer(&dimension.id)).collect()
}
