use super::*;
use crate::access::{AnyMember, Organizer};
use crate::members::MemberWords;
use crate::open::Database;
use crate::{Store, letters::Settle};
use kith_domain::address::Address;
use kith_domain::circle::{CircleWords, Person, Pronouns, Substance};
use kith_domain::letter::{CannotShare, Saved};
use kith_domain::{Line, OpId, Prose};
use std::collections::BTreeSet;

pub(super) const NOW: Timestamp = Timestamp(1_000_000);

/// Rosa's circle, with Ben and Ana in it.
pub(super) struct Family {
    pub(super) rosa: CircleAccess<Organizer>,
    pub(super) ben: CircleAccess<AnyMember>,
    pub(super) ana: CircleAccess<AnyMember>,
    folder: std::path::PathBuf,
}

impl Family {
    pub(super) async fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("kith-letters-{}", Uuid::now_v7()));
        std::fs::create_dir(&folder).unwrap();
        let store = Store::open(&Database::Sqlite(folder.join("kith.db")), &[7; 32]).await.unwrap();
        let token = sign_up(&store, "Rosa").await;
        let session = store.session(&token, NOW).await.unwrap();
        let words = CircleWords {
            name: Line::parse("Garden club").unwrap(),
            person: Person { name: Line::parse("Daniel").unwrap(), pronouns: Pronouns::He },
            substances: vec![Substance::Opioids],
            country: Line::parse("us").unwrap(),
            what_happened: Prose::default(),
        };
        let circle = session.start_circle(&store, &words, Line::parse("mother").unwrap(), NOW).await.unwrap();
        let rosa: CircleAccess<Organizer> = store.enter(&token, circle, NOW).await.unwrap();
        let ben = join(&rosa, "Ben").await;
        let ana = join(&rosa, "Ana").await;
        Self { rosa, ben, ana, folder }
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn sign_up(store: &Store, name: &str) -> crate::tokens::Token {
    let address = Address::parse(&format!("{name}@kith.example")).unwrap();
    let account = store.create_account(Line::parse(name).unwrap(), &address, "x".into(), NOW).await.unwrap();
    store.start_session(account, "a browser", None, NOW).await.unwrap()
}

async fn join(rosa: &CircleAccess<Organizer>, name: &str) -> CircleAccess<AnyMember> {
    let token = sign_up(&rosa.store, name).await;
    let account = rosa.store.session(&token, NOW).await.unwrap().account;
    let (id, name) = (MemberId(Uuid::now_v7()), Line::parse(name).unwrap());
    let words = rosa.key.seal(Place::row("member", id), &MemberWords { name, relation: Line::default() }).unwrap();
    let mut tx = rosa.store.begin().await.unwrap();
    query(
        "insert into member (circle_id, id, account_id, role, status, words, accepted_at, confirmed_at, version)
         values ($1, $2, $3, 'member', 'confirmed', $4, $5, $5, 1)",
    )
    .bind(rosa.circle)
    .bind(id)
    .bind(account)
    .bind(words)
    .bind(NOW)
    .run(&mut tx)
    .await
    .unwrap();
    create_letter(&mut tx, rosa.circle, id, NOW).await.unwrap();
    tx.commit().await.unwrap();
    rosa.store.enter(&token, rosa.circle, NOW).await.unwrap()
}

pub(super) fn nobody() -> BTreeSet<MemberId> {
    BTreeSet::new()
}

pub(super) fn op() -> OpId {
    OpId(Uuid::now_v7())
}

/// An attempt of a member at the first part of their letter.
async fn attempt<C: Capability>(member: &CircleAccess<C>, op: OpId, base: i64, words: &str) -> PartWords {
    let letter = member.my_letter().await.unwrap();
    PartWords { letter: letter.id, part: letter.parts[0].part, op, base, after: None, text: text(words) }
}

pub(super) async fn save<C: Capability>(member: &CircleAccess<C>, op: OpId, base: i64, words: &str) -> Result<Saved> {
    member.save_part(attempt(member, op, base, words).await, NOW).await
}

fn text(words: &str) -> PartText {
    PartText::parse(words).unwrap()
}

/// The first part of a member's letter.
async fn first<C: Capability>(member: &CircleAccess<C>) -> LetterPart {
    member.my_letter().await.unwrap().parts.remove(0)
}

