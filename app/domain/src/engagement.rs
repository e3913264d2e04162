//! How they work together: what stays in the circle, what each has promised in their own words, and what a professional
//! says of their work and of their ties before the family counts on it (practice.md §3.1, stage 2, and §10).

use crate::Prose;
use serde::{Deserialize, Serialize};

/// The number of the agreement as it stands before anybody has added to it. Every change counts one up, and asks everybody
/// anew: a promise is to the words that were read.
pub const FIRST_EDITION: i64 = 1;

/// What a circle adds to what holds in every circle. Sealed at rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementWords {
    /// In the family's own words; may be empty.
    pub also: Prose<1200>,
}

/// A member's promise. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseWords {
    /// In their own words; never empty. A box that is ticked promises nothing.
    pub words: Prose<300>,
}

/// What a facilitator says of themselves. Sealed at rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosureWords {
    /// What they do for this family.
    pub does: Prose<600>,
    /// What they don't do, and to whom they refer then.
    pub refers: Prose<600>,
    /// What it costs, and who pays.
    pub cost: Prose<400>,
    /// Every tie to a programme; "none" is an answer, nothing isn't.
    pub ties: Prose<400>,
}
