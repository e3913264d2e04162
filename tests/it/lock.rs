//! The screen lock: whoever picks up a device that its owner left lying finds nothing, and its owner everything.

use crate::guessing::WAIT;
use crate::letters::memory;
use crate::world::{PASSWORD, Page, Person, on_both};
use kith_domain::Timestamp;
use reqwest::Method;
use reqwest::header::ACCEPT;
use serde_json::Value;

const SECRET: &str = "Luis, the bird you carried home in your cap.";
/// "Last seen" is only written every 20 seconds.
const TOO_LONG: i64 = 5 * Timestamp::MINUTE + 20 * Timestamp::SECOND;

impl Person {
    /// Shows the password to a locked screen.
    pub async fn unlocks(&self, locked: &Page) -> Page {
        self.sends(locked.form("/unlock").with("unlock", PASSWORD)).await
    }

    /// Comes back to a screen that may be locked.
    pub async fn is_back(&self) {
        let page = self.opens("/").await;
        if page.status == 423 {
            self.unlocks(&page).await.is(303);
        }
    }

    /// What a page says by itself, as its script does.
    async fn says_to(&self, door: &str, fields: &[(&str, &str)]) -> Page {
        let request = self.request(Method::POST, door).header("sec-fetch-site", "same-origin");
        self.answer(door, request.header(ACCEPT, "application/json").form(fields)).await
    }

