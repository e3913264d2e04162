//! The few interactive parts of a page: drawn by the server like the rest of it, and woken by the browser, where this
//! crate is compiled to WebAssembly.
//!
//! An island makes a form quicker and livelier; the form beside it does the same work without it. It sends to the
//! form's own doors (docs/adr/0003), so there is one way in and one set of checks. In the browser it changes what the
//! server drew and draws nothing anew (docs/adr/0016), so Leptos stays on the server.

pub mod hints;
pub mod report;
pub mod saver;
pub mod unsent;

#[cfg(feature = "browser")]
pub mod browser;
#[cfg(feature = "ssr")]
mod view;

#[cfg(feature = "ssr")]
pub use view::{KeepHere, LetterStatus, PartEditor};
