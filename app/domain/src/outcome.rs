//! What came of the meeting. Every outcome has a next date.

use crate::slug::slugs;
use crate::{Line, Prose, Timestamp};
use serde::{Deserialize, Serialize};

slugs! {
    /// How a meeting ended (practice.md §3.3).
    Outcome {
        /// They said yes.
        Yes = "yes",
        /// They agreed to a part.
        Partly = "partly",
        /// Not today.
        NotToday = "not-today",
        /// They said no.
        No = "no",
        /// They left.
        WalkedOut = "walked-out",
        /// They did not come.
        DidNotCome = "did-not-come",
        /// Stopped for somebody's safety.
        Stopped = "stopped",
    }
}

/// What was recorded. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeWords {
    /// How it ended.
    pub outcome: Outcome,
    /// What was said and agreed; may be empty.
    pub note: Prose<2000>,
}

/// Something to do. Sealed at rest; owner and date are not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskWords {
    /// What.
    pub title: Line<160>,
    /// Why it matters; may be empty.
    pub why: Prose<600>,
}

/// When a follow-up that is due `hours` after an outcome falls; never before the outcome.
pub fn due(recorded_at: Timestamp, hours: i64) -> Timestamp {
    recorded_at.plus(hours.max(0) * Timestamp::HOUR)
}

/// Days after the outcome on which somebody looks in (practice.md §9).
pub const CHECK_IN_DAYS: [i64; 9] = [1, 3, 7, 14, 30, 60, 90, 180, 365];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_follow_up_is_never_due_before_the_meeting() {
        assert_eq!(due(Timestamp(5), -3), Timestamp(5));
        assert_eq!(due(Timestamp(5), 48), Timestamp(5 + 48 * Timestamp::HOUR));
    }

    #[test]
    fn check_ins_thin_out() {
        assert!(CHECK_IN_DAYS.windows(2).all(|w| w[0] < w[1]));
    }
}
