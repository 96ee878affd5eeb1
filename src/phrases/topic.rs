//! Why a row is worth talking about, in one line.

use super::english::{list_some, number};
use super::row_context::RowContext;
use super::spectrum::spectrum_or_counts;
use super::{Level, Names, short_title};
use crate::coverage::{
    Coverage, CoverageStatus, MIN_WIDE_SPREAD, only_thanks_to_the_reluctant,
    people::{holders, one_step_below, unrated},
    strip,
};
use crate::team::{Kind, Need, State, Team};

/// With more people, a number replaces their names.
const MAX_NAMED: usize = 2;

/// Returns a few words on a row, without its name: "nobody handles hard cases yet; Dee wants to
/// grow, Cyd has not answered".
pub fn topic(team: &Team, coverage: &Coverage, index: usize, names: &Names) -> String {
    let row = coverage.dimension(index);
    let about = RowContext { team, coverage, index, names };
    let level = match row.need() {
        Need::None => return "not needed now".to_owned(),
        Need::Spectrum { .. } => {
            let strip = strip(team, coverage, index);
            return spectrum_or_counts(&strip, &team.dimensions()[index].poles);
        }
        Need::People { level, .. } => Level::needed(&team.dimensions()[index], level),
    };
    match (row.status, row.lowest) {
        (CoverageStatus::Unknown | CoverageStatus::NotNeeded, _) if row.rated() == 0 => {
            "nobody has answered yet".to_owned()
        }
        (CoverageStatus::Unknown | CoverageStatus::NotNeeded, _) => {
            let have = if row.rated() == 1 { "has" } else { "have" };
            let (rated, people) = (number(row.rated()), number(row.people()));
            format!("only {rated} of {people} {have} answered")
        }
        (_, State::Gap) => {
            let yet = if row.is_certain() { "" } else { " yet" };
            with_help(format!("nobody {}{yet}", level.do_it(1)), &about.who_could_help())
        }
        (_, State::Thin) => about.depends_on_one(),
        (_, State::Short) => {
            let more =
                format!("{}, {} more needed", list_some(&about.holders()), number(row.missing()));
            with_help(more, &about.who_could_help())
        }
        (_, State::Covered | State::Strong) => about.covered(),
    }
}

/// Joins a state with what may change it.
fn with_help(what: String, help: &[String]) -> String {
    if help.is_empty() { what } else { format!("{what}; {}", help.join(", ")) }
}

