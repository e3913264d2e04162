//! The year after: days on which somebody looks in, what changes them, the most dangerous weeks, and what each has for
//! themselves.

use crate::world::{Page, Person, on_both};

const DAY: i64 = 24 * 60 * 60 * 1000;

impl Person {
    /// Writes down that something has changed, and finds where that is taken back.
    pub async fn notes_a_turn(&self, circle: &str, kind: &str, day: &str) -> String {
        let form = self.opens(&format!("{circle}/follow-up")).await.form("/follow-up/turns");
        self.sends(form.with("kind", kind).with("day", day)).await.is(303);
        let page = self.opens(&format!("{circle}/follow-up")).await;
        page.button("That was a mistake").action
    }

    /// Holds the check-in that is asked for.
    pub async fn checks_in(&self, circle: &str, going: &str, well: &str) -> Page {
        let check = self.opens(&format!("{circle}/follow-up")).await.link("Hold this check-in");
        let form = self.opens(&check).await.form(&check);
        self.sends(form.with("going", going).with("well", well)).await
    }
}

on_both! {
    async fn somebody_looks_in_and_what_went_well_is_kept(world) {
        let circle = &*world.riveras;
        world.rosa.records(circle, "no", "He listened.").await.is(303);
        let page = world.ben.opens(&format!("{circle}/follow-up")).await.is(200).says("No check-in has been held yet");
        page.says("Sunday 22 November 2026: Rosa Rivera").says("Sunday 21 November 2027: Rosa Rivera");
        world.ben.opens(&format!("{circle}/outcome")).await.says("In the first hour").says("Within 48 hours").says("The year after");
        world.later(DAY);
        for person in [&world.rosa, &world.ben] {
            person.signs_in().await;
        }
        let page = world.rosa.opens(&format!("{circle}/follow-up")).await.says("Hold this check-in");
        let check = page.link("Hold this check-in");
        world.rosa.sends(world.rosa.opens(&check).await.form(&check).with("well", "We cooked")).await.is(422).says("We cooked");
        world.rosa.checks_in(circle, "better", "We cooked together").await.is(303);
        let page = world.ben.opens(&format!("{circle}/follow-up")).await.says("We cooked together").says("better than before");
        page.never_says("Hold this check-in").says("Hold the next check-in now");
        // Let go while somebody was writing: no word is lost.
        let form = world.ben.opens(&check).await.form(&check).with("going", "harder").with("hard", "The nights");
        world.ben.sends(form).await.is(303);
        world.rosa.opens(&format!("{circle}/follow-up")).await.says("The nights");
        world.okafor.signs_in().await;
        for page in [format!("{circle}/follow-up"), check, format!("{circle}/care")] {
            world.okafor.opens(&page).await.is(404);
        }
    }

    async fn the_weeks_after_leaving_are_said_to_be_dangerous_and_days_count_from_there(world) {
        let circle = &*world.riveras;
        world.rosa.records(circle, "yes", "").await.is(303);
        world.ben.opens(circle).await.never_says("The most dangerous weeks");
        world.later(40 * DAY);
        for person in [&world.ben, &world.ana] {
            person.signs_in().await;
        }
        for (kind, day) in [("", "2026-12-30"), ("left-early", "2027-01-30"), ("left-early", "soon"), ("died", "2026-12-30")] {
            let fields = [("kind", kind), ("day", day)];
            world.ben.posts(&format!("{circle}/follow-up/turns"), &fields).await.is(422);
        }
        let take_back = world.ben.notes_a_turn(circle, "left-early", "2026-12-30").await;
        let page = world.ana.opens(circle).await.says("The most dangerous weeks").says("Until Friday 29 January 2027");
        page.never_says("failed").never_says("relapse");
        let page = world.ana.opens(&format!("{circle}/follow-up")).await.says("They left treatment early").says("have naloxone near");
        let page = page.says("Hold this check-in").says("Saturday 2 January 2027: Rosa Rivera");
        page.never_says("Sunday 21 November 2027");
        world.ana.opens(&format!("{circle}/outcome")).await.says("Ask if they can come back");
        world.ana.posts(&take_back, &[("x", "")]).await.is(403);
        world.ben.posts(&take_back, &[("x", "")]).await.is(303);
        world.ana.opens(circle).await.never_says("The most dangerous weeks");
        world.ben.notes_a_turn(circle, "discharged", "2026-12-30").await;
        world.later(31 * DAY);
        world.ana.signs_in().await;
        world.ana.opens(circle).await.never_says("The most dangerous weeks");
    }

    async fn a_setback_opens_the_plan_again_and_blames_nobody(world) {
        let circle = &*world.riveras;
        world.rosa.records(circle, "yes", "").await.is(303);
        world.ben.notes_a_turn(circle, "setback", "2026-11-21").await;
        let page = world.rosa.opens(&format!("{circle}/follow-up")).await.says("Look at the plan again");
        let page = page.says("it does not undo what you have built").never_says("failed").never_says("relapse");
        world.rosa.opens(&page.link("Do your boundaries still fit?")).await.is(200);
        world.rosa.opens(&format!("{circle}/outcome")).await.says("See that they are safe");
        // Sent twice, it counts once.
        let fields = [("kind", "setback"), ("day", "2026-11-21")];
        world.ben.posts(&format!("{circle}/follow-up/turns"), &fields).await.is(303);
        let page = world.ben.opens(&format!("{circle}/follow-up")).await;
        assert_eq!(page.body.matches("That was a mistake").count(), 1);
    }

    async fn after_a_year_of_silence_one_check_in_is_asked_for(world) {
        let circle = &*world.riveras;
        world.rosa.records(circle, "no", "").await.is(303);
        world.later(400 * DAY);
        world.rosa.signs_in().await;
        let page = world.rosa.opens(&format!("{circle}/outcome")).await.says("Check in, 365 days after");
        page.never_says("Check in, 180 days after").never_says("overdue");
        world.rosa.checks_in(circle, "same", "").await.is(303);
        world.rosa.opens(&format!("{circle}/follow-up")).await.says("25 January 2028");
    }

    async fn what_one_has_for_oneself_nobody_else_reads(world) {
        let circle = &*world.riveras;
        let at = format!("{circle}/care");
        let (first, second) = (world.ben.opens(&at).await.form("/care"), world.ben.opens(&at).await.form("/care"));
        world.ben.sends(first.with("group", "Tuesdays at the library")).await.is(303);
        world.ben.sends(second.with("group", "Another one")).await.is(409).says("Tuesdays at the library").says("Another one");
        world.ben.opens(&at).await.says("Tuesdays at the library");
        for other in [&world.rosa, &world.mara] {
            other.opens(&at).await.is(200).never_says("Tuesdays at the library");
            other.opens(circle).await.never_says("what is good for you.");
        }
        let form = world.ben.opens(&at).await.form("/care").with("rest", "x".repeat(301));
        world.ben.sends(form).await.is(422).says("1 character too long");
    }
}
