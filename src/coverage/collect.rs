//! Adds people's answer sheets to a team: the same sheets in any order, any
//! number of times, give the same team, and each sheet that is not added says
//! why.
//!
//! That holds over any number of runs, too: which sheets were added is
//! remembered with the person, so it makes no difference whether two sheets
//! come together or a week apart.
//!
//! - All of a person's answers are those of their newest day.
//! - Of two sheets of one day, the one that says the same and more continues
//!   the other.
//! - Two sheets of one day that contradict each other are a conflict: neither
//!   counts, and the person's answers are open until they decide. The last one
//!   never wins, nor the first. Where both are in the team's folder, deleting
//!   the wrong one is deciding.
//! - A day in the future comes from a wrong clock: such a sheet is asked about,
//!   and such a day in the team blocks no later sheet.
//! - A sheet without answers is a damaged one: it erases nobody's answers.
//! - A sheet never overwrites what was changed in the program on the same day.

use std::collections::HashMap;

use crate::team::{
    self, Collected as Taken, Contest, Date, Edit, Id, Member, Rating, Session, Team,
};

/// A sheet that fits a team: one person's answers by dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchedSheet {
    /// The team's name, as the sheet says it.
    pub team: String,
    /// The person's name.
    pub name: String,
    /// The day it was filled in.
    pub rated: Option<Date>,
    /// What was answered on the dimensions that the team has.
    pub answers: Vec<(Id, Rating)>,
    /// Dimensions that the team does not have, or has on another scale.
    pub unknown: Vec<Id>,
    /// Whether the person is done with it.
    pub finished: bool,
}

/// A sheet's file, and what is in it or why it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFile {
    /// Its name, for messages.
    pub file: String,
    /// What it holds; else what is wrong with it, and what to do.
    pub sheet: Result<MatchedSheet, String>,
}

/// What becomes of a sheet; none is added without a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetStatus {
    /// It is added.
    Taken,
    /// The team says the same already, or another sheet does.
    Duplicate,
    /// There is a newer answer of that person.
    Stale,
    /// It contradicts another sheet of the same day; neither stands.
    Conflicting,
    /// It contradicts what was answered in the program on the same day.
    Overruled,
    /// The person who fills it in is not done yet.
    Unfinished,
    /// It answers nothing that the team asks.
    Empty,
    /// Its day is still to come.
    Future(Date),
    /// It is for another team, of this name.
    OtherTeam(String),
    /// Nobody of this name is on the team.
    UnknownPerson(String),
    /// It cannot be read: half written, or no sheet.
    Unreadable(String),
}

impl SheetStatus {
    /// Returns whether someone has to do something about it.
    pub fn is_trouble(&self) -> bool {
        match self {
            Self::Taken | Self::Duplicate | Self::Stale | Self::Unfinished => false,
            Self::Conflicting
            | Self::Overruled
            | Self::Empty
            | Self::Future(_)
            | Self::OtherTeam(_)
            | Self::UnknownPerson(_)
            | Self::Unreadable(_) => true,
        }
    }
}

/// Sheets looked at against a team; nothing is changed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// What becomes of each, as they came, and whose it is.
    pub statuses: Vec<(SheetStatus, Option<usize>)>,
    /// The change that adds every sheet that can be added, as one.
    pub edit: Option<Edit>,
    today: Date,
}

impl Collected {
    /// Returns the members whose sheets are taken, by index.
    pub fn taken(&self) -> Vec<usize> {
        let taken = self.statuses.iter().filter(|(status, _)| *status == SheetStatus::Taken);
        let mut members: Vec<usize> = taken.filter_map(|&(_, member)| member).collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    /// Returns the members whose newest sheet leaves open what they had answered before,
    /// and how many answers: the newest day stands for all of a person's.
    pub fn reopened(&self, team: &Team) -> Vec<(usize, usize)> {
        let mut after = team.clone();
        if self.edit.clone().is_none_or(|edit| after.apply(edit).is_err()) {
            return Vec::new();
        }
        let open = |member: usize| {
            let answers = team.ratings().row(member).zip(after.ratings().row(member));
            answers.filter(|(before, now)| !before.is_blank() && now.is_blank()).count()
        };
        let taken = self.taken().into_iter().map(|member| (member, open(member)));
        taken.filter(|&(_, count)| count > 0).collect()
    }
}

/// Where sheets come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// They were given; there may be others.
    Given,
    /// They are all that there is in the team's folder.
    Folder,
}

