//! Why something can't be printed. Never with what people wrote.

/// Why something can't be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// There is none of what was asked for.
    #[error("there is nothing to print")]
    Nothing,
    /// A turn or a sheet points to a reader who isn't in the list.
    #[error("there is no such reader in this edition")]
    NoSuchReader,
    /// More than one file may hold.
    #[error("more than {most} characters in one file")]
    TooLong {
        /// How many there may be, over all copies.
        most: usize,
    },
    /// More copies than one file may hold.
    #[error("more than {most} copies in one file")]
    TooManyCopies {
        /// How many there may be.
        most: usize,
    },
    /// More pages than one file may hold.
    #[error("more than {most} pages in one file")]
    TooManyPages {
        /// How many there may be.
        most: usize,
    },
    /// Too many others are waiting for theirs.
    #[error("{most} files are being printed already; try again soon")]
    Busy {
        /// How many may wait.
        most: usize,
    },
    /// The typesetter refused. Its own words could hold what people wrote, so they aren't here.
    #[error("the typesetter refused this edition")]
    Refused,
}
