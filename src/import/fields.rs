//! Which columns are skills, which stand next to one, and which are left out.

use std::collections::{HashMap, HashSet};

use super::counts::{CellCounts, Sort, Usual, says_level};
use super::facets::{self, Facet};
use super::headings::{self, HeadingKind};
use super::matrix::{Field, Matrix, Question};
use super::options::{People, Role};
use super::table::Source;
use super::vocabulary;
use super::who::why;
use super::words::{LISTS, has};

/// A text longer than this is no value of a scale.
const MAX_VALUE_LENGTH: usize = 32;

/// Why a column of dates is left out.
pub(super) const DATES: &str = "dates";

/// A skill, and the column of interests next to it.
pub(super) struct Skill {
    pub(super) field: Field,
    /// The heading without what it says of the skill: "Java" of "Java current".
    pub(super) heading: String,
    pub(super) interest: Option<Field>,
}

impl Matrix {
    /// Returns the skills; what is left out is named, what is not known asked.
    pub(super) fn skills(
        &mut self,
        source: &Source<'_>,
        explained: &HashSet<String>,
    ) -> Vec<Skill> {
        let fields = std::mem::take(&mut self.fields);
        let counts: Vec<CellCounts> =
            fields.iter().map(|field| CellCounts::of(source, field)).collect();
        let headings = fields.iter().map(|field| (field.heading.as_str(), field.group.as_deref()));
        let bases = facets::shared(headings);
        let mut words: HashMap<&str, usize> = HashMap::new();
        for own in &counts {
            own.unknown.iter().for_each(|word| *words.entry(word).or_default() += 1);
        }
        let usual = Usual::of(&fields, &counts);
        let mut skills: Vec<Skill> = Vec::new();
        let mut interests: Vec<(String, Field)> = Vec::new();
        for (at, field) in fields.iter().enumerate() {
            let base = &bases[at];
            let is_open = field.role.is_none() && !self.is_long && base.is_none();
            if is_open && self.asks_what_it_is(field, &counts[at], &fields, &usual) {
                continue;
            }
            match self.is_skill(
                source,
                field,
                &counts[at],
                base.as_ref(),
                &words,
                &usual,
                explained,
            ) {
                Taken::Skill => {
                    let heading = base.as_ref().map_or(&field.heading, |(base, _)| base).clone();
                    skills.push(Skill { field: field.clone(), heading, interest: None });
                }
                Taken::Interest => {
                    let heading = base.as_ref().map_or(&field.heading, |(base, _)| base);
                    interests.push((key(heading, field), field.clone()));
                }
                Taken::No => {}
            }
        }
        for (of, field) in interests {
            let skill = skills.iter_mut().find(|skill| key(&skill.heading, &skill.field) == of);
            match skill {
                Some(skill) => skill.interest = Some(field),
                None => self.left_out.push(format!(
                    "{}: an interest in a skill that the table does not have",
                    field.shown
                )),
            }
        }
        self.newest(&mut skills, &bases, &fields);
        self.ask_level_words(&skills);
        self.ask_same_endings(&skills);
        skills
    }

    /// Asks about skills that are called like the levels of one: "Beginner", "Expert".
    fn ask_level_words(&mut self, skills: &[Skill]) {
        let is_level = |skill: &&Skill| {
            skill.field.role.is_none() && vocabulary::is_level_word(&skill.heading)
        };
        let levels: Vec<&str> =
            skills.iter().filter(is_level).map(|skill| skill.field.heading.as_str()).collect();
        if self.is_long || levels.len() < 2 || levels.len() * 2 <= skills.len() {
            return;
        }
        let roles: Vec<String> =
            levels.iter().map(|name| format!("--role \"{name}=skill\"")).collect();
        self.questions.push(Question::new(
            format!("{} are levels, but the table does not say of which skill", levels.join(", ")),
            format!(
                "write the skill into a column called Skill, or say that they are skills: {}",
                roles.join(" ")
            ),
        ));
    }

