//! Tables of a saved web page, each a sheet of its own.

use super::cells::{Cell, CellId, Sheet, SheetBuilder, tidy};

/// The widest a cell may say it is: a page is somebody else's.
const MAX_SPAN: usize = 200;
/// A longer text of an element that shows none is no answer.
const MAX_LABEL: usize = 24;

/// Returns whether a text is a page with a table in it.
pub(super) fn has_table(text: &str) -> bool {
    let start: String =
        text.trim_start_matches('\u{FEFF}').trim_start().chars().take(400).collect();
    let start = start.to_ascii_lowercase();
    let is_page = start.starts_with('<')
        && ["<!doctype", "<html", "<table", "<meta", "<?xml", "<body", "<div"]
            .iter()
            .any(|tag| start.starts_with(tag));
    is_page && text.to_ascii_lowercase().contains("<table")
}

/// Returns the tables of a page.
pub(super) fn sheets(text: &str) -> Vec<Sheet> {
    let mut page = Page::default();
    let mut rest = text;
    let mut line = 1;
    while let Some((before, after)) = rest.split_once('<') {
        page.text(before);
        line += before.matches('\n').count() as u32;
        if let Some(comment) = after.strip_prefix("!--") {
            let end = comment.find("-->").map_or(comment.len(), |end| end + 3);
            line += comment[..end].matches('\n').count() as u32;
            rest = &comment[end..];
            continue;
        }
        let Some((tag, after)) = after.split_once('>') else { break };
        page.tag(tag, line);
        line += tag.matches('\n').count() as u32;
        rest = after;
    }
    page.done
}

#[derive(Default)]
struct Page {
    done: Vec<Sheet>,
    table: Option<Table>,
    /// The last heading above, and whether it is being read.
    heading: (String, bool),
    /// Tables within tables, scripts and styles are passed over.
    within: usize,
    skipping: Option<String>,
}

struct Table {
    builder: SheetBuilder,
    line: u32,
    row: Vec<CellId>,
    /// Cells of rows above that reach down: the column, how many rows yet.
    reaching: Vec<(usize, usize, CellId)>,
    cell: Option<(String, usize, usize)>,
    /// What the cell is called where it shows no text: "4 of 5".
    label: String,
    /// What a badge in the cell says, and whether it is being read.
    badge: (String, bool),
    /// The badges that were left out.
    badges: Vec<String>,
    /// Whether the row is the first with cells.
    is_first: bool,
    /// The cells of the first row: the column, and the lines of its text.
    headings: Vec<(usize, Vec<String>)>,
}

impl Page {
    fn text(&mut self, text: &str) {
        if self.skipping.is_some() {
            return;
        }
        let text = entities(text).replace(['\n', '\r'], " ");
        match &mut self.table {
            _ if self.heading.1 => self.heading.0.push_str(&text),
            Some(Table { badge: (badge, true), .. }) => badge.push_str(&text),
            Some(Table { cell: Some((cell, ..)), .. }) => cell.push_str(&text),
            _ => {}
        }
    }

    fn tag(&mut self, tag: &str, line: u32) {
        let name = tag.split([' ', '\n', '\t', '\r']).next().unwrap_or_default();
        let name = name.trim_end_matches('/').to_ascii_lowercase();
        if let Some(skipped) = &self.skipping {
            if name.strip_prefix('/') == Some(skipped) {
                self.skipping = None;
            }
            return;
        }
        match name.as_str() {
            "script" | "style" | "svg" => self.skipping = Some(name),
            "h1" | "h2" | "h3" | "h4" | "caption" => self.heading = (String::new(), true),
            "/h1" | "/h2" | "/h3" | "/h4" | "/caption" => self.heading.1 = false,
            "table" if self.table.is_some() => self.within += 1,
            "table" => {
                let name = format!("table {}", self.done.len() + 1);
                let builder = SheetBuilder::new(name);
                self.table = Some(Table {
                    builder,
                    line,
                    row: Vec::new(),
                    reaching: Vec::new(),
                    cell: None,
                    label: String::new(),
                    badge: (String::new(), false),
                    badges: Vec::new(),
                    is_first: true,
                    headings: Vec::new(),
                });
            }
            "/table" if self.within > 0 => self.within -= 1,
            "/table" => {
                if let Some(mut table) = self.table.take() {
                    table.end_row();
                    if !table.badges.is_empty() {
                        let note = format!(
                            "Next to the names, and left out: {}.",
                            table.badges.join(", ")
                        );
                        table.builder.sheet().notes.push(note);
                    }
                    "a web page".clone_into(&mut table.builder.sheet().separator);
                    table.builder.sheet().heading = tidy(&self.heading.0);
                    self.done.push(table.builder.build());
                }
            }
            _ if self.within > 0 => {}
            _ => {
                if let Some(table) = &mut self.table {
                    table.tag(&name, tag, line);
                }
            }
        }
    }
}

