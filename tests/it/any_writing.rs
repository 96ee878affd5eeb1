//! However a team is written, a save keeps every comment and every line but
//! what one change is about.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use roundtable::files::{read, write};
use roundtable::team::*;

const ROWS: [&str; 3] = ["ash", "birch", "cedar"];
const PEOPLE: [&str; 3] = ["ida", "per", "ove"];

/// Writes a team in ways that a list of choices tells.
struct Writer {
    choices: std::vec::IntoIter<u8>,
    text: String,
    comments: usize,
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

    /// `{ key = value, … }` on one line or on several with comments.
    fn inline(&mut self, indent: &str, pairs: &[(String, String)], about: &str) -> String {
        if self.pick(2) == 0 || pairs.is_empty() {
            let pairs: Vec<String> = pairs.iter().map(|(k, v)| format!("{k} = {v}")).collect();
            return format!("{{ {} }}", pairs.join(", "));
        }
        let mut text = "{".to_owned() + &self.comment(about) + "\n";
        for (nth, (key, value)) in pairs.iter().enumerate() {
            let comma = if nth + 1 < pairs.len() || self.pick(2) == 0 { "," } else { "" };
            let is_row = ROWS.contains(&key.as_str());
            let comment =
                if is_row { self.comment(&format!("{about}.{key}")) } else { self.comment(about) };
            text += &format!("{indent}  {key} = {value}{comma}{comment}\n");
        }
        text + indent + "}"
    }

    fn answer(&mut self, indent: &str, level: u8, about: &str) -> String {
        if self.pick(3) > 0 {
            return level.to_string();
        }
        let pairs = [("level", level.to_string()), ("want", "\"grow\"".to_owned())];
        self.inline(indent, &pairs.map(|(key, value)| (key.to_owned(), value)), about)
    }

    /// The answers of a person by row.
    fn levels(&mut self) -> Vec<(&'static str, u8)> {
        let levels = ROWS.map(|row| (row, self.pick(8)));
        levels.into_iter().filter(|(_, level)| *level <= 5).collect()
    }

    fn rating_pairs(&mut self, indent: &str, who: &str) -> Vec<(String, String)> {
        let levels = self.levels();
        let answer = |(row, level): (&str, u8)| {
            (row.to_owned(), self.answer(indent, level, &format!("{who}.{row}")))
        };
        levels.into_iter().map(answer).collect()
    }

    fn list_of_members(&mut self, count: usize) {
        let start = format!("member = [{}\n", self.comment("the list"));
        self.text += &start;
        for (nth, who) in PEOPLE[..count].iter().enumerate() {
            let mut pairs = vec![("id".to_owned(), format!("\"{who}\""))];
            pairs.push(("name".to_owned(), format!("\"{who} x\"")));
            let rating = self.rating_pairs("    ", who);
            if !rating.is_empty() {
                pairs.push(("rating".to_owned(), self.inline("    ", &rating, who)));
            }
            let table = self.inline("  ", &pairs, who);
            let comma = if nth + 1 < count || self.pick(2) == 0 { "," } else { "" };
            let behind = self.comment(who);
            self.text += &format!("  {table}{comma}{behind}\n");
        }
        let end = format!("]{}\n", self.comment("the list"));
        self.text += &end;
    }

    fn member(&mut self, indent: &str, who: &str) {
        self.line(indent, "[[member]]", who);
        self.line(indent, &format!("id = \"{who}\""), who);
        self.line(indent, &format!("name = \"{who} x\""), who);
        let way = self.pick(5);
        if way == 0 {
            for (row, level) in self.levels() {
                let about = format!("{who}.{row}");
                self.line(indent, &format!("rating.{row} = {level}"), &about);
            }
            return;
        }
        if way == 1 {
            let pairs = self.rating_pairs(&format!("{indent}  "), who);
            let table = self.inline(indent, &pairs, who);
            self.line(indent, &format!("rating = {table}"), who);
            return;
        }
        if way == 2 {
            for (row, level) in self.levels() {
                let about = format!("{who}.{row}");
                self.line(indent, &format!("[member.rating.{row}]"), &about);
                self.line(indent, &format!("level = {level}"), &about);
            }
            return;
        }
        self.line(indent, "[member.rating]", who);
        for (row, level) in self.levels() {
            let about = format!("{who}.{row}");
            if way == 3 && self.pick(3) == 0 {
                self.line(indent, &format!("{row}.level = {level}"), &about);
            } else {
                let answer = self.answer(indent, level, &about);
                self.line(indent, &format!("{row} = {answer}"), &about);
            }
        }
    }

    fn dimension(&mut self, indent: &str, row: &str) {
        self.line(indent, "[[dimension]]", row);
        self.line(indent, &format!("id = \"{row}\""), row);
        self.line(indent, &format!("name = \"{row} x\""), row);
        let need = [("level", "4"), ("people", "3"), ("priority", "2")];
        match self.pick(4) {
            0 => {
                self.line(indent, "[dimension.need]", row);
                for (key, value) in need {
                    self.line(indent, &format!("{key} = {value}"), row);
                }
            }
            1 => {
                for (key, value) in need {
                    self.line(indent, &format!("need.{key} = {value}"), row);
                }
            }
            2 => {
                let pairs = need.map(|(key, value)| (key.to_owned(), value.to_owned()));
                let table = self.inline(indent, &pairs, row);
                self.line(indent, &format!("need = {table}"), row);
            }
            _ => {}
        }
    }

