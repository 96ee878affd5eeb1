//! Rows and columns that are computed from the others, told by their numbers:
//! in whatever language "average" is written.

use super::cells::{CellId, CellKind};
use super::matrix::{Field, Matrix, Question, Record};
use super::options::{Options, People};
use super::table::Source;
use super::value::{Number, ONE, Value};

/// Fewer numbers may be counts of the others by chance.
const MIN_COUNTS: usize = 5;
/// A longer table has no line below it that somebody looks at.
pub(super) const MAX_RECORDS: usize = 500;

impl Matrix {
    /// Returns which people have formulas alone for answers, where most have none.
    pub(super) fn rows_of_formulas(&self, source: &Source<'_>) -> Vec<bool> {
        let cells = |at: usize| self.fields.iter().map(move |field| field.cells[at]);
        let none = |id: CellId| source.sheet.cell(id).kind == CellKind::Uncalculated;
        let is_formula = |id: CellId| source.sheet.cell(id).is_formula || none(id);
        let has_formulas = (0..source.sheet.distinct().len() as CellId).any(is_formula);
        if !has_formulas {
            return vec![false; self.records.len()];
        }
        of_formulas(source, (0..self.records.len()).map(cells), is_formula)
    }

    /// Leaves out rows and columns that are averages or sums of those before
    /// them.
    pub(super) fn leave_out_computed(&mut self, source: &Source<'_>, options: &Options) {
        if self.is_long || self.is_ours || self.is_catalogue || self.records.len() > MAX_RECORDS {
            return;
        }
        let number = |field: &Field, record: usize| match source.value(field.cells[record]) {
            Value::Number(number, None) => Some(*number),
            _ => None,
        };
        let grid: Vec<Vec<Option<Number>>> = self
            .fields
            .iter()
            .map(|field| (0..field.cells.len()).map(|at| number(field, at)).collect())
            .collect();
        let turned: Vec<Vec<Option<Number>>> = (0..self.records.len())
            .map(|at| grid.iter().map(|field| field.get(at).copied().flatten()).collect())
            .collect();
        let both = |numbers: Vec<bool>, formulas: Vec<bool>| -> Vec<bool> {
            numbers.into_iter().zip(formulas).map(|(one, other)| one || other).collect()
        };
        let fields = self.fields.iter().map(|field| field.cells.iter().copied());
        // Those without a value are asked about.
        let has_value = |id: CellId| {
            let cell = source.sheet.cell(id);
            cell.is_formula && cell.kind != CellKind::Uncalculated
        };
        let computed_fields = both(computed(&grid), of_formulas(source, fields, has_value));
        let computed_records = both(computed(&turned), self.rows_of_formulas(source));
        let is_said = |field: &Field| field.role.is_some();
        let fields = self.fields.iter().zip(&computed_fields);
        let fields = fields.filter(|(field, computed)| **computed && !is_said(field));
        let what = "calculated from the others";
        let mut left_out: Vec<String> =
            fields.map(|(field, _)| format!("{}: {what}", field.shown)).collect();
        let records = self.records.iter().zip(&computed_records).filter(|(_, own)| **own);
        left_out.extend(records.map(|(record, _)| match record.name.as_str() {
            "" => format!("line {}: {what}", record.line),
            name => format!("“{name}”: {what}"),
        }));
        let last = self.records.last().map(|record| record.name.as_str());
        if let (Some(name), Some(false), None) = (last, computed_records.last(), options.people)
            && self.people == Some(People::Columns)
            && !name.contains(' ')
            && may_count(&turned)
        {
            self.questions.push(Question::new(
                format!("“{name}” may count how many of the others have a level"),
                format!(
                    "leave it out, --skip \"{name}\", or say that it is a person: --people columns"
                ),
            ));
        }
        if left_out.is_empty() {
            return;
        }
        self.left_out.extend(left_out);
        let mut at = 0;
        self.fields.retain(|field| {
            at += 1;
            !computed_fields[at - 1] || is_said(field)
        });
        let keep = |at: usize| !computed_records[at];
        let mut records = std::mem::take(&mut self.records).into_iter().enumerate();
        self.records = records
            .by_ref()
            .filter(|(at, _)| keep(*at))
            .map(|(_, own)| own)
            .collect::<Vec<Record>>();
        for field in &mut self.fields {
            let mut at = 0;
            field.cells.retain(|_| {
                at += 1;
                keep(at - 1)
            });
        }
    }
}

/// Returns which lines of cells are formulas alone, where most lines have none.
fn of_formulas<L: Iterator<Item = CellId>>(
    source: &Source<'_>,
    lines: impl Iterator<Item = L>,
    is_formula: impl Fn(CellId) -> bool,
) -> Vec<bool> {
    let counts = lines.map(|line| {
        line.filter(|&id| source.is_filled(id)).fold((0, 0), |(formulas, filled), id| {
            (formulas + usize::from(is_formula(id)), filled + 1)
        })
    });
    let counts: Vec<(usize, usize)> = counts.collect();
    let without = counts.iter().filter(|own| own.0 == 0 && own.1 > 0).count();
    let are_few = without * 2 > counts.len();
    counts.iter().map(|own| are_few && own.0 > 0 && own.0 == own.1).collect()
}

