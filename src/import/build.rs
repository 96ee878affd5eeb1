//! A team out of a table's answers.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::catalogue;
use super::context;
use super::fields::Skill;
use super::layout::Layout;
use super::legend::{self, Pair};
use super::matrix::{Matrix, Question};
use super::meaning::{Reader, Words, is_want, wants};
use super::names::{self, SkillHeading, poles, shortened, shortened_to_end, skill_heading};
use super::options::{Meaning, Options, People};
use super::reading::Reading;
use super::scales::{self, Scales};
use super::table::{Source, Table};
use super::value::Value;
use crate::files::FileError;
use crate::files::read::Ids;
use crate::team::{
    Dimension, Kind, MAX_DIMENSIONS, MAX_PEOPLE, NeedParts, Position, Rating, Ratings, Team, Want,
};
use crate::text::{self, NameFault, fold};

/// The team as far as the table tells it, how it was read, and what is to be
/// decided.
pub(super) struct BuiltTeam {
    pub(super) team: Team,
    pub(super) reading: Reading,
    pub(super) questions: Vec<Question>,
    pub(super) layout: Layout,
}

/// More different words than these next to a skill are no scale of interest.
const MAX_WANT_WORDS: usize = 10;

/// Makes a team of the answers.
pub(super) fn build(
    source: &Source<'_>,
    table: &Table,
    mut matrix: Matrix,
    options: &Options,
) -> Result<BuiltTeam, FileError> {
    check_size(source, &matrix)?;
    matrix.has_colours = source.has_colours();
    matrix.name_the_anonymous();
    let mut legend = matrix.keep_people(source, table, options);
    legend.extend(table.titles.iter().flat_map(|title| legend::pairs(title)));
    legend.extend(source.legend().iter().cloned());
    legend.extend(colour_legend(source));
    let blanks = legend::blanks(&legend).into_iter().filter(|sign| options.value(sign).is_none());
    let mut with_blanks = options.clone();
    with_blanks.values.extend(blanks.map(|sign| (sign, Meaning::Blank)));
    let options = &with_blanks;
    matrix.leave_out_computed(source, options);
    let explained: HashSet<String> = options
        .values
        .iter()
        .map(|(word, _)| fold(word))
        .chain(legend.iter().map(|own| fold(&own.0)))
        .collect();
    let skills = matrix.skills(source, &explained);
    matrix.ask_other_sorts(source, &skills, options);
    let stated_scale = context::scale(source, table, &legend, &skills, options, &mut matrix);
    let mut scales = scales::find(source, &skills, options, stated_scale, matrix.is_ours);
    context::second_numbers(source, table, &skills, options, &mut scales, &mut matrix);
    matrix.questions.extend(scales.questions.iter().cloned());
    let words = Words::of(source, &skills, options, &legend, &mut matrix);
    let needs = catalogue::needs(source, table, options, &mut matrix);
    let mut building = Building { source, table, matrix, options, skills, scales, words, needs };
    building.team()
}

/// More labels than a team has people or dimensions are refused before any
/// work is spent on them.
fn check_size(source: &Source<'_>, matrix: &Matrix) -> Result<(), FileError> {
    if matrix.records.len() > MAX_PEOPLE {
        return Err(source
            .fault("the table has more than 20,000 people", "import a part of it: --rows 1..500"));
    }
    if matrix.fields.len() > 4 * MAX_DIMENSIONS {
        let remedy = "keep the skills that the work needs; about a dozen is a good number";
        return Err(source.fault("the table has more than 500 skills", remedy));
    }
    Ok(())
}

/// Cells with a colour and a text explain the cells that have the colour alone.
fn colour_legend(source: &Source<'_>) -> Vec<Pair> {
    if !source.has_colours() {
        return Vec::new();
    }
    let cells = source.sheet.distinct().iter().filter(|cell| !cell.text.is_empty());
    cells.filter_map(|cell| Some((source.colour(cell.fill?)?, cell.text.clone()))).collect()
}

