//! Words that tables use for levels. Each is a proposal: the reading shows
//! what became of it, and where two words of one table would fall on one level
//! somebody has to say which is which.

use crate::team::{LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL};
use crate::text;

/// A word's level, and what it means: two words of one meaning may share a
/// level, as "yes" and "✓" do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Proposal {
    /// 0 to 5.
    pub(super) level: u8,
    /// Words of the same number mean the same.
    pub(super) meaning: u16,
}

const NO: &[&str] = &[
    "no", "n", "✗", "✘", "✕", "❌", "false", "nein", "non", "não", "nao", "nee", "×", "falsch",
    "faux", "falso",
];
const YES: &[&str] = &[
    "yes",
    "y",
    "x",
    "✓",
    "✔",
    "☑",
    "✅",
    "true",
    "ja",
    "j",
    "oui",
    "sí",
    "si",
    "sì",
    "sim",
    "s",
    "wahr",
    "vrai",
    "verdadero",
    "vero",
    "listed",
];

/// Words by level; those in one list mean the same.
const WORDS: [(u8, &[&str]); 66] = [
    (0, NO),
    (3, YES),
    (
        0,
        &[
            "none", "keine", "aucun", "aucune", "ninguno", "ninguna", "nenhum", "geen", "nessuno",
            "nessuna",
        ],
    ),
    (0, &["no experience", "keine erfahrung", "sin experiencia", "sem experiência"]),
    (0, &["no knowledge", "keine kenntnisse", "no skill", "not at all", "unskilled"]),
    (0, &["never", "nie", "jamais", "nunca", "nooit", "mai"]),
    (0, &["not trained", "untrained"]),
    (0, &["○"]),
    (1, &["◔"]),
    (2, &["◑", "◐"]),
    (1, &["novice", "neuling"]),
    (
        1,
        &[
            "beginner",
            "anfänger",
            "anfängerin",
            "einsteiger",
            "débutant",
            "débutante",
            "principiante",
            "iniciante",
            "principiante assoluto",
        ],
    ),
    (
        1,
        &[
            "basic",
            "basics",
            "grundkenntnisse",
            "base",
            "básico",
            "basis",
            "notions",
            "bases",
            "elementare",
        ],
    ),
    (1, &["aware", "awareness"]),
    (1, &["fundamental", "fundamental awareness", "fundamentals"]),
    (1, &["learner", "learning", "lernend", "in training", "trainee", "apprentice"]),
    (1, &["low", "niedrig", "faible", "bajo", "baixo", "laag", "basso"]),
    (1, &["little", "wenig", "very low"]),
    (1, &["foundation"]),
    (2, &["advanced beginner", "advanced_beginner"]),
    (2, &["elementary"]),
    (2, &["limited", "limited experience"]),
    (2, &["familiar"]),
    (3, &["competent", "kompetent", "compétent", "competente", "bekwaam"]),
    (
        3,
        &[
            "intermediate",
            "mittel",
            "intermédiaire",
            "intermedio",
            "intermediário",
            "gemiddeld",
            "moyen",
        ],
    ),
    (3, &["practitioner"]),
    (3, &["working", "working knowledge"]),
    (3, &["medium", "moderate", "average", "medio", "médio"]),
    (
        3,
        &[
            "independent",
            "autonomous",
            "autonome",
            "selbstständig",
            "selbständig",
            "autónomo",
            "autonomo",
        ],
    ),
    (3, &["solid", "good", "gut", "bon", "bueno", "bom", "goed", "buono"]),
    (3, &["regular", "regularly"]),
    (3, &["◕"]),
    (4, &["proficient", "versiert"]),
    (
        4,
        &[
            "advanced",
            "fortgeschritten",
            "fortgeschrittene",
            "fortgeschrittener",
            "avancé",
            "avancée",
            "avanzado",
            "avançado",
            "gevorderd",
            "avanzato",
        ],
    ),
    (4, &["high", "hoch", "élevé", "alto", "hoog"]),
    (4, &["strong", "stark"]),
    (4, &["skilled", "experienced", "erfahren", "confirmé", "ervaren", "esperto senior"]),
    (4, &["very good", "sehr gut", "très bon", "muy bueno", "muito bom", "zeer goed"]),
    (
        5,
        &[
            "expert",
            "experte",
            "expertin",
            "experto",
            "experta",
            "especialista",
            "esperto",
            "esperta",
            "specialist",
            "profi",
        ],
    ),
    (5, &["master", "mastery", "meister", "maîtrise", "maestro"]),
    (
        5,
        &[
            "teaches",
            "teacher",
            "can teach",
            "trainer",
            "coach",
            "mentor",
            "formateur",
            "ausbilder",
        ],
    ),
    (5, &["guru", "ninja", "authority", "thought leader"]),
    (5, &["very high", "sehr hoch", "excellent", "ausgezeichnet", "outstanding"]),
    (5, &["●"]),
    (
        1,
        &[
            "strongly disagree",
            "stimme überhaupt nicht zu",
            "pas du tout d'accord",
            "totalmente en desacuerdo",
            "discordo totalmente",
            "helemaal mee oneens",
            "fortemente in disaccordo",
        ],
    ),
    (
        2,
        &[
            "disagree",
            "stimme nicht zu",
            "pas d'accord",
            "en desacuerdo",
            "discordo",
            "mee oneens",
            "in disaccordo",
        ],
    ),
    (
        3,
        &[
            "neither agree nor disagree",
            "neutral",
            "weder noch",
            "teils teils",
            "ni d'accord ni pas d'accord",
            "neutro",
            "neutraal",
            "neither",
            "undecided",
        ],
    ),
    (
        4,
        &[
            "agree",
            "stimme zu",
            "d'accord",
            "de acuerdo",
            "concordo",
            "mee eens",
            "d’accordo",
            "d'accordo",
        ],
    ),
    (
        5,
        &[
            "strongly agree",
            "stimme voll zu",
            "stimme voll und ganz zu",
            "tout à fait d'accord",
            "totalmente de acuerdo",
            "concordo totalmente",
            "helemaal mee eens",
            "fortemente d'accordo",
        ],
    ),
    (1, &["rarely", "seldom", "selten", "rarement", "raramente", "zelden"]),
    (
        2,
        &[
            "sometimes",
            "manchmal",
            "parfois",
            "a veces",
            "às vezes",
            "soms",
            "a volte",
            "occasionally",
        ],
    ),
    (
        4,
        &[
            "often",
            "oft",
            "häufig",
            "souvent",
            "a menudo",
            "frequentemente",
            "vaak",
            "spesso",
            "frequently",
        ],
    ),
    (5, &["always", "immer", "toujours", "siempre", "sempre", "altijd"]),
    (0, &["strong no", "strong no hire", "strong no-hire"]),
    (1, &["no hire", "no-hire", "not hire"]),
    (2, &["lean no", "lean no hire", "weak no", "leaning no"]),
    (3, &["lean hire", "lean yes", "weak hire", "leaning yes"]),
    (4, &["hire"]),
    (5, &["strong hire", "strong yes"]),
    (1, &["xs", "extra small"]),
    (2, &["small"]),
    (4, &["large"]),
    (5, &["xl", "extra large"]),
    (0, &["cannot", "can't do it"]),
    (
        2,
        &[
            "with help",
            "with support",
            "mit hilfe",
            "under supervision",
            "supervised",
            "avec aide",
            "con ayuda",
        ],
    ),
    (3, &["alone", "on my own", "without help", "allein", "seul", "unsupervised"]),
];

