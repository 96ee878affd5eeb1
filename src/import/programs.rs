//! TOML and JSON of other programs: a list of records is a table, a catalogue of
//! skills a list of them; anything else is named for what it is.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::catalogue::SCALE_VALUES;
use super::cells::{BLANK, CellId, Sheet, SheetBuilder, tidy};
use super::names::is_like_a_person;

/// The keys that lists of skills have.
const LISTS: [&str; 8] = [
    "categories",
    "skills",
    "competencies",
    "competences",
    "items",
    "dimensions",
    "ratings",
    "levels",
];

/// The keys of the people under a skill.
const PEOPLE: [&str; 4] = ["people", "members", "persons", "employees"];

/// What a file of another program holds.
pub(super) enum OtherProgram {
    /// A table, or a list of skills as one.
    Table(Box<Sheet>),
    /// Neither: the language that it is written in.
    Language(&'static str),
}

/// Returns what a text is, where it is TOML or JSON.
pub(super) fn other_program(text: &str) -> Option<OtherProgram> {
    let (language, value) = parse(text)?;
    let sheet = value.as_ref().and_then(|value| {
        people_of_skills(value).or_else(|| catalogue(value)).or_else(|| records(value))
    });
    Some(match sheet {
        Some(mut sheet) => {
            sheet.notes.push(format!("This is {language} of another program, read as a table."));
            OtherProgram::Table(Box::new(sheet))
        }
        None => OtherProgram::Language(language),
    })
}

fn parse(text: &str) -> Option<(&'static str, Option<Value>)> {
    if is_yaml(text) {
        return Some(("YAML", None));
    }
    if text.starts_with(['{', '[']) {
        if let Some(lines) = records_in_lines(text) {
            return Some(("JSON", Some(Value::Array(lines))));
        }
        let plain = |own: &Value| own.is_string() || own.is_number();
        let json: Option<Value> = serde_json::from_str(text).ok();
        let is_one = json.as_ref().is_some_and(|json| {
            json.is_object() || json.as_array().is_some_and(|all| !all.iter().all(plain))
        });
        let begins = ["{\"", "{\n", "[\n", "[{"].iter().any(|start| text.starts_with(start));
        if is_one || begins {
            return Some(("JSON", json));
        }
    }
    // Most tables are no TOML at their first line already.
    let first =
        text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    let is_toml = first.starts_with('[')
        || first.split_once('=').is_some_and(|(key, _)| !key.contains([',', ';', '\t', '|']));
    let value: toml::Table = is_toml.then(|| toml::from_str(text).ok()).flatten()?;
    Some(("TOML", serde_json::to_value(&value).ok()))
}

/// A record a line.
fn records_in_lines(text: &str) -> Option<Vec<Value>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let records = lines.map(|line| serde_json::from_str(line).ok().filter(Value::is_object));
    records.collect::<Option<Vec<Value>>>().filter(|all| all.len() > 1)
}

/// Whether every line is a key, a key with a value, or an item of a list, and one
/// key has what is below it.
fn is_yaml(text: &str) -> bool {
    let is_key = |key: &str| {
        let key = key.trim_matches(['"', '\'']);
        !key.is_empty()
            && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'))
    };
    let lines =
        || text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_line = |line: &str| {
        let item = line.strip_prefix("- ");
        let rest = item.unwrap_or(line);
        let key = rest.split_once(": ").map(|own| own.0).or_else(|| rest.strip_suffix(':'));
        line == "---" || item.is_some() || key.is_some_and(is_key)
    };
    let opens = |line: &str| line.ends_with(':') && line.strip_suffix(':').is_some_and(is_key);
    lines().count() > 2 && lines().any(opens) && lines().all(is_line)
}

