//! `kith hints`: what the letter page says about the words of one part, for a terminal or a program.

use crate::cli::HintsArgs;
use kith_content::hints::{Hint, hints};
use serde::Serialize;
use std::io::{ErrorKind, Read, Write};

/// Far more than a part of a letter may be, and little enough to be held in memory.
const LONGEST: usize = 1 << 20;

/// One line of what is printed.
#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    start: usize,
    end: usize,
    words: &'a str,
    because: &'static str,
    instead: &'static str,
}

impl<'a> Line<'a> {
    fn of(hint: &Hint, text: &'a str) -> Self {
        let Hint { kind, start, end, because, instead, .. } = *hint;
        Line { kind: kind.slug(), start, end, words: hint.words(text), because, instead }
    }
}

/// Reads one part from `input` and writes a line of JSON for each hint to `output`.
///
/// # Errors
/// One line for whoever ran it: the text can't be read, is longer than a mebibyte or isn't UTF-8, or the lines can't be
/// written. That somebody stopped reading them is no error.
pub fn run(args: &HintsArgs, input: impl Read, output: impl Write) -> Result<(), String> {
    let mut bytes = Vec::new();
    input.take(LONGEST as u64 + 1).read_to_end(&mut bytes).map_err(|error| format!("can't read the text: {error}"))?;
    if bytes.len() > LONGEST {
        return Err("the text is longer than 1 MiB".to_owned());
    }
    let text = String::from_utf8(bytes).map_err(|_| "the text isn't UTF-8".to_owned())?;
    match write(args, &text, output) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("can't write the hints: {error}")),
        _ => Ok(()),
    }
}

fn write(args: &HintsArgs, text: &str, output: impl Write) -> std::io::Result<()> {
    let mut output = std::io::BufWriter::new(output);
    for hint in hints(args.part, text, &[]) {
        serde_json::to_writer(&mut output, &Line::of(&hint, text))?;
        output.write_all(b"\n")?;
    }
    output.flush()
}
