//! Parts that several screens are made of, on ratatui's own widgets.

mod ascii;
mod entries;
mod footer;
pub mod form;
mod header;
mod message;
mod popup;
mod qr;
mod text;

pub use ascii::to_ascii;
pub use entries::{EntryList, more_above_and_below, more_below, top_of};
pub use footer::footer;
pub use form::{Control, Form, Note};
pub use header::{header, tab_at};
pub use message::message;
pub use popup::Popup;
pub use qr::QrCode;
pub use text::{fit, right, rule, wrap, wrapped};