impl Table {
    fn tag(&mut self, name: &str, tag: &str, line: u32) {
        if self.cell.is_some() && self.label.is_empty() {
            self.label = label(tag);
        }
        match name {
            "tr" => {
                self.end_row();
                self.line = line;
            }
            "/tr" => self.end_row(),
            "td" | "th" => {
                self.end_cell();
                self.cell = Some((String::new(), span(tag, "colspan"), span(tag, "rowspan")));
                self.label = label(tag);
            }
            "/td" | "/th" => self.end_cell(),
            "br" | "p" | "div" | "li" | "/p" | "/div" => self.push('\n'),
            "img" => self.image(tag),
            "span" if is_badge(tag) => self.badge.1 = self.cell.is_some(),
            "small" => self.badge.1 = self.cell.is_some(),
            "span" => self.push(' '),
            "/span" | "/small" => self.badge.1 = false,
            _ => {}
        }
    }

    /// A picture that stands for an answer says so in words: "(tick)".
    fn image(&mut self, tag: &str) {
        let text = attribute(tag, "alt=");
        if let Some((cell, ..)) = &mut self.cell
            && cell.trim().is_empty()
            && text.chars().count() <= MAX_LABEL
        {
            cell.push_str(text.trim_matches(['(', ')', ':']));
        }
    }

    fn push(&mut self, between: char) {
        if let Some((cell, ..)) = &mut self.cell {
            cell.push(between);
        }
    }

    /// Leaves what stands below the names in the first row out, where it does
    /// below each of them: a role.
    fn one_line_a_heading(&mut self) {
        let below = |heading: &(usize, Vec<String>)| heading.1.len() > 1;
        let headings = std::mem::take(&mut self.headings);
        let rest = headings.iter().filter(|(column, lines)| *column > 0 && !lines.is_empty());
        if rest.clone().count() < 2 || !rest.clone().all(below) {
            return;
        }
        let roles: Vec<&str> =
            rest.clone().flat_map(|(_, lines)| lines[1..].iter()).map(String::as_str).collect();
        let note = format!("Below the names in the headings, and left out: {}.", roles.join(", "));
        self.builder.sheet().notes.push(note);
        for (column, lines) in rest {
            self.row[*column] = self.builder.cell(Cell::text(lines[0].clone()));
        }
    }

    fn end_cell(&mut self) {
        let Some((mut text, columns, rows)) = self.cell.take() else { return };
        // A badge next to a name is no part of it, alone it is what the cell says.
        let badge = tidy(&std::mem::take(&mut self.badge).0);
        let label = std::mem::take(&mut self.label);
        if text.trim().is_empty() {
            text = if badge.is_empty() { label } else { badge };
        } else if !badge.is_empty() && !self.badges.contains(&badge) {
            self.badges.push(badge);
        }
        self.reach();
        if self.is_first {
            let lines = text.lines().map(tidy).filter(|line| !line.is_empty());
            self.headings.push((self.row.len(), lines.collect()));
        }
        let id = self.builder.cell(Cell::text(tidy(&text)));
        for at in 0..columns {
            if rows > 1 {
                self.reaching.push((self.row.len(), rows - 1, id));
            }
            // A heading over several columns is filled by what reads the table.
            self.row.push(if at == 0 { id } else { super::cells::BLANK });
        }
    }

    /// Puts in what reaches down from the rows above.
    fn reach(&mut self) {
        let mut changed = true;
        while changed {
            changed = false;
            let at = self.row.len();
            if let Some(cell) = self.reaching.iter_mut().find(|cell| cell.0 == at && cell.1 > 0) {
                cell.1 -= 1;
                let id = cell.2;
                self.row.push(id);
                changed = true;
            }
        }
        self.reaching.retain(|cell| cell.1 > 0);
    }

    fn end_row(&mut self) {
        self.end_cell();
        if self.row.is_empty() {
            return;
        }
        self.reach();
        if std::mem::take(&mut self.is_first) {
            self.one_line_a_heading();
        }
        let row = std::mem::take(&mut self.row);
        self.builder.row(self.line, row);
    }
}