/// Returns which lines of numbers are the averages or the sums of the lines
/// before them. An average without a fraction, or a sum that is a level, may be
/// anybody's answer.
fn computed(lines: &[Vec<Option<Number>>]) -> Vec<bool> {
    let mut found = vec![false; lines.len()];
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    let (mut sums, mut counts, mut most) = (vec![0; width], vec![0; width], 0);
    for (line, computed) in lines.iter().zip(&mut found) {
        let numbers = || line.iter().enumerate().filter_map(|(at, number)| Some((at, (*number)?)));
        let enough = numbers().count() >= 2 && numbers().all(|(at, _)| counts[at] >= 2);
        let step = numbers().map(|(_, number)| decimals(number)).min().unwrap_or(ONE);
        let is_average = enough
            && step < ONE
            && numbers().all(|(at, number)| {
                let average = sums[at] / counts[at];
                (number - average).abs() <= step / 2 + 1
            });
        let is_sum = numbers().all(|(at, number)| number == sums[at])
            && numbers().any(|(_, number)| number > (5 * ONE).max(most));
        *computed = enough && (is_average || is_sum);
        if !*computed {
            for (at, number) in numbers() {
                sums[at] += number;
                counts[at] += 1;
                most = most.max(number);
            }
        }
    }
    leave_counts(lines, &mut found);
    found
}

/// Marks the last lines that count how many of the others have a level: "3 of them
/// have 3 or more", number by number.
fn leave_counts(lines: &[Vec<Option<Number>>], found: &mut [bool]) {
    let count = |before: &[Vec<Option<Number>>], at: usize, level: Number| {
        let has = |line: &&Vec<Option<Number>>| {
            line.get(at).copied().flatten().is_some_and(|number| number >= level)
        };
        before.iter().filter(has).count() as Number * ONE
    };
    for last in (3..lines.len()).rev() {
        if found[last] {
            continue;
        }
        let numbers = || lines[last].iter().enumerate().filter_map(|(at, own)| Some((at, (*own)?)));
        let mut different: Vec<Number> = numbers().map(|own| own.1).collect();
        let enough = different.len() >= MIN_COUNTS;
        different.sort_unstable();
        different.dedup();
        let before: Vec<Vec<Option<Number>>> =
            (0..last).filter(|&at| !found[at]).map(|at| lines[at].clone()).collect();
        let counts_level =
            |level: Number| numbers().all(|(at, own)| own == count(&before, at, level * ONE));
        if !enough || different.len() < 3 || !(1..=5).any(counts_level) {
            return;
        }
        found[last] = true;
    }
}

/// Returns whether the last line may count how many of the others have a level: too few
/// numbers to be sure.
fn may_count(lines: &[Vec<Option<Number>>]) -> bool {
    let Some((last, before)) = lines.split_last() else { return false };
    let numbers: Vec<Number> = last.iter().copied().flatten().collect();
    let differ = numbers.iter().any(|own| *own != numbers[0]);
    let count = |at: usize, level: Number| {
        let at_level = |line: &&Vec<Option<Number>>| {
            line.get(at).copied().flatten().is_some_and(|number| number >= level * ONE)
        };
        before.iter().filter(at_level).count() as Number * ONE
    };
    let counts = |level: Number| {
        last.iter().enumerate().all(|(at, own)| own.is_none_or(|own| own == count(at, level)))
    };
    numbers.len() >= 3 && differ && before.len() >= 3 && (1..=4).any(counts)
}

/// Returns the value of a number's last decimal place that is not 0.
fn decimals(number: Number) -> Number {
    let mut step = ONE;
    while number % step != 0 {
        step /= 10;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(rows: &[&[i64]]) -> Vec<Vec<Option<Number>>> {
        rows.iter().map(|row| row.iter().map(|own| Some(own * ONE / 10)).collect()).collect()
    }

    #[test]
    fn averages_and_sums_are_told_by_their_numbers() {
        let averages = [&[30, 40, 50][..], &[10, 50, 0], &[0, 20, 50], &[13, 37, 33]];
        assert_eq!(computed(&lines(&averages)), [false, false, false, true]);
        let sums = [&[30, 40][..], &[10, 50], &[40, 90]];
        let level = [&[10, 20][..], &[20, 10], &[30, 30]];
        assert_eq!(computed(&lines(&level)), [false; 3]);
        assert_eq!(computed(&lines(&sums)), [false, false, true]);
    }

    #[test]
    fn the_last_line_may_count_the_others() {
        let levels =
            [&[30, 10, 0, 30, 40, 0][..], &[30, 40, 0, 10, 30, 20], &[0, 20, 50, 10, 30, 0]];
        let all = |last: &'static [i64]| computed(&lines(&[levels[0], levels[1], levels[2], last]));
        assert_eq!(all(&[20, 10, 10, 10, 30, 0]), [false, false, false, true]);
        assert_eq!(all(&[20, 10, 10, 10, 20, 0]), [false; 4], "one differs");
    }

    #[test]
    fn whole_answers_that_happen_to_be_the_average_are_answers() {
        let same = [&[30, 30][..], &[30, 30], &[30, 30], &[30, 30]];
        assert_eq!(computed(&lines(&same)), [false; 4]);
        let zeros = [&[0, 0][..], &[0, 0], &[0, 0]];
        assert_eq!(computed(&lines(&zeros)), [false; 3]);
        assert_eq!(
            computed(&lines(&[&[20, 30][..], &[25, 30]])),
            [false; 2],
            "one line is no crowd"
        );
    }
}
