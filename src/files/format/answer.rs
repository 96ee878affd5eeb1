//! The two values with a short and a long form: an answer (`4`, `"A2"`, `"pass"` or
//! `{ level = 2, want = "grow" }`) and a need (`"none"` or a table).

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer, de};

use super::table::{At, Unknown, read_table};
use super::tables::Maybe;
use super::value::{Found, FoundVisitor, Problem, Text, Whole};

/// A value in its short form, in its long form (a table), or a list of these: several
/// people's answers about one candidate.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::files) enum Either<'a, T> {
    Short(Found<'a>),
    Long(Box<(T, Vec<Unknown>)>),
    Several(Vec<At<Either<'a, T>>>),
}

/// An answer on one dimension.
pub(in crate::files) type Answer<'a> = Either<'a, AnswerTable<'a>>;

/// A need of one dimension.
pub(in crate::files) type NeedValue<'a> = Either<'a, NeedTable>;

/// An answer in its long form. Only answers about candidates have the last three keys.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(in crate::files) struct AnswerTable<'a> {
    pub level: Maybe<Found<'a>>,
    pub end: Maybe<Found<'a>>,
    pub want: Maybe<Found<'a>>,
    pub source: Maybe<Text<'a>>,
    pub evidence: Maybe<Text<'a>>,
    pub judge: Maybe<Text<'a>>,
}

/// A need: `level` and `people` for a skill or an experience, `a`, `b` and `middle` for a
/// spectrum.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::files) struct NeedTable {
    pub level: Maybe<Whole>,
    pub people: Maybe<Whole>,
    pub a: Maybe<Whole>,
    pub b: Maybe<Whole>,
    pub middle: Maybe<Whole>,
    pub priority: Maybe<Whole>,
}

/// A long form for which there is also a short form.
pub(in crate::files) trait HasShortForm {
    /// Returns the problem of a date, which is neither form.
    fn no_date() -> Problem;
}

impl HasShortForm for AnswerTable<'_> {
    fn no_date() -> Problem {
        let remedy = "write 0 to 5, A3 to B3, or \"pass\"";
        Problem::new("the answer on `{key}` is a date, not a level", remedy)
    }
}

impl HasShortForm for NeedTable {
    fn no_date() -> Problem {
        let remedy = "write { level = 3, people = 2, priority = 1 }, or \"none\"";
        Problem::new("this need is a date, neither a table nor \"none\"", remedy)
    }
}

impl<T> Either<'_, T> {
    pub(super) fn long(own: T) -> Self {
        Self::Long(Box::new((own, Vec::new())))
    }
}

impl<T: Serialize> Serialize for Either<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Short(found) => found.serialize(serializer),
            Self::Long(long) => long.0.serialize(serializer),
            Self::Several(list) => serializer.collect_seq(list.iter().map(At::get_ref)),
        }
    }
}

impl<'de: 'a, 'a, T: Deserialize<'de> + HasShortForm> Deserialize<'de> for Either<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EitherVisitor<T>(PhantomData<T>);

        /// Hands single values to [`FoundVisitor`].
        macro_rules! short {
            ($($method:ident($type:ty))*) => {$(
                fn $method<E: de::Error>(self, value: $type) -> Result<Self::Value, E> {
                    FoundVisitor.$method(value).map(Either::Short)
                }
            )*};
        }

        impl<'de, T: Deserialize<'de> + HasShortForm> Visitor<'de> for EitherVisitor<T> {
            type Value = Either<'de, T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value or a table")
            }

            short! {
                visit_borrowed_str(&'de str)
                visit_str(&str)
                visit_string(String)
                visit_i64(i64)
                visit_u64(u64)
                visit_i128(i128)
                visit_u128(u128)
                visit_f64(f64)
                visit_bool(bool)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut several = Vec::new();
                while let Some(one) = list.next_element()? {
                    several.push(one);
                }
                Ok(Either::Several(several))
            }

            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<Self::Value, A::Error> {
                read_table(table, T::no_date).map(|long| Either::Long(Box::new(long)))
            }
        }
        deserializer.deserialize_any(EitherVisitor(PhantomData))
    }
}
