//! Edits: every change of a team. Applying an edit returns its inverse, so undo is an
//! edit, too.

use std::fmt;

use super::{
    Candidate, Correction, Date, Decision, Dimension, Expectation, Id, Member, Rating, SavedPlan,
    Session, Situation, Team,
};

/// A change to a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListEdit<T> {
    /// Inserts an element before the index.
    Insert(usize, T),
    /// Removes the element at the index.
    Remove(usize),
    /// Replaces the element at the index.
    Replace(usize, T),
    /// Moves an element from one index to another.
    Move(usize, usize),
}

/// One change to a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Sets the team's name.
    Name(String),
    /// Sets the situation that the map opens with.
    OpenOn(Option<Id>),
    /// Sets one answer, and its day.
    Rate {
        /// By index.
        dimension: usize,
        /// By index.
        member: usize,
        /// The new answer.
        rating: Rating,
        /// The new day of the member's last answer.
        rated: Option<Date>,
    },
    /// Inserts a dimension with everyone's answers (if there are fewer: the rest is blank).
    InsertDimension(usize, Box<Dimension>, Vec<Rating>),
    /// Removes a dimension and its answers. References to it stay: see
    /// [`Edit::without_dimension`].
    RemoveDimension(usize),
    /// Replaces a dimension; its kind and id must not change.
    ReplaceDimension(usize, Box<Dimension>),
    /// Moves a dimension with its answers.
    MoveDimension(usize, usize),
    /// Inserts a member with their answers (if there are fewer: the rest is blank).
    InsertMember(usize, Box<Member>, Vec<Rating>),
    /// Removes a member and their answers. References to them stay: see
    /// [`Edit::without_member`].
    RemoveMember(usize),
    /// Replaces a member; their id must not change.
    ReplaceMember(usize, Box<Member>),
    /// Moves a member with their answers.
    MoveMember(usize, usize),
    /// Changes the situations.
    Situation(ListEdit<Situation>),
    /// Changes the decisions.
    Decision(ListEdit<Decision>),
    /// Changes the guesses.
    Expectation(ListEdit<Expectation>),
    /// Changes the corrections.
    Correction(ListEdit<Correction>),
    /// Changes the saved plans.
    Plan(ListEdit<SavedPlan>),
    /// Changes the candidates.
    Candidate(ListEdit<Candidate>),
    /// Sets the workshop's state.
    Session(Box<Session>),
    /// Replaces the whole team, after a merge or a reload.
    Team(Box<Team>),
    /// Several edits in order, which undo as one.
    All(Vec<Edit>),
}

/// An edit does not fit the team. The team is unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// It has an index that the team does not have.
    NoSuchIndex,
    /// It would change an id or a kind, to which other parts refer.
    Fixed,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSuchIndex => "the team no longer has what this change is about",
            Self::Fixed => "an id or a kind cannot change",
        })
    }
}

impl std::error::Error for EditError {}

impl Edit {
    /// Returns the edit that removes a member with every trace: their decisions lose
    /// their owner, and their corrections are deleted.
    pub fn without_member(team: &Team, at: usize) -> Option<Self> {
        let id = &team.members.get(at)?.id;
        let mut edits = Vec::new();
        for (index, decision) in team.decisions.iter().enumerate() {
            let mut without = decision.clone();
            without.owner = without.owner.filter(|owner| owner != id);
            without.aim.reach.retain(|(member, _)| member != id);
            if without != *decision {
                edits.push(Self::Decision(ListEdit::Replace(index, without)));
            }
        }
        for (index, correction) in team.corrections.iter().enumerate().rev() {
            if correction.member == *id {
                edits.push(Self::Correction(ListEdit::Remove(index)));
            }
        }
        if team.session.done.contains(id) {
            let mut session = team.session.clone();
            session.done.retain(|done| done != id);
            edits.push(Self::Session(Box::new(session)));
        }
        edits.push(Self::RemoveMember(at));
        Some(Self::All(edits))
    }