/// Sets of signs that mean something only together: the signs, the least first,
/// and their levels.
const SETS: [(&[&str], &[u8]); 8] = [
    (&["○", "◔", "◑", "◕", "●"], &[0, 1, 2, 3, 4]),
    (&["○", "◔", "◐", "◕", "●"], &[0, 1, 2, 3, 4]),
    (&["i", "l", "u", "o"], &[1, 2, 3, 5]),
    (&["a1", "a2", "b1", "b2", "c1", "c2"], &[0, 1, 2, 3, 4, 5]),
    (&["xs", "s", "m", "l", "xl"], &[1, 2, 3, 4, 5]),
    (&["none", "aware", "basic", "intermediate", "advanced", "expert"], &[0, 1, 2, 3, 4, 5]),
    (&["none", "basic", "working", "practitioner", "expert"], &[0, 1, 2, 4, 5]),
    (&["none", "low", "medium", "high", "very high"], &[0, 1, 3, 4, 5]),
];

/// Returns what a folded word is proposed to mean.
pub(super) fn proposal(word: &str) -> Option<Proposal> {
    let bare = word.trim_end_matches('\u{fe0f}');
    let at = WORDS.iter().position(|(_, words)| words.contains(&bare));
    if let Some(at) = at {
        return Some(Proposal { level: WORDS[at].0, meaning: at as u16 });
    }
    let shipped = |words: &[&str; 6]| words.iter().position(|own| text::fold(own) == bare);
    let level = shipped(&LEVEL_WORDS_SKILL).or_else(|| shipped(&LEVEL_WORDS_EXPERIENCE))?;
    Some(Proposal { level: level as u8, meaning: 1_000 + level as u16 })
}

