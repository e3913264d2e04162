//! How the person is asked: chosen with names under it, never against what was answered about safety, and followed until
//! they say yes.

use crate::world::{Page, Person, on_both};

const DAY: i64 = 24 * 60 * 60 * 1000;

impl Person {
    /// Chooses a way to ask, told beforehand.
    pub async fn chooses_way(&self, circle: &str, approach: &str, because: &str) -> Page {
        let form = self.opens(&format!("{circle}/approach/choose")).await.form("/approach/choose");
        self.sends(form.with("approach", approach).with("because", because).with("telling", "told")).await
    }

    /// Writes down that they asked for treatment, and that they ask again on a day; without one, when the form proposes.
    pub async fn asked_the_person(&self, circle: &str, response: &str, note: &str, next: &str) -> Page {
        let form = self.opens(&format!("{circle}/invitations/new")).await.form("/invitations");
        let form = form.with("way", "talk").with("asked", "to-treatment").with("response", response);
        let form = form.with("note", note);
        self.sends(if next.is_empty() { form } else { form.with("due", next) }).await
    }

    /// Asks, without an answer, and finds where that is changed.
    pub async fn asks_the_person(&self, circle: &str) -> String {
        self.asked_the_person(circle, "silence", "I asked", "2026-12-24").await.is(303);
        self.opens(&format!("{circle}/invitations")).await.link("Change what you wrote down")
    }
}

