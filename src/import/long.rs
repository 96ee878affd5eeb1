//! Tables with a row an answer: who, on what, which level.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::cells::BLANK;
use super::dates::iso_day;
use super::facets::{self, Facet};
use super::headings::{self, HeadingKind, normalized};
use super::matrix::{Field, Matrix, Question, Record};
use super::one_person;
use super::options::{Options, People, Role};
use super::table::{Column, Source, Table};
use super::who::{Who, why};
use super::words::LISTS;
use crate::text::fold;

/// Reads a table with a row an answer; nothing where it is no such one.
pub(super) fn matrix(source: &Source<'_>, table: &Table, options: &Options) -> Option<Matrix> {
    let skill = table.find(HeadingKind::Skill).or_else(|| only_words(source, table))?;
    let has_person =
        [HeadingKind::Person, HeadingKind::FirstName, HeadingKind::Email, HeadingKind::PersonId]
            .into_iter()
            .any(|head| table.find(head).is_some());
    let levels = levels(source, table, skill);
    if levels.is_empty() {
        return None;
    }
    let who = match &options.rater {
        _ if has_person => Who::of(source, table, skill),
        _ if !one_person::is_one(source, table, skill) => return None,
        Some(name) => Who::only(name),
        None => return Some(one_person::ask_whose(table, levels[0])),
    };
    let parts = parts(source, table, skill);
    let mut long = Long {
        source,
        table,
        who,
        skill: parts.unwrap_or(skill),
        broader: parts.map(|_| skill),
        rater: table.find(HeadingKind::Rater).or_else(|| rater_by_values(source, table)),
        matrix: Matrix {
            people: Some(People::Rows),
            because: "each answer has a line of its own".into(),
            is_long: true,
            is_ours: ["person_id", "dimension_id", "level"]
                .iter()
                .all(|own| table.columns.iter().any(|column| column.heading == *own)),
            ..Matrix::default()
        },
        people: HashMap::new(),
        skills: HashMap::new(),
        rows: BTreeMap::new(),
    };
    long.matrix.labels.clone_from(&long.who.labels);
    let level = long.choose_level(&levels)?;
    long.matrix.level = Some(level);
    long.collect();
    long.settle(level, options);
    if !long.matrix.is_ours {
        long.leave_out(level);
    }
    Some(long.matrix)
}

/// Returns the one column of words without a known heading, in a table that
/// has a level and in which people come back: it names the skills.
fn only_words(source: &Source<'_>, table: &Table) -> Option<usize> {
    table.find(HeadingKind::Level)?;
    let person = table.find(HeadingKind::Person).or_else(|| table.find(HeadingKind::Email))?;
    let text = |row: usize, at: usize| fold(source.sheet.text(row, at));
    let people: HashSet<String> = table.body.iter().map(|&row| text(row, person)).collect();
    if people.len() == table.body.len() {
        return None;
    }
    let is_words = |at: &usize| {
        let column = &table.columns[*at];
        let cells = table.body.iter().map(|&row| source.sheet.rows[row].cell(*at));
        column.role.is_none()
            && column.head().is_none()
            && !column.heading.is_empty()
            && rater_of(&column.heading).is_none()
            && cells.clone().any(|id| source.is_filled(id))
            && cells.into_iter().all(|id| !source.is_answer(id))
    };
    let mut columns = (0..table.columns.len()).filter(is_words);
    columns.next().filter(|_| columns.next().is_none())
}

/// The column of the parts of a skill: "Sub-skill".
fn parts(source: &Source<'_>, table: &Table, skill: usize) -> Option<usize> {
    (0..table.columns.len()).find(|&at| {
        let plain = normalized(&table.columns[at].heading);
        let names_skills =
            |rest: &str| headings::head(rest.trim_start()) == Some(HeadingKind::Skill);
        at != skill
            && table.columns[at].role.is_none()
            && plain.strip_prefix("sub").is_some_and(names_skills)
            && table.body.iter().any(|&row| !source.sheet.text(row, at).is_empty())
    })
}

/// The column whose values say who rated: "Self", "Manager", "Peer".
fn rater_by_values(source: &Source<'_>, table: &Table) -> Option<usize> {
    (0..table.columns.len()).find(|&at| {
        let column = &table.columns[at];
        let texts = || {
            let texts = table.body.iter().map(|&row| source.sheet.text(row, at));
            texts.filter(|text| !text.is_empty())
        };
        column.role.is_none()
            && matches!(column.head(), None | Some(HeadingKind::Attribute | HeadingKind::Group))
            && texts().count() > 1
            && texts().all(|text| facets::view(text).is_some())
    })
}

