//! Tables that list the skills of a person in one cell, or in several.

use std::collections::HashMap;

use super::cells::{BLANK, CellId, Sheet, SheetBuilder};
use super::headings::{HeadingKind, normalized};
use super::options::Role;
use super::table::{Source, Table};
use super::value::Value;
use super::who::{Who, why};
use crate::text::fold;

/// Reads tables that list skills: "Skills" with several in a cell, or "Skill
/// 1", "Skill 2" …; returns a sheet of ticks, or nothing where it is no such.
pub(super) fn listed(source: &Source<'_>, table: &Table) -> Option<(Sheet, Vec<String>)> {
    if table.columns.iter().any(|column| column.role == Some(Role::Skill)) {
        return None;
    }
    let numbered = |heading: &str| numbered(heading, HeadingKind::Skill);
    let person = table
        .find(HeadingKind::Person)
        .or_else(|| table.find(HeadingKind::FirstName))
        .or_else(|| table.find(HeadingKind::Email))?;
    let lists: Vec<usize> = (0..table.columns.len())
        .filter(|&at| {
            let column = &table.columns[at];
            at != person
                && column.role != Some(Role::Skip)
                && (matches!(column.head(), Some(HeadingKind::Skill | HeadingKind::Skills))
                    || numbered(&column.heading).is_some())
        })
        .collect();
    if lists.is_empty() {
        return None;
    }
    // "Skill 1", "Level 1": a skill, and its level in another column.
    let level_of = |list: usize| {
        let number = numbered(&table.columns[list].heading)?;
        (0..table.columns.len())
            .find(|&at| levels_of_number(&table.columns[at].heading) == Some(number.clone()))
    };
    let levels: Vec<Option<usize>> = lists.iter().map(|&list| level_of(list)).collect();
    let names =
        table.body.iter().all(|&row| !source.is_numeric(source.sheet.rows[row].cell(person)));
    if !names || table.columns.first().is_some_and(|own| own.head() == Some(HeadingKind::Skill)) {
        return None;
    }
    let numbers = |at: usize| {
        let cells = table.body.iter().map(|&row| source.sheet.rows[row].cell(at));
        cells.filter(|&id| source.is_filled(id) && source.is_numeric(id)).count()
    };
    // Levels in the lists, or in a column of their own.
    let holds_levels = |at: usize| {
        let column = &table.columns[at];
        column.head().is_none()
            && !levels.contains(&Some(at))
            && column.role != Some(Role::Skip)
            && !column.heading.is_empty()
            && numbers(at) * 2 > table.body.len()
    };
    if lists.iter().any(|&at| numbers(at) > 0) || (0..table.columns.len()).any(holds_levels) {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    let mut rows: Vec<(usize, Vec<(usize, String)>)> = Vec::new();
    for &row in &table.body {
        let mut skills = Vec::new();
        let parts = lists.iter().zip(&levels).flat_map(|(&list, level)| {
            let parts = source.sheet.text(row, list).split([',', ';', '•', '\n', '|']);
            parts.map(|part| (part.trim(), level.map_or("", |at| source.sheet.text(row, at))))
        });
        for (part, level_beside) in parts {
            let (name, level) = with_level(part);
            let level = if level.is_empty() { level_beside } else { level };
            if name.is_empty() {
                continue;
            }
            let at = *index.entry(fold(name)).or_insert_with(|| {
                names.push(name.to_owned());
                names.len() - 1
            });
            skills.push((at, level.to_owned()));
        }
        rows.push((row, skills));
    }
    // Columns called Skill 1, Skill 2 may hold levels as well.
    let are_levels = names.iter().all(|name| super::vocabulary::proposal(&fold(name)).is_some());
    if names.is_empty() || are_levels {
        return None;
    }
    let who = Who::of(source, table, person);
    let mut builder = SheetBuilder::new(source.sheet.name.clone());
    let mut head: Vec<CellId> = vec![builder.plain("Name")];
    head.extend(names.iter().map(|name| builder.plain(name)));
    builder.row(source.line(table.head), head);
    for (row, skills) in rows {
        let mut cells = vec![BLANK; names.len() + 1];
        cells[0] = builder.plain(&who.name(source, row));
        for (at, level) in skills {
            cells[at + 1] = builder.plain(if level.is_empty() { "listed" } else { &level });
        }
        builder.row(source.line(row), cells);
    }
    source.sheet.separator.clone_into(&mut builder.sheet().separator);
    let mut left_out: Vec<String> = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        let is_read = lists.contains(&at) || levels.contains(&Some(at)) || who.labels.contains(&at);
        if !is_read && !column.heading.is_empty() {
            let reason = column.head().map_or("not a list of skills", why);
            left_out.push(format!("“{}”: {reason}", column.heading));
        }
    }
    Some((builder.build(), left_out))
}

/// Returns the number of a heading such as "Skill 2", which is otherwise of this kind.
fn numbered(heading: &str, kind: HeadingKind) -> Option<String> {
    let plain = normalized(heading);
    let (word, number) = plain.rsplit_once(' ')?;
    (number.parse::<u32>().is_ok() && super::headings::head(word) == Some(kind))
        .then(|| number.to_owned())
}

