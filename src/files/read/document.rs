//! A file's keys and values, with their places, as the readers want them.
//!
//! Team files are regular: headings, keys, small values. That much is built
//! here straight from the parser's events, a heading at a time, so that a large
//! file takes a fraction of the time and of the memory that the general tree
//! of the `toml` crate takes. Anything out of the ordinary — dotted keys, a
//! table opened twice, a fault of any kind — is left to that crate, whose word
//! is final; a test holds the two against each other.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::lexer::TokenKind;
use toml_parser::parser::{EventReceiver, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span};

/// A table with the keys in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::files) struct Table<'s> {
    entries: Vec<(Key<'s>, Value<'s>)>,
    by: By,
}

/// What a table was written as; only headings can be added to later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum By {
    #[default]
    Heading,
    Braces,
}

/// A key and the byte it stands at.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::files) struct Key<'s> {
    word: Cow<'s, str>,
    at: u32,
}

/// A value and the byte it stands at.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::files) struct Value<'s> {
    pub(in crate::files) data: Data<'s>,
    at: u32,
}

/// What a value says.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::files) enum Data<'s> {
    Text(Cow<'s, str>),
    /// A number without a point; its value where it is not negative and fits.
    Number(Option<u32>),
    /// A number with a point.
    Float,
    Flag(bool),
    Moment(Box<Datetime>),
    Array(Vec<Value<'s>>),
    /// Of `[[key]]`.
    Tables(Vec<Value<'s>>),
    Table(Table<'s>),
}

impl<'s> Table<'s> {
    /// The value of a key.
    pub(in crate::files) fn get(&self, key: &str) -> Option<&Value<'s>> {
        self.entries.iter().find(|(own, _)| own.word == key).map(|(_, value)| value)
    }

    pub(in crate::files) fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Keys with their values, in the order of the file.
    pub(in crate::files) fn iter(&self) -> impl Iterator<Item = (&Key<'s>, &Value<'s>)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    fn get_mut(&mut self, key: &str) -> Option<&mut Value<'s>> {
        self.entries.iter_mut().find(|(own, _)| own.word == key).map(|(_, value)| value)
    }
}

impl Key<'_> {
    /// The key, decoded.
    pub(in crate::files) fn word(&self) -> &str {
        &self.word
    }

    /// The byte it stands at.
    pub(in crate::files) fn at(&self) -> usize {
        self.at as usize
    }
}

impl<'s> Value<'s> {
    /// The byte it stands at.
    pub(in crate::files) fn at(&self) -> usize {
        self.at as usize
    }

    pub(in crate::files) fn as_str(&self) -> Option<&str> {
        if let Data::Text(text) = &self.data { Some(text) } else { None }
    }

    pub(in crate::files) fn as_bool(&self) -> Option<bool> {
        if let Data::Flag(flag) = self.data { Some(flag) } else { None }
    }

    pub(in crate::files) fn as_datetime(&self) -> Option<&Datetime> {
        if let Data::Moment(moment) = &self.data { Some(moment) } else { None }
    }

    pub(in crate::files) fn as_array(&self) -> Option<&[Value<'s>]> {
        if let Data::Array(list) | Data::Tables(list) = &self.data { Some(list) } else { None }
    }

    pub(in crate::files) fn as_table(&self) -> Option<&Table<'s>> {
        if let Data::Table(table) = &self.data { Some(table) } else { None }
    }
}

/// A table with more headings below it is left to the general tree.
const MOST_HEADINGS: usize = 1_000;
/// So many tokens are gathered at least before they are parsed.
const PIECE: usize = 256;

/// Looks at each token of a text once, in its order; a find ends the reading.
pub(in crate::files) type Watch<'w, F> = &'w mut dyn FnMut(&toml_parser::lexer::Token) -> Option<F>;

/// The document, where it is a regular one; what `watch` found, where it found
/// something.
pub(in crate::files) fn regular<'s, F>(
    source: &'s str,
    watch: Watch<'_, F>,
) -> Result<Option<Table<'s>>, F> {
    let source = Source::new(source);
    let mut builder = Builder::new(source);
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    let mut begins_line = false;
    for token in source.lex() {
        if let Some(found) = watch(&token) {
            return Err(found);
        }
        let kind = token.kind();
        // A heading begins something that stands for itself.
        if kind == TokenKind::LeftSquareBracket
            && begins_line
            && depth == 0
            && tokens.len() >= PIECE
            && !builder.irregular
        {
            builder.take(&tokens);
            tokens.clear();
        }
        begins_line = kind == TokenKind::Newline;
        match kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        if !builder.irregular {
            tokens.push(token);
        }
    }
    if !builder.irregular {
        builder.take(&tokens);
    }
    Ok(builder.finish())
}

