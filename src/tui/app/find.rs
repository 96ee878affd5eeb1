//! Finding a dimension or a person by name.

use crate::tui::app::Model;
use crate::tui::app::menu::{Choose, Entry, Menu};

/// A menu of everything on the map that has a name.
pub fn menu(model: &Model) -> Menu {
    let dimensions = model.team.dimensions().iter().enumerate().map(|(place, dimension)| Entry {
        label: dimension.name.clone(),
        detail: dimension.kind.word().into(),
        choose: Choose::Dimension(place),
    });
    let members = (0..model.team.members().len()).map(|place| Entry {
        label: model.name_of(place).to_owned(),
        detail: "member".into(),
        choose: Choose::Member(place),
    });
    Menu::new("Find", dimensions.chain(members).collect())
}
