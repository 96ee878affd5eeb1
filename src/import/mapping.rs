//! A mapping kept in a file, so that next quarter's export needs no questions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::value::written;
use super::{Meaning, Options, People, Role, Separator};

/// The file's keys. Those that are left out are guessed.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Mapping {
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    separator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rater: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skip: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    role: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    column_scale: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    value: BTreeMap<String, toml::Value>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    same_person: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    same_skill: BTreeMap<String, String>,
}

impl Options {
    /// Returns the mapping as a file. Lines are left out: next quarter's table
    /// has others.
    ///
    /// # Errors
    /// Where it cannot be written as TOML.
    pub fn to_mapping(&self) -> Result<String, String> {
        let text = |pairs: &[(String, String)]| pairs.iter().cloned().collect();
        let value = |meaning: Meaning| match meaning {
            Meaning::Level(level) => toml::Value::Integer(i64::from(level)),
            other => toml::Value::String(other.word()),
        };
        let mapping = Mapping {
            people: self.people.map(|people| match people {
                People::Rows => "rows".into(),
                People::Columns => "columns".into(),
            }),
            sheet: self.sheet.clone(),
            encoding: self.encoding.clone(),
            separator: self.separator.map(|own| own.word().into()),
            rater: self.rater.clone(),
            scale: self.scale.map(|own| own.to_string()),
            levels: self.levels.iter().flatten().map(|&mark| written(mark)).collect(),
            skip: self.skip.iter().filter(|name| name.parse::<u32>().is_err()).cloned().collect(),
            role: self
                .roles
                .iter()
                .map(|(name, role)| (name.clone(), role.word().into()))
                .collect(),
            column_scale: self
                .scales
                .iter()
                .map(|(name, own)| (name.clone(), own.to_string()))
                .collect(),
            value: self.values.iter().map(|(word, own)| (word.clone(), value(*own))).collect(),
            same_person: text(&self.same_people),
            same_skill: text(&self.same_skills),
        };
        let mapping = toml::to_string(&mapping).map_err(|error| error.to_string())?;
        Ok(format!("# How a table is read: roundtable import TABLE --mapping THIS\n{mapping}"))
    }

    /// Takes what a mapping's file says, where nothing was said already.
    ///
    /// # Errors
    /// What in it cannot be read.
    pub fn with_mapping(mut self, text: &str) -> Result<Self, String> {
        let mapping: Mapping = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        self.people = match (self.people, mapping.people.as_deref()) {
            (None, Some("rows")) => Some(People::Rows),
            (None, Some("columns")) => Some(People::Columns),
            (None, Some(_)) => return Err("people are in rows or in columns".into()),
            (given, _) => given,
        };
        self.sheet = self.sheet.or(mapping.sheet);
        self.encoding = self.encoding.or(mapping.encoding);
        self.rater = self.rater.or(mapping.rater);
        let separator = mapping.separator.as_deref().map(Separator::parse).transpose()?;
        self.separator = self.separator.or(separator);
        let scale = mapping.scale.as_deref().map(str::parse).transpose()?;
        if self.levels.is_none() {
            self.scale = self.scale.or(scale);
        }
        if self.levels.is_none() && self.scale.is_none() && !mapping.levels.is_empty() {
            self.levels = Some(Self::parse_levels(&mapping.levels.join(","))?);
        }
        // What the command line says comes last, and counts.
        let mut roles = Vec::new();
        for (name, role) in mapping.role {
            roles.push((name, Role::parse(&role)?));
        }
        roles.append(&mut self.roles);
        self.roles = roles;
        let mut scales = Vec::new();
        for (name, scale) in mapping.column_scale {
            scales.push((name, scale.parse()?));
        }
        scales.append(&mut self.scales);
        self.scales = scales;
        let mut values = Vec::new();
        for (word, meaning) in mapping.value {
            let text = meaning.as_str().map_or_else(|| meaning.to_string(), str::to_owned);
            values.push((word, Meaning::parse(&text)?));
        }
        values.append(&mut self.values);
        self.values = values;
        self.skip.extend(mapping.skip);
        self.same_people.extend(mapping.same_person);
        self.same_skills.extend(mapping.same_skill);
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_comes_back_as_it_was_saved() {
        let options = Options {
            people: Some(People::Rows),
            scale: "0..5".parse().ok(),
            skip: vec!["Phone".into()],
            roles: vec![("Who".into(), Role::Person)],
            scales: vec![("Sorting".into(), "0..3".parse().unwrap())],
            values: vec![("familiar".into(), Meaning::Level(2)), ("?".into(), Meaning::Blank)],
            ..Options::default()
        };
        let text = options.to_mapping().unwrap();
        let mut back = Options::default().with_mapping(&text).unwrap();
        back.values.reverse();
        assert_eq!(back, options, "{text}");
    }

    #[test]
    fn the_command_line_counts_more_than_the_file() {
        let given = Options { values: vec![("a".into(), Meaning::Level(4))], ..Options::default() };
        let options = given.with_mapping("[value]\na = 2\n").unwrap();
        assert_eq!(options.value("a"), Some(Meaning::Level(4)));
        assert!(Options::default().with_mapping("sheets = 1\n").is_err());
    }
}
