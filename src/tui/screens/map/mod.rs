//! The state of the map: cursor, order, filter, columns. The team's file contains none of it.

pub mod draw;
mod planned;
mod update;

pub use planned::PlannedMarks;
pub(crate) use update::{go_to, update};

use crate::coverage::{Coverage, CoverageStatus, talk_about};
use crate::phrases::{self, Names, Naming};
use crate::team::{Kind, Rating, State, Step, Team};

/// The order of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By kind, as in the file.
    #[default]
    File,
    /// The largest shortfall first.
    Worst,
    /// Where people see themselves furthest apart first.
    Spread,
}

/// The order of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PeopleSort {
    /// As in the file.
    #[default]
    File,
    /// By name.
    Name,
}

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// One kind.
    Kind(Kind),
    /// One state, certain or so far.
    State(State),
    /// Too few answers.
    Unknown,
    /// Anything that is not on target.
    Shortfall,
    /// Marked for discussion.
    Discuss,
}

/// What colours a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colouring {
    /// Whether it counts towards the need.
    #[default]
    Need,
    /// The level itself.
    Level,
}

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Columns {
    /// A person, where they fit; else a level.
    #[default]
    Fitting,
    /// Always a person; they scroll.
    People,
    /// Always a level, with how many are at it.
    Counts,
}

/// How large the map is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// For a desk.
    #[default]
    Desk,
    /// For a room: large cells, a dozen rows, worst first.
    Room,
}

/// The page that the rows are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The map, on a terminal with this many rows.
    Map(u16),
    /// The spectra alone.
    Spectra,
}

/// Rows of the screen that the map needs next to its list: title, headline,
/// names above; a rule, two sentences and the footer below.
const AROUND_THE_LIST: usize = 9;

/// Columns of a name next to a state: "only Ifeoma".
const BRIEF: usize = 12;

/// The state of the map.
#[derive(Debug, Clone, Default)]
pub struct MapView {
    /// The row under the cursor, by index in `rows`.
    pub cursor: usize,
    /// The person under the cursor, by index in `people`; none to begin with.
    pub column: Option<usize>,
    /// The order of rows.
    pub sort: Sort,
    /// The order of people.
    pub people_sort: PeopleSort,
    /// Which rows are shown.
    pub filter: Filter,
    /// What colours a cell.
    pub colouring: Colouring,
    /// What a column is.
    pub columns: Columns,
    /// How large.
    pub scale: Scale,
    /// Names or aliases.
    pub naming: Naming,
    /// What people are called, in that naming.
    pub names: Names,
    /// The map if every decision works out, in place of today's; which
    /// cells are planned is known where it is drawn.
    pub planned: Option<PlannedMarks>,
    /// Another situation to compare with the one shown.
    pub other_situation: Option<Coverage>,
    /// Short names, for lines with other content.
    pub brief: Names,
    /// The only person without any answer, if there is exactly one: the title says so once.
    pub missing: Option<usize>,
    /// What to talk about: dimensions by index, and why.
    pub topics: Vec<(usize, String)>,
    /// What the team marked to talk about, during that step of a workshop.
    pub marked: Vec<(usize, String)>,
    /// The dimensions shown, by index, in the order shown.
    pub rows: Vec<usize>,
    /// The members by index, in the order shown.
    pub people: Vec<usize>,
}

impl MapView {
    /// Updates rows and people, keeping the cursor on its dimension.
    pub fn refresh(&mut self, team: &Team, coverage: &Coverage, page: Page) {
        let under = self.dimension();
        let person = self.member();
        self.rows = rows(team, coverage, self.effective_sort(), self.filter);
        self.keep_page(team, page);
        self.names = Names::of(team, self.naming);
        self.missing = only_missing(team);
        self.brief = match self.naming {
            Naming::Alias => self.names.clone(),
            Naming::Full | Naming::Short(_) => Names::of(team, Naming::Short(BRIEF)),
        };
        let in_words =
            |dimension| (dimension, phrases::topic(team, coverage, dimension, &self.names));
        let topics = talk_about(team, coverage).into_iter();
        self.topics = topics.map(|topic| in_words(topic.dimension)).collect();
        self.marked = marked(team).into_iter().map(in_words).collect();
        self.people = people(team, self.people_sort);
        let kept = under.and_then(|index| self.rows.iter().position(|&row| row == index));
        self.cursor = kept.unwrap_or(self.cursor).min(self.rows.len().saturating_sub(1));
        self.column = person
            .and_then(|index| self.people.iter().position(|&member| member == index))
            .or(self.column.filter(|&column| column < self.people.len()));
    }

