//! The people and rows of a table by name: new, known, missing, look-alikes.

use std::collections::{HashMap, HashSet};

use crate::import::look_alikes;
use crate::team::Team;
use crate::text::fold;

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A person.
    Person,
    /// A skill, an experience or a spectrum.
    Row,
}

/// One name of the table, or of the team where the table lacks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// A person or a row.
    pub sort: Sort,
    /// The name.
    pub name: String,
    /// Whether the table has it.
    pub in_table: bool,
    /// What happens with it, in a few words.
    pub note: &'static str,
    /// A name that may mean the same.
    pub may_be: Option<String>,
}

/// Returns every name of a table, and of the team that it goes into, people
/// first; those that may be the same as another one are noted.
pub(super) fn names(table: &Team, into: Option<&Team>) -> Vec<Name> {
    let people = |team: &Team| team.members().iter().map(|own| own.name.clone()).collect();
    let rows = |team: &Team| team.dimensions().iter().map(|own| own.name.clone()).collect();
    let mut names = listed(Sort::Person, &people(table), into.map(people));
    names.extend(listed(Sort::Row, &rows(table), into.map(rows)));
    names
}

fn listed(sort: Sort, table: &Vec<String>, team: Option<Vec<String>>) -> Vec<Name> {
    let folded =
        |all: &Vec<String>| -> HashSet<String> { all.iter().map(|own| fold(own)).collect() };
    let (of_table, of_team) = (folded(table), team.as_ref().map(folded));
    let missing = team.into_iter().flatten().filter(|name| !of_table.contains(&fold(name)));
    let missing: Vec<String> = missing.collect();
    let [all, others] =
        [table, &missing].map(|names| names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut pairs: HashMap<String, String> = HashMap::new();
    for (one, other) in look_alikes(sort == Sort::Person, &all, &others) {
        pairs.insert(other.clone(), one.clone());
        pairs.insert(one, other);
    }
    let of_table = table.iter().map(|name| {
        let known = of_team.as_ref().map(|team| team.contains(&fold(name)));
        let note = match known {
            None => "",
            Some(true) => "in the team",
            Some(false) => "new",
        };
        let may_be = pairs.get(name).filter(|_| known != Some(true)).cloned();
        Name { sort, name: name.clone(), in_table: true, note, may_be }
    });
    let mut names: Vec<Name> = of_table.collect();
    let note = "only in the team";
    names.extend(missing.into_iter().map(|name| Name {
        sort,
        name,
        in_table: false,
        note,
        may_be: None,
    }));
    names
}
