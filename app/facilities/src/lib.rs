//! Facility lists: the files in which public directories say which treatment places there are.
//!
//! [`read()`] takes a file in the JSON or CSV form of FindTreatment.gov, row by row, and says what became of each row;
//! [`codes`] knows what their service codes mean; [`wanted`] finds places. Files come from strangers: nothing in them is
//! believed, interpreted or fetched.

pub mod codes;
mod csv;
mod json;
pub mod read;
pub mod report;
mod row;
pub mod wanted;
mod watched;

pub use read::{Import, MOST_BYTES, MOST_ROWS, read};
pub use report::{Duplicate, Reason, Refusal, Rejected, Report};
