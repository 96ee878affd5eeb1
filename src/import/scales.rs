//! Which scale the numbers of each column are on. A column that does not fit
//! stretches no other column's scale, and what cannot be told is asked.

use super::fields::Skill;
use super::matrix::Question;
use super::names;
use super::options::Options;
use super::scale::Scale;
use super::table::Source;
use super::value::{Number, ONE, Value, written};
use crate::team::{Kind, Rating};

/// From this many answers on, marks that nobody gave tell something.
const MIN_ANSWERS: usize = 12;

/// What numbers become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Even steps.
    Scale(Scale),
    /// Marks, the least first, each of which is one step.
    Marks(Vec<Number>),
}

impl Numbers {
    /// Returns the rating that a number is; nothing where it is not on the scale.
    pub(super) fn rating(&self, number: Number, kind: Kind) -> Option<Rating> {
        match self {
            Self::Scale(scale) => scale.has(number).then(|| scale.rating(number, kind))?,
            Self::Marks(marks) => {
                let at = marks.iter().position(|&mark| mark == number)? as i64;
                let first = i64::from(marks.first().is_some_and(|&mark| mark > 0));
                let last = marks.len() as i64 - 1 + first;
                let scale: Scale = format!("{first}..{last}").parse().ok()?;
                scale.rating((at + first) * ONE, kind)
            }
        }
    }
}

/// The scales of a table's skills, in their order.
#[derive(Default)]
pub(super) struct Scales {
    pub(super) of: Vec<Option<Numbers>>,
    /// The one that most columns share, and why it is taken.
    pub(super) shared: Option<(Numbers, String)>,
    /// What the other columns' scales are, in sentences.
    pub(super) of_columns: Vec<String>,
    /// The scale of appetites behind a stroke.
    pub(super) appetite: Option<Scale>,
    pub(super) questions: Vec<Question>,
}

/// The numbers of a column.
struct Column {
    numbers: Vec<Number>,
}

/// Finds the scales. `stated` is what the titles and the legend say.
pub(super) fn find(
    source: &Source<'_>,
    skills: &[Skill],
    options: &Options,
    stated: Option<Scale>,
    is_ours: bool,
) -> Scales {
    let mut scales = Scales {
        of: vec![None; skills.len()],
        shared: None,
        of_columns: Vec::new(),
        appetite: None,
        questions: Vec::new(),
    };
    let pairs: Vec<(Number, Number)> = cells(skills).filter_map(|id| pair(source, id)).collect();
    // "4/5" throughout is four of five; "4/3" and "2/5" are appetites.
    let out_of = shared_most(&pairs);
    // "4/5" throughout one column, "9/10" throughout another.
    let most = skills.iter().map(|skill| {
        let pairs = skill.field.cells.iter().filter_map(|&id| pair(source, id));
        let pairs: Vec<(Number, Number)> = pairs.collect();
        (pairs.len(), shared_most(&pairs))
    });
    let most: Vec<(usize, Option<Number>)> = most.collect();
    let each_its_own = out_of.is_none()
        && !pairs.is_empty()
        && most.iter().all(|&(pairs, of)| pairs == 0 || (pairs >= 3 && of.is_some()));
    if each_its_own {
        for (skill, of) in scales.of.iter_mut().zip(&most) {
            let scale = of.1.and_then(|of| format!("0..{}", written(of)).parse().ok());
            *skill = scale.map(Numbers::Scale);
        }
        for (skill, own) in skills.iter().zip(&scales.of) {
            if let Some(Numbers::Scale(scale)) = own {
                scales.of_columns.push(format!("{}: {scale}", skill.field.shown));
            }
        }
    } else if out_of.is_none() && !pairs.is_empty() {
        let second = pairs.iter().map(|pair| pair.1);
        let ends = second.clone().min().zip(second.max());
        scales.appetite = ends.and_then(|(low, high)| Scale::guess(low, high, false));
    }
    let columns: Vec<Column> =
        skills.iter().map(|skill| Column { numbers: numbers(source, skill, options) }).collect();
    let mut open = Vec::new();
    for (at, skill) in skills.iter().enumerate() {
        let heading = &skill.field.heading;
        let given = options.column_scale(heading, &super::cells::letters(skill.field.at));
        let by_heading = || names::skill_heading(heading).scale;
        match given.or_else(by_heading) {
            None if scales.of[at].is_some() => {}
            Some(scale) => {
                scales.of[at] = Some(Numbers::Scale(scale));
                scales.of_columns.push(format!("{}: {scale}", skill.field.shown));
                scales.off_scale(skill, &columns[at], scale);
            }
            None => open.push(at),
        }
    }
    let shared = options
        .levels
        .clone()
        .map(|marks| (Numbers::Marks(marks), "as you said".to_owned()))
        .or_else(|| options.scale.map(|scale| (Numbers::Scale(scale), "as you said".to_owned())))
        .or_else(|| {
            is_ours.then(|| (Numbers::Scale(Scale::LEVELS), "this program wrote them".to_owned()))
        })
        .or_else(|| {
            out_of
                .and_then(|of| format!("0..{}", written(of)).parse().ok())
                .map(|scale| (Numbers::Scale(scale), "the cells say so".to_owned()))
        })
        .or_else(|| stated.map(|scale| (Numbers::Scale(scale), "the table says so".to_owned())));
    let shared = shared.or_else(|| scales.scale_of_other_columns(&columns, &open));
    let has_numbers = open.iter().any(|&at| !columns[at].numbers.is_empty());
    if has_numbers || shared.is_some() {
        match shared {
            Some((numbers, because)) => scales.take(skills, &columns, &open, numbers, because),
            None => scales.guess(skills, &columns, &open),
        }
    }
    scales
}

