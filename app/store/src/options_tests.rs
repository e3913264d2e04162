use crate::testing::{World, at, programme};
use kith_domain::decision::Gate;
use kith_domain::event::EventKind;
use kith_domain::option::{CannotBook, Standing};

use crate::StoreError;

#[tokio::test]
async fn booking_another_lets_the_first_go_only_when_that_was_said() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let harbour = rosa.add_option(&programme("Harbour House"), at(1)).await.unwrap();
    let elm = ben.add_option(&programme("Elm Street"), at(2)).await.unwrap();
    let too_early = rosa.book_option(harbour, None, &[], at(2)).await;
    assert!(matches!(too_early, Err(StoreError::CannotBook(CannotBook::Closed(Gate::Compared)))));
    let mill = ben.add_option(&programme("Mill Lane"), at(3)).await.unwrap();

    rosa.book_option(harbour, None, &[], at(4)).await.unwrap();
    assert!(matches!(ben.book_option(elm, None, &[], at(5)).await, Err(StoreError::Stale)));
    ben.book_option(elm, Some(harbour), &[], at(6)).await.unwrap();
    let standings: Vec<_> = rosa.options().await.unwrap().into_iter().map(|o| (o.id, o.standing)).collect();
    assert_eq!(standings, [(elm, Standing::Booked), (harbour, Standing::Considering), (mill, Standing::Considering)]);

    let booked = rosa.option_history(elm).await.unwrap().pop().unwrap();
    assert_eq!((booked.kind, booked.actor), (EventKind::OptionBooked, Some(ben.me())));
}

#[tokio::test]
async fn the_backup_moves_when_it_is_booked_and_pressing_twice_changes_nothing() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    let harbour = rosa.add_option(&programme("Harbour House"), at(1)).await.unwrap();
    for other in ["Elm Street", "Mill Lane"] {
        rosa.add_option(&programme(other), at(1)).await.unwrap();
    }
    rosa.back_up_option(harbour, None, &[], at(2)).await.unwrap();
    rosa.book_option(harbour, None, &[], at(3)).await.unwrap();
    rosa.book_option(harbour, None, &[], at(4)).await.unwrap();
    let booked = rosa.options().await.unwrap().into_iter().filter(|o| o.standing != Standing::Considering).count();
    assert_eq!(booked, 1);
    rosa.set_aside_option(harbour, at(5)).await.unwrap();
    rosa.reconsider_option(harbour, at(6)).await.unwrap();
    assert_eq!(rosa.option(harbour).await.unwrap().standing, Standing::Considering);
}

#[tokio::test]
async fn two_tabs_overwrite_nothing_and_strangers_find_nothing() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let id = rosa.add_option(&programme("Harbour House"), at(1)).await.unwrap();
    ben.change_option(id, &programme("Harbour House, north"), 1, at(2)).await.unwrap();
    assert!(matches!(rosa.change_option(id, &programme("Harbor"), 1, at(3)).await, Err(StoreError::Stale)));
    assert_eq!(rosa.option(id).await.unwrap().words.programme.as_str(), "Harbour House, north");

    assert!(matches!(okafor.option(id).await, Err(StoreError::NotFound)));
    assert!(matches!(okafor.change_option(id, &programme("x"), 2, at(4)).await, Err(StoreError::NotFound)));
    assert!(matches!(okafor.set_aside_option(id, at(5)).await, Err(StoreError::NotFound)));
    assert!(okafor.options().await.unwrap().is_empty());
}
