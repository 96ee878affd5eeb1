//! A team as a tree of keys and values, in the documented order. The tree of
//! the file as it was, beside the tree of the team as it is, shows what
//! changed, and nothing else is written.

use std::borrow::Cow;
use std::collections::HashMap;

use toml_edit::{Array, Date as TomlDate, Datetime, InlineTable, Value};

use crate::files::read::Scale;
use crate::team::{
    Candidate, Correction, Date, Decision, Dimension, Expected, Id, Judge, KeptPlan, Kind, Need,
    NeedOverride, NeedParts, Position, Rating, Session, Situation, Status, Team,
};

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Leaf<'a> {
    Number(u32),
    Text(Cow<'a, str>),
    Texts(Vec<Cow<'a, str>>),
    Flag(bool),
    Day(Date),
    /// Seconds since 1970.
    Moment(i64),
}

/// What stands at a key.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node<'a> {
    Leaf(Leaf<'a>),
    /// A table on one line.
    Inline(Branch<'a>),
    /// An answer: its value alone where that is all it says.
    Answer(Branch<'a>),
    /// A table under a heading.
    Table(Branch<'a>),
    /// `[[key]]`, each element a table.
    List(Vec<Branch<'a>>),
}

/// Keys and what stands at them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Branch<'a> {
    pub(super) fields: Vec<(&'a str, Node<'a>)>,
    /// Whether the order of the keys means something.
    pub(super) ordered: bool,
}

impl<'a> Branch<'a> {
    pub(super) fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.fields.iter().find(|(own, _)| *own == key).map(|(_, node)| node)
    }

    /// The text at a key.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(Node::Leaf(Leaf::Text(text))) => Some(text),
            _ => None,
        }
    }

    fn put(&mut self, key: &'a str, node: Node<'a>) {
        self.fields.push((key, node));
    }

    fn text_at(&mut self, key: &'a str, text: &'a str) {
        self.put(key, Node::Leaf(Leaf::Text(Cow::Borrowed(text))));
    }

    fn some_text(&mut self, key: &'a str, text: &'a str) {
        if !text.is_empty() {
            self.text_at(key, text);
        }
    }

    fn number(&mut self, key: &'a str, number: u32) {
        self.put(key, Node::Leaf(Leaf::Number(number)));
    }

    fn some_number(&mut self, key: &'a str, number: Option<u32>) {
        if let Some(number) = number {
            self.number(key, number);
        }
    }

    fn day(&mut self, key: &'a str, day: Option<Date>) {
        if let Some(day) = day {
            self.put(key, Node::Leaf(Leaf::Day(day)));
        }
    }

    fn texts(&mut self, key: &'a str, texts: Vec<Cow<'a, str>>) {
        if !texts.is_empty() {
            self.put(key, Node::Leaf(Leaf::Texts(texts)));
        }
    }

    fn table(&mut self, key: &'a str, branch: Self) {
        if !branch.fields.is_empty() {
            self.put(key, Node::Table(branch));
        }
    }

    fn list(&mut self, key: &'a str, branches: impl Iterator<Item = Self>) {
        let branches: Vec<Self> = branches.collect();
        if !branches.is_empty() {
            self.put(key, Node::List(branches));
        }
    }
}

fn ids(ids: &[Id]) -> Vec<Cow<'_, str>> {
    ids.iter().map(|id| Cow::Borrowed(id.as_str())).collect()
}

/// The whole file.
pub(super) fn team(team: &Team, format: u32) -> Branch<'_> {
    let mut root = Branch::default();
    root.number("format", format);
    let mut own = Branch::default();
    own.text_at("name", &team.name);
    if let Some(situation) = &team.situation {
        own.text_at("situation", situation.as_str());
    }
    root.put("team", Node::Table(own));
    let kinds: HashMap<&str, Kind> =
        team.dimensions().iter().map(|own| (own.id.as_str(), own.kind)).collect();
    let scale = |id: &Id| kinds.get(id.as_str()).map_or(Scale::Level, |&kind| Scale::of(kind));
    root.list("dimension", team.dimensions().iter().map(dimension));
    root.list("situation", team.situations.iter().map(situation));
    root.list("member", (0..team.members().len()).map(|place| member(team, place)));
    root.table("session", session(&team.session));
    root.list(
        "expectation",
        team.expectations.iter().map(|guess| {
            let mut branch = Branch::default();
            branch.text_at("dimension", guess.dimension.as_str());
            let expected = match guess.expected {
                Expected::Strong => "strong",
                Expected::Gap => "gap",
            };
            branch.text_at("expected", expected);
            branch
        }),
    );
    root.list(
        "correction",
        team.corrections.iter().map(|own| correction(own, scale(&own.dimension))),
    );
    root.list("decision", team.decisions.iter().map(decision));
    root.list("plan", team.plans.iter().map(plan));
    root.list("candidate", team.candidates.iter().map(|own| candidate(own, &scale)));
    root
}

