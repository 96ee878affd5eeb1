//! Two sentences on the row under the cursor, in the level's own words.

use super::english::{capital, list, list_some, number, steps};
use super::{Level, Names, at};
use crate::analysis::{
    Coverage, DimensionCoverage, Standing, Voices,
    people::{Grower, growers, holders, reluctant, unrated},
    strip,
};
use crate::domain::{Dimension, End, Need, State, Team};

/// What is said of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The dimension's name, for the screen to stress.
    pub subject: String,
    /// What follows it: " needs two people who … (3+). Only Eve does."
    pub needs: String,
    /// The second line: who wants to grow, what if someone is away, who has
    /// not answered. May be empty.
    pub more: String,
}

impl Row {
    /// The first line whole.
    pub fn first(&self) -> String {
        format!("{}{}", self.subject, self.needs)
    }
}

/// The sentences of a dimension's row. Looks through its column a few times:
/// for the one row under the cursor.
pub fn row(team: &Team, coverage: &Coverage, place: usize, names: &Names) -> Row {
    let dimension = &team.dimensions()[place];
    let about = About { team, coverage, place, names, dimension };
    let (needs, more) = match coverage.dimension(place).need() {
        Need::None => (" is not needed now.".to_owned(), about.how_many_answered()),
        Need::People { level, people, .. } => (about.needs(level, people), about.more()),
        Need::Voices { .. } => about.voices(),
    };
    Row { subject: dimension.name.clone(), needs, more }
}

struct About<'a> {
    team: &'a Team,
    coverage: &'a Coverage,
    place: usize,
    names: &'a Names,
    dimension: &'a Dimension,
}

