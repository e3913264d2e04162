use super::*;
use crate::testing::{World, at};
use kith_domain::Day;

fn days(from: i64, to: i64) -> Window {
    let today = at(0).day();
    Window::new(today.plus(from), today.plus(to), today).unwrap()
}

#[tokio::test]
async fn days_are_proposed_and_everybody_says_if_they_can() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa_guides().await, world.ben().await, world.okafor().await);
    assert_eq!(ben.meeting_window().await.unwrap(), None);
    assert!(matches!(ben.answer_window(1, true, at(1)).await, Err(StoreError::Stale)));
    rosa.propose_window(days(30, 36), 0, at(1)).await.unwrap();
    assert!(
        matches!(rosa.propose_window(days(40, 41), 0, at(2)).await, Err(StoreError::Stale)),
        "she hadn't read hers"
    );
    assert!(ben.facts(at(2).day()).await.unwrap().1.window_to_answer);
    ben.answer_window(1, false, at(2)).await.unwrap();
    let window = rosa.meeting_window().await.unwrap().unwrap();
    assert_eq!((window.number, window.window, window.by), (1, days(30, 36), rosa.me()));
    assert_eq!(window.answers.len(), 2);
    assert!(window.answers.contains(&(rosa.me(), true)) && window.answers.contains(&(ben.me(), false)));
    rosa.propose_window(days(40, 41), 1, at(3)).await.unwrap();
    assert!(matches!(ben.answer_window(1, true, at(4)).await, Err(StoreError::Stale)), "other days by now");
    assert_eq!(rosa.meeting_window().await.unwrap().unwrap().answers, [(rosa.me(), true)], "asked anew");
    ben.answer_window(2, true, at(5)).await.unwrap();
    assert!(!ben.facts(at(5).day()).await.unwrap().1.window_to_answer);
    assert!(!okafor.facts(Day(1)).await.unwrap().1.window_to_answer);
    assert_eq!(okafor.meeting_window().await.unwrap(), None);
}
