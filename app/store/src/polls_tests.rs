use crate::StoreError;
use crate::polls::ProposeError;
use crate::testing::World;
use kith_domain::meeting::TimeOfDay;
use kith_domain::poll::{Answerer, PollWords, Slot, SlotError, Suits, Zone};
use kith_domain::{Day, Line, OpId, SlotId, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

fn slot(days: i64, hour: u8) -> Slot {
    Slot { id: SlotId(Uuid::now_v7()), day: today().plus(days), time: TimeOfDay { hour, minute: 0 } }
}

const NOW: Timestamp = Timestamp(1_790_000_000_000);

fn today() -> Day {
    NOW.day()
}

fn asked(slots: &[Slot]) -> PollWords {
    PollWords { zone: Zone::parse("America/Chicago").unwrap(), slots: slots.to_vec() }
}

fn says(said: &[(Slot, Suits)]) -> BTreeMap<SlotId, Suits> {
    said.iter().map(|(slot, suits)| (slot.id, *suits)).collect()
}

#[tokio::test]
async fn times_are_asked_answered_and_one_is_chosen() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa_guides().await, world.ben().await, world.okafor().await);
    let (first, second) = (slot(3, 10), slot(4, 18));
    assert!(!ben.poll_waits_for_me(today()).await.unwrap());
    rosa.open_poll(&asked(&[second, first]), NOW, today()).await.unwrap();
    let again = rosa.open_poll(&asked(&[first]), NOW, today()).await;
    assert!(matches!(again, Err(ProposeError::Store(StoreError::Taken))), "one at a time");
    assert!(okafor.poll().await.unwrap().is_none());
    assert!(ben.poll_waits_for_me(today()).await.unwrap());

    ben.answer_poll(&says(&[(first, Suits::No), (slot(9, 9), Suits::Yes)]), NOW).await.unwrap();
    assert!(ben.poll_waits_for_me(today()).await.unwrap(), "the second time waits");
    ben.answer_poll(&says(&[(second, Suits::IfNeedBe)]), NOW).await.unwrap();
    assert!(!ben.poll_waits_for_me(today()).await.unwrap());
    let poll = ben.poll().await.unwrap().unwrap();
    let me = Answerer::Member(ben.me());
    assert_eq!(poll.said_by(me).suits, says(&[(first, Suits::No), (second, Suits::IfNeedBe)]), "and nothing made up");
    assert_eq!(poll.tally(today()).iter().map(|tally| tally.best).collect::<Vec<_>>(), [false, true]);

    let late = slot(5, 10);
    rosa.propose_slots(&[late], NOW, today()).await.unwrap();
    assert!(ben.poll_waits_for_me(today()).await.unwrap(), "asked about the new one");
    ben.answer_poll(&says(&[(late, Suits::No)]), NOW).await.unwrap();
    rosa.withdraw_slot(late.id, NOW).await.unwrap();
    assert!(!ben.poll().await.unwrap().unwrap().said_by(me).suits.contains_key(&late.id), "what was said goes with it");
    assert!(matches!(rosa.withdraw_slot(late.id, NOW).await, Err(StoreError::NotFound)));
    assert!(!ben.poll_waits_for_me(today()).await.unwrap());

    let over = rosa.choose_slot(first.id, 0, NOW, today().plus(9)).await;
    assert!(matches!(over, Err(StoreError::NotFound)), "its day is over");
    assert!(
        matches!(rosa.choose_slot(first.id, 7, NOW, today()).await, Err(StoreError::Stale)),
        "another meeting was read"
    );
    rosa.choose_slot(second.id, 0, NOW, today()).await.unwrap();
    rosa.choose_slot(second.id, 0, NOW, today()).await.unwrap();
    let second_choice = rosa.choose_slot(first.id, 1, NOW, today()).await;
    assert!(matches!(second_choice, Err(StoreError::Taken)), "the second of two who choose");
    let words = ben.meeting().await.unwrap().words;
    assert_eq!((words.day, words.time), (Some(second.day), Some(second.time)));
    assert_eq!(words.zone.as_str(), "America/Chicago");
    assert!(matches!(ben.answer_poll(&says(&[(first, Suits::Yes)]), NOW).await, Err(StoreError::Stale)));
    let more = rosa.propose_slots(&[late], NOW, today()).await;
    assert!(matches!(more, Err(ProposeError::Store(StoreError::Stale))));
    rosa.open_poll(&asked(&[first]), NOW, today()).await.unwrap();
    assert!(ben.poll().await.unwrap().unwrap().answers.is_empty(), "a new question begins without the old answers");
}

