//! The answers of a table by person and skill, whichever way it lies.

use std::collections::HashSet;

use super::cells::{BLANK, CellId, letters};
use super::dates;
use super::facets::{self, Facet};
use super::headings::{self, HeadingKind};
use super::legend::{self, Pair};
use super::options::{Options, People, Role};
use super::records::is_subtotal;
use super::side;
use super::table::{Column, Source, Table};
use super::vocabulary::{is_job_level, is_level_word};
use super::who::{Who, why};
use super::words::LISTS;
use crate::text::fold;

/// Something that has to be decided by the person who imports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is not known.
    pub what: String,
    /// The option that settles it.
    pub remedy: String,
}

impl Question {
    pub(super) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into() }
    }
}

/// What a person's row, or column, is labelled with.
#[derive(Clone, Default)]
pub(super) struct Record {
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) id: Option<String>,
    /// The day of the answers, which sorts as text.
    pub(super) day: Option<String>,
    /// The line or the column.
    pub(super) at: usize,
    /// The line, or the line of the headings.
    pub(super) line: u32,
    /// Whether there is a blank row above.
    pub(super) gap: bool,
    /// Whether the row says something besides the answers: a role, an address.
    pub(super) has_texts: bool,
}

/// What may be a skill, with its answers in the order of the records.
#[derive(Clone, Default)]
pub(super) struct Field {
    pub(super) heading: String,
    pub(super) group: Option<String>,
    pub(super) about: String,
    pub(super) cells: Vec<CellId>,
    /// The column, or the row, that it is in.
    pub(super) at: usize,
    /// What it is called in messages.
    pub(super) shown: String,
    pub(super) role: Option<Role>,
}

/// The answers of a table.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // Four traits of a table, each on its own.
pub(super) struct Matrix {
    pub(super) people: Option<People>,
    pub(super) because: String,
    pub(super) records: Vec<Record>,
    pub(super) fields: Vec<Field>,
    /// Which columns hold the names of the people, or of the skills.
    pub(super) labels: Vec<usize>,
    /// Of a table with a row an answer, the column of the level.
    pub(super) level: Option<usize>,
    /// Whether it is asked if the newest of several rows counts.
    pub(super) has_times: bool,
    pub(super) left_out: Vec<String>,
    /// What else is to be known of the reading.
    pub(super) notes: Vec<String>,
    pub(super) questions: Vec<Question>,
    /// Whether it is a table with a row an answer.
    pub(super) is_long: bool,
    /// Whether this program wrote it: then its levels are ours.
    pub(super) is_ours: bool,
    /// Whether the answers are colours: then words next to the table explain them.
    pub(super) has_colours: bool,
    /// A list of skills, without people.
    pub(super) is_catalogue: bool,
    /// What a legend next to the table says: words and what they mean.
    pub(super) side_legend: Vec<Pair>,
    /// The labels of the rows below the table.
    pub(super) below: Vec<String>,
    /// The list's own words for the levels 0 to 5.
    pub(super) level_words: Option<Box<[String; 6]>>,
}

impl Matrix {
    /// Reads a table with people in rows or in columns.
    pub(super) fn of(source: &Source<'_>, table: &Table, options: &Options) -> Self {
        let above =
            table.above.iter().map(|line| format!("line {line}: numbers above the headings"));
        let mut matrix = Self { left_out: above.collect(), ..Self::default() };
        let label = side::label_column(source, table);
        match side::of_people(source, table, options, label) {
            Ok((people, because)) => {
                matrix.because = because;
                match people {
                    People::Rows => matrix.in_rows(source, table, label),
                    People::Columns => matrix.in_columns(source, table, options, label),
                }
            }
            Err(question) => matrix.questions.push(question),
        }
        matrix
    }

