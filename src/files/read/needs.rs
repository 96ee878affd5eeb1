//! Dimensions, their needs, and what situations ask for instead.

use std::collections::HashMap;

use super::names::{Ids, Names};
use super::reader::{Reader, Table, Value, in_order, quoted};
use crate::files::Fault;
use crate::team::{
    Dimension, Id, Kind, MOST_DIMENSIONS, MOST_PEOPLE, Need, NeedOverride, NeedParts, Situation,
    TOP_LEVEL, TOP_PRIORITY,
};
use crate::text;

const DIMENSION: [&str; 7] = ["id", "name", "kind", "about", "poles", "need", "levels"];
const SITUATION: [&str; 4] = ["id", "name", "about", "need"];
const PEOPLE: [&str; 3] = ["level", "people", "priority"];
const VOICES: [&str; 4] = ["a", "b", "middle", "priority"];
const KINDS: [&str; 3] = ["skill", "experience", "personality"];

/// The dimensions of a file, and where each id is.
pub(super) struct Dimensions {
    pub(super) list: Vec<Dimension>,
    pub(super) places: HashMap<String, usize>,
}

impl Dimensions {
    pub(super) fn ids(&self) -> impl Iterator<Item = &Id> {
        self.list.iter().map(|dimension| &dimension.id)
    }
}

impl Reader<'_> {
    pub(super) fn dimensions(&mut self, root: &Table<'_>) -> Result<Dimensions, Fault> {
        let tables = self.tables(root, "dimension")?;
        if let Some((at, _)) = tables.get(MOST_DIMENSIONS) {
            let what = format!("the file has more than {MOST_DIMENSIONS} dimensions");
            return Err(self.fault(*at, what, "keep about a dozen that the work needs"));
        }
        let mut names = Names::default();
        let mut ids = Ids::explicit(self, &tables)?;
        let mut list = Vec::with_capacity(tables.len());
        for (at, table) in tables {
            self.unknown(table, &DIMENSION, "a dimension");
            let (id, name) = self.called(at, table, &mut ids, "dimension")?;
            names.add(self, at, &name, "dimension")?;
            let kind = match table.get("kind") {
                None => Kind::Skill,
                Some(value) => self.word(value, "kind", Kind::from_word, &KINDS)?,
            };
            let mut dimension = Dimension::new(id, name, kind);
            dimension.about = self.sentence(table, "about")?;
            dimension.poles = self.poles(table, kind)?;
            dimension.levels = self.levels(table, kind)?;
            if let Some(value) = table.get("need") {
                dimension.need = match self.need(value, kind)? {
                    NeedOverride::NotNeeded => Need::None,
                    NeedOverride::Parts(parts) => dimension.need.with(parts, kind),
                };
                self.asks_for_someone(value, dimension.need)?;
            }
            list.push(dimension);
        }
        names.warn_of_look_alikes(self, "dimension");
        let places = places(list.iter().map(|dimension| &dimension.id));
        Ok(Dimensions { list, places })
    }

    fn poles(&mut self, table: &Table<'_>, kind: Kind) -> Result<[String; 2], Fault> {
        let Some(value) = table.get("poles") else {
            // A spectrum whose poles nobody named still has two ends.
            let named = kind == Kind::Personality;
            return Ok(if named { ["A".into(), "B".into()] } else { Default::default() });
        };
        if kind != Kind::Personality {
            let what = format!("poles mean nothing to a dimension of kind {}", kind.word());
            self.warn(value.at(), what, "they are kept as they are");
            return Ok(Default::default());
        }
        let example = "[\"Challenges ideas\", \"Supports people\"]";
        let [a, b] = self.array(value, "poles", example)? else {
            let what = "a spectrum has exactly two poles";
            return Err(self.fault(value.at(), what, format!("write poles = {example}")));
        };
        Ok([self.name(a, "poles")?, self.name(b, "poles")?])
    }

    fn levels(&mut self, table: &Table<'_>, kind: Kind) -> Result<Option<Box<[String; 6]>>, Fault> {
        let Some(value) = table.get("levels") else { return Ok(None) };
        if kind == Kind::Personality {
            let what = "levels mean nothing to a dimension of kind personality";
            self.warn(value.at(), what, "they are kept as they are");
            return Ok(None);
        }
        Ok(self.six(table, "levels")?.map(Box::new))
    }

    pub(super) fn need(&mut self, value: &Value<'_>, kind: Kind) -> Result<NeedOverride, Fault> {
        if value.as_str() == Some("none") {
            return Ok(NeedOverride::NotNeeded);
        }
        let Some(table) = value.as_table() else {
            let example = match kind {
                Kind::Personality => "{ a = 1, b = 1, middle = 0, priority = 0 }",
                Kind::Skill | Kind::Experience => "{ level = 3, people = 2, priority = 1 }",
            };
            let what = "this need is neither a table nor \"none\"";
            let remedy = format!("write {example}, or \"none\" where nobody is needed");
            return Err(self.fault(value.at(), what, remedy));
        };
        let most = MOST_PEOPLE as u32;
        let mut parts = NeedParts::default();
        let part = |reader: &Self, key: &str, range| {
            table.get(key).map(|value| reader.integer(value, key, range)).transpose()
        };
        if kind == Kind::Personality {
            self.unknown(table, &VOICES, "the need of a spectrum");
            parts.a = part(self, "a", 0..=most)?;
            parts.b = part(self, "b", 0..=most)?;
            parts.middle = part(self, "middle", 0..=most)?;
        } else {
            self.unknown(table, &PEOPLE, "the need of a skill or an experience");
            parts.level = part(self, "level", 0..=u32::from(TOP_LEVEL))?.map(|level| level as u8);
            parts.people = part(self, "people", 1..=most)?;
        }
        parts.priority =
            part(self, "priority", 0..=u32::from(TOP_PRIORITY))?.map(|priority| priority as u8);
        Ok(NeedOverride::Parts(parts))
    }

    fn asks_for_someone(&self, value: &Value<'_>, need: Need) -> Result<(), Fault> {
        if need == Need::None || need.is_needed() {
            return Ok(());
        }
        let what = "this need asks for nobody: a, b and middle are all 0";
        let remedy = "set one of them to at least 1, or write \"none\"";
        Err(self.fault(value.at(), what, remedy))
    }

    pub(super) fn situations(
        &mut self,
        root: &Table<'_>,
        dimensions: &Dimensions,
    ) -> Result<Vec<Situation>, Fault> {
        let tables = self.tables(root, "situation")?;
        let mut names = Names::default();
        let mut ids = Ids::explicit(self, &tables)?;
        let mut list = Vec::with_capacity(tables.len());
        for (at, table) in tables {
            self.unknown(table, &SITUATION, "a situation");
            let (id, name) = self.called(at, table, &mut ids, "situation")?;
            names.add(self, at, &name, "situation")?;
            let mut situation = Situation::new(id, name);
            situation.about = self.sentence(table, "about")?;
            if let Some(value) = table.get("need") {
                for (at, word, value) in in_order(self.table(value, "situation.need")?) {
                    let place = dimensions.places.get(word).copied();
                    let place = self.pointed(at, word, place, "dimension", dimensions.ids())?;
                    let own = &dimensions.list[place];
                    let need = self.need(value, own.kind)?;
                    if let NeedOverride::Parts(parts) = need {
                        self.asks_for_someone(value, own.need.with(parts, own.kind))?;
                    }
                    situation.needs.push((own.id.clone(), need));
                }
            }
            list.push(situation);
        }
        names.warn_of_look_alikes(self, "situation");
        Ok(list)
    }

    /// The situation that the map opens on.
    pub(super) fn opening(
        &self,
        team: &Table<'_>,
        situations: &[Situation],
    ) -> Result<Option<Id>, Fault> {
        let Some(value) = team.get("situation") else { return Ok(None) };
        let id = self.id(value, "situation")?;
        let place = situations.iter().position(|situation| situation.id == id);
        let ids = situations.iter().map(|situation| &situation.id);
        self.pointed(value.at(), id.as_str(), place, "situation", ids)?;
        Ok(Some(id))
    }
}

