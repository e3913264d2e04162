use super::{Found, LookBack, NewEntry};
use crate::StoreError;
use crate::access::{AnyMember, CircleAccess};
use crate::error::Result;
use crate::testing::{World, at};
use kith_domain::boundary::{BoundaryState, BoundaryWords, Keepers, Revision, Stand, Subject, WrongState};
use kith_domain::conflict::{About, EntryKind};
use kith_domain::follow_through::Kept;
use kith_domain::help::HelpWith;
use kith_domain::{BoundaryId, Line, MemberId, OpId, Prose, Timestamp};
use std::collections::BTreeSet;
use uuid::Uuid;

fn words(i_will: &str) -> BoundaryWords {
    BoundaryWords {
        when: Prose::required("you come home intoxicated").unwrap(),
        i_will: Prose::required(i_will).unwrap(),
        from: Line::required("Sunday").unwrap(),
        until: Line::default(),
        gladly: Prose::default(),
        stops: None,
        offers: None,
        backed_by: Line::default(),
        sure: None,
        starts_on: BTreeSet::new(),
    }
}

fn keepers(members: &[MemberId]) -> Keepers {
    Keepers::These(members.iter().copied().collect())
}

/// A plain yes to one wording.
async fn says_yes(access: &CircleAccess<AnyMember>, id: BoundaryId, seen: Revision, second: i64) -> Result<()> {
    access.answer_boundary(id, Stand::Consent, &Prose::default(), seen, at(second)).await
}

#[tokio::test]
async fn a_draft_is_its_owners_alone() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let id = rosa.draft_boundary(&words("stay at my sister's"), &keepers(&[ben.me()]), at(1)).await.unwrap();
    assert_eq!(rosa.boundary(id).await.unwrap().state, BoundaryState::Draft);
    assert!(matches!(ben.boundary(id).await, Err(StoreError::NotFound)));
    assert!(matches!(ben.boundary_wordings(id).await, Err(StoreError::NotFound)));
    assert!(matches!(says_yes(&ben, id, 1, 2).await, Err(StoreError::NotFound)));
    assert!(ben.boundaries().await.unwrap().is_empty());
    assert!(ben.lately(9).await.unwrap().iter().all(|event| event.subject != Some(id.0)));
    assert!(matches!(rosa.set_aside_boundary(id, &Prose::default(), at(3)).await, Err(StoreError::WrongState(_))));
    rosa.discard_boundary(id, at(4)).await.unwrap();
    assert!(matches!(rosa.boundary(id).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn what_others_never_saw_is_not_kept_and_what_they_saw_is() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let both = keepers(&[ben.me()]);
    let id = rosa.draft_boundary(&words("first thought"), &both, at(1)).await.unwrap();
    rosa.reword_boundary(id, &words("stay at my sister's"), &both, 1, at(2)).await.unwrap();
    rosa.propose_boundary(id, 2, at(3)).await.unwrap();
    assert_eq!(ben.boundary_wordings(id).await.unwrap().len(), 1);

    says_yes(&ben, id, 1, 4).await.unwrap();
    let state = ben.boundary(id).await.unwrap().state;
    assert!(matches!(state, BoundaryState::Agreed { revision: 1, at: agreed, .. } if agreed == at(4)));

    rosa.reword_boundary(id, &words("stay at Ana's"), &both, 3, at(5)).await.unwrap();
    let again = ben.boundary(id).await.unwrap();
    assert_eq!(again.state.still_asked(&again.keepers), BTreeSet::from([ben.me()]));
    assert_eq!(ben.boundary_wordings(id).await.unwrap().len(), 2);
    let old_words = says_yes(&ben, id, 1, 6).await;
    assert!(matches!(old_words, Err(StoreError::WrongState(WrongState::OtherWords))));
    says_yes(&ben, id, 2, 7).await.unwrap();
    assert_eq!(rosa.boundary(id).await.unwrap().state.slug(), "agreed");
}

#[tokio::test]
async fn only_the_owner_changes_it_and_only_keepers_say_yes() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let id = rosa.draft_boundary(&words("stay at my sister's"), &keepers(&[]), at(1)).await.unwrap();
    rosa.propose_boundary(id, 1, at(2)).await.unwrap();
    assert_eq!(rosa.boundary(id).await.unwrap().state.slug(), "agreed");
    assert!(matches!(says_yes(&ben, id, 1, 3).await, Err(StoreError::WrongState(_))));
    let reworded = ben.reword_boundary(id, &words("x"), &keepers(&[]), 2, at(4)).await;
    assert!(matches!(reworded, Err(StoreError::NotYours)));
    assert!(matches!(ben.propose_boundary(id, 2, at(4)).await, Err(StoreError::NotYours)));
    let because = Prose::required("We found a better one").unwrap();
    assert!(matches!(ben.set_aside_boundary(id, &because, at(4)).await, Err(StoreError::NotYours)));
    assert!(matches!(okafor.boundary(id).await, Err(StoreError::NotFound)));
    let stranger = rosa.reword_boundary(id, &words("y"), &keepers(&[okafor.me()]), 2, at(5)).await;
    assert!(matches!(stranger, Err(StoreError::Stale)));
    assert_eq!(rosa.boundary(id).await.unwrap().words, words("stay at my sister's"));

    rosa.set_aside_boundary(id, &because, at(6)).await.unwrap();
    assert_eq!(ben.boundary_reason(id).await.unwrap(), Some(because));
    let late = rosa.reword_boundary(id, &words("z"), &keepers(&[]), 3, at(7)).await;
    assert!(matches!(late, Err(StoreError::WrongState(WrongState::IsSetAside))));
}

