use super::*;
use crate::circle::{Person, Pronouns, Substance};
use crate::{Line, Prose};
use uuid::Uuid;

pub(crate) fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

pub(crate) fn just_begun() -> Facts {
    Facts {
        circle: CircleWords {
            name: Line::parse("Garden club").unwrap(),
            person: Person { name: Line::parse("Danny").unwrap(), pronouns: Pronouns::He },
            substances: vec![Substance::Opioids],
            country: Line::parse("US").unwrap(),
            what_happened: Prose::default(),
        },
        members: vec![MemberFacts { id: member(1), name: "Rosa".into(), role: Role::Organizer, letter_shared: false }],
        waiting: Vec::new(),
        screened: 0,
        promised: 0,
        disclosed: 0,
        learned: 0,
        history: 0,
        knows_past_treatment: false,
        approach: None,
        invitations: 0,
        next_invitation: None,
        admission_ready: 0,
        invites_open: 0,
        options: 0,
        booked_id: None,
        booked: None,
        options_missing: vec![decision::Missing::Compare(3), decision::Missing::Book, decision::Missing::BackUp],
        held_until: None,
        backup: None,
        boundaries_proposed: 0,
        boundaries_agreed: 0,
        boundaries_in_conflict: 0,
        said_go: None,
        objections: 0,
        objections_ready: 0,
        rungs: 0,
        rungs_owned: 0,
        rehearsals: 0,
        unrehearsed: 0,
        roles: BTreeMap::new(),
        window: None,
        meeting: MeetingWords::default(),
        order: Vec::new(),
        outcome: None,
        asked_again: false,
        danger_until: None,
        aftercare: 0,
        tasks_open: 0,
        next_due: None,
    }
}

#[test]
fn an_empty_circle_has_an_open_path() {
    assert!(Stage::ALL.iter().all(|stage| just_begun().progress(*stage) == Progress::Open));
}

#[test]
fn options_are_ready_with_a_place_and_a_backup() {
    let mut facts = just_begun();
    facts.options = 3;
    facts.booked = Some("Harbor House".into());
    facts.options_missing = vec![decision::Missing::BackUp];
    assert_eq!(facts.progress(Stage::Options), Progress::UnderWay);
    facts.backup = Some("Cedar Clinic".into());
    facts.options_missing = Vec::new();
    assert_eq!(facts.progress(Stage::Options), Progress::Ready);
}

#[test]
fn letters_are_ready_when_everybody_who_reads_has_shared() {
    let mut facts = just_begun();
    facts.members = [(1, true), (2, true), (3, false)]
        .map(|(n, letter_shared)| MemberFacts { id: member(n), name: n.to_string(), role: Role::Member, letter_shared })
        .into();
    assert_eq!(facts.progress(Stage::Letters), Progress::UnderWay);
    facts.order = vec![member(1), member(2)];
    assert_eq!(facts.progress(Stage::Letters), Progress::Ready);
}

#[test]
fn nobody_waits_for_a_facilitators_letter() {
    let mut facts = just_begun();
    facts.members = [(1, Role::Organizer, true), (2, Role::Member, true), (3, Role::Facilitator, false)]
        .map(|(n, role, letter_shared)| MemberFacts { id: member(n), name: n.to_string(), role, letter_shared })
        .into();
    assert_eq!(facts.progress(Stage::Letters), Progress::Ready);
}

#[test]
fn an_open_proposal_keeps_boundaries_under_way() {
    let mut facts = just_begun();
    facts.boundaries_agreed = 2;
    assert_eq!(facts.progress(Stage::Boundaries), Progress::Ready);
    facts.boundaries_proposed = 1;
    assert_eq!(facts.progress(Stage::Boundaries), Progress::UnderWay);
    facts.boundaries_proposed = 0;
    facts.boundaries_in_conflict = 1;
    assert_eq!(facts.progress(Stage::Boundaries), Progress::UnderWay, "two of them undo each other");
}

#[test]
fn follow_up_is_never_ready_while_something_is_owed() {
    let mut facts = just_begun();
    facts.outcome = Some(Outcome::No);
    facts.tasks_open = 1;
    assert_eq!(facts.progress(Stage::FollowUp), Progress::UnderWay);
}

#[test]
fn they_work_together_when_all_have_promised_and_every_professional_has_said_how_they_work() {
    let mut facts = just_begun();
    facts.members = [(1, Role::Organizer), (2, Role::Facilitator)]
        .map(|(n, role)| MemberFacts { id: member(n), name: n.to_string(), role, letter_shared: false })
        .into();
    let table = [
        (0, 0, Progress::Open),
        (1, 0, Progress::UnderWay),
        (2, 0, Progress::UnderWay),
        (1, 1, Progress::UnderWay),
        (2, 1, Progress::Ready),
    ];
    for (promised, disclosed, expected) in table {
        let facts = Facts { promised, disclosed, ..facts.clone() };
        assert_eq!(facts.progress(Stage::Engagement), expected, "{promised} {disclosed}");
    }
    facts.members.truncate(1);
    assert!(facts.uses(Stage::Engagement));
    facts.approach = Some(Approach::OneToOne);
    assert!(!facts.uses(Stage::Engagement));
}

#[test]
fn what_was_before_is_known_when_treatment_is_and_learning_is_done_when_the_family_has_read() {
    let table = [(0, false, Progress::Open), (3, false, Progress::UnderWay), (1, true, Progress::Ready)];
    for (history, knows_past_treatment, expected) in table {
        let facts = Facts { history, knows_past_treatment, ..just_begun() };
        assert_eq!(facts.progress(Stage::History), expected);
    }
    assert_eq!(Facts { learned: 1, ..just_begun() }.progress(Stage::Learning), Progress::Ready);
}

#[test]
fn a_no_is_planned_for_when_every_answer_has_a_voice_and_every_step_somebody() {
    let table = [
        ((0, 0), (0, 0), Progress::Open),
        ((1, 0), (0, 0), Progress::UnderWay),
        ((2, 2), (0, 0), Progress::UnderWay),
        ((0, 0), (3, 3), Progress::UnderWay),
        ((2, 1), (1, 1), Progress::UnderWay),
        ((2, 2), (2, 1), Progress::UnderWay),
        ((1, 1), (1, 1), Progress::Ready),
    ];
    for ((objections, objections_ready), (rungs, rungs_owned), expected) in table {
        let facts = Facts { objections, objections_ready, rungs, rungs_owned, ..just_begun() };
        assert_eq!(
            facts.progress(Stage::Objections),
            expected,
            "{objections_ready}/{objections} {rungs_owned}/{rungs}"
        );
    }
    let facts = Facts { approach: Some(Approach::FamilyOnly), ..just_begun() };
    assert_eq!(facts.progress(Stage::Objections), Progress::NotUsed, "nobody asks, so nobody says no");
}

#[test]
fn a_rehearsal_is_ready_when_everybody_who_reads_was_at_one() {
    let reader = MemberId(uuid::Uuid::nil());
    let table = [
        (0, vec![reader], 1, Progress::Open),
        (2, vec![reader], 1, Progress::UnderWay),
        (1, vec![], 0, Progress::UnderWay),
        (1, vec![reader], 0, Progress::Ready),
    ];
    for (rehearsals, order, unrehearsed, expected) in table {
        let facts = Facts { rehearsals, order, unrehearsed, ..just_begun() };
        assert_eq!(facts.progress(Stage::Rehearsal), expected, "{rehearsals} {unrehearsed}");
    }
}
