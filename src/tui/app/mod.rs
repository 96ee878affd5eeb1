//! The program's state and how it changes. Knows no terminal and no drawing.
//!
//! [`update`] is the one way in: a [`Model`] and an [`Action`] give a changed
//! model and a list of [`Effect`]s for the loop to carry out. So keys can be
//! played into a model in a test, and what the screen shows can be asked for.

mod action;
pub mod decide;
pub mod decisions;
pub mod edit;
mod effect;
pub mod export;
pub mod find;
pub mod findings;
pub mod fingers;
pub mod hints;
pub mod history;
pub mod map;
pub mod merging;
mod model;
mod options;
pub mod overlay;
mod overlays;
pub mod past;
pub mod plan;
pub mod rate;
mod screen;
pub mod session;
mod source;
pub mod table;
mod tabs;
mod update;
pub mod welcome;
mod why;

pub use super::overlays::{menu, palette, prompt};
pub use action::{Action, Destination, Motion};
pub use effect::Effect;
pub use model::{Model, Notice, Tone};
pub use options::{Background, Options, ThemeChoice};
pub use overlay::Overlay;
pub use screen::{Context, MESSAGE_ROW_FROM, SMALLEST, Screen};
pub use source::{SaveState, Source};
pub use tabs::Tab;
pub use update::{act_on_screen, update};
