//! Roundtable.
fn main() {}
