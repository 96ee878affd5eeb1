//! Parsers of values that several commands take.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PathBufValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::files;

/// Returns a parser of a team file's path: `team` means `team.toml` if only that exists.
pub(super) fn team_file() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().map(files::typed::team_file)
}

/// Returns a parser that accepts some values of an enum, with their help.
pub(super) fn one_of<T>(values: &[T]) -> impl TypedValueParser<Value = T> + use<T>
where
    T: ValueEnum + Clone + Send + Sync + 'static,
{
    let known: Vec<PossibleValue> = values.iter().filter_map(T::to_possible_value).collect();
    PossibleValuesParser::new(known).try_map(|word| T::from_str(&word, false))
}
