//! Adds people's answer sheets to a team: the same sheets in any order, any
//! number of times, give the same team, and each sheet that is not added says
//! why.
//!
//! This is true over any number of runs, too: the member remembers which sheets were
//! added, so it makes no difference whether two sheets come together or a week apart.
//!
//! - All of a person's answers are those of their newest day.
//! - If two sheets of one day agree, their answers are combined.
//! - Two sheets of one day that contradict each other are a conflict: neither
//!   counts, and the person's answers are open until they decide. Neither the
//!   first nor the last sheet wins. If both are in the team's folder, deleting
//!   the wrong one decides.
//! - A day in the future comes from a wrong clock: such a sheet is not added
//!   unasked, and such a day in the team blocks no later sheet.
//! - A sheet without answers is damaged: it deletes nobody's answers.
//! - A sheet never overwrites what was changed in the program on the same day.

use std::collections::HashMap;

use crate::team::{
    self, Collected as Taken, Contest, Date, Edit, Id, Member, Rating, Session, Team,
};

/// A sheet matched with a team: one person's answers by dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchedSheet {
    /// The team's name in the sheet.
    pub team: String,
    /// The person's name.
    pub name: String,
    /// The day it was filled in.
    pub rated: Option<Date>,
    /// The answers on the team's dimensions.
    pub answers: Vec<(Id, Rating)>,
    /// Dimensions that the team does not have, or has on another scale.
    pub unknown: Vec<Id>,
    /// Whether the person has finished it.
    pub finished: bool,
}

/// A sheet's file, with the sheet or the reason why it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFile {
    /// Its name, for messages.
    pub file: String,
    /// The sheet, or what is wrong with the file and what to do.
    pub sheet: Result<MatchedSheet, String>,
}

/// What happens to a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetStatus {
    /// It is added.
    Taken,
    /// The team or another sheet already has these answers.
    Duplicate,
    /// There is a newer answer of that person.
    Stale,
    /// It contradicts another sheet of the same day; neither counts.
    Conflicting,
    /// It contradicts what was answered in the program on the same day.
    Overruled,
    /// The person has not finished it yet.
    Unfinished,
    /// It has no answers.
    Empty,
    /// Its day is in the future.
    Future(Date),
    /// It is for another team, with this name.
    OtherTeam(String),
    /// Nobody with this name is on the team.
    UnknownPerson(String),
    /// It cannot be read, for this reason.
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

/// Sheets compared with a team; nothing is changed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// What happens to each sheet, in the order given, and its member by index.
    pub statuses: Vec<(SheetStatus, Option<usize>)>,
    /// The edit that adds all sheets that can be added; nothing if there is none.
    pub edit: Option<Edit>,
    today: Date,
}

impl Collected {
    /// Returns the members whose sheets are added, by index.
    pub fn taken(&self) -> Vec<usize> {
        let taken = self.statuses.iter().filter(|(status, _)| *status == SheetStatus::Taken);
        let mut members: Vec<usize> = taken.filter_map(|&(_, member)| member).collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    /// Returns the members whose newest sheet leaves out answers that they had given before,
    /// by index, with the number of those answers: the newest day counts for all of a
    /// person's answers.
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
    /// They were given to the command; there may be others.
    Given,
    /// They are all the sheets in the team's folder.
    Folder,
}

/// Where sheets come from, and the current day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CollectOptions {
    /// Where the sheets come from.
    pub from: From,
    /// The day on which the sheets are collected.
    pub today: Date,
}

/// Returns what happens to each sheet, and the edit that adds them. `same_name` says
/// whether two names are the same.
pub fn collect(
    team: &Team,
    arrivals: &[SheetFile],
    intake: CollectOptions,
    same_name: impl Fn(&str, &str) -> bool,
) -> Collected {
    // Nearly every sheet has the exact name: only the others are compared with
    // everybody's name.
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

/// Returns what happens to a sheet of this team, without regard to other sheets.
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

/// Returns the edit that adds this sheet, whatever other sheets of the same day say: the
/// person has decided. Nothing if it cannot be read, or belongs to nobody on the team.
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
    // A day from a wrong clock becomes today.
    let rated =
        sheet.rated.map(|day| if day.is_to_come(collected.today) { collected.today } else { day });
    // The other sheets of that day are known from now on, so they cause no conflict again.
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

/// Returns the edits as one; in a session it also sets who is done.
fn combined(team: &Team, mut edits: Vec<Edit>, mut done: Vec<Id>) -> Option<Edit> {
    if edits.is_empty() {
        return None;
    }
    let session = &team.session;
    if session.hidden || session.step.is_some() {
        // In the order of the members, not of the sheets.
        done.sort_by_key(|id| team.member_index(id.as_str()));
        edits.push(Edit::Session(Box::new(Session { done, ..session.clone() })));
    }
    Some(Edit::All(edits))
}

/// The edits of one member's answers, and whether their sheets are in conflict.
struct MemberResult {
    edits: Vec<Edit>,
    contested: bool,
}

/// Returns the edits for the sheets of one member; nothing if nothing changes. `own` are
/// the indices of the member's sheets.
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
    // A day in the future comes from a wrong clock and blocks no sheet.
    let rated = person.rated.filter(|day| !day.is_to_come(today));
    let sheets: Vec<(usize, &MatchedSheet)> =
        own.iter().filter_map(|&nth| Some((nth, arrivals[nth].sheet.as_ref().ok()?))).collect();
    let newest = sheets.iter().map(|(_, sheet)| sheet.rated).max()?;
    let now: Vec<Rating> = team.ratings().row(member).collect();
    let has_no_answers = person.collected.is_none() && now.iter().all(|rating| rating.is_blank());
    let is_stale = !has_no_answers && rated > newest;
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
    let same_day = !has_no_answers && rated == newest;
    let before = person.collected.as_ref().filter(|_| same_day);
    // If the answers of that day did not come from sheets, someone gave or changed
    // them in the program.
    let changed_here =
        same_day && before.is_none_or(|before| before.answers != fingerprint_of_row(team, &now));
    if changed_here {
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
        // Someone deleted one of the sheets in the folder: that is the decision.
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

/// Returns the edits that give a member these answers and remember their sheets.
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

/// Returns two people's rows combined; nothing if they contradict each other. A blank
/// answer contradicts nothing.
fn join(left: &[Rating], right: &[Rating]) -> Option<Vec<Rating>> {
    let both = left.iter().zip(right).map(|(&left, &right)| match (left, right) {
        (left, right) if left == right => Some(left),
        (left, right) if right.is_blank() => Some(left),
        (left, right) if left.is_blank() => Some(right),
        _ => None,
    });
    both.collect()
}

/// Returns a fingerprint of answers that does not depend on their order.
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

/// Returns a sheet as a row of the grid; dimensions without an answer are blank.
fn as_row(team: &Team, sheet: &MatchedSheet) -> Vec<Rating> {
    // If there are several answers on a dimension, the first one counts.
    let answers: HashMap<&Id, Rating> =
        sheet.answers.iter().rev().map(|(id, rating)| (id, *rating)).collect();
    let answer = |id| answers.get(id).copied().unwrap_or(Rating::BLANK);
    team.dimensions().iter().map(|dimension| answer(&dimension.id)).collect()
}
