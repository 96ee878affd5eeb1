//! Changing what is needed. A situation keeps only what differs from the
//! dimension's own need.

use crate::team::{
    Dimension, Edit, Kind, ListEdit, MAX_PEOPLE, Need, NeedOverride, NeedParts, TOP_LEVEL,
    TOP_PRIORITY, Team,
};
use crate::tui::screens::edit::EditView;

/// A number within a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// How many people; on a spectrum, for each end that is asked for.
    People,
    /// From which level.
    Level,
    /// Who is at the first pole.
    A,
    /// Who are in the middle.
    Middle,
    /// Who is at the second pole.
    B,
    /// How much a shortfall matters.
    Priority,
}

/// Returns the need with a part one higher or lower, or why it cannot be.
pub(crate) fn step(need: Need, kind: Kind, part: Part, up: bool) -> Result<Need, &'static str> {
    const NOBODY: &str = "nobody is asked for here";
    const TOP: &str = "that is the most";
    let by = |value: u32, most: u32| -> Option<u32> {
        if up { value.checked_add(1).filter(|&value| value <= most) } else { value.checked_sub(1) }
    };
    let most = MAX_PEOPLE as u32;
    let edge = if up { TOP } else { NOBODY };
    match need {
        // The first step up makes it needed again, as its kind usually is.
        Need::None if up => Ok(Need::default_for(kind)),
        Need::None => Err("not needed; + makes it needed again"),
        Need::People { level, people, priority } => {
            let (mut level, mut people, mut priority) = (level, people, priority);
            match part {
                Part::Level => {
                    let top = u32::from(TOP_LEVEL);
                    level = by(level.into(), top).ok_or("levels go from 0 to 5")? as u8;
                }
                Part::Priority => {
                    let top = u32::from(TOP_PRIORITY);
                    priority = by(priority.into(), top).ok_or("the weight goes from 0 to 3")? as u8;
                }
                Part::People | Part::A | Part::Middle | Part::B => {
                    people = by(people, most).ok_or(edge)?;
                    // The last step down makes it not needed.
                    if people == 0 {
                        return Ok(Need::None);
                    }
                }
            }
            Ok(Need::People { level, people, priority })
        }
        Need::Spectrum { a, b, middle, priority } => {
            let (mut a, mut b, mut middle, mut priority) = (a, b, middle, priority);
            match part {
                Part::A => a = by(a, most).ok_or(edge)?,
                Part::B => b = by(b, most).ok_or(edge)?,
                Part::Middle => middle = by(middle, most).ok_or(edge)?,
                Part::Priority | Part::Level => {
                    let top = u32::from(TOP_PRIORITY);
                    priority = by(priority.into(), top).ok_or("the weight goes from 0 to 3")? as u8;
                }
                Part::People if a == 0 && b == 0 => middle = by(middle, most).ok_or(edge)?,
                Part::People => {
                    for end in [&mut a, &mut b].into_iter().filter(|end| **end > 0) {
                        *end = by(*end, most).ok_or(edge)?;
                    }
                }
            }
            let need = Need::Spectrum { a, b, middle, priority };
            Ok(if need.is_needed() { need } else { Need::None })
        }
    }
}

/// Returns the need switched to not needed, or back to the dimension's own need or the default of
/// its kind.
pub(crate) fn toggled(need: Need, own: Need, kind: Kind) -> Need {
    match (need, own) {
        (Need::None, Need::None) => Need::default_for(kind),
        (Need::None, own) => own,
        _ => Need::None,
    }
}

/// Returns the edit that gives a dimension this need in the situation shown, or why it cannot be.
pub(crate) fn change(
    team: &Team,
    view: &EditView,
    index: usize,
    need: Need,
) -> Result<Edit, String> {
    let own = &team.dimensions()[index];
    let Some(at) = view.scope_index(team) else {
        if let Some(name) = situation_without_anyone(team, own, need) {
            return Err(format!("in “{name}” nobody would be needed; change it there first"));
        }
        let dimension = Dimension { need, ..own.clone() };
        return Ok(Edit::ReplaceDimension(index, Box::new(dimension)));
    };
    let mut situation = team.situations[at].clone();
    let sentences = differing(need, own.need, own.kind);
    let there = situation.needs.iter().position(|(id, _)| *id == own.id);
    match (there, sentences) {
        (Some(at), Some(sentences)) => situation.needs[at].1 = sentences,
        (Some(at), None) => drop(situation.needs.remove(at)),
        (None, Some(sentences)) => situation.needs.push((own.id.clone(), sentences)),
        (None, None) => {}
    }
    Ok(Edit::Situation(ListEdit::Replace(at, situation)))
}

/// Returns the edit that lets a situation say of a dimension what it says itself.
pub(crate) fn as_own(team: &Team, view: &EditView, index: usize) -> Option<Edit> {
    let at = view.scope_index(team).filter(|_| view.differs(team, index))?;
    let mut situation = team.situations[at].clone();
    let id = &team.dimensions()[index].id;
    situation.needs.retain(|(of, _)| of != id);
    Some(Edit::Situation(ListEdit::Replace(at, situation)))
}

