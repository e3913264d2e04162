//! Guessing one after the other, guessing all at once, and a password that changes under a sign-in.

use super::*;
use crate::testing::people::{Garden, NOW, address, line};

const RIGHT: &str = "four quiet words in a row";
const ANOTHER: &str = "five other words in a row";

/// Ivy has an account; the garden's own people have no real passwords.
async fn ivy(garden: &Garden) -> AccountId {
    let hash = passwords::hash(RIGHT.into()).await;
    garden.store.create_account(line("Ivy"), &address("ivy"), hash, NOW).await.unwrap()
}

async fn tries(garden: &Garden, name: &str, password: &str, now: Timestamp) -> Tried {
    garden.store.try_password(&address(name), password.into(), now).await.unwrap()
}

async fn proves(garden: &Garden, password: &str) -> Proven {
    match tries(garden, "ivy", password, NOW).await {
        Tried::Right(proven) => proven,
        _ => panic!("it is the right password"),
    }
}

#[tokio::test]
async fn of_many_guesses_at_once_one_is_looked_at() {
    let garden = Garden::new().await;
    ivy(&garden).await;
    for name in ["ivy", "nobody"] {
        let guesses: Vec<_> = (0..12)
            .map(|number| {
                let store = garden.store.clone();
                tokio::spawn(async move { store.try_password(&address(name), format!("guess {number}"), NOW).await })
            })
            .collect();
        let mut looked_at = 0;
        for guess in guesses {
            match guess.await.unwrap().unwrap() {
                Tried::Wrong => looked_at += 1,
                Tried::TooSoon(wait) => assert_eq!(wait, Timestamp::SECOND),
                Tried::Right(_) => panic!("no guess is right"),
            }
        }
        assert_eq!(looked_at, 1, "{name}");
    }
}

#[tokio::test]
async fn a_guess_counts_before_it_is_looked_at() {
    let garden = Garden::new().await;
    ivy(&garden).await;
    // The guesser hangs up while the password is being hashed.
    let index = garden.store.address_index(&address("ivy"));
    assert_eq!(garden.store.claim_try(index, NOW).await.unwrap(), 0);
    assert!(matches!(tries(&garden, "ivy", RIGHT, NOW).await, Tried::TooSoon(_)));
    assert!(matches!(tries(&garden, "ivy", RIGHT, NOW.plus(Timestamp::SECOND)).await, Tried::Right(_)));
}

#[tokio::test]
async fn the_right_password_at_once_in_two_places_opens_both() {
    let garden = Garden::new().await;
    ivy(&garden).await;
    let (one, other) = tokio::join!(tries(&garden, "ivy", RIGHT, NOW), tries(&garden, "ivy", RIGHT, NOW));
    assert!(matches!((one, other), (Tried::Right(_), Tried::Right(_))));
}

#[tokio::test]
async fn waits_double_up_to_a_minute_and_are_forgotten_after_an_hour() {
    let garden = Garden::new().await;
    ivy(&garden).await;
    let mut now = NOW;
    for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
        assert!(matches!(tries(&garden, "ivy", "a guess", now).await, Tried::Wrong));
        assert!(matches!(tries(&garden, "ivy", RIGHT, now).await, Tried::TooSoon(wait) if wait == seconds * 1000));
        now = now.plus(seconds * Timestamp::SECOND);
    }
    now = now.plus(FORGET_AFTER);
    assert!(matches!(tries(&garden, "ivy", "a guess", now).await, Tried::Wrong));
    assert!(matches!(tries(&garden, "ivy", RIGHT, now).await, Tried::TooSoon(Timestamp::SECOND)));
}

#[tokio::test]
async fn a_new_password_ends_the_sign_ins_under_way() {
    let garden = Garden::new().await;
    let account = ivy(&garden).await;
    let (thief, owner) = (proves(&garden, RIGHT).await, proves(&garden, RIGHT).await);
    let too_late = proves(&garden, RIGHT).await;
    let owner = garden.store.change_password(owner, passwords::hash(ANOTHER.into()).await, NOW).await.unwrap();
    let late = garden.store.sign_in(&thief, "", None, NOW).await;
    assert!(matches!(late, Err(StoreError::Stale)));
    // Nor does the old password change the new one.
    let over = garden.store.change_password(too_late, passwords::hash(RIGHT.into()).await, NOW).await;
    assert!(matches!(over, Err(StoreError::Stale)));
    let token = garden.store.sign_in(&owner, "", None, NOW).await.unwrap();
    let session = garden.store.session(&token, NOW).await.unwrap();
    assert_eq!(session.lines(&garden.store, NOW).await.unwrap().len(), 1);
    assert_eq!(session.account, account);
    assert!(session.prove(&garden.store, RIGHT.into()).await.unwrap().is_none());
    assert!(session.prove(&garden.store, ANOTHER.into()).await.unwrap().is_some());
}
