//! Which rows are people, and which are totals, legends, headings between the
//! rows, or nobody.

use super::cells::CellId;
use super::computed::MAX_RECORDS;
use super::counts::Sort;
use super::fields::Skill;
use super::headings::{HeadingKind, head, is_legend, is_total};
use super::legend::{self, Pair};
use super::matrix::{Matrix, Question, Record};
use super::names::is_like_a_person;
use super::options::{Options, People};
use super::table::{Source, Table};
use super::value::{Value, number};
use super::vocabulary;
use super::words::{LISTS, has};
use crate::text::fold;

impl Matrix {
    /// Keeps the people, and names what is left out. Returns what a legend
    /// says: words and what they mean.
    pub(super) fn keep_people(
        &mut self,
        source: &Source<'_>,
        table: &Table,
        options: &Options,
    ) -> Vec<Pair> {
        let mut legend = std::mem::take(&mut self.side_legend);
        legend.retain(|(sign, meaning)| !sign.is_empty() && !meaning.is_empty());
        if self.people != Some(People::Rows) || self.is_long {
            return legend;
        }
        let mut keep = vec![true; self.records.len()];
        let mut ended = false;
        let numbers = self.records.iter().filter(|record| number(&record.name).is_some()).count();
        let by_number = numbers * 2 > self.records.len();
        let mut section_rows = Vec::new();
        let formulas = self.rows_of_formulas(source);
        for (at, kept) in keep.iter_mut().enumerate() {
            let answers = self.answers(source, at);
            let record = &self.records[at];
            let (name, line) = (record.name.clone(), record.line);
            let cells = self.fields.iter().map(|field| source.text(field.cells[at]));
            let pairs: Vec<_> =
                std::iter::once(name.as_str()).chain(cells).flat_map(legend::pairs).collect();
            let explains = || {
                matches!(
                    head(&name),
                    Some(HeadingKind::Level | HeadingKind::About | HeadingKind::Number)
                )
            };
            if pairs.len() >= 2
                || ((!pairs.is_empty() || answers <= 2) && is_legend(&name))
                || (at > 0 && record.gap && answers <= 2 && explains())
            {
                ended = true;
            }
            let text_only = at > 0 && record.gap && answers == 0;
            let reason = if options.skips_row(&name, line) {
                Some("as you said")
            } else if ended {
                let pairs_are_none = pairs.is_empty() && answers == 0;
                legend.extend(pairs);
                legend.extend(self.legend_cells(source, at));
                legend.extend(legend::labelled(&name).filter(|_| pairs_are_none));
                self.below.push(name.clone());
                Some("below the table")
            } else if !name.is_empty() && is_total(&name) {
                Some("calculated, or a target")
            } else if self.is_extreme(source, at) || formulas[at] {
                Some("calculated from the others")
            } else if name.is_empty() && answers == 0 {
                Some("")
            } else if name.is_empty() && is_subtotal(source, self.records[at].at) {
                Some("calculated, or a target")
            } else if name.starts_with(['*', '†', '‡', '¹', '²', '³']) && answers == 0 {
                Some("a note")
            } else if self.repeats_headings(source, at) {
                Some("the headings again")
            } else if !by_number
                && !name.is_empty()
                && is_value(&name)
                && (record.gap || answers <= 2)
            {
                let cells = self.legend_cells(source, at);
                legend.extend(if cells.is_empty() {
                    legend::labelled(&name).into_iter().collect()
                } else {
                    cells
                });
                Some("a value of the scale, not a person")
            } else if text_only && !is_like_a_person(&name) {
                legend.extend(pairs);
                Some("below the table")
            } else {
                None
            };
            if let Some(reason) = reason {
                *kept = false;
                if !reason.is_empty() {
                    let name = if name.is_empty() {
                        String::new()
                    } else {
                        format!(", “{}”", crate::text::fit(&name, 60))
                    };
                    self.left_out.push(format!("line {line}{name}: {reason}"));
                }
                continue;
            }
            if answers == 0 && !record.has_texts {
                section_rows.push(at);
            }
            if name.is_empty() {
                self.questions.push(Question::new(
                    format!("line {line} has answers and no name"),
                    format!("write the name, or leave the line out: --skip {line}"),
                ));
            }
        }
        self.sections(&section_rows, &mut keep);
        self.second_table(source, table, &mut keep);
        let flags = keep.clone();
        let mut at = 0;
        self.records.retain(|_| {
            at += 1;
            flags[at - 1]
        });
        for field in &mut self.fields {
            let mut at = 0;
            field.cells.retain(|_| {
                at += 1;
                flags[at - 1]
            });
        }
        legend
    }

