//! Two people's changes to one file, brought together.
//!
//! What only one of them changed is taken. Where both changed the same thing
//! to something different, what is on disk stays and the place is listed:
//! nobody's word is lost by being the earlier one, and nothing is decided
//! silently.

mod differences;
mod pointers;

use std::collections::HashMap;

use super::tree::{Branch, Leaf, Node};
use super::{Clash, Stands};

pub(super) use differences::differences;

/// The three trees of a merge, and where they clash.
struct Merge<'w> {
    clashes: Vec<Clash>,
    decided: &'w dyn Fn(&str) -> Option<Stands>,
}

/// What `mine` changed since `base`, on top of `theirs`; and the clashes. What
/// clashes is as in `theirs`, unless it was decided otherwise.
pub(super) fn merge<'a>(
    base: &Branch<'a>,
    mine: &Branch<'a>,
    theirs: &Branch<'a>,
    decided: &dyn Fn(&str) -> Option<Stands>,
) -> (Branch<'a>, Vec<Clash>) {
    let mut merge = Merge { clashes: Vec::new(), decided };
    let mut branch = merge.branch(base, mine, theirs, "");
    let mut clashes = merge.clashes;
    pointers::prune(&mut branch, base, &mut clashes);
    clashes.sort_by(|one, other| one.place.cmp(&other.place));
    clashes.dedup_by(|one, other| one.place == other.place);
    (branch, clashes)
}

impl Merge<'_> {
    /// Lists a clash; which of the two stands.
    fn clash(&mut self, path: &str, usually: Stands) -> Stands {
        let stands = (self.decided)(path).unwrap_or(usually);
        self.clashes.push(Clash { place: path.to_owned(), stands });
        stands
    }

    fn branch<'a>(
        &mut self,
        base: &Branch<'a>,
        mine: &Branch<'a>,
        theirs: &Branch<'a>,
        path: &str,
    ) -> Branch<'a> {
        let mut merged = Branch { ordered: theirs.ordered || mine.ordered, ..Branch::default() };
        for (key, _) in &theirs.fields {
            let three = [base.get(key), mine.get(key), theirs.get(key)];
            merged.fields.extend(self.node(three, &step(path, key)).map(|node| (*key, node)));
        }
        for (key, own) in mine.fields.iter().filter(|(key, _)| theirs.get(key).is_none()) {
            let three = [base.get(key), Some(own), None];
            merged.fields.extend(self.node(three, &step(path, key)).map(|node| (*key, node)));
        }
        merged
    }

    fn node<'a>(&mut self, three: [Option<&Node<'a>>; 3], path: &str) -> Option<Node<'a>> {
        let [base, mine, theirs] = three;
        if mine == base || mine == theirs {
            return theirs.cloned();
        }
        if theirs == base {
            return mine.cloned();
        }
        let nothing = Branch::default();
        // A table that is not there says nothing yet: its keys are merged.
        let table = |node: Option<&Node<'a>>| match node {
            None => Some(Branch::default()),
            Some(Node::Table(branch)) => Some(branch.clone()),
            Some(_) => None,
        };
        if let (Some(mine), Some(theirs), Some(base)) = (table(mine), table(theirs), table(base)) {
            let merged = self.branch(&base, &mine, &theirs, path);
            return (!merged.fields.is_empty()).then_some(Node::Table(merged));
        }
        match (mine, theirs) {
            (Some(Node::Inline(mine)), Some(Node::Inline(theirs))) => {
                let base = if let Some(Node::Inline(base)) = base { base } else { &nothing };
                Some(Node::Inline(self.branch(base, mine, theirs, path)))
            }
            (Some(Node::Leaf(Leaf::Texts(mine))), Some(Node::Leaf(Leaf::Texts(theirs))))
                if path.starts_with("session") =>
            {
                let empty = Vec::new();
                let base =
                    if let Some(Node::Leaf(Leaf::Texts(base))) = base { base } else { &empty };
                Some(Node::Leaf(Leaf::Texts(set(base, mine, theirs))))
            }
            (mine, theirs) if is_list(mine) || is_list(theirs) => {
                let list = |node: Option<&Node<'a>>| match node {
                    Some(Node::List(list)) => list.clone(),
                    _ => Vec::new(),
                };
                let merged = self.list(&list(base), &list(mine), &list(theirs), path);
                (!merged.is_empty()).then_some(Node::List(merged))
            }
            // An answer is one thing: its parts are not mixed.
            _ => match self.clash(path, Stands::Theirs) {
                Stands::Mine => mine.cloned(),
                Stands::Theirs | Stands::Gone => theirs.cloned(),
            },
        }
    }

    fn list<'a>(
        &mut self,
        base: &[Branch<'a>],
        mine: &[Branch<'a>],
        theirs: &[Branch<'a>],
        path: &str,
    ) -> Vec<Branch<'a>> {
        let all = || base.iter().chain(mine).chain(theirs);
        if !all().all(|own| own.text("id").is_some()) {
            // Without ids, elements are what they say.
            return set(base, mine, theirs);
        }
        let [base, mine, theirs] = [base, mine, theirs].map(ById::of);
        // Where they stand is as on disk, unless I alone have moved them.
        let (first, then) =
            if theirs.stands_as(&base) { (&mine, &theirs) } else { (&theirs, &mine) };
        let new = then.ids.iter().filter(|id| !first.has(id));
        let mut merged = Vec::new();
        for &id in first.ids.iter().chain(new) {
            let path = format!("{path} {id}");
            match [base.get(id), mine.get(id), theirs.get(id)] {
                [base, Some(mine), Some(theirs)] => {
                    let nothing = Branch::default();
                    merged.push(self.branch(base.unwrap_or(&nothing), mine, theirs, &path));
                }
                [None, Some(new), None] | [None, None, Some(new)] => merged.push(new.clone()),
                // Deleted by one: gone, unless the other has changed it.
                [Some(base), Some(left), None] if base != left => {
                    let stays = self.clash(&path, Stands::Mine) == Stands::Mine;
                    merged.extend(stays.then(|| left.clone()));
                }
                [Some(base), None, Some(left)] if base != left => {
                    let stays = self.clash(&path, Stands::Theirs) == Stands::Theirs;
                    merged.extend(stays.then(|| left.clone()));
                }
                _ => {}
            }
        }
        merged
    }
}