pub(super) struct Building<'a, 's> {
    pub(super) source: &'a Source<'s>,
    pub(super) table: &'a Table,
    pub(super) matrix: Matrix,
    pub(super) options: &'a Options,
    pub(super) skills: Vec<Skill>,
    scales: Scales,
    words: Words,
    pub(super) needs: HashMap<usize, u8>,
}

impl Building<'_, '_> {
    fn team(&mut self) -> Result<BuiltTeam, FileError> {
        let (dimensions, index_of) = self.dimensions()?;
        let mut reader = Reader {
            source: self.source,
            words: &self.words,
            scales: &self.scales,
            options: self.options,
            uses: BTreeMap::new(),
            odd: BTreeMap::new(),
        };
        let mut rows: Vec<Vec<Rating>> = vec![Vec::new(); dimensions.len()];
        let mut twice: Vec<(usize, usize)> = Vec::new();
        for (at, skill) in self.skills.iter().enumerate() {
            let Some(index) = index_of[at] else { continue };
            let ratings = with_wants(
                reader.ratings(at, skill, dimensions[index].kind),
                self.source,
                skill,
                self.options,
            );
            if rows[index].is_empty() {
                rows[index] = ratings;
            } else {
                let differs = join(&mut rows[index], &ratings);
                twice.extend(differs.then_some((at, index)));
            }
        }
        let (uses, odd) = (reader.uses, reader.odd);
        let wants = self.skills.iter().filter_map(|skill| {
            let is_column = !self.matrix.is_long && self.matrix.people == Some(People::Rows);
            let interest = skill.interest.as_ref().filter(|_| is_column)?;
            Some(format!("{}: what people want, next to {}", interest.shown, skill.field.shown))
        });
        self.matrix.notes.extend(wants);
        self.ask_unknown_wants();
        for (at, index) in twice {
            let (shown, name) = (&self.skills[at].field.shown, &dimensions[index].name);
            let letter = super::cells::letters(self.skills[at].field.at);
            self.matrix.questions.push(Question::new(
                format!("“{name}” is in the table twice, with different answers"),
                if self.matrix.people == Some(People::Rows) {
                    format!("leave one of the columns out, --skip \"column {letter}\", or name them apart")
                } else {
                    format!("leave one of the rows out with --skip LINE, or name {shown} apart")
                },
            ));
        }
        self.ask_title();
        self.ask_about_odd_cells(odd);
        self.is_answered(&rows);
        let people = self.matrix.members(&rows, self.options);
        let people = people
            .map_err(|what| self.source.fault(what, "type it again with visible characters"))?;
        let mut ratings = Ratings::blank(dimensions.len(), people.members.len());
        for (index, row) in rows.iter().enumerate() {
            for (record, &rating) in row.iter().enumerate() {
                if let Some(member) = people.of[record]
                    && !rating.is_blank()
                {
                    ratings.set(index, member, rating);
                }
            }
        }
        let name = self.team_name()?;
        let team = Team::with_people(name, dimensions, people.members, ratings);
        let layout = self.layout(&index_of);
        let reading = Reading::new(self.source, &mut self.matrix, &self.scales, uses);
        let questions = std::mem::take(&mut self.matrix.questions);
        Ok(BuiltTeam { team, reading, questions, layout })
    }

    /// Asks about words next to a skill that say neither more nor less. Many different
    /// ones are remarks, and named alone.
    fn ask_unknown_wants(&mut self) {
        let cells = self.skills.iter().filter_map(|skill| skill.interest.as_ref());
        let cells = cells.flat_map(|field| &field.cells);
        let words: BTreeSet<&str> = cells
            .filter_map(|&id| match self.source.value(id) {
                Value::Word(word) if self.options.value(word).is_none() => Some(word.as_str()),
                _ => None,
            })
            .filter(|word| !is_want(word))
            .collect();
        if words.is_empty() {
            return;
        }
        let all: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
        if words.len() > MAX_WANT_WORDS {
            self.matrix
                .left_out
                .push(format!("wishes that say neither more nor less: {}", all.join(", ")));
            return;
        }
        let values: Vec<String> =
            words.iter().map(|word| format!("--value \"{word}=grow\"")).collect();
        self.matrix.questions.push(Question::new(
            format!(
                "the table does not say whether {} stand for wanting more or less",
                all.join(", ")
            ),
            format!("say grow, less or blank for each: {}", values.join(" ")),
        ));
    }

