//! The ideal next hire: what the team lacks, in the order that matters.
//!
//! Never a job title: a zone of a dimension each, at most five of them.

use std::cmp::Reverse;

use super::demand::{Demand, demands};
use crate::coverage::{Coverage, CoverageStatus, DimensionCoverage};
use crate::team::{State, Zone};

/// The most wishes in the brief: nobody hires by a longer list.
pub const MAX_WISHES: usize = 5;

/// One dimension with something missing, and where on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The dimension, by index.
    pub dimension: usize,
    /// The zone asked for; several where they tie and either will do.
    pub zones: Vec<Zone>,
    /// How many people the zone lacks.
    pub missing: u32,
    /// 1 to 3.
    pub priority: u8,
    /// The dimension's lowest state.
    pub state: State,
}

impl Wish {
    /// Returns the one zone asked for; nothing where either will do.
    pub fn zone(&self) -> Option<Zone> {
        match self.zones[..] {
            [zone] => Some(zone),
            _ => None,
        }
    }
}

/// What to look for in the next person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ideal {
    /// Every dimension with something missing, most important first.
    pub wishes: Vec<Wish>,
    /// Requirements that have just as many people as needed: one more would be a reserve.
    pub spares: Vec<Demand>,
    /// Needed dimensions that too few have answered, whatever their priority.
    pub rate_first: Vec<usize>,
}

impl Ideal {
    /// Returns the ideal hire for a team's coverage.
    pub fn of(coverage: &Coverage) -> Self {
        let demands = demands(coverage);
        let mut wishes: Vec<Wish> = demands
            .chunk_by(|one, next| one.dimension == next.dimension)
            .filter_map(|of_dimension| wish(of_dimension, coverage))
            .collect();
        // Stable sorts: what ties stays in file order.
        wishes.sort_by_key(|wish| (Reverse(wish.priority), wish.state, Reverse(wish.missing)));
        let mut spares: Vec<Demand> =
            demands.into_iter().filter(Demand::has_none_to_spare).collect();
        spares.sort_by_key(|demand| (Reverse(demand.priority), demand.held.state()));
        let unknown = |coverage: &DimensionCoverage| coverage.status == CoverageStatus::Unknown;
        let rate_first =
            coverage.dimensions().enumerate().filter(|(_, coverage)| unknown(coverage));
        Self { wishes, spares, rate_first: rate_first.map(|(index, _)| index).collect() }
    }

    /// Returns the first five wishes.
    pub fn brief(&self) -> &[Wish] {
        &self.wishes[..self.wishes.len().min(MAX_WISHES)]
    }

    /// Returns what someone who meets the whole brief would close, by priority.
    pub fn gain(&self) -> u32 {
        self.brief().iter().map(|wish| u32::from(wish.priority)).sum()
    }
}

/// Returns the zones of a dimension that lack most people, then those with fewest holders; several
/// if they tie.
fn wish(of_dimension: &[Demand], coverage: &Coverage) -> Option<Wish> {
    let urgency = |demand: &Demand| (demand.missing(), Reverse(demand.held.holders));
    let open = of_dimension.iter().filter(|demand| demand.missing() > 0);
    let first = open.clone().max_by_key(|demand| urgency(demand))?;
    Some(Wish {
        dimension: first.dimension,
        zones: open.filter(|one| urgency(one) == urgency(first)).map(Demand::zone).collect(),
        missing: first.missing(),
        priority: first.priority,
        state: coverage.dimension(first.dimension).lowest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{between, skill, team};
    use crate::team::{Dimension, Need};

    fn spectrum(a: u32, b: u32, middle: u32) -> Dimension {
        let mut dimension = between("In a debate", "Challenges", "Supports");
        dimension.need = Need::Spectrum { a, b, middle, priority: 1 };
        dimension
    }

    fn zones(needs: Dimension, answers: &str) -> Vec<Zone> {
        let team = team("Ada Bo Cyd Dee", vec![(needs, answers)]);
        let ideal = Ideal::of(&Coverage::of(&team, None));
        ideal.wishes.first().map(|wish| wish.zones.clone()).unwrap_or_default()
    }

    #[test]
    fn of_two_missing_ends_the_one_that_lacks_more_is_wished_for() {
        assert_eq!(zones(spectrum(1, 3, 0), "m m m b3"), [Zone::B]);
        assert_eq!(zones(spectrum(1, 1, 0), "a3 a2 m m"), [Zone::B]);
    }

    #[test]
    fn of_two_ends_that_lack_as_much_the_one_held_by_fewer_is_wished_for() {
        assert_eq!(zones(spectrum(2, 1, 0), "a3 m m m"), [Zone::B]);
        assert_eq!(zones(spectrum(1, 2, 0), "b3 m m m"), [Zone::A]);
    }

    #[test]
    fn ends_that_are_alike_in_both_are_either() {
        assert_eq!(zones(spectrum(1, 1, 0), "m m a1 b1"), [Zone::A, Zone::B]);
    }

    #[test]
    fn wishes_go_by_priority_then_state_then_what_is_missing_then_the_file() {
        let priority = |name: &str, people, priority| {
            let mut dimension = skill(name, people, 3);
            dimension.need = Need::People { level: 3, people, priority };
            dimension
        };
        let team = team(
            "Ada Bo",
            vec![
                (priority("Thin", 2, 1), "3 0"),
                (priority("Gap", 1, 1), "0 0"),
                (priority("Wide", 3, 1), "0 0"),
                (priority("Wide too", 3, 1), "1 1"),
                (priority("First", 2, 2), "4 0"),
                (priority("Last", 4, 1), "3 3"),
                (priority("Left out", 2, 0), "0 0"),
                (priority("Unknown", 2, 0), ". ."),
            ],
        );
        let ideal = Ideal::of(&Coverage::of(&team, None));
        let order: Vec<&str> = ideal
            .wishes
            .iter()
            .map(|wish| team.dimensions()[wish.dimension].name.as_str())
            .collect();
        assert_eq!(order, ["First", "Wide", "Wide too", "Gap", "Thin", "Last"]);
        assert_eq!((ideal.brief().len(), ideal.gain()), (5, 6));
        assert_eq!(ideal.rate_first, [7]);
    }

    #[test]
    fn what_has_none_to_spare_is_listed_thin_first() {
        let team =
            team("Ada Bo", vec![(skill("Covered", 2, 3), "3 3"), (skill("Thin", 1, 3), "3 0")]);
        let ideal = Ideal::of(&Coverage::of(&team, None));
        let spares: Vec<usize> = ideal.spares.iter().map(|demand| demand.dimension).collect();
        assert_eq!(spares, [1, 0]);
    }
}
