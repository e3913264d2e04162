//! Accounts: signing up, in and out, and being signed in elsewhere at the same time.

use crate::guessing::WAIT;
use crate::world::{PASSWORD, Page, Person, on_both};
use kith_domain::Timestamp;

const ANOTHER: &str = "five other words in a row";

impl Person {
    /// Opens an account and signs in.
    pub async fn has_an_account(&self) {
        self.signs_up_at("/sign-up").await.is(303);
        self.signs_in().await.is(303);
    }

    /// Fills in a form that opens an account.
    pub async fn signs_up_at(&self, door: &str) -> Page {
        let form = self.opens(door).await.is(200).form(door);
        self.sends(form.with("name", &*self.name).with("email", &*self.email).with("password", PASSWORD)).await
    }

    /// Signs in with the right password.
    pub async fn signs_in(&self) -> Page {
        self.tries(&self.email, PASSWORD).await
    }

    /// Signs in with any address and password.
    pub async fn tries(&self, email: &str, password: &str) -> Page {
        let form = self.opens("/sign-in").await.is(200).form("/sign-in");
        self.sends(form.with("email", email).with("password", password)).await
    }

    /// Signs out with the button at the foot of every page.
    pub async fn signs_out(&self) -> Page {
        let form = self.opens("/").await.form("/sign-out");
        self.sends(form).await
    }

    /// The same person in another browser.
    pub async fn on_another_device(&self) -> Person {
        let other = self.elsewhere();
        other.signs_in().await.is(303);
        other
    }

    async fn is_signed_in(&self) -> bool {
        self.opens("/account").await.status == 200
    }
}

