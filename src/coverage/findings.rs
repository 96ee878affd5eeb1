//! The findings of the map, worst first.
//!
//! Shortfalls come first, by state (nobody, one person, too few), then by priority, then
//! by the number of missing people. Then come rows that are covered only by people who
//! would rather not, people on whom several rows depend, rows with too few answers, ends
//! of a spectrum that nobody speaks for (not a shortfall), and strengths. The last finding
//! says how certain the headline is.

use std::cmp::Reverse;

use super::people::holders;
use super::{Coverage, CoverageStatus, EndCounts, only_thanks_to_the_reluctant, strip};
use crate::team::{End, Kind, State, Team};

/// A person who covers at least this many rows alone is a concentration. A convention.
const MIN_ALONE: usize = 2;

/// One finding of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A row has too few people, or depends on one person.
    Shortfall(Shortfall),
    /// A row is covered only thanks to people who would rather do less of it. If it depends
    /// on one such person, the shortfall says so.
    Unwilling {
        /// By index.
        dimension: usize,
    },
    /// Several rows depend on one person.
    Concentration {
        /// By index; people come in file order, which is not a rank.
        member: usize,
        /// The rows that this person covers alone, in file order.
        alone: Vec<usize>,
    },
    /// A row has too few answers.
    Unknown {
        /// By index.
        dimension: usize,
    },
    /// Nobody clearly speaks for an end that the team needs. Neutral.
    UncoveredEnd {
        /// By index.
        dimension: usize,
        /// The end.
        end: End,
    },
    /// More people than needed.
    Strength {
        /// By index.
        dimension: usize,
        /// How many more.
        spare: u32,
    },
    /// How many rows are on target, and how certain that is.
    Bounds(Bounds),
}

/// A skill or an experience with too few people, or only one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// By index.
    pub dimension: usize,
    /// Gap, thin or short.
    pub state: State,
    /// Whether missing answers could still change the state.
    pub so_far: bool,
    /// How many people are missing; 0 if one is enough and one is there.
    pub missing: u32,
}

/// How many needed skills and experiences are on target, and the bounds of that number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// How many are needed.
    pub targeted: u32,
    /// How many are on target now.
    pub now: u32,
    /// How many could be once everyone has answered.
    pub at_most: u32,
    /// How many would be if everyone has rated one step too high.
    pub cautious: u32,
}

impl Finding {
    /// Returns the dimensions that it is about, for a decision on them.
    pub fn dimensions(&self) -> &[usize] {
        match self {
            Self::Shortfall(Shortfall { dimension, .. })
            | Self::Unwilling { dimension }
            | Self::Unknown { dimension }
            | Self::UncoveredEnd { dimension, .. }
            | Self::Strength { dimension, .. } => std::slice::from_ref(dimension),
            Self::Concentration { alone, .. } => alone,
            Self::Bounds(_) => &[],
        }
    }
}

/// Returns all findings, worst first. Reads all columns: keep the result until the next edit.
pub fn findings(team: &Team, coverage: &Coverage) -> Vec<Finding> {
    let mut all = shortfalls(team, coverage);
    let rows =
        || (0..team.dimensions().len()).filter(|&index| !team.dimensions()[index].is_spectrum());
    let unwilling = rows().filter(|&index| {
        let holds = coverage.dimension(index).status.state() >= Some(State::Covered);
        holds && only_thanks_to_the_reluctant(team, coverage, index)
    });
    all.extend(unwilling.map(|dimension| Finding::Unwilling { dimension }));
    all.extend(concentrations(team, coverage));
    all.extend(
        rows()
            .filter(|&index| coverage.dimension(index).status == CoverageStatus::Unknown)
            .map(|dimension| Finding::Unknown { dimension }),
    );
    all.extend(unvoiced(team, coverage));
    all.extend(rows().filter_map(|dimension| {
        let row = coverage.dimension(dimension);
        let strong = row.status.state() == Some(State::Strong);
        strong.then(|| Finding::Strength {
            dimension,
            spare: u32::try_from(row.margin()).unwrap_or(0),
        })
    }));
    let summary = coverage.summary();
    if summary.targeted() > 0 {
        all.push(Finding::Bounds(Bounds {
            targeted: summary.targeted(),
            now: summary.on_target(),
            at_most: summary.on_target_max,
            cautious: summary.on_target_cautious,
        }));
    }
    all
}

fn shortfalls(team: &Team, coverage: &Coverage) -> Vec<Finding> {
    let mut found: Vec<Shortfall> = (0..team.dimensions().len())
        .filter(|&index| team.dimensions()[index].kind != Kind::Personality)
        .filter_map(|dimension| {
            let row = coverage.dimension(dimension);
            let state = row.status.state().filter(|&state| state < State::Covered)?;
            Some(Shortfall { dimension, state, so_far: !row.is_certain(), missing: row.missing() })
        })
        .collect();
    found.sort_by_key(|shortfall| {
        let priority = coverage.dimension(shortfall.dimension).need().priority();
        (shortfall.state, Reverse(priority), Reverse(shortfall.missing))
    });
    found.into_iter().map(Finding::Shortfall).collect()
}

