use super::*;
use crate::access::AnyMember;
use crate::testing::{World, at, programme};
use kith_domain::outcome::{Outcome, OutcomeWords};
use kith_domain::{Line, Prose};
use std::collections::BTreeSet;

type Rosa = CircleAccess<AnyMember>;
/// Of which kind, on which day, at which hour.
type Due = (Option<TaskKind>, i64, i64);

fn words(title: &str) -> TaskWords {
    TaskWords { title: Line::parse(title).unwrap(), why: Prose::default() }
}

fn op(n: u128) -> OpId {
    OpId(Uuid::from_u128(n))
}

/// The instant `days` after the world began, and an hour of that day.
fn on(days: i64, hour: i64) -> Timestamp {
    at(0).day().plus(days).start().plus(hour * Timestamp::HOUR)
}

/// Puts a task there under an id of its own.
async fn put(rosa: &Rosa, id: u128, kind: Option<TaskKind>, due_at: Timestamp) -> TaskId {
    let id = TaskId(Uuid::from_u128(id));
    let mut write = rosa.write().await.unwrap();
    rosa.insert_task_as(&mut write, id, None, &words("x"), rosa.me, due_at, at(0)).await.unwrap();
    if let Some(kind) = kind {
        rosa.mark_task(&mut write, id, kind).await.unwrap();
    }
    write.record(Event::of(EventKind::TaskAdded, id.0), at(0)).await.unwrap();
    write.commit().await.unwrap();
    id
}

async fn is_open(rosa: &Rosa, id: TaskId) -> bool {
    rosa.tasks().await.unwrap().into_iter().any(|task| task.id == id && task.done.is_none())
}

async fn wait_in_sql(rosa: &Rosa, today: Day) -> BTreeSet<TaskId> {
    query(concat!("select t.id from task t where t.circle_id = $1 and ", waits!("$2")))
        .bind(rosa.circle)
        .bind(today.plus(1).start())
        .all(&rosa.store)
        .await
        .unwrap()
        .iter()
        .map(|row| TaskId(row.get("id").unwrap()))
        .collect()
}

#[tokio::test]
async fn both_ways_to_ask_what_waits_say_the_same() {
    let (look, other) = (Some(TaskKind::CheckIn), None);
    // What is there, numbered from 1, and what of it waits on day 10.
    let table: [(&[Due], &[u128]); 8] = [
        (&[(other, 3, 0), (other, 3, 0), (other, 12, 0)], &[1, 2, 3]),
        (&[(look, 3, 0), (look, 7, 0), (look, 14, 0)], &[2, 3]),
        (&[(look, 7, 0), (look, 7, 0)], &[2]),
        (&[(look, 7, 9), (look, 7, 0)], &[1]),
        (&[(look, 10, 0), (look, 10, 0), (look, 10, 0), (other, 10, 0)], &[3, 4]),
        (&[(look, 11, 0), (look, 11, 0)], &[1, 2]),
        (&[(look, 9, 23), (look, 10, 23), (look, 11, 0)], &[2, 3]),
        (&[(look, 7, 0), (other, 8, 0), (Some(TaskKind::Review), 9, 0)], &[1, 2, 3]),
    ];
    for (there, waits) in table {
        let world = World::new().await;
        let (rosa, today) = (world.rosa().await, at(0).day().plus(10));
        // Put there from the last to the first: in which order they came doesn't decide.
        for (n, (kind, day, hour)) in there.iter().enumerate().rev() {
            put(&rosa, n as u128 + 1, *kind, on(*day, *hour)).await;
        }
        let expected: BTreeSet<TaskId> = waits.iter().map(|n| TaskId(Uuid::from_u128(*n))).collect();
        let tasks = rosa.tasks().await.unwrap();
        assert_eq!(waiting(&tasks, today).iter().map(|task| task.id).collect::<BTreeSet<_>>(), expected, "{there:?}");
        assert_eq!(wait_in_sql(&rosa, today).await, expected, "in SQL: {there:?}");
    }
}

#[tokio::test]
async fn a_task_is_added_once_and_there_is_an_end_to_them() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let day = at(0).day().plus(3);
    let first = rosa.add_task(op(1), &words("Call"), ben.me(), day, at(0)).await.unwrap();
    ben.move_task(first, rosa.me(), day.plus(1), 1, at(1)).await.unwrap();
    assert_eq!(rosa.add_task(op(1), &words("Call"), ben.me(), day, at(2)).await.unwrap(), first, "it was handed on");
    let second = rosa.add_task(op(1), &words("Call"), ben.me(), day.plus(1), at(3)).await.unwrap();
    assert_ne!(second, first, "on another day");
    assert!(matches!(rosa.add_task(op(2), &words("x"), okafor.me(), day, at(3)).await, Err(StoreError::NotFound)));
    for n in 2..MOST_TASKS as u128 {
        rosa.add_task(op(10 + n), &words("x"), ben.me(), day, at(4)).await.unwrap();
    }
    let full = rosa.add_task(op(3), &words("x"), ben.me(), day, at(5)).await;
    assert!(matches!(full, Err(StoreError::Full)));
    ben.finish_task(first, at(6)).await.unwrap();
    rosa.add_task(op(3), &words("x"), ben.me(), day, at(7)).await.unwrap();
    okafor.add_task(op(3), &words("x"), okafor.me(), day, at(7)).await.unwrap();
}