/// The columns that may hold the level.
fn levels(source: &Source<'_>, table: &Table, skill: usize) -> Vec<usize> {
    let is_level = |at: &usize| {
        let column = &table.columns[*at];
        if *at == skill || column.role == Some(Role::Skip) {
            return false;
        }
        column.role == Some(Role::Level)
            || column.head() == Some(HeadingKind::Level)
            || (column.role.is_none()
                && column.head().is_none()
                && rater_of(&column.heading).is_some())
    };
    let levels: Vec<usize> = (0..table.columns.len()).filter(is_level).collect();
    if !levels.is_empty() {
        return levels;
    }
    // Records of trainings say how far somebody is, or when it was done; a list of
    // skills in a cell is no record.
    let skills = table.body.iter().map(|&row| source.sheet.text(row, skill));
    if skills.clone().any(|own| own.contains([',', ';', '|', '\n'])) {
        return levels;
    }
    let is_status = |own: &Column| {
        let plain = normalized(&own.heading);
        own.role.is_none() && LISTS.heading_part.status.contains(&plain)
    };
    let status = table.columns.iter().position(is_status);
    status.or_else(|| table.find(HeadingKind::Day)).into_iter().collect()
}

/// Whose view a column's level is: "Self Rating", "Manager score".
fn rater_of(heading: &str) -> Option<Facet> {
    let plain = normalized(&super::names::skill_heading(heading).name);
    let words: Vec<&str> = plain.split(' ').collect();
    let level = [
        "rating",
        "score",
        "level",
        "assessment",
        "evaluation",
        "value",
        "note",
        "bewertung",
        "stufe",
        "einschatzung",
        "nivel",
        "niveau",
    ];
    let known = words.iter().any(|word| level.contains(word)) && words.len() <= 3;
    if !known {
        return facets::is_facet(heading)
            .then(|| facets::split(&format!("x {heading}")))
            .flatten()
            .map(|own| own.1)
            .filter(|facet| matches!(facet, Facet::OtherView | Facet::Level));
    }
    match words.first().copied()? {
        "self" | "own" | "my" | "selbst" | "auto" | "current" | "actual" | "employee" => {
            Some(Facet::Level)
        }
        "target" | "required" | "desired" | "expected" | "previous" | "last" | "soll" => {
            Some(Facet::Target)
        }
        _ => Some(Facet::OtherView),
    }
}

struct Long<'a, 's> {
    source: &'a Source<'s>,
    table: &'a Table,
    who: Who,
    skill: usize,
    /// The column of the skills of which `skill` names parts.
    broader: Option<usize>,
    rater: Option<usize>,
    matrix: Matrix,
    people: HashMap<String, usize>,
    skills: HashMap<String, usize>,
    /// The rows on each person and skill.
    rows: BTreeMap<(usize, usize), Vec<usize>>,
}

impl Long<'_, '_> {
    /// The own answer where there are several; the others are said.
    fn choose_level(&mut self, levels: &[usize]) -> Option<usize> {
        let by_role = |at: &&usize| self.table.columns[**at].role == Some(Role::Level);
        let by_person =
            |at: &&usize| rater_of(&self.table.columns[**at].heading) == Some(Facet::Level);
        let plain = |at: &&usize| self.table.columns[**at].head() == Some(HeadingKind::Level);
        let level = levels
            .iter()
            .find(by_role)
            .or_else(|| levels.iter().find(by_person))
            .or_else(|| levels.iter().find(plain));
        let level = *level.or(levels.first())?;
        for &other in levels.iter().filter(|&&other| other != level) {
            self.matrix.left_out.push(format!(
                "{}: {} is used; --role \"{}=level\" uses this instead",
                self.table.column_name(other),
                self.table.column_name(level),
                self.table.columns[other].heading
            ));
        }
        Some(level)
    }

    /// Whether each name stands in the first of its rows alone, as in a pivot table:
    /// most rows have none, and the first has one.
    fn names_head_blocks(&mut self) -> bool {
        let names = self.table.body.iter().map(|&row| self.who.name(self.source, row));
        let names: Vec<String> = names.collect();
        let blank = names.iter().filter(|name| name.is_empty()).count();
        let blocks = self.who.email.is_none()
            && self.who.id.is_none()
            && names.first().is_some_and(|name| !name.is_empty())
            && blank * 2 >= names.len();
        if blocks {
            let note = format!("{blank} rows without a name belong to the person above them.");
            self.matrix.notes.push(note);
        }
        blocks
    }