    fn layout(&self, index_of: &[Option<usize>]) -> Layout {
        let taken = self.skills.iter().zip(index_of).filter(|(_, index)| index.is_some());
        let (skills, wants): (Vec<usize>, Vec<Option<usize>>) = taken
            .map(|(skill, _)| (skill.field.at, skill.interest.as_ref().map(|own| own.at)))
            .unzip();
        let wants: Vec<usize> = wants.into_iter().flatten().collect();
        Layout::new(self.table, &self.matrix, &skills, &wants)
    }

    /// The dimensions, and which of them each skill is, where it is one.
    fn dimensions(&mut self) -> Result<(Vec<Dimension>, Vec<Option<usize>>), FileError> {
        let mut dimensions: Vec<Dimension> = Vec::new();
        let mut of = Vec::new();
        let mut ids = Ids::default();
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut whole: Vec<String> = Vec::new();
        let headings: Vec<&str> = self.skills.iter().map(|skill| skill.heading.as_str()).collect();
        let start = if self.matrix.is_long { 0 } else { names::shared_start(&headings) };
        let mut times: HashMap<String, HashSet<String>> = HashMap::new();
        for skill in &self.skills {
            let group = fold(skill.field.group.as_deref().unwrap_or_default());
            times.entry(fold(&skill.heading)).or_default().insert(group);
        }
        for at in 0..self.skills.len() {
            let skill = &self.skills[at];
            let shown = skill.field.shown.clone();
            let rest = &skill.heading[start..];
            let ends: &[char] = if start > 0 {
                &[' ', ']', '.', ':', '-', '–', '?', '*', '"', '“', '”']
            } else {
                &[' ']
            };
            let heading = rest.trim_matches(ends).to_owned();
            let SkillHeading { mut name, about, kind, cut, .. } = skill_heading(&heading);
            let about = if start > 0 && about.is_empty() { skill.heading.clone() } else { about };
            let group = skill.field.group.clone().filter(|own| !own.is_empty());
            if times.get(&fold(&skill.heading)).is_some_and(|groups| groups.len() > 1)
                && let Some(group) = &group
            {
                name = shortened(&format!("{name} ({group})")).0;
            }
            if let Some((_, into)) =
                self.options.same_skills.iter().find(|(from, _)| fold(from) == fold(&name))
            {
                name.clone_from(into);
            }
            let is_other = |name: &str| {
                known.get(&fold(name)).is_some_and(|&index| whole[index] != fold(&heading))
            };
            if cut && is_other(&name) {
                name = shortened_to_end(&heading);
            }
            let name = self.name(&name, &shown)?;
            let kind =
                self.options.kind.or(kind).or_else(|| group.as_deref().and_then(names::kind));
            let kind =
                kind.or_else(|| self.kind_of_all()).unwrap_or_else(|| self.kind_by_answers(at));
            let unasked = self.options.kind.is_none() && kind == Kind::Personality;
            if unasked && poles(&heading).is_none() {
                let why = "a spectrum that does not name its ends, as in “Bold / Careful”";
                self.matrix.left_out.push(format!("“{name}”: {why}"));
                of.push(None);
                continue;
            }
            let next = dimensions.len();
            let index = *known.entry(fold(&name)).or_insert(next);
            of.push(Some(index));
            if index < next {
                self.matrix
                    .notes
                    .push(format!("{shown}: “{name}” is in the table twice, and is read as one."));
                continue;
            }
            if cut {
                self.matrix.left_out.push(format!(
                    "the end of an over-long heading: “{name}”, kept whole as its description"
                ));
            }
            let mut dimension = Dimension::new(ids.free(&name), name, kind);
            let own = &self.skills[at].field.about;
            dimension.about =
                self.about(&if own.is_empty() { about } else { own.clone() }, &shown)?;
            if kind == Kind::Personality {
                dimension.poles = self.poles(&heading, &shown)?;
            }
            dimension.levels.clone_from(&self.matrix.level_words);
            if let Some(&level) = self.needs.get(&self.skills[at].field.at) {
                dimension.need = dimension
                    .need
                    .with(NeedParts { level: Some(level), ..NeedParts::default() }, kind);
            }
            dimensions.push(dimension);
            whole.push(fold(&heading));
        }
        if dimensions.len() > MAX_DIMENSIONS {
            let remedy = "keep the skills that the work needs; about a dozen is a good number";
            return Err(self.source.fault("the table has more than 500 skills", remedy));
        }
        Ok((dimensions, of))
    }

