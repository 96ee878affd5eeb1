//! However a team is written, a save keeps every comment and every line but
//! what one change is about.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use roundtable::files::{read, write};
use roundtable::team::*;

const ROWS: [&str; 4] = ["ash", "birch", "cedar", "dune"];
const PEOPLE: [&str; 3] = ["ida", "per", "ove"];
/// The row that is a spectrum.
const SPECTRUM: usize = 3;

/// A value before it is written in one of the ways that TOML has.
#[derive(Clone)]
enum Value {
    /// A number, a day, a flag.
    Bare(String),
    Text(String),
    List(Vec<Value>),
    /// With what a comment on each key is about.
    Table(Vec<(String, Value, String)>),
}

use Value::{Bare, List, Table};

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn bare(value: impl ToString) -> Value {
    Bare(value.to_string())
}

/// Writes a team in ways that a list of choices tells.
struct Writer {
    choices: std::vec::IntoIter<u8>,
    text: String,
    comments: usize,
}

/// A table's keys; a comment on each is about the table.
fn table<const N: usize>(about: &str, keys: [(&str, Value); N]) -> Vec<(String, Value, String)> {
    keys.map(|(key, value)| (key.to_owned(), value, about.to_owned())).to_vec()
}

impl Writer {
    fn pick(&mut self, of: u8) -> u8 {
        self.choices.next().unwrap_or(0) % of
    }

    /// A comment, sometimes; it says what it is about.
    fn comment(&mut self, about: &str) -> String {
        if self.pick(3) == 0 {
            return String::new();
        }
        self.comments += 1;
        format!(" # c{} on {about};", self.comments)
    }

    /// A line, maybe with a comment behind it, over it, or an empty line.
    fn line(&mut self, indent: &str, text: &str, about: &str) {
        if self.pick(6) == 1 {
            let over = self.comment(about);
            if !over.is_empty() {
                self.text += &format!("{indent}{}\n", over.trim_start());
            }
        }
        if text.starts_with('[') && self.pick(3) > 0 {
            self.text += "\n";
        }
        let behind = self.comment(about);
        self.text += &format!("{indent}{text}{behind}\n");
    }

    fn key(&mut self, key: &str) -> String {
        match self.pick(12) {
            1 => format!("\"{key}\""),
            2 => format!("'{key}'"),
            _ => key.to_owned(),
        }
    }

    fn text(&mut self, text: &str) -> String {
        match self.pick(8) {
            1 => format!("'{text}'"),
            2 => format!("\"\"\"{text}\"\"\""),
            3 => format!("'''\n{text}'''"),
            4 => format!("\"\"\"\\\n    {text}\\\n  \"\"\""),
            _ => format!("\"{text}\""),
        }
    }

    /// A value behind its key or in a list.
    fn value(&mut self, indent: &str, value: &Value, about: &str) -> String {
        match value {
            Bare(value) => value.clone(),
            Value::Text(text) => self.text(text),
            List(values) => self.list(indent, values, about),
            Table(pairs) => self.inline(indent, pairs, about),
        }
    }

    /// `[a, b]` on one line or on several with comments.
    fn list(&mut self, indent: &str, values: &[Value], about: &str) -> String {
        let texts: Vec<String> =
            values.iter().map(|value| self.value(indent, value, about)).collect();
        if self.pick(2) == 0 || values.is_empty() {
            return format!("[{}]", texts.join(", "));
        }
        let mut text = "[".to_owned() + &self.comment(about) + "\n";
        for (nth, own) in texts.iter().enumerate() {
            let comma = if nth + 1 < texts.len() || self.pick(2) == 0 { "," } else { "" };
            // What is about one item may go with it.
            text += &format!("{indent}  {own}{comma}\n");
        }
        text + indent + "]"
    }

