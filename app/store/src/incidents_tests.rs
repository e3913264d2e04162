use crate::StoreError;
use crate::access::{AnyMember, CircleAccess};
use crate::testing::{World, at};
use kith_domain::incident::{IncidentWords, MOST};
use kith_domain::letter::{Part, PartText, Saved};
use kith_domain::{Day, OpId, Prose};
use uuid::Uuid;

fn saw(words: &str) -> IncidentWords {
    let (day, saw) = (Day::parse("2026-05-03").unwrap(), Prose::parse(words).unwrap());
    IncidentWords { day, about: false, saw, felt: Prose::default() }
}

fn op() -> OpId {
    OpId(Uuid::now_v7())
}

async fn what_i_saw(member: &CircleAccess<AnyMember>) -> (i64, String) {
    let letter = member.my_letter().await.unwrap();
    let part = letter.parts.into_iter().find(|part| part.part == Part::WhatISaw).unwrap();
    (part.rev, part.text.to_string())
}

#[tokio::test]
async fn a_list_is_its_writers_alone() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let id = ben.note_incident(op(), &saw("I found you asleep."), at(1)).await.unwrap();
    for other in [&rosa, &okafor] {
        assert!(other.incidents().await.unwrap().is_empty());
        assert!(matches!(other.incident(id).await, Err(StoreError::NotFound)));
        assert!(matches!(other.change_incident(id, &saw("mine"), 1, at(2)).await, Err(StoreError::NotFound)));
        assert!(matches!(other.pull_incident(id, op(), at(2)).await, Err(StoreError::NotFound)));
        assert!(matches!(other.discard_incident(id, at(2)).await, Err(StoreError::NotFound)));
        let known = other.lately(50).await.unwrap();
        assert!(known.iter().all(|event| event.subject != Some(id.0)), "nobody learns that it is there");
    }
    assert_eq!(ben.incidents().await.unwrap()[0].words.saw.as_str(), "I found you asleep.");
}

#[tokio::test]
async fn a_form_sent_twice_writes_once_and_two_tabs_overwrite_nothing() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let form = op();
    let id = rosa.note_incident(form, &saw("one"), at(1)).await.unwrap();
    assert_eq!(rosa.note_incident(form, &saw("one"), at(2)).await.unwrap(), id);
    assert_ne!(rosa.note_incident(form, &saw("one and more"), at(3)).await.unwrap(), id);
    // Whoever sends somebody else's id writes on their own list.
    ben.note_incident(form, &saw("one"), at(4)).await.unwrap();
    assert_eq!((rosa.incidents().await.unwrap().len(), ben.incidents().await.unwrap().len()), (2, 1));

    rosa.change_incident(id, &saw("two"), 1, at(5)).await.unwrap();
    assert!(matches!(rosa.change_incident(id, &saw("three"), 1, at(6)).await, Err(StoreError::Stale)));
    rosa.change_incident(id, &saw("two"), 1, at(7)).await.unwrap();
    rosa.discard_incident(id, at(8)).await.unwrap();
    assert!(matches!(rosa.discard_incident(id, at(9)).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn pulled_into_the_letter_it_follows_what_is_there_and_comes_once() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    let id = rosa.note_incident(op(), &saw("I found you asleep."), at(1)).await.unwrap();
    let first = op();
    assert_eq!(rosa.pull_incident(id, first, at(2)).await.unwrap(), Saved::Head { rev: 1 });
    let letter = rosa.my_letter().await.unwrap().id;
    let typed = crate::letters::PartWords {
        letter,
        part: Part::WhatISaw,
        op: op(),
        base: 1,
        after: None,
        text: PartText::parse("On 3 May 2026: I found you asleep. The stove was on.").unwrap(),
    };
    rosa.save_part(typed, at(3)).await.unwrap();
    // The answer was lost, and the form is sent again when the letter has long gone on.
    assert_eq!(rosa.pull_incident(id, first, at(4)).await.unwrap(), Saved::Head { rev: 1 });
    let other = rosa.note_incident(op(), &saw("You missed the game."), at(5)).await.unwrap();
    rosa.pull_incident(other, op(), at(6)).await.unwrap();
    let whole = "On 3 May 2026: I found you asleep. The stove was on.\n\nOn 3 May 2026: You missed the game.";
    assert_eq!(what_i_saw(&rosa).await, (3, whole.to_owned()));
    assert_eq!(rosa.incidents().await.unwrap().len(), 2, "the list keeps them");
}

#[tokio::test]
async fn when_there_is_no_room_it_is_said_and_nothing_is_cut() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    let long = saw(&"so many words ".repeat(70));
    let id = rosa.note_incident(op(), &long, at(1)).await.unwrap();
    for _ in 0..3 {
        rosa.pull_incident(id, op(), at(2)).await.unwrap();
    }
    rosa.pull_incident(id, op(), at(3)).await.unwrap();
    let before = what_i_saw(&rosa).await;
    assert!(matches!(rosa.pull_incident(id, op(), at(4)).await, Err(StoreError::Full)));
    assert_eq!(what_i_saw(&rosa).await, before);
    for n in 1..MOST {
        rosa.note_incident(op(), &saw(&format!("note {n}")), at(5)).await.unwrap();
    }
    assert!(matches!(rosa.note_incident(op(), &saw("one more"), at(6)).await, Err(StoreError::Full)));
}
