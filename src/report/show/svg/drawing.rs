//! A picture being drawn, in pixels.

use std::fmt::Write as _;

use super::STYLE;
use crate::report::escape::markup as safe;
use crate::text::{fit, width};

/// Writing to a string cannot fail, so what `write!` gives is let go.
macro_rules! put {
    ($drawing:expr, $($rest:tt)*) => {{ let _ = write!($drawing.body, $($rest)*); }};
}

/// A text in lines of so many columns, between words where it can be; what
/// does not fit the last line is cut.
pub(super) fn lines(text: &str, columns: usize, most: usize) -> Vec<String> {
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

/// A picture of a size, and what is drawn in it.
#[derive(Debug)]
pub(in crate::report::show) struct Drawing {
    pub(in crate::report::show) width: i32,
    pub(in crate::report::show) height: i32,
    body: String,
}

impl Drawing {
    pub(super) fn new(width: i32, height: i32) -> Self {
        Self { width, height, body: String::new() }
    }

    /// A text; its class says how it looks and where it is anchored.
    pub(super) fn text(&mut self, x: i32, y: i32, class: &str, text: &str) {
        if !text.is_empty() {
            put!(self, "<text x=\"{x}\" y=\"{y}\" class=\"{class}\">{}</text>", safe(text));
        }
    }

    /// A rectangle: x, y, width, height.
    pub(super) fn rect(&mut self, [x, y, width, height]: [i32; 4], class: &str) {
        put!(
            self,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" class=\"{class}\"/>"
        );
    }

    pub(super) fn line(&mut self, [x1, y1]: [i32; 2], [x2, y2]: [i32; 2], class: &str) {
        put!(self, "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" class=\"{class}\"/>");
    }

    pub(super) fn circle(&mut self, x: i32, y: i32, radius: i32, class: &str) {
        put!(self, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" class=\"{class}\"/>");
    }

    /// Points joined by lines; closed, the last is joined to the first.
    pub(super) fn path(&mut self, points: &[[f64; 2]], closed: bool, class: &str) {
        let joined: Vec<String> = points.iter().map(|[x, y]| format!("{x:.1} {y:.1}")).collect();
        let end = if closed { " Z" } else { "" };
        put!(self, "<path d=\"M {}{end}\" class=\"{class}\"/>", joined.join(" L "));
    }

    /// Another picture inside this one.
    pub(super) fn place(&mut self, x: i32, y: i32, other: &Self) {
        put!(self, "<g transform=\"translate({x} {y})\">{}</g>", other.body);
    }

    /// The picture as part of a page that has the style.
    pub(in crate::report::show) fn inline(&self, said: &str) -> String {
        self.element(said, "")
    }

    /// The picture as a file of its own, in the light colours: a slide is
    /// light whatever the reader's system is.
    pub(super) fn standalone(&self, said: &str) -> String {
        let size = format!(
            " xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\"",
            self.width, self.height
        );
        let svg = self.element(said, &size);
        svg.replacen("</title>", &format!("</title><style>{}</style>", plain_style()), 1) + "\n"
    }

    fn element(&self, said: &str, more: &str) -> String {
        format!(
            "<svg{more} viewBox=\"0 0 {} {}\" role=\"img\"><title>{}</title>{}</svg>",
            self.width,
            self.height,
            safe(said),
            self.body
        )
    }
}

/// The style without variables and without a second scheme, which the
/// programs that make slides do not know.
fn plain_style() -> String {
    let colours = STYLE.split_once('{').and_then(|(_, rest)| rest.split_once('}'));
    let (colours, _) = colours.unwrap_or_default();
    let rules = STYLE.lines().filter(|line| line.starts_with("svg "));
    let mut style = rules.collect::<Vec<_>>().join("\n").replace("svg ", "");
    for colour in colours.split(';') {
        if let Some((name, value)) = colour.split_once(':') {
            style = style.replace(&format!("var({})", name.trim()), value.trim());
        }
    }
    style
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
    fn a_picture_of_its_own_has_colours_that_every_program_knows() {
        let style = plain_style();
        assert!(!style.contains("var(") && !style.contains("@media"), "{style}");
        assert!(style.contains(".lit { fill: #155a68; }"), "{style}");
    }
}