    /// Returns the edit that makes a candidate a member: with the same id, with their
    /// answers as not yet confirmed, and no longer a candidate. Nothing if a member has
    /// that id or name.
    pub fn hire(team: &Team, candidate: usize) -> Option<Self> {
        let hired = team.candidates.get(candidate)?;
        let is_taken = |member: &Member| member.id == hired.id || member.name == hired.name;
        if team.members.iter().any(is_taken) {
            return None;
        }
        let row: Vec<Rating> =
            team.dimensions.iter().map(|dimension| hired.rating(&dimension.id)).collect();
        let mut member = Member::new(hired.id.clone(), &hired.name);
        member.from_interview = row.iter().any(|rating| !rating.is_blank());
        Some(Self::All(vec![
            Self::InsertMember(team.members.len(), Box::new(member), row),
            Self::Candidate(ListEdit::Remove(candidate)),
        ]))
    }

    /// Returns the edit that removes a dimension with everything that refers to it.
    pub fn without_dimension(team: &Team, at: usize) -> Option<Self> {
        let id = &team.dimensions.get(at)?.id;
        let mut edits = Vec::new();
        for (index, situation) in team.situations.iter().enumerate() {
            if situation.need_of(id).is_some() {
                let mut situation = situation.clone();
                situation.needs.retain(|(of, _)| of != id);
                edits.push(Self::Situation(ListEdit::Replace(index, situation)));
            }
        }
        for (index, member) in team.members.iter().enumerate() {
            if member.spoken_ends.iter().any(|voice| voice.dimension == *id) {
                let mut member = member.clone();
                member.spoken_ends.retain(|voice| voice.dimension != *id);
                edits.push(Self::ReplaceMember(index, Box::new(member)));
            }
        }
        for (index, candidate) in team.candidates.iter().enumerate() {
            if candidate.answers.iter().any(|answer| answer.dimension == *id) {
                let mut candidate = candidate.clone();
                candidate.answers.retain(|answer| answer.dimension != *id);
                edits.push(Self::Candidate(ListEdit::Replace(index, candidate)));
            }
        }
        for (index, plan) in team.plans.iter().enumerate() {
            if plan.expect.iter().any(|(of, _)| of == id) {
                let mut plan = plan.clone();
                plan.expect.retain(|(of, _)| of != id);
                edits.push(Self::Plan(ListEdit::Replace(index, plan)));
            }
        }
        let gone = |ids: Vec<&Id>| -> Vec<usize> {
            let found = ids.into_iter().enumerate().filter(|(_, of)| *of == id);
            found.map(|(index, _)| index).rev().collect()
        };
        for index in gone(team.decisions.iter().map(|decision| &decision.dimension).collect()) {
            edits.push(Self::Decision(ListEdit::Remove(index)));
        }
        for index in gone(team.expectations.iter().map(|guess| &guess.dimension).collect()) {
            edits.push(Self::Expectation(ListEdit::Remove(index)));
        }
        for index in gone(team.corrections.iter().map(|fix| &fix.dimension).collect()) {
            edits.push(Self::Correction(ListEdit::Remove(index)));
        }
        if team.session.discuss.contains(id) {
            let mut session = team.session.clone();
            session.discuss.retain(|marked| marked != id);
            edits.push(Self::Session(Box::new(session)));
        }
        edits.push(Self::RemoveDimension(at));
        Some(Self::All(edits))
    }
}

fn apply_slot<T: Clone>(list: &mut Vec<T>, slot: ListEdit<T>) -> Result<ListEdit<T>, EditError> {
    let len = list.len();
    let fits = |at: usize| if at < len { Ok(()) } else { Err(EditError::NoSuchIndex) };
    Ok(match slot {
        ListEdit::Insert(at, thing) => {
            if at > len {
                return Err(EditError::NoSuchIndex);
            }
            list.insert(at, thing);
            ListEdit::Remove(at)
        }
        ListEdit::Remove(at) => {
            fits(at)?;
            ListEdit::Insert(at, list.remove(at))
        }
        ListEdit::Replace(at, thing) => {
            fits(at)?;
            ListEdit::Replace(at, std::mem::replace(&mut list[at], thing))
        }
        ListEdit::Move(from, to) => {
            fits(from)?;
            fits(to)?;
            let thing = list.remove(from);
            list.insert(to, thing);
            ListEdit::Move(to, from)
        }
    })
}

