//! The "Privacy" part of a command's help: what readers of its output learn, in
//! the same sentences that the export screen shows.

use crate::files::snapshots::{self, Named, Redaction};
use crate::report::{Format, View, disclosure};
use crate::team::{Id, Member, Ratings, Team};

/// A team size without the warning that small counts are not anonymous.
const TEAM_SIZE: usize = 7;

fn after(examples: &str, lines: &[String]) -> String {
    format!("Privacy:\n  {}\n\n{examples}", lines.join("\n  "))
}

/// Returns the help of `show` after its options, by view.
pub(super) fn show(examples: &str) -> String {
    let views = [View::Map, View::Findings, View::People, View::Coverage];
    let of = |what: View| {
        format!("{}: {}", what.word(), disclosure(what, Format::Text, false, TEAM_SIZE))
    };
    let mut lines: Vec<String> = views.into_iter().map(of).collect();
    lines.push(format!("map as json: {}", disclosure(View::Map, Format::Json, false, TEAM_SIZE)));
    after(examples, &lines)
}

/// Returns the help of `plan` after its options.
pub(super) fn plan(examples: &str) -> String {
    let of = |what: View| {
        format!("{}: {}", what.word(), disclosure(what, Format::Text, false, TEAM_SIZE))
    };
    let json = "as json: for each departure also the spectra that would lose a voice, which reveals that person's end; share it only with people who may know.";
    after(examples, &[of(View::Plan), json.to_owned(), of(View::Brief)])
}

/// Returns the help of `diff` after its options.
pub(super) fn diff(examples: &str) -> String {
    after(examples, &[disclosure(View::Changes, Format::Text, false, TEAM_SIZE)])
}

/// Returns the help of `snapshot` after its options, by what happens to names.
pub(super) fn snapshot(examples: &str) -> String {
    let of = |named: Named| {
        let redaction = Redaction { named, ..Redaction::default() };
        let mut sentences = snapshots::preview(&sample_team(), &redaction);
        sentences.retain(|sentence| sentence != snapshots::PERSONALITY_OUT);
        format!("{}: {}", named.word(), sentences.join(" "))
    };
    let mut lines: Vec<String> = [Named::Keep, Named::Alias, Named::None].map(of).into();
    lines.push("Personality is included only with --personality.".to_owned());
    after(examples, &lines)
}

/// Returns the help of `invite` after its options.
pub(super) fn invite(examples: &str) -> String {
    let line = "The page contains the team's name, everyone's name and the questions, but no answers. It sends nothing anywhere.";
    after(examples, &[line.to_owned()])
}

/// Returns the help of `rate` after its options.
pub(super) fn rate(examples: &str) -> String {
    let line = "The sheet contains your name and your answers, nobody else's. Anyone who can read the folder can read the sheet; only the program hides the answers until the reveal.";
    after(examples, &[line.to_owned()])
}

/// Returns the help of `collect` after its options.
pub(super) fn collect(examples: &str) -> String {
    let line = "The output says who has answered, never what. The answers go into the team's file, and no more people can read it than before. The sheets stay as they are.";
    after(examples, &[line.to_owned()])
}

/// Returns a team of [`TEAM_SIZE`] people.
fn sample_team() -> Team {
    let members = (0..TEAM_SIZE).map(|nth| {
        let name = format!("Person {nth}");
        Member::new(Id::from_name(&name), name)
    });
    Team::with_people("", Vec::new(), members.collect(), Ratings::blank(0, TEAM_SIZE))
}

/// Returns the help of `room` after its options.
pub(super) fn room(examples: &str) -> String {
    let lines = [
        "Anyone who opens the page sees the team's name, everyone's name and the questions; nobody's \
         answers.",
        "The connection is not encrypted: anyone on the same network could read the answers.",
        "Answers are saved as sheets in the team's folder.",
    ];
    after(examples, &lines.map(str::to_owned))
}
