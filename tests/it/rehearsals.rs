//! Rehearsing together: the script step by step, and what was learnt by it.

use crate::world::{Person, on_both};

impl Person {
    /// Writes down a rehearsal with these people; gives its page.
    pub async fn rehearses(&self, circle: &str, present: &[&str], change: &str) -> String {
        let form = self.opens(&format!("{circle}/rehearsals/new")).await.is(200).form("/rehearsals/new");
        let form = present.iter().fold(form.without("present"), |form, name| form.tick("present", name));
        self.sends(form.with("change", change)).await.is(303);
        self.opens(&format!("{circle}/rehearsals")).await.link("Change: ")
    }
}

on_both! {
    async fn the_script_is_walked_through_with_the_words_that_each_may_read(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/rehearsals", world.riveras));
        world.ben.writes(circle, "memory", "Ben’s bicycle").await;
        world.ana.writes(circle, "memory", "Ana’s kitchen").await;
        world.ben.shares_with(circle, &["Ana Rivera"]).await;
        world.rosa.sets_order(circle, &["Ana Rivera", "Ben Rivera"]).await;
        world.rosa.gives_part(circle, "chair", "Mara Lind").await;
        world.ben.answers_what_is_said(&format!("{circle}/objections/usual/2"), "There is a place.", "Ben Rivera").await.is(303);
        let page = world.ana.opens(&world.ana.opens(&format!("{circle}/meeting")).await.link("Rehearse together")).await;
        let first = page.says("You haven’t rehearsed yet.").link("Walk through it now");
        let mut page = world.ana.opens(&first).await.is(200).says("Step 1 of 8").says("Mara Lind begins").says("Mara Lind");
        let mut seen = vec![page.read().text.clone()];
        while let Some((next, _)) = page.read().links.iter().find(|(_, text)| text.starts_with("Next: ")).cloned() {
            page = world.ana.opens(&next).await.is(200);
            seen.push(page.read().text.clone());
        }
        assert_eq!(seen.len(), 8);
        for (at, words) in [
            (1, "Ana’s kitchen"),
            (2, "Ben’s bicycle"),
            (3, "Will you go?"),
            (4, "Now be silent."),
            (5, "“Not now. Maybe later.” Ben Rivera answers:"),
            (6, "If the answer is not yes"),
            (7, "Stay together for 15 minutes."),
        ] {
            assert!(seen[at].contains(words), "step {}: {}", at + 1, seen[at]);
        }
        page.link("Write down how it went");
        // Whoever may not read a letter walks through it all the same.
        let bens = world.ben.opens(&format!("{at}/steps/2")).await.says("Ana Rivera reads.").says("read from paper");
        bens.never_says("kitchen");
        for step in ["0", "9", "99999999999999999999", "x"] {
            world.ben.opens(&format!("{at}/steps/{step}")).await.is(404);
        }
        world.okafor.opens(&first).await.is(404);
        world.operator.opens(&first).await.is(404);
    }

    async fn what_was_learnt_is_written_down_and_changed(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/rehearsals", world.riveras));
        world.rosa.sets_order(circle, &["Ana Rivera", "Ben Rivera"]).await;
        let one = world.ben.rehearses(circle, &["Ben Rivera", "Mara Lind"], "Ana reads <b>first</b>.").await;
        let page = world.rosa.opens(at).await.says("With Ben Rivera and Mara Lind.").says("Ana reads <b>first</b>.");
        page.says("Another time would be good with Ana Rivera.");
        world.rosa.opens(circle).await.says("wrote down a rehearsal");
        let (first, second) = (world.ben.opens(&one).await.form(&one), world.ana.opens(&one).await.form(&one));
        world.ben.sends(first.with("role_play", "Mara played Danny.").tick("present", "Ana Rivera")).await.is(303);
        world.rosa.opens(at).await.says("Mara played Danny.").never_says("Another time would be good");
        let late = world.ana.sends(second.with("change", "Ana reads last.")).await.is(409);
        let late = late.says("Mara played Danny.").says("Ana reads last.").says("Somebody changed this meanwhile");
        world.ana.sends(late.form(&one)).await.is(303);
        world.rosa.opens(at).await.says("Ana reads last.");
        // Whoever left was still there.
        world.rosa.removes(circle, "Ana Rivera").await;
        world.rosa.opens(at).await.says("Ana reads last.");
        let discard = world.ben.opens(&world.ben.opens(&one).await.link("Throw these notes away")).await;
        world.ben.sends(discard.form("/discard")).await.is(303);
        world.ben.opens(&one).await.is(404);
        world.ben.posts(&one, &[("day", "2026-11-20")]).await.is(404);
    }

    async fn what_cannot_be_comes_back_and_the_list_has_an_end(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/rehearsals/new", world.riveras));
        let long = "word ".repeat(500);
        for (fields, says) in [
            (vec![], "Enter the day of the rehearsal."),
            (vec![("day", "1900-01-01")], "Enter a day"),
            (vec![("day", "2020-01-01")], "Enter a day within the last year."),
            (vec![("day", "2027-01-01")], "Enter a day that has come."),
            (vec![("day", "2026-11-20"), ("change", &*long)], "too long"),
        ] {
            world.ben.posts(at, &fields).await.is(422).says(says);
        }
        let form = world.ben.opens(at).await.form("/rehearsals/new");
        for _ in 0..2 {
            world.ben.sends(form.clone()).await.is(303);
        }
        let strangers = [("day", "2026-11-20"), ("present", "01a205a8-4b8e-7641-9b31-07bfd831f2e1"), ("present", "x")];
        for _ in 0..11 {
            world.ben.posts(at, &strangers).await.is(303);
        }
        world.ben.posts(at, &strangers).await.is(422).says("There are 12 already.");
        for (other, status) in [(&world.okafor, 404), (&world.operator, 404)] {
            other.opens(at).await.is(status);
            other.posts(at, &[("day", "2026-11-20")]).await.is(status);
        }
        world.okafor.opens(&format!("{}/rehearsals", world.okafors)).await.is(200).says("You haven’t rehearsed yet.");
        assert!(!circle.is_empty());
    }
}
