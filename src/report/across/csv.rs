//! The findings as a tidy table: one row a finding and team.

use std::io;

use csv::{Terminator, Writer, WriterBuilder};

use crate::coverage::across::{Across, Anywhere, TeamRows};
use crate::phrases::team_labels;
use crate::team::Id;

/// The columns. `team` needs the row or is short of it; `other_team` holds it
/// or could help.
const COLUMNS: [&str; 8] =
    ["finding", "dimension_id", "dimension", "team", "other_team", "missing", "person", "so_far"];

/// Returns the findings as CSV; nobody's answers.
///
/// # Errors
/// Only when memory for the text cannot be had.
pub fn csv(teams: &[TeamRows], found: &Across) -> io::Result<String> {
    let mut table = Table::new(team_labels(teams))?;
    for one in &found.nobody {
        table.anywhere("nobody", one)?;
    }
    for one in &found.one_person {
        table.anywhere("one_person", one)?;
    }
    for one in &found.could_help {
        for &from in &one.from {
            let missing = one.missing.to_string();
            let row = Row { other: Some(from), missing: &missing, ..Row::of(&one.dimension) };
            table.row("could_help", Row { name: &one.name, team: one.team, ..row })?;
        }
    }
    for one in &found.repeated {
        for &team in &one.teams {
            table.row("repeated", Row { name: &one.name, team, ..Row::of(&one.dimension) })?;
        }
    }
    for one in &found.shared {
        let person = one.person.as_str();
        for (team, rows) in &one.teams {
            for id in rows {
                let name = teams[*team].row_name(id);
                table.row("falls", Row { name, team: *team, person, ..Row::of(id) })?;
            }
            table.row("shared", Row { team: *team, person, ..Row::default() })?;
        }
    }
    table.end()
}

#[derive(Default)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    team: usize,
    other: Option<usize>,
    missing: &'a str,
    person: &'a str,
    so_far: &'a str,
}

impl<'a> Row<'a> {
    fn of(id: &'a Id) -> Self {
        Self { id: id.as_str(), ..Self::default() }
    }
}

struct Table {
    labels: Vec<String>,
    writer: Writer<Vec<u8>>,
}

impl Table {
    fn new(labels: Vec<String>) -> io::Result<Self> {
        let mut builder = WriterBuilder::new();
        let mut writer = builder.terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
        writer.write_record(COLUMNS)?;
        Ok(Self { labels, writer })
    }

    fn anywhere(&mut self, finding: &str, one: &Anywhere) -> io::Result<()> {
        let so_far = if one.so_far { "true" } else { "false" };
        for &team in &one.teams {
            let other = one.holder_in.first().copied();
            let row = Row { name: &one.name, team, other, so_far, ..Row::of(&one.dimension) };
            self.row(finding, row)?;
        }
        Ok(())
    }

    fn row(&mut self, finding: &str, row: Row<'_>) -> io::Result<()> {
        let other = row.other.map_or("", |team| &self.labels[team]);
        let team = &self.labels[row.team];
        let cells = [finding, row.id, row.name, team, other, row.missing, row.person, row.so_far];
        // A spreadsheet takes a text that begins so for a formula.
        let safe = cells.map(|cell| {
            if crate::text::is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
        });
        Ok(self.writer.write_record(safe)?)
    }

    fn end(self) -> io::Result<String> {
        let bytes =
            self.writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        String::from_utf8(bytes).map_err(io::Error::other)
    }
}
