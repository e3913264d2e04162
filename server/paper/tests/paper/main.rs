//! What is printed, read back with other people's eyes: poppler's for the words, lopdf's for the structure, veraPDF's
//! for PDF/UA-1.
//!
//! `tests/paper/tagged.rs` says what else of it is checked.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod caps;
mod circle;
mod literal;
mod neutral;
mod poppler;
mod structure;
mod tagged;
mod turns;
mod verapdf;
mod whole;
