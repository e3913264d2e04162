//! The plan for afterwards: what each part is for, said to the family and asked of the person.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// One part of the plan.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanPartWords {
    /// The slug of `kith_domain::aftercare::PlanPart`.
    pub slug: String,
    /// Its heading.
    pub title: String,
    /// What belongs there.
    pub hint: String,
    /// The same, asked of the person.
    pub question: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    reviewed: String,
    part: Vec<PlanPartWords>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("aftercare.toml", include_str!("../data/aftercare.toml")));

/// Every part, in the order of the plan.
pub fn plan_parts() -> &'static [PlanPartWords] {
    &FILE.part
}

/// One of them.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn plan_part(slug: &str) -> &'static PlanPartWords {
    find("aftercare.toml", &FILE.part, slug, |record| &record.slug)
}

/// Where the words come from, and the day they were last reviewed.
pub fn plan_source() -> (&'static str, &'static str) {
    (&FILE.source, &FILE.reviewed)
}
