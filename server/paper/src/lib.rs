//! Kith on paper: one edition of what a circle has prepared, as tagged PDF (PDF/UA-1).
//!
//! The words come in as data and are only ever printed, never read as markup; the template has labels alone. Who may
//! print what, and what stands in an edition, is decided by whoever calls. See docs/adr/0051-paper.md.

mod fonts;
mod press;
mod print;
mod select;
mod words;
mod world;

pub use kith_sheets::{
    Admission, AdmissionItem, Ask, BoundarySheet, Closing, Copy, Document, Edition, Fact, Helpline, Ladder, Objection,
    OrderLine, Paper, PaperError, Pdf, Printer, Reader, Role, RunRow, Rung, SafetyCard, SafetySection, Seat, Settings,
    Shred, ShredRow, Spoken, Titled, Turn,
};
pub use press::{MOST_WAITING, Press};
pub use print::{MOST_CHARACTERS, MOST_COPIES, MOST_PAGES, print};
