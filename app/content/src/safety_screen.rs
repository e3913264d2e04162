//! The questions about safety, what each is for, and what to do about an answer.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};
use crate::passage::{Passage, Point};

/// One question. The places in its words are `{person}`, for [`crate::script::fill`].
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyQuestion {
    /// The slug of `kith_domain::safety::Question`.
    pub slug: String,
    /// The question.
    pub asks: String,
    /// Why it matters.
    pub why: String,
    /// What was answered, where something follows from it.
    pub found: String,
    /// What to do about it.
    pub instead: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: Vec<SafetyQuestion>,
    verdict: Vec<Passage>,
    professional: Vec<Point>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("safety_screen.toml", include_str!("../data/safety_screen.toml")));

/// All questions, in the order they are asked.
pub fn safety_questions() -> &'static [SafetyQuestion] {
    &FILE.question
}

/// One question.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn safety_question(slug: &str) -> &'static SafetyQuestion {
    find("safety_screen.toml", &FILE.question, slug, |record| &record.slug)
}

/// What each verdict means.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn safety_verdict(slug: &str) -> &'static Passage {
    find("safety_screen.toml", &FILE.verdict, slug, |record| &record.slug)
}

/// How to find a professional, and what to ask them.
pub fn professional() -> &'static [Point] {
    &FILE.professional
}