    fn in_rows(&mut self, source: &Source<'_>, table: &Table, label: usize) {
        self.people = Some(People::Rows);
        let who = Who::of(source, table, label);
        self.labels.clone_from(&who.labels);
        let days = Self::days(source, table);
        let used =
            |at: &usize| who.labels.contains(at) || Some(*at) == who.email || Some(*at) == who.id;
        let legend = legend_beside(source, table);
        if let Some(at) = legend {
            let text = |row: usize, at: usize| source.sheet.text(row, at).to_owned();
            self.side_legend =
                table.body.iter().map(|&row| (text(row, at), text(row, at + 1))).collect();
            self.left_out.push(format!("{}: a legend next to the table", table.column_name(at)));
        }
        let end = legend.unwrap_or(table.columns.len());
        let names = who.labels.first().copied().unwrap_or(label);
        let end = self.ask_second_table(source, table, names, end);
        let answers: Vec<usize> = (0..end).filter(|at| !used(at)).collect();
        for (nth, &row) in table.body.iter().enumerate() {
            let cells = &source.sheet.rows[row];
            let texts = answers.iter().any(|&at| {
                let id = cells.cell(at);
                source.is_filled(id) && table.columns[at].head().is_some()
            });
            let email = who.email.map(|at| source.text(cells.cell(at)).to_owned());
            let name = who.name(source, row);
            self.records.push(Record {
                has_texts: texts || email.as_ref().is_some_and(|own| !own.is_empty()),
                name: if name.is_empty() { email.clone().unwrap_or_default() } else { name },
                email: email.filter(|own| own.contains('@')),
                id: who
                    .id
                    .map(|at| source.text(cells.cell(at)).to_owned())
                    .filter(|id| !id.is_empty()),
                day: days.get(nth).cloned().flatten(),
                at: row,
                line: cells.line,
                gap: cells.gap,
            });
        }
        for at in answers {
            let column = &table.columns[at];
            let field = Field {
                heading: column.heading.clone(),
                group: column.group.clone(),
                about: String::new(),
                cells: table.body.iter().map(|&row| source.sheet.rows[row].cell(at)).collect(),
                at,
                shown: table.column_name(at),
                role: column.role,
            };
            if !self.asks_for_the_newest(source, &field) {
                self.fields.push(field);
            }
        }
        for (at, what) in [(who.email, "addresses"), (who.id, "numbers")] {
            if let Some(at) = at {
                self.left_out.push(format!("{}: {what} of people", table.column_name(at)));
            }
        }
    }

    /// Returns the day of each row, or its quarter. Quarters without a year count where
    /// somebody said that they are times.
    fn days(source: &Source<'_>, table: &Table) -> Vec<Option<String>> {
        let texts = |at: usize| {
            let cells = table.body.iter().map(move |&row| source.sheet.rows[row].cell(at));
            cells.map(|id| source.text(id))
        };
        let Some(at) = table.find(HeadingKind::Day) else { return Vec::new() };
        let times: Option<Vec<String>> =
            texts(at).filter(|text| !text.is_empty()).map(facets::sortable_time).collect();
        let said = table.columns[at].role == Some(Role::Day);
        let are_times =
            times.is_some_and(|all| said || all.iter().all(|time| time.as_str() >= "010000"));
        if are_times {
            return texts(at).map(facets::sortable_time).collect();
        }
        let all: Vec<&str> = texts(at).collect();
        dates::days_with_strokes(&all)
            .unwrap_or_else(|| all.into_iter().map(dates::iso_day).collect())
    }

    /// Asks about a column of quarters or years where people are on several rows;
    /// returns whether it is one.
    fn asks_for_the_newest(&mut self, source: &Source<'_>, field: &Field) -> bool {
        if self.has_times || field.role.is_some() || field.heading.is_empty() {
            return false;
        }
        let mut times = HashSet::new();
        for &id in field.cells.iter().filter(|&&id| source.is_filled(id)) {
            let Some(time) = facets::sortable_time(source.text(id)) else { return false };
            times.insert(time);
        }
        let mut names = HashSet::new();
        let is_again =
            self.records.iter().any(|own| !own.name.is_empty() && !names.insert(fold(&own.name)));
        if times.len() < 2 || !is_again {
            return false;
        }
        self.has_times = true;
        self.questions.push(Question::new(
            format!("people are on several rows, of the times in {}", field.shown),
            format!(
                "import the newest answers of each, --role \"{0}=day\", or leave the column out, --skip \"{0}\"",
                field.heading
            ),
        ));
        true
    }