fn dimension(own: &Dimension) -> Branch<'_> {
    let mut branch = Branch::default();
    branch.text_at("id", own.id.as_str());
    branch.text_at("name", &own.name);
    branch.text_at("kind", own.kind.word());
    branch.some_text("about", &own.about);
    branch.texts("aliases", own.aliases.iter().map(|alias| Cow::Borrowed(&alias[..])).collect());
    if own.is_spectrum() {
        let pole = |place: usize| match own.poles[place].as_str() {
            "" => ["A", "B"][place],
            named => named,
        };
        branch.texts("poles", vec![Cow::Borrowed(pole(0)), Cow::Borrowed(pole(1))]);
    } else if let Some(levels) = &own.levels {
        branch.texts("levels", levels.iter().map(|word| Cow::Borrowed(word.as_str())).collect());
    }
    branch.put("need", need(own.need));
    branch
}

fn need(need: Need) -> Node<'static> {
    let parts = match need {
        Need::None => return Node::Leaf(Leaf::Text("none".into())),
        Need::People { level, people, priority } => NeedParts {
            level: Some(level),
            people: Some(people),
            priority: Some(priority),
            ..NeedParts::default()
        },
        Need::Voices { a, b, middle, priority } => NeedParts {
            a: Some(a),
            b: Some(b),
            middle: Some(middle),
            priority: Some(priority),
            ..NeedParts::default()
        },
    };
    Node::Inline(need_parts(parts))
}

fn need_parts(parts: NeedParts) -> Branch<'static> {
    let mut branch = Branch::default();
    branch.some_number("level", parts.level.map(u32::from));
    branch.some_number("people", parts.people);
    branch.some_number("a", parts.a);
    branch.some_number("b", parts.b);
    branch.some_number("middle", parts.middle);
    branch.some_number("priority", parts.priority.map(u32::from));
    branch
}

fn situation(own: &Situation) -> Branch<'_> {
    let mut branch = Branch::default();
    branch.text_at("id", own.id.as_str());
    branch.text_at("name", &own.name);
    branch.some_text("about", &own.about);
    let mut needs = Branch { ordered: true, ..Branch::default() };
    for (dimension, need) in &own.needs {
        let node = match *need {
            NeedOverride::NotNeeded => Node::Leaf(Leaf::Text("none".into())),
            NeedOverride::Parts(parts) => Node::Inline(need_parts(parts)),
        };
        needs.put(dimension.as_str(), node);
    }
    branch.table("need", needs);
    branch
}

fn member(team: &Team, place: usize) -> Branch<'_> {
    let own = &team.members()[place];
    let mut branch = Branch::default();
    branch.text_at("id", own.id.as_str());
    branch.text_at("name", &own.name);
    if let Some(alias) = &own.alias {
        branch.text_at("alias", alias);
    }
    if let Some(person) = &own.person {
        branch.text_at("person", person);
    }
    for (key, set) in [("may_help", own.may_help), ("from_interview", own.from_interview)] {
        if set {
            branch.put(key, Node::Leaf(Leaf::Flag(true)));
        }
    }
    branch.day("rated", own.rated);
    let voice = |voice: &crate::team::Voice| {
        Cow::Owned(format!("{}:{}", voice.dimension, voice.end.word()))
    };
    branch.texts("speaks", own.voices.iter().map(voice).collect());
    if let Some(collected) = &own.collected {
        let hex = |print: &u64| Cow::Owned(format!("{print:016x}"));
        branch.texts("sheets", collected.sheets.iter().map(hex).collect());
        branch.put("collected", Node::Leaf(Leaf::Text(hex(&collected.answers))));
        if let Some(contest) = collected.contested {
            branch.text_at("contested", contest.word());
        }
    }
    let mut ratings = Branch::default();
    for (dimension, rating) in team.dimensions().iter().zip(team.ratings().row(place)) {
        if !rating.is_blank() {
            let answer = answer(rating, Scale::of(dimension.kind));
            ratings.put(dimension.id.as_str(), Node::Answer(answer));
        }
    }
    branch.table("rating", ratings);
    branch
}

pub(super) fn answer(rating: Rating, scale: Scale) -> Branch<'static> {
    let mut branch = Branch::default();
    if rating.is_pass() {
        branch.text_at(scale.key(), "pass");
    }
    match (rating.value(), scale) {
        (None, _) => {}
        (Some(level), Scale::Level) => branch.number("level", level.into()),
        (Some(index), Scale::Position) => {
            if let Some(position) = Position::ALL.get(usize::from(index)) {
                branch.text_at("end", position.word());
            }
        }
    }
    if let Some(want) = rating.want() {
        branch.text_at("want", want.word());
    }
    branch
}

fn session(own: &Session) -> Branch<'_> {
    let mut branch = Branch::default();
    if own.hidden {
        branch.put("hidden", Node::Leaf(Leaf::Flag(true)));
    }
    if own.revealed {
        branch.put("revealed", Node::Leaf(Leaf::Flag(true)));
    }
    if let Some(step) = own.step {
        branch.text_at("step", step.word());
    }
    branch.texts("done", ids(&own.done));
    branch.texts("discuss", ids(&own.discuss));
    if let Some(began) = own.began {
        branch.put("began", Node::Leaf(Leaf::Moment(began)));
    }
    branch.day("next", own.next);
    branch
}