/// Returns the numbers of "4/5".
fn pair(source: &Source<'_>, id: u32) -> Option<(Number, Number)> {
    match source.value(id) {
        Value::Pair(level, of) => Some((*level, *of)),
        _ => None,
    }
}

/// Returns the second number, where all pairs have the same and no first is larger.
fn shared_most(pairs: &[(Number, Number)]) -> Option<Number> {
    let of = pairs.first()?.1;
    (of > ONE && pairs.iter().all(|&(n, other)| other == of && n <= of)).then_some(of)
}

fn cells(skills: &[Skill]) -> impl Iterator<Item = u32> + '_ {
    skills.iter().flat_map(|skill| skill.field.cells.iter().copied())
}

fn numbers(source: &Source<'_>, skill: &Skill, options: &Options) -> Vec<Number> {
    let is_said = |id: u32| {
        let text = || crate::text::fold(source.text(id));
        !options.values.is_empty() && options.value(&text()).is_some()
    };
    let cells = skill.field.cells.iter();
    cells
        .filter_map(|&id| match source.value(id) {
            Value::Number(number, _) | Value::Pair(number, _) => (!is_said(id)).then_some(*number),
            _ => None,
        })
        .collect()
}

impl Scales {
    /// The scale that several headings tell, where it fits the others too.
    fn scale_of_other_columns(
        &self,
        columns: &[Column],
        open: &[usize],
    ) -> Option<(Numbers, String)> {
        let mut stated = self.of.iter().flatten();
        let Numbers::Scale(first) = stated.next()? else { return None };
        let agree = self.of.iter().flatten().count() > 1
            && stated.all(|own| *own == Numbers::Scale(*first));
        let fits =
            open.iter().all(|&at| columns[at].numbers.iter().all(|&number| first.has(number)));
        (agree && fits).then(|| (Numbers::Scale(*first), "the other headings say so".to_owned()))
    }

    /// Takes a scale that is known.
    fn take(
        &mut self,
        skills: &[Skill],
        columns: &[Column],
        open: &[usize],
        numbers: Numbers,
        because: String,
    ) {
        for &at in open {
            self.of[at] = Some(numbers.clone());
            match &numbers {
                Numbers::Scale(scale) => self.off_scale(&skills[at], &columns[at], *scale),
                Numbers::Marks(marks) => {
                    let off = columns[at].numbers.iter().find(|number| !marks.contains(number));
                    if let Some(off) = off {
                        self.questions.push(Question::new(
                            format!(
                                "{} is not one of the levels you gave ({})",
                                written(*off),
                                skills[at].field.shown
                            ),
                            "list all of them, lowest first: --levels 0,1,2,3,5,8",
                        ));
                    }
                }
            }
        }
        let half = |scale: &Scale| !scale.is_of_shares() && !because.starts_with("as you");
        if let Numbers::Scale(scale) = &numbers
            && half(scale)
        {
            self.halves(skills, columns, open, *scale);
        }
        self.shared = Some((numbers, because));
    }

