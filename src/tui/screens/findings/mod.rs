//! Findings: what the map says, in sentences, worst first. Computed when the screen opens and
//! after each change, never while drawing.

pub mod draw;

use super::{map, why};
use crate::coverage::{self, Coverage, Finding};
use crate::phrases::{self, FindingText, Names};
use crate::team::Team;
use crate::tui::app::{Action, Model, Screen};
use crate::tui::overlays::decide;

/// One finding, ready to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The heading of findings like it.
    pub heading: &'static str,
    /// Its sentences.
    pub sentences: FindingText,
    /// The dimensions it is about, by index; several for a concentration.
    pub dimensions: Vec<usize>,
    /// Whom it is about, where it is about one person.
    pub member: Option<usize>,
    /// What was decided about it.
    pub decided: Vec<String>,
}

/// The findings and the position of the cursor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindingsView {
    /// How many are on target, and how sure that is; nothing when nothing is
    /// needed.
    pub bounds: Option<String>,
    /// Worst first, strengths last.
    pub entries: Vec<Entry>,
    /// The entry under the cursor.
    pub cursor: usize,
}

impl FindingsView {
    /// Updates everything; the cursor stays on its finding, if that is still one.
    pub fn refresh(&mut self, team: &Team, coverage: &Coverage, names: &Names) {
        let under = self.entry().map(|entry| (entry.heading, entry.dimensions.clone()));
        self.bounds = None;
        self.entries.clear();
        for finding in coverage::findings(team, coverage) {
            let sentences = phrases::finding(team, coverage, &finding, names);
            match phrases::finding_group(&finding) {
                None => self.bounds = Some(sentences.text),
                Some(heading) => {
                    self.entries.push(entry(team, &finding, heading, sentences, names));
                }
            }
        }
        let same = under.and_then(|(heading, dimensions)| {
            let is_it = |entry: &Entry| entry.heading == heading && entry.dimensions == dimensions;
            self.entries.iter().position(is_it)
        });
        self.cursor = same.unwrap_or(self.cursor).min(self.entries.len().saturating_sub(1));
    }

    /// Returns the finding under the cursor.
    pub fn entry(&self) -> Option<&Entry> {
        self.entries.get(self.cursor)
    }
}

fn entry(
    team: &Team,
    finding: &Finding,
    heading: &'static str,
    sentences: FindingText,
    names: &Names,
) -> Entry {
    let dimensions = finding.dimensions().to_vec();
    // The rows of a concentration have findings of their own.
    let decided = match dimensions[..] {
        [one] => phrases::decided(team, one, names),
        _ => Vec::new(),
    };
    let member = match finding {
        Finding::Concentration { member, .. } => Some(*member),
        _ => None,
    };
    Entry { heading, sentences, dimensions, member, decided }
}

/// Opens the findings of the map as it stands.
pub(crate) fn open(model: &mut Model) {
    model.screen = Screen::Findings(Box::default());
    model.refresh();
}

/// Does one action.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let page = usize::from(model.size.1 / 6).max(1);
    let Screen::Findings(view) = &mut model.screen else { return };
    let last = view.entries.len().saturating_sub(1);
    match action {
        Action::Move(motion) => view.cursor = motion.along(view.cursor, last, page),
        Action::Point { row: Some(row), .. } if *row < view.entries.len() => view.cursor = *row,
        Action::Enter => {
            let entry = view.entry();
            let to = entry.and_then(|entry| Some((*entry.dimensions.first()?, entry.member)));
            if let Some((dimension, member)) = to {
                map::go_to(model, dimension, member);
            }
        }
        Action::Decide => {
            let about = view.entry().map(|entry| entry.dimensions.clone()).unwrap_or_default();
            decide::open_for(model, &about);
        }
        Action::Meaning => {
            let index = view.entry().and_then(|entry| entry.dimensions.first().copied());
            why::open_for(model, index);
        }
        Action::Back => model.show_map(),
        _ => map::update(model, action),
    }
}
