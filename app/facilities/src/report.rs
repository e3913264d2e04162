//! What became of a file, row by row. Rows are counted from 1; the heading of a CSV file isn't one.

use crate::read::MOST_BYTES;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// How many rows were read.
    pub rows_read: usize,
    /// How many places that makes, each once.
    pub accepted: usize,
    /// Rows that were left out.
    pub rejected: Vec<Rejected>,
    /// Rows about a place that is there already; what they know beyond it was added to it.
    pub duplicates: Vec<Duplicate>,
    /// Services whose code nobody knows, kept as they were written, the most frequent first.
    pub unknown_services: Vec<UnknownService>,
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// Which.
    pub row: usize,
    /// Why.
    #[serde(flatten)]
    pub reason: Reason,
}

/// A row about a place that an earlier row was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    /// Which.
    pub row: usize,
    /// The row that was first.
    pub of: usize,
}

/// A service that isn't in the table of codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownService {
    /// What kind, in the list's words; may be blank.
    pub category: String,
    /// Its name or code, in the list's words.
    pub name: String,
    /// In how many rows it stands.
    pub rows: usize,
}

/// Why a row was left out. Never holds what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Reason {
    /// Without a name there is nobody to ask for.
    #[error("it has no name")]
    NoName,
    /// Bytes that are no text: the file was saved in another encoding, or damaged.
    #[error("it holds characters that can’t be read; save the file as UTF-8")]
    Unreadable,
    /// Not the shape of a row: a list where text belongs, or the same field twice.
    #[error("it isn’t built like a row of such a list")]
    Shape,
    /// A field holds more than any such field does.
    #[error("its {field} is too long; {most} characters fit")]
    TooLong {
        /// Which field.
        field: String,
        /// How many characters fit.
        most: usize,
    },
    /// A comma too many somewhere: it can't be told which field is which.
    #[error("it has {fields} fields, but the heading has {heading}")]
    Fields {
        /// How many it has.
        fields: usize,
        /// How many there should be.
        heading: usize,
    },
    /// More services than there are.
    #[error("it names more than {most} services")]
    TooManyServices {
        /// How many are taken.
        most: usize,
    },
}

/// Why nothing at all was taken from a file. Never holds what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "refused", rename_all = "kebab-case")]
pub enum Refusal {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A zip or another archive, or a spreadsheet in its own format: it isn't opened.
    #[error("this is a compressed file or a spreadsheet; open it, save the list as CSV or JSON, and choose that")]
    Packed,
    /// A web page, a picture, a program.
    #[error("this isn’t a list in CSV or JSON")]
    NotAList,
    /// Text, but without the headings or keys of a facility list.
    #[error("no list of facilities was found in it: the first line should name the columns, with name1 among them")]
    NoRows,
    /// More than is read.
    #[error("the file is larger than {} MiB", MOST_BYTES >> 20)]
    TooBig,
    /// More rows than are taken.
    #[error("the file has more than 30,000 rows; split it, or ask for one state at a time")]
    TooManyRows,
    /// It holds more text than is kept of one file.
    #[error("the file holds too much text; split it, or ask for one state at a time")]
    TooMuch,
    /// It breaks off, or isn't well formed.
    #[error("the file is damaged or incomplete after row {after}")]
    Broken {
        /// The last row that was whole; 0 when there was none.
        after: usize,
    },
    /// It didn't arrive, or the disk failed.
    #[error("the file couldn’t be read to its end")]
    Lost,
}
