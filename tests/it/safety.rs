//! The safety screen: asked of each alone, read by who leads, and nothing said against it by anybody counts for nothing.

use crate::world::{Person, on_both};

const DAY: i64 = 24 * 60 * 60 * 1000;

impl Person {
    /// Answers all questions about safety: with no, and yes to naloxone, but for what is given by number.
    pub async fn answers_safety(&self, circle: &str, but: &[(usize, &str)]) {
        for number in 1..=17 {
            let calm = if number == 17 { "now" } else { "no" };
            let answer = but.iter().find(|(of, _)| *of == number).map_or(calm, |(_, answer)| answer);
            let page = self.opens(&format!("{circle}/safety/{number}")).await.is(200).never_says("{person}");
            let form = page.form(&format!("/safety/{number}"));
            self.sends(form.with("answer", answer)).await.is(303);
        }
    }
}

/// The numbers of some questions.
const SUICIDE: usize = 1;
const VIOLENCE: usize = 2;
const PARTNER: usize = 3;
const ALCOHOL: usize = 10;

on_both! {
    async fn where_nothing_speaks_against_it_the_family_goes_on(world) {
        let circle = &*world.riveras;
        world.ben.opens(circle).await.says("Answer some questions about safety");
        let page = world.ben.opens(&format!("{circle}/safety")).await.is(200).says("Mara Lind can read your answers");
        world.ben.opens(&page.link("Begin")).await.is(200).says("Question 1 of 17");
        world.ben.answers_safety(circle, &[]).await;
        let page = world.ben.opens(&format!("{circle}/safety")).await.says("Nothing you answered speaks against a meeting");
        page.says("You answered on").never_says("Don't hold a meeting now");
        world.ben.opens(circle).await.never_says("Answer some questions about safety").says("1 of 3 have answered");
        world.okafor.opens(&format!("{circle}/safety")).await.is(404);
    }

    async fn what_one_says_counts_whatever_the_others_say(world) {
        let circle = &*world.riveras;
        world.rosa.answers_safety(circle, &[]).await;
        world.ben.answers_safety(circle, &[(VIOLENCE, "now"), (ALCOHOL, "unknown")]).await;
        let own = world.ben.opens(&format!("{circle}/safety")).await.says("Don't hold a meeting now");
        own.says("There has been violence, or threats.").says("Open the numbers to call").says("Nobody who drinks a lot should stop suddenly");
        world.ben.opens(circle).await.says("Safety comes first");
        // The others learn nothing of it, the organizer included: there is a facilitator.
        for other in [&world.rosa, &world.ana] {
            for page in [circle.to_owned(), format!("{circle}/safety"), format!("{circle}/plan"), format!("{circle}/meeting")] {
                other.opens(&page).await.is(200).never_says("There has been violence").never_says("Safety comes first");
            }
            other.opens(&format!("{circle}/safety/together")).await.is(403);
        }
        world.rosa.opens(&format!("{circle}/safety")).await.says("Nothing you answered speaks against a meeting");
        let together = world.mara.opens(&format!("{circle}/safety/together")).await.is(200).says("Don't hold a meeting now");
        together.says("They say different things").says("Ben Rivera: Yes, now or in the last weeks").says("Rosa Rivera: No");
        let home = world.mara.opens(circle).await.says("Safety comes first");
        home.says("Ben Rivera answered the questions about safety").never_says("answered a question about safety");
        world.okafor.opens(&format!("{circle}/safety/together")).await.is(404);
    }

    async fn where_somebody_fears_their_partner_there_is_no_meeting(world) {
        let circle = &*world.riveras;
        world.ana.answers_safety(circle, &[(PARTNER, "before")]).await;
        let page = world.ana.opens(&format!("{circle}/safety")).await.says("Speak first with a service for domestic violence");
        page.says("Don't hold a meeting now");
        world.ana.answers_safety(circle, &[(SUICIDE, "before")]).await;
        let page = world.ana.opens(&format!("{circle}/safety")).await.says("Go on only with a professional");
        world.ana.opens(&page.link("How to find a professional")).await.is(200).says("CIP").says("Source: pacertboard.org");
    }

    async fn one_abandoned_half_way_is_gone_on_with(world) {
        let circle = &*world.riveras;
        let answer = async |number: usize, answer: &str| {
            let form = world.ben.opens(&format!("{circle}/safety/{number}")).await.form(&format!("/safety/{number}"));
            world.ben.sends(form.with("answer", answer)).await
        };
        // What says "not now" says at once what to do.
        let now = answer(2, "now").await.is(303).leads_to();
        world.ben.opens(&now).await.says("There has been violence").says("You have answered 1 of 17");
        answer(2, "no").await.is(303);
        let next = answer(1, "unknown").await.is(303).leads_to();
        assert!(next.ends_with("/safety/3"), "{next}");
        let page = world.ben.opens(&format!("{circle}/safety")).await.says("You have answered 2 of 17");
        assert!(page.link("Go on").ends_with("/safety/3"));
        page.never_says("Go on only with");
        // What can't be an answer comes back, and nothing is lost.
        let form = world.ben.opens(&format!("{circle}/safety/3")).await.form("/safety/3");
        world.ben.sends(form).await.is(422).says("Choose one");
        let question = format!("{circle}/safety/15");
        world.ben.posts(&question, &[("answer", "before")]).await.is(422);
        world.ben.posts(&question, &[("answer", "<script>")]).await.is(422);
        for number in ["0", "18", "99999999999999999999", "x"] {
            world.ben.opens(&format!("{circle}/safety/{number}")).await.is(404);
        }
    }

    async fn it_is_asked_again_when_something_changed_or_time_has_passed(world) {
        let circle = &*world.riveras;
        world.ben.answers_safety(circle, &[(SUICIDE, "before")]).await;
        world.ben.sends(world.ben.opens(&format!("{circle}/safety")).await.form("/safety/again")).await.is(303);
        world.ben.opens(&format!("{circle}/safety/1")).await.says("The last time you said: Yes, longer ago.");
        // Until all is answered anew, what was said before counts.
        world.ben.opens(&format!("{circle}/safety")).await.says("Go on only with a professional");
        world.mara.opens(&format!("{circle}/safety/together")).await.says("Go on only with a professional");
        world.rosa.opens(&format!("{circle}/safety")).await.says("Answered so far: Ben Rivera.");
        world.ben.answers_safety(circle, &[]).await;
        world.ben.opens(circle).await.never_says("Answer some questions about safety");
        world.later(31 * DAY);
        world.ben.signs_in().await;
        world.ben.opens(circle).await.says("Answer some questions about safety");
        world.ben.opens(&format!("{circle}/safety")).await.says("Please answer again");
    }

    async fn whoever_leads_later_reads_nothing_of_it(world) {
        let circle = &*world.riveras;
        world.ben.answers_safety(circle, &[(VIOLENCE, "now")]).await;
        let page = world.ana.opens(&format!("{circle}/safety/1")).await.says("Mara Lind can read your answers");
        world.rosa.removes(circle, "Mara Lind").await;
        // Who reads it has changed since the page was opened: nothing is written before she knows.
        let again = world.ana.sends(page.form("/safety/1").with("answer", "now")).await.is(409);
        again.says("Who can read your answers has just changed").says("Rosa Rivera can read your answers");
        let page = world.rosa.opens(&format!("{circle}/safety/together")).await.is(200).says("Nobody has told you anything yet");
        page.never_says("Ben Rivera: Yes");
        world.ben.opens(&format!("{circle}/safety")).await.says("Only you can read your answers");
    }
}