fn correction(own: &Correction, scale: Scale) -> Branch<'_> {
    let mut branch = Branch::default();
    branch.text_at("member", own.member.as_str());
    branch.text_at("dimension", own.dimension.as_str());
    for (key, rating) in [("before", own.before), ("after", own.after)] {
        if !rating.is_blank() {
            branch.put(key, Node::Answer(answer(rating, scale)));
        }
    }
    branch.some_text("example", &own.example);
    branch.day("on", own.on);
    branch
}

fn decision(own: &Decision) -> Branch<'_> {
    let mut branch = Branch::default();
    branch.text_at("dimension", own.dimension.as_str());
    branch.text_at("choice", own.choice.word());
    if let Some(owner) = &own.owner {
        branch.text_at("owner", owner.as_str());
    }
    branch.some_text("owner_name", &own.owner_name);
    branch.day("due", own.due);
    if let Some(expect) = own.expect {
        branch.text_at("expect", expect.word());
    }
    branch.some_text("note", &own.note);
    branch.day("made", own.made);
    branch
}

fn plan(own: &KeptPlan) -> Branch<'_> {
    let mut branch = Branch::default();
    branch.day("on", own.on);
    branch.texts("hire", ids(&own.hire));
    branch.day("due", own.due);
    branch.some_text("note", &own.note);
    let mut expect = Branch { ordered: true, ..Branch::default() };
    for (dimension, state) in &own.expect {
        expect.text_at(dimension.as_str(), state.word());
    }
    branch.table("expect", expect);
    branch
}

fn candidate<'a>(own: &'a Candidate, scale: &impl Fn(&Id) -> Scale) -> Branch<'a> {
    let mut branch = Branch::default();
    branch.text_at("id", own.id.as_str());
    branch.text_at("name", &own.name);
    if own.status != Status::Open {
        branch.text_at("status", own.status.word());
    }
    branch.table("rating", candidate_answers(own, scale));
    branch
}

fn candidate_answers<'a>(own: &'a Candidate, scale: &impl Fn(&Id) -> Scale) -> Branch<'a> {
    let mut ratings = Branch { ordered: true, ..Branch::default() };
    for given in &own.answers {
        let mut long: Branch<'a> = answer(given.rating, scale(&given.dimension));
        long.some_text("source", &given.source);
        long.some_text("evidence", &given.evidence);
        if given.judge == Judge::Panel {
            long.text_at("judge", "panel");
        }
        ratings.put(given.dimension.as_str(), Node::Answer(long));
    }
    ratings
}

impl Leaf<'_> {
    /// As it is written.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Number(number) => i64::from(*number).into(),
            Self::Text(text) => text.as_ref().into(),
            Self::Texts(texts) => {
                Value::Array(texts.iter().map(AsRef::<str>::as_ref).collect::<Array>())
            }
            Self::Flag(flag) => (*flag).into(),
            Self::Day(day) => Datetime {
                date: Some(TomlDate { year: day.year as u16, month: day.month, day: day.day }),
                time: None,
                offset: None,
            }
            .into(),
            Self::Moment(seconds) => {
                moment(*seconds).map_or_else(|| (*seconds).into(), Value::from)
            }
        }
    }
}

fn moment(seconds: i64) -> Option<Datetime> {
    jiff::Timestamp::from_second(seconds).ok()?.to_string().parse().ok()
}

impl Branch<'_> {
    /// As a table on one line.
    pub(super) fn inline(&self) -> InlineTable {
        let mut table = InlineTable::new();
        for (key, node) in &self.fields {
            if let Some(value) = node.value() {
                table.insert(*key, value);
            }
        }
        table
    }
}

impl Node<'_> {
    /// As a value, where it is written as one.
    pub(super) fn value(&self) -> Option<Value> {
        match self {
            Self::Leaf(leaf) => Some(leaf.value()),
            Self::Inline(branch) => Some(branch.inline().into()),
            Self::Answer(branch) => Some(match branch.fields.as_slice() {
                [("level" | "end", Node::Leaf(alone))] => alone.value(),
                _ => branch.inline().into(),
            }),
            Self::Table(_) | Self::List(_) => None,
        }
    }
}

/// A whole file.
pub(super) fn document(root: &Branch<'_>) -> String {
    let mut document = toml_edit::DocumentMut::new();
    for (key, node) in &root.fields {
        match node {
            Node::List(list) => {
                let tables = list.iter().map(table);
                document.insert(key, toml_edit::Item::ArrayOfTables(tables.collect()));
            }
            Node::Table(branch) => {
                document.insert(key, toml_edit::Item::Table(table(branch)));
            }
            node => {
                if let Some(value) = node.value() {
                    document.insert(key, toml_edit::Item::Value(value));
                }
            }
        }
    }
    document.to_string()
}

fn table(branch: &Branch<'_>) -> toml_edit::Table {
    let mut own = toml_edit::Table::new();
    for (key, node) in &branch.fields {
        if let Some(value) = node.value() {
            own.insert(key, toml_edit::Item::Value(value));
        } else if let Node::Table(inner) = node {
            own.insert(key, toml_edit::Item::Table(table(inner)));
        }
    }
    own
}
