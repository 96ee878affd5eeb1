//! Which cells of a table are answers, whose, and on what.
//!
//! The first column with names gives the rows their labels, the first row the
//! columns theirs; which of the two are people is told by a heading ("Name",
//! "Skill"), else by how the labels are written. Columns of other texts (a
//! role, a city) and rows computed from others (an average) are left out, and
//! said to be.

use std::borrow::Cow;

use super::grid::{Grid, Row};
use super::labels::{self, Head, head, is_like_a_person, shortened};
use super::list::{self, Listed};
use super::value::{Value, value};
use super::{Options, People};
use crate::files::Fault;
use crate::team::{Kind, MOST_PEOPLE};

/// So many lines may stand over a table.
const MOST_TITLES: usize = 6;

/// So many rows or columns are for others than people.
const MARGIN: usize = 1_000;

/// What to say of a table for more people than a team has.
pub(super) const TOO_MANY_PEOPLE: (&str, &str) =
    ("the table has more than 20,000 people", "import a part of it; this is a tool for teams");

/// So many words a name may have; more are a sentence.
const MOST_WORDS: usize = 5;

/// A label along an edge of the table.
pub(super) struct Label {
    pub(super) text: String,
    /// The row or column it stands for.
    pub(super) at: usize,
    /// The row it stands in, for messages.
    pub(super) row: usize,
    /// The heading over it and its neighbours.
    pub(super) group: Option<String>,
    /// What is said of it in a column of its own.
    pub(super) about: String,
}

/// A table taken apart. Rows are by place in the grid.
pub(super) struct Layout {
    pub(super) people: People,
    /// Why they are taken to stand there.
    pub(super) because: String,
    /// The lines over the table, the first of them its title.
    pub(super) titles: Vec<String>,
    /// The heading of the labels' column.
    pub(super) corner: String,
    pub(super) members: Vec<Label>,
    pub(super) topics: Vec<Label>,
    /// Where each answer has a row of its own, by member and topic.
    pub(super) listed: Option<Listed>,
    /// What was not taken, and why.
    pub(super) left_out: Vec<String>,
}

impl Layout {
    pub(super) fn of(grid: &Grid<'_>, options: &Options) -> Result<Self, Fault> {
        match list::layout(grid) {
            Some(layout) => layout,
            None if grid.rows.len().max(grid.columns()) > MOST_PEOPLE + MARGIN => {
                Err(Fault::new(grid.path, TOO_MANY_PEOPLE.0, TOO_MANY_PEOPLE.1))
            }
            None => Sorting::of(grid)?.sorted(options),
        }
    }

    /// What someone said on something, and the row it stands in; nothing
    /// where the table has no place for it.
    pub(super) fn cell<'g>(
        &self,
        grid: &'g Grid<'_>,
        member: &Label,
        topic: &Label,
    ) -> Option<(usize, Cow<'g, str>)> {
        if let Some(listed) = &self.listed {
            return listed.cell(grid, member.at, topic.at);
        }
        let (row, column) = match self.people {
            People::Rows => (member.at, topic.at),
            People::Columns => (topic.at, member.at),
        };
        Some((row, grid.rows[row].cell(column).into()))
    }
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Answers,
    Empty,
    Text,
}

/// A table while it is sorted out.
struct Sorting<'g, 'a> {
    grid: &'g Grid<'a>,
    titles: Vec<String>,
    /// The row over the head, with headings for groups of columns.
    groups: Option<usize>,
    head: usize,
    columns: Vec<Column>,
    /// The column of labels; with the last names where they have their own.
    label: usize,
    last_names: Option<usize>,
    left_out: Vec<String>,
}

