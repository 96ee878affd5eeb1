//! How each row stood on the day of each snapshot, judged by today's needs.

use crate::coverage::{DimensionCoverage, Histogram, Standing};
use crate::phrases;
use crate::team::{Date, Dimension, Kind, Need, Team};

/// How the rows of a team stood over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// The days, the earliest first; today is the last.
    pub days: Vec<Date>,
    /// The needed skills and experiences, in file order.
    pub rows: Vec<TrendRow>,
}

/// One row over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendRow {
    /// The index of its dimension.
    pub dimension: usize,
    /// How it stood on each day; nothing where it was not asked, or not counted
    /// at today's level.
    pub points: Vec<Option<DimensionCoverage>>,
}

impl Trend {
    /// Returns the trend of a team over earlier looks at it, by their days, in
    /// a situation of today.
    pub fn of(team: &Team, situation: Option<usize>, looks: &[(Date, Team)], today: Date) -> Self {
        let mut looks: Vec<&(Date, Team)> = looks.iter().filter(|(day, _)| *day <= today).collect();
        // Of several snapshots of a day the last one counts.
        looks.reverse();
        looks.dedup_by_key(|look| look.0);
        looks.reverse();
        let rows = team.dimensions().iter().enumerate().filter_map(|(index, dimension)| {
            let need = team.need(index, situation);
            if dimension.kind == Kind::Personality || need == Need::None {
                return None;
            }
            let points = looks.iter().map(|(_, look)| point(look, dimension, need));
            let now = std::iter::once(point(team, dimension, need));
            Some(TrendRow { dimension: index, points: points.chain(now).collect() })
        });
        let rows = rows.collect();
        let days = looks.iter().map(|(day, _)| *day).chain([today]).collect();
        Self { days, rows }
    }
}

/// Returns how a row stood in a team by a need of today.
fn point(look: &Team, dimension: &Dimension, need: Need) -> Option<DimensionCoverage> {
    let index = look.dimension_index(dimension.id.as_str())?;
    if look.dimensions()[index].is_spectrum() {
        return None;
    }
    let mut histogram = Histogram::default();
    for rating in look.ratings().column(index) {
        histogram[rating.slot()] += 1;
    }
    Some(DimensionCoverage::judge(histogram, need))
}

/// Says how a row stood: "covered", "one person so far (6 of 7)".
pub(super) fn said(point: Option<&DimensionCoverage>) -> String {
    point.map_or_else(
        || "–".to_owned(),
        |coverage| {
            let state = phrases::state_in_short(coverage);
            if coverage.standing == Standing::Unknown || coverage.unrated() == 0 {
                return state;
            }
            format!("{state} ({} of {})", coverage.rated(), coverage.people())
        },
    )
}
