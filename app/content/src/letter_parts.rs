//! The seven parts of a letter, with guidance and an invented example for each.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// One part of a letter, as its writer sees it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterPart {
    /// The name that the domain's enum has too.
    pub slug: String,
    /// The heading above the part.
    pub title: String,
    /// Two or three short sentences on what belongs here.
    pub guidance: String,
    /// An invented example, never from a real letter.
    pub example: String,
    /// Ways to begin a sentence, each ending in an ellipsis or a gap to fill.
    pub starters: Vec<String>,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    part: Vec<LetterPart>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("letter_parts.toml", include_str!("../data/letter_parts.toml")));

/// All parts, in the order in which a letter is read.
pub fn letter_parts() -> &'static [LetterPart] {
    &FILE.part
}

/// One part of a letter.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn letter_part(slug: &str) -> &'static LetterPart {
    find("letter_parts.toml", &FILE.part, slug, |record| &record.slug)
}
