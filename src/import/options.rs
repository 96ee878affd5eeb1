//! What the person who imports knows better than a guess.

use super::cells::letters;
use super::delimited::Separator;
use super::scale::Scale;
use super::table::{Source, Table};
use super::value::{self, Number};
use crate::files::FileError;
use crate::team::{Kind, Want};
use crate::text::fold;

/// Where the people are in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum People {
    /// A row a person.
    Rows,
    /// A column a person.
    Columns,
}

/// What a column is for; of a table with people in columns, a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Names of people.
    Person,
    /// First names.
    FirstName,
    /// Last names.
    LastName,
    /// Addresses that tell people apart.
    Email,
    /// Levels of one skill.
    Skill,
    /// What people would like to do more of, next to a skill.
    Interest,
    /// Names of skills.
    SkillName,
    /// Levels, in a table with a row an answer.
    Level,
    /// Groups of skills.
    Category,
    /// What skills mean.
    About,
    /// Who gave the answer.
    Rater,
    /// The day of the answer.
    Day,
    /// Levels that the work needs.
    Need,
    /// Nothing of it is taken.
    Skip,
}

impl Role {
    /// All of them, in the order in which a key goes through them.
    pub const ALL: [Self; 14] = [
        Self::Skill,
        Self::Skip,
        Self::Person,
        Self::FirstName,
        Self::LastName,
        Self::Email,
        Self::Interest,
        Self::SkillName,
        Self::Level,
        Self::Category,
        Self::About,
        Self::Rater,
        Self::Day,
        Self::Need,
    ];

    /// Returns its name on the command line and on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::FirstName => "first-name",
            Self::LastName => "last-name",
            Self::Email => "email",
            Self::Skill => "skill",
            Self::Interest => "interest",
            Self::SkillName => "skill-name",
            Self::Level => "level",
            Self::Category => "category",
            Self::About => "about",
            Self::Rater => "rater",
            Self::Day => "day",
            Self::Need => "need",
            Self::Skip => "skip",
        }
    }

    /// Returns what it is, in a few words.
    pub fn about(self) -> &'static str {
        match self {
            Self::Person => "names of people",
            Self::FirstName => "first names",
            Self::LastName => "last names",
            Self::Email => "addresses or numbers that tell people apart",
            Self::Skill => "levels of one skill",
            Self::Interest => "who wants more of the skill next to it",
            Self::SkillName => "names of skills",
            Self::Level => "the level, in a table with one answer per row",
            Self::Category => "groups of skills",
            Self::About => "what skills mean",
            Self::Rater => "who gave the answer",
            Self::Day => "the day of the answer",
            Self::Need => "levels that the work needs",
            Self::Skip => "left out",
        }
    }

    /// Parses its name.
    pub fn parse(word: &str) -> Result<Self, String> {
        let all: Vec<&str> = Self::ALL.iter().map(|role| role.word()).collect();
        let found = Self::ALL.into_iter().find(|role| role.word() == word.trim());
        found.ok_or_else(|| format!("a role is one of {}", all.join(", ")))
    }
}

/// What a value of the table means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A level, 0 to 5.
    Level(u8),
    /// Not answered.
    Blank,
    /// Prefer not to say.
    Pass,
    /// No level, and what the person would like.
    Want(Want),
}

impl Meaning {
    /// Parses "3", "blank", "pass", "grow", "less".
    pub fn parse(word: &str) -> Result<Self, String> {
        match word.trim() {
            "blank" | "not answered" | "none" => Ok(Self::Blank),
            "pass" => Ok(Self::Pass),
            "grow" => Ok(Self::Want(Want::Grow)),
            "less" => Ok(Self::Want(Want::Less)),
            digit => match digit.parse() {
                Ok(level @ 0..=5) => Ok(Self::Level(level)),
                _ => Err("a value becomes a level from 0 to 5, or blank, pass, grow, less".into()),
            },
        }
    }

    /// Returns its name on the command line.
    pub fn word(self) -> String {
        match self {
            Self::Level(level) => level.to_string(),
            Self::Blank => "blank".into(),
            Self::Pass => "pass".into(),
            Self::Want(want) => want.word().into(),
        }
    }
}

