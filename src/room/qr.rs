//! The address as a QR code.

use qrcode::{Color, EcLevel, QrCode};

/// Light modules that a code has around it. The standard asks for four; with
/// black and white both painted, every decoder tried reads two.
const QUIET_ZONE: usize = 2;

/// A QR code with its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Modules along one side.
    pub side: usize,
    dark: Vec<bool>,
}

impl Code {
    /// Returns whether a module is dark; outside the code all are light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && y < self.side && self.dark[y * self.side + x]
    }

    /// Returns the code for a terminal in colour: two blanks a module, painted
    /// black and white by their background. Half blocks are smaller and fail as
    /// soon as a font leaves room between lines.
    pub fn to_ansi(&self) -> String {
        let mut text = String::new();
        for y in 0..self.side {
            for x in 0..self.side {
                text.push_str(if self.is_dark(x, y) {
                    "\x1b[48;5;16m  "
                } else {
                    "\x1b[48;5;231m  "
                });
            }
            text.push_str("\x1b[0m\n");
        }
        text
    }
}

impl Code {
    /// Returns the code in block letters, dark on light paper.
    pub fn to_text(&self) -> String {
        let row = |y| (0..self.side).map(move |x| if self.is_dark(x, y) { "██" } else { "  " });
        (0..self.side).map(|y| row(y).collect::<String>() + "\n").collect()
    }
}

/// Returns a text as a QR code of level M, or nothing where it is too long.
pub fn code(text: &str) -> Option<Code> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let inner = code.width();
    let side = inner + 2 * QUIET_ZONE;
    let mut dark = vec![false; side * side];
    for (index, color) in code.to_colors().into_iter().enumerate() {
        let (x, y) = (index % inner + QUIET_ZONE, index / inner + QUIET_ZONE);
        dark[y * side + x] = color == Color::Dark;
    }
    Some(Code { side, dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_capitals_is_a_small_code() {
        let code = code("HTTP://192.168.1.20:8080/K7QX2").unwrap();
        assert_eq!(code.side, 25 + 2 * QUIET_ZONE);
        assert!(!code.is_dark(0, 0) && code.is_dark(QUIET_ZONE, QUIET_ZONE));
        assert!(!code.is_dark(code.side, 0));
    }
}
