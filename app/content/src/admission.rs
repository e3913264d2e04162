//! What to have ready before an admission.

use crate::load::{find, load};
use serde::Deserialize;
use std::sync::LazyLock;

/// One thing to have ready.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdmissionItem {
    /// The name that the domain's enum has too.
    pub slug: String,
    /// What it is.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// What to write down about it.
    pub hint: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    item: Vec<AdmissionItem>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("admission.toml", include_str!("../data/admission.toml")));

/// One of them.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn admission_item(slug: &str) -> &'static AdmissionItem {
    find("admission.toml", &FILE.item, slug, |record| &record.slug)
}
