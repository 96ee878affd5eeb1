//! The key bindings: the table, with the user's keys.

use std::collections::HashMap;
use std::fmt;

use super::table::{self, Binding, TABLE};
use super::{Code, Key};
use crate::tui::app::{Action, Context};

/// The keys of every binding: the table's or the user's. Read once.
#[derive(Debug, Clone)]
pub struct Keymap {
    keys: HashMap<&'static str, Vec<Key>>,
}

/// What is wrong with the user's keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadKeymap {
    /// There is no such command.
    NoSuchAction(String),
    /// That is not a key; says what to write.
    NoSuchKey(String),
    /// Two commands of one context with the same key.
    Twice(String, String, String),
}

impl fmt::Display for BadKeymap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchAction(name) => {
                write!(f, "there is no command `{name}`; the help (?) lists them all")
            }
            Self::NoSuchKey(why) => f.write_str(why),
            Self::Twice(key, one, other) => {
                write!(f, "`{key}` would be both {one} and {other}; give one of them another key")
            }
        }
    }
}

impl std::error::Error for BadKeymap {}

impl Keymap {
    /// Returns the table's keys, with the user's keys in their place.
    pub fn with(own: &[(String, Vec<String>)]) -> Result<Self, BadKeymap> {
        let mut keys = HashMap::with_capacity(TABLE.len());
        for binding in TABLE {
            keys.insert(binding.name, parsed(binding.keys.iter().copied())?);
        }
        for (name, texts) in own {
            let Some(replaced) = keys.get_mut(name.as_str()) else {
                return Err(BadKeymap::NoSuchAction(name.clone()));
            };
            *replaced = parsed(texts.iter().map(String::as_str))?;
        }
        let keymap = Self { keys };
        // A test makes sure that the table itself has no key twice.
        if !own.is_empty() {
            keymap.has_each_key_once()?;
        }
        Ok(keymap)
    }

    fn has_each_key_once(&self) -> Result<(), BadKeymap> {
        let mut taken: HashMap<(Context, Key), &'static str> = HashMap::new();
        for binding in TABLE {
            for &context in binding.contexts {
                for key in self.shown(binding) {
                    if let Some(other) = taken.insert((context, key), binding.name) {
                        let (one, other) = (other.into(), binding.name.into());
                        return Err(BadKeymap::Twice(key.to_string(), one, other));
                    }
                }
            }
        }
        Ok(())
    }

    /// Returns the action of a key in a context; letters are text where text is typed.
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        let mut bindings = table::of(context);
        if let Some(binding) = bindings.find(|binding| self.shown(binding).any(|own| own == key)) {
            return Some(binding.action.clone());
        }
        match key {
            Key { code: Code::Char(c), ctrl: false, alt: false } if context.takes_text() => {
                Some(Action::Type(c))
            }
            // Any key shows what was hidden.
            _ if context == Context::Hidden => Some(Action::Back),
            _ => None,
        }
    }

    /// Returns the keys of a binding, the one to show first.
    pub fn shown(&self, binding: &Binding) -> impl Iterator<Item = Key> {
        self.keys.get(binding.name).into_iter().flatten().copied()
    }
}

fn parsed<'t>(texts: impl Iterator<Item = &'t str>) -> Result<Vec<Key>, BadKeymap> {
    texts.map(|text| text.parse().map_err(BadKeymap::NoSuchKey)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn someones_own_key_takes_the_place_of_the_tables() {
        let keymap = Keymap::with(&[("away".into(), vec!["z".into()])]).unwrap();
        let key = |text: &str| text.parse().unwrap();
        assert_eq!(keymap.action(Context::Map, key("z")), Some(Action::Away));
        assert_eq!(keymap.action(Context::Map, key("x")), None);
    }

    #[test]
    fn a_key_given_twice_is_refused_with_both_actions_named() {
        let error = Keymap::with(&[("away".into(), vec!["q".into()])]).unwrap_err().to_string();
        assert!(error.contains("away") && error.contains("quit"), "{error}");
    }
}
