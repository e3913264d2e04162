//! `kith import-facilities`: what became of each row of a list, for a terminal or a program.

use crate::cli::ImportArgs;
use kith_facilities::report::UnknownService;
use kith_facilities::{Duplicate, Reason, Refusal, Report, read};
use serde::Serialize;
use std::fs::File;
use std::io::{ErrorKind, Write};

/// What is printed.
#[derive(Serialize)]
struct Printed {
    rows_read: usize,
    accepted: usize,
    rejected: Vec<Left>,
    duplicates: Vec<Twice>,
    unknown_services: Vec<UnknownService>,
    /// Why nothing at all was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<Because>,
}

#[derive(Serialize)]
struct Because {
    #[serde(flatten)]
    refusal: Refusal,
    words: String,
}

/// A row that was left out: its number, why as a word for programs, and in words.
#[derive(Serialize)]
struct Left {
    row: usize,
    #[serde(flatten)]
    reason: Reason,
    words: String,
}

#[derive(Serialize)]
struct Twice {
    #[serde(flatten)]
    duplicate: Duplicate,
    reason: &'static str,
    words: &'static str,
}

impl Printed {
    fn of(report: Report, refused: Option<Refusal>) -> Self {
        let Report { rows_read, accepted, rejected, duplicates, unknown_services } = report;
        let left = rejected.into_iter().map(|left| Left {
            row: left.row,
            words: left.reason.to_string(),
            reason: left.reason,
        });
        let twice = duplicates.into_iter().map(|duplicate| Twice {
            duplicate,
            reason: "same-place",
            words: "it is the same place as an earlier row; what it adds was added there",
        });
        let because = |refusal: Refusal| Because { words: refusal.to_string(), refusal };
        Self {
            rows_read,
            accepted,
            rejected: left.collect(),
            duplicates: twice.collect(),
            unknown_services,
            refused: refused.map(because),
        }
    }
}

/// Reads the file and writes one JSON object to `output`.
///
/// # Errors
/// One line for whoever ran it: the file can't be opened, or it isn't a list. Then the object says so as well.
pub fn run(args: &ImportArgs, output: impl Write) -> Result<(), String> {
    if !args.dry_run {
        return Err("add --dry-run; a list gets into a circle in the browser, by one of its members".to_owned());
    }
    let file = File::open(&args.file).map_err(|error| format!("can’t open the file: {}", error.kind()))?;
    let (report, refused) = match read(file) {
        Ok(import) => (import.report, None),
        Err(refusal) => (Report::default(), Some(refusal)),
    };
    match print(&Printed::of(report, refused), output) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(format!("can’t write the report: {error}")),
        _ => {}
    }
    refused.map_or(Ok(()), |refusal| Err(refusal.to_string()))
}

fn print(printed: &Printed, mut output: impl Write) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut output, printed)?;
    output.write_all(b"\n")?;
    output.flush()
}
