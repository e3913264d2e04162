use crate::StoreError;
use crate::testing::{World, at};
use kith_domain::boundary::{BoundaryState, BoundaryWords, WrongState};
use kith_domain::{Line, MemberId, Prose};
use std::collections::BTreeSet;

fn words(i_will: &str) -> BoundaryWords {
    BoundaryWords {
        when: Prose::required("you come home intoxicated").unwrap(),
        i_will: Prose::required(i_will).unwrap(),
        from: Line::required("Sunday").unwrap(),
        until: Line::default(),
        gladly: Prose::default(),
        kind: None,
        backed_by: Line::default(),
        sure: None,
        starts_on: BTreeSet::new(),
    }
}

fn keepers(members: &[MemberId]) -> BTreeSet<MemberId> {
    members.iter().copied().collect()
}

#[tokio::test]
async fn a_draft_is_its_owners_alone() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let id = rosa.draft_boundary(&words("stay at my sister's"), &keepers(&[ben.me()]), at(1)).await.unwrap();
    assert_eq!(rosa.boundary(id).await.unwrap().state, BoundaryState::Draft);
    assert!(matches!(ben.boundary(id).await, Err(StoreError::NotFound)));
    assert!(matches!(ben.boundary_wordings(id).await, Err(StoreError::NotFound)));
    assert!(matches!(ben.consent_to_boundary(id, 1, at(2)).await, Err(StoreError::NotFound)));
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

    ben.consent_to_boundary(id, 1, at(4)).await.unwrap();
    assert_eq!(ben.boundary(id).await.unwrap().state, BoundaryState::Agreed { revision: 1, at: at(4) });

    rosa.reword_boundary(id, &words("stay at Ana's"), &both, 3, at(5)).await.unwrap();
    let again = ben.boundary(id).await.unwrap();
    assert_eq!(again.state.still_asked(&again.keepers), keepers(&[ben.me()]));
    assert_eq!(ben.boundary_wordings(id).await.unwrap().len(), 2);
    let old_words = ben.consent_to_boundary(id, 1, at(6)).await;
    assert!(matches!(old_words, Err(StoreError::WrongState(WrongState::OtherWords))));
    ben.consent_to_boundary(id, 2, at(7)).await.unwrap();
    assert_eq!(rosa.boundary(id).await.unwrap().state.slug(), "agreed");
}

#[tokio::test]
async fn only_the_owner_changes_it_and_only_keepers_say_yes() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let id = rosa.draft_boundary(&words("stay at my sister's"), &BTreeSet::new(), at(1)).await.unwrap();
    rosa.propose_boundary(id, 1, at(2)).await.unwrap();
    assert_eq!(rosa.boundary(id).await.unwrap().state.slug(), "agreed");
    assert!(matches!(ben.consent_to_boundary(id, 1, at(3)).await, Err(StoreError::WrongState(_))));
    let reworded = ben.reword_boundary(id, &words("x"), &BTreeSet::new(), 2, at(4)).await;
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
    let late = rosa.reword_boundary(id, &words("z"), &BTreeSet::new(), 3, at(7)).await;
    assert!(matches!(late, Err(StoreError::WrongState(WrongState::IsSetAside))));
}
