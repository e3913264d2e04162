//! Calls to programmes: asked, answered, written down, and shared out.

use crate::world::{Page, Person, on_both};

impl Person {
    /// Writes down a call of today.
    pub async fn calls(&self, option: &str, spoke_to: &str, answers: &[(&str, &str)]) -> Page {
        let form = self.opens(&format!("{option}/calls/new")).await.is(200).form("/calls/new");
        let form =
            answers.iter().fold(form.with("spoke_to", spoke_to), |form, (question, said)| form.with(question, *said));
        self.sends(form).await
    }

    /// Agrees that somebody calls next.
    async fn plans_a_call(&self, option: &str, who: &str, day: &str) -> Page {
        let form = self.opens(option).await.is(200).form("/next-call");
        self.sends(form.choose("owner", who).with("due", day)).await
    }
}

on_both! {
    async fn what_one_hears_on_the_phone_everybody_knows(world) {
        let option = world.rosa.writes_down(&world.riveras, "Harbour House").await;
        world.ana.opens(&option).await.says("Nobody has called yet");
        let answers = [("cost", "900 dollars a week"), ("family", "Sundays, also by video")];
        let page = world.ben.calls(&option, "Ines, admissions", &answers).await.is(303).leads_to();
        assert_eq!(page, format!("{option}/answers"));
        for member in [&world.rosa, &world.ana, &world.mara] {
            let page = member.opens(&page).await.is(200).says("900 dollars a week").says("Sundays, also by video");
            page.says("spoke to Ines, admissions").says("Still unknown").says("Whom do you turn away");
        }
        world.ana.opens(&option).await.says("Ben Rivera called last").says("2 questions answered");
        // The next one isn't asked again what is known; but may correct it.
        let form = world.ana.opens(&format!("{option}/calls/new")).await.says("2 more that were answered before");
        form.says("Their number: 555-0142");
        world.ana.calls(&option, "", &[("cost", "950 dollars a week")]).await.is(303);
        // The newest answer counts, and what was said before it stays to be seen.
        let page = world.rosa.opens(&page).await.says("950 dollars a week");
        page.says("heard:").says("900 dollars a week").says("What they said to Ben Rivera");
    }

    async fn the_next_call_is_somebodys_task(world) {
        let circle = &*world.riveras;
        let option = world.rosa.writes_down(circle, "Harbour House").await;
        world.rosa.opens(&option).await.says("Nobody is down for the next call yet");
        world.rosa.plans_a_call(&option, "Ben", "2027-02-01").await.is(303);
        world.ben.opens(&option).await.says("You call next, by");
        world.ana.opens(&format!("{circle}/outcome")).await.says("Call Harbour House");
        // Handed on; there is still one.
        world.ben.plans_a_call(&option, "Ana", "2027-02-03").await.is(303);
        world.rosa.opens(&option).await.says("Ana Rivera calls next");
        let task = world.ana.opens(&format!("{circle}/outcome")).await.link("See their number, and write down the call");
        assert_eq!(task, format!("{option}/calls/new"));
        // Nobody picked up: she still has to call.
        world.ana.calls(&option, "", &[]).await.is(303);
        world.rosa.opens(&format!("{option}/answers")).await.says("reached nobody").says("Ana Rivera calls next");
        world.ana.calls(&option, "Ines", &[("naloxone", "Yes")]).await.is(303);
        world.rosa.opens(&option).await.says("Nobody is down for the next call yet");
        world.ben.opens(&format!("{circle}/outcome")).await.says("1 done");
        // What is set aside isn't called any more.
        world.rosa.plans_a_call(&option, "Ben", "2027-02-05").await.is(303);
        world.rosa.sends(world.rosa.opens(&option).await.form("/set-aside")).await.is(303);
        world.ben.opens(&format!("{circle}/outcome")).await.says("2 done");
    }

    async fn a_form_that_does_not_fit_comes_back_whole(world) {
        let option = world.rosa.writes_down(&world.riveras, "Harbour House").await;
        let long = "x".repeat(601);
        let page = world.ben.calls(&option, "Ines", &[("cost", &long), ("fit", "They speak Spanish")]).await.is(422);
        let page = page.says("too long").says("They speak Spanish");
        assert!(page.body.contains(&long));
        let form = page.form("/calls/new").with("cost", "900").with("day", "2999-01-01");
        let page = world.ben.sends(form).await.is(422).says("It can’t be in the future");
        let form = page.form("/calls/new").with("day", "2026-01-01");
        world.ben.sends(form.clone()).await.is(303);
        // Sent twice, it is one call.
        world.ben.sends(form).await.is(303);
        let answers = world.ben.opens(&format!("{option}/answers")).await.read();
        assert_eq!(answers.links.iter().filter(|(_, words)| words.starts_with("Change your call")).count(), 1);
        for (owner, due) in [("", "2027-01-01"), ("nobody", ""), ("", "soon"), ("", "0000-00-00")] {
            let form = world.ben.opens(&option).await.form("/next-call").with("due", due);
            let form = if owner.is_empty() { form } else { form.with("owner", owner) };
            let page = world.ben.sends(form).await;
            if due == "2027-01-01" { page.is(303) } else { page.is(422) };
        }
    }

    async fn only_who_called_changes_what_they_wrote(world) {
        let option = world.rosa.writes_down(&world.riveras, "Harbour House").await;
        world.ben.calls(&option, "Ines", &[("length", "Thirty days")]).await.is(303);
        let call = world.ben.opens(&format!("{option}/answers")).await.link("Change your call");
        world.rosa.opens(&format!("{option}/answers")).await.never_says("Change your call");
        world.rosa.opens(&call).await.is(403);
        world.okafor.opens(&call).await.is(404);
        world.okafor.opens(&format!("{option}/answers")).await.is(404);
        let (one_tab, other_tab) = (world.ben.opens(&call).await, world.ben.opens(&call).await);
        let id = call.rsplit('/').next().unwrap();
        world.ben.sends(one_tab.form(id).with("length", "Six weeks")).await.is(303);
        let both = world.ben.sends(other_tab.form(id).with("length", "Two months")).await.is(409);
        let both = both.says("Six weeks").says("Two months");
        world.ben.sends(both.form(id)).await.is(303);
        world.rosa.opens(&format!("{option}/answers")).await.says("Two months").never_says("Six weeks");
    }

    async fn a_professional_says_what_ties_them(world) {
        let circle = &*world.riveras;
        let form = world.mara.opens(&format!("{circle}/options/new")).await.form("/options/new").with("programme", "Hill Clinic");
        let again = world.mara.sends(form.with("referrer", "Mara Lind")).await.is(422);
        let again = again.says("As a professional, say whether");
        assert!(again.body.contains("Hill Clinic") && again.body.contains("Mara Lind"), "what was typed is still there");
        let again = world.mara.sends(again.form("/options/new").with("ties", "some")).await.is(422).says("Say what the tie is");
        let form = again.form("/options/new").with("tie", "I work there on Mondays.");
        let option = world.mara.sends(form).await.is(303).leads_to();
        world.ana.opens(&option).await.says("There is a tie").says("I work there on Mondays.");
        world.rosa.writes_down(circle, "Elm Street").await;
        world.mara.opens(&format!("{option}/book")).await.is(200).says("I work there on Mondays.");
        let form = world.rosa.opens(&format!("{option}/edit")).await.form("/edit").with("ties", "none");
        world.rosa.sends(form).await.is(422).says("You wrote down a tie below");
        // A relative may not know; then it is a question to ask.
        let option = world.rosa.writes_down(circle, "Harbour House").await;
        world.ana.opens(&option).await.says("Ask if they pay anyone for sending people");
    }
}
