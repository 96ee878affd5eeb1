//! Among the sets that close the most, the one: with most to spare and, of
//! those, the first in rank order.

use super::problem::Places;
use super::relax::Prices;
use super::search::{Goal, Search, Stopped};

impl<const W: usize> Search<'_, '_, W> {
    /// Of the sets that close as much with as many people: the one with most
    /// to spare and, of those, the first in rank order.
    pub(super) fn settle(&mut self) -> Result<(), Stopped> {
        let people = self.set.len();
        self.goal = Goal::Spare;
        self.run(people)?;
        self.goal = Goal::Any;
        // Place by place: can anyone stand here who comes before the one who
        // stands here now, with those before them as they are?
        let mut from = 0;
        for place in 0..people {
            for person in from..self.set[place] {
                let ahead = self.set[..place].to_vec();
                if self.can_stand(&ahead, person, people)? {
                    break;
                }
            }
            from = self.set[place] + 1;
        }
        Ok(())
    }

    /// Whether a set as good begins with these; if so it becomes the known one.
    fn can_stand(
        &mut self,
        ahead: &[usize],
        person: usize,
        people: usize,
    ) -> Result<bool, Stopped> {
        self.found = false;
        self.chosen.clear();
        let root = &mut self.frames[0];
        root.places = Places::new(self.problem);
        let mut value = (0, 0);
        for &one in ahead.iter().chain([&person]) {
            value.0 += root.places.gain(self.problem, one);
            value.1 += root.places.spare(self.problem, one);
            root.places.seat(self.problem, one);
            self.chosen.push(one);
        }
        let left = people - self.chosen.len();
        if left == 0 {
            self.keep(value, &[]);
        } else {
            root.pool = (person + 1..self.problem.people()).collect();
            root.missing = Prices::full(self.problem);
            root.with_spare = Prices::full(self.problem);
            self.node(0, left, value)?;
        }
        Ok(self.found)
    }
}
