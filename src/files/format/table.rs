//! Tables and lists: structs whose unknown keys are noticed, maps in the order
//! of the file, lists of tables.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use toml::Spanned;

use super::fields::fields_of;
use super::value::{Problem, Text};
use crate::team::MAX_PEOPLE;

/// A value with its place in the file.
pub(in crate::files) type At<T> = Spanned<T>;

/// Returns a value of our own making, which has no place in a file.
pub(in crate::files) fn new<T>(value: T) -> At<T> {
    Spanned::new(0..0, value)
}

/// Returns the byte that a value stands at.
pub(in crate::files) fn start<T>(value: &At<T>) -> usize {
    value.span().start
}

/// A key that a table's struct has no field for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::files) struct Unknown {
    pub(in crate::files) at: usize,
    pub(in crate::files) word: String,
    /// Whether it is a list of tables, `[[word]]`.
    pub(in crate::files) is_tables: bool,
    /// The keys that the table may have.
    pub(in crate::files) known: &'static [&'static str],
}

/// A table of the file as a struct, with the keys that the struct has not.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::files) struct Table<T> {
    /// The byte of its heading or of its opening brace.
    pub(in crate::files) at: usize,
    pub(in crate::files) own: T,
    pub(in crate::files) unknown: Vec<Unknown>,
}

impl<T> From<T> for Table<T> {
    fn from(own: T) -> Self {
        Self { at: 0, own, unknown: Vec::new() }
    }
}

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.own.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let inner = Spanned::<Inner<T>>::deserialize(deserializer)?;
        let at = start(&inner);
        let Inner(own, unknown) = inner.into_inner();
        Ok(Self { at, own, unknown })
    }
}

struct Inner<T>(T, Vec<Unknown>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Inner<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(CompoundVisitor(PhantomData))
    }
}

/// A value that is read from a table, a list or both, and from no single value.
trait Compound<'de>: Sized {
    /// Refuses a value of another kind, such as "a number".
    fn refuse<E: de::Error>(kind: &str) -> Result<Self, E>;

    fn from_list<A: SeqAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Self::refuse("a list")
    }

    fn from_table<A: MapAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Self::refuse("a table")
    }
}

struct CompoundVisitor<C>(PhantomData<C>);

impl<'de, C: Compound<'de>> Visitor<'de> for CompoundVisitor<C> {
    type Value = C;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table")
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<C, E> {
        C::refuse("a text")
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<C, E> {
        C::refuse("a number")
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<C, E> {
        C::refuse("a number")
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<C, E> {
        C::refuse("a number")
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<C, E> {
        C::refuse("a number")
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<C, E> {
        C::refuse("a number")
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<C, E> {
        C::refuse("a boolean")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<C, A::Error> {
        C::from_list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<C, A::Error> {
        C::from_table(table)
    }
}

/// Implements `Deserialize` for a [`Compound`].
macro_rules! compound {
    ([$($generics:tt)*] $type:ty) => {
        impl<$($generics)*> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(CompoundVisitor(PhantomData))
            }
        }
    };
}

fn no_table<T, E: de::Error>(kind: &str) -> Result<T, E> {
    let what = format!("`{{path}}` is {kind}, not a table");
    Err(Problem::new(what, "write it below a line {heading}").into_serde())
}

fn date_is_no_table() -> Problem {
    Problem::new("`{path}` is a date, not a table", "write it below a line {heading}")
}

impl<'de, T: Deserialize<'de>> Compound<'de> for Inner<T> {
    fn refuse<E: de::Error>(kind: &str) -> Result<Self, E> {
        no_table(kind)
    }

    fn from_table<A: MapAccess<'de>>(table: A) -> Result<Self, A::Error> {
        read_table(table, date_is_no_table).map(|(own, unknown)| Self(own, unknown))
    }
}

/// Reads a table into its struct, and the keys that the struct has not.
/// `no_date` says what a date there means.
pub(super) fn read_table<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    table: A,
    no_date: fn() -> Problem,
) -> Result<(T, Vec<Unknown>), A::Error> {
    let mut unknown = Vec::new();
    let known = Known { table, fields: fields_of::<T>(), no_date, unknown: &mut unknown };
    let own = T::deserialize(de::value::MapAccessDeserializer::new(known))?;
    Ok((own, unknown))
}

/// Passes on the keys that a struct has fields for and keeps the others.
struct Known<'u, A> {
    table: A,
    fields: &'static [&'static str],
    no_date: fn() -> Problem,
    unknown: &'u mut Vec<Unknown>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Known<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = next_key(&mut self.table, self.no_date)? {
            let word = &*key.get_ref().0;
            if self.fields.contains(&word) {
                return seed.deserialize(StrDeserializer::new(word)).map(Some);
            }
            let Peek { is_tables } = self.table.next_value()?;
            let (at, word, known) = (start(&key), word.to_owned(), self.fields);
            self.unknown.push(Unknown { at, word, is_tables, known });
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.table.next_value_seed(seed)
    }
}

