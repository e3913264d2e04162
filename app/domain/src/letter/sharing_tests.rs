use super::*;
use uuid::Uuid;

const WRITER: MemberId = member(1);

const fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

fn these<const N: usize>(ids: [u128; N]) -> BTreeSet<MemberId> {
    ids.map(member).into()
}

fn shared<const N: usize>(readers: [u128; N]) -> LetterState {
    LetterState::Private.share(these(readers), 5, Timestamp(7)).unwrap()
}

fn yes(by: u128) -> Approval {
    Approval { version: VersionId(Uuid::from_u128(99)), by: member(by), at: Timestamp(9) }
}

#[test]
fn a_draft_is_the_writers_alone() {
    assert!(LetterState::Private.may_read(WRITER, WRITER));
    assert!(!LetterState::Private.may_read(member(2), WRITER));
}

#[test]
fn a_shared_letter_is_read_by_those_who_were_chosen() {
    let shared = shared([2]);
    assert!(shared.may_read(member(2), WRITER));
    assert!(!shared.may_read(member(3), WRITER));
    let again = shared.share(these([3]), 5, Timestamp(9)).unwrap();
    assert_eq!(again, LetterState::Shared { readers: these([3]), at: Timestamp(7) });
}

#[test]
fn nothing_is_shared_with_nobody() {
    assert_eq!(LetterState::Private.share(these([]), 5, Timestamp(0)), Err(CannotShare::NoReaders));
    assert_eq!(LetterState::Private.share(these([2]), 0, Timestamp(0)), Err(CannotShare::Empty));
}

#[test]
fn it_goes_from_step_to_step() {
    let facilitators = these([8]);
    let step = |state: LetterState| state.step(&facilitators);
    assert_eq!(step(LetterState::Private), Step::Private);
    assert_eq!(step(shared([8])), Step::WithFacilitator);
    assert_eq!(step(shared([8, 2])), Step::WithMembers);
    assert_eq!(step(shared([8]).approve(yes(8), &facilitators, true, 5).unwrap()), Step::Approved);
    assert_eq!(shared([2]).step(&these([])), Step::WithMembers, "a circle without a facilitator");
}

#[test]
fn nobody_approves_their_own() {
    use Role::{Facilitator, Member, Organizer};
    let circle = [(member(1), Organizer), (member(2), Member), (member(8), Facilitator)];
    assert_eq!(approvers(member(2), &circle), these([8]));
    assert_eq!(approvers(member(8), &circle), these([1]), "the facilitator writes");
    assert_eq!(approvers(member(2), &circle[..2]), these([1]), "nobody guides");
    assert_eq!(approvers(member(1), &circle[..2]), these([2]), "the organizer writes, and nobody guides");
    assert_eq!(approvers(member(1), &circle[..1]), these([]), "alone");
}

#[test]
fn a_yes_is_for_the_words_that_were_read_by_somebody_who_may_read_them() {
    let facilitators = these([8]);
    assert_eq!(shared([8]).approve(yes(8), &facilitators, false, 5), Err(CannotApprove::OtherWords));
    assert_eq!(shared([8]).approve(yes(8), &facilitators, true, 0), Err(CannotApprove::Empty));
    assert_eq!(shared([8, 2]).approve(yes(2), &facilitators, true, 5), Err(CannotApprove::NotYours));
    assert_eq!(shared([2]).approve(yes(8), &facilitators, true, 5), Err(CannotApprove::NotYours), "not shown to them");
    assert_eq!(LetterState::Private.approve(yes(8), &facilitators, true, 5), Err(CannotApprove::NotYours));
    let approved = shared([8]).approve(yes(8), &facilitators, true, 5).unwrap();
    let more = approved.share(these([8, 2]), 5, Timestamp(11)).unwrap();
    assert_eq!((more.approval(), more.readers()), (Some(yes(8)), &these([2, 8])), "more readers undo no yes");
}

#[test]
fn what_was_read_is_not_taken_back_unsaid() {
    let (nobody, both) = (these([]), these([2, 3]));
    assert_eq!(take_back(both.clone(), &nobody, &nobody), Ok(()));
    assert_eq!(take_back(both.clone(), &these([3]), &nobody), Err(CannotShare::ReadMeanwhile));
    assert_eq!(take_back(both.clone(), &these([3]), &these([3])), Ok(()), "told by name");
    assert_eq!(take_back(these([2]), &these([3]), &nobody), Ok(()), "it stays with whoever has read it");
    assert_eq!(take_back(both, &these([2, 3]), &these([3])), Err(CannotShare::ReadMeanwhile));
}

#[test]
fn one_sitting_is_one_look() {
    assert!(is_a_new_look(None, Timestamp(0)));
    assert!(!is_a_new_look(Some(Timestamp(0)), Timestamp(LOOKS_APART - 1)));
    assert!(is_a_new_look(Some(Timestamp(0)), Timestamp(LOOKS_APART)));
    assert!(!is_a_new_look(Some(Timestamp(LOOKS_APART)), Timestamp(0)), "a clock that was set back");
}

#[test]
fn what_was_seen_is_written_and_read_back() {
    let seen = Seen(vec![3, 0, 12]);
    assert_eq!(seen.to_string(), "3.0.12");
    assert_eq!("3.0.12".parse(), Ok(seen));
    for odd in ["", ".", "3..1", "x", "99999999999999999999"] {
        assert!(odd.parse::<Seen>().is_err(), "{odd}");
    }
}