    fn off_scale(&mut self, skill: &Skill, column: &Column, scale: Scale) {
        let off: Vec<Number> =
            column.numbers.iter().copied().filter(|&number| !scale.has(number)).collect();
        let Some(&first) = off.first() else { return };
        let shown = &skill.field.shown;
        let heading = &skill.field.heading;
        self.questions.push(Question::new(
            format!("{shown} has {}, which is not on a scale of {scale}", written(first)),
            format!("leave the column out, --skip \"{heading}\", give it a scale, --scale \"{heading}=0..{}\", or say what the value means: --value {}=LEVEL", written(off.iter().copied().max().unwrap_or(first)), written(first)),
        ));
    }

    /// On a scale of whole levels a half is neither of two.
    fn halves(&mut self, skills: &[Skill], columns: &[Column], open: &[usize], scale: Scale) {
        let part =
            open.iter().find(|&&at| columns[at].numbers.iter().any(|number| number % ONE != 0));
        if let Some(&at) = part {
            self.questions.push(Question::new(
                format!("{} has numbers between two levels of {scale}", skills[at].field.shown),
                format!("make them whole, or say --scale {scale}, which rounds them down"),
            ));
        }
    }

    /// Guesses the scale of the columns that tell none.
    fn guess(&mut self, skills: &[Skill], columns: &[Column], open: &[usize]) {
        let whole: Vec<Number> =
            open.iter().flat_map(|&at| columns[at].numbers.iter().copied()).collect();
        if whole.iter().max().is_some_and(|&high| high <= 40 * ONE && self.uneven(&whole, high)) {
            return;
        }
        let high = |at: usize| columns[at].numbers.iter().copied().max();
        let class = |at: usize| {
            high(at).map(|high| match high {
                ..=5_000_000 => 5,
                5_000_001..=10_000_000 => 10,
                10_000_001..=100_000_000 => 100,
                _ => 101,
            })
        };
        let with: Vec<usize> = open.iter().copied().filter(|&at| high(at).is_some()).collect();
        if let (Some(&low), Some(&high)) = (whole.iter().min(), whole.iter().max())
            && (-5 * ONE..0).contains(&low)
            && high <= -low
        {
            let [low, high] = [low, -low].map(written);
            self.questions.push(Question::new(
                format!("the lowest number is {low}: the scale begins below zero"),
                format!("say where the scale begins and ends: --scale {low}..{high}"),
            ));
            return;
        }
        let low_columns = with.iter().filter(|&&at| class(at) == Some(5)).count();
        let (mut fits, mut off) = (Vec::new(), Vec::new());
        let tens = with.iter().filter(|&&at| class(at) == Some(10)).count();
        // A quarter of the columns beyond five are no strays: the scale is larger.
        let most_are_low =
            low_columns * 2 >= with.len() && with.len() > 1 && (tens * 4 < with.len() || tens == 1);
        for &at in &with {
            let negative = columns[at].numbers.iter().any(|&number| number < 0);
            let stray = most_are_low && class(at) != Some(5);
            let far = !most_are_low
                && tens > 0
                && class(at).is_some_and(|class| class > 10)
                && with.len() > 1;
            if negative || stray || far || class(at) == Some(101) {
                off.push(at);
            } else {
                fits.push(at);
            }
        }
        for &at in &off {
            self.does_not_fit(&skills[at], &columns[at]);
        }
        let all: Vec<Number> =
            fits.iter().flat_map(|&at| columns[at].numbers.iter().copied()).collect();
        let Some((low, high)) = all.iter().copied().min().zip(all.iter().copied().max()) else {
            return;
        };
        let in_part = all.iter().any(|number| number % ONE != 0);
        let Some(scale) = Scale::guess(low, high, in_part) else { return };
        if in_part && !scale.is_of_shares() {
            self.halves(skills, columns, &fits, scale);
            return;
        }
        if !self.is_sure(&all, low, high, in_part) {
            return;
        }
        for &at in open {
            if !off.contains(&at) {
                self.of[at] = Some(Numbers::Scale(scale));
            }
        }
        let mut because =
            format!("the lowest number is {}, the highest {}", written(low), written(high));
        if high == 3 * ONE || high == 4 * ONE {
            because.push_str("; if your scale goes to another number, say --scale 0..5");
        }
        self.shared = Some((Numbers::Scale(scale), because));
    }

