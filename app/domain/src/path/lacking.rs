//! What a circle lacks on its way, as the next step asks for it.

use super::{Facts, Progress, Stage};
use crate::Day;
use crate::approach::Approach;
use crate::go::is_fresh;
use crate::outcome::Outcome;

impl Facts {
    /// Whether one person is here alone, and the way they chose isn't one for a person alone.
    pub fn is_alone_without_wishing_it(&self) -> bool {
        let alone = self.members.len() == 1 && self.invites_open + self.waiting.len() == 0;
        alone && self.approach.is_none_or(|approach| !approach.suits_one_alone())
    }

    /// Whether nobody is to ask the person on any day, although somebody should: the way they chose begins with asking, or
    /// they haven't said yes. Where one relative asks alone, a place is ready first.
    pub fn lacks_an_invitation(&self) -> bool {
        let offers = |outcome: Outcome| outcome.leaves_the_offer_open() || self.asked_again;
        let Some(approach) = self.approach else {
            return self.next_invitation.is_none() && self.outcome.is_some_and(offers);
        };
        let begins = approach.invites() && (approach.uses(Stage::Meeting) || self.booked.is_some());
        let open = self.outcome.map_or(begins, offers);
        open && approach != Approach::FamilyOnly && self.next_invitation.is_none()
    }

    /// Whether the way they chose leads to a meeting, and neither its day nor days to aim for are set.
    pub fn lacks_a_window(&self, today: Day) -> bool {
        // In a crisis they ask within days.
        let slow = |approach: Approach| approach.uses(Stage::Meeting) && approach != Approach::Crisis;
        let meets = self.approach.is_some_and(slow);
        let day_ahead = self.meeting.day.is_some_and(|day| day >= today);
        let aims = day_ahead || self.window.is_some_and(|window| !window.has_passed(today));
        meets && !aims && self.outcome.is_none()
    }

    /// Whether there is a smaller step to offer, and somebody sees to each of them.
    pub const fn ladder_stands(&self) -> bool {
        self.rungs > 0 && self.rungs_owned == self.rungs
    }

    /// Whether there is something to rehearse, and somebody who reads hasn't.
    pub fn lacks_a_rehearsal(&self) -> bool {
        let ready = self.missing_for_print().is_empty() && self.letters_are_begun();
        ready && self.uses(Stage::Rehearsal) && self.progress(Stage::Rehearsal) != Progress::Ready
    }

    /// Whether a meeting is ahead that nobody has said "go" to, once everybody has rehearsed or it is near; or somebody said it
    /// so early that it is asked for once more.
    pub fn lacks_a_go(&self, today: Day) -> bool {
        let Some(day) = self.meeting.day.filter(|day| *day >= today) else { return false };
        let is_near = today >= day.plus(-1);
        match self.said_go {
            Some(said) => is_near && !is_fresh(said, day),
            None => is_near || self.progress(Stage::Rehearsal) == Progress::Ready,
        }
    }
}
