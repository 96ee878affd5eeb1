//! Each row's coverage on the day of each snapshot, by today's needs: also as a table
//! and as a picture.

use super::Tone;
use crate::coverage::{CoverageStatus, DimensionCoverage, Histogram};
use crate::phrases;
use crate::report::csv::{Cell, Rows as _, Table};
use crate::report::svg::{Drawing, lines};
use crate::team::{Date, Dimension, Kind, Need, Team};
use crate::text::fit;

/// The coverage of a team's rows over time.
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
    /// Its coverage on each day; `None` if it was not asked, or not counted at today's level.
    pub points: Vec<Option<DimensionCoverage>>,
}

impl Trend {
    /// Returns the trend of a team over earlier snapshots, by their days, in a situation of today.
    pub fn of(
        team: &Team,
        situation: Option<usize>,
        snapshots: &[(Date, Team)],
        today: Date,
    ) -> Self {
        let mut snapshots: Vec<&(Date, Team)> =
            snapshots.iter().filter(|(day, _)| *day <= today).collect();
        // Of several snapshots of a day the last one counts.
        snapshots.reverse();
        snapshots.dedup_by_key(|snapshot| snapshot.0);
        snapshots.reverse();
        let rows = team.dimensions().iter().enumerate().filter_map(|(index, dimension)| {
            let need = team.need(index, situation);
            if dimension.kind == Kind::Personality || need == Need::None {
                return None;
            }
            let points = snapshots.iter().map(|(_, snapshot)| point(snapshot, dimension, need));
            let now = std::iter::once(point(team, dimension, need));
            Some(TrendRow { dimension: index, points: points.chain(now).collect() })
        });
        let rows = rows.collect();
        let days = snapshots.iter().map(|(day, _)| *day).chain([today]).collect();
        Self { days, rows }
    }
}

/// Returns a row's coverage in a team by today's need.
fn point(snapshot: &Team, dimension: &Dimension, need: Need) -> Option<DimensionCoverage> {
    let index = snapshot.dimension_index(dimension.id.as_str())?;
    if snapshot.dimensions()[index].is_spectrum() {
        return None;
    }
    let mut histogram = Histogram::default();
    for rating in snapshot.ratings().column(index) {
        histogram[rating.slot()] += 1;
    }
    Some(DimensionCoverage::from_histogram(histogram, need))
}

/// Returns a row's coverage on a day: "covered", "one person so far (6 of 7)".
pub(super) fn in_words(point: Option<&DimensionCoverage>) -> String {
    point.map_or_else(
        || "–".to_owned(),
        |coverage| {
            let state = phrases::state_in_short(coverage);
            if coverage.status == CoverageStatus::Unknown || coverage.unrated() == 0 {
                return state;
            }
            format!("{state} ({} of {})", coverage.rated(), coverage.people())
        },
    )
}

const MARGIN: i32 = 24;
const HEAD: i32 = 64;
const NAME: i32 = 230;
const DAY: i32 = 150;
const ROW: i32 = 24;
/// Letters that fit the column of names, and that of a day.
const LETTERS: [usize; 2] = [32, 21];
/// The most days that a picture shows: the last ones.
const MAX_DAYS: usize = 8;

/// Returns the trend as SVG.
pub fn svg(team: &Team, trend: &Trend) -> String {
    let first = trend.days.len().saturating_sub(MAX_DAYS);
    let days = &trend.days[first..];
    let width = 2 * MARGIN + NAME + DAY * days.len() as i32;
    let height = HEAD + ROW * trend.rows.len() as i32 + 2 * MARGIN;
    let mut drawing = Drawing::new(width, height);
    drawing.rect([0, 0, width, height], "bg");
    let title = format!("{}: over time", team.name);
    drawing.text(MARGIN, MARGIN + 14, "title", &fit(&title, (width / 11) as usize));
    let x = |nth: usize| MARGIN + NAME + DAY * nth as i32;
    for (nth, &day) in days.iter().enumerate() {
        drawing.text(x(nth), HEAD + 6, "bold", &phrases::day(day));
    }
    for (nth, row) in trend.rows.iter().enumerate() {
        let y = HEAD + MARGIN / 2 + ROW * nth as i32;
        drawing.line([MARGIN, y], [width - MARGIN, y], "rule");
        let name = lines(&team.dimensions()[row.dimension].name, LETTERS[0], 1);
        drawing.text(MARGIN, y + 16, "", &name.concat());
        for (nth, point) in row.points[first..].iter().enumerate() {
            let tone = point.as_ref().map_or(Tone::Plain, Tone::from);
            let text = fit(&in_words(point.as_ref()), LETTERS[1]).into_owned();
            if tone == Tone::Gap {
                drawing.rect([x(nth) - 4, y + 3, DAY - 8, ROW - 6], "gap");
            }
            let class = match tone {
                Tone::Gap => "on-gap",
                Tone::Thin => "thin",
                Tone::Short => "short",
                Tone::Covered => "hold",
                _ => "quiet",
            };
            drawing.text(x(nth), y + 16, class, &text);
        }
    }
    drawing.svg(&title)
}

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
                point.status.word().into(),
                point.filled().into(),
                point.needed().into(),
                point.rated().into(),
                point.people().into(),
            ]);
        }
    }
    table.end()
}
