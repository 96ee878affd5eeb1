//! Turns a snapshot with counts only into a team that can be shown.

use super::Snapshot;
use crate::diff::Total;
use crate::team::{Id, Kind, Member, Position, Rating, Ratings, Team, Zone};

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
