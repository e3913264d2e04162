use super::*;
use crate::access::Guide;
use crate::error::StoreError;
use crate::mail::LEASE;
use crate::mail::MailWords;
use crate::sessions::Session;
use crate::testing::people::{Garden, NOW, address, line};
use kith_domain::Day;
use kith_domain::member::Role;
use kith_domain::reminder::{ASKS_PER_DAY, LINK_LIFETIME, Often};

const ORIGIN: &str = "https://kith.example";

/// Day and night, once a day.
fn manner() -> Manner {
    Manner::new(Often::Daily, 0, 0, 0).unwrap()
}

struct Mailbox<'a> {
    garden: &'a Garden,
    owner: Session,
}

impl<'a> Mailbox<'a> {
    /// Somebody in the circle with a confirmed address.
    async fn of(garden: &'a Garden, token: &Token, name: &str) -> Self {
        let owner = garden.store.session(token, NOW).await.unwrap();
        let mailbox = Self { garden, owner };
        owner.choose_contact(&garden.store, &address(name), manner(), ORIGIN, NOW).await.unwrap();
        let asked = mailbox.sends(NOW).await.remove(0);
        let proof = asked.link.rsplit('/').next().unwrap();
        owner.confirm_contact(&garden.store, proof, NOW).await.unwrap();
        mailbox
    }

    /// Everything that goes out at `now`.
    async fn sends(&self, now: Timestamp) -> Vec<MailWords> {
        let store = &self.garden.store;
        store.remind(ORIGIN, now).await.unwrap();
        let mut sent = Vec::new();
        while let Some(mail) = store.take_mail(now).await.unwrap() {
            store.mail_sent(mail.id, now).await.unwrap();
            sent.push(mail.words);
        }
        sent
    }

    async fn contact(&self, now: Timestamp) -> Option<Contact> {
        self.owner.reminders(&self.garden.store, now).await.unwrap().contact
    }
}

/// Rosa and Ben, whose mail about joining has gone out.
async fn garden() -> (Garden, Token) {
    let garden = Garden::new().await;
    let (ben, _) = garden.joined("ben", Role::Member, &garden.rosa).await;
    while let Some(mail) = garden.store.take_mail(NOW).await.unwrap() {
        garden.store.mail_sent(mail.id, NOW).await.unwrap();
    }
    (garden, ben)
}

fn minutes(minutes: i64) -> Timestamp {
    NOW.plus(minutes * Timestamp::MINUTE)
}

async fn something_happens(garden: &Garden, now: Timestamp) {
    let rosa: crate::CircleAccess<Guide> = garden.rosa().await;
    rosa.block(&[kith_domain::blocked::Likeness::Phone("555550142".into())], now).await.unwrap();
}

#[tokio::test]
async fn who_did_it_is_not_told_and_who_was_away_is() {
    let (garden, ben) = garden().await;
    let bens = Mailbox::of(&garden, &ben, "ben-private").await;
    let rosas = Mailbox::of(&garden, &garden.rosa, "rosa-private").await;
    something_happens(&garden, minutes(1)).await;
    assert!(bens.sends(minutes(2)).await.is_empty(), "he may be looking at it");
    let sent = bens.sends(minutes(20)).await;
    assert_eq!(sent.len(), 1);
    assert_eq!((&*sent[0].to, &*sent[0].link), ("ben-private@example.org", "https://kith.example/update"));
    assert!(bens.sends(minutes(21)).await.is_empty());
    assert!(rosas.contact(NOW).await.is_some());
}

#[tokio::test]
async fn a_mail_server_that_is_down_for_a_day_is_sent_one() {
    let (garden, ben) = garden().await;
    let bens = Mailbox::of(&garden, &ben, "ben-private").await;
    let mut tries = 0;
    for quarter in 0..(24 * 4) {
        let now = minutes(15 * quarter);
        something_happens(&garden, now).await;
        garden.store.remind(ORIGIN, now).await.unwrap();
        while let Some(mail) = garden.store.take_mail(now).await.unwrap() {
            tries += 1;
            garden.store.mail_failed(mail.id, now).await.unwrap();
        }
        assert!(garden.store.mail_counts().await.unwrap().waiting <= 1);
    }
    assert!((5..20).contains(&tries), "{tries}");
    assert_eq!(bens.sends(minutes(31 * 60)).await.len(), 1);
    assert!(bens.sends(minutes(31 * 60 + 30)).await.is_empty());
}

