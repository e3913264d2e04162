use super::*;
use crate::testing::{World, at, programme};
use kith_domain::option::{CannotBook, Standing};

fn because(gate: Gate) -> [(Gate, Prose<600>); 1] {
    [(gate, Prose::parse("Dr. Weiss said so on Monday.").unwrap())]
}

#[tokio::test]
async fn a_written_reason_opens_a_gate_for_whoever_may() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let harbour = rosa.add_option(&programme("Harbour House"), at(1)).await.unwrap();
    let closed = |result| matches!(result, Err(StoreError::CannotBook(CannotBook::Closed(Gate::Compared))));
    let reason = because(Gate::Compared);
    assert!(closed(ben.book_option(harbour, None, &reason, at(2)).await), "a member can't say that one is enough");
    assert!(closed(rosa.book_option(harbour, None, &[(Gate::Compared, Prose::parse("  ").unwrap())], at(2)).await));
    assert!(rosa.gate_reasons().await.unwrap().is_empty(), "what failed leaves nothing behind");
    rosa.book_option(harbour, None, &reason, at(3)).await.unwrap();
    let kept = &ben.gate_reasons().await.unwrap()[0];
    assert_eq!((kept.gate, kept.option, kept.by, kept.at), (Gate::Compared, harbour, rosa.me(), at(3)));
    assert_eq!(kept.words.as_str(), "Dr. Weiss said so on Monday.");
    let kinds: Vec<_> = rosa.option_history(harbour).await.unwrap().into_iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::OptionAdded, EventKind::GateOpened, EventKind::OptionBooked]);
    assert!(world.okafor().await.gate_reasons().await.unwrap().is_empty());
}

#[tokio::test]
async fn without_medicine_for_opioids_a_place_needs_a_reason_of_its_own() {
    let world = World::new().await;
    let ben = world.ben().await;
    let mut ids = Vec::new();
    for name in ["Harbour House", "Elm Street", "Mill Lane"] {
        let mut words = programme(name);
        words.medications = Vec::new();
        ids.push(ben.add_option(&words, at(1)).await.unwrap());
    }
    let refused = ben.book_option(ids[0], None, &[], at(2)).await;
    assert!(matches!(refused, Err(StoreError::CannotBook(CannotBook::Closed(Gate::Medication)))));
    ben.book_option(ids[0], None, &because(Gate::Medication), at(3)).await.unwrap();
    let other = ben.back_up_option(ids[1], None, &[], at(4)).await;
    assert!(
        matches!(other, Err(StoreError::CannotBook(CannotBook::Closed(Gate::Medication)))),
        "said of another place"
    );
    ben.reconsider_option(ids[0], at(5)).await.unwrap();
    ben.book_option(ids[0], None, &[], at(6)).await.unwrap();
    assert_eq!(ben.option(ids[0]).await.unwrap().standing, Standing::Booked, "a reason is asked for once");
    let mut words = programme("Elm Street");
    ben.change_option(ids[1], &words, 1, at(7)).await.unwrap();
    ben.back_up_option(ids[1], None, &[], at(8)).await.unwrap();
    words.medications = Vec::new();
    ben.change_option(ids[1], &words, 2, at(9)).await.unwrap();
    ben.back_up_option(ids[1], None, &because(Gate::Medication), at(10)).await.unwrap();
    assert_eq!(ben.gate_reasons().await.unwrap().last().unwrap().option, ids[1], "also of what is the backup already");
}
