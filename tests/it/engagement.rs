//! What they promise each other, and what a facilitator says of themselves before the family counts on it.

use crate::world::{PASSWORD, Page, Person, on_both};

impl Person {
    /// Promises what everybody promises, as it stands now.
    pub async fn promises(&self, circle: &str, words: &str) -> Page {
        let form = self.opens(&format!("{circle}/engagement")).await.form("/engagement");
        self.sends(form.with("words", words)).await
    }

    /// A facilitator says how they work, and promises what all promise.
    pub async fn discloses(&self, circle: &str) {
        let form = self.opens(&format!("{circle}/engagement/about-me")).await.form("/about-me").with("does", "I lead.");
        let form = form.with("refers", "To a doctor.").with("cost", "Nothing.").with("ties", "none");
        self.sends(form).await.is(303);
        self.promises(circle, "It stays here.").await.is(303);
    }

    /// Has promised, and has read what comes first: what every home asks for before anything of one's own.
    pub async fn has_a_footing(&self, circle: &str) {
        self.promises(circle, "It stays here.").await.is(303);
        self.reads_first_pages(circle).await;
    }
}

on_both! {
    async fn each_promises_in_their_own_words_and_again_when_it_changes(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/engagement", world.riveras));
        world.ben.answers_safety(circle, &[]).await;
        let home = world.ben.opens(circle).await.says("Promise each other what stays here");
        let page = world.ben.opens(&home.link("Read and promise")).await.says("What we say and write here stays with us");
        let page = page.says("Danger ends every secret").says("Nobody yet.").says("Not decided yet");
        world.ben.sends(page.form("/engagement").with("words", " \n ")).await.is(422).says("in a few words of your own");
        world.ben.sends(page.form("/engagement").with("words", "x".repeat(301))).await.is(422).says("1 character too long");
        world.ben.promises(circle, "I keep it to <b>myself</b>.").await.is(303);
        world.ben.opens(at).await.says("You have promised this").says("I keep it to <b>myself</b>.");
        world.ana.opens(at).await.says("Ben Rivera, Saturday 21 November 2026").says("I keep it to <b>myself</b>.");
        world.ana.opens(&format!("{circle}/plan")).await.says("1 of 4 have promised it");
        world.ben.opens(circle).await.never_says("Promise each other what stays here");
        // Somebody reads; meanwhile it changes.
        let old = world.ana.opens(at).await.form("/engagement").with("words", "Mine too.");
        world.ana.opens(&format!("{at}/change")).await.is(403);
        let (first, second) =
            (world.rosa.opens(&format!("{at}/change")).await.form("/change"), world.mara.opens(&format!("{at}/change")).await.form("/change"));
        world.rosa.sends(first.with("also", "Nothing at work.")).await.is(303);
        world.mara.sends(second.with("also", "Not to the children.")).await.is(409).says("Nothing at work.").says("Not to the children.");
        world.ana.sends(old).await.is(409).says("has changed since you read it").says("Mine too.").says("Nothing at work.");
        world.ben.opens(circle).await.says("Promise each other what stays here");
        world.ben.promises(circle, "All of it.").await.is(303);
        world.ben.opens(at).await.says("All of it.").never_says("I keep it to");
        world.okafor.opens(at).await.is(404);
    }

    async fn a_professional_says_what_it_costs_and_who_else_pays(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/engagement", world.riveras));
        world.ana.opens(at).await.says("Mara Lind: not said yet");
        let home = world.mara.opens(circle).await.says("Say how you work, and what ties you have");
        let form = world.mara.opens(&home.link("Write it down")).await.form("/about-me").with("does", "I lead the day.");
        let page = world.mara.sends(form).await.is(422).says("I lead the day.");
        let page = page.says("If you have none, write “none”.").says("Free is an answer, too.");
        let form = page.form("/about-me").with("refers", "Violence: to a service for it.").with("cost", "40 an hour, you pay.");
        world.mara.sends(form.with("ties", "none")).await.is(303);
        let page = world.ana.opens(at).await.says("I lead the day.").says("40 an hour, you pay.").never_says("not said yet");
        page.never_says("Change what you said");
        for member in [&world.ana, &world.rosa] {
            member.opens(&format!("{at}/about-me")).await.is(403);
            member.posts(&format!("{at}/about-me"), &[("does", "x")]).await.is(403);
        }
        let (first, second) =
            (world.mara.opens(&format!("{at}/about-me")).await.form("/about-me"), world.mara.opens(&format!("{at}/about-me")).await.form("/about-me"));
        world.mara.sends(first.with("ties", "My sister works there.")).await.is(303);
        world.mara.sends(second.with("ties", "none, really")).await.is(409).says("My sister works there.").says("none, really");
        world.okafor.opens(&format!("{at}/about-me")).await.is(404);
        // Numbers out of any range, and the same words once more: a clear answer.
        let form = world.rosa.opens(&format!("{at}/change")).await.form("/change").with("also", "No pictures.");
        for number in ["9223372036854775807", "-1", "x"] {
            world.rosa.sends(form.clone().with("number", number)).await.is(409);
        }
        world.rosa.sends(form.clone()).await.is(303);
        world.rosa.sends(form.clone()).await.is(303);
        world.rosa.sends(form.with("also", "Other words.").with("number", "9223372036854775807")).await.is(409);
        // Ties stay to be read when whoever has them keeps the circle together.
        let over = world.rosa.opens(&format!("{circle}/people/hand-over")).await.form("/hand-over");
        world.rosa.sends(over.choose("member", "Mara").with("password", PASSWORD)).await.is(303);
        world.ana.opens(at).await.says("My sister works there.");
        world.mara.opens(&format!("{at}/about-me")).await.is(200).says("My sister works there.");
    }

    async fn whoever_comes_after_the_meeting_promises_it_too(world) {
        let circle = &*world.riveras;
        world.rosa.records(circle, "yes", "").await.is(303);
        world.ana.opens(circle).await.says("Promise each other what stays here");
        world.mara.opens(circle).await.says("Say how you work, and what ties you have");
    }
}
