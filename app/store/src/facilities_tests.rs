use super::*;
use crate::testing::{World, at};

fn import(names: impl IntoIterator<Item = String>) -> Import {
    let text = names.into_iter().fold("name1,city\n".to_owned(), |text, name| text + &name + ",Staunton\n");
    kith_facilities::read(text.as_bytes()).unwrap()
}

fn names(many: usize) -> Vec<String> {
    (0..many).map(|n| format!("Harbour House {n}")).collect()
}

fn id() -> FacilityListId {
    FacilityListId(Uuid::now_v7())
}

async fn found(access: &CircleAccess<crate::AnyMember>) -> Vec<(FacilityListId, usize, String)> {
    let mut found = Vec::new();
    access.each_facility(|list, number, place| found.push((list, number, place.name.to_string()))).await.unwrap();
    found
}

#[tokio::test]
async fn every_place_is_found_again_by_its_number() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let many = ON_A_PAGE * 2 + 1;
    let list = rosa.import_facilities(id(), &Line::default(), import(names(many)), at(1)).await.unwrap();
    let found_there = found(&ben).await;
    assert_eq!(found_there.len(), many);
    for (of, number, name) in [&found_there[0], &found_there[ON_A_PAGE], &found_there[many - 1]] {
        assert_eq!(ben.facility(*of, *number).await.unwrap().name.as_str(), name);
    }
    for number in [0, many + 1, usize::MAX] {
        assert!(matches!(ben.facility(list, number).await, Err(StoreError::NotFound)));
    }
    assert!(found(&okafor).await.is_empty());
    assert!(matches!(okafor.facility(list, 1).await, Err(StoreError::NotFound)));
    assert!(matches!(okafor.facility_list(list).await, Err(StoreError::NotFound)));
    assert!(matches!(okafor.discard_facilities(list, at(2)).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn what_a_newer_list_says_counts_and_the_older_is_there_without_it() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    let older = rosa.import_facilities(id(), &Line::default(), import(names(3)), at(1)).await.unwrap();
    let newer = rosa.import_facilities(id(), &Line::default(), import(names(2)), at(2)).await.unwrap();
    let all: Vec<_> = found(&rosa).await.into_iter().map(|(list, ..)| list).collect();
    assert_eq!(all, [newer, newer, older]);
    rosa.discard_facilities(newer, at(3)).await.unwrap();
    assert_eq!(found(&rosa).await.len(), 3);
}

#[tokio::test]
async fn the_same_form_twice_keeps_one_list_and_a_discarded_one_is_gone() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    let sent = id();
    let one = rosa.import_facilities(sent, &Line::default(), import(names(1)), at(1)).await.unwrap();
    let again = rosa.import_facilities(sent, &Line::default(), import(names(1)), at(2)).await.unwrap();
    assert_eq!((one, again, rosa.facility_lists().await.unwrap().len()), (sent, sent, 1));
    let of_another = ben.import_facilities(sent, &Line::default(), import(names(2)), at(3)).await.unwrap();
    assert_ne!(of_another, sent);
    ben.discard_facilities(sent, at(4)).await.unwrap();
    assert_eq!(found(&rosa).await.len(), 2);
    assert!(matches!(ben.discard_facilities(sent, at(5)).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn there_is_room_for_so_many_and_a_list_too_many_changes_nothing() {
    let world = World::new().await;
    let rosa = world.rosa().await;
    for n in 0..MOST_LISTS {
        rosa.import_facilities(id(), &Line::default(), import([format!("House {n}")]), at(n)).await.unwrap();
    }
    let before = found(&rosa).await;
    let more = rosa.import_facilities(id(), &Line::default(), import(names(1)), at(99)).await;
    assert!(matches!(more, Err(StoreError::Full)));
    assert_eq!(found(&rosa).await, before);
}

#[test]
fn a_kept_report_counts_all_and_names_some() {
    let text = "name1,city\n".to_owned() + &",Staunton\n".repeat(MOST_NAMED + 7);
    let words = ListWords::new(Line::default(), kith_facilities::read(text.as_bytes()).unwrap().report);
    assert_eq!((words.rejected, words.report.rejected.len()), (MOST_NAMED + 7, MOST_NAMED));
}
