//! The shape of a team: a radar chart without averages.
//!
//! It has an axis for each needed skill and experience and three outlines: the need, the
//! best answer, and the N-th best answer, N being the number of people needed. The N-th
//! best answer reaches the need exactly if there are enough people. There is no average,
//! which hides that one person covers everything, and no single person's outline: if only
//! one person has answered, there is no shape.
//!
//! Lengths are levels divided by the highest level, so that the terminal and the reports
//! draw the same picture.

use std::f64::consts::TAU;

use super::{Coverage, DimensionCoverage};
use crate::team::{Kind, Need, TOP_LEVEL, Team};

/// Fewer axes enclose no area.
pub const MIN_AXES: usize = 3;

/// An outline over the axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outline {
    /// The level that is needed.
    Need,
    /// The best answer.
    Best,
    /// The N-th best answer, if N people are needed: for two, the second best.
    Nth,
}

impl Outline {
    /// All outlines in drawing order: the most important one is drawn last.
    pub const ALL: [Self; 3] = [Self::Best, Self::Nth, Self::Need];
}

/// One needed skill or experience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    /// By index.
    pub dimension: usize,
    /// The level that is needed.
    pub need: u8,
    /// How many people are needed at it.
    pub people: u32,
    /// The best answer; nothing if nobody has answered.
    pub best: Option<u8>,
    /// The N-th best answer; nothing if fewer people have answered.
    pub nth: Option<u8>,
}

impl Axis {
    /// Returns the level of an outline on this axis.
    pub fn level(&self, outline: Outline) -> Option<u8> {
        match outline {
            Outline::Need => Some(self.need),
            Outline::Best => self.best,
            Outline::Nth => self.nth,
        }
    }

    /// Returns whether the N-th best answer reaches the need: whether there are enough people.
    pub fn reaches(&self) -> bool {
        self.nth.is_some_and(|level| level >= self.need)
    }
}

/// Joined points in the unit circle: x to the right, y up.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The points; a single one if both neighbours are unknown.
    pub points: Vec<[f64; 2]>,
    /// Whether the last point is joined to the first.
    pub closed: bool,
}

/// Why there is no shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoShape {
    /// There are fewer needed skills and experiences than [`MIN_AXES`].
    FewAxes,
    /// It would be the outline of the one person who has answered.
    OnePerson,
}

/// The axes, skills first, in file order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// At least [`MIN_AXES`].
    pub axes: Vec<Axis>,
}

/// Returns the shape of a team in the situation of its coverage.
pub fn shape(team: &Team, coverage: &Coverage) -> Result<Shape, NoShape> {
    let mut axes = Vec::with_capacity(team.dimensions().len());
    for kind in [Kind::Skill, Kind::Experience] {
        let of_kind = team.dimensions().iter().enumerate().filter(|(_, own)| own.kind == kind);
        axes.extend(of_kind.filter_map(|(index, _)| axis(index, coverage.dimension(index))));
    }
    if axes.len() < MIN_AXES {
        return Err(NoShape::FewAxes);
    }
    let most = axes.iter().map(|axis| coverage.dimension(axis.dimension).rated()).max();
    if most == Some(1) {
        return Err(NoShape::OnePerson);
    }
    Ok(Shape { axes })
}

fn axis(index: usize, coverage: &DimensionCoverage) -> Option<Axis> {
    let Need::People { level, people, .. } = coverage.need() else { return None };
    let reached_by = |people: u32| {
        let mut left = people;
        (0..=TOP_LEVEL).rev().find(|&level| {
            left = left.saturating_sub(coverage.histogram()[usize::from(level)]);
            left == 0
        })
    };
    Some(Axis {
        dimension: index,
        need: level,
        people,
        best: reached_by(1),
        nth: reached_by(people),
    })
}

