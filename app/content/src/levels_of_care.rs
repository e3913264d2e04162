//! Levels of care: the names programmes use, with a plain sentence of our own.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// One level of care.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelOfCare {
    /// The name that the domain's enum has too.
    pub slug: String,
    /// The number in the ASAM Criteria; none for "we don't know yet".
    pub number: Option<String>,
    /// The edition that the number and the name belong to: they changed between editions.
    pub edition: Option<String>,
    /// The level's name.
    pub name: String,
    /// A name that older papers use for it.
    pub older_name: Option<String>,
    /// What it means, in plain words.
    pub plain: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    note: String,
    level: Vec<LevelOfCare>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| load("levels_of_care.toml", include_str!("../data/levels_of_care.toml")));

/// All levels, from the lightest to the closest care, then those without a rank.
pub fn levels_of_care() -> &'static [LevelOfCare] {
    &FILE.level
}

/// To be shown above the list: a clinician decides, not the family.
pub fn note() -> &'static str {
    &FILE.note
}

/// One level of care.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn level_of_care(slug: &str) -> &'static LevelOfCare {
    find("levels_of_care.toml", &FILE.level, slug, |record| &record.slug)
}
