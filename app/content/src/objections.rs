//! What is often said against it, with an answer to begin from.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// Something that is often said.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualObjection {
    /// The slug of `kith_domain::objection::Usual`.
    pub slug: String,
    /// What they may say.
    pub said: String,
    /// What to prepare.
    pub hint: String,
    /// An answer to change.
    pub answer: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    reviewed: String,
    objection: Vec<UsualObjection>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("objections.toml", include_str!("../data/objections.toml")));

/// One of them.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn usual_objection(slug: &str) -> &'static UsualObjection {
    find("objections.toml", &FILE.objection, slug, |record| &record.slug)
}

/// All of them.
pub fn usual_objections() -> &'static [UsualObjection] {
    &FILE.objection
}

/// Where the words come from, and the day they were last reviewed.
pub fn objections_source() -> (&'static str, &'static str) {
    (&FILE.source, &FILE.reviewed)
}
