use super::{Answer, Answerer};
use crate::StoreError;
use crate::access::AnyMember;
use crate::testing::people::{Garden, NOW, address, line, new_invite};
use kith_domain::Timestamp;
use kith_domain::blocked::parse_lines;
use kith_domain::invite::{LIFETIME, PER_DAY, TRIES};
use kith_domain::member::{Role, Status};

#[tokio::test]
async fn an_invite_is_answered_once_with_link_code_and_address() {
    let garden = Garden::new().await;
    let (link, code) = garden.invited("ben", Role::Member).await;
    assert!(garden.store.take_mail(NOW).await.unwrap().is_some());
    garden.store.look_at_invite(&link, NOW).await.unwrap();
    assert_eq!(garden.answers("ben", &link, "AAAAAAAA").await, Answer::Wrong);
    assert_eq!(garden.answers("mallory", &link, &code).await, Answer::Wrong);
    let spoken = kith_domain::invite::spoken_code(&code).to_lowercase();
    let Answer::Accepted { account, .. } = garden.answers("ben", &link, &spoken).await else { panic!() };
    assert_eq!(garden.status(account).await, Status::Accepted);
    assert!(matches!(garden.store.look_at_invite(&link, NOW).await, Err(StoreError::Expired)));
    let cookie = garden.store.start_session(account, "", None, NOW).await.unwrap();
    let entered = garden.store.enter::<AnyMember>(&cookie, garden.circle, NOW).await;
    assert!(matches!(entered, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn five_wrong_codes_and_three_days_end_an_invite() {
    let garden = Garden::new().await;
    let (link, code) = garden.invited("ben", Role::Member).await;
    for _ in 0..TRIES {
        assert_eq!(garden.answers("ben", &link, "AAAAAAAA").await, Answer::Wrong);
    }
    let who = Answerer::New { name: line("ben"), address: address("ben"), password_hash: String::new() };
    assert!(matches!(garden.store.answer_invite(&link, &code, who, NOW).await, Err(StoreError::Expired)));
    let (link, _) = garden.invited("ana", Role::Member).await;
    assert!(garden.store.look_at_invite(&link, NOW.plus(LIFETIME - 1)).await.is_ok());
    assert!(garden.store.look_at_invite(&link, NOW.plus(LIFETIME)).await.is_err());
}

#[tokio::test]
async fn a_new_invite_kills_the_old_one_and_a_revoked_one_is_dead() {
    let garden = Garden::new().await;
    let (old, _) = garden.invited("ben", Role::Member).await;
    let (new, _) = garden.invited("ben", Role::Member).await;
    assert!(garden.store.look_at_invite(&old, NOW).await.is_err());
    assert!(garden.store.look_at_invite(&new, NOW).await.is_ok());
    assert_eq!(garden.store.mail_counts().await.unwrap().waiting, 1);
    let rosa = garden.rosa().await;
    let line = rosa.invites().await.unwrap().remove(0);
    let again = rosa.invite_again(line.id, None, NOW).await.unwrap();
    assert!(garden.store.look_at_invite(&new, NOW).await.is_err());
    let line = rosa.invites().await.unwrap().remove(0);
    rosa.revoke_invite(line.id, NOW).await.unwrap();
    assert!(garden.store.look_at_invite(&again.token, NOW).await.is_err());
    assert_eq!(garden.store.mail_counts().await.unwrap().waiting, 0);
}

#[tokio::test]
async fn a_circle_invites_twenty_a_day() {
    let garden = Garden::new().await;
    for _ in 0..PER_DAY {
        garden.invited("ben", Role::Member).await;
    }
    let rosa = garden.rosa().await;
    let more = rosa.invite(&new_invite("ben", Role::Member), None, NOW).await;
    assert!(matches!(more, Err(StoreError::TooMany)));
    assert!(rosa.invite(&new_invite("ben", Role::Member), None, NOW.plus(Timestamp::DAY)).await.is_ok());
}

#[tokio::test]
async fn a_blocked_address_is_shown_a_link_that_never_works() {
    let garden = Garden::new().await;
    let rosa = garden.rosa().await;
    rosa.block(&parse_lines("dan.ny+x@example.org\n555-0142").unwrap(), NOW).await.unwrap();
    assert_eq!(rosa.blocked_count().await.unwrap(), 2);
    let (link, code) = garden.invited("danny", Role::Member).await;
    assert_eq!(garden.store.mail_counts().await.unwrap().waiting, 0);
    assert_eq!(rosa.invites().await.unwrap().len(), 1);
    garden.store.look_at_invite(&link, NOW).await.unwrap();
    assert_eq!(garden.answers("danny", &link, &code).await, Answer::Wrong);
    rosa.clear_block_list(NOW).await.unwrap();
    assert_eq!(garden.answers("danny", &link, &code).await, Answer::Wrong);
}

#[tokio::test]
async fn somebody_other_than_the_inviter_confirms() {
    let garden = Garden::new().await;
    let (ben, _) = garden.joined("ben", Role::Member, &garden.rosa).await;
    let (account, ana) = garden.accepted("ana", Role::Member).await;
    let rosa = garden.rosa().await;
    assert!(!rosa.newcomer(ana).await.unwrap().may_confirm);
    assert!(matches!(rosa.confirm_member(ana, NOW).await, Err(StoreError::NotYours)));
    let ben = garden.enter::<AnyMember>(&ben).await;
    let newcomer = ben.newcomer(ana).await.unwrap();
    assert_eq!((newcomer.invited_as.as_str(), newcomer.address.as_str()), ("ana", "ana@example.org"));
    ben.confirm_member(ana, NOW).await.unwrap();
    assert_eq!(garden.status(account).await, Status::Confirmed);
    assert!(matches!(ben.confirm_member(ana, NOW).await, Err(StoreError::NotFound)));
    let taken = rosa.invite(&new_invite("ana", Role::Member), None, NOW).await;
    assert!(matches!(taken, Err(StoreError::Taken)));
    assert!(ben.invites().await.unwrap().iter().all(|line| line.address.is_none()));
}

#[tokio::test]
async fn mail_is_tried_again_later_and_forgotten_when_sent() {
    let garden = Garden::new().await;
    garden.invited("ben", Role::Member).await;
    let mail = garden.store.take_mail(NOW).await.unwrap().unwrap();
    assert!(garden.store.take_mail(NOW).await.unwrap().is_none(), "taken, and nobody else's");
    assert_eq!(mail.words.to, "ben@example.org");
    assert!(mail.words.link.starts_with("https://kith.example/invites/"));
    garden.store.mail_failed(mail.id, NOW).await.unwrap();
    assert!(garden.store.take_mail(NOW).await.unwrap().is_none());
    assert!(garden.store.take_mail(NOW.plus(Timestamp::MINUTE)).await.unwrap().is_some());
    let counts = garden.store.mail_counts().await.unwrap();
    assert_eq!((counts.waiting, counts.failing), (1, 1));
    garden.store.mail_sent(mail.id, NOW).await.unwrap();
    assert_eq!(garden.store.mail_counts().await.unwrap().waiting, 0);
}
