//! Teams to test with: any valid team at all, for laws that hold for every one.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use roundtable::team::{
    Candidate, CandidateAnswer, Choice, Correction, Date, Decision, Dimension, End, Expectation,
    Expected, Id, Judge, Kind, Member, Need, NeedOverride, NeedParts, Position, Rating, Ratings,
    SavedPlan, Session, Situation, SpokenEnd, State, Step, Team, Want,
};
use roundtable::text;

/// Names as people have them, in many scripts, and what they paste.
pub fn name() -> impl Strategy<Value = String> {
    let odd = "[\\PC&&[^\\p{M}]]{1,12}";
    let plain = "[A-Za-z][A-Za-z0-9 .'_-]{0,14}";
    prop_oneof![3 => plain, 1 => odd].prop_filter_map("a name", |raw| text::name(&raw).ok())
}

fn sentence() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        1 => "[\\PC]{0,30}".prop_filter_map("a sentence", |raw| text::sentence(&raw).ok()),
    ]
}

fn names(most: usize) -> impl Strategy<Value = Vec<String>> {
    vec(name(), 0..=most).prop_map(|names| {
        let mut seen = std::collections::HashSet::new();
        names.into_iter().filter(|name| seen.insert(text::fold(name))).collect()
    })
}

fn date() -> impl Strategy<Value = Date> {
    (1_i16..=9999, 1_u8..=12, 1_u8..=31)
        .prop_filter_map("a day", |(year, month, day)| Date::new(year, month, day))
}

fn some_date() -> impl Strategy<Value = Option<Date>> {
    option::of(date())
}

/// Any answer on a scale of this kind, a blank one among them.
pub fn rating(kind: Kind) -> impl Strategy<Value = Rating> {
    let value = if kind == Kind::Personality {
        select(Position::ALL.to_vec()).prop_map(Rating::position).boxed()
    } else {
        (0_u8..=5).prop_filter_map("a level", Rating::level).boxed()
    };
    let want = select(vec![None, Some(Want::Grow), Some(Want::Less)]);
    prop_oneof![
        2 => Just(Rating::BLANK),
        1 => Just(Rating::PASS),
        6 => (value, want.clone()).prop_map(|(rating, want)| rating.with_want(want)),
        1 => want.prop_map(|want| Rating::BLANK.with_want(want)),
    ]
}

fn need(kind: Kind) -> BoxedStrategy<Need> {
    let some = if kind == Kind::Personality {
        (0_u32..4, 0_u32..4, 0_u32..4, 0_u8..=3)
            .prop_map(|(a, b, middle, priority)| Need::Spectrum { a, b, middle, priority })
            .prop_filter("someone is asked for", |need| need.is_needed())
            .boxed()
    } else {
        (0_u8..=5, 1_u32..9, 0_u8..=3)
            .prop_map(|(level, people, priority)| Need::People { level, people, priority })
            .boxed()
    };
    prop_oneof![1 => Just(Need::None), 2 => Just(Need::default_for(kind)), 3 => some].boxed()
}

fn need_override(own: Need, kind: Kind) -> BoxedStrategy<NeedOverride> {
    let parts = if kind == Kind::Personality {
        (option::of(0_u32..4), option::of(0_u32..4), option::of(0_u32..4), option::of(0_u8..=3))
            .prop_map(|(a, b, middle, priority)| NeedParts {
                a,
                b,
                middle,
                priority,
                ..NeedParts::default()
            })
            .boxed()
    } else {
        (option::of(0_u8..=5), option::of(1_u32..9), option::of(0_u8..=3))
            .prop_map(|(level, people, priority)| NeedParts {
                level,
                people,
                priority,
                ..NeedParts::default()
            })
            .boxed()
    };
    let parts = parts
        .prop_filter("someone is asked for", move |&parts| own.with(parts, kind).is_needed())
        .prop_map(NeedOverride::Parts);
    prop_oneof![1 => Just(NeedOverride::NotNeeded), 3 => parts].boxed()
}

fn dimension(name: String) -> impl Strategy<Value = (String, Dimension)> {
    select(Kind::ALL.to_vec()).prop_flat_map(move |kind| {
        let levels = option::weighted(0.1, vec(name_text(), 6));
        let poles = (name_text(), name_text());
        (Just(name.clone()), sentence(), need(kind), levels, poles).prop_map(
            move |(name, about, need, levels, poles)| {
                let mut own = Dimension::new(Id::from_name(&name), name.clone(), kind);
                own.about = about;
                own.need = need;
                if kind == Kind::Personality {
                    own.poles = poles.into();
                } else {
                    own.levels = levels.and_then(|words| words.try_into().ok()).map(Box::new);
                }
                (name, own)
            },
        )
    })
}

fn name_text() -> impl Strategy<Value = String> {
    name()
}

