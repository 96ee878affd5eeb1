//! Two people's changes to one file, brought together.
//!
//! What only one of them changed is taken. Where both changed the same thing
//! to something different, what is on disk stays and the place is listed:
//! nobody's word is lost by being the earlier one, and nothing is decided
//! silently.

use super::tree::{Branch, Leaf, Node};

/// The three trees of a merge, and where they clash.
pub(super) struct Merge {
    clashes: Vec<String>,
}

/// What `mine` changed since `base`, on top of `theirs`; and the clashes.
pub(super) fn merge<'a>(
    base: &Branch<'a>,
    mine: &Branch<'a>,
    theirs: &Branch<'a>,
) -> (Branch<'a>, Vec<String>) {
    let mut merge = Merge { clashes: Vec::new() };
    let branch = merge.branch(base, mine, theirs, "");
    (branch, merge.clashes)
}

impl Merge {
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
        match (mine, theirs) {
            (Some(Node::Table(mine)), Some(Node::Table(theirs))) => {
                let base = if let Some(Node::Table(base)) = base { base } else { &nothing };
                Some(Node::Table(self.branch(base, mine, theirs, path)))
            }
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
            _ => {
                self.clashes.push(path.to_owned());
                theirs.cloned()
            }
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
        let find = |list: &[Branch<'a>], id: &str| {
            list.iter().find(|own| own.text("id") == Some(id)).cloned()
        };
        let mut merged = Vec::new();
        let new =
            mine.iter().filter(|own| own.text("id").is_some_and(|id| find(theirs, id).is_none()));
        for own in theirs.iter().chain(new) {
            let Some(id) = own.text("id") else { continue };
            let path = format!("{path} {id}");
            let three = [find(base, id), find(mine, id), find(theirs, id)];
            match three {
                [Some(base), Some(mine), Some(theirs)] => {
                    merged.push(self.branch(&base, &mine, &theirs, &path));
                }
                [None, Some(mine), Some(theirs)] => {
                    merged.push(self.branch(&Branch::default(), &mine, &theirs, &path));
                }
                [None, Some(new), None] | [None, None, Some(new)] => merged.push(new),
                // Deleted by one: gone, unless the other has changed it.
                [Some(base), Some(left), None] | [Some(base), None, Some(left)] if base != left => {
                    self.clashes.push(path);
                    merged.push(left);
                }
                _ => {}
            }
        }
        merged
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
