//! Invitations: somebody asks the person, openly, to come to a meeting or to accept help. Each is written down by whoever
//! asked; while the answer isn't yes, there is a next one, with a day and a name (practice.md §2, §3.3).

use crate::outcome::Outcome;
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

impl InvitationWords {
    /// The answer that it brings, if it brings one: yes to the place, or to a smaller step. Yes to a meeting isn't one yet.
    pub const fn answer(&self) -> Option<Outcome> {
        match (self.response, self.asked) {
            (Response::Yes, Asked::ToTreatment) => Some(Outcome::Yes),
            (Response::Yes, Asked::ToAStep) => Some(Outcome::Partly),
            _ => None,
        }
    }

    /// The answer that counts from now on. What was said longer ago, or before what is known now, is written down and changes
    /// nothing. Nor does a yes after a yes, unless they are asked again since (`again`), or after a meeting that was stopped: how
    /// that goes on, those say who guide the circle.
    pub fn counts(
        &self,
        known: Option<(Outcome, Day)>,
        newest: Option<Day>,
        again: bool,
        today: Day,
    ) -> Option<Outcome> {
        let answer = self.answer()?;
        let fresh = self.day.plus(FRESH) >= today && newest.is_none_or(|day| day <= self.day);
        let open = known.is_none_or(|(outcome, day)| {
            let more = outcome == Outcome::Partly && answer == Outcome::Yes;
            let asked = outcome.leaves_the_offer_open() || more || again && outcome.accepts_help();
            // A clock that was ahead once doesn't close the door.
            asked && day.min(today) <= self.day
        });
        (fresh && open).then_some(answer)
    }
}

/// Days for which an answer is news.
const FRESH: i64 = 3;

/// As many as a member keeps.
pub const MOST: usize = 200;

/// How far ahead the next one may be planned, in days.
pub const FURTHEST: i64 = 366;

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

    fn said(asked: Asked, response: Response, day: i64) -> InvitationWords {
        InvitationWords { day: Day(day), way: Way::Talk, asked, response, note: Prose::default() }
    }

    #[test]
    fn yes_to_the_place_or_to_a_step_is_an_answer() {
        use Asked::*;
        use Response::*;
        let table = [
            (ToTreatment, Yes, Some(Outcome::Yes)),
            (ToAStep, Yes, Some(Outcome::Partly)),
            (ToMeet, Yes, None),
            (ToTreatment, NotYet, None),
            (ToTreatment, No, None),
            (ToAStep, Silence, None),
        ];
        for (asked, response, outcome) in table {
            assert_eq!(said(asked, response, 100).answer(), outcome, "{asked:?} {response:?}");
        }
    }

    #[test]
    fn only_what_is_new_changes_what_is_known() {
        let yes = |day| said(Asked::ToTreatment, Response::Yes, day);
        let today = Day(100);
        let known = |outcome, day| Some((outcome, Day(day)));
        let table = [
            (yes(100), None, None, true),
            (yes(97), None, None, true),
            (yes(96), None, None, false),
            (yes(99), None, Some(Day(100)), false),
            (yes(100), None, Some(Day(60)), true),
            (yes(100), known(Outcome::No, 60), Some(Day(60)), true),
            (yes(99), known(Outcome::No, 100), None, false),
            (yes(100), known(Outcome::Stopped, 60), None, false),
            (yes(100), known(Outcome::Yes, 60), None, false),
            (yes(100), known(Outcome::Partly, 60), None, true),
            (said(Asked::ToAStep, Response::Yes, 100), known(Outcome::Partly, 60), None, false),
            (yes(100), known(Outcome::No, 3_000), None, true),
        ];
        for (words, known, newest, counts) in table {
            assert_eq!(words.counts(known, newest, false, today).is_some(), counts, "{words:?} {known:?} {newest:?}");
        }
    }

    #[test]
    fn after_a_setback_a_yes_counts_anew() {
        let yes = said(Asked::ToTreatment, Response::Yes, 100);
        for outcome in [Outcome::Yes, Outcome::Partly] {
            assert_eq!(yes.counts(Some((outcome, Day(60))), None, true, Day(100)), Some(Outcome::Yes));
        }
        assert_eq!(yes.counts(Some((Outcome::Stopped, Day(60))), None, true, Day(100)), None);
    }

    #[test]
    fn the_third_level_needs_invitations_and_boundaries() {
        assert_eq!([level(0, true), level(1, true), level(5, true), level(6, false), level(6, true)], [1, 2, 2, 2, 3]);
    }
}
