//! The path: what each stage has yielded so far, computed from what is really there.

mod lacking;

use crate::admission::AdmissionItem;
use crate::approach::Approach;
use crate::circle::CircleWords;
use crate::decision;
use crate::meeting::{MeetingRole, MeetingWords, Missing, missing_for_print};
use crate::member::Role;
use crate::outcome::Outcome;
use crate::pace::Window;
use crate::slug::slugs;
use crate::{Day, MemberId, OptionId};
use std::collections::BTreeMap;

slugs! {
    /// The stages of the path that leave something real behind (practice.md §3.1).
    Stage {
        /// Whether a meeting is right.
        Safety = "safety-screen",
        /// What they promise each other.
        Engagement = "engagement",
        /// What everybody reads first.
        Learning = "learning",
        /// Who takes part.
        Team = "team",
        /// How the person is asked.
        Approach = "approach",
        /// What has been before.
        History = "history",
        /// Programmes compared, one booked, one backup.
        Options = "options",
        /// Everything ready for the day of the admission.
        Admission = "admission",
        /// Everybody's talking points.
        Letters = "letters",
        /// What each of us will and won't do.
        Boundaries = "boundaries",
        /// What is answered to a "not now", and what is offered when it isn't a yes.
        Objections = "objections",
        /// Reading it through together.
        Rehearsal = "rehearsal",
        /// When, where, who does what, in which order.
        Meeting = "meeting",
        /// What comes after, whatever the answer.
        FollowUp = "follow-up",
    }
}

/// How far a stage is. Never a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nothing there yet.
    Open,
    /// Something is there.
    UnderWay,
    /// What the stage is for is there.
    Ready,
    /// The approach that was chosen leaves it out.
    NotUsed,
}

/// What is really there, counted by the store for one circle, as one member may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The circle's own words.
    pub circle: CircleWords,
    /// Confirmed members.
    pub members: Vec<MemberFacts>,
    /// Members who answered an invite and wait.
    pub waiting: Vec<MemberId>,
    /// How many of the family have answered the questions about safety, to the end and not too long ago.
    pub screened: usize,
    /// How many have promised to keep to the agreement as it stands now.
    pub promised: usize,
    /// How many facilitators have said how they work, what it costs, and what ties they have.
    pub disclosed: usize,
    /// How many of the family have read the pages that come first.
    pub learned: usize,
    /// How much is written down of what has been before, and may be read by everybody.
    pub history: usize,
    /// Whether it says what treatment there was, or that there was none.
    pub knows_past_treatment: bool,
    /// How the person is asked.
    pub approach: Option<Approach>,
    /// How often they were asked.
    pub invitations: usize,
    /// When they are asked next.
    pub next_invitation: Option<Day>,
    /// Invites not answered yet.
    pub invites_open: usize,
    /// Options not set aside.
    pub options: usize,
    /// The booked programme.
    pub booked_id: Option<OptionId>,
    /// Its name.
    pub booked: Option<String>,
    /// What is missing before the family can count on a place.
    pub options_missing: Vec<decision::Missing>,
    /// Until when it is held.
    pub held_until: Option<Day>,
    /// Name of the backup.
    pub backup: Option<String>,
    /// How much is ready for an admission to the booked place, of [`crate::admission::AdmissionItem::ALL`].
    pub admission_ready: usize,
    /// Boundaries everybody is asked about.
    pub boundaries_proposed: usize,
    /// Boundaries everybody agreed to.
    pub boundaries_agreed: usize,
    /// Pairs of them that undo each other, and nobody has settled it.
    pub boundaries_in_conflict: usize,
    /// What they may say, as far as it is written down.
    pub objections: usize,
    /// How many of these somebody can answer.
    pub objections_ready: usize,
    /// Steps for when the answer isn't a yes. Each has a time.
    pub rungs: usize,
    /// How many of these somebody sees to.
    pub rungs_owned: usize,
    /// Rehearsals that are written down.
    pub rehearsals: usize,
    /// Those who read and were at none of them.
    pub unrehearsed: usize,
    /// The day on which somebody said "go", as long as that is the last word.
    pub said_go: Option<Day>,
    /// Who does what at the meeting.
    pub roles: BTreeMap<MeetingRole, MemberId>,
    /// The days in which they mean to meet.
    pub window: Option<Window>,
    /// When and where.
    pub meeting: MeetingWords,
    /// The speaking order.
    pub order: Vec<MemberId>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Whether they are asked again after they had accepted help.
    pub asked_again: bool,
    /// Until when the most dangerous weeks last.
    pub danger_until: Option<Day>,
    /// How many parts of the plan for afterwards are written.
    pub aftercare: usize,
    /// Follow-up tasks not done.
    pub tasks_open: usize,
    /// The next date.
    pub next_due: Option<Day>,
}

