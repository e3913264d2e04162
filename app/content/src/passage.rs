//! The plainest record of all: some words under a heading.

use serde::Deserialize;

/// Words of ours under a heading.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Its key in its file, and in an address that names it.
    pub slug: String,
    /// Its heading.
    pub title: String,
    /// The words. Places in braces, like `{person}`, are for [`crate::script::fill`].
    pub text: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

/// A sentence of ours that needs no heading.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Its key in its file.
    pub slug: String,
    /// The sentence.
    pub text: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}