impl Team {
    /// Applies an edit and returns its inverse.
    ///
    /// # Errors
    /// If the edit does not fit; the team is then unchanged.
    #[allow(clippy::too_many_lines)] // One arm per edit; splitting would hide a missing one.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        Ok(match edit {
            Edit::Name(name) => {
                let before = std::mem::replace(&mut self.name, name);
                Edit::Name(before)
            }
            Edit::OpenOn(situation) => {
                let before = std::mem::replace(&mut self.situation, situation);
                Edit::OpenOn(before)
            }
            Edit::Rate { dimension, member, rating, rated } => {
                self.check(dimension < self.dimensions.len() && member < self.members.len())?;
                let before = self.ratings.set(dimension, member, rating);
                let rated = std::mem::replace(&mut self.members[member].rated, rated);
                Edit::Rate { dimension, member, rating: before, rated }
            }
            Edit::InsertDimension(at, dimension, column) => {
                self.check(at <= self.dimensions.len())?;
                self.dimensions.insert(at, *dimension);
                self.set_usual_words(at);
                self.ratings.insert_dimension(at, &column);
                Edit::RemoveDimension(at)
            }
            Edit::RemoveDimension(at) => {
                self.check(at < self.dimensions.len())?;
                let dimension = Box::new(self.dimensions.remove(at));
                let column = self.ratings.remove_dimension(at);
                Edit::InsertDimension(at, dimension, column)
            }
            Edit::ReplaceDimension(at, dimension) => {
                self.check(at < self.dimensions.len())?;
                let own = &mut self.dimensions[at];
                if own.id != dimension.id || own.kind != dimension.kind {
                    return Err(EditError::Fixed);
                }
                let before = std::mem::replace(own, *dimension);
                self.set_usual_words(at);
                Edit::ReplaceDimension(at, Box::new(before))
            }
            Edit::MoveDimension(from, to) => {
                self.check(from < self.dimensions.len() && to < self.dimensions.len())?;
                let column = self.ratings.remove_dimension(from);
                self.ratings.insert_dimension(to, &column);
                let dimension = self.dimensions.remove(from);
                self.dimensions.insert(to, dimension);
                Edit::MoveDimension(to, from)
            }
            Edit::InsertMember(at, member, row) => {
                self.check(at <= self.members.len())?;
                self.members.insert(at, *member);
                self.ratings.insert_member(at, &row);
                Edit::RemoveMember(at)
            }
            Edit::RemoveMember(at) => {
                self.check(at < self.members.len())?;
                let member = Box::new(self.members.remove(at));
                let row = self.ratings.remove_member(at);
                Edit::InsertMember(at, member, row)
            }
            Edit::ReplaceMember(at, member) => {
                self.check(at < self.members.len())?;
                if self.members[at].id != member.id {
                    return Err(EditError::Fixed);
                }
                let before = std::mem::replace(&mut self.members[at], *member);
                Edit::ReplaceMember(at, Box::new(before))
            }
            Edit::MoveMember(from, to) => {
                self.check(from < self.members.len() && to < self.members.len())?;
                let row = self.ratings.remove_member(from);
                self.ratings.insert_member(to, &row);
                let member = self.members.remove(from);
                self.members.insert(to, member);
                Edit::MoveMember(to, from)
            }
            Edit::Situation(slot) => Edit::Situation(apply_slot(&mut self.situations, slot)?),
            Edit::Decision(slot) => Edit::Decision(apply_slot(&mut self.decisions, slot)?),
            Edit::Expectation(slot) => Edit::Expectation(apply_slot(&mut self.expectations, slot)?),
            Edit::Correction(slot) => Edit::Correction(apply_slot(&mut self.corrections, slot)?),
            Edit::Plan(slot) => Edit::Plan(apply_slot(&mut self.plans, slot)?),
            Edit::Candidate(slot) => Edit::Candidate(apply_slot(&mut self.candidates, slot)?),
            Edit::Session(session) => {
                let before = std::mem::replace(&mut self.session, *session);
                Edit::Session(Box::new(before))
            }
            Edit::Team(team) => {
                let before = self.exchange(*team);
                Edit::Team(Box::new(before))
            }
            Edit::All(edits) => self.apply_all(edits)?,
        })
    }

    fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Edit, EditError> {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    while let Some(inverse) = inverses.pop() {
                        self.apply(inverse)?;
                    }
                    return Err(error);
                }
            }
        }
        inverses.reverse();
        Ok(Edit::All(inverses))
    }

    fn check(&self, fits: bool) -> Result<(), EditError> {
        debug_assert_eq!(self.ratings.members(), self.members.len());
        if fits { Ok(()) } else { Err(EditError::NoSuchIndex) }
    }
}
