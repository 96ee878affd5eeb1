//! Pictures: shapes with plain looks, which every program that draws SVG
//! knows. Text nodes only, everything escaped.

mod drawing;
mod look;

pub(super) use drawing::{Drawing, lines};
