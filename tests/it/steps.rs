//! One next step for each: put off, asked for help with, and told to those who look after the circle only where a call may do
//! good. And a steady pace towards the days in which they mean to meet.

use crate::world::{Page, Person, on_both};

const DAY: i64 = 24 * 60 * 60 * 1000;

impl Person {
    /// Proposes days to meet in.
    pub async fn proposes_days(&self, circle: &str, from: &str, to: &str) -> Page {
        let form = self.opens(&format!("{circle}/pace")).await.form("/pace");
        self.sends(form.with("from", from).with("to", to)).await
    }
}

on_both! {
    async fn not_now_makes_room_for_the_next_and_comes_back(world) {
        let circle = &*world.riveras;
        world.ben.answers_safety(circle, &[]).await;
        world.ben.has_a_footing(circle).await;
        let home = world.ben.opens(circle).await.says("Write the first part of your letter");
        world.ben.sends(home.button("Not now")).await.is(303);
        let home = world.ben.opens(circle).await.never_says("Write the first part of your letter").says("Add a place for treatment");
        world.ben.sends(home.button("Not now")).await.is(303);
        world.ben.sends(world.ben.opens(circle).await.button("Not now")).await.is(303);
        let rest = world.ben.opens(circle).await.says("You put something off");
        // Nobody else learns of it.
        for other in [&world.rosa, &world.mara] {
            other.opens(circle).await.never_says("put something off").never_says("put a step off");
        }
        world.ben.sends(rest.button("Show it now")).await.is(303);
        let home = world.ben.opens(circle).await.says("Write the first part of your letter");
        world.ben.sends(home.button("Not now")).await.is(303);
        world.later(3 * DAY);
        world.ben.signs_in().await;
        world.ben.opens(circle).await.says("Write the first part of your letter");
    }

    async fn what_safety_hangs_on_doesnt_wait(world) {
        let circle = &*world.riveras;
        world.ben.answers_safety(circle, &[(2, "now")]).await;
        let home = world.ben.opens(circle).await.says("Safety comes first");
        assert!(!home.body.contains("/later"), "there is no button to put it off");
        // What a call for help is about doesn't tell what was answered.
        let help = world.ben.opens(&home.link("I need help with this")).await;
        help.says("Your step: Answer some questions about safety").never_says("Safety comes first");
        world.ben.posts(&format!("{circle}/next/1/later"), &[("x", "")]).await.is(403);
        world.ben.opens(circle).await.says("Safety comes first");
        for number in ["0", "999", "x", "99999999999999999999"] {
            world.ben.opens(&format!("{circle}/next/{number}/help")).await.is(404);
            world.ben.posts(&format!("{circle}/next/{number}/later"), &[("x", "")]).await.is(404);
        }
    }

    async fn help_with_a_step_reaches_who_guides_and_nobody_else(world) {
        let circle = &*world.riveras;
        world.ben.answers_safety(circle, &[]).await;
        world.ben.has_a_footing(circle).await;
        let help = world.ben.opens(circle).await.link("I need help with this");
        let page = world.ben.opens(&help).await.says("Mara Lind will see that you ask").says("Write the first part of your letter");
        world.ben.sends(page.form(&help).with("words", "x".repeat(601))).await.is(422).says("1 character too long");
        let form = world.ben.opens(&help).await.form(&help);
        world.ben.sends(form.with("words", "I sit before it and cry")).await.is(303);
        world.ben.opens(circle).await.says("You have asked for help with this");
        world.ben.opens(&help).await.says("I sit before it and cry");
        let home = world.mara.opens(circle).await.says("Someone asks for help");
        let page = world.mara.opens(&home.link("Who may be glad of a call")).await.says("Ben Rivera asks for help");
        let page = page.says("I sit before it and cry").says("Write the first part of your letter");
        for other in [&world.rosa, &world.ana] {
            other.opens(circle).await.never_says("asks for help").never_says("asked for help");
        }
        // The organizer looks after the circle too, but wasn't told.
        world.rosa.opens(&format!("{circle}/people/calls")).await.is(200).never_says("Ben Rivera asks for help");
        world.ana.opens(&format!("{circle}/people/calls")).await.is(403);
        world.okafor.opens(&format!("{circle}/people/calls")).await.is(404);
        world.mara.sends(page.button("I have been in touch")).await.is(303);
        world.mara.opens(&format!("{circle}/people/calls")).await.never_says("Ben Rivera asks for help");
        world.ben.opens(circle).await.says("I need help with this");
    }

    async fn who_may_need_a_call_is_named_without_rank_or_blame(world) {
        let circle = &*world.riveras;
        world.mara.opens(&format!("{circle}/people/calls")).await.says("Nobody you know of waits for a call");
        world.later(7 * DAY);
        for person in [&world.mara, &world.rosa] {
            person.signs_in().await;
        }
        let page = world.mara.opens(&format!("{circle}/people/calls")).await.says("I have called Ana Rivera");
        let (ana, ben) = (page.body.find("Ana Rivera").unwrap(), page.body.find("Ben Rivera").unwrap());
        assert!(ana < ben, "by their names");
        let page = page.never_says("too late").never_says("overdue").never_says("Mara Lind waits");
        world.mara.sends(page.button("I have called Ana Rivera")).await.is(303);
        world.mara.opens(&format!("{circle}/people/calls")).await.never_says("Ana Rivera").says("Ben Rivera");
        // It silences nobody's list but one's own.
        world.rosa.opens(&format!("{circle}/people/calls")).await.says("Ana Rivera");
        let made_up = format!("{circle}/people/01a205a8-4b8e-7641-9b31-07bfd831f2e1/called");
        world.mara.posts(&made_up, &[("x", "")]).await.is(404);
    }

    async fn days_are_proposed_answered_and_planned_week_by_week(world) {
        let circle = &*world.riveras;
        world.ben.answers_safety(circle, &[]).await;
        world.rosa.opens(&format!("{circle}/pace")).await.says("No days are chosen yet");
        world.mara.chooses_way(circle, "structured", "Together").await.is(303);
        world.mara.discloses(circle).await;
        world.ben.has_a_footing(circle).await;
        world.mara.opens(circle).await.says("Choose days to aim for");
        for (from, to) in [("", ""), ("2026-11-01", "2026-12-01"), ("2026-12-20", "2026-12-10"), ("2026-12-01", "2027-12-01"), ("soon", "2026-12-10")] {
            world.mara.proposes_days(circle, from, to).await.is(422);
        }
        world.mara.proposes_days(circle, "2026-12-21", "2027-01-03").await.is(303);
        world.ben.opens(circle).await.says("Say if the days for the meeting suit you");
        let page = world.ben.opens(&format!("{circle}/pace")).await.says("You mean to meet from Monday 21 December 2026 to Sunday 3 January 2027");
        let page = page.says("Week by week").says("Get the place ready").says("Can: Mara Lind.");
        let (can, cannot) = (page.button("These days suit me"), page.button("I can’t then"));
        world.ben.sends(cannot).await.is(303);
        world.ana.opens(&format!("{circle}/pace")).await.says("Can’t: Ben Rivera.");
        world.ben.sends(can.clone()).await.is(303);
        world.ana.opens(&format!("{circle}/pace")).await.says("Can: Ben Rivera and Mara Lind.").never_says("Can’t:");
        // Slipping: other days, everybody is asked anew, and nobody is blamed.
        world.later(50 * DAY);
        for person in [&world.ben, &world.mara] {
            person.signs_in().await;
        }
        world.ben.opens(&format!("{circle}/pace")).await.says("These days are over").says("Nothing is lost").never_says("too late");
        let (first, second) = (world.mara.opens(&format!("{circle}/pace")).await.form("/pace"), world.mara.opens(&format!("{circle}/pace")).await.form("/pace"));
        world.mara.sends(first.with("from", "2027-02-15").with("to", "2027-02-20")).await.is(303);
        let page = world.mara.sends(second.with("from", "2027-03-15").with("to", "2027-03-20")).await.is(409);
        page.says("Somebody else chose days meanwhile");
        // An answer to days that aren't proposed any more counts for nothing.
        world.ben.sends(can).await.is(303);
        world.ben.opens(&format!("{circle}/pace")).await.says("Can: Mara Lind.");
        for person in [&world.okafor, &world.ana] {
            person.signs_in().await;
        }
        world.okafor.opens(&format!("{circle}/pace")).await.is(404);
        world.ana.posts(&format!("{circle}/pace"), &[("from", "2027-02-15"), ("to", "2027-02-16")]).await.is(403);
    }
}
