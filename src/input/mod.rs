//! From keys to actions. [`table`] is the one list that dispatch, footer,
//! help, the README and their tests are made from.

mod key;
mod keymap;
pub mod table;
mod terminal_answer;

pub use key::{Code, Key};
pub use keymap::{BadKeymap, Keymap};
pub use terminal_answer::{AnswerFilter, Answered};