fn unique<T>(list: Vec<(String, T)>, set: impl Fn(&mut T, Id)) -> Vec<T> {
    let mut taken = std::collections::HashSet::new();
    list.into_iter()
        .map(|(name, mut thing)| {
            let id = Id::free(&name, |id| taken.contains(id));
            taken.insert(id.clone());
            set(&mut thing, id);
            thing
        })
        .collect()
}

fn dimensions() -> impl Strategy<Value = Vec<Dimension>> {
    names(7)
        .prop_flat_map(|names| names.into_iter().map(dimension).collect::<Vec<_>>())
        .prop_map(|list| unique(list, |own, id| own.id = id))
}

fn members() -> impl Strategy<Value = Vec<Member>> {
    (names(7), vec((option::of(name_text()), some_date()), 7)).prop_map(|(names, more)| {
        let list =
            names.into_iter().map(|name| (name.clone(), Member::new(Id::from_name(&name), name)));
        let mut list = unique(list.collect(), |own, id| own.id = id);
        let mut aliases = std::collections::HashSet::new();
        for (own, (alias, rated)) in list.iter_mut().zip(more) {
            own.alias = alias.filter(|alias| aliases.insert(text::fold(alias)));
            own.rated = rated;
        }
        list
    })
}

fn situations(dimensions: &[Dimension]) -> impl Strategy<Value = Vec<Situation>> + use<> {
    let needs: Vec<_> = dimensions
        .iter()
        .map(|own| {
            let id = own.id.clone();
            option::of(need_override(own.need, own.kind).prop_map(move |need| (id.clone(), need)))
        })
        .collect();
    (names(3), vec((sentence(), needs.prop_shuffle()), 3)).prop_map(|(names, more)| {
        let list = names.into_iter().zip(more).map(|(name, (about, needs))| {
            let mut own = Situation::new(Id::from_name(&name), name.clone());
            own.about = about;
            own.needs = needs.into_iter().flatten().collect();
            (name, own)
        });
        unique(list.collect(), |own, id| own.id = id)
    })
}

/// Any valid team.
pub fn team() -> impl Strategy<Value = Team> {
    (name(), dimensions(), members()).prop_flat_map(|(name, dimensions, members)| {
        let ratings: Vec<_> =
            dimensions.iter().map(|own| vec(rating(own.kind), members.len())).collect();
        let situations = situations(&dimensions);
        (Just((name, dimensions, members)), ratings, situations).prop_flat_map(
            |((name, dimensions, members), columns, situations)| {
                let mut grid = Ratings::blank(dimensions.len(), members.len());
                for (dimension, column) in columns.into_iter().enumerate() {
                    for (member, rating) in column.into_iter().enumerate() {
                        grid.set(dimension, member, rating);
                    }
                }
                let mut team = Team::with_people(name, dimensions, members, grid);
                team.situations = situations;
                records(team)
            },
        )
    })
}

