//! The parts people play at the meeting.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::{find, load};

/// One part at the meeting.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingRole {
    /// The name that the domain's enum has too.
    pub slug: String,
    /// The role's name.
    pub title: String,
    /// What this person does.
    pub does: String,
    /// Whom it suits.
    pub suits: String,
    /// Where the words come from.
    pub source: String,
    /// The day they were last reviewed, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    role: Vec<MeetingRole>,
}

static FILE: LazyLock<File> = LazyLock::new(|| load("meeting_roles.toml", include_str!("../data/meeting_roles.toml")));

/// All meeting roles.
pub fn meeting_roles() -> &'static [MeetingRole] {
    &FILE.role
}

/// One meeting role.
///
/// # Panics
/// When no record has this slug; see the crate's documentation.
pub fn meeting_role(slug: &str) -> &'static MeetingRole {
    find("meeting_roles.toml", &FILE.role, slug, |record| &record.slug)
}
