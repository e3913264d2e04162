//! What each outcome means, what to do now, and the tasks that follow it.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// Something to be done after the meeting.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeTask {
    /// The task's name; unique within an outcome.
    pub slug: String,
    /// What to do.
    pub title: String,
    /// What it is for.
    pub why: String,
    /// Hours from the recorded outcome to the due time; 0 means now.
    pub due_hours: i64,
    /// A meeting role's slug, `organizer`, or `each` for every member.
    pub owner_role: String,
    /// The slug of `kith_domain::outcome::TaskKind`, where the app itself looks for it.
    #[serde(default)]
    pub kind: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

/// One way the meeting can end; or something that changed after it (`crate::follow_up`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The name that the domain's enum has too.
    pub slug: String,
    /// The outcome in a word or two.
    pub title: String,
    /// When to choose it.
    pub meaning: String,
    /// What to do now.
    pub next: String,
    /// Everything that follows from it, soonest first: what is particular to it, and what every outcome calls for.
    pub tasks: Vec<OutcomeTask>,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    every: Vec<OutcomeTask>,
    outcome: Vec<Outcome>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    let mut file: File = load("outcomes.toml", include_str!("../data/outcomes.toml"));
    for outcome in &mut file.outcome {
        outcome.tasks.extend(file.every.iter().cloned());
        outcome.tasks.sort_by_key(|task| task.due_hours);
    }
    file
});

/// All outcomes, in the order in which a form offers them.
pub fn outcomes() -> &'static [Outcome] {
    &FILE.outcome
}

/// One outcome.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn outcome(slug: &str) -> &'static Outcome {
    find("outcomes.toml", &FILE.outcome, slug, |record| &record.slug)
}
