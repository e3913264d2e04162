//! Right after the meeting: the quarter of an hour together, the paper, and how long everything is kept.

use crate::world::{Person, on_both};

impl Person {
    /// Writes down what they say right after it; gives its page.
    pub async fn debriefs(&self, circle: &str, feeling: &str, said: &str) -> String {
        let form = self.opens(&format!("{circle}/debrief/new")).await.is(200).form("/debrief/new");
        self.sends(form.choose("feeling", feeling).with("said", said)).await.is(303);
        self.opens(&format!("{circle}/debrief")).await.link("Change: ")
    }
}

on_both! {
    async fn they_sit_together_with_four_questions(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/debrief", world.riveras));
        world.rosa.records(circle, "no", "").await.is(303);
        let door = world.ben.opens(&format!("{circle}/outcome")).await.link("Open the four questions");
        assert_eq!(door, at);
        let mut page = world.ben.opens(at).await;
        for question in ["How are you now?", "What was said that matters?", "would you do another way?", "Is everyone safe tonight?"] {
            page = page.says(question);
        }
        let form = world.ben.opens(&page.link("Write down your answers")).await.form("/debrief/new");
        world.ben.sends(form.clone()).await.is(422).says("Answer one of them at least");
        let form = form.choose("feeling", "Heavy").with("said", "He asked about the dog.").with("tonight", "Luis stays with Rosa.");
        for _ in 0..2 {
            world.ben.sends(form.clone()).await.is(303);
        }
        let page = world.ana.opens(at).await.says("He asked about the dog.").says("Luis stays with Rosa.").says("Heavy");
        assert_eq!(page.body.matches("asked about the dog").count(), 1, "sent twice, it is there once");
        // Whoever isn't well is told where help is; the others aren't told to help themselves.
        page.never_says("stay alone with it");
        let one = world.ben.opens(at).await.says("stay alone with it").link("Change: ");
        let (first, second) = (world.ben.opens(&one).await.form(&one), world.ben.opens(&one).await.form(&one));
        world.ben.sends(first.with("learnt", "The silence helped.")).await.is(303);
        let late = world.ben.sends(second.with("learnt", "Ana’s letter helped.")).await.is(409).says("The silence helped.");
        world.ben.sends(late.form(&one)).await.is(303);
        world.rosa.opens(circle).await.says("wrote down how it was");
        world.rosa.opens(at).await.says("Ana’s letter helped.");
        for other in [&world.rosa, &world.okafor, &world.operator] {
            other.opens(&one).await.is(404);
            other.posts(&one, &[("feeling", "tired")]).await.is(404);
            other.posts(&format!("{one}/discard"), &[("version", "3")]).await.is(404);
        }
        world.okafor.opens(at).await.is(404);
        world.okafor.opens(&format!("{}/debrief", world.okafors)).await.is(200).never_says("the dog");
        let discard = world.ben.opens(&world.ben.opens(&one).await.link("Throw it away")).await.says("He asked about the dog.");
        world.ben.sends(discard.form("/discard")).await.is(303);
        world.rosa.opens(at).await.says("Nothing is written down yet.");
    }

    async fn the_paper_is_collected_by_somebody_and_that_is_said(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/after", world.riveras));
        world.ben.opens(at).await.says("somebody gets this as a task");
        world.rosa.gives_part(circle, "logistics", "Ana Rivera").await;
        world.rosa.records(circle, "yes", "").await.is(303);
        let page = world.ben.opens(&world.ben.opens(&format!("{circle}/outcome")).await.link("The paper, and how long")).await;
        let page = page.says("Collect every copy before anyone leaves").says("Ana Rivera sees to it");
        world.ben.sends(page.button("All copies are collected and shredded")).await.is(303);
        world.ana.opens(at).await.says("Collected and shredded").says("Ben Rivera said on");
        world.okafor.opens(at).await.is(404);
    }

    async fn the_circle_says_how_long_it_keeps_it_all_and_is_asked_again(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/after", world.riveras));
        world.rosa.records(circle, "no", "").await.is(303);
        let page = world.ben.opens(at).await.says("You haven’t said yet. Until you do, everything stays.");
        let page = page.says("Nothing is ever deleted by the clock");
        let (first, late) = (page.form("/after"), world.ana.opens(at).await.form("/after"));
        world.ben.sends(first.clone()).await.is(422).says("Choose how long");
        world.ben.sends(first.choose("keep", "One year")).await.is(303);
        world.ana.opens(at).await.says("Ben Rivera said so on").says("Rosa Rivera is asked again by");
        let page = world.ana.sends(late.choose("keep", "Two years")).await.is(409).says("Somebody else decided meanwhile");
        world.ana.sends(page.form("/after")).await.is(303);
        world.rosa.opens(at).await.says("Ana Rivera said so on").says("You are asked again by");
        world.rosa.opens(circle).await.says("said how long you keep it all");
        // The day lies two years ahead, and can be handed on all the same.
        let tasks = world.rosa.opens(&format!("{circle}/outcome")).await;
        let task = tasks.link("Decide again how long");
        let form = world.rosa.opens(&task).await.is(200).form(&task).choose("owner", "Ben Rivera");
        world.rosa.sends(form).await.is(303);
        world.ben.opens(at).await.says("You are asked again by");
        let page = world.ben.opens(at).await.form("/after").choose("keep", "Until we decide otherwise");
        world.ben.sends(page).await.is(303);
        world.rosa.opens(at).await.says("Until we decide otherwise").never_says("asked again by");
        world.okafor.posts(at, &[("keep", "year")]).await.is(404);
    }
}