/// Returns a situation that leaves ends of a spectrum out which would then be the
/// only ones: a file that says so is refused.
fn situation_without_anyone<'a>(team: &'a Team, own: &Dimension, need: Need) -> Option<&'a str> {
    let situation = team.situations.iter().find(|situation| match situation.need_of(&own.id) {
        Some(NeedOverride::Parts(parts)) => !need.with(parts, own.kind).is_needed(),
        Some(NeedOverride::NotNeeded) | None => false,
    })?;
    Some(&situation.name)
}

/// Returns what a situation must say for a need: only what differs; nothing where
/// nothing does.
fn differing(need: Need, own: Need, kind: Kind) -> Option<NeedOverride> {
    fn other<T: PartialEq>(new: T, old: T) -> Option<T> {
        (new != old).then_some(new)
    }
    if need == own {
        return None;
    }
    let base = if own == Need::None { Need::default_for(kind) } else { own };
    let parts = match (need, base) {
        (Need::None, _) => return Some(NeedOverride::NotNeeded),
        (
            Need::People { level, people, priority },
            Need::People { level: l, people: p, priority: r },
        ) => NeedParts {
            level: other(level, l),
            // Something must be said where the dimension itself is not needed.
            people: if own == Need::None { Some(people) } else { other(people, p) },
            priority: other(priority, r),
            ..NeedParts::default()
        },
        (
            Need::Spectrum { a, b, middle, priority },
            Need::Spectrum { a: x, b: y, middle: m, priority: r },
        ) => {
            let sentences = own == Need::None;
            NeedParts {
                a: if sentences { Some(a) } else { other(a, x) },
                b: if sentences { Some(b) } else { other(b, y) },
                middle: other(middle, m),
                priority: other(priority, r),
                ..NeedParts::default()
            }
        }
        // A need is of its dimension's kind.
        (Need::People { .. } | Need::Spectrum { .. }, _) => return None,
    };
    Some(NeedOverride::Parts(parts))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::team::{Id, Situation};

    fn need_of(kind: Kind) -> BoxedStrategy<Need> {
        let priority = 0_u8..=3;
        match kind {
            Kind::Personality => prop_oneof![
                Just(Need::None),
                (0_u32..3, 0_u32..3, 0_u32..3, priority)
                    .prop_map(|(a, b, middle, priority)| Need::Spectrum { a, b, middle, priority })
                    .prop_filter("someone", |need| need.is_needed()),
            ]
            .boxed(),
            Kind::Skill | Kind::Experience => prop_oneof![
                Just(Need::None),
                (0_u8..=5, 1_u32..5, priority).prop_map(|(level, people, priority)| {
                    Need::People { level, people, priority }
                }),
            ]
            .boxed(),
        }
    }

    fn team(kind: Kind, own: Need) -> (Team, EditView) {
        let mut team = Team::new("T");
        let mut dimension = Dimension::new(Id::from_name("d"), "D", kind);
        dimension.need = own;
        team.apply(Edit::InsertDimension(0, Box::new(dimension), vec![])).unwrap();
        team.situations.push(Situation::new(Id::from_name("s"), "S"));
        let mut view = EditView::new(super::super::Tab::Dimensions);
        view.scope = Some(Id::from_name("s"));
        (team, view)
    }

    proptest! {
        #[test]
        fn a_situation_asks_for_just_what_was_set_and_says_only_what_differs(
            (kind, own, wanted) in prop_oneof![Just(Kind::Skill), Just(Kind::Personality)]
                .prop_flat_map(|kind| (Just(kind), need_of(kind), need_of(kind)))
        ) {
            let (mut team, view) = team(kind, own);
            team.apply(change(&team, &view, 0, wanted).unwrap()).unwrap();
            prop_assert_eq!(team.need(0, Some(0)), wanted);
            prop_assert_eq!(team.need(0, None), own, "the dimension's own need stays");
            prop_assert_eq!(team.situations[0].needs.is_empty(), wanted == own);
            if let Some(edit) = as_own(&team, &view, 0) {
                team.apply(edit).unwrap();
            }
            prop_assert_eq!(team.need(0, Some(0)), own);
        }
    }

    #[test]
    fn one_step_below_one_person_is_not_needed() {
        let one = Need::People { level: 3, people: 1, priority: 1 };
        assert_eq!(step(one, Kind::Skill, Part::People, false), Ok(Need::None));
        let end = Need::Spectrum { a: 1, b: 0, middle: 0, priority: 0 };
        assert_eq!(step(end, Kind::Personality, Part::A, false), Ok(Need::None));
        assert!(step(end, Kind::Personality, Part::B, false).is_err());
        let both = step(end, Kind::Personality, Part::B, true).unwrap();
        assert_eq!(both, Need::Spectrum { a: 1, b: 1, middle: 0, priority: 0 });
    }

    #[test]
    fn an_end_that_a_situation_relies_on_cannot_be_taken_from_below_it() {
        let own = Need::Spectrum { a: 1, b: 1, middle: 0, priority: 0 };
        let (mut team, mut view) = team(Kind::Personality, own);
        let only_b = Need::Spectrum { a: 0, b: 1, middle: 0, priority: 0 };
        team.apply(change(&team, &view, 0, only_b).unwrap()).unwrap();
        view.scope = None;
        let only_a = Need::Spectrum { a: 1, b: 0, middle: 0, priority: 0 };
        let error = change(&team, &view, 0, only_a).unwrap_err();
        assert!(error.contains("in “S” nobody"), "{error}");
    }
}
