//! What a CSV reader can't say of what it read: whether every quote was closed, and whether the last line was.

use std::io::{Error, ErrorKind, Read, Result};

/// The longest line, in bytes: its fields take memory of their own.
const LONGEST_LINE: usize = 4 << 20;

/// A reader that remembers how its text ended.
pub(crate) struct Watched<R> {
    input: R,
    /// How many quotes there were.
    pub(crate) quotes: usize,
    /// Whether the last thing read was the end of a line.
    pub(crate) line_is_over: bool,
    line: usize,
}

impl<R: Read> Watched<R> {
    /// Begins watching.
    pub(crate) fn new(input: R) -> Self {
        Self { input, quotes: 0, line_is_over: true, line: 0 }
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let read = self.input.read(into)?;
        let bytes = into.get(..read).unwrap_or_default();
        self.quotes += bytes.iter().filter(|byte| **byte == b'"').count();
        if let Some(last) = bytes.last() {
            self.line_is_over = matches!(last, b'\n' | b'\r');
        }
        match bytes.iter().rposition(|byte| *byte == b'\n') {
            Some(at) => self.line = read - at,
            None => self.line += read,
        }
        // Not as an error of reading: the file is what is wrong.
        if self.line > LONGEST_LINE { Err(Error::from(ErrorKind::InvalidData)) } else { Ok(read) }
    }
}