    /// The kind that the heading over all labels names.
    fn kind_of_all(&self) -> Option<Kind> {
        let label = *self.matrix.labels.first()?;
        let over = self.matrix.people == Some(People::Columns);
        over.then(|| self.table.columns.get(label).and_then(|own| names::kind(&own.heading)))?
    }

    fn kind_by_answers(&self, at: usize) -> Kind {
        // "mid" alone may be a level's word.
        let spectrum = self.skills[at].field.cells.iter().any(|&id| {
            matches!(self.source.value(id), Value::Position(own, _) if *own != Position::Middle)
        });
        if spectrum { Kind::Personality } else { Kind::Skill }
    }

    fn about(&mut self, about: &str, shown: &str) -> Result<String, FileError> {
        match text::sentence(about) {
            Ok(about) => Ok(about),
            Err(NameFault::TooLong(_)) => {
                self.matrix
                    .left_out
                    .push(format!("{shown}: its description, of more than 1,000 characters"));
                Ok(String::new())
            }
            Err(fault) => {
                let what = format!("the description of {shown} {fault}");
                Err(self.source.fault(what, "type it again with visible characters"))
            }
        }
    }

    fn poles(&self, heading: &str, shown: &str) -> Result<[String; 2], FileError> {
        let Some([first, second]) = poles(heading) else {
            let what = format!("{shown} does not name the two ends of a spectrum");
            return Err(self
                .source
                .fault(what, "write it as “Bold / Careful”, or leave the column out"));
        };
        Ok([self.name(&shortened(&first).0, shown)?, self.name(&shortened(&second).0, shown)?])
    }

    fn name(&self, name: &str, shown: &str) -> Result<String, FileError> {
        text::name(name).map_err(|fault| {
            self.source.fault(
                format!("the name of {shown} {fault}"),
                "type it again with visible characters",
            )
        })
    }

    fn team_name(&self) -> Result<String, FileError> {
        if let Some(name) = &self.options.name {
            return text::name(name).map_err(|fault| {
                self.source.fault(format!("the team's name {fault}"), "give another")
            });
        }
        let is_scale = |title: &&String| {
            names::scale(title).is_none() || title.chars().filter(|c| c.is_alphabetic()).count() > 6
        };
        let title = self.table.titles.iter().find(|title| {
            is_scale(title)
                && !title.ends_with(':')
                && !super::headings::is_legend(title)
                && legend::pairs(title).is_empty()
        });
        let title = title.map(|title| shortened(&names::skill_heading(title).name).0);
        let named = [title.as_deref(), self.options.called.as_deref()];
        let named = named.into_iter().flatten().find_map(|name| text::name(name).ok());
        Ok(named.unwrap_or_else(|| "Our team".to_owned()))
    }
}

/// Puts wants next to the levels.
fn with_wants(
    mut ratings: Vec<Rating>,
    source: &Source<'_>,
    skill: &Skill,
    options: &Options,
) -> Vec<Rating> {
    if let Some(interest) = &skill.interest {
        let wants: Vec<Option<Want>> = wants(source, &interest.cells, options);
        for (rating, want) in ratings.iter_mut().zip(wants) {
            if want.is_some() && !rating.is_pass() {
                *rating = rating.with_want(want);
            }
        }
    }
    ratings
}

/// Joins a second column on one skill; returns whether the two differ.
fn join(into: &mut [Rating], other: &[Rating]) -> bool {
    let mut differs = false;
    for (own, other) in into.iter_mut().zip(other) {
        if own.is_blank() {
            *own = *other;
        } else if !other.is_blank() && own != other {
            differs = true;
        }
    }
    differs
}
