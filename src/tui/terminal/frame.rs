//! What to write so that a terminal which shows one frame shows the next.
//!
//! ratatui's own writer begins every frame from no colours and sets both of
//! them anew for each change, through a formatter for each cell. A key changes
//! a few hundred cells here, so that much of its time went there. This one
//! remembers the colours from frame to frame and writes only what differs.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// How the terminal writes what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Pen = Pen { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// A cell of a blank terminal.
static BLANK: Cell = Cell::EMPTY;

/// What is known of the terminal.
#[derive(Debug)]
pub(super) struct Writer {
    pen: Pen,
    /// Column and row of the cursor, where they are known.
    at: Option<(u16, u16)>,
}

impl Default for Writer {
    fn default() -> Self {
        Self { pen: PLAIN, at: None }
    }
}

impl Writer {
    /// Writes what differs in `next` from a frame of the same size, or from a
    /// blank terminal. Whether there was anything.
    pub(super) fn write(
        &mut self,
        out: &mut Vec<u8>,
        shown: Option<&Buffer>,
        next: &Buffer,
    ) -> bool {
        let before = out.len();
        self.at = None;
        let width = usize::from(next.area.width);
        if width == 0 {
            return false;
        }
        for (y, next) in next.content.chunks_exact(width).enumerate() {
            let shown = shown.map(|shown| &shown.content[y * width..][..width]);
            // Columns that a wide character covers, or covered before.
            let (mut covered, mut uncovered) = (0_usize, 0_usize);
            for (x, new) in next.iter().enumerate() {
                let old = shown.map_or(&BLANK, |shown| &shown[x]);
                // Nearly all cells are one plain letter over another.
                if let (0, 0, Some(over), Some(letter)) =
                    (covered, uncovered, letter(old), letter(new))
                {
                    if over != letter || pen_of(old) != pen_of(new) {
                        self.letter(out, x as u16, y as u16, pen_of(new), letter);
                    }
                    continue;
                }
                let differs = old != new || uncovered > 0;
                let (old_width, new_width) = (width_of(old), width_of(new));
                if differs && covered == 0 {
                    self.cell(out, x as u16, y as u16, new, new_width);
                }
                covered = covered.max(new_width).saturating_sub(1);
                let both = if differs { old_width.max(new_width) } else { 0 };
                uncovered = uncovered.max(both).saturating_sub(1);
            }
        }
        out.len() > before
    }

    /// Puts the cursor somewhere.
    pub(super) fn move_to(&mut self, out: &mut Vec<u8>, x: u16, y: u16) {
        match self.at {
            Some(at) if at == (x, y) => {}
            Some((from, row)) if row == y && x > from => {
                out.extend_from_slice(b"\x1b[");
                if x - from > 1 {
                    number(out, x - from);
                }
                out.push(b'C');
            }
            _ => {
                out.extend_from_slice(b"\x1b[");
                number(out, y + 1);
                if x > 0 {
                    out.push(b';');
                    number(out, x + 1);
                }
                out.push(b'H');
            }
        }
        self.at = Some((x, y));
    }

