//! A team's page as the reports are made from it.
use roundtable::coverage::Coverage;
use roundtable::phrases::Names;
use roundtable::report::show::Page;
use roundtable::team::{Date, Team};

/// The day that the page shows.
pub const AS_OF: Date = Date { year: 2026, month: 11, day: 29 };

/// Makes something from a team's page in the situation that it opens with.
pub fn with_page<T>(team: &Team, make: impl FnOnce(Page<'_>) -> T) -> T {
    with_page_in(team, team.opening_situation(), make)
}

/// The same in a situation.
pub fn with_page_in<T>(
    team: &Team,
    situation: Option<usize>,
    make: impl FnOnce(Page<'_>) -> T,
) -> T {
    let coverage = Coverage::of(team, situation);
    let names = Names::full(team);
    make(Page { team, coverage: &coverage, names: &names, as_of: AS_OF, counts_only: false })
}