#[tokio::test]
async fn a_save_becomes_the_head_and_the_same_attempt_saves_once() {
    let family = Family::new().await;
    let op = op();
    for _ in 0..2 {
        let saved = save(&family.ben, op, 0, "\nDan,").await.unwrap();
        assert_eq!(saved, Saved::Head { rev: 1 });
    }
    assert_eq!(first(&family.ben).await.text.as_str(), "\nDan,");
    let seen = family.ben.lately(50).await.unwrap();
    assert_eq!(seen.iter().filter(|e| e.kind == kith_domain::event::EventKind::LetterSaved).count(), 1);
    assert!(
        family.rosa.lately(50).await.unwrap().iter().all(|e| e.subject.is_none() || e.actor == Some(family.rosa.me))
    );
}

#[tokio::test]
async fn words_written_without_knowing_the_head_are_kept_beside_it() {
    let family = Family::new().await;
    save(&family.ben, op(), 0, "one").await.unwrap();
    for base in [0, 99, -1] {
        let saved = save(&family.ben, op(), base, "other").await.unwrap();
        assert_eq!(saved, Saved::Beside { rev: 1 });
    }
    let part = first(&family.ben).await;
    assert_eq!(part.text.as_str(), "one");
    assert_eq!(part.alternatives.len(), 1, "the same words are kept once");

    let beside = part.alternatives[0].id;
    let stranger = family.ana.settle_alternative(beside, Settle::Take, 1, op(), NOW).await;
    assert!(matches!(stranger, Err(StoreError::NotFound)));
    let unseen = family.ben.settle_alternative(beside, Settle::Take, 0, op(), NOW).await;
    assert!(matches!(unseen, Err(StoreError::Stale)));
    for _ in 0..2 {
        family.ben.settle_alternative(beside, Settle::Combine, 1, op(), NOW).await.unwrap();
    }
    let part = first(&family.ben).await;
    assert_eq!((part.rev, part.text.as_str(), part.alternatives.len()), (2, "one\n\nother", 0));
}

#[tokio::test]
async fn words_kept_beside_the_head_can_take_its_place() {
    let family = Family::new().await;
    save(&family.ben, op(), 0, "one").await.unwrap();
    save(&family.ben, op(), 0, "other").await.unwrap();
    let beside = first(&family.ben).await.alternatives[0].id;
    family.ben.settle_alternative(beside, Settle::Take, 1, op(), NOW).await.unwrap();
    let part = first(&family.ben).await;
    assert_eq!((part.rev, part.text.as_str(), part.alternatives.len()), (2, "other", 0));
    let history = family.ben.part_versions(part.block, None).await.unwrap();
    assert!(history.versions.iter().any(|version| version.text.as_str() == "one"), "what stood there is found again");
}

#[tokio::test]
async fn a_form_sent_as_it_was_shown_changes_nothing() {
    let family = Family::new().await;
    save(&family.ben, op(), 0, "one").await.unwrap();
    save(&family.ben, op(), 1, "two").await.unwrap();
    let saved = save(&family.ben, op(), 1, "one").await.unwrap();
    assert_eq!(saved, Saved::Head { rev: 1 }, "still on the old revision, so the next change is noticed");
    let part = first(&family.ben).await;
    assert_eq!((part.rev, part.alternatives.len()), (2, 0));
}

#[tokio::test]
async fn a_form_sent_again_from_the_history_with_more_in_it_goes_on() {
    let family = Family::new().await;
    let op = op();
    save(&family.ben, op, 0, "one").await.unwrap();
    let saved = save(&family.ben, op, 0, "one and more").await.unwrap();
    assert_eq!(saved, Saved::Head { rev: 2 });
}

#[tokio::test]
async fn nobody_saves_in_somebody_elses_letter() {
    let family = Family::new().await;
    let bens = attempt(&family.ben, op(), 0, "mine").await;
    let saved = family.rosa.save_part(bens.clone(), NOW).await;
    assert!(matches!(saved, Err(StoreError::NotFound)));
    family.ben.save_part(bens.clone(), NOW).await.unwrap();
    let replayed = save(&family.ana, bens.op, 0, "mine").await;
    assert!(matches!(replayed, Err(StoreError::NotFound)), "an attempt belongs to whoever made it");
}