/// The same of the `toml` crate's tree.
pub(in crate::files) fn general(table: DeTable<'_>) -> Table<'_> {
    let mut entries: Vec<(Key<'_>, Value<'_>)> = table
        .into_iter()
        .map(|(key, value)| {
            let at = key.span().start as u32;
            (Key { word: key.into_inner(), at }, value_of(value))
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.at);
    Table { entries, by: By::default() }
}

fn value_of(value: Spanned<DeValue<'_>>) -> Value<'_> {
    let at = value.span().start as u32;
    let data = match value.into_inner() {
        DeValue::String(text) => Data::Text(text),
        DeValue::Integer(number) => Data::Number(whole(number.as_str(), number.radix())),
        DeValue::Float(_) => Data::Float,
        DeValue::Boolean(flag) => Data::Flag(flag),
        DeValue::Datetime(moment) => Data::Moment(Box::new(moment)),
        DeValue::Array(list) => Data::Array(list.into_iter().map(value_of).collect()),
        DeValue::Table(table) => Data::Table(general(table)),
    };
    Value { data, at }
}

fn whole(number: &str, radix: u32) -> Option<u32> {
    u32::from_str_radix(number, radix).ok()
}

/// A value in brackets that is not closed yet.
enum Open<'s> {
    Array(u32, Vec<Value<'s>>),
    Table(u32, Option<Key<'s>>, Table<'s>),
}

/// Where the keys and values below a heading go.
struct Heading<'s> {
    path: Vec<Key<'s>>,
    at: u32,
    of_list: bool,
}

struct Builder<'s> {
    source: Source<'s>,
    root: Table<'s>,
    /// Below the heading read last.
    table: Table<'s>,
    heading: Option<Heading<'s>>,
    /// Whether the keys that come now are a heading's.
    in_heading: bool,
    key: Option<Key<'s>>,
    open: Vec<Open<'s>>,
    /// Keys that are known to differ from each other.
    distinct: Vec<&'s str>,
    irregular: bool,
}

struct Faults<'f>(&'f mut bool);

impl ErrorSink for Faults<'_> {
    fn report_error(&mut self, _: ParseError) {
        *self.0 = true;
    }
}

impl<'s> Builder<'s> {
    fn new(source: Source<'s>) -> Self {
        Self {
            source,
            root: Table::default(),
            table: Table::default(),
            heading: None,
            in_heading: false,
            key: None,
            open: Vec::new(),
            distinct: Vec::new(),
            irregular: false,
        }
    }

    fn take(&mut self, tokens: &[toml_parser::lexer::Token]) {
        let mut faulty = false;
        let source = self.source;
        parse_document(
            tokens,
            &mut ValidateWhitespace::new(self, source),
            &mut Faults(&mut faulty),
        );
        self.irregular |= faulty;
    }