    /// `{ key = value, … }` on one line or on several with comments.
    fn inline(&mut self, indent: &str, pairs: &[(String, Value, String)], about: &str) -> String {
        let is_long = self.pick(2) == 1 && !pairs.is_empty();
        let inner = if is_long { format!("{indent}  ") } else { indent.to_owned() };
        let mut texts = Vec::new();
        for (key, value, about) in pairs {
            let key = self.key(key);
            match value {
                Table(below) if self.pick(4) == 1 && !below.is_empty() => {
                    for (name, value, about) in below {
                        let value = self.value(&inner, value, about);
                        texts.push((format!("{key}.{name} = {value}"), about.clone()));
                    }
                }
                _ => {
                    let value = self.value(&inner, value, about);
                    texts.push((format!("{key} = {value}"), about.clone()));
                }
            }
        }
        if !is_long {
            let texts: Vec<String> = texts.into_iter().map(|(text, _)| text).collect();
            return format!("{{ {} }}", texts.join(", "));
        }
        let mut text = "{".to_owned() + &self.comment(about) + "\n";
        for (nth, (own, about)) in texts.iter().enumerate() {
            let comma = if nth + 1 < texts.len() || self.pick(2) == 0 { "," } else { "" };
            let comment = self.comment(about);
            text += &format!("{inner}{own}{comma}{comment}\n");
        }
        text + indent + "}"
    }

    /// The lines of a table below its heading, and those of the tables in it.
    fn lines(&mut self, indent: &str, path: &str, pairs: &[(String, Value, String)]) {
        let mut headings = Vec::new();
        for (key, value, own) in pairs {
            let key = self.key(key);
            match value {
                Table(below) => match self.pick(4) {
                    0 if !below.is_empty() => {
                        for (name, value, own) in below {
                            let value = self.value(indent, value, own);
                            self.line(indent, &format!("{key}.{name} = {value}"), own);
                        }
                    }
                    1 => {
                        let value = self.value(indent, value, own);
                        self.line(indent, &format!("{key} = {value}"), own);
                    }
                    way => headings.push((key, below, own, way)),
                },
                _ => {
                    let value = self.value(indent, value, own);
                    self.line(indent, &format!("{key} = {value}"), own);
                }
            }
        }
        for (key, below, own, way) in headings {
            let path = format!("{path}.{key}");
            let all_tables = below.iter().all(|(_, value, _)| matches!(value, Table(_)));
            // By the headings of the tables in it alone.
            if way == 2 && all_tables && !below.is_empty() {
                for (name, value, own) in below {
                    let Table(below) = value else { continue };
                    self.line(indent, &format!("[{path}.{name}]"), own);
                    self.lines(indent, &format!("{path}.{name}"), below);
                }
            } else {
                self.line(indent, &format!("[{path}]"), own);
                self.lines(indent, &path, below);
            }
        }
    }

    /// An answer: its value alone, or a table of it.
    fn answer(&mut self, row: usize, value: u8, about: &str) -> Value {
        let (key, value) = match row {
            SPECTRUM => ("end", text(Position::ALL[usize::from(value)].word())),
            _ => ("level", bare(value)),
        };
        match self.pick(4) {
            0 => Table(table(about, [(key, value), ("want", text("grow"))])),
            1 => Table(table(about, [(key, value)])),
            _ => value,
        }
    }

    /// Answers by row.
    fn answers(&mut self, who: &str) -> Value {
        let mut pairs = Vec::new();
        for (row, id) in ROWS.iter().enumerate() {
            let value = self.pick(8);
            if value <= 5 {
                let about = format!("{who}.{id}");
                let answer = self.answer(row, value, &about);
                pairs.push(((*id).to_owned(), answer, about));
            }
        }
        Table(pairs)
    }

    fn some(&mut self) -> bool {
        self.pick(3) > 0
    }

