use super::*;
use crate::access::AnyMember;
use crate::testing::{World, at};
use kith_domain::Line;
use kith_domain::Prose;
use kith_domain::help::HelpWith;
use kith_domain::next_step::NextStep;
use kith_domain::outcome::TaskWords;
use kith_domain::safety::{Answer, Question};

/// Ben was let in long ago, and has answered the questions about safety unless a test is about that.
async fn answers_safety(who: &CircleAccess<AnyMember>) {
    for question in Question::ALL {
        who.answer_safety(*question, Answer::No, at(1)).await.unwrap();
    }
}

async fn named(rosa: &CircleAccess<Guide>, today: Day) -> Vec<(MemberId, Vec<Reason>)> {
    rosa.who_may_need_a_call(&rosa.facts(today).await.unwrap().0, today).await.unwrap()
}

#[tokio::test]
async fn who_has_had_something_waiting_may_be_glad_of_a_call() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa_guides().await, world.ben().await);
    let today = at(0).day();
    assert_eq!(named(&rosa, today).await, [(ben.me(), vec![Reason::SafetyWaits])]);
    answers_safety(&ben).await;
    assert!(named(&rosa, today).await.is_empty());
    let words = TaskWords { title: Line::parse("Call the clinic").unwrap(), why: Prose::default() };
    rosa.add_task(kith_domain::OpId(uuid::Uuid::now_v7()), &words, ben.me(), today, at(1)).await.unwrap();
    assert!(named(&rosa, today.plus(2)).await.is_empty());
    assert_eq!(named(&rosa, today.plus(3)).await, [(ben.me(), vec![Reason::TaskWaits])]);
    rosa.reached_out_to(ben.me(), Timestamp(today.plus(7).start().0)).await.unwrap();
    assert!(named(&rosa, today.plus(13)).await.is_empty());
    assert!(!named(&rosa, today.plus(14)).await.is_empty());
    let nobody = rosa.reached_out_to(MemberId(Uuid::nil()), at(9)).await;
    assert!(matches!(nobody, Err(StoreError::NotFound)));
    assert!(ben.lately(50).await.unwrap().iter().all(|event| event.kind != EventKind::ReachedOut), "she alone knows");
}

#[tokio::test]
async fn help_with_a_step_reaches_who_leads() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa_guides().await, world.ben().await, world.okafor().await);
    answers_safety(&ben).await;
    let step = HelpWith::Step(NextStep::StartLetter);
    ben.ask_for_help(step, &Prose::parse("I stare at it").unwrap(), at(1)).await.unwrap();
    ben.ask_for_help(step, &Prose::parse("I still stare at it").unwrap(), at(2)).await.unwrap();
    let calls = rosa.calls_for_help().await.unwrap();
    assert_eq!((calls.len(), calls[0].with, calls[0].words.as_str()), (1, Some(step), "I still stare at it"));
    let today = at(0).day();
    assert_eq!(named(&rosa, today).await, [(ben.me(), vec![Reason::AsksForHelp])]);
    assert!(okafor.calls_for_help().await.unwrap().is_empty());
    assert_eq!(rosa.facts(today).await.unwrap().1.asking_for_help, 1);
    rosa.helped(calls[0].id, at(3)).await.unwrap();
    assert!(named(&rosa, today).await.is_empty());
}

#[tokio::test]
async fn not_now_lasts_some_days_and_is_nobody_elses_to_know() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa_guides().await, world.ben().await);
    let today = at(0).day();
    ben.put_step_off(NextStep::StartLetter, at(1)).await.unwrap();
    assert!(matches!(ben.put_step_off(NextStep::SafetyFirst, at(1)).await, Err(StoreError::NotYours)));
    assert_eq!(ben.put_off(today.plus(2)).await.unwrap().into_iter().collect::<Vec<_>>(), [NextStep::StartLetter]);
    assert!(ben.put_off(today.plus(3)).await.unwrap().is_empty());
    assert!(rosa.put_off(today).await.unwrap().is_empty());
    assert!(rosa.lately(50).await.unwrap().iter().all(|event| event.kind != EventKind::StepPutOff));
    ben.take_steps_up(at(2)).await.unwrap();
    assert!(ben.put_off(today).await.unwrap().is_empty());
}