#[tokio::test]
async fn what_waits_is_dropped_when_its_reader_comes_in_or_wants_none() {
    for stops in [false, true] {
        let (garden, ben) = garden().await;
        let bens = Mailbox::of(&garden, &ben, "ben-private").await;
        something_happens(&garden, minutes(1)).await;
        garden.store.remind(ORIGIN, minutes(20)).await.unwrap();
        assert_eq!(garden.store.mail_counts().await.unwrap().waiting, 1);
        if stops {
            bens.owner.drop_contact(&garden.store, minutes(21)).await.unwrap();
        } else {
            seen(&garden.store, bens.owner.account, minutes(21)).await.unwrap();
        }
        assert!(garden.store.take_mail(minutes(22)).await.unwrap().is_none());
        assert_eq!(garden.store.mail_counts().await.unwrap().waiting, 0);
    }
}

#[tokio::test]
async fn it_waits_for_the_morning_even_if_it_was_queued_before_the_evening() {
    let (garden, ben) = garden().await;
    let bens = Mailbox::of(&garden, &ben, "ben-private").await;
    something_happens(&garden, minutes(1)).await;
    garden.store.remind(ORIGIN, minutes(20)).await.unwrap();
    // NOW is eight in the morning, UTC.
    let quiet = Manner::new(Often::Daily, 8, 20, 0).unwrap();
    bens.owner.choose_contact(&garden.store, &address("ben-private"), quiet, ORIGIN, minutes(21)).await.unwrap();
    assert!(garden.store.take_mail(minutes(22)).await.unwrap().is_none());
    assert!(garden.store.take_mail(minutes(11 * 60)).await.unwrap().is_none());
    assert!(garden.store.take_mail(minutes(12 * 60)).await.unwrap().is_some());
}

#[tokio::test]
async fn an_address_on_the_list_gets_nothing_then_or_later() {
    let (garden, ben) = garden().await;
    let likenesses = kith_domain::blocked::parse_lines("danny@example.org\nben-private@example.org").unwrap();
    let owner = garden.store.session(&ben, NOW).await.unwrap();
    let bens = Mailbox::of(&garden, &ben, "ben-private").await;
    something_happens(&garden, minutes(1)).await;
    garden.rosa().await.block(&likenesses, minutes(1)).await.unwrap();
    assert!(bens.sends(minutes(20)).await.is_empty());
    assert_eq!(bens.contact(minutes(20)).await.unwrap().safety, Safety::Safe, "it shows nowhere");
    owner.choose_contact(&garden.store, &address("Dan.ny+x"), manner(), ORIGIN, minutes(21)).await.unwrap();
    assert!(bens.sends(minutes(22)).await.is_empty());
    assert_eq!(bens.contact(minutes(22)).await.unwrap().words.address, "Dan.ny+x@example.org");
}

#[tokio::test]
async fn nobody_fills_a_mailbox_with_mails_that_ask() {
    let (garden, ben) = garden().await;
    let owner = garden.store.session(&ben, NOW).await.unwrap();
    let chooses = async |number: i64, now| {
        owner.choose_contact(&garden.store, &address(&format!("somebody{number}")), manner(), ORIGIN, now).await
    };
    for number in 0..ASKS_PER_DAY {
        chooses(number, NOW).await.unwrap();
    }
    assert!(matches!(chooses(9, NOW).await, Err(StoreError::TooMany)));
    assert!(matches!(owner.ask_contact_again(&garden.store, ORIGIN, NOW).await, Err(StoreError::TooMany)));
    // Only the last of them waits to be sent: the others were taken back.
    assert_eq!(garden.store.mail_counts().await.unwrap().waiting, 1);
    chooses(9, minutes(24 * 60)).await.unwrap();
}

