//! When everybody can meet: times that each answers for themselves, some without an account, and one that is chosen.

use crate::reminders::TELLING;
use crate::world::{Form, Page, Person, on_both};

impl Person {
    /// Proposes times; gives their ids.
    pub async fn asks_when(&self, circle: &str, times: &[(&str, &str)]) -> Vec<String> {
        let mut form = self.opens(&format!("{circle}/poll/new")).await.is(200).form("/poll/new");
        for (number, (day, time)) in (1..).zip(times) {
            form = form.with(&format!("day{number}"), *day).with(&format!("time{number}"), *time);
        }
        self.sends(form).await.is(303);
        self.opens(&format!("{circle}/poll")).await.slots()
    }

    /// Says for each time, in their order, what suits.
    pub async fn says_when(&self, circle: &str, said: &[&str]) {
        let page = self.opens(&format!("{circle}/poll")).await.is(200);
        self.sends(answered(&page.form("/poll"), &page.slots(), said)).await.is(303);
    }

    /// Makes a link for somebody without an account; gives their id and the link's path.
    pub async fn asks_guest(&self, circle: &str, name: &str) -> (String, String) {
        let at = format!("{circle}/poll/guests");
        self.sends(self.opens(&at).await.is(200).form("/guests").with("name", name)).await.is(303);
        let page = self.opens(&at).await.is(200);
        let end = page.button(&format!("End this link: {name}")).action;
        let guest = end.rsplit('/').nth(1).unwrap().to_owned();
        let link = page.copy(&guest);
        (guest, link[link.find("/dates/").unwrap()..].to_owned())
    }
}

impl Page {
    /// The ids of the times that can be answered here, in their order.
    pub fn slots(&self) -> Vec<String> {
        let mut slots: Vec<String> = self.form("/poll").choices.into_iter().map(|choice| choice.name).collect();
        slots.dedup();
        slots
    }
}

/// The form with these answers to the first of the times.
fn answered(form: &Form, slots: &[String], said: &[&str]) -> Form {
    slots.iter().zip(said).fold(form.clone(), |form, (slot, said)| form.choose(slot, said))
}

