//! Files of other programs, TOML and JSON, that are no tables: whose they look
//! like, and how their skills come in.

use std::fmt::Write as _;

/// What a file is, and what to do with it.
pub(super) struct OtherProgram {
    pub(super) what: String,
    pub(super) remedy: String,
}

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

/// Returns what a text is, where it is TOML or JSON.
pub(super) fn other_program(text: &str) -> Option<OtherProgram> {
    let json: Option<serde_json::Value> =
        text.starts_with(['{', '[']).then(|| serde_json::from_str(text).ok()).flatten().filter(
            |json: &serde_json::Value| {
                json.is_object()
                    || json.as_array().is_some_and(|all| {
                        all.iter().any(|own| !own.is_string() && !own.is_number())
                    })
            },
        );
    let looks_like_json = text.starts_with("{\"")
        || text.starts_with("{\n")
        || text.starts_with("[\n")
        || text.starts_with("[{");
    if json.is_some() || looks_like_json {
        return Some(describe("JSON", &names(json.as_ref())));
    }
    // Most tables are no TOML at their first line already.
    let first =
        text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    let is_toml = first.starts_with('[')
        || first.split_once('=').is_some_and(|(key, _)| !key.contains([',', ';', '\t', '|']));
    let value: toml::Table = is_toml.then(|| toml::from_str(text).ok()).flatten()?;
    let json = serde_json::to_value(&value).ok();
    Some(describe("TOML", &names(json.as_ref())))
}

fn describe(language: &str, skills: &[String]) -> OtherProgram {
    let what = if skills.is_empty() {
        format!("this is {language} of another program, not a table")
    } else {
        format!(
            "this is {language} of another program, a catalogue of {} skills, not a table",
            skills.len()
        )
    };
    let mut remedy = "export its people and levels as CSV, and import that".to_owned();
    if !skills.is_empty() {
        let some: Vec<&str> = skills.iter().take(3).map(String::as_str).collect();
        let _ = write!(
            remedy,
            "; for its skills alone, write one a line ({} …) below the heading Skill, beside an empty column Description",
            some.join(", ")
        );
    }
    OtherProgram { what, remedy }
}

/// The names of the skills in it: those of the innermost lists.
fn names(value: Option<&serde_json::Value>) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(value) = value {
        collect(value, 0, &mut found);
    }
    found
}

fn collect(value: &serde_json::Value, depth: usize, found: &mut Vec<String>) {
    let Some(object) = value.as_object().filter(|_| depth < 8) else { return };
    for (_, list) in object.iter().filter(|(key, _)| LISTS.contains(&key.as_str())) {
        for item in list.as_array().into_iter().flatten() {
            let inner = item
                .as_object()
                .is_some_and(|own| own.keys().any(|key| LISTS.contains(&key.as_str())));
            if inner {
                collect(item, depth + 1, found);
            } else if let Some(name) =
                item.get("name").or_else(|| item.get("title")).and_then(|name| name.as_str())
            {
                found.push(name.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_programs_file_is_named_and_a_table_is_none() {
        let toml = "[[categories]]\nname = \"Stock\"\nskills = [{ name = \"Sorting\" }]\n";
        let other = other_program(toml).unwrap();
        assert!(
            other.what.contains("TOML") && other.remedy.contains("Sorting"),
            "{}",
            other.remedy
        );
        assert!(
            other_program("{\"skills\": [{\"name\": \"A\"}]}").unwrap().what.contains("1 skills")
        );
        assert!(other_program("Name,A=1\nIda,3\n").is_none());
        assert!(other_program("[draft],A\nIda,3\n").is_none());
    }
}
