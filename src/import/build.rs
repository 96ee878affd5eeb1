//! A team out of a table's answers.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::labels::{Called, called, poles, scale as told_scale, shortened};
use super::layout::{Label, Layout, TOO_MANY_PEOPLE, kind_of};
use super::reading::{Becomes, Reading};
use super::scale::Scale;
use super::value::{Number, ONE, Raw, Value, value, written};
use super::{Imported, Options, People};
use crate::files::Fault;
use crate::files::read::Ids;
use crate::team::{
    Dimension, Kind, MOST_DIMENSIONS, MOST_PEOPLE, Member, Position, Rating, Ratings, Team, Want,
};
use crate::text::{self, NameFault};

/// The team, and how the table was read.
pub(super) fn build(
    grid: &Grid<'_>,
    layout: &Layout,
    options: &Options,
) -> Result<Imported, Fault> {
    is_of_a_size(grid, layout)?;
    Building::of(grid, layout, options)?.team()
}

/// More labels than a team has people or dimensions are refused before any
/// work is spent on them.
fn is_of_a_size(grid: &Grid<'_>, layout: &Layout) -> Result<(), Fault> {
    if layout.members.len() > MOST_PEOPLE {
        return Err(Fault::new(grid.path, TOO_MANY_PEOPLE.0, TOO_MANY_PEOPLE.1));
    }
    if layout.topics.len() > MOST_DIMENSIONS {
        let remedy = "keep those that the work rests on; about a dozen is a good number";
        return Err(Fault::new(grid.path, "the table has more than 500 skills", remedy));
    }
    Ok(())
}

struct Building<'b, 'g> {
    grid: &'b Grid<'g>,
    layout: &'b Layout,
    options: &'b Options,
    scale: Option<Scale>,
    /// Why it is this scale.
    because: String,
    /// Pairs are a level and an appetite on this scale.
    appetite: Option<Scale>,
    left_out: Vec<String>,
}

/// Where an answer stands.
struct Place<'b> {
    row: usize,
    column: &'b Label,
}

impl<'b, 'g> Building<'b, 'g> {
    fn of(grid: &'b Grid<'g>, layout: &'b Layout, options: &'b Options) -> Result<Self, Fault> {
        let mut building = Self {
            grid,
            layout,
            options,
            scale: None,
            because: String::new(),
            appetite: None,
            left_out: layout.left_out.clone(),
        };
        building.find_scale()?;
        Ok(building)
    }

    /// The answers, each with its row and the label of its column.
    fn cells(&self) -> impl Iterator<Item = (Place<'_>, Value)> {
        let topics = &self.layout.topics;
        self.layout.members.iter().flat_map(move |member| {
            topics.iter().filter_map(move |topic| {
                let (row, cell) = self.layout.cell(self.grid, member, topic)?;
                let column = if self.layout.people == People::Rows { topic } else { member };
                Some((Place { row, column }, value(&cell)))
            })
        })
    }

    fn find_scale(&mut self) -> Result<(), Fault> {
        let pairs: Vec<(Number, Number)> = self
            .cells()
            .filter_map(|(_, value)| match value {
                Value::Pair(level, other) => Some((level, other)),
                _ => None,
            })
            .collect();
        let of = pairs.first().map(|pair| pair.1);
        // "4/5" throughout is four of five; "4/3" and "2/5" are appetites.
        let out_of = of.filter(|&of| pairs.iter().all(|&(n, other)| other == of && n <= of));
        let ends = |numbers: &[Number]| -> Option<(Number, Number)> {
            Some((*numbers.iter().min()?, *numbers.iter().max()?))
        };
        if out_of.is_none() {
            let appetites: Vec<Number> = pairs.iter().map(|pair| pair.1).collect();
            self.appetite = ends(&appetites).and_then(|(low, high)| Scale::guess(low, high, false));
        }
        let mut numbers: Vec<Number> = pairs.iter().map(|pair| pair.0).chain(out_of).collect();
        numbers.extend(self.cells().filter_map(|(_, value)| match value {
            Value::Answer(Raw::Number(number), _) => Some(number),
            _ => None,
        }));
        let Some((low, high)) = ends(&numbers) else { return Ok(()) };
        if let Some(scale) = self.options.scale {
            self.because = "as you said".into();
            self.scale = Some(scale);
            return self.all_on(scale, "correct it, or give another --scale");
        }
        if self.layout.listed.as_ref().is_some_and(|listed| listed.is_ours) {
            self.because = "this program wrote them".into();
            self.scale = Some(Scale::LEVELS);
            return self.all_on(Scale::LEVELS, "correct it");
        }
        let topics = self.layout.topics.iter().map(|topic| &topic.text);
        let texts = self.layout.titles.iter().chain([&self.layout.corner]).chain(topics);
        let told = texts
            .filter_map(|text| told_scale(text))
            .find(|scale| numbers.iter().all(|&number| scale.has(number)));
        let in_part = numbers.iter().any(|number| number % ONE != 0);
        if let Some(scale) = told {
            if in_part && !scale.is_of_shares() {
                return self.all_whole(scale);
            }
            self.because = "the table says so".into();
            self.scale = Some(scale);
            return Ok(());
        }
        let Some(scale) = Scale::guess(low, high, in_part) else {
            let widest = Scale::PERCENT;
            return self.all_on(widest, "give the scale as --scale MIN..MAX, or correct the cell");
        };
        if in_part && !scale.is_of_shares() {
            return self.all_whole(scale);
        }
        self.because = format!(
            "the lowest number is {}, the highest {}; --scale says otherwise",
            written(low),
            written(high)
        );
        self.scale = Some(scale);
        Ok(())
    }

