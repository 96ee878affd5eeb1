//! Teams for tests, written as the map shows them.

use crate::team::{
    Candidate, CandidateAnswer, Dimension, Id, Judge, Kind, Member, Need, Position, Rating,
    Ratings, Team, Want,
};

/// Returns a team of people ("Ada Bo Cyd") and rows, each a dimension and everyone's answers: `3`
/// is a level, `a2`, `m` and `b1` are positions, `.` is no answer, `p` a pass; a `+` after it
/// means wants to grow, a `-` would rather do less.
pub(crate) fn team(people: &str, rows: Vec<(Dimension, &str)>) -> Team {
    let names: Vec<&str> = people.split_whitespace().collect();
    let members = names.iter().map(|name| Member::new(Id::from_name(name), *name)).collect();
    let mut ratings = Ratings::blank(rows.len(), names.len());
    let mut dimensions = Vec::new();
    for (index, (dimension, answers)) in rows.into_iter().enumerate() {
        let answers: Vec<&str> = answers.split_whitespace().collect();
        assert_eq!(answers.len(), names.len(), "an answer each on {}", dimension.name);
        for (member, answer) in answers.iter().enumerate() {
            ratings.set(index, member, rating(answer));
        }
        dimensions.push(dimension);
    }
    Team::with_people("Payments", dimensions, members, ratings)
}

/// Returns a skill that asks for this many people at a level.
pub(crate) fn skill(name: &str, people: u32, level: u8) -> Dimension {
    asking(name, Kind::Skill, Need::People { level, people, priority: 1 })
}

/// Returns an experience that asks for this many people at a level.
pub(crate) fn experience(name: &str, people: u32, level: u8) -> Dimension {
    asking(name, Kind::Experience, Need::People { level, people, priority: 1 })
}

/// Returns a spectrum that asks for one voice at each end.
pub(crate) fn between(name: &str, a: &str, b: &str) -> Dimension {
    let mut dimension =
        asking(name, Kind::Personality, Need::Spectrum { a: 1, b: 1, middle: 0, priority: 0 });
    dimension.poles = [a.to_owned(), b.to_owned()];
    dimension
}

fn asking(name: &str, kind: Kind, need: Need) -> Dimension {
    Dimension { need, ..Dimension::new(Id::from_name(name), name, kind) }
}

/// Returns a candidate who gave levels on dimensions, by their names.
pub(crate) fn candidate(name: &str, levels: &[(&str, u8)]) -> Candidate {
    let mut candidate = Candidate::new(Id::from_name(name), name);
    let answer = |&(dimension, level): &(&str, u8)| CandidateAnswer {
        dimension: Id::from_name(dimension),
        rating: Rating::level(level).unwrap(),
        judge: Judge::Own,
        source: String::new(),
        evidence: String::new(),
    };
    candidate.answers = levels.iter().map(answer).collect();
    candidate
}

/// Returns one answer, as [`team`] reads it.
pub(crate) fn rating(answer: &str) -> Rating {
    let (value, want) = match (answer.strip_suffix('+'), answer.strip_suffix('-')) {
        (Some(value), _) => (value, Some(Want::Grow)),
        (_, Some(value)) => (value, Some(Want::Less)),
        _ => (answer, None),
    };
    let rating = match value {
        "." => Rating::BLANK,
        "p" => Rating::PASS,
        "m" => Rating::position(Position::Middle),
        word => match word.parse() {
            Ok(level) => Rating::level(level).unwrap(),
            Err(_) => Rating::position(Position::from_word(&word.to_uppercase()).unwrap()),
        },
    };
    rating.with_want(want)
}

/// Returns the team in the design sketch of the map.
pub(crate) fn sketch() -> Team {
    team(
        "Ada Bo Cyd Dee Eve Fay Gus",
        vec![
            (skill("Product and customer insight", 2, 3), "3 2 0 1 4 2 1"),
            (skill("Data and analysis", 2, 3), "1 0 0 0 4 2+ 1+"),
            (skill("User interface", 2, 3), "0 4 5 1 0 3 ."),
            (skill("Services and storage", 2, 4), "5 1 0 4 2 0 3"),
            (skill("Testing and quality", 3, 3), "2 3 . 2 1 . 2"),
            (skill("Running it", 2, 4), "0 1 . 2+ 1 0 2"),
            (experience("Starting from zero", 1, 3), "0 0 2 0 1 1 0"),
            (experience("Live failure and recovery", 2, 3), ". 2 . 4 . . ."),
            (between("In a debate", "Challenges", "Supports"), "a2 b3 a2 a1 m b1 p"),
        ],
    )
}
