//! Reminders: a mail that tells a stranger nothing, to an address that somebody calls safe again and again.

use crate::world::{Mail, MailServer, Page, Person, World, on_both};
use kith_domain::Timestamp;

pub const AT: &str = "/account/reminders";
pub const SAFE: &str = "ben.private@mail.example";

/// Everything about these two families, and every word that would say what this is for.
pub const TELLING: [&str; 26] = [
    "ben rivera",
    "rosa",
    "ana",
    "mara",
    "danny",
    "ngozi",
    "chidi",
    "garden",
    "evening",
    "circle",
    "letter",
    "meeting",
    "boundar",
    "treatment",
    "intervention",
    "recovery",
    "rehab",
    "addict",
    "alcohol",
    "opioid",
    "drug",
    "help",
    "family",
    "task",
    "naloxone",
    "safety",
];

impl Person {
    /// Chooses an address that only they read, for mails at any time, once a day.
    pub async fn wants_reminders_at(&self, address: &str) -> Page {
        let form = self.opens(AT).await.is(200).form(AT).with("email", address).tick("mine", "Only I read");
        let form = form.with("clock", "0").choose("quiet_from", "00:00").choose("quiet_until", "00:00");
        self.sends(form).await
    }

    /// The same, all the way: a mail arrives, and they say that it is safe.
    pub async fn has_reminders_at(&self, world: &World, mail: &MailServer, address: &str) -> Mail {
        self.wants_reminders_at(address).await.is(303);
        world.mails_go_out().await;
        let asked = mail.inbox().pop().expect("a mail that asks whether it arrives");
        let page = self.opens(&asked.links()[0]).await.is(200).says("Is it safe there?");
        self.sends(page.button("Yes, only I read it")).await.is(303);
        asked
    }

    /// Something that everybody in the circle may know of.
    pub async fn adds_a_task(&self, circle: &str, title: &str) {
        let form = self.opens(&format!("{circle}/outcome")).await.form("/tasks");
        let form = form.with("title", title).with("due", "2027-03-01").choose("owner", &self.name);
        self.sends(form).await.is(303);
    }
}

/// A mail says who sent it, that there is an update, and where; nothing else, in no header.
#[track_caller]
pub fn tells_nothing(mail: &Mail) {
    assert_eq!(mail.header("Subject").as_deref(), Some("Kith: update"));
    assert_eq!(mail.header("From").as_deref(), Some("Kith <post@kith.example>"));
    assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    let head = mail.text.split("\r\n\r\n").next().unwrap().replace(&mail.to, "").to_lowercase();
    let body = mail.body();
    let words: Vec<&str> = body.split_whitespace().filter(|word| !word.contains("://")).collect();
    assert_eq!(words.join(" "), "You have an update. Open the link below and sign in. To stop these mails:");
    assert_eq!(mail.links().len(), 2);
    let known = ["/account/reminders/", "/stop/", "/update"];
    assert!(mail.links().iter().all(|path| known.iter().any(|known| path.starts_with(known))), "{body}");
    for word in TELLING {
        assert!(!head.contains(word), "{word}: {head}");
    }
}

pub fn minutes(minutes: i64) -> i64 {
    minutes * Timestamp::MINUTE
}

pub fn hours(hours: i64) -> i64 {
    hours * Timestamp::HOUR
}

