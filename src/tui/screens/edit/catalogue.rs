//! Rows of the catalogue that several teams share, taken into this one.

use super::accept::insertion;
use crate::team::Dimension;
use crate::text::fold;
use crate::tui::app::{Model, Screen};
use crate::tui::overlays::menu::{Entry, Menu};

/// Offers the rows that the team does not have.
pub fn offer(model: &mut Model, rows: Vec<Dimension>) {
    let has = |row: &Dimension| {
        let is_it = |own: &Dimension| own.id == row.id || fold(&own.name) == fold(&row.name);
        model.team.dimensions().iter().any(is_it)
    };
    let missing = rows.into_iter().filter(|row| !has(row));
    let entries: Vec<Entry> = missing
        .map(|row| {
            let (name, kind) = (row.name.clone(), row.kind.word());
            Entry::new(name, kind, move |model| take(model, row.clone()))
        })
        .collect();
    if entries.is_empty() {
        return model.done("The team already has every row of the catalogue.");
    }
    model.open(Menu::new("Add a row of the catalogue", entries));
}

fn take(model: &mut Model, row: Dimension) {
    let name = row.name.clone();
    let (edit, at, _) = insertion(&model.team, row);
    if !model.try_change(edit, name.clone()) {
        return;
    }
    if let Screen::Edit(view) = &mut model.screen {
        view.show(&model.team, at);
    }
    model.done(format!("Added {name} from the catalogue. Nobody has answered it yet."));
}
