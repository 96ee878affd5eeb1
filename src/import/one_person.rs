//! Tables of one person's own answers, which name nobody.

use std::collections::HashSet;

use super::dates::iso_day;
use super::headings::HeadingKind;
use super::matrix::{Matrix, Question};
use super::table::{Column, Source, Table};
use crate::text::fold;

/// Returns whether a table has skills with a level, each once or with a day, and
/// nothing that could name people: the answers of one person.
pub(super) fn is_one(source: &Source<'_>, table: &Table, skill: usize) -> bool {
    let has_level = table.find(HeadingKind::Level).is_some();
    let has_day = table.find(HeadingKind::Day).is_some();
    let mut seen = HashSet::new();
    let mut names = table.body.iter().map(|&row| source.sheet.text(row, skill));
    let are_days = |at: usize| {
        let mut texts = table.body.iter().map(|&row| source.sheet.text(row, at));
        texts.all(|text| text.is_empty() || iso_day(text).is_some())
    };
    let is_known = |(at, column): (usize, &Column)| {
        at == skill || column.role.is_some() || column.head().is_some() || are_days(at)
    };
    has_level
        && table.find(HeadingKind::Skill).is_some()
        && table.find(HeadingKind::Rater).is_none()
        && (has_day || names.all(|name| name.is_empty() || seen.insert(fold(name))))
        && table.columns.iter().enumerate().all(is_known)
}

/// Returns no reading, and the question whose answers they are.
pub(super) fn ask_whose(table: &Table, level: usize) -> Matrix {
    let heading = &table.columns[level].heading;
    let question = Question::new(
        "the table has skills and levels, but no names",
        format!(
            "say whose answers these are, --rater NAME, or that they are the need, --role \"{heading}=need\""
        ),
    );
    Matrix {
        because: "it is not clear whose answers these are".into(),
        questions: vec![question],
        ..Matrix::default()
    }
}