/// Whether an element is a small label next to a name, as most style sheets
/// call it.
fn is_badge(tag: &str) -> bool {
    let class = tag.split_once("class=").map_or("", |(_, rest)| rest);
    let class = class.trim_start_matches(['"', '\'']).split(['"', '\'', '>']).next();
    let mut words = class.unwrap_or_default().split([' ', '-', '_']);
    words.any(|word| matches!(word, "tag" | "badge" | "chip" | "pill" | "label" | "lozenge"))
}

/// Returns an attribute between quotes; `name` ends in "=".
fn attribute<'t>(tag: &'t str, name: &str) -> &'t str {
    let quoted = tag.split_once(name).map_or("", |(_, rest)| rest);
    let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\''));
    quote.and_then(|quote| quoted[1..].split(quote).next()).unwrap_or_default()
}

/// Returns what an element is called for those who do not see it.
fn label(tag: &str) -> String {
    let labels = [" aria-label=", " title="].map(|name| attribute(tag, name));
    let label = labels.into_iter().find(|own| !own.is_empty()).unwrap_or_default();
    let is_short = label.chars().count() <= MAX_LABEL;
    if is_short { entities(label) } else { String::new() }
}

fn span(tag: &str, attribute: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let value =
        lower.split_once(attribute).map(|(_, rest)| rest.trim_start_matches(['=', '"', '\'', ' ']));
    let digits: Option<usize> =
        value.and_then(|value| value.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
    digits.unwrap_or(1).clamp(1, MAX_SPAN)
}

/// The characters that pages write out.
pub(super) fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let known =
            after.split_once(';').filter(|(name, _)| name.len() <= 8).and_then(|(name, rest)| {
                let number = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16).ok());
                let number =
                    number.or_else(|| name.strip_prefix('#').map(|digits| digits.parse().ok()));
                let c = match (name, number) {
                    (_, Some(number)) => char::from_u32(number?)?,
                    ("amp", _) => '&',
                    ("lt", _) => '<',
                    ("gt", _) => '>',
                    ("quot", _) => '"',
                    ("apos", _) => '\'',
                    ("nbsp", _) => ' ',
                    ("auml", _) => 'ä',
                    ("ouml", _) => 'ö',
                    ("uuml", _) => 'ü',
                    ("szlig", _) => 'ß',
                    ("eacute", _) => 'é',
                    ("egrave", _) => 'è',
                    ("ndash" | "mdash", _) => '–',
                    _ => return None,
                };
                Some((c, rest))
            });
        match known {
            Some((c, after)) => {
                plain.push(c);
                rest = after;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gives_its_tables_with_merged_cells() {
        let page = "<!DOCTYPE html>\n<p>x</p><table><tr><th>Area<th>Skill<th>Ida &amp; Co\n\
                    <tr><td rowspan=2>In</td><td>A</td><td>4</td></tr><tr><td>B</td><td>2</td></tr></table>\
                    <table><tr><td>z</td></tr></table>";
        assert!(has_table(page));
        let sheets = sheets(page);
        assert_eq!(sheets.len(), 2);
        assert_eq!(sheets[0].text(0, 2), "Ida & Co");
        assert_eq!((sheets[0].text(2, 0), sheets[0].text(2, 1)), ("In", "B"));
    }

    #[test]
    fn a_badge_beside_a_name_is_no_part_of_it_and_alone_it_is_the_cell() {
        let page = "<h1>Map <b>of</b> us</h1><table><tr><th>Skill<th>Ida<tr><th>Git\
                    <span class='tag'>General</span><td><span class=\"badge is-4\">4</span></table>";
        let sheet = &sheets(page)[0];
        assert_eq!((sheet.text(1, 0), sheet.text(1, 1)), ("Git", "4"));
        assert_eq!(sheet.heading, "Map of us");
        assert!(sheet.notes[0].contains("General"), "{:?}", sheet.notes);
    }

    #[test]
    fn a_picture_says_its_answer_in_words() {
        let page =
            "<table><tr><td>Git<td><img class='e' alt=\"(tick)\"><td>4 <img alt='x'></table>";
        let sheet = &sheets(page)[0];
        assert_eq!((sheet.text(0, 1), sheet.text(0, 2)), ("tick", "4"));
    }

    #[test]
    fn a_page_cut_off_anywhere_gives_what_is_there() {
        let page =
            "<table><tr><td>a</td><td>b</td></tr><tr><td colspan=99999999>c</td></tr></table>";
        for end in 0..page.len() {
            let _ = sheets(&page[..end]);
        }
        assert!(sheets(page)[0].columns() <= MAX_SPAN);
    }
}
