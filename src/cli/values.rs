//! The values that an option takes, of an enum that has more of them.

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Returns a parser of some values of an enum, with their help.
pub(super) fn one_of<T>(values: &[T]) -> impl TypedValueParser<Value = T> + use<T>
where
    T: ValueEnum + Clone + Send + Sync + 'static,
{
    let known: Vec<PossibleValue> = values.iter().filter_map(T::to_possible_value).collect();
    PossibleValuesParser::new(known).try_map(|word| T::from_str(&word, false))
}
