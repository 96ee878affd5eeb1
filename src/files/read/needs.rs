//! Reads dimensions, their needs, and the needs of situations.

use std::collections::HashMap;

use super::check::{Check, day};
use super::names::{Ids, Names};
use crate::files::FileError;
use crate::files::format::answer::{Either, NeedValue};
use crate::files::format::table::{At, List, Tables, start};
use crate::files::format::tables::{DimensionTable, Maybe, SituationTable, TeamTable};
use crate::files::format::value::{Found, Text};
use crate::team::{
    Dimension, Id, Kind, MAX_DIMENSIONS, MAX_PEOPLE, Need, NeedOverride, NeedParts, Situation,
    TOP_LEVEL, TOP_PRIORITY,
};
use crate::text;

const KINDS: [&str; 3] = ["skill", "experience", "personality"];

/// Things with ids in the order of the file.
pub(super) struct Listed {
    ids: Vec<Id>,
    index: HashMap<Id, usize>,
}

impl Listed {
    pub(super) fn new<'a>(ids: impl Iterator<Item = &'a Id>) -> Self {
        let ids: Vec<Id> = ids.cloned().collect();
        let index = ids.iter().cloned().enumerate().map(|(index, id)| (id, index)).collect();
        Self { ids, index }
    }

    /// Returns the index of the thing with this id.
    pub(super) fn find(
        &self,
        check: &Check<'_>,
        value: &At<Text<'_>>,
        thing: &str,
    ) -> Result<usize, FileError> {
        let index = self.index.get(&*text::nfc(&value.get_ref().0)).copied();
        check.pointed(value, index, thing, self.ids.iter())
    }
}

/// The dimensions of a file, with an index of their ids.
pub(super) struct Dimensions {
    pub(super) list: Vec<Dimension>,
    listed: Listed,
}

impl Dimensions {
    pub(super) fn new(list: Vec<Dimension>) -> Self {
        let listed = Listed::new(list.iter().map(|dimension| &dimension.id));
        Self { list, listed }
    }

    /// Returns the index of the dimension with this id.
    pub(super) fn index(
        &self,
        check: &Check<'_>,
        value: &At<Text<'_>>,
    ) -> Result<usize, FileError> {
        self.listed.find(check, value, "dimension")
    }

    /// Returns the dimension with this id.
    pub(super) fn find(
        &self,
        check: &Check<'_>,
        value: &At<Text<'_>>,
    ) -> Result<&Dimension, FileError> {
        Ok(&self.list[self.index(check, value)?])
    }
}

