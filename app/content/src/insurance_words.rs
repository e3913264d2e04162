//! Insurers' words in plain ones.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::load;

/// A word from an insurer's letter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InsuranceWord {
    /// Its key in the file.
    pub slug: String,
    /// The word, spelled as American insurers print it.
    pub term: String,
    /// What it means.
    pub plain: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    word: Vec<InsuranceWord>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| load("insurance_words.toml", include_str!("../data/insurance_words.toml")));

/// All words, in the order in which a family meets them.
pub fn insurance_words() -> &'static [InsuranceWord] {
    &FILE.word
}