/// Returns the point on the nth of `axes` axes at `part` of its length, 0 to 1. The first axis
/// points up; the others follow clockwise.
pub fn point(nth: usize, axes: usize, part: f64) -> [f64; 2] {
    let [sine, cosine] = turn(nth as f64 / axes as f64);
    [part * sine, part * cosine]
}

/// Returns the sine and the cosine of a part of a full turn, 0 to 1, with an error below
/// 1e-9. `f64::sin_cos` would load the maths library at every start.
fn turn(part: f64) -> [f64; 2] {
    // Each quarter is the first quarter, rotated.
    let quarter = (part * 4.0) as u8;
    let angle = TAU * (part - f64::from(quarter) / 4.0);
    let square = angle * angle;
    let series = |first: f64, odd: f64| {
        let (mut sum, mut term) = (0.0, first);
        for nth in 0..9 {
            sum += term;
            let next = 2.0 * f64::from(nth) + odd;
            term *= -square / ((next + 1.0) * (next + 2.0));
        }
        sum
    };
    let (sine, cosine) = (series(angle, 1.0), series(1.0, 0.0));
    match quarter % 4 {
        0 => [sine, cosine],
        1 => [cosine, -sine],
        2 => [-sine, -cosine],
        _ => [-cosine, sine],
    }
}

impl Shape {
    /// Returns an outline as runs of joined points; it is interrupted at axes without an answer.
    pub fn runs(&self, outline: Outline) -> Vec<Run> {
        let count = self.axes.len();
        let at = |nth: usize| {
            let level = self.axes[nth].level(outline)?;
            Some(point(nth, count, f64::from(level) / f64::from(TOP_LEVEL)))
        };
        let Some(gap) = (0..count).find(|&nth| at(nth).is_none()) else {
            return vec![Run { points: (0..count).filter_map(at).collect(), closed: true }];
        };
        // Starting at a gap, no run continues across the first axis.
        let mut runs = Vec::new();
        let mut points = Vec::new();
        for nth in (1..=count).map(|step| (gap + step) % count) {
            match at(nth) {
                Some(point) => points.push(point),
                None if points.is_empty() => {}
                None => runs.push(Run { points: std::mem::take(&mut points), closed: false }),
            }
        }
        runs
    }

    /// Returns an outline as lines from axis to axis, in the unit circle. An axis whose neighbours
    /// both have no answer is a point: a line from itself to itself.
    pub fn lines(&self, outline: Outline) -> impl Iterator<Item = [[f64; 2]; 2]> {
        let count = self.axes.len();
        let at = move |nth: usize| {
            let level = self.axes[nth % count].level(outline)?;
            Some(point(nth % count, count, f64::from(level) / f64::from(TOP_LEVEL)))
        };
        (0..count).filter_map(move |nth| {
            let (here, next) = (at(nth)?, at(nth + 1));
            let alone = next.is_none() && at(nth + count - 1).is_none();
            next.or(alone.then_some(here)).map(|to| [here, to])
        })
    }

    /// Returns the corners of the N-th best answers' area; a missing answer counts as 0.
    pub fn area(&self) -> Vec<[f64; 2]> {
        let count = self.axes.len();
        let levels = self.axes.iter().map(|axis| f64::from(axis.nth.unwrap_or(0)));
        levels
            .enumerate()
            .map(|(nth, level)| point(nth, count, level / f64::from(TOP_LEVEL)))
            .collect()
    }

