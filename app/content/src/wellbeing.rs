//! How a member is doing, and what may help.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};
use crate::passage::Passage;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    feeling: Vec<Passage>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("wellbeing.toml", include_str!("../data/wellbeing.toml")));

/// Everything that can be chosen.
pub fn feelings() -> &'static [Passage] {
    &FILE.feeling
}

/// One of them, by the slug of `kith_domain::wellbeing::Feeling`.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn feeling(slug: &str) -> &'static Passage {
    find("wellbeing.toml", &FILE.feeling, slug, |record| &record.slug)
}