#[tokio::test]
async fn a_proof_is_worth_something_to_its_account_for_three_days() {
    let (garden, ben) = garden().await;
    let owner = garden.store.session(&ben, NOW).await.unwrap();
    let rosa = garden.store.session(&garden.rosa, NOW).await.unwrap();
    for who in [owner, rosa] {
        who.choose_contact(&garden.store, &address("private"), manner(), ORIGIN, NOW).await.unwrap();
    }
    let words = ContactWords { address: address("private").as_str().to_owned(), manner: manner() };
    let given = proof(&garden.store.keys, owner.account, &words, NOW);
    let confirms = async |who: Session, given: &str, now| who.confirm_contact(&garden.store, given, now).await;
    assert!(matches!(confirms(rosa, &given, NOW).await, Err(StoreError::Expired)));
    assert!(matches!(confirms(owner, "", NOW).await, Err(StoreError::Expired)));
    assert!(matches!(confirms(owner, &given, NOW.plus(LINK_LIFETIME)).await, Err(StoreError::Expired)));
    assert!(owner.contact_arrived(&garden.store, &given, NOW).await.unwrap().is_some());
    confirms(owner, &given, NOW).await.unwrap();
    assert!(matches!(rosa.contact_is_still_safe(&garden.store, None, NOW).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn two_processes_send_one_mail() {
    let (garden, ben) = garden().await;
    let _bens = Mailbox::of(&garden, &ben, "ben-private").await;
    something_happens(&garden, minutes(1)).await;
    let (one, two) = tokio::join!(garden.store.remind(ORIGIN, minutes(20)), garden.store.remind(ORIGIN, minutes(20)));
    one.and(two).unwrap();
    assert_eq!(garden.store.mail_counts().await.unwrap().waiting, 1);
    assert!(garden.store.take_mail(minutes(20)).await.unwrap().is_some());
    assert!(garden.store.take_mail(minutes(20)).await.unwrap().is_none());
    // Whoever took it died.
    assert!(garden.store.take_mail(minutes(20).plus(LEASE)).await.unwrap().is_some());
}

#[tokio::test]
async fn what_is_due_tomorrow_is_news_and_stands_in_the_calendar() {
    let (garden, ben) = garden().await;
    let bens = Mailbox::of(&garden, &ben, "ben-private").await;
    let access: crate::CircleAccess<crate::AnyMember> = garden.enter(&ben).await;
    let due: Day = NOW.day().plus(5);
    let words = kith_domain::outcome::TaskWords { title: line("Fetch the papers"), why: kith_domain::Prose::default() };
    access.add_task(kith_domain::OpId(uuid::Uuid::now_v7()), &words, access.me(), due, NOW).await.unwrap();
    bens.owner.open_feed(&garden.store, NOW).await.unwrap();
    let feed = bens.owner.feed(&garden.store).await.unwrap().unwrap();
    let days = garden.store.feed_days(&feed.token, NOW).await.unwrap().days;
    assert_eq!(days.iter().map(|(day, _)| *day).collect::<Vec<_>>(), [due]);
    let day_before = due.start().plus(-Timestamp::DAY);
    assert!(bens.sends(day_before.plus(-Timestamp::MINUTE)).await.is_empty());
    assert_eq!(bens.sends(day_before.plus(Timestamp::HOUR)).await.len(), 1);
    bens.owner.open_feed(&garden.store, minutes(1)).await.unwrap();
    assert!(matches!(garden.store.feed_days(&feed.token, NOW).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn a_clock_that_was_ahead_silences_nobody_and_nothing() {
    let (garden, ben) = garden().await;
    let bens = Mailbox::of(&garden, &ben, "ben-private").await;
    let year = 365 * Timestamp::DAY;
    seen(&garden.store, bens.owner.account, NOW.plus(year)).await.unwrap();
    bens.owner.contact_is_still_safe(&garden.store, None, NOW.plus(year)).await.unwrap();
    // A mail that was taken a year ahead, and never came back.
    garden.invited("ana", Role::Member).await;
    assert!(garden.store.take_mail(NOW.plus(year)).await.unwrap().is_some());
    // The clock is right again: the mail goes out, and so does what happens from now on.
    let sent = bens.sends(minutes(1)).await;
    assert_eq!(sent.iter().map(|mail| &*mail.to).collect::<Vec<_>>(), ["ana@example.org"]);
    something_happens(&garden, minutes(2)).await;
    assert_eq!(bens.sends(minutes(20)).await.len(), 1);
    assert_eq!(bens.contact(NOW.plus(31 * Timestamp::DAY)).await.unwrap().safety, Safety::Lapsed);
}

#[tokio::test]
async fn what_does_not_open_keeps_nobody_elses_mail() {
    let (garden, ben) = garden().await;
    let bens = Mailbox::of(&garden, &ben, "ben-private").await;
    let _rosas = Mailbox::of(&garden, &garden.rosa, "rosa-private").await;
    garden.invited("ana", Role::Member).await;
    let broken = || query("update contact set words = $1, next_at = 0 where account_id <> $2").bind(vec![0_u8; 40]);
    broken().bind(bens.owner.account).run(&garden.store).await.unwrap();
    query("update mail set words = $1 where sent_at is null").bind(vec![0_u8; 40]).run(&garden.store).await.unwrap();
    something_happens(&garden, minutes(1)).await;
    let sent = bens.sends(minutes(20)).await;
    assert_eq!(sent.iter().map(|mail| &*mail.to).collect::<Vec<_>>(), ["ben-private@example.org"]);
}

#[tokio::test]
async fn a_mailbox_that_was_left_alone_is_left_alone() {
    let (garden, ben) = garden().await;
    let bens = Mailbox::of(&garden, &ben, "ben-private").await;
    let words = bens.contact(NOW).await.unwrap().words;
    let stopped = garden.store.stop_contact(&stop(&garden.store.keys, bens.owner.account, &words), NOW).await.unwrap();
    assert_eq!(stopped, Some(bens.owner.account));
    let chooses =
        async |who: Session, name, now| who.choose_contact(&garden.store, &address(name), manner(), ORIGIN, now).await;
    // He may know that; somebody else gets the usual answer, and no mail goes out.
    assert!(matches!(chooses(bens.owner, "Ben-Private+x", NOW).await, Err(StoreError::Taken)));
    assert_eq!(bens.owner.reminders(&garden.store, NOW).await.unwrap().stopped_at, Some(NOW));
    let rosa = garden.store.session(&garden.rosa, NOW).await.unwrap();
    chooses(rosa, "ben-private", NOW).await.unwrap();
    assert!(bens.sends(NOW).await.is_empty());
    chooses(bens.owner, "ben-other", NOW).await.unwrap();
    assert_eq!(bens.owner.reminders(&garden.store, NOW).await.unwrap().stopped_at, None);
    assert_eq!(bens.sends(NOW).await.len(), 1);
    assert!(matches!(chooses(bens.owner, "ben-private", minutes(60)).await, Err(StoreError::Taken)));
    let month = minutes(31 * 24 * 60);
    garden.store.tidy(month).await.unwrap();
    chooses(bens.owner, "ben-private", month).await.unwrap();
    assert_eq!(bens.sends(month).await.len(), 1);
}

#[tokio::test]
async fn an_address_that_nobody_calls_safe_is_forgotten() {
    let (garden, ben) = garden().await;
    let bens = Mailbox::of(&garden, &ben, "ben-private").await;
    for (days, there) in [(89, true), (91, false)] {
        let now = NOW.plus(days * Timestamp::DAY);
        garden.store.tidy(now).await.unwrap();
        assert_eq!(bens.contact(now).await.is_some(), there);
    }
}
