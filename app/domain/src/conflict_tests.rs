use super::*;
use crate::outcome::Outcome;
use crate::{Line, Prose};
use uuid::Uuid;

fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

fn words(stops: Option<Subject>, offers: Option<Subject>, starts_on: &[Outcome]) -> BoundaryWords {
    BoundaryWords {
        when: Prose::required("If you come home after drinking").unwrap(),
        i_will: Prose::required("I will stay at my sister's").unwrap(),
        from: Line::required("Sunday").unwrap(),
        until: Line::default(),
        gladly: Prose::default(),
        stops,
        offers,
        backed_by: Line::default(),
        sure: None,
        starts_on: starts_on.iter().copied().collect(),
    }
}

/// What happens when member 1 stops `stopped` and member 2 offers `offered`.
fn pair(stopped: &BoundaryWords, offered: &BoundaryWords) -> Option<Conflict> {
    let (one, two) = (BTreeSet::from([member(1)]), BTreeSet::from([member(2)]));
    let stop = Side { id: BoundaryId(Uuid::from_u128(11)), owner: member(1), keepers: &one, words: stopped };
    let offer = Side { id: BoundaryId(Uuid::from_u128(12)), owner: member(2), keepers: &two, words: offered };
    conflicts([stop, offer]).pop()
}

fn stops(subject: Subject) -> BoundaryWords {
    words(Some(subject), None, &[])
}

fn offers(subject: Subject) -> BoundaryWords {
    words(None, Some(subject), &[])
}

#[test]
fn one_pays_the_rent_that_another_stops_paying() {
    let found = pair(&stops(Subject::Rent), &offers(Subject::Rent)).unwrap();
    assert_eq!((found.kind, found.stop.0.as_u128(), found.offer.0.as_u128()), (ConflictKind::SameThing, 11, 12));
    assert_eq!(found.concerned, BTreeSet::from([member(1), member(2)]));
    assert!(pair(&stops(Subject::Rent), &offers(Subject::Phone)).is_none(), "the phone bill is another thing");
    assert!(pair(&stops(Subject::Rent), &stops(Subject::Rent)).is_none(), "both stop");
    assert!(pair(&offers(Subject::Rent), &offers(Subject::Rent)).is_none(), "both pay");
}

#[test]
fn cash_pays_what_another_no_longer_pays() {
    for paid in [
        Subject::Rent,
        Subject::Phone,
        Subject::Bills,
        Subject::Debts,
        Subject::CarCosts,
        Subject::Fines,
        Subject::Bail,
    ] {
        assert_eq!(pair(&stops(paid), &offers(Subject::Cash)).unwrap().kind, ConflictKind::CashInstead, "{paid:?}");
    }
    assert_eq!(pair(&stops(Subject::Cash), &offers(Subject::Cash)).unwrap().kind, ConflictKind::SameThing);
    assert!(
        pair(&stops(Subject::Cash), &offers(Subject::Phone)).is_none(),
        "a bill paid straight to the company is no cash"
    );
    assert!(pair(&stops(Subject::Rides), &offers(Subject::Cash)).is_none(), "cash drives nobody");
}

#[test]
fn one_closes_the_house_and_another_takes_in() {
    for (closed, opened) in [
        (Subject::Living, Subject::Night),
        (Subject::Living, Subject::HouseKey),
        (Subject::Night, Subject::Living),
        (Subject::Night, Subject::HouseKey),
    ] {
        assert_eq!(pair(&stops(closed), &offers(opened)).unwrap().kind, ConflictKind::TakenIn);
    }
    assert_eq!(pair(&stops(Subject::Living), &offers(Subject::Living)).unwrap().kind, ConflictKind::SameThing);
    assert!(pair(&stops(Subject::Living), &offers(Subject::Rides)).is_none(), "a ride is no home");
    assert!(pair(&stops(Subject::HouseKey), &offers(Subject::Night)).is_none(), "a night on a sofa gives no key back");
}