    fn does_not_fit(&mut self, skill: &Skill, column: &Column) {
        let (shown, heading) = (&skill.field.shown, &skill.field.heading);
        let high = column.numbers.iter().copied().max().unwrap_or_default();
        let over = column.numbers.iter().filter(|&&number| number > 5 * ONE).count();
        let (what, value) = if over * 3 <= column.numbers.len() && column.numbers.len() > 2 {
            let high = written(high);
            (
                format!("{shown} has {high} among smaller numbers"),
                format!(", or say what it means: --value {high}=LEVEL"),
            )
        } else {
            (
                format!("{shown} has numbers up to {}, unlike the other columns", written(high)),
                String::new(),
            )
        };
        self.questions.push(Question::new(
            what,
            format!("leave it out, --skip \"{heading}\", give it a scale, --scale \"{heading}=0..{}\"{value}", written(high)),
        ));
    }

    /// A scale with holes is mapped mark by mark, never spread evenly.
    fn uneven(&mut self, all: &[Number], high: Number) -> bool {
        let mut marks: Vec<Number> = all.to_vec();
        marks.sort_unstable();
        marks.dedup();
        let known = [
            &[0, 1, 2, 3, 5, 8, 13, 20, 21, 40][..],
            &[0, 1, 3, 9],
            &[0, 1, 2, 4, 8, 16],
            &[0, 3, 6, 9],
            &[0, 1, 4, 9],
        ];
        let fits =
            |set: &&[i64]| marks.iter().all(|mark| mark % ONE == 0 && set.contains(&(mark / ONE)));
        let steps =
            high > 5 * ONE && high != 10 * ONE && marks.len() >= 3 && known.iter().any(fits);
        let whole = marks.iter().all(|mark| mark % ONE == 0);
        let holes = high > 5 * ONE
            && whole
            && all.len() >= MIN_ANSWERS.max(3 * marks.len())
            && marks.len() <= 6
            && marks.windows(3).any(|three| three[1] - three[0] != three[2] - three[1]);
        if !steps && !holes {
            return false;
        }
        let list: Vec<String> = marks.iter().map(|&mark| written(mark)).collect();
        self.questions.push(Question::new(
            format!("the numbers are {}: steps of an uneven scale, or points", list.join(", ")),
            format!(
                "for steps say --levels {} (all of them, lowest first), for points --scale 0..{}",
                list.join(","),
                written(high)
            ),
        ));
        true
    }

    /// Whether the numbers tell where their scale ends.
    fn is_sure(&mut self, all: &[Number], low: Number, high: Number, in_part: bool) -> bool {
        let top = high / ONE;
        let full = (low / ONE..=top).all(|mark| all.contains(&(mark * ONE)));
        let fives = all.iter().all(|number| number % (5 * ONE) == 0);
        let sure = match top {
            _ if in_part => high <= ONE,
            0..=1 => low == 0 && high == ONE,
            3 => low <= ONE && full && all.len() >= MIN_ANSWERS,
            // Four with every mark below it may be the most there is.
            4 => !full || all.len() < MIN_ANSWERS,
            5 | 10 => true,
            100 => fives,
            _ => false,
        };
        if sure {
            return true;
        }
        let high_text = written(high);
        if in_part {
            self.questions.push(Question::new(
                format!("the numbers are fractions, up to {high_text}"),
                "say which scale they are on: --scale 0..1, or --scale 0..5",
            ));
        } else {
            let low = i64::from(low >= ONE);
            let other = if top < 5 {
                5
            } else if top < 10 {
                10
            } else {
                100
            };
            let scale = if high > 0 {
                format!("--scale {low}..{high_text}, or --scale {low}..{other}")
            } else {
                format!("--scale {low}..{other}")
            };
            self.questions.push(Question::new(
                format!("the highest number is {high_text}, and the table does not say whether the scale ends there"),
                format!("say where the scale ends: {scale}"),
            ));
        }
        false
    }
}
