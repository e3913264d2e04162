use super::*;
use crate::testing::{World, at};
use kith_domain::invitation::{Asked, Response, Way};
use kith_domain::outcome::Owner;
use uuid::Uuid;

fn asked(response: Response) -> InvitationWords {
    InvitationWords {
        day: at(0).day(),
        way: Way::Talk,
        asked: Asked::ToTreatment,
        response,
        note: Prose::parse("On the porch.").unwrap(),
    }
}

fn op(n: u128) -> OpId {
    OpId(Uuid::from_u128(n))
}

fn after_yes() -> Vec<FollowUp> {
    let words = TaskWords { title: Line::parse("Drive").unwrap(), why: Prose::default() };
    vec![FollowUp { words, owner: Owner::Organizer, kind: None, due_hours: 0 }]
}

#[tokio::test]
async fn until_they_say_yes_there_is_a_next_time() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let day = at(0).day();
    rosa.plan_invitation(ben.me(), day.plus(2), at(1)).await.unwrap();
    rosa.plan_invitation(ben.me(), day.plus(3), at(1)).await.unwrap();
    let next = ben.next_invitation().await.unwrap().unwrap();
    assert_eq!((next.owner, next.due_at.day()), (ben.me(), day.plus(3)), "one at a time");
    let after = After { next: Some((rosa.me(), day.plus(9))), after_yes: &after_yes(), after_a_step: &[] };
    let first = ben.log_invitation(op(1), &asked(Response::NotYet), after, at(2)).await.unwrap();
    assert_eq!(ben.log_invitation(op(1), &asked(Response::NotYet), after, at(2)).await.unwrap(), first, "sent twice");
    let other = ben.log_invitation(op(1), &asked(Response::Silence), after, at(2)).await.unwrap();
    assert_ne!(other, first, "other words are another one");
    let next = ben.next_invitation().await.unwrap().unwrap();
    assert_eq!((next.owner, next.due_at.day()), (rosa.me(), day.plus(9)));
    let nobody = After { next: None, after_yes: &[], after_a_step: &[] };
    rosa.log_invitation(op(2), &asked(Response::No), nobody, at(3)).await.unwrap();
    let next = rosa.next_invitation().await.unwrap().unwrap();
    assert_eq!((next.owner, next.due_at.day()), (rosa.me(), day.plus(NEXT_AFTER)), "a next time is never missing");
    assert!(rosa.outcome().await.unwrap().is_none());
    rosa.log_invitation(
        op(3),
        &asked(Response::Yes),
        After { next: None, after_yes: &after_yes(), after_a_step: &[] },
        at(4),
    )
    .await
    .unwrap();
    assert!(rosa.next_invitation().await.unwrap().is_none());
    assert_eq!(rosa.outcome().await.unwrap().unwrap().words.outcome, Outcome::Yes);
    assert!(
        rosa.tasks().await.unwrap().iter().any(|task| task.words.title.as_str() == "Drive" && task.owner == rosa.me())
    );
    assert_eq!(ben.invitations().await.unwrap().len(), 4);
    assert!(okafor.invitations().await.unwrap().is_empty() && okafor.tasks().await.unwrap().is_empty());
}

#[tokio::test]
async fn whoever_asked_may_change_what_they_wrote() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let after = After { next: None, after_yes: &after_yes(), after_a_step: &[] };
    let id = ben.log_invitation(op(1), &asked(Response::Silence), after, at(1)).await.unwrap();
    assert!(matches!(
        rosa.change_invitation(id, &asked(Response::No), after, 1, at(2)).await,
        Err(StoreError::NotYours)
    ));
    assert!(matches!(okafor.my_invitation(id).await, Err(StoreError::NotFound)));
    ben.change_invitation(id, &asked(Response::NotYet), after, 1, at(3)).await.unwrap();
    let stale = ben.change_invitation(id, &asked(Response::No), after, 1, at(4)).await;
    assert!(matches!(stale, Err(StoreError::Stale)));
    ben.change_invitation(id, &asked(Response::Yes), after, 2, at(5)).await.unwrap();
    assert_eq!(ben.outcome().await.unwrap().unwrap().words.outcome, Outcome::Yes, "he called back in the evening");
    let gone = After { next: Some((MemberId(Uuid::nil()), at(0).day())), after_yes: &[], after_a_step: &[] };
    let nobody = ben.log_invitation(op(9), &asked(Response::No), gone, at(6)).await;
    assert!(matches!(nobody, Err(StoreError::NotFound)));
    assert_eq!(ben.invitations().await.unwrap().len(), 1, "all or nothing");
}

