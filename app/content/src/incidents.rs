//! How to write down what one saw: first-hand, one event, what happened and what it was like.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::load;

/// One rule of a good note.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncidentRule {
    /// Its key in the file.
    pub slug: String,
    /// The rule.
    pub title: String,
    /// Why, or how.
    pub text: String,
    /// Invented words that keep it.
    pub good: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<IncidentRule>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("incidents.toml", include_str!("../data/incidents.toml")));

/// The rules, in the order in which they are read.
pub fn incident_rules() -> &'static [IncidentRule] {
    &FILE.rule
}