    /// Whose page this is, as it says itself.
    pub async fn mark_on(&self, path: &str) -> String {
        let page = self.opens(path).await.is(200);
        let (_, after) = page.body.split_once(r#"name="whose" value=""#).expect("a page with a lock");
        after.split('"').next().unwrap().to_owned()
    }
}

on_both! {
    async fn whoever_comes_back_too_late_shows_their_password_and_goes_on(world) {
        let settings = format!("{}/settings", world.riveras);
        world.later(TOO_LONG - 1);
        world.rosa.opens(&settings).await.is(200);
        world.later(TOO_LONG);
        let locked = world.rosa.opens(&settings).await.is(423).says("This screen is locked").never_says("Garden club");
        let before = world.rosa.cookie();
        let wrong = world.rosa.sends(locked.form("/unlock").with("unlock", "not my password")).await.is(422);
        let wrong = wrong.says("This is not your password.").never_says("Garden club");
        // A slip costs a second, as at signing in.
        world.rosa.unlocks(&wrong).await.is(422).says(WAIT);
        world.rosa.opens(&settings).await.is(423);
        world.later(2 * Timestamp::SECOND);
        assert_eq!(world.rosa.unlocks(&wrong).await.is(303).leads_to(), settings);
        assert_ne!(world.rosa.cookie(), before, "showing a password makes a new session");
        world.rosa.opens(&settings).await.is(200).says("Garden club");
        // The old cookie is worth nothing.
        world.rosa.hold_cookie(&before.unwrap());
        world.rosa.opens(&settings).await.is(303);
    }

    async fn what_was_typed_meanwhile_is_sent_after_unlocking(world) {
        let letter = world.ben.letter(&world.riveras).await;
        let form = world.ben.opens(&letter).await.form(&letter).with("text-memory", SECRET);
        world.later(TOO_LONG);
        let locked = world.ben.sends(form).await.is(423).says("This screen is locked");
        let wrong = world.ben.sends(locked.form("/unlock").with("unlock", "a slip of the finger")).await.is(422);
        world.later(2 * Timestamp::SECOND);
        let send = world.ben.unlocks(&wrong).await.is(200).says(SECRET).form(&letter);
        world.ben.sends(send).await.is(303);
        assert_eq!(memory(&world.ben.opens(&letter).await.form(&letter)), SECRET);
    }

    async fn going_back_in_the_history_shows_no_password_again(world) {
        let letter = world.ben.letter(&world.riveras).await;
        let form = world.ben.opens(&letter).await.form(&letter).with("text-memory", SECRET);
        world.later(TOO_LONG);
        let locked = world.ben.sends(form.clone()).await.is(423).form("/unlock").with("unlock", PASSWORD);
        world.ben.sends(locked.clone()).await.is(200).says(SECRET);
        world.later(TOO_LONG);
        // Somebody else presses “Back”, and then “Send again”.
        let again = world.ben.sends(locked).await.is(422).says("This screen is locked");
        world.ben.opens(&letter).await.is(423);
        // The words are still in it, for whoever knows the password.
        world.ben.unlocks(&again).await.is(200).says(SECRET);

        world.later(31 * Timestamp::MINUTE);
        let ended = world.ben.sends(form).await.is(401).form("/sign-in");
        let ended = ended.with("email", &*world.ben.email).with("password", PASSWORD);
        world.ben.sends(ended.clone()).await.is(200).says(SECRET);
        world.ben.signs_out().await.is(303);
        let again = world.ben.sends(ended).await.is(422).says("What you typed is kept").form("/sign-in");
        world.ben.opens(&letter).await.is(303);
        let again = again.with("email", &*world.ben.email).with("password", PASSWORD);
        world.ben.sends(again).await.is(200).says(SECRET);
    }

    async fn whoever_has_tried_too_often_still_has_what_they_typed(world) {
        let letter = world.ben.letter(&world.riveras).await;
        let form = world.ben.opens(&letter).await.form(&letter).with("text-memory", SECRET);
        world.later(TOO_LONG);
        let mut page = world.ben.sends(form).await.is(423);
        for _ in 0..20 {
            page = world.ben.sends(page.form("/unlock").with("unlock", "not my password")).await.is(422);
        }
        let slowed = world.ben.unlocks(&page).await.is(429).says("Wait a minute");
        world.later(2 * Timestamp::MINUTE);
        world.ben.unlocks(&slowed).await.is(200).says(SECRET);
    }

    async fn signing_in_too_often_keeps_it_as_well(world) {
        let letter = world.ben.letter(&world.riveras).await;
        let form = world.ben.opens(&letter).await.form(&letter).with("text-memory", SECRET);
        world.later(31 * Timestamp::MINUTE);
        let mut page = world.ben.sends(form).await.is(401);
        let tries = |page: &Page, password: &str| {
            page.form("/sign-in").with("email", &*world.ben.email).with("password", password)
        };
        for _ in 0..20 {
            page = world.ben.sends(tries(&page, "not my password")).await.is(422);
        }
        let slowed = world.ben.sends(tries(&page, PASSWORD)).await.is(429).says("Wait a minute");
        world.later(2 * Timestamp::MINUTE);
        world.ben.sends(tries(&slowed, PASSWORD)).await.is(200).says(SECRET);
    }

    async fn help_and_the_ways_out_need_no_password(world) {
        world.later(TOO_LONG);
        for page in ["/help", "/privacy", "/sign-in"] {
            world.rosa.opens(page).await.is(200).never_says("This screen is locked");
        }
        world.rosa.opens("/").await.is(423);
        world.rosa.opens("/exit").await.is(303);
        assert_eq!(world.rosa.cookie(), None);
        world.later(TOO_LONG);
        let locked = world.ben.opens(&world.riveras).await.is(423);
        world.ben.sends(locked.form("/sign-out")).await.is(303);
        world.ben.opens(&world.riveras).await.is(303);
    }

    async fn the_button_locks_at_once(world) {
        let home = world.rosa.opens(&world.riveras).await;
        assert_eq!(world.rosa.sends(home.form("/lock")).await.is(303).leads_to(), "/unlock");
        let locked = world.rosa.opens("/unlock").await.is(423);
        world.rosa.opens(&world.riveras).await.is(423);
        assert_eq!(world.rosa.unlocks(&locked).await.is(303).leads_to(), "/");
        world.rosa.opens("/unlock").await.is(303);
        // Other browsers of hers, and other people, have screens of their own.
        let phone = world.rosa.elsewhere();
        phone.signs_in().await.is(303);
        world.rosa.sends(world.rosa.opens("/").await.form("/lock")).await.is(303);
        phone.opens(&world.riveras).await.is(200);
        world.ben.opens(&world.riveras).await.is(200);
    }

    async fn a_page_that_is_read_stays_open_and_one_that_asks_by_itself_does_not(world) {
        let mark = world.rosa.mark_on(&world.riveras).await;
        for _ in 0..3 {
            world.later(4 * Timestamp::MINUTE);
            world.rosa.says_to("/used", &[("whose", &mark)]).await.is(204);
        }
        world.rosa.opens(&world.riveras).await.is(200);
        world.later(4 * Timestamp::MINUTE);
        let asks = world.rosa.request(Method::GET, &world.riveras).header("x-live", "1");
        world.rosa.answer("a page that asks by itself", asks).await.is(200);
        world.later(2 * Timestamp::MINUTE);
        let asks = world.rosa.request(Method::GET, &world.riveras).header("x-live", "1");
        world.rosa.answer("a page that asks by itself", asks).await.is(423).never_says("Garden club");
        // Somebody has been at work all the time, without a connection.
        world.rosa.says_to("/used", &[("whose", &mark)]).await.is(204);
        world.rosa.opens(&world.riveras).await.is(200);
        // The form that asks for the password says whose it is, and that wakes nothing.
        world.later(TOO_LONG);
        let locked = world.rosa.opens("/").await.is(423);
        let mark_there = locked.form("/unlock").value("whose").unwrap().to_owned();
        world.rosa.says_to("/used", &[("whose", &mark_there)]).await.is(400);
        world.rosa.says_to("/used", &[("whose", &mark)]).await.is(204);
        // But not for longer than a session lasts.
        world.later(30 * Timestamp::MINUTE);
        world.rosa.says_to("/used", &[("whose", &mark)]).await.is(401);
    }

    async fn a_page_that_covered_itself_is_opened_by_its_own_password_alone(world) {
        let letter = world.ben.writes(&world.riveras, "memory", SECRET).await;
        let mark = world.ben.mark_on(&letter).await;
        // Not by a page of somebody else's in the same browser.
        let rosas = world.rosa.mark_on("/").await;
        world.ben.says_to("/lock", &[("whose", &rosas)]).await.is(204);
        world.ben.says_to("/used", &[("whose", &mark)]).await.is(204);
        world.ben.says_to("/lock", &[("whose", &mark)]).await.is(204);
        // The last words are still on their way.
        world.ben.saves(&letter, "memory", &[("text", "and more"), ("rev", "1")]).await.is(200);
        world.later(Timestamp::SECOND);
        world.ben.saves(&letter, "memory", &[("text", "and more"), ("rev", "1")]).await.is(423);
        world.ben.says_to("/used", &[("whose", &mark)]).await.is(423);
        // Somebody else in the same browser, with an account of their own.
        let same = world.okafor.elsewhere();
        same.hold_cookie(&world.okafor.cookie().unwrap());
        same.says_to("/used", &[("whose", &mark)]).await.is(401);
        let wrong = same.says_to("/unlock", &[("whose", &mark), ("unlock", "not Ben’s")]).await.is(200);
        assert!(serde_json::from_str::<Value>(&wrong.body).unwrap()["say"].is_string());
        world.later(2 * Timestamp::SECOND);
        world.ben.says_to("/unlock", &[("whose", &mark), ("unlock", PASSWORD)]).await.is(204);
        world.ben.opens(&letter).await.is(200).says("and more");
    }

    async fn a_covered_page_is_opened_again_after_its_session_ended(world) {
        let mark = world.ben.mark_on(&world.riveras).await;
        world.later(13 * Timestamp::HOUR);
        world.ben.opens(&world.riveras).await.is(303);
        world.ben.says_to("/unlock", &[("whose", &mark), ("unlock", PASSWORD)]).await.is(204);
        world.ben.opens(&world.riveras).await.is(200);
    }

    async fn a_made_up_mark_opens_nothing(world) {
        let mark = world.rosa.mark_on("/").await;
        let bent = format!("{}A", &mark[..mark.len() - 1]);
        for odd in ["", "soup", &bent, &"x".repeat(20_000)] {
            for door in ["/used", "/unlock", "/lock"] {
                world.rosa.says_to(door, &[("whose", odd), ("unlock", PASSWORD)]).await.is(400);
            }
        }
        let nobody = world.browser();
        nobody.says_to("/used", &[("whose", &mark)]).await.is(401);
        nobody.says_to("/lock", &[("whose", &mark)]).await.is(204);
        nobody.posts("/lock", &[("un", "asked")]).await.is(303);
        nobody.opens("/unlock").await.is(303);
    }

    async fn a_stream_ends_when_the_screen_is_locked(world) {
        world.later(Timestamp::MINUTE);
        let ben = world.ben.listens(&world.riveras, "").await;
        world.ben.sends(world.ben.opens("/").await.form("/lock")).await.is(303);
        world.rosa.writes_down(&world.riveras, "Harbour House").await;
        let told = ben.rest().await;
        assert_eq!(told.last().unwrap().name, "locked");
        assert!(told.iter().all(|told| told.name != "changed"), "{told:?}");
    }
}