#[tokio::test]
async fn guests_answer_by_a_link_that_leads_to_times_and_nothing_else() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa_guides().await, world.ben().await);
    let first = slot(3, 10);
    let op = OpId(Uuid::now_v7());
    let ida = Line::parse("Aunt Ida").unwrap();
    assert!(matches!(rosa.ask_guest(op, &ida, NOW).await, Err(StoreError::Stale)), "there is nothing to answer");
    rosa.open_poll(&asked(&[first]), NOW, today()).await.unwrap();
    rosa.ask_guest(op, &ida, NOW).await.unwrap();
    rosa.ask_guest(op, &ida, NOW).await.unwrap();
    let poll = rosa.poll().await.unwrap().unwrap();
    assert_eq!(poll.guests.len(), 1, "sent twice");
    assert_eq!(ben.poll().await.unwrap().unwrap().guests[0].link, None, "those who guide hand it out");
    let guest = &poll.guests[0];
    let link = crate::tokens::Token::parse(guest.link.as_ref().unwrap()).unwrap();
    let zone = Zone::parse("Europe/Berlin").unwrap();
    rosa.store.answer_as_guest(&link, &says(&[(first, Suits::Yes)]), &zone, NOW).await.unwrap();
    let seen = rosa.store.poll_of_guest(&link).await.unwrap();
    assert_eq!((seen.mine.suits.len(), seen.mine.zone.as_str(), seen.closed), (1, "Europe/Berlin", false));
    assert_eq!(ben.poll().await.unwrap().unwrap().tally(today())[0].said[&Suits::Yes], [Answerer::Guest(guest.id)]);

    rosa.choose_slot(first.id, 0, NOW, today()).await.unwrap();
    assert!(rosa.store.poll_of_guest(&link).await.unwrap().closed);
    let late = rosa.store.answer_as_guest(&link, &says(&[(first, Suits::No)]), &zone, NOW).await;
    assert!(matches!(late, Err(StoreError::Stale)));
    rosa.drop_guest(guest.id, NOW).await.unwrap();
    assert!(matches!(rosa.store.poll_of_guest(&link).await, Err(StoreError::NotFound)));
    rosa.open_poll(&asked(&[first]), NOW, today()).await.unwrap();
    rosa.ask_guest(op, &ida, NOW).await.unwrap();
    assert!(
        matches!(rosa.store.poll_of_guest(&link).await, Err(StoreError::NotFound)),
        "nor does the form bring it back"
    );
    assert!(rosa.poll().await.unwrap().unwrap().answers.is_empty());
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_what_was_thrown_away_is_gone() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa_guides().await, world.ben().await);
    let past = rosa.open_poll(&asked(&[slot(-1, 10)]), NOW, today()).await;
    assert!(matches!(past, Err(ProposeError::Slots(SlotError::Past))));
    assert!(rosa.poll().await.unwrap().is_none());
    rosa.open_poll(&asked(&[slot(1, 10)]), NOW, today()).await.unwrap();
    let many: Vec<Slot> = (1..=20).map(|day| slot(day, 11)).collect();
    let more = rosa.propose_slots(&many, NOW, today()).await;
    assert!(matches!(more, Err(ProposeError::Slots(SlotError::TooMany))));
    ben.set_poll_clock(&Zone::parse("Europe/Berlin").unwrap(), NOW).await.unwrap();
    let guests = (0..13).map(|n| Line::parse(&format!("Guest {n}")).unwrap());
    for (n, name) in guests.enumerate() {
        let asked = rosa.ask_guest(OpId(Uuid::now_v7()), &name, NOW).await;
        assert_eq!(asked.is_ok(), n < 12, "{n}");
    }
    let id = rosa.poll().await.unwrap().unwrap().id;
    rosa.discard_poll(kith_domain::PollId(Uuid::now_v7()), NOW).await.unwrap();
    assert!(ben.poll().await.unwrap().is_some(), "another one");
    rosa.discard_poll(id, NOW).await.unwrap();
    rosa.discard_poll(id, NOW).await.unwrap();
    assert!(ben.poll().await.unwrap().is_none());
}
