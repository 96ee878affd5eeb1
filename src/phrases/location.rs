//! Paths in a team file, as a merge names them, in words.

use crate::team::Team;

/// Returns a path in words: "member ada, rating, data" becomes "Ada's answer on Data". Names come
/// from the first of these teams that has them.
pub fn location(location: &str, teams: &[&Team]) -> String {
    let (first, rest) = location.split_once(", ").unwrap_or((location, ""));
    let (list, id) = first.split_once(' ').unwrap_or((first, ""));
    let dimension = |id: &str| {
        let found = teams.iter().find_map(|team| {
            team.dimension_index(id).map(|index| team.dimensions()[index].title().into_owned())
        });
        found.unwrap_or_else(|| id.to_owned())
    };
    let member = |id: &str| {
        let found = teams
            .iter()
            .find_map(|team| team.member_index(id).map(|index| team.members()[index].name.clone()));
        found.unwrap_or_else(|| id.to_owned())
    };
    let situation = |id: &str| {
        let found = teams.iter().find_map(|team| {
            team.situation_index(id).map(|index| team.situations[index].name.clone())
        });
        found.unwrap_or_else(|| id.to_owned())
    };
    let candidate = |id: &str| {
        let mut all = teams.iter().flat_map(|team| &team.candidates);
        all.find(|own| own.id.as_str() == id).map_or_else(|| id.to_owned(), |own| own.name.clone())
    };
    match (list, rest.split_once(", ").unwrap_or((rest, ""))) {
        ("member", ("rating", on)) if !on.is_empty() => {
            format!("{}'s answer on {}", member(id), dimension(on))
        }
        ("member", ("rating", _)) => format!("{}'s answers", member(id)),
        ("member", ("", _)) => member(id),
        ("member", ("rated", _)) => format!("the day of {}'s answers", member(id)),
        ("member", ("speaks", _)) => format!("what {} offered to speak for", member(id)),
        ("member", (part, _)) => format!("{}'s {part}", member(id)),
        ("candidate", ("rating", on)) if !on.is_empty() => {
            format!("the answer of the candidate {} on {}", candidate(id), dimension(on))
        }
        ("candidate", ("", _)) => format!("the candidate {}", candidate(id)),
        ("candidate", (part, _)) => format!("the {part} of the candidate {}", candidate(id)),
        ("dimension", ("", _)) => dimension(id),
        ("dimension", ("need", _)) => format!("what is needed of {}", dimension(id)),
        ("dimension", (part, _)) => format!("the {part} of {}", dimension(id)),
        ("situation", ("", _)) => format!("the situation {}", situation(id)),
        ("situation", ("need", on)) if !on.is_empty() => {
            let on = on.split(", ").next().unwrap_or(on);
            format!("what {} needs of {}", situation(id), dimension(on))
        }
        ("situation", (part, _)) => format!("the {part} of the situation {}", situation(id)),
        ("decision", _) => format!("a decision on {}", dimension(id)),
        ("expectation", _) => format!("what is expected of {}", dimension(id)),
        ("correction", _) => format!("a correction on {}", dimension(id)),
        ("plan", _) => "a saved plan".to_owned(),
        ("team", ("name", _)) => "the team's name".to_owned(),
        ("team", ("situation", _)) => "the situation that the map opens with".to_owned(),
        ("session", ("done", _)) => "who is done rating".to_owned(),
        ("session", ("discuss", _)) => "what is marked for discussion".to_owned(),
        ("session", _) => "the step of the workshop".to_owned(),
        _ => location.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::{Edit, Id, Member};

    #[test]
    fn a_place_is_told_with_the_names_of_people_and_never_with_an_answer() {
        let mut team = Team::new("Payments");
        let ada = Member::new(Id::new("ada").expect("an id"), "Ada Lovelace");
        team.apply(Edit::InsertMember(0, Box::new(ada), vec![])).expect("it fits");
        assert_eq!(location("member ada, rating, data", &[&team]), "Ada Lovelace's answer on data");
        assert_eq!(location("member ada", &[&team]), "Ada Lovelace");
        assert_eq!(location("team, name", &[&team]), "the team's name");
        assert_eq!(location("something new", &[&team]), "something new");
    }
}