/// One member's share, as everybody may know it: a letter's existence and sharing, never its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberFacts {
    /// Who.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// What they may do. A facilitator writes no letter: it isn't their family.
    pub role: Role,
    /// Whether they have shared their letter.
    pub letter_shared: bool,
}

impl Facts {
    /// How far `stage` is.
    pub fn progress(&self, stage: Stage) -> Progress {
        let step = |some: bool, all: bool| match (some, all) {
            (_, true) => Progress::Ready,
            (true, _) => Progress::UnderWay,
            _ => Progress::Open,
        };
        if !self.uses(stage) {
            return Progress::NotUsed;
        }
        match stage {
            // That everybody has answered is all that is known to all; what follows from it, those know who read it.
            Stage::Safety => step(self.screened > 0, self.screened >= self.family().count()),
            Stage::Engagement => {
                let facilitators = self.members.len() - self.family().count();
                step(self.promised > 0, self.promised >= self.members.len() && self.disclosed >= facilitators)
            }
            Stage::Learning => step(self.learned > 0, self.learned >= self.family().count()),
            Stage::History => step(self.history > 0, self.knows_past_treatment),
            Stage::Team => step(
                self.members.len() > 1 || self.invites_open + self.waiting.len() > 0,
                self.waiting.is_empty() && self.are_enough(),
            ),
            Stage::Approach => step(self.approach.is_some(), self.approach.is_some()),
            Stage::Options => step(self.options > 0, self.options_missing.is_empty()),
            Stage::Admission => step(
                self.admission_ready > 0,
                self.booked.is_some() && self.admission_ready >= AdmissionItem::ALL.len(),
            ),
            Stage::Letters => {
                let shared = self.members.iter().filter(|m| m.letter_shared).count();
                step(shared > 0, shared >= 2 && self.order_has_letters())
            }
            Stage::Boundaries => step(
                self.boundaries_proposed + self.boundaries_agreed > 0,
                self.boundaries_agreed > 0 && self.boundaries_proposed == 0 && self.boundaries_in_conflict == 0,
            ),
            // One voice for every answer, and somebody for every step (practice.md §3.1).
            Stage::Objections => step(
                self.objections + self.rungs > 0,
                self.objections > 0 && self.objections_ready == self.objections && self.ladder_stands(),
            ),
            Stage::Rehearsal => {
                step(self.rehearsals > 0, self.rehearsals > 0 && !self.order.is_empty() && self.unrehearsed == 0)
            }
            // They meet and ask: as long as it is only prepared, it isn't done.
            Stage::Meeting => {
                let set = self.meeting.day.is_some();
                step(set || !self.order.is_empty(), set && self.outcome.is_some())
            }
            Stage::FollowUp => step(self.outcome.is_some(), self.outcome.is_some() && self.tasks_open == 0),
        }
    }

    /// Whether a stage belongs to how the person is asked; until that is chosen, all do. Whoever goes alone has nobody to
    /// promise anything to.
    pub fn uses(&self, stage: Stage) -> bool {
        if stage == Stage::Engagement && self.members.len() == 1 && self.approach.is_some_and(Approach::suits_one_alone)
        {
            return false;
        }
        self.approach.is_none_or(|approach| approach.uses(stage))
    }

    /// Everybody confirmed but facilitators: those who may write a letter.
    pub fn family(&self) -> impl Iterator<Item = &MemberFacts> {
        self.members.iter().filter(|m| m.role != Role::Facilitator)
    }

    /// Whether those are there whom the way they chose needs: three, a chair and somebody for the practical things for a meeting,
    /// else whoever began.
    fn are_enough(&self) -> bool {
        let named = |role: &MeetingRole| self.roles.contains_key(role);
        !self.uses(Stage::Meeting)
            || self.members.len() >= 3 && [MeetingRole::Chair, MeetingRole::Logistics].iter().all(named)
    }

    /// Whether somebody's letter is there to be read aloud.
    pub fn letters_are_begun(&self) -> bool {
        self.members.iter().any(|member| member.letter_shared)
    }

    /// What keeps the script a draft.
    pub fn missing_for_print(&self) -> Vec<Missing> {
        missing_for_print(&self.order, self.booked.is_some())
    }

    /// Whether everybody who reads has shared what they will read.
    fn order_has_letters(&self) -> bool {
        let shared = |id: &MemberId| self.members.iter().any(|m| m.id == *id && m.letter_shared);
        if self.order.is_empty() { self.family().all(|m| m.letter_shared) } else { self.order.iter().all(shared) }
    }
}

#[cfg(test)]
#[path = "path_tests.rs"]
pub(crate) mod tests;
