//! Guessing secrets: slow from one place, slow at one account, and never a lock-out for whoever knows them.

use crate::people::Invite;
use crate::world::{PASSWORD, Page, Person, World, on_both};
use kith_domain::Timestamp;
use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use tokio::task::JoinSet;

pub const WAIT: &str = "Nothing is lost.";
const WRONG: &str = "don’t belong together";
const ROSA: &str = "rosa@riveras.example";

/// Fields for a door, and how it answers.
type Sent<'a> = (&'a str, &'a [(&'a str, &'a str)], u16);

/// Everybody at once; their answers in any order.
async fn at_once(guessers: Vec<Person>, email: &'static str, password: &'static str) -> Vec<Page> {
    let mut asked = JoinSet::new();
    for guesser in guessers {
        asked.spawn(async move { guesser.posts("/sign-in", &[("email", email), ("password", password)]).await });
    }
    asked.join_all().await
}

async fn wrong_guesses(guesser: &Person, how_many: usize) {
    for number in 0..how_many {
        guesser.tries(&format!("nobody{number}@riveras.example"), "a guess that is wrong").await.is(422);
    }
}

async fn says_from(world: &World, forwarded: &[&str]) -> u16 {
    let mut headers = HeaderMap::new();
    for line in forwarded {
        headers.append("x-forwarded-for", line.parse().unwrap());
    }
    let browser = world.browser();
    let request = browser.request(Method::POST, "/sign-in").headers(headers).header("sec-fetch-site", "same-origin");
    let request =
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body("email=nothing&password=wrong");
    browser.answer("/sign-in", request).await.status
}

on_both! {
    async fn wrong_passwords_cost_time_and_never_lock(world) {
        for wait in [1, 2, 4, 8, 16, 32, 60, 60] {
            let guesser = world.browser();
            guesser.tries(ROSA, "a guess that is wrong").await.is(422);
            guesser.tries(ROSA, PASSWORD).await.is(422).says(WAIT);
            world.later(wait * Timestamp::SECOND);
        }
        world.browser().tries(ROSA, PASSWORD).await.is(303);
        // The one who was guessed at was never signed out.
        world.rosa.opens("/account").await.is(200);
    }

    async fn of_guesses_at_once_one_is_looked_at(world) {
        for email in [ROSA, "nobody@riveras.example"] {
            let guessers = (0..10).map(|_| world.browser()).collect();
            let answers = at_once(guessers, email, "a guess that is wrong").await;
            assert!(answers.iter().all(|page| page.status == 422));
            assert_eq!(answers.iter().filter(|page| page.shows(WRONG)).count(), 1, "{email}");
            assert_eq!(answers.iter().filter(|page| page.shows(WAIT)).count(), 9, "{email}");
        }
    }

    async fn the_button_pressed_twice_lets_one_in(world) {
        let rosa = world.rosa.elsewhere();
        let answers = at_once(vec![rosa.clone(), rosa.clone(), world.rosa.elsewhere()], ROSA, PASSWORD).await;
        assert!(answers.iter().all(|page| page.status == 303), "{answers:?}");
    }

    async fn too_many_guesses_from_one_place_are_slowed_down_there_alone(world) {
        let guesser = world.browser();
        wrong_guesses(&guesser, 20).await;
        // From here on nothing is looked at, the right password included.
        guesser.tries("one.more@riveras.example", "a guess that is wrong").await.is(429).says(WAIT);
        guesser.tries(ROSA, PASSWORD).await.is(429);
        // Neither for others nor for longer than a moment is anything locked.
        world.browser().tries("nobody@riveras.example", "a guess that is wrong").await.is(422);
        world.browser().tries(ROSA, PASSWORD).await.is(303);
        world.later(6 * Timestamp::SECOND);
        guesser.tries(ROSA, PASSWORD).await.is(303);
    }

    async fn whoever_knows_the_password_may_come_and_go(world) {
        let rosa = world.rosa.elsewhere();
        for _ in 0..25 {
            rosa.signs_in().await.is(303);
            rosa.signs_out().await.is(303);
        }
    }

    async fn every_door_that_takes_a_secret_counts(world) {
        let (circle, rosa) = (&*world.riveras, &world.rosa);
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let invite: Invite = rosa.invites(circle, &ivy, "friend", "A member").await;
        let link = world.operator_link().await;
        let answer = [("name", "Ivy"), ("email", "ivy@example.org"), ("password", PASSWORD), ("code", &*invite.code)];
        let sign_up = [("name", "Joe"), ("email", "joe@example.org"), ("password", PASSWORD)];
        let with_link = [("name", "Kim"), ("email", "kim@example.org"), ("password", PASSWORD)];
        let hand_over = [("member", ""), ("password", PASSWORD)];
        let another = [("current", PASSWORD), ("password", "five other words in a row")];
        let (invited, handed) = (&*invite.link, &*format!("{circle}/people/hand-over"));
        let by_nobody: [Sent<'_>; 3] = [("/sign-up", &sign_up, 303), (&link, &with_link, 303), (invited, &answer, 303)];
        let by_rosa: [Sent<'_>; 2] = [(handed, &hand_over, 422), ("/account/password", &another, 303)];
        // Rosa's own tries count there, too: her phone may be in somebody else's hand.
        for _ in 0..20 {
            rosa.posts(handed, &[("password", "a guess that is wrong")]).await.is(422);
        }
        wrong_guesses(&ivy, 20).await;
        for (door, fields, _) in by_nobody {
            ivy.posts(door, fields).await.is(429);
        }
        for (door, fields, _) in by_rosa {
            rosa.posts(door, fields).await.is(429);
        }
        // Nothing was done and nothing used up.
        world.later(Timestamp::MINUTE);
        for (door, fields, answer) in by_nobody {
            ivy.elsewhere().posts(door, fields).await.is(answer);
        }
        for (door, fields, answer) in by_rosa {
            rosa.posts(door, fields).await.is(answer);
        }
    }

    async fn sign_ups_from_one_place_are_few(world) {
        let browser = world.browser();
        for number in 0..21 {
            let email = format!("somebody{number}@example.org");
            let page = browser.posts("/sign-up", &[("name", "Joe"), ("email", &*email), ("password", PASSWORD)]).await;
            page.is(if number < 20 { 303 } else { 429 });
        }
    }

    async fn nobody_chooses_where_they_come_from(world) {
        for number in 0..20 {
            let forged = format!("198.51.100.{number}");
            // In a line of their own, and before what our proxy adds to it.
            assert_eq!(says_from(&world, &[&*forged, &*format!("{forged}, 203.0.113.7")]).await, 422);
            assert_eq!(says_from(&world, &[&*format!("2001:db8:1:2::{number}")]).await, 422);
        }
        assert_eq!(says_from(&world, &["198.51.100.99", "203.0.113.7"]).await, 429);
        assert_eq!(says_from(&world, &["2001:db8:1:2:ffff::1"]).await, 429);
        assert_eq!(says_from(&world, &["::ffff:203.0.113.7"]).await, 429);
        assert_eq!(says_from(&world, &["2001:db8:1:3::1"]).await, 422);
        assert_eq!(says_from(&world, &["203.0.113.8"]).await, 422);
    }
}
