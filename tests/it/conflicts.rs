//! Boundaries of different members that undo each other: found, talked about by those concerned, settled with words.

use crate::world::{Person, on_both};

const SOFA: &str = "He could sleep on my sofa one night, and no longer";

impl Person {
    /// Proposes to stop something; the boundary's address.
    pub async fn stops(&self, circle: &str, what: &str) -> String {
        self.proposes_about(circle, "stops", what, "I will no longer do this").await
    }

    /// Proposes to go on with something; the boundary's address.
    pub async fn goes_on_with(&self, circle: &str, what: &str) -> String {
        self.proposes_about(circle, "offers", what, "I will see to it myself").await
    }

    async fn proposes_about(&self, circle: &str, field: &str, what: &str, i_will: &str) -> String {
        let form = self.opens(&format!("{circle}/boundaries/new")).await.is(200).form("/boundaries/new");
        let form = form.with("when", format!("If it comes to this: {field}")).with("i_will", i_will);
        let boundary = self.sends(form.with("from", "From Sunday.").choose(field, what)).await.is(303).leads_to();
        self.proposes(&boundary).await;
        boundary
    }

    /// Puts something down about two that undo each other.
    async fn puts_down(&self, talk: &str, words: &str, button: &str) {
        let form = self.opens(talk).await.is(200).form(talk).with("words", words).press(button);
        self.sends(form).await.is(303);
    }
}

fn id(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

on_both! {
    async fn one_closes_the_house_and_another_takes_in(world) {
        let circle = &*world.riveras;
        let stops = world.ben.stops(circle, "Home: living with us").await;
        let offers = world.ana.goes_on_with(circle, "Home: a bed for the night").await;
        let list = format!("{circle}/boundaries");
        // Both who wrote them see it, and who guides them; Rosa, who keeps neither, isn't drawn into it.
        for concerned in [&world.ben, &world.ana, &world.mara] {
            concerned.opens(&list).await.is(200).says("Two boundaries don’t fit together").says("See both");
        }
        world.rosa.opens(&list).await.says("Some boundaries of others don’t fit together yet").never_says("See both");
        let talk = world.ben.opens(&list).await.link("See both");
        assert!(talk.ends_with(&format!("{}/beside/{}", id(&stops), id(&offers))), "{talk}");
        world.rosa.opens(&talk).await.is(403);
        world.okafor.opens(&talk).await.is(404);
        // It is Ben's next step, and on the path the stage isn't ready.
        world.ben.opens(circle).await.says("two don’t fit together");
        world.ben.puts_down(&talk, SOFA, "Send this").await;
        world.mara.puts_down(&talk, "What do you need, Ana?", "Send this").await;
        world.ana.opens(&talk).await.says(SOFA).says("What do you need, Ana?").says("This isn’t settled yet");
        assert!(!world.mara.opens(&talk).await.shows("This is what we agreed"), "it is for the two to settle");
        world.ana.puts_down(&talk, "One night, then we call Mara.", "This is what we agreed").await;
        world.ben.opens(&list).await.never_says("Two boundaries don’t fit together");
        world.ben.opens(&talk).await.says("This is settled").says("One night, then we call Mara.");
        world.ben.opens(&stops).await.says("This is settled.");
        world.ben.puts_down(&talk, "I slept on it, and no.", "It isn’t settled yet").await;
        world.ana.opens(&list).await.says("Two boundaries don’t fit together");
        // Changed so that nothing is undone, there is nothing to settle.
        let form = world.ana.opens(&format!("{offers}/edit")).await.form("/edit").choose("offers", "None of these");
        world.ana.sends(form).await.is(303);
        world.ben.opens(&list).await.never_says("fit together");
        world.ben.opens(&talk).await.is(404);
    }

    async fn a_draft_tells_its_owner_first_and_nobody_else(world) {
        let circle = &*world.riveras;
        world.ben.stops(circle, "Money: rent or mortgage").await;
        let form = world.ana.opens(&format!("{circle}/boundaries/new")).await.form("/boundaries/new");
        let form = form.with("when", "If you need it").with("i_will", "I will give you cash").with("from", "Now.");
        let draft = world.ana.sends(form.choose("offers", "Money: cash")).await.is(303).leads_to();
        world.ana.opens(&draft).await.says("wouldn’t fit together").says("Ben Rivera will stop this: rent or mortgage");
        for other in [&world.ben, &world.mara, &world.rosa] {
            other.opens(&format!("{circle}/boundaries")).await.never_says("fit together");
        }
    }

    async fn what_is_settled_was_settled_for_these_words(world) {
        let circle = &*world.riveras;
        world.ben.stops(circle, "Money: cash").await;
        let offers = world.ana.goes_on_with(circle, "Money: cash").await;
        let list = format!("{circle}/boundaries");
        let talk = world.ana.opens(&list).await.link("See both");
        let from_old_page = world.ben.opens(&talk).await.form(&talk).with("words", "Kept from an old page.").press("This is what we agreed");
        world.ana.puts_down(&talk, "Ten dollars for the bus.", "This is what we agreed").await;
        world.ana.rewords(&offers, "I will give you twenty").await;
        world.ben.opens(&list).await.says("Two boundaries don’t fit together");
        let again = world.ben.sends(from_old_page).await.is(409).says("Something changed while you were writing");
        assert_eq!(again.form(&talk).value("words"), Some("Kept from an old page."), "nothing typed is lost");
        world.ben.opens(&talk).await.says("About earlier words of one of the two.");
        world.ben.posts(&talk, &[("words", "")]).await.is(422).says("Write a few words first");
        world.ben.posts(&talk, &[("words", "w".repeat(1001))]).await.is(422).says("too long");
        // Words written when there is nothing to settle any more come back as well.
        let late = world.ben.opens(&talk).await.form(&talk).with("words", "Written too late.").press("Send this");
        let aside = world.ana.opens(&format!("{offers}/set-aside")).await.form("/set-aside").with("because", "Ben is right.");
        world.ana.sends(aside).await.is(303);
        world.ben.sends(late).await.is(409).says("Written too late.").says("no longer a problem");
    }
}
