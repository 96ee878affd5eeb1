//! What no input may do: make the program panic, lose something, or put a
//! character on the screen that steers a terminal. One module a target, each
//! with a `run` from bytes, so that a found input can be replayed by a test.
//!
//! Random bytes are refused by the first lines of any reader. So most inputs
//! are programs: they take a file that is valid and damage it a few times
//! ([`script`]), which gets deep into the checks behind the syntax.
//!
//! ```text
//! cargo fuzz run read --sanitizer none -- -max_len=64 -runs=10000000
//! ```
//!
//! Without a sanitizer a stable toolchain is enough; there is no unsafe code
//! that one could watch.

pub mod draw;
pub mod import;
pub mod merge;
pub mod read;
pub mod script;
pub mod seeds;

/// What is true of every message: small, clean, and with something to do.
pub(crate) fn is_fit_to_show(message: &str) {
    use roundtable::text;
    assert!(message.len() <= 4096, "{} bytes", message.len());
    assert!(message.contains(';'), "nothing to do: {message}");
    for line in message.lines() {
        assert_eq!(text::visible(line), line, "a raw character");
    }
}