on_both! {
    async fn everybody_says_which_times_suit_and_one_is_chosen(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/poll", world.riveras));
        world.ben.opens(&world.ben.opens(&format!("{circle}/meeting")).await.link("When can everybody meet?")).await
            .says("No times are proposed yet.");
        let slots = world.rosa.asks_when(circle, &[("2026-12-06", "16:00"), ("2026-12-05", "10:00")]).await;
        assert_eq!(slots.len(), 2);
        world.ben.opens(circle).await.says("asked when everybody can meet");
        world.ben.opens(at).await.says("Saturday 5 December 2026, 10:00").says("Sunday 6 December 2026, 16:00");
        world.ben.sends(world.ben.opens(at).await.form("/poll")).await.is(422).says("Answer at least one of the times.");
        world.ben.says_when(circle, &["No", "Yes"]).await;
        world.ana.says_when(circle, &["Yes", "If need be"]).await;
        let page = world.mara.opens(at).await.says("Can: Ana Rivera. Can’t: Ben Rivera.");
        let page = page.says("Can: Ben Rivera. If need be: Ana Rivera.").says("Suits best so far");
        let (second, choose) = (slots[1].clone(), page.link("Meet then: Sunday"));
        assert!(choose.contains(&second));
        // Nobody is counted as late: who hasn't answered isn't named.
        page.never_says("Rosa Rivera");
        world.ben.opens(at).await.never_says("Meet then");

        let sure = world.mara.opens(&choose).await.says("Nobody can answer any more").form("/choose");
        let late = world.rosa.opens(&format!("{at}/{}/choose", slots[0])).await.form("/choose");
        world.mara.sends(sure.clone()).await.is(303);
        world.mara.sends(sure).await.is(303);
        world.rosa.sends(late).await.is(303);
        world.ben.opens(at).await.says("You meet then").says("Sunday 6 December 2026, 16:00");
        world.ben.opens(&format!("{circle}/meeting")).await.says("Sunday 6 December 2026").says("16:00");
        world.ben.opens(circle).await.says("chose a time to meet");
        for (other, status) in [(&world.okafor, 404), (&world.operator, 404)] {
            other.opens(at).await.is(status);
            other.posts(at, &[(&*second, "yes")]).await.is(status);
            other.opens(&choose).await.is(status);
        }
        world.okafor.opens(&format!("{}/poll", world.okafors)).await.is(200).says("No times are proposed yet.");
        // A new question begins without the old answers, and the day stays until another is chosen.
        world.rosa.asks_when(circle, &[("2026-12-12", "10:00")]).await;
        world.ben.opens(at).await.never_says("Can:");
        let form = world.rosa.opens(&format!("{at}/discard")).await.form("/discard");
        world.rosa.sends(form).await.is(303);
        world.ben.opens(at).await.says("No times are proposed yet.");
        world.ben.opens(&format!("{circle}/meeting")).await.says("Sunday 6 December 2026");
    }

    async fn somebody_without_an_account_answers_by_a_link_that_shows_times_alone(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/poll", world.riveras));
        let form = world.rosa.opens(&format!("{at}/new")).await.form("/poll/new").choose("zone", "Chicago, Dallas, New Orleans");
        world.rosa.sends(form.with("day1", "2026-12-05").with("time1", "10:00")).await.is(303);
        let slots = world.rosa.opens(at).await.says("by the clock of Chicago").slots();
        let (_, link) = world.rosa.asks_guest(circle, "Aunt Ida").await;
        // She is nobody here: no account, no session.
        let ida = world.browser();
        let page = ida.opens(&link).await.is(200).says("Which times suit you?").says("Saturday 5 December 2026, 10:00");
        let text = page.read().text.to_lowercase();
        for word in ["rivera", "danny", "ida", "rosa", "garden", "circle", "meeting", "letter", "treat", "addict", "script"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
        let form = page.form(&link);
        ida.sends(form.clone()).await.is(422).says("Answer at least one of the times.");
        let form = answered(&form, &slots, &["If need be"]).choose("zone", "Berlin, Vienna, Zurich");
        ida.sends(form.clone()).await.is(303);
        ida.opens(&link).await.says("Your answers are kept").says("17:00 by your own clock");
        world.ben.opens(at).await.says("If need be: Aunt Ida.");
        world.ben.opens(circle).await.says("Somebody").says("said which times suit");
        // Members don't hand the link out, and another clock is shown to whoever chose it alone.
        world.ben.opens(&format!("{at}/guests")).await.is(403);
        let clock = world.ana.opens(at).await.form("/clock").choose("zone", "Sydney, Melbourne, Canberra");
        world.ana.sends(clock).await.is(303);
        world.ana.opens(at).await.says("Sunday 6 December 2026, 03:00 by your own clock");
        world.ben.opens(at).await.never_says("by your own clock");
        // The link ends with the question.
        let page = world.rosa.opens(at).await;
        world.rosa.sends(world.rosa.opens(&page.link("Meet then")).await.form("/choose")).await.is(303);
        ida.opens(&link).await.is(200).says("A time was chosen").never_says("December");
        ida.sends(form).await.is(303);
        world.ben.opens(&format!("{circle}/meeting")).await.says("10:00, by the clock of Chicago");
        let file = world.ben.opens(&format!("{circle}/meeting/calendar")).await.is(200);
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"calendar.ics\"");
        assert!(file.body.contains("DTSTART:20261205T160000Z\r\n") && file.body.contains("SUMMARY:Kith: update\r\n"));
        for word in TELLING.into_iter().chain(["rivera", "danny", "ida"]) {
            assert!(!file.body.to_lowercase().contains(word), "{word}: {}", file.body);
        }
        let another = world.rosa.asks_when(circle, &[("2026-12-12", "10:00")]).await;
        ida.opens(&link).await.is(404);
        ida.posts(&link, &[(&*another[0], "yes")]).await.is(404);
    }

    async fn what_cannot_be_comes_back_with_every_word(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/poll", world.riveras));
        let new = format!("{at}/new");
        for (fields, says) in [
            (vec![], "Enter at least one day with its time."),
            (vec![("day1", "1900-01-01"), ("time1", "10:00")], "Enter a day like 2026-12-05"),
            (vec![("day1", "2020-01-01"), ("time1", "10:00")], "That day is over."),
            (vec![("day2", "2999-01-01"), ("time2", "10:00")], "more than a year ahead"),
            (vec![("day1", "2026-12-05")], "Enter a time like 18:30."),
            (vec![("time3", "10:00")], "Enter the day, too."),
            (vec![("day1", "the fifth"), ("time1", "noon")], "Enter a day like"),
            (vec![("day1", "2026-12-05"), ("time1", "10:00"), ("zone", "Mars/Olympus")], "Choose a clock from the list."),
        ] {
            let page = world.rosa.posts(&new, &fields).await.is(422).says(says);
            for (field, value) in fields.iter().filter(|(field, _)| field.starts_with("time") && !fields.is_empty()) {
                assert_eq!(page.form("/poll/new").value(field), Some(*value));
            }
        }
        world.ben.opens(&new).await.is(403);
        world.ben.posts(&new, &[("day1", "2026-12-05"), ("time1", "10:00")]).await.is(403);
        // Ten thousand times are one form with six rows that are read.
        let many: Vec<(String, String)> = (1..=10_000).map(|n| (format!("day{n}"), "2026-12-05".to_owned())).collect();
        let page = world.rosa.posts(&new, &many).await;
        assert!(matches!(page.status, 413 | 422), "{}", page.status);
        for week in 0..4 {
            let door = if week == 0 { "new" } else { "more" };
            let days = (1..=6).map(|n| (format!("day{n}"), format!("2026-12-{:02}", week * 6 + n)));
            let fields: Vec<_> = days.chain((1..=6).map(|n| (format!("time{n}"), "10:00".to_owned()))).collect();
            let page = world.rosa.posts(&format!("{at}/{door}"), &fields).await;
            if week == 3 { page.is(422).says("More than 20 times") } else { page.is(303) };
        }
        // Answers to times that were taken off, or never were, are passed over.
        let slots = world.ben.opens(at).await.slots();
        assert_eq!(slots.len(), 18);
        let stale = answered(&world.ben.opens(at).await.form("/poll"), &slots, &["Yes", "No"]);
        world.rosa.sends(world.rosa.opens(&format!("{at}/{}/withdraw", slots[0])).await.form("/withdraw")).await.is(303);
        world.ben.sends(stale).await.is(303);
        world.ben.posts(at, &[("01a205a8-4b8e-7641-9b31-07bfd831f2e1", "yes"), ("x", "yes")]).await.is(422);
        world.ben.posts(at, &[(&*slots[1], "perhaps")]).await.is(422);
        world.rosa.opens(at).await.says("Can’t: Ben Rivera.").never_says("Can: Ben Rivera.");
        for decision in ["choose", "withdraw"] {
            let door = format!("{at}/{}/{decision}", slots[0]);
            world.rosa.opens(&door).await.is(303);
            world.rosa.posts(&door, &[("version", "0")]).await.is(303);
        }
        world.ben.opens(at).await.says("Times to meet").never_says("You meet then");
        // Whoever is out is out of the count.
        world.rosa.removes(circle, "Ben Rivera").await;
        world.rosa.opens(at).await.never_says("Can’t:");
        for link in ["short", "x", &"A".repeat(43)] {
            let page = world.browser().opens(&format!("/dates/{link}")).await.is(404).says("This link has ended");
            page.never_says("circle");
        }
    }

    async fn two_guides_never_undo_each_other_unseen(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/poll", world.riveras));
        let new = world.mara.opens(&format!("{at}/new")).await.form("/poll/new");
        let first = world.rosa.asks_when(circle, &[("2026-12-05", "10:00"), ("2026-12-06", "10:00")]).await;
        // Mara asked at the same time: her times are kept, to be added to Rosa's.
        let kept = world.mara.sends(new.with("day1", "2026-12-08").with("time1", "18:00")).await.is(409);
        let kept = kept.says("You can add your times to theirs.").form("/poll/more");
        assert_eq!(kept.value("time1"), Some("18:00"));
        world.mara.sends(kept).await.is(303);
        world.ben.opens(at).await.says("Tuesday 8 December 2026, 18:00");
        // The meeting is set by hand between the question and the answer.
        let sure = world.mara.opens(&format!("{at}/{}/choose", first[0])).await.form("/choose");
        world.rosa.sets_meeting(circle, "2026-12-07", "Ana’s").await;
        let again = world.mara.sends(sure).await.is(409).says("Somebody changed the meeting meanwhile.");
        let again = again.says("Until now you meet on Monday 7 December 2026").form("/choose");
        world.mara.sends(again).await.is(303);
        world.ben.opens(&format!("{circle}/meeting")).await.says("Saturday 5 December 2026");
        // And once more afterwards: the times say so.
        world.rosa.sets_meeting(circle, "2026-12-07", "Ana’s").await;
        world.ben.opens(at).await.says("It was changed since").says("Monday 7 December 2026").never_says("You meet then");
        // What is thrown away is what was read.
        let discard = world.rosa.opens(&format!("{at}/discard")).await.form("/discard");
        world.mara.asks_when(circle, &[("2026-12-12", "10:00")]).await;
        world.rosa.sends(discard).await.is(303);
        world.ben.opens(at).await.says("Saturday 12 December 2026");
        // Days go by, and nobody is asked about them any more.
        let choose = world.mara.opens(at).await.link("Meet then");
        world.later(30 * 86_400_000);
        world.mara.signs_in().await.is(303);
        world.mara.opens(at).await.says("This day is over").never_says("Meet then");
        world.mara.opens(&choose).await.is(303);
    }

    async fn a_link_ends_with_whoever_handed_it_out(world) {
        let circle = &*world.riveras;
        world.rosa.asks_when(circle, &[("2026-12-05", "10:00")]).await;
        let (_, maras) = world.mara.asks_guest(circle, "Ida").await;
        let (_, rosas) = world.rosa.asks_guest(circle, "Otto").await;
        world.ben.says_when(circle, &["Yes"]).await;
        world.rosa.removes(circle, "Mara Lind").await;
        world.browser().opens(&maras).await.is(404);
        world.browser().opens(&rosas).await.is(200);
        // Whoever is taken out leaves no answer behind.
        world.rosa.removes(circle, "Ben Rivera").await;
        world.ana.opens(&format!("{circle}/poll")).await.never_says("Can:");
    }

    async fn what_belongs_to_the_place_is_written_beside_it(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/meeting/place", world.riveras));
        let mut form = world.rosa.opens(at).await.is(200).form("/place");
        for field in ["privacy", "arrival", "parking", "coming", "elsewhere"] {
            form = form.with(field, format!("About {field}"));
        }
        let late = world.mara.opens(at).await.form("/place").with("parking", "Behind the mill");
        world.rosa.sends(form).await.is(303);
        let late = world.mara.sends(late).await.is(409).says("Behind the mill").says("About parking").says("About coming");
        world.rosa.sets_meeting(circle, "2026-12-05", "Ana’s").await;
        let page = world.ben.opens(&format!("{circle}/meeting")).await.says("Ana’s").says("Where to park");
        page.says("About privacy").says("About arrival").says("About coming").says("About elsewhere");
        world.mara.sends(late.form("/place")).await.is(409).says("Behind the mill");
        let long = "word ".repeat(100);
        world.rosa.posts(at, &[("privacy", &*long), ("version", "1")]).await.is(422).says("too long").says("word word");
        world.ben.opens(at).await.is(403);
        world.okafor.opens(at).await.is(404);
        world.okafor.opens(&format!("{}/meeting/calendar", world.okafors)).await.is(404);
        let file = world.ben.opens(&format!("{circle}/meeting/calendar")).await.is(200);
        assert!(file.body.contains("DTSTART:20261205T103000\r\n"), "by the reader's own clock: {}", file.body);
        world.okafor.opens(&format!("{circle}/meeting/calendar")).await.is(404);
    }
}
