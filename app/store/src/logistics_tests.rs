use super::ToSeeTo;
use crate::StoreError;
use crate::testing::{World, at};
use kith_domain::logistics::MOST;
use kith_domain::meeting::MeetingWords;
use kith_domain::outcome::{Outcome, OutcomeWords, TaskKind, TaskWords};
use kith_domain::{Day, Line, MemberId, OpId, Prose};
use uuid::Uuid;

fn see_to(list: TaskKind, owner: MemberId) -> ToSeeTo {
    ToSeeTo { list, words: TaskWords { title: Line::parse("Pack").unwrap(), why: Prose::default() }, owner }
}

fn fresh() -> OpId {
    OpId(Uuid::now_v7())
}

fn on(day: Day) -> MeetingWords {
    MeetingWords { day: Some(day), ..MeetingWords::default() }
}

#[tokio::test]
async fn the_lists_move_with_the_day_and_go_with_the_meeting() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa_guides().await, world.ben().await, world.okafor().await);
    let day = at(0).day().plus(10);
    let lists = [TaskKind::DayBefore, TaskKind::SameDay, TaskKind::HourBefore].map(|list| see_to(list, ben.me()));
    assert!(matches!(rosa.write_lists(&lists, at(0)).await, Err(StoreError::Stale)), "no day is set");
    rosa.set_meeting(&on(day), 0, at(0)).await.unwrap();
    rosa.write_lists(&lists, at(0)).await.unwrap();
    rosa.write_lists(&lists, at(0)).await.unwrap();
    let packs = async || {
        let mut tasks = ben.tasks().await.unwrap();
        tasks.retain(|task| task.words.title.as_str() == "Pack");
        tasks
    };
    let days = async || packs().await.iter().map(|task| task.due_at.day().0 - day.0).collect::<Vec<_>>();
    assert_eq!(days().await, [-1, 0, 0], "sent twice, they are there once");
    assert!(okafor.tasks().await.unwrap().is_empty());
    ben.finish_task(ben.tasks().await.unwrap()[0].id, at(0)).await.unwrap();
    rosa.set_meeting(&on(day.plus(7)), 1, at(0)).await.unwrap();
    assert_eq!(days().await, [-1, 7, 7], "what is done stays where it was done");
    let done = packs().await.remove(0).id;
    ben.reopen_task(done, at(0)).await.unwrap();
    assert_eq!(days().await, [6, 7, 7], "what isn’t done after all goes by the day that is set now");
    ben.finish_task(done, at(0)).await.unwrap();
    rosa.set_meeting(&on(day.plus(8)), 2, at(0)).await.unwrap();
    rosa.set_meeting(&on(day.plus(7)), 3, at(0)).await.unwrap();
    let op = fresh();
    for _ in 0..2 {
        ben.add_to_list(op, &see_to(TaskKind::DayBefore, rosa.me()), at(0)).await.unwrap();
    }
    assert_eq!(days().await, [6, 6, 7, 7], "sent twice, it is there once");
    rosa.set_meeting(&MeetingWords::default(), 4, at(0)).await.unwrap();
    rosa.set_meeting(&on(day.plus(20)), 5, at(0)).await.unwrap();
    assert_eq!(days().await, [6, 19, 20, 20], "while there was no day, they waited");
    let early = OutcomeWords { outcome: Outcome::Stopped, note: Prose::default() };
    rosa.record_outcome(&early, &[], None, at(8)).await.unwrap();
    assert_eq!(days().await.len(), 4, "a meeting that is still to come keeps its lists");
    rosa.set_meeting(&on(at(9).day().plus(1)), 6, at(9)).await.unwrap();
    let seen = async || rosa.outcome().await.unwrap().map(|recorded| recorded.id);
    rosa.record_outcome(&early, &[], seen().await, at(9)).await.unwrap();
    assert_eq!(days().await.len(), 4, "nor does a correction on the day before it take them");
    rosa.set_meeting(&on(at(9).day()), 7, at(9)).await.unwrap();
    let outcome = OutcomeWords { outcome: Outcome::NotToday, note: Prose::default() };
    rosa.record_outcome(&outcome, &[], seen().await, at(9)).await.unwrap();
    assert_eq!(packs().await.len(), 1, "only what was done");
    rosa.write_lists(&lists, at(10)).await.unwrap();
}

#[tokio::test]
async fn the_lists_have_an_end_and_owners_who_are_in() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa_guides().await, world.ben().await, world.okafor().await);
    rosa.set_meeting(&on(at(0).day().plus(10)), 0, at(0)).await.unwrap();
    let strange = rosa.write_lists(&[see_to(TaskKind::SameDay, okafor.me())], at(0)).await;
    assert!(matches!(strange, Err(StoreError::NotFound)));
    assert!(ben.tasks().await.unwrap().is_empty(), "nothing half-written");
    let none = ben.add_to_list(fresh(), &see_to(TaskKind::CheckIn, ben.me()), at(0)).await;
    assert!(matches!(none, Err(StoreError::NotFound)), "no list of these");
    // Something that was added alone keeps nobody from writing the lists; what stands there stays as it is.
    let op = fresh();
    ben.add_to_list(op, &see_to(TaskKind::SameDay, ben.me()), at(0)).await.unwrap();
    let lists = [TaskKind::DayBefore, TaskKind::SameDay].map(|list| see_to(list, rosa.me()));
    rosa.write_lists(&lists, at(0)).await.unwrap();
    let owners =
        async || ben.tasks().await.unwrap().into_iter().map(|task| (task.kind, task.owner)).collect::<Vec<_>>();
    assert_eq!(
        owners().await,
        [(Some(TaskKind::DayBefore), rosa.me()), (Some(TaskKind::SameDay), ben.me())],
        "added alone, and then the rest"
    );
    ben.add_to_list(op, &see_to(TaskKind::SameDay, rosa.me()), at(0)).await.unwrap();
    assert_eq!(owners().await.len(), 3, "the same form with another owner");
    for _ in 3..MOST {
        ben.add_to_list(fresh(), &see_to(TaskKind::SameDay, ben.me()), at(0)).await.unwrap();
    }
    let none_fit = rosa.write_lists(&[see_to(TaskKind::HourBefore, rosa.me())], at(0)).await;
    assert!(matches!(none_fit, Err(StoreError::Full)));
    let full = ben.add_to_list(fresh(), &see_to(TaskKind::SameDay, ben.me()), at(0)).await;
    assert!(matches!(full, Err(StoreError::Full)));
}