/// A boundary of somebody's before the circle.
async fn proposed(owner: &CircleAccess<AnyMember>, words: &BoundaryWords, with: &Keepers) -> BoundaryId {
    let id = owner.draft_boundary(words, with, at(1)).await.unwrap();
    owner.propose_boundary(id, 1, at(2)).await.unwrap();
    id
}

#[tokio::test]
async fn a_silent_round_is_ended_by_its_owner_or_who_guides() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    // Ben's, which Rosa must keep as well; Rosa organizes.
    let id = proposed(&ben, &words("stay at my sister's"), &keepers(&[rosa.me()])).await;
    assert!(rosa.boundary_answers(id).await.unwrap().is_empty());
    assert!(matches!(okafor.boundary_answers(id).await, Err(StoreError::NotFound)));
    assert!(matches!(okafor.close_boundary_round(id, 1, at(3)).await, Err(StoreError::NotFound)));
    let old = ben.close_boundary_round(id, 7, at(3)).await;
    assert!(matches!(old, Err(StoreError::WrongState(WrongState::OtherWords))));
    // She organizes, and is asked: she answers before she may end it and see what was said.
    let first = rosa.close_boundary_round(id, 1, at(3)).await;
    assert!(matches!(first, Err(StoreError::WrongState(WrongState::AnswersFirst))));
    assert!(rosa.boundary_answers(id).await.unwrap().is_empty());
    ben.close_boundary_round(id, 1, at(3)).await.unwrap();
    ben.close_boundary_round(id, 1, at(4)).await.unwrap();
    assert_eq!(rosa.boundary_answers(id).await.unwrap().len(), 1);
    // Reworded, it is silent again.
    ben.reword_boundary(id, &words("stay at Ana's"), &keepers(&[rosa.me()]), 2, at(5)).await.unwrap();
    assert!(rosa.boundary_answers(id).await.unwrap().is_empty());
    let because = Prose::required("I would be alone").unwrap();
    let none = rosa.answer_boundary(id, Stand::CannotLive, &Prose::default(), 2, at(6)).await;
    assert!(matches!(none, Err(StoreError::WrongState(WrongState::NoReason))));
    rosa.answer_boundary(id, Stand::CannotLive, &because, 2, at(6)).await.unwrap();
    let answers = ben.boundary_answers(id).await.unwrap();
    assert!(answers.iter().any(|answer| answer.by == rosa.me() && answer.because == because));
    let own = ben.answer_boundary(id, Stand::CannotLive, &because, 2, at(7)).await;
    assert!(matches!(own, Err(StoreError::WrongState(WrongState::IsTheirOwn))));
    // A reason for not saying yes is none beside a yes; other words beside it are.
    let said = async || {
        let all = ben.boundary_answers(id).await.unwrap();
        all.into_iter().find(|answer| answer.by == rosa.me()).unwrap().because
    };
    rosa.answer_boundary(id, Stand::Consent, &because, 2, at(8)).await.unwrap();
    assert!(said().await.is_blank());
    let glad = Prose::required("Thank you for the change").unwrap();
    rosa.answer_boundary(id, Stand::Consent, &glad, 2, at(9)).await.unwrap();
    assert_eq!(said().await, glad);
    rosa.answer_boundary(id, Stand::Consent, &Prose::default(), 2, at(10)).await.unwrap();
    assert!(said().await.is_blank());
}

