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
/// Pixels below a recorded screen, for its caption.
const CAPTION: f32 = 30.0;

fn hex(colour: Color) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        other => panic!("{other:?}: pictures are drawn with all colours"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Returns the picture, with what it shows in words for those who cannot see it.
pub fn svg(buffer: &Buffer, background: Color, title: &str) -> String {
    let (width, height) = pixels(buffer);
    let mut out = head(width, height, title);
    screen(&mut out, buffer, background);
    out.push_str("</svg>\n");
    out
}

/// A moment of a recording.
pub struct Frame {
    /// The screen.
    pub buffer: Buffer,
    /// Its background.
    pub background: Color,
    /// What was pressed, and what it shows.
    pub caption: &'static str,
}

/// Returns frames of one size as one picture that shows them in turn, each for
/// so many seconds. Where nothing moves, the first stays.
pub fn recording(frames: &[Frame], seconds: f32, title: &str) -> String {
    let (width, height) = pixels(&frames[0].buffer);
    let all = frames.len() as f32;
    let mut out = head(width, height + CAPTION, title);
    writeln!(
        out,
        "<style>.later{{visibility:hidden;animation:turn {:.1}s step-end infinite}}\
         @keyframes turn{{0%{{visibility:visible}}{:.3}%{{visibility:hidden}}}}\
         @media (prefers-reduced-motion:reduce){{.later{{animation:none}}}}</style>",
        seconds * all,
        100.0 / all
    )
    .unwrap();
    for (nth, frame) in frames.iter().enumerate() {
        match nth {
            0 => out.push_str("<g>\n"),
            _ => {
                let delay = seconds * nth as f32;
                writeln!(out, "<g class=\"later\" style=\"animation-delay:{delay:.1}s\">").unwrap();
            }
        }
        screen(&mut out, &frame.buffer, frame.background);
        writeln!(
            out,
            "<text x=\"{MARGIN}\" y=\"{:.0}\" font-family=\"sans-serif\" font-size=\"16\" \
             fill=\"#e8e8ec\">{}</text>\n</g>",
            height + CAPTION - 12.0,
            escaped(frame.caption)
        )
        .unwrap();
    }
    out.push_str("</svg>\n");
    out
}

fn pixels(buffer: &Buffer) -> (f32, f32) {
    let area = buffer.area;
    let width = f32::from(area.width) * CELL.0 + 2.0 * MARGIN;
    (width, f32::from(area.height) * CELL.1 + 2.0 * MARGIN)
}

fn head(width: f32, height: f32, title: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         width=\"{width:.0}\" role=\"img\">\n<title>{}</title>\n",
        escaped(title)
    )
}

fn screen(out: &mut String, buffer: &Buffer, background: Color) {
    write!(
        out,
        "<rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"{}\"/>\n\
         <g font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\" \
         font-size=\"14\">\n",
        hex(background)
    )
    .unwrap();
    for y in 0..buffer.area.height {
        fills(out, buffer, y, background);
    }
    for y in 0..buffer.area.height {
        letters(out, buffer, y);
    }
    out.push_str("</g>\n");
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
