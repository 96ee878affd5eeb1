//! The map if every decision works out: drawn from a model of its own,
//! so that nothing of it is ever saved.

use crate::coverage::Coverage;
use crate::phrases::english::{capital, count};
use crate::plan::{Planned, planned};
use crate::tui::app::{Model, Screen};

/// What is planned on the map that is drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlannedMarks {
    /// The answers that are planned: dimension and member, by index.
    cells: Vec<(usize, usize)>,
    /// Those who are to join, by index.
    joining: Vec<usize>,
}

impl PlannedMarks {
    /// Returns whether somebody is to join.
    pub fn joins(&self, member: usize) -> bool {
        self.joining.contains(&member)
    }

    /// Returns whether an answer is one that is planned, and not today's.
    pub fn is_planned(&self, dimension: usize, member: usize) -> bool {
        self.joins(member) || self.cells.contains(&(dimension, member))
    }
}

fn of(model: &Model) -> Planned {
    planned(&model.team, model.coverage.situation(), model.today)
}

/// Shows the map if every decision works out, or today's again.
pub(super) fn toggle(model: &mut Model) {
    if model.map.planned.take().is_some() {
        return model.notify("The map as of today");
    }
    let planned = of(model);
    if planned.cells.is_empty() && planned.joining.is_empty() {
        let sentences = "No decision says who reaches which level, or whom to hire.";
        return model.notify_failure(sentences);
    }
    model.screen = Screen::Map;
    model.map.planned = Some(PlannedMarks::default());
    model.refresh();
    let late = match planned.late.len() as u32 {
        0 => String::new(),
        late => {
            let does = if late == 1 { "does" } else { "do" };
            let decisions = capital(count(late, "decision", "decisions"));
            format!(" {decisions} {does} not fit in time: 3, page Decided.")
        }
    };
    model.notify(format!("If every decision works out. → marks what is planned.{late}"));
}

/// Returns the model to draw in place of today's, where that is asked for: the
/// same rows under the same cursor.
pub(super) fn model(model: &Model) -> Option<Model> {
    if model.map.planned.is_none() || model.screen != Screen::Map {
        return None;
    }
    let Planned { team, cells, joining, .. } = of(model);
    let away: Vec<bool> = (0..team.members().len()).map(|member| is_away(model, member)).collect();
    let mut next = Model::new(team, model.source.clone(), model.options, model.today);
    next.screen = Screen::Map;
    (next.size, next.now) = (model.size, model.now);
    next.coverage = Coverage::with_away(&next.team, model.coverage.situation(), &away);
    next.map = model.map.clone();
    next.refresh();
    next.map.rows.clone_from(&model.map.rows);
    next.map.cursor = model.map.cursor;
    next.map.people.clone_from(&model.map.people);
    next.map.people.extend(&joining);
    let cells = cells.iter().map(|cell| (cell.dimension, cell.member)).collect();
    next.map.planned = Some(PlannedMarks { cells, joining });
    Some(next)
}

fn is_away(model: &Model, member: usize) -> bool {
    member < model.team.members().len() && model.coverage.is_away(member)
}