    /// Keeps spectra on the map if everything fits, else on their own page.
    fn keep_page(&mut self, team: &Team, page: Page) {
        let is_spectrum = |index: &usize| team.dimensions()[*index].is_spectrum();
        match page {
            Page::Spectra => {
                self.rows = (0..team.dimensions().len()).filter(is_spectrum).collect();
            }
            Page::Map(_) if self.scale == Scale::Room => {
                self.rows.retain(|index| !is_spectrum(index));
            }
            Page::Map(height) => {
                let headings = if self.has_headings() { 6 } else { 3 };
                let fits = self.rows.len() + headings + AROUND_THE_LIST <= usize::from(height);
                if !fits && self.filter != Filter::Kind(Kind::Personality) {
                    self.rows.retain(|index| !is_spectrum(index));
                }
            }
        }
    }

    /// Returns the order of rows; the presenter view always shows the worst first.
    fn effective_sort(&self) -> Sort {
        match (self.scale, self.sort) {
            (Scale::Room, Sort::File) => Sort::Worst,
            (_, sort) => sort,
        }
    }

    /// Returns the dimension under the cursor, by index.
    pub fn dimension(&self) -> Option<usize> {
        self.rows.get(self.cursor).copied()
    }

    /// Returns the member under the cursor, by index.
    pub fn member(&self) -> Option<usize> {
        self.column.and_then(|column| self.people.get(column).copied())
    }

    /// Puts the cursor on a dimension, if it is shown.
    pub fn show_dimension(&mut self, index: usize) -> bool {
        let row = self.rows.iter().position(|&row| row == index);
        if let Some(row) = row {
            self.cursor = row;
        }
        row.is_some()
    }

    /// Returns whether headings by kind stand between the rows.
    pub fn has_headings(&self) -> bool {
        self.effective_sort() == Sort::File
    }
}

/// Returns the dimensions that the team marked, while it talks of them.
fn marked(team: &Team) -> Vec<usize> {
    if team.session.step != Some(Step::Talk) {
        return Vec::new();
    }
    let marked = team.session.discuss.iter();
    marked.filter_map(|id| team.dimension_index(id.as_str())).collect()
}

/// Returns the severity of a status, the worst lowest. Too few answers come after known
/// shortfalls: asking is cheaper than hiring.
fn severity(status: CoverageStatus) -> u8 {
    match status {
        CoverageStatus::Is(State::Gap) | CoverageStatus::SoFar(State::Gap) => 0,
        CoverageStatus::Is(State::Thin) | CoverageStatus::SoFar(State::Thin) => 1,
        CoverageStatus::Is(State::Short) | CoverageStatus::SoFar(State::Short) => 2,
        CoverageStatus::Unknown => 3,
        CoverageStatus::Is(State::Covered) | CoverageStatus::SoFar(State::Covered) => 4,
        CoverageStatus::Is(State::Strong) | CoverageStatus::SoFar(State::Strong) => 5,
        CoverageStatus::NotNeeded => 6,
    }
}

/// Returns the only person without an answer; `None` if there are none or several.
fn only_missing(team: &Team) -> Option<usize> {
    let is_blank = |&at: &usize| team.ratings().row(at).all(Rating::is_blank);
    let mut missing = (0..team.members().len()).filter(is_blank);
    let first = missing.next()?;
    (missing.next().is_none() && team.members().len() > 1).then_some(first)
}

fn rows(team: &Team, coverage: &Coverage, sort: Sort, filter: Filter) -> Vec<usize> {
    let dimensions = team.dimensions();
    let shown = |&index: &usize| {
        let row = coverage.dimension(index);
        let dimension = &dimensions[index];
        match filter {
            Filter::All => true,
            Filter::Kind(kind) => dimension.kind == kind,
            Filter::Discuss => team.session.discuss.contains(&dimension.id),
            // Personality has no verdict to filter by.
            _ if dimension.is_spectrum() => false,
            Filter::State(state) => row.status.state() == Some(state),
            Filter::Unknown => row.status == CoverageStatus::Unknown,
            Filter::Shortfall => row.is_needed() && !row.on_target(),
        }
    };
    let mut rows: Vec<usize> = (0..dimensions.len()).filter(shown).collect();
    rows.sort_by_key(|&index| {
        let dimension = &dimensions[index];
        let row = coverage.dimension(index);
        // Personality stays apart and in file order, whatever the sort.
        let spectrum = dimension.is_spectrum();
        let key = match sort {
            _ if spectrum => (0, 0, 0),
            Sort::File => (dimension.kind as u8, 0, 0),
            Sort::Worst => {
                let priority = row.need().priority();
                (severity(row.status), u8::MAX - priority, u32::MAX - row.missing())
            }
            Sort::Spread => (u8::MAX - row.spread(), 0, 0),
        };
        (spectrum, key)
    });
    rows
}

fn people(team: &Team, sort: PeopleSort) -> Vec<usize> {
    let mut people: Vec<usize> = (0..team.members().len()).collect();
    if sort == PeopleSort::Name {
        people.sort_by_cached_key(|&index| team.members()[index].name.to_lowercase());
    }
    people
}