/// Where sheets come from, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CollectOptions {
    /// Whether they are all that there is.
    pub from: From,
    /// Today, where the sheets are taken in.
    pub today: Date,
}

/// Looks at sheets against a team. `same_name` says when two names are one
/// person's.
pub fn collect(
    team: &Team,
    arrivals: &[SheetFile],
    intake: CollectOptions,
    same_name: impl Fn(&str, &str) -> bool,
) -> Collected {
    // Nearly every sheet has the name as the team writes it: only the others
    // are compared with everybody's.
    let members = team.members().iter().enumerate();
    let by_name: HashMap<&str, usize> =
        members.map(|(index, member)| (member.name.as_str(), index)).collect();
    let mut statuses: Vec<(SheetStatus, Option<usize>)> = arrivals
        .iter()
        .map(|arrival| match &arrival.sheet {
            Err(why) => (SheetStatus::Unreadable(why.clone()), None),
            Ok(sheet) if !same_name(&sheet.team, &team.name) => {
                (SheetStatus::OtherTeam(sheet.team.clone()), None)
            }
            Ok(sheet) => {
                let is_theirs = |member: &Member| same_name(&member.name, &sheet.name);
                let known = by_name.get(sheet.name.as_str()).copied();
                let member = known.or_else(|| team.members().iter().position(is_theirs));
                (status_of(sheet, member, intake.today), member)
            }
        })
        .collect();
    let mut edits = Vec::new();
    let mut done = team.session.done.clone();
    for member in 0..team.members().len() {
        let own = |&nth: &usize| statuses[nth] == (SheetStatus::Taken, Some(member));
        let own: Vec<usize> = (0..statuses.len()).filter(own).collect();
        let Some(settled) = collect_member(team, arrivals, intake, member, &own, &mut statuses)
        else {
            continue;
        };
        let id = &team.members()[member].id;
        if settled.contested {
            done.retain(|other| other != id);
        } else if !done.contains(id) {
            done.push(id.clone());
        }
        edits.extend(settled.edits);
    }
    Collected { statuses, edit: combined(team, edits, done), today: intake.today }
}

/// What becomes of a sheet of this team, looked at alone.
fn status_of(sheet: &MatchedSheet, member: Option<usize>, today: Date) -> SheetStatus {
    let is_blank = || sheet.answers.iter().all(|(_, rating)| rating.is_blank());
    match sheet.rated {
        _ if !sheet.finished => SheetStatus::Unfinished,
        _ if member.is_none() => SheetStatus::UnknownPerson(sheet.name.clone()),
        _ if is_blank() => SheetStatus::Empty,
        Some(day) if day.is_to_come(today) => SheetStatus::Future(day),
        _ => SheetStatus::Taken,
    }
}

/// Takes this one sheet, whatever else of its day says: the person has decided.
/// Nothing where it cannot be read, or is nobody's here.
pub fn choose_sheet(
    team: &Team,
    arrivals: &[SheetFile],
    collected: &Collected,
    nth: usize,
) -> Option<Edit> {
    let sheet = arrivals.get(nth)?.sheet.as_ref().ok()?;
    let member = collected.statuses.get(nth)?.1?;
    let mut prints = vec![fingerprint(&sheet.answers)];
    if let Some(before) = team.members()[member].collected.as_ref()
        && team.members()[member].rated == sheet.rated
    {
        prints.extend(&before.sheets);
    }
    // What a wrong clock wrote counts as of today.
    let rated =
        sheet.rated.map(|day| if day.is_to_come(collected.today) { collected.today } else { day });
    // The others of that day are known from now on, and settled.
    for (arrival, (_, whose)) in arrivals.iter().zip(&collected.statuses) {
        if let Ok(other) = &arrival.sheet
            && *whose == Some(member)
            && other.rated == sheet.rated
        {
            prints.push(fingerprint(&other.answers));
        }
    }
    let edits = member_edits(team, member, &as_row(team, sheet), rated, prints, None);
    let mut done = team.session.done.clone();
    let id = &team.members()[member].id;
    if !done.contains(id) {
        done.push(id.clone());
    }
    combined(team, edits, done)
}

