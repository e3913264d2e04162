use super::*;
use crate::testing::{World, at};
use kith_domain::Prose;
use kith_domain::wellbeing::Feeling;
use uuid::Uuid;

fn said(text: &str) -> DebriefWords {
    DebriefWords { feeling: Some(Feeling::Tired), said: Prose::parse(text).unwrap(), ..DebriefWords::default() }
}

fn op(n: u128) -> OpId {
    OpId(Uuid::from_u128(n))
}

#[tokio::test]
async fn everybody_reads_it_and_its_writer_alone_changes_it() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let id = ben.add_debrief(op(1), &said("He will think about it."), at(0)).await.unwrap();
    assert_eq!(ben.add_debrief(op(1), &said("He will think about it."), at(1)).await.unwrap(), id);
    rosa.add_debrief(op(2), &said("He asked about the dog."), at(2)).await.unwrap();
    let all = rosa.debriefs().await.unwrap();
    assert_eq!(all.iter().map(|one| one.by).collect::<Vec<_>>(), [rosa.me(), ben.me()]);
    assert!(okafor.debriefs().await.unwrap().is_empty());
    for stranger in [&rosa, &okafor] {
        assert!(matches!(stranger.my_debrief(id).await, Err(StoreError::NotFound)));
        assert!(matches!(stranger.change_debrief(id, &said("No."), 1, at(3)).await, Err(StoreError::NotFound)));
        assert!(matches!(stranger.discard_debrief(id, 1, at(3)).await, Err(StoreError::NotFound)));
    }
    ben.change_debrief(id, &said("He cried."), 1, at(4)).await.unwrap();
    assert!(matches!(ben.change_debrief(id, &said("He laughed."), 1, at(5)).await, Err(StoreError::Stale)));
    assert!(matches!(ben.discard_debrief(id, 1, at(5)).await, Err(StoreError::Stale)));
    // What somebody wrote who has left is shown to nobody.
    world.rosa_guides().await.remove_member(ben.me(), at(6)).await.unwrap();
    assert_eq!(rosa.debriefs().await.unwrap().len(), 1);
    let mine = rosa.debriefs().await.unwrap().remove(0);
    rosa.discard_debrief(mine.id, mine.version, at(7)).await.unwrap();
    assert!(rosa.debriefs().await.unwrap().is_empty());
    for n in 10..10 + MOST as u128 {
        rosa.add_debrief(op(n), &said("Again."), at(8)).await.unwrap();
    }
    assert!(matches!(rosa.add_debrief(op(99), &said("Again."), at(9)).await, Err(StoreError::Full)));
}
