//! What each column and row of a sheet becomes, for showing the table itself.

use std::collections::HashSet;

use super::headings::HeadingKind;
use super::matrix::Matrix;
use super::options::{People, Role};
use super::table::Table;

/// What each column and row of a sheet becomes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The row of the headings, by its index on the sheet.
    pub head: usize,
    /// What each column is for; nothing where it is left out.
    pub columns: Vec<Option<Role>>,
    /// The rows below the headings that are taken, by index on the sheet.
    pub rows: HashSet<usize>,
}

impl Layout {
    /// Returns what became of a table: `skills` are the places of the skills
    /// that were taken, `wants` of the columns next to them.
    pub(super) fn new(table: &Table, matrix: &Matrix, skills: &[usize], wants: &[usize]) -> Self {
        let mut columns = vec![None; table.columns.len()];
        let mut set = |at: usize, role: Role| {
            if let Some(own) = columns.get_mut(at) {
                *own = Some(role);
            }
        };
        let records = matrix.records.iter().map(|record| record.at);
        let rows: HashSet<usize> = if matrix.is_long {
            for (at, column) in table.columns.iter().enumerate() {
                if let Some(role) = column.head().and_then(Self::of_an_answer) {
                    set(at, role);
                }
            }
            matrix.level.into_iter().for_each(|at| set(at, Role::Level));
            matrix.labels.iter().for_each(|&at| set(at, Role::Person));
            table.body.iter().copied().collect()
        } else if matrix.people == Some(People::Columns) {
            for (head, role) in
                [(HeadingKind::Group, Role::Category), (HeadingKind::About, Role::About)]
            {
                table.find(head).into_iter().for_each(|at| set(at, role));
            }
            records.for_each(|at| set(at, Role::Person));
            matrix.labels.iter().for_each(|&at| set(at, Role::SkillName));
            let needs =
                (0..table.columns.len()).filter(|&at| table.columns[at].role == Some(Role::Need));
            needs.for_each(|at| set(at, Role::Need));
            skills.iter().copied().collect()
        } else {
            for head in [HeadingKind::Email, HeadingKind::PersonId] {
                table.find(head).into_iter().for_each(|at| set(at, Role::Email));
            }
            table.find(HeadingKind::Day).into_iter().for_each(|at| set(at, Role::Day));
            for &at in skills {
                set(at, Role::Skill);
            }
            for &at in wants {
                set(at, Role::Interest);
            }
            matrix.labels.iter().for_each(|&at| set(at, Role::Person));
            records.collect()
        };
        Self { head: table.head, columns, rows }
    }

    /// Returns what became of a table whose cells hold lists, or that this
    /// program wrote: its headings say it.
    pub(super) fn by_headings(table: &Table) -> Self {
        let roles = table.columns.iter().map(|column| match column.head()? {
            HeadingKind::Person | HeadingKind::FirstName | HeadingKind::LastName => {
                Some(Role::Person)
            }
            HeadingKind::Skill | HeadingKind::Skills => Some(Role::SkillName),
            head => Self::of_an_answer(head),
        });
        Self {
            head: table.head,
            columns: roles.collect(),
            rows: table.body.iter().copied().collect(),
        }
    }

    /// Returns what a column is for in a table with a row an answer.
    fn of_an_answer(head: HeadingKind) -> Option<Role> {
        match head {
            HeadingKind::Skill => Some(Role::SkillName),
            HeadingKind::Email | HeadingKind::PersonId => Some(Role::Email),
            HeadingKind::Want => Some(Role::Interest),
            HeadingKind::Rater => Some(Role::Rater),
            HeadingKind::Day => Some(Role::Day),
            HeadingKind::Group => Some(Role::Category),
            _ => None,
        }
    }
}
