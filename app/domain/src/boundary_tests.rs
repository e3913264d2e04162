use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

fn keepers() -> BTreeSet<MemberId> {
    BTreeSet::from([member(1), member(2), member(3)])
}

/// What becomes of it when `who` gives this answer to the wording `seen`.
fn answer(state: BoundaryState, who: u128, stand: Stand, seen: Revision) -> Result<BoundaryState, WrongState> {
    state.answer(member(who), member(1), stand, seen, &keepers(), Timestamp(11))
}

fn says(state: BoundaryState, who: u128, stand: Stand) -> BoundaryState {
    answer(state, who, stand, 1).unwrap()
}

fn proposed() -> BoundaryState {
    BoundaryState::Draft.propose(1, member(1), &keepers(), Timestamp(10)).unwrap()
}

#[test]
fn it_is_agreed_when_its_last_keeper_agrees() {
    let one_left = says(proposed(), 2, Stand::Consent);
    assert!(matches!(one_left, BoundaryState::Proposed { .. }));
    let agreed = says(one_left, 3, Stand::Concern);
    assert!(matches!(agreed, BoundaryState::Agreed { revision: 1, at: Timestamp(11), .. }), "a worry is a yes");
}

#[test]
fn one_that_only_its_owner_keeps_is_agreed_at_once() {
    let only = BTreeSet::from([member(1)]);
    let state = BoundaryState::Draft.propose(1, member(1), &only, Timestamp(10)).unwrap();
    assert!(matches!(state, BoundaryState::Agreed { revision: 1, at: Timestamp(10), .. }));
}

#[test]
fn a_yes_to_other_words_is_no_yes() {
    assert_eq!(answer(proposed(), 2, Stand::Consent, 2), Err(WrongState::OtherWords));
}

#[test]
fn nobody_consents_for_others() {
    assert_eq!(answer(proposed(), 9, Stand::Consent, 1), Err(WrongState::NotAKeeper));
    assert_eq!(answer(BoundaryState::Draft, 2, Stand::Consent, 1), Err(WrongState::NotProposed));
}

#[test]
fn whoever_cannot_keep_their_own_rewords_it() {
    for stand in [Stand::Concern, Stand::CannotLive] {
        assert_eq!(answer(proposed(), 1, stand, 1), Err(WrongState::IsTheirOwn));
    }
    assert_eq!(answer(proposed(), 1, Stand::Consent, 1), Ok(proposed()));
}

#[test]
fn one_who_cannot_live_with_it_holds_it_up_until_they_say_otherwise() {
    let held_up = says(says(proposed(), 2, Stand::CannotLive), 3, Stand::Consent);
    assert!(matches!(held_up, BoundaryState::Proposed { .. }));
    assert!(held_up.still_asked(&keepers()).is_empty(), "everybody has answered");
    assert!(matches!(says(held_up, 2, Stand::Concern), BoundaryState::Agreed { .. }));
}

#[test]
fn a_yes_can_be_taken_back() {
    let agreed = says(says(proposed(), 2, Stand::Consent), 3, Stand::Consent);
    let again = says(agreed, 3, Stand::CannotLive);
    assert!(matches!(again, BoundaryState::Proposed { .. }));
    assert!(again.shows_stands_to(member(9), &keepers()), "everybody has answered, so nothing is silent");
}

#[test]
fn the_round_is_silent_until_ones_own_answer_or_its_end() {
    let sees = |state: &BoundaryState, who| state.shows_stands_to(member(who), &keepers());
    let one = says(proposed(), 2, Stand::CannotLive);
    assert!(sees(&one, 1), "its owner has said yes by proposing it");
    assert!(sees(&one, 2), "and whoever has answered");
    assert!(!sees(&one, 3) && !sees(&one, 9), "not who is still asked, nor who isn't");
    let closed = one.clone().close_round(member(1), 1, &keepers()).unwrap();
    assert!(sees(&closed, 3) && sees(&closed, 9));
    assert_eq!(closed.still_asked(&keepers()), BTreeSet::from([member(3)]), "who hasn't answered still can");
    assert!(matches!(says(closed, 3, Stand::Consent), BoundaryState::Proposed { closed: true, .. }));
    assert!(sees(&says(one.clone(), 3, Stand::Consent), 9), "it ends with the last answer");
    assert_eq!(one.clone().close_round(member(1), 2, &keepers()), Err(WrongState::OtherWords));
    assert_eq!(
        one.close_round(member(3), 1, &keepers()),
        Err(WrongState::AnswersFirst),
        "whoever is asked answers first"
    );
    let draft = BoundaryState::Draft;
    assert!(!sees(&draft, 1) && draft.clone().close_round(member(1), 1, &keepers()) == Ok(draft));
}