#[tokio::test]
async fn a_draft_is_found_by_its_writer_alone_and_a_shared_letter_by_those_chosen() {
    let family = Family::new().await;
    let ben = &family.ben;
    let letter = ben.my_letter().await.unwrap();
    assert!(matches!(family.rosa.letter(letter.id, NOW).await, Err(StoreError::NotFound)));
    assert!(matches!(
        ben.share([family.ana.me].into(), &nobody(), NOW).await,
        Err(StoreError::CannotShare(CannotShare::Empty))
    ));
    save(ben, op(), 0, "Dan,").await.unwrap();
    assert!(matches!(
        ben.share([ben.me].into(), &nobody(), NOW).await,
        Err(StoreError::CannotShare(CannotShare::NoReaders))
    ));
    let stranger = MemberId(Uuid::now_v7());
    assert!(matches!(ben.share([stranger].into(), &nobody(), NOW).await, Err(StoreError::NotFound)));

    ben.share([family.ana.me].into(), &nobody(), NOW).await.unwrap();
    assert_eq!(family.ana.letter(letter.id, NOW).await.unwrap().parts[0].text.as_str(), "Dan,");
    assert!(matches!(family.rosa.letter(letter.id, NOW).await, Err(StoreError::NotFound)), "not among the readers");
    assert_eq!(family.ana.readable_letters(NOW).await.unwrap().len(), 2);
    assert_eq!(family.rosa.readable_letters(NOW).await.unwrap().len(), 1);
    let lines = family.rosa.letters().await.unwrap();
    let line = lines.iter().find(|line| line.writer == ben.me).unwrap();
    assert!(line.shared && !line.readable);

    ben.unshare(&[family.ana.me].into(), NOW).await.unwrap();
    assert!(matches!(family.ana.letter(letter.id, NOW).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn an_editor_that_goes_on_after_a_lost_answer_does_not_compete_with_itself() {
    let family = Family::new().await;
    let ben = &family.ben;
    let (lost, next) = (op(), op());
    save(ben, lost, 0, "one").await.unwrap();
    let on = async |op, after, words| PartWords { after: Some(after), ..attempt(ben, op, 0, words).await };
    let saved = ben.save_part(on(next, lost, "one, two").await, NOW).await.unwrap();
    assert_eq!(saved, Saved::Head { rev: 2 });

    let other_tab = op();
    save(ben, other_tab, 0, "three").await.unwrap();
    ben.save_part(on(op(), other_tab, "three, four").await, NOW).await.unwrap();
    let part = first(ben).await;
    assert_eq!(part.text.as_str(), "one, two");
    assert_eq!(part.alternatives.iter().map(|a| a.text.as_str()).collect::<Vec<_>>(), ["three, four"]);
}

#[tokio::test]
async fn those_who_save_at_once_are_each_answered_for_their_own_words() {
    let family = Family::new().await;
    let (ben, ana) = (&family.ben, &family.ana);
    let mine = PartWords { part: Part::Memory, ..attempt(ben, op(), 0, "the lake").await };
    let refused = PartWords { letter: LetterId(Uuid::now_v7()), ..mine.clone() };
    let (ben_saved, ana_saved, refused, later) = tokio::join!(
        save(ben, op(), 0, "Dan,"),
        save(ana, op(), 0, "Daniel,"),
        ana.save_part(refused, NOW),
        ben.save_part(mine, NOW),
    );
    for saved in [ben_saved, ana_saved, later] {
        assert_eq!(saved.unwrap(), Saved::Head { rev: 1 });
    }
    assert!(matches!(refused, Err(StoreError::NotFound)));
    assert_eq!(ben.my_letter().await.unwrap().words().trim_end(), "Dan,\n\nthe lake");
    assert_eq!(first(ana).await.text.as_str(), "Daniel,");
}

#[tokio::test]
async fn whoever_was_removed_since_the_request_began_writes_nothing_more() {
    let family = Family::new().await;
    let (rosa, ben) = (&family.rosa, &family.ben);
    let late = attempt(ben, op(), 0, "Dan,").await;
    query("update member set status = 'removed' where circle_id = $1 and id = $2")
        .bind(rosa.circle)
        .bind(ben.me)
        .run(&rosa.store)
        .await
        .unwrap();
    assert!(matches!(ben.save_part(late, NOW).await, Err(StoreError::NotFound)));
    assert!(matches!(ben.leave(NOW).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn words_beside_a_part_do_not_pile_up_without_end() {
    let family = Family::new().await;
    save(&family.ben, op(), 0, "one").await.unwrap();
    for n in 0..50 {
        assert_eq!(save(&family.ben, op(), 0, &format!("other {n}")).await.unwrap(), Saved::Beside { rev: 1 });
    }
    assert!(matches!(save(&family.ben, op(), 0, "one more").await, Err(StoreError::Full)));
    assert_eq!(
        save(&family.ben, op(), 1, "one, two").await.unwrap(),
        Saved::Head { rev: 2 },
        "the part itself goes on"
    );
}
