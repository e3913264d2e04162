//! The few interactive parts of a page, compiled natively for the server's rendering and to WebAssembly for the browser.
//!
//! An island makes a form quicker and livelier; the form beside it does the same work without it. It sends to the
//! form's own doors (docs/adr/0003), so there is one way in and one set of checks.

mod letter_status;
mod part_editor;
pub mod saver;

#[cfg(feature = "hydrate")]
mod browser;

pub use letter_status::LetterStatus;
pub use part_editor::PartEditor;