/// The edits as one, and in a session who is done by them.
fn combined(team: &Team, mut edits: Vec<Edit>, mut done: Vec<Id>) -> Option<Edit> {
    if edits.is_empty() {
        return None;
    }
    let session = &team.session;
    if session.hidden || session.step.is_some() {
        // In the members' order, whichever sheet came first.
        done.sort_by_key(|id| team.member_index(id.as_str()));
        edits.push(Edit::Session(Box::new(Session { done, ..session.clone() })));
    }
    Some(Edit::All(edits))
}

/// What becomes of one member's answers.
struct MemberResult {
    edits: Vec<Edit>,
    contested: bool,
}

/// Settles the sheets of one member; nothing where nothing changes.
fn collect_member(
    team: &Team,
    arrivals: &[SheetFile],
    intake: CollectOptions,
    member: usize,
    own: &[usize],
    statuses: &mut [(SheetStatus, Option<usize>)],
) -> Option<MemberResult> {
    let CollectOptions { from, today } = intake;
    let person = &team.members()[member];
    // No later answer is older than a day that is still to come.
    let rated = person.rated.filter(|day| !day.is_to_come(today));
    let sheets: Vec<(usize, &MatchedSheet)> =
        own.iter().filter_map(|&nth| Some((nth, arrivals[nth].sheet.as_ref().ok()?))).collect();
    let newest = sheets.iter().map(|(_, sheet)| sheet.rated).max()?;
    let now: Vec<Rating> = team.ratings().row(member).collect();
    let says_nothing = person.collected.is_none() && now.iter().all(|rating| rating.is_blank());
    let is_stale = !says_nothing && rated > newest;
    for &(nth, sheet) in &sheets {
        if is_stale || sheet.rated < newest {
            statuses[nth].0 = SheetStatus::Stale;
        }
    }
    if is_stale {
        return None;
    }
    let latest: Vec<(usize, &MatchedSheet)> =
        sheets.into_iter().filter(|(_, sheet)| sheet.rated == newest).collect();
    let same_day = !says_nothing && rated == newest;
    let before = person.collected.as_ref().filter(|_| same_day);
    // What the team says of that day without a sheet, or otherwise than its
    // sheets did, was said in the program.
    let said_here =
        same_day && before.is_none_or(|before| before.answers != fingerprint_of_row(team, &now));
    if said_here {
        for &(nth, sheet) in &latest {
            let known = before.is_some_and(|before| {
                before.sheets.binary_search(&fingerprint(&sheet.answers)).is_ok()
            });
            let fits = join(&now, &as_row(team, sheet)).as_ref() == Some(&now);
            statuses[nth].0 =
                if known || fits { SheetStatus::Duplicate } else { SheetStatus::Overruled };
        }
        return None;
    }
    let here: Vec<u64> = latest.iter().map(|(_, sheet)| fingerprint(&sheet.answers)).collect();
    let mut known = before.map_or_else(Vec::new, |before| before.sheets.clone());
    let mut contested = before.and_then(|before| before.contested);
    let mut row = if same_day { now.clone() } else { vec![Rating::BLANK; now.len()] };
    let all_here = |known: &[u64]| known.iter().all(|print| here.contains(print));
    if contested == Some(Contest::Folder) && from == From::Folder && !all_here(&known) {
        // One of those that lay in the folder is gone: that is the decision.
        (contested, known) = (None, Vec::new());
        row.fill(Rating::BLANK);
    }
    let mut contradiction = false;
    for (&(nth, sheet), &print) in latest.iter().zip(&here) {
        if known.contains(&print) {
            statuses[nth].0 = SheetStatus::Duplicate;
            continue;
        }
        known.push(print);
        match join(&row, &as_row(team, sheet)) {
            Some(joined) => row = joined,
            None => contradiction = true,
        }
    }
    if contradiction && contested != Some(Contest::Given) {
        let in_folder = from == From::Folder && all_here(&known);
        contested = Some(if in_folder { Contest::Folder } else { Contest::Given });
    }
    if contested.is_some() {
        row.fill(Rating::BLANK);
        for &(nth, _) in &latest {
            statuses[nth].0 = SheetStatus::Conflicting;
        }
    }
    let edits = member_edits(team, member, &row, newest, known, contested);
    (!edits.is_empty()).then_some(MemberResult { edits, contested: contested.is_some() })
}