    /// On a scale of whole levels a half is neither of two: it is not for a
    /// guess to say which.
    fn all_whole(&self, scale: Scale) -> Result<(), Fault> {
        let part = self.cells().find(|(_, value)| match *value {
            Value::Answer(Raw::Number(number), _) | Value::Pair(number, _) => number % ONE != 0,
            _ => false,
        });
        let Some((place, _)) = part else { return Ok(()) };
        let column = &place.column.text;
        let what = format!("the number under “{column}” lies between two levels of {scale}");
        let remedy = format!(
            "make it whole, or say --scale {scale}: then a level counts once it \
                              is reached"
        );
        Err(self.grid.fault(&self.grid.rows[place.row], what, &remedy))
    }

    fn all_on(&self, scale: Scale, remedy: &str) -> Result<(), Fault> {
        let off = self.cells().find(|(_, value)| match *value {
            Value::Answer(Raw::Number(number), _) | Value::Pair(number, _) => !scale.has(number),
            _ => false,
        });
        match off {
            Some((place, _)) => {
                let column = &place.column.text;
                let what = format!("the number under “{column}” is not on a scale of {scale}");
                Err(self.grid.fault(&self.grid.rows[place.row], what, remedy))
            }
            None => Ok(()),
        }
    }

    fn team(mut self) -> Result<Imported, Fault> {
        let (members, member_of) = self.members()?;
        let (dimensions, dimension_of) = self.dimensions()?;
        let mut ratings = Ratings::blank(dimensions.len(), members.len());
        let mut becomes = Becomes::default();
        let mut clashes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (label, &member) in self.layout.members.iter().zip(&member_of) {
            for (topic, dimension) in self.layout.topics.iter().zip(&dimension_of) {
                let Some(dimension) = *dimension else { continue };
                let Some((row, cell)) = self.layout.cell(self.grid, label, topic) else {
                    continue;
                };
                let kind = dimensions[dimension].kind;
                let Some(rating) = self.rating(&cell, kind) else {
                    return Err(self.unreadable(row, label, topic, kind));
                };
                becomes.count(&cell, rating, kind);
                if rating.is_blank() || clashes.contains_key(&(dimension, member)) {
                    continue;
                }
                let before = ratings.get(dimension, member);
                if before.is_blank() || before == rating {
                    ratings.set(dimension, member, rating);
                } else {
                    ratings.set(dimension, member, Rating::BLANK);
                    clashes.insert((dimension, member), self.grid.rows[row].line);
                }
            }
        }
        for (&(dimension, member), line) in &clashes {
            self.left_out.push(format!(
                "line {line}: “{}” has two different answers on “{}”, and is left unanswered there",
                members[member].name, dimensions[dimension].name
            ));
        }
        let name = self.team_name()?;
        let reading = Reading {
            separator: self.grid.separator.words(),
            people: self.layout.people,
            people_because: self.layout.because.clone(),
            scale: self.scale,
            scale_because: self.because,
            appetite: self.appetite,
            becomes,
            left_out: self.left_out,
        };
        Ok(Imported { team: Team::with_people(name, dimensions, members, ratings), reading })
    }

    /// What a cell becomes; nothing where it is no answer.
    fn rating(&self, cell: &str, kind: Kind) -> Option<Rating> {
        let scale = self.scale.unwrap_or(Scale::PERCENT);
        match value(cell) {
            Value::Blank => Some(Rating::BLANK),
            Value::Pass => Some(Rating::PASS),
            Value::Want(want) => Some(Rating::BLANK.with_want(Some(want))),
            Value::Answer(Raw::Percent(share), _) if !Scale::PERCENT.has(share) => None,
            Value::Answer(raw, want) => {
                scale.rating(raw, kind).map(|rating| rating.with_want(want))
            }
            Value::Pair(level, appetite) => {
                let want: Option<Want> = self.appetite.and_then(|scale| scale.want(appetite));
                scale.rating(Raw::Number(level), kind).map(|rating| rating.with_want(want))
            }
            Value::Other => None,
        }
    }

    fn unreadable(&self, row: usize, member: &Label, topic: &Label, kind: Kind) -> Fault {
        // The other label is the line's own.
        let column = if self.layout.people == People::Rows { topic } else { member };
        let what = format!("the cell under “{}” is no answer", column.text);
        let remedy = if kind == Kind::Personality {
            "write A3 A2 A1 mid B1 B2 B3 or a number of the scale, or leave it blank"
        } else {
            "write a number of the scale, a word such as expert, or leave it blank"
        };
        self.grid.fault(&self.grid.rows[row], what, remedy)
    }