    /// Asks about a second table next to the first; returns where the first ends.
    fn ask_second_table(
        &mut self,
        source: &Source<'_>,
        table: &Table,
        label: usize,
        end: usize,
    ) -> usize {
        let Some(second) = second_names(source, table, label, end) else { return end };
        let columns: Vec<String> =
            (second..end).map(|at| format!("--skip \"column {}\"", letters(at))).collect();
        self.questions.push(Question::new(
            format!(
                "another table begins in column {}: {} appears again, with other names",
                letters(second),
                table.column_name(second)
            ),
            format!(
                "import one at a time: leave the second out, {}, or copy it into a file of its own",
                columns.join(" ")
            ),
        ));
        second
    }

    fn in_columns(&mut self, source: &Source<'_>, table: &Table, options: &Options, label: usize) {
        self.people = Some(People::Columns);
        self.labels = vec![label];
        let line = source.line(table.head);
        let end = self.ask_second_table(source, table, label, table.columns.len());
        let [group, about] = [HeadingKind::Group, HeadingKind::About].map(|head| table.find(head));
        let group = group.filter(|&group| group != label);
        let group = group.or_else(|| empty_labelled(source, table, label));
        let headings =
            table.columns.iter().map(|column| (column.heading.as_str(), column.group.as_deref()));
        let facets = facets::shared(headings);
        let newest = facets.iter().flatten().filter_map(|own| own.1.time()).max();
        let mut interests: Vec<(&str, usize)> = Vec::new();
        for (at, column) in table.columns.iter().enumerate().take(end) {
            let facet = facets[at].as_ref().filter(|_| column.role.is_none());
            let skipped = column.role == Some(Role::Skip);
            if at == label || Some(at) == group || (Some(at) == about && !skipped) {
                continue;
            }
            let filled =
                table.body.iter().any(|&row| source.is_filled(source.sheet.rows[row].cell(at)));
            let name = table.column_name(at);
            if skipped {
                self.left_out.push(format!("{name}: as you said"));
            } else if column.role == Some(Role::Need) || (column.heading.is_empty() && !filled) {
            } else if column.role.is_none() && heads_answers(source, table, at) {
                // "Developer" next to "Tester": jobs, as `job_levels` finds out.
                self.records.push(Record {
                    name: column.heading.clone(),
                    at,
                    line,
                    ..Record::default()
                });
            } else if let (Some(head), None) =
                (column.head().or_else(|| scaled_head(&column.heading)), column.role)
            {
                self.left_out.push(format!("{name}: {}", why(head)));
            } else if column.heading.is_empty() {
                let letter = letters(at);
                self.questions.push(Question::new(
                    format!("column {letter} has cells but no name above it"),
                    format!("leave it out with --skip \"column {letter}\", or write whose answers they are"),
                ));
            } else if let Some(reason) = facet.and_then(|own| own.1.left_out_because()) {
                self.left_out.push(format!("{name}: {reason}"));
            } else if let Some((person, Facet::Interest)) = facet {
                interests.push((person, at));
            } else if let Some((_, Facet::Time(time))) = facet
                && Some(*time) != newest
            {
                if newest >= Some(100) {
                    self.left_out.push(format!("{name}: the newest level is used"));
                } else {
                    self.questions.push(Question::new(
                        format!("{name} may be earlier levels of the same person"),
                        format!("leave the column out: --skip \"{}\"", column.heading),
                    ));
                }
            } else {
                self.records.push(Record {
                    name: facet.map_or(&column.heading, |own| &own.0).clone(),
                    at,
                    line,
                    ..Record::default()
                });
            }
        }
        let mut heading: Option<String> = None;
        let mut ended = false;
        for &row in &table.body {
            let cells = &source.sheet.rows[row];
            let name = source.sheet.text(row, label);
            if name.is_empty() && is_subtotal(source, row) {
                self.left_out.push(format!("line {}: calculated, or a target", cells.line));
                continue;
            }
            let group_of_row = group
                .map(|at| source.text(cells.cell(at)).to_owned())
                .filter(|text| !text.is_empty());
            if group.is_some() && group_of_row.is_some() {
                heading.clone_from(&group_of_row);
            }
            let answers = self
                .records
                .iter()
                .filter(|record| source.is_filled(cells.cell(record.at)))
                .count();
            let pairs: Vec<Pair> =
                cells.cells.iter().flat_map(|&id| legend::pairs(source.text(id))).collect();
            let explained = self.records.iter().map(|record| cells.cell(record.at));
            let explained =
                explained.filter(|&id| source.is_filled(id)).find(|&id| !source.is_answer(id));
            let value = cells.gap && answers == 1 && explained.is_some();
            ended |= (headings::is_legend(name) && answers <= 1)
                || pairs.len() >= 2
                || (value && super::value::number(name).is_some());
            if ended {
                self.left_out.push(format!("line {}, “{name}”: below the table", cells.line));
                self.below.push(name.to_owned());
                let of_cells = explained.map(|id| (name.to_owned(), source.text(id).to_owned()));
                let one = of_cells.or_else(|| legend::labelled(name));
                self.side_legend.extend(if pairs.is_empty() {
                    one.into_iter().collect()
                } else {
                    pairs
                });
                continue;
            }
            if name.is_empty() && answers == 0 {
                continue;
            }
            let numbers = cells.cells.iter().enumerate().filter(|(at, id)| {
                let head = table.columns.get(*at).and_then(Column::head);
                source.is_filled(**id) && head == Some(HeadingKind::Number)
            });
            let named_only = source.filled(row) - numbers.count() == 1;
            if answers == 0 && named_only && table.body.len() > 1 {
                self.left_out
                    .push(format!("line {}, “{name}”: a heading, without answers", cells.line));
                heading = Some(name.to_owned());
                continue;
            }
            let role = options.skips_row(name, cells.line).then_some(Role::Skip);
            let shown = if name.is_empty() {
                format!("line {}", cells.line)
            } else {
                format!("“{name}”")
            };
            self.fields.push(Field {
                heading: name.to_owned(),
                group: heading.clone(),
                about: about.map_or("", |at| source.text(cells.cell(at))).to_owned(),
                cells: self.records.iter().map(|record| cells.cell(record.at)).collect(),
                at: row,
                shown,
                role: role.or_else(|| options.role(name, "")),
            });
        }
        self.interests_of_people(source, &interests);
        let asks = table.columns.iter().any(|column| column.role == Some(Role::Need));
        self.job_levels(options, asks);
    }