#[tokio::test]
async fn what_isnt_done_after_all_waits_again() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let no = OutcomeWords { outcome: Outcome::No, note: Prose::default() };
    rosa.record_outcome(&no, &[], None, at(0)).await.unwrap();
    let id = rosa.add_task(op(1), &words("Call"), ben.me(), at(0).day(), at(0)).await.unwrap();
    for check_in in rosa.planned_check_ins().await.unwrap() {
        rosa.finish_task(check_in.id, at(1)).await.unwrap();
    }
    let ahead = async || rosa.planned_check_ins().await.unwrap().len();
    assert_eq!(ahead().await, 0, "the call is still a next date");
    for _ in 0..2 {
        ben.finish_task(id, at(2)).await.unwrap();
        assert!(!is_open(&rosa, id).await);
        assert!(matches!(okafor.reopen_task(id, at(3)).await, Err(StoreError::NotFound)));
        for _ in 0..2 {
            rosa.reopen_task(id, at(3)).await.unwrap();
        }
        assert!(is_open(&ben, id).await);
        assert_eq!(ahead().await, 1, "one next date was planned, once");
    }
    let said = ben.lately(50).await.unwrap();
    let count = said.iter().filter(|event| event.kind == EventKind::TaskReopened).count();
    assert_eq!(count, 2, "saying it twice is saying it once");
    // Whoever had it has left: the organizer has it now.
    ben.finish_task(id, at(4)).await.unwrap();
    world.rosa_guides().await.remove_member(ben.me(), at(5)).await.unwrap();
    rosa.reopen_task(id, at(6)).await.unwrap();
    let there = rosa.tasks().await.unwrap().into_iter().find(|task| task.id == id).unwrap();
    assert_eq!((there.owner, there.done), (rosa.me(), None));
}

#[tokio::test]
async fn what_has_been_followed_by_another_stays_done() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    // Of these one is open at a time.
    for (n, kind) in [TaskKind::Invitation, TaskKind::Review, TaskKind::Keeping].into_iter().enumerate() {
        let n = n as u128 * 10;
        let done = put(&rosa, n + 1, Some(kind), on(1, 0)).await;
        rosa.finish_task(done, at(1)).await.unwrap();
        rosa.reopen_task(done, at(2)).await.unwrap();
        rosa.finish_task(done, at(3)).await.unwrap();
        let next = put(&rosa, n + 2, Some(kind), on(9, 0)).await;
        assert!(matches!(rosa.reopen_task(done, at(4)).await, Err(StoreError::Taken)), "{kind:?}");
        rosa.finish_task(next, at(5)).await.unwrap();
        rosa.reopen_task(done, at(6)).await.unwrap();
    }
    let harbour = rosa.add_option(&programme("Harbour House"), at(1)).await.unwrap();
    rosa.plan_call(harbour, rosa.me(), at(1).day().plus(1), at(1)).await.unwrap();
    let call = rosa.next_call(harbour).await.unwrap().unwrap().id;
    rosa.finish_task(call, at(2)).await.unwrap();
    rosa.plan_call(harbour, rosa.me(), at(1).day().plus(5), at(3)).await.unwrap();
    assert!(matches!(rosa.reopen_task(call, at(4)).await, Err(StoreError::Taken)));
    // A check-in comes back until the day of a later one has come, also when that one was held.
    let (first, second) = (
        put(&rosa, 101, Some(TaskKind::CheckIn), on(1, 0)).await,
        put(&rosa, 102, Some(TaskKind::CheckIn), on(3, 0)).await,
    );
    rosa.finish_task(first, on(1, 5)).await.unwrap();
    rosa.reopen_task(first, on(2, 23)).await.unwrap();
    rosa.finish_task(first, on(2, 23)).await.unwrap();
    for _ in 0..2 {
        assert!(matches!(rosa.reopen_task(first, on(3, 0)).await, Err(StoreError::Taken)));
        rosa.finish_task(second, on(3, 1)).await.unwrap();
    }
    rosa.reopen_task(second, on(3, 2)).await.unwrap();
}
