//! What Kith can't hide, said before somebody relies on it.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::load;

/// One thing that Kith can't hide.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Its key in the file.
    pub slug: String,
    /// Its heading.
    pub title: String,
    /// The honest words.
    pub text: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    limit: Vec<Limit>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("privacy.toml", include_str!("../data/privacy.toml")));

/// All limits, those nearest to home first.
pub fn limits() -> &'static [Limit] {
    &FILE.limit
}
