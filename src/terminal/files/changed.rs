//! The file has changed on disk while it was open: never written over
//! silently.

use crate::app::menu::{Choose, Entry, Menu};
use crate::app::{Model, Overlay};

/// Asks what is to become of what is here and what is there.
pub(super) fn offer_what_to_do(model: &mut Model) {
    let title = "The file has changed on disk";
    let open = |overlay: &Overlay| matches!(overlay, Overlay::Menu(menu) if menu.title == title);
    if model.overlays.iter().any(open) {
        return;
    }
    let entry = |label: &str, detail: &str, choose| Entry {
        label: label.into(),
        detail: detail.into(),
        choose,
    };
    let entries = vec![
        entry("keep mine in another file", "and go on there", Choose::SaveElsewhere),
        entry("reload", "take what is on disk; what is here since then goes", Choose::Reload),
    ];
    model.overlays.push(Overlay::Menu(Menu::new(title, entries)));
}
