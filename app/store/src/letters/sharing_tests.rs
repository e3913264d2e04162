use super::tests::{Family, NOW, nobody, op, save};
use super::*;
use kith_domain::event::EventKind;
use kith_domain::letter::{CannotApprove, CannotShare, LOOKS_APART, VersionName};

const HOUR: i64 = Timestamp::HOUR;

/// Ben has written, and Ana and Rosa may read it.
async fn shared() -> Family {
    let family = Family::new().await;
    save(&family.ben, op(), 0, "Dan,").await.unwrap();
    family.ben.share([family.ana.me, family.rosa.me].into(), &nobody(), NOW).await.unwrap();
    family
}

async fn ben_has_read_by(family: &Family) -> Vec<View> {
    family.ben.views_of_my_letter().await.unwrap()
}

/// The circle's newest number.
async fn rev(family: &Family) -> i64 {
    let rev = query("select rev from circle where id = $1").bind(family.ben.circle).one(&family.ben.store).await;
    rev.unwrap().get("rev").unwrap()
}

fn read_meanwhile<T>(answer: Result<T>) -> bool {
    matches!(answer, Err(StoreError::CannotShare(CannotShare::ReadMeanwhile)))
}

#[tokio::test]
async fn the_writer_sees_who_opened_it_first_and_when_last() {
    let family = shared().await;
    let letter = family.ben.my_letter().await.unwrap().id;
    assert_eq!(ben_has_read_by(&family).await, [], "writing and sharing is no reading");
    family.rosa.letter(letter, NOW).await.unwrap();
    family.ana.readable_letters(NOW.plus(1)).await.unwrap();
    let before = rev(&family).await;
    family.rosa.letter(letter, NOW.plus(LOOKS_APART - 1)).await.unwrap();
    assert_eq!(rev(&family).await, before, "another look in the same sitting writes nothing");
    family.rosa.letter(letter, NOW.plus(HOUR)).await.unwrap();
    let (rosa, ana) = (family.rosa.me, family.ana.me);
    let seen = [
        View { reader: rosa, first: NOW, last: NOW.plus(HOUR) },
        View { reader: ana, first: NOW.plus(1), last: NOW.plus(1) },
    ];
    assert_eq!(ben_has_read_by(&family).await, seen);
    assert_eq!(family.ana.views_of_my_letter().await.unwrap(), [], "of one's own letter only");
    let told = |events: Vec<crate::events::Happened>| events.iter().any(|event| event.kind == EventKind::LetterRead);
    assert!(told(family.ben.lately(20).await.unwrap()));
    assert!(!told(family.rosa.lately(20).await.unwrap()) && !told(family.ana.lately(20).await.unwrap()));
}

#[tokio::test]
async fn what_was_read_is_not_taken_back_unsaid() {
    let family = shared().await;
    let (ben, rosa, ana) = (&family.ben, &family.rosa, &family.ana);
    let letter = ben.my_letter().await.unwrap().id;
    ana.letter(letter, NOW).await.unwrap();
    assert!(read_meanwhile(ben.unshare(&nobody(), NOW).await));
    assert!(read_meanwhile(ben.share([rosa.me].into(), &nobody(), NOW).await));
    assert!(ana.letter(letter, NOW).await.is_ok(), "nothing was changed");
    ben.share([ana.me].into(), &nobody(), NOW).await.unwrap();
    assert!(matches!(rosa.letter(letter, NOW).await, Err(StoreError::NotFound)), "she hadn't opened it");
    ben.unshare(&[ana.me].into(), NOW).await.unwrap();
    assert!(matches!(ana.letter(letter, NOW).await, Err(StoreError::NotFound)));
    assert_eq!(ben_has_read_by(&family).await.len(), 1, "what was read stays read");
}

