//! Names and headings: what they tell of the table, and what a dimension made
//! of one is called.

use unicode_segmentation::UnicodeSegmentation as _;

use super::scale::Scale;
use crate::team::Kind;
use crate::text;

/// The longest name, in graphemes.
const LONGEST: usize = 64;

/// What a heading says of the column below it, or the row beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// Names of people.
    People,
    /// First names, with last names in another column.
    FirstName,
    LastName,
    /// Names of what is rated.
    Topics,
    /// What they mean.
    About,
    /// Their kind, or a group of them.
    Group,
    /// The level, in a table with a row an answer; and the want beside it.
    Level,
    Want,
    /// The day of an answer, in such a table.
    Day,
    /// Computed from the others, or wanted by someone.
    Computed,
    /// A number that is no answer.
    Number,
}

const HEADS: [(Head, &[&str]); 11] = [
    (
        Head::People,
        &[
            "name",
            "names",
            "full name",
            "person",
            "people",
            "member",
            "members",
            "team member",
            "team members",
            "employee",
            "employees",
            "employee name",
            "who",
            "colleague",
            "staff",
            "developer",
            "engineer",
            "consultant",
            "your name",
            "e-mail",
            "email",
            "email address",
            "participant",
            "resource",
        ],
    ),
    (Head::FirstName, &["first name", "firstname", "given name", "forename"]),
    (Head::LastName, &["last name", "lastname", "surname", "family name"]),
    (
        Head::Topics,
        &[
            "skill",
            "skills",
            "skill name",
            "competency",
            "competencies",
            "competence",
            "capability",
            "capabilities",
            "dimension",
            "topic",
            "topics",
            "technology",
            "technologies",
            "tool",
            "ability",
            "experience",
            "experiences",
            "knowledge",
            "item",
            "criterion",
            "dimension_name",
        ],
    ),
    (Head::About, &["description", "about", "definition", "meaning", "details", "notes"]),
    (
        Head::Group,
        &["category", "kind", "type", "group", "area", "domain", "skill category", "skill type"],
    ),
    (Head::Level, &["level", "rating", "score", "value", "proficiency", "answer", "skill level"]),
    (Head::Want, &["want", "wants", "appetite", "interest", "wish"]),
    (
        Head::Day,
        &[
            "date",
            "day",
            "on",
            "rated",
            "rated on",
            "rated_on",
            "rated at",
            "answered on",
            "updated",
            "updated at",
            "updated_at",
            "timestamp",
            "when",
            "created at",
        ],
    ),
    (
        Head::Computed,
        &[
            "average",
            "avg",
            "mean",
            "median",
            "total",
            "totals",
            "sum",
            "max",
            "min",
            "count",
            "team average",
            "team",
            "overall",
            "gap",
            "gaps",
            "target",
            "target level",
            "required",
            "required level",
            "need",
            "needed",
            "goal",
            "desired",
            "coverage",
            "bus factor",
            "std dev",
            "standard deviation",
            "# of people",
            "grand total",
        ],
    ),
    (
        Head::Number,
        &[
            "id",
            "no",
            "no.",
            "nr",
            "nr.",
            "#",
            "number",
            "employee id",
            "employee number",
            "emp id",
            "staff id",
            "personnel number",
            "age",
            "years",
            "years of experience",
            "tenure",
            "fte",
            "grade",
            "row",
            "index",
            "order",
        ],
    ),
];

/// What a heading says, where it is one of those that tables have.
pub(super) fn head(label: &str) -> Option<Head> {
    let folded = text::fold(label);
    let plain = folded.trim_matches([':', '*', ' ']);
    HEADS.iter().find(|(_, words)| words.contains(&plain)).map(|&(head, _)| head)
}

/// The kind that a heading over several rows or columns names.
pub(super) fn kind(label: &str) -> Option<Kind> {
    match text::fold(label).trim_matches([':', ' ']) {
        "skill" | "skills" | "hard skills" | "soft skills" | "technical skills" => {
            Some(Kind::Skill)
        }
        "experience" | "experiences" => Some(Kind::Experience),
        "personality" | "personalities" | "spectrum" | "spectra" => Some(Kind::Personality),
        _ => None,
    }
}

/// Words that stand for what is rated, where a single capital word could be a
/// person too.
const TOPIC_WORDS: [&str; 44] = [
    "python",
    "java",
    "javascript",
    "typescript",
    "rust",
    "go",
    "ruby",
    "kotlin",
    "swift",
    "scala",
    "docker",
    "kubernetes",
    "terraform",
    "ansible",
    "react",
    "angular",
    "vue",
    "linux",
    "excel",
    "git",
    "azure",
    "figma",
    "jira",
    "scrum",
    "kanban",
    "agile",
    "devops",
    "backend",
    "frontend",
    "database",
    "databases",
    "networks",
    "product",
    "sales",
    "finance",
    "research",
    "english",
    "german",
    "french",
    "spanish",
    "strategy",
    "cloud",
    "quality",
    "analysis",
];

const TOPIC_ENDS: [&str; 9] =
    ["ing", "tion", "ment", "ship", "ics", "ity", "ness", "sql", "design"];