    fn team(mut self) -> String {
        self.line("", "format = 1", "the file");
        let count = 1 + usize::from(self.pick(3));
        let way = self.pick(3);
        match way {
            0 => self.line("", "team = { name = \"T\" }", "the team"),
            1 => self.line("", "team.name = \"T\"", "the team"),
            _ => {}
        }
        let is_list = self.pick(3) == 0;
        if is_list {
            self.list_of_members(count);
        }
        let indent = ["", "  ", "\t"][usize::from(self.pick(3))];
        if way == 2 {
            self.line("", "[team]", "the team");
            self.line(indent, "name = \"T\"", "the team");
        }
        for row in ROWS {
            self.dimension(indent, row);
        }
        if !is_list {
            for who in &PEOPLE[..count] {
                self.member(indent, who);
            }
        }
        if self.pick(2) == 0 {
            self.text += "# the end;\n";
        }
        self.text
    }
}

/// How many kinds of changes there are.
const KINDS: u8 = 13;

/// A change by number, and what a comment that goes with it is about; nothing
/// where the change takes nothing out.
fn change(team: &Team, kind: u8, at: u8) -> (Edit, Option<String>) {
    let at = usize::from(at);
    let member = at % team.members().len();
    let row = at / 7 % ROWS.len();
    let who = team.members()[member].id.to_string();
    let now = team.ratings().get(row, member);
    let rate = |rating| Edit::Rate { dimension: row, member, rating, rated: None };
    match kind {
        0..=2 => {
            let level = (now.value().unwrap_or(0) + 1) % 6;
            (rate(Rating::level(level).unwrap().with_want(now.want())), None)
        }
        3 => (rate(Rating::BLANK), Some(format!("{who}.{}", ROWS[row]))),
        4 => (Edit::Name("Other".to_owned()), None),
        5 | 6 => {
            let mut dimension = team.dimensions()[row].clone();
            if kind == 5 {
                dimension.name = "other".into();
            } else if let Need::People { people, .. } = &mut dimension.need {
                *people += 4;
            }
            (Edit::ReplaceDimension(row, Box::new(dimension)), None)
        }
        7 => {
            let mut new = team.members()[member].clone();
            new.name = "other".into();
            (Edit::ReplaceMember(member, Box::new(new)), None)
        }
        8 | 9 => {
            let new = Member::new(Id::new("new").unwrap(), "New");
            let place = if kind == 8 { team.members().len() } else { member };
            (Edit::InsertMember(place, Box::new(new), vec![Rating::level(2).unwrap()]), None)
        }
        10 => (Edit::without_member(team, member).unwrap(), Some(who)),
        11 => {
            let new = Dimension::new(Id::new("new").unwrap(), "New".to_owned(), Kind::Skill);
            (Edit::InsertDimension(team.dimensions().len(), Box::new(new), vec![]), None)
        }
        _ => {
            let session = Session { hidden: true, ..team.session.clone() };
            (Edit::Session(Box::new(session)), None)
        }
    }
}

/// The comments of a text, in order, but for those on what went.
fn comments<'t>(text: &'t str, gone: &[&str]) -> Vec<&'t str> {
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

/// Makes one change of a kind to a team and saves it.
fn keeps_the_rest(choices: Vec<u8>, kind: u8, at: u8) -> Result<(), TestCaseError> {
    let source = Writer { choices: choices.into_iter(), text: String::new(), comments: 0 }.team();
    let mut team = match read::team(&source, "team.toml") {
        Ok(read) => read.team,
        Err(fault) => return Err(TestCaseError::fail(format!("{fault}\n{source}"))),
    };
    prop_assert_eq!(&write::team(&team, Some(&source)).unwrap(), &source, "no change");
    let (edit, gone) = change(&team, kind, at);
    let gone: Vec<&str> = gone.as_deref().into_iter().collect();
    let what = format!("{edit:?}");
    team.apply(edit).unwrap();
    let saved = write::team(&team, Some(&source)).unwrap();
    let said = format!("{what}\n--- before\n{source}\n--- after\n{saved}");
    prop_assert!(read::team(&saved, "team.toml").is_ok_and(|read| read.team == team), "{}", said);
    prop_assert_eq!(comments(&saved, &gone), comments(&source, &gone), "{}", said);
    if gone.is_empty() {
        prop_assert!(lost(&source, &saved) <= 1, "{}", said);
    }
    Ok(())
}

#[test]
fn one_change_keeps_every_comment_and_every_other_line() {
    let mut faults = Vec::new();
    for kind in 0..KINDS {
        let config = ProptestConfig { cases: 250, failure_persistence: None, ..Default::default() };
        let writings = (prop::collection::vec(any::<u8>(), 0..160), any::<u8>());
        let run = TestRunner::new(config)
            .run(&writings, |(choices, at)| keeps_the_rest(choices, kind, at));
        faults.extend(run.err().map(|fault| fault.to_string()));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
