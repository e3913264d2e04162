//! Language hints for letters: words that often land as an attack, and what could stand there instead.
//!
//! They suggest and explain; they never block, rewrite or score. The same code runs on the server and, compiled to
//! WebAssembly, in the browser, so that a draft is looked at without travelling. What is looked for is in
//! `hints/table/*.txt`, a block for each reason, in a small language of its own (`hints/table.rs`) rather than TOML and
//! regular expressions, which would be most of what a phone has to fetch.
//!
//! Not looked at are quotations, names of fellowships, what people say of themselves, and words the writer keeps.

mod gather;
mod matching;
mod pattern;
mod quotes;
mod table;
mod tokens;
mod word;

use std::sync::LazyLock;

use kith_domain::letter::Part;

pub use table::{Line, TABLE_TEXT, Table};

/// What a hint is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HintKind {
    /// A word that puts the illness in the place of the person.
    Label,
    /// Always and never.
    Absolute,
    /// A verdict on the person instead of what they did and how it felt.
    Blame,
    /// A condition that only a clinician can name.
    Diagnosis,
    /// A threat, an order or an ultimatum.
    Threat,
    /// What the writer knows from others.
    Hearsay,
    /// "We" where the writer can only speak for themselves.
    We,
    /// A consequence, which belongs on the boundaries sheet.
    Boundary,
    /// A request that doesn't say where or when.
    Request,
    /// A word that carries blame from older days.
    Outdated,
}

impl HintKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Label,
        Self::Absolute,
        Self::Blame,
        Self::Diagnosis,
        Self::Threat,
        Self::Hearsay,
        Self::We,
        Self::Boundary,
        Self::Request,
        Self::Outdated,
    ];

    /// The written name, the same in every layer.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Absolute => "absolute",
            Self::Blame => "blame",
            Self::Diagnosis => "diagnosis",
            Self::Threat => "threat",
            Self::Hearsay => "hearsay",
            Self::We => "we",
            Self::Boundary => "boundary",
            Self::Request => "request",
            Self::Outdated => "outdated",
        }
    }
}

/// Some words of a text, why they may hurt, and what could stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// What it is about.
    pub kind: HintKind,
    /// The first byte of the words; always between two characters of the text.
    pub start: usize,
    /// The byte after the words; always between two characters of the text, and after `start`.
    pub end: usize,
    /// The reason, in a sentence or two.
    pub because: &'static str,
    /// What could stand there, in words to be adapted; an ellipsis is a gap to fill.
    pub instead: &'static str,
    /// Who says so, in the short names of the practice reference.
    pub source: &'static str,
}

impl Hint {
    /// The words, as they stand in the text that was looked at.
    ///
    /// # Panics
    /// When `text` is shorter than that text, or has other characters there.
    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// The hints for one part of a letter, in the order of the text; two of the same kind never overlap.
///
/// `part` matters for requests alone: all of the request part must say where and when, other parts never need to, and
/// of a text whose part isn't known only sentences that ask. `kept` are words that the writer wants to keep, each as
/// [`kept_form`] makes them. Takes time in proportion to the length of the text, and never panics.
pub fn hints(part: Option<Part>, text: &str, kept: &[&str]) -> Vec<Hint> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(TABLE_TEXT));
    TABLE.hints(part, text, kept)
}

/// Words as they are remembered when their writer keeps them: however they are capitalised, spaced and apostrophed.
pub fn kept_form(words: &str) -> String {
    let mut form = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !form.is_empty() {
            form.push(' ');
        }
        form.extend(word.chars().map(|c| if c == '\u{2019}' { '\'' } else { c.to_ascii_lowercase() }));
    }
    form
}
