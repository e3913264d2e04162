use super::*;
use crate::testing::{World, at, programme};
use kith_domain::Prose;

fn change(note: &str, owner: Option<MemberId>, done: bool, seen: i64) -> AdmissionChange {
    AdmissionChange { words: AdmissionWords { note: Prose::parse(note).unwrap() }, owner, done, seen }
}

#[tokio::test]
async fn what_is_ready_is_said_by_one_and_seen_by_all() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let option = rosa.add_option(&programme("Harbour House"), at(1)).await.unwrap();
    assert_eq!(rosa.admission(option).await.unwrap().len(), AdmissionItem::ALL.len());
    let bag = AdmissionItem::Bag;
    ben.change_admission(option, bag, &change("In the hall.", Some(rosa.me()), true, 0), at(2)).await.unwrap();
    let said = rosa.admission(option).await.unwrap().into_iter().find(|said| said.item == bag).unwrap();
    assert_eq!(
        (said.words.note.as_str(), said.owner, said.done),
        ("In the hall.", Some(rosa.me()), Some((at(2), ben.me())))
    );
    rosa.change_admission(option, bag, &change("In the car.", None, true, 1), at(3)).await.unwrap();
    let said = rosa.admission(option).await.unwrap().into_iter().find(|said| said.item == bag).unwrap();
    assert_eq!((said.done, said.version), (Some((at(2), ben.me())), 2), "who said that it is ready stays");
    assert!(matches!(okafor.admission(option).await, Err(StoreError::NotFound)));
    let theirs = okafor.change_admission(option, bag, &change("", None, true, 2), at(4)).await;
    assert!(matches!(theirs, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn two_at_once_overwrite_nothing() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let option = rosa.add_option(&programme("Harbour House"), at(1)).await.unwrap();
    let driver = AdmissionItem::Driver;
    rosa.change_admission(option, driver, &change("Ana", None, false, 0), at(2)).await.unwrap();
    let late = ben.change_admission(option, driver, &change("Ben", None, false, 0), at(3)).await;
    assert!(matches!(late, Err(StoreError::Stale)));
    let early = ben.change_admission(option, AdmissionItem::Bag, &change("Ben", None, false, 7), at(3)).await;
    assert!(matches!(early, Err(StoreError::Stale)), "a version that never was");
    let stranger = ben.change_admission(option, driver, &change("Ben", Some(okafor.me()), false, 1), at(4)).await;
    assert!(matches!(stranger, Err(StoreError::NotFound)));
    rosa.change_admission(option, driver, &change("Ana", None, false, 0), at(5)).await.unwrap();
    let version = rosa.admission(option).await.unwrap().into_iter().find(|said| said.item == driver).unwrap().version;
    assert_eq!(version, 1, "the same once more changes nothing");
}
