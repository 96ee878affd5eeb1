//! The invitation: one self-contained page with the same questions and words,
//! for people without the program. It holds names and questions, nobody's
//! answers, and its answer is a sheet.

use serde_json::{Value, json};

use crate::phrases;
use crate::team::{Dimension, Position, TOP_LEVEL, Team};

const TEMPLATE: &str = include_str!("../../assets/invite.html");

/// The page of a team.
pub fn page(team: &Team) -> String {
    let mut dimensions: Vec<&Dimension> = team.dimensions().iter().collect();
    dimensions.sort_by_key(|dimension| dimension.kind);
    let people: Vec<&str> = team.members().iter().map(|member| member.name.as_str()).collect();
    let data = json!({
        "team": team.name,
        "people": people,
        "dimensions": dimensions.into_iter().map(question).collect::<Vec<Value>>(),
    });
    TEMPLATE.replacen("{{data}}", &inert(&data.to_string()), 1)
}

fn question(dimension: &Dimension) -> Value {
    let choices: Vec<String> = if dimension.is_spectrum() {
        Position::ALL.iter().map(|&at| phrases::position(dimension, at).to_string()).collect()
    } else {
        let words = (0..=TOP_LEVEL).filter_map(|level| dimension.level_words(level));
        words.enumerate().map(|(level, words)| format!("{level}  {words}")).collect()
    };
    json!({
        "id": dimension.id.as_str(),
        "name": dimension.name,
        "kind": dimension.kind.word(),
        "about": dimension.about,
        "choices": choices,
    })
}

/// JSON in which nothing can end the script that holds it.
fn inert(json: &str) -> String {
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
    fn the_page_asks_nothing_of_the_network_and_holds_nobodys_answers() {
        let mut team = sketch();
        team.name = "</script><b>A & B".to_owned();
        let page = page(&team);
        for sign in ["http://", "https://", "src=", "@import", "url(", "fetch("] {
            assert!(!page.contains(sign), "{sign}");
        }
        assert!(!page.contains("</script><b>"), "a name stays a text");
        assert!(!page.contains("\"rating\"") && !page.contains("\"need\""), "no answers, no needs");
    }
}
