//! What can be printed: one edition as plain words, the documents made of it, and what comes back. Pages fill it and
//! `kith-paper` sets it, so that nothing but the server waits for a typesetter.

mod document;
mod edition;
mod error;
mod safety;

pub use document::{Copy, Document, Paper, Pdf, Settings};
pub use edition::{
    Admission, AdmissionItem, Ask, BoundarySheet, Closing, Edition, Fact, Ladder, Objection, OrderLine, Reader, Role,
    RunRow, Rung, Seat, Shred, ShredRow, Spoken, Titled, Turn,
};
pub use error::PaperError;
pub use safety::{Helpline, SafetyCard, SafetySection};

/// Whoever sets paper. Blocks the calling thread until the file is there.
pub trait Printer: Send + Sync {
    /// One document of an edition.
    ///
    /// # Errors
    /// See [`PaperError`].
    fn print(&self, edition: &Edition, document: Document, settings: &Settings) -> Result<Pdf, PaperError>;
}
