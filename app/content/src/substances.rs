//! Substances, and what must be known before anyone stops.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// A substance, or a family of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substance {
    /// The name that the domain's enum has too.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What people may know it as.
    pub examples: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
    /// Cautions about stopping; empty where we have no source for one, which doesn't mean that stopping is safe.
    #[serde(default)]
    pub withdrawal: Vec<Caution>,
}

/// A sourced warning.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caution {
    /// The warning.
    pub text: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    substance: Vec<Substance>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("substances.toml", include_str!("../data/substances.toml")));

/// All substances.
pub fn substances() -> &'static [Substance] {
    &FILE.substance
}

/// One substance.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn substance(slug: &str) -> &'static Substance {
    find("substances.toml", &FILE.substance, slug, |record| &record.slug)
}