    /// Returns how many axes have enough people.
    pub fn reached(&self) -> usize {
        self.axes.iter().filter(|axis| axis.reaches()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_turn_is_where_the_circle_has_it() {
        for nth in 0..=100 {
            let part = f64::from(nth) / 100.0;
            let (sine, cosine) = (TAU * part).sin_cos();
            let [own_sine, own_cosine] = turn(part);
            assert!((sine - own_sine).abs() < 1e-9, "{part}");
            assert!((cosine - own_cosine).abs() < 1e-9, "{part}");
        }
    }

    use crate::coverage::fixture::{between, experience, sketch, skill, team};

    fn shape_of(team: &Team) -> Result<Shape, NoShape> {
        shape(team, &Coverage::of(team, None))
    }

    #[test]
    fn an_axis_has_the_need_the_best_and_the_last_one_needed() {
        let team = team(
            "Ada Bo Cyd",
            vec![
                (experience("Migrating", 1, 4), "2 . 1"),
                (skill("Data", 2, 3), "4 0 2"),
                (skill("Services", 3, 3), "5 5 ."),
                (between("Leaps", "Bold", "Careful"), "a3 m a2"),
            ],
        );
        let axes = shape_of(&team).unwrap().axes;
        let seen: Vec<(usize, u8, Option<u8>, Option<u8>)> =
            axes.iter().map(|axis| (axis.dimension, axis.need, axis.best, axis.nth)).collect();
        let [data, services, migrating] = [(1, 3, 4, Some(2)), (2, 3, 5, None), (0, 4, 2, Some(2))];
        let expected =
            [data, services, migrating].map(|(at, need, best, nth)| (at, need, Some(best), nth));
        assert_eq!(seen, expected);
    }

    #[test]
    fn the_last_one_needed_reaches_the_need_exactly_where_there_are_enough() {
        let team = sketch();
        let coverage = Coverage::of(&team, None);
        let shape = shape(&team, &coverage).unwrap();
        for axis in &shape.axes {
            assert_eq!(axis.reaches(), coverage.dimension(axis.dimension).on_target());
        }
        assert_eq!(shape.reached() as u32, coverage.summary().on_target());
    }

    #[test]
    fn one_persons_answers_are_never_a_shape() {
        let rows = || ["A", "B", "C"].map(|name| skill(name, 2, 3));
        let of = |answers: [&str; 3]| {
            shape_of(&team("Ada Bo", rows().into_iter().zip(answers).collect())).map(|_| ())
        };
        assert_eq!(of(["5 .", "3 p", "1 ."]), Err(NoShape::OnePerson));
        assert_eq!(of(["5 1", "3 p", "1 ."]), Ok(()));
        assert_eq!(of([". .", ". .", ". ."]), Ok(()), "the need alone");
        let two = team("Ada Bo", vec![(skill("A", 2, 3), "1 1"), (skill("B", 2, 3), "1 1")]);
        assert_eq!(shape_of(&two).map(|_| ()), Err(NoShape::FewAxes));
    }

    #[test]
    fn the_first_axis_points_up_and_the_others_follow_clockwise() {
        let close =
            |[x, y]: [f64; 2], to: [f64; 2]| (x - to[0]).abs() < 1e-9 && (y - to[1]).abs() < 1e-9;
        assert!(close(point(0, 4, 1.0), [0.0, 1.0]));
        assert!(close(point(1, 4, 0.4), [0.4, 0.0]));
        assert!(close(point(2, 4, 1.0), [0.0, -1.0]));
    }

    #[test]
    fn an_outline_breaks_where_no_one_has_answered() {
        let axis = |nth| Axis { dimension: 0, need: 3, people: 2, best: Some(5), nth };
        let of = |levels: [Option<u8>; 5]| {
            let shape = Shape { axes: levels.map(axis).to_vec() };
            let runs = shape.runs(Outline::Nth);
            let joined = runs.iter().map(|run| match (run.points.len(), run.closed) {
                (1, _) | (_, true) => run.points.len(),
                (points, false) => points - 1,
            });
            assert_eq!(shape.lines(Outline::Nth).count(), joined.sum::<usize>());
            runs.iter().map(|run| (run.points.len(), run.closed)).collect::<Vec<_>>()
        };
        assert_eq!(of([Some(1); 5]), [(5, true)]);
        assert_eq!(of([Some(1), Some(2), None, Some(3), Some(0)]), [(4, false)]);
        assert_eq!(of([None, Some(2), None, Some(3), Some(0)]), [(1, false), (2, false)]);
        assert_eq!(of([None; 5]), []);
    }
}