#[tokio::test]
async fn what_was_said_long_ago_or_to_something_else_is_only_written_down() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let after = After { next: None, after_yes: &after_yes(), after_a_step: &[] };
    let day = at(0).day();
    let on = |day: Day| Timestamp(day.start().0 + 9 * Timestamp::HOUR);
    let to_meet = InvitationWords { asked: Asked::ToMeet, ..asked(Response::Yes) };
    ben.log_invitation(op(1), &to_meet, after, at(1)).await.unwrap();
    assert!(rosa.outcome().await.unwrap().is_none(), "they come to the meeting; that isn't its answer");
    assert!(rosa.next_invitation().await.unwrap().is_some());
    let long_ago = InvitationWords { day: day.plus(-40), ..asked(Response::Yes) };
    ben.log_invitation(op(2), &long_ago, after, on(day.plus(1))).await.unwrap();
    assert!(rosa.outcome().await.unwrap().is_none() && rosa.next_invitation().await.unwrap().is_some());
    let ended = OutcomeWords { outcome: Outcome::Stopped, note: Prose::default() };
    rosa.record_outcome(&ended, &[], None, on(day.plus(2))).await.unwrap();
    let yes = InvitationWords { day: day.plus(3), ..asked(Response::Yes) };
    ben.log_invitation(op(3), &yes, after, on(day.plus(3))).await.unwrap();
    assert_eq!(rosa.outcome().await.unwrap().unwrap().words.outcome, Outcome::Stopped, "those say who guide");
    let step = InvitationWords { asked: Asked::ToAStep, day: day.plus(5), ..asked(Response::Yes) };
    let first = rosa.outcome().await.unwrap().unwrap().id;
    let no = OutcomeWords { outcome: Outcome::No, note: Prose::default() };
    rosa.record_outcome(&no, &[], Some(first), on(day.plus(4))).await.unwrap();
    ben.log_invitation(op(4), &step, after, on(day.plus(5))).await.unwrap();
    assert_eq!(rosa.outcome().await.unwrap().unwrap().words.outcome, Outcome::Partly);
}

#[tokio::test]
async fn writing_down_an_old_try_leaves_what_is_planned() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let day = at(0).day();
    rosa.plan_invitation(ben.me(), day.plus(20), at(1)).await.unwrap();
    let old = InvitationWords { day: day.plus(-30), ..asked(Response::No) };
    let after = After { next: Some((rosa.me(), day.plus(7))), after_yes: &[], after_a_step: &[] };
    rosa.log_invitation(op(1), &old, after, at(2)).await.unwrap();
    let next = rosa.next_invitation().await.unwrap().unwrap();
    assert_eq!((next.owner, next.due_at.day()), (ben.me(), day.plus(20)));
}

#[tokio::test]
async fn a_yes_of_two_days_ago_counts_also_when_somebody_has_planned_since() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let day = at(0).day();
    let now = Timestamp(day.start().0 + 9 * Timestamp::HOUR);
    rosa.plan_invitation(ben.me(), day.plus(5), now).await.unwrap();
    let yes = InvitationWords { day: day.plus(-2), ..asked(Response::Yes) };
    let after = After { next: None, after_yes: &after_yes(), after_a_step: &[] };
    ben.log_invitation(op(1), &yes, after, now).await.unwrap();
    assert_eq!(ben.outcome().await.unwrap().unwrap().words.outcome, Outcome::Yes);
    assert!(ben.next_invitation().await.unwrap().is_none(), "nobody asks again after a yes");
}