#[test]
fn every_subject_undoes_itself_and_nothing_undoes_another_kind_but_cash() {
    for offered in Subject::ALL {
        for stopped in Subject::ALL {
            let kind = undoes(*offered, *stopped);
            assert_eq!(kind == Some(ConflictKind::SameThing), offered == stopped);
            if kind.is_some() && offered.kind() != stopped.kind() {
                assert_eq!((*offered, kind), (Subject::Cash, Some(ConflictKind::CashInstead)));
            }
        }
    }
}

#[test]
fn what_never_holds_together_undoes_nothing() {
    let after_no = words(Some(Subject::Living), None, &[Outcome::No, Outcome::WalkedOut]);
    let after_yes = words(None, Some(Subject::Living), &[Outcome::Yes]);
    assert!(pair(&after_no, &after_yes).is_none());
    assert!(pair(&after_no, &words(None, Some(Subject::Living), &[Outcome::WalkedOut])).is_some());
    assert!(pair(&after_no, &offers(Subject::Living)).is_some(), "one without an answer holds after each");
}

#[test]
fn ones_own_boundaries_may_stop_one_thing_and_go_on_with_it() {
    let (both, keepers) = (words(Some(Subject::Rent), Some(Subject::Rent), &[]), BTreeSet::from([member(1)]));
    let mine = Side { id: BoundaryId(Uuid::from_u128(11)), owner: member(1), keepers: &keepers, words: &both };
    assert!(conflicts([mine, Side { id: BoundaryId(Uuid::from_u128(12)), ..mine }]).is_empty());
}

#[test]
fn who_must_keep_both_is_torn() {
    let (one, two) = (BTreeSet::from([member(1), member(3)]), BTreeSet::from([member(2), member(3)]));
    let (stopped, offered) = (stops(Subject::Rent), offers(Subject::Rent));
    let stop = Side { id: BoundaryId(Uuid::from_u128(11)), owner: member(1), keepers: &one, words: &stopped };
    let offer = Side { id: BoundaryId(Uuid::from_u128(12)), owner: member(2), keepers: &two, words: &offered };
    assert_eq!(between(&stop, &offer).unwrap().torn, BTreeSet::from([member(3)]));
}

#[test]
fn it_is_settled_for_the_words_it_was_settled_for() {
    let then = About { stop: 1, offer: 1, stopped: Subject::Rent, offered: Subject::Cash };
    let (now, other) = (About { offer: 2, ..then }, About { offered: Subject::Rent, ..then });
    let entries = [(EntryKind::Said, then), (EntryKind::Settled, then), (EntryKind::Said, then)];
    assert!(is_settled(then, entries));
    assert!(!is_settled(now, entries), "one of them says something else now");
    assert!(!is_settled(other, entries), "it is about another thing now");
    assert!(!is_settled(then, entries.into_iter().chain([(EntryKind::Reopened, then)])));
    assert!(!is_settled(then, []));
}

#[test]
fn owners_settle_those_concerned_speak_and_nobody_else() {
    let concerned = BTreeSet::from([member(1), member(2), member(3)]);
    let put = |kind, by, facilitates, settled| {
        let role = if facilitates { Role::Facilitator } else { Role::Organizer };
        may_put_down(kind, member(by), role, &concerned, [member(1), member(2)], settled)
    };
    for by in 1..=3 {
        assert_eq!(put(EntryKind::Said, by, false, false), Ok(()));
        assert_eq!(put(EntryKind::Reopened, by, false, true), Ok(()));
    }
    assert_eq!(put(EntryKind::Said, 9, true, false), Ok(()), "who guides them may help");
    assert_eq!(put(EntryKind::Said, 9, false, false), Err(CannotSpeak::NotConcerned));
    assert_eq!(put(EntryKind::Settled, 2, false, false), Ok(()));
    assert_eq!(put(EntryKind::Settled, 3, false, false), Err(CannotSpeak::NotAnOwner));
    assert_eq!(put(EntryKind::Settled, 9, true, false), Err(CannotSpeak::NotAnOwner), "nor who guides them");
    assert_eq!(put(EntryKind::Settled, 1, false, true), Err(CannotSpeak::StandsSo));
    assert_eq!(put(EntryKind::Reopened, 1, false, false), Err(CannotSpeak::StandsSo));
}
