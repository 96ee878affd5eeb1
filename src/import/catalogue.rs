//! Lists of skills, without people: what other programs call a catalogue or a
//! framework; and the levels that a table says the work needs.

use std::collections::HashMap;

use super::Scale;
use super::headings::{HeadingKind, normalized};
use super::matrix::{Field, Matrix, Question};
use super::options::{Options, People, Role};
use super::scales::Numbers;
use super::table::{Column, Source, Table};
use super::value::{ONE, Value};
use crate::team::{Kind, LEVEL_WORDS_SKILL, Rating};

/// Returns what columns of needs ask for, by the row of the skill.
pub(super) fn needs(
    source: &Source<'_>,
    table: &Table,
    options: &Options,
    matrix: &mut Matrix,
) -> HashMap<usize, u8> {
    let mut needs = HashMap::new();
    for (at, column) in table.columns.iter().enumerate() {
        if column.role != Some(Role::Need) {
            continue;
        }
        let all = table.body.iter().filter_map(|&row| {
            match source.value(source.sheet.rows[row].cell(at)) {
                Value::Number(number, _) => Some((row, *number)),
                _ => None,
            }
        });
        let all: Vec<(usize, i64)> = all.collect();
        let Some(high) = all.iter().map(|own| own.1).max() else { continue };
        let given = options.levels.clone().map(Numbers::Marks);
        let given = given.or_else(|| options.scale.map(Numbers::Scale));
        let numbers = match given {
            Some(numbers) => numbers,
            None if high <= 5 * ONE => Numbers::Scale(Scale::LEVELS),
            None => {
                let high = super::value::written(high);
                matrix.questions.push(Question::new(
                    format!("the levels of “{}” go up to {high}", column.heading),
                    format!("say the steps, lowest first, --levels 0,1,2,3,5,8, or the scale: --scale 0..{high}"),
                ));
                continue;
            }
        };
        for (row, number) in all {
            if let Some(level @ 1..) = numbers.rating(number, Kind::Skill).and_then(Rating::value) {
                needs.insert(row, level);
            }
        }
    }
    needs
}

/// Returns the matrix of a catalogue: skills without people; nothing where the
/// table is none.
pub(super) fn catalogue(source: &Source<'_>, table: &Table, options: &Options) -> Option<Matrix> {
    let asked = table.columns.iter().position(|column| column.role == Some(Role::SkillName));
    let name = asked
        .or_else(|| table.find(HeadingKind::Person))
        .or_else(|| table.find(HeadingKind::Skill))?;
    let parent = table.find(HeadingKind::Parent).is_some();
    let about = table.find(HeadingKind::About);
    let others = table.columns.iter().enumerate().filter(|(at, own)| {
        *at != name
            && !own.heading.is_empty()
            && own.head().is_none()
            && normalized(&own.heading) != SCALE_VALUES
            && own.role != Some(Role::Skip)
    });
    let named_only = about.is_some()
        && others.count() == 0
        && table.find(HeadingKind::Level).is_none()
        && table.find(HeadingKind::FirstName).is_none()
        && table.find(HeadingKind::Email).is_none();
    let is_one = parent
        || named_only
        || (asked.is_some()
            && table.find(HeadingKind::Person).is_none()
            && table.find(HeadingKind::Level).is_none());
    if !is_one {
        return None;
    }
    let mut matrix = Matrix {
        people: Some(People::Columns),
        because: "it is a list of skills, without people".into(),
        is_catalogue: true,
        labels: vec![name],
        ..Matrix::default()
    };
    if asked.is_none() {
        let heading = &table.columns[name].heading;
        let target = table.columns.iter().find(|column| column.head() == Some(HeadingKind::Target));
        let target = target.map_or(String::new(), |own| {
            format!("; for what a column asks for as the need, add --role \"{}=need\"", own.heading)
        });
        matrix.questions.push(Question::new(
            format!("this is a list of skills without people: “{heading}” names the skills"),
            format!("import only the skills: --role \"{heading}=skill-name\"{target}"),
        ));
    }
    let group = table.find(HeadingKind::Group);
    // A framework of Moodle stands in the first row, above its competencies.
    let framework = |own: &Column| own.heading == "Is competency framework";
    let framework = table.columns.iter().position(framework);
    let words = table.columns.iter().position(|column| normalized(&column.heading) == SCALE_VALUES);
    let mut scale_values = words.into_iter().flat_map(|at| {
        table.body.iter().map(move |&row| source.text(source.sheet.rows[row].cell(at)))
    });
    if let Some(scale_values) = scale_values.find(|own| !own.is_empty()) {
        matrix.level_words = level_words(scale_values);
        matrix.notes.push(match &matrix.level_words {
            Some(words) => {
                format!("The words of the levels are the list's own: {}.", words.join("; "))
            }
            None => format!(
                "The words of its levels are not used, because there are six levels here: {scale_values}."
            ),
        });
    }
    for &row in &table.body {
        let cells = &source.sheet.rows[row];
        let heading = source.text(cells.cell(name)).to_owned();
        if heading.is_empty() || options.skips_row(&heading, cells.line) {
            continue;
        }
        if framework.is_some_and(|at| source.text(cells.cell(at)) == "1") {
            matrix
                .left_out
                .push(format!("line {}, “{heading}”: the framework, not a skill", cells.line));
            continue;
        }
        let about = about.map_or("", |at| source.text(cells.cell(at)));
        let about = plain_text(about);
        matrix.fields.push(Field {
            shown: format!("“{heading}”"),
            heading,
            group: group
                .map(|at| source.text(cells.cell(at)).to_owned())
                .filter(|own| !own.is_empty()),
            about,
            at: row,
            role: Some(Role::Skill),
            cells: Vec::new(),
        });
    }
    for (at, column) in table.columns.iter().enumerate() {
        if at != name
            && Some(at) != group
            && Some(at) != words
            && column.role != Some(Role::Need)
            && column.head() != Some(HeadingKind::About)
            && !column.heading.is_empty()
        {
            matrix
                .left_out
                .push(format!("{}: not part of a list of skills", table.column_name(at)));
        }
    }
    Some(matrix)
}

/// The heading of the words of the levels, as Moodle has it.
pub(super) const SCALE_VALUES: &str = "scale values";

/// Returns words for the levels 0 to 5, the least first: six as they are, five
/// for the levels from 1. Fewer or more have no plain place.
fn level_words(scale_values: &str) -> Option<Box<[String; 6]>> {
    let between = if scale_values.contains('|') { '|' } else { ',' };
    let mut words: Vec<String> =
        scale_values.split(between).map(|word| word.trim().to_owned()).collect();
    if words.len() == 5 {
        words.insert(0, LEVEL_WORDS_SKILL[0].to_owned());
    }
    let words: [String; 6] = words.try_into().ok()?;
    let is_sound = |word: &String| !word.is_empty() && crate::text::name(word).is_ok();
    words.iter().all(is_sound).then(|| Box::new(words))
}

/// A description without the tags that some exports keep.
fn plain_text(text: &str) -> String {
    let mut plain = String::new();
    let mut within = false;
    for c in text.chars() {
        match c {
            '<' => within = true,
            '>' if within => within = false,
            _ if !within => plain.push(c),
            _ => {}
        }
    }
    if text.contains('<') && text.contains('>') {
        super::html::entities(plain.trim())
    } else {
        text.to_owned()
    }
}