#[tokio::test]
async fn what_is_written_after_taking_it_back_reaches_nobody_who_was_about_to_read() {
    let family = shared().await;
    let may_read = family.ana.heads(None).await.unwrap().into_iter().find(|head| head.writer == family.ben.me).unwrap();
    family.ben.unshare(&nobody(), NOW).await.unwrap();
    save(&family.ben, op(), 1, "Dan, only for me.").await.unwrap();
    assert!(matches!(family.ana.open_letter(may_read).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn of_a_first_reading_and_taking_it_back_one_wins() {
    let family = Family::new().await;
    let (ben, ana) = (&family.ben, &family.ana);
    save(ben, op(), 0, "Dan,").await.unwrap();
    let letter = ben.my_letter().await.unwrap().id;
    let untold = nobody();
    for round in 0..40 {
        ben.share([ana.me].into(), &nobody(), NOW).await.unwrap();
        let (reading, unsharing) = if round % 2 == 0 {
            tokio::join!(ana.letter(letter, NOW), ben.unshare(&untold, NOW))
        } else {
            let (unsharing, reading) = tokio::join!(ben.unshare(&untold, NOW), ana.letter(letter, NOW));
            (reading, unsharing)
        };
        match (reading, unsharing) {
            (Ok(_), Err(StoreError::CannotShare(CannotShare::ReadMeanwhile))) | (Err(StoreError::NotFound), Ok(())) => {
            }
            (reading, unsharing) => panic!("both or neither: {reading:?}, {unsharing:?}"),
        }
        ben.unshare(&[ana.me].into(), NOW).await.unwrap();
        query("delete from letter_view where circle_id = $1").bind(ben.circle).run(&ben.store).await.unwrap();
    }
}

#[tokio::test]
async fn an_approved_letter_is_printed_as_it_was_until_it_is_approved_again() {
    let family = shared().await;
    let (ben, rosa, ana) = (&family.ben, &family.rosa, &family.ana);
    let read = rosa.letter(ben.my_letter().await.unwrap().id, NOW).await.unwrap();
    assert!(matches!(ana.approve_letter(read.id, &read.seen(), NOW).await, Err(StoreError::NotYours)));
    assert!(matches!(ben.approve_letter(read.id, &read.seen(), NOW).await, Err(StoreError::NotYours)));
    save(ben, op(), 1, "Dan, dear").await.unwrap();
    let other_words = rosa.approve_letter(read.id, &read.seen(), NOW).await;
    assert!(matches!(other_words, Err(StoreError::CannotApprove(CannotApprove::OtherWords))));

    let read = rosa.letter(read.id, NOW).await.unwrap();
    for _ in 0..2 {
        rosa.approve_letter(read.id, &read.seen(), NOW).await.unwrap();
    }
    assert_eq!(ben.kept_versions().await.unwrap().len(), 1, "pressed twice");
    save(ben, op(), 2, "Dan, I changed my mind").await.unwrap();
    for printed in [ben.my_letter().await.unwrap(), ana.letter(read.id, NOW).await.unwrap()] {
        assert_eq!(printed.words_on_paper().trim_end(), "Dan, dear");
        assert_eq!(printed.words().trim_end(), "Dan, I changed my mind");
        assert!(printed.is_changed_since());
        assert_eq!(printed.state.approval().unwrap().by, rosa.me);
    }
    let read = rosa.letter(read.id, NOW).await.unwrap();
    rosa.approve_letter(read.id, &read.seen(), NOW).await.unwrap();
    assert_eq!(ben.my_letter().await.unwrap().words_on_paper().trim_end(), "Dan, I changed my mind");
    // The yes stays when whoever gave it leaves, and ends when the writer closes the letter.
    ben.unshare(&[rosa.me, ana.me].into(), NOW).await.unwrap();
    ben.share([ana.me].into(), &nobody(), NOW).await.unwrap();
    assert_eq!(ben.my_letter().await.unwrap().state.approval(), None);
}

#[tokio::test]
async fn whoever_writes_finds_what_it_said_before_and_nobody_else_does() {
    let family = shared().await;
    let (ben, rosa) = (&family.ben, &family.rosa);
    let letter = ben.my_letter().await.unwrap();
    let block = letter.parts[0].block;
    let part = PartWords {
        letter: letter.id,
        part: letter.parts[0].part,
        op: op(),
        base: 1,
        after: None,
        text: PartText::parse("Dan, dear").unwrap(),
    };
    ben.save_part(part.clone(), NOW.plus(1)).await.unwrap();
    ben.name_version(&VersionName::parse("before Mum's changes").unwrap(), NOW.plus(2)).await.unwrap();
    let text = PartText::parse("Daniel").unwrap();
    ben.save_part(PartWords { op: op(), base: 2, text, ..part }, NOW.plus(3)).await.unwrap();

    let said = |versions: &PartVersions| -> Vec<(i64, String)> {
        versions.versions.iter().map(|one| (one.version.rev, one.text.to_string())).collect()
    };
    let history = ben.part_versions(block, None).await.unwrap();
    assert_eq!(said(&history), [(2, "Dan, dear".into()), (3, "Daniel".into())], "a name ends a version");
    assert!(matches!(rosa.part_versions(block, None).await, Err(StoreError::NotFound)));
    assert!(matches!(rosa.restore_part(block, 1, NOW).await, Err(StoreError::NotFound)));
    assert_eq!(rosa.kept_versions().await.unwrap(), []);

    let kept = ben.kept_versions().await.unwrap();
    assert_eq!(kept[0].name.as_ref().unwrap().as_str(), "before Mum's changes");
    let (_, parts) = ben.kept_version(kept[0].id).await.unwrap();
    assert_eq!((parts[0].then.as_str(), parts[0].now.as_str()), ("Dan, dear", "Daniel"));
    assert!(matches!(rosa.kept_version(kept[0].id).await, Err(StoreError::NotFound)));
    assert!(matches!(rosa.restore_version(kept[0].id, NOW).await, Err(StoreError::NotFound)));

    for _ in 0..2 {
        ben.restore_version(kept[0].id, NOW.plus(4)).await.unwrap();
    }
    assert_eq!(said(&ben.part_versions(block, None).await.unwrap()).last().unwrap(), &(4, "Dan, dear".into()));
    ben.restore_part(block, 1, NOW.plus(5)).await.unwrap();
    assert_eq!(ben.my_letter().await.unwrap().words().trim_end(), "Dan,");
    assert!(matches!(ben.restore_part(block, 99, NOW).await, Err(StoreError::NotFound)));
    ben.restore_part(block, 0, NOW.plus(6)).await.unwrap();
    assert!(ben.my_letter().await.unwrap().is_blank());
}