/// A list of records with plain values, the whole or the one list in it.
fn records(value: &Value) -> Option<Sheet> {
    let flat = |value: &Value| -> Option<Vec<Map<String, Value>>> {
        let all = value.as_array()?.iter().map(|own| own.as_object().map(flattened));
        let all: Vec<Map<String, Value>> = all.collect::<Option<_>>()?;
        let plain = |own: &Map<String, Value>| {
            own.len() > 1 && own.values().all(|value| !value.is_object() && !value.is_array())
        };
        (!all.is_empty() && all.iter().all(plain)).then_some(all)
    };
    let mut lists: Vec<Vec<Map<String, Value>>> = match value {
        Value::Object(object) => object.values().filter_map(flat).collect(),
        _ => flat(value).into_iter().collect(),
    };
    if lists.is_empty() {
        let inner = value.as_object().into_iter().flat_map(Map::values);
        lists.extend(named_records(value).or_else(|| inner.into_iter().find_map(keyed_records)));
    }
    let records = lists.pop().filter(|_| lists.is_empty())?;
    let mut columns: Vec<&String> = Vec::new();
    for key in records.iter().flat_map(Map::keys) {
        if !columns.contains(&key) {
            columns.push(key);
        }
    }
    let mut sheet = SheetBuilder::new("");
    let head = columns.iter().map(|key| sheet.plain(&tidy(key))).collect();
    sheet.row(1, head);
    for (line, record) in (2..).zip(&records) {
        let cells = columns.iter().map(|key| cell(&mut sheet, record.get(*key))).collect();
        sheet.row(line, cells);
    }
    Some(sheet.build())
}

/// The people under each skill: `[{"name": "SQL", "people": [{"name": "Ida", "level": 4}]}]`.
fn people_of_skills(value: &Value) -> Option<Sheet> {
    let lists = value.as_object().into_iter().flat_map(Map::values).chain([value]);
    let skills = lists.filter_map(Value::as_array).find(|all| {
        !all.is_empty() && all.iter().all(|own| PEOPLE.iter().any(|key| own.get(key).is_some()))
    })?;
    let mut sheet = SheetBuilder::new("");
    let head = ["Name", "Skill", "Level"].map(|own| sheet.plain(own)).to_vec();
    sheet.row(1, head);
    let mut line = 1;
    for skill in skills {
        let people = PEOPLE.iter().find_map(|key| skill.get(key)?.as_array())?;
        for person in people {
            let cells = [
                first_of(person, &["name", "person", "member"]),
                first_of(skill, &["name", "skill", "title"]),
                first_of(person, &["level", "rating", "score", "value"]),
            ];
            let cells = cells.map(|own| cell(&mut sheet, own)).to_vec();
            line += 1;
            sheet.row(line, cells);
        }
    }
    Some(sheet.build())
}

/// Returns what the first of these keys holds.
fn first_of<'v>(value: &'v Value, keys: &[&str]) -> Option<&'v Value> {
    keys.iter().find_map(|key| value.get(key)).filter(|own| !own.is_object())
}

/// Records under names: `{"Ida": {"Java": 4}, "Per": {"Java": 2}}`, or those of
/// people under those of skills.
fn named_records(value: &Value) -> Option<Vec<Map<String, Value>>> {
    let all = value.as_object().filter(|all| all.len() > 1)?;
    let inner = all.values().map(|own| own.as_object().filter(|own| !own.is_empty()));
    let inner: Vec<&Map<String, Value>> = inner.collect::<Option<_>>()?;
    let is_plain = |own: &&Map<String, Value>| {
        own.values().all(|value| !value.is_object() && !value.is_array())
    };
    let share = |names: Vec<&String>| {
        let like = names.iter().filter(|name| is_like_a_person(name)).count();
        like as f64 / names.len().max(1) as f64
    };
    let [outside, inside] =
        [share(all.keys().collect()), share(inner.iter().flat_map(|own| own.keys()).collect())];
    if !inner.iter().all(is_plain) || (outside - inside).abs() < 0.5 {
        return None;
    }
    let head = if outside > inside { "name" } else { "skill" };
    let record = |(name, own): (&String, &Map<String, Value>)| {
        let mut record = Map::from_iter([(head.to_owned(), Value::String(name.clone()))]);
        record.extend(own.clone());
        record
    };
    Some(all.keys().zip(inner).map(record).collect())
}

