//! What is seen to until the meeting.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// One thing to see to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogisticsWords {
    /// The slug of `kith_domain::logistics::LogisticsItem`.
    pub slug: String,
    /// What is to be done.
    pub title: String,
    /// What it is for.
    pub why: String,
    /// Where this comes from.
    pub source: String,
    /// The day it was last reviewed.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    item: Vec<LogisticsWords>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("logistics.toml", include_str!("../data/logistics.toml")));

/// One of them.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn logistics_item(slug: &str) -> &'static LogisticsWords {
    find("logistics.toml", &FILE.item, slug, |record| &record.slug)
}

/// All of them.
pub fn logistics_items() -> &'static [LogisticsWords] {
    &FILE.item
}
