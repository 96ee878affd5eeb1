//! The two kinds of random text that keep others out: a short token in the
//! address, which people may have to type, and a long secret a phone, which
//! nobody sees.

use std::fmt;

/// Letters and digits that look like no other, all in a QR code's short alphabet.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// The last part of the room's address, new for each room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Returns a token that can be typed: 25 bits, guarded by the limit of
    /// wrong tries.
    ///
    /// # Errors
    /// Where the system has no random numbers.
    pub fn short() -> Result<Self, getrandom::Error> {
        Self::of_length(5)
    }

    /// Returns a token that cannot be guessed, for an address that the whole
    /// internet can reach: 130 bits.
    ///
    /// # Errors
    /// Where the system has no random numbers.
    pub fn long() -> Result<Self, getrandom::Error> {
        Self::of_length(26)
    }

    fn of_length(length: usize) -> Result<Self, getrandom::Error> {
        let mut bytes = vec![0; length];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()))
    }

    /// Returns the token as it is in the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether a part of an address is this token; people type it in lower case.
    pub fn is(&self, given: &str) -> bool {
        same_text(self.0.as_bytes(), given.to_ascii_uppercase().as_bytes())
    }
}

/// What a phone proves itself with: 128 bits that only it and the program know.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// Returns a new secret.
    ///
    /// # Errors
    /// Where the system has no random numbers.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(format!("{:032x}", u128::from_be_bytes(bytes))))
    }

    /// Returns the secret as the phone sends it back.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether a phone sent this secret.
    pub fn is(&self, given: &str) -> bool {
        same_text(self.0.as_bytes(), given.as_bytes())
    }
}

/// Compares without stopping at the first difference, so that the time taken
/// tells nothing.
fn same_text(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len()
        && left.iter().zip(right).fold(0, |difference, (l, r)| difference | (l ^ r)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_short_typable_and_new_each_time() {
        let (first, second) = (Token::short().unwrap(), Token::short().unwrap());
        assert_eq!(first.as_str().len(), 5);
        assert!(first.as_str().bytes().all(|byte| ALPHABET.contains(&byte)));
        assert_ne!(Token::long().unwrap(), Token::long().unwrap());
        assert!(first.is(&first.as_str().to_lowercase()));
        assert!(first == second || !first.is(second.as_str()));
        assert!(!first.is(""));
    }

    #[test]
    fn a_secret_is_never_shown_by_debug() {
        let secret = Secret::new().unwrap();
        assert_eq!(secret.as_str().len(), 32);
        assert!(!format!("{secret:?}").contains(secret.as_str()));
        assert!(secret.is(secret.as_str()) && !secret.is("0"));
    }
}
