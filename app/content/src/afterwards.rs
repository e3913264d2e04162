//! The questions right after a meeting, and how long everything may be kept.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// One of the four questions of a debrief.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DebriefQuestion {
    /// The slug of `kith_domain::debrief::Question`.
    pub slug: String,
    /// What is asked.
    pub asks: String,
    /// What may help to answer it.
    pub hint: String,
}

/// One way to keep everything.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepChoice {
    /// The slug of `kith_domain::keeping::Keep`.
    pub slug: String,
    /// For how long.
    pub title: String,
    /// What happens then.
    pub text: String,
}

/// The task with which the question comes back.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedAgain {
    /// Its name in the file.
    pub slug: String,
    /// What to do.
    pub title: String,
    /// What it is for.
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    reviewed: String,
    question: Vec<DebriefQuestion>,
    keep: Vec<KeepChoice>,
    asked_again: Vec<AskedAgain>,
}

const NAME: &str = "afterwards.toml";
static FILE: LazyLock<File> = LazyLock::new(|| load(NAME, include_str!("../data/afterwards.toml")));

/// One of the questions.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn debrief_question(slug: &str) -> &'static DebriefQuestion {
    find(NAME, &FILE.question, slug, |record| &record.slug)
}

/// All of them, in the order in which they are asked.
pub fn debrief_questions() -> &'static [DebriefQuestion] {
    &FILE.question
}

/// One way to keep everything.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn keep_choice(slug: &str) -> &'static KeepChoice {
    find(NAME, &FILE.keep, slug, |record| &record.slug)
}

/// All of them, in the order in which a form offers them.
pub fn keep_choices() -> &'static [KeepChoice] {
    &FILE.keep
}

/// The task with which the question comes back.
///
/// # Panics
/// When the file has none; see the crate's documentation.
pub fn asked_again() -> &'static AskedAgain {
    find(NAME, &FILE.asked_again, "asked-again", |record| &record.slug)
}

/// Where the words come from, and the day they were last reviewed.
pub fn afterwards_source() -> (&'static str, &'static str) {
    (&FILE.source, &FILE.reviewed)
}