    /// How many cells of a person's row may be answers.
    fn answers(&self, source: &Source<'_>, at: usize) -> usize {
        let cells = self.fields.iter().map(|field| field.cells[at]);
        cells.filter(|&id| source.is_filled(id)).count()
    }

    /// A row that has a name alone: a person without answers, or a heading
    /// between the rows.
    fn sections(&mut self, rows: &[usize], keep: &mut [bool]) {
        let answered = self.records.iter().enumerate().filter(|(at, _)| !rows.contains(at));
        let all: Vec<&str> = answered.map(|(_, own)| own.name.as_str()).collect();
        let people_like = all.iter().filter(|name| is_like_a_person(name)).count() * 2 > all.len();
        for &at in rows {
            let record = &self.records[at];
            let shape = |name: &str| name.split_whitespace().count();
            let like = self.records.iter().enumerate().filter(|(other, own)| {
                !rows.contains(other)
                    && shape(&own.name) == shape(&record.name)
                    && is_like_a_person(&own.name)
            });
            let others = self.records.len() - rows.len();
            let plain = super::headings::normalized(&record.name);
            let is_group = plain.split(' ').any(|word| has(&LISTS.row.group, word))
                || record.name.ends_with(':')
                || super::names::kind(&record.name).is_some();
            if is_group {
                let note =
                    format!("line {}, “{}”: a heading between the rows", record.line, record.name);
                self.left_out.push(note);
                keep[at] = false;
            } else if people_like
                && !(is_like_a_person(&record.name)
                    && shape(&record.name) > 1
                    && like.count() * 2 >= others)
            {
                self.questions.push(Question::new(
                    format!(
                        "line {}, “{}”, has no answers: a person, or a heading between the rows?",
                        record.line, record.name
                    ),
                    format!(
                        "leave a heading out with --skip {}; for a person write - as an answer",
                        record.line
                    ),
                ));
            }
        }
    }

    /// Asks about rows that are headed by words again, behind a blank row or with
    /// the heading of the names; they are left out.
    fn second_table(&mut self, source: &Source<'_>, table: &Table, keep: &mut [bool]) {
        let label = self.labels.first().and_then(|&at| table.columns.get(at));
        let label = label.map_or("", |column| column.heading.as_str());
        let begins = |at: &usize| {
            let record = &self.records[*at];
            let filled =
                self.fields.iter().map(|field| field.cells[*at]).filter(|&id| source.is_filled(id));
            let words: Vec<_> = filled.collect();
            let is_head = words.len() >= 2
                && words.iter().all(|&id| matches!(source.value(id), Value::Word(word) if vocabulary::proposal(word).is_none()));
            let again = !label.is_empty() && fold(&record.name) == fold(label);
            let below = *at + 1 < self.records.len();
            keep[*at]
                && is_head
                && (again || (record.gap && (head(&record.name).is_some() || below)))
        };
        let Some(first) = (1..self.records.len()).find(begins) else { return };
        let line = self.records[first].line;
        // A title above it is a part of it.
        let title = |at: usize| self.answers(source, at) == 0;
        let end = (0..first).rev().find(|&at| !title(at)).unwrap_or(0);
        self.questions.retain(|own| {
            !self.records[end + 1..]
                .iter()
                .any(|record| own.what.starts_with(&format!("line {}", record.line)))
        });
        self.questions.push(Question::new(
            format!("another table begins in line {line}"),
            format!(
                "import one at a time: --rows {}..{}, or --rows {line}..",
                source.line(table.head),
                self.records[end].line
            ),
        ));
        keep[end + 1..].fill(false);
    }