/// What the person who imports knows better than a guess.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Where the people are.
    pub people: Option<People>,
    /// The kind of all dimensions; skill where nothing says otherwise.
    pub kind: Option<Kind>,
    /// The team's name; without it, the table's title or `called`.
    pub name: Option<String>,
    /// What the team is called where the table has no title: the file's name.
    pub called: Option<String>,
    /// Columns and rows to leave out: a heading, a label, a letter, a line.
    pub skip: Vec<String>,
    /// What columns are for.
    pub roles: Vec<(String, Role)>,
    /// The scale of the table's numbers.
    pub scale: Option<Scale>,
    /// The scale of single columns.
    pub scales: Vec<(String, Scale)>,
    /// The values of an uneven scale, lowest first.
    pub levels: Option<Vec<Number>>,
    /// What single values mean.
    pub values: Vec<(String, Meaning)>,
    /// The rows of the table, the headings first; from 1, the last inclusive.
    pub rows: Option<(u32, u32)>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The text's encoding.
    pub encoding: Option<String>,
    /// What separates the cells of a text.
    pub separator: Option<Separator>,
    /// Whose answer is taken where several people rated.
    pub rater: Option<String>,
    /// Names of people that are the same person as another one.
    pub same_people: Vec<(String, String)>,
    /// Names of skills that are the same as another one.
    pub same_skills: Vec<(String, String)>,
}

impl Options {
    /// Takes options as they are typed on the screen, between semicolons:
    /// "skip Phone; value familiar=2; scale 0..5".
    ///
    /// # Errors
    /// Which of them cannot be read.
    pub fn take(&mut self, typed: &str) -> Result<(), String> {
        for option_text in
            typed.split(';').map(str::trim).filter(|option_text| !option_text.is_empty())
        {
            let (option, rest) = option_text.split_once(' ').unwrap_or((option_text, ""));
            let (option, rest) = (option.trim_start_matches('-'), rest.trim().trim_matches('"'));
            let pair = || rest.rsplit_once('=').ok_or(format!("{option} is written NAME=WHAT"));
            match option {
                "skip" => self.skip.push(rest.to_owned()),
                "person" => self.roles.push((rest.to_owned(), Role::Person)),
                "role" => self.roles.push((pair()?.0.to_owned(), Role::parse(pair()?.1)?)),
                "value" => self.values.push((pair()?.0.to_owned(), Meaning::parse(pair()?.1)?)),
                "levels" => self.levels = Some(Self::parse_levels(rest)?),
                "sheet" => self.sheet = Some(rest.to_owned()),
                "rater" => self.rater = Some(rest.to_owned()),
                "people" if rest == "rows" => self.people = Some(People::Rows),
                "people" if rest == "columns" => self.people = Some(People::Columns),
                "scale" => match rest.rsplit_once('=') {
                    Some((column, scale)) => self.scales.push((column.to_owned(), scale.parse()?)),
                    None => self.scale = Some(rest.parse()?),
                },
                _ => self.scale = Some(option_text.parse()?),
            }
        }
        Ok(())
    }

    /// Gives a column a role, or with nothing leaves it to the guess. `name` is
    /// its heading, "column D", or the label or line of a row.
    pub fn set_role(&mut self, name: &str, role: Option<Role>) {
        self.roles.retain(|(own, _)| fold(own) != fold(name));
        self.skip.retain(|own| fold(own) != fold(name));
        match role {
            Some(Role::Skip) => self.skip.push(name.to_owned()),
            Some(role) => self.roles.push((name.to_owned(), role)),
            None => {}
        }
    }

    /// Says what a value means, or with nothing leaves it to the guess.
    pub fn set_value(&mut self, value: &str, meaning: Option<Meaning>) {
        self.values.retain(|(own, _)| fold(own) != fold(value));
        self.values.extend(meaning.map(|meaning| (value.to_owned(), meaning)));
    }

    /// Returns the role that was given to a column by its heading or letter.
    pub(super) fn role(&self, heading: &str, letter: &str) -> Option<Role> {
        let named = |name: &str| is_named(name, heading, letter);
        if self.skip.iter().any(|name| named(name)) {
            return Some(Role::Skip);
        }
        self.roles.iter().rev().find(|(name, _)| named(name)).map(|&(_, role)| role)
    }