/// The same team with anything on record that it could have.
#[allow(clippy::too_many_lines)] // One block a list of the team.
fn records(team: Team) -> impl Strategy<Value = Team> {
    let opening = any::<Option<Index>>();
    let decisions = vec(decision(), 0..3);
    let expectations = vec((any::<Index>(), any::<bool>()), 0..3);
    let corrections = vec((any::<[Index; 2]>(), any::<[u8; 2]>(), sentence(), some_date()), 0..3);
    let plans = vec(plan(), 0..3);
    let session = session();
    let candidates =
        vec((name(), vec((any::<u8>(), any::<bool>(), sentence(), sentence()), 7)), 0..3);
    let voices = vec((any::<Index>(), any::<bool>()), 0..3);
    (
        Just(team),
        opening,
        decisions,
        expectations,
        corrections,
        plans,
        session,
        (candidates, voices),
    )
        .prop_map(
            |(mut team, opening, decisions, expectations, corrections, plans, session, more)| {
                let (candidates, voices) = more;
                let situations = team.situations.len();
                team.situation = opening
                    .filter(|_| situations > 0)
                    .map(|at| team.situations[at.index(situations)].id.clone());
                let dimensions: Vec<(Id, Kind)> =
                    team.dimensions().iter().map(|own| (own.id.clone(), own.kind)).collect();
                let members: Vec<Id> = team.members().iter().map(|own| own.id.clone()).collect();
                let dimension = |at: &Index| dimensions[at.index(dimensions.len())].clone();
                let member = |at: &Index| members[at.index(members.len())].clone();
                if !members.is_empty() {
                    team.session.done = session.1.iter().map(member).collect();
                }
                team.session =
                    Session { done: std::mem::take(&mut team.session.done), ..session.0 };
                if dimensions.is_empty() {
                    return team;
                }
                team.session.discuss = session.2.iter().map(|at| dimension(at).0).collect();
                team.decisions = decisions
                    .into_iter()
                    .map(|(at, owner, own)| Decision {
                        dimension: dimension(&at).0,
                        owner: owner.filter(|_| !members.is_empty()).map(|at| member(&at)),
                        ..own
                    })
                    .collect();
                team.expectations = expectations
                    .into_iter()
                    .map(|(at, strong)| Expectation {
                        dimension: dimension(&at).0,
                        expected: if strong { Expected::Strong } else { Expected::Gap },
                    })
                    .collect();
                if !members.is_empty() {
                    team.corrections = corrections
                        .into_iter()
                        .map(|([who, on_what], [before, after], example, on)| {
                            let (id, kind) = dimension(&on_what);
                            Correction {
                                member: member(&who),
                                dimension: id,
                                before: answer(before, kind),
                                after: answer(after, kind),
                                example,
                                on,
                            }
                        })
                        .collect();
                }
                team.plans = plans
                    .into_iter()
                    .map(|(expect, own)| {
                        let mut states: Vec<(Id, State)> = Vec::new();
                        for (at, state) in expect {
                            let id = dimension(&at).0;
                            if !states.iter().any(|(other, _)| *other == id) {
                                states.push((id, state));
                            }
                        }
                        SavedPlan { expect: states, ..own }
                    })
                    .collect();
                let list = candidates.into_iter().map(|(name, answers)| {
                    let mut own = Candidate::new(Id::from_name(&name), name.clone());
                    let given = dimensions.iter().zip(answers);
                    own.answers = given
                        .map(|((id, kind), (value, panel, source, evidence))| CandidateAnswer {
                            dimension: id.clone(),
                            rating: answer(value, *kind),
                            judge: if panel { Judge::Panel } else { Judge::Own },
                            source,
                            evidence,
                        })
                        .collect();
                    (name, own)
                });
                team.candidates = unique(list.collect(), |own, id| own.id = id);
                let spectra: Vec<Id> = dimensions
                    .iter()
                    .filter(|(_, kind)| *kind == Kind::Personality)
                    .map(|(id, _)| id.clone())
                    .collect();
                if !spectra.is_empty() && !members.is_empty() {
                    let mut first = team.members()[0].clone();
                    for (at, a) in voices {
                        let end = if a { End::A } else { End::B };
                        let voice = SpokenEnd { dimension: at.get(&spectra).clone(), end };
                        if !first.spoken_ends.contains(&voice) {
                            first.spoken_ends.push(voice);
                        }
                    }
                    let edit = roundtable::team::Edit::ReplaceMember(0, Box::new(first));
                    team.apply(edit).expect("the first member is there");
                }
                team
            },
        )
}

fn answer(byte: u8, kind: Kind) -> Rating {
    let want = [None, Some(Want::Grow), Some(Want::Less)][usize::from(byte >> 4) % 3];
    match (byte % 9, kind) {
        (8, _) => Rating::PASS,
        (7, _) => Rating::BLANK.with_want(want),
        (index, Kind::Personality) => {
            Rating::position(Position::ALL[usize::from(index)]).with_want(want)
        }
        (level, _) => Rating::level(level % 6).unwrap_or_default().with_want(want),
    }
}

fn decision() -> impl Strategy<Value = (Index, Option<Index>, Decision)> {
    let choice = select(Choice::ALL.to_vec());
    let expect = option::of(select(State::ALL.to_vec()));
    let (due, made) = (some_date(), some_date());
    let owner = (any::<Option<Index>>(), option::of(name_text()));
    (any::<Index>(), owner, choice, due, expect, sentence(), made).prop_map(
        |(at, (owner, outside), choice, due, expect, note, made)| {
            let dimension = Id::from_name("");
            let owner_name = outside.filter(|_| owner.is_none()).unwrap_or_default();
            let decision = Decision {
                dimension,
                choice,
                owner: None,
                owner_name,
                due,
                expect,
                note,
                made,
                aim: roundtable::team::Aim::default(),
            };
            (at, owner, decision)
        },
    )
}

fn plan() -> impl Strategy<Value = (Vec<(Index, State)>, SavedPlan)> {
    let expect = vec((any::<Index>(), select(State::ALL.to_vec())), 0..4);
    let hire = vec(name_text().prop_map(|name| Id::from_name(&name)), 0..3);
    (expect, some_date(), hire, some_date(), sentence()).prop_map(
        |(expect, on, hire, due, note)| {
            (expect, SavedPlan { on, hire, expect: Vec::new(), due, note })
        },
    )
}

fn session() -> impl Strategy<Value = (Session, Vec<Index>, Vec<Index>)> {
    let step = option::of(select(Step::ALL.to_vec()));
    let began = option::of(0_i64..4_000_000_000);
    let places = || vec(any::<Index>(), 0..3);
    (any::<bool>(), step, began, places(), places()).prop_map(
        |(hidden, step, began, done, discuss)| {
            (Session { hidden, step, began, ..Session::default() }, done, discuss)
        },
    )
}
