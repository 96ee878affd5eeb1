//! From keys to actions. Dispatch, footer, help, docs/keys.md and their tests are all made from
//! [`table`].

mod bindings;
mod key;
pub mod table;

pub use bindings::{BadKeymap, Keymap};
pub use key::{Code, Key};
