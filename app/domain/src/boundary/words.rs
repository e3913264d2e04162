//! One wording of a boundary.

use super::Subject;
use crate::outcome::Outcome;
use crate::{Line, Prose};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One wording. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundaryWords {
    /// "If you come home intoxicated": something anybody could see.
    pub when: Prose<400>,
    /// "I will stay at my sister's that night": something I do myself.
    pub i_will: Prose<400>,
    /// "From Sunday".
    pub from: Line<80>,
    /// "Until we talk again in 30 days"; may be empty.
    pub until: Line<80>,
    /// What I will gladly do; may be empty.
    pub gladly: Prose<400>,
    /// What I no longer do, where it is one of those that a family may undo for each other.
    #[serde(default)]
    pub stops: Option<Subject>,
    /// What I still do, or take over.
    #[serde(default)]
    pub offers: Option<Subject>,
    /// Who stands by me, and what I do after a slip; may be empty.
    #[serde(default)]
    pub backed_by: Line<120>,
    /// How sure I am to keep it on my worst day, from 0 to 10.
    #[serde(default)]
    pub sure: Option<u8>,
    /// The answers at the meeting with which it starts; none for whatever the answer is.
    #[serde(default)]
    pub starts_on: BTreeSet<Outcome>,
}

impl BoundaryWords {
    /// Whether others read the same: how sure its owner is isn't shown to them, and what it stops or offers they read in its
    /// sentences.
    pub fn reads_like(&self, other: &Self) -> bool {
        let shown = |words: &Self| Self { stops: None, offers: None, sure: None, ..words.clone() };
        shown(self) == shown(other)
    }

    /// Whether it holds after this answer.
    pub fn holds_after(&self, outcome: Outcome) -> bool {
        self.starts_on.is_empty() || self.starts_on.contains(&outcome)
    }
}
