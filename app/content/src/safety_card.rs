//! The safety card: overdose, naloxone, suicide, and when not to hold the meeting.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// A section of the card.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetySection {
    /// Its key in the file.
    pub slug: String,
    /// Its heading.
    pub title: String,
    /// Its lines; steps to be taken in this order where it says what to do.
    pub items: Vec<String>,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    section: Vec<SafetySection>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("safety_card.toml", include_str!("../data/safety_card.toml")));

/// All sections, the most urgent first. Cautions about withdrawal stand with each [substance](crate::substances).
pub fn safety_sections() -> &'static [SafetySection] {
    &FILE.section
}

/// One section, for a page that needs only that.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn safety_section(slug: &str) -> &'static SafetySection {
    find("safety_card.toml", &FILE.section, slug, |record| &record.slug)
}
