//! Ids, by which parts of a file refer to each other.

use std::borrow::Borrow;
use std::fmt;

/// The id of a dimension, a situation or a person. It is never empty and has no `:`,
/// which separates a spectrum from its end in reports (`id:a`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

/// Why a text cannot be an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadId {
    /// It is empty.
    Empty,
    /// It contains a `:`.
    Colon,
}

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "an id cannot be empty",
            Self::Colon => "an id cannot contain a `:`",
        })
    }
}

impl Id {
    /// Returns an id as written.
    pub fn new(text: &str) -> Result<Self, BadId> {
        if text.is_empty() {
            return Err(BadId::Empty);
        }
        if text.contains(':') {
            return Err(BadId::Colon);
        }
        Ok(Self(text.into()))
    }

    /// Returns the id for a name: in lower case, with `_` for each run of anything but letters and
    /// digits, and no `_` at the ends.
    pub fn from_name(name: &str) -> Self {
        let mut id = String::with_capacity(name.len());
        for c in name.chars().flat_map(char::to_lowercase) {
            if c.is_alphanumeric() {
                id.push(c);
            } else if !id.is_empty() && !id.ends_with('_') {
                id.push('_');
            }
        }
        let trimmed = id.trim_end_matches('_');
        Self(if trimmed.is_empty() { "unnamed".into() } else { trimmed.into() })
    }

    /// Returns the id for a name as [`Id::from_name`] does, with `_2`, `_3` … if it is `taken`.
    pub fn free(name: &str, mut taken: impl FnMut(&Id) -> bool) -> Self {
        let first = Self::from_name(name);
        if !taken(&first) {
            return first;
        }
        let mut n = 2_usize;
        loop {
            let next = Self(format!("{first}_{n}").into());
            if !taken(&next) {
                return next;
            }
            n += 1;
        }
    }

    /// Returns the id's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_name_in_lower_case_with_runs_of_others_folded() {
        assert_eq!(Id::from_name("  Services & Storage! "), "services_storage");
        assert_eq!(Id::from_name("Zoë Ångström"), "zoë_ångström");
        assert_eq!(Id::from_name("???"), "unnamed");
    }

    #[test]
    fn a_taken_id_gets_the_next_number() {
        let taken = [Id::from_name("Bo"), Id::from_name("bo_2")];
        assert_eq!(Id::free("Bo", |id| taken.contains(id)), "bo_3");
    }

    #[test]
    fn an_id_with_a_colon_is_refused() {
        assert_eq!(Id::new("a:b"), Err(BadId::Colon));
    }
}
