use super::*;
use crate::Line;

const TODAY: Day = Day(20_000);

fn ready() -> GoFacts {
    let place = Line::parse("At home").unwrap();
    GoFacts {
        safety: Some(Verdict::GoOn),
        has_facilitator: false,
        approach: None,
        meeting: MeetingWords { day: Some(TODAY.plus(3)), place, ..MeetingWords::default() },
        booked: Some(None),
        has_backup: true,
        readers: vec![member(1), member(2)],
        unapproved: Vec::new(),
        unrehearsed: Vec::new(),
        agreed: 1,
        proposed: 0,
        conflicts: 0,
        roles_missing: Vec::new(),
    }
}

fn member(n: u128) -> MemberId {
    MemberId(uuid::Uuid::from_u128(n))
}

/// What closes which gate, row by row.
#[test]
fn each_thing_that_is_missing_closes_its_gate() {
    type Change = fn(&mut GoFacts);
    let rows: [(&str, Change, &[GoGate]); 22] = [
        ("all is there", |_| (), &[]),
        ("somebody hasn't answered", |f| f.safety = None, &[GoGate::Safety]),
        ("an answer says not now", |f| f.safety = Some(Verdict::NotNow), &[GoGate::Safety]),
        ("with a professional", |f| f.safety = Some(Verdict::WithProfessional), &[GoGate::Professional]),
        ("who is there", |f| (f.safety, f.has_facilitator) = (Some(Verdict::WithProfessional), true), &[]),
        ("no day", |f| f.meeting.day = None, &[GoGate::When]),
        ("the evening before last", |f| f.meeting.day = Some(TODAY.plus(-2)), &[GoGate::When]),
        ("this evening, in the Americas", |f| f.meeting.day = Some(TODAY.plus(-1)), &[]),
        ("today", |f| f.meeting.day = Some(TODAY), &[]),
        ("no place to meet", |f| f.meeting.place = Line::default(), &[GoGate::When]),
        ("nothing booked", |f| f.booked = None, &[GoGate::Booked]),
        ("held too short", |f| f.booked = Some(Some(TODAY.plus(2))), &[GoGate::Booked]),
        ("held until the day", |f| f.booked = Some(Some(TODAY.plus(3))), &[]),
        ("no backup", |f| f.has_backup = false, &[GoGate::Backup]),
        ("nobody reads", |f| f.readers = Vec::new(), &[GoGate::Letters, GoGate::Rehearsed]),
        ("a letter isn't approved", |f| f.unapproved = vec![member(2)], &[GoGate::Letters]),
        ("no boundary", |f| f.agreed = 0, &[GoGate::Boundaries]),
        ("somebody is asked", |f| f.proposed = 1, &[GoGate::Boundaries]),
        ("two undo each other", |f| f.conflicts = 1, &[GoGate::Boundaries]),
        ("nobody drives", |f| f.roles_missing = vec![MeetingRole::Driver], &[GoGate::Roles]),
        ("somebody never rehearsed", |f| f.unrehearsed = vec![member(1)], &[GoGate::Rehearsed]),
        (
            "one to one: no boundaries are asked for that the approach leaves out",
            |f| (f.approach, f.agreed) = (Some(Approach::FamilyOnly), 1),
            &[],
        ),
    ];
    for (name, change, closed) in rows {
        let mut facts = ready();
        change(&mut facts);
        assert_eq!(facts.closed(&BTreeMap::new(), TODAY), closed, "{name}");
    }
}

#[test]
fn words_open_a_gate_but_not_safety_and_not_a_missing_day() {
    let mut facts = ready();
    (facts.safety, facts.booked, facts.has_backup) = (None, None, false);
    facts.meeting.day = None;
    let why = |text: &str| Prose::parse(text).unwrap();
    let all = GoGate::ALL.iter().map(|gate| (*gate, why("We know."))).collect();
    assert_eq!(facts.closed(&all, TODAY), [GoGate::Safety, GoGate::When]);
    let blank = [(GoGate::Backup, why("  ")), (GoGate::Booked, why("They keep it by phone."))].into();
    assert_eq!(facts.closed(&blank, TODAY), [GoGate::Safety, GoGate::When, GoGate::Backup]);
}

#[test]
fn a_go_is_asked_for_again_when_the_day_is_near() {
    for (said, fresh) in [(0, false), (2, false), (3, true), (4, true), (5, true)] {
        assert_eq!(is_fresh(Day(20_000 + said), Day(20_004)), fresh, "{said}");
    }
}
