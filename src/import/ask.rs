//! Questions about single cells: dates, formulas without values, tick boxes, and
//! a table without any answer.

use std::collections::BTreeMap;

use super::build::Building;
use super::fields::DATES;
use super::headings::{self, HeadingKind};
use super::matrix::{Field, Question};
use super::options::People;
use crate::team::Rating;

/// Returns what a title says that a whole table holds, where it is no levels:
/// "Heatmap · Q3 · Desire", "Target profile".
pub(super) fn no_levels(title: &str) -> Option<&'static str> {
    let last = title.rsplit(['·', '|', '–', '—', ':']).next().unwrap_or_default();
    match headings::head(last) {
        Some(HeadingKind::Want) => Some("what people want"),
        Some(HeadingKind::Target) => Some("targets"),
        _ if headings::normalized(last).starts_with("gap ") => Some("differences to a target"),
        _ => None,
    }
}

impl Building<'_, '_> {
    /// Asks where a title says that the numbers are not levels. A person who chose
    /// the sheet or gave the scale has seen it.
    pub(super) fn ask_title(&mut self) {
        let options = self.options;
        if options.sheet.is_some() || options.scale.is_some() || options.levels.is_some() {
            return;
        }
        let sheet = self.source.sheet;
        let titles = self.table.titles.iter().chain([&sheet.heading, &sheet.name]);
        let Some((title, what)) = titles.into_iter().find_map(|own| Some((own, no_levels(own)?)))
        else {
            return;
        };
        let yes = match sheet.name.as_str() {
            "" => "--scale 0..5".to_owned(),
            name => format!("--sheet \"{name}\""),
        };
        let question = Question::new(
            format!("“{title}” says that these are {what}, not levels"),
            format!("import the levels instead, or treat them as levels: {yes}"),
        );
        self.matrix.questions.insert(0, question);
    }

    /// Asks about dates, formulas without values and tick boxes.
    pub(super) fn ask_about_odd_cells(
        &mut self,
        odd: BTreeMap<&'static str, Vec<(usize, usize, String)>>,
    ) {
        for (kind, cells) in odd {
            let place = |(skill, record, _): &(usize, usize, String)| {
                let record = &self.matrix.records[*record];
                let field = &self.skills[*skill].field;
                if self.matrix.people == Some(People::Columns) {
                    format!("line {} under “{}”", self.source.line(field.at), record.name)
                } else {
                    format!("line {} under {}", record.line, field.shown)
                }
            };
            let places: Vec<String> = cells.iter().take(4).map(place).collect();
            let more = cells.len().saturating_sub(4);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let places = format!("{}{more}", places.join(", "));
            let first = cells.first().map_or("", |cell| cell.2.as_str());
            let count = cells.len();
            let question = match kind {
                "date" if self.are_most(&cells) => Question::new(
                    format!("dates instead of levels, in {places}: the days of a training?"),
                    "say which level a date means: --value date=3",
                ),
                "date" => Question::new(
                    format!("a date instead of a level, in {places}: was it typed as 3-4?"),
                    format!(
                        "write the level, or say what the date means: --value \"{first}=3\", or =blank"
                    ),
                ),
                "uncalculated" => {
                    let others = self.source.other_sheets();
                    let mut fields: Vec<&Field> =
                        cells.iter().map(|own| &self.skills[own.0].field).collect();
                    fields.dedup_by_key(|field| field.at);
                    let named: Vec<&str> =
                        fields.iter().take(4).map(|field| field.shown.as_str()).collect();
                    let first = fields.first().map_or("", |field| field.heading.as_str());
                    Question::new(
                        format!("formulas under {} have no value", named.join(", ")),
                        format!(
                            "open the file in a spreadsheet and save it once, or leave them out: --skip \"{first}\"{others}"
                        ),
                    )
                }
                "over" => Question::new(
                    format!("more than 100 %, in {places}"),
                    format!("correct it, or say what it means: --value \"{first}=5\""),
                ),
                "truth" => Question::new(
                    format!("{count} cells are ticked or not ({places}): what does that mean?"),
                    format!(
                        "say it: --value TRUE=3 --value FALSE=blank, or leave the column out: --skip \"{}\"",
                        self.skills[cells[0].0].field.heading
                    ),
                ),
                _ => {
                    self.matrix.left_out.push(format!("{count} broken formulas: {places}"));
                    continue;
                }
            };
            self.matrix.questions.push(question);
        }
    }

    /// Whether these are most of the answers on their skills.
    fn are_most(&self, cells: &[(usize, usize, String)]) -> bool {
        let mut skills: Vec<usize> = cells.iter().map(|own| own.0).collect();
        skills.dedup();
        let answers = skills.iter().flat_map(|&skill| &self.skills[skill].field.cells);
        cells.len() * 2 > answers.filter(|&&id| self.source.is_filled(id)).count()
    }

    /// Names and no answers at all is an alarm.
    pub(super) fn is_answered(&mut self, rows: &[Vec<Rating>]) {
        if !self.matrix.questions.is_empty() || !self.needs.is_empty() || self.matrix.is_catalogue {
            return;
        }
        let people = self.matrix.records.len();
        if people == 0 {
            self.matrix.questions.push(Question::new(
                "no people were found in the table",
                "say where the names are: --person HEADING, or --people rows or columns",
            ));
            return;
        }
        if rows.is_empty() {
            self.matrix.questions.push(Question::new(
                "the table has people but no skills",
                if self.matrix.left_out.iter().any(|own| own.ends_with(DATES)) {
                    "where a date says that somebody can do it, say which level that is: --value date=3"
                } else {
                    "say which column is one: --role HEADING=skill"
                },
            ));
            return;
        }
        let blank_is_said = self.options.value("blank").is_some();
        let answered = rows.iter().flatten().any(|rating| !rating.is_blank());
        if !answered && !blank_is_said {
            let colours = if self.source.sheet.is_workbook {
                "are the answers colours? Save it as .xlsx, "
            } else {
                ""
            };
            self.matrix.questions.push(Question::new(
                format!("{people} people and {} skills, but no answers", rows.len()),
                format!("{colours}check the table, or import only the names: --value blank=blank"),
            ));
        }
    }
}