impl<'g, 'a> Sorting<'g, 'a> {
    fn of(grid: &'g Grid<'a>) -> Result<Self, Fault> {
        let rows = &grid.rows;
        let alone = |row: &&Row| row.filled() == 1 && !row.cell(0).is_empty();
        let over = rows.iter().take(MOST_TITLES).take_while(alone).count();
        let has_table = rows.get(over).is_some_and(|row| row.filled() > 1);
        let mut head = if has_table { over } else { 0 };
        let titles: Vec<String> = rows[..head].iter().map(|row| row.cell(0).to_owned()).collect();
        let groups = is_over_the_head(rows, head).then_some(head);
        head += usize::from(groups.is_some());
        if rows.len() <= head + 1 || grid.columns() < 2 {
            let remedy = "it takes a row of headings, a column of names, and answers between them";
            return Err(grid.fault(&rows[0], "this is no table of people and skills", remedy));
        }
        let mut sorting = Self {
            grid,
            titles,
            groups,
            head,
            columns: Vec::new(),
            label: 0,
            last_names: None,
            left_out: Vec::new(),
        };
        sorting.columns = (0..grid.columns()).map(|column| sorting.column(column)).collect();
        sorting.headings_are_there()?;
        sorting.find_labels()?;
        Ok(sorting)
    }

