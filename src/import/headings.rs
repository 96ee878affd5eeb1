//! What a heading says of the column below it, or of the row beside it, in
//! English, German, French, Spanish, Portuguese, Dutch and Italian.

use unicode_normalization::UnicodeNormalization as _;

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
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

const HEADS: [(Head, &[&str]); 18] = [
    (
        Head::Person,
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
            "staff member",
            "developer",
            "engineer",
            "consultant",
            "your name",
            "your full name",
            "participant",
            "resource",
            "candidate",
            "candidate name",
            "worker",
            "user",
            "user name",
            "respondent",
            "person name",
            "display name",
            "member name",
            "operator",
            "technician",
            "volunteer",
            "student",
            "assessee",
            "ratee",
            "name of employee",
            "resource name",
            "individual",
            "mitarbeiter",
            "mitarbeiterin",
            "mitarbeitende",
            "mitarbeitender",
            "mitarbeitername",
            "ihr name",
            "dein name",
            "vollstandiger name",
            "kollege",
            "kollegin",
            "teammitglied",
            "mitglied",
            "beschaftigte",
            "nom",
            "votre nom",
            "ton nom",
            "nom complet",
            "nom et prenom",
            "prenom et nom",
            "nom prenom",
            "collaborateur",
            "collaborateurs",
            "collaboratrice",
            "employe",
            "salarie",
            "personne",
            "agent",
            "membre",
            "nombre",
            "nombre completo",
            "nombre y apellidos",
            "apellidos y nombre",
            "empleado",
            "empleada",
            "persona",
            "trabajador",
            "su nombre",
            "tu nombre",
            "colaborador",
            "colaboradora",
            "miembro",
            "nome",
            "nome completo",
            "seu nome",
            "o seu nome",
            "funcionario",
            "pessoa",
            "membro",
            "naam",
            "volledige naam",
            "medewerker",
            "medewerkers",
            "uw naam",
            "je naam",
            "werknemer",
            "persoon",
            "teamlid",
            "nome e cognome",
            "cognome e nome",
            "dipendente",
            "collaboratore",
            "nominativo",
            "氏名",
            "名前",
            "お名前",
            "姓名",
        ],
    ),
    (
        Head::FirstName,
        &[
            "first name",
            "firstname",
            "given name",
            "forename",
            "vorname",
            "prenom",
            "primer nombre",
            "nombre de pila",
            "primeiro nome",
            "voornaam",
            "nome proprio",
        ],
    ),
    (
        Head::LastName,
        &[
            "last name",
            "lastname",
            "surname",
            "family name",
            "nachname",
            "familienname",
            "zuname",
            "nom de famille",
            "apellido",
            "apellidos",
            "sobrenome",
            "apelido",
            "achternaam",
            "cognome",
        ],
    ),
    (
        Head::Email,
        &[
            "e mail",
            "email",
            "email address",
            "e mail address",
            "mail",
            "work email",
            "e mail adresse",
            "email adresse",
            "mailadresse",
            "adresse e mail",
            "adresse email",
            "adresse mail",
            "courriel",
            "adresse electronique",
            "correo",
            "correo electronico",
            "direccion de correo electronico",
            "direccion de correo",
            "endereco de e mail",
            "endereco de email",
            "e mailadres",
            "emailadres",
            "indirizzo e mail",
            "indirizzo email",
            "posta elettronica",
            "メールアドレス",
        ],
    ),
    (
        Head::PersonId,
        &[
            "employee id",
            "employee number",
            "emp id",
            "staff id",
            "personnel number",
            "person id",
            "member id",
            "user id",
            "personalnummer",
            "mitarbeiternummer",
            "mitarbeiter id",
            "matricule",
            "numero de empleado",
            "personeelsnummer",
            "matricola",
            "worker id",
            "badge",
            "badge number",
            "respondent id",
        ],
    ),
    (
        Head::Skill,
        &[
            "skill",
            "skills",
            "skill name",
            "competency",
            "competencies",
            "competency name",
            "competence",
            "competences",
            "capability",
            "capabilities",
            "dimension",
            "dimension name",
            "topic",
            "topics",
            "technology",
            "technologies",
            "tool",
            "tools",
            "ability",
            "experience",
            "experiences",
            "knowledge",
            "item",
            "criterion",
            "criteria",
            "attribute",
            "question",
            "task",
            "tasks",
            "activity",
            "process",
            "kompetenz",
            "kompetenzen",
            "fahigkeit",
            "fahigkeiten",
            "thema",
            "qualifikation",
            "qualifikationen",
            "fertigkeit",
            "fertigkeiten",
            "tatigkeit",
            "aufgabe",
            "frage",
            "competence name",
            "savoir faire",
            "tache",
            "competencia",
            "competencias",
            "habilidad",
            "habilidades",
            "tarea",
            "tema",
            "habilidade",
            "tarefa",
            "vaardigheid",
            "vaardigheden",
            "competentie",
            "competenties",
            "taak",
            "competenza",
            "abilita",
            "attivita",
            "pregunta",
            "vraag",
            "domanda",
            "スキル",
        ],
    ),
    (
        Head::About,
        &[
            "description",
            "about",
            "definition",
            "meaning",
            "details",
            "notes",
            "note",
            "comment",
            "comments",
            "remark",
            "remarks",
            "training",
            "bemerkung",
            "bemerkungen",
            "beschreibung",
            "kommentar",
            "anmerkung",
            "anmerkungen",
            "notiz",
            "remarque",
            "remarques",
            "commentaire",
            "commentaires",
            "descripcion",
            "comentario",
            "comentarios",
            "observaciones",
            "descricao",
            "observacoes",
            "opmerking",
            "opmerkingen",
            "omschrijving",
            "descrizione",
            "osservazioni",
            "feedback",
            "evidence",
            "links",
            "link",
        ],
    ),
    (
        Head::Group,
        &[
            "category",
            "kind",
            "type",
            "group",
            "area",
            "domain",
            "section",
            "skill category",
            "skill type",
            "skill group",
            "kategorie",
            "bereich",
            "gruppe",
            "categorie",
            "domaine",
            "groupe",
            "categoria",
            "grupo",
            "ambito",
            "groep",
            "gruppo",
            "theme",
            "cluster",
            "family",
            "pillar",
        ],
    ),
    (
        Head::Level,
        &[
            "level",
            "rating",
            "score",
            "value",
            "proficiency",
            "answer",
            "response",
            "skill level",
            "proficiency level",
            "self rating",
            "self assessment",
            "own rating",
            "current level",
            "current",
            "actual",
            "result",
            "stufe",
            "niveau",
            "bewertung",
            "wert",
            "antwort",
            "punkte",
            "ist",
            "selbsteinschatzung",
            "reponse",
            "evaluation",
            "autoevaluation",
            "nivel",
            "puntuacion",
            "valoracion",
            "respuesta",
            "resposta",
            "pontuacao",
            "avaliacao",
            "beoordeling",
            "antwoord",
            "zelfbeoordeling",
            "livello",
            "punteggio",
            "valutazione",
            "risposta",
            "skill rating",
            "rating value",
            "points",
        ],
    ),
    (
        Head::Want,
        &[
            "want",
            "wants",
            "appetite",
            "interest",
            "wish",
            "interest level",
            "motivation",
            "interesse",
            "wunsch",
            "interet",
            "envie",
            "interes",
            "will",
            "preference",
        ],
    ),
    (
        Head::Rater,
        &[
            "interviewer",
            "rater",
            "reviewer",
            "assessor",
            "rated by",
            "assessed by",
            "evaluator",
            "source",
            "bewertet von",
            "bewerter",
            "evaluateur",
            "evaluador",
            "avaliador",
            "beoordelaar",
            "valutatore",
            "panelist",
            "scored by",
            "given by",
        ],
    ),
    (
        Head::Day,
        &[
            "date",
            "day",
            "on",
            "rated",
            "rated on",
            "rated at",
            "answered on",
            "updated",
            "updated at",
            "last updated",
            "last modified",
            "last modified time",
            "timestamp",
            "time stamp",
            "when",
            "created at",
            "start time",
            "completion time",
            "submitted",
            "submitted at",
            "submission date",
            "assessment date",
            "date assessed",
            "modified",
            "datum",
            "zeitstempel",
            "startzeit",
            "abschlusszeit",
            "fertigstellungszeit",
            "zeitpunkt der letzten anderung",
            "stand",
            "horodateur",
            "heure de debut",
            "heure de fin",
            "heure de la derniere modification",
            "date de reponse",
            "marca temporal",
            "hora de inicio",
            "hora de finalizacion",
            "fecha",
            "carimbo de data hora",
            "hora de conclusao",
            "data",
            "tijdstempel",
            "begintijd",
            "starttijd",
            "tijd van voltooien",
            "voltooiingstijd",
            "informazioni cronologiche",
            "ora di inizio",
            "ora di completamento",
            "タイムスタンプ",
            "year",
            "jahr",
            "annee",
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
            "maximum",
            "minimum",
            "count",
            "team average",
            "team",
            "overall",
            "gap",
            "gaps",
            "coverage",
            "bus factor",
            "std dev",
            "standard deviation",
            "of people",
            "number of people",
            "grand total",
            "headcount",
            "subtotal",
            "rank",
            "ranking",
            "index",
            "score total",
            "total score",
            "total points",
            "overall score",
            "durchschnitt",
            "mittelwert",
            "schnitt",
            "summe",
            "gesamt",
            "gesamtsumme",
            "anzahl",
            "abweichung",
            "moyenne",
            "somme",
            "ecart",
            "promedio",
            "suma",
            "total general",
            "media",
            "soma",
            "gemiddelde",
            "som",
            "totaal",
            "aantal",
            "somma",
            "totale",
            "mediana",
            "mediane",
            "summary",
            "ergebnis",
        ],
    ),
    (
        Head::Target,
        &[
            "target",
            "target level",
            "targets",
            "required",
            "required level",
            "requirement",
            "need",
            "needed",
            "goal",
            "goals",
            "desired",
            "desired level",
            "expected",
            "expected level",
            "priority",
            "importance",
            "weight",
            "minimum required",
            "future",
            "last year",
            "previous",
            "previous level",
            "soll",
            "ziel",
            "bedarf",
            "zielwert",
            "sollwert",
            "prioritat",
            "cible",
            "objectif",
            "requis",
            "attendu",
            "priorite",
            "objetivo",
            "requerido",
            "meta",
            "prioridad",
            "prioridade",
            "alvo",
            "doel",
            "norm",
            "streefniveau",
            "vereist",
            "prioriteit",
            "obiettivo",
            "richiesto",
            "priorita",
        ],
    ),
    (
        Head::Attribute,
        &[
            "role",
            "job",
            "job title",
            "title",
            "position",
            "seniority",
            "grade",
            "department",
            "dept",
            "division",
            "unit",
            "office",
            "location",
            "city",
            "country",
            "site",
            "shift",
            "manager",
            "line manager",
            "supervisor",
            "lead",
            "team lead",
            "company",
            "remote",
            "active",
            "status",
            "phone",
            "phone number",
            "mobile",
            "mobile number",
            "cell",
            "tel",
            "telephone",
            "extension",
            "address",
            "age",
            "years",
            "tenure",
            "years of experience",
            "experience years",
            "seniority years",
            "fte",
            "hours",
            "hours per week",
            "weekly hours",
            "salary",
            "rate",
            "day rate",
            "cost center",
            "cost centre",
            "gender",
            "birthday",
            "date of birth",
            "start date",
            "hire date",
            "joined",
            "end date",
            "contract",
            "full time",
            "part time",
            "language",
            "time zone",
            "timezone",
            "slack",
            "github",
            "linkedin",
            "photo",
            "picture",
            "url",
            "squad",
            "tribe",
            "chapter",
            "crew",
            "on leave",
            "available",
            "availability",
            "capacity",
            "workload",
            "last login",
            "consent",
            "abteilung",
            "rolle",
            "funktion",
            "ort",
            "standort",
            "schicht",
            "alter",
            "telefon",
            "handy",
            "eintritt",
            "eintrittsdatum",
            "stelle",
            "berufsjahre",
            "wochenstunden",
            "stunden",
            "vorgesetzter",
            "team name",
            "departement",
            "service",
            "fonction",
            "poste",
            "role dans l equipe",
            "lieu",
            "site",
            "equipe",
            "anciennete",
            "telephone portable",
            "responsable",
            "departamento",
            "puesto",
            "cargo",
            "ubicacion",
            "turno",
            "equipo",
            "edad",
            "telefono",
            "antiguedad",
            "funcao",
            "equipa",
            "local",
            "idade",
            "telefone",
            "afdeling",
            "functie",
            "rol",
            "locatie",
            "ploeg",
            "leeftijd",
            "telefoon",
            "reparto",
            "ruolo",
            "funzione",
            "sede",
            "turno di lavoro",
            "eta",
            "telefono cellulare",
            "mansione",
        ],
    ),
    (
        Head::Number,
        &[
            "id",
            "no",
            "nr",
            "",
            "number",
            "row",
            "order",
            "num",
            "n",
            "nummer",
            "lfd nr",
            "numero",
            "code",
            "id number",
            "response id",
            "uuid",
            "guid",
            "key",
            "ref",
            "idnumber",
        ],
    ),
    (
        Head::Parent,
        &["parent", "parent id", "parent id number", "parentid", "parent skill", "parent key"],
    ),
    (
        Head::Skills,
        &[
            "skill list",
            "list of skills",
            "skillset",
            "skill set",
            "key skills",
            "top skills",
            "main skills",
            "skills and tools",
            "tech stack",
            "technologies used",
        ],
    ),
];

