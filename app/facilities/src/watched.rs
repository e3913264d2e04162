//! What a CSV reader can't say of what it read: whether every quote was closed, and whether the last line was.

use std::io::{Error, ErrorKind, Read, Result};

/// The longest line, in bytes: its fields take memory of their own.
const LONGEST_LINE: usize = 4 << 20;

/// Where in a field a reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    /// Before its first letter, where a quote opens it.
    Start,
    /// In a plain one, where a quote is a letter like others.
    Plain,
    /// Between its quotes.
    Quoted,
    /// Behind a quote that closes it, or begins a doubled one.
    Closed,
}

/// A reader that remembers how its text ended.
pub(crate) struct Watched<R> {
    input: R,
    between: u8,
    at: Where,
    /// Whether the last thing read was the end of a line.
    pub(crate) line_is_over: bool,
    line: usize,
}

impl<R: Read> Watched<R> {
    /// Begins watching a text with this byte between its columns.
    pub(crate) fn new(input: R, between: u8) -> Self {
        Self { input, between, at: Where::Start, line_is_over: true, line: 0 }
    }

    /// Whether a quote was opened and never closed.
    pub(crate) fn is_open(&self) -> bool {
        self.at == Where::Quoted
    }

    fn pass(&mut self, byte: u8) {
        let ends = byte == self.between || matches!(byte, b'\n' | b'\r');
        self.at = match (self.at, byte) {
            (Where::Start | Where::Closed, b'"') => Where::Quoted,
            (Where::Quoted, b'"') => Where::Closed,
            (Where::Quoted, _) => Where::Quoted,
            (_, _) if ends => Where::Start,
            (_, _) => Where::Plain,
        };
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let read = self.input.read(into)?;
        let bytes = into.get(..read).unwrap_or_default();
        bytes.iter().for_each(|byte| self.pass(*byte));
        let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
        if let Some(last) = bytes.last() {
            self.line_is_over = ends(last);
        }
        match bytes.iter().rposition(ends) {
            Some(at) => self.line = read - at,
            None => self.line += read,
        }
        // Not as an error of reading: the file is what is wrong.
        if self.line > LONGEST_LINE { Err(Error::from(ErrorKind::InvalidData)) } else { Ok(read) }
    }
}
