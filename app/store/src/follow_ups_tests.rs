use super::*;
use crate::access::AnyMember;
use crate::tasks::Task;
use crate::testing::{World, at};
use kith_domain::follow_up::{CHECK_IN_DAYS, Going, TurningPoint};
use kith_domain::outcome::TaskWords;
use kith_domain::outcome::{Outcome, OutcomeWords};
use kith_domain::{Day, Line, Prose};

fn went(going: Going) -> CheckInWords {
    CheckInWords {
        going,
        well: Prose::parse("We laughed at dinner.").unwrap(),
        hard: Prose::default(),
        change: Prose::default(),
    }
}

fn on(day: Day, hours: i64) -> Timestamp {
    day.start().plus(hours * Timestamp::HOUR)
}

async fn said_no(rosa: &CircleAccess<AnyMember>, now: Timestamp) {
    let words = OutcomeWords { outcome: Outcome::No, note: Prose::default() };
    rosa.record_outcome(&words, &[], None, now).await.unwrap();
}

async fn days(who: &CircleAccess<AnyMember>) -> Vec<Day> {
    who.planned_check_ins().await.unwrap().into_iter().map(|task| task.due_at.day()).collect()
}

#[tokio::test]
async fn after_an_answer_somebody_looks_in_for_a_year() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let day = at(0).day();
    said_no(&rosa, on(day, 20)).await;
    assert_eq!(days(&ben).await, CHECK_IN_DAYS.map(|after| day.plus(after)));
    assert!(ben.planned_check_ins().await.unwrap().iter().all(|task| task.owner == rosa.me()));
    // Handed on, the next ones are theirs as well.
    let first = ben.planned_check_ins().await.unwrap().remove(0);
    rosa.move_task(first.id, ben.me(), day.plus(1), first.version, on(day, 21)).await.unwrap();
    let left = TurningPointWords { kind: TurningPoint::LeftEarly, day: day.plus(10) };
    ben.turn(left, &[], on(day.plus(12), 9)).await.unwrap();
    ben.turn(left, &[], on(day.plus(12), 9)).await.unwrap();
    assert_eq!(ben.turning_points().await.unwrap().len(), 1, "sent twice, it counts once");
    assert_eq!(days(&ben).await[..2], [day.plus(13), day.plus(17)], "counted from what came, and none that has passed");
    assert!(ben.planned_check_ins().await.unwrap().iter().all(|task| task.owner == ben.me()));
    let turn = ben.turning_points().await.unwrap().remove(0);
    assert!(matches!(rosa.take_back_turn(turn.id, |_| Vec::new(), on(day, 22)).await, Err(StoreError::NotYours)));
    assert!(matches!(okafor.take_back_turn(turn.id, |_| Vec::new(), on(day, 22)).await, Err(StoreError::NotFound)));
    ben.take_back_turn(turn.id, |_| Vec::new(), on(day, 22)).await.unwrap();
    assert!(okafor.turning_points().await.unwrap().is_empty() && days(&okafor).await.is_empty());
}

#[tokio::test]
async fn a_year_of_missed_check_ins_is_one() {
    let world = World::new().await;
    let (rosa, okafor) = (world.rosa().await, world.okafor().await);
    let day = at(0).day();
    said_no(&rosa, on(day, 20)).await;
    let planned = rosa.planned_check_ins().await.unwrap();
    let year = planned.last().unwrap().id;
    okafor.hold_check_in(year, &went(Going::Same), on(day, 1)).await.unwrap();
    assert!(rosa.check_ins().await.unwrap().is_empty(), "what she writes stays in her own circle");
    assert_eq!(rosa.planned_check_ins().await.unwrap().len(), CHECK_IN_DAYS.len());
    rosa.hold_check_in(year, &went(Going::Better), on(day.plus(400), 9)).await.unwrap();
    assert_eq!(days(&rosa).await, [day.plus(430)], "those before it are let go, and there is a next date");
    rosa.hold_check_in(year, &went(Going::Better), on(day.plus(400), 9)).await.unwrap();
    assert_eq!(rosa.check_ins().await.unwrap().len(), 1, "sent twice, it is one");
    // Also one that was let go meanwhile: no word is lost.
    rosa.hold_check_in(year, &went(Going::Harder), on(day.plus(400), 10)).await.unwrap();
    assert_eq!(rosa.check_ins().await.unwrap().len(), 2);
    assert_eq!(rosa.check_ins().await.unwrap()[0].words.going, Going::Harder);
}

#[tokio::test]
async fn whatever_is_finished_there_is_a_next_date_with_an_owner() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    let day = at(0).day();
    said_no(&rosa, on(day, 20)).await;
    for n in 0..20 {
        let open: Vec<Task> = rosa.tasks().await.unwrap().into_iter().filter(|task| task.done.is_none()).collect();
        assert!(!open.is_empty(), "after {n}");
        rosa.finish_task(open[0].id, on(day.plus(n), 21)).await.unwrap();
    }
}

