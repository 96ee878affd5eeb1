//! A team as tidy tables.

use super::{Format, Page, ShowError, View};
use crate::phrases::Mark;
use crate::phrases::map::CoverageRow;
use crate::report::csv::{Cell, Dialect, Rows, Table};
use crate::team::{Member, Need, Position, Rating, Want};

/// Returns a report as CSV: ratings, one a row (without answers on spectra, but for those who
/// offered to speak for their end); or with [`View::Coverage`] one row a dimension, with
/// [`View::Findings`] one row a finding.
///
/// # Errors
/// Where the team does not have the view.
pub fn csv(page: Page<'_>, view: View, dialect: Dialect) -> Result<String, ShowError> {
    page.must_have(view, Format::Csv)?;
    let mut table = Table::written_as(columns(view), dialect);
    rows(&mut table, page, view);
    Ok(table.end())
}

/// The same of several files in one table, which says of each row in which
/// file it is.
pub struct CsvOfFiles {
    table: Table,
    view: View,
}

impl CsvOfFiles {
    /// Begins the table of a view.
    pub fn new(view: View, dialect: Dialect) -> Self {
        Self { table: Table::of_files(columns(view), dialect), view }
    }

    /// Adds the rows of a file.
    ///
    /// # Errors
    /// Where the file does not have the view.
    pub fn add(&mut self, file: &str, page: Page<'_>) -> Result<(), ShowError> {
        page.must_have(self.view, Format::Csv)?;
        self.table.begin_file(file);
        rows(&mut self.table, page, self.view);
        Ok(())
    }

    /// Returns the text of the table.
    pub fn end(self) -> String {
        self.table.end()
    }
}

pub(super) const RATINGS: &[&str] = &[
    "team",
    "situation",
    "as_of",
    "person_id",
    "person",
    "dimension_id",
    "dimension",
    "kind",
    "level",
    "position",
    "want",
    "counts",
    "rated_on",
    "left_end",
    "right_end",
];

pub(super) const COVERAGE: &[&str] = &[
    "team",
    "situation",
    "as_of",
    "dimension_id",
    "dimension",
    "kind",
    "state",
    "lowest",
    "highest",
    "certain",
    "on_target",
    "filled",
    "needed",
    "filled_max",
    "margin",
    "rated",
    "people",
    "need_level",
    "need_people",
    "need_a",
    "need_middle",
    "need_b",
    "priority",
];

pub(super) const FINDINGS: &[&str] =
    &["team", "situation", "as_of", "group", "dimension", "state", "finding", "decided"];

fn columns(view: View) -> &'static [&'static str] {
    match view {
        View::Coverage => COVERAGE,
        View::Findings => FINDINGS,
        _ => RATINGS,
    }
}

fn rows(table: &mut impl Rows, page: Page<'_>, view: View) {
    match view {
        View::Coverage => coverage(table, page),
        View::Findings => findings(table, page),
        _ => ratings(table, page, false),
    }
}

fn situation(page: Page<'_>) -> Option<&str> {
    let situation = page.team.situations.get(page.coverage.situation()?)?;
    Some(situation.id.as_str())
}

/// Writes one row per answer; with `everything` also one per missing answer, so that people
/// without answers are included.
pub(super) fn ratings(table: &mut impl Rows, page: Page<'_>, everything: bool) {
    let as_of = page.as_of.to_string();
    let day = |person: &Member| person.rated.map(|day| day.to_string());
    let days: Vec<Option<String>> = page.team.members().iter().map(day).collect();
    for (index, own) in page.team.dimensions().iter().enumerate() {
        let coverage = page.coverage.dimension(index);
        let end = |nth: usize| Cell::from(own.is_spectrum().then(|| own.poles[nth].as_str()));
        for (member, person) in page.team.members().iter().enumerate() {
            let given = page.team.ratings().get(index, member);
            let rating = if page.is_open(index, member) { given } else { Rating::BLANK };
            let said_nothing = rating.value().is_none() && rating.want().is_none();
            if said_nothing && !everything {
                continue;
            }
            let value = rating.value();
            let position = value.and_then(|value| Position::ALL.get(usize::from(value)));
            let (level, position) = if own.is_spectrum() {
                (None, position.map(|position| position.word()))
            } else {
                (value.map(u32::from), None)
            };
            table.row(&[
                page.team.name.as_str().into(),
                situation(page).into(),
                Cell::Day(&as_of),
                person.id.as_str().into(),
                page.names.get(member).into(),
                own.id.as_str().into(),
                own.name.as_str().into(),
                own.kind.word().into(),
                level.into(),
                position.into(),
                rating.want().map(Want::word).into(),
                value.is_some_and(|value| coverage.counts(value)).into(),
                days[member].as_deref().map_or(Cell::Empty, Cell::Day),
                end(0),
                end(1),
            ]);
        }
    }
}

pub(super) fn coverage(table: &mut impl Rows, page: Page<'_>) {
    let as_of = page.as_of.to_string();
    for index in 0..page.team.dimensions().len() {
        let row = CoverageRow::of(page.team, page.coverage, index, page.names);
        let (own, coverage) = (row.dimension, row.coverage);
        // Below three answers on a spectrum the counts would tell who they are.
        let needed = coverage.is_needed() && row.is_shown();
        let (level, asked, ends) = match coverage.need() {
            Need::None => (None, None, None),
            Need::People { level, people, .. } => (Some(u32::from(level)), Some(people), None),
            Need::Spectrum { a, b, middle, .. } => (None, None, Some([a, middle, b])),
        };
        let voice = |nth: usize| Cell::from(ends.map(|ends| ends[nth]));
        let number = |number: u32| Cell::from(needed.then_some(number));
        table.row(&[
            page.team.name.as_str().into(),
            situation(page).into(),
            Cell::Day(&as_of),
            own.id.as_str().into(),
            own.name.as_str().into(),
            own.kind.word().into(),
            coverage.status.word().into(),
            needed.then(|| coverage.lowest.word()).into(),
            needed.then(|| coverage.highest.word()).into(),
            needed.then(|| coverage.is_certain()).into(),
            needed.then(|| coverage.on_target()).into(),
            number(coverage.filled()),
            number(coverage.needed()),
            number(coverage.filled_max()),
            if needed { Cell::Number(coverage.margin()) } else { Cell::Empty },
            coverage.rated().into(),
            coverage.people().into(),
            level.into(),
            asked.into(),
            voice(0),
            voice(1),
            voice(2),
            number(u32::from(coverage.need().priority())),
        ]);
    }
}

pub(super) fn findings(table: &mut impl Rows, page: Page<'_>) {
    let as_of = page.as_of.to_string();
    for sentence in page.findings() {
        let decided = sentence.decided.join(" ");
        table.row(&[
            page.team.name.as_str().into(),
            situation(page).into(),
            Cell::Day(&as_of),
            sentence.group.into(),
            sentence.finding.subject.as_deref().into(),
            sentence.finding.mark.map(Mark::legend).into(),
            sentence.finding.text.as_str().into(),
            decided.as_str().into(),
        ]);
    }
}
