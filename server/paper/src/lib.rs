//! Kith on paper: one edition of what a circle has prepared, as tagged PDF (PDF/UA-1).
//!
//! The words come in as data and are only ever printed, never read as markup; the template has labels alone. Who may
//! print what, and what stands in an edition, is decided by whoever calls. See docs/adr/0051-paper.md.

mod document;
mod edition;
mod error;
mod fonts;
mod press;
mod print;
mod select;
mod words;
mod world;

pub use document::{Copy, Document, Paper, Pdf, Settings};
pub use edition::{
    Admission, AdmissionItem, Ask, BoundarySheet, Closing, Edition, Fact, Helpline, Objection, OrderLine, Reader, Role,
    RunRow, SafetyCard, SafetySection, Seat, Shred, ShredRow, Spoken, Titled, Turn,
};
pub use error::PaperError;
pub use press::{MOST_WAITING, Press};
pub use print::{MOST_CHARACTERS, MOST_COPIES, MOST_PAGES, print};
