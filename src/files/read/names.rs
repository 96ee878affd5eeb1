//! Names and ids of one list: no two the same, and look-alikes flagged.

use std::collections::{HashMap, HashSet};

use super::reader::{Reader, Table, quoted};
use crate::files::Fault;
use crate::team::Id;
use crate::text;

/// The ids that are given out. Made ones never collide with written ones,
/// wherever in the file these are.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: HashSet<Id>,
    /// The next number to try for a name's id, so that thousands of equal
    /// ones do not each start at 2 again.
    next: HashMap<Id, usize>,
}

impl Ids {
    /// The ids that tables write down themselves.
    pub(super) fn explicit(
        reader: &Reader<'_>,
        tables: &[(usize, &Table<'_>)],
    ) -> Result<Self, Fault> {
        let mut ids = Self::default();
        for (_, table) in tables {
            if let Some(value) = table.get("id") {
                let id = reader.id(value, "id")?;
                if ids.taken.contains(&id) {
                    return Err(reader.twice(value.at(), &id));
                }
                ids.taken.insert(id);
            }
        }
        Ok(ids)
    }

    /// Takes an id.
    pub(crate) fn take(&mut self, id: Id) {
        self.taken.insert(id);
    }

    /// A new id from a name, as [`Id::free`] gives it.
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
    /// Adds a name; the same one twice is a fault.
    pub(super) fn add(
        &mut self,
        reader: &Reader<'_>,
        at: usize,
        name: &str,
        thing: &str,
    ) -> Result<(), Fault> {
        if !self.folded.insert(text::fold(name)) {
            let what = format!("a second {thing} is called {}", quoted(name));
            return Err(reader.fault(at, what, "give one of the two another name"));
        }
        self.beyond_ascii |= !name.is_ascii();
        self.all.push((at, name.to_owned()));
        Ok(())
    }

    /// Warns of names that differ and can hardly be told apart.
    pub(super) fn warn_of_look_alikes(&self, reader: &mut Reader<'_>, thing: &str) {
        if !self.beyond_ascii {
            return;
        }
        let mut shapes: HashMap<String, &str> = HashMap::new();
        for (at, name) in &self.all {
            let other = *shapes.entry(text::shape(name)).or_insert(name);
            if text::looks_like(name, other) {
                let what = format!("the {thing} {} looks like another one", quoted(name));
                let remedy = "make sure that they are two, or correct the letters of one";
                reader.warn(*at, what, remedy);
            }
        }
    }
}
