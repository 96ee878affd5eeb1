//! Names and ids of one list: no two are the same, and look-alikes give a warning.

use std::collections::{HashMap, HashSet};

use super::check::{Check, quoted};
use crate::files::FileError;
use crate::files::format::table::{Table, start};
use crate::files::format::tables::{
    CandidateTable, DimensionTable, Maybe, MemberTable, SituationTable,
};
use crate::files::format::value::Text;
use crate::team::Id;
use crate::text;

/// A table that has an id, a name, or both.
pub(super) trait Called {
    fn id(&self) -> &Maybe<Text<'_>>;
    fn name(&self) -> &Maybe<Text<'_>>;
}

macro_rules! called {
    ($($table:ident)*) => {$(
        impl Called for $table<'_> {
            fn id(&self) -> &Maybe<Text<'_>> {
                &self.id
            }

            fn name(&self) -> &Maybe<Text<'_>> {
                &self.name
            }
        }
    )*};
}

called!(DimensionTable SituationTable MemberTable CandidateTable);

impl Check<'_> {
    /// Returns the id and the name of a table; if one is missing, it is made from the other.
    pub(super) fn called<T: Called>(
        &self,
        table: &Table<T>,
        ids: &mut Ids,
        thing: &str,
    ) -> Result<(Id, String), FileError> {
        let (at, own) = (table.at, &table.own);
        let name = own.name().as_ref().map(|value| self.name(value, "name")).transpose()?;
        let id = own.id().as_ref().map(|value| self.id(value)).transpose()?;
        match (id, name) {
            (Some(id), Some(name)) => Ok((id, name)),
            (Some(id), None) => match text::name(id.as_str()) {
                Ok(name) => Ok((id, name)),
                Err(fault) => {
                    let what = format!("this {thing} has an id that cannot be a name: it {fault}");
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
}

/// The ids that are in use. An id that is made from a name never collides with an
/// id that is written anywhere in the file.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: HashSet<Id>,
    /// The next number to try for a name's id, so that thousands of equal names do
    /// not each start at 2.
    next: HashMap<Id, usize>,
}

impl Ids {
    /// Returns the ids that are written in the tables.
    pub(super) fn explicit<T: Called>(
        check: &Check<'_>,
        tables: &[Table<T>],
    ) -> Result<Self, FileError> {
        let mut ids = Self::default();
        for table in tables {
            if let Some(value) = table.own.id() {
                let id = check.id(value)?;
                if ids.taken.contains(&id) {
                    let what = format!("the id {} is used twice", quoted(id.as_str()));
                    return Err(check.fault(start(value), what, "give one of the two another id"));
                }
                ids.taken.insert(id);
            }
        }
        Ok(ids)
    }

    /// Marks an id as used.
    pub(crate) fn take(&mut self, id: Id) {
        self.taken.insert(id);
    }

    /// Returns an unused id for a name, as [`Id::free`] makes it.
    pub(crate) fn free(&mut self, name: &str) -> Id {
        let first = Id::from_name(name);
        let mut id = first.clone();
        if self.taken.contains(&first) {
            let next = self.next.entry(first.clone()).or_insert(2);
            loop {
                let numbered = format!("{first}_{next}");
                *next += 1;
                if let Ok(numbered) = Id::new(&numbered)
                    && !self.taken.contains(&numbered)
                {
                    id = numbered;
                    break;
                }
            }
        }
        self.taken.insert(id.clone());
        id
    }
}

/// The names of one list.
#[derive(Default)]
pub(super) struct Names {
    folded: HashSet<String>,
    all: Vec<(usize, String)>,
    beyond_ascii: bool,
}

impl Names {
    /// Adds a name; an error if the list has it already.
    pub(super) fn add(
        &mut self,
        check: &Check<'_>,
        at: usize,
        name: &str,
        thing: &str,
    ) -> Result<(), FileError> {
        if !self.folded.insert(text::fold(name)) {
            let what = format!("a second {thing} is called {}", quoted(name));
            return Err(check.fault(at, what, "give one of the two another name"));
        }
        self.beyond_ascii |= !name.is_ascii();
        self.all.push((at, name.to_owned()));
        Ok(())
    }

    /// Warns of different names that look almost the same.
    pub(super) fn warn_of_look_alikes(&self, check: &mut Check<'_>, thing: &str) {
        if !self.beyond_ascii {
            return;
        }
        let mut shapes: HashMap<String, &str> = HashMap::new();
        for (at, name) in &self.all {
            let other = *shapes.entry(text::shape(name)).or_insert(name);
            if text::looks_like(name, other) {
                let what = format!("the {thing} {} looks almost like another one", quoted(name));
                let remedy = "if they are the same, correct one of them";
                check.warn(*at, what, remedy);
            }
        }
    }
}