    /// Adds what people in columns want, from the columns next to their levels.
    fn interests_of_people(&mut self, source: &Source<'_>, interests: &[(&str, usize)]) {
        if interests.is_empty() {
            return;
        }
        let column = |record: &Record| {
            interests.iter().find(|own| fold(own.0) == fold(&record.name)).map(|own| own.1)
        };
        let columns: Vec<Option<usize>> = self.records.iter().map(column).collect();
        let people = columns.iter().flatten().count();
        self.notes.push(format!("{people} columns are what people want, next to their levels."));
        let wants: Vec<Field> = self
            .fields
            .iter()
            .map(|field| {
                let row = &source.sheet.rows[field.at];
                let cell = |at: &Option<usize>| at.map_or(BLANK, |at| row.cell(at));
                Field {
                    cells: columns.iter().map(cell).collect(),
                    role: Some(Role::Interest),
                    ..field.clone()
                }
            })
            .collect();
        self.fields.extend(wants);
    }

    /// Job levels in columns are what jobs ask for, and no people.
    fn job_levels(&mut self, options: &Options, one_is_the_need: bool) {
        let is_person = |name: &str| headings::head(name) == Some(HeadingKind::Person);
        // "Developer", "UX Designer".
        let is_role = |name: &str| name.rsplit(' ').next().is_some_and(is_person);
        let is_level = |name: &str| is_job_level(name) || is_level_word(name);
        let levels = self.records.iter().map(|record| record.name.as_str());
        let levels = levels.filter(|name| is_level(name) || is_role(name)).count();
        if self.records.is_empty() || options.people.is_some() {
            return;
        }
        if levels * 2 <= self.records.len() {
            let one = self.records.iter().find(|record| is_person(&record.name));
            self.questions.extend(one.map(|Record { name, .. }| {
                Question::new(
                    format!("“{name}” may be one of the people, or a role"),
                    format!("leave it out, --skip \"{name}\", or say that it is: --people columns"),
                )
            }));
            return;
        }
        if one_is_the_need {
            let others = self.records.drain(..);
            self.left_out.extend(
                others.map(|own| format!("“{}”: what a job needs, not a person", own.name)),
            );
            self.fields.iter_mut().for_each(|field| field.cells.clear());
            return;
        }
        let names: Vec<&str> = self.records.iter().map(|record| record.name.as_str()).collect();
        let last = names.last().copied().unwrap_or_default();
        self.questions.push(Question::new(
            format!(
                "{} are {}, and the table names no people",
                names.join(", "),
                if names.iter().all(|name| is_level(name)) { "levels" } else { "roles" }
            ),
            format!("use one of them as the need, --role \"{last}=need\", or say that they are people: --people columns"),
        ));
    }
}