    fn finish(mut self) -> Option<Table<'s>> {
        self.close_table();
        (!self.irregular && self.open.is_empty()).then_some(self.root)
    }

    fn decode_key(&mut self, span: Span, encoding: Option<Encoding>) -> Key<'s> {
        let at = span.start() as u32;
        let mut word = Cow::Borrowed("");
        if let Some(raw) = self.source.get(span) {
            let text = raw.as_str();
            let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
            if encoding.is_none() && !text.is_empty() && text.bytes().all(bare) {
                word = Cow::Borrowed(text);
            } else {
                let raw = toml_parser::Raw::new_unchecked(text, encoding, span);
                raw.decode_key(&mut word, &mut Faults(&mut self.irregular));
            }
        }
        Key { word, at }
    }

    fn decode(&mut self, span: Span, encoding: Option<Encoding>) -> Data<'s> {
        let Some(raw) = self.source.get(span) else { return Data::Float };
        let text = raw.as_str();
        if let (None, &[digit @ b'0'..=b'9']) = (encoding, text.as_bytes()) {
            return Data::Number(Some(u32::from(digit - b'0')));
        }
        let raw = toml_parser::Raw::new_unchecked(text, encoding, span);
        let mut decoded = Cow::Borrowed("");
        match raw.decode_scalar(&mut decoded, &mut Faults(&mut self.irregular)) {
            ScalarKind::String => Data::Text(decoded),
            ScalarKind::Boolean(flag) => Data::Flag(flag),
            ScalarKind::Float => Data::Float,
            ScalarKind::Integer(radix) => Data::Number(whole(&decoded, radix.value())),
            ScalarKind::DateTime => match decoded.parse() {
                Ok(moment) => Data::Moment(Box::new(moment)),
                Err(_) => {
                    self.irregular = true;
                    Data::Float
                }
            },
        }
    }

    /// A value has come to its end.
    fn put(&mut self, value: Value<'s>) {
        let slot = match self.open.last_mut() {
            Some(Open::Array(_, list)) => {
                list.push(value);
                return;
            }
            Some(Open::Table(_, key, table)) => (key.take(), table),
            None => (self.key.take(), &mut self.table),
        };
        match slot {
            (Some(key), table) => table.entries.push((key, value)),
            (None, _) => self.irregular = true,
        }
    }

    /// No key twice. Tables of one list mostly have the same keys as the one
    /// before, and need not be looked at again.
    fn check(&mut self, table: &Table<'s>) {
        let words = || table.entries.iter().map(|(key, _)| key.word.as_ref());
        if table.entries.len() <= 12 {
            let entries = &table.entries;
            let twice = |(at, (key, _)): (usize, &(Key<'_>, Value<'_>))| {
                entries[..at].iter().any(|(other, _)| other.word == key.word)
            };
            self.irregular |= entries.iter().enumerate().any(twice);
            return;
        }
        if words().eq(self.distinct.iter().copied()) {
            return;
        }
        let mut sorted: Vec<&str> = words().collect();
        sorted.sort_unstable();
        self.irregular |= sorted.windows(2).any(|pair| pair[0] == pair[1]);
        self.distinct.clear();
        for (key, _) in &table.entries {
            match &key.word {
                Cow::Borrowed(word) => self.distinct.push(*word),
                Cow::Owned(_) => {
                    self.distinct.clear();
                    break;
                }
            }
        }
    }

    /// Puts the table of the heading before where it belongs.
    fn close_table(&mut self) {
        // The next one will probably be as long.
        let next = Table { entries: Vec::with_capacity(self.table.entries.len()), by: By::Heading };
        let mut table = std::mem::replace(&mut self.table, next);
        table.entries.shrink_to_fit();
        self.check(&table);
        let Some(Heading { mut path, at, of_list }) = self.heading.take() else {
            self.root = table;
            return;
        };
        if self.irregular || !self.open.is_empty() || self.key.is_some() {
            self.irregular = true;
            return;
        }
        let Some(last) = path.pop() else {
            self.irregular = true;
            return;
        };
        let mut parent = &mut self.root;
        for step in &path {
            let found = parent.get_mut(&step.word).map(|value| &mut value.data);
            let inner = match found {
                Some(Data::Tables(list)) => list.last_mut().map(|value| &mut value.data),
                other => other,
            };
            match inner {
                Some(Data::Table(inner)) if inner.by == By::Heading => parent = inner,
                _ => {
                    self.irregular = true;
                    return;
                }
            }
        }
        // To look a heading up takes a step for each one before it.
        if parent.entries.len() > MOST_HEADINGS {
            self.irregular = true;
            return;
        }
        let value = Value { data: Data::Table(table), at };
        match (of_list, parent.get_mut(&last.word).map(|value| &mut value.data)) {
            (false, None) => parent.entries.push((last, value)),
            (true, None) => {
                parent.entries.push((last, Value { data: Data::Tables(vec![value]), at }));
            }
            (true, Some(Data::Tables(list))) => list.push(value),
            _ => self.irregular = true,
        }
    }

    fn open_heading(&mut self, span: Span, of_list: bool) {
        self.close_table();
        self.heading = Some(Heading { path: Vec::new(), at: span.start() as u32, of_list });
        self.in_heading = true;
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open_heading(span, false);
    }

    fn std_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.in_heading = false;
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open_heading(span, true);
    }

    fn array_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.in_heading = false;
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        let table = Table { entries: Vec::new(), by: By::Braces };
        self.open.push(Open::Table(span.start() as u32, None, table));
        true
    }

    fn inline_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        match self.open.pop() {
            Some(Open::Table(at, None, table)) => {
                self.check(&table);
                self.put(Value { data: Data::Table(table), at });
            }
            _ => self.irregular = true,
        }
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open.push(Open::Array(span.start() as u32, Vec::new()));
        true
    }

    fn array_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        match self.open.pop() {
            Some(Open::Array(at, list)) => self.put(Value { data: Data::Array(list), at }),
            _ => self.irregular = true,
        }
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, _: &mut dyn ErrorSink) {
        let key = self.decode_key(span, encoding);
        if self.in_heading {
            if let Some(heading) = &mut self.heading {
                heading.path.push(key);
            }
            return;
        }
        let slot = match self.open.last_mut() {
            None => &mut self.key,
            Some(Open::Table(_, slot, _)) => slot,
            Some(Open::Array(..)) => {
                self.irregular = true;
                return;
            }
        };
        self.irregular |= slot.is_some();
        *slot = Some(key);
    }

    fn key_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        // A dotted key.
        self.irregular |= !self.in_heading;
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, _: &mut dyn ErrorSink) {
        let data = self.decode(span, encoding);
        self.put(Value { data, at: span.start() as u32 });
    }

    fn error(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.irregular = true;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn quick(source: &str) -> Option<Table<'_>> {
        regular(source, &mut |_| None::<()>).unwrap()
    }

    /// The tree of the `toml` crate, with what it does not tell apart.
    fn expected(source: &str) -> Option<Table<'_>> {
        DeTable::parse(source).ok().map(|root| general(root.into_inner()))
    }

    /// Lists of tables as lists, and tables as if by heading: the other tree
    /// does not tell.
    fn plain(table: Table<'_>) -> Table<'_> {
        let mut entries: Vec<_> =
            table.entries.into_iter().map(|(key, own)| (key, plain_value(own))).collect();
        entries.sort_by_key(|(key, _)| key.at);
        Table { entries, by: By::Heading }
    }

    fn plain_value(value: Value<'_>) -> Value<'_> {
        let data = match value.data {
            Data::Tables(list) | Data::Array(list) => {
                Data::Array(list.into_iter().map(plain_value).collect())
            }
            Data::Table(table) => Data::Table(plain(table)),
            other => other,
        };
        Value { data, at: value.at }
    }

    fn agrees(source: &str) {
        if let Some(table) = quick(source) {
            assert_eq!(Some(plain(table)), expected(source), "{source}");
        }
    }

    #[test]
    fn every_shipped_file_is_regular_and_reads_as_the_toml_crate_reads_it() {
        let templates = crate::assets::TEMPLATES.iter().map(|template| template.source);
        for source in templates.chain([crate::assets::DEMO]) {
            assert!(quick(source).is_some());
            agrees(source);
        }
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_left_to_the_toml_crate() {
        for source in [
            "a.b = 1",
            "[a]\n[a]\n",
            "[a.b]\n[a]\n",
            "a = 1\na = 2",
            "a = { b = 1, b = 2 }",
            "a = [1\n[b]\n",
            "[[a]]\n[a]\n",
            "a = []\n[[a]]\n",
            "a = {}\n[a.b]\n",
            "a = 01",
            "a = \"\\q\"",
            "a = 2026-13-01",
            "[a",
            "a",
            "= 1",
        ] {
            assert_eq!(quick(source), None, "{source}");
        }
    }

    fn line() -> impl Strategy<Value = String> {
        let key = prop_oneof![Just("a"), Just("b"), Just("\"c d\""), Just("a.b"), Just("'e'")];
        let value = prop_oneof![
            Just("1"),
            Just("0x1F"),
            Just("-3"),
            Just("1.5"),
            Just("true"),
            Just("\"x\\ty\""),
            Just("2026-11-22"),
            Just("[1, [2, 3], {a = 1}]"),
            Just("{ a = 1, b = { c = \"d\" } }"),
            Just("[\n 1,\n [2],\n]"),
            Just("'''\n[a]\n'''"),
            Just("{}"),
            Just("[]"),
            Just("nix"),
        ];
        let heading = prop_oneof![
            Just("[a]"),
            Just("[b]"),
            Just("[[a]]"),
            Just("[a.b]"),
            Just("[[a.b]]"),
            Just("[a.b.c]"),
            Just("[[c]]"),
            Just("[c.a]"),
            Just("# a comment"),
            Just(""),
            Just("[a"),
            Just("}"),
        ];
        prop_oneof![
            2 => (key, value).prop_map(|(key, value)| format!("{key} = {value}")),
            1 => heading.prop_map(str::to_owned),
        ]
    }

    proptest! {
        #[test]
        fn whatever_is_built_here_is_what_the_toml_crate_builds(
            lines in proptest::collection::vec(line(), 0..14),
            ends in prop_oneof![Just("\n"), Just("\r\n")],
        ) {
            agrees(&lines.join(ends));
        }

        #[test]
        fn a_file_with_some_bytes_lost_is_read_alike(from in 0_usize..6000, count in 1_usize..40) {
            let mut source = crate::assets::DEMO.to_owned();
            let from = source.floor_char_boundary(from.min(source.len()));
            let to = source.floor_char_boundary((from + count).min(source.len()));
            source.replace_range(from..to, "");
            agrees(&source);
        }
    }
}
