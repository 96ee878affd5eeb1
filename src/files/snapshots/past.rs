//! The snapshots of a team, as a record needs them; of one that has only counts, a team with
//! the same counts.

use super::{Named, Redaction, Snapshot, SnapshotFile, redact, without_spectra};
use crate::coverage::days_between;
use crate::diff::Total;
use crate::team::{Date, Id, Kind, Member, Position, Rating, Ratings, Team, Zone};

/// The days after which a snapshot is from an earlier quarter: eight weeks, so that a
/// record is not compared with a snapshot of the same days.
const QUARTER: i32 = 56;

/// A team's snapshots, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// All snapshots with their days; for counts, a team with the same counts.
    pub snapshots: Vec<(Date, Team)>,
    /// The snapshots with names, which show the causes of changes.
    pub named: Vec<(Date, Team)>,
    /// The snapshot to compare with: the last with people that is at least eight weeks
    /// old, or else the oldest with people.
    pub since: Option<Snapshot>,
}

impl Past {
    /// Returns the past of a team from its snapshots, the oldest first.
    pub fn of(kept: Vec<SnapshotFile>, today: Date) -> Self {
        let kept: Vec<Snapshot> = kept.into_iter().map(|file| file.snapshot).collect();
        let mut people = kept.iter().filter(|one| one.when.day < today && one.named != Named::None);
        let oldest = people.clone().next();
        let is_old = |one: &&Snapshot| days_between(one.when.day, today) >= QUARTER;
        let since = people.rfind(is_old).or(oldest).cloned();
        let named = kept.iter().filter(|one| one.named == Named::Keep);
        let named = named.map(|one| (one.when.day, one.team.clone())).collect();
        let snapshots = kept.into_iter().map(|one| {
            let team = if one.named == Named::None { one.counted_team() } else { one.team };
            (one.when.day, team)
        });
        Self { snapshots: snapshots.collect(), named, since }
    }

    /// Returns today's team in a form that can be compared with [`Past::since`]: with
    /// aliases if the snapshot has them, without spectra if it has none.
    pub fn comparable(&self, team: Team) -> Team {
        let Some(since) = &self.since else { return team };
        let team = if since.named == Named::Alias { under_aliases(&team) } else { team };
        if since.personality { team } else { without_spectra(&team) }
    }
}

/// Returns a team with everyone's alias instead of their name.
pub fn under_aliases(team: &Team) -> Team {
    redact(team, &Redaction { named: Named::Alias, personality: true, ..Redaction::default() })
}

impl Snapshot {
    /// Returns a team with the coverage that was counted. Its members are nobody: counts
    /// do not say which answers are one person's. So show only the rows of this team.
    pub fn counted_team(&self) -> Team {
        let people = self.counts.iter().map(|total| total.asked).max().unwrap_or(0);
        let members = (1..=people).map(|nth| {
            let name = format!("Person {nth}");
            Member::new(Id::from_name(&name), name)
        });
        let dimensions = self.team.dimensions().to_vec();
        let mut ratings = Ratings::blank(dimensions.len(), people as usize);
        for total in &self.counts {
            let Some(index) = self.team.dimension_index(total.id.as_str()) else { continue };
            for (member, rating) in ratings_of(total).into_iter().enumerate() {
                ratings.set(index, member, rating);
            }
        }
        let mut team = Team::with_people(&self.team.name, dimensions, members.collect(), ratings);
        team.situation.clone_from(&self.team.situation);
        team.situations.clone_from(&self.team.situations);
        team
    }
}

/// Returns a rating for each answer: first those in a zone, then the others, with a
/// value outside every zone.
fn ratings_of(total: &Total) -> Vec<Rating> {
    let mut ratings = Vec::new();
    for held in &total.held {
        let rating = match held.requirement.zone {
            Zone::AtLeast(level) => Rating::level(level).unwrap_or_default(),
            Zone::A => Rating::position(Position::A3),
            Zone::B => Rating::position(Position::B3),
            Zone::Middle => Rating::position(Position::Middle),
        };
        ratings.extend(std::iter::repeat_n(rating, held.holders as usize));
    }
    let is_counted = |position: &Position| {
        total.held.iter().any(|held| held.requirement.zone.contains(position.index()))
    };
    let other = match total.kind {
        Kind::Personality => {
            Position::ALL.into_iter().find(|at| !is_counted(at)).map(Rating::position)
        }
        Kind::Skill | Kind::Experience => Rating::level(0),
    };
    ratings.resize(total.answered as usize, other.unwrap_or_default());
    ratings
}
