//! What readers of a command's output learn, in its help: the sentences that
//! the screen shows before it writes the same.

use crate::files::snapshots::{self, Named, Redaction};
use crate::report::{Format, View, disclosure};
use crate::team::{Id, Member, Ratings, Team};

/// People enough that counts say nothing of their number.
const ENOUGH: usize = 7;

fn after(examples: &str, lines: &[String]) -> String {
    format!("Privacy:\n  {}\n\n{examples}", lines.join("\n  "))
}

/// Of `show`, by view.
pub(super) fn show(examples: &str) -> String {
    let views = [View::Map, View::Findings, View::People, View::Coverage];
    let of =
        |what: View| format!("{}: {}", what.word(), disclosure(what, Format::Text, false, ENOUGH));
    let mut lines: Vec<String> = views.into_iter().map(of).collect();
    lines.push(format!("map as json: {}", disclosure(View::Map, Format::Json, false, ENOUGH)));
    after(examples, &lines)
}

/// Of `plan`.
pub(super) fn plan(examples: &str) -> String {
    let of =
        |what: View| format!("{}: {}", what.word(), disclosure(what, Format::Text, false, ENOUGH));
    let json = "as json: for each departure also the spectra that would lose a voice, which reveals that person's end; share it only with people who may know.";
    after(examples, &[of(View::Plan), json.to_owned(), of(View::Brief)])
}

/// Of `diff`.
pub(super) fn diff(examples: &str) -> String {
    after(examples, &[disclosure(View::Changes, Format::Text, false, ENOUGH)])
}

/// Of `snapshot`, by what becomes of the names.
pub(super) fn snapshot(examples: &str) -> String {
    let of = |named: Named| {
        let redaction = Redaction { named, ..Redaction::default() };
        let mut sentences = snapshots::preview(&of_seven(), &redaction);
        sentences.retain(|sentence| sentence != snapshots::PERSONALITY_OUT);
        format!("{}: {}", named.word(), sentences.join(" "))
    };
    let mut lines: Vec<String> = [Named::Keep, Named::Alias, Named::None].map(of).into();
    lines.push("Personality is included only with --personality.".to_owned());
    after(examples, &lines)
}

/// Of `invite`.
pub(super) fn invite(examples: &str) -> String {
    let said = "The team's name, everyone's name, and the questions; no answers. The page sends nothing anywhere.";
    after(examples, &[said.to_owned()])
}

/// Of `rate`.
pub(super) fn rate(examples: &str) -> String {
    let said = "Your name and your answers, nobody else's. Anyone who can read the folder can read the sheet; only the screen hides it until the reveal.";
    after(examples, &[said.to_owned()])
}

/// Of `collect`.
pub(super) fn collect(examples: &str) -> String {
    let said = "Nothing: the answers go into the team's file, which only its owner can read. The sheets stay as they are. The output says who has answered, never what.";
    after(examples, &[said.to_owned()])
}

/// Returns a team of people enough that nothing is said of their number.
fn of_seven() -> Team {
    let members = (0..ENOUGH).map(|nth| {
        let name = format!("Person {nth}");
        Member::new(Id::from_name(&name), name)
    });
    Team::with_people("", Vec::new(), members.collect(), Ratings::blank(0, ENOUGH))
}

/// Of `room`.
pub(super) fn room(examples: &str) -> String {
    let lines = [
        "Anyone who opens the page sees the team's name, everyone's name and the questions; nobody's \
         answers.",
        "The connection is not encrypted: anyone on the same network could read the answers.",
        "Answers are saved as sheets in the team's folder.",
    ];
    after(examples, &lines.map(str::to_owned))
}
