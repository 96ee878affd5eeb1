//! Which way a table lies: where the people are, and which column labels the rows.

use std::collections::HashSet;

use super::cells::CellId;
use super::facets;
use super::headings::{self, HeadingKind};
use super::matrix::Question;
use super::names::{is_address, is_like_a_person};
use super::options::{Options, People, Role};
use super::table::{Column, Source, Table};
use super::vocabulary::is_job_level;

/// Returns where the people are and how that is known: as said, as the headings
/// tell, or as the names read.
///
/// # Errors
/// The question, where none of these tells.
pub(super) fn of_people(
    source: &Source<'_>,
    table: &Table,
    options: &Options,
    label: usize,
) -> Result<(People, String), Question> {
    if let Some(people) = options.people {
        return Ok((people, "as you said".into()));
    }
    let is_person = |role| matches!(role, Some(Role::Person | Role::FirstName | Role::Email));
    if table.columns.iter().any(|column| is_person(column.role)) {
        return Ok((People::Rows, "as you said".into()));
    }
    let corner = table.columns.get(label).and_then(Column::head);
    if corner_contradicts_names(source, table, label, corner) {
        return Err(ask(table, label));
    }
    let is_skill = corner == Some(HeadingKind::Skill);
    let [headings, labels] = shares_of_names(source, table, label);
    if is_skill && labels > 0.7 && headings < 0.3 && table.columns[label].role.is_none() {
        return Err(ask(table, label));
    }
    if is_skill || table.columns.iter().any(|column| column.role == Some(Role::Need)) {
        return Ok((People::Columns, format!("{} lists the skills", table.column_name(label))));
    }
    let heads = [
        HeadingKind::Person,
        HeadingKind::FirstName,
        HeadingKind::LastName,
        HeadingKind::Email,
        HeadingKind::PersonId,
    ];
    if let Some(person) = heads.into_iter().find_map(|head| table.find(head)) {
        if headings > 0.7 && labels < 0.3 && table.body.len() > 2 {
            return Err(ask(table, label));
        }
        return Ok((People::Rows, format!("a column is called {}", table.column_name(person))));
    }
    if let Some(people) = by_addresses(source, table, label) {
        return Ok((people, "the people are named by their addresses".into()));
    }
    let has_groups = table.find(HeadingKind::Group).or(table.find(HeadingKind::About)).is_some();
    if has_groups && headings > labels {
        return Ok((People::Columns, "there is a column of categories or descriptions".into()));
    }
    if (headings - labels).abs() < 0.34 {
        return Err(ask(table, label));
    }
    Ok(if labels > headings {
        (People::Rows, "the rows begin with names of people".into())
    } else {
        (People::Columns, "the columns are headed by names of people".into())
    })
}

fn ask(table: &Table, label: usize) -> Question {
    let mut others = (0..table.columns.len()).filter(|&at| at != label);
    let other = others.find(|&at| !table.columns[at].heading.is_empty());
    let other = other.map_or(String::new(), |at| table.column_name(at));
    Question::new(
        format!(
            "people may be in the rows, or in the columns ({other} …): the headings do not tell"
        ),
        "say it: --people rows, or --people columns",
    )
}

/// Whether the heading of the labels says one thing, and full names say another:
/// "Skill" over "Ida Moe, Per Nes", or "Name" with these next to it.
fn corner_contradicts_names(
    source: &Source<'_>,
    table: &Table,
    label: usize,
    corner: Option<HeadingKind>,
) -> bool {
    // "Quiz A" is none.
    let is_full_name = |text: &&&str| {
        text.contains(' ') && text.split(' ').all(|word| word.len() > 1) && is_like_a_person(text)
    };
    let are_full_names = |texts: &[&str]| {
        let full = texts.iter().filter(is_full_name).count();
        texts.len() > 1 && full * 5 >= texts.len() * 4
    };
    let others = table.columns.iter().enumerate().filter(|(at, own)| {
        *at != label
            && own.role.is_none()
            && !own.heading.is_empty()
            && own.head().is_none()
            && facets::split(&own.heading).is_none()
    });
    let headings: Vec<&str> = others.map(|(_, own)| own.heading.as_str()).collect();
    let labels = table.body.iter().map(|&row| source.sheet.text(row, label));
    let labels: Vec<&str> =
        labels.filter(|text| !text.is_empty() && !headings::is_total(text)).take(200).collect();
    let is_named = table.columns.get(label).is_some_and(|own| own.role.is_some());
    match corner {
        _ if is_named => false,
        Some(HeadingKind::Skill) => are_full_names(&labels) && !are_full_names(&headings),
        Some(HeadingKind::Person) => are_full_names(&headings) && !are_full_names(&labels),
        _ => false,
    }
}