/// Returns what a heading says, where it is one of those that tables have.
pub(super) fn head(heading: &str) -> Option<Head> {
    if heading.is_empty() {
        return None;
    }
    let plain = normalized(heading);
    if plain.is_empty() {
        // "#", "№".
        return Some(Head::Number);
    }
    let exact = HEADS.iter().find(|(_, words)| words.contains(&plain.as_str()));
    exact.map(|&(head, _)| head).or_else(|| by_part(&plain))
}

/// Headings that are known by a part of them.
fn by_part(plain: &str) -> Option<Head> {
    let words: Vec<&str> = plain.split(' ').collect();
    let (first, last) = (*words.first()?, *words.last()?);
    let years = [
        "years", "yrs", "year", "jahre", "ans", "annees", "anos", "jaar", "anni", "months",
        "monate",
    ];
    let of = ["of", "in", "since", "on", "as", "exp", "experience", "at", "worked"];
    if (years.contains(&first) && words.get(1).is_some_and(|word| of.contains(word)))
        || (years.contains(&last) && words.len() <= 3)
    {
        return Some(Head::Attribute);
    }
    let counts = [
        "number of",
        "no of",
        "nr of",
        "count of",
        "sum of",
        "average of",
        "how many",
        "nombre de",
        "numero de",
        "numero di",
        "anzahl der",
        "anzahl ",
        "aantal ",
        "total ",
        "people at",
        "people with",
    ];
    if counts.iter().any(|count| plain.starts_with(count)) {
        return Some(Head::Computed);
    }
    let targets = ["expected", "required", "target", "soll", "desired", "minimum"];
    if targets.contains(&first) && words.len() <= 4 {
        return Some(Head::Target);
    }
    let computed =
        ["average", "durchschnitt", "moyenne", "total", "promedio", "gemiddelde", "average score"];
    if computed.contains(&last) && words.len() <= 3 {
        return Some(Head::Computed);
    }
    match last {
        "id" if words.len() == 2 => Some(Head::Number),
        "date" | "datum" if words.len() <= 3 => Some(Head::Day),
        _ => None,
    }
}

