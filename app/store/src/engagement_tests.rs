use super::*;
use crate::testing::{World, at};
use kith_domain::Prose;

fn words(text: &str) -> PromiseWords {
    PromiseWords { words: Prose::required(text).unwrap() }
}

fn also(text: &str) -> AgreementWords {
    AgreementWords { also: Prose::parse(text).unwrap() }
}

#[tokio::test]
async fn a_promise_is_to_the_words_that_were_read() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa_guides().await, world.ben().await, world.okafor().await);
    assert_eq!(ben.agreement().await.unwrap().number, FIRST_EDITION);
    ben.promise(1, &words("It stays with me."), at(1)).await.unwrap();
    let today = at(1).day();
    let (facts, mine) = ben.facts(today).await.unwrap();
    assert_eq!((facts.promised, mine.promised), (1, true));
    rosa.change_agreement(&also("No pictures."), 1, at(2)).await.unwrap();
    assert!(matches!(rosa.change_agreement(&also("Other words."), 1, at(3)).await, Err(StoreError::Stale)));
    rosa.change_agreement(&also("No pictures."), 2, at(3)).await.unwrap();
    assert_eq!(rosa.agreement().await.unwrap().number, 2, "the same words ask nobody anew");
    assert!(ben.promises().await.unwrap().is_empty());
    assert!(!ben.facts(today).await.unwrap().1.promised);
    assert!(matches!(ben.promise(1, &words("It stays with me."), at(4)).await, Err(StoreError::Stale)));
    ben.promise(2, &words("It stays with me."), at(4)).await.unwrap();
    ben.promise(2, &words("It stays with me, all of it."), at(5)).await.unwrap();
    let promises = rosa.promises().await.unwrap();
    assert_eq!(promises.len(), 1);
    assert_eq!((promises[0].member, promises[0].words.words.as_str()), (ben.me(), "It stays with me, all of it."));
    assert!(okafor.promises().await.unwrap().is_empty());
    assert_eq!(okafor.agreement().await.unwrap().number, FIRST_EDITION);
}

#[tokio::test]
async fn pages_count_once_and_only_those_that_come_first() {
    let world = World::new().await;
    let (rosa, ben) = (world.rosa().await, world.ben().await);
    assert!(matches!(ben.page_was_read(1, at(1)).await, Err(StoreError::NotFound)));
    for page in kith_domain::learning::CORE {
        ben.page_was_read(page, at(1)).await.unwrap();
        ben.page_was_read(page, at(2)).await.unwrap();
    }
    assert_eq!(ben.pages_read().await.unwrap().len(), 5);
    assert!(rosa.pages_read().await.unwrap().is_empty());
    let (facts, mine) = rosa.facts(at(2).day()).await.unwrap();
    assert_eq!((facts.learned, mine.learned), (1, false));
    assert!(ben.facts(at(2).day()).await.unwrap().1.learned);
}