    /// Asks about several columns on each skill, or person, where nothing says what
    /// they are.
    fn ask_same_endings(&mut self, skills: &[Skill]) {
        if self.is_long || skills.iter().any(|skill| skill.field.role.is_some()) {
            return;
        }
        let in_rows = self.people == Some(People::Rows);
        let skills = skills.iter().map(|skill| skill.field.heading.as_str());
        let people = self.records.iter().map(|record| record.name.as_str());
        let headings: Vec<&str> = if in_rows { skills.collect() } else { people.collect() };
        let Some(parts) = facets::same_endings(&headings) else { return };
        let with = |is_same: &dyn Fn(&(&str, &str)) -> bool| {
            let same = headings.iter().zip(&parts).filter(|own| is_same(own.1));
            same.map(|own| *own.0).collect::<Vec<&str>>()
        };
        let (base, ending) = parts[0];
        let same: Vec<String> =
            with(&|own| own.0 == base).iter().map(|own| format!("“{own}”")).collect();
        let skips: Vec<String> =
            with(&|own| own.1 == ending).iter().map(|own| format!("--skip \"{own}\"")).collect();
        let or = if in_rows {
            format!(", or say that each is a skill: --role \"{}=skill\"", headings[0])
        } else {
            String::new()
        };
        self.questions.push(Question::new(
            format!("{} may be several answers on one", same.join(", ")),
            format!("leave out those that are not the level now, such as {}{or}", skips.join(" ")),
        ));
    }

    /// Asks about a column that may be no skill of its own: percentages among
    /// numbers, or something next to a level, as in "Java level, Java trust".
    fn asks_what_it_is(
        &mut self,
        field: &Field,
        counts: &CellCounts,
        fields: &[Field],
        usual: &Usual<'_>,
    ) -> bool {
        let (shown, heading) = (&field.shown, &field.heading);
        if heading.is_empty() {
            return false;
        }
        let other = usual.other_than(counts);
        let what = if let Some([own, usual]) = other.map(|both| both.map(Sort::word)) {
            let others = if self.people == Some(People::Columns) { "rows" } else { "columns" };
            format!("{shown} has {own}, and the other {others} have {usual}")
        } else if heading.contains('%') && !usual.has_percent_signs && counts.numbers > 0 {
            format!("{shown} has percentages, and the other columns do not")
        } else if counts.small > 0 && says_level(heading) && !usual.has_level_words {
            format!("{shown} says that it is a level, and the other headings do not")
        } else if let Some(level) = level_beside(field, fields)
            && counts.numbers + counts.known > 0
        {
            format!("{shown} is next to {level} and may not be a skill of its own")
        } else {
            return false;
        };
        if headings::head(heading).is_some() {
            return false;
        }
        self.questions.push(Question::new(
            what,
            format!("say which: --skip \"{heading}\", or --role \"{heading}=skill\""),
        ));
        true
    }

    /// Of levels at several times the newest counts; without a year it is asked
    /// whether they are times at all.
    fn newest(
        &mut self,
        skills: &mut Vec<Skill>,
        bases: &[Option<(String, Facet)>],
        fields: &[Field],
    ) {
        let time = |skill: &Skill| {
            let at = fields.iter().position(|field| field.at == skill.field.at)?;
            match bases[at].as_ref()?.1 {
                Facet::Time(time) if skill.field.role.is_none() => Some(time),
                _ => None,
            }
        };
        let Some(newest) = skills.iter().filter_map(time).max() else { return };
        let older = |skill: &Skill| time(skill).is_some_and(|own| own != newest);
        let mut old: Vec<Field> = Vec::new();
        let mut last = String::new();
        skills.retain(|skill| {
            if older(skill) {
                old.push(skill.field.clone());
            } else if time(skill).is_some() {
                last.clone_from(&skill.field.shown);
            }
            !older(skill)
        });
        if newest >= 100 {
            let last = if newest.is_multiple_of(100) { (newest / 100).to_string() } else { last };
            let taken =
                old.iter().map(|field| format!("{}: the level of {last} is used", field.shown));
            self.left_out.extend(taken);
        } else if let Some(first) = old.first() {
            let shown: Vec<&str> = old.iter().map(|field| field.shown.as_str()).collect();
            let skips: Vec<String> =
                old.iter().map(|field| format!("--skip \"{}\"", field.heading)).collect();
            self.questions.push(Question::new(
                format!("{} may be earlier levels of the same skills", shown.join(", ")),
                format!(
                    "leave them out, {}, or say that they are skills: --role \"{}=skill\" …",
                    skips.join(" "),
                    first.heading
                ),
            ));
        }
    }

