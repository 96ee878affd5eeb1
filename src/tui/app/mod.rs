//! The program's state and how it changes. Knows no terminal and no drawing.
//!
//! There are two ways in. [`update()`]: a [`Model`] and an [`Action`] give a
//! changed model and a list of [`Effect`]s for the loop to carry out. [`apply_event()`]:
//! what became of them, and what came unasked, changes the model as an
//! [`Event`]. So keys can be played into a model in a test, and what the screen
//! shows can be asked for.

pub mod action;
pub mod effect;
pub mod event;
pub mod find;
pub mod hints;
pub mod merging;
pub mod model;
pub mod options;
pub mod overlay;
pub mod screen;
pub mod source;
pub mod tabs;
pub mod undo;
pub mod update;

pub use crate::tui::overlays::{menu, palette, prompt};
pub use action::{Action, Destination, Motion, stepped};
pub use effect::Effect;
pub use event::{Event, apply_event};
pub use model::{Model, Notice, Tone};
pub use options::{Background, CustomTheme, Options, ThemeChoice};
pub use overlay::{Overlay, Then, ThenTyped};
pub use screen::{Context, MESSAGE_ROW_FROM, MIN_SIZE, Screen};
pub use source::{SaveState, Source};
pub use tabs::Tab;
pub use update::{act_on_screen, update};