#[test]
fn who_joins_later_is_asked_before_they_see_what_was_said() {
    let agreed = says(says(proposed(), 2, Stand::Concern), 3, Stand::Consent);
    let more: BTreeSet<MemberId> = (1..=4).map(member).collect();
    let asked = agreed.with_newcomer(&more, Timestamp(30));
    assert_eq!(asked.still_asked(&more), BTreeSet::from([member(4)]));
    assert!(!asked.shows_stands_to(member(4), &more) && asked.shows_stands_to(member(2), &more));
    let ended = says(proposed(), 2, Stand::CannotLive).close_round(member(1), 1, &keepers()).unwrap();
    let reopened = ended.with_newcomer(&more, Timestamp(30));
    assert!(!reopened.shows_stands_to(member(4), &more), "also when the round had been ended before they came");
    let all = asked.answer(member(4), member(1), Stand::Consent, 1, &more, Timestamp(31)).unwrap();
    assert!(matches!(all, BoundaryState::Agreed { at: Timestamp(31), .. }));
}

#[test]
fn a_rewording_asks_everyone_again() {
    let agreed = says(says(proposed(), 2, Stand::Consent), 3, Stand::Consent);
    let again = agreed.reword(2, member(1), &keepers(), Timestamp(20)).unwrap();
    let stands = Stands::from([(member(1), Stand::Consent)]);
    assert_eq!(again, BoundaryState::Proposed { revision: 2, at: Timestamp(20), stands, closed: false });
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
    assert_eq!(answer(aside, 2, Stand::Consent, 1), Err(WrongState::IsSetAside));
}

#[test]
fn a_draft_is_never_shown_by_setting_it_aside() {
    assert_eq!(BoundaryState::Draft.set_aside(Timestamp(30)), Err(WrongState::NotProposed));
}

#[test]
fn proposing_twice_keeps_the_yeses() {
    let one_left = says(proposed(), 2, Stand::Consent);
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
    let left = BTreeSet::from([member(1), member(2)]);
    let agreed = says(proposed(), 2, Stand::Consent).without_a_keeper(&left, Timestamp(12));
    assert!(matches!(agreed, BoundaryState::Agreed { revision: 1, at: Timestamp(12), .. }));
    assert_eq!(proposed().without_a_keeper(&left, Timestamp(12)), proposed());
    let agreed = says(says(proposed(), 3, Stand::CannotLive), 2, Stand::Consent).without_a_keeper(&left, Timestamp(12));
    assert!(matches!(agreed, BoundaryState::Agreed { .. }), "whoever couldn't live with it has left");
}

proptest! {
    /// Whatever the order of answers, repeats and rewordings, "agreed" means that every keeper's last word on these words is
    /// a yes.
    #[test]
    fn agreed_always_means_everybody(steps in proptest::collection::vec((0u128..5, 0i64..4, 0usize..3), 0..40)) {
        let mut state = proposed();
        let mut revision = 1;
        let mut said = Stands::from([(member(1), Stand::Consent)]);
        for (who, what, stand) in steps {
            let stand = Stand::ALL[stand];
            if what == 3 {
                revision += 1;
                state = state.reword(revision, member(1), &keepers(), Timestamp(50)).unwrap();
                said = Stands::from([(member(1), Stand::Consent)]);
            } else if let Ok(next) = answer(state.clone(), who, stand, what) {
                said.insert(member(who), stand);
                state = next;
            }
            let all_say_yes = keepers().iter().all(|keeper| said.get(keeper).is_some_and(|stand| stand.is_yes()));
            prop_assert_eq!(matches!(state, BoundaryState::Agreed { .. }), all_say_yes);
        }
    }
}
