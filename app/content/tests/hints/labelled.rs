//! The labelled sentences; README.md beside this says what is in them.

use kith_content::hints::{Hint, HintKind};
use kith_domain::letter::Part;

/// One sentence with what a careful reader would mark in it.
pub struct Sentence {
    pub part: Option<Part>,
    pub marks: Vec<Mark>,
    pub text: &'static str,
}

/// Words of a sentence, as bytes, with what they are.
#[derive(Debug)]
pub struct Mark {
    pub kind: HintKind,
    pub start: usize,
    pub end: usize,
}

impl Mark {
    pub fn is_met_by(&self, hint: &Hint) -> bool {
        self.kind == hint.kind && hint.start < self.end && self.start < hint.end
    }
}

pub const TUNE: &str = include_str!("tune.tsv");
pub const HELD_OUT: &str = include_str!("held_out.tsv");

pub fn read(file: &'static str) -> Vec<Sentence> {
    file.lines().map(sentence).collect()
}

fn sentence(row: &'static str) -> Sentence {
    let [part, marks, text] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("not three columns: {row}") };
    let mark = |mark: &str| {
        let (kind, words) = mark.split_once('=').unwrap_or_else(|| panic!("no kind: {row}"));
        let kind = HintKind::ALL.into_iter().find(|known| known.slug() == kind);
        let start = text.find(words).unwrap_or_else(|| panic!("not in the sentence: {row}"));
        Mark { kind: kind.unwrap_or_else(|| panic!("no such kind: {row}")), start, end: start + words.len() }
    };
    let marks = if marks == "-" { Vec::new() } else { marks.split(" ; ").map(mark).collect() };
    let part = (part != "-").then(|| Part::from_slug(part).unwrap_or_else(|| panic!("no such part: {row}")));
    Sentence { part, marks, text }
}

/// Whether a sentence belongs into `held_out.tsv`, which nobody chooses.
pub fn is_held_out(text: &str) -> bool {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 32) & 1 == 1
}