/// Returns the levels of words that belong together, where all of them are in
/// one of the known sets and enough of it is there to tell.
pub(super) fn set(words: &[&str]) -> Option<Vec<u8>> {
    let (signs, levels) = SETS.iter().find(|(signs, _)| {
        let all = words.iter().all(|word| signs.contains(&word.trim_end_matches('\u{fe0f}')));
        // One letter alone may mean anything; a ball is a ball.
        let tells =
            words.len() >= 2 && (words.len() >= 3 || signs[0].chars().all(|c| !c.is_ascii()));
        all && tells
    })?;
    let place = |word: &&str| {
        let at = signs.iter().position(|sign| *sign == word.trim_end_matches('\u{fe0f}'))?;
        levels.get(at).copied()
    };
    words.iter().map(place).collect()
}

/// Returns whether words are signs of one set that mean nothing else, such as
/// levels of languages.
pub(super) fn are_of_a_set<'w>(words: impl Iterator<Item = &'w String> + Clone) -> bool {
    SETS.iter().any(|(signs, _)| {
        let known = |word: &String| word.len() >= 2 && signs.contains(&word.as_str());
        words.clone().next().is_some() && words.clone().all(known)
    })
}

/// Job levels: a column of these is somebody's role, and columns called so are
/// no people.
const JOB_LEVELS: [&str; 26] = [
    "junior",
    "mid",
    "middle",
    "senior",
    "staff",
    "principal",
    "lead",
    "associate",
    "intern",
    "trainee",
    "graduate",
    "entry",
    "manager",
    "director",
    "head",
    "chief",
    "fellow",
    "mid level",
    "entry level",
    "engineer i",
    "engineer ii",
    "engineer iii",
    "distinguished",
    "team lead",
    "senior manager",
    "apprentice",
];

/// Returns whether a label is a level of jobs and no person.
pub(super) fn is_job_level(label: &str) -> bool {
    let plain = super::headings::normalized(label);
    if JOB_LEVELS.contains(&plain.as_str()) {
        return true;
    }
    let words: Vec<&str> = plain.split(' ').collect();
    let trades = [
        "engineer",
        "developer",
        "designer",
        "analyst",
        "consultant",
        "nurse",
        "technician",
        "manager",
        "architect",
        "scientist",
    ];
    (words.len() >= 2
        && JOB_LEVELS.contains(&words[0])
        && words.last().is_some_and(|last| trades.contains(last)))
        || (plain.len() == 2
            && plain.starts_with(['l', 'p', 'm', 'e'])
            && plain.ends_with(|c: char| c.is_ascii_digit()))
}

/// Returns a hint for words that are known to be no levels.
pub(super) fn hint(words: &[String]) -> &'static str {
    let all = |known: &[&str]| {
        !words.is_empty()
            && words.iter().all(|word| word.split('/').all(|part| known.contains(&part)))
    };
    if all(&["r", "a", "c", "i", "s"]) {
        "these look like the letters of a RACI: who is responsible, not who is able"
    } else if all(&[
        "🟢", "🟡", "🔴", "⚪", "🟠", "🔵", "🟥", "🟨", "🟩", "green", "amber", "red", "yellow",
        "grün", "gelb", "rot", "vert", "rouge", "orange", "white", "grey", "blue",
    ]) {
        "these are colours: the table alone does not say what they stand for"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(word: &str) -> Option<u8> {
        proposal(word).map(|found| found.level)
    }

    #[test]
    fn words_are_known_in_several_languages() {
        assert_eq!(level("expert"), Some(5));
        assert_eq!(level("anfänger"), Some(1));
        assert_eq!(level("strongly agree"), Some(5));
        assert_eq!(level("oui"), level("y"));
        assert_eq!(level("sailing"), None);
    }

    #[test]
    fn five_balls_are_even_steps_and_letters_need_company() {
        assert_eq!(set(&["●", "○", "◑"]), Some(vec![4, 0, 2]));
        assert_eq!(set(&["i", "l", "u", "o"]), Some(vec![1, 2, 3, 5]));
        assert_eq!(set(&["a", "b"]), None);
        assert_eq!(set(&["i", "o"]), None, "two letters may be anything");
    }

    #[test]
    fn a_job_level_is_no_person() {
        for level in ["Junior", "Mid", "Senior", "Senior Engineer", "L4"] {
            assert!(is_job_level(level), "{level}");
        }
        for person in ["Ida", "Lee", "Al", "Lead time"] {
            assert!(!is_job_level(person), "{person}");
        }
    }
}