    /// Returns the scale that was given to a column.
    pub(super) fn column_scale(&self, heading: &str, letter: &str) -> Option<Scale> {
        self.scales.iter().rev().find(|(name, _)| is_named(name, heading, letter)).map(|own| own.1)
    }

    /// Returns whether a row is left out, by its label or its line.
    pub(super) fn skips_row(&self, label: &str, line: u32) -> bool {
        let by_line = |name: &str| {
            name.trim_start_matches("line ").trim_start_matches("row ").parse() == Ok(line)
        };
        self.skip
            .iter()
            .any(|name| by_line(name) || (!label.is_empty() && fold(name) == fold(label)))
    }

    /// Refuses names of columns that the table does not have.
    pub(super) fn are_known(&self, source: &Source<'_>, table: &Table) -> Result<(), FileError> {
        let roles = self.roles.iter().map(|own| &own.0).chain(self.scales.iter().map(|own| &own.0));
        let is_row = |name: &str| {
            table.body.iter().any(|&row| {
                let label = source.sheet.rows[row].cells.iter().map(|&id| source.text(id)).take(3);
                label.into_iter().any(|label| fold(label) == fold(name))
                    || self.skips_row("", source.line(row))
                        && self.skip.iter().any(|own| own == name)
            })
        };
        for name in roles.chain(&self.skip) {
            let column = table.columns.iter().enumerate();
            let known =
                column.into_iter().any(|(at, own)| is_named(name, &own.heading, &letters(at)));
            let line =
                name.trim_start_matches("line ").trim_start_matches("row ").parse::<u32>().is_ok();
            if !known && !line && !is_row(name) {
                let headings = table
                    .columns
                    .iter()
                    .filter(|own| !own.heading.is_empty())
                    .map(|own| own.heading.as_str());
                let headings: Vec<&str> = headings.take(20).collect();
                let what = format!("no column or row is called “{name}”");
                return Err(source.fault(what, format!("the columns are {}", headings.join(", "))));
            }
        }
        Ok(())
    }

    /// Returns what a folded value was said to mean.
    pub(super) fn value(&self, folded: &str) -> Option<Meaning> {
        self.values.iter().rev().find(|(word, _)| fold(word) == folded).map(|&(_, meaning)| meaning)
    }

    /// Parses `--levels 0,1,2,3,5,8`.
    pub fn parse_levels(text: &str) -> Result<Vec<Number>, String> {
        let marks: Option<Vec<Number>> =
            text.split(',').map(|mark| value::number(mark.trim())).collect();
        let marks = marks.ok_or("levels are numbers between commas: 0,1,2,3,5,8")?;
        if !(2..=6).contains(&marks.len()) {
            return Err("levels are two to six numbers, lowest first: 0,1,2,3,5,8".into());
        }
        Ok(marks)
    }
}

/// Whether a name on the command line is this column's.
fn is_named(name: &str, heading: &str, letter: &str) -> bool {
    if heading.is_empty() {
        return name.trim_start_matches("column ") == letter;
    }
    fold(name) == fold(heading) || name.strip_prefix("column ") == Some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_by_heading_or_letter_and_rows_by_label_or_line() {
        let skip = ["phone", "column D", "7"].map(String::from).to_vec();
        let options = Options { skip, ..Options::default() };
        assert_eq!(options.role("Phone", "B"), Some(Role::Skip));
        assert_eq!(options.role("", "D"), Some(Role::Skip));
        assert_eq!(options.role("Sorting", "D"), Some(Role::Skip));
        assert_eq!(options.role("Sorting", "C"), None);
        assert!(options.skips_row("Ida", 7) && !options.skips_row("Ida", 6));
    }

    #[test]
    fn roles_levels_and_meanings_are_parsed_or_explained() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.word()), Ok(role));
        }
        assert!(Role::parse("skil").unwrap_err().contains("skill-name"));
        assert_eq!(Meaning::parse("blank"), Ok(Meaning::Blank));
        assert!(Meaning::parse("6").is_err());
        assert_eq!(Options::parse_levels("0,1,3,9").map(|marks| marks.len()), Ok(4));
        assert!(Options::parse_levels("1").is_err());
    }
}