/// Returns a heading without case, accents and marks, `snake_case` and
/// `CamelCase` as words.
pub(super) fn normalized(heading: &str) -> String {
    let mut plain = String::with_capacity(heading.len());
    let mut before = ' ';
    for c in heading.nfkd().filter(|c| !('\u{300}'..='\u{36F}').contains(c)) {
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

/// Words for a row or a column that is computed, whatever else the label says.
const TOTALS: [&str; 22] = [
    "average",
    "avg",
    "total",
    "totals",
    "subtotal",
    "sum",
    "headcount",
    "durchschnitt",
    "summe",
    "gesamt",
    "moyenne",
    "somme",
    "promedio",
    "gemiddelde",
    "totaal",
    "somma",
    "totale",
    "mittelwert",
    "median",
    "mean",
    "σ",
    "ø",
];

/// Returns whether a row of this label is computed from the others, or wanted
/// by someone: an average, a headcount, a target.
pub(super) fn is_total(label: &str) -> bool {
    let plain = normalized(label);
    if plain.is_empty() {
        return matches!(label.trim(), "Σ" | "Ø" | "∑" | "ø");
    }
    if matches!(
        plain.as_str(),
        "max" | "min" | "team" | "index" | "rank" | "will" | "ist" | "meta" | "norm" | "data"
    ) {
        // These are people's names as well: the numbers have to tell.
        return false;
    }
    let words: Vec<&str> = plain.split(' ').collect();
    matches!(head(label), Some(Head::Computed | Head::Target))
        || (words.len() <= 5 && words.iter().any(|word| TOTALS.contains(word)))
}

/// Words that begin what stands below a table and is no part of it.
pub(super) fn is_legend(label: &str) -> bool {
    let plain = normalized(label);
    let first = plain.split(' ').next().unwrap_or_default();
    matches!(
        first,
        "legend"
            | "legende"
            | "key"
            | "scale"
            | "skala"
            | "echelle"
            | "escala"
            | "schaal"
            | "scala"
            | "note"
            | "notes"
            | "hinweis"
            | "rating"
            | "ratings"
            | "levels"
            | "leyenda"
            | "legenda"
            | "source"
            | "updated"
            | "stand"
            | "footnote"
            | "comment"
            | "comments"
            | "generated"
            | "exported"
    ) && (plain.split(' ').count() <= 2 || label.contains([':', '=']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_in_any_spelling_and_seven_languages() {
        for (heading, expected) in [
            ("employee_name", Head::Person),
            ("EmployeeName", Head::Person),
            ("Name:", Head::Person),
            ("skill_name", Head::Skill),
            ("proficiencyLevel", Head::Level),
            ("Adresse e-mail", Head::Email),
            ("Prénom", Head::FirstName),
            ("Zeitstempel", Head::Day),
            ("Durchschnitt", Head::Computed),
            ("Years exp", Head::Attribute),
            ("Expected (Day 1)", Head::Target),
            ("#", Head::Number),
        ] {
            assert_eq!(head(heading), Some(expected), "{heading}");
        }
        for other in
            ["Sorting", "Time management", "Phone support", "Rust", "C++", "Data modelling"]
        {
            assert_eq!(head(other), None, "{other}");
        }
    }

    #[test]
    fn a_computed_row_is_no_person_and_a_max_may_be_one() {
        for total in
            ["Average", "Number of people at 3+", "Summe", "Team average", "Moyenne", "Σ", "Soll"]
        {
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
