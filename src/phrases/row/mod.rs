//! Two sentences on the row under the cursor, in the level's own words.

mod people;
mod spectrum;

use super::Names;
use super::english::{capital, number};
use super::row_context::RowContext;
use crate::coverage::{Coverage, DimensionCoverage};
use crate::team::{Need, Team};

/// The sentences about one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The first line: "Data needs two people who … (3+). Only Eve does."
    pub first: String,
    /// How many bytes of it are the dimension's name.
    subject: usize,
    /// The second line: who wants to grow, what if someone is away, who has
    /// not answered. May be empty.
    pub more: String,
    /// What was decided about it; may be empty.
    pub decided: String,
}

impl Row {
    /// Returns the dimension's name, with which the first line begins: for the screen to stress.
    pub fn subject(&self) -> &str {
        &self.first[..self.subject]
    }
}

/// Returns the sentences about a row. It reads the column a few times, which is fine for the one
/// row under the cursor.
pub fn row(team: &Team, coverage: &Coverage, index: usize, names: &Names) -> Row {
    let about = RowContext { team, coverage, index, names };
    let (needs, more) = match about.row().need() {
        Need::None => (" is not needed now.".to_owned(), about.how_many_answered()),
        Need::People { level, people, .. } => (about.needs(level, people), about.more()),
        Need::Spectrum { .. } => (about.sides(), about.offers()),
    };
    let name = about.dimension().title();
    let decided = super::decided(team, index, names).join(" ");
    Row { first: format!("{name}{needs}"), subject: name.len(), more, decided }
}

impl RowContext<'_> {
    pub(super) fn nobody_there(self) -> String {
        if self.team.members().is_empty() {
            "Nobody is on the team yet.".to_owned()
        } else {
            "Everyone is away.".to_owned()
        }
    }

    fn how_many_answered(self) -> String {
        let (rated, people) = (self.row().rated(), self.row().people());
        match rated {
            0 => "Nobody has answered.".to_owned(),
            1 if people == 1 => "The only person has answered.".to_owned(),
            all if all == people => format!("All {} have answered.", number(people)),
            _ => format!("{}.", capital(answered(self.row()))),
        }
    }
}

/// Returns "two of seven have answered".
fn answered(row: &DimensionCoverage) -> String {
    let (rated, people) = (row.rated(), row.people());
    match rated {
        0 => "nobody has answered".to_owned(),
        1 => format!("one of {} has answered", number(people)),
        _ => format!("{} of {} have answered", number(rated), number(people)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{sketch, skill, team};
    use crate::phrases::Naming;
    use crate::team::Dimension;

    pub(super) fn lines(team: &Team, index: usize) -> [String; 2] {
        let sentences = row(team, &Coverage::of(team, None), index, &Names::full(team));
        [sentences.first, sentences.more]
    }

    /// The lines on a dimension, and what seven people said of it.
    pub(super) fn one(dimension: Dimension, answers: &str) -> [String; 2] {
        lines(&team("Ada Bo Cyd Dee Eve Fay Gus", vec![(dimension, answers)]), 0)
    }

    #[test]
    fn an_empty_team_has_no_one_and_a_dimension_may_not_be_needed() {
        let empty = team("", vec![(skill("D", 2, 3), "")]);
        let [first, more] = lines(&empty, 0);
        assert!(first.ends_with("Nobody is on the team yet."), "{first}");
        assert_eq!(more, "");
        let mut idle = skill("D", 2, 3);
        idle.need = Need::None;
        assert_eq!(
            one(idle, "0 0 . . . . ."),
            ["D is not needed now.", "Two of seven have answered."]
        );
    }

    #[test]
    fn how_many_answered_is_said_as_a_person_would() {
        let mut idle = skill("D", 2, 3);
        idle.need = Need::None;
        let in_words = |answers| one(idle.clone(), answers)[1].clone();
        assert_eq!(in_words(". . . . . . ."), "Nobody has answered.");
        assert_eq!(in_words("1 . . . . . ."), "One of seven has answered.");
        assert_eq!(in_words("1 2 . . . . ."), "Two of seven have answered.");
        assert_eq!(in_words("1 2 1 1 1 1 1"), "All seven have answered.");
        let spectrum = crate::coverage::fixture::between("Risk", "Bold", "Careful");
        assert_eq!(
            one(spectrum, ". . . . . . .")[1],
            "Nobody has answered. Nobody has offered to speak for an end yet."
        );
    }

    #[test]
    fn an_alias_stands_in_every_sentence() {
        let team = sketch();
        let names = Names::of(&team, Naming::Alias);
        let sentences = row(&team, &Coverage::of(&team, None), 1, &names);
        let whole = format!("{} {}", sentences.first, sentences.more);
        for member in team.members() {
            assert!(!whole.contains(&member.name), "{whole}");
        }
    }
}
