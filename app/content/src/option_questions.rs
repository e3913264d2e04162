//! What to ask a programme on the phone, and what should make you careful.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};
use crate::passage::Point;

/// A question to ask.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionQuestion {
    /// Its key in the file.
    pub slug: String,
    /// The question, as said on the phone.
    pub question: String,
    /// Why the answer matters.
    pub why: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: Vec<OptionQuestion>,
    red_flag: Vec<Point>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| load("option_questions.toml", include_str!("../data/option_questions.toml")));

/// The sixteen questions.
pub fn option_questions() -> &'static [OptionQuestion] {
    &FILE.question
}

/// One of them.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn option_question(slug: &str) -> &'static OptionQuestion {
    find("option_questions.toml", &FILE.question, slug, |record| &record.slug)
}

/// Reasons to be careful.
pub fn red_flags() -> &'static [Point] {
    &FILE.red_flag
}