impl RowContext<'_> {
    /// Returns who could help: people who want to grow and people who have not answered, or else
    /// people one step away.
    fn who_could_help(self) -> Vec<String> {
        let Self { team, coverage, index, .. } = self;
        let row = coverage.dimension(index);
        let mut moves = Vec::new();
        let grow = self.growers();
        let grow: Vec<usize> = grow.iter().map(|grower| grower.member).collect();
        if !grow.is_empty() {
            let people = grow.len() as u32;
            moves.push(self.some(grow.into_iter(), people, "wants to grow", "want to grow"));
        }
        if !row.is_certain() && row.unrated() > 0 {
            let open = unrated(team, coverage, index);
            let people = row.unrated();
            moves.push(self.some(open, people, "has not answered", "have not answered"));
        }
        let Some(short) = row.need().level().and_then(|level| level.checked_sub(1)) else {
            return moves;
        };
        let people = row.histogram()[usize::from(short)];
        if moves.is_empty() && people > 0 {
            let near = one_step_below(team, coverage, index);
            let gave = Level::of(&team.dimensions()[index], short).gave(people);
            let gave = format!("{gave}: one step away");
            moves.push(self.some(near, people, &gave, &gave));
        }
        moves
    }

    /// Returns "Dee wants", "Dee and Fay want" or "three want": names only if there are few.
    fn some(
        self,
        members: impl Iterator<Item = usize>,
        people: u32,
        one: &str,
        many: &str,
    ) -> String {
        if people as usize > MAX_NAMED {
            return format!("{} {many}", number(people));
        }
        match self.named(members)[..] {
            [name] => format!("{name} {one}"),
            ref names => format!("{} {many}", list_some(names)),
        }
    }

    /// Returns "depends on Eve, who is also one of two in Product".
    fn depends_on_one(self) -> String {
        let Self { team, coverage, index, .. } = self;
        let row = coverage.dimension(index);
        let so_far = if row.is_certain() { "" } else { " so far" };
        let Some(holder) = holders(team, coverage, index).next() else {
            return "depends on one person".to_owned();
        };
        let who = format!("depends on {} alone{so_far}", self.names.get(holder));
        if !self.reluctant().is_empty() {
            return format!("{who}, who would rather do less of it");
        }
        match self.elsewhere(holder) {
            Some((other, 1)) => format!("{who}, and so does {}", short_title(team, other)),
            Some((other, people)) => format!(
                "{who}, who is also one of our {} in {}",
                number(people),
                short_title(team, other)
            ),
            None => with_help(who, &self.who_could_help()),
        }
    }

    /// Returns another row that depends on the same person: the one that fewest people cover, at
    /// most two.
    fn elsewhere(self, member: usize) -> Option<(usize, u32)> {
        let Self { team, coverage, index, .. } = self;
        let others = (0..team.dimensions().len())
            .filter(|&other| other != index && team.dimensions()[other].kind != Kind::Personality);
        others
            .filter_map(|other| {
                let row = coverage.dimension(other);
                let value = team.ratings().get(other, member).value()?;
                let few = (1..=2).contains(&row.depth()) && row.is_needed();
                (few && row.counts(value)).then(|| (other, row.depth()))
            })
            .min_by_key(|&(_, depth)| depth)
    }

    fn covered(self) -> String {
        let Self { team, coverage, index, .. } = self;
        let row = coverage.dimension(index);
        let held = if row.lowest == State::Strong { "more than needed" } else { "covered" };
        if only_thanks_to_the_reluctant(team, coverage, index) {
            let less = list_some(&self.reluctant());
            return format!("{held}, but {less} would rather do less of it");
        }
        if row.spread() >= MIN_WIDE_SPREAD {
            let histogram = row.histogram();
            let given = |value: &usize| histogram[*value] > 0;
            let lowest = (0..7).find(given).unwrap_or(0);
            let highest = (0..7).rfind(given).unwrap_or(0);
            return format!("{held}, with answers from {lowest} to {highest}");
        }
        format!("{held}: {}", list_some(&self.holders()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{sketch, skill, team};

    fn said(team: &Team, index: usize) -> String {
        topic(team, &Coverage::of(team, None), index, &Names::full(team))
    }

    #[test]
    fn the_sketch_reads_as_it_was_drawn() {
        let sketch = sketch();
        assert_eq!(
            said(&sketch, 5),
            "nobody handles hard cases yet; Dee wants to grow, Cyd has not answered"
        );
        assert_eq!(
            said(&sketch, 6),
            "nobody has taken part several times; Cyd has taken part once: one step away"
        );
        assert_eq!(said(&sketch, 1), "depends on Eve alone, who is also one of our two in Product");
    }

    #[test]
    fn each_state_has_its_line() {
        let one = |people, answers| {
            said(&team("Ada Bo Cyd Dee Eve", vec![(skill("D", people, 3), answers)]), 0)
        };
        assert_eq!(one(2, ". . . . ."), "nobody has answered yet");
        assert_eq!(one(2, "3 0 . . ."), "only two of five have answered");
        assert_eq!(one(2, "0 0 0 0 0"), "nobody does most of it on their own");
        assert_eq!(
            one(2, "2 0 2 0 0"),
            "nobody does most of it on their own; Ada and Cyd do simple things on their own: \
             one step away"
        );
        assert_eq!(
            one(2, "2+ 2+ 1+ 0 0"),
            "nobody does most of it on their own; three want to grow"
        );
        assert_eq!(one(2, "3- 0 0 0 0"), "depends on Ada alone, who would rather do less of it");
        assert_eq!(
            one(2, "3 2+ 0 0 ."),
            "depends on Ada alone so far; Bo wants to grow, Eve has not answered"
        );
        assert_eq!(one(3, "3 4 2+ 0 0"), "Ada and Bo, one more needed; Cyd wants to grow");
        assert_eq!(one(2, "3- 4 0 0 0"), "covered, but Ada would rather do less of it");
        assert_eq!(one(2, "3 5 4 0 1"), "more than needed, with answers from 0 to 5");
        assert_eq!(one(2, "3 3 2 1 1"), "covered: Ada and Bo");
    }

    #[test]
    fn who_holds_another_row_alone_is_said_before_who_shares_one() {
        let rows = vec![
            (skill("Data", 2, 3), "3 0 0"),
            (skill("Shared", 2, 3), "3 3 0"),
            (skill("Alone", 1, 3), "3 0 0"),
        ];
        assert_eq!(said(&team("Ada Bo Cyd", rows), 0), "depends on Ada alone, and so does Alone");
    }

    #[test]
    fn a_marked_spectrum_gets_its_counts_and_no_names() {
        assert_eq!(said(&sketch(), 8), "one for Supports");
    }
}
