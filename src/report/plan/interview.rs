//! The interview sheet, on paper and as a file: the rows that matter, what the
//! level means, what to ask, and room for what was heard.

use super::Page;
use super::document::scope;
use crate::phrases::plan::{
    ADVERT_CLOSING, INTERVIEW_RULE, advert, interview_questions, needed_level, question,
};
use crate::report::document::{Block, Document, Item};
use crate::team::{Candidate, Zone};

/// The lines to write on below each row.
const LINES: usize = 3;

/// Returns the advert's text: nobody is named in it.
pub fn advert_document(page: Page<'_>) -> Document {
    let ideal = &page.plan.ideal;
    let items = ideal.brief().iter().filter_map(|wish| {
        let subject = page.team.dimensions()[wish.dimension].name.clone();
        Some(Item::new(subject, advert(page.team, wish)?))
    });
    let items: Vec<Item> = items.collect();
    let situation = page.coverage.situation().and_then(|at| page.team.situations.get(at));
    let about = situation.map(|situation| situation.about.clone());
    let mut blocks: Vec<Block> = about
        .filter(|about| !about.is_empty())
        .map(|about| Block::Paragraph(vec![about]))
        .into_iter()
        .collect();
    if items.is_empty() {
        blocks.push(Block::Paragraph(vec!["Nothing is missing, as far as we know.".to_owned()]));
    } else {
        blocks.push(Block::Heading("What you bring".to_owned()));
        let enough = (items.len() > 2).then(|| Block::Paragraph(vec![ADVERT_CLOSING.to_owned()]));
        blocks.push(Block::List(items));
        blocks.extend(enough);
    }
    Document {
        title: format!("{} is looking for a colleague", page.team.name),
        blocks,
        ..Document::default()
    }
}

/// Returns the sheet for one interviewer; for a candidate, with what to ask
/// them first.
pub fn interview_document(page: Page<'_>, candidate: Option<usize>) -> Document {
    let of = candidate.map(|candidate| &page.plan.candidates[candidate]);
    let blank = "____________________";
    let name = of.map_or(blank, |candidate| &candidate.name);
    let mut lead = scope(page);
    lead.push(format!("Candidate: {name}    Interviewer: {blank}    Day: {}", &blank[..12]));
    lead.push(INTERVIEW_RULE.to_owned());
    let mut blocks = Vec::new();
    let first = page.plan.questions.iter().filter(|one| Some(one.candidate) == candidate);
    let first: Vec<Item> =
        first.map(|one| Item::new("", question(page.team, page.plan, one))).collect();
    blocks.extend(Block::listed("Ask first", first));
    for (row, level) in rows(page) {
        let dimension = &page.team.dimensions()[row];
        blocks.push(Block::Heading(dimension.name.clone()));
        let about = Some(dimension.about.clone()).filter(|about| !about.is_empty());
        blocks.push(Block::Paragraph(
            about.into_iter().chain([needed_level(dimension, level)]).collect(),
        ));
        let questions = interview_questions(dimension, level);
        blocks.push(Block::List(questions.into_iter().map(|one| Item::new("", one)).collect()));
        blocks.push(Block::Paragraph(vec![
            "Level: 0   1   2   3   4   5   not asked.  What was heard:".to_owned(),
        ]));
        blocks.push(Block::Lines(LINES));
    }
    if rows(page).is_empty() {
        blocks.push(Block::Paragraph(vec!["Nothing is missing, as far as we know.".to_owned()]));
    } else {
        blocks.push(Block::Heading("What the levels mean".to_owned()));
        blocks.push(Block::List(scales(page)));
    }
    Document {
        title: format!("{}: interview", page.team.name),
        lead,
        blocks,
        ..Document::default()
    }
}

/// Returns the rows to ask about with the level that is needed: the skills and
/// experiences where somebody is missing, what matters most first.
fn rows(page: Page<'_>) -> Vec<(usize, u8)> {
    let wishes = page.plan.ideal.wishes.iter();
    let levels = wishes.filter_map(|wish| match wish.zone()? {
        Zone::AtLeast(level) => Some((wish.dimension, level)),
        _ => None,
    });
    levels.collect()
}

/// Returns the words of the levels: once for each scale that the rows use.
fn scales(page: Page<'_>) -> Vec<Item> {
    let mut scales: Vec<(Vec<&str>, String)> = Vec::new();
    for (row, _) in rows(page) {
        let dimension = &page.team.dimensions()[row];
        let words: Vec<&str> = (0..=5).filter_map(|level| dimension.level_words(level)).collect();
        match scales.iter_mut().find(|(known, _)| *known == words) {
            Some((_, rows)) => *rows = format!("{rows}, {}", dimension.name),
            None => scales.push((words, dimension.name.clone())),
        }
    }
    let items = scales.into_iter().map(|(words, rows)| {
        let words = words.iter().enumerate().map(|(level, words)| format!("{level} {words}"));
        Item::new(rows, format!("{}.", words.collect::<Vec<_>>().join("; ")))
    });
    items.collect()
}

/// Returns the sheet as a file to fill in: remove the `#` before each row that
/// was asked about.
pub fn interview_file(page: Page<'_>, candidate: Option<&Candidate>) -> String {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let mut out = vec![
        "# An interview. Write your name after `by`. For each row that you asked about, remove"
            .to_owned(),
        "# the # before its last line and write the level that you heard. Then:".to_owned(),
        "#   roundtable plan TEAM --candidates FILE".to_owned(),
        "format = 1".to_owned(),
        "kind = \"interview\"".to_owned(),
        format!("candidate = {}", quoted(candidate.map_or("", |one| &one.name))),
        "by = \"\"".to_owned(),
        format!("on = {}", page.as_of),
        String::new(),
        "[rating]".to_owned(),
    ];
    let comment = |text: &str| format!("# {}", text.replace(['\n', '\r'], " "));
    for (row, level) in rows(page) {
        let dimension = &page.team.dimensions()[row];
        out.push(String::new());
        out.push(comment(&format!("{}: {}", dimension.name, dimension.about)));
        out.extend(interview_questions(dimension, level).iter().map(|one| comment(one)));
        let words =
            (0..=5).filter_map(|level| Some(format!("{level} {}", dimension.level_words(level)?)));
        out.push(comment(&words.collect::<Vec<_>>().join("; ")));
        out.push(comment(&needed_level(dimension, level)));
        let id = dimension.id.as_str();
        let is_bare = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        let key = if is_bare { id.to_owned() } else { quoted(id) };
        out.push(format!("# {key} = {{ level = , evidence = \"\" }}"));
    }
    out.join("\n") + "\n"
}
