//! What came of the meeting. Every outcome has a next date.

use crate::meeting::MeetingRole;
use crate::member::Role;
use crate::slug::slugs;
use crate::{Line, MemberId, Prose, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

impl Outcome {
    /// Whether the person accepted help, or a part of it.
    pub const fn accepts_help(self) -> bool {
        matches!(self, Self::Yes | Self::Partly)
    }

    /// Whether they are asked again on a later day. Where it was stopped, those decide who guide the circle.
    pub const fn leaves_the_offer_open(self) -> bool {
        matches!(self, Self::NotToday | Self::No | Self::WalkedOut | Self::DidNotCome)
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

slugs! {
    /// Tasks that the app itself looks for.
    TaskKind {
        /// To ask the person again.
        Invitation = "invitation",
        /// To look in on how it is going.
        CheckIn = "check-in",
        /// To look at the plan for afterwards again.
        Review = "review",
        /// To sit together right after the meeting.
        Debrief = "debrief",
        /// To collect the paper, and shred it.
        Papers = "papers",
        /// To decide how long everything is kept.
        Keeping = "keeping",
        /// To be seen to the day before the meeting.
        DayBefore = "day-before",
        /// On its day.
        SameDay = "same-day",
        /// In the hour before it.
        HourBefore = "hour-before",
    }
}

/// Whether `me` may write down how the meeting ended: those who guide the circle, and whoever led the meeting.
pub fn may_record(role: Role, me: MemberId, roles: &BTreeMap<MeetingRole, MemberId>) -> bool {
    role.guides() || roles.get(&MeetingRole::Chair) == Some(&me)
}

/// Who a follow-up falls to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Whoever had this part at the meeting; the organizer where nobody had it.
    Part(MeetingRole),
    /// The organizer.
    Organizer,
    /// This member; the organizer where they have left.
    Member(MemberId),
    /// Every member but facilitators: these are tasks of the family.
    Each,
}

impl Owner {
    /// Reads `chair`, `organizer`, `each`. What is none of them falls to the organizer, so that no task is without one.
    pub fn from_slug(slug: &str) -> Self {
        match slug {
            "each" => Self::Each,
            part => MeetingRole::from_slug(part).map_or(Self::Organizer, Self::Part),
        }
    }

    /// The people it falls to. `members` are the confirmed ones; `recorder` answers where there is no organizer.
    pub fn people(
        self,
        roles: &BTreeMap<MeetingRole, MemberId>,
        members: &[(MemberId, Role)],
        recorder: MemberId,
    ) -> Vec<MemberId> {
        let organizer = || members.iter().find(|(_, role)| *role == Role::Organizer).map_or(recorder, |(id, _)| *id);
        match self {
            Self::Part(part) => vec![roles.get(&part).copied().unwrap_or_else(organizer)],
            Self::Organizer => vec![organizer()],
            Self::Member(member) if members.iter().any(|(id, _)| *id == member) => vec![member],
            Self::Member(_) => vec![organizer()],
            Self::Each => {
                members.iter().filter(|(_, role)| *role != Role::Facilitator).map(|(member, _)| *member).collect()
            }
        }
    }
}

/// A task that an outcome calls for, before it has an owner and a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// What and why.
    pub words: TaskWords,
    /// Who it falls to.
    pub owner: Owner,
    /// What the app itself looks for it as.
    pub kind: Option<TaskKind>,
    /// Hours after the outcome was recorded.
    pub due_hours: i64,
}

/// When a follow-up that is due `hours` after an outcome falls; never before the outcome.
pub fn due(recorded_at: Timestamp, hours: i64) -> Timestamp {
    recorded_at.plus(hours.max(0) * Timestamp::HOUR)
}

/// For how long what was done after an answer stands for a correction of it too. Later, it was another meeting.
const COUNTS_FOR: i64 = 14 * Timestamp::DAY;

/// Whether something that was done `at` needn't be done again after an answer that is written down `now`.
pub fn still_counts(at: Timestamp, now: Timestamp) -> bool {
    now.since(at) <= COUNTS_FOR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_follow_up_is_never_due_before_the_meeting() {
        assert_eq!(due(Timestamp(5), -3), Timestamp(5));
        assert_eq!(due(Timestamp(5), 48), Timestamp(5 + 48 * Timestamp::HOUR));
    }

    #[test]
    fn what_was_done_after_another_meeting_is_done_again() {
        let done = Timestamp(0);
        assert!(still_counts(done, done) && still_counts(done, done.plus(14 * Timestamp::DAY)));
        assert!(!still_counts(done, done.plus(14 * Timestamp::DAY + 1)));
    }

    fn member(n: u128) -> MemberId {
        MemberId(uuid::Uuid::from_u128(n))
    }

    #[test]
    fn every_follow_up_has_somebody() {
        let roles = BTreeMap::from([(MeetingRole::Driver, member(3))]);
        let members = [(member(1), Role::Organizer), (member(2), Role::Facilitator), (member(3), Role::Member)];
        let people = |slug: &str| Owner::from_slug(slug).people(&roles, &members, member(2));
        assert_eq!(people("driver"), [member(3)]);
        assert_eq!(people("closer"), [member(1)]);
        assert_eq!(people("organizer"), [member(1)]);
        assert_eq!(people("each"), [member(1), member(3)]);
        assert_eq!(people("somebody"), [member(1)]);
        assert_eq!(Owner::Member(member(3)).people(&roles, &members, member(2)), [member(3)]);
        assert_eq!(Owner::Member(member(9)).people(&roles, &members, member(2)), [member(1)], "who has left");
        assert_eq!(Owner::Organizer.people(&roles, &[], member(2)), [member(2)]);
    }

    #[test]
    fn guides_and_the_chair_record_the_outcome() {
        let roles = BTreeMap::from([(MeetingRole::Chair, member(3))]);
        assert!(may_record(Role::Organizer, member(1), &roles));
        assert!(may_record(Role::Facilitator, member(2), &roles));
        assert!(may_record(Role::Member, member(3), &roles));
        assert!(!may_record(Role::Member, member(4), &roles));
    }
}
