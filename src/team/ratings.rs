//! The grid of all ratings. All answers on one dimension are next to each other, so that
//! computing a dimension's coverage reads one run of bytes.

use super::Rating;

/// Ratings by dimension and member, `[dimension × capacity + member]`.
#[derive(Clone, Default)]
pub struct Ratings {
    cells: Vec<Rating>,
    capacity: usize,
    members: usize,
    dimensions: usize,
}

impl Ratings {
    /// Returns a grid in which nobody has answered anything.
    pub fn blank(dimensions: usize, members: usize) -> Self {
        Self {
            cells: vec![Rating::BLANK; dimensions * members],
            capacity: members,
            members,
            dimensions,
        }
    }

    /// Returns how many dimensions it has.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Returns how many members it has.
    pub fn members(&self) -> usize {
        self.members
    }

    /// Returns a member's answer on a dimension.
    ///
    /// # Panics
    /// Outside the grid.
    pub fn get(&self, dimension: usize, member: usize) -> Rating {
        self.column(dimension)[member]
    }

    /// Returns all members' answers on one dimension.
    pub fn column(&self, dimension: usize) -> &[Rating] {
        let start = dimension * self.capacity;
        &self.cells[start..start + self.members]
    }

    /// Returns all of one member's answers, in the dimensions' order.
    pub fn row(&self, member: usize) -> impl Iterator<Item = Rating> + '_ {
        (0..self.dimensions).map(move |dimension| self.get(dimension, member))
    }

    /// Sets one answer and returns the previous one.
    ///
    /// # Panics
    /// Outside the grid.
    pub fn set(&mut self, dimension: usize, member: usize, rating: Rating) -> Rating {
        assert!(member < self.members, "no such member");
        std::mem::replace(&mut self.cells[dimension * self.capacity + member], rating)
    }

    pub(super) fn insert_dimension(&mut self, at: usize, column: &[Rating]) {
        let start = at * self.capacity;
        let padded = (0..self.capacity).map(|m| column.get(m).copied().unwrap_or_default());
        self.cells.splice(start..start, padded);
        self.dimensions += 1;
    }

    pub(super) fn remove_dimension(&mut self, at: usize) -> Vec<Rating> {
        let start = at * self.capacity;
        let mut column: Vec<Rating> = self.cells.drain(start..start + self.capacity).collect();
        column.truncate(self.members);
        self.dimensions -= 1;
        column
    }

    pub(super) fn insert_member(&mut self, at: usize, row: &[Rating]) {
        if self.members == self.capacity {
            self.grow_to((self.capacity * 2).max(8));
        }
        for dimension in 0..self.dimensions {
            let start = dimension * self.capacity;
            self.cells.copy_within(start + at..start + self.members, start + at + 1);
            self.cells[start + at] = row.get(dimension).copied().unwrap_or_default();
        }
        self.members += 1;
    }

    pub(super) fn remove_member(&mut self, at: usize) -> Vec<Rating> {
        let mut row = Vec::with_capacity(self.dimensions);
        for dimension in 0..self.dimensions {
            let start = dimension * self.capacity;
            row.push(self.cells[start + at]);
            self.cells.copy_within(start + at + 1..start + self.members, start + at);
            // A deleted person's answers must not stay in memory.
            self.cells[start + self.members - 1] = Rating::BLANK;
        }
        self.members -= 1;
        row
    }

    fn grow_to(&mut self, capacity: usize) {
        let mut cells = vec![Rating::BLANK; self.dimensions * capacity];
        for dimension in 0..self.dimensions {
            cells[dimension * capacity..dimension * capacity + self.members]
                .copy_from_slice(self.column(dimension));
        }
        self.cells = cells;
        self.capacity = capacity;
    }
}

impl PartialEq for Ratings {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members
            && self.dimensions == other.dimensions
            && (0..self.dimensions).all(|d| self.column(d) == other.column(d))
    }
}

impl Eq for Ratings {}

impl std::fmt::Debug for Ratings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ratings({} × {})", self.dimensions, self.members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_dimensions_come_and_go_without_disturbing_the_others() {
        let level = |n| Rating::level(n).unwrap();
        let mut grid = Ratings::blank(2, 0);
        for n in 0..9 {
            grid.insert_member(n, &[level(n as u8 % 6), Rating::PASS]);
        }
        let gone = grid.remove_member(3);
        assert!(gone == [level(3), Rating::PASS]);
        grid.insert_dimension(1, &[level(5)]);
        assert!(grid.get(1, 0) == level(5) && grid.get(1, 1).is_blank());
        assert!(grid.get(0, 3) == level(4) && grid.get(2, 7).is_pass());
        grid.insert_member(3, &[gone[0], Rating::BLANK, gone[1]]);
        grid.remove_dimension(1);
        let mut fresh = Ratings::blank(2, 9);
        for n in 0..9 {
            fresh.set(0, n, level(n as u8 % 6));
            fresh.set(1, n, Rating::PASS);
        }
        assert!(grid == fresh);
    }
}
