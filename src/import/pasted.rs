//! What a copy from a web page does to a table: a heading of two lines, as a
//! name with a role below it, comes as two lines of text without quotes.

/// Returns the cells of a heading that is spread over several lines, and how
/// many bytes it takes. It is one where the first lines together have as many
/// tabs as every later line has.
pub(super) fn head_over_lines(text: &str) -> Option<(Vec<String>, usize)> {
    if text.contains('"') {
        return None;
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let tabs = |line: &&str| line.matches('\t').count();
    let width = lines.iter().map(tabs).max().filter(|&width| width >= 2)?;
    let mut seen = 0;
    let mut end = 0;
    while seen < width {
        // A title above the table has no tab.
        seen += Some(tabs(lines.get(end)?)).filter(|&tabs| tabs > 0)?;
        end += 1;
    }
    if seen != width || end < 2 {
        return None;
    }
    // What ends the last cell, such as its role, has no tab; every line after
    // it is whole.
    while lines.get(end).is_some_and(|line| tabs(line) == 0 && !line.trim().is_empty()) {
        end += 1;
    }
    let rest = &lines[end..];
    let whole =
        !rest.is_empty() && rest.iter().all(|line| tabs(line) == width || line.trim().is_empty());
    if !whole {
        return None;
    }
    let head = lines[..end].concat();
    // The lines that follow a name in its cell say what the person does.
    let first_lines = head.trim_end().split('\t').map(|cell| {
        cell.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned()
    });
    Some((first_lines.collect(), head.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_roles_below_them_are_one_heading() {
        let text =
            "Skill\tIda\nSorter\tPer\nLead\tUma\nSorter\nSorting\t4\t3\t1\nLoading\t0\t3\t3\n";
        let (cells, bytes) = head_over_lines(text).unwrap();
        assert_eq!(cells, ["Skill", "Ida", "Per", "Uma"]);
        assert!(text[bytes..].starts_with("Sorting"));
    }

    #[test]
    fn an_ordinary_table_is_left_alone() {
        assert_eq!(head_over_lines("Name\tA\tB\nIda\t4\t2\n"), None);
        assert_eq!(head_over_lines("Title\nName\tA\tB\nIda\t4\t2\n"), None);
    }
}
