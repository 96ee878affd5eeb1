//! Which key does what, here: the table with a person's own keys over it.

use std::collections::HashMap;
use std::fmt;

use super::table::{self, TABLE};
use super::{Code, Key};
use crate::app::{Action, Context};

/// Keys by context.
#[derive(Debug, Clone)]
pub struct Keymap {
    keys: HashMap<(Context, Key), Action>,
    shown: HashMap<&'static str, Vec<Key>>,
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
        let mut shown: HashMap<&'static str, Vec<Key>> = HashMap::new();
        let parse = |text: &str| text.parse::<Key>().map_err(BadKeymap::NoSuchKey);
        for (name, _) in own {
            if !TABLE.iter().any(|binding| binding.name == name) {
                return Err(BadKeymap::NoSuchAction(name.clone()));
            }
        }
        let mut keys: HashMap<(Context, Key), (&'static str, &Action)> = HashMap::new();
        for binding in TABLE {
            let mine = own.iter().find(|(name, _)| name == binding.name);
            let of_binding: Vec<Key> = match mine {
                Some((_, texts)) => {
                    texts.iter().map(|text| parse(text)).collect::<Result<_, _>>()?
                }
                None => binding.keys.iter().map(|text| parse(text)).collect::<Result<_, _>>()?,
            };
            for &context in binding.contexts {
                for &key in &of_binding {
                    let slot = (binding.name, &binding.action);
                    if let Some((other, _)) = keys.insert((context, key), slot) {
                        let twice = (key.to_string(), other.into(), binding.name.into());
                        return Err(BadKeymap::Twice(twice.0, twice.1, twice.2));
                    }
                }
            }
            shown.insert(binding.name, of_binding);
        }
        let keys = keys.into_iter().map(|(at, (_, action))| (at, action.clone())).collect();
        Ok(Self { keys, shown })
    }

    /// What a key does in a context; letters are text where text is typed.
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        if let Some(action) = self.keys.get(&(context, key)) {
            return Some(action.clone());
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
    pub fn shown(&self, binding: &table::Binding) -> &[Key] {
        self.shown.get(binding.name).map_or(&[], Vec::as_slice)
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