/// Returns the next key with its place. The `toml` crate hands a date over as
/// a table whose one key has no place: that is no table.
fn next_key<'de, A: MapAccess<'de>>(
    table: &mut A,
    no_date: fn() -> Problem,
) -> Result<Option<At<Text<'de>>>, A::Error> {
    table.next_key::<At<Text<'de>>>().map_err(|_| no_date().into_serde())
}

/// What an unknown key holds, as far as a warning needs it.
struct Peek {
    is_tables: bool,
}

compound!(['de] Peek);

impl<'de> Compound<'de> for Peek {
    fn refuse<E: de::Error>(_: &str) -> Result<Self, E> {
        Ok(Self { is_tables: false })
    }

    fn from_list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        let mut is_tables = false;
        while let Some(part) = list.next_element::<Part>()? {
            is_tables |= part.0;
        }
        Ok(Self { is_tables })
    }

    fn from_table<A: MapAccess<'de>>(mut table: A) -> Result<Self, A::Error> {
        while table.next_entry::<IgnoredAny, Self>()?.is_some() {}
        Ok(Self { is_tables: false })
    }
}

/// A part of a list: whether it is a table.
struct Part(bool);

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(super::value::Found::deserialize(deserializer)? == super::value::Found::Table))
    }
}

/// The tables of `[[key]]`.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::files) struct Tables<T>(pub(in crate::files) Vec<Table<T>>);

impl<T> Tables<T> {
    pub(in crate::files) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> FromIterator<T> for Tables<T> {
    fn from_iter<I: IntoIterator<Item = T>>(tables: I) -> Self {
        Self(tables.into_iter().map(Table::from).collect())
    }
}

impl<T: Serialize> Serialize for Tables<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

compound!(['de, T: Deserialize<'de>] Tables<T>);

impl<'de, T: Deserialize<'de>> Compound<'de> for Tables<T> {
    fn refuse<E: de::Error>(_: &str) -> Result<Self, E> {
        let remedy = "write each one below a line [[{key}]]";
        Err(Problem::new("`{key}` must be a list of tables", remedy).into_serde())
    }

    fn from_list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        let mut tables = Vec::with_capacity(list.size_hint().unwrap_or(0).min(MAX_PEOPLE));
        while let Some(table) = list.next_element::<Table<T>>()? {
            if tables.len() == MAX_PEOPLE {
                let what = format!("the file has more than {MAX_PEOPLE} of [[{{key}}]]");
                let problem = Problem::new(what, "keep only what the team still uses");
                return Err(problem.at(table.at).into_serde());
            }
            tables.push(table);
        }
        Ok(Self(tables))
    }
}

/// A list of single values.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::files) struct List<T>(pub(in crate::files) Vec<At<T>>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> List<T> {
    pub(in crate::files) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().map(new).collect())
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

compound!(['de, T: Deserialize<'de>] List<T>);

impl<'de, T: Deserialize<'de>> Compound<'de> for List<T> {
    fn refuse<E: de::Error>(kind: &str) -> Result<Self, E> {
        let what = format!("`{{key}}` is {kind}, not a list");
        Err(Problem::new(what, "write {key} = [\"…\"]").into_serde())
    }

    fn from_list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Self(values))
    }
}

/// A table whose keys are ids, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::files) struct Entries<'a, T>(pub(in crate::files) Vec<(At<Text<'a>>, At<T>)>);

impl<T> Default for Entries<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Entries<'_, T> {
    pub(in crate::files) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a, T> FromIterator<(&'a str, T)> for Entries<'a, T> {
    fn from_iter<I: IntoIterator<Item = (&'a str, T)>>(entries: I) -> Self {
        let entry = |(key, value)| (new(Text(Cow::Borrowed(key))), new(value));
        Self(entries.into_iter().map(entry).collect())
    }
}

impl<T: Serialize> Serialize for Entries<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key.get_ref(), value.get_ref())?;
        }
        map.end()
    }
}

compound!(['de: 'a, 'a, T: Deserialize<'de>] Entries<'a, T>);

impl<'de: 'a, 'a, T: Deserialize<'de>> Compound<'de> for Entries<'a, T> {
    fn refuse<E: de::Error>(kind: &str) -> Result<Self, E> {
        no_table(kind)
    }

    fn from_table<A: MapAccess<'de>>(mut table: A) -> Result<Self, A::Error> {
        let mut entries = Vec::with_capacity(table.size_hint().unwrap_or(0));
        while let Some(key) = next_key(&mut table, date_is_no_table)? {
            entries.push((key, table.next_value()?));
        }
        // The `toml` crate sorts its keys.
        entries.sort_by_key(|(key, _)| start(key));
        Ok(Self(entries))
    }
}
