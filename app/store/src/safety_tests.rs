use crate::StoreError;
use crate::access::{AnyMember, CircleAccess};
use crate::db::query;
use crate::testing::{World, at};
use kith_domain::Timestamp;
use kith_domain::safety::{Answer, Question, Verdict, verdict};

/// Answers everything with no, but for what is given.
async fn answers_all(who: &CircleAccess<AnyMember>, but: &[(Question, Answer)], second: i64) {
    for question in Question::ALL {
        let answer = but.iter().find(|(of, _)| of == question).map_or(Answer::No, |(_, answer)| *answer);
        who.answer_safety(*question, answer, at(second)).await.unwrap();
    }
}

#[tokio::test]
async fn answers_are_their_members_and_those_who_lead() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    // Rosa organizes a circle without a facilitator, so she reads what Ben answers, and he doesn't read hers.
    answers_all(&ben, &[(Question::Violence, Answer::Now)], 1).await;
    answers_all(&rosa, &[], 2).await;
    let read = rosa.screens().await.unwrap();
    assert_eq!(read.len(), 2);
    let bens = read.iter().find(|screen| screen.member == ben.me()).unwrap();
    assert_eq!((verdict(&bens.answers), bens.readers.as_slice()), (Some(Verdict::NotNow), &[rosa.me()][..]));
    assert_eq!(ben.screens().await.unwrap().len(), 1);
    assert!(okafor.screens().await.unwrap().is_empty() && okafor.screened().await.unwrap().is_empty());
    assert_eq!(ben.screened().await.unwrap().len(), 2, "who has answered is no secret");
    // Begun again, what was said to the end counts until something newer is, and nobody sees that it was begun.
    ben.begin_screen(at(3)).await.unwrap();
    assert_eq!(rosa.screens().await.unwrap().iter().filter(|screen| screen.member == ben.me()).count(), 2);
    assert_eq!(rosa.screened().await.unwrap().len(), 2);
    assert_eq!(rosa.facts(at(4).day()).await.unwrap().1.safety, Some(Verdict::NotNow));
    assert!(
        ben.lately(40)
            .await
            .unwrap()
            .iter()
            .all(|event| event.actor != Some(rosa.me()) || !event.kind.slug().starts_with("safety"))
    );
}

#[tokio::test]
async fn whoever_leads_later_reads_nothing_of_what_was_said_before() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    answers_all(&rosa, &[(Question::PartnerViolence, Answer::Before)], 1).await;
    world.rosa_organizes().await.hand_over(ben.me(), at(2)).await.unwrap();
    assert!(ben.screens().await.unwrap().is_empty(), "it was answered when nobody else led");
    let today = at(3).day();
    assert!(rosa.facts(today).await.unwrap().1.safety_due, "so she is asked once more, and told who reads it");
    rosa.begin_screen(at(4)).await.unwrap();
    assert_eq!(rosa.my_screen().await.unwrap().unwrap().readers, [ben.me()]);
}

#[tokio::test]
async fn one_abandoned_half_way_is_gone_on_with() {
    let world = World::new().await;
    let ben = world.ben().await;
    ben.answer_safety(Question::Suicide, Answer::No, at(1)).await.unwrap();
    let half = ben.my_screen().await.unwrap().unwrap();
    assert_eq!((half.answers.len(), half.finished_at), (1, None));
    ben.begin_screen(at(2)).await.unwrap();
    assert_eq!(ben.my_screen().await.unwrap().unwrap(), half, "one that is begun isn't begun again");
    let wrong = ben.answer_safety(Question::Minor, Answer::Before, at(3)).await;
    assert!(matches!(wrong, Err(StoreError::Stale)), "that isn't an answer to this");
    answers_all(&ben, &[(Question::Naloxone, Answer::Unknown), (Question::Minor, Answer::Now)], 4).await;
    assert_eq!(ben.my_screen().await.unwrap().unwrap().finished_at, Some(at(4)));
    let in_days = |days: i64| at(4).plus(days * Timestamp::DAY).day();
    let due = async |days| ben.facts(in_days(days)).await.unwrap().1.safety_due;
    assert_eq!((due(1).await, due(30).await), (false, true));
    ben.begin_screen(at(5)).await.unwrap();
    assert!(ben.my_screen().await.unwrap().unwrap().answers.is_empty());
    let lengths = query("select count(distinct length(words)) as n from safety_answer").one(&ben.store).await.unwrap();
    assert_eq!(lengths.get::<i64>("n").unwrap(), 1, "a seal doesn't hide a length");
    assert_eq!(ben.my_screen_before().await.unwrap().unwrap().len(), Question::ALL.len(), "what was said stays");
}
