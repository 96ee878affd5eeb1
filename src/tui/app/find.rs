//! Finding a dimension or a person by name.

use crate::tui::app::Model;
use crate::tui::app::menu::{Entry, Menu};
use crate::tui::screens::edit::{self, Tab};
use crate::tui::screens::map;

/// Returns a menu of everything on the map that has a name.
pub fn menu(model: &Model) -> Menu {
    let dimensions = model.team.dimensions().iter().enumerate().map(|(index, dimension)| {
        // A spectrum can be found by its setting, too.
        let detail = if dimension.is_spectrum() {
            format!("{}: {}", dimension.kind.word(), dimension.name)
        } else {
            dimension.kind.word().to_owned()
        };
        Entry::new(&*dimension.title(), &detail, move |model| show_dimension(model, index))
    });
    let members = (0..model.team.members().len()).map(|index| {
        Entry::new(model.name_of(index), "member", move |model| show_member(model, index))
    });
    Menu::new("Find", dimensions.chain(members).collect())
}

fn show_dimension(model: &mut Model, index: usize) {
    if !edit::show(model, Tab::Dimensions, index) {
        map::go_to(model, index, None);
    }
}

fn show_member(model: &mut Model, index: usize) {
    if !edit::show(model, Tab::Members, index) {
        model.map.column = model.map.people.iter().position(|&member| member == index);
    }
}
