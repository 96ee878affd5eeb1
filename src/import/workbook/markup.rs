//! The tags of a part, one after the other. The parts of workbooks are written
//! by programs: what is looked for in them needs no more than this.

/// A tag, and the text after it up to the next.
pub(super) struct Tag<'x> {
    /// Its name without its prefix; a closing one begins with `/`.
    pub(super) name: &'x str,
    /// What is between the name and the end.
    inside: &'x str,
    /// The text that follows.
    pub(super) text: &'x str,
    /// Whether it closes itself.
    pub(super) is_empty: bool,
    /// Whether it closes another.
    pub(super) is_closing: bool,
}

impl Tag<'_> {
    /// Returns an attribute, whatever its prefix is.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.inside;
        while let Some((before, after)) = rest.split_once('=') {
            let key = before.trim().rsplit([' ', '\n', '\t', ':']).next().unwrap_or_default();
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, end) = after[1..].split_once(quote)?;
            if key == name {
                return Some(unescaped(value));
            }
            rest = end;
        }
        None
    }

    /// Returns a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.parse().ok()
    }

    /// Returns whether an attribute says yes.
    pub(super) fn is(&self, name: &str) -> bool {
        matches!(self.attribute(name).as_deref(), Some("1" | "true"))
    }
}

/// Returns the tags of a part.
pub(super) fn tags(xml: &str) -> impl Iterator<Item = Tag<'_>> {
    xml.split('<').skip(1).filter_map(|part| {
        let (tag, text) = part.split_once('>')?;
        if tag.starts_with(['?', '!']) {
            return None;
        }
        let is_empty = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let end = tag.find([' ', '\n', '\t', '\r']).unwrap_or(tag.len());
        let (name, inside) = tag.split_at(end);
        let closing = name.starts_with('/');
        let local = name.rsplit([':', '/']).next().unwrap_or(name);
        let name = local;
        Some(Tag { name, inside, text, is_empty, is_closing: closing })
    })
}

/// Returns a text without what XML writes out.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_names_attributes_and_texts() {
        let xml =
            "<?xml version=\"1.0\"?><x:row r='3' hidden=\"1\"><c a:s=\"Tom &amp; Jo\"/>t</x:row>";
        let tags: Vec<Tag<'_>> = tags(xml).collect();
        assert_eq!(tags[0].name, "row");
        assert_eq!((tags[0].number("r"), tags[0].is("hidden")), (Some(3), true));
        assert_eq!(tags[1].attribute("s").as_deref(), Some("Tom & Jo"));
        assert!(tags[1].is_empty && tags[1].text == "t" && tags[2].is_closing);
    }
}
