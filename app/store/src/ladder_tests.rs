use super::*;
use crate::testing::{World, at};
use kith_domain::ladder::Within;
use kith_domain::outcome::{FollowUp, Outcome, OutcomeWords, Owner, TaskWords};
use kith_domain::{Line, Prose};
use std::collections::BTreeSet;

fn words(title: &str, within: Within) -> RungWords {
    RungWords {
        title: Line::parse(title).unwrap(),
        how: Prose::default(),
        within,
        after: BTreeSet::from([Outcome::Partly, Outcome::No]),
    }
}

fn op(n: u128) -> OpId {
    OpId(Uuid::from_u128(n))
}

#[tokio::test]
async fn a_step_is_prepared_once_and_changed_by_whoever_read_it_last() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let doctor = words("One appointment", Within::Week);
    for _ in 0..2 {
        rosa.add_rung(op(1), Some(Usual::Doctor), &doctor, ben.me(), at(0)).await.unwrap();
    }
    let twice = ben.add_rung(op(2), Some(Usual::Doctor), &doctor, ben.me(), at(1)).await;
    assert!(matches!(twice, Err(StoreError::Taken)));
    let strangers = ben.add_rung(op(3), None, &doctor, okafor.me(), at(1)).await;
    assert!(matches!(strangers, Err(StoreError::NotFound)), "somebody of another circle sees to nothing");
    ben.add_rung(op(4), Some(Usual::SecondChoice), &words("The clinic", Within::Month), rosa.me(), at(2))
        .await
        .unwrap();
    ben.add_rung(op(5), None, &words("A walk with Luis", Within::Day), rosa.me(), at(3)).await.unwrap();
    let ladder = rosa.ladder().await.unwrap();
    let titles: Vec<&str> = ladder.iter().map(|rung| rung.words.title.as_str()).collect();
    assert_eq!(titles, ["The clinic", "One appointment", "A walk with Luis"], "from the largest step to the smallest");

    let one = ladder[1].id;
    rosa.change_rung(one, &words("A visit", Within::Week), rosa.me(), 1, at(4)).await.unwrap();
    let late = ben.change_rung(one, &words("A call", Within::Day), ben.me(), 1, at(5)).await;
    assert!(matches!(late, Err(StoreError::Stale)));
    assert!(matches!(ben.discard_rung(one, 1, at(5)).await, Err(StoreError::Stale)));
    assert_eq!(ben.rung(one).await.unwrap().words.title.as_str(), "A visit");
    assert!(okafor.ladder().await.unwrap().is_empty());
    assert!(matches!(okafor.rung(one).await, Err(StoreError::NotFound)));
    assert!(matches!(okafor.discard_rung(one, 2, at(5)).await, Err(StoreError::NotFound)));
    ben.discard_rung(one, 2, at(6)).await.unwrap();
    assert_eq!(rosa.ladder().await.unwrap().len(), 2);
    for n in 10..10 + MOST as u128 - 2 {
        ben.add_rung(op(n), None, &doctor, rosa.me(), at(7)).await.unwrap();
    }
    assert!(matches!(ben.add_rung(op(99), None, &doctor, rosa.me(), at(8)).await, Err(StoreError::Full)));
}

#[tokio::test]
async fn who_leaves_sees_to_nothing_any_more() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    rosa.add_rung(op(1), None, &words("A visit", Within::Week), ben.me(), at(0)).await.unwrap();
    world.rosa_guides().await.remove_member(ben.me(), at(1)).await.unwrap();
    let left = rosa.ladder().await.unwrap().remove(0);
    assert_eq!((left.owner, left.version), (None, 2));
}

fn step(title: &str, owner: Owner, hours: i64) -> FollowUp {
    let words = TaskWords { title: Line::parse(title).unwrap(), why: Prose::default() };
    FollowUp { words, owner, kind: None, due_hours: hours }
}

#[tokio::test]
async fn an_answer_that_is_corrected_opens_each_step_once() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let steps = [step("A visit", Owner::Member(ben.me()), 168), step("A call", Owner::Member(ben.me()), 24)];
    let ended = |outcome| OutcomeWords { outcome, note: Prose::default() };
    let open = |tasks: Vec<crate::tasks::Task>| {
        let mut open: Vec<_> = tasks
            .into_iter()
            .filter(|task| task.outcome.is_some())
            .map(|task| (task.words.title, task.owner))
            .collect();
        open.sort();
        open
    };
    rosa.record_outcome(&ended(Outcome::No), &steps, None, at(0)).await.unwrap();
    let first = rosa.tasks().await.unwrap();
    assert_eq!(open(first.clone()).len(), 2);
    assert_eq!(first.iter().find(|task| task.words == steps[1].words).unwrap().due_at, at(24 * 3600));
    // Handed on, it is still there after a correction, and isn't asked of Ben again.
    let visit = first.iter().find(|task| task.words == steps[0].words).unwrap();
    ben.move_task(visit.id, rosa.me(), visit.due_at.day(), visit.version, at(60)).await.unwrap();
    let seen = rosa.outcome().await.unwrap().map(|recorded| recorded.id);
    rosa.record_outcome(&ended(Outcome::Partly), &steps, seen, at(120)).await.unwrap();
    let titles = open(rosa.tasks().await.unwrap());
    assert_eq!(
        titles.iter().map(|(title, owner)| (title.as_str(), *owner)).collect::<Vec<_>>(),
        [("A call", ben.me()), ("A visit", rosa.me())]
    );
    // A step that was taken after an earlier meeting is taken again after the next one.
    for task in rosa.tasks().await.unwrap().into_iter().filter(|task| task.outcome.is_some()) {
        rosa.finish_task(task.id, at(180)).await.unwrap();
    }
    let seen = rosa.outcome().await.unwrap().map(|recorded| recorded.id);
    let soon = at(180 + 24 * 3600);
    rosa.record_outcome(&ended(Outcome::No), &steps, seen, soon).await.unwrap();
    let waiting = |tasks: Vec<crate::tasks::Task>| {
        tasks.into_iter().filter(|task| task.outcome.is_some() && task.done.is_none()).count()
    };
    assert_eq!(waiting(rosa.tasks().await.unwrap()), 0, "a correction");
    let seen = rosa.outcome().await.unwrap().map(|recorded| recorded.id);
    rosa.record_outcome(&ended(Outcome::No), &steps, seen, at(60 * 24 * 3600)).await.unwrap();
    assert_eq!(waiting(rosa.tasks().await.unwrap()), 2, "another meeting");
}
