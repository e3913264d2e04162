use super::*;
use crate::approach::Approach;
use crate::meeting::MeetingWords;
use crate::outcome::Outcome;
use crate::pace::Window;
use crate::path::MemberFacts;
use crate::path::tests::{just_begun, member};
use crate::{Line, Listed};
use std::collections::BTreeSet;

pub(super) fn rosa() -> Mine {
    Mine {
        me: member(1),
        role: Role::Organizer,
        leads: true,
        parts_written: 0,
        letter_shared: false,
        safety: Some(Verdict::GoOn),
        promised: true,
        disclosed: true,
        learned: true,
        safety_due: false,
        boundaries_to_answer: 0,
        conflicts_to_settle: 0,
        boundaries_to_look_back_on: 0,
        asking_for_help: 0,
        may_confirm: 0,
        tasks_due: 0,
        window_to_answer: false,
        poll_to_answer: false,
        letters_to_approve: 0,
        put_off: BTreeSet::new(),
        today: Day(20_000),
    }
}

/// Days to meet in.
pub(super) fn soon() -> Option<Window> {
    Some(Window { from: Day(20_010), to: Day(20_012) })
}

pub(super) fn a_family_of_three() -> Facts {
    let mut facts = Facts { knows_past_treatment: true, ..just_begun() };
    facts.members = [1, 2, 3]
        .map(|n| MemberFacts { id: member(n), name: n.to_string(), role: Role::Member, letter_shared: false })
        .into();
    facts
}

#[test]
fn safety_comes_before_everything() {
    let facts = a_family_of_three();
    let asked = Mine { safety_due: true, may_confirm: 1, tasks_due: 1, ..rosa() };
    assert_eq!(next_step(&facts, &asked), NextStep::AnswerSafety);
    let not_now = Mine { safety: Some(Verdict::NotNow), safety_due: false, ..asked.clone() };
    assert_eq!(next_step(&facts, &not_now), NextStep::SafetyFirst);
    let guides = Mine { role: Role::Facilitator, ..asked.clone() };
    assert_eq!(next_step(&facts, &guides), NextStep::ConfirmAPerson, "it is the family that is asked");
    assert_eq!(next_step(&facts, &Mine { safety: Some(Verdict::WithProfessional), ..rosa() }), NextStep::StartLetter);
}

#[test]
fn somebody_alone_is_asked_to_invite() {
    assert_eq!(next_step(&just_begun(), &rosa()), NextStep::InvitePeople);
}

#[test]
fn what_blocks_others_comes_before_ones_own_words() {
    let facts = a_family_of_three();
    assert_eq!(next_step(&facts, &Mine { may_confirm: 1, ..rosa() }), NextStep::ConfirmAPerson);
    assert_eq!(next_step(&facts, &Mine { boundaries_to_answer: 2, ..rosa() }), NextStep::AnswerBoundaries);
    assert_eq!(next_step(&facts, &Mine { letters_to_approve: 1, ..rosa() }), NextStep::ApproveLetters);
    assert_eq!(next_step(&facts, &rosa()), NextStep::StartLetter);
}

#[test]
fn boundaries_that_undo_each_other_are_settled_after_the_answers() {
    let facts = a_family_of_three();
    let torn = Mine { conflicts_to_settle: 1, ..rosa() };
    assert_eq!(next_step(&facts, &torn), NextStep::SettleBoundaries);
    assert_eq!(next_step(&facts, &Mine { boundaries_to_answer: 1, ..torn.clone() }), NextStep::AnswerBoundaries);
}

#[test]
fn the_family_looks_back_every_week_also_after_the_meeting() {
    let mut facts = a_family_of_three();
    let mine = Mine { boundaries_to_look_back_on: 1, ..rosa() };
    assert_eq!(next_step(&facts, &mine), NextStep::LookBack);
    facts.outcome = Some(Outcome::No);
    facts.next_invitation = Some(Day(20_040));
    assert_eq!(next_step(&facts, &mine), NextStep::LookBack);
    assert_eq!(
        next_step(&facts, &Mine { role: Role::Facilitator, ..mine.clone() }),
        NextStep::Rest,
        "not their family"
    );
    let asked = Mine { boundaries_to_answer: 1, ..rosa() };
    assert_eq!(next_step(&facts, &asked), NextStep::AnswerBoundaries, "new words are answered after it as well");
    assert_eq!(next_step(&facts, &Mine { conflicts_to_settle: 1, ..rosa() }), NextStep::SettleBoundaries);
    assert_eq!(
        next_step(&facts, &Mine { asking_for_help: 1, ..mine.clone() }),
        NextStep::ReachOut,
        "whoever asks for help comes first"
    );
}

