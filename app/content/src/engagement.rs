//! What everybody promises, and what a facilitator says of themselves.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};
use crate::passage::Passage;

/// One thing that everybody promises.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromisePoint {
    /// Its key.
    pub slug: String,
    /// The promise, as one says it oneself.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    reviewed: String,
    point: Vec<PromisePoint>,
    telling: Vec<Passage>,
    ask: Vec<Passage>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("engagement.toml", include_str!("../data/engagement.toml")));

/// What everybody promises in every circle.
pub fn promise_points() -> &'static [PromisePoint] {
    &FILE.point
}

/// Where these points come from, and when they were last reviewed.
pub fn promise_source() -> (&'static str, &'static str) {
    (&FILE.source, &FILE.reviewed)
}

/// Whether the person is told beforehand: `told`, `not-told`, `not-decided`.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn telling(slug: &str) -> &'static Passage {
    find("engagement.toml", &FILE.telling, slug, |record| &record.slug)
}

/// What a facilitator is asked, in the order of the form: `does`, `refers`, `cost`, `ties`.
pub fn disclosures() -> &'static [Passage] {
    &FILE.ask
}

/// One of these questions.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn disclosure(slug: &str) -> &'static Passage {
    find("engagement.toml", &FILE.ask, slug, |record| &record.slug)
}
