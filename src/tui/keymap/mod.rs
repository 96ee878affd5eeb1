//! From keys to actions. [`table`] is the one list that dispatch, footer,
//! help, the README and their tests are made from.

mod bindings;
mod key;
pub mod table;
mod terminal_answer;

pub use bindings::{BadKeymap, Keymap};
pub use key::{Code, Key};
pub use terminal_answer::{AnswerFilter, Answered};
