//! Matches the elements of a list with those of the old list.

use std::collections::HashMap;

use toml::Table;

/// Returns an element's id.
pub(super) fn id(own: &Table) -> Option<&str> {
    own.get("id")?.as_str()
}

type IsSame = fn(&Table, &Table) -> bool;

/// Returns for each new element the index of the old one: the one with the same id, or
/// without ids an equal one, or else one about the same thing.
pub(super) fn partners(old: &[&Table], new: &[&Table]) -> Vec<Option<usize>> {
    if new.iter().chain(old).all(|own| id(own).is_some()) {
        let by_id: HashMap<_, _> =
            old.iter().enumerate().map(|(index, own)| (id(own), index)).collect();
        return new.iter().map(|own| by_id.get(&id(own)).copied()).collect();
    }
    let is_about_the_same: IsSame = |left, right| {
        ["member", "dimension", "on"].iter().all(|key| left.get(*key) == right.get(*key))
    };
    let mut free = vec![true; old.len()];
    let mut from = vec![None; new.len()];
    // Unchanged elements at both ends come first, so that equal ones keep their comments.
    let both = old.len().min(new.len());
    let head = (0..both).take_while(|&index| old[index] == new[index]).count();
    let tail =
        (1..=both - head).take_while(|nth| old[old.len() - nth] == new[new.len() - nth]).count();
    let ends = (0..head).map(|index| (index, index));
    for (was, is) in ends.chain((1..=tail).map(|nth| (old.len() - nth, new.len() - nth))) {
        free[was] = false;
        from[is] = Some(was);
    }
    let rounds: [IsSame; 2] = [|left, right| left == right, is_about_the_same];
    for is_same in rounds {
        let mut next = 0;
        for (own, from) in new.iter().zip(&mut from).filter(|(_, from)| from.is_none()) {
            // In order first.
            let rest = (next..old.len()).chain(0..next);
            let found = rest.into_iter().find(|&index| free[index] && is_same(old[index], own));
            if let Some(index) = found {
                free[index] = false;
                next = index + 1;
                *from = Some(index);
            }
        }
    }
    from
}