    fn dimensions(&mut self) -> Vec<(Value, String)> {
        let mut rows = Vec::new();
        for (row, id) in ROWS.iter().enumerate() {
            let mut pairs = table(id, [("id", text(*id)), ("name", text(format!("{id} x")))]);
            if row == SPECTRUM {
                let poles = List(vec![text("one end"), text("other end")]);
                pairs.extend(table(id, [("kind", text("personality")), ("poles", poles)]));
            }
            if self.some() {
                pairs.extend(table(id, [("about", text("what belongs here"))]));
            }
            if self.some() {
                let aliases = List(vec![text("one"), text("two"), text("three")]);
                pairs.extend(table(id, [("aliases", aliases)]));
            }
            if self.some() {
                let parts = match row {
                    SPECTRUM => table(id, [("a", bare(2)), ("b", bare(1))]),
                    _ => {
                        table(id, [("level", bare(4)), ("people", bare(3)), ("priority", bare(2))])
                    }
                };
                pairs.extend(table(id, [("need", Table(parts))]));
            }
            rows.push((Table(pairs), (*id).to_owned()));
        }
        rows
    }

    fn situations(&mut self) -> Vec<(Value, String)> {
        let ids = ["launch", "later"];
        let count = usize::from(self.pick(3));
        ids[..count]
            .iter()
            .map(|id| {
                let mut pairs = table(id, [("id", text(*id)), ("name", text(format!("{id} x")))]);
                let mut needs = Vec::new();
                for row in &ROWS[..3] {
                    let about = format!("{id}.{row}");
                    let need = match self.pick(4) {
                        0 => continue,
                        1 => text("none"),
                        _ => Table(table(&about, [("level", bare(3)), ("people", bare(1))])),
                    };
                    needs.push(((*row).to_owned(), need, about));
                }
                if self.some() {
                    pairs.extend(table(id, [("about", text("what we must do"))]));
                }
                if !needs.is_empty() {
                    pairs.extend(table(id, [("need", Table(needs))]));
                }
                (Table(pairs), (*id).to_owned())
            })
            .collect()
    }

    fn members(&mut self) -> Vec<(Value, String)> {
        let count = 1 + usize::from(self.pick(3));
        PEOPLE[..count]
            .iter()
            .map(|who| {
                let mut pairs =
                    table(who, [("id", text(*who)), ("name", text(format!("{who} x")))]);
                if self.some() {
                    pairs.extend(table(who, [("rated", bare("2026-11-22"))]));
                }
                if self.some() {
                    pairs.extend(table(who, [("speaks", List(vec![text("dune:a")]))]));
                }
                pairs.extend(table(who, [("rating", self.answers(who))]));
                (Table(pairs), (*who).to_owned())
            })
            .collect()
    }

    fn candidates(&mut self) -> Vec<(Value, String)> {
        let ids = ["fay", "guy"];
        let count = usize::from(self.pick(3));
        ids[..count]
            .iter()
            .map(|who| {
                let mut pairs =
                    table(who, [("id", text(*who)), ("name", text(format!("{who} x")))]);
                pairs.extend(table(who, [("rating", self.answers(who))]));
                (Table(pairs), (*who).to_owned())
            })
            .collect()
    }

    /// Decisions, expectations, corrections and plans: what has no id.
    fn records(&mut self, key: &str) -> Vec<(Value, String)> {
        let count = self.pick(4);
        (0..usize::from(count))
            .map(|nth| {
                let about = format!("{key}{nth}");
                let row = usize::from(self.pick(4));
                let of = [("dimension", text(ROWS[row]))];
                let mut pairs = table(&about, of);
                match key {
                    "decision" => {
                        pairs.extend(table(&about, [("choice", text("grow"))]));
                        if self.some() {
                            let about = format!("{about}.owner");
                            pairs.extend(table(&about, [("owner", text("ida"))]));
                        }
                        if self.some() {
                            pairs.extend(table(&about, [("due", bare("2027-02-22"))]));
                        }
                        if self.some() {
                            pairs.extend(table(&about, [("note", text("pair on it"))]));
                        }
                    }
                    "expectation" => {
                        pairs.extend(table(&about, [("expected", text("strong"))]));
                    }
                    "correction" => {
                        pairs.extend(table(&about, [("member", text("ida"))]));
                        let (before, after) =
                            (self.answer(row, 1, &about), self.answer(row, 2, &about));
                        pairs.extend(table(&about, [("before", before), ("after", after)]));
                        pairs.extend(table(&about, [("on", bare("2026-11-22"))]));
                    }
                    _ => {
                        let expect = (ROWS[row % 3].to_owned(), text("strong"), about.clone());
                        pairs = table(
                            &about,
                            [
                                ("on", bare(format!("2026-11-2{nth}"))),
                                ("hire", List(vec![text("fay")])),
                                ("expect", Table(vec![expect])),
                            ],
                        );
                    }
                }
                (Table(pairs), about)
            })
            .collect()
    }