    fn is_skill(
        &mut self,
        source: &Source<'_>,
        field: &Field,
        counts: &CellCounts,
        base: Option<&(String, Facet)>,
        words: &HashMap<&str, usize>,
        usual: &Usual<'_>,
        explained: &HashSet<String>,
    ) -> Taken {
        let shown = &field.shown;
        match field.role {
            Some(Role::Skill | Role::Level) => return Taken::Skill,
            Some(Role::Interest) => return Taken::Interest,
            Some(_) => return self.leave(shown, "as you said"),
            None => {}
        }
        if self.is_long {
            return Taken::Skill;
        }
        if field.heading.is_empty() {
            if counts.numbers + counts.known > 0 && !self.has_colours {
                self.questions.push(Question::new(
                    format!("{shown} has values but no heading"),
                    format!("write one above it, or leave it out: --skip \"{shown}\""),
                ));
            } else if counts.filled > 0 {
                self.left_out.push(format!("{shown}: no heading and no answers"));
            }
            return Taken::No;
        }
        if super::legend::is_one(&field.heading) {
            return self.leave(shown, "a legend next to the table");
        }
        if let Some((_, facet)) = base {
            if *facet == Facet::Interest {
                return Taken::Interest;
            }
            if let Some(reason) = facet.left_out_because() {
                return self.leave(shown, reason);
            }
        }
        if let Some(taken) = self.by_heading(field, counts, usual) {
            return taken;
        }
        self.by_values(source, field, counts, words, explained)
    }

    /// What a known heading says.
    fn by_heading(
        &mut self,
        field: &Field,
        counts: &CellCounts,
        usual: &Usual<'_>,
    ) -> Option<Taken> {
        // "Your data [Office]" is about the person, "Rate yourself [Service]" a skill.
        let of_people = || {
            let name = super::names::skill_heading(&field.heading).name;
            let answers = (counts.known + counts.numbers == counts.filled && counts.dates == 0)
                || usual.has_all_words(counts);
            headings::head(&name).filter(|head| *head == HeadingKind::Attribute && !answers)
        };
        let head = headings::head(&field.heading).or_else(of_people)?;
        let may_be_skill =
            || has(&LISTS.heading_part.skill_too, &headings::normalized(&field.heading));
        if counts.filled == 0 {
            // A row called "Code" is a skill without answers.
            let is_row = self.people == Some(People::Columns) && may_be_skill();
            return (!is_row).then(|| self.leave(&field.shown, "empty"));
        }
        match head {
            HeadingKind::Skill | HeadingKind::Skills => None,
            // "Order" among skills is one.
            HeadingKind::Number
                if self.people == Some(People::Columns)
                    && counts.small == counts.filled
                    && !counts.is_running =>
            {
                None
            }
            // "Data" is a date in Italian.
            HeadingKind::Day if counts.dates == 0 && counts.small == counts.filled => None,
            HeadingKind::Computed if counts.numbers == 0 && !field.heading.contains(['#', '%']) => {
                Some(self.leave(&field.shown, why(HeadingKind::Attribute)))
            }
            HeadingKind::Computed
            | HeadingKind::Day
            | HeadingKind::Target
            | HeadingKind::Number
            | HeadingKind::Parent
                if counts.small < counts.filled
                    || (head == HeadingKind::Number && counts.is_running)
                    || !may_be_skill() =>
            {
                Some(self.leave(&field.shown, why(head)))
            }
            _ => {
                let like_answers = (counts.small == counts.filled
                    || (counts.levels == counts.filled && head != HeadingKind::About)
                    || (counts.sort() == Some(Sort::Percentages) && counts.sort() == usual.sort)
                    || usual.has_all_words(counts))
                    && counts.filled > 1;
                let plain = headings::normalized(&field.heading);
                let counted = [
                    "age",
                    "year",
                    "jahr",
                    "tenure",
                    "fte",
                    "grade",
                    "hour",
                    "stunden",
                    "seniority",
                    "anos",
                    "alter",
                    "anciennete",
                ];
                // "Language" has no age.
                let is_counted = plain.split(' ').any(|own| {
                    counted
                        .iter()
                        .any(|word| if word.len() > 3 { own.contains(word) } else { own == *word })
                });
                if like_answers && !is_counted {
                    self.questions.push(Question::new(
                        format!(
                            "{} may be a skill with levels, or something about the people",
                            field.shown
                        ),
                        format!(
                            "say which: --role \"{0}=skill\", or --skip \"{0}\"",
                            field.heading
                        ),
                    ));
                    return Some(Taken::No);
                }
                Some(self.leave(&field.shown, why(head)))
            }
        }
    }