fn entry(kind: EntryKind, seen: (Revision, Revision)) -> NewEntry {
    let says = Prose::required("Could we both pay half?").unwrap();
    let about = About { stop: seen.0, offer: seen.1, stopped: Subject::Rent, offered: Subject::Rent };
    NewEntry { kind, says, seen: about, op: OpId(Uuid::now_v7()) }
}

async fn conflicts_of(access: &CircleAccess<AnyMember>) -> Vec<Found> {
    access.conflicts_among(&access.boundaries().await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn two_that_undo_each_other_are_talked_about_and_settled() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let stops = BoundaryWords { stops: Some(Subject::Rent), ..words("no longer pay the rent") };
    let offers = BoundaryWords { offers: Some(Subject::Rent), ..words("take over the rent") };
    let stop = proposed(&rosa, &stops, &keepers(&[])).await;
    let draft = ben.draft_boundary(&offers, &keepers(&[]), at(3)).await.unwrap();
    // Only Ben knows of his draft, and is told before anybody else could see it.
    assert!(conflicts_of(&rosa).await.is_empty());
    assert_eq!(ben.draft_conflicts(&ben.boundary(draft).await.unwrap(), &ben.boundaries().await.unwrap()).len(), 1);
    assert!(matches!(ben.boundary_conflict(stop, draft).await, Err(StoreError::NotFound)));
    ben.propose_boundary(draft, 1, at(4)).await.unwrap();

    assert_eq!(conflicts_of(&rosa).await.len(), 1);
    let strangers = okafor.put_down(stop, draft, &entry(EntryKind::Said, (1, 1)), at(5)).await;
    assert!(matches!(strangers, Err(StoreError::NotFound)));
    let said = entry(EntryKind::Said, (1, 1));
    rosa.put_down(stop, draft, &said, at(5)).await.unwrap();
    rosa.put_down(stop, draft, &said, at(6)).await.unwrap();
    assert_eq!(ben.conflict_entries(stop, draft).await.unwrap().len(), 1, "sent twice, it counts once");
    let back_and_again = NewEntry { says: Prose::required("Or a third?").unwrap(), ..said };
    rosa.put_down(stop, draft, &back_and_again, at(6)).await.unwrap();
    assert_eq!(ben.conflict_entries(stop, draft).await.unwrap().len(), 2, "other words in the same form are others");
    let other_words = ben.put_down(stop, draft, &entry(EntryKind::Settled, (1, 2)), at(6)).await;
    assert!(matches!(other_words, Err(StoreError::Stale)));
    ben.put_down(stop, draft, &entry(EntryKind::Settled, (1, 1)), at(7)).await.unwrap();
    assert!(rosa.boundary_conflict(stop, draft).await.unwrap().settled);
    let twice = rosa.put_down(stop, draft, &entry(EntryKind::Settled, (1, 1)), at(8)).await;
    assert!(matches!(twice, Err(StoreError::Stale)));
    rosa.put_down(stop, draft, &entry(EntryKind::Reopened, (1, 1)), at(9)).await.unwrap();
    rosa.put_down(stop, draft, &entry(EntryKind::Settled, (1, 1)), at(10)).await.unwrap();
    // It was settled for this, and not for something else, even in the same words.
    let cash = BoundaryWords { offers: Some(Subject::Cash), ..offers.clone() };
    ben.reword_boundary(draft, &cash, &keepers(&[]), 2, at(10)).await.unwrap();
    assert!(!rosa.boundary_conflict(stop, draft).await.unwrap().settled);
    ben.reword_boundary(draft, &offers, &keepers(&[]), 3, at(10)).await.unwrap();
    assert!(rosa.boundary_conflict(stop, draft).await.unwrap().settled);
    // Other words are other words, also in this.
    let other = BoundaryWords { i_will: Prose::required("take over half of it").unwrap(), ..offers.clone() };
    ben.reword_boundary(draft, &other, &keepers(&[]), 4, at(11)).await.unwrap();
    assert!(!rosa.boundary_conflict(stop, draft).await.unwrap().settled);
    // And with nothing left to undo there is nothing to settle.
    let none = BoundaryWords { offers: None, i_will: Prose::required("help to look for a room").unwrap(), ..other };
    ben.reword_boundary(draft, &none, &keepers(&[]), 5, at(12)).await.unwrap();
    assert!(conflicts_of(&rosa).await.is_empty());
    let late = rosa.put_down(stop, draft, &entry(EntryKind::Said, (1, 3)), at(13)).await;
    assert!(matches!(late, Err(StoreError::Stale)));
}

fn slipped() -> LookBack {
    LookBack { kept: Kept::Slipped, note: Prose::required("I gave in on Friday").unwrap() }
}

#[tokio::test]
async fn each_looks_back_for_themselves_alone() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let id = proposed(&rosa, &words("stay at my sister's"), &keepers(&[ben.me()])).await;
    let week = |n: i64| at(10).plus(n * 7 * Timestamp::DAY);
    assert!(matches!(
        rosa.begin_boundary(id, week(0).day(), at(3)).await,
        Err(StoreError::WrongState(WrongState::NotAgreed))
    ));
    says_yes(&ben, id, 1, 4).await.unwrap();
    assert!(matches!(ben.begin_boundary(id, week(0).day(), at(5)).await, Err(StoreError::NotYours)));
    assert!(matches!(rosa.look_back(&[(id, slipped())], week(0)).await, Err(StoreError::Stale)), "it hasn't begun");
    rosa.begin_boundary(id, week(0).day(), at(5)).await.unwrap();
    let due = async |access: &CircleAccess<AnyMember>, n| {
        access.facts(week(n).day()).await.unwrap().1.boundaries_to_look_back_on
    };
    assert_eq!((due(&rosa, 0).await, due(&rosa, 1).await, due(&ben, 1).await), (0, 1, 1));
    rosa.look_back(&[(id, slipped())], week(1)).await.unwrap();
    rosa.look_back(&[(id, LookBack { kept: Kept::Adjusted, ..slipped() })], week(1)).await.unwrap();
    let looked = rosa.my_look_backs().await.unwrap();
    assert_eq!((looked.len(), looked[0].words.kept), (1, Kept::Adjusted), "on one day the last word counts");
    assert!(ben.my_look_backs().await.unwrap().is_empty());
    assert!(ben.lately(20).await.unwrap().iter().all(|event| event.kind.slug() != "boundary-looked-back"));
    assert_eq!((due(&rosa, 1).await, due(&ben, 1).await, due(&rosa, 2).await), (0, 1, 1));
    // While other words are asked about, what was agreed goes on.
    let version = rosa.boundary(id).await.unwrap().version;
    rosa.reword_boundary(id, &words("stay at Ana's"), &keepers(&[ben.me()]), version, at(20)).await.unwrap();
    assert_eq!((rosa.boundary(id).await.unwrap().state.slug(), due(&ben, 1).await), ("proposed", 1));
    ben.look_back(&[(id, slipped())], week(1)).await.unwrap();
}

