//! Ways to ask the person: what each needs, whom it suits, and what is known about it.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};
use crate::passage::Point;

/// One way to ask.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approach {
    /// The slug of `kith_domain::approach::Approach`.
    pub slug: String,
    /// Its name, in everyday words.
    pub title: String,
    /// What happens.
    pub what: String,
    /// What it takes.
    pub needs: Vec<String>,
    /// Whom it suits.
    pub suits: String,
    /// Its steps, where it has them.
    #[serde(default)]
    pub level: Vec<Point>,
    /// What studies found.
    pub known: Vec<Finding>,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

/// What a study found; never shown without its limit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// What was found.
    pub text: String,
    /// What it doesn't say.
    pub limit: String,
    /// Which study.
    pub source: String,
    /// The day the words were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

/// What keeps a family from choosing one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hurdle {
    /// The slug of `kith_domain::approach::Hurdle`.
    pub slug: String,
    /// What to do about it.
    pub text: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    approach: Vec<Approach>,
    hurdle: Vec<Hurdle>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("approaches.toml", include_str!("../data/approaches.toml")));

/// All ways, in the order in which they are offered.
pub fn approaches() -> &'static [Approach] {
    &FILE.approach
}

/// One way.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn approach(slug: &str) -> &'static Approach {
    find("approaches.toml", &FILE.approach, slug, |record| &record.slug)
}

/// What to do about a hurdle.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn hurdle(slug: &str) -> &'static Hurdle {
    find("approaches.toml", &FILE.hurdle, slug, |record| &record.slug)
}