impl About<'_> {
    fn judged(&self) -> &DimensionCoverage {
        self.coverage.dimension(self.place)
    }

    fn named(&self, members: impl Iterator<Item = usize>) -> Vec<&str> {
        members.map(|member| self.names.get(member)).collect()
    }

    fn holders(&self) -> Vec<&str> {
        self.named(holders(self.team, self.coverage, self.place))
    }

    fn needs(&self, level: u8, people: u32) -> String {
        let words = Level::needed(self.dimension, level);
        format!(" needs {} ({}). {}", words.people(people), at(level), self.who(words))
    }

    fn who(&self, level: Level<'_>) -> String {
        let judged = self.judged();
        let holders = self.holders();
        let do_it = level.repeated(holders.len() as u32);
        let so_far = if judged.is_certain() { "" } else { " so far" };
        if judged.people() == 0 {
            return self.nobody_there();
        }
        match (judged.standing, judged.lowest) {
            (Standing::Unknown, _) if judged.rated() == 0 => "No one has answered yet.".to_owned(),
            (Standing::Unknown, _) => {
                let who = match holders[..] {
                    [] => format!("no one {}", level.repeated(1)),
                    [one] => format!("only {one} {do_it}"),
                    _ => format!("{} {do_it}", list_some(&holders)),
                };
                format!("{}, and {who}.", capital(&self.answered()))
            }
            (_, State::Gap) => format!("No one {}{so_far}.", level.repeated(1)),
            (_, State::Thin | State::Short) => {
                format!("Only {} {do_it}{so_far}.", list_some(&holders))
            }
            (_, State::Covered) => format!("{} {do_it}{so_far}.", list_some(&holders)),
            (_, State::Strong) => {
                let spare = u32::try_from(judged.margin()).unwrap_or(0);
                format!("{} {do_it}: {} to spare.", list_some(&holders), number(spare))
            }
        }
    }

    fn nobody_there(&self) -> String {
        if self.team.members().is_empty() {
            "No one is on the team yet.".to_owned()
        } else {
            "Everyone is away.".to_owned()
        }
    }

    fn answered(&self) -> String {
        let (rated, people) = (self.judged().rated(), self.judged().people());
        let have = if rated == 1 { "has" } else { "have" };
        format!("{} of {} {have} answered", number(rated), number(people))
    }

    fn how_many_answered(&self) -> String {
        let (rated, people) = (self.judged().rated(), self.judged().people());
        match rated {
            0 => "No one has answered.".to_owned(),
            1 if people == 1 => "The only one there is has answered.".to_owned(),
            all if all == people => format!("All {} have answered.", number(people)),
            _ => format!("{}.", capital(&self.answered())),
        }
    }

    fn more(&self) -> String {
        let judged = self.judged();
        let mut said = Vec::new();
        let growers = growers(self.team, self.coverage, self.place);
        said.extend(wants_more(&growers, self.names));
        said.extend(self.if_away());
        if !judged.is_certain() && judged.rated() > 0 {
            let said_so = |member: &usize| growers.iter().any(|grower| grower.member == *member);
            let missing = unrated(self.team, self.coverage, self.place);
            let missing = self.named(missing.filter(|member| !said_so(member)));
            if !missing.is_empty() {
                said.push(format!("{} not answered.", with_have(&missing)));
            }
        }
        let less = self.named(reluctant(self.team, self.coverage, self.place));
        if !less.is_empty() {
            said.push(format!("{} would rather do less of it.", list_some(&less)));
        }
        said.extend(self.away());
        said.join(" ")
    }

    fn if_away(&self) -> Option<String> {
        let judged = self.judged();
        let Need::People { people, .. } = judged.need() else { return None };
        Some(match judged.depth() {
            0 => return None,
            1 => format!("If {} is away, no one.", self.holders().first()?),
            2 => "If either is away, it rests on the other.".to_owned(),
            depth if depth > people => "If one of them is away, there are still enough.".to_owned(),
            depth => {
                format!("If one of them is away, {} of {}.", number(depth - 1), number(people))
            }
        })
    }

    /// Who would count and is marked away.
    fn away(&self) -> Option<String> {
        if !self.coverage.away().contains(&true) {
            return None;
        }
        let judged = self.judged();
        let column = self.team.ratings().column(self.place).iter().enumerate();
        let away = column.filter(|&(member, rating)| {
            self.coverage.is_away(member)
                && rating.value().is_some_and(|value| judged.counts(value))
        });
        let away = self.named(away.map(|(member, _)| member));
        let are = if away.len() == 1 { "is" } else { "are" };
        (!away.is_empty()).then(|| format!("{} would count, and {are} away.", list_some(&away)))
    }

    fn voices(&self) -> (String, String) {
        let strip = strip(self.team, self.coverage, self.place);
        let voices = Voices::of(&strip);
        let [first, second] = voices.at;
        let needs = format!(": {}. Voices {first} : {second}.", self.sides(&voices));
        let mut more = Vec::new();
        if strip.people() == 0 {
            more.push(self.nobody_there());
        } else if strip.standing == Standing::Unknown {
            more.push(format!("{}.", capital(&self.answered())));
        }
        more.push(self.offers());
        (needs, more.join(" "))
    }

    fn sides(&self, voices: &Voices) -> String {
        let speak = |people: u32| match people {
            1 => "someone who clearly speaks for it".to_owned(),
            _ => format!("{} who clearly speak for it", number(people)),
        };
        let [a, b] = voices.needed;
        let mut parts = Vec::new();
        if a == b && a > 0 {
            parts.push(format!("each side needs {}", speak(a)));
        } else {
            for (people, pole) in [a, b].into_iter().zip(&self.dimension.poles) {
                if people > 0 {
                    parts.push(format!("{pole} needs {}", speak(people)));
                }
            }
        }
        if voices.needed_between > 0 {
            let be = if voices.needed_between == 1 { "is" } else { "are" };
            parts.push(format!("{} {be} needed between the two", number(voices.needed_between)));
        }
        list(&parts)
    }

    /// Who is on record as speaking for an end; nobody else is ever named.
    fn offers(&self) -> String {
        let speakers = |end: End| {
            let members = self.team.members().iter().enumerate();
            self.named(
                members
                    .filter(move |(_, member)| member.speaks_for(&self.dimension.id, end))
                    .map(|(place, _)| place),
            )
        };
        let sides = [speakers(End::A), speakers(End::B)];
        if sides.iter().all(Vec::is_empty) {
            return "No one has offered to speak for an end yet.".to_owned();
        }
        let said = sides.iter().zip(&self.dimension.poles).map(|(speakers, pole)| {
            if speakers.is_empty() {
                format!("No one has offered to speak for {pole} yet.")
            } else {
                format!("{} offered to speak for {pole}.", list_some(speakers))
            }
        });
        said.collect::<Vec<_>>().join(" ")
    }
}