/// Returns the number of the skill whose levels a heading announces: "Level 2",
/// "Skill 2 level".
fn levels_of_number(heading: &str) -> Option<String> {
    let before = |level: &str| numbered(level, HeadingKind::Skill);
    numbered(heading, HeadingKind::Level).or_else(|| {
        let (skill, level) = heading.trim().rsplit_once([' ', '_', '-'])?;
        (super::headings::head(level) == Some(HeadingKind::Level)).then(|| before(skill))?
    })
}

/// Reads tables whose columns are levels and whose cells list who has them, or
/// what somebody has: "Skill, Expert, Beginner" over "Java, Ida, Per". Returns a
/// sheet with a row an answer, or nothing where it is no such.
pub(super) fn by_level(source: &Source<'_>, table: &Table) -> Option<(Sheet, Vec<String>)> {
    let level = |at: usize| {
        let heading = table.columns[at].heading.as_str();
        let end = [" in", " at", " on", " with"].iter().find_map(|end| heading.strip_suffix(end));
        let word = end.unwrap_or(heading);
        let is_level = super::vocabulary::proposal(&fold(word)).is_some()
            || super::legend::of_answer(word).is_some();
        is_level.then_some(word)
    };
    let label = (0..table.columns.len()).find(|&at| {
        let column = &table.columns[at];
        matches!(column.head(), Some(HeadingKind::Person | HeadingKind::Skill))
            && level(at).is_none()
    })?;
    let names_skills = table.columns[label].head() == Some(HeadingKind::Skill);
    let levels: Vec<(usize, &str)> =
        (0..table.columns.len()).filter_map(|at| Some((at, level(at)?))).collect();
    let is_list = |id: CellId| source.is_filled(id) && !source.is_answer(id);
    let cells = levels
        .iter()
        .flat_map(|&(at, _)| table.body.iter().map(move |&row| source.sheet.rows[row].cell(at)))
        .filter(|&id| source.is_filled(id));
    let others = (0..table.columns.len()).filter(|at| {
        let column = &table.columns[*at];
        *at != label
            && levels.iter().all(|own| own.0 != *at)
            && !column.heading.is_empty()
            && column.role != Some(Role::Skip)
    });
    let others: Vec<usize> = others.collect();
    let has_others = others.iter().any(|&at| table.columns[at].head().is_none());
    let is_tick = |id: CellId| matches!(source.value(id), Value::Word(word) if super::vocabulary::proposal(word).is_some_and(|own| own.is_yes_or_no() && own.level > 0));
    let are_ticks = names_skills && cells.clone().all(is_tick);
    let are_lists = are_ticks || cells.clone().all(is_list);
    if levels.len() < 2 || has_others || cells.clone().count() == 0 || !are_lists {
        return None;
    }
    let mut builder = SheetBuilder::new(source.sheet.name.clone());
    let headings: &[&str] =
        if are_ticks { &["Skill", "Level"] } else { &["Name", "Skill", "Level"] };
    let head = headings.iter().map(|text| builder.plain(text)).collect();
    builder.row(source.line(table.head), head);
    for &row in &table.body {
        let label_text = source.sheet.text(row, label);
        for &(at, level) in &levels {
            if are_ticks {
                if source.is_filled(source.sheet.rows[row].cell(at)) {
                    let cells = [label_text, level].map(|text| builder.plain(text)).to_vec();
                    builder.row(source.line(row), cells);
                }
                continue;
            }
            let items = source.sheet.text(row, at).split([',', ';', '•', '\n', '|', '/']);
            for item in items.map(str::trim).filter(|item| !item.is_empty()) {
                let [name, skill] =
                    if names_skills { [item, label_text] } else { [label_text, item] };
                let cells = [name, skill, level].map(|text| builder.plain(text)).to_vec();
                builder.row(source.line(row), cells);
            }
        }
    }
    source.sheet.separator.clone_into(&mut builder.sheet().separator);
    builder.sheet().notes.push(match (are_ticks, names_skills) {
        (true, _) => "The columns are levels, and a tick says which.".to_owned(),
        (false, true) => "The columns are levels, and their cells list who has it.".to_owned(),
        (false, false) => {
            "The columns are levels, and their cells list what somebody has.".to_owned()
        }
    });
    let left_out = others.iter().map(|&at| {
        let reason = table.columns[at].head().map_or("no level", why);
        format!("{}: {reason}", table.column_name(at))
    });
    Some((builder.build(), left_out.collect()))
}

/// "Java (4)", "Java: 4": a skill with its level.
fn with_level(part: &str) -> (&str, &str) {
    let split = part
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .or_else(|| part.rsplit_once([':', '=']))
        .or_else(|| part.rsplit_once(" - "));
    match split {
        Some((name, level))
            if super::value::number(level.trim()).is_some()
                || super::vocabulary::proposal(&fold(level)).is_some() =>
        {
            (name.trim(), level.trim())
        }
        _ => (part, ""),
    }
}