on_both! {
    async fn a_way_is_chosen_by_who_leads_and_others_put_their_names_under_it(world) {
        let circle = &*world.riveras;
        world.rosa.opens(&format!("{circle}/approach")).await.is(200).says("Nothing is chosen yet").says("Mara Lind writes down the choice");
        // Before anybody has answered about safety, there is no choice.
        let page = world.mara.chooses_way(circle, "structured", "He listens to all of us.").await.is(422);
        page.says("one of you answers the questions about safety").says("He listens to all of us.");
        world.ben.answers_safety(circle, &[]).await;
        world.mara.discloses(circle).await;
        world.mara.opens(circle).await.says("Choose how you will ask");
        world.mara.chooses_way(circle, "structured", "He listens to all of us.").await.is(303);
        let page = world.rosa.opens(&format!("{circle}/approach")).await.says("A prepared meeting with letters");
        let page = page.says("Mara Lind stands behind it").says("Danny is told beforehand").says("He listens to all of us.");
        world.rosa.sends(page.button("I stand behind this")).await.is(303);
        world.ben.opens(&format!("{circle}/approach")).await.says("Rosa Rivera and Mara Lind stand behind it");
        world.rosa.opens(&format!("{circle}/approach/choose")).await.is(403);
        for page in ["approach", "approach/choose", "invitations", "invitations/new"] {
            world.okafor.opens(&format!("{circle}/{page}")).await.is(404);
        }
    }

    async fn a_way_leaves_stages_out_and_they_are_not_called_incomplete(world) {
        let circle = &*world.riveras;
        for person in [&world.rosa, &world.ben, &world.ana] {
            person.answers_safety(circle, &[]).await;
        }
        world.ben.has_a_footing(circle).await;
        world.ben.opens(circle).await.says("Write the first part of your letter");
        world.mara.chooses_way(circle, "family-only", "We are worn out.").await.is(303);
        let home = world.ben.opens(circle).await.says("Not used").never_says("Write the first part of your letter");
        home.says("For now, look after yourselves");
        world.ben.opens(&format!("{circle}/approach")).await.says("Not used in this way: Look at treatment");
        // Nobody asks for now: what was said is still written down, without a next time.
        world.ben.opens(&format!("{circle}/invitations/new")).await.never_says("Who asks next");
        world.ben.asked_the_person(circle, "no", "He asked me first.", "").await.is(303);
        world.ben.opens(&format!("{circle}/invitations")).await.says("He asked me first.").never_says("You ask next");
        world.ben.opens(&format!("{circle}/plan")).await.says("Not used in the way you chose");
        // Changed on the eve: it says to call, and what was written stays.
        let letter = world.ben.writes(circle, "memory", "The boat that leaked").await;
        let form = world.mara.opens(&format!("{circle}/meeting")).await.form("/meeting").with("day", "2026-11-23");
        world.mara.sends(form.with("place", "Ana’s")).await.is(303);
        world.mara.opens(&format!("{circle}/approach/choose")).await.says("Your meeting is on Monday 23 November 2026");
        world.mara.chooses_way(circle, "structured", "We are ready now.").await.is(303);
        world.ben.opens(&letter).await.says("The boat that leaked");
        world.ben.opens(&format!("{circle}/approach")).await.says("What you chose before").says("We are worn out.");
        world.ben.opens(circle).await.never_says("Not used");
    }

    async fn what_was_answered_about_safety_stops_it_and_only_who_leads_sees_why(world) {
        let circle = &*world.riveras;
        world.ben.answers_safety(circle, &[(1, "before")]).await;
        // With a facilitator in the circle, one who guides is there.
        world.mara.chooses_way(circle, "structured", "We have help.").await.is(303);
        world.ana.answers_safety(circle, &[(2, "now")]).await;
        world.mara.opens(&format!("{circle}/approach")).await.says("Stop here first").says("don't ask now");
        for other in [&world.rosa, &world.ben, &world.ana] {
            other.opens(&format!("{circle}/approach")).await.is(200).never_says("Stop here first").never_says("don't ask now");
        }
        for approach in ["invitational", "one-to-one", "crisis", "systemic"] {
            world.mara.chooses_way(circle, approach, "All the same.").await.is(422).says("don't ask now");
        }
        world.mara.chooses_way(circle, "family-only", "First be safe.").await.is(303);
        world.mara.opens(&format!("{circle}/approach")).await.never_says("Stop here first");
    }

    async fn a_surprise_only_after_asking_openly_led_nowhere(world) {
        let circle = &*world.riveras;
        world.ben.answers_safety(circle, &[]).await;
        let surprise = async |because: &str| {
            let form = world.mara.opens(&format!("{circle}/approach/choose")).await.form("/approach/choose");
            let form = form.with("approach", "structured").with("because", "So that he comes.").with("telling", "not-told");
            world.mara.sends(form.with("telling_because", because)).await
        };
        surprise("He would not come.").await.is(422).says("before you have asked openly at least once");
        world.ben.asked_the_person(circle, "no", "He laughed.", "2026-12-01").await.is(303);
        surprise("").await.is(422).says("Say why they aren’t told");
        surprise("He would not come.").await.is(303);
        world.rosa.opens(&format!("{circle}/approach")).await.says("Danny is not told beforehand").says("He would not come.");
        // In a way that begins with telling, there is no surprise.
        let form = world.mara.opens(&format!("{circle}/approach/choose")).await.form("/approach/choose");
        let form = form.with("approach", "invitational").with("because", "Kinder.").with("telling", "not-told");
        world.mara.sends(form).await.is(422).says("In this way of asking they are told");
    }

    async fn one_relative_alone_asks_again_until_day_forty(world) {
        let lou = world.somebody("Lou", "lou@example.org");
        lou.has_an_account().await;
        let form = lou.opens("/circles/new").await.form("/circles/new").with("name", "Sewing").with("person", "Kim");
        let form = form.with("relation", "wife").choose("pronouns", "she").choose("substances", "Alcohol");
        let circle = &*lou.sends(form).await.is(303).leads_to();
        lou.answers_safety(circle, &[]).await;
        // A professional is asked for, and none is there.
        let form = lou.opens(&format!("{circle}/safety")).await.form("/safety/again");
        lou.sends(form).await.is(303);
        lou.answers_safety(circle, &[(1, "before")]).await;
        lou.chooses_way(circle, "one-to-one", "I am alone with this.").await.is(422).says("Ask one to lead here, or write down who guides you");
        let form = lou.opens(&format!("{circle}/approach/choose")).await.form("/approach/choose");
        let form = form.with("approach", "one-to-one").with("because", "I am alone with this.");
        lou.sends(form.with("professional", "Dr. Weiss")).await.is(303);
        let home = lou.opens(circle).await.never_says("Invite the first people");
        home.says("Not used").never_says("Promise each other").says("Read five short pages");
        lou.reads_first_pages(circle).await;
        lou.opens(circle).await.says("Write down what treatment there was before");
        lou.tells_of(circle, 2, &[]).await.is(303);
        lou.opens(circle).await.says("Add a place for treatment");
        lou.opens(&format!("{circle}/approach")).await.says("Guided by: Dr. Weiss").says("You stand behind it");
        lou.asked_the_person(circle, "not-yet", "After dinner.", "2026-12-31").await.is(303);
        lou.opens(&format!("{circle}/invitations")).await.says("You ask next, on Thursday 31 December 2026").says("They will think about it");
        world.later(40 * DAY);
        lou.signs_in().await;
        lou.opens(&format!("{circle}/outcome")).await.says("The next invitation").says("Write down that you asked");
        let page = lou.asked_the_person(circle, "yes", "She packed her bag.", "").await.is(303);
        assert!(page.leads_to().ends_with("/outcome"), "after a yes everything else waits");
        lou.opens(&page.leads_to()).await.says("How it ended: Yes").says("Leave for the programme now").never_says("Write down that you asked");
        lou.opens(&format!("{circle}/invitations")).await.says("They said yes").says("She packed her bag.");
    }

    async fn what_is_missing_is_asked_for_and_what_was_typed_comes_back(world) {
        let circle = &*world.riveras;
        let at = format!("{circle}/invitations");
        let page = world.ben.posts(&at, &[("note", "On the porch")]).await.is(422);
        page.says("Choose the one that is nearest").says("Enter the day on which you asked").says("On the porch");
        world.ben.asked_the_person(circle, "no", "Kept words", "2020-01-01").await.is(422).says("This day has passed").says("Kept words");
        world.ben.asked_the_person(circle, "no", "Kept words", "soon").await.is(422).says("Kept words");
        let form = world.ben.opens(&format!("{at}/new")).await.form("/invitations").with("day", "2027-01-01");
        world.ben.sends(form).await.is(422).says("It can’t be in the future");
        let form = world.ben.opens(&format!("{at}/new")).await.form("/invitations");
        let form = form.with("way", "phone").with("asked", "to-meet").with("response", "silence").with("note", "Twice");
        world.ben.sends(form.clone()).await.is(303);
        world.ben.sends(form).await.is(303);
        let page = world.ana.opens(&at).await.says("Ben Rivera asked on the phone").says("Ben Rivera asks next");
        assert_eq!(page.body.matches("No answer").count(), 1, "sent twice, it counts once");
        let change = world.ben.opens(&at).await.link("Change what you wrote down");
        world.ana.opens(&change).await.is(403);
        world.okafor.opens(&change).await.is(404);
        let (first, second) = (world.ben.opens(&change).await.form(&change), world.ben.opens(&change).await.form(&change));
        world.ben.sends(first.with("note", "He called back")).await.is(303);
        world.ben.sends(second.with("note", "Other words")).await.is(409).says("He called back").says("Other words");
        world.ana.posts(&format!("{at}/next"), &[("owner", "nobody"), ("due", "x")]).await.is(422).says("Choose who does it");
        let form = world.ana.opens(&at).await.form("/invitations/next").choose("owner", "Ana").with("due", "2026-12-24");
        world.ana.sends(form).await.is(303);
        world.ben.opens(&at).await.says("Ana Rivera asks next, on Thursday 24 December 2026");
        for body in ["approach=structured", "approach=%00", "approach=<script>&telling=x"] {
            world.mara.posts_raw(&format!("{circle}/approach/choose"), body.into()).await.is(422);
        }
        world.ben.posts(&format!("{circle}/approach/01a205a8-4b8e-7641-9b31-07bfd831f2e1/stand"), &[("stands", "yes")]).await.is(404);
    }
}
