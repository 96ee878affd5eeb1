//! Where the names around the shape stand: each next to the end of its axis,
//! one to a row on each side, moved apart where they would meet. Pure.

/// A name to place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    /// From -1, far left, to 1, far right.
    pub across: f64,
    /// The row of the screen where its axis ends.
    pub row: f64,
    /// Those with a smaller number keep their place where not all fit.
    pub rank: usize,
}

/// On which side of the shape a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Ends at the shape.
    Left,
    /// Begins at the shape.
    Right,
}

/// Returns the side and the row of each name, by its place in `wanted`; nothing for those that find
/// no row between `top` and `bottom`.
pub fn place(wanted: &[Wanted], top: u16, bottom: u16) -> Vec<Option<(Side, u16)>> {
    let mut placed = vec![None; wanted.len()];
    let rows = usize::from(bottom.saturating_sub(top)) + 1;
    // By place in `wanted`, with the row it gets.
    let mut here: Vec<(usize, i64)> = Vec::with_capacity(wanted.len());
    for side in [Side::Left, Side::Right] {
        let on_it = |one: &Wanted| (one.across < -1e-9) == (side == Side::Left);
        here.clear();
        here.extend((0..wanted.len()).filter(|&nth| on_it(&wanted[nth])).map(|nth| (nth, 0)));
        here.sort_unstable_by_key(|&(nth, _)| wanted[nth].rank);
        here.truncate(rows);
        here.sort_unstable_by(|&(one, _), &(other, _)| {
            let (one, other) = (&wanted[one], &wanted[other]);
            one.row.total_cmp(&other.row).then(one.rank.cmp(&other.rank))
        });
        // Down from the top no two may share a row; up from the bottom all
        // must still have one.
        let mut free = i64::from(top);
        for (nth, row) in &mut here {
            *row = (wanted[*nth].row.round() as i64).max(free);
            free = *row + 1;
        }
        let mut limit = i64::from(bottom);
        for (nth, row) in here.iter_mut().rev() {
            *row = (*row).min(limit);
            limit = *row - 1;
            placed[*nth] = Some((side, *row as u16));
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::point;

    #[test]
    fn no_two_names_of_a_side_share_a_row_and_all_stay_between_top_and_bottom() {
        for axes in 3..80 {
            for height in [10_u16, 18, 40] {
                let wanted: Vec<Wanted> = (0..axes)
                    .map(|nth| {
                        let [x, y] = point(nth, axes, 1.0);
                        let row = f64::from(height) / 2.0 * (1.0 - y);
                        Wanted { across: x, row, rank: axes - nth }
                    })
                    .collect();
                let mut placed: Vec<(bool, u16)> = place(&wanted, 2, height + 2)
                    .into_iter()
                    .flatten()
                    .map(|(side, row)| (side == Side::Left, row))
                    .collect();
                assert!(placed.iter().all(|&(_, row)| (2..=height + 2).contains(&row)));
                let count = placed.len();
                assert_eq!(count, axes.min(count), "{axes} axes");
                placed.sort_unstable();
                placed.dedup();
                assert_eq!(placed.len(), count, "{axes} axes in {height} rows");
                let fits = usize::from(height) + 1;
                assert!(count == axes || count >= fits.min(axes / 2), "{count} of {axes}");
            }
        }
    }
}