    /// Asks about few people whose answers are all words, where those of the others are
    /// all numbers, or the other way round: how many hold a level, or how important a
    /// skill is.
    pub(super) fn ask_other_sorts(
        &mut self,
        source: &Source<'_>,
        skills: &[Skill],
        options: &Options,
    ) {
        if self.is_long || self.records.len() > MAX_RECORDS {
            return;
        }
        let is_said = |id: CellId| options.value(&fold(source.text(id))).is_some();
        let counts: Vec<[usize; 2]> = (0..self.records.len())
            .map(|at| {
                let cells = skills.iter().map(|skill| skill.field.cells[at]);
                let answers = cells.filter(|&id| source.is_filled(id) && !is_said(id));
                answers.fold([0, 0], |[numbers, words], id| match source.value(id) {
                    Value::Number(..) | Value::Percent(_) | Value::Pair(..) => [numbers + 1, words],
                    Value::Word(_) => [numbers, words + 1],
                    _ => [numbers, words],
                })
            })
            .collect();
        let people = |own: usize| counts.iter().filter(|all| all[own] > 0).count();
        let (usual, other) = if people(1) > people(0) { (1, 0) } else { (0, 1) };
        let are_mixed = counts.iter().any(|own| own[0] > 0 && own[1] > 0);
        if are_mixed || people(usual) < 2 || people(other) * 3 > counts.len() {
            return;
        }
        let sorts = [Sort::Numbers, Sort::Words].map(Sort::word);
        for (record, _) in self.records.iter().zip(&counts).filter(|record| record.1[other] >= 2) {
            let Record { name, line, .. } = record;
            let [place, skip] = if self.people == Some(People::Columns) {
                [format!("“{name}”"), format!("\"{name}\"")]
            } else {
                [format!("line {line}, “{name}”,"), line.to_string()]
            };
            self.questions.push(Question::new(
                format!("{place} has {} where the others have {}", sorts[other], sorts[usual]),
                format!("if it is not a person, leave it out: --skip {skip}; else say the level of each: --value VALUE=LEVEL"),
            ));
        }
    }

    fn repeats_headings(&self, source: &Source<'_>, at: usize) -> bool {
        let mut cells = self.fields.iter().filter(|field| !field.heading.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|field| source.text(field.cells[at]) == field.heading)
    }

    /// "Max" and "Best" are people's names too: the numbers have to tell.
    fn is_extreme(&self, source: &Source<'_>, at: usize) -> bool {
        let plain = super::headings::normalized(&self.records[at].name);
        let [is_most, is_least] =
            [&LISTS.row.most, &LISTS.row.least].map(|words| has(words, &plain));
        if !(is_most || is_least) || self.records.len() < 3 {
            return false;
        }
        let mut seen = 0;
        let fits = self.fields.iter().all(|field| {
            let numbers: Vec<i64> = field.cells[..at]
                .iter()
                .filter_map(|&id| match source.value(id) {
                    Value::Number(number, _) => Some(*number),
                    _ => None,
                })
                .collect();
            let Value::Number(own, _) = source.value(field.cells[at]) else { return true };
            seen += 1;
            let extreme = if is_most { numbers.iter().max() } else { numbers.iter().min() };
            extreme == Some(own)
        });
        fits && seen >= 2
    }

    /// "5, Expert": what a row below the table says of the scale.
    fn legend_cells(&self, source: &Source<'_>, at: usize) -> Vec<Pair> {
        let name = &self.records[at].name;
        let texts = self.fields.iter().map(|field| source.text(field.cells[at]));
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        // "1: learns", "2: works alone": a pair in each cell.
        let labelled: Option<Vec<Pair>> = std::iter::once(name.as_str())
            .chain(texts.iter().copied())
            .map(legend::labelled)
            .collect();
        match texts.first() {
            None => Vec::new(),
            Some(text) => labelled.unwrap_or_else(|| vec![(name.clone(), (*text).to_owned())]),
        }
    }
}

/// Whether a row without a name is headed as a total in another column:
/// "Platform Total".
pub(super) fn is_subtotal(source: &Source<'_>, row: usize) -> bool {
    let cells = source.sheet.rows[row].cells.iter();
    cells.map(|&id| source.text(id)).any(|text| !text.is_empty() && is_total(text))
}

/// Whether a label is a value of some scale: a number, a letter, a word.
fn is_value(name: &str) -> bool {
    number(name).is_some()
        || name.chars().count() == 1
        || vocabulary::proposal(&fold(name)).is_some()
        || matches!(super::value::value(name), Value::Percent(_) | Value::Number(..))
}
