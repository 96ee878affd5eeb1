//! Decisions as a list to tick off and as days for a calendar.

use std::fmt::Write as _;

use icalendar::{Calendar, Component, Event, Property};
use sha2::{Digest, Sha256};

use super::Page;
use crate::diff::{Outcome, follow_up};
use crate::phrases;
use crate::phrases::english::capital;
use crate::report::Format;
use crate::report::document::{Block, Document, Item, mail, markdown, page as html_page, text};
use crate::team::{Date, Decision};

/// Returns the decisions in a format.
pub(super) fn write(page: Page<'_>, format: Format, columns: usize) -> String {
    match format {
        Format::Ics => calendar(page),
        Format::Html => html_page(&document(page)),
        Format::Mail => mail(&document(page)),
        Format::Markdown => tasks(page),
        _ => text(&document(page), columns),
    }
}

fn document(page: Page<'_>) -> Document {
    let items = page.team.decisions.iter().map(|decision| {
        let subject = phrases::decided_about(page.team, decision).into_owned();
        let mut below = vec![step(page, decision)];
        below.extend(phrases::still_open(decision).map(|open| format!("{}.", capital(open))));
        below.retain(|sentence| !sentence.is_empty());
        let text = format!("{}.", phrases::decision(page.team, decision, page.names));
        Item::new(subject, text).with_below(below)
    });
    let items: Vec<Item> = items.collect();
    let mut blocks = if items.is_empty() {
        vec![Block::Paragraph(vec!["Nothing is decided yet.".to_owned()])]
    } else {
        vec![Block::List(items)]
    };
    if let Some(next) = page.team.session.next {
        let sentences = format!("We look at it again on {}.", phrases::day(next));
        blocks.push(Block::Paragraph(vec![sentences]));
    }
    Document {
        title: format!("{}: what we decided", page.team.name),
        lead: vec![format!("As of {}.", phrases::day(page.as_of))],
        blocks,
        ..Document::default()
    }
}

/// Returns "First step: Dee leads every second release."; empty without one.
fn step(page: Page<'_>, decision: &Decision) -> String {
    match page.names.free_text(&decision.note).trim().trim_end_matches('.') {
        "" => String::new(),
        step => format!("First step: {step}."),
    }
}

/// Returns the decisions as Markdown with boxes to tick. Accepted shortfalls are ticked; for the
/// others no state of a row proves that they were carried out.
fn tasks(page: Page<'_>) -> String {
    let became = follow_up(page.team, page.coverage, &[], page.as_of).decisions;
    let is_done = |decision: &Decision| {
        let found = became.iter().find(|one| one.decision == *decision);
        found.is_some_and(|one| one.follow_up.outcome == Outcome::Met)
    };
    let mut done = page.team.decisions.iter().map(is_done);
    let list = markdown(&document(page));
    let boxed = list.lines().map(|line| match line.strip_prefix("- ") {
        Some(rest) if done.next().unwrap_or(false) => format!("- [x] {rest}\n"),
        Some(rest) => format!("- [ ] {rest}\n"),
        None => format!("{line}\n"),
    });
    boxed.collect()
}

/// Returns a calendar with an all-day event for each due day and for the next session. An event's
/// id depends on its subject, so that a later calendar moves it to its new day.
fn calendar(page: Page<'_>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.name(&page.team.name);
    calendar.append_property(Property::new("PRODID", "-//roundtable//EN"));
    let mut ids: Vec<String> = Vec::new();
    let mut event = |about: &str, day: Date, summary: &str, description: &str| {
        let mut id = uid(&page.team.name, about);
        while ids.contains(&id) {
            id = uid(&id, about);
        }
        ids.push(id.clone());
        let mut event = Event::new();
        event.uid(&id).summary(summary).description(description);
        event.append_property(stamp(page.as_of));
        event.append_property(start(day));
        // Nobody is busy because something is due.
        event.add_property("TRANSP", "TRANSPARENT");
        calendar.push(event.done());
    };
    for decision in &page.team.decisions {
        let Some(due) = decision.due else { continue };
        let row = phrases::decided_about(page.team, decision);
        let made = decision.made.map_or(String::new(), |day| day.to_string());
        let about = format!("{} {} {made}", decision.dimension, decision.choice.word());
        let by = phrases::decided_by(page.team, decision, page.names);
        let mut description = step(page, decision);
        if let Some(state) = decision.expect {
            description = format!("{description} We expect {}.", phrases::hoped(state));
        }
        let summary = format!("{}: {row} ({by})", page.team.name);
        event(&about, due, &summary, description.trim());
    }
    if let Some(next) = page.team.session.next {
        let summary = format!("{}: what is our team made of?", page.team.name);
        event("session", next, &summary, "The next session.");
    }
    calendar.done().to_string()
}

fn uid(of: &str, about: &str) -> String {
    let hash = Sha256::digest(format!("{of}\n{about}"));
    let hex = hash.iter().take(12).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    format!("{hex}@roundtable")
}

fn start(day: Date) -> Property {
    let mut start = Property::new("DTSTART", basic(day));
    start.add_parameter("VALUE", "DATE");
    start.done()
}

/// Returns the time of the calendar: midnight, because only the day is known.
fn stamp(day: Date) -> Property {
    Property::new("DTSTAMP", format!("{}T000000Z", basic(day)))
}

fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year, day.month, day.day)
}
