//! The last one or two of a set: here a look at everyone is cheaper than a
//! bound.

use super::problem::meet;
use super::search::{Goal, Search};

impl<const W: usize> Search<'_, '_, W> {
    pub(super) fn singles(
        &mut self,
        depth: usize,
        (closed, spare): (u32, u32),
        gains: &[(u32, usize)],
    ) {
        for &(gain, person) in gains {
            let more = self.frames[depth].places.spare(self.problem, person);
            self.keep((closed + gain, spare + more), &[person]);
        }
    }

    /// All pairs that could be better than what is known.
    pub(super) fn pairs(&mut self, depth: usize, value: (u32, u32), gains: &[(u32, usize)]) {
        let (last, full) = (self.frames[depth].places.last, self.frames[depth].places.full);
        for (at, &(gain, person)) in gains.iter().enumerate() {
            let mask = &self.problem.masks[person];
            let both = meet(mask, &last);
            for &(more, other) in &gains[at + 1..] {
                let needed = self.needed(value).0;
                if i64::from(gain + more) < needed {
                    break;
                }
                let of_other = &self.problem.masks[other];
                let twice = self.problem.weigh(&both, of_other);
                if i64::from(gain + more) - i64::from(twice) < needed {
                    continue;
                }
                let mut either = *mask;
                either.iter_mut().zip(of_other).for_each(|(word, other)| *word |= other);
                let spare = twice + self.problem.weigh(&either, &full);
                self.keep((value.0 + gain + more - twice, value.1 + spare), &[person, other]);
            }
        }
    }

    /// Keeps the chosen with these if they are better than what is known.
    pub(super) fn keep(&mut self, (gain, spare): (u32, u32), last: &[usize]) {
        let better = match self.goal {
            Goal::More => gain > self.gain,
            Goal::Spare => gain == self.gain && spare > self.spare,
            Goal::Any => gain == self.gain && spare >= self.spare,
        };
        if better {
            self.set.clone_from(&self.chosen);
            self.set.extend_from_slice(last);
            self.set.sort_unstable();
            (self.gain, self.spare) = (gain, spare);
            self.found = true;
        }
    }
}
