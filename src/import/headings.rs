//! What a heading says of the column below it, or of the row next to it, in
//! the languages of `assets/import/words.toml`.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use super::words::{self, LISTS, has};

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum HeadingKind {
    /// Names of people.
    Person,
    /// First names, with last names in another column.
    FirstName,
    /// Last names, likewise.
    LastName,
    /// Addresses, by which people of one name are told apart.
    Email,
    /// Numbers of people, likewise.
    PersonId,
    /// Names of what is rated.
    Skill,
    /// What they mean.
    About,
    /// A group of them.
    Group,
    /// The level, in a table with a row an answer.
    Level,
    /// What someone would like, in such a table.
    Want,
    /// Who rated, in such a table.
    Rater,
    /// The day of an answer.
    Day,
    /// Computed from the others.
    Computed,
    /// Wanted by someone, not there yet.
    Target,
    /// Something about a person that is no answer: a role, a phone number.
    Attribute,
    /// Numbers of the rows.
    Number,
    /// The parent of a skill in a catalogue.
    Parent,
    /// Several skills in each cell.
    Skills,
}

/// Returns what a heading says, where it is one of those that tables have.
pub(super) fn head(heading: &str) -> Option<HeadingKind> {
    if heading.is_empty() {
        return None;
    }
    let plain = normalized(heading);
    if plain.is_empty() {
        // "#", "№".
        return Some(HeadingKind::Number);
    }
    let trimmed = heading.trim();
    if trimmed.starts_with("# ") || trimmed.starts_with("% ") {
        // "# Skills", "% trained".
        return Some(HeadingKind::Computed);
    }
    if let Some(counted) = trimmed.strip_suffix('#') {
        return match head(counted)? {
            HeadingKind::Person => Some(HeadingKind::PersonId),
            _ => Some(HeadingKind::Number),
        };
    }
    let known = words::heading(&plain).or_else(|| by_part(&plain));
    known.or_else(|| head(without_code(trimmed)?)).or_else(|| {
        // "Name (last, first)", "Skill (1-5)": what the brackets add changes no name.
        let (before, inside) = trimmed.strip_suffix(')')?.split_once(" (")?;
        if has(&LISTS.heading_part.years, &normalized(inside)) {
            // "Tenure (years)", in any language.
            return Some(HeadingKind::Attribute);
        }
        head(before).filter(|head| {
            use HeadingKind::{Email, FirstName, Group, LastName, Level, Person, Skill, Want};
            matches!(head, Person | FirstName | LastName | Email | Skill | Group | Level | Want)
        })
    })
}

/// "Q1. What is your name?", "id. Response ID": without the code before it. "Java:
/// Level" has none.
fn without_code(heading: &str) -> Option<&str> {
    let (code, rest) = heading.split_once(['.', ':', ')'])?;
    let is_code = (1..=20).contains(&code.len())
        && code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '[' | ']'))
        && (code.contains(|c: char| c.is_ascii_digit())
            || code.starts_with(|c: char| c.is_ascii_lowercase()));
    let rest = rest.strip_prefix(' ')?.trim();
    (is_code && !rest.is_empty()).then_some(rest)
}

/// Headings that are known by a part of them.
fn by_part(plain: &str) -> Option<HeadingKind> {
    let words: Vec<&str> = plain.split(' ').collect();
    let (first, last) = (*words.first()?, *words.last()?);
    let part = &LISTS.heading_part;
    if part.your_name.iter().any(|own| plain.ends_with(own.as_str())) {
        return Some(HeadingKind::Person);
    }
    let named = |what: &str| {
        words::heading(what).filter(|head| {
            matches!(head, HeadingKind::Person | HeadingKind::Skill | HeadingKind::Group)
        })
    };
    if has(&part.name, first) && words.len() >= 3 && has(&part.of, words[1]) {
        let begin = words.iter().position(|word| !has(&part.name, word) && !has(&part.of, word));
        return named(&words[begin?..].join(" "));
    }
    if has(&part.name, last) && words.len() == 2 {
        return named(first);
    }
    // "Vor- und Nachname", "First and last name".
    if let Some(at) = words.iter().position(|word| has(&part.and, word))
        && matches!(
            words::heading(&words[at + 1..].join(" ")),
            Some(HeadingKind::FirstName | HeadingKind::LastName)
        )
        && at == 1
    {
        return Some(HeadingKind::Person);
    }
    // "Skill area", "Competency group".
    if words.len() == 2
        && words::heading(first) == Some(HeadingKind::Skill)
        && words::heading(last) == Some(HeadingKind::Group)
    {
        return Some(HeadingKind::Group);
    }
    if last == "utc" && words.contains(&"date") {
        return Some(HeadingKind::Day);
    }
    let after = |word: &&str| has(&part.after_years, word);
    if (has(&part.years, first) && words.get(1).is_some_and(after))
        || (has(&part.years, last) && words.len() <= 3)
    {
        return Some(HeadingKind::Attribute);
    }
    if part.count_start.iter().any(|count| plain.starts_with(count)) {
        return Some(HeadingKind::Computed);
    }
    if has(&part.target_first, first) && words.len() <= 4 {
        return Some(HeadingKind::Target);
    }
    if has(&part.computed_last, last) && words.len() <= 3 {
        return Some(HeadingKind::Computed);
    }
    match last {
        "id" if words.len() == 2 => Some(HeadingKind::Number),
        "date" | "datum" if words.len() <= 3 => Some(HeadingKind::Day),
        "needed" | "required" | "benotigt" if words.len() <= 3 => Some(HeadingKind::Target),
        _ => None,
    }
}