/// Records under keys that have a name of their own: `{"ida": {"name": "Ida", …}}`.
fn keyed_records(value: &Value) -> Option<Vec<Map<String, Value>>> {
    let all = value.as_object().filter(|all| all.len() > 1)?;
    let records = all.values().map(|own| own.as_object().map(flattened));
    let records: Vec<Map<String, Value>> = records.collect::<Option<_>>()?;
    let is_plain = |own: &Map<String, Value>| {
        own.contains_key("name")
            && own.values().all(|value| !value.is_object() && !value.is_array())
    };
    records.iter().all(is_plain).then_some(records)
}

/// Returns a record with what is one step deeper as keys of its own:
/// `{"skills": {"Java": 4}}` and `{"skills": [{"name": "Java", "level": 4}]}`.
fn flattened(record: &Map<String, Value>) -> Map<String, Value> {
    let mut flat = Map::new();
    for (key, value) in record {
        match value {
            Value::Object(inner) => flat.extend(inner.clone()),
            Value::Array(items) if items.iter().all(Value::is_object) => {
                for item in items {
                    let name = first_of(item, &["name", "skill", "title", "competency"]);
                    let level = first_of(item, &["level", "rating", "score", "value"]);
                    if let Some(Value::String(name)) = name {
                        flat.insert(name.clone(), level.cloned().unwrap_or(Value::Null));
                    }
                }
            }
            _ => drop(flat.insert(key.clone(), value.clone())),
        }
    }
    flat
}

fn cell(sheet: &mut SheetBuilder, value: Option<&Value>) -> CellId {
    match value {
        None | Some(Value::Null) => BLANK,
        Some(Value::String(text)) => sheet.plain(&tidy(text)),
        Some(other) => sheet.plain(&other.to_string()),
    }
}

/// A skill of a catalogue.
struct Item {
    category: String,
    name: String,
    about: String,
    /// The level that each role asks for.
    targets: BTreeMap<String, String>,
}

/// A catalogue's skills: those of the innermost lists, with what their category
/// asks for unless they say otherwise.
fn catalogue(value: &Value) -> Option<Sheet> {
    let mut items = Vec::new();
    collect(value, "", &BTreeMap::new(), 0, &mut items);
    if items.is_empty() {
        return None;
    }
    let codes: std::collections::BTreeSet<&String> =
        items.iter().flat_map(|item| item.targets.keys()).collect();
    let mut sheet = SheetBuilder::new("");
    let mut head = ["Category", "Skill", "Description"].map(|own| sheet.plain(own)).to_vec();
    for code in &codes {
        head.push(sheet.plain(&format!("Target {}", role(value, code))));
    }
    let words = level_words(value);
    if words.is_some() {
        head.push(sheet.plain(SCALE_VALUES));
    }
    sheet.row(1, head);
    for (line, item) in (2..).zip(&items) {
        let mut cells =
            [&item.category, &item.name, &item.about].map(|own| sheet.plain(&tidy(own))).to_vec();
        for code in &codes {
            cells.push(item.targets.get(*code).map_or(BLANK, |own| sheet.plain(own)));
        }
        if let Some(words) = &words {
            cells.push(sheet.plain(words));
        }
        sheet.row(line, cells);
    }
    Some(sheet.build())
}

