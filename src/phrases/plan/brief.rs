//! The brief: what the next person should bring, in the words of the levels and never as a job
//! title, so that an advert can use it word for word.

use super::{Line, demand};
use crate::coverage::Coverage;
use crate::phrases::english::{either, list, number};
use crate::phrases::{Level, short_title};
use crate::plan::{Ideal, Wish};
use crate::team::{Dimension, Team, Zone};

/// Returns a wish for the brief: "Running it: handles hard cases".
pub fn wish(team: &Team, wish: &Wish) -> Line {
    let dimension = &team.dimensions()[wish.dimension];
    let sides: Vec<String> = wish.zones.iter().map(|&zone| side(dimension, zone)).collect();
    let text = match wish.zone() {
        Some(Zone::AtLeast(level)) => Level::needed(dimension, level).do_it(1).into_owned(),
        _ => either(&sides),
    };
    Line { subject: dimension.name.clone(), text }
}

fn side(dimension: &Dimension, zone: Zone) -> String {
    let [first, second] = &dimension.poles;
    match zone {
        Zone::AtLeast(level) => Level::needed(dimension, level).do_it(1).into_owned(),
        Zone::A => format!("clearly \"{first}\""),
        Zone::B => format!("clearly \"{second}\""),
        Zone::Middle => format!("between \"{first}\" and \"{second}\""),
    }
}

/// Returns what belongs to a wish's dimension, in the team's words; may be empty.
pub fn wish_about<'a>(team: &'a Team, wish: &Wish) -> &'a str {
    &team.dimensions()[wish.dimension].about
}

/// Returns why it is in the brief: "nobody yet of the two needed; matters most".
pub fn wish_why(coverage: &Coverage, wish: &Wish) -> String {
    let row = coverage.dimension(wish.dimension);
    let held = row.requirements().find(|held| wish.zones.contains(&held.requirement.zone));
    let (holders, people) =
        held.map_or((0, wish.missing), |held| (held.holders, held.requirement.people));
    format!("{}; {}", self::holders(holders, people), weight(wish.priority))
}

/// Returns a priority in words: as a number, 1 means urgent at some companies.
fn weight(priority: u8) -> &'static str {
    match priority {
        0 => "not planned for",
        1 => "matters",
        2 => "matters more",
        _ => "matters most",
    }
}

/// Returns how many of how many: "nobody yet of the two needed", "one of the two needed".
pub fn holders(holders: u32, people: u32) -> String {
    match holders {
        0 if people == 1 => "nobody yet".to_owned(),
        0 => format!("nobody yet of the {} needed", number(people)),
        _ => format!("{} of the {} needed", number(holders), number(people)),
    }
}

/// Returns the rows with exactly as many people as needed, if there are any.
pub fn spares(team: &Team, ideal: &Ideal) -> Option<String> {
    let names: Vec<String> = ideal.spares.iter().map(|one| demand(team, one)).collect();
    (!names.is_empty())
        .then(|| format!("Worth having as well: {} (just enough people there now).", list(&names)))
}

/// Returns the rows with too few answers to plan for, if there are any.
pub fn rate_first(team: &Team, coverage: &Coverage, ideal: &Ideal) -> Option<String> {
    // Of personality nobody is asked again: to pass it is everyone's right.
    let asked = |index: &&usize| !team.dimensions()[**index].is_spectrum();
    let named = ideal.rate_first.iter().filter(asked).map(|&index| {
        let row = coverage.dimension(index);
        let title = short_title(team, index);
        format!("{title} (only {} of {} have answered)", row.rated(), row.people())
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| format!("Not counted yet: {}. Ask the others first.", list(&named)))
}
