//! What becomes of a reminder on its way: stopped by whoever reads the mailbox, kept while a mail server is down, never sent
//! where it must not go.

use crate::reminders::{AT, SAFE, hours, minutes};
use crate::world::{Mood, on_both};

on_both! {
    async fn whoever_reads_the_mailbox_can_stop_it_without_a_password(world) {
        let mail = world.has_a_mail_server().await;
        let asked = world.ben.has_reminders_at(&world, &mail, SAFE).await;
        let stop = &asked.links()[1];
        assert_eq!(asked.header("List-Unsubscribe").unwrap(), format!("<{}{stop}>", world.origin()));
        let anybody = world.browser();
        let page = anybody.opens(stop).await.is(200).says("Stop these mails?").never_says("Ben").never_says(SAFE);
        // Looking changed nothing.
        world.ben.opens(AT).await.says("Reminders are on");
        for _ in 0..2 {
            anybody.sends(page.button("Stop them")).await.is(200).says("They are stopped");
        }
        world.ben.opens(AT).await.never_says("Reminders are on").never_says(SAFE);
        // He is told, because it may not have been he who did it.
        world.ben.opens(&world.riveras).await.says("Was it you?");
        let page = world.ben.opens(AT).await.says("Your reminders were stopped");
        assert_eq!(page.form(AT).value("email"), Some(""));
        world.ben.wants_reminders_at("Ben.Private+now@mail.example").await.is(422).says("stopped from that mailbox");
        world.ben.sends(page.button("It was me")).await.is(303);
        world.ben.opens(&world.riveras).await.never_says("Was it you?").says("Get a quiet reminder");
        // A link that is none gets the same answers.
        let none = format!("/stop/{}", "A".repeat(43));
        let page = anybody.opens(&none).await.is(200).says("Stop these mails?");
        anybody.sends(page.button("Stop them")).await.is(200).says("They are stopped");
        anybody.opens("/stop/short").await.is(404);
        world.later(minutes(1));
        world.rosa.adds_a_task(&world.riveras, "Call the harbour").await;
        world.later(hours(30));
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty());
    }

    async fn a_mail_server_that_is_down_for_a_day_loses_and_doubles_nothing(world) {
        let mut mail = world.has_a_mail_server().await;
        world.ben.has_reminders_at(&world, &mail, SAFE).await;
        mail.down().await;
        world.later(minutes(1));
        world.rosa.adds_a_task(&world.riveras, "Call the harbour").await;
        for _ in 0..24 {
            world.later(hours(1));
            world.mails_go_out().await;
        }
        mail.is_in_mood(Mood::Refuses);
        mail.up().await;
        world.later(hours(6));
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty());
        world.operator.signs_in().await;
        world.operator.opens("/operator").await.says("1 waiting, 1 of them not sent at the first try");
        // It takes the mail and is gone before it says so: only then can a mail come twice, and as the same one.
        mail.is_in_mood(Mood::HangsUp);
        world.later(hours(7));
        world.mails_go_out().await;
        mail.is_in_mood(Mood::Takes);
        world.later(hours(7));
        world.mails_go_out().await;
        world.mails_go_out().await;
        let ids: Vec<_> = mail.inbox().iter().map(|mail| mail.header("Message-ID").unwrap()).collect();
        assert_eq!(ids.len(), 2);
        assert_eq!(ids[0], ids[1]);
        world.later(hours(48));
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty(), "he has been told");
    }

    async fn a_form_sent_twice_and_two_postmen_come_to_one_mail(world) {
        let mail = world.has_a_mail_server().await;
        let (one, two) = tokio::join!(world.ben.wants_reminders_at(SAFE), world.ben.wants_reminders_at(SAFE));
        assert_eq!((one.status, two.status), (303, 303));
        tokio::join!(world.mails_go_out(), world.mails_go_out(), world.mails_go_out());
        let mails = mail.inbox();
        assert_eq!(mails.len(), 1);
        let page = world.ben.opens(&mails[0].links()[0]).await;
        world.ben.sends(page.button("Yes, only I read it")).await.is(303);
        world.later(minutes(1));
        world.rosa.adds_a_task(&world.riveras, "Call the harbour").await;
        world.later(hours(1));
        tokio::join!(world.mails_go_out(), world.mails_go_out(), world.mails_go_out());
        assert_eq!(mail.inbox().len(), 1);
        // As many as go out in a day, however many times at once it is asked for.
        world.okafor.signs_in().await;
        world.okafor.wants_reminders_at("quiet@okafors.example").await.is(303);
        let again = || world.okafor.posts("/account/reminders/again", &[("", "")]);
        let asked = tokio::join!(again(), again(), again(), again(), again(), again());
        let asked = [asked.0, asked.1, asked.2, asked.3, asked.4, asked.5];
        assert_eq!(asked.iter().filter(|page| page.status == 303).count(), 4);
        world.mails_go_out().await;
        assert_eq!(mail.inbox().len(), 1);
    }

    async fn a_clock_that_jumps_ahead_and_back_silences_nobody(world) {
        let mail = world.has_a_mail_server().await;
        world.ben.has_reminders_at(&world, &mail, SAFE).await;
        world.later(hours(365 * 24));
        world.ben.signs_in().await;
        world.mails_go_out().await;
        world.later(-hours(365 * 24));
        mail.inbox();
        world.later(minutes(1));
        world.rosa.adds_a_task(&world.riveras, "Call the harbour").await;
        world.mails_go_out().await;
        world.later(minutes(30));
        world.rosa.signs_in().await;
        world.rosa.adds_a_task(&world.riveras, "Call the hill").await;
        world.later(hours(1));
        world.mails_go_out().await;
        assert_eq!(mail.inbox().len(), 1);
    }

    async fn the_persons_own_address_gets_no_mail_and_nobody_learns_why(world) {
        let mail = world.has_a_mail_server().await;
        let form = world.rosa.opens(&format!("{}/people/blocked", world.riveras)).await.form("/blocked");
        world.rosa.sends(form.with("addresses", "danny.rivera@mail.example\nbens.phone@mail.example")).await.is(303);
        world.ben.wants_reminders_at("DannyRivera+x@mail.example").await.is(303);
        world.ben.opens(AT).await.says("We wrote to you");
        world.ben.sends(world.ben.opens(AT).await.button("Send it again")).await.is(303);
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty());
        // In another circle it is nobody's.
        world.okafor.has_reminders_at(&world, &mail, "danny.rivera@mail.example").await;
    }
}