/// Returns how many of the headings, and of the labels, read like people's names, 0 to 1.
fn shares_of_names(source: &Source<'_>, table: &Table, label: usize) -> [f64; 2] {
    let share = |texts: Vec<&str>| {
        let like = texts.iter().filter(|text| is_like_a_person(text)).count();
        if texts.is_empty() { 0.0 } else { like as f64 / texts.len() as f64 }
    };
    let headings = table.columns.iter().enumerate();
    let headings = headings
        .filter(|(at, own)| *at != label && !own.heading.is_empty() && own.head().is_none())
        .filter(|(_, own)| facets::split(&own.heading).is_none() && !is_job_level(&own.heading))
        .map(|(_, own)| own.heading.as_str());
    let labels = table.body.iter().map(|&row| source.sheet.text(row, label));
    let labels = labels.filter(|text| {
        !text.is_empty()
            && !headings::is_total(text)
            && !headings::is_legend(text)
            && headings::head(text).is_none()
    });
    [share(headings.collect()), share(labels.take(200).collect())]
}

/// Returns where the people are, if all labels or all headings are addresses.
fn by_addresses(source: &Source<'_>, table: &Table, label: usize) -> Option<People> {
    let are_addresses =
        |texts: &[&str]| texts.len() > 1 && texts.iter().all(|text| is_address(text));
    let labels = || {
        let texts = table.body.iter().map(|&row| source.sheet.text(row, label));
        texts.filter(|text| !text.is_empty())
    };
    let are_several = labels().filter(|text| is_address(text)).take(2).count() > 1;
    if are_several && labels().all(|text| is_address(text) || headings::is_total(text)) {
        return Some(People::Rows);
    }
    let others = table.columns.iter().enumerate().filter(|(at, _)| *at != label);
    let unknown = others.filter(|(_, own)| !own.heading.is_empty() && own.head().is_none());
    let headings: Vec<&str> = unknown.map(|(_, own)| own.heading.as_str()).collect();
    are_addresses(&headings).then_some(People::Columns)
}

/// Returns the column of the labels: the one whose heading names people or skills,
/// or the first that holds texts.
pub(super) fn label_column(source: &Source<'_>, table: &Table) -> usize {
    let heads = [HeadingKind::Person, HeadingKind::Skill];
    let named = (0..table.columns.len().min(8)).find(|&at| {
        table.columns[at].role != Some(Role::Skip)
            && table.columns[at].is_filled
            && table.columns[at].head().is_some_and(|head| heads.contains(&head))
    });
    if let Some(named) = named {
        return named;
    }
    let texts = |at: &usize| {
        let filled: Vec<CellId> =
            table.body.iter().map(|&row| source.sheet.rows[row].cell(*at)).collect();
        let filled: Vec<CellId> = filled.into_iter().filter(|&id| source.is_filled(id)).collect();
        let words = filled.iter().filter(|&&id| !source.is_answer(id)).count();
        let head = table.columns[*at].head();
        words * 2 > filled.len()
            && filled.len() * 2 >= table.body.len()
            && table.columns[*at].role != Some(Role::Skip)
            && !matches!(
                head,
                Some(
                    HeadingKind::Group
                        | HeadingKind::Day
                        | HeadingKind::About
                        | HeadingKind::Attribute
                        | HeadingKind::Computed
                        | HeadingKind::Number
                )
            )
    };
    let label = (0..table.columns.len()).find(texts).unwrap_or(0);
    // "Area" over names that are all different labels the rows itself, where what is
    // next to it comes back.
    let cells = |at: usize| table.body.iter().map(move |&row| source.sheet.rows[row].cell(at));
    let are_different = |at: usize| {
        let mut seen = HashSet::new();
        cells(at).all(|id| source.is_filled(id) && seen.insert(id))
    };
    let comes_back = || {
        let others: HashSet<CellId> = (label + 1..table.columns.len()).flat_map(cells).collect();
        let is_value = |id: CellId| source.is_filled(id) && others.contains(&id);
        !are_different(label) || cells(label).any(is_value)
    };
    let group = table.find(HeadingKind::Group).filter(|&group| group < label);
    group.filter(|&group| are_different(group) && comes_back()).unwrap_or(label)
}
