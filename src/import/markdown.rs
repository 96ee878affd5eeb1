//! Tables in Markdown, alone or within a page: between bars, a rule below the
//! headings.

use super::cells::{Sheet, SheetBuilder, tidy};

/// Returns whether the text holds a table with its rule.
pub(super) fn has_table(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    lines.windows(2).any(|pair| pair[0].contains('|') && is_rule(pair[1]))
}

/// `|---|:-:|`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('-')
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '+'))
}

/// Reads the first table of a text; without a rule, every line with a bar is
/// one of its rows. What is around it is named in the notes.
pub(super) fn sheet(text: &str, separator: &str) -> Sheet {
    let lines: Vec<&str> = text.lines().collect();
    let rule = |at: &usize| is_rule(lines[*at]) && *at > 0 && lines[*at - 1].contains('|');
    let rules: Vec<usize> = (0..lines.len()).filter(rule).collect();
    let rows = match rules.first() {
        Some(&rule) => {
            let body = lines[rule + 1..].iter().take_while(|line| line.contains('|')).count();
            rule - 1..rule + 1 + body
        }
        None => 0..lines.len(),
    };
    let mut builder = SheetBuilder::new("");
    for at in rows.filter(|&at| lines[at].contains('|') && !is_rule(lines[at])) {
        let line = lines[at].trim();
        let line = line.strip_prefix('|').unwrap_or(line);
        let line = line.strip_suffix('|').unwrap_or(line);
        let cells = cells(line).map(|cell| tidy(&plain(&cell)));
        let cells = cells.map(|cell| builder.plain(&cell)).collect::<Vec<_>>();
        builder.row(at as u32 + 1, cells);
    }
    separator.clone_into(&mut builder.sheet().separator);
    if let Some(next) = rules.get(1) {
        let note = format!(
            "The text has {} tables; the first is read, the next begins on line {next}.",
            rules.len()
        );
        builder.sheet().notes.push(note);
    }
    builder.build()
}

/// The cells of a line; `\|` is a bar within one.
fn cells(line: &str) -> impl Iterator<Item = String> {
    let parts = line.replace("\\|", "\u{1}");
    let cells: Vec<String> = parts.split('|').map(|part| part.replace('\u{1}', "|")).collect();
    cells.into_iter()
}

/// A cell without bold, code and links.
fn plain(cell: &str) -> String {
    let mut text = cell.replace("**", "").replace("__", "").replace('`', "").replace("<br>", " ");
    while let Some((before, rest)) = text.split_once('[')
        && let Some((label, rest)) = rest.split_once("](")
        && let Some((_, after)) = rest.split_once(')')
    {
        text = format!("{before}{label}{after}");
    }
    let trimmed = text.trim();
    let inner = trimmed.strip_prefix(['*', '_']).and_then(|rest| rest.strip_suffix(['*', '_']));
    inner.filter(|inner| !inner.is_empty()).unwrap_or(trimmed).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_within_a_page_is_found_and_its_marks_are_left_out() {
        let page =
            "# Page\n\nSee | below.\n\n| **Name** | [A](x) |\n|---|---|\n| *Ida* | `4` |\n\nEnd.\n";
        let sheet = sheet(page, "bars");
        assert_eq!(sheet.rows.len(), 2);
        assert_eq!((sheet.text(0, 0), sheet.text(0, 1)), ("Name", "A"));
        assert_eq!((sheet.text(1, 0), sheet.text(1, 1)), ("Ida", "4"));
        assert_eq!(sheet.rows[0].line, 5);
    }

    #[test]
    fn a_second_table_is_named() {
        let page = "|A|B|\n|-|-|\n|x|1|\n\n|C|D|\n|-|-|\n|y|2|\n";
        let sheet = sheet(page, "bars");
        assert!(sheet.notes[0].contains("2 tables"), "{:?}", sheet.notes);
    }
}
