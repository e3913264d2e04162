//! The fourteen stages of a circle's path.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// One stage, as the path shows it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// The name that the domain's enum has too.
    pub slug: String,
    /// What the circle does in it.
    pub title: String,
    /// What it is for.
    pub why: String,
    /// Roughly how long it takes; none where it goes on for months.
    pub minutes: Option<u16>,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    stage: Vec<Stage>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("stages.toml", include_str!("../data/stages.toml")));

/// All stages, in the usual order; a circle may work on them in any.
pub fn stages() -> &'static [Stage] {
    &FILE.stage
}

/// One stage.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn stage(slug: &str) -> &'static Stage {
    find("stages.toml", &FILE.stage, slug, |record| &record.slug)
}
