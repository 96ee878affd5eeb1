//! The map in lines of text: what holds, what depends on one person, what to
//! talk about, each row in full.

use std::io;

use super::say::Voice;
use crate::coverage;
use crate::phrases::{self, Glyphs, english};
use crate::team::{End, Kind, Position};
use crate::tui::app::welcome::{Row, Welcome};
use crate::tui::app::{Model, Source};

/// The first lines: what this is and how it stands.
pub(super) fn greet(model: &Model, voice: &mut Voice) -> io::Result<()> {
    if let Source::Nothing = model.source {
        return voice.say("Roundtable, in lines of text.");
    }
    let team = &model.team;
    let situation = model.coverage.situation().and_then(|at| team.situations.get(at));
    let situation = situation.map(|own| format!(", for {}", own.name)).unwrap_or_default();
    let people = english::count(team.members().len() as u32, "person", "people");
    voice.begin(&format!("{}{situation}: {people}.", team.name))?;
    if team.session.hidden {
        return hidden(model, voice);
    }
    let summary = model.coverage.summary();
    voice.sentence(&phrases::headline_text(summary))?;
    voice.sentence(&phrases::answers(summary).to_string())?;
    let away = model.coverage.away().iter().enumerate().filter(|&(_, &away)| away);
    let away: Vec<&str> = away.map(|(member, _)| model.name_of(member)).collect();
    if !away.is_empty() {
        voice.sentence(&format!("as if away: {}", english::list(&away)))?;
    }
    Ok(())
}

/// Until the reveal only who is done is said.
pub(super) fn hidden(model: &Model, voice: &mut Voice) -> io::Result<()> {
    let team = &model.team;
    let is_missing = |id| !team.session.done.contains(id);
    let missing = team.members().iter().enumerate().filter(|(_, own)| is_missing(&own.id));
    let missing: Vec<&str> = missing.map(|(member, _)| model.name_of(member)).collect();
    let of = team.members().len();
    let done = phrases::done_rating(of - missing.len(), of);
    voice.sentence(&format!("answers are hidden until the reveal; {done}"))?;
    voice.sentence(&phrases::missing_from_rating(&missing).to_string())
}

/// After a sitting: nothing of it stays to be read.
pub(super) fn hand_over(model: &Model, voice: &mut Voice) -> io::Result<()> {
    if model.team.session.hidden {
        hidden(model, voice)?;
        voice.say("r is for the next one to rate; reveal shows everything to everyone.")?;
    }
    Ok(())
}

/// The first screen's list.
pub(super) fn welcome(view: &Welcome, voice: &mut Voice) -> io::Result<()> {
    voice.begin("Open a team:")?;
    for (nth, row) in view.rows().into_iter().enumerate() {
        let said = match row {
            Row::Recent(recent) => match &recent.team {
                Ok(team) => format!("{}: {team}", recent.path.display()),
                Err(_) => format!("{}: cannot be opened", recent.path.display()),
            },
            Row::Demo => "the demo: a filled-in example, changes go nowhere".to_owned(),
            Row::Template(template) => {
                format!("new from the template {}: {}", template.name, template.about())
            }
        };
        voice.say(&format!("{}. {said}", nth + 1))?;
    }
    Ok(())
}

/// The dimensions as they are said: by kind, then as in the file.
pub(super) fn in_order(model: &Model) -> Vec<usize> {
    let mut order: Vec<usize> = (0..model.team.dimensions().len()).collect();
    order.sort_by_key(|&place| model.team.dimensions()[place].kind);
    order
}

fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Skill => "Skills.",
        Kind::Experience => "Experience.",
        Kind::Personality => "Personality; neither end is the good one.",
    }
}

pub(super) fn rows(model: &Model, voice: &mut Voice) -> io::Result<()> {
    let mut over = None;
    for (nth, place) in in_order(model).into_iter().enumerate() {
        let own = &model.team.dimensions()[place];
        if over != Some(own.kind) {
            voice.begin(heading(own.kind))?;
            over = Some(own.kind);
        }
        let judged = model.coverage.dimension(place);
        if own.is_spectrum() {
            voice.say(&format!("{}. {}", nth + 1, strip(model, place)))?;
            continue;
        }
        let state = phrases::state(&model.team, &model.coverage, place, &model.map.names);
        let mut said = format!("{}. {}: {state}", nth + 1, own.name);
        if judged.is_needed() {
            said += &format!("; {} of {} filled", judged.filled(), judged.needed());
        }
        if model.team.session.discuss.contains(&own.id) {
            said.push_str("; marked for discussion");
        }
        voice.say(&format!("{said}."))?;
    }
    if over.is_none() {
        voice.say("No dimension yet: nothing to map.")?;
    }
    Ok(())
}

/// A spectrum in a sentence: how many clearly speak for each end.
fn strip(model: &Model, place: usize) -> String {
    let own = &model.team.dimensions()[place];
    let strip = coverage::strip(&model.team, &model.coverage, place);
    let count = |positions: [Position; 2]| -> u32 {
        positions.iter().map(|at| strip.histogram()[usize::from(at.index())]).sum()
    };
    let ends = [count([Position::A3, Position::A2]), count([Position::B2, Position::B3])];
    let between: u32 = [Position::A1, Position::Middle, Position::B1]
        .iter()
        .map(|at| strip.histogram()[usize::from(at.index())])
        .sum();
    let [first, second] = &own.poles;
    format!(
        "{}: clearly for {first} {}, between {between}, clearly for {second} {}.",
        own.name, ends[0], ends[1]
    )
}

