//! Each member's own next step: one thing, chosen by rules that can be read from top to bottom.
//!
//! What blocks others comes first, then one's own words, then the circle's decisions, then rest. It is never a list
//! and never a comparison with anybody else.

use crate::approach::Approach;
use crate::decision::Missing;
use crate::letter::Part;
use crate::meeting::MeetingRole;
use crate::member::Role;
use crate::outcome::{Outcome, may_record};
use crate::path::{Facts, Progress, Stage};
use crate::safety::Verdict;
use crate::slug::slugs;
use crate::{Day, MemberId};
use std::collections::BTreeSet;

slugs! {
    /// Everything the home page may ask of one member.
    NextStep {
        /// Their own answers say that a meeting is not right now, or those of somebody they read.
        SafetyFirst = "safety-first",
        /// They haven't answered the questions about safety, or not lately.
        AnswerSafety = "answer-safety",
        /// Somebody waits at the door, and this member may let them in.
        ConfirmAPerson = "confirm-a-person",
        /// A follow-up of theirs is due by tomorrow.
        DoATask = "do-a-task",
        /// The circle is one person.
        InvitePeople = "invite-people",
        /// Others have to know how this facilitator works, and what ties they have.
        SayHowYouWork = "say-how-you-work",
        /// They haven't promised what everybody promises, or it has changed since.
        AgreeOnPrivacy = "agree-on-privacy",
        /// They haven't read the few pages that come first.
        ReadFirst = "read-first",
        /// Nobody has written down what treatment there was before.
        TellOfPastTreatment = "tell-of-past-treatment",
        /// Somebody asks for help with a boundary, and this member is told.
        ReachOut = "reach-out",
        /// A week has gone by since they last looked back on a boundary of theirs.
        LookBack = "look-back",
        /// Others wait for this member's answer.
        AnswerBoundaries = "answer-boundaries",
        /// A boundary of theirs and another one undo each other.
        SettleBoundaries = "settle-boundaries",
        /// Letters were shared with them that wait for their yes.
        ApproveLetters = "approve-letters",
        /// Days to meet in are proposed, and they haven't said whether they can.
        SayIfDaysSuit = "say-if-days-suit",
        /// Times to meet are proposed, and they haven't said which suit them.
        SayWhichTimesSuit = "say-which-times-suit",
        /// No days to meet in are proposed, or they are over.
        SetTheWindow = "set-the-window",
        /// Nobody has decided how the person is asked.
        ChooseApproach = "choose-approach",
        /// The person isn't asked again on any day.
        PlanInvitation = "plan-invitation",
        /// No word of their letter is written.
        StartLetter = "start-letter",
        /// Some parts are still empty.
        FinishLetter = "finish-letter",
        /// It is written, and nobody may read it yet.
        ShareLetter = "share-letter",
        /// Fewer programmes than a comparison needs.
        AddOptions = "add-options",
        /// None is booked.
        BookAPlace = "book-a-place",
        /// No backup.
        BookABackup = "book-a-backup",
        /// A hold has ended, or medicine is missing from the plan.
        CheckThePlace = "check-the-place",
        /// Nobody has proposed a boundary.
        WriteABoundary = "write-a-boundary",
        /// Parts at the meeting are not given out.
        GiveRoles = "give-roles",
        /// No day or place.
        SetTheMeeting = "set-the-meeting",
        /// No speaking order.
        SetTheOrder = "set-the-order",
        /// Nothing smaller is ready to be offered when the answer isn't a yes, or nobody sees to it.
        PrepareTheLadder = "prepare-the-ladder",
        /// Somebody who reads hasn't rehearsed with the others.
        Rehearse = "rehearse",
        /// Nobody has said "go", or so early that it is asked for once more.
        SayGo = "say-go",
        /// It is the day, and somebody has said "go".
        MeetToday = "meet-today",
        /// The day has come, and nobody has written down what happened.
        RecordTheOutcome = "record-the-outcome",
        /// Read it through aloud.
        ReadTheScript = "read-the-script",
        /// Nothing is asked of them now.
        Rest = "rest",
    }
}

/// For how many days a step may wait at most.
pub const LONGEST_WAIT: i64 = 3;

