//! What lies over a screen and several screens share: its state, what keys do
//! to it and its drawing, one file each.

pub mod confirm;
pub mod decide;
pub mod export;
pub mod help;
pub mod menu;
pub mod palette;
pub mod prompt;
