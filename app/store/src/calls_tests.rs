use crate::StoreError;
use crate::testing::{World, at, programme};
use kith_domain::call::{CallWords, Question};
use kith_domain::{CallId, Day, Line, OpId, Prose};
use std::collections::BTreeMap;
use uuid::Uuid;

fn call(cost: &str) -> CallWords {
    let answers = BTreeMap::from([(Question::Cost, Prose::parse(cost).unwrap())]);
    CallWords { day: at(1).day(), spoke_to: Line::parse("Ines").unwrap(), answers, notes: Prose::default() }
}

fn op(n: u128) -> OpId {
    OpId(Uuid::from_u128(n))
}

#[tokio::test]
async fn a_call_is_written_once_and_ticks_off_the_one_that_was_planned() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let harbour = rosa.add_option(&programme("Harbour House"), at(1)).await.unwrap();
    rosa.plan_call(harbour, ben.me(), Day(20_001), at(2)).await.unwrap();
    let next = ben.next_call(harbour).await.unwrap().unwrap();
    assert_eq!((next.owner, next.words.title.as_str()), (ben.me(), "Call Harbour House"));

    let first = ben.log_call(harbour, op(1), &call("900"), at(3)).await.unwrap();
    assert_eq!(ben.log_call(harbour, op(1), &call("900"), at(4)).await.unwrap(), first);
    assert_eq!(rosa.next_call(harbour).await.unwrap(), None);
    let done = rosa.tasks().await.unwrap().into_iter().find(|task| task.id == next.id).unwrap();
    assert_eq!(done.done, Some((at(3), ben.me())));

    // Nobody picked up, or it was long before anybody agreed: there is still a call to make.
    rosa.plan_call(harbour, rosa.me(), Day(20_002), at(4)).await.unwrap();
    let nobody = CallWords { spoke_to: Line::default(), answers: BTreeMap::new(), ..call("900") };
    let none = rosa.log_call(harbour, op(7), &nobody, at(4)).await.unwrap();
    let before = CallWords { day: at(4).day().plus(-3), ..call("850") };
    let old = rosa.log_call(harbour, op(8), &before, at(4)).await.unwrap();
    assert!(rosa.next_call(harbour).await.unwrap().is_some());

    // The same form with more in it is another call, and so is somebody else's with the same mark.
    let second = ben.log_call(harbour, op(1), &call("950"), at(5)).await.unwrap();
    let third = rosa.log_call(harbour, op(1), &call("900"), at(6)).await.unwrap();
    let ids: Vec<CallId> = rosa.calls(harbour).await.unwrap().into_iter().map(|call| call.id).collect();
    assert_eq!(ids, [first, none, old, second, third]);
}

#[tokio::test]
async fn one_next_call_is_planned_at_a_time() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let harbour = rosa.add_option(&programme("Harbour House"), at(1)).await.unwrap();
    let elm = rosa.add_option(&programme("Elm Street"), at(1)).await.unwrap();
    rosa.plan_call(harbour, rosa.me(), Day(20_001), at(2)).await.unwrap();
    rosa.plan_call(elm, rosa.me(), Day(20_001), at(2)).await.unwrap();
    ben.plan_call(harbour, ben.me(), Day(20_003), at(3)).await.unwrap();
    ben.plan_call(harbour, ben.me(), Day(20_003), at(4)).await.unwrap();
    let next = rosa.next_call(harbour).await.unwrap().unwrap();
    assert_eq!((next.owner, next.due_at.day()), (ben.me(), Day(20_003)));
    assert_eq!(rosa.next_call(elm).await.unwrap().unwrap().owner, rosa.me());
    assert_eq!(rosa.tasks().await.unwrap().len(), 2);
    rosa.change_option(harbour, &programme("Harbour House, north"), 1, at(5)).await.unwrap();
    let title = ben.next_call(harbour).await.unwrap().unwrap().words.title.to_string();
    assert_eq!(title, "Call Harbour House, north");
    let nobody = kith_domain::MemberId(Uuid::from_u128(9));
    assert!(matches!(rosa.plan_call(harbour, nobody, Day(20_004), at(5)).await, Err(StoreError::NotFound)));
    ben.finish_task(next.id, at(6)).await.unwrap();
    rosa.plan_call(harbour, rosa.me(), Day(20_009), at(7)).await.unwrap();
    assert_eq!(ben.next_call(harbour).await.unwrap().unwrap().owner, rosa.me());
}

#[tokio::test]
async fn only_who_called_changes_it_and_strangers_find_nothing() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let harbour = rosa.add_option(&programme("Harbour House"), at(1)).await.unwrap();
    let id = ben.log_call(harbour, op(1), &call("900"), at(2)).await.unwrap();
    assert!(matches!(rosa.my_call(harbour, id).await, Err(StoreError::NotYours)));
    assert!(matches!(rosa.change_call(harbour, id, &call("1"), 1, at(3)).await, Err(StoreError::NotYours)));
    ben.change_call(harbour, id, &call("950"), 1, at(4)).await.unwrap();
    assert!(matches!(ben.change_call(harbour, id, &call("970"), 1, at(5)).await, Err(StoreError::Stale)));
    assert_eq!(rosa.calls(harbour).await.unwrap()[0].words, call("950"));

    assert!(matches!(okafor.calls(harbour).await, Err(StoreError::NotFound)));
    assert!(matches!(okafor.my_call(harbour, id).await, Err(StoreError::NotFound)));
    assert!(matches!(okafor.log_call(harbour, op(2), &call("1"), at(6)).await, Err(StoreError::NotFound)));
    assert!(matches!(okafor.plan_call(harbour, okafor.me(), Day(1), at(7)).await, Err(StoreError::NotFound)));
    assert_eq!(okafor.next_call(harbour).await.unwrap(), None);
}
