//! The program on the screen: its state, its keys, its drawing and the
//! terminal under it.

pub mod app;
pub mod draw;
pub mod keymap;
pub mod overlays;
pub mod screens;
pub mod terminal;
pub mod widgets;
