//! The page on which people rate without the program. As a file it saves or copies a sheet; in a
//! room it sends one. It contains names and questions, nobody's answers.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::remote::RemoteStep;
use crate::coverage::asked;
use crate::team::{Dimension, Id, LEVEL_WORDS_EXPERIENCE, LEVEL_WORDS_SKILL, TOP_LEVEL, Team};

const PAGE: &str = include_str!("../../assets/page/page.html");
const STYLE: &str = include_str!("../../assets/page/page.css");
const ELEMENTS: &str = include_str!("../../assets/page/elements.js");
const SCRIPT: &str = include_str!("../../assets/page/page.js");
const FILE_SCRIPT: &str = include_str!("../../assets/page/file.js");
const ROOM_SCRIPT: &str = include_str!("../../assets/page/room.js");
const REMOTE_PAGE: &str = include_str!("../../assets/page/remote.html");
const REMOTE_SCRIPT: &str = include_str!("../../assets/page/remote.js");
const TEXTS: &str = include_str!("../../assets/page/texts.toml");

/// Each text by its name, in each language by its tag.
type Texts = BTreeMap<String, BTreeMap<String, String>>;

/// Built in and read by a test, so that it is never empty.
static TEXT_TABLE: LazyLock<Texts> = LazyLock::new(|| toml::from_str(TEXTS).unwrap_or_default());

/// How the page's answers travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Delivery {
    File,
    Room,
}

/// The data for the page's script.
#[derive(Debug, Serialize)]
struct Data<'a> {
    delivery: Delivery,
    /// Changes when the team's questions change.
    version: &'a str,
    team: &'a str,
    people: Vec<&'a str>,
    /// Whether the team has revealed its answers: a late one joins them at once.
    revealed: bool,
    rows: Vec<Row<'a>>,
    texts: &'a Texts,
}

/// One question.
#[derive(Debug, Serialize)]
struct Row<'a> {
    id: &'a str,
    name: Cow<'a, str>,
    kind: &'static str,
    about: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    poles: Option<&'a [String; 2]>,
    /// The team's own words; without them the page has its own in each language.
    #[serde(skip_serializing_if = "Option::is_none")]
    levels: Option<Vec<&'a str>>,
}

/// A self-contained HTML page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    html: String,
    policy: String,
    version: String,
}

/// Returns the page of a team as a file to send by mail.
pub fn invitation(team: &Team) -> String {
    Page::new(team, Delivery::File, &[]).html
}

impl Page {
    /// Returns the page that a room serves, without the rows that are answered.
    pub fn of_room(team: &Team, answered: &[Id]) -> Self {
        Self::new(team, Delivery::Room, answered)
    }

    /// Returns the facilitator's remote.
    pub(super) fn of_remote(team: &Team, steps: &[RemoteStep]) -> Self {
        #[derive(Serialize)]
        struct Remote<'a> {
            team: &'a str,
            people: Vec<&'a str>,
            steps: &'a [RemoteStep],
        }
        let people = team.members().iter().map(|member| member.name.as_str()).collect();
        let data = Remote { team: &team.name, people, steps };
        let data = serde_json::to_string(&data).unwrap_or_default();
        let script = format!("{ELEMENTS}{REMOTE_SCRIPT}");
        Self::filled(REMOTE_PAGE, &script, "; connect-src 'self'", &data, String::new())
    }

    fn filled(html: &str, script: &str, connect: &str, data: &str, version: String) -> Self {
        let policy = format!(
            "default-src 'none'; style-src {}; script-src {}{connect}; base-uri 'none'; \
             form-action 'none'",
            hash(STYLE),
            hash(script)
        );
        let html = html
            .replacen("{{policy}}", &policy, 1)
            .replacen("{{style}}", STYLE, 1)
            .replacen("{{script}}", script, 1)
            .replacen("{{data}}", &script_safe(data), 1);
        Self { html, policy, version }
    }

    fn new(team: &Team, delivery: Delivery, answered: &[Id]) -> Self {
        let (own, connect) = match delivery {
            Delivery::File => (FILE_SCRIPT, ""),
            Delivery::Room => (ROOM_SCRIPT, "; connect-src 'self'"),
        };
        let script = format!("{ELEMENTS}{SCRIPT}{own}");
        let rows = rows(team, answered);
        let version = version(&rows);
        let data = Data {
            delivery,
            version: &version,
            team: &team.name,
            people: team.members().iter().map(|member| member.name.as_str()).collect(),
            revealed: team.session.revealed && !team.session.hidden,
            rows,
            texts: &TEXT_TABLE,
        };
        // Texts, names and numbers always have JSON.
        let data = serde_json::to_string(&data).unwrap_or_default();
        Self::filled(PAGE, &script, connect, &data, version)
    }

    /// Returns the page.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// Returns the version of the questions.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Returns the policy that goes with it as a header, where it can also say
    /// that no other page may frame it.
    pub fn content_policy(&self) -> String {
        format!("{}; frame-ancestors 'none'", self.policy)
    }
}