#[tokio::test]
async fn whoever_asks_for_help_is_seen_by_who_leads_and_nobody_else() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let id = proposed(&ben, &words("stay at my sister's"), &keepers(&[])).await;
    let words = Prose::required("A call would do me good").unwrap();
    assert!(matches!(rosa.ask_for_help(HelpWith::Boundary(id), &words, at(3)).await, Err(StoreError::NotYours)));
    assert!(matches!(okafor.ask_for_help(HelpWith::Boundary(id), &words, at(3)).await, Err(StoreError::NotFound)));
    ben.ask_for_help(HelpWith::Boundary(id), &Prose::default(), at(3)).await.unwrap();
    ben.ask_for_help(HelpWith::Boundary(id), &words, at(4)).await.unwrap();
    let calls = rosa.calls_for_help().await.unwrap();
    assert_eq!((calls.len(), &calls[0].words, calls[0].by), (1, &words, ben.me()), "the newest words count");
    assert_eq!(rosa.facts(at(5).day()).await.unwrap().1.asking_for_help, 1);
    assert_eq!(ben.facts(at(5).day()).await.unwrap().1.asking_for_help, 0, "who asks isn't told of themselves");
    assert!(okafor.calls_for_help().await.unwrap().is_empty());
    assert!(matches!(okafor.helped(calls[0].id, at(6)).await, Err(StoreError::NotFound)));
    assert_eq!(ben.calls_for_help().await.unwrap()[0].told, [rosa.me()]);
    // Whoever leads later isn't told what was said to somebody else.
    world.rosa_organizes().await.hand_over(ben.me(), at(6)).await.unwrap();
    assert_eq!(rosa.calls_for_help().await.unwrap().len(), 1);
    rosa.helped(calls[0].id, at(6)).await.unwrap();
    ben.helped(calls[0].id, at(7)).await.unwrap();
    assert!(ben.calls_for_help().await.unwrap().is_empty() && rosa.calls_for_help().await.unwrap().is_empty());
}