    fn team(mut self) -> String {
        self.line("", "format = 1", "the file");
        let mut lists: Vec<(&str, Vec<(Value, String)>)> = vec![
            ("dimension", self.dimensions()),
            ("situation", self.situations()),
            ("member", self.members()),
        ];
        for key in ["expectation", "correction", "decision", "plan"] {
            lists.push((key, self.records(key)));
        }
        lists.push(("candidate", self.candidates()));
        let mut session = Vec::new();
        if self.some() {
            session.extend(table("the session", [("done", List(vec![text("ida")]))]));
        }
        if self.some() {
            let rows = List(vec![text("ash"), text("cedar")]);
            session.extend(table("the session", [("discuss", rows)]));
        }
        let mut tables =
            vec![("team", table("the team", [("name", text("T"))]), "the team".to_owned())];
        if !session.is_empty() {
            tables.push(("session", session, "the session".to_owned()));
        }
        // The values of the root come before the first heading.
        let mut below = Vec::new();
        for (key, elements) in lists.into_iter().filter(|(_, elements)| !elements.is_empty()) {
            if self.pick(4) != 1 {
                below.push((key, elements));
                continue;
            }
            let start = self.comment("the list");
            self.text += &format!("{key} = [{start}\n");
            let count = elements.len();
            for (nth, (value, about)) in elements.into_iter().enumerate() {
                let value = self.value("  ", &value, &about);
                let comma = if nth + 1 < count || self.pick(2) == 0 { "," } else { "" };
                let behind = self.comment(&about);
                self.text += &format!("  {value}{comma}{behind}\n");
            }
            let end = self.comment("the list");
            self.text += &format!("]{end}\n");
        }
        let mut headed = Vec::new();
        for (key, pairs, about) in tables {
            match self.pick(3) {
                0 => {
                    let value = self.inline("", &pairs, &about);
                    self.line("", &format!("{key} = {value}"), &about);
                }
                1 => {
                    for (name, value, about) in pairs {
                        let value = self.value("", &value, &about);
                        self.line("", &format!("{key}.{name} = {value}"), &about);
                    }
                }
                _ => headed.push((key, pairs, about)),
            }
        }
        let indent = ["", "  ", "\t"][usize::from(self.pick(3))];
        for (key, pairs, about) in headed {
            self.line("", &format!("[{key}]"), &about);
            self.lines(indent, key, &pairs);
        }
        for (key, elements) in below {
            for (value, about) in elements {
                let Table(pairs) = value else { continue };
                self.line(indent, &format!("[[{key}]]"), &about);
                self.lines(indent, key, &pairs);
            }
        }
        if self.pick(2) == 0 {
            self.text += "# the end;\n";
        }
        self.text
    }
}

/// How many ways to write a team each kind of change is tried on.
const CASES: u32 = 40;
/// How many kinds of changes there are.
const KINDS: u8 = 34;

/// A change, and what may go with it.
struct Change {
    edit: Edit,
    /// What a comment that goes with it is about.
    gone: Vec<String>,
    /// Whether lines come in another order.
    is_move: bool,
}

