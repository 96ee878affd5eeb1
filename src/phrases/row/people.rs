//! Sentences about a skill or an experience: who covers it, who wants more of it, what if someone
//! is away.

use super::answered;
use crate::coverage::CoverageStatus;
use crate::phrases::english::{capital, list_some, number};
use crate::phrases::row_context::RowContext;
use crate::phrases::{Level, at};
use crate::team::{Need, State};

impl RowContext<'_> {
    /// Returns " needs two people who do most of it on their own (3+). Only Eve does."
    pub(super) fn needs(self, level: u8, people: u32) -> String {
        let words = Level::needed(self.dimension(), level);
        format!(" needs {} ({}). {}", words.people(people), at(level), self.who(words))
    }

    fn who(self, level: Level<'_>) -> String {
        let row = self.row();
        let holders = self.holders();
        let do_it = level.repeated(holders.len() as u32);
        let so_far = if row.is_certain() { "" } else { " so far" };
        if row.people() == 0 {
            return self.nobody_there();
        }
        match (row.status, row.lowest) {
            (CoverageStatus::Unknown, _) if row.rated() == 0 => {
                "Nobody has answered yet.".to_owned()
            }
            (CoverageStatus::Unknown, _) => {
                let who = match holders[..] {
                    [] => format!("nobody {}", level.repeated(1)),
                    [one] => format!("only {one} {do_it}"),
                    _ => format!("{} {do_it}", list_some(&holders)),
                };
                format!("{}, and {who}.", capital(answered(row)))
            }
            (_, State::Gap) => format!("Nobody {}{so_far}.", level.repeated(1)),
            (_, State::Thin | State::Short) => {
                format!("Only {} {do_it}{so_far}.", list_some(&holders))
            }
            (_, State::Covered) => format!("{} {do_it}{so_far}.", list_some(&holders)),
            (_, State::Strong) => {
                let spare = u32::try_from(row.margin()).unwrap_or(0);
                format!("{} {do_it}: {} more than needed.", list_some(&holders), number(spare))
            }
        }
    }

    /// Returns who wants more of it, what if someone is away, and who has not answered.
    pub(super) fn more(self) -> String {
        let sentences = [
            self.wants_more(),
            self.if_away(),
            self.not_answered(),
            self.would_rather_less(),
            self.away(),
        ];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn if_away(self) -> Option<String> {
        let row = self.row();
        let Need::People { people, .. } = row.need() else { return None };
        Some(match row.depth() {
            0 => return None,
            1 => format!("Without {}: nobody.", self.holders().first()?),
            2 => "If one of them is away, it depends on the other.".to_owned(),
            depth if depth > people => "Without any one of them there are still enough.".to_owned(),
            depth => {
                format!("Without one of them: {} of {}.", number(depth - 1), number(people))
            }
        })
    }

    /// Returns who would count but is marked away.
    fn away(self) -> Option<String> {
        if !self.coverage.away().contains(&true) {
            return None;
        }
        let row = self.row();
        let column = self.team.ratings().column(self.index).iter().enumerate();
        let away = column.filter(|&(member, rating)| {
            self.coverage.is_away(member) && rating.value().is_some_and(|value| row.counts(value))
        });
        let away = self.named(away.map(|(member, _)| member));
        let are = if away.len() == 1 { "is" } else { "are" };
        (!away.is_empty()).then(|| format!("{} would count, but {are} away.", list_some(&away)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::row;
    use super::super::tests::{lines, one};
    use crate::coverage::Coverage;
    use crate::coverage::fixture::{experience, sketch, skill};
    use crate::phrases::Names;

    #[test]
    fn the_sketch_reads_as_it_was_drawn() {
        assert_eq!(
            lines(&sketch(), 1),
            [
                "Data and analysis needs two people who do most of it on their own (3+). \
                 Only Eve does.",
                "Fay (2) and Gus (1) want more of it: one step and two steps away. \
                 Without Eve: nobody.",
            ]
        );
    }

    #[test]
    fn who_does_it_is_said_with_the_verb_of_the_need() {
        let first = |people, level, answers| one(skill("D", people, level), answers)[0].clone();
        assert_eq!(
            first(2, 3, "0 0 0 0 0 0 0"),
            "D needs two people who do most of it on their own (3+). Nobody does."
        );
        assert_eq!(
            first(1, 4, "0 0 4 0 0 . 0"),
            "D needs one person who handles hard cases (4+). Only Cyd does so far."
        );
        assert_eq!(
            first(3, 3, "3 0 0 0 4 0 0"),
            "D needs three people who do most of it on their own (3+). Only Ada and Eve do."
        );
        assert_eq!(
            first(2, 5, "5 0 0 0 5 0 0"),
            "D needs two people who teach it and shape how we do it (5). Ada and Eve do."
        );
        assert_eq!(
            first(2, 2, "5 2 0 0 5 0 0"),
            "D needs two people who do simple things on their own (2+). \
             Ada, Bo and Eve do: one more than needed."
        );
        assert_eq!(
            first(2, 3, ". . . 4 . . 1"),
            "D needs two people who do most of it on their own (3+). \
             Two of seven have answered, and only Dee does."
        );
        assert_eq!(
            first(2, 3, ". . . . . . ."),
            "D needs two people who do most of it on their own (3+). Nobody has answered yet."
        );
        assert_eq!(
            one(experience("E", 2, 3), "3 0 0 4 0 0 0")[0],
            "E needs two people who have taken part several times (3+). Ada and Dee have."
        );
    }

    #[test]
    fn own_wording_is_quoted() {
        let mut dimension = experience("Outages", 2, 3);
        let own = ["none", "watched one", "helped once", "helped often", "led one", "led many"];
        dimension.levels = Some(Box::new(own.map(str::to_owned)));
        let answers = one(dimension.clone(), "0 0 0 4 0 0 0");
        assert_eq!(
            answers[0],
            "Outages needs two people at \"helped often\" or above (3+). Only Dee is."
        );
        assert_eq!(
            one(dimension, "0 0 0 0 0 0 0")[0],
            "Outages needs two people at \"helped often\" or above (3+). Nobody is."
        );
    }

    #[test]
    fn the_second_line_says_who_wants_more_and_what_hangs_on_one_person() {
        let more = |people, answers| one(skill("D", people, 3), answers)[1].clone();
        assert_eq!(more(2, "0 0 0 0 0 0 0"), "");
        assert_eq!(more(2, "2+ 0 0 0 0 0 0"), "Ada (2) wants more of it: one step away.");
        assert_eq!(
            more(2, "2+ 2+ 0 0 0 0 0"),
            "Ada (2) and Bo (2) want more of it: both one step away."
        );
        assert_eq!(
            more(2, "1+ 1+ 1+ 0 0 0 0"),
            "Ada (1), Bo (1) and Cyd (1) want more of it: all two steps away."
        );
        assert_eq!(
            more(2, "1+ 2+ 1+ 0 0 0 0"),
            "Bo (2), Ada (1) and Cyd (1) want more of it, the nearest one step away."
        );
        assert_eq!(
            more(2, "0+ 1+ 2+ 1+ 1+ 0 0"),
            "Cyd (2), Bo (1), Dee (1) and two others want more of it, the nearest one step away."
        );
        assert_eq!(
            more(1, "2+ .+ 0 0 3 0 0"),
            "Ada (2) wants more of it: one step away. Bo wants more of it too, and gave no level. \
             Without Eve: nobody."
        );
        assert_eq!(more(2, "3 3 0 0 0 0 0"), "If one of them is away, it depends on the other.");
        assert_eq!(more(3, "3 3 0 0 0 4 0"), "Without one of them: two of three.");
        assert_eq!(more(2, "3 3 0 0 0 4 0"), "Without any one of them there are still enough.");
        assert_eq!(
            more(2, "3- 3 0 . p 4 0"),
            "Without any one of them there are still enough. Ada would rather do less of it."
        );
        assert_eq!(more(2, "0 0 0 . p 0 0"), "Dee and Eve have not answered.");
    }

    #[test]
    fn people_who_are_away_are_left_out_and_said_to_be_away() {
        let team = sketch();
        let mut coverage = Coverage::of(&team, None);
        coverage.set_away(&team, 4, true);
        coverage.set_away(&team, 6, true);
        let sentences = row(&team, &coverage, 1, &Names::full(&team));
        assert_eq!(
            sentences.first,
            "Data and analysis needs two people who do most of it on their own (3+). Nobody does."
        );
        assert_eq!(
            sentences.more,
            "Fay (2) wants more of it: one step away. Eve would count, but is away."
        );
        let everyone = Coverage::with_away(&team, None, &[true; 7]);
        let sentences = row(&team, &everyone, 1, &Names::full(&team));
        assert!(sentences.first.ends_with("(3+). Everyone is away."), "{}", sentences.first);
    }
}
