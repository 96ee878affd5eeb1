//! Pictures: shapes with plain looks, which every program that draws SVG
//! knows. Text nodes only, everything escaped.

use std::collections::BTreeMap;

use askama::Template;

use crate::text::{fit, width};

/// Returns a text in lines of at most this many columns, between words where it can be; what does
/// not fit the last line is cut.
pub(in crate::report) fn lines(text: &str, columns: usize, most: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let full = lines.len() == most;
        let Some(line) = lines.last_mut() else { break };
        let needed = width(line) + usize::from(!line.is_empty()) + width(word);
        if needed <= columns || full || line.is_empty() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.into_iter().map(|line| fit(&line, columns).into_owned()).collect()
}

/// A shape with its attributes.
#[derive(Debug, Clone)]
enum Shape {
    Text { x: i32, y: i32, attributes: String, text: String },
    Rect { x: i32, y: i32, width: i32, height: i32, attributes: String },
    Line { from: [i32; 2], to: [i32; 2], attributes: String },
    Circle { x: i32, y: i32, radius: i32, attributes: String },
    Path { d: String, attributes: String },
}

impl Shape {
    fn moved(self, by_x: i32, by_y: i32) -> Self {
        match self {
            Self::Text { x, y, attributes, text } => {
                Self::Text { x: x + by_x, y: y + by_y, attributes, text }
            }
            Self::Rect { x, y, width, height, attributes } => {
                Self::Rect { x: x + by_x, y: y + by_y, width, height, attributes }
            }
            Self::Line { from, to, attributes } => {
                let moved = |[x, y]: [i32; 2]| [x + by_x, y + by_y];
                Self::Line { from: moved(from), to: moved(to), attributes }
            }
            Self::Circle { x, y, radius, attributes } => {
                Self::Circle { x: x + by_x, y: y + by_y, radius, attributes }
            }
            Self::Path { d, attributes } => {
                let attributes = format!(" transform=\"translate({by_x} {by_y})\"{attributes}");
                Self::Path { d, attributes }
            }
        }
    }
}

/// A picture of a size, and what is drawn in it.
#[derive(Debug)]
pub(in crate::report) struct Drawing {
    pub(in crate::report) width: i32,
    pub(in crate::report) height: i32,
    shapes: Vec<Shape>,
}

/// The picture as the text of its element: well-formed by itself.
#[derive(Template)]
#[template(path = "picture.svg", escape = "html")]
struct Picture<'a> {
    width: i32,
    height: i32,
    title: &'a str,
    fonts: &'a str,
    text: (&'a str, &'a str),
    shapes: &'a [Shape],
}

impl Drawing {
    pub(in crate::report) fn new(width: i32, height: i32) -> Self {
        Self { width, height, shapes: Vec::new() }
    }

    /// Draws a text; its class says how it looks and where it is anchored.
    pub(in crate::report) fn text(&mut self, x: i32, y: i32, class: &str, text: &str) {
        if !text.is_empty() {
            let attributes = attributes(class);
            self.shapes.push(Shape::Text { x, y, attributes, text: text.to_owned() });
        }
    }

    /// Draws a rectangle: x, y, width, height.
    pub(in crate::report) fn rect(&mut self, [x, y, width, height]: [i32; 4], class: &str) {
        self.shapes.push(Shape::Rect { x, y, width, height, attributes: attributes(class) });
    }

    pub(in crate::report) fn line(&mut self, from: [i32; 2], to: [i32; 2], class: &str) {
        self.shapes.push(Shape::Line { from, to, attributes: attributes(class) });
    }

    pub(in crate::report) fn circle(&mut self, x: i32, y: i32, radius: i32, class: &str) {
        self.shapes.push(Shape::Circle { x, y, radius, attributes: attributes(class) });
    }

    /// Draws points joined by lines; closed, the last is joined to the first.
    pub(in crate::report) fn path(&mut self, points: &[[f64; 2]], closed: bool, class: &str) {
        let joined: Vec<String> = points.iter().map(|[x, y]| format!("{x:.1} {y:.1}")).collect();
        let end = if closed { " Z" } else { "" };
        self.curve(format!("M {}{end}", joined.join(" L ")), class);
    }

    /// Draws a path as SVG writes it.
    pub(in crate::report) fn curve(&mut self, d: String, class: &str) {
        self.shapes.push(Shape::Path { d, attributes: attributes(class) });
    }

    /// Draws another picture inside this one.
    pub(in crate::report) fn place(&mut self, x: i32, y: i32, other: Self) {
        self.shapes.extend(other.shapes.into_iter().map(|shape| shape.moved(x, y)));
    }

    /// Returns the picture with its title, for a file or for a page.
    pub(in crate::report) fn svg(&self, title: &str) -> String {
        let picture = Picture {
            width: self.width,
            height: self.height,
            title,
            fonts: FONTS,
            text: TEXT,
            shapes: &self.shapes,
        };
        // Writing to a string cannot fail.
        picture.render().unwrap_or_default() + "\n"
    }
}

