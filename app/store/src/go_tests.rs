use crate::StoreError;
use crate::access::{AnyMember, CircleAccess, Guide};
use crate::editions::NewPrinting;
use crate::testing::{World, at};
use kith_domain::edition::{Changed, Printed};
use kith_domain::go::{GoDecision, GoGate};
use kith_domain::meeting::{MeetingWords, OrderChange};
use kith_domain::safety::{Answer, Question};
use kith_domain::{Line, OpId, Prose};
use std::collections::BTreeMap;
use uuid::Uuid;

fn fresh() -> OpId {
    OpId(Uuid::now_v7())
}

/// A reason for everything.
fn reasons() -> BTreeMap<GoGate, Prose<600>> {
    GoGate::ALL.iter().map(|gate| (*gate, Prose::parse("Dr. Lind comes along.").unwrap())).collect()
}

async fn answers(who: &CircleAccess<AnyMember>, violence: Answer) {
    who.begin_screen(at(1)).await.unwrap();
    for question in Question::ALL {
        let answer = if *question == Question::Violence { violence } else { Answer::No };
        who.answer_safety(*question, answer, at(2)).await.unwrap();
    }
}

async fn sets(rosa: &CircleAccess<Guide>, place: &str) {
    let seen = rosa.meeting().await.unwrap().version;
    let words =
        MeetingWords { day: Some(at(0).day().plus(3)), place: Line::parse(place).unwrap(), ..MeetingWords::default() };
    rosa.set_meeting(&words, seen, at(3)).await.unwrap();
}

#[tokio::test]
async fn nobody_goes_on_against_safety_whatever_they_write() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa_guides().await, world.ben().await);
    sets(&rosa, "At home").await;
    let closed = |answer: Result<i64, Vec<GoGate>>| answer.unwrap_err();
    assert_eq!(closed(rosa.say_go(fresh(), &reasons(), at(4)).await.unwrap()), [GoGate::Safety], "nobody has answered");
    answers(&world.rosa().await, Answer::No).await;
    answers(&ben, Answer::Now).await;
    assert_eq!(closed(rosa.say_go(fresh(), &reasons(), at(4)).await.unwrap()), [GoGate::Safety]);
    let missing = closed(rosa.say_go(fresh(), &BTreeMap::new(), at(4)).await.unwrap());
    assert!(
        missing.contains(&GoGate::Letters) && missing.contains(&GoGate::Booked) && missing.len() == 7,
        "{missing:?}"
    );
    assert!(rosa.edition().await.unwrap().is_none() && rosa.decisions().await.unwrap().is_empty());
    assert!(matches!(ben.say_go(fresh(), &reasons(), at(5)).await, Err(StoreError::NotYours)));
    assert!(matches!(ben.say_not_yet(fresh(), &Prose::default(), at(5)).await, Err(StoreError::NotYours)));
}

#[tokio::test]
async fn what_is_said_go_to_stays_as_it_was_until_it_is_said_again() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa_guides().await, world.ben().await, world.okafor().await);
    sets(&rosa, "At home").await;
    answers(&world.rosa().await, Answer::No).await;
    answers(&ben, Answer::No).await;
    let op = fresh();
    for _ in 0..2 {
        assert_eq!(rosa.say_go(op, &reasons(), at(4)).await.unwrap(), Ok(1), "sent twice");
    }
    assert_eq!(rosa.say_go(fresh(), &reasons(), at(5)).await.unwrap(), Ok(1), "nothing is different");
    let decided = ben.decisions().await.unwrap();
    assert_eq!(decided.len(), 2);
    assert!(!decided[0].words.reasons.contains_key(&GoGate::Safety), "only what was needed is kept");
    assert_eq!(decided[0].words.reasons[&GoGate::Letters].as_str(), "Dr. Lind comes along.");

    let script = |edition| NewPrinting { edition, document: Printed::Script, whose: None, copies: 3 };
    let op = fresh();
    for _ in 0..2 {
        assert_eq!(ben.record_printing(op, &script(1), at(6)).await.unwrap().first, 1, "sent twice");
    }
    assert_eq!(
        rosa.record_printing(op, &script(1), at(6)).await.unwrap().first,
        4,
        "whoever sends somebody else's form"
    );
    assert_eq!(rosa.printings().await.unwrap().len(), 2);
    let meeting = rosa.meeting().await.unwrap();
    rosa.change_order(ben.me(), OrderChange::Add, meeting.version, at(7)).await.unwrap();
    let edition = ben.edition().await.unwrap().unwrap();
    assert_eq!(edition.words.changed(&ben.prepared().await.unwrap()), [Changed::Order]);
    assert!(edition.words.order.is_empty(), "it stays as it was");

    assert_eq!(rosa.say_go(fresh(), &reasons(), at(8)).await.unwrap(), Ok(2));
    assert_eq!(ben.edition().await.unwrap().unwrap().words.order, [ben.me()]);
    assert!(
        matches!(ben.record_printing(fresh(), &script(1), at(8)).await, Err(StoreError::Stale)),
        "it is out of date"
    );
    rosa.say_not_yet(fresh(), &Prose::parse("Ben is ill.").unwrap(), at(9)).await.unwrap();
    assert!(ben.edition().await.unwrap().is_none());
    let newest = &ben.decisions().await.unwrap()[0];
    assert_eq!((newest.decision, newest.words.note.as_str()), (GoDecision::NotYet, "Ben is ill."));
    assert_eq!(rosa.say_go(fresh(), &reasons(), at(10)).await.unwrap(), Ok(2), "and it is what it was");
    assert!(okafor.edition().await.unwrap().is_none() && okafor.decisions().await.unwrap().is_empty());
    assert!(okafor.printings().await.unwrap().is_empty());
}
