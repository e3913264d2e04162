//! What has been before: what each kind of entry is for.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// One kind of entry.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryKindWords {
    /// The slug of `kith_domain::history::HistoryKind`.
    pub slug: String,
    /// What it is.
    pub title: String,
    /// What it is for.
    pub why: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: Vec<HistoryKindWords>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("history.toml", include_str!("../data/history.toml")));

/// Every kind, in the order of the page.
pub fn history_kinds() -> &'static [HistoryKindWords] {
    &FILE.kind
}

/// One of them.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn history_kind(slug: &str) -> &'static HistoryKindWords {
    find("history.toml", &FILE.kind, slug, |record| &record.slug)
}
