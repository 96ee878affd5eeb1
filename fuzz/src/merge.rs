//! Merging: what two people did to one team comes together without a panic,
//! whoever is asked first, and once is as good as twice.

use roundtable::team::{
    Date, Decision, Edit, Id, Member, Position, Rating, Session, ListEdit, Team, Want,
};
use roundtable::files::write::{self, Resolution};

use crate::seeds;

/// A team, and what two people did to it: four bytes a deed.
pub fn run(data: &[u8]) {
    let Some((&first, deeds)) = data.split_first() else { return };
    let Some(base) = seeds::GOOD.get(first as usize % seeds::GOOD.len().max(1)) else { return };
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    for deed in deeds.chunks_exact(4) {
        let side = if deed[0] < 128 { &mut mine } else { &mut theirs };
        if let Some(edit) = edit(side, [deed[0], deed[1], deed[2], deed[3]]) {
            // What does not fit is not done.
            let _ = side.apply(edit);
        }
    }
    let one = write::merge(base, &mine, &theirs, Resolution::Theirs, "team.toml");
    let other = write::merge(base, &theirs, &mine, Resolution::Theirs, "team.toml");
    match (one, other) {
        (Ok(one), Ok(other)) => {
            assert_eq!(one.conflicts, other.conflicts, "who is asked first decides what conflicts");
            if one.conflicts.is_empty() {
                agree(&one.team, &other.team);
            }
            // What came in is not brought in again.
            if let Ok(twice) = write::merge(base, &mine, &one.team, Resolution::Theirs, "team.toml") {
                if one.conflicts.is_empty() {
                    let text = |team: &Team| write::team(team, None).unwrap_or_default();
                    assert!(
                        twice.team == one.team,
                        "twice is not once:\n{}\n{}\n{}",
                        text(&mine),
                        text(&one.team),
                        text(&twice.team)
                    );
                }
            }
            let text = write::team(&one.team, None).expect("a new file has nothing to read");
            let again = roundtable::files::read::team(&text, "team.toml");
            assert!(again.is_ok_and(|read| read.team == one.team), "not as it was written");
        }
        (Err(one), Err(_)) => crate::is_fit_to_show(&one.to_string()),
        // Which of two conflicting answers holds decides whether the whole is valid.
        (Ok(merged), Err(fault)) | (Err(fault), Ok(merged)) if !merged.conflicts.is_empty() => {
            crate::is_fit_to_show(&fault.to_string());
        }
        (one, other) => {
            let (one, other) = (one.map(|one| one.conflicts), other.map(|one| one.conflicts));
            panic!("one way only: {one:?} {other:?}")
        }
    }
}

/// The same people, dimensions and answers, whatever their order.
fn agree(one: &Team, other: &Team) {
    assert_eq!(one.members().len(), other.members().len());
    assert_eq!(one.dimensions().len(), other.dimensions().len());
    for (at, member) in one.members().iter().enumerate() {
        let there = other.member_index(member.id.as_str()).expect("the same people");
        for (row, dimension) in one.dimensions().iter().enumerate() {
            let place = other.dimension_index(dimension.id.as_str()).expect("the same dimensions");
            let (here, there) = (one.ratings().get(row, at), other.ratings().get(place, there));
            assert!(here == there, "another answer");
        }
    }
}

fn rating(byte: u8, spectrum: bool) -> Rating {
    let given = if spectrum {
        Rating::position([Position::A2, Position::Middle, Position::B1][byte as usize % 3])
    } else {
        Rating::level(byte % 6).unwrap_or(Rating::BLANK)
    };
    match byte / 64 {
        0 => Rating::PASS,
        1 => Rating::BLANK,
        2 => given.with_want(Some(Want::Grow)),
        _ => given,
    }
}

fn edit(team: &Team, [what, one, other, value]: [u8; 4]) -> Option<Edit> {
    let place = |byte: u8, len: usize| (len > 0).then(|| byte as usize % len);
    let member = place(one, team.members().len());
    let dimension = place(other, team.dimensions().len());
    let id = |text: &str| Id::new(&format!("{text}{}", value % 3)).ok();
    Some(match what % 12 {
        0..=3 => {
            let (dimension, member) = (dimension?, member?);
            let rating = rating(value, team.dimensions()[dimension].is_spectrum());
            Edit::Rate { dimension, member, rating, rated: Date::new(2026, 11, 1 + value % 28) }
        }
        4 => {
            let new = Member::new(id("new")?, format!("New {}", value % 3));
            if team.member_index(new.id.as_str()).is_some() {
                return None;
            }
            Edit::InsertMember(member.unwrap_or(0), Box::new(new), vec![])
        }
        5 => Edit::without_member(team, member?)?,
        6 => Edit::without_dimension(team, dimension?)?,
        7 => {
            let mut own = team.members()[member?].clone();
            own.alias = Some(format!("Alias {}", value % 4));
            Edit::ReplaceMember(member?, Box::new(own))
        }
        8 => {
            let mut own = team.dimensions()[dimension?].clone();
            own.about = Some(format!("about {}", value % 4)).into_iter().collect();
            Edit::ReplaceDimension(dimension?, Box::new(own))
        }
        9 => {
            let at = place(one, team.decisions.len())?;
            if value < 128 {
                Edit::Decision(ListEdit::Remove(at))
            } else {
                let own: Decision = team.decisions[at].clone();
                let mut own = own;
                own.note = format!("note {}", value % 4);
                Edit::Decision(ListEdit::Replace(at, own))
            }
        }
        10 => {
            let mut session: Session = team.session.clone();
            session.hidden = value < 128;
            if let Some(member) = member {
                session.done.push(team.members()[member].id.clone());
                session.done.dedup();
            }
            Edit::Session(Box::new(session))
        }
        _ => Edit::Name(format!("Team {}", value % 4)),
    })
}