    fn collect(&mut self) {
        let group = self.table.find(HeadingKind::Group);
        let about = self.table.find(HeadingKind::About);
        let blocks = self.names_head_blocks();
        let mut above = String::new();
        for &row in &self.table.body {
            let cells = &self.source.sheet.rows[row];
            let text = |at: usize| self.source.text(cells.cell(at));
            let name = match self.who.name(self.source, row) {
                name if name.is_empty() && blocks => above.clone(),
                name => name,
            };
            name.clone_into(&mut above);
            let email = self.who.email.map(text).filter(|own| own.contains('@')).map(str::to_owned);
            let id = self.who.id.map(text).filter(|own| !own.is_empty()).map(str::to_owned);
            let name = if name.is_empty() {
                email.clone().or_else(|| id.clone()).unwrap_or_default()
            } else {
                name
            };
            let broader = self.broader.map(text).filter(|own| !own.is_empty());
            let skill = Some(text(self.skill)).filter(|own| !own.is_empty());
            let skill = skill.or(broader).unwrap_or_default();
            if name.is_empty() || skill.is_empty() {
                let has_rest = !name.is_empty() && self.source.filled(row) >= 1;
                if has_rest && skill.is_empty() {
                    // Somebody without an answer is somebody.
                    self.person(&name, email, id, row);
                    continue;
                }
                self.matrix.questions.push(Question::new(
                    format!("line {} does not say who answered, or on what", cells.line),
                    format!("write both, or leave the line out: --skip {}", cells.line),
                ));
                continue;
            }
            let group = broader.or_else(|| group.map(text)).filter(|own| !own.is_empty());
            let person = self.person(&name, email, id, row);
            let key = format!("{}\u{1}{}", fold(group.unwrap_or_default()), fold(skill));
            let next = self.matrix.fields.len();
            let field = *self.skills.entry(key).or_insert(next);
            if field == next {
                self.matrix.fields.push(Field {
                    heading: skill.to_owned(),
                    group: group.map(str::to_owned),
                    about: about.filter(|_| false).map_or("", text).to_owned(),
                    at: row,
                    shown: format!("“{skill}”"),
                    ..Field::default()
                });
            }
            self.rows.entry((field, person)).or_default().push(row);
        }
    }

    fn person(
        &mut self,
        name: &str,
        email: Option<String>,
        id: Option<String>,
        row: usize,
    ) -> usize {
        let key = email.clone().or_else(|| id.clone()).unwrap_or_else(|| fold(name));
        let next = self.matrix.records.len();
        let person = *self.people.entry(fold(&key)).or_insert(next);
        if person == next {
            self.matrix.records.push(Record {
                name: name.to_owned(),
                email,
                id,
                at: row,
                line: self.source.line(row),
                has_texts: true,
                ..Record::default()
            });
        }
        person
    }

    /// Which of several rows on one thing counts: the person's own, or that of
    /// the rater who was asked for, then the newest.
    fn settle(&mut self, level: usize, options: &Options) {
        let people = self.matrix.records.len();
        let mut columns = vec![vec![BLANK; people]; self.matrix.fields.len()];
        let want = self.table.find(HeadingKind::Want);
        let mut wants = vec![vec![BLANK; people]; if want.is_some() { columns.len() } else { 0 }];
        let mut raters: Vec<String> = Vec::new();
        let mut contested = 0;
        for (&(field, person), rows) in &self.rows {
            let taken = self.choose(rows, level, person, options, &mut raters);
            if let Some(row) = taken {
                columns[field][person] = self.source.sheet.rows[row].cell(level);
                if let Some(want) = want {
                    let says = |row: usize| self.source.sheet.rows[row].cell(want);
                    let other = rows.iter().map(|&row| says(row)).find(|&id| id != BLANK);
                    let taken = says(row);
                    wants[field][person] =
                        if taken == BLANK { other.unwrap_or(BLANK) } else { taken };
                }
            } else {
                contested += 1;
            }
            if rows.len() > 1 {
                let name = &self.matrix.records[person].name;
                let skill = &self.matrix.fields[field].heading;
                let lines: Vec<u32> = rows.iter().map(|&row| self.source.line(row)).collect();
                if let Some(row) = taken {
                    let taken = self.source.line(row);
                    let note = format!(
                        "lines {lines:?}: “{name}” answered “{skill}” {} times; line {taken} is used",
                        rows.len()
                    );
                    self.matrix.left_out.push(note.replace(['[', ']'], ""));
                } else if raters.is_empty() {
                    let what =
                        format!("“{name}” has different answers on “{skill}” in lines {lines:?}");
                    let last = lines.last().copied().unwrap_or_default();
                    self.matrix.questions.push(Question::new(
                        what.replace(['[', ']'], ""),
                        format!("leave one of the lines out, --skip {last}, or say which column is the day: --role COLUMN=day"),
                    ));
                }
            }
        }
        if contested > 0 && !raters.is_empty() {
            raters.sort();
            raters.dedup();
            let first = raters.first().cloned().unwrap_or_default();
            self.matrix.questions.push(Question::new(
                format!("several people rated the same: {}", raters.join(", ")),
                format!("say whose answers to use: --rater \"{first}\""),
            ));
        }
        let extra = wants.into_iter().zip(&self.matrix.fields).map(|(cells, field)| Field {
            cells,
            role: Some(Role::Interest),
            ..field.clone()
        });
        let extra: Vec<Field> = extra.collect();
        for (field, cells) in self.matrix.fields.iter_mut().zip(columns) {
            field.cells = cells;
        }
        self.matrix.fields.extend(extra);
    }

