//! The year after: what changes it, what that calls for, and what to say about the most dangerous weeks.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};
use crate::outcomes::OutcomeTask;
use crate::passage::Passage;

/// Something that changes the weeks ahead.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turning {
    /// The slug of `kith_domain::follow_up::TurningPoint`.
    pub slug: String,
    /// What happened.
    pub title: String,
    /// When to choose it.
    pub meaning: String,
    /// What to do now.
    pub next: String,
    /// What it calls for.
    pub tasks: Vec<OutcomeTask>,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    turning: Vec<Turning>,
    passage: Vec<Passage>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("follow_up.toml", include_str!("../data/follow_up.toml")));

/// All of them, in the order in which a form offers them.
pub fn turning_points() -> &'static [Turning] {
    &FILE.turning
}

/// One of them.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn turning_point(slug: &str) -> &'static Turning {
    find("follow_up.toml", &FILE.turning, slug, |record| &record.slug)
}

/// What to say: `danger`, `reassess`, `own-care`.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn passage(slug: &str) -> &'static Passage {
    find("follow_up.toml", &FILE.passage, slug, |record| &record.slug)
}
