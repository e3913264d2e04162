use super::*;
use crate::tasks::Task;
use crate::testing::{World, at};
use kith_domain::outcome::{FollowUp, Outcome, OutcomeWords, Owner};
use kith_domain::{Day, Line, Prose};

fn words(title: &str) -> TaskWords {
    TaskWords { title: Line::parse(title).unwrap(), why: Prose::default() }
}

async fn asked(who: &CircleAccess<crate::AnyMember>) -> Vec<Day> {
    let mut tasks: Vec<Task> = who.tasks().await.unwrap();
    tasks.retain(|task| task.kind == Some(TaskKind::Keeping) && task.done.is_none());
    tasks.into_iter().map(|task| task.due_at.day()).collect()
}

#[tokio::test]
async fn the_question_is_answered_and_comes_back_on_its_day() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let today = at(0).day();
    let question =
        FollowUp { words: words("Decide"), owner: Owner::Organizer, kind: Some(TaskKind::Keeping), due_hours: 720 };
    let ended = OutcomeWords { outcome: Outcome::No, note: Prose::default() };
    rosa.record_outcome(&ended, std::slice::from_ref(&question), None, at(0)).await.unwrap();
    assert_eq!(asked(&ben).await, [today.plus(30)]);

    let again = words("Decide again");
    for _ in 0..2 {
        ben.keep_until(Keep::Year, &again, 0, at(60)).await.unwrap();
    }
    assert_eq!(asked(&rosa).await, [today.plus(365)], "what was asked is answered, and comes back once");
    assert!(matches!(rosa.keep_until(Keep::TwoYears, &again, 0, at(120)).await, Err(StoreError::Stale)));
    rosa.keep_until(Keep::TwoYears, &again, 1, at(120)).await.unwrap();
    assert_eq!(asked(&rosa).await, [today.plus(730)]);
    let back = rosa.tasks().await.unwrap().into_iter().find(|task| task.words == again).unwrap();
    assert_eq!((back.owner, back.done), (rosa.me(), None));
    // It is asked already: another answer of the person's doesn't ask it twice.
    let seen = rosa.outcome().await.unwrap().map(|recorded| recorded.id);
    rosa.record_outcome(&ended, std::slice::from_ref(&question), seen, at(180)).await.unwrap();
    assert_eq!(asked(&rosa).await, [today.plus(730)]);
    rosa.keep_until(Keep::UntilDecided, &again, 2, at(240)).await.unwrap();
    assert!(asked(&rosa).await.is_empty());
    let keeping = ben.keeping().await.unwrap().unwrap();
    assert_eq!((keeping.keep, keeping.by, keeping.version), (Keep::UntilDecided, rosa.me(), 3));
    assert!(okafor.keeping().await.unwrap().is_none() && asked(&okafor).await.is_empty());
}

/// A question in a year is no day on which somebody looks in.
#[tokio::test]
async fn it_is_no_next_date() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    let ended = OutcomeWords { outcome: Outcome::No, note: Prose::default() };
    rosa.record_outcome(&ended, &[], None, at(0)).await.unwrap();
    rosa.keep_until(Keep::Year, &words("Decide again"), 0, at(60)).await.unwrap();
    let check_ins = rosa.planned_check_ins().await.unwrap();
    let last = check_ins.last().unwrap().due_at.plus(1);
    for task in check_ins {
        rosa.finish_task(task.id, last).await.unwrap();
    }
    assert!(!rosa.planned_check_ins().await.unwrap().is_empty(), "there is a next one");
}