    fn choose(
        &self,
        rows: &[usize],
        level: usize,
        person: usize,
        options: &Options,
        raters: &mut Vec<String>,
    ) -> Option<usize> {
        let cell = |row: usize, at: usize| self.source.text(self.source.sheet.rows[row].cell(at));
        let agree = |rows: &[usize]| {
            let want = self.table.find(HeadingKind::Want);
            let says = |row: usize| (fold(cell(row, level)), want.map(|at| fold(cell(row, at))));
            rows.iter().all(|&row| says(row) == says(rows[0]))
        };
        let filled = |row: &usize| !cell(*row, level).is_empty();
        let mut left: Vec<usize> = rows.iter().copied().filter(filled).collect();
        if left.is_empty() {
            left = rows.to_vec();
        }
        if let Some(rater) = self.rater {
            let by = |name: &str| -> Vec<usize> {
                left.iter()
                    .copied()
                    .filter(|&row| {
                        let rated_by = cell(row, rater);
                        fold(rated_by) == fold(name)
                            || (name == self.matrix.records[person].name
                                && facets::view(rated_by) == Some(Facet::Level))
                    })
                    .collect()
            };
            let by_person = by(&self.matrix.records[person].name);
            let asked = options.rater.as_deref().map(by).unwrap_or_default();
            if !asked.is_empty() {
                left = asked;
            } else if !by_person.is_empty() {
                left = by_person;
            } else if !agree(&left) {
                raters.extend(left.iter().map(|&row| cell(row, rater).to_owned()));
            }
        }
        if agree(&left) {
            return left.first().copied();
        }
        let day = self.table.find(HeadingKind::Day)?;
        let days: Option<Vec<String>> = left.iter().map(|&row| iso_day(cell(row, day))).collect();
        let days = days?;
        let newest = days.iter().max()?;
        let newest: Vec<usize> =
            left.iter().zip(&days).filter(|(_, own)| *own == newest).map(|(&row, _)| row).collect();
        agree(&newest).then(|| newest.first().copied())?
    }

    /// Names every column that is left out.
    fn leave_out(&mut self, level: usize) {
        let used = [
            Some(self.skill),
            Some(level),
            self.table.find(HeadingKind::Want),
            self.table.find(HeadingKind::Day),
            self.rater,
            self.broader,
            self.table.find(HeadingKind::Group),
            self.who.email,
            self.who.id,
        ];
        let levels = levels(self.source, self.table, self.skill);
        for (at, column) in self.table.columns.iter().enumerate() {
            let level = levels.contains(&at);
            if used.contains(&Some(at))
                || self.who.labels.contains(&at)
                || column.heading.is_empty()
                || level
            {
                continue;
            }
            let reason = match (column.role, column.head()) {
                (Some(Role::Skip), _) => "as you said",
                _ if matches!(rater_of(&column.heading), Some(Facet::OtherView)) => {
                    "somebody else's view; the person's own answer is used"
                }
                (_, Some(head)) => why(head),
                _ => "not part of an answer here",
            };
            self.matrix.left_out.push(format!("{}: {reason}", self.table.column_name(at)));
        }
    }
}
