use super::*;
use crate::access::AnyMember;
use crate::testing::{World, at};
use kith_domain::approach::{Approach, Telling};
use kith_domain::safety::{Answer, Question, Verdict};
use kith_domain::{Line, Prose};

fn words(approach: Approach) -> ApproachWords {
    ApproachWords {
        approach,
        because: Prose::parse("He talks to us when we are calm.").unwrap(),
        telling: approach.tellings().first().copied(),
        telling_because: Prose::default(),
        professional: Line::default(),
    }
}

async fn answers_all(who: &CircleAccess<AnyMember>, danger: Answer) {
    for question in Question::ALL {
        let answer = if *question == Question::Violence { danger } else { Answer::No };
        who.answer_safety(*question, answer, at(1)).await.unwrap();
    }
}

#[tokio::test]
async fn nobody_chooses_before_somebody_has_answered_about_safety() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    let too_early = rosa.decide_approach(&words(Approach::Structured), None, at(1)).await;
    assert!(matches!(too_early, Err(StoreError::Stale)));
    assert!(rosa.approach().await.unwrap().is_none());
    assert!(!rosa.known_for_approach(at(2).day()).await.unwrap().screened);
}

#[tokio::test]
async fn whoever_leads_decides_and_the_others_put_their_names_under_it() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    answers_all(&ben, Answer::No).await;
    let not_his = ben.decide_approach(&words(Approach::Structured), None, at(2)).await;
    assert!(matches!(not_his, Err(StoreError::NotYours)));
    let first = rosa.decide_approach(&words(Approach::Structured), None, at(2)).await.unwrap();
    let overtaken = rosa.decide_approach(&words(Approach::OneToOne), None, at(3)).await;
    assert!(matches!(overtaken, Err(StoreError::Stale)), "she hadn't read the newest");
    ben.stand_behind(first, true, at(3)).await.unwrap();
    ben.stand_behind(first, true, at(4)).await.unwrap();
    assert_eq!(rosa.approach().await.unwrap().unwrap().stands, [rosa.me(), ben.me()]);
    ben.stand_behind(first, false, at(5)).await.unwrap();
    let second = rosa.decide_approach(&words(Approach::OneToOne), Some(first), at(6)).await.unwrap();
    assert!(matches!(ben.stand_behind(first, true, at(7)).await, Err(StoreError::Stale)));
    let all = rosa.approaches().await.unwrap();
    assert_eq!(all.iter().map(|one| one.id).collect::<Vec<_>>(), [second, first]);
    assert_eq!(all[0].stands, [rosa.me()], "each new decision asks anew");
    assert!(okafor.approaches().await.unwrap().is_empty());
    assert!(matches!(okafor.stand_behind(second, true, at(8)).await, Err(StoreError::NotFound)));
    assert_eq!(ben.facts(at(9).day()).await.unwrap().0.approach, Some(Approach::OneToOne));
}

#[tokio::test]
async fn what_was_answered_about_safety_cant_be_overridden() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    answers_all(&rosa, Answer::No).await;
    answers_all(&ben, Answer::Now).await;
    assert_eq!(rosa.known_for_approach(at(2).day()).await.unwrap().safety, Some(Verdict::NotNow));
    let guided = ApproachWords { professional: Line::parse("Dr. Weiss").unwrap(), ..words(Approach::Structured) };
    assert!(matches!(rosa.decide_approach(&guided, None, at(2)).await, Err(StoreError::Stale)));
    rosa.decide_approach(&words(Approach::FamilyOnly), None, at(3)).await.unwrap();
}

#[tokio::test]
async fn a_surprise_needs_an_invitation_that_led_nowhere() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    answers_all(&rosa, Answer::No).await;
    let untold = ApproachWords { telling: Some(Telling::NotTold), ..words(Approach::Structured) };
    assert!(matches!(rosa.decide_approach(&untold, None, at(2)).await, Err(StoreError::Stale)));
}

#[tokio::test]
async fn old_answers_and_those_one_may_not_read_open_nothing() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    answers_all(&ben, Answer::Now).await;
    assert!(rosa.known_for_approach(at(2).day()).await.unwrap().screened);
    assert!(!rosa.known_for_approach(at(2).day().plus(30)).await.unwrap().screened, "a month is long");
    answers_all(&rosa, Answer::No).await;
    world.rosa_organizes().await.hand_over(ben.me(), at(3)).await.unwrap();
    let ben = world.ben().await;
    assert!(ben.known_for_approach(at(3).day()).await.unwrap().screened, "he reads his own");
    let read = ben.known_for_approach(at(3).day()).await.unwrap();
    assert_eq!(read.safety, Some(Verdict::NotNow));
}

#[tokio::test]
async fn when_nobody_asks_what_was_planned_ends_and_somebody_looks_in() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    answers_all(&rosa, Answer::No).await;
    rosa.plan_invitation(ben.me(), at(0).day().plus(5), at(2)).await.unwrap();
    let first = rosa.decide_approach(&words(Approach::FamilyOnly), None, at(3)).await.unwrap();
    assert!(rosa.next_invitation().await.unwrap().is_none());
    assert_eq!(rosa.planned_check_ins().await.unwrap().len(), 1);
    // A clock that was put back changes nothing of the order.
    rosa.decide_approach(&words(Approach::Structured), Some(first), at(1)).await.unwrap();
    assert_eq!(rosa.approach().await.unwrap().unwrap().words.approach, Approach::Structured);
}
