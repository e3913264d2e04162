//! That the queries of the meeting, its outcome and its tasks run, and keep what they promise. The doors are tested over
//! HTTP, on both databases, in `tests/it`.

use crate::open::Database;
use crate::{AnyMember, CircleAccess, Guide, Store, StoreError};
use kith_domain::address::Address;
use kith_domain::circle::{CircleWords, Person, Pronouns, Substance};
use kith_domain::meeting::{MeetingRole, MeetingWords, OrderChange};
use kith_domain::next_step::{NextStep, next_step};
use kith_domain::outcome::{FollowUp, Outcome, OutcomeWords, Owner, TaskWords};
use kith_domain::safety::{Answer, Question};
use kith_domain::{Day, Line, Prose, Timestamp};
use std::collections::BTreeMap;

const NOW: Timestamp = Timestamp(1_790_000_000_000);

async fn rosas_circle(name: &str) -> CircleAccess<Guide> {
    let file = std::env::temp_dir().join(format!("kith-{name}-{}.db", uuid::Uuid::now_v7()));
    let store = Store::open(&Database::Sqlite(file), &[7; 32]).await.unwrap();
    let address = Address::parse("rosa@example.org").unwrap();
    let account =
        store.create_account(Line::parse("Rosa").unwrap(), &address, "no password".into(), NOW).await.unwrap();
    let token = store.start_session(account, "test", None, NOW).await.unwrap();
    let words = CircleWords {
        name: Line::parse("Garden club").unwrap(),
        person: Person { name: Line::parse("Danny").unwrap(), pronouns: Pronouns::He },
        substances: vec![Substance::Opioids],
        country: Line::parse("US").unwrap(),
        what_happened: Prose::default(),
    };
    let session = store.session(&token, NOW).await.unwrap();
    let circle = session.start_circle(&store, &words, Line::parse("sister").unwrap(), NOW).await.unwrap();
    store.enter(&token, circle, NOW).await.unwrap()
}

fn task(title: &str) -> TaskWords {
    TaskWords { title: Line::parse(title).unwrap(), why: Prose::default() }
}

fn ended(outcome: Outcome) -> OutcomeWords {
    OutcomeWords { outcome, note: Prose::default() }
}

#[tokio::test]
async fn what_is_set_is_read_back_and_nothing_newer_is_overwritten() {
    let rosa = rosas_circle("meeting").await;
    assert_eq!(rosa.meeting().await.unwrap().version, 0);
    let words = MeetingWords { day: Some(NOW.day()), place: Line::parse("At Ana's").unwrap(), ..Default::default() };
    rosa.set_meeting(&words, 0, NOW).await.unwrap();
    // The same button pressed twice changes nothing; other words from the old page aren't taken.
    rosa.set_meeting(&words, 0, NOW).await.unwrap();
    let other = MeetingWords { place: Line::parse("At Ben's").unwrap(), ..words.clone() };
    assert!(matches!(rosa.set_meeting(&other, 0, NOW).await, Err(StoreError::Stale)));
    rosa.give_roles(&BTreeMap::from([(MeetingRole::Closer, rosa.me())]), 1, NOW).await.unwrap();
    rosa.change_order(rosa.me(), OrderChange::Add, 2, NOW).await.unwrap();
    rosa.set_order(&[rosa.me()], 1, NOW).await.unwrap();
    assert!(matches!(rosa.set_order(&[], 1, NOW).await, Err(StoreError::Stale)));
    let meeting = rosa.meeting().await.unwrap();
    assert_eq!((meeting.words, meeting.order, meeting.version), (words, vec![rosa.me()], 3));
    assert_eq!(meeting.roles, BTreeMap::from([(MeetingRole::Closer, rosa.me())]));
}

