//! What is printed, read back with other people's eyes: poppler's for the words, lopdf's for the structure.
//!
//! `tests/paper/tagged.rs` says what of PDF/UA-1 is checked.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod caps;
mod circle;
mod literal;
mod neutral;
mod poppler;
mod structure;
mod tagged;
mod turns;
mod whole;
