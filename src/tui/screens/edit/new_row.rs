//! Adding a row: its name, its kind and what it means; of a spectrum its two
//! ends. One form, so that nothing typed is lost on the way.

use super::accept::insertion;
use super::{Tab, accept};
use crate::team::{Dimension, Id, Kind, MAX_DIMENSIONS, Team};
use crate::text::fold;
use crate::tui::app::{Action, Effect, Model, Overlay, Screen, Source};
use crate::tui::overlays::menu::{Entry, Menu};
use crate::tui::widgets::{Control, Form};

/// The fields of the form, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    Kind,
    Left,
    Right,
    Meaning,
}

/// The form, as far as it is filled in.
#[derive(Debug, Clone)]
pub struct NewRow {
    pub(super) form: Form<Field>,
    /// Whether the meaning has been asked for; it may be empty.
    is_meaning_asked: bool,
}

impl NewRow {
    /// Returns an empty form for a row of this kind.
    pub fn new(kind: Kind) -> Self {
        let kinds =
            Kind::ALL.map(|kind| if kind == Kind::Personality { "spectrum" } else { kind.word() });
        let kinds = kinds.into_iter().chain(["catalogue"]);
        let form = Form::new(vec![
            (Field::Name, "Name", Control::text("")),
            (Field::Kind, "Kind", Control::row(kinds, kind as usize)),
            (Field::Left, "Left", Control::text("")),
            (Field::Right, "Right", Control::text("")),
            (Field::Meaning, "Meaning", Control::sentence("")),
        ]);
        let mut new = Self { form, is_meaning_asked: false };
        new.show_ends();
        new
    }

    /// Returns the kind; none where the row comes from the catalogue.
    pub(super) fn kind(&self) -> Option<Kind> {
        Kind::ALL.get(self.form.chosen(Field::Kind)).copied()
    }

    fn show_ends(&mut self) {
        let is_shown = self.kind() == Some(Kind::Personality);
        self.form.show(Field::Left, is_shown);
        self.form.show(Field::Right, is_shown);
    }

    /// Returns the row and what it can hardly be told from, or the field that
    /// does not fit and why.
    fn row(&self, team: &Team) -> Result<(Dimension, Option<String>), (Field, String)> {
        let at = |field| move |error| (field, error);
        if team.dimensions().len() >= MAX_DIMENSIONS {
            return Err((Field::Name, format!("A team has at most {MAX_DIMENSIONS} rows.")));
        }
        let names = team.dimensions().iter().map(|row| (&row.id, row.name.as_str()));
        let typed = self.form.text(Field::Name);
        let (name, alike) =
            accept::name_of_its_own(typed, names, None, "row").map_err(at(Field::Name))?;
        let id = Id::free(&name, |id| team.dimension_index(id.as_str()).is_some());
        let mut row = Dimension::new(id, name, self.kind().unwrap_or(Kind::Skill));
        if row.is_spectrum() {
            for (end, field) in row.poles.iter_mut().zip([Field::Left, Field::Right]) {
                *end = accept::name(self.form.text(field)).map_err(at(field))?;
            }
            accept::differ(&row.poles[0], &row.poles[1]).map_err(at(Field::Right))?;
        }
        row.about = accept::sentence(self.form.text(Field::Meaning)).map_err(at(Field::Meaning))?;
        Ok((row, alike))
    }
}

impl From<NewRow> for Overlay {
    fn from(new: NewRow) -> Self {
        Self::NewRow(Box::new(new))
    }
}

/// Does one action in the form.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let Model { overlays, team, .. } = model;
    let Some(Overlay::NewRow(new)) = overlays.last_mut() else { return };
    match action {
        Action::Back => drop(overlays.pop()),
        Action::Enter if new.kind().is_none() => {
            overlays.pop();
            if matches!(model.source, Source::File(_)) {
                return model.ask(Effect::LoadCatalogue);
            }
            model.notify(
                "The catalogue lies next to a team file. Ctrl-s saves this team to a file.",
            );
        }
        Action::Enter => match new.row(team) {
            Err((field, error)) => new.form.refuse(field, error),
            Ok((row, _)) if row.about.is_empty() && !new.is_meaning_asked => {
                new.is_meaning_asked = true;
                new.form.focus(Field::Meaning);
            }
            Ok((row, alike)) => {
                model.overlays.pop();
                add(model, row, alike);
            }
        },
        _ => {
            new.form.update(action);
            new.show_ends();
        }
    }
}

/// Adds a row and shows it.
fn add(model: &mut Model, row: Dimension, alike: Option<String>) {
    let name = row.name.clone();
    let (edit, index, is_rated) = accept::insertion(&model.team, row);
    if !model.try_change(edit, format!("adding {name}")) {
        return;
    }
    if let Screen::Edit(view) = &mut model.screen {
        view.turn_to(Tab::Dimensions);
        view.show(&model.team, index);
    }
    model.notify(match alike {
        Some(other) => accept::looks_like(&name, &other),
        None if is_rated => format!(
            "Added {name}. Nobody has answered it yet: r asks one person, : \"fingers\" asks everyone at once."
        ),
        None => format!("Added {name}."),
    });
}

/// Offers the rows that the team does not have.
pub fn offer_catalogue(model: &mut Model, rows: Vec<Dimension>) {
    let has = |row: &Dimension| {
        let is_it = |own: &Dimension| own.id == row.id || fold(&own.name) == fold(&row.name);
        model.team.dimensions().iter().any(is_it)
    };
    let missing = rows.into_iter().filter(|row| !has(row));
    let entries: Vec<Entry> = missing
        .map(|row| {
            let (name, kind) = (row.name.clone(), row.kind.word());
            Entry::new(name, kind, move |model| take_from_catalogue(model, row.clone()))
        })
        .collect();
    if entries.is_empty() {
        return model.notify("The team already has every row of the catalogue.");
    }
    model.open(Menu::new("Add a row of the catalogue", entries));
}

fn take_from_catalogue(model: &mut Model, row: Dimension) {
    let name = row.name.clone();
    let (edit, at, _) = insertion(&model.team, row);
    if !model.try_change(edit, name.clone()) {
        return;
    }
    if let Screen::Edit(view) = &mut model.screen {
        view.show(&model.team, at);
    }
    model.notify(format!("Added {name} from the catalogue. Nobody has answered it yet."));
}
