//! Saving: a team into text, changing only what changed.
//!
//! The text that is on disk is read once more, and the difference between
//! what it says and what the team is now is written into it. So comments,
//! blank lines, order, spelling and keys that this version does not know stay
//! as their writer left them.

mod change;
mod list;
mod part;
mod three;
mod tree;

use toml_edit::DocumentMut;

use super::read::{self, Read, Scale, Sheet};
use super::{FORMAT, Fault};
use crate::team::{Candidate, Id, Team};

/// A team as the text of its file. With the text that is there already, only
/// what is different changes; a text that cannot be read is a fault.
pub fn team(team: &Team, original: Option<&str>) -> Result<String, Fault> {
    match original {
        None => Ok(document(&tree::team(team, FORMAT))),
        Some(original) => over(team, original, &read::team(original, "")?),
    }
}

/// A text to be saved.
pub(super) struct Written {
    pub(super) text: String,
    /// What it says: the text was read again, whole or where it changed.
    pub(super) read: Read,
}

/// A team over a text that was read before, as `known` says; nothing where the
/// text says it already. A text that nobody could open again is a fault.
pub(super) fn checked(
    team: &Team,
    original: &str,
    known: &Read,
    path: &str,
) -> Result<Option<Written>, Fault> {
    if says(known, team) {
        return Ok(None);
    }
    if original.len() >= part::LARGE
        && let Some(text) = part::change(team, original, known)
    {
        let read = Read { team: team.clone(), warnings: known.warnings.clone(), format: FORMAT };
        return Ok((text != original).then_some(Written { text, read }));
    }
    let text = long_way(team, original, known)?;
    if text == original {
        return Ok(None);
    }
    let read = read::team(&text, path)?;
    Ok(Some(Written { text, read }))
}

/// A team over a text that was read before, as `known` says.
pub(super) fn over(team: &Team, original: &str, known: &Read) -> Result<String, Fault> {
    if says(known, team) {
        return Ok(original.to_owned());
    }
    if original.len() >= part::LARGE
        && let Some(text) = part::change(team, original, known)
    {
        return Ok(text);
    }
    long_way(team, original, known)
}

fn says(known: &Read, team: &Team) -> bool {
    known.team == *team && known.format == FORMAT
}

/// Through the whole document.
fn long_way(team: &Team, original: &str, known: &Read) -> Result<String, Fault> {
    let bom = original.starts_with('\u{FEFF}');
    let text = original.strip_prefix('\u{FEFF}').unwrap_or(original);
    let crlf = text.contains("\r\n");
    let lines = if crlf { text.replace("\r\n", "\n") } else { text.to_owned() };
    let mut document: DocumentMut = lines
        .parse()
        .map_err(|_| Fault::new("", "the text is no TOML", "take it from a backup"))?;
    let (old, new) = (tree::team(&known.team, known.format), tree::team(team, FORMAT));
    change::root(&mut document, &old, &new);
    keep_ids(&mut document, team);
    let mut saved = document.to_string();
    if !lines.ends_with('\n') && saved.ends_with('\n') {
        saved.pop();
    }
    if crlf {
        saved = saved.replace('\n', "\r\n");
    }
    if bom {
        saved.insert(0, '\u{FEFF}');
    }
    Ok(saved)
}

/// Which of two changes to the same thing a merge keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Theirs.
    Theirs,
    /// Mine.
    Mine,
    /// Neither: what it was about has been deleted.
    Gone,
}

/// Something that both have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Where: "member ada, rating, data". Never what it says.
    pub place: String,
    /// Which of the two the merge has kept.
    pub stands: Stands,
}

/// Two people's changes, brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The team with both.
    pub team: Team,
    /// Where both changed the same thing, by place.
    pub clashes: Vec<Clash>,
    /// Where the team is other than mine was, named as a clash's place.
    pub comes_in: Vec<String>,
}

/// What `mine` changed since `base`, on top of what `theirs` says now; where
/// both changed the same thing, theirs stands (and what one deleted stays where
/// the other changed it), unless it was decided otherwise. Where the two together make no valid team, a fault:
/// then one of them must do.
pub fn merge(
    base: &Team,
    mine: &Team,
    theirs: &Team,
    decided: &dyn Fn(&str) -> Option<Stands>,
    path: &str,
) -> Result<Merged, Fault> {
    let [base, mine, theirs] = [base, mine, theirs].map(|own| tree::team(own, FORMAT));
    let (merged, clashes) = three::merge(&base, &mine, &theirs, decided);
    let team = read::team(&document(&merged), path)?.team;
    Ok(Merged { team, clashes, comes_in: three::differences(&mine, &merged) })
}

fn keep_ids(document: &mut DocumentMut, team: &Team) {
    let dimensions: Vec<(&Id, &str)> =
        team.dimensions().iter().map(|own| (&own.id, own.name.as_str())).collect();
    let situations: Vec<(&Id, &str)> =
        team.situations.iter().map(|own| (&own.id, own.name.as_str())).collect();
    let members: Vec<(&Id, &str)> =
        team.members().iter().map(|own| (&own.id, own.name.as_str())).collect();
    let candidates: Vec<(&Id, &str)> =
        team.candidates.iter().map(|own| (&own.id, own.name.as_str())).collect();
    list::keep_ids(document, "dimension", &dimensions);
    list::keep_ids(document, "situation", &situations);
    list::keep_ids(document, "member", &members);
    list::keep_ids(document, "candidate", &candidates);
}

/// One person's sheet as the text of its file.
pub fn sheet(sheet: &Sheet) -> String {
    document(&tree::sheet(sheet, FORMAT))
}

/// A candidate as the text of a file of their own; the team says which of its
/// dimensions are spectra.
pub fn candidate(candidate: &Candidate, team: &Team) -> String {
    let scale = |id: &Id| {
        let place = team.dimension_index(id.as_str());
        place.map_or(Scale::Level, |place| Scale::of(team.dimensions()[place].kind))
    };
    document(&tree::candidate_file(candidate, &scale, FORMAT))
}

fn document(branch: &tree::Branch<'_>) -> String {
    let mut document = DocumentMut::new();
    change::root(&mut document, &tree::Branch::default(), branch);
    document.to_string()
}