    fn by_values(
        &mut self,
        source: &Source<'_>,
        field: &Field,
        counts: &CellCounts,
        words: &HashMap<&str, usize>,
        explained: &HashSet<String>,
    ) -> Taken {
        let shown = &field.shown;
        if counts.filled == 0 {
            // A skill that nobody answered is worth knowing.
            return Taken::Skill;
        }
        if counts.dates == counts.filled {
            if explained.contains("date") {
                return Taken::Skill;
            }
            return self.leave(shown, DATES);
        }
        if facets::is_time(&field.heading) {
            self.questions.push(Question::new(
                format!("{shown} is a time, not a skill"),
                format!(
                    "leave it out, --skip \"{0}\", or use it as one: --role \"{0}=skill\"",
                    field.heading
                ),
            ));
            return Taken::No;
        }
        if counts.job_levels == counts.filled {
            return self.leave(shown, "what jobs need");
        }
        if counts.numbers + counts.known > 0 {
            // Texts with a number or two among them.
            if counts.unknown_cells * 2 > counts.filled && counts.longest > MAX_VALUE_LENGTH {
                return self.leave(shown, "texts");
            }
            return Taken::Skill;
        }
        let shared = counts
            .unknown
            .iter()
            .any(|word| words.get(word.as_str()).is_some_and(|&times| times > 1));
        let is_explained = counts.unknown.iter().any(|word| explained.contains(word));
        if shared || is_explained || vocabulary::are_of_a_set(counts.unknown.iter()) {
            return Taken::Skill;
        }
        let broken =
            counts.unknown.iter().all(|word| word.starts_with("#uncalc") || word == "#broken");
        let many = counts.unknown.len() == counts.unknown_cells && counts.unknown_cells > 3;
        if !broken && (counts.longest > MAX_VALUE_LENGTH || many || is_contact(counts)) {
            return self.leave(shown, "texts");
        }
        if broken {
            return Taken::Skill;
        }
        let mut some: Vec<&str> = counts.unknown.iter().map(String::as_str).collect();
        some.sort_unstable();
        let values: Vec<String> = some.iter().take(6).map(|word| format!("“{word}”")).collect();
        let first = some.first().copied().unwrap_or_default();
        let heading = &field.heading;
        let are_lists =
            self.people == Some(People::Rows) && some.iter().any(|own| own.contains([',', ';']));
        let filled = field.cells.iter().map(|&id| source.text(id)).filter(|own| !own.is_empty());
        let names = filled.clone().filter(|own| super::names::is_like_a_person(own)).count();
        let are_names = self.people == Some(People::Rows)
            && super::names::names_people(heading)
            && names * 2 > filled.count();
        let or = if are_names {
            format!("or, if it names the people, say so: --person \"{heading}\"")
        } else if are_lists {
            format!("or, if it lists skills, take those: --role \"{heading}=skill-name\"")
        } else {
            format!("or say what they mean: --value \"{first}=3\" …")
        };
        self.questions.push(Question::new(
            format!("{shown} has words that are not known levels: {}", values.join(", ")),
            format!("leave it out, --skip \"{heading}\", {or}"),
        ));
        Taken::No
    }

    fn leave(&mut self, shown: &str, reason: &str) -> Taken {
        self.left_out.push(format!("{shown}: {reason}"));
        Taken::No
    }
}

enum Taken {
    Skill,
    Interest,
    No,
}

fn is_contact(counts: &CellCounts) -> bool {
    counts.unknown.iter().all(|word| word.contains('@') || word.contains("://"))
}

fn key(heading: &str, field: &Field) -> String {
    facets::key(heading, field.group.as_deref())
}

/// The column of a level that begins like this heading, which says something else.
fn level_beside<'f>(field: &Field, fields: &'f [Field]) -> Option<&'f str> {
    if facets::split(&field.heading).is_some() {
        return None;
    }
    let level = |other: &&Field| {
        let Some((base, Facet::Level)) = facets::split(&other.heading) else { return false };
        let rest = field.heading.strip_prefix(base.as_str());
        rest.is_some_and(|rest| rest.starts_with([' ', '(', ':', '-', '/', '.', ',', '_']))
            && other.group == field.group
    };
    fields.iter().find(level).map(|field| field.shown.as_str())
}