/// Returns a change by number; nothing where the team has nothing for it.
#[allow(clippy::too_many_lines)] // one arm a kind
fn change(team: &Team, kind: u8, at: u8) -> Option<Change> {
    let at = usize::from(at);
    let nth = |len: usize| (len > 0).then(|| at % len);
    let member = nth(team.members().len())?;
    let row = at / 7 % ROWS.len();
    let who = team.members()[member].id.to_string();
    let now = team.ratings().get(row, member);
    let rate =
        |rating| Edit::Rate { dimension: row, member, rating, rated: team.members()[member].rated };
    let mut gone = Vec::new();
    let mut is_move = false;
    let two = |len: usize| {
        (len > 1).then(|| (at % len, (at / len) % len)).filter(|(from, to)| from != to)
    };
    let edit = match kind {
        0..=2 => {
            let value = (now.value().unwrap_or(0) + 1) % 6;
            let new = match row {
                SPECTRUM => Rating::position(Position::ALL[usize::from(value)]),
                _ => Rating::level(value)?,
            };
            rate(new.with_want(now.want()))
        }
        3 => {
            gone.push(format!("{who}.{}", ROWS[row]));
            rate(Rating::BLANK)
        }
        4 => Edit::Name("Other".to_owned()),
        5 | 6 => {
            let mut dimension = team.dimensions()[row].clone();
            match &mut dimension.need {
                Need::People { people, .. } if kind == 6 => *people += 4,
                Need::Spectrum { a, .. } if kind == 6 => *a += 4,
                _ => dimension.name = "other".into(),
            }
            Edit::ReplaceDimension(row, Box::new(dimension))
        }
        7 => {
            let mut new = team.members()[member].clone();
            new.name = "other".into();
            Edit::ReplaceMember(member, Box::new(new))
        }
        8 | 9 => {
            let new = Member::new(Id::new("new").ok()?, "New");
            let index = if kind == 8 { team.members().len() } else { member };
            Edit::InsertMember(index, Box::new(new), vec![Rating::level(2)?])
        }
        10 => {
            gone.push(who);
            // Their decisions lose an owner, and their corrections go.
            gone.extend((0..3).map(|nth| format!("correction{nth}")));
            gone.extend((0..3).map(|nth| format!("decision{nth}.owner")));
            Edit::without_member(team, member)?
        }
        11 => {
            let new = Dimension::new(Id::new("new").ok()?, "New".to_owned(), Kind::Skill);
            Edit::InsertDimension(team.dimensions().len(), Box::new(new), vec![])
        }
        12 => Edit::Session(Box::new(Session { hidden: true, ..team.session.clone() })),
        13 => {
            let row = ROWS[row].to_owned();
            let people = PEOPLE.iter().chain(&["fay", "guy", "launch", "later"]);
            gone.extend(people.map(|who| format!("{who}.{row}")));
            for key in ["decision", "expectation", "correction", "plan"] {
                gone.extend((0..3).map(|nth| format!("{key}{nth}")));
            }
            gone.push(row.clone());
            Edit::without_dimension(team, at / 7 % ROWS.len())?
        }
        14 => {
            is_move = true;
            let (from, to) = two(team.dimensions().len())?;
            Edit::MoveDimension(from, to)
        }
        15 => {
            is_move = true;
            let (from, to) = two(team.members().len())?;
            Edit::MoveMember(from, to)
        }
        16 => {
            let new = Situation::new(Id::new("new").ok()?, "New");
            Edit::Situation(ListEdit::Insert(at % (team.situations.len() + 1), new))
        }
        17 => {
            let index = nth(team.situations.len())?;
            gone.push(team.situations[index].id.to_string());
            Edit::Situation(ListEdit::Remove(index))
        }
        18 => {
            let index = nth(team.situations.len())?;
            let mut new = team.situations[index].clone();
            new.about = "other".into();
            Edit::Situation(ListEdit::Replace(index, new))
        }
        19 => {
            let index = nth(team.situations.len())?;
            let mut new = team.situations[index].clone();
            let (id, _) = new.needs.first()?.clone();
            gone.push(format!("{}.{id}", new.id));
            new.needs.remove(0);
            Edit::Situation(ListEdit::Replace(index, new))
        }
        20 => {
            let index = nth(team.situations.len())?;
            let mut new = team.situations[index].clone();
            let mut other = new.needs.clone();
            other.retain(|(id, _)| id.as_str() != "cedar");
            if let Some(&(_, need)) = new.needs.first() {
                other.push((Id::new("cedar").ok()?, need));
            }
            new.needs = other;
            gone.push(format!("{}.cedar", new.id));
            is_move = true;
            Edit::Situation(ListEdit::Replace(index, new))
        }
        21 => {
            is_move = true;
            let (from, to) = two(team.situations.len())?;
            Edit::Situation(ListEdit::Move(from, to))
        }
        22 => {
            let new = Decision {
                dimension: team.dimensions()[row].id.clone(),
                choice: Choice::Hire,
                owner: None,
                owner_name: String::new(),
                due: None,
                expect: None,
                note: "new".into(),
                made: None,
                aim: roundtable::team::Aim::default(),
            };
            Edit::Decision(ListEdit::Insert(at % (team.decisions.len() + 1), new))
        }
        23 => {
            let index = nth(team.decisions.len())?;
            // Equal ones cannot be told apart.
            gone.extend(same(&team.decisions, index).map(|nth| format!("decision{nth}")));
            Edit::Decision(ListEdit::Remove(index))
        }
        24 => {
            let index = nth(team.decisions.len())?;
            let mut new = team.decisions[index].clone();
            new.note = "other".into();
            Edit::Decision(ListEdit::Replace(index, new))
        }
        25 => {
            is_move = true;
            let (from, to) = two(team.decisions.len())?;
            Edit::Decision(ListEdit::Move(from, to))
        }
        26 => {
            let index = nth(team.plans.len())?;
            gone.push(format!("plan{index}"));
            Edit::Plan(ListEdit::Remove(index))
        }
        27 => {
            let index = nth(team.plans.len())?;
            let mut new = team.plans[index].clone();
            new.note = "other".into();
            new.hire.push(Id::new("guy").ok()?);
            Edit::Plan(ListEdit::Replace(index, new))
        }
        28 => {
            let index = nth(team.candidates.len())?;
            gone.push(team.candidates[index].id.to_string());
            Edit::Candidate(ListEdit::Remove(index))
        }
        29 => {
            let index = nth(team.candidates.len())?;
            let mut new = team.candidates[index].clone();
            let answer = new.answers.first_mut()?;
            answer.evidence = "seen".into();
            Edit::Candidate(ListEdit::Replace(index, new))
        }
        30 => {
            let index = nth(team.expectations.len())?;
            gone.extend(same(&team.expectations, index).map(|nth| format!("expectation{nth}")));
            Edit::Expectation(ListEdit::Remove(index))
        }
        31 => {
            let index = nth(team.corrections.len())?;
            gone.extend(same(&team.corrections, index).map(|nth| format!("correction{nth}")));
            Edit::Correction(ListEdit::Remove(index))
        }
        32 => {
            let mut dimension = team.dimensions()[row].clone();
            match at % 4 {
                0 => dimension.aliases.push("four".into()),
                1 => drop(dimension.aliases.pop()),
                2 => dimension.aliases.reverse(),
                _ => dimension.aliases.clear(),
            }
            is_move = true;
            Edit::ReplaceDimension(row, Box::new(dimension))
        }
        _ => {
            let mut dimension = team.dimensions()[row].clone();
            dimension.need = Need::None;
            is_move = true;
            Edit::ReplaceDimension(row, Box::new(dimension))
        }
    };
    Some(Change { edit, gone, is_move })
}