fn collect(
    value: &Value,
    category: &str,
    targets: &BTreeMap<String, String>,
    depth: usize,
    found: &mut Vec<Item>,
) {
    let Some(object) = value.as_object().filter(|_| depth < 8) else { return };
    for (_, list) in object.iter().filter(|(key, _)| LISTS.contains(&key.as_str())) {
        for item in list.as_array().into_iter().flatten() {
            let text = |keys: [&str; 2]| {
                keys.iter().find_map(|key| item.get(key)?.as_str()).unwrap_or_default().to_owned()
            };
            let name = text(["name", "title"]);
            let mut targets = targets.clone();
            for (role, level) in
                item.get("targets").and_then(Value::as_object).into_iter().flatten()
            {
                targets.insert(role.clone(), level.to_string());
            }
            let is_list = |own: &Map<String, Value>| {
                own.iter().any(|(key, own)| LISTS.contains(&key.as_str()) && own.is_array())
            };
            if item.as_object().is_some_and(is_list) {
                collect(item, &name, &targets, depth + 1, found);
            } else if !name.is_empty() && item.get("level").is_none() {
                let about = text(["description", "about"]);
                found.push(Item { category: category.to_owned(), name, about, targets });
            }
        }
    }
}

/// What a role is called, where the file says it.
fn role<'v>(value: &'v Value, code: &'v str) -> &'v str {
    let roles = value.get("roles").and_then(Value::as_array).into_iter().flatten();
    let named = |role: &&Value| {
        ["code", "id"].iter().any(|key| role.get(key).and_then(Value::as_str) == Some(code))
    };
    roles.clone().find(named).and_then(|role| role.get("name")?.as_str()).unwrap_or(code)
}

/// The words of the levels, the least first, between strokes.
fn level_words(value: &Value) -> Option<String> {
    let levels = value.get("levels")?;
    let levels = levels.get("level").unwrap_or(levels).as_object()?;
    let words =
        levels.iter().map(|(level, word)| Some((level.parse::<i64>().ok()?, word.as_str()?)));
    let mut words: Vec<(i64, &str)> = words.collect::<Option<_>>()?;
    words.sort_unstable();
    Some(words.iter().map(|own| own.1.replace('|', "/")).collect::<Vec<_>>().join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<String> {
        let Some(OtherProgram::Table(sheet)) = other_program(text) else { return Vec::new() };
        let row =
            |row| (0..sheet.columns()).map(|at| sheet.text(row, at)).collect::<Vec<_>>().join(",");
        (0..sheet.rows.len()).map(row).collect()
    }

    #[test]
    fn a_catalogue_is_a_list_of_skills_with_what_roles_ask_for() {
        let toml = "roles = [{ code = \"M\", name = \"Member\" }]\n\
                    levels = { level = { 8 = \"b\", 0 = \"a\" } }\n[[categories]]\n\
                    name = \"Stock\"\ntargets = { M = 3 }\n\
                    skills = [{ name = \"Sorting\", description = \"x\" }, { name = \"B\", targets = { M = 5 } }]\n";
        assert_eq!(
            rows(toml),
            [
                "Category,Skill,Description,Target Member,scale values",
                "Stock,Sorting,x,3,a|b",
                "Stock,B,,5,a|b"
            ]
        );
    }

    #[test]
    fn people_may_be_under_their_skills_or_skills_under_people_of_a_key() {
        let under = rows(
            "{\"skills\": [{\"name\": \"SQL\", \"people\": [{\"name\": \"Ida\", \"level\": 4}]}]}",
        );
        assert_eq!(under, ["Name,Skill,Level", "Ida,SQL,4"]);
        let keyed = "[people.ida]\nname = \"Ida\"\nskills = { sql = 4 }\n\n[people.per]\nname = \"Per\"\nskills = { sql = 1 }\n";
        assert_eq!(rows(keyed), ["name,sql", "Ida,4", "Per,1"]);
    }

    #[test]
    fn records_are_a_table_and_anything_else_is_named() {
        assert_eq!(
            rows("[{\"name\": \"Ida\", \"A\": 3}, {\"name\": \"Per\", \"B\": null}]"),
            ["name,A,B", "Ida,3,", "Per,,"]
        );
        assert!(matches!(
            other_program("{\"a\": {\"b\": 1}}"),
            Some(OtherProgram::Language("JSON"))
        ));
        assert!(other_program("Name,A=1\nIda,3\n").is_none());
        assert!(other_program("[draft],A\nIda,3\n").is_none());
    }
}
