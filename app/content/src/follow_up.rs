//! The year after: what changes it, what that calls for, and what to say about the most dangerous weeks.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};
use crate::outcomes::Outcome;
use crate::passage::Passage;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    turning: Vec<Outcome>,
    passage: Vec<Passage>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("follow_up.toml", include_str!("../data/follow_up.toml")));

/// Everything that changes the weeks ahead, said as an outcome is: what it means, what to do now, and what it calls for.
pub fn turning_points() -> &'static [Outcome] {
    &FILE.turning
}

/// One of them, by the slug of `kith_domain::follow_up::TurningPoint`.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn turning_point(slug: &str) -> &'static Outcome {
    find("follow_up.toml", &FILE.turning, slug, |record| &record.slug)
}

/// What to say: `danger`, `reassess`, `own-care`.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn passage(slug: &str) -> &'static Passage {
    find("follow_up.toml", &FILE.passage, slug, |record| &record.slug)
}
