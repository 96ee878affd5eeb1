//! What is said of the rows, kept from edit to edit: a column of ten thousand
//! answers is looked through when one of them changes, not for every frame.

use crate::coverage::{Coverage, Deserving};
use crate::phrases::{self, Names};
use crate::team::{Step, Team, Touched};

/// What is said of the rows that the team marked, while it talks of them.
pub(super) fn marked(team: &Team, coverage: &Coverage, names: &Names) -> Vec<(usize, String)> {
    if team.session.step != Some(Step::Talk) {
        return Vec::new();
    }
    let marked = team.session.discuss.iter();
    let places = marked.filter_map(|id| team.dimension_index(id.as_str()));
    places.map(|place| (place, phrases::topic(team, coverage, place, names))).collect()
}

/// What is said of the rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    deserving: Deserving,
    /// By dimension; nothing where it is out of date.
    states: Vec<Option<String>>,
    /// The sentences on the row under the cursor, and which row that was.
    said: Option<(usize, phrases::Row)>,
}

impl Kept {
    /// Forgets what an edit may have changed.
    pub(super) fn outdate(&mut self, touched: &Touched) {
        match touched {
            &Touched::Answer { dimension, .. } | &Touched::Need(dimension) => {
                self.deserving.outdate(dimension);
                if let Some(state) = self.states.get_mut(dimension) {
                    *state = None;
                }
                self.said.take_if(|(said, _)| *said == dimension);
            }
            Touched::Several(all) => all.iter().for_each(|one| self.outdate(one)),
            Touched::Words | Touched::Joined(_) | Touched::Left(..) | Touched::Everything => {
                *self = Self::default();
            }
        }
    }

    /// What to talk about, with what is said of it. A sentence on one row may
    /// speak of another one, so that the few there are are said anew.
    pub(super) fn topics(
        &mut self,
        team: &Team,
        coverage: &Coverage,
        names: &Names,
    ) -> Vec<(usize, String)> {
        let topics = self.deserving.talk_about(team, coverage).into_iter();
        let said = |place| (place, phrases::topic(team, coverage, place, names));
        topics.map(|topic| said(topic.dimension)).collect()
    }

    /// Says the states anew that are out of date.
    pub(super) fn renew(&mut self, team: &Team, coverage: &Coverage, brief: &Names) {
        self.states.resize(team.dimensions().len(), None);
        for (place, state) in self.states.iter_mut().enumerate() {
            if state.is_none() {
                *state = Some(phrases::state(team, coverage, place, brief).to_string());
            }
        }
    }

    /// Says the sentences on a row, unless that is done.
    pub(super) fn say(&mut self, team: &Team, coverage: &Coverage, place: usize, names: &Names) {
        if self.said.as_ref().is_none_or(|(said, _)| *said != place) {
            self.said = Some((place, phrases::row(team, coverage, place, names)));
        }
    }

    pub(super) fn state(&self, place: usize) -> Option<&str> {
        self.states.get(place)?.as_deref()
    }

    pub(super) fn said(&self, place: usize) -> Option<&phrases::Row> {
        self.said.as_ref().filter(|(said, _)| *said == place).map(|(_, row)| row)
    }
}
