//! A QR code in the terminal, black on white in every theme.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::room::Code;
use crate::tui::draw::styles::code_modules;

/// A code in one of two sizes. Blanks with a background survive fonts with air
/// between their lines; half blocks are smaller, and the second choice.
#[derive(Debug, Clone, Copy)]
pub enum QrCode<'a> {
    /// Two blanks a module.
    Blanks(&'a Code),
    /// Two modules a cell, one above the other.
    HalfBlocks(&'a Code),
}

impl<'a> QrCode<'a> {
    /// Returns the larger size that fits into this many columns and rows; none where neither does.
    /// Half blocks need more than ASCII.
    pub fn fitting(code: &'a Code, (columns, rows): (u16, u16), is_ascii: bool) -> Option<Self> {
        let sizes = [Self::Blanks(code), Self::HalfBlocks(code)];
        let count = if is_ascii { 1 } else { 2 };
        sizes.into_iter().take(count).find(|one| {
            let (width, height) = one.size();
            width <= columns && height <= rows
        })
    }

    /// Returns its columns and rows.
    pub fn size(self) -> (u16, u16) {
        match self {
            Self::Blanks(code) => (2 * code.side as u16, code.side as u16),
            Self::HalfBlocks(code) => (code.side as u16, code.side.div_ceil(2) as u16),
        }
    }
}

impl Widget for QrCode<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let (width, height) = self.size();
        let area = Rect { width, height, ..area }.intersection(area);
        for position in area.positions() {
            let (x, y) = (usize::from(position.x - area.x), usize::from(position.y - area.y));
            let cell = &mut buf[position];
            match self {
                Self::Blanks(code) => {
                    let is_dark = code.is_dark(x / 2, y);
                    cell.set_symbol(" ").set_style(code_modules(is_dark, is_dark));
                }
                Self::HalfBlocks(code) => {
                    let (upper, lower) = (code.is_dark(x, 2 * y), code.is_dark(x, 2 * y + 1));
                    cell.set_symbol("▀").set_style(code_modules(upper, lower));
                }
            }
        }
    }
}
