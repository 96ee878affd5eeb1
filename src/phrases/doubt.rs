//! Questions about answers that look too good to be true. Never an accusation.

use super::english::number;
use crate::coverage::{PersonDoubt, TeamDoubt};

/// Returns the question to a person, at the end of their own rating.
pub fn own_doubt(doubt: PersonDoubt) -> String {
    match doubt {
        PersonDoubt::InARow(rows) => format!(
            "You gave the same answer {} times in a row. \
             Is that right, or is one worth a second look?",
            number(rows as u32)
        ),
        PersonDoubt::AllAtTheTop => {
            "You gave every answer at the top. Can you name an example for each?".to_owned()
        }
    }
}

/// Returns the question to the team, after the reveal.
pub fn team_doubt(doubt: TeamDoubt) -> &'static str {
    match doubt {
        TeamDoubt::AllStrong => {
            "Every row has more people than needed. \
             Were the needs set before rating, and do they ask for enough?"
        }
        TeamDoubt::MostAtTheTop => {
            "At least three quarters of all skill ratings are at 5. Can each 5 name an example?"
        }
        TeamDoubt::BeatenEverywhere => {
            "Every row where we expected nobody turned out better. \
             Were the needs set before rating, and can each answer name an example?"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_is_a_question() {
        assert_eq!(
            own_doubt(PersonDoubt::InARow(9)),
            "You gave the same answer nine times in a row. \
             Is that right, or is one worth a second look?"
        );
        let own = [own_doubt(PersonDoubt::InARow(12)), own_doubt(PersonDoubt::AllAtTheTop)];
        let doubts = [TeamDoubt::AllStrong, TeamDoubt::MostAtTheTop, TeamDoubt::BeatenEverywhere];
        let team = doubts.map(|doubt| team_doubt(doubt).to_owned());
        assert!(own.iter().chain(&team).all(|text| text.ends_with('?') && !text.contains("  ")));
    }
}