/// Returns where elements are that say the same as one.
fn same<T: PartialEq>(list: &[T], index: usize) -> impl Iterator<Item = usize> {
    list.iter().enumerate().filter(move |(_, own)| **own == list[index]).map(|(nth, _)| nth)
}

/// The comments of a text, in order, but for those on what went.
fn comments<'t>(text: &'t str, gone: &[String]) -> Vec<&'t str> {
    let all = text.lines().filter_map(|line| Some(&line[line.find('#')?..]));
    let is_on = |comment: &str, gone: &str| {
        let about = comment.split(" on ").nth(1).unwrap_or("");
        about.strip_prefix(gone).is_some_and(|rest| rest.starts_with([';', '.']))
    };
    all.filter(|comment| !gone.iter().any(|gone| is_on(comment, gone))).collect()
}

/// How many lines of a text are not in another, in the same order.
fn lost(before: &str, after: &str) -> usize {
    let after: Vec<&str> = after.lines().collect();
    let mut row = vec![0; after.len() + 1];
    for line in before.lines() {
        let mut next = row.clone();
        for (at, other) in after.iter().enumerate() {
            next[at + 1] = if line == *other { row[at] + 1 } else { row[at + 1].max(next[at]) };
        }
        row = next;
    }
    before.lines().count() - row[after.len()]
}

