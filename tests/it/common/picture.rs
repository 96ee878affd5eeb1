//! A screen as an SVG: every cell's letter and colours as the program paints
//! them, on a background of its own, so that it looks the same on a light page
//! and a dark one. Letters keep their columns whatever the reader's font is.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use roundtable::text;

/// Pixels of a cell.
const CELL: (f32, f32) = (8.4, 18.0);
/// Pixels around the screen.
const MARGIN: f32 = 14.0;

fn hex(colour: Color) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        other => panic!("{other:?}: pictures are drawn with all colours"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The picture, with what it shows in words for those who cannot see it.
pub fn svg(buffer: &Buffer, background: Color, title: &str) -> String {
    let area = buffer.area;
    let (width, height) = (
        f32::from(area.width) * CELL.0 + 2.0 * MARGIN,
        f32::from(area.height) * CELL.1 + 2.0 * MARGIN,
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         width=\"{width:.0}\" role=\"img\">\n<title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"{}\"/>\n\
         <g font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\" \
         font-size=\"14\">\n",
        escaped(title),
        hex(background)
    );
    for y in 0..area.height {
        fills(&mut out, buffer, y, background);
    }
    for y in 0..area.height {
        letters(&mut out, buffer, y);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn left(x: u16) -> f32 {
    MARGIN + f32::from(x) * CELL.0
}

fn fills(out: &mut String, buffer: &Buffer, y: u16, background: Color) {
    let mut x = 0;
    while x < buffer.area.width {
        let colour = buffer[(x, y)].bg;
        let from = x;
        while x < buffer.area.width && buffer[(x, y)].bg == colour {
            x += 1;
        }
        if colour != background {
            let (top, wide) = (MARGIN + f32::from(y) * CELL.1, f32::from(x - from) * CELL.0);
            writeln!(
                out,
                "<rect x=\"{:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{:.1}\" fill=\"{}\"/>",
                left(from),
                CELL.1,
                hex(colour)
            )
            .unwrap();
        }
    }
}

/// Runs of one style as one text, each letter at its own column.
fn letters(out: &mut String, buffer: &Buffer, y: u16) {
    let look = |x: u16| {
        let cell = &buffer[(x, y)];
        (cell.fg, cell.modifier & (Modifier::BOLD | Modifier::CROSSED_OUT))
    };
    let blank = |x: u16| buffer[(x, y)].symbol().trim().is_empty();
    let mut x = 0;
    while x < buffer.area.width {
        if blank(x) {
            x += 1;
            continue;
        }
        let own = look(x);
        let from = x;
        let mut words = String::new();
        let mut end = x;
        // Viewers run several blanks into one, so that a run ends at two.
        let two = |x: u16| blank(x) && (x + 1 >= buffer.area.width || blank(x + 1));
        while x < buffer.area.width && !two(x) && (blank(x) || look(x) == own) {
            if !blank(x) {
                end = x + 1;
            }
            words.push_str(buffer[(x, y)].symbol());
            x += text::width(buffer[(x, y)].symbol()).max(1) as u16;
        }
        let words = words.trim_end();
        let bold = if own.1.contains(Modifier::BOLD) { " font-weight=\"700\"" } else { "" };
        let crossed = own.1.contains(Modifier::CROSSED_OUT);
        let crossed = if crossed { " text-decoration=\"line-through\"" } else { "" };
        writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\" \
             fill=\"{}\"{bold}{crossed}>{}</text>",
            left(from),
            MARGIN + f32::from(y) * CELL.1 + 13.5,
            f32::from(end - from) * CELL.0,
            hex(own.0),
            escaped(words)
        )
        .unwrap();
    }
}