impl NextStep {
    /// For how many days it may wait when somebody says "not now". That a meeting isn't right, and rest, don't wait.
    pub const fn may_wait(self) -> Option<i64> {
        match self {
            Self::SafetyFirst | Self::Rest => None,
            // Somebody else waits for it, or it has its day.
            Self::AnswerSafety
            | Self::ConfirmAPerson
            | Self::DoATask
            | Self::ReachOut
            | Self::PlanInvitation
            | Self::SayGo
            | Self::MeetToday
            | Self::RecordTheOutcome => Some(1),
            _ => Some(LONGEST_WAIT),
        }
    }
}

/// What only this member's own page knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// Who.
    pub me: MemberId,
    /// Their role.
    pub role: Role,
    /// Whether the circle turns to them: a facilitator, or the organizer where there is none.
    pub leads: bool,
    /// Parts of their letter with words in them, of seven.
    pub parts_written: usize,
    /// Whether others may read it.
    pub letter_shared: bool,
    /// What follows from the answers about safety that they know of: their own, and those they read.
    pub safety: Option<Verdict>,
    /// Whether they have promised what everybody promises, as it stands now.
    pub promised: bool,
    /// Whether they have said how they work; asked of a facilitator alone.
    pub disclosed: bool,
    /// Whether they have read the pages that come first.
    pub learned: bool,
    /// Whether they are asked about safety.
    pub safety_due: bool,
    /// Boundaries that wait for their answer.
    pub boundaries_to_answer: usize,
    /// Boundaries of their own that undo another, or are undone, and nobody has settled it.
    pub conflicts_to_settle: usize,
    /// Boundaries they keep on which it is time to look back.
    pub boundaries_to_look_back_on: usize,
    /// Calls for help that they are told of.
    pub asking_for_help: usize,
    /// People they may confirm.
    pub may_confirm: usize,
    /// Their own open tasks that are due by tomorrow.
    pub tasks_due: usize,
    /// Whether they are asked if the days to meet in suit them.
    pub window_to_answer: bool,
    /// Whether they are asked which times to meet suit them.
    pub poll_to_answer: bool,
    /// Letters that wait for their yes.
    pub letters_to_approve: usize,
    /// Steps they have put off, and that aren't asked for today.
    pub put_off: BTreeSet<NextStep>,
    /// Today, on the server's calendar.
    pub today: Day,
}

