//! That the plan of the seats is read as it was set, and that whoever leaves gets up. The doors are tested in `tests/it`.

use crate::StoreError;
use crate::testing::{World, at};
use kith_domain::seat::{Seat, SeatChange, SeatPlan};

#[tokio::test]
async fn a_plan_is_read_as_it_was_set_and_nothing_newer_is_overwritten() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa_guides().await, world.ben().await.me());
    let before = rosa.seats().await.unwrap();
    assert_eq!((before.version, before.plan.is_begun(), before.plan.chairs()), (0, false, 3));
    let seats = vec![Seat::Member(ben), Seat::Empty, Seat::Person, Seat::Member(rosa.me())];
    let plan = SeatPlan::parse(seats).unwrap();
    rosa.set_seats(&plan, 0, at(1)).await.unwrap();
    let read = rosa.seats().await.unwrap();
    assert_eq!((&read.plan, read.version), (&plan, 1));
    assert!(matches!(rosa.set_seats(&before.plan, 0, at(2)).await, Err(StoreError::Stale)));
    assert!(matches!(rosa.change_seats(0, SeatChange::On, 0, at(2)).await, Err(StoreError::Stale)));
    // What is set already is set.
    rosa.set_seats(&plan, 0, at(2)).await.unwrap();
    rosa.change_seats(0, SeatChange::On, 1, at(3)).await.unwrap();
    rosa.change_seats(0, SeatChange::Take, 2, at(4)).await.unwrap();
    let seats = [Seat::Member(ben), Seat::Person, Seat::Member(rosa.me())];
    assert_eq!(rosa.seats().await.unwrap().plan.seats(), seats);
    let okafor = world.okafor_guides().await;
    assert_eq!(okafor.seats().await.unwrap().version, 0);
    let stranger = SeatPlan::parse(vec![Seat::Member(ben), Seat::Person]).unwrap();
    assert!(matches!(okafor.set_seats(&stranger, 0, at(5)).await, Err(StoreError::NotFound)));
    assert_eq!(okafor.seats().await.unwrap().version, 0);
}

#[tokio::test]
async fn whoever_leaves_gets_up_and_is_forgotten() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa_guides().await, world.ben().await.me());
    rosa.set_seats(&SeatPlan::parse(vec![Seat::Member(ben), Seat::Person]).unwrap(), 0, at(1)).await.unwrap();
    rosa.mark_hardest_letter(Some(ben), 0, at(2)).await.unwrap();
    assert_eq!(rosa.hardest_letter().await.unwrap(), Some(ben));
    assert_eq!(world.ben().await.hardest_letter().await.unwrap(), None);
    rosa.remove_member(ben, at(3)).await.unwrap();
    let after = rosa.seats().await.unwrap();
    assert_eq!((after.plan.seats(), after.version), (&[Seat::Empty, Seat::Person][..], 2));
    assert_eq!(rosa.hardest_letter().await.unwrap(), None);
}