#[tokio::test]
async fn what_one_has_for_oneself_is_read_by_nobody_else() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let words = kith_domain::follow_up::OwnCareWords {
        group: Prose::parse("Tuesdays at the library").unwrap(),
        ..Default::default()
    };
    ben.change_own_care(&words, 0, at(1)).await.unwrap();
    assert!(matches!(ben.change_own_care(&words, 0, at(2)).await, Err(StoreError::Stale)));
    ben.change_own_care(&words, 1, at(3)).await.unwrap();
    assert_eq!(ben.own_care().await.unwrap(), (words, 2));
    assert!(rosa.own_care().await.unwrap().0.is_blank());
    assert!(rosa.lately(40).await.unwrap().iter().all(|event| event.kind != EventKind::OwnCareChanged));
}

#[tokio::test]
async fn holding_one_early_lets_nothing_go_that_lies_ahead() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let day = at(0).day();
    said_no(&rosa, on(day, 20)).await;
    let year = rosa.planned_check_ins().await.unwrap().pop().unwrap();
    let gone = rosa.planned_check_ins().await.unwrap().remove(0);
    rosa.hold_check_in(year.id, &went(Going::Same), on(day.plus(2), 9)).await.unwrap();
    assert_eq!(days(&rosa).await.len(), 7, "the first day was let go, the rest stays");
    ben.hold_check_in(gone.id, &went(Going::Harder), on(day.plus(2), 10)).await.unwrap();
    assert_eq!(ben.check_ins().await.unwrap().len(), 2, "it was let go while he wrote");
    let open = rosa.planned_check_ins().await.unwrap();
    rosa.finish_task(open[2].id, on(day.plus(100), 9)).await.unwrap();
    assert_eq!(days(&rosa).await[0], day.plus(30), "marked as done, those before it are let go as well");
}

#[tokio::test]
async fn what_was_longer_ago_leaves_the_plan_as_it_is() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    let day = at(0).day();
    said_no(&rosa, on(day, 20)).await;
    let task = FollowUp {
        words: TaskWords { title: Line::parse("Naloxone").unwrap(), why: Prose::default() },
        owner: kith_domain::outcome::Owner::Organizer,
        kind: None,
        due_hours: 1,
    };
    let long_ago = TurningPointWords { kind: TurningPoint::Released, day: day.plus(-700) };
    rosa.turn(long_ago, std::slice::from_ref(&task), on(day.plus(1), 9)).await.unwrap();
    assert_eq!(days(&rosa).await.len(), CHECK_IN_DAYS.len());
    assert!(rosa.tasks().await.unwrap().iter().all(|one| one.words != task.words));
    for days in [2, 3] {
        let setback = TurningPointWords { kind: TurningPoint::Setback, day: day.plus(days) };
        rosa.turn(setback, std::slice::from_ref(&task), on(day.plus(3), 9)).await.unwrap();
    }
    assert_eq!(rosa.tasks().await.unwrap().iter().filter(|one| one.words == task.words).count(), 1, "it waits already");
}

#[tokio::test]
async fn what_was_let_go_sends_nobody_anywhere() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let day = at(0).day();
    said_no(&rosa, on(day, 20)).await;
    let week = rosa.planned_check_ins().await.unwrap().remove(2);
    rosa.move_task(week.id, ben.me(), day.plus(7), week.version, on(day, 21)).await.unwrap();
    let of = |who: &CircleAccess<AnyMember>| who.as_member();
    let due = async |who: &CircleAccess<AnyMember>, on: Day| of(who).facts(on).await.unwrap().1.tasks_due;
    assert_eq!((due(&rosa, day.plus(5)).await, due(&ben, day.plus(5)).await), (1, 0));
    assert_eq!((due(&rosa, day.plus(8)).await, due(&ben, day.plus(8)).await), (0, 1));
    assert_eq!(rosa.facts(day.plus(400)).await.unwrap().0.next_due, Some(day.plus(365)));
}

#[tokio::test]
async fn what_was_a_mistake_takes_its_untouched_tasks_along() {
    fn calls(_: TurningPoint) -> Vec<FollowUp> {
        let words = |title| TaskWords { title: Line::parse(title).unwrap(), why: Prose::default() };
        ["Naloxone", "Call them"]
            .map(|title| FollowUp {
                words: words(title),
                owner: kith_domain::outcome::Owner::Organizer,
                kind: None,
                due_hours: 1,
            })
            .into()
    }
    let world = World::new().await;
    let rosa = world.rosa().await;
    let day = at(0).day();
    rosa.turn(TurningPointWords { kind: TurningPoint::Setback, day }, &calls(TurningPoint::Setback), on(day, 20))
        .await
        .unwrap();
    let own = TaskWords { title: Line::parse("Buy bread").unwrap(), why: Prose::default() };
    rosa.add_task(kith_domain::OpId(uuid::Uuid::now_v7()), &own, rosa.me(), day.plus(1), on(day, 20)).await.unwrap();
    let titles = async || {
        let mut tasks = rosa.tasks().await.unwrap();
        tasks.retain(|task| task.kind.is_none());
        let mut titles: Vec<String> = tasks.iter().map(|task| task.words.title.to_string()).collect();
        titles.sort();
        titles
    };
    let done = rosa.tasks().await.unwrap().into_iter().find(|task| task.words.title.as_str() == "Call them").unwrap();
    rosa.finish_task(done.id, on(day, 21)).await.unwrap();
    let turn = rosa.turning_points().await.unwrap().remove(0);
    rosa.take_back_turn(turn.id, calls, on(day, 22)).await.unwrap();
    assert_eq!(titles().await, ["Buy bread", "Call them"], "what was done stays, and what is somebody's own");
}
