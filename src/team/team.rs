//! A team: the whole record of one file.

use super::{
    Candidate, Correction, Decision, Dimension, Expectation, Id, KeptPlan, LevelWords, Member,
    Need, NeedOverride, Ratings, Session, Situation,
};

/// A team. Dimensions and members are changed through [`super::Edit`] alone,
/// which keeps the grid of ratings in step with them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Team {
    /// 1 to 64 graphemes.
    pub name: String,
    /// The situation the map opens on.
    pub situation: Option<Id>,
    pub(super) dimensions: Vec<Dimension>,
    /// What the team is judged by.
    pub situations: Vec<Situation>,
    pub(super) members: Vec<Member>,
    pub(super) ratings: Ratings,
    /// What was decided, oldest first.
    pub decisions: Vec<Decision>,
    /// What was expected before the reveal.
    pub expectations: Vec<Expectation>,
    /// What was corrected after it.
    pub corrections: Vec<Correction>,
    /// Plans the team kept.
    pub plans: Vec<KeptPlan>,
    /// People who might join.
    pub candidates: Vec<Candidate>,
    /// The running workshop, and the marks for discussion.
    pub session: Session,
    /// What its reader calls the levels of skills and of experiences.
    usual: [Option<LevelWords>; 2],
}

impl Team {
    /// Returns a team without dimensions and members.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Returns a team of these dimensions and members; `ratings` must be of their size.
    ///
    /// # Panics
    /// When the grid is of another size.
    pub fn with_people(
        name: impl Into<String>,
        dimensions: Vec<Dimension>,
        members: Vec<Member>,
        ratings: Ratings,
    ) -> Self {
        assert!(
            ratings.dimensions() == dimensions.len() && ratings.members() == members.len(),
            "the grid of ratings must be of the team's size"
        );
        Self { name: name.into(), dimensions, members, ratings, ..Self::default() }
    }

    /// Calls the levels of skills and experiences so where a dimension has no
    /// wording of its own. Of the reader, not of the file: it is never saved.
    pub fn set_level_labels(&mut self, skill: Option<LevelWords>, experience: Option<LevelWords>) {
        self.usual = [skill, experience];
        for index in 0..self.dimensions.len() {
            self.give_usual_words(index);
        }
    }

    /// Another team in the place of this one, which comes back. What its reader
    /// calls the levels stays.
    pub(super) fn exchange(&mut self, other: Self) -> Self {
        let [skill, experience] = self.usual.clone();
        let before = std::mem::replace(self, other);
        self.set_level_labels(skill, experience);
        before
    }

    pub(super) fn give_usual_words(&mut self, index: usize) {
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

    /// Returns what everyone said.
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

    /// Returns the situation the map opens on, by index.
    pub fn opening_situation(&self) -> Option<usize> {
        self.situation.as_ref().and_then(|id| self.situation_index(id.as_str()))
    }

    /// Returns what a dimension asks for in a situation (by index; without one, its own).
    pub fn need(&self, dimension: usize, situation: Option<usize>) -> Need {
        let own = &self.dimensions[dimension];
        let said = situation
            .and_then(|index| self.situations.get(index))
            .and_then(|situation| situation.need_of(&own.id));
        match said {
            None => own.need,
            Some(NeedOverride::NotNeeded) => Need::None,
            Some(NeedOverride::Parts(parts)) => own.need.with(parts, own.kind),
        }
    }
}
