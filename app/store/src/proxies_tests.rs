use super::*;
use crate::testing::{World, at};
use kith_domain::{Line, Prose};

fn from(name: &str, reader: MemberId, others: &[MemberId]) -> NewProxy {
    let text = Prose::parse(&format!("{name} says: come home.")).unwrap();
    let words = ProxyWords { from: Line::parse(name).unwrap(), relation: Line::default(), text };
    NewProxy { words, reader, others: others.iter().copied().collect() }
}

fn op() -> OpId {
    OpId(Uuid::now_v7())
}

#[tokio::test]
async fn it_is_read_by_its_keeper_its_reader_and_those_chosen() {
    let world = World::new().await;
    let (rosa, ben, okafor) = (world.rosa().await, world.ben().await, world.okafor().await);
    let form = op();
    let id = rosa.keep_proxy(form, &from("Elsa", rosa.me(), &[]), at(1)).await.unwrap();
    assert_eq!(rosa.keep_proxy(form, &from("Elsa", rosa.me(), &[]), at(2)).await.unwrap(), id, "sent twice");
    let line = ben.proxies().await.unwrap().remove(0);
    assert_eq!((line.reader, line.words), (Some(rosa.me()), None), "that it is there, and no more");
    assert!(matches!(ben.proxy(id).await, Err(StoreError::NotFound)));
    assert!(okafor.proxies().await.unwrap().is_empty());

    rosa.change_proxy(id, &from("Elsa", ben.me(), &[]), 1, at(3)).await.unwrap();
    assert!(ben.proxy(id).await.is_ok(), "whoever reads it aloud has to know it");
    for change in [ben.change_proxy(id, &from("X", ben.me(), &[]), 2, at(4)).await, ben.discard_proxy(id, at(4)).await]
    {
        assert!(matches!(change, Err(StoreError::NotYours)));
    }
    for change in
        [okafor.change_proxy(id, &from("X", ben.me(), &[]), 2, at(4)).await, okafor.discard_proxy(id, at(4)).await]
    {
        assert!(matches!(change, Err(StoreError::NotFound)));
    }
    let stale = rosa.change_proxy(id, &from("Elsa", rosa.me(), &[]), 1, at(5)).await;
    assert!(matches!(stale, Err(StoreError::Stale)));
    rosa.change_proxy(id, &from("Elsa", rosa.me(), &[ben.me()]), 2, at(6)).await.unwrap();
    assert_eq!(ben.proxy(id).await.unwrap().others, [ben.me()].into());
    rosa.discard_proxy(id, at(7)).await.unwrap();
    assert!(ben.proxies().await.unwrap().is_empty());
}

#[tokio::test]
async fn nobody_outside_reads_and_there_is_an_end_to_them() {
    let world = World::new().await;
    let (rosa, okafor) = (world.rosa().await, world.okafor().await);
    let outside = rosa.keep_proxy(op(), &from("Elsa", okafor.me(), &[]), at(1)).await;
    assert!(matches!(outside, Err(StoreError::NotFound)));
    for n in 0..MOST {
        let others = [okafor.me()];
        let id = rosa.keep_proxy(op(), &from(&format!("Aunt {n}"), rosa.me(), &others), at(2)).await.unwrap();
        assert!(rosa.proxy(id).await.unwrap().others.is_empty());
    }
    assert!(matches!(rosa.keep_proxy(op(), &from("Elsa", rosa.me(), &[]), at(3)).await, Err(StoreError::Full)));
}
