//! A team: everything in one file.

use super::{
    Candidate, Correction, Decision, Dimension, Expectation, Id, LevelWords, Member, Need,
    NeedOverride, Ratings, SavedPlan, Session, Situation,
};

/// A team. Only a [`super::Edit`] changes dimensions and members, so that the grid of
/// ratings always fits them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Team {
    /// 1 to 64 graphemes.
    pub name: String,
    /// The situation that the map opens with.
    pub situation: Option<Id>,
    pub(super) dimensions: Vec<Dimension>,
    /// Situations, each with its own needs.
    pub situations: Vec<Situation>,
    pub(super) members: Vec<Member>,
    pub(super) ratings: Ratings,
    /// Decisions, oldest first.
    pub decisions: Vec<Decision>,
    /// Guesses before the reveal.
    pub expectations: Vec<Expectation>,
    /// Corrections after the reveal.
    pub corrections: Vec<Correction>,
    /// Saved plans.
    pub plans: Vec<SavedPlan>,
    /// People who might join.
    pub candidates: Vec<Candidate>,
    /// The running workshop, and the marks for discussion.
    pub session: Session,
    /// The user's words for the levels of skills and of experiences.
    usual: [Option<LevelWords>; 2],
}

impl Team {
    /// Returns a team without dimensions and members.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Returns a team of these dimensions and members; `ratings` must have their size.
    ///
    /// # Panics
    /// If the grid has another size.
    pub fn with_people(
        name: impl Into<String>,
        dimensions: Vec<Dimension>,
        members: Vec<Member>,
        ratings: Ratings,
    ) -> Self {
        assert!(
            ratings.dimensions() == dimensions.len() && ratings.members() == members.len(),
            "the grid of ratings must have the team's size"
        );
        Self { name: name.into(), dimensions, members, ratings, ..Self::default() }
    }

    /// Sets the user's words for the levels of skills and experiences, for dimensions
    /// without words of their own. They are never saved in the file.
    pub fn set_level_labels(&mut self, skill: Option<LevelWords>, experience: Option<LevelWords>) {
        self.usual = [skill, experience];
        for index in 0..self.dimensions.len() {
            self.set_usual_words(index);
        }
    }

    /// Replaces this team and returns it. The user's words for the levels stay.
    pub(super) fn exchange(&mut self, other: Self) -> Self {
        let [skill, experience] = self.usual.clone();
        let before = std::mem::replace(self, other);
        self.set_level_labels(skill, experience);
        before
    }

    /// Gives a dimension the user's words for its levels.
    pub(super) fn set_usual_words(&mut self, index: usize) {
        let dimension = &mut self.dimensions[index];
        dimension.usual = self.usual.get(dimension.kind as usize).cloned().flatten();
    }

    /// Returns the dimensions in file order.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// Returns the members in file order.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Returns everyone's answers.
    pub fn ratings(&self) -> &Ratings {
        &self.ratings
    }

    /// Returns a dimension's index.
    pub fn dimension_index(&self, id: &str) -> Option<usize> {
        self.dimensions.iter().position(|dimension| dimension.id == *id)
    }

    /// Returns a member's index.
    pub fn member_index(&self, id: &str) -> Option<usize> {
        self.members.iter().position(|member| member.id == *id)
    }

    /// Returns a situation's index.
    pub fn situation_index(&self, id: &str) -> Option<usize> {
        self.situations.iter().position(|situation| situation.id == *id)
    }

    /// Returns the index of the situation that the map opens with.
    pub fn opening_situation(&self) -> Option<usize> {
        self.situation.as_ref().and_then(|id| self.situation_index(id.as_str()))
    }

    /// Returns a dimension's need in a situation, by index; without a situation, its own need.
    pub fn need(&self, dimension: usize, situation: Option<usize>) -> Need {
        let dimension = &self.dimensions[dimension];
        let change = situation
            .and_then(|index| self.situations.get(index))
            .and_then(|situation| situation.need_of(&dimension.id));
        match change {
            None => dimension.need,
            Some(NeedOverride::NotNeeded) => Need::None,
            Some(NeedOverride::Parts(parts)) => dimension.need.with(parts, dimension.kind),
        }
    }
}
