//! The trend as a tidy table: one row a dimension and day.

use super::Trend;
use crate::report::csv::{Cell, Rows as _, Table};
use crate::team::Team;

/// Returns the trend as CSV.
pub fn csv(team: &Team, trend: &Trend) -> String {
    let mut table = Table::new(&[
        "team",
        "as_of",
        "dimension_id",
        "dimension",
        "kind",
        "state",
        "filled",
        "needed",
        "rated",
        "people",
    ]);
    for (nth, day) in trend.days.iter().enumerate() {
        let day = day.to_string();
        for row in &trend.rows {
            let Some(point) = row.points[nth] else { continue };
            let dimension = &team.dimensions()[row.dimension];
            table.row(&[
                team.name.as_str().into(),
                Cell::Day(&day),
                dimension.id.as_str().into(),
                dimension.name.as_str().into(),
                dimension.kind.word().into(),
                point.standing.word().into(),
                point.filled().into(),
                point.needed().into(),
                point.rated().into(),
                point.people().into(),
            ]);
        }
    }
    table.end()
}
