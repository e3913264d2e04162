use super::*;
use crate::access::AnyMember;
use crate::objections::Objection;
use crate::testing::{World, at};
use kith_domain::Line;
use kith_domain::objection::{MOST, ObjectionWords};

const FORM: OpId = OpId(Uuid::from_u128(1));

fn says(said: &str) -> ObjectionWords {
    ObjectionWords { said: Line::parse(said).unwrap(), ..ObjectionWords::default() }
}

async fn send(who: &CircleAccess<AnyMember>, said: &str) {
    who.add_objection(FORM, None, &says(said), None, at(1)).await.unwrap();
}

async fn all(who: &CircleAccess<AnyMember>) -> Vec<Objection> {
    who.objections().await.unwrap()
}

async fn said(who: &CircleAccess<AnyMember>) -> Vec<String> {
    all(who).await.into_iter().map(|one| one.words.said.to_string()).collect()
}

#[tokio::test]
async fn a_form_that_arrives_late_does_nothing_whatever_became_of_it() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    send(&rosa, "one").await;
    send(&rosa, "one").await;
    assert_eq!(said(&rosa).await, ["one"], "sent twice");
    send(&rosa, "two").await;
    assert_eq!(said(&rosa).await, ["one", "two"], "with other words");
    let rosas = rosa.add_objection(FORM, None, &says("one"), Some(ben.me()), at(1)).await;
    rosas.unwrap();
    assert_eq!(said(&rosa).await, ["one", "two", "one"], "with another voice");

    let first = all(&rosa).await.remove(0);
    ben.change_objection(first.id, &says("mended"), None, first.version, at(2)).await.unwrap();
    send(&rosa, "one").await;
    assert_eq!(said(&rosa).await, ["mended", "two", "one"], "somebody else has changed it meanwhile");
    ben.discard_objection(first.id, first.version + 1, at(3)).await.unwrap();
    send(&rosa, "one").await;
    assert_eq!(said(&rosa).await, ["two", "one"], "somebody else has thrown it away meanwhile");
}

#[tokio::test]
async fn what_others_sent_tells_nothing_and_stays() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    send(&rosa, "one").await;
    send(&ben, "one").await;
    send(&ben, "two").await;
    assert_eq!(said(&rosa).await, ["one", "one", "two"], "somebody else’s form makes something of one’s own");
    let there = all(&rosa).await.remove(0).id;
    ben.add_objection(OpId(there.0), None, &says("three"), None, at(1)).await.unwrap();
    assert_eq!(said(&rosa).await, ["one", "one", "two", "three"], "nor is an id of something a way to it");
    send(&okafor, "one").await;
    send(&okafor, "one").await;
    assert_eq!((said(&okafor).await.len(), said(&rosa).await.len()), (1, 4), "another circle");
}

#[tokio::test]
async fn only_what_was_done_is_remembered_and_not_for_ever() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    for n in 0..MOST as u128 {
        rosa.add_objection(OpId(Uuid::from_u128(100 + n)), None, &says("x"), None, at(0)).await.unwrap();
    }
    let full = rosa.add_objection(FORM, None, &says("one"), None, at(1)).await;
    assert!(matches!(full, Err(StoreError::Full)));
    let one = all(&rosa).await.remove(0);
    rosa.discard_objection(one.id, one.version, at(2)).await.unwrap();
    send(&rosa, "one").await;
    assert!(said(&rosa).await.contains(&"one".to_owned()), "what couldn’t be done may be tried again");

    let known =
        async || query("select count(*) as n from sent").one(&rosa.store).await.unwrap().get::<i64>("n").unwrap();
    rosa.store.tidy(at(1).plus(REMEMBERED - 1)).await.unwrap();
    assert_eq!(known().await, 1, "those before it have gone");
    rosa.store.tidy(at(1).plus(REMEMBERED)).await.unwrap();
    assert_eq!(known().await, 0);
}
