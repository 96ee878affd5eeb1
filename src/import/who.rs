//! Which columns tell who a row is about, and why others are left out.

use super::cells::BLANK;
use super::headings::HeadingKind;
use super::names::is_address;
use super::table::{Source, Table};

/// Why a column is left out.
pub(super) fn why(head: HeadingKind) -> &'static str {
    match head {
        HeadingKind::Computed => "calculated from the others",
        HeadingKind::Target => "a target or an importance, not a level that people have",
        HeadingKind::Day => "days",
        HeadingKind::Number | HeadingKind::PersonId => "numbers of the rows",
        HeadingKind::Email => "addresses",
        HeadingKind::About => "remarks",
        HeadingKind::Attribute => "not about what people can do",
        HeadingKind::Group => "a category",
        _ => "no answers",
    }
}

/// Which columns tell who a row is about.
pub(super) struct Who {
    /// The columns of the name.
    pub(super) labels: Vec<usize>,
    pub(super) email: Option<usize>,
    pub(super) id: Option<usize>,
    /// The one person of a table that names nobody.
    only: Option<String>,
}

impl Who {
    /// Returns that every row is about this person.
    pub(super) fn only(name: &str) -> Self {
        Self { labels: Vec::new(), email: None, id: None, only: Some(name.to_owned()) }
    }

    pub(super) fn of(source: &Source<'_>, table: &Table, label: usize) -> Self {
        let [person, first, last, email, id] = [
            HeadingKind::Person,
            HeadingKind::FirstName,
            HeadingKind::LastName,
            HeadingKind::Email,
            HeadingKind::PersonId,
        ]
        .map(|head| table.find(head));
        let is_filled = |at: &usize| table.columns[*at].is_filled;
        let [person, first, last] = [person, first, last].map(|own| own.filter(is_filled));
        // "Mail" with levels is a skill.
        let has_levels = |at: &usize| {
            let cells = table.body.iter().map(|&row| source.sheet.rows[row].cell(*at));
            let mut filled = cells.filter(|&id| source.is_filled(id)).peekable();
            let is_open = table.columns[*at].role.is_none() && filled.peek().is_some();
            is_open && filled.all(|id| source.is_numeric(id))
        };
        let email = email.filter(|at| !has_levels(at));
        let email = email.or_else(|| address_column(source, table));
        // "Nom" next to "Prénom" is the last name, "Nome" next to "Cognome" the first.
        let labels: Vec<usize> = match (person, first, last) {
            (_, Some(first), Some(last)) => vec![first, last],
            (Some(person), Some(first), None) => vec![first, person],
            (Some(person), None, Some(last)) => vec![person, last],
            (Some(person), None, None) => vec![person],
            (None, Some(one), None) | (None, None, Some(one)) => vec![one],
            (None, None, None) if email.is_some() => Vec::new(),
            (None, None, None) if id.is_some() => id.into_iter().collect(),
            (None, None, None) => vec![label],
        };
        let id = id.filter(|id| !labels.contains(id));
        Self { email: email.filter(|at| !labels.contains(at)), labels, id, only: None }
    }

    /// Returns the name in a row.
    pub(super) fn name(&self, source: &Source<'_>, row: usize) -> String {
        if let Some(only) = &self.only {
            return only.clone();
        }
        let parts = self.labels.iter().map(|&at| source.sheet.text(row, at));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// A column of addresses, whatever its heading is.
fn address_column(source: &Source<'_>, table: &Table) -> Option<usize> {
    (0..table.columns.len()).find(|&at| {
        let mut cells = table
            .body
            .iter()
            .map(|&row| source.sheet.rows[row].cell(at))
            .filter(|&id| id != BLANK)
            .peekable();
        cells.peek().is_some()
            && cells.all(|id| !source.text(id).contains(' ') && is_address(source.text(id)))
    })
}
