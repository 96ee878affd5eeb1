//! The row above the footer: a hint to someone who is on this screen for the
//! first time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Styles, pen};
use crate::tui::app::Model;
use crate::tui::keymap::{Keymap, table};

/// Draws it, where there is one.
pub fn draw(buf: &mut Buffer, area: Rect, model: &Model, keymap: &Keymap, styles: &Styles) {
    let Some(hint) = model.hint() else { return };
    let y = area.bottom().saturating_sub(2);
    pen::paint(buf, area.x, y, area.width, styles.panel);
    // Its keys mean something else under what lies over the screen; the row
    // stays, so that nothing jumps.
    if !model.overlays.is_empty() {
        return;
    }
    let mut x = area.x + 2;
    for (nth, piece) in hint.text.split(['{', '}']).enumerate() {
        let room = area.right().saturating_sub(x);
        // Between braces stands an action's name, for its key.
        x = if nth % 2 == 1 {
            pen::write(buf, x, y, room, key_of(piece, keymap), styles.key)
        } else {
            pen::write(buf, x, y, room, piece, styles.text)
        };
    }
}

fn key_of(action: &str, keymap: &Keymap) -> String {
    let binding = table::TABLE.iter().find(|binding| binding.name == action);
    let key = binding.and_then(|binding| keymap.shown(binding).next());
    key.map(|key| key.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;
    use crate::tui::app::hints::HINTS;

    #[test]
    fn every_hint_names_keys_of_its_screen_and_fits_eighty_columns() {
        let keymap = Keymap::with(&[]).unwrap();
        for hint in HINTS {
            let mut said = String::new();
            for (nth, piece) in hint.text.split(['{', '}']).enumerate() {
                if nth % 2 == 0 {
                    said.push_str(piece);
                    continue;
                }
                let here = table::of(hint.context).any(|binding| binding.name == piece);
                assert!(here, "{piece} is no action of {:?}", hint.context);
                said.push_str(&key_of(piece, &keymap));
            }
            assert!(text::width(&said) <= 76, "{said}");
        }
    }
}