#[test]
fn a_letter_is_started_finished_and_shared() {
    let facts = a_family_of_three();
    assert_eq!(next_step(&facts, &Mine { parts_written: 3, ..rosa() }), NextStep::FinishLetter);
    assert_eq!(next_step(&facts, &Mine { parts_written: 7, ..rosa() }), NextStep::ShareLetter);
    assert_eq!(next_step(&facts, &Mine { parts_written: 7, letter_shared: true, ..rosa() }), NextStep::AddOptions);
}

#[test]
fn a_facilitator_is_not_asked_for_a_letter() {
    assert_eq!(next_step(&a_family_of_three(), &Mine { role: Role::Facilitator, ..rosa() }), NextStep::AddOptions);
}

#[test]
fn the_circles_decisions_come_in_order() {
    let mine = Mine { parts_written: 7, letter_shared: true, ..rosa() };
    let mut facts = a_family_of_three();
    facts.options_missing = vec![Missing::Book, Missing::BackUp];
    assert_eq!(next_step(&facts, &mine), NextStep::BookAPlace);
    facts.booked = Some("Harbor House".into());
    assert_eq!(next_step(&facts, &mine), NextStep::BookABackup);
    facts.backup = Some("Cedar Clinic".into());
    facts.options_missing = vec![Missing::HoldOver(crate::option::Standing::Booked)];
    assert_eq!(next_step(&facts, &mine), NextStep::CheckThePlace);
    facts.options_missing = Vec::new();
    assert_eq!(next_step(&facts, &mine), NextStep::WriteABoundary);
    facts.boundaries_agreed = 1;
    assert_eq!(next_step(&facts, &mine), NextStep::GiveRoles);
    facts.roles = MeetingRole::ALL.iter().map(|role| (*role, member(1))).collect();
    assert_eq!(next_step(&facts, &mine), NextStep::SetTheMeeting);
    facts.meeting =
        MeetingWords { day: Some(Day(20_010)), place: Line::parse("Aunt Ida's").unwrap(), ..MeetingWords::default() };
    assert_eq!(next_step(&facts, &mine), NextStep::SetTheOrder);
    (facts.order, facts.members[0].letter_shared) = (vec![member(1)], true);
    assert_eq!(next_step(&facts, &mine), NextStep::PrepareTheLadder);
    (facts.rungs, facts.rungs_owned, facts.unrehearsed) = (2, 2, 1);
    assert_eq!(next_step(&facts, &mine), NextStep::Rehearse);
    assert_eq!(next_step(&facts, &Mine { role: Role::Member, ..mine.clone() }), NextStep::ReadTheScript);
    (facts.rehearsals, facts.unrehearsed) = (1, 0);
    assert_eq!(next_step(&facts, &mine), NextStep::SayGo);
    assert_eq!(next_step(&facts, &Mine { leads: false, ..mine.clone() }), NextStep::ReadTheScript);
    facts.said_go = Some(Day(20_000));
    assert_eq!(next_step(&facts, &mine), NextStep::ReadTheScript);
    let on = |day: i64, facts: &Facts| next_step(facts, &Mine { today: Day(day), ..mine.clone() });
    assert_eq!(on(20_008, &facts), NextStep::ReadTheScript);
    assert_eq!(on(20_009, &facts), NextStep::SayGo, "it was said too early");
    assert_eq!(on(20_010, &facts), NextStep::MeetToday);
    assert_eq!(on(20_011, &facts), NextStep::RecordTheOutcome);
    facts.said_go = None;
    assert_eq!(on(20_010, &facts), NextStep::RecordTheOutcome);
    facts.outcome = Some(Outcome::NotToday);
    assert_eq!(next_step(&facts, &mine), NextStep::PlanInvitation);
    assert_eq!(next_step(&facts, &Mine { leads: false, ..mine.clone() }), NextStep::Rest);
    facts.next_invitation = Some(Day(20_040));
    assert_eq!(next_step(&facts, &mine), NextStep::Rest);
    assert_eq!(next_step(&facts, &Mine { tasks_due: 1, ..mine.clone() }), NextStep::DoATask);
}

#[test]
fn a_member_is_not_asked_for_what_only_guides_do() {
    let mine = Mine { role: Role::Member, parts_written: 7, letter_shared: true, ..rosa() };
    let mut facts = a_family_of_three();
    facts.options_missing = Vec::new();
    facts.booked = Some("Harbor House".into());
    facts.backup = Some("Cedar Clinic".into());
    facts.boundaries_agreed = 1;
    assert_eq!(next_step(&facts, &mine), NextStep::Rest);
}