#[tokio::test]
async fn a_second_record_replaces_what_nobody_touched() {
    let rosa = rosas_circle("outcome").await;
    let follow_ups = ["Phone them", "Meet again", "Rest"].map(|title| FollowUp {
        words: task(title),
        owner: Owner::Each,
        kind: None,
        due_hours: 24,
    });
    rosa.record_outcome(&ended(Outcome::Yes), &follow_ups, None, NOW).await.unwrap();
    let first = rosa.outcome().await.unwrap().unwrap();
    let mut tasks = rosa.tasks().await.unwrap();
    tasks.retain(|task| task.kind.is_none());
    assert_eq!((tasks.len(), tasks[0].due_at.day()), (3, NOW.day().plus(1)));
    rosa.finish_task(tasks[0].id, NOW).await.unwrap();
    rosa.finish_task(tasks[0].id, NOW).await.unwrap();
    rosa.move_task(tasks[1].id, rosa.me(), NOW.day().plus(9), 1, NOW).await.unwrap();
    assert!(matches!(rosa.move_task(tasks[1].id, rosa.me(), NOW.day(), 1, NOW).await, Err(StoreError::Stale)));
    rosa.add_task(kith_domain::OpId(uuid::Uuid::now_v7()), &task("Buy bread"), rosa.me(), NOW.day(), NOW)
        .await
        .unwrap();

    let again = rosa.record_outcome(&ended(Outcome::No), &follow_ups[..2], None, NOW).await;
    assert!(matches!(again, Err(StoreError::Stale)));
    rosa.record_outcome(&ended(Outcome::No), &follow_ups[..2], Some(first.id), NOW.plus(1)).await.unwrap();
    let titles: Vec<String> =
        rosa.tasks().await.unwrap().iter().filter(|t| t.kind.is_none()).map(|t| t.words.title.to_string()).collect();
    assert_eq!(titles, ["Buy bread", tasks[0].words.title.as_str(), tasks[1].words.title.as_str()]);
    assert_eq!(rosa.outcome().await.unwrap().unwrap().words, ended(Outcome::No));
    // The button pressed twice is one answer, and what it replaced can still be read.
    rosa.record_outcome(&ended(Outcome::No), &follow_ups[..2], Some(first.id), NOW.plus(2)).await.unwrap();
    assert_eq!(rosa.earlier_outcomes().await.unwrap(), [first]);
}

#[tokio::test]
async fn the_facts_are_what_is_really_there() {
    let rosa = rosas_circle("facts").await.as_member();
    let (facts, mine) = CircleAccess::<AnyMember>::facts(&rosa, NOW.day()).await.unwrap();
    assert_eq!((facts.members.len(), facts.options, facts.next_due), (1, 0, None));
    assert_eq!((mine.parts_written, mine.letter_shared, mine.tasks_due), (0, false, 0));
    assert_eq!((next_step(&facts, &mine), facts.screened), (NextStep::AnswerSafety, 0));
    for question in Question::ALL {
        rosa.answer_safety(*question, Answer::No, NOW).await.unwrap();
    }
    let (facts, mine) = rosa.facts(NOW.day()).await.unwrap();
    assert_eq!((next_step(&facts, &mine), facts.screened), (NextStep::InvitePeople, 1));
    rosa.add_task(kith_domain::OpId(uuid::Uuid::now_v7()), &task("Buy bread"), rosa.me(), Day(NOW.day().0), NOW)
        .await
        .unwrap();
    let (facts, mine) = rosa.facts(NOW.day()).await.unwrap();
    assert_eq!((facts.tasks_open, facts.next_due, mine.tasks_due), (1, Some(NOW.day()), 1));
    // What is to be done by tomorrow is asked for today; what is to be done later isn't yet.
    for (days, due) in [(1, 2), (2, 2)] {
        rosa.add_task(kith_domain::OpId(uuid::Uuid::now_v7()), &task("Call Ben"), rosa.me(), NOW.day().plus(days), NOW)
            .await
            .unwrap();
        assert_eq!(rosa.facts(NOW.day()).await.unwrap().1.tasks_due, due);
    }
}