/// A list whose elements have ids.
struct ById<'l, 'a> {
    ids: Vec<&'l str>,
    branches: HashMap<&'l str, &'l Branch<'a>>,
}

impl<'l, 'a> ById<'l, 'a> {
    fn of(list: &'l [Branch<'a>]) -> Self {
        let with_ids = list.iter().filter_map(|own| own.text("id").map(|id| (id, own)));
        Self { ids: with_ids.clone().map(|(id, _)| id).collect(), branches: with_ids.collect() }
    }

    fn get(&self, id: &str) -> Option<&'l Branch<'a>> {
        self.branches.get(id).copied()
    }

    fn has(&self, id: &str) -> bool {
        self.branches.contains_key(id)
    }

    /// Whether those that both have stand in the same order.
    fn stands_as(&self, other: &Self) -> bool {
        let here = self.ids.iter().filter(|id| other.has(id));
        here.eq(other.ids.iter().filter(|id| self.has(id)))
    }
}

fn is_list(node: Option<&Node<'_>>) -> bool {
    matches!(node, Some(Node::List(_)))
}

/// What is theirs, with what I added and without what I took out.
fn set<T: Clone + PartialEq>(base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
    let kept = theirs.iter().filter(|one| mine.contains(one) || !base.contains(one));
    let added = mine.iter().filter(|one| !base.contains(one) && !theirs.contains(one));
    kept.chain(added).cloned().collect()
}

fn step(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}, {key}") }
}
