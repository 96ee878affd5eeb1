//! The findings as a tidy table: one row a finding and team.

use crate::coverage::across::{Across, Anywhere, TeamRows};
use crate::phrases::team_labels;
use crate::report::csv::{Cell, Rows as _, Table};
use crate::team::{Date, Id};

/// The columns. `team` needs the row or is short of it; `other_team` holds it
/// or could help; `person` is on several teams, or a candidate.
const COLUMNS: [&str; 9] = [
    "finding",
    "dimension_id",
    "dimension",
    "team",
    "other_team",
    "missing",
    "person",
    "so_far",
    "as_of",
];

/// Returns the findings as CSV; nobody's answers.
pub fn csv(teams: &[TeamRows], found: &Across, today: Date) -> String {
    let (labels, table) = (team_labels(teams), Table::new(&COLUMNS));
    let mut rows = FindingRows { labels, table, day: today.to_string() };
    for one in &found.nobody {
        rows.anywhere("nobody", one);
    }
    for one in &found.one_person {
        rows.anywhere("one_person", one);
    }
    for one in &found.could_help {
        for &from in &one.from {
            let row =
                Row { other: Some(from), missing: Some(one.missing), ..Row::of(&one.dimension) };
            rows.push("could_help", Row { name: &one.name, team: one.team, ..row });
        }
    }
    for one in &found.repeated {
        for &team in &one.teams {
            rows.push("repeated", Row { name: &one.name, team, ..Row::of(&one.dimension) });
        }
    }
    for one in &found.shared {
        let person = one.person.as_str();
        for (team, ids) in &one.teams {
            for id in ids {
                let name = teams[*team].row_name(id);
                rows.push("falls", Row { name, team: *team, person, ..Row::of(id) });
            }
            rows.push("shared", Row { team: *team, person, ..Row::default() });
        }
    }
    for one in &found.candidates {
        for (finding, teams_rows) in [("closes", &one.closes), ("not_asked", &one.not_asked)] {
            for (team, ids) in teams_rows {
                for id in ids {
                    let (name, person) = (teams[*team].row_name(id), one.name.as_str());
                    rows.push(finding, Row { name, team: *team, person, ..Row::of(id) });
                }
            }
        }
    }
    rows.table.end()
}

#[derive(Default)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    team: usize,
    other: Option<usize>,
    missing: Option<u32>,
    person: &'a str,
    so_far: Option<bool>,
}

impl<'a> Row<'a> {
    fn of(id: &'a Id) -> Self {
        Self { id: id.as_str(), ..Self::default() }
    }
}

struct FindingRows {
    labels: Vec<String>,
    table: Table,
    day: String,
}

impl FindingRows {
    fn anywhere(&mut self, finding: &str, one: &Anywhere) {
        for &team in &one.teams {
            let other = one.holder_in.first().copied();
            let so_far = Some(one.so_far);
            let row = Row { name: &one.name, team, other, so_far, ..Row::of(&one.dimension) };
            self.push(finding, row);
        }
    }

    fn push(&mut self, finding: &str, row: Row<'_>) {
        // A cell with nothing in it has no quotes either.
        let some = |text| Some(text).filter(|text: &&str| !text.is_empty());
        let cells: [Cell<'_>; 9] = [
            finding.into(),
            some(row.id).into(),
            some(row.name).into(),
            self.labels[row.team].as_str().into(),
            row.other.map(|team| self.labels[team].as_str()).into(),
            row.missing.into(),
            some(row.person).into(),
            row.so_far.into(),
            Cell::Day(&self.day),
        ];
        self.table.row(&cells);
    }
}