on_both! {
    async fn somebody_signs_up_in_and_out(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        ivy.signs_up_at("/sign-up").await.is(303);
        assert!(!ivy.is_signed_in().await);
        ivy.signs_in().await.is(303);
        ivy.opens("/").await.is(200).says("Your circles").never_says("Garden club");
        ivy.opens("/account").await.is(200).says("Ivy Chen").says("ivy@example.org");
        let cookie = ivy.cookie().unwrap();
        ivy.signs_out().await.is(303);
        assert_eq!(ivy.cookie(), None);
        ivy.hold_cookie(&cookie);
        assert!(!ivy.is_signed_in().await, "the cookie of an ended session is worth nothing");
    }

    async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites(world) {
        let page = world.rosa.elsewhere().signs_in().await.is(303);
        let cookie = page.header("set-cookie");
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Max-Age"), "{cookie}");
        let page = world.rosa.signs_out().await;
        assert!(page.header("clear-site-data").contains("\"cookies\""), "{:?}", page.headers);
    }

    async fn a_weak_password_is_refused_and_the_rest_kept(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let form =
            ivy.opens("/sign-up").await.form("/sign-up").with("name", "Ivy Chen").with("email", "ivy@example.org");
        let again = ivy.sends(form.with("password", "short")).await.is(422).says("Use at least 15 characters");
        let form = again.form("/sign-up");
        assert_eq!(form.value("name"), Some("Ivy Chen"));
        assert_eq!(form.value("email"), Some("ivy@example.org"));
        assert_eq!(form.value("password"), Some(""), "a password is never sent back");
    }

    async fn whoever_signs_up_learns_nothing_about_others(world) {
        let known = world.somebody("Rosa", "rosa@riveras.example").signs_up_at("/sign-up").await;
        let unknown = world.somebody("Rosa", "nobody@riveras.example").signs_up_at("/sign-up").await;
        assert_eq!((known.status, known.leads_to()), (unknown.status, unknown.leads_to()));
        assert_eq!(known.body, unknown.body);
        world.rosa.elsewhere().signs_in().await.is(303);
    }

    async fn a_wrong_password_and_an_unknown_address_get_one_answer(world) {
        let browser = world.browser();
        let known = browser.tries("rosa@riveras.example", "not the right password").await.is(422);
        let unknown = browser.tries("rosi@riveras.example", "not the right password").await.is(422);
        let neutral = |page: &Page| {
            let body = page.body.replace("rosa@", "…@").replace("rosi@", "…@");
            page.read().nonces.iter().fold(body, |body, nonce| body.replace(nonce.as_str(), "…"))
        };
        assert_eq!(neutral(&known), neutral(&unknown));
        // And both have to wait alike.
        for email in ["rosa@riveras.example", "rosi@riveras.example"] {
            browser.tries(email, PASSWORD).await.is(422).says(WAIT);
        }
    }

    async fn a_session_ends_after_half_an_hour_without_use(world) {
        for _ in 0..3 {
            world.later(29 * Timestamp::MINUTE);
            world.rosa.opens("/account").await.is(423);
            world.rosa.is_back().await;
        }
        world.later(31 * Timestamp::MINUTE);
        assert_eq!(world.rosa.opens("/account").await.is(303).leads_to(), "/sign-in?next=/account");
    }

    async fn a_session_ends_after_twelve_hours_of_use(world) {
        for _ in 0..143 {
            world.later(5 * Timestamp::MINUTE);
            assert!(world.rosa.is_signed_in().await);
        }
        world.later(5 * Timestamp::MINUTE);
        assert!(!world.rosa.is_signed_in().await);
    }

    async fn signing_in_leads_back_to_where_one_was(world) {
        world.rosa.signs_out().await;
        let door = world.rosa.opens(&world.riveras).await.is(303).leads_to();
        assert_eq!(door, format!("/sign-in?next={}", world.riveras));
        let form = world.rosa.opens(&door).await.form("/sign-in");
        let form = form.with("email", "rosa@riveras.example").with("password", PASSWORD);
        assert_eq!(world.rosa.sends(form).await.is(303).leads_to(), world.riveras);
    }

    async fn signing_in_leads_nowhere_else(world) {
        let rosa = world.rosa.elsewhere();
        for bait in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"] {
            let fields = [("email", "rosa@riveras.example"), ("password", PASSWORD), ("next", bait)];
            assert_eq!(rosa.posts("/sign-in", &fields).await.is(303).leads_to(), "/", "{bait}");
        }
    }

    async fn signing_in_makes_a_new_cookie_and_kills_the_old(world) {
        // A cookie that somebody planted before the sign-in must be worth nothing after it.
        let planted = world.okafor.cookie().unwrap();
        let rosa = world.rosa.elsewhere();
        rosa.hold_cookie(&planted);
        let fields = [("email", "rosa@riveras.example"), ("password", PASSWORD)];
        rosa.posts("/sign-in", &fields).await.is(303);
        assert_ne!(rosa.cookie().unwrap(), planted);
        assert!(!world.okafor.is_signed_in().await);
    }

    async fn one_sees_where_one_is_signed_in_and_ends_it(world) {
        let phone = world.rosa.on_another_device().await;
        let account = world.rosa.opens("/account").await.is(200).says("This browser").says("Chrome on Linux");
        let end = account.form("/end");
        world.okafor.sends(end.clone()).await.is(404);
        assert!(phone.is_signed_in().await, "a stranger ended somebody's session");
        world.rosa.sends(end).await.is(303);
        assert!(!phone.is_signed_in().await);
        assert!(world.rosa.is_signed_in().await);
    }

    async fn one_press_ends_all_other_sessions(world) {
        let (phone, tablet) = (world.rosa.on_another_device().await, world.rosa.on_another_device().await);
        world.rosa.sends(world.rosa.opens("/account").await.form("/end-others")).await.is(303);
        assert!(world.rosa.is_signed_in().await);
        assert!(!phone.is_signed_in().await && !tablet.is_signed_in().await);
        assert!(world.okafor.is_signed_in().await);
    }

    async fn a_new_password_ends_the_sessions_elsewhere(world) {
        let phone = world.rosa.on_another_device().await;
        let form = world.rosa.opens("/account").await.form("/account/password").with("password", ANOTHER);
        world.rosa.sends(form.clone().with("current", "not the password")).await.is(422);
        assert!(phone.is_signed_in().await);
        let before = world.rosa.cookie();
        world.rosa.sends(form.with("current", PASSWORD)).await.is(303);
        assert!(world.rosa.is_signed_in().await && world.rosa.cookie() != before);
        assert!(!phone.is_signed_in().await);
        phone.tries("rosa@riveras.example", PASSWORD).await.is(422);
        world.later(2 * Timestamp::SECOND);
        phone.tries("rosa@riveras.example", ANOTHER).await.is(303);
    }

    async fn what_is_typed_after_the_session_ended_is_kept(world) {
        let form = world.rosa.opens("/circles/new").await.form("/circles/new");
        let form = form.with("name", "Walking group").with("person", "Danny").with("pronouns", "he");
        let form =
            form.with("substances", "alcohol").with("what_happened", "It began\n</textarea>with <b>a fall</b> & more.");
        world.later(31 * Timestamp::MINUTE);
        let kept = world.rosa.sends(form).await.is(401).says("What you typed is kept").form("/sign-in");
        // A slip on the way in loses nothing either.
        let kept =
            world.rosa.sends(kept.with("email", "rosa@riveras.example").with("password", "a slip of the finger")).await;
        let kept = kept.is(422).says("What you typed is kept").form("/sign-in");
        world.later(2 * Timestamp::SECOND);
        let again = world.rosa.sends(kept.with("email", "rosa@riveras.example").with("password", PASSWORD)).await;
        let again = again.is(200).says("It began </textarea>with <b>a fall</b> & more.").form("/circles/new");
        let circle = world.rosa.sends(again).await.is(303).leads_to();
        let settings = world.rosa.opens(&format!("{circle}/settings")).await.is(200).form("/settings");
        assert_eq!(settings.value("what_happened"), Some("It began\n</textarea>with <b>a fall</b> & more."));
    }

    async fn a_secret_is_never_kept_for_later(world) {
        world.later(31 * Timestamp::MINUTE);
        let page = world.rosa.posts("/account/password", &[("current", PASSWORD), ("password", ANOTHER)]).await;
        page.is(401).never_says(PASSWORD).never_says(ANOTHER);
    }
}
