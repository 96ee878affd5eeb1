//! Grow or hire: who could get there, shortfall by shortfall. Skills and
//! experiences alone; nobody is asked to train a personality.

use std::cmp::Reverse;

use super::ideal::Wish;
use crate::coverage::Coverage;
use crate::team::{Team, Want, Zone};

/// At most this many goals a person, over all shortfalls: a convention.
pub const MAX_GOALS: u32 = 2;
/// The costs up to which growing is advised, and up to which it is open: two
/// a step, one less for those who want it. Conventions.
const TRAIN: u8 = 2;
const EITHER: u8 = 4;
/// From this level on, people come to someone for it: who best to learn from.
const TEACHES: u8 = 4;

/// Whether growing beats hiring, for one person on one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// Near enough to grow.
    Train,
    /// Could go either way.
    Either,
}

impl Verdict {
    /// Returns the word of the JSON contract.
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// Someone who could grow into a shortfall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trainee {
    /// The member, by index.
    pub member: usize,
    /// Levels still to go, at least 1.
    pub steps: u8,
    /// 2 a step, less 1 for those who want to grow.
    pub cost: u8,
    /// Whether they asked for it.
    pub wants: bool,
    /// What the cost says.
    pub verdict: Verdict,
    /// A member to learn it from: who holds it, best a 4 or 5 who would not
    /// rather do less of it. Nothing where nobody here does.
    pub teacher: Option<usize>,
}

/// One shortfall: who could grow into it, and how many are still to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Training {
    /// The dimension, by index.
    pub dimension: usize,
    /// How many people it lacks.
    pub missing: u32,
    /// Cheapest first, at most `missing`.
    pub train: Vec<Trainee>,
    /// How many are left for hiring.
    pub hire: u32,
}

/// Walks all wishes in the brief's order. Who is away cannot be trained.
pub fn training(team: &Team, coverage: &Coverage, wishes: &[Wish]) -> Vec<Training> {
    let mut goals = vec![0_u32; team.members().len()];
    let mut pupils = vec![0_u32; team.members().len()];
    let mut plan = Vec::new();
    for wish in wishes {
        let Some(Zone::AtLeast(level)) = wish.zone() else { continue };
        let free = |member: &usize| goals[*member] < MAX_GOALS && !coverage.is_away(*member);
        let mut train: Vec<Trainee> = (0..team.members().len())
            .filter(free)
            .filter_map(|member| trainee(team, wish.dimension, level, member))
            .collect();
        train.sort_by_key(|one| (one.cost, &team.members()[one.member].id));
        train.truncate(wish.missing as usize);
        for one in &mut train {
            goals[one.member] += 1;
            one.teacher = teacher(team, coverage, wish.dimension, level, &pupils);
            if let Some(teacher) = one.teacher {
                pupils[teacher] += 1;
            }
        }
        let hire = wish.missing - train.len() as u32;
        plan.push(Training { dimension: wish.dimension, missing: wish.missing, train, hire });
    }
    plan
}

fn trainee(team: &Team, dimension: usize, level: u8, member: usize) -> Option<Trainee> {
    let rating = team.ratings().get(dimension, member);
    let steps = level.checked_sub(rating.value()?).filter(|&steps| steps > 0)?;
    let wants = rating.want() == Some(Want::Grow);
    let cost = 2 * steps - u8::from(wants);
    let verdict = match cost {
        cost if cost <= TRAIN => Verdict::Train,
        cost if cost <= EITHER => Verdict::Either,
        _ => return None,
    };
    Some(Trainee { member, steps, cost, wants, verdict, teacher: None })
}

/// Returns who teaches, if possible; who likes to; who has fewest others to teach.
fn teacher(
    team: &Team,
    coverage: &Coverage,
    dimension: usize,
    level: u8,
    pupils: &[u32],
) -> Option<usize> {
    let answers = team.ratings().column(dimension).iter().enumerate();
    let holders = answers.filter_map(|(member, rating)| {
        let value = rating.value().filter(|&value| value >= level)?;
        let gladly = rating.want() != Some(Want::Less);
        let key = (value >= TEACHES, gladly, Reverse(pupils[member]), value, Reverse(member));
        (!coverage.is_away(member)).then_some(key)
    });
    holders.max().map(|(.., Reverse(member))| member)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::{skill, team};
    use crate::plan::Ideal;

    fn trained(team: &Team, away: &[bool]) -> Vec<Training> {
        let coverage = Coverage::with_away(team, None, away);
        training(team, &coverage, &Ideal::of(&coverage).wishes)
    }

    #[test]
    fn one_step_is_grown_two_are_open_and_three_are_hired_for() {
        let team = team("Ada Bo Cyd Dee", vec![(skill("Ops", 4, 4), "3 2 1+ 0+")]);
        let training = trained(&team, &[]);
        let verdicts: Vec<Verdict> = training[0].train.iter().map(|one| one.verdict).collect();
        assert_eq!(verdicts, [Verdict::Train, Verdict::Either]);
        assert_eq!(training[0].hire, 2);
    }

    #[test]
    fn who_wants_it_goes_before_who_is_as_near_and_ids_decide_the_rest() {
        let team = team("Dee Cyd Bo Ada", vec![(skill("Ops", 2, 3), "2 2 2+ 1")]);
        let training = trained(&team, &[]);
        let members: Vec<usize> = training[0].train.iter().map(|one| one.member).collect();
        assert_eq!(members, [2, 1]);
    }

    #[test]
    fn who_is_away_neither_learns_nor_teaches() {
        let team = team("Ada Bo Cyd", vec![(skill("Ops", 2, 3), "5 2+ 2")]);
        let here = trained(&team, &[])[0].train[0];
        assert_eq!((here.member, here.teacher), (1, Some(0)));
        let training = trained(&team, &[true, true, false]);
        let left: Vec<_> = training[0].train.iter().map(|one| (one.member, one.teacher)).collect();
        assert_eq!(left, [(2, None)]);
    }

    #[test]
    fn pupils_are_shared_among_those_at_4_or_5_who_like_to_do_it() {
        let team = team("Ada Bo Cyd Dee Eve Fay", vec![(skill("Ops", 6, 3), "5- 4 4 3 2 2")]);
        let training = trained(&team, &[]);
        let teachers: Vec<_> = training[0].train.iter().map(|one| one.teacher).collect();
        assert_eq!(teachers, [Some(1), Some(2)]);
    }
}
