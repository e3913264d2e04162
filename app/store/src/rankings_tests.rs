use super::*;
use crate::testing::{World, at, programme};
use kith_domain::OptionId;

async fn two_options(world: &World) -> (OptionId, OptionId) {
    let rosa = world.rosa().await;
    let harbour = rosa.add_option(&programme("Harbour House"), at(1)).await.unwrap();
    (harbour, rosa.add_option(&programme("Elm Street"), at(2)).await.unwrap())
}

fn order(first: OptionId, second: OptionId) -> Ranking {
    Ranking::of_places([(first, Some(1)), (second, Some(2))]).unwrap()
}

#[tokio::test]
async fn nobody_sees_what_another_said_before_all_have() {
    let world = World::new().await;
    let (harbour, elm) = two_options(&world).await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    rosa.rank(&order(harbour, elm), 1, at(3)).await.unwrap();
    let seen = ben.ranking().await.unwrap();
    assert_eq!(
        (seen.mine, seen.shown, seen.given.clone(), seen.awaited),
        (None, None, vec![rosa.me()], vec![ben.me()])
    );
    assert!(rosa.ranking().await.unwrap().shown.is_none(), "nor does the organizer");
    rosa.rank(&order(elm, harbour), 1, at(4)).await.unwrap();
    ben.rank(&order(harbour, elm), 1, at(5)).await.unwrap();
    let shown = ben.ranking().await.unwrap().shown.unwrap();
    assert!(shown.len() == 2 && shown.contains(&order(elm, harbour)) && shown.contains(&order(harbour, elm)));
    let late = ben.rank(&order(elm, harbour), 1, at(6)).await;
    assert!(matches!(late, Err(StoreError::Stale)), "nobody ranks after having seen what others said");
}

#[tokio::test]
async fn the_organizer_asks_again_when_a_round_is_over() {
    let world = World::new().await;
    let (harbour, elm) = two_options(&world).await;
    let (rosa, ben) = (world.rosa_organizes().await, world.ben().await);
    assert!(matches!(rosa.close_ranking(1, at(3)).await, Err(StoreError::Stale)), "nothing to show");
    ben.rank(&order(harbour, elm), 1, at(4)).await.unwrap();
    assert!(matches!(rosa.close_ranking(1, at(5)).await, Err(StoreError::Stale)), "one answer alone is Ben's own");
    assert!(matches!(rosa.rank_again(1, at(5)).await, Err(StoreError::Stale)), "it isn't over");
    rosa.rank(&order(harbour, elm), 1, at(5)).await.unwrap();
    assert_eq!(rosa.ranking().await.unwrap().shown.unwrap().len(), 2);
    assert!(matches!(rosa.close_ranking(1, at(6)).await, Err(StoreError::Stale)));
    rosa.rank_again(1, at(7)).await.unwrap();
    assert!(matches!(rosa.rank_again(1, at(8)).await, Err(StoreError::Stale)), "two tabs ask once");
    let anew = ben.ranking().await.unwrap();
    assert_eq!((anew.number, anew.mine, anew.shown), (2, None, None));
    assert!(matches!(ben.rank(&order(harbour, elm), 1, at(9)).await, Err(StoreError::Stale)));
    ben.rank(&order(harbour, elm), 2, at(9)).await.unwrap();
}

#[tokio::test]
async fn another_circle_knows_nothing_of_it() {
    let world = World::new().await;
    let (harbour, elm) = two_options(&world).await;
    world.ben().await.rank(&order(harbour, elm), 1, at(3)).await.unwrap();
    let theirs = world.okafor().await.ranking().await.unwrap();
    assert!(theirs.given.is_empty() && theirs.shown.is_none());
}