/// Whether a label reads like someone's name rather than like a thing.
pub(super) fn is_like_a_person(label: &str) -> bool {
    if label.contains('@') {
        return true;
    }
    let words: Vec<&str> = label.split_whitespace().collect();
    if words.is_empty() || words.len() > 4 {
        return false;
    }
    let particle = |word: &str| matches!(word, "de" | "van" | "von" | "der" | "da" | "al" | "bin");
    let like = |word: &&str| {
        let initial = word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
        let letters =
            word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
        let acronym = word.chars().count() > 2 && word.chars().all(char::is_uppercase);
        particle(word) || (initial && letters && !(acronym && word.is_ascii()))
    };
    let folded = text::fold(label);
    let thing = TOPIC_WORDS.contains(&folded.as_str())
        || (words.len() == 1 && TOPIC_ENDS.iter().any(|end| folded.ends_with(end)));
    !thing && words.iter().all(like)
}

/// What a heading names, and what else it says.
pub(super) struct Called {
    pub(super) name: String,
    /// The heading whole, where the name is a part of it.
    pub(super) about: String,
    pub(super) kind: Option<Kind>,
    /// Whether the name was cut.
    pub(super) cut: bool,
}

/// The name of a dimension from its heading: of a form's "How well do you know
/// it? [SQL]" the part in brackets, of "Experience: scaling up" the part
/// behind the kind, of an over-long one its beginning.
pub(super) fn called(heading: &str) -> Called {
    let mut name = heading;
    let mut about = "";
    let mut own_kind = None;
    if let Some((before, inside)) = name.strip_suffix(']').and_then(|rest| rest.rsplit_once('['))
        && !before.trim().is_empty()
        && !inside.trim().is_empty()
    {
        name = inside.trim();
    }
    if let Some((before, rest)) = name.split_once(':')
        && let Some(kind) = kind(before)
        && !rest.trim().is_empty()
    {
        own_kind = Some(kind);
        name = rest.trim();
    }
    // "Rust (1-5)": the scale is none of its name.
    if let Some((before, inside)) = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('('))
        && scale(inside).is_some()
        && !inside.chars().any(char::is_alphabetic)
        && !before.trim().is_empty()
    {
        name = before.trim();
    }
    let (name, cut) = shortened(name);
    if cut {
        about = heading;
    }
    Called { name, about: about.to_owned(), kind: own_kind, cut }
}

/// A name in the length that names have, cut between words.
pub(super) fn shortened(name: &str) -> (String, bool) {
    if name.graphemes(true).count() <= LONGEST {
        return (name.to_owned(), false);
    }
    let fits: String = name.graphemes(true).take(LONGEST - 1).collect();
    let end = fits.rfind(' ').filter(|&end| end > LONGEST / 3).unwrap_or(fits.len());
    let begin = fits[..end].trim_end_matches([' ', ',', ';', ':', '-', '(']);
    (format!("{begin}…"), true)
}

/// The two poles of a spectrum's heading: "Bold / Careful", "Bold vs Careful".
pub(super) fn poles(heading: &str) -> Option<[String; 2]> {
    let between = ["↔", "<->", "⟷", " vs. ", " vs ", " versus ", " – ", " — ", " - ", "/", " or "];
    between.into_iter().find_map(|between| {
        let (first, second) = heading.split_once(between)?;
        let [first, second] = [first.trim(), second.trim()];
        (!first.is_empty() && !second.is_empty()).then(|| [first.to_owned(), second.to_owned()])
    })
}

/// A scale that a title or heading names: "Skills (1-5)".
pub(super) fn scale(label: &str) -> Option<Scale> {
    let words = label.replace(" to ", "-").replace(['–', '—'], "-").replace("..", "-");
    words.split(|c: char| !(c.is_ascii_digit() || c == '-')).find_map(|part| {
        let (least, most) = part.split_once('-')?;
        let (low, high): (u8, u8) = (least.parse().ok()?, most.parse().ok()?);
        (low <= 1 && (2..=100).contains(&high)).then(|| part.parse().ok()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_things_are_told_apart_by_how_they_are_written() {
        for person in ["Ada", "Ada Lovelace", "Bo O'Neil", "Ludwig van B.", "ada@example.org"] {
            assert!(is_like_a_person(person), "{person}");
        }
        for thing in ["SQL", "Python", "C++", "Public speaking", "UI/UX", "Testing", "AWS Lambda"] {
            assert!(!is_like_a_person(thing), "{thing}");
        }
    }

    #[test]
    fn a_forms_question_is_called_by_what_is_in_its_brackets() {
        let question = called("Please rate yourself from 1 to 5 [Data modelling]");
        assert_eq!(question.name, "Data modelling");
        let kind = called("Experience: scaling up");
        assert!(kind.name == "scaling up" && kind.kind == Some(Kind::Experience));
        assert_eq!(called("[draft]").name, "[draft]");
    }

    #[test]
    fn an_over_long_heading_is_cut_between_words_and_kept_whole_beside() {
        let heading = "Is able to design, build and run a distributed system that survives \
                       the loss of a whole region";
        let made = called(heading);
        assert_eq!(made.name, "Is able to design, build and run a distributed system that…");
        assert!(made.cut && made.about == heading);
    }

    #[test]
    fn two_poles_and_a_scale_are_found_in_a_heading() {
        assert_eq!(poles("Bold / Careful"), Some(["Bold".into(), "Careful".into()]));
        assert_eq!(poles("Starts vs finishes"), Some(["Starts".into(), "finishes".into()]));
        assert_eq!(poles("Humour"), None);
        assert_eq!(scale("Skills matrix (0–3)"), "0..3".parse().ok());
        assert_eq!(scale("Rate 1 to 10"), "1..10".parse().ok());
        assert_eq!(scale("Skills 2024-2025"), None);
    }
}
