//! Reading a file: what kind it is, then row by row.

use crate::report::{Duplicate, Reason, Refusal, Rejected, Report, UnknownService};
use crate::row::Row;
use crate::{csv, json};
use encoding_rs_io::DecodeReaderBytesBuilder;
use kith_domain::facility::{Facility, OtherService};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Cursor, Read};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: u64 = 20 << 20;
/// The most rows that are taken from one file: as many as the largest downloads have.
pub const MOST_ROWS: usize = 30_000;

/// How much of a file is looked at to see what it is, in bytes.
const LOOKED_AT: u64 = 4096;

/// How much of what a file says is kept, in bytes: a short file can name the same long thing again and again.
const MOST_KEPT: usize = 48 << 20;

/// The beginnings of archives, spreadsheets, documents and programs.
const PACKED: [&[u8]; 9] = [
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"\x28\xb5\x2f\xfd",
    b"Rar!",
    b"\xd0\xcf\x11\xe0",
];

/// What a file holds.
#[derive(Debug, Clone, Default)]
pub struct Import {
    /// The places, each once, in the order of the file.
    pub facilities: Vec<Facility>,
    /// What became of each row.
    pub report: Report,
}

/// Reads a file to its end. Rows that can't be taken are left out and reported; of a file that isn't a list, or not a whole
/// one, nothing is taken.
///
/// # Errors
/// [`Refusal`].
pub fn read(input: impl Read) -> Result<Import, Refusal> {
    let mut limited = input.take(MOST_BYTES + 1);
    let whole = whole(&mut limited);
    // Of a file that is refused the rest is read too, and dropped: that it is too big is the first thing to say.
    if whole.is_err() {
        let _ = std::io::copy(&mut limited, &mut std::io::sink());
    }
    // One byte more than fits was there: whatever came of the rest, it is too big.
    if limited.limit() == 0 { Err(Refusal::TooBig) } else { whole }
}

fn whole(raw: &mut impl Read) -> Result<Import, Refusal> {
    // A file may arrive in pieces of any size: one read isn't enough to see what it is.
    let mut beginning = Vec::new();
    raw.by_ref().take(LOOKED_AT).read_to_end(&mut beginning).map_err(|_| Refusal::Lost)?;
    refuse_packed(&beginning)?;
    // UTF-8, or UTF-16 with its mark, as spreadsheets write it. What can't be read becomes U+FFFD, and is found by that.
    let text = DecodeReaderBytesBuilder::new()
        .encoding(Some(encoding_rs::UTF_8))
        .bom_override(true)
        .strip_bom(true)
        .build(Cursor::new(beginning).chain(raw));
    let mut text = BufReader::new(text);
    let mut rows = Rows::default();
    match first_letter(&mut text)? {
        b'{' | b'[' => json::read(text, &mut rows)?,
        b'<' => return Err(Refusal::NotAList),
        _ => csv::read(text, &mut rows)?,
    }
    Ok(rows.done())
}

fn refuse_packed(beginning: &[u8]) -> Result<(), Refusal> {
    if beginning.is_empty() {
        return Err(Refusal::Empty);
    }
    if PACKED.iter().any(|mark| beginning.starts_with(mark)) {
        return Err(Refusal::Packed);
    }
    let is_utf_16 = beginning.starts_with(b"\xff\xfe") || beginning.starts_with(b"\xfe\xff");
    if !is_utf_16 && beginning.contains(&0) {
        return Err(Refusal::NotAList);
    }
    Ok(())
}

/// The first letter that isn't space, left where it is.
fn first_letter(text: &mut impl BufRead) -> Result<u8, Refusal> {
    loop {
        let buffer = text.fill_buf().map_err(|_| Refusal::Lost)?;
        if buffer.is_empty() {
            return Err(Refusal::Empty);
        }
        let spaces = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if let Some(letter) = buffer.get(spaces) {
            let letter = *letter;
            text.consume(spaces);
            return Ok(letter);
        }
        text.consume(spaces);
    }
}

/// The rows of one file, as they come.
#[derive(Default)]
pub(crate) struct Rows {
    facilities: Vec<Facility>,
    rows: Vec<usize>,
    report: Report,
    /// Where a place is among them.
    seen: HashMap<String, usize>,
    unknown: HashMap<OtherService, usize>,
    /// Bytes that are kept so far.
    kept: usize,
    /// Why no more rows are taken.
    over: Option<Refusal>,
}

impl Rows {
    /// How many were read.
    pub(crate) fn read(&self) -> usize {
        self.report.rows_read
    }

    /// Why no more rows are taken, when they aren't.
    pub(crate) fn over(&self) -> Option<Refusal> {
        self.over
    }

    /// Takes the next row; false when no more are taken.
    pub(crate) fn take(&mut self, row: Result<Row, Reason>) -> bool {
        if self.report.rows_read == MOST_ROWS {
            self.over = Some(Refusal::TooManyRows);
            return false;
        }
        self.report.rows_read += 1;
        let row_number = self.report.rows_read;
        match row.and_then(Row::facility) {
            Ok(facility) => self.keep(facility, row_number),
            Err(reason) => self.report.rejected.push(Rejected { row: row_number, reason }),
        }
        if self.kept > MOST_KEPT {
            self.over = Some(Refusal::TooMuch);
        }
        self.over.is_none()
    }

    fn keep(&mut self, facility: Facility, row: usize) {
        self.kept += facility.bytes();
        for service in &facility.others {
            *self.unknown.entry(service.clone()).or_default() += 1;
        }
        let here = self.facilities.len();
        let at = *self.seen.entry(facility.identity()).or_insert(here);
        if let Some(known) = self.facilities.get_mut(at) {
            known.learn(facility);
            let of = self.rows.get(at).copied().unwrap_or(row);
            self.report.duplicates.push(Duplicate { row, of });
        } else {
            self.facilities.push(facility);
            self.rows.push(row);
        }
    }

    fn done(self) -> Import {
        let mut report = self.report;
        report.accepted = self.facilities.len();
        let mut unknown: Vec<_> = self.unknown.into_iter().collect();
        unknown.sort_by(|(a, many), (b, more)| more.cmp(many).then_with(|| a.cmp(b)));
        report.unknown_services = unknown
            .into_iter()
            .map(|(OtherService { category, name }, rows)| UnknownService {
                category: category.to_string(),
                name: name.to_string(),
                rows,
            })
            .collect();
        Import { facilities: self.facilities, report }
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "hostile_tests.rs"]
mod hostile_tests;
