//! The one thing a member is asked to do next.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// A step as the circle's home shows it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextStep {
    /// The name that the domain's enum has too.
    pub slug: String,
    /// What to do, in a few words.
    pub title: String,
    /// What it is for.
    pub why: String,
    /// Roughly how long it takes; 0 for resting.
    pub minutes: u16,
    /// The words on the button.
    pub action: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    step: Vec<NextStep>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("next_steps.toml", include_str!("../data/next_steps.toml")));

/// All steps, roughly in the order in which they come up.
pub fn next_steps() -> &'static [NextStep] {
    &FILE.step
}

/// One step.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn next_step(slug: &str) -> &'static NextStep {
    find("next_steps.toml", &FILE.step, slug, |record| &record.slug)
}
