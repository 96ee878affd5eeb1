//! From keys to actions. [`table`] is the one list that dispatch, footer,
//! help, the README and their tests are made from.

mod bindings;
mod key;
pub mod table;

pub use bindings::{BadKeymap, Keymap};
pub use key::{Code, Key};