/// Returns the questions by kind: what the current situation needs and is not
/// answered.
fn rows<'a>(team: &'a Team, answered: &[Id]) -> Vec<Row<'a>> {
    asked(team)
        .into_iter()
        .map(|at| &team.dimensions()[at])
        .filter(|dimension| !answered.contains(&dimension.id))
        .map(|dimension| Row {
            id: dimension.id.as_str(),
            name: dimension.title(),
            kind: dimension.kind.word(),
            about: dimension.sentence(),
            poles: dimension.is_spectrum().then_some(&dimension.poles),
            levels: levels(dimension),
        })
        .collect()
}

/// Returns a row's level words where they are the team's own.
fn levels(dimension: &Dimension) -> Option<Vec<&str>> {
    let words: Vec<&str> =
        (0..=TOP_LEVEL).filter_map(|level| dimension.level_words(level)).collect();
    let is_default = words == LEVEL_WORDS_SKILL || words == LEVEL_WORDS_EXPERIENCE;
    (!words.is_empty() && !is_default).then_some(words)
}

/// Returns a short text that changes with the questions.
fn version(rows: &[Row<'_>]) -> String {
    let text = serde_json::to_string(rows).unwrap_or_default();
    BASE64_STANDARD.encode(Sha256::digest(text)).chars().take(12).collect()
}

/// Returns the hash of a source for the content policy.
fn hash(source: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(source)))
}

/// Returns JSON in which nothing can end the script element that holds it.
fn script_safe(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture::sketch;

    #[test]
    fn the_file_asks_nothing_of_the_network_and_holds_nobodys_answers() {
        let mut team = sketch();
        team.name = "</script><b>A & B {{script}}".to_owned();
        let page = invitation(&team);
        for sign in ["http://", "https://", "src=", "@import", "url(", "fetch(", "connect-src"] {
            assert!(!page.contains(sign), "{sign}");
        }
        assert!(!page.contains("</script><b>"), "a name stays a text");
        assert!(!page.contains("\"rating\"") && !page.contains("\"need\""), "no answers, no needs");
    }

    #[test]
    fn every_text_is_there_in_every_language() {
        let script = format!("{ELEMENTS}{SCRIPT}{FILE_SCRIPT}{ROOM_SCRIPT}");
        assert!(TEXT_TABLE.len() > 50);
        for (key, languages) in &*TEXT_TABLE {
            let tags: Vec<&str> = languages.keys().map(String::as_str).collect();
            assert_eq!(tags, ["de", "en", "es", "fr"], "{key}");
            let gaps = |text: &str| {
                let mut gaps: Vec<String> = text
                    .split('{')
                    .skip(1)
                    .map(|rest| rest.split('}').next().unwrap_or_default().to_owned())
                    .collect();
                gaps.sort();
                gaps
            };
            for (tag, text) in languages {
                assert_eq!(gaps(text), gaps(&languages["en"]), "{key} in {tag}");
                assert_eq!(
                    text.matches('|').count(),
                    languages["en"].matches('|').count(),
                    "{key}"
                );
            }
            let is_used = script.contains(&format!("\"{key}\""))
                || ["kind_", "_levels"].iter().any(|part| key.contains(part));
            assert!(is_used, "{key} is not used");
        }
        for call in script.split("translate(\"").skip(1) {
            let key = call.split('"').next().unwrap_or_default();
            assert!(TEXT_TABLE.contains_key(key) || key == "kind_", "{key} has no text");
        }
    }

    #[test]
    fn the_default_level_words_are_those_of_the_program() {
        let words = |key: &str| {
            TEXT_TABLE[key]["en"].split('|').map(str::to_lowercase).collect::<Vec<String>>()
        };
        let lower = |words: [&str; 6]| words.map(str::to_lowercase).to_vec();
        assert_eq!(words("experience_levels"), lower(LEVEL_WORDS_EXPERIENCE));
        assert_eq!(words("skill_levels").len(), 6);
    }
}
