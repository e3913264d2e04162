use super::*;
use crate::testing::{World, at};
use kith_domain::Prose;
use uuid::Uuid;

fn memory(text: &str) -> HistoryWords {
    HistoryWords::Memory { what: Prose::required(text).unwrap() }
}

fn op() -> OpId {
    OpId(Uuid::now_v7())
}

#[tokio::test]
async fn what_is_kept_for_oneself_nobody_else_reads() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let (mine, told) = (op(), op());
    ben.write_history(mine, &memory("You sang."), false, at(1)).await.unwrap();
    ben.write_history(mine, &memory("You sang."), false, at(2)).await.unwrap();
    ben.write_history(told, &memory("You taught me to swim."), true, at(3)).await.unwrap();
    assert_eq!(ben.history().await.unwrap().len(), 2);
    assert_eq!(rosa.history().await.unwrap().len(), 1);
    assert!(okafor.history().await.unwrap().is_empty());
    let [mine, told] = ben.history().await.unwrap().iter().map(|one| one.id).collect::<Vec<_>>()[..] else { panic!() };
    assert!(matches!(rosa.my_history(mine).await, Err(StoreError::NotFound)));
    assert!(matches!(rosa.my_history(told).await, Err(StoreError::NotYours)));
    assert!(matches!(rosa.discard_history(told, at(4)).await, Err(StoreError::NotYours)));
    assert!(matches!(okafor.discard_history(told, at(4)).await, Err(StoreError::NotFound)));
    ben.change_history(told, &memory("You taught me to swim."), false, 1, at(5)).await.unwrap();
    assert!(matches!(ben.change_history(told, &memory("Other"), true, 1, at(6)).await, Err(StoreError::Stale)));
    assert!(rosa.history().await.unwrap().is_empty());
    ben.discard_history(told, at(7)).await.unwrap();
    assert_eq!(ben.history().await.unwrap().len(), 1);
}

#[tokio::test]
async fn that_there_was_no_treatment_is_known_only_once_it_is_told() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let none = HistoryWords::NoTreatment { note: Prose::default() };
    ben.write_history(op(), &none, false, at(1)).await.unwrap();
    assert!(!ben.facts(at(1).day()).await.unwrap().0.knows_past_treatment);
    let entry = ben.history().await.unwrap()[0].id;
    ben.change_history(entry, &none, true, 1, at(2)).await.unwrap();
    let facts = rosa.facts(at(2).day()).await.unwrap().0;
    assert!(facts.knows_past_treatment);
    assert_eq!(facts.history, 1);
}

#[tokio::test]
async fn each_has_room_of_their_own() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    for n in 0..MOST {
        rosa.write_history(op(), &memory(&format!("Summer {n}")), false, at(1)).await.unwrap();
    }
    let full = rosa.write_history(op(), &memory("One more"), false, at(2)).await;
    assert!(matches!(full, Err(StoreError::Full)));
    ben.write_history(op(), &memory("You sang."), false, at(3)).await.unwrap();
}
