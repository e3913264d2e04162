//! Who should take part, and who rather not.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};
use crate::passage::Passage;

/// Something that may speak against somebody's being in the room.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConcernWords {
    /// The slug of `kith_domain::candidate::Concern`.
    pub slug: String,
    /// The concern, as the form says it.
    pub title: String,
    /// Why it matters, kindly.
    pub why: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    concern: Vec<ConcernWords>,
    advice: Vec<Passage>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("candidates.toml", include_str!("../data/candidates.toml")));

/// Everything that may speak against it.
pub fn concerns() -> &'static [ConcernWords] {
    &FILE.concern
}

/// One of them.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn concern(slug: &str) -> &'static ConcernWords {
    find("candidates.toml", &FILE.concern, slug, |record| &record.slug)
}

/// What follows, by the slug of `kith_domain::candidate::Advice`.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn advice(slug: &str) -> &'static Passage {
    find("candidates.toml", &FILE.advice, slug, |record| &record.slug)
}
