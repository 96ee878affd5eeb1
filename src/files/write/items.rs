//! Changes the items of a list or of an inline table, with their commas, on one line or
//! with a line for each.

use std::ops::Range;

use super::layout::Layout;

/// Changes to a text: ranges and what replaces them.
pub(super) type Edits = Vec<(Range<usize>, String)>;

/// The items between two brackets.
pub(super) struct Items<'s> {
    pub(super) layout: Layout<'s>,
    /// The range of the list, including the brackets.
    pub(super) brackets: Range<usize>,
    pub(super) spans: Vec<Range<usize>>,
    /// Whether the brackets are braces.
    pub(super) is_table: bool,
}

impl Items<'_> {
    /// Changes the items: removes those of `gone`, and inserts each of `new` after the
    /// item with its index, or at the front.
    pub(super) fn change(
        &self,
        gone: &[usize],
        new: &[(Option<usize>, String)],
        edits: &mut Edits,
    ) {
        let stays = |index: &usize| !gone.contains(index);
        if self.spans.iter().enumerate().all(|(index, _)| !stays(&index)) {
            self.replace_all(new, edits);
            return;
        }
        let last_kept = (0..self.spans.len()).rev().find(stays);
        self.take_out(gone, edits);
        for (behind, group) in grouped(new) {
            // What comes behind an item that leaves comes behind the one before it.
            let behind = behind.and_then(|behind| (0..=behind).rev().find(stays));
            match behind {
                Some(behind) => self.put_behind(behind, &group, last_kept, edits),
                None => self.put_first(&group, stays, edits),
            }
        }
    }

    /// Returns whether there are comments that do not belong to an item.
    pub(super) fn has_other_comment(&self) -> bool {
        let mut at = self.brackets.start + 1;
        let items = (0..self.spans.len())
            .map(|index| self.own_line(index).unwrap_or_else(|| self.spans[index].clone()));
        let end = self.brackets.end - 1..self.brackets.end - 1;
        items.chain([end]).any(|item| {
            let gap = at..item.start.max(at);
            at = at.max(item.end);
            self.layout.has_comment(gap)
        })
    }

    fn replace_all(&self, new: &[(Option<usize>, String)], edits: &mut Edits) {
        let inner = self.brackets.start + 1..self.brackets.end - 1;
        let all: Vec<&str> = new.iter().map(|(_, text)| text.as_str()).collect();
        if self.layout.has_comment(inner.clone()) {
            // Every line that is a comment alone stays.
            let all_items: Vec<usize> = (0..self.spans.len()).collect();
            let indent = match self.spans.first() {
                Some(first) => self.layout.indent(first.start).to_owned(),
                None => "  ".to_owned(),
            };
            self.take_out(&all_items, edits);
            if !all.is_empty() {
                let at = self.layout.line_start(inner.end);
                let lines = all.join(&format!(",\n{indent}"));
                edits.push((at..at, format!("{indent}{lines},\n")));
            }
            return;
        }
        let all = all.join(", ");
        let text = if self.is_table && !all.is_empty() { format!(" {all} ") } else { all };
        edits.push((inner, text));
    }

    /// Returns the line of an item, if nothing else is on that line.
    fn own_line(&self, index: usize) -> Option<Range<usize>> {
        let item = &self.spans[index];
        let source = self.layout.source;
        let start = self.layout.line_start(item.start);
        let end = self.layout.line_end(item.end);
        let before = source[start..item.start].trim();
        let behind = source[self.comma(index).unwrap_or(item.end)..end].trim();
        let alone = before.is_empty() && (behind.is_empty() || behind.starts_with('#'));
        (alone && start > self.brackets.start && end <= self.brackets.end).then_some(start..end)
    }

    /// Returns the byte after the comma that follows an item.
    fn comma(&self, index: usize) -> Option<usize> {
        let until = self.spans.get(index + 1).map_or(self.brackets.end, |next| next.start);
        let bytes = self.layout.source.as_bytes();
        let mut at = self.spans[index].end;
        while at < until {
            match bytes[at] {
                b',' => return Some(at + 1),
                b'#' => at = self.layout.line_end(at) - 1,
                _ => {}
            }
            at += 1;
        }
        None
    }

    fn take_out(&self, gone: &[usize], edits: &mut Edits) {
        for &index in gone {
            if let Some(line) = self.own_line(index) {
                edits.push((line, String::new()));
                continue;
            }
            let (start, end) = (self.spans[index].start, self.spans[index].end);
            let next = self.spans.get(index + 1);
            let previous = index.checked_sub(1).filter(|before| !gone.contains(before));
            let is_last_of_all = (index + 1..self.spans.len()).all(|later| gone.contains(&later));
            let range = match (next, previous) {
                // With the comma before it, where nothing follows.
                (_, Some(previous)) if is_last_of_all => self.spans[previous].end..end,
                (Some(next), _)
                    if self.layout.source[self.comma(index).unwrap_or(end)..next.start]
                        .trim()
                        .is_empty() =>
                {
                    start..next.start
                }
                _ => start..self.comma(index).unwrap_or(end),
            };
            edits.push((range, String::new()));
        }
    }

    fn put_behind(
        &self,
        behind: usize,
        group: &[&str],
        last_kept: Option<usize>,
        edits: &mut Edits,
    ) {
        let item = &self.spans[behind];
        let Some(line) = self.own_line(behind) else {
            let text = format!(", {}", group.join(", "));
            edits.push((item.end..item.end, text));
            return;
        };
        let comma = self.comma(behind);
        if comma.is_none() {
            edits.push((item.end..item.end, ",".to_owned()));
        }
        let ends_bare = comma.is_none() && last_kept == Some(behind);
        let indent = self.layout.indent(item.start);
        let mut text = String::new();
        for (nth, own) in group.iter().enumerate() {
            let comma = if ends_bare && nth + 1 == group.len() { "" } else { "," };
            text += &format!("{indent}{own}{comma}\n");
        }
        edits.push((line.end..line.end, text));
    }

    fn put_first(&self, group: &[&str], stays: impl Fn(&usize) -> bool, edits: &mut Edits) {
        let Some(first) = (0..self.spans.len()).find(stays) else { return };
        match self.own_line(first) {
            Some(line) => {
                let indent = self.layout.indent(self.spans[first].start);
                let text = format!("{indent}{},\n", group.join(&format!(",\n{indent}")));
                edits.push((line.start..line.start, text));
            }
            None => {
                let text = format!("{}, ", group.join(", "));
                let at = self.spans[first].start;
                edits.push((at..at, text));
            }
        }
    }
}

/// Returns the new texts grouped by the item that they follow, in order.
fn grouped(new: &[(Option<usize>, String)]) -> Vec<(Option<usize>, Vec<&str>)> {
    let mut groups: Vec<(Option<usize>, Vec<&str>)> = Vec::new();
    for (behind, text) in new {
        match groups.last_mut() {
            Some((own, group)) if own == behind => group.push(text),
            _ => groups.push((*behind, vec![text])),
        }
    }
    groups
}
