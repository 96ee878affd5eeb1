//! Moves someone with their answers from one team to another.

use super::{Edit, Rating, Team};

/// The edits that move a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// The edit of the team they join.
    pub arrive: Edit,
    /// The edit of the team they leave.
    pub leave: Edit,
    /// How many answers move with them.
    pub answers: usize,
    /// The dimensions that they answered and the other team does not have, by index.
    pub left_behind: Vec<usize>,
}

/// Returns the edits that move a member, by index; nothing if there is no such member, or
/// if the other team has someone with that id or name. Dimensions are matched by id. The
/// alias does not move: it belongs to the snapshots of one team.
pub fn transfer(from: &Team, member: usize, to: &Team) -> Option<Transfer> {
    let leaving = from.members().get(member)?;
    if to.members().iter().any(|own| own.id == leaving.id || own.name == leaving.name) {
        return None;
    }
    let mut answers = vec![Rating::BLANK; to.dimensions().len()];
    let (mut left_behind, mut taken) = (Vec::new(), 0);
    for (index, dimension) in from.dimensions().iter().enumerate() {
        let rating = from.ratings().get(index, member);
        if rating.is_blank() {
            continue;
        }
        let same = to.dimension_index(dimension.id.as_str());
        let same = same.filter(|&at| to.dimensions()[at].is_spectrum() == dimension.is_spectrum());
        match same {
            Some(at) => {
                answers[at] = rating;
                taken += 1;
            }
            None => left_behind.push(index),
        }
    }
    let mut arriving = leaving.clone();
    arriving.alias = None;
    arriving.collected = None;
    arriving.spoken_ends.retain(|voice| to.dimension_index(voice.dimension.as_str()).is_some());
    Some(Transfer {
        arrive: Edit::InsertMember(to.members().len(), Box::new(arriving), answers),
        leave: Edit::without_member(from, member)?,
        answers: taken,
        left_behind,
    })
}