/// Returns whether a column is headed by a word for people, such as "Developer", and
/// holds answers alone.
fn heads_answers(source: &Source<'_>, table: &Table, at: usize) -> bool {
    let cells = table.body.iter().map(|&row| source.sheet.rows[row].cell(at));
    let filled: Vec<CellId> = cells.filter(|&id| source.is_filled(id)).collect();
    table.columns[at].head() == Some(HeadingKind::Person)
        && !filled.is_empty()
        && filled.iter().all(|&id| source.is_answer(id))
}

/// What a heading with a scale says that is no person: "Importance (1-3)".
fn scaled_head(heading: &str) -> Option<HeadingKind> {
    let named = super::names::skill_heading(heading);
    let head = headings::head(&named.name).filter(|_| named.scale.is_some())?;
    matches!(
        head,
        HeadingKind::Target | HeadingKind::Computed | HeadingKind::Attribute | HeadingKind::Number
    )
    .then_some(head)
}

/// The column that names people, or skills, again under the same heading: a second
/// table next to the first.
fn second_names(source: &Source<'_>, table: &Table, label: usize, end: usize) -> Option<usize> {
    let first = table.columns.get(label)?;
    if !matches!(first.head(), Some(HeadingKind::Person | HeadingKind::Skill)) {
        return None;
    }
    let text = |row: usize, at: usize| crate::text::fold(source.sheet.text(row, at));
    (label + 2..end).find(|&at| {
        let column = &table.columns[at];
        let filled = || table.body.iter().filter(|&&row| !text(row, at).is_empty());
        column.role.is_none()
            && headings::normalized(&column.heading) == headings::normalized(&first.heading)
            && filled().count() > 0
            && filled().any(|&row| text(row, at) != text(row, label))
    })
}

/// The column behind a blank one in which a legend begins.
fn legend_beside(source: &Source<'_>, table: &Table) -> Option<usize> {
    let blank = |at: usize| {
        table.columns[at].heading.is_empty()
            && !table.body.iter().any(|&row| source.is_filled(source.sheet.rows[row].cell(at)))
    };
    // "Grade, Meaning" over "A, Expert": signs and texts.
    let explains = |at: usize| {
        let sign = LISTS.row.sign.contains(&headings::normalized(&table.columns[at].heading));
        let cells = || table.body.iter().map(|&row| source.sheet.rows[row].cell(at));
        let short = |id: CellId| source.text(id).chars().count() <= 4;
        let last = at + 2 == table.columns.len();
        sign && last && cells().all(short) && cells().any(|id| source.is_filled(id))
    };
    (2..table.columns.len()).find(|&at| {
        blank(at - 1) && (headings::is_legend(&table.columns[at].heading) || explains(at))
    })
}

/// A label column whose heading is blank and that is filled where the next one
/// is not: categories, in a column of their own.
fn empty_labelled(source: &Source<'_>, table: &Table, label: usize) -> Option<usize> {
    (0..label).find(|&at| {
        table.columns[at].heading.is_empty()
            && table.body.iter().any(|&row| source.is_filled(source.sheet.rows[row].cell(at)))
    })
}