pub(super) fn spectra(model: &Model, voice: &mut Voice) -> io::Result<()> {
    voice.begin(heading(Kind::Personality))?;
    let mut any = false;
    for (place, own) in model.team.dimensions().iter().enumerate() {
        if own.is_spectrum() {
            any = true;
            spectrum(model, place, voice)?;
        }
    }
    if any { Ok(()) } else { voice.say("This team asks nothing of personality.") }
}

/// How many stand at each place, and who offered to speak.
fn spectrum(model: &Model, place: usize, voice: &mut Voice) -> io::Result<()> {
    let own = &model.team.dimensions()[place];
    voice.begin(&strip(model, place))?;
    let strip = coverage::strip(&model.team, &model.coverage, place);
    for (position, &people) in Position::ALL.into_iter().zip(strip.histogram()) {
        if people > 0 {
            let place = phrases::position(own, position).to_string().replace(": ", " ");
            voice.sentence(&format!("{place}: {people}"))?;
        }
    }
    for (end, pole) in [End::A, End::B].into_iter().zip(&own.poles) {
        let members = model.team.members().iter().enumerate();
        let speaking = members.filter(|(_, member)| member.speaks_for(&own.id, end));
        let speaking: Vec<&str> = speaking.map(|(member, _)| model.name_of(member)).collect();
        if !speaking.is_empty() {
            voice.sentence(&format!("{pole} is spoken for by {}", english::list(&speaking)))?;
        }
    }
    Ok(())
}

/// A row in full: the need, who is at which level, and what was decided.
pub(super) fn row(model: &Model, place: usize, voice: &mut Voice) -> io::Result<()> {
    if model.team.dimensions()[place].is_spectrum() {
        return spectrum(model, place, voice);
    }
    let why = phrases::why(&model.team, &model.coverage, place, &model.map.names, Glyphs::Unicode);
    voice.begin(&why.needs)?;
    if !why.about.is_empty() {
        voice.sentence(&why.about)?;
    }
    for rung in why.rungs {
        if !rung.who.is_empty() {
            let counts = if rung.counts { "; counts" } else { "" };
            let who = rung.who.replace('↑', "(wants to grow)");
            let who = who.replace('↓', "(would rather do less)");
            let level = rung.value.parse::<u8>().map(|level| format!("{level}, "));
            let level = level.unwrap_or_default();
            voice.sentence(&format!("{level}{}: {who}{counts}", rung.words))?;
        }
    }
    if !why.more.is_empty() {
        voice.sentence(&why.more)?;
    }
    for decided in why.decided {
        voice.sentence(&decided)?;
    }
    Ok(())
}

pub(super) fn talk(model: &Model, voice: &mut Voice) -> io::Result<()> {
    let topics = coverage::talk_about(&model.team, &model.coverage);
    if topics.is_empty() {
        return voice.say("Nothing asks for the team's hour.");
    }
    voice.begin("Talk about:")?;
    for (nth, topic) in topics.iter().enumerate() {
        let name = &model.team.dimensions()[topic.dimension].name;
        let names = &model.map.names;
        let why = phrases::topic(&model.team, &model.coverage, topic.dimension, names);
        voice.say(&format!("{}. {name}: {why}.", nth + 1))?;
    }
    Ok(())
}

pub(super) fn findings(model: &Model, voice: &mut Voice) -> io::Result<()> {
    let mut over = "";
    for finding in coverage::findings(&model.team, &model.coverage) {
        let group = phrases::finding_group(&finding).unwrap_or("All in all");
        if group != over {
            voice.begin(&format!("{group}."))?;
            over = group;
        }
        let said = phrases::finding(&model.team, &model.coverage, &finding, &model.map.names);
        match said.subject {
            Some(subject) => voice.say(&format!("{subject}: {}", said.text))?,
            None => voice.say(&said.text)?,
        }
    }
    if over.is_empty() {
        voice.say("Nothing to say yet.")?;
    }
    Ok(())
}

pub(super) fn people(model: &Model, voice: &mut Voice) -> io::Result<()> {
    for member in 0..model.team.members().len() {
        let away = if model.coverage.is_away(member) { ", as if away" } else { "" };
        voice.say(&format!("{}{away}.", model.name_of(member)))?;
    }
    if model.team.members().is_empty() {
        voice.say("Nobody is on this team yet.")?;
    }
    Ok(())
}

/// What one person holds and wants; of spectra nothing.
pub(super) fn one(model: &Model, member: usize, voice: &mut Voice) -> io::Result<()> {
    voice.begin(&format!("{}.", model.name_of(member)))?;
    for place in in_order(model) {
        let own = &model.team.dimensions()[place];
        let rating = model.team.ratings().get(place, member);
        if own.is_spectrum() || !rating.is_answered() || rating.is_pass() {
            continue;
        }
        let want = rating.want().map(|want| match want {
            crate::team::Want::Grow => ", wants more of it",
            crate::team::Want::Less => ", would rather do less of it",
        });
        let counts =
            rating.value().is_some_and(|value| model.coverage.dimension(place).counts(value));
        let counts = if counts { "; counts" } else { "" };
        let said = phrases::answer(own, rating).to_string().replace("  ", ", ");
        voice.say(&format!("{}: {said}{}{counts}.", own.name, want.unwrap_or_default()))?;
    }
    Ok(())
}

pub(super) fn decisions(model: &Model, voice: &mut Voice) -> io::Result<()> {
    if model.team.decisions.is_empty() {
        return voice.say("Nothing was decided yet.");
    }
    for decision in &model.team.decisions {
        let about = phrases::decided_about(&model.team, decision);
        let said = phrases::decision(&model.team, decision, &model.map.names);
        voice.sentence(&format!("{about}: {said}"))?;
        if !decision.note.is_empty() {
            voice.sentence(&decision.note)?;
        }
    }
    Ok(())
}
