//! Which key does what, here: the table with a person's own keys over it.

use std::collections::HashMap;
use std::fmt;

use super::table::{self, Binding, TABLE};
use super::{Code, Key};
use crate::tui::app::{Action, Context};

/// The table's keys, and a person's own in place of some. The table's are read
/// when they are asked for: a start needs a dozen of some hundreds.
#[derive(Debug, Clone)]
pub struct Keymap {
    own: Vec<(&'static str, Vec<Key>)>,
}

/// What is wrong with someone's own keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadKeymap {
    /// The table has no such line.
    NoSuchAction(String),
    /// That is no key, and what to write.
    NoSuchKey(String),
    /// Two actions of one context with the same key.
    Twice(String, String, String),
}

impl fmt::Display for BadKeymap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchAction(name) => {
                write!(f, "no action is called `{name}`; the help lists them all")
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
    /// The table with some lines' keys written anew.
    pub fn with(own: &[(String, Vec<String>)]) -> Result<Self, BadKeymap> {
        let mut keymap = Self { own: Vec::with_capacity(own.len()) };
        for (name, texts) in own {
            let Some(binding) = TABLE.iter().find(|binding| binding.name == name) else {
                return Err(BadKeymap::NoSuchAction(name.clone()));
            };
            let keys = texts.iter().map(|text| text.parse().map_err(BadKeymap::NoSuchKey));
            keymap.own.push((binding.name, keys.collect::<Result<_, _>>()?));
        }
        // Of the table itself a test says that no key stands twice.
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

    /// What a key does in a context; letters are text where text is typed.
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

    /// The keys of a line of the table, the one to show first.
    pub fn shown(&self, binding: &Binding) -> impl Iterator<Item = Key> {
        let own = self.own.iter().find(|(name, _)| *name == binding.name);
        let (own, usual) = match own {
            Some((_, keys)) => (keys.as_slice(), &[][..]),
            None => (&[][..], binding.keys),
        };
        own.iter().copied().chain(usual.iter().filter_map(|text| text.parse().ok()))
    }
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
        let fault = Keymap::with(&[("away".into(), vec!["q".into()])]).unwrap_err().to_string();
        assert!(fault.contains("away") && fault.contains("quit"), "{fault}");
    }
}