#[test]
fn the_way_they_ask_is_chosen_by_who_leads_once_safety_is_looked_at() {
    let mut facts = a_family_of_three();
    facts.screened = 1;
    assert_eq!(next_step(&facts, &rosa()), NextStep::ChooseApproach);
    assert_eq!(next_step(&facts, &Mine { leads: false, ..rosa() }), NextStep::StartLetter);
    facts.approach = Some(Approach::Structured);
    facts.window = soon();
    assert_eq!(next_step(&facts, &rosa()), NextStep::StartLetter);
}

#[test]
fn what_a_way_leaves_out_is_asked_of_nobody() {
    use Approach::*;
    let written = Mine { parts_written: 7, letter_shared: true, ..rosa() };
    let table = [
        (OneToOne, rosa(), NextStep::AddOptions),
        (Systemic, rosa(), NextStep::PlanInvitation),
        (Crisis, rosa(), NextStep::AddOptions),
        (FamilyOnly, rosa(), NextStep::WriteABoundary),
        (FamilyOnly, Mine { role: Role::Facilitator, ..rosa() }, NextStep::Rest),
        (Invitational, written.clone(), NextStep::PlanInvitation),
        (Structured, written, NextStep::AddOptions),
    ];
    for (approach, mine, step) in table {
        let facts = Facts { approach: Some(approach), screened: 3, window: soon(), ..a_family_of_three() };
        assert_eq!(next_step(&facts, &mine), step, "{approach:?}");
    }
}

#[test]
fn one_alone_asks_when_a_place_is_ready() {
    let alone = Facts { knows_past_treatment: true, approach: Some(Approach::OneToOne), screened: 1, ..just_begun() };
    assert_eq!(next_step(&alone, &rosa()), NextStep::AddOptions, "nobody else is needed");
    let ready = Facts { booked: Some("Harbor House".into()), ..alone };
    assert_eq!(next_step(&ready, &rosa()), NextStep::PlanInvitation);
    let planned = Facts { next_invitation: Some(Day(20_001)), ..ready };
    let compared = Facts { options_missing: vec![Missing::BackUp], ..planned };
    assert_eq!(next_step(&compared, &rosa()), NextStep::BookABackup);
    assert_eq!(next_step(&Facts { outcome: Some(Outcome::Yes), ..compared }, &rosa()), NextStep::Rest);
}

#[test]
fn days_to_meet_in_are_proposed_and_answered() {
    let mut facts = Facts { approach: Some(Approach::Structured), screened: 1, ..a_family_of_three() };
    assert_eq!(next_step(&facts, &rosa()), NextStep::SetTheWindow);
    assert_eq!(next_step(&facts, &Mine { role: Role::Member, ..rosa() }), NextStep::StartLetter);
    facts.window = soon();
    assert_eq!(next_step(&facts, &Mine { window_to_answer: true, ..rosa() }), NextStep::SayIfDaysSuit);
    assert_eq!(next_step(&facts, &Mine { poll_to_answer: true, ..rosa() }), NextStep::SayWhichTimesSuit);
    let over = Mine { today: Day(20_013), ..rosa() };
    assert_eq!(next_step(&facts, &over), NextStep::SetTheWindow, "slipped");
    facts.meeting.day = Some(Day(20_030));
    assert_eq!(next_step(&facts, &over), NextStep::StartLetter, "a day is set");
}

#[test]
fn what_is_put_off_makes_room_for_what_comes_next() {
    let facts = a_family_of_three();
    let later = |steps: &[NextStep]| Mine { put_off: steps.iter().copied().collect(), ..rosa() };
    assert_eq!(next_step(&facts, &later(&[NextStep::StartLetter])), NextStep::AddOptions, "not its next part");
    let calls = [NextStep::StartLetter, NextStep::AddOptions];
    assert_eq!(next_step(&facts, &later(&calls)), NextStep::WriteABoundary, "nothing is booked without looking");
    assert_eq!(next_step(&facts, &later(NextStep::ALL)), NextStep::Rest);
}

#[test]
fn safety_never_waits() {
    assert_eq!(NextStep::SafetyFirst.may_wait(), None);
    assert!(NextStep::ALL.iter().all(|step| step.may_wait().is_none_or(|days| (1..=3).contains(&days))));
    assert!(NextStep::ALL.iter().all(|step| NextStep::numbered(step.number()) == Some(*step)));
    assert_eq!((NextStep::numbered(0), NextStep::numbered(usize::MAX)), (None, None));
}
