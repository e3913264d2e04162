//! Go, or not yet: whether everything is there for the meeting (practice.md §3.1, stages 12 and 13).
//!
//! Whoever leads decides, and can go on without most of it by saying why, on the record. Nobody can go on against what was
//! answered about safety, or without a day.

use crate::approach::Approach;
use crate::meeting::{MeetingRole, MeetingWords};
use crate::path::Stage;
use crate::safety::Verdict;
use crate::slug::slugs;
use crate::{Day, MemberId, Prose};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

slugs! {
    /// What has to be there.
    GoGate {
        /// Everybody of the family has answered the questions about safety, and nothing speaks against a meeting.
        Safety = "safety",
        /// A professional comes along, where an answer asks for one.
        Professional = "professional",
        /// A day that isn't over, and a place.
        When = "when",
        /// A place for treatment, held until that day.
        Booked = "booked",
        /// Another one, in case it is gone.
        Backup = "backup",
        /// Somebody reads, and every letter that is read is approved.
        Letters = "letters",
        /// Agreed by those who keep them, and none undoes another.
        Boundaries = "boundaries",
        /// Every part is somebody's.
        Roles = "roles",
        /// Everybody who reads was at a rehearsal.
        Rehearsed = "rehearsed",
    }
}

slugs! {
    /// What whoever leads decided.
    GoDecision {
        /// The meeting is held as it is prepared now.
        Go = "go",
        /// It isn't, for now.
        NotYet = "not-yet",
    }
}

/// What was said when it was decided. Sealed at rest; every member reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoWords {
    /// Why they go on without something.
    pub reasons: BTreeMap<GoGate, Prose<600>>,
    /// Why not yet; may be empty.
    pub note: Prose<600>,
}

/// What is really there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoFacts {
    /// What all answers about safety come to; none while one of the family hasn't answered all of them lately.
    pub safety: Option<Verdict>,
    /// Whether a professional guides the circle.
    pub has_facilitator: bool,
    /// How the person is asked.
    pub approach: Option<Approach>,
    /// When and where.
    pub meeting: MeetingWords,
    /// Whether a place is booked, and until when it is held where that is known.
    pub booked: Option<Option<Day>>,
    /// Whether there is another one.
    pub has_backup: bool,
    /// Who reads a letter of their own.
    pub readers: Vec<MemberId>,
    /// Those of them whose letter isn't approved.
    pub unapproved: Vec<MemberId>,
    /// Those of them who were at no rehearsal.
    pub unrehearsed: Vec<MemberId>,
    /// Boundaries that are agreed.
    pub agreed: usize,
    /// Boundaries that somebody is still asked about.
    pub proposed: usize,
    /// Pairs that undo each other.
    pub conflicts: usize,
    /// Parts that nobody has.
    pub roles_missing: Vec<MeetingRole>,
}

impl GoGate {
    /// Whether somebody can go on without it by saying why.
    pub const fn has_a_way_around(self) -> bool {
        !matches!(self, Self::Safety | Self::When)
    }

    /// The stage it belongs to: where the approach leaves that out, nothing is asked for.
    const fn stage(self) -> Stage {
        match self {
            Self::Safety | Self::Professional => Stage::Safety,
            Self::Booked | Self::Backup => Stage::Options,
            Self::Letters => Stage::Letters,
            Self::Boundaries => Stage::Boundaries,
            Self::Rehearsed => Stage::Rehearsal,
            Self::When | Self::Roles => Stage::Meeting,
        }
    }

    fn is_open(self, facts: &GoFacts, today: Day) -> bool {
        let day = facts.meeting.day;
        match self {
            Self::Safety => facts.is_safe(),
            Self::Professional => facts.safety != Some(Verdict::WithProfessional) || facts.has_facilitator,
            // Days here are those of Greenwich: where it is still the evening of the meeting, it may be the next day there.
            Self::When => day.is_some_and(|day| day.plus(1) >= today) && !facts.meeting.place.is_blank(),
            Self::Booked => facts.booked.is_some_and(|held| held.is_none_or(|held| day.is_none_or(|day| held >= day))),
            Self::Backup => facts.has_backup,
            Self::Letters => !facts.readers.is_empty() && facts.unapproved.is_empty(),
            Self::Boundaries => facts.agreed > 0 && facts.proposed == 0 && facts.conflicts == 0,
            Self::Roles => facts.roles_missing.is_empty(),
            Self::Rehearsed => !facts.readers.is_empty() && facts.unrehearsed.is_empty(),
        }
    }
}

impl GoFacts {
    /// What is asked for, with whether it is there.
    pub fn gates(&self, today: Day) -> Vec<(GoGate, bool)> {
        let used = |gate: &&GoGate| self.approach.is_none_or(|approach| approach.uses(gate.stage()));
        GoGate::ALL.iter().filter(used).map(|gate| (*gate, gate.is_open(self, today))).collect()
    }

    /// Whether nothing that was answered about safety speaks against a meeting.
    pub const fn is_safe(&self) -> bool {
        speaks_for_a_meeting(self.safety)
    }

    /// What is missing, and for which `reasons` give no way around it.
    pub fn closed(&self, reasons: &BTreeMap<GoGate, Prose<600>>, today: Day) -> Vec<GoGate> {
        let said = |gate: &GoGate| gate.has_a_way_around() && reasons.get(gate).is_some_and(|words| !words.is_blank());
        let closed = self.gates(today).into_iter().filter(|(_, is_open)| !is_open).map(|(gate, _)| gate);
        closed.filter(|gate| !said(gate)).collect()
    }
}

/// Whether all answers about safety together let a meeting happen; as long as somebody's are missing, they don't.
pub const fn speaks_for_a_meeting(safety: Option<Verdict>) -> bool {
    matches!(safety, Some(Verdict::GoOn | Verdict::WithProfessional))
}

/// Whether "go" was said so late that nothing is likely to have changed: on the day before the meeting, or on its day. An
/// earlier one is asked for once more (practice.md §3.2).
pub fn is_fresh(said: Day, meeting: Day) -> bool {
    said >= meeting.plus(-1)
}

#[cfg(test)]
#[path = "go_tests.rs"]
mod tests;