/// The one thing this member is asked to do next. A facilitator isn't asked for a letter or a boundary: it isn't
/// their family.
pub fn next_step(facts: &Facts, mine: &Mine) -> NextStep {
    let family = mine.role != Role::Facilitator;
    let guides = mine.role.guides();
    let met = facts.outcome.is_some();
    // As long as somebody may still ask them, safety comes first. Whoever leads has heeded it when nobody asks for now.
    let asks = facts.asked_again || !facts.outcome.is_some_and(Outcome::accepts_help);
    let heeded = mine.leads && facts.approach == Some(Approach::FamilyOnly);
    let day_is_over = facts.meeting.day.is_some_and(|day| day < mine.today);
    let meeting_day_came = facts.meeting.day.is_some_and(|day| day <= mine.today);
    let meets_today = facts.meeting.day == Some(mine.today) && facts.said_go.is_some();
    let letters = family && facts.uses(Stage::Letters);
    let places = facts.uses(Stage::Options);
    let past = facts.uses(Stage::History);
    let boundaries = facts.uses(Stage::Boundaries);
    let meets = facts.uses(Stage::Meeting);
    let others = facts.members.len() > 1;
    let compares = facts.options_missing.iter().any(|missing| matches!(missing, Missing::Compare(_)));
    let chosen = facts.booked.is_some() && facts.backup.is_some();
    let first_that_holds = [
        (family && asks && mine.safety_due, NextStep::AnswerSafety),
        (asks && mine.safety == Some(Verdict::NotNow) && !heeded, NextStep::SafetyFirst),
        (mine.may_confirm > 0, NextStep::ConfirmAPerson),
        // What was to be seen to before it needn't wait for a tick any more.
        (meets && !met && day_is_over && may_record(mine.role, mine.me, &facts.roles), NextStep::RecordTheOutcome),
        (mine.tasks_due > 0, NextStep::DoATask),
        (mine.asking_for_help > 0, NextStep::ReachOut),
        (meets && !met && meets_today, NextStep::MeetToday),
        (meets && !met && meeting_day_came && may_record(mine.role, mine.me, &facts.roles), NextStep::RecordTheOutcome),
        (family && mine.boundaries_to_look_back_on > 0, NextStep::LookBack),
        // Boundaries go on after the meeting, and then most of all.
        (met && mine.boundaries_to_answer > 0, NextStep::AnswerBoundaries),
        (met && mine.conflicts_to_settle > 0, NextStep::SettleBoundaries),
        (mine.leads && facts.lacks_an_invitation(), NextStep::PlanInvitation),
        // Whoever comes later promises it too.
        (!family && !mine.disclosed, NextStep::SayHowYouWork),
        (others && facts.uses(Stage::Engagement) && !mine.promised, NextStep::AgreeOnPrivacy),
        (meets && mine.poll_to_answer && met, NextStep::SayWhichTimesSuit),
        (met, NextStep::Rest),
        (guides && facts.is_alone_without_wishing_it(), NextStep::InvitePeople),
        (boundaries && mine.boundaries_to_answer > 0, NextStep::AnswerBoundaries),
        (boundaries && mine.conflicts_to_settle > 0, NextStep::SettleBoundaries),
        (facts.uses(Stage::Letters) && mine.letters_to_approve > 0, NextStep::ApproveLetters),
        (meets && mine.window_to_answer, NextStep::SayIfDaysSuit),
        (meets && mine.poll_to_answer, NextStep::SayWhichTimesSuit),
        (mine.leads && facts.screened > 0 && facts.approach.is_none(), NextStep::ChooseApproach),
        (guides && facts.lacks_a_window(mine.today), NextStep::SetTheWindow),
        (family && !mine.learned, NextStep::ReadFirst),
        // Each of these presupposes that the one before is done: what is put off takes along what comes after it.
        (letters && mine.parts_written == 0, NextStep::StartLetter),
        (letters && !mine.letter_shared && (1..Part::ALL.len()).contains(&mine.parts_written), NextStep::FinishLetter),
        (letters && !mine.letter_shared && mine.parts_written == Part::ALL.len() && others, NextStep::ShareLetter),
        (mine.leads && places && past && !facts.knows_past_treatment, NextStep::TellOfPastTreatment),
        (places && compares, NextStep::AddOptions),
        (places && !compares && facts.booked.is_none(), NextStep::BookAPlace),
        (places && !compares && facts.booked.is_some() && facts.backup.is_none(), NextStep::BookABackup),
        (places && chosen && !compares && !facts.options_missing.is_empty(), NextStep::CheckThePlace),
        (family && facts.progress(Stage::Boundaries) == Progress::Open, NextStep::WriteABoundary),
        (meets && guides && MeetingRole::ALL.iter().any(|role| !facts.roles.contains_key(role)), NextStep::GiveRoles),
        (meets && guides && (facts.meeting.day.is_none() || facts.meeting.place.is_blank()), NextStep::SetTheMeeting),
        (meets && guides && facts.uses(Stage::Letters) && facts.order.is_empty(), NextStep::SetTheOrder),
        (meets && guides && !facts.ladder_stands(), NextStep::PrepareTheLadder),
        (meets && guides && facts.lacks_a_rehearsal(), NextStep::Rehearse),
        (meets && mine.leads && facts.lacks_a_go(mine.today), NextStep::SayGo),
        (meets && facts.missing_for_print().is_empty() && facts.letters_are_begun(), NextStep::ReadTheScript),
    ];
    let asked = first_that_holds.into_iter().find(|(holds, step)| *holds && !mine.put_off.contains(step));
    asked.map_or(NextStep::Rest, |(_, step)| step)
}

#[cfg(test)]
#[path = "next_step_order_tests.rs"]
mod order_tests;
#[cfg(test)]
#[path = "next_step_tests.rs"]
mod tests;
