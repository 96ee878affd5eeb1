//! What people wrote, made safe for a format: names and notes are text, and
//! stay text.

/// Text for Markdown: no emphasis, link, image, code, table cell, HTML or
/// address that was not written by this program.
pub fn markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let rest = &text[at + letter.len_utf8()..];
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\n' | '\r' => safe.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '@' => {
                safe.push('\\');
                safe.push(letter);
            }
            // Addresses become links by themselves on the sites teams use.
            ':' if rest.starts_with('/') => safe.push_str("\\:"),
            '.' if text[..at].to_ascii_lowercase().ends_with("www") => safe.push_str("\\."),
            // Only at the start of a text could these open a list or a rule.
            '-' | '+' | '=' if at == 0 => {
                safe.push('\\');
                safe.push(letter);
            }
            _ => safe.push(letter),
        }
    }
    safe
}

/// Text for HTML and SVG, between tags and within quoted attributes.
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
        assert_eq!(markdown("[a](http://b)"), "\\[a\\](http\\://b)");
        assert_eq!(markdown("<script>&amp;"), "&lt;script&gt;&amp;amp;");
        assert_eq!(markdown("a|b\nc"), "a\\|b c");
        assert_eq!(markdown("- item"), "\\- item");
        assert_eq!(markdown("WWW.evil.example @team"), "WWW\\.evil.example \\@team");
    }

    #[test]
    fn nothing_written_by_people_becomes_a_tag_or_ends_an_attribute() {
        assert_eq!(markup("<b a=\"x\">'&amp;"), "&lt;b a=&quot;x&quot;&gt;&#39;&amp;amp;");
    }
}