/// The edits that give a member these answers, and remember where from.
fn member_edits(
    team: &Team,
    member: usize,
    row: &[Rating],
    rated: Option<Date>,
    mut sheets: Vec<u64>,
    contested: Option<Contest>,
) -> Vec<Edit> {
    sheets.sort_unstable();
    sheets.dedup();
    let answers = fingerprint_of_row(team, row);
    let person = Member {
        rated,
        collected: Some(Taken { sheets, answers, contested }),
        ..team.members()[member].clone()
    };
    let now: Vec<Rating> = team.ratings().row(member).collect();
    let mut edits: Vec<Edit> = now
        .iter()
        .zip(row)
        .enumerate()
        .filter(|(_, (now, new))| now != new)
        .map(|(dimension, (_, &rating))| Edit::Rate { dimension, member, rating, rated })
        .collect();
    if person != team.members()[member] {
        edits.push(Edit::ReplaceMember(member, Box::new(person)));
    }
    edits
}

/// Two rows together, where neither contradicts the other: what one of them
/// leaves open, the other may say.
fn join(left: &[Rating], right: &[Rating]) -> Option<Vec<Rating>> {
    let both = left.iter().zip(right).map(|(&left, &right)| match (left, right) {
        (left, right) if left == right => Some(left),
        (left, right) if right.is_blank() => Some(left),
        (left, right) if left.is_blank() => Some(right),
        _ => None,
    });
    both.collect()
}

/// A fingerprint of answers: the same whatever their order.
fn fingerprint(answers: &[(Id, Rating)]) -> u64 {
    let mut given: Vec<&(Id, Rating)> =
        answers.iter().filter(|(_, rating)| !rating.is_blank()).collect();
    given.sort_by(|left, right| left.0.cmp(&right.0));
    team::fingerprint(given.into_iter().flat_map(|(id, rating)| {
        let value = rating.value().map_or(u8::MAX, |value| value);
        let want = rating.want().map_or(0, |want| want as u8 + 1);
        id.as_str().bytes().chain([0, value, u8::from(rating.is_pass()), want])
    }))
}

fn fingerprint_of_row(team: &Team, row: &[Rating]) -> u64 {
    let ids = team.dimensions().iter().map(|dimension| dimension.id.clone());
    fingerprint(&ids.zip(row.iter().copied()).collect::<Vec<_>>())
}

/// A sheet as a row of the grid: what it does not answer is not answered.
fn as_row(team: &Team, sheet: &MatchedSheet) -> Vec<Rating> {
    // The first answer on a row counts: later ones do not replace it.
    let answers: HashMap<&Id, Rating> =
        sheet.answers.iter().rev().map(|(id, rating)| (id, *rating)).collect();
    let answer = |id| answers.get(id).copied().unwrap_or(Rating::BLANK);
    team.dimensions().iter().map(|dimension| answer(&dimension.id)).collect()
}
