//! How a member is doing, for that member alone. Nothing is counted, compared or shown to anybody.

use crate::slug::slugs;
use crate::{Day, Prose};
use serde::{Deserialize, Serialize};

/// How many notes are kept of one member: enough to look back on some weeks. Older ones go.
pub const KEPT: usize = 30;

slugs! {
    /// How it is today.
    Feeling {
        /// It is bearable.
        AllRight = "all-right",
        /// Tired, or worn thin.
        Tired = "tired",
        /// It weighs heavily.
        Heavy = "heavy",
        /// Too much, or not safe.
        TooMuch = "too-much",
    }
}

/// One note. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WellbeingWords {
    /// The day.
    pub day: Day,
    /// How it was.
    pub feeling: Feeling,
    /// In their own words; may be empty.
    pub note: Prose<600>,
}