/// "Cyd has", "Cyd and Fay have".
pub(super) fn with_have(names: &[&str]) -> String {
    format!("{} {}", list_some(names), if names.len() == 1 { "has" } else { "have" })
}

/// "Fay (2) and Gus (1) want more of it: one step and two steps away."
pub(super) fn wants_more(growers: &[Grower], names: &Names) -> Option<String> {
    let mut said = Vec::new();
    let rated: Vec<(String, u8)> = growers
        .iter()
        .filter_map(|grower| {
            let (level, steps) = (grower.level?, grower.steps?);
            Some((format!("{} ({level})", names.get(grower.member)), steps))
        })
        .collect();
    let who: Vec<&str> = rated.iter().map(|(who, _)| who.as_str()).collect();
    let away: Vec<u8> = rated.iter().map(|&(_, steps)| steps).collect();
    let want = |people: usize| if people == 1 { "wants" } else { "want" };
    if let Some(&nearest) = away.first() {
        let nearest_steps = steps(u32::from(nearest));
        let alike = away.iter().all(|&steps| steps == nearest);
        let distance = match away.len() {
            1 => format!(": {nearest_steps} away"),
            2 if alike => format!(": both {nearest_steps} away"),
            3 | 4 if alike => format!(": all {nearest_steps} away"),
            2..=4 => {
                let each: Vec<String> = away.iter().map(|&away| steps(u32::from(away))).collect();
                format!(": {} away", list(&each))
            }
            _ => format!(", the nearest {nearest_steps} away"),
        };
        said.push(format!("{} {} more of it{distance}.", list_some(&who), want(who.len())));
    }
    let unsaid: Vec<&str> = growers
        .iter()
        .filter(|grower| grower.level.is_none())
        .map(|grower| names.get(grower.member))
        .collect();
    if !unsaid.is_empty() {
        let too = if rated.is_empty() { "" } else { " too" };
        said.push(format!(
            "{} {} more of it{too}, and gave no level.",
            list_some(&unsaid),
            want(unsaid.len())
        ));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture::{between, experience, sketch, skill, team};
    use crate::domain::{Edit, Id, Voice};
    use crate::words::Naming;

    fn lines(team: &Team, place: usize) -> [String; 2] {
        let said = row(team, &Coverage::of(team, None), place, &Names::full(team));
        [said.first(), said.more]
    }

    fn one(dimension: Dimension, answers: &str) -> [String; 2] {
        lines(&team("Ada Bo Cyd Dee Eve Fay Gus", vec![(dimension, answers)]), 0)
    }

    #[test]
    fn the_sketch_reads_as_it_was_drawn() {
        assert_eq!(
            lines(&sketch(), 1),
            [
                "Data and analysis needs two people who do most of it on their own (3+). \
                 Only Eve does.",
                "Fay (2) and Gus (1) want more of it: one step and two steps away. \
                 If Eve is away, no one.",
            ]
        );
    }

    #[test]
    fn who_does_it_is_said_with_the_verb_of_the_need() {
        let first = |people, level, answers| one(skill("D", people, level), answers)[0].clone();
        assert_eq!(
            first(2, 3, "0 0 0 0 0 0 0"),
            "D needs two people who do most of it on their own (3+). No one does."
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
             Ada, Bo and Eve do: one to spare."
        );
        assert_eq!(
            first(2, 3, ". . . 4 . . 1"),
            "D needs two people who do most of it on their own (3+). \
             Two of seven have answered, and only Dee does."
        );
        assert_eq!(
            first(2, 3, ". . . . . . ."),
            "D needs two people who do most of it on their own (3+). No one has answered yet."
        );
        assert_eq!(
            one(experience("E", 2, 3), "3 0 0 4 0 0 0")[0],
            "E needs two people who took part several times (3+). Ada and Dee did."
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
            "Outages needs two people at \"helped often\" or above (3+). No one is."
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
            more(2, "0+ 1+ 2+ 1+ 1+ 0 0"),
            "Cyd (2), Bo (1), Dee (1) and two others want more of it, the nearest one step away."
        );
        assert_eq!(
            more(1, "2+ .+ 0 0 3 0 0"),
            "Ada (2) wants more of it: one step away. Bo wants more of it too, and gave no level. \
             If Eve is away, no one."
        );
        assert_eq!(more(2, "3 3 0 0 0 0 0"), "If either is away, it rests on the other.");
        assert_eq!(more(3, "3 3 0 0 0 4 0"), "If one of them is away, two of three.");
        assert_eq!(more(2, "3 3 0 0 0 4 0"), "If one of them is away, there are still enough.");
        assert_eq!(
            more(2, "3- 3 0 . p 4 0"),
            "If one of them is away, there are still enough. Ada would rather do less of it."
        );
        assert_eq!(more(2, "0 0 0 . p 0 0"), "Dee and Eve have not answered.");
    }

    #[test]
    fn people_who_are_away_are_left_out_and_said_to_be_away() {
        let team = sketch();
        let mut coverage = Coverage::of(&team, None);
        coverage.set_away(&team, 4, true);
        coverage.set_away(&team, 6, true);
        let said = row(&team, &coverage, 1, &Names::full(&team));
        assert_eq!(
            said.first(),
            "Data and analysis needs two people who do most of it on their own (3+). No one does."
        );
        assert_eq!(
            said.more,
            "Fay (2) wants more of it: one step away. Eve would count, and is away."
        );
        let everyone = Coverage::with_away(&team, None, &[true; 7]);
        let said = row(&team, &everyone, 1, &Names::full(&team));
        assert!(said.needs.ends_with("(3+). Everyone is away."), "{}", said.needs);
    }

    #[test]
    fn an_empty_team_has_no_one_and_a_dimension_may_not_be_needed() {
        let empty = team("", vec![(skill("D", 2, 3), "")]);
        let [first, more] = lines(&empty, 0);
        assert!(first.ends_with("No one is on the team yet."), "{first}");
        assert_eq!(more, "");
        let mut idle = skill("D", 2, 3);
        idle.need = Need::None;
        assert_eq!(
            one(idle, "0 0 . . . . ."),
            ["D is not needed now.", "Two of seven have answered."]
        );
    }

    #[test]
    fn a_spectrum_names_only_who_offered_to_speak() {
        let mut team = sketch();
        let said = |team: &Team| lines(team, 8);
        assert_eq!(
            said(&team),
            [
                "In a debate: each side needs someone who clearly speaks for it. Voices 2 : 1.",
                "No one has offered to speak for an end yet.",
            ]
        );
        let mut bo = team.members()[1].clone();
        bo.voices.push(Voice { dimension: Id::from_name("In a debate"), end: End::B });
        team.apply(Edit::ReplaceMember(1, Box::new(bo))).unwrap();
        assert_eq!(
            said(&team)[1],
            "No one has offered to speak for Challenges yet. Bo offered to speak for Supports."
        );
    }

    #[test]
    fn a_spectrum_says_what_each_side_needs_where_they_differ() {
        let sides = |a, b, middle| {
            let mut dimension = between("Risk", "Bold", "Careful");
            dimension.need = Need::Voices { a, b, middle, priority: 0 };
            one(dimension, "a3 a2 b1 m . . .")[0].clone()
        };
        assert_eq!(
            sides(2, 2, 0),
            "Risk: each side needs two who clearly speak for it. Voices 2 : 0."
        );
        assert_eq!(
            sides(0, 1, 1),
            "Risk: Careful needs someone who clearly speaks for it and \
             one is needed between the two. Voices 2 : 0."
        );
    }

    #[test]
    fn an_alias_stands_in_every_sentence() {
        let team = sketch();
        let names = Names::of(&team, Naming::Alias);
        let said = row(&team, &Coverage::of(&team, None), 1, &names);
        let whole = format!("{} {}", said.first(), said.more);
        for member in team.members() {
            assert!(!whole.contains(&member.name), "{whole}");
        }
    }
}