    /// Clears the terminal; nothing is known of it but that.
    pub(super) fn clear(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\x1b[0m\x1b[2J");
        *self = Self::default();
    }

    /// A character of ASCII.
    fn letter(&mut self, out: &mut Vec<u8>, x: u16, y: u16, pen: Pen, letter: u8) {
        if self.at != Some((x, y)) {
            self.move_to(out, x, y);
        }
        if self.pen != pen {
            self.take(out, pen);
        }
        out.push(letter);
        self.at = Some((x + 1, y));
    }

    fn cell(&mut self, out: &mut Vec<u8>, x: u16, y: u16, cell: &Cell, width: usize) {
        self.move_to(out, x, y);
        self.take(out, pen_of(cell));
        let symbol = cell.symbol().as_bytes();
        out.extend_from_slice(symbol);
        // Terminals disagree about how far what is not plain goes.
        let plain = width == 1 && (symbol.len() == 1 || cell.symbol().chars().nth(1).is_none());
        self.at = plain.then_some((x + 1, y));
    }

    fn take(&mut self, out: &mut Vec<u8>, pen: Pen) {
        if pen == self.pen {
            return;
        }
        let mut part = Parts { out, any: false };
        if !pen.modifier.contains(self.pen.modifier) {
            part.word(b"0");
            self.pen = PLAIN;
        }
        let added = pen.modifier.difference(self.pen.modifier);
        for (modifier, word) in [
            (Modifier::BOLD, b"1"),
            (Modifier::DIM, b"2"),
            (Modifier::ITALIC, b"3"),
            (Modifier::UNDERLINED, b"4"),
            (Modifier::REVERSED, b"7"),
            (Modifier::CROSSED_OUT, b"9"),
        ] {
            if added.contains(modifier) {
                part.word(word);
            }
        }
        if pen.fg != self.pen.fg {
            part.colour(pen.fg, 0);
        }
        if pen.bg != self.pen.bg {
            part.colour(pen.bg, 10);
        }
        if part.any {
            out.push(b'm');
        }
        self.pen = pen;
    }
}

fn pen_of(cell: &Cell) -> Pen {
    Pen { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
}

/// The character of a cell that holds one of ASCII, which no terminal shows in
/// any other width than one.
fn letter(cell: &Cell) -> Option<u8> {
    match cell.symbol().as_bytes() {
        [letter @ b' '..=b'~'] => Some(*letter),
        _ => None,
    }
}

/// The parts of one "select graphic rendition".
struct Parts<'o> {
    out: &'o mut Vec<u8>,
    any: bool,
}

impl Parts<'_> {
    fn word(&mut self, word: &[u8]) {
        self.out.extend_from_slice(if self.any { b";" } else { b"\x1b[" });
        self.out.extend_from_slice(word);
        self.any = true;
    }

    /// `ground` is 0 for the letters' colour, 10 for what is behind them.
    fn colour(&mut self, colour: Color, ground: u16) {
        let usual = |place: u16| 30 + ground + place;
        let bright = |place: u16| 90 + ground + place;
        self.word(b"");
        let code = match colour {
            Color::Reset => usual(9),
            Color::Black => usual(0),
            Color::Red => usual(1),
            Color::Green => usual(2),
            Color::Yellow => usual(3),
            Color::Blue => usual(4),
            Color::Magenta => usual(5),
            Color::Cyan => usual(6),
            Color::Gray => usual(7),
            Color::DarkGray => bright(0),
            Color::LightRed => bright(1),
            Color::LightGreen => bright(2),
            Color::LightYellow => bright(3),
            Color::LightBlue => bright(4),
            Color::LightMagenta => bright(5),
            Color::LightCyan => bright(6),
            Color::White => bright(7),
            Color::Rgb(red, green, blue) => {
                number(self.out, usual(8));
                self.out.extend_from_slice(b";2");
                for part in [red, green, blue] {
                    self.out.push(b';');
                    number(self.out, part.into());
                }
                return;
            }
            Color::Indexed(index) => {
                number(self.out, usual(8));
                self.out.extend_from_slice(b";5;");
                number(self.out, index.into());
                return;
            }
        };
        number(self.out, code);
    }
}

fn number(out: &mut Vec<u8>, number: u16) {
    let mut digits = [0; 5];
    let mut from = digits.len();
    let mut rest = number;
    loop {
        from -= 1;
        digits[from] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[from..]);
}

fn width_of(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 { 1 } else { symbol.width() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const AREA: Rect = Rect { x: 0, y: 0, width: 12, height: 4 };

    fn terminal() -> vt100::Parser {
        vt100::Parser::new(4.try_into().unwrap(), 12.try_into().unwrap(), 0)
    }

    fn colour(colour: Color) -> vt100::Color {
        match colour {
            Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
            Color::Indexed(index) => vt100::Color::Idx(index),
            Color::Red => vt100::Color::Idx(1),
            Color::White => vt100::Color::Idx(15),
            _ => vt100::Color::Default,
        }
    }

    fn shows(terminal: &vt100::Parser, frame: &Buffer) -> Result<(), String> {
        for y in 0..AREA.height {
            let mut covered = 0;
            for x in 0..AREA.width {
                let cell = &frame[(x, y)];
                let width = width_of(cell);
                if covered > 0 {
                    covered -= 1;
                    continue;
                }
                covered = width.saturating_sub(1);
                let seen = terminal.screen().cell(y, x).ok_or("no such cell")?;
                let text = if seen.contents().is_empty() { " " } else { seen.contents() };
                let same = text == cell.symbol()
                    && seen.fgcolor() == colour(cell.fg)
                    && seen.bgcolor() == colour(cell.bg)
                    && seen.bold() == cell.modifier.contains(Modifier::BOLD)
                    && seen.inverse() == cell.modifier.contains(Modifier::REVERSED);
                if !same {
                    return Err(format!("at {x},{y}: {seen:?} in place of {cell:?}"));
                }
            }
        }
        Ok(())
    }

    fn style() -> impl Strategy<Value = Style> {
        let colours = prop_oneof![
            Just(Color::Reset),
            Just(Color::Red),
            Just(Color::White),
            Just(Color::Indexed(77)),
            Just(Color::Rgb(1, 20, 255)),
        ];
        let modifiers = prop_oneof![
            3 => Just(Modifier::empty()),
            1 => Just(Modifier::BOLD),
            1 => Just(Modifier::REVERSED | Modifier::BOLD),
        ];
        (colours.clone(), colours, modifiers)
            .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
    }

    proptest! {
        #[test]
        fn a_terminal_that_is_told_the_differences_shows_the_last_frame(
            frames in proptest::collection::vec(
                proptest::collection::vec(
                    (0_u16..11, 0_u16..4, prop_oneof![
                        Just("a"), Just("bcd"), Just("ä■"), Just("漢字"), Just(" "), Just("x漢"),
                    ], style()),
                    0..8,
                ),
                1..6,
            ),
        ) {
            let (mut writer, mut terminal) = (Writer::default(), terminal());
            let mut shown = None;
            for frame in frames {
                let mut next = Buffer::empty(AREA);
                for (x, y, text, style) in frame {
                    // Half of a wide letter is nothing that a frame can hold.
                    if x > 0 && width_of(&next[(x - 1, y)]) > 1 {
                        continue;
                    }
                    next.set_stringn(x, y, text, usize::from(12 - x), style);
                }
                let mut out = Vec::new();
                writer.write(&mut out, shown.as_ref(), &next);
                terminal.process(&out);
                if let Err(fault) = shows(&terminal, &next) {
                    prop_assert!(false, "{fault}");
                }
                shown = Some(next);
            }
        }
    }

    #[test]
    fn the_same_frame_again_writes_nothing() {
        let mut frame = Buffer::empty(AREA);
        frame.set_string(0, 0, "漢字 and more", Style::new().fg(Color::Red));
        let mut out = Vec::new();
        assert!(!Writer::default().write(&mut out, Some(&frame), &frame.clone()));
        assert!(out.is_empty());
    }

    #[test]
    fn one_changed_cell_is_one_move_one_colour_and_one_letter() {
        let shown = Buffer::empty(AREA);
        let mut next = shown.clone();
        next.set_string(3, 1, "x", Style::new().fg(Color::Red));
        let mut out = Vec::new();
        Writer::default().write(&mut out, Some(&shown), &next);
        assert_eq!(String::from_utf8(out).unwrap(), "\x1b[2;4H\x1b[31mx");
    }
}
