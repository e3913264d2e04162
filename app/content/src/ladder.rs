//! The usual steps for when the answer isn't a yes.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// One of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualRung {
    /// The slug of `kith_domain::ladder::Usual`.
    pub slug: String,
    /// What is done.
    pub title: String,
    /// How.
    pub how: String,
    /// What to know before it is prepared.
    pub hint: String,
    /// The slug of `kith_domain::ladder::Within`.
    pub within: String,
    /// A meeting role's slug: whose part is nearest to it.
    pub owner_role: String,
    /// The slugs of the outcomes after which it is usual.
    pub after: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    reviewed: String,
    rung: Vec<UsualRung>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("ladder.toml", include_str!("../data/ladder.toml")));

/// One of them.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn usual_rung(slug: &str) -> &'static UsualRung {
    find("ladder.toml", &FILE.rung, slug, |record| &record.slug)
}

/// All of them, from the largest step to the smallest.
pub fn usual_rungs() -> &'static [UsualRung] {
    &FILE.rung
}

/// Where the words come from, and the day they were last reviewed.
pub fn ladder_source() -> (&'static str, &'static str) {
    (&FILE.source, &FILE.reviewed)
}
