//! What happens to a sheet, in words.

use super::Names;
use super::english::{capital, count, list};
use crate::coverage::{Collected, SheetFile, SheetStatus};
use crate::team::Team;

/// Returns what happens to a sheet, and what to do if it is not added.
pub fn sheet_status(status: &SheetStatus) -> String {
    match status {
        SheetStatus::Taken => "taken".into(),
        SheetStatus::Duplicate => "already added: it says the same".into(),
        SheetStatus::Stale => "not added: the team has a newer answer from this person".into(),
        SheetStatus::Conflicting => "not added: another sheet of the same day differs, so neither counts; ask the person which one is right, then delete the other or use --settle"
            .into(),
        SheetStatus::Overruled => "not added: it differs from what was answered in the program on the same day; if the sheet is right, use --settle"
            .into(),
        SheetStatus::Unfinished => "not added yet: it is still being filled in".into(),
        SheetStatus::Empty => {
            "not added: it answers none of the team's questions; ask for it again".into()
        }
        SheetStatus::Future(date) => format!(
            "not added: its day, {}, is in the future; if only the clock was wrong, use --settle",
            super::day(*date)
        ),
        SheetStatus::OtherTeam(team) => format!("not added: it is for the team \"{team}\""),
        SheetStatus::UnknownPerson(name) => {
            format!("not added: no \"{name}\" in this team; add them, or correct the name")
        }
        SheetStatus::Unreadable(why) => format!("not added: {why}"),
    }
}

/// Returns which earlier answers a newer sheet leaves out.
pub fn reopened(name: &str, answers: usize) -> String {
    let earlier = count(answers as u32, "earlier answer", "earlier answers");
    let are_open = if answers == 1 {
        "is not in it and is open again"
    } else {
        "are not in it and are open again"
    };
    format!("{name}'s newest sheet replaces their earlier one. {} {are_open}", capital(earlier))
}

/// Returns what adding the sheets would do, in a sentence or two.
pub fn preview(
    team: &Team,
    arrivals: &[SheetFile],
    collected: &Collected,
    names: &Names,
) -> String {
    let taken = collected.taken();
    let who: Vec<&str> = taken.iter().map(|&member| names.get(member)).collect();
    let mut sentences = match who.len() {
        0 => "No sheet can be added.".to_owned(),
        1 => format!("Add {}'s answers?", who[0]),
        _ => format!("Add the answers of {}?", list(&who)),
    };
    for (member, answers) in collected.reopened(team) {
        sentences.push_str(&format!(" {}.", capital(reopened(names.get(member), answers))));
    }
    for (arrival, (how, _)) in arrivals.iter().zip(&collected.statuses) {
        match how {
            SheetStatus::Taken | SheetStatus::Duplicate => {}
            // What is wrong with it names the file already.
            SheetStatus::Unreadable(why) => sentences.push_str(&format!(" Not added: {why}.")),
            _ => sentences.push_str(&format!(" {}: {}.", arrival.file, sheet_status(how))),
        }
    }
    sentences
}
