//! Examples of boundaries, the twelve rules of a good one, and what is never withheld.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::load;
use crate::passage::Point;

/// An invented boundary in three parts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundaryExample {
    /// The slug of its kind: money, home, car, contact, children, work, lies or legal.
    pub kind: String,
    /// The kind's name.
    pub title: String,
    /// "If …": something anybody could see.
    pub trigger: String,
    /// "I will …": the writer's own action.
    pub i_will: String,
    /// "I will gladly …": the open door.
    pub gladly: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

/// One of the twelve rules.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundaryRule {
    /// Its key in the file.
    pub slug: String,
    /// The rule.
    pub title: String,
    /// Why, or how to check it.
    pub plain: String,
    /// Words that keep it.
    pub good: String,
    /// Words that break it, shown only to compare.
    pub bad: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

/// What a boundary may stop or offer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundarySubject {
    /// The slug of `kith_domain::boundary::Subject`.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    example: Vec<BoundaryExample>,
    rule: Vec<BoundaryRule>,
    subject: Vec<BoundarySubject>,
    never_withhold: Vec<Point>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| load("boundary_examples.toml", include_str!("../data/boundary_examples.toml")));

/// All examples.
pub fn boundary_examples() -> &'static [BoundaryExample] {
    &FILE.example
}

/// The twelve rules.
pub fn boundary_rules() -> &'static [BoundaryRule] {
    &FILE.rule
}

/// Everything a boundary may stop or offer, by kind.
pub fn boundary_subjects() -> &'static [BoundarySubject] {
    &FILE.subject
}

/// What no boundary may take away.
pub fn never_withheld() -> &'static [Point] {
    &FILE.never_withhold
}

/// The examples of one kind; none for a kind we have no example of.
pub fn boundary_examples_of(kind: &str) -> impl Iterator<Item = &'static BoundaryExample> {
    boundary_examples().iter().filter(move |example| example.kind == kind)
}