    /// The members, and which of them each label is: someone who stands there
    /// twice is one person.
    fn members(&mut self) -> Result<(Vec<Member>, Vec<usize>), Fault> {
        let mut members: Vec<Member> = Vec::new();
        let mut of = Vec::new();
        let mut ids = Ids::default();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for label in &self.layout.members {
            let (short, cut) = shortened(&label.text);
            let name = self.name(&short, label)?;
            let place = *known.entry(text::fold(&name)).or_insert(members.len());
            of.push(place);
            if place < members.len() {
                let line = self.grid.rows[label.row].line;
                self.left_out
                    .push(format!("line {line}: “{name}” stands there twice, taken as one person"));
                continue;
            }
            if cut {
                self.left_out.push(format!("the end of an over-long name: “{name}”"));
            }
            let id = ids.free(&name);
            members.push(Member::new(id, name));
        }
        Ok((members, of))
    }

    /// The dimensions, and which of them each label is, where it is one.
    fn dimensions(&mut self) -> Result<(Vec<Dimension>, Vec<Option<usize>>), Fault> {
        let mut dimensions: Vec<Dimension> = Vec::new();
        let mut of = Vec::new();
        let mut ids = Ids::default();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for topic in &self.layout.topics {
            let Called { name, about, kind, cut } = called(&topic.text);
            let name = self.name(&name, topic)?;
            let kind = self.options.kind.or(kind).or_else(|| kind_of(topic, self.layout));
            let kind = kind.unwrap_or_else(|| self.kind_by_answers(topic));
            let unasked = self.options.kind.is_none() && kind == Kind::Personality;
            if unasked && poles(&topic.text).is_none() {
                let why = "a spectrum that does not name its ends, as in “Bold / Careful”";
                self.left_out.push(format!("“{name}”: {why}"));
                of.push(None);
                continue;
            }
            let place = *known.entry(text::fold(&name)).or_insert(dimensions.len());
            of.push(Some(place));
            if place < dimensions.len() {
                let line = self.grid.rows[topic.row].line;
                self.left_out
                    .push(format!("line {line}: “{name}” stands there twice, taken as one"));
                continue;
            }
            if cut {
                self.left_out.push(format!(
                    "the end of an over-long heading: “{name}”, kept whole as what it is about"
                ));
            }
            let id = ids.free(&name);
            let mut dimension = Dimension::new(id, name, kind);
            let about = if topic.about.is_empty() { about } else { topic.about.clone() };
            dimension.about = match text::sentence(&about) {
                Ok(about) => about,
                Err(NameFault::TooLong(_)) => {
                    let why = "its over-long description, of more than 1,000 characters";
                    self.left_out.push(format!("“{}”: {why}", dimension.name));
                    String::new()
                }
                Err(fault) => {
                    let what = format!("what is said of “{}” {fault}", dimension.name);
                    let remedy = "write it anew, in letters that can be seen";
                    return Err(self.grid.fault(&self.grid.rows[topic.row], what, remedy));
                }
            };
            if kind == Kind::Personality {
                dimension.poles = self.poles(topic)?;
            }
            dimensions.push(dimension);
        }
        Ok((dimensions, of))
    }

    fn kind_by_answers(&self, topic: &Label) -> Kind {
        let mut answers = self.layout.members.iter().filter_map(|member| {
            let (_, cell) = self.layout.cell(self.grid, member, topic)?;
            match value(&cell) {
                Value::Answer(raw, _) => Some(raw),
                _ => None,
            }
        });
        // "mid" alone may be a level's word.
        let spectrum =
            answers.any(|raw| matches!(raw, Raw::Position(at) if at != Position::Middle));
        if spectrum { Kind::Personality } else { Kind::Skill }
    }

    fn poles(&self, topic: &Label) -> Result<[String; 2], Fault> {
        let Some([first, second]) = poles(&topic.text) else {
            let what = format!("“{}” does not name the two ends of a spectrum", topic.text);
            let remedy = "write it as “Bold / Careful”, or leave the column out";
            return Err(self.grid.fault(&self.grid.rows[topic.row], what, remedy));
        };
        Ok([self.name(&shortened(&first).0, topic)?, self.name(&shortened(&second).0, topic)?])
    }

    fn name(&self, name: &str, label: &Label) -> Result<String, Fault> {
        text::name(name).map_err(|fault: NameFault| {
            let remedy = "write it anew, in letters that can be seen";
            self.grid.fault(&self.grid.rows[label.row], format!("a name {fault}"), remedy)
        })
    }

    fn team_name(&self) -> Result<String, Fault> {
        if let Some(name) = &self.options.name {
            return text::name(name).map_err(|fault| {
                Fault::new(self.grid.path, format!("the team's name {fault}"), "give another")
            });
        }
        let title = self.layout.titles.first().map(|title| shortened(title).0);
        let named = [title.as_deref(), self.options.called.as_deref()];
        let named = named.into_iter().flatten().find_map(|name| text::name(name).ok());
        Ok(named.unwrap_or_else(|| "Our team".to_owned()))
    }
}
