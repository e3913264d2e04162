use super::*;
use crate::testing::{World, at};

fn words(text: &str) -> PlanWords {
    PlanWords { text: Prose::parse(text).unwrap() }
}

#[tokio::test]
async fn two_who_write_one_part_lose_no_word() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    rosa.write_aftercare(PlanPart::Medicine, &words("Dr. Weiss"), 0, at(1)).await.unwrap();
    let second = ben.write_aftercare(PlanPart::Medicine, &words("The clinic"), 0, at(2)).await;
    assert!(matches!(second, Err(StoreError::Stale)), "he hadn't read hers");
    let never = ben.write_aftercare(PlanPart::Home, &words("With us"), 3, at(2)).await;
    assert!(matches!(never, Err(StoreError::Stale)), "nothing was ever there");
    ben.write_aftercare(PlanPart::Medicine, &words("Dr. Weiss, until 3 May"), 1, at(3)).await.unwrap();
    ben.write_aftercare(PlanPart::Home, &words("With us"), 0, at(3)).await.unwrap();
    let plan = rosa.aftercare().await.unwrap();
    assert_eq!(plan.keys().copied().collect::<Vec<_>>(), [PlanPart::Medicine, PlanPart::Home]);
    let medicine = &plan[&PlanPart::Medicine];
    assert_eq!((medicine.words.text.as_str(), medicine.by, medicine.version), ("Dr. Weiss, until 3 May", ben.me(), 2));
    assert_eq!(rosa.facts(at(3).day()).await.unwrap().0.aftercare, 2);
    assert!(okafor.aftercare().await.unwrap().is_empty());
}

#[tokio::test]
async fn there_is_one_next_look_at_it() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let today = at(1).day();
    rosa.plan_review(ben.me(), today.plus(10), at(1)).await.unwrap();
    let first = ben.next_review().await.unwrap().unwrap();
    ben.plan_review(rosa.me(), today.plus(20), at(2)).await.unwrap();
    let moved = ben.next_review().await.unwrap().unwrap();
    assert_eq!((moved.id, moved.owner, moved.due_at.day()), (first.id, rosa.me(), today.plus(20)));
    let on_the_day = today.plus(20).start();
    rosa.plan_review(rosa.me(), today.plus(50), on_the_day).await.unwrap();
    let next = ben.next_review().await.unwrap().unwrap();
    assert_ne!(next.id, first.id, "the one whose day had come is done");
    assert_eq!(ben.tasks().await.unwrap().iter().filter(|task| task.done.is_none()).count(), 1);
    let nobody = MemberId(uuid::Uuid::from_u128(7));
    assert!(matches!(ben.plan_review(nobody, today.plus(50), at(3)).await, Err(StoreError::NotFound)));
}