/// Real families first: programs without a fallback take the first they have.
pub(super) const FONTS: &str = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', \
    'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";

/// The default colour and size of a text.
pub(super) const TEXT: (&str, &str) = ("#14161a", "12");

type Attributes = &'static [(&'static str, &'static str)];

const BOLD: (&str, &str) = ("font-weight", "700");

fn of(class: &str) -> Attributes {
    match class {
        "title" => &[("font-size", "18"), BOLD],
        "bold" | "unknown" => &[BOLD],
        "quiet" | "on-plain" => &[("fill", "#4b4f57")],
        "small" => &[("fill", "#4b4f57"), ("font-size", "10.5")],
        "axis" => &[("fill", "#4b4f57"), ("font-size", "13.5")],
        "heading" => &[("fill", "#4b4f57"), ("font-size", "11"), BOLD, ("letter-spacing", "0.66")],
        "end" => &[("text-anchor", "end")],
        "head" => &[("font-size", "11"), BOLD],
        "middle" => &[("text-anchor", "middle")],
        "bg" => &[("fill", "#fbfbf7")],
        "rule" | "ring" => &[("stroke", "#cfd0cb"), ("fill", "none")],
        "lit" => &[("fill", "#155a68")],
        "on-lit" | "on-gap" => &[("fill", "#ffffff"), BOLD],
        "near" => &[("fill", "#c9e2e4")],
        "on-near" => &[("fill", "#0c2c33")],
        "gap" => &[("fill", "#9c1710")],
        "thin" => &[("fill", "#7d3c00"), BOLD],
        "short" => &[("fill", "#5c4a00"), BOLD],
        "hold" => &[("fill", "#0d5850"), BOLD],
        "spare" => &[("fill", "#134a91"), BOLD],
        "square" | "dot" | "sign-full" => &[("fill", "#14161a")],
        "empty" => &[("fill", "none"), ("stroke", "#9c1710"), ("stroke-width", "1.5")],
        "a" => &[("fill", "#5c3d8f")],
        "a-lean" => &[("fill", "#e5daf3")],
        "b" => &[("fill", "#86344f")],
        "b-lean" => &[("fill", "#f7dce5")],
        "between" => &[("fill", "#f0f0ea")],
        "dot-end" | "on-end" => &[("fill", "#ffffff")],
        "area" => &[("fill", "#155a68"), ("fill-opacity", "0.22")],
        "nth" => &[("fill", "none"), ("stroke", "#155a68"), ("stroke-width", "2")],
        "best" => &[("fill", "none"), ("stroke", "#4b4f57"), ("stroke-width", "1.2")],
        "need" => &[
            ("fill", "none"),
            ("stroke", "#14161a"),
            ("stroke-width", "1.8"),
            ("stroke-dasharray", "5 3"),
        ],
        "sign" => &[("fill", "none"), ("stroke", "#14161a"), ("stroke-width", "1.5")],
        "sign-gap" => &[("fill", "none"), ("stroke", "#ffffff"), ("stroke-width", "1.5")],
        _ => &[],
    }
}

/// Returns the attributes of a shape's classes, the last word of each kept:
/// ` class="bold end" font-weight="700" text-anchor="end"`. Nothing for none.
pub(super) fn attributes(classes: &str) -> String {
    if classes.is_empty() {
        return String::new();
    }
    let all: BTreeMap<&str, &str> =
        classes.split(' ').flat_map(|class| of(class).iter().copied()).collect();
    let attributes = all.iter().map(|(name, value)| format!(" {name}=\"{value}\""));
    format!(" class=\"{classes}\"{}", attributes.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_breaks_between_words_and_only_what_is_too_long_for_all_lines_is_cut() {
        assert_eq!(
            lines("Communication and facilitation", 20, 2),
            ["Communication and", "facilitation"]
        );
        assert_eq!(lines("Short", 20, 2), ["Short"]);
        assert_eq!(lines("one two three four", 8, 2), ["one two", "three f…"]);
        assert_eq!(lines("Donaudampfschifffahrt", 8, 2), ["Donauda…"]);
    }

    #[test]
    fn a_picture_is_well_formed_with_colours_that_every_program_knows() {
        let mut drawing = Drawing::new(10, 10);
        drawing.text(1, 2, "bold end", "R&D <x>");
        drawing.rect([0, 0, 4, 4], "lit");
        drawing.text(1, 2, "", "plain");
        let svg = drawing.svg("T");
        assert!(svg.contains("text-anchor=\"end\">R&#38;D &#60;x&#62;</text>"), "{svg}");
        assert!(svg.contains("fill=\"#155a68\""), "{svg}");
        for never in ["var(", "@media", "class=\"\"", "<style", "font:"] {
            assert!(!svg.contains(never), "{svg}");
        }
    }
}