fn concentrations(team: &Team, coverage: &Coverage) -> Vec<Finding> {
    let mut alone: Vec<(usize, usize)> = (0..team.dimensions().len())
        .filter(|&index| team.dimensions()[index].kind != Kind::Personality)
        .filter(|&index| coverage.dimension(index).status.state() == Some(State::Thin))
        .filter_map(|index| Some((holders(team, coverage, index).next()?, index)))
        .collect();
    alone.sort_unstable();
    alone
        .chunk_by(|one, next| one.0 == next.0)
        .filter(|rows| rows.len() >= MIN_ALONE)
        .map(|rows| Finding::Concentration {
            member: rows[0].0,
            alone: rows.iter().map(|&(_, index)| index).collect(),
        })
        .collect()
}

fn unvoiced(team: &Team, coverage: &Coverage) -> Vec<Finding> {
    let mut found = Vec::new();
    for (dimension, _) in team.dimensions().iter().enumerate().filter(|(_, one)| one.is_spectrum())
    {
        let strip = strip(team, coverage, dimension);
        if matches!(strip.status, CoverageStatus::Unknown | CoverageStatus::NotNeeded) {
            continue;
        }
        let ends = EndCounts::of(&strip);
        for end in [End::A, End::B] {
            if ends.state(end) == Some(State::Gap) {
                found.push(Finding::UncoveredEnd { dimension, end });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{between, sketch, skill, team};
    use crate::team::{Dimension, Need};

    fn of(team: &Team) -> Vec<Finding> {
        findings(team, &Coverage::of(team, None))
    }

    fn row(name: &str, people: u32, priority: u8) -> Dimension {
        let mut dimension = skill(name, people, 3);
        dimension.need = Need::People { level: 3, people, priority };
        dimension
    }

    #[test]
    fn the_worst_comes_first_and_how_sure_it_is_last() {
        let found = of(&sketch());
        let indices: Vec<&[usize]> = found.iter().map(Finding::dimensions).collect();
        let nothing: &[usize] = &[];
        assert_eq!(indices, [&[5][..], &[6], &[4], &[1], &[7], &[2], nothing]);
        let Finding::Bounds(bounds) = found[6] else { panic!("bounds come last") };
        assert_eq!((bounds.targeted, bounds.now), (8, 3));
    }

    #[test]
    fn among_shortfalls_of_one_state_priority_then_missing_decides() {
        let rows = vec![
            (row("A", 2, 1), "3 0 0"),
            (row("B", 2, 3), "3 0 0"),
            (row("C", 3, 1), "0 3 0"),
            (row("D", 3, 1), "3 3 0"),
        ];
        let indices: Vec<usize> =
            of(&team("X Y Z", rows)).iter().flat_map(|one| one.dimensions().to_vec()).collect();
        assert_eq!(indices[..4], [1, 2, 0, 3]);
    }

    #[test]
    fn a_shortfall_says_how_many_are_missing_and_how_sure_that_is() {
        let rows = vec![(skill("Data", 3, 3), "4- 3 2+ 1+ . 0")];
        let found = of(&team("Ada Bo Cyd Dee Eve Fay", rows));
        let Finding::Shortfall(one) = &found[0] else { panic!("a shortfall comes first") };
        assert_eq!((one.state, one.missing, one.so_far), (State::Short, 1, true));
    }

    #[test]
    fn several_rows_on_one_person_are_a_concentration() {
        let rows = vec![
            (skill("A", 2, 3), "0 3"),
            (skill("B", 2, 3), "3 0"),
            (skill("C", 1, 3), "0 3"),
            (between("Risk", "Bold", "Careful"), "m a3"),
        ];
        let found = of(&team("Ada Eve", rows));
        let concentrations: Vec<&Finding> =
            found.iter().filter(|one| matches!(one, Finding::Concentration { .. })).collect();
        assert_eq!(concentrations, [&Finding::Concentration { member: 1, alone: vec![0, 2] }]);
    }

    #[test]
    fn an_end_without_a_voice_is_no_shortfall_and_stays_when_someone_is_away() {
        let rows = vec![(between("Risk", "Bold", "Careful"), "a3 b3 a2")];
        let team = team("Ada Bo Cyd", rows);
        assert_eq!(of(&team), []);
        let mut coverage = Coverage::of(&team, None);
        coverage.set_away(&team, 1, true);
        assert_eq!(findings(&team, &coverage), []);
        let one_sided = crate::coverage::fixture::team(
            "Ada Bo Cyd",
            vec![(between("Risk", "Bold", "Careful"), "a3 a2 m")],
        );
        assert_eq!(of(&one_sided), [Finding::UncoveredEnd { dimension: 0, end: End::B }]);
    }

    #[test]
    fn a_row_held_only_by_people_who_would_rather_not_is_found() {
        let rows = vec![(skill("A", 2, 3), "3 4- 0")];
        let found = of(&team("Ada Bo Cyd", rows));
        assert_eq!(found[0], Finding::Unwilling { dimension: 0 });
    }

    #[test]
    fn strengths_stand_beside_the_shortfalls() {
        let rows = vec![(skill("A", 1, 3), "3 4 5")];
        let found = of(&team("Ada Bo Cyd", rows));
        let strength = Finding::Strength { dimension: 0, spare: 2 };
        assert_eq!(found[0], strength);
    }
}
