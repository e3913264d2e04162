//! What is seen to until the meeting: three lists, an owner for each thing, and days that move with the meeting's.

use crate::reminders::{SAFE, hours, minutes, tells_nothing};
use crate::world::on_both;

on_both! {
    async fn the_lists_are_given_out_and_done(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/logistics", world.riveras));
        let meeting = world.ben.opens(&format!("{circle}/meeting")).await.link("Until the meeting");
        world.ben.opens(&meeting).await.says("No day is set yet.");
        world.ben.opens(&format!("{at}/add")).await.is(303);
        world.rosa.sets_meeting(circle, "2026-12-05", "Ana’s").await;
        world.rosa.gives_part(circle, "driver", "Ben Rivera").await;
        world.ben.opens(at).await.says("Nothing is written down yet.").never_says("Write the lists");
        let form = world.rosa.opens(&format!("{at}/new")).await.is(200).form("/logistics/new");
        // Whoever has the part is proposed; what isn't usual isn't ticked.
        assert_eq!((form.value("do-bag"), form.value("do-secured")), (Some("yes"), None));
        let none = form.sent.iter().filter(|(name, _)| name.starts_with("do-")).map(|(name, _)| name.clone());
        let bare = none.collect::<Vec<_>>().into_iter().fold(form.clone(), |form, name| form.without(&name));
        world.rosa.sends(bare).await.is(422).says("Tick at least one.");
        let form = form.without("do-papers").choose("owner-bag", "Ana Rivera");
        world.rosa.sends(form.clone()).await.is(303);
        world.rosa.sends(form).await.is(303);
        // What was left out can still be put there; it isn’t ticked by itself.
        let rest = world.rosa.opens(&world.rosa.opens(at).await.link("See what families usually see to")).await.is(200);
        let rest = rest.says("Put the papers in one folder").never_says("Pack the bag").form("/logistics/new");
        assert_eq!((rest.value("do-papers"), rest.value("do-bag")), (None, None));
        world.ben.opens(at).await.never_says("See what families usually see to");
        let page = world.ben.opens(at).await.says("Friday 4 December 2026").says("Saturday 5 December 2026").says("from 09:30");
        let page = page.says("Ana Rivera does this.").says("You do this.").never_says("Put the papers in one folder");
        assert_eq!(page.body.matches("Pack the bag").count(), 3, "once, with its button and its link: {}", page.body);
        world.ben.opens(circle).await.says("wrote down what to see to until the meeting");
        // Done by whoever sees that it is done, and back to the list.
        let done = world.ben.sends(page.button("Done: Pack the bag")).await.is(303);
        assert!(done.leads_to().ends_with("/logistics"));
        let page = world.ana.opens(at).await.says("Ben Rivera said that it is done.");
        let back = world.ana.sends(page.button("It isn’t done after all: Pack the bag")).await.is(303).leads_to();
        assert!(back.ends_with("/logistics"));
        let page = world.ben.opens(at).await.never_says("said that it is done");
        world.ben.sends(page.button("Done: Pack the bag")).await.is(303);
        let form = world.ana.opens(&format!("{at}/add")).await.form("/add");
        world.ana.sends(form.clone()).await.is(422).says("Say what is to be done").says("Choose when.");
        let form = form.with("title", "Water the <b>dog</b>").choose("list", "In the last hour");
        for _ in 0..2 {
            world.ana.sends(form.clone()).await.is(303);
        }
        let page = world.rosa.opens(at).await.says("Water the <b>dog</b>");
        assert_eq!(page.body.matches("Done<span class=\"hidden\">: Water").count(), 1, "pressed twice: {}", page.body);
        // Another day, and the lists come along.
        world.rosa.sets_meeting(circle, "2026-12-12", "Ana’s").await;
        world.ben.opens(at).await.says("Friday 11 December 2026").never_says("4 December");
        let task = world.ben.opens(at).await.link("Change who or when: Fill the tank");
        let moved = world.ben.opens(&task).await.says("Friday 11 December 2026").form(&task);
        let back = world.ben.sends(moved.choose("owner", "Ana Rivera")).await.is(303).leads_to();
        assert!(back.ends_with("/logistics"));
        for (other, status) in [(&world.okafor, 404), (&world.operator, 404)] {
            other.opens(at).await.is(status);
            other.posts(&format!("{at}/add"), &[("title", "x")]).await.is(status);
        }
        world.okafor.opens(&format!("{}/logistics", world.okafors)).await.is(200).never_says("Water");
    }

    async fn something_added_alone_leaves_the_lists_to_be_written(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/logistics", world.riveras));
        world.rosa.sets_meeting(circle, "2026-12-05", "Ana’s").await;
        let form = world.ben.opens(&format!("{at}/add")).await.form("/add").with("title", "Water the dog");
        world.ben.sends(form.choose("list", "The day before")).await.is(303);
        let new = world.rosa.opens(at).await.link("See what families usually see to");
        let form = world.rosa.opens(&new).await.form("/logistics/new");
        assert_eq!((form.value("do-bag"), form.value("do-papers")), (Some("yes"), Some("yes")), "what is usual is ticked");
        // Whoever has left is nobody’s to choose, and nobody takes their place by themselves.
        let form = form.with("owner-papers", "00000000-0000-0000-0000-000000000001");
        let again = world.rosa.sends(form).await.is(422).says("Choose somebody who is in").form("/logistics/new");
        assert_eq!(again.value("owner-papers"), Some(""));
        world.rosa.sends(again.choose("owner-papers", "Ana Rivera")).await.is(303);
        let page = world.rosa.opens(at).await.says("Put the papers in one folder");
        assert_eq!(page.body.matches("Done<span class=\"hidden\">: Water the dog").count(), 1, "{}", page.body);
        page.never_says("See what families usually see to");
    }

    async fn whoever_sees_to_something_is_reminded_in_words_that_say_nothing(world) {
        let circle = &*world.riveras;
        let mail = world.has_a_mail_server().await;
        world.ben.has_reminders_at(&world, &mail, SAFE).await;
        world.later(minutes(1));
        world.rosa.sets_meeting(circle, "2026-12-05", "Ana’s").await;
        let form = world.rosa.opens(&format!("{circle}/logistics/new")).await.form("/logistics/new");
        world.rosa.sends(form.choose("owner-bag", "Ben Rivera")).await.is(303);
        world.later(hours(1));
        world.mails_go_out().await;
        assert_eq!(mail.inbox().len(), 1, "that the lists are there is news");
        // He has seen it; a day before the bag is due, he is told again.
        world.ben.signs_in().await.is(303);
        world.later(hours(24 * 11));
        world.mails_go_out().await;
        assert!(mail.inbox().is_empty());
        world.later(hours(36));
        world.mails_go_out().await;
        let mails = mail.inbox();
        assert_eq!(mails.len(), 1);
        tells_nothing(&mails[0]);
    }

    async fn bad_lists_end_in_a_clear_answer(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/logistics", world.riveras));
        world.rosa.sets_meeting(circle, "2026-12-05", "Ana’s").await;
        let new = &*format!("{at}/new");
        world.ben.opens(new).await.is(403);
        world.ben.posts(new, &[("do-bag", "yes")]).await.is(403);
        world.rosa.posts(new, &[("do-bag", "yes"), ("owner-bag", "nobody")]).await.is(422).says("Choose somebody who is in");
        let many: Vec<(String, String)> = (0..10_000).map(|n| (format!("do-{n}"), "yes".to_owned())).collect();
        let page = world.rosa.posts(new, &many).await;
        assert!(matches!(page.status, 413 | 422), "{}", page.status);
        let long = "word ".repeat(200);
        let add = &*format!("{at}/add");
        world.ben.posts(add, &[("title", &*long), ("list", "check-in")]).await.is(422).says("too long").says("Choose when.");
        let me = world.ben.opens(add).await.form("/add").value("owner").unwrap().to_owned();
        // The day is taken off while somebody writes; their words stay, and nothing leads to a form that can't be sent.
        let form = world.ben.opens(add).await.form("/add").with("title", "Feed the cat").choose("list", "On the day");
        world.ben.sends(form.clone()).await.is(303);
        world.rosa.sets_meeting(circle, "", "Ana’s").await;
        let back = world.ben.sends(form.with("title", "Feed the hen")).await;
        assert_eq!(back.is(422).says("No day is set now.").form("/add").value("title"), Some("Feed the hen"));
        world.ben.opens(at).await.says("No day is set now").never_says("Add something");
        world.rosa.sets_meeting(circle, "2026-12-19", "Ana’s").await;
        world.ben.opens(at).await.says("Saturday 19 December 2026").says("Feed the cat");
        for _ in 0..39 {
            world.ben.posts(add, &[("title", "x"), ("list", "same-day"), ("owner", &*me)]).await.is(303);
        }
        world.ben.posts(add, &[("title", "x"), ("list", "same-day"), ("owner", &*me)]).await.is(422).says("40 things already");
    }
}