impl Check<'_> {
    pub(super) fn dimensions(
        &mut self,
        tables: &Tables<DimensionTable<'_>>,
    ) -> Result<Dimensions, FileError> {
        if let Some(table) = tables.0.get(MAX_DIMENSIONS) {
            let what = format!("the file has more than {MAX_DIMENSIONS} dimensions");
            return Err(self.fault(table.at, what, "keep about a dozen that the work needs"));
        }
        let mut names = Names::default();
        let mut ids = Ids::explicit(self, &tables.0)?;
        let mut list = Vec::with_capacity(tables.0.len());
        for table in &tables.0 {
            let (id, name) = self.called(table, &mut ids, "dimension")?;
            let (at, own) = self.known(table, "a dimension");
            names.add(self, at, &name, "dimension")?;
            let kind = self.some_word(&own.kind, "kind", Kind::from_word, &KINDS)?;
            let kind = kind.unwrap_or(Kind::Skill);
            let mut dimension = Dimension::new(id, name, kind);
            dimension.about = self.sentence(&own.about, "about")?;
            dimension.poles = self.poles(&own.poles, kind)?;
            dimension.levels = self.levels(&own.levels, kind)?;
            for alias in &own.aliases.0 {
                dimension.aliases.push(self.name(alias, "aliases")?);
            }
            if let Some(value) = &own.need {
                dimension.need = match self.need(value, kind)? {
                    NeedOverride::NotNeeded => Need::None,
                    NeedOverride::Parts(parts) => dimension.need.with(parts, kind),
                };
                self.check_need(start(value), dimension.need)?;
            }
            list.push(dimension);
        }
        names.warn_of_look_alikes(self, "dimension");
        Ok(Dimensions::new(list))
    }

    fn poles(
        &mut self,
        value: &Maybe<List<Text<'_>>>,
        kind: Kind,
    ) -> Result<[String; 2], FileError> {
        let Some(value) = value else {
            // A spectrum without `poles` still has two ends.
            let named = kind == Kind::Personality;
            return Ok(if named { ["A".into(), "B".into()] } else { Default::default() });
        };
        if kind != Kind::Personality {
            let what = format!("a dimension of kind {} has no poles", kind.word());
            self.warn(start(value), what, "they are kept as they are");
            return Ok(Default::default());
        }
        let [a, b] = &value.get_ref().0[..] else {
            let what = "a spectrum has exactly two poles";
            let remedy = "write poles = [\"Challenges ideas\", \"Supports people\"]";
            return Err(self.fault(start(value), what, remedy));
        };
        Ok([self.name(a, "poles")?, self.name(b, "poles")?])
    }

    fn levels(
        &mut self,
        value: &Maybe<List<Text<'_>>>,
        kind: Kind,
    ) -> Result<Option<Box<[String; 6]>>, FileError> {
        if let Some(value) = value.as_ref().filter(|_| kind == Kind::Personality) {
            let what = "a dimension of kind personality has no levels";
            self.warn(start(value), what, "they are kept as they are");
            return Ok(None);
        }
        Ok(self.six(value, "levels")?.map(Box::new))
    }

    pub(super) fn need(
        &mut self,
        value: &At<NeedValue<'_>>,
        kind: Kind,
    ) -> Result<NeedOverride, FileError> {
        let table = match value.get_ref() {
            Either::Short(Found::Text(word)) if word == "none" => {
                return Ok(NeedOverride::NotNeeded);
            }
            Either::Short(_) | Either::Several(_) => {
                let found = match value.get_ref() {
                    Either::Short(found) => found.kind(),
                    _ => Found::List.kind(),
                };
                let example = match kind {
                    Kind::Personality => "{ a = 1, b = 1, middle = 0, priority = 0 }",
                    Kind::Skill | Kind::Experience => "{ level = 3, people = 2, priority = 1 }",
                };
                let what = format!("this need is {found}, neither a table nor \"none\"");
                let remedy = format!("write {example}, or \"none\" where nobody is needed");
                return Err(self.fault(start(value), what, remedy));
            }
            Either::Long(table) => table,
        };
        let (own, most) = (&table.0, MAX_PEOPLE as u32);
        let mut parts = NeedParts::default();
        if kind == Kind::Personality {
            let of = "the need of a spectrum";
            self.unknown(&table.1, of);
            self.not_here(&own.level, "level", of);
            self.not_here(&own.people, "people", of);
            parts.a = self.integer(&own.a, "a", 0..=most)?;
            parts.b = self.integer(&own.b, "b", 0..=most)?;
            parts.middle = self.integer(&own.middle, "middle", 0..=most)?;
        } else {
            let of = "the need of a skill or an experience";
            self.unknown(&table.1, of);
            self.not_here(&own.a, "a", of);
            self.not_here(&own.b, "b", of);
            self.not_here(&own.middle, "middle", of);
            let level = self.integer(&own.level, "level", 0..=u32::from(TOP_LEVEL))?;
            parts.level = level.map(|level| level as u8);
            parts.people = self.integer(&own.people, "people", 1..=most)?;
        }
        let priority = self.integer(&own.priority, "priority", 0..=u32::from(TOP_PRIORITY))?;
        parts.priority = priority.map(|priority| priority as u8);
        Ok(NeedOverride::Parts(parts))
    }

    /// Checks that a need asks for someone.
    fn check_need(&self, at: usize, need: Need) -> Result<(), FileError> {
        if need == Need::None || need.is_needed() {
            return Ok(());
        }
        let what = "this need asks for nobody: a, b and middle are all 0";
        Err(self.fault(at, what, "set one of them to at least 1, or write \"none\""))
    }

    pub(super) fn situations(
        &mut self,
        tables: &Tables<SituationTable<'_>>,
        dimensions: &Dimensions,
    ) -> Result<Vec<Situation>, FileError> {
        let mut names = Names::default();
        let mut ids = Ids::explicit(self, &tables.0)?;
        let mut list = Vec::with_capacity(tables.0.len());
        for table in &tables.0 {
            let (id, name) = self.called(table, &mut ids, "situation")?;
            let (at, own) = self.known(table, "a situation");
            names.add(self, at, &name, "situation")?;
            let mut situation = Situation::new(id, name);
            situation.about = self.sentence(&own.about, "about")?;
            situation.by = day(&own.by);
            for (key, value) in &own.need.0 {
                let dimension = dimensions.find(self, key)?;
                let need = self.need(value, dimension.kind)?;
                if let NeedOverride::Parts(parts) = need {
                    let need = dimension.need.with(parts, dimension.kind);
                    self.check_need(start(value), need)?;
                }
                situation.needs.push((dimension.id.clone(), need));
            }
            list.push(situation);
        }
        names.warn_of_look_alikes(self, "situation");
        Ok(list)
    }

    /// Returns the situation that the map opens with.
    pub(super) fn opening(
        &self,
        team: &TeamTable<'_>,
        situations: &[Situation],
    ) -> Result<Option<Id>, FileError> {
        let Some(value) = &team.situation else { return Ok(None) };
        let id = self.id(value)?;
        Listed::new(situations.iter().map(|own| &own.id)).find(self, value, "situation")?;
        Ok(Some(id))
    }
}
