//! Writes a snapshot as the text of its file.

use toml::value::Offset;

use super::{Named, Redaction, When, redact};
use crate::coverage::Coverage;
use crate::files::format::from_team::need;
use crate::files::format::table::{Tables, new};
use crate::files::format::tables::{CoverageTable, HoldTable, SnapshotTable, TeamFile};
use crate::files::format::value::{Flag, Moment, Text, Whole, moment_of};
use crate::files::{FileError, read, write};
use crate::team::{Team, Zone};

/// Returns the text of a snapshot of a team: the redacted team, the table `[snapshot]`,
/// and the coverage of everyone. An error if the text cannot be read again.
pub fn text(team: &Team, redaction: &Redaction, when: When) -> Result<String, FileError> {
    let out = redact(team, redaction);
    let mut file = TeamFile::without_members(&out);
    file.snapshot = Some(head(redaction, when).into());
    file.coverage = counts(team, redaction);
    let text = format!(
        "# A snapshot: {} as it was on {}. It is not changed afterwards; compare it with\n\
         # `roundtable diff`. Below, [[coverage]] says what was computed on that day.\n{}",
        // A line break would end the comment; names have none.
        team.name.replace(char::is_control, " "),
        when.day,
        write::new_file(file, &out)?,
    );
    read::snapshot(&text, "snapshot")?;
    Ok(text)
}

fn head(redaction: &Redaction, when: When) -> SnapshotTable<'_> {
    let (hour, minute, second) = when.time;
    let mut moment = moment_of(when.day);
    let time = toml::value::Time { hour, minute, second: Some(second), nanosecond: None };
    moment.time = Some(time);
    moment.offset = when.offset.map(|minutes| Offset::Custom { minutes });
    // A note could name someone.
    let has_note = !redaction.note.is_empty() && redaction.named == Named::Keep;
    SnapshotTable {
        when: Some(new(Moment(moment))),
        note: has_note.then(|| new(Text::from(redaction.note.as_str()))),
        program: Some(new(Text::from(concat!("roundtable ", env!("CARGO_PKG_VERSION"))))),
        names: Some(new(Text::from(redaction.named.word()))),
        personality: Some(new(Flag(redaction.personality))),
    }
}

/// Returns for each dimension how many were asked, answered and count, and the need.
fn counts<'a>(team: &'a Team, redaction: &Redaction) -> Tables<CoverageTable<'a>> {
    let coverage = Coverage::of(team, team.opening_situation());
    let all = team.dimensions().iter().zip(coverage.dimensions());
    let leaves = all.filter(|(own, _)| redaction.personality || !own.is_spectrum());
    let whole = |number: u32| Some(new(Whole(number)));
    leaves
        .map(|(own, coverage)| {
            let mut hold = HoldTable::default();
            for held in coverage.requirements() {
                let part = match held.requirement.zone {
                    Zone::AtLeast(_) => &mut hold.people,
                    Zone::A => &mut hold.a,
                    Zone::Middle => &mut hold.middle,
                    Zone::B => &mut hold.b,
                };
                *part = whole(held.holders);
            }
            CoverageTable {
                dimension: Some(new(Text::from(own.id.as_str()))),
                asked: whole(coverage.people()),
                answered: whole(coverage.rated()),
                need: Some(new(need(coverage.need()))),
                hold: (hold != HoldTable::default()).then(|| hold.into()),
                state: Some(new(Text::from(coverage.status.word()))),
            }
        })
        .collect()
}