/// Where each id is.
pub(super) fn places<'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<String, usize> {
    ids.enumerate().map(|(place, id)| (id.as_str().to_owned(), place)).collect()
}

impl Reader<'_> {
    /// The id and the name of a table: either gives the other.
    pub(super) fn called(
        &self,
        at: usize,
        table: &Table<'_>,
        ids: &mut Ids,
        thing: &str,
    ) -> Result<(Id, String), Fault> {
        let name = table.get("name").map(|value| self.name(value, "name")).transpose()?;
        let id = table.get("id").map(|value| self.id(value, "id")).transpose()?;
        match (id, name) {
            (Some(id), Some(name)) => Ok((id, name)),
            // As if it stood there: an id is taken as it is, a name in NFC.
            (Some(id), None) => match text::name(id.as_str()) {
                Ok(name) => Ok((id, name)),
                Err(fault) => {
                    let what = format!("this {thing} has an id that is no name: it {fault}");
                    Err(self.fault(at, what, "write name = \"…\" below it"))
                }
            },
            (None, Some(name)) => Ok((ids.free(&name), name)),
            (None, None) => {
                let what = format!("this {thing} has no name");
                Err(self.fault(at, what, "write name = \"…\" below this line"))
            }
        }
    }

    pub(super) fn twice(&self, at: usize, id: &Id) -> Fault {
        let what = format!("the id {} is taken twice", quoted(id.as_str()));
        self.fault(at, what, "give one of the two another id")
    }
}