/// A team with what is by row in the order of the rows: it says no more.
fn in_order(team: &Team) -> Team {
    let mut team = team.clone();
    let rows = team.dimensions().to_vec();
    let at = |id: &Id| rows.iter().position(|own| own.id == *id);
    team.situations.iter_mut().for_each(|own| own.needs.sort_by_key(|(id, _)| at(id)));
    team.candidates.iter_mut().for_each(|own| own.answers.sort_by_key(|own| at(&own.dimension)));
    team.plans.iter_mut().for_each(|own| own.expect.sort_by_key(|(id, _)| at(id)));
    team
}

/// Makes one change of a kind to a team and saves it.
fn keeps_the_rest(choices: Vec<u8>, kind: u8, at: u8) -> Result<(), TestCaseError> {
    let source = Writer { choices: choices.into_iter(), text: String::new(), comments: 0 }.team();
    let mut team = match read::team(&source, "team.toml") {
        Ok(read) => read.team,
        Err(fault) => return Err(TestCaseError::fail(format!("{fault}\n{source}"))),
    };
    prop_assert_eq!(&write::team(&team, Some(&source)).unwrap(), &source, "no change");
    let Some(Change { edit, gone, is_move }) = change(&team, kind, at) else { return Ok(()) };
    let what = format!("{edit:?}");
    team.apply(edit).unwrap();
    let saved = write::team(&team, Some(&source)).unwrap();
    let sentences = format!("{what}\n--- before\n{source}\n--- after\n{saved}");
    let again = read::team(&saved, "team.toml").map(|read| in_order(&read.team));
    prop_assert!(again.is_ok_and(|again| again == in_order(&team)), "{}", sentences);
    let (mut after, mut before) = (comments(&saved, &gone), comments(&source, &gone));
    if is_move {
        after.sort_unstable();
        before.sort_unstable();
    }
    prop_assert_eq!(after, before, "{}", sentences);
    if gone.is_empty() && !is_move {
        // A text over several lines is one value.
        let most = if sentences.contains("\"\"\"") || sentences.contains("'''") { 3 } else { 1 };
        prop_assert!(lost(&source, &saved) <= most, "{}", sentences);
    }
    Ok(())
}

#[test]
fn one_change_keeps_every_comment_and_every_other_line() {
    let mut faults = Vec::new();
    for kind in 0..KINDS {
        let config = ProptestConfig {
            cases: CASES,
            failure_persistence: None,
            max_shrink_iters: 3000,
            ..Default::default()
        };
        let writings = (prop::collection::vec(any::<u8>(), 0..400), any::<u8>());
        let run = TestRunner::new(config)
            .run(&writings, |(choices, at)| keeps_the_rest(choices, kind, at));
        faults.extend(run.err().map(|fault| format!("kind {kind}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
