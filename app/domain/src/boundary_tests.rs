use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

fn keepers() -> BTreeSet<MemberId> {
    BTreeSet::from([member(1), member(2), member(3)])
}

fn proposed() -> BoundaryState {
    BoundaryState::Draft.propose(1, member(1), &keepers(), Timestamp(10)).unwrap()
}

#[test]
fn it_is_agreed_when_its_last_keeper_agrees() {
    let one_left = proposed().consent(member(2), 1, &keepers(), Timestamp(11)).unwrap();
    assert!(matches!(one_left, BoundaryState::Proposed { .. }));
    let agreed = one_left.consent(member(3), 1, &keepers(), Timestamp(12)).unwrap();
    assert_eq!(agreed, BoundaryState::Agreed { revision: 1, at: Timestamp(12) });
}

#[test]
fn one_that_only_its_owner_keeps_is_agreed_at_once() {
    let only = BTreeSet::from([member(1)]);
    let state = BoundaryState::Draft.propose(1, member(1), &only, Timestamp(10)).unwrap();
    assert_eq!(state, BoundaryState::Agreed { revision: 1, at: Timestamp(10) });
}

#[test]
fn a_yes_to_other_words_is_no_yes() {
    assert_eq!(proposed().consent(member(2), 2, &keepers(), Timestamp(11)), Err(WrongState::OtherWords));
}

#[test]
fn nobody_consents_for_others() {
    assert_eq!(proposed().consent(member(9), 1, &keepers(), Timestamp(11)), Err(WrongState::NotAKeeper));
}

#[test]
fn a_rewording_asks_everyone_again() {
    let agreed = BoundaryState::Agreed { revision: 1, at: Timestamp(12) };
    let again = agreed.reword(2, member(1), &keepers(), Timestamp(20)).unwrap();
    assert_eq!(
        again,
        BoundaryState::Proposed { revision: 2, at: Timestamp(20), consents: BTreeSet::from([member(1)]) }
    );
}

#[test]
fn a_draft_is_its_owners_alone() {
    assert!(!BoundaryState::Draft.may_read(member(2), member(1)));
    assert!(proposed().may_read(member(2), member(1)));
}

#[test]
fn what_was_set_aside_stays_so() {
    let aside = proposed().set_aside(Timestamp(30)).unwrap();
    assert_eq!(aside.clone().set_aside(Timestamp(40)), Ok(aside.clone()));
    assert_eq!(aside.consent(member(2), 1, &keepers(), Timestamp(41)), Err(WrongState::IsSetAside));
}

#[test]
fn a_draft_is_never_shown_by_setting_it_aside() {
    assert_eq!(BoundaryState::Draft.set_aside(Timestamp(30)), Err(WrongState::NotProposed));
}

#[test]
fn proposing_twice_keeps_the_yeses() {
    let one_left = proposed().consent(member(2), 1, &keepers(), Timestamp(11)).unwrap();
    assert_eq!(one_left.clone().propose(1, member(1), &keepers(), Timestamp(12)), Ok(one_left.clone()));
    assert_eq!(one_left.still_asked(&keepers()), BTreeSet::from([member(3)]));
}

#[test]
fn only_a_draft_is_written_over() {
    assert_eq!(BoundaryState::Draft.next_revision(1), 1);
    assert_eq!(proposed().next_revision(1), 2);
}

#[test]
fn the_others_yeses_are_enough_when_a_keeper_leaves() {
    let one_left = proposed().consent(member(2), 1, &keepers(), Timestamp(11)).unwrap();
    let left = BTreeSet::from([member(1), member(2)]);
    let agreed = one_left.after_leaving(&left, Timestamp(12));
    assert_eq!(agreed, BoundaryState::Agreed { revision: 1, at: Timestamp(12) });
    let still = proposed().after_leaving(&left, Timestamp(12));
    assert_eq!(still, proposed());
}

proptest! {
    /// Whatever the order of yeses, repeats and rewordings, "agreed" means every keeper said yes to these words.
    #[test]
    fn agreed_always_means_everybody(steps in proptest::collection::vec((0u128..5, 0i64..4), 0..40)) {
        let mut state = proposed();
        let mut revision = 1;
        let mut said: BTreeSet<MemberId> = BTreeSet::from([member(1)]);
        for (who, what) in steps {
            if what == 3 {
                revision += 1;
                state = state.reword(revision, member(1), &keepers(), Timestamp(50)).unwrap();
                said = BTreeSet::from([member(1)]);
            } else if let Ok(next) = state.clone().consent(member(who), what, &keepers(), Timestamp(51)) {
                said.insert(member(who));
                state = next;
            }
            if matches!(state, BoundaryState::Agreed { .. }) {
                prop_assert!(keepers().is_subset(&said));
            }
        }
    }
}