on_both! {
    async fn a_reminder_comes_once_and_tells_a_stranger_nothing(world) {
        let mail = world.has_a_mail_server().await;
        let (ben, rosa) = (&world.ben, &world.rosa);
        ben.opens(&ben.opens(&ben.opens(&world.riveras).await.link("quiet reminder")).await.link("Your account")).await.is(200);
        ben.wants_reminders_at(SAFE).await.is(303);
        ben.opens(AT).await.says("We wrote to you").says(SAFE);
        rosa.adds_a_task(&world.riveras, "Call the harbour").await;
        world.later(hours(1));
        world.mails_go_out().await;
        let mails = mail.inbox();
        assert_eq!(mails.len(), 1, "until it is confirmed, only the mail that asks");
        tells_nothing(&mails[0]);
        assert_eq!(mails[0].to, SAFE);
        // The link alone opens nothing, and somebody else's account doesn't either.
        let link = &mails[0].links()[0];
        assert_eq!(ben.elsewhere().opens(link).await.is(303).leads_to(), format!("/sign-in?next={link}"));
        rosa.signs_in().await;
        rosa.opens(link).await.is(410).says("This link has ended").link("Look at your reminders");
        rosa.posts(link, &[("x", "")]).await.is(410);
        ben.signs_in().await.is(303);
        let page = ben.opens(link).await.is(200).says("Is it safe there?");
        ben.sends(page.button("Yes, only I read it")).await.is(303);
        ben.opens(AT).await.says("Reminders are on").says("Before Monday 21 December 2026");
        // What was there before he was here is no news; what comes after it is.
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty());
        world.later(minutes(1));
        rosa.adds_a_task(&world.riveras, "Call the hill").await;
        rosa.adds_a_task(&world.riveras, "Call the mill").await;
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty(), "he may be looking at it");
        world.later(hours(1));
        world.mails_go_out().await;
        world.mails_go_out().await;
        let mails = mail.inbox();
        assert_eq!(mails.len(), 1);
        tells_nothing(&mails[0]);
        // It leads a stranger to the form to sign in, and him to where something happened.
        let link = &mails[0].links()[0];
        assert_eq!(ben.elsewhere().opens(link).await.is(303).leads_to(), "/sign-in?next=/update");
        ben.on_another_device().await;
        // One a day, whatever else happens on it.
        world.later(minutes(1));
        rosa.signs_in().await;
        rosa.adds_a_task(&world.riveras, "Call the lake").await;
        world.later(hours(3));
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty());
        world.later(hours(20));
        world.mails_go_out().await;
        assert_eq!(mail.inbox().len(), 1);
        // Whoever comes in by themselves needs none.
        rosa.signs_in().await;
        rosa.adds_a_task(&world.riveras, "Call the ferry").await;
        world.later(hours(30));
        ben.signs_in().await.is(303);
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty());
    }

    async fn another_circles_news_is_nobody_elses(world) {
        let mail = world.has_a_mail_server().await;
        world.okafor.has_reminders_at(&world, &mail, "quiet@okafors.example").await;
        world.later(minutes(1));
        world.rosa.adds_a_task(&world.riveras, "Call the harbour").await;
        // A private note of Ben's is no news for anybody.
        world.ben.feels(&world.riveras, "tired", "").await;
        world.later(hours(1));
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty());
        world.rosa.signs_in().await;
        world.rosa.has_reminders_at(&world, &mail, "quiet@riveras.example").await;
        world.ben.signs_in().await;
        world.later(minutes(1));
        world.ben.feels(&world.riveras, "heavy", "").await;
        world.later(hours(1));
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty());
    }

    async fn an_address_is_safe_for_thirty_days(world) {
        let mail = world.has_a_mail_server().await;
        let (ben, home) = (&world.ben, &*world.riveras);
        ben.has_reminders_at(&world, &mail, SAFE).await;
        ben.opens(home).await.never_says("Your reminders").never_says("Get a quiet reminder");
        world.later(hours(24 * 24));
        ben.signs_in().await;
        ben.opens(home).await.says("Soon reminders stop");
        let page = ben.opens(AT).await.says("Is this address still safe?");
        // The clocks have been changed since: it is an hour less.
        let form = page.form("/safe").choose("now_clock", "11:00");
        assert!(form.value("now_clock").is_some());
        ben.sends(form).await.is(303);
        assert_eq!(ben.opens(AT).await.form(AT).value("clock"), Some("46"));
        ben.opens(home).await.never_says("Soon reminders stop");
        // He isn't there when it is time again: one mail leads him in, and without an answer it was the last.
        world.later(hours(28 * 24));
        world.mails_go_out().await;
        assert_eq!(mail.inbox().len(), 1);
        world.later(hours(3 * 24));
        world.rosa.signs_in().await;
        world.rosa.adds_a_task(home, "Call the harbour").await;
        world.later(hours(24));
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty());
        ben.signs_in().await;
        ben.opens(home).await.says("Reminders have stopped");
        let page = ben.opens(AT).await.says("Reminders have stopped").says("No, stop them now");
        ben.sends(page.button("Yes, only I read it")).await.is(303);
        ben.opens(AT).await.says("Reminders are on");
        ben.sends(ben.opens(AT).await.button("Stop reminders")).await.is(303);
        ben.opens(home).await.says("Get a quiet reminder by mail");
    }

    async fn the_night_is_quiet_on_their_own_clock(world) {
        let mail = world.has_a_mail_server().await;
        world.ben.has_reminders_at(&world, &mail, SAFE).await;
        // Noon here is eleven in the evening there.
        let form = world.ben.opens(AT).await.form(AT).tick("mine", "Only I read").choose("clock", "23:00");
        let form = form.choose("quiet_from", "21:00").choose("quiet_until", "08:00");
        world.ben.sends(form).await.is(303);
        assert_eq!(world.ben.opens(AT).await.says("Reminders are on").form(AT).value("clock"), Some("22"));
        world.later(minutes(1));
        world.rosa.adds_a_task(&world.riveras, "Call the harbour").await;
        for _ in 0..8 {
            world.later(hours(1));
            world.mails_go_out().await;
        }
        assert!(mail.inbox().is_empty());
        world.later(hours(1));
        world.mails_go_out().await;
        assert_eq!(mail.inbox().len(), 1);
    }

    async fn another_address_begins_anew(world) {
        let mail = world.has_a_mail_server().await;
        let asked = world.ben.has_reminders_at(&world, &mail, SAFE).await;
        world.ben.wants_reminders_at("ben.new@mail.example").await.is(303);
        world.ben.opens(AT).await.says("We wrote to you").never_says("Reminders are on");
        world.ben.opens(&asked.links()[0]).await.is(410);
        world.rosa.adds_a_task(&world.riveras, "Call the harbour").await;
        world.later(hours(1));
        world.mails_go_out().await;
        let mails = mail.inbox();
        assert_eq!(mails.iter().map(|mail| &*mail.to).collect::<Vec<_>>(), ["ben.new@mail.example"]);
        // The link in it is as old as the mail.
        world.later(hours(72));
        world.ben.signs_in().await;
        world.ben.opens(&mails[0].links()[0]).await.is(410);
        world.ben.opens(AT).await.says("The link has ended").never_says("We wrote to you");
        world.ben.opens(&world.riveras).await.never_says("Your reminders");
        world.ben.sends(world.ben.opens(AT).await.button("Send it again")).await.is(303);
        world.ben.opens(&mails[0].links()[0]).await.is(200);
    }

    async fn what_is_typed_wrongly_comes_back(world) {
        let _mail = world.has_a_mail_server().await;
        let form = world.ben.opens(AT).await.form(AT);
        assert_eq!(form.value("email"), Some("ben@riveras.example"));
        let page = world.ben.sends(form.clone().with("email", "my own mailbox")).await.is(422);
        let page = page.says("Enter an e-mail address").says("say so here").says("Choose what time it is");
        assert_eq!(page.form(AT).value("email"), Some("my own mailbox"));
        for (field, value) in [("clock", "48"), ("quiet_from", "24"), ("quiet_until", "-1"), ("often", "always")] {
            let fields = [("email", SAFE), ("mine", "yes"), ("clock", "0"), ("quiet_from", "0"), ("quiet_until", "0"), ("often", "daily")];
            let fields: Vec<_> = fields.into_iter().filter(|(name, _)| *name != field).chain([(field, value)]).collect();
            world.ben.posts(AT, &fields).await.is(422).says("Choose");
        }
        world.ben.posts(AT, &[("email", &*"x".repeat(5000)), ("mine", "yes")]).await.is(422);
        world.ben.posts(AT, &[("email", "rosa.@b.example"), ("mine", "yes")]).await.is(422).says("Enter an e-mail address");
        world.ben.posts(AT, &[("email", "a@b.example\nbcc: c@d.example"), ("mine", "yes")]).await.is(422);
        world.ben.opens(&format!("{AT}/{}", "0".repeat(64))).await.is(410);
        world.ben.opens(&format!("{AT}/%F0%9F%94%92")).await.is(410);
        for number in 0..6 {
            let page = world.ben.wants_reminders_at(&format!("somebody{number}@mail.example")).await;
            if number == 5 { page.is(422).says("Try again tomorrow") } else { page.is(303) };
        }
        world.ben.opens(AT).await.says("somebody4@mail.example");
    }

    async fn without_a_mail_server_there_is_still_a_calendar(world) {
        world.ben.opens(&world.riveras).await.never_says("quiet reminder");
        world.ben.opens(AT).await.says("This server sends no mail").says("In your calendar");
        world.ben.posts(AT, &[("email", SAFE), ("mine", "yes")]).await.is(422).says("This server sends no mail");
    }
}