/// Returns a heading without case, accents and marks, `snake_case` and
/// `CamelCase` as words.
pub(super) fn normalized(heading: &str) -> String {
    if heading.is_ascii() {
        return spelled(heading.chars());
    }
    let bare = heading.nfkd().filter(|c| !('\u{300}'..='\u{36F}').contains(c));
    spelled(bare.nfc())
}

fn spelled(letters: impl Iterator<Item = char>) -> String {
    let mut plain = String::new();
    let mut before = ' ';
    for c in letters {
        if c.is_uppercase() && before.is_lowercase() {
            plain.push(' ');
        }
        before = c;
        match c {
            'ß' => plain.push_str("ss"),
            _ if c.is_alphanumeric() => plain.extend(c.to_lowercase()),
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns whether a row of this label is computed from the others, or wanted
/// by someone: an average, a headcount, a target.
pub(super) fn is_total(label: &str) -> bool {
    let plain = normalized(label);
    if plain.is_empty() {
        return matches!(label.trim(), "Σ" | "Ø" | "∑" | "ø");
    }
    if has(&LISTS.row.name_too, &plain) {
        // These are people's names as well: the numbers have to tell.
        return false;
    }
    let words: Vec<&str> = plain.split(' ').collect();
    // "Team need", "Level required".
    let is_target = |last: &&str| *last == "need" || has(&LISTS.facet.target, last);
    (words.len() == 2 && words.last().is_some_and(is_target))
        || matches!(head(label), Some(HeadingKind::Computed | HeadingKind::Target))
        || (words.len() <= 5 && words.iter().any(|word| has(&LISTS.row.total, word)))
}

/// Words that begin what stands below a table and is no part of it.
pub(super) fn is_legend(label: &str) -> bool {
    let plain = normalized(label);
    let first = plain.split(' ').next().unwrap_or_default();
    has(&LISTS.row.legend, first) && (plain.split(' ').count() <= 2 || label.contains([':', '=']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_in_any_spelling_and_many_languages() {
        for (heading, expected) in [
            ("employee_name", HeadingKind::Person),
            ("EmployeeName", HeadingKind::Person),
            ("Name:", HeadingKind::Person),
            ("skill_name", HeadingKind::Skill),
            ("proficiencyLevel", HeadingKind::Level),
            ("Adresse e-mail", HeadingKind::Email),
            ("Prénom", HeadingKind::FirstName),
            ("Zeitstempel", HeadingKind::Day),
            ("Durchschnitt", HeadingKind::Computed),
            ("Years exp", HeadingKind::Attribute),
            ("Expected (Day 1)", HeadingKind::Target),
            ("#", HeadingKind::Number),
            ("# Skills", HeadingKind::Computed),
            ("Employee #", HeadingKind::PersonId),
            ("Nome do colaborador", HeadingKind::Person),
            ("Imię i nazwisko", HeadingKind::Person),
            ("Name of skill", HeadingKind::Skill),
            ("Vor- und Nachname", HeadingKind::Person),
            ("First and last name", HeadingKind::Person),
            ("Name (last, first)", HeadingKind::Person),
            ("Skill area", HeadingKind::Group),
            ("Q1. What is your name?", HeadingKind::Person),
            ("id. Response ID", HeadingKind::Number),
        ] {
            assert_eq!(head(heading), Some(expected), "{heading}");
        }
        for other in [
            "Java: Level",
            "Sorting",
            "Time management",
            "Phone support",
            "Rust",
            "C++",
            "Data modelling",
        ] {
            assert_eq!(head(other), None, "{other}");
        }
    }

    #[test]
    fn a_computed_row_is_no_person_and_a_max_may_be_one() {
        for total in [
            "Average",
            "Number of people at 3+",
            "Summe",
            "Team average",
            "Moyenne",
            "Σ",
            "Soll",
            "Team need",
        ] {
            assert!(is_total(total), "{total}");
        }
        for person in ["Max", "Max Weber", "Ida Moe", "Will", "Team"] {
            assert!(!is_total(person), "{person}");
        }
    }

    #[test]
    fn what_stands_below_a_table_is_told_by_its_first_word() {
        assert!(is_legend("Legend: B = Beginner"));
        assert!(is_legend("Scale"));
        assert!(!is_legend("Source control with branches"));
    }
}
