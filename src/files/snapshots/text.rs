//! A snapshot as the text of its file.

use std::fmt::Write as _;

use super::{Named, Redaction, When, redact};
use crate::coverage::Coverage;
use crate::files::{FORMAT, Fault, write};
use crate::team::{Need, Team, Zone};

/// The text of a snapshot of a team: what leaves, the table `[snapshot]`, and
/// the coverage computed from everyone. A fault where it could not be read
/// again.
pub fn text(team: &Team, redaction: &Redaction, when: When) -> Result<String, Fault> {
    let out = redact(team, redaction);
    let body = write::team(&out, None)?;
    let body = body.strip_prefix(&format!("format = {FORMAT}\n")).unwrap_or(&body);
    let mut text = format!(
        "# A snapshot: {} as it was on {}. It is not changed afterwards; compare it with\n\
         # `roundtable diff`. Below, [[coverage]] says what was computed on that day.\n\
         format = {FORMAT}\n\n[snapshot]\nwhen = {when}\n",
        // In a comment a line break would end it; names hold none.
        team.name.replace(char::is_control, " "),
        when.day,
    );
    // A note could name anyone.
    if !redaction.note.is_empty() && redaction.named == Named::Keep {
        let _ = writeln!(text, "note = {}", quoted(&redaction.note));
    }
    let _ =
        writeln!(text, "program = {}", quoted(concat!("roundtable ", env!("CARGO_PKG_VERSION"))));
    let _ = writeln!(text, "names = {}", quoted(redaction.named.word()));
    let _ = writeln!(text, "personality = {}", redaction.personality);
    text.push_str(body);
    counts(&mut text, team, redaction);
    crate::files::read::snapshot(&text, "snapshot")?;
    Ok(text)
}

fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

/// Per dimension how many were asked, answered and hold, and the need.
fn counts(text: &mut String, team: &Team, redaction: &Redaction) {
    let coverage = Coverage::of(team, team.opening_situation());
    for (own, judged) in team.dimensions().iter().zip(coverage.dimensions()) {
        if own.is_spectrum() && !redaction.personality {
            continue;
        }
        let _ = write!(
            text,
            "\n[[coverage]]\ndimension = {}\nasked = {}\nanswered = {}\n",
            quoted(own.id.as_str()),
            judged.people(),
            judged.rated(),
        );
        let needed = match judged.need() {
            Need::None => quoted("none"),
            Need::People { level, people, priority } => {
                format!("{{ level = {level}, people = {people}, priority = {priority} }}")
            }
            Need::Voices { a, b, middle, priority } => {
                format!("{{ a = {a}, b = {b}, middle = {middle}, priority = {priority} }}")
            }
        };
        let _ = writeln!(text, "need = {needed}");
        let held: Vec<String> = judged
            .held()
            .map(|held| match held.requirement.zone {
                Zone::AtLeast(_) => format!("people = {}", held.holders),
                end => format!("{} = {}", end.end_word().unwrap_or_default(), held.holders),
            })
            .collect();
        if !held.is_empty() {
            let _ = writeln!(text, "hold = {{ {} }}", held.join(", "));
        }
        let _ = writeln!(text, "state = {}", quoted(judged.standing.word()));
    }
}
