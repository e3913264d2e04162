//! What the person may say against it: an answer, one voice, and what happens if that isn't enough.

use crate::world::{Page, Person, on_both};

impl Person {
    /// Fills in the form at `door` and sends it.
    pub async fn answers_what_is_said(&self, door: &str, answer: &str, voice: &str) -> Page {
        let form = self.opens(door).await.is(200).form(door);
        self.sends(form.with("answer", answer).choose("voice", voice)).await
    }
}

on_both! {
    async fn the_usual_ones_are_ready_to_be_answered_by_one_voice(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/objections", world.riveras));
        let page = world.ben.opens(&world.ben.opens(&format!("{circle}/meeting")).await.link("What they may say")).await;
        let page = page.says("I can stop on my own.").says("You drink, too.").says("Whoever it is true of answers");
        let usual = page.link("Prepare an answer: Not now");
        // An example to begin from, and never words that are sent unseen.
        let form = world.ben.opens(&usual).await.says("One way to say it:").form(&usual);
        assert_eq!((form.value("said"), form.value("answer")), (Some("Not now. Maybe later."), Some("")));
        let anas = world.ana.opens(&usual).await.form(&usual).with("answer", "We are afraid to wait.");
        world.ben.sends(form.clone().without("voice")).await.is(422).says("Choose who answers");
        world.ben.answers_what_is_said(&usual, "There is a place for you today.", "Rosa Rivera").await.is(303);
        // A second answer to the same is shown the first, and so is whoever comes by an old link.
        assert!(!world.ben.opens(&usual).await.is(303).leads_to().contains("/usual/"));
        let again = world.ana.sends(anas.choose("voice", "Nobody yet")).await.is(409);
        let again = again.says("There is a place for you today.").says("We are afraid to wait.").says("Rosa Rivera");
        let form = again.button("Keep this").with("answer", "There is a place today. We are afraid to wait.");
        world.ana.sends(form.choose("voice", "Rosa Rivera")).await.is(303);
        let page = world.mara.opens(at).await.says("Rosa Rivera answers").says("We are afraid to wait.");
        assert_eq!(page.body.matches("There is a place").count(), 1);
        world.rosa.opens(circle).await.says("prepared an answer");
        // It stands in the script behind the ask, as soon as somebody can say it.
        world.rosa.opens(&format!("{circle}/script")).await.says("Rosa Rivera answers. Nobody adds to it.");
        let fear = page.link("Prepare an answer: You drink");
        world.ben.answers_what_is_said(&fear, "That is true.", "Nobody yet").await.is(303);
        world.rosa.opens(at).await.says("Nobody answers yet");
        world.rosa.opens(&format!("{circle}/script")).await.never_says("That is true.");
        for (other, status) in [(&world.okafor, 404), (&world.operator, 404)] {
            other.opens(at).await.is(status);
            other.opens(&usual).await.is(status);
            other.posts(&usual, &[("said", "x"), ("voice", "nobody")]).await.is(status);
        }
        world.okafor.opens(&format!("{}/objections", world.okafors)).await.is(200).never_says("afraid to wait");
    }

    async fn the_familys_own_are_written_changed_and_thrown_away(world) {
        let at = &*format!("{}/objections", world.riveras);
        let new = world.ana.opens(at).await.link("Add what you expect");
        let form = world.ana.opens(&new).await.is(200).never_says("One way to say it").form("/objections/new");
        world.ana.sends(form.clone()).await.is(422).says("Enter what you expect to hear.");
        let form = form.with("said", "Grandpa never needed help.").with("answer", "We miss him, too.").choose("voice", "Ana Rivera");
        for _ in 0..2 {
            world.ana.sends(form.clone()).await.is(303);
        }
        let page = world.ben.opens(at).await.says("Ana Rivera answers");
        assert_eq!(page.body.matches("We miss him, too.").count(), 1, "sent twice, it is there once");
        let one = page.link("Change: Grandpa");
        let (first, second) = (world.ben.opens(&one).await.form(&one), world.ana.opens(&one).await.form(&one));
        world.ben.sends(first.with("fallback", "Rosa offers the second place.")).await.is(303);
        let late = world.ana.sends(second.with("answer", "We all miss him.")).await.is(409);
        let late = late.says("Rosa offers the second place.").says("We all miss him.");
        world.ana.sends(late.form(&one)).await.is(303);
        world.rosa.opens(at).await.says("We all miss him.");
        // A member who was removed answers nothing any more.
        world.rosa.removes(&world.riveras, "Ana Rivera").await;
        world.rosa.opens(at).await.says("Nobody answers yet");
        let discard = world.rosa.opens(&world.rosa.opens(&one).await.link("Throw it away")).await.says("Grandpa");
        world.rosa.sends(discard.form("/discard")).await.is(303);
        world.rosa.opens(at).await.never_says("Grandpa");
        world.ben.opens(&one).await.is(404);
        world.ben.posts(&one, &[("said", "x"), ("voice", "nobody"), ("version", "1")]).await.is(404);
    }

    async fn what_does_not_fit_comes_back_and_the_list_has_an_end(world) {
        let at = &*format!("{}/objections/new", world.riveras);
        let long = "word ".repeat(100);
        let fields = [("said", "Something"), ("answer", &*long), ("voice", "nobody")];
        world.ben.posts(at, &fields).await.is(422).says("too long").says("word word");
        world.ben.posts(at, &[("said", "Something"), ("voice", "01a205a8-4b8e-7641-9b31-07bfd831f2e1")]).await.is(422);
        for door in ["usual/0", "usual/7", "usual/x", "x"] {
            world.ben.opens(&format!("{}/objections/{door}", world.riveras)).await.is(404);
        }
        for number in 1..=20 {
            world.ben.posts(at, &[("said", &*format!("Reason {number}")), ("voice", "nobody")]).await.is(303);
        }
        let full = world.ben.posts(at, &[("said", "One more"), ("voice", "nobody")]).await.is(422);
        full.says("There are 20 already").says("What they may say");
    }
}
