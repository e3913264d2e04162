//! Invitations: somebody asks the person, openly, to come to a meeting or to accept help. Each is written down by whoever
//! asked; while the answer isn't yes, there is a next one, with a day and a name (practice.md §2, §3.3).

use crate::slug::slugs;
use crate::{Day, Prose};
use serde::{Deserialize, Serialize};

slugs! {
    /// How they were asked.
    Way {
        /// Face to face.
        Talk = "talk",
        /// On the phone.
        Phone = "phone",
        /// In a letter or a message.
        Written = "written",
        /// Somebody else passed it on.
        PassedOn = "passed-on",
    }
}

slugs! {
    /// To what.
    Asked {
        /// To a meeting of the family.
        ToMeet = "to-meet",
        /// To the place that is booked.
        ToTreatment = "to-treatment",
        /// To a smaller step: a doctor, a call, a group.
        ToAStep = "to-a-step",
    }
}

slugs! {
    /// What they said.
    Response {
        /// Yes.
        Yes = "yes",
        /// They will think about it.
        NotYet = "not-yet",
        /// No.
        No = "no",
        /// Nothing.
        Silence = "silence",
    }
}

/// One invitation. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationWords {
    /// When they were asked.
    pub day: Day,
    /// How.
    pub way: Way,
    /// To what.
    pub asked: Asked,
    /// What they said.
    pub response: Response,
    /// In the words of whoever asked; may be empty.
    pub note: Prose<1000>,
}

/// As many as a circle keeps.
pub const MOST: usize = 400;

/// Days after which the next one is proposed: soon enough to keep the door open, late enough not to press.
pub const NEXT_AFTER: i64 = 7;

/// What ARISE calls levels (practice.md §2): a call, meetings to which they are invited, and agreed consequences. Told by
/// what is there, for a family that goes this way.
pub fn level(invitations: usize, boundaries_agreed: bool) -> u8 {
    match (invitations, boundaries_agreed) {
        (0, _) => 1,
        (1..=5, _) | (_, false) => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_level_needs_invitations_and_boundaries() {
        assert_eq!([level(0, true), level(1, true), level(5, true), level(6, false), level(6, true)], [1, 2, 2, 2, 3]);
    }
}
