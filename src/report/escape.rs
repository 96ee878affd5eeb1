//! What people wrote, made safe for a format: names and notes are text, and
//! stay text.

/// Separates characters that would start something together. Neither a backslash nor an entity
/// stops a site from turning `@name` into a mention; a comment does, and readers still see, search
/// and copy the name as it is.
const BREAK: &str = "<!-- -->";

/// Returns text for Markdown without emphasis, links, images, code, table cells, HTML, mentions
/// (`@name`) or references (`#12`). Only what must be is escaped, because some readers show the
/// backslashes.
pub fn markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let tildes = text.matches('~').count();
    for (at, letter) in text.char_indices() {
        let rest = &text[at + letter.len_utf8()..];
        let next = rest.chars().next().unwrap_or(' ');
        match letter {
            '\n' | '\r' => safe.push(' '),
            '&' if begins_entity(rest) => safe.push_str("&amp;"),
            '<' if next.is_alphabetic() || matches!(next, '/' | '!' | '?') => {
                safe.push_str("&lt;");
            }
            '@' if next.is_alphanumeric() => safe.push_str(&format!("@{BREAK}")),
            '#' if next.is_ascii_digit() => safe.push_str(&format!("#{BREAK}")),
            // Addresses become links by themselves on the sites teams use.
            ':' if rest.starts_with("//") => safe.push_str(&format!(":{BREAK}")),
            '.' if text[..at].to_ascii_lowercase().ends_with("www") => {
                safe.push_str(&format!("{BREAK}."));
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' => safe.extend(['\\', letter]),
            '~' if tildes > 1 => safe.extend(['\\', letter]),
            // Only at the start of a text could these open a list, a heading, a
            // quotation or a rule.
            '-' | '+' | '#' | '>' if at == 0 => safe.extend(['\\', letter]),
            '.' | ')' if at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit()) => {
                safe.extend(['\\', letter]);
            }
            _ => safe.push(letter),
        }
    }
    safe
}

/// Returns whether what follows an ampersand makes it an entity.
fn begins_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
    })
}

/// Returns a sentence for HTML, with each run of right-to-left words isolated: otherwise they
/// would reverse the text around them.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_right_to_left) {
        let run = &rest[start..];
        let mut end = 0;
        for (at, letter) in run.char_indices() {
            if is_right_to_left(letter) {
                end = at + letter.len_utf8();
            } else if letter.is_alphanumeric() || !(letter.is_whitespace() || letter == '-') {
                break;
            }
        }
        out.push_str(&markup(&rest[..start]));
        out.push_str(&format!("<bdi>{}</bdi>", markup(&run[..end])));
        rest = &run[end..];
    }
    out + &markup(rest)
}

/// Returns whether a letter is of a script that is written from right to left: Hebrew,
/// Arabic, Syriac, Thaana, N'Ko and those next to them.
pub(super) fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Returns text for HTML and SVG, between tags and in quoted attributes.
pub fn markup(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_stay_readable() {
        for name in
            ["Ada Lovelace", "O'Neil-Smith", "Running it (release, ops): all", "Zoë", "v1.2"]
        {
            assert_eq!(markdown(name), name);
        }
    }

    #[test]
    fn nothing_written_by_people_becomes_markup() {
        assert_eq!(markdown("*bold* _it_ `x`"), "\\*bold\\* \\_it\\_ \\`x\\`");
        assert_eq!(markdown("[a](http://b)"), "\\[a\\](http:<!-- -->//b)");
        assert_eq!(markdown("<script>&amp;"), "&lt;script>&amp;amp;");
        assert_eq!(markdown("a|b\nc"), "a\\|b c");
        assert_eq!(markdown("- item"), "\\- item");
        assert_eq!(markdown("1. First"), "1\\. First");
        assert_eq!(markdown("WWW.evil.example"), "WWW<!-- -->.evil.example");
    }

    #[test]
    fn nobody_is_called_and_nothing_linked_and_no_reader_shows_an_escape() {
        assert_eq!(markdown("@sam fixes #12"), "@<!-- -->sam fixes #<!-- -->12");
        for name in ["R&D", "C#", "a < b", "=Excel", "~5", "AT&T", "x > y", "9:00"] {
            assert_eq!(markdown(name), name);
        }
    }

    #[test]
    fn words_from_right_to_left_are_kept_apart() {
        assert_eq!(html("only שרה לוי & Bo"), "only <bdi>שרה לוי</bdi> &amp; Bo");
        assert_eq!(html("R&D"), "R&amp;D");
    }

    #[test]
    fn nothing_written_by_people_becomes_a_tag_or_ends_an_attribute() {
        assert_eq!(markup("<b a=\"x\">'&amp;"), "&lt;b a=&quot;x&quot;&gt;&#39;&amp;amp;");
    }
}
