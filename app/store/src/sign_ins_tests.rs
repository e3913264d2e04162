//! Guessing one after the other, and guessing all at once.

use super::*;
use crate::testing::people::{Garden, NOW, address, line};

const RIGHT: &str = "four quiet words in a row";

/// Ivy has an account; the garden's own people have no real passwords.
async fn ivy(garden: &Garden) -> AccountId {
    let hash = passwords::hash(RIGHT.into()).await;
    garden.store.create_account(line("Ivy"), &address("ivy"), hash, NOW).await.unwrap()
}

async fn tries(garden: &Garden, name: &str, password: &str, now: Timestamp) -> Tried {
    garden.store.try_password(&address(name), password.into(), now).await.unwrap()
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