    fn head_of(&self, column: usize) -> &'g str {
        self.grid.rows[self.head].cell(column)
    }

    fn body(&self) -> std::ops::Range<usize> {
        self.head + 1..self.grid.rows.len()
    }

    fn column(&self, column: usize) -> Column {
        let (mut answers, mut others) = (0_usize, 0_usize);
        for row in self.body() {
            match value(self.grid.rows[row].cell(column)) {
                Value::Blank => {}
                Value::Other => others += 1,
                Value::Pass | Value::Want(_) | Value::Answer(..) | Value::Pair(..) => answers += 1,
            }
        }
        match (answers, others) {
            (0, 0) => Column::Empty,
            _ if answers >= others => Column::Answers,
            _ => Column::Text,
        }
    }

    /// A cell beyond the headings is a sign of a stray separator or quote.
    fn headings_are_there(&self) -> Result<(), Fault> {
        for row in self.body() {
            let row = &self.grid.rows[row];
            for column in 1..row.cells.len() {
                if !row.cell(column).is_empty() && self.head_of(column).is_empty() {
                    let what =
                        format!("a cell stands in column {}, which has no heading", column + 1);
                    let remedy = "give the column a heading, or look for a separator too many";
                    return Err(self.grid.fault(row, what, remedy));
                }
            }
        }
        Ok(())
    }

    fn find_labels(&mut self) -> Result<(), Fault> {
        let of_text: Vec<usize> =
            (0..self.columns.len()).filter(|&at| self.columns[at] == Column::Text).collect();
        let headed = |wanted: Head| {
            of_text.iter().copied().find(|&column| head(self.head_of(column)) == Some(wanted))
        };
        let first_and_last = (headed(Head::FirstName), headed(Head::LastName));
        let named = || {
            let spoken = |column: &usize| {
                let known = head(self.head_of(*column));
                !matches!(known, Some(Head::About | Head::Group | Head::Computed | Head::Number))
            };
            headed(Head::People)
                .or_else(|| headed(Head::Topics))
                .or_else(|| of_text.iter().copied().find(spoken))
        };
        let label = first_and_last.0.or_else(named);
        let Some(label) = label else {
            let head = &self.grid.rows[self.head];
            let remedy = "it takes a column with the names of people or skills";
            return Err(self.grid.fault(head, "no column has names", remedy));
        };
        self.label = label;
        self.last_names = first_and_last.1.filter(|_| first_and_last.0.is_some());
        Ok(())
    }

    fn label_of(&self, row: usize) -> String {
        let row = &self.grid.rows[row];
        let first = row.cell(self.label);
        let last = self.last_names.map_or("", |column| row.cell(column));
        format!("{first} {last}").trim().to_owned()
    }

    fn sorted(mut self, options: &Options) -> Result<Layout, Fault> {
        let rows = self.row_labels()?;
        let columns = self.column_labels();
        let (people, because) = self.where_people_stand(&rows, &columns, options);
        let (mut members, mut topics) = match people {
            People::Rows => (rows, columns),
            People::Columns => (columns, rows),
        };
        if people == People::Columns {
            self.headed_rows(&mut topics);
            self.beside(&mut topics);
        }
        self.other_texts(people);
        let nothing = |what: &str| {
            let head = &self.grid.rows[self.head];
            let remedy = "check which of rows and columns are people, and say it with --people";
            self.grid.fault(head, format!("the table has no {what}"), remedy)
        };
        if topics.is_empty() {
            if let Some(fault) = self.unreadable() {
                return Err(fault);
            }
            return Err(nothing("column of answers"));
        }
        if members.is_empty() {
            return Err(nothing("people"));
        }
        for member in &mut members {
            member.group = None;
        }
        Ok(Layout {
            people,
            because,
            titles: self.titles,
            corner: self.grid.rows[self.head].cell(self.label).to_owned(),
            members,
            topics,
            listed: None,
            left_out: self.left_out,
        })
    }

    /// Rows after the last answers that say something about the table: who has
    /// answered nothing stands there, too, and stays.
    fn notes(&self) -> Vec<usize> {
        let after = self.body().rev().take_while(|&at| self.grid.rows[at].filled() == 1);
        let after: Vec<usize> = after.collect();
        let is_note = |&at: &usize| {
            let text = self.label_of(at);
            let words = text.split_whitespace().count();
            text.contains([':', '=']) || text.ends_with('.') || words > MOST_WORDS
        };
        if after.len() == self.body().len() {
            return Vec::new();
        }
        after.into_iter().filter(is_note).collect()
    }

    /// The first cell beside the names that is no answer.
    fn unreadable(&self) -> Option<Fault> {
        let cells = self.body().flat_map(|row| (0..self.columns.len()).map(move |at| (row, at)));
        let mut cells = cells.filter(|&(_, at)| at != self.label && Some(at) != self.last_names);
        let (row, column) =
            cells.find(|&(row, at)| matches!(value(self.grid.rows[row].cell(at)), Value::Other))?;
        let what = format!("the cell under “{}” is no answer", self.head_of(column));
        let remedy = "write a number, a word such as expert, or leave it blank";
        Some(self.grid.fault(&self.grid.rows[row], what, remedy))
    }

    fn row_labels(&mut self) -> Result<Vec<Label>, Fault> {
        let mut labels = Vec::new();
        let notes = self.notes();
        for at in self.body() {
            let row = &self.grid.rows[at];
            let text = self.label_of(at);
            if text.is_empty() {
                let remedy = "write whose or what it is, or remove the line";
                return Err(self.grid.fault(row, "a row has cells but no name", remedy));
            }
            if notes.contains(&at) {
                let what = "a note under the table";
                self.left_out.push(format!("line {}, “{}”: {what}", row.line, shortened(&text).0));
                continue;
            }
            if head(&text) == Some(Head::Computed) {
                self.left_out.push(format!("line {}, “{text}”: computed, not answered", row.line));
                continue;
            }
            labels.push(Label { text, at, row: at, group: None, about: String::new() });
        }
        Ok(labels)
    }

    fn column_labels(&mut self) -> Vec<Label> {
        let mut labels = Vec::new();
        let mut group = None;
        for at in 0..self.columns.len() {
            if let Some(over) = self.groups
                && !self.grid.rows[over].cell(at).is_empty()
            {
                group = Some(self.grid.rows[over].cell(at).to_owned());
            }
            let text = self.head_of(at).to_owned();
            let is_label = at == self.label || Some(at) == self.last_names;
            if is_label || text.is_empty() || self.columns[at] == Column::Text {
                continue;
            }
            match head(&text) {
                Some(Head::Computed) => {
                    self.left_out.push(format!("column “{text}”: computed, not answered"));
                }
                Some(Head::Number) => self.left_out.push(format!("column “{text}”: no answers")),
                _ => labels.push(Label {
                    text,
                    at,
                    row: self.head,
                    group: group.clone(),
                    about: String::new(),
                }),
            }
        }
        labels
    }

    fn where_people_stand(
        &self,
        rows: &[Label],
        columns: &[Label],
        options: &Options,
    ) -> (People, String) {
        if let Some(people) = options.people {
            return (people, "as you said".to_owned());
        }
        let corner = self.head_of(self.label);
        let told = |people| (people, format!("the names' heading is “{corner}”"));
        match head(corner) {
            _ if self.last_names.is_some() => return told(People::Rows),
            Some(Head::People | Head::FirstName | Head::LastName) => return told(People::Rows),
            Some(Head::Topics) => return told(People::Columns),
            _ => {}
        }
        // Shares compared as fractions: like people, of how many.
        let share = |labels: &[Label]| {
            let like = labels.iter().filter(|label| is_like_a_person(&label.text)).count();
            (like, labels.len().max(1))
        };
        let (in_rows, in_columns) = (share(rows), share(columns));
        let because = "by how the names are written; --people says otherwise".to_owned();
        if in_columns.0 * in_rows.1 > in_rows.0 * in_columns.1 {
            (People::Columns, because)
        } else {
            (People::Rows, because)
        }
    }

    /// Of skills in rows: a row with a name alone is a heading over the next.
    fn headed_rows(&mut self, topics: &mut Vec<Label>) {
        let mut group: Option<String> = None;
        let mut kept = Vec::with_capacity(topics.len());
        for mut topic in topics.drain(..) {
            let row = &self.grid.rows[topic.at];
            if row.filled() == 1 {
                if labels::kind(&topic.text).is_none() {
                    let what = "a heading, without answers";
                    self.left_out.push(format!("line {}, “{}”: {what}", row.line, topic.text));
                }
                group = Some(topic.text);
                continue;
            }
            topic.group.clone_from(&group);
            kept.push(topic);
        }
        *topics = kept;
    }

    /// Of skills in rows: their group and their meaning in columns of text.
    fn beside(&self, topics: &mut [Label]) {
        for column in 0..self.columns.len() {
            if self.columns[column] != Column::Text || column == self.label {
                continue;
            }
            for topic in topics.iter_mut() {
                let said = self.grid.rows[topic.at].cell(column);
                match head(self.head_of(column)) {
                    Some(Head::About) => said.clone_into(&mut topic.about),
                    Some(Head::Group) if !said.is_empty() => topic.group = Some(said.to_owned()),
                    _ => {}
                }
            }
        }
    }

    fn other_texts(&mut self, people: People) {
        for at in 0..self.columns.len() {
            let heading = self.head_of(at);
            let used = at == self.label || Some(at) == self.last_names;
            let beside = people == People::Columns
                && matches!(head(heading), Some(Head::About | Head::Group));
            if self.columns[at] == Column::Text && !used && !beside {
                self.left_out.push(format!("column “{heading}”: no answers"));
            }
        }
    }
}

/// Whether a row stands over the headings: nothing answered in either, and
/// fewer cells, as merged ones leave.
fn is_over_the_head(rows: &[Row], at: usize) -> bool {
    let (Some(over), Some(below)) = (rows.get(at), rows.get(at + 1)) else { return false };
    let unanswered = |row: &Row| {
        row.cells.iter().all(|cell| cell.is_empty() || matches!(value(cell), Value::Other))
    };
    rows.len() > at + 2
        && over.cell(0).is_empty()
        && over.filled() < below.filled()
        && unanswered(over)
        && unanswered(below)
}

/// The kind that a label's group names, or else the heading over all of them.
pub(super) fn kind_of(label: &Label, layout: &Layout) -> Option<Kind> {
    let over_all = || match layout.people {
        People::Rows => None,
        People::Columns => labels::kind(&layout.corner),
    };
    label.group.as_deref().and_then(labels::kind).or_else(over_all)
}
