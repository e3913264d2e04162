//! Help from others: what readers say about a letter, other words they suggest, and what its writer takes.

use crate::letters::memory;
use crate::world::{Page, Person, on_both};

impl Person {
    /// Opens the comments on a letter.
    pub async fn comments(&self, letter: &str) -> Page {
        self.opens(&format!("{letter}/comments")).await.is(200)
    }

    /// Says something about the part "a true memory", or about words of it.
    pub async fn remarks(&self, letter: &str, quote: &str, says: &str) {
        let path = format!("{letter}/parts/memory/remark");
        let form = self.opens(&path).await.is(200).form("/remark").with("quote", quote).with("says", says);
        self.sends(form).await.is(303);
    }

    /// Suggests other words for that part.
    pub async fn suggests(&self, letter: &str, instead: &str) {
        let path = format!("{letter}/parts/memory/suggest");
        let form = self.opens(&path).await.is(200).form("/suggest").with("instead", instead);
        self.sends(form).await.is(303);
    }
}

const WORDS: &str = "I remember the boat. You wore the blue jacket all day.";

on_both! {
    async fn what_is_said_is_seen_by_the_writer_and_those_who_may_read_the_letter(world) {
        let circle = &*world.riveras;
        world.ben.writes(circle, "memory", WORDS).await;
        let letter = world.ben.shares_with(circle, &["Rosa Rivera", "Mara Lind"]).await;
        let form = world.rosa.opens(&format!("{letter}/parts/memory/remark")).await.is(200);
        form.says("Ben Rivera and Mara Lind can see what you say here.");
        world.rosa.remarks(&letter, "the blue jacket", "It was the green one.").await;
        for reader in [&world.rosa, &world.ben, &world.mara] {
            reader.comments(&letter).await.says("It was the green one.").says("the blue jacket");
        }
        // The letter itself says nothing of it, and nobody else learns that there is anything.
        world.mara.opens(&letter).await.never_says("the green one");
        for other in [&world.ana, &world.okafor, &world.operator] {
            for door in ["/comments", "/parts/memory/remark", "/parts/memory/suggest"] {
                other.opens(&format!("{letter}{door}")).await.is(404);
            }
            for door in ["/parts/memory/remark", "/parts/memory/suggest"] {
                other.posts(&format!("{letter}{door}"), &[("says", "x"), ("instead", "x"), ("rev", "1")]).await.is(404);
            }
        }
        world.ana.opens(circle).await.is(200).never_says("about a letter");
        world.mara.opens(circle).await.is(200).says("Rosa Rivera said something about a letter.");
    }

    async fn whoever_may_read_it_later_does_not_see_what_was_said_before(world) {
        let circle = &*world.riveras;
        world.ben.writes(circle, "memory", WORDS).await;
        let letter = world.ben.shares_with(circle, &["Mara Lind"]).await;
        world.mara.remarks(&letter, "the blue jacket", "Is this for Ana to hear?").await;
        world.later(60_000);
        world.ben.writes(circle, "memory", "I remember the boat.").await;
        world.ben.shares_with(circle, &["Ana Rivera", "Mara Lind"]).await;
        world.ana.comments(&letter).await.never_says("blue jacket").never_says("to hear");
        let old = [("instead", "x"), ("says", "x"), ("rev", "1")];
        world.ana.posts(&format!("{letter}/parts/memory/suggest"), &old).await.is(409).never_says("blue jacket");
        world.mara.comments(&letter).await.says("Is this for Ana to hear?").says("These words have changed since.");
    }

    async fn suggested_words_are_shown_as_a_difference_and_taken_with_one_press(world) {
        let circle = &*world.riveras;
        world.ben.writes(circle, "memory", WORDS).await;
        let letter = world.ben.shares_with(circle, &["Rosa Rivera"]).await;
        world.rosa.suggests(&letter, "I remember the boat. You wore the green jacket all day.").await;
        world.rosa.comments(&letter).await.never_says("Use these words");
        // Ben goes on before he looks.
        world.ben.writes(circle, "memory", &WORDS.replace("I remember", "I still remember")).await;
        let page = world.ben.comments(&letter).await.says("Rosa Rivera suggested other words").says("changed since");
        assert!(page.body.contains("<del>") && page.body.contains("<ins>"));
        let form = page.button("Use these words");
        for _ in 0..2 {
            world.ben.sends(form.clone()).await.is(303);
        }
        let both = "I still remember the boat. You wore the green jacket all day.";
        assert_eq!(memory(&world.ben.opens(&letter).await.form(&letter)), both);
        world.rosa.comments(&letter).await.says("Ben Rivera took these words");
        // Nobody else can press it, also not whoever suggested it.
        world.rosa.sends(form.clone()).await.is(403);
        world.okafor.sends(form).await.is(404);
    }

    async fn words_that_both_changed_wait_beside_the_part(world) {
        let circle = &*world.riveras;
        world.ben.writes(circle, "memory", WORDS).await;
        let letter = world.ben.shares_with(circle, &["Rosa Rivera"]).await;
        world.rosa.suggests(&letter, "I remember the boat. You wore the green jacket all day.").await;
        let mine = "I remember the boat. You wore the old grey coat all day.";
        world.ben.writes(circle, "memory", mine).await;
        let taken = world.ben.sends(world.ben.comments(&letter).await.button("Use these words")).await.is(303);
        let page = world.ben.lands(taken).await.says("Also written").says("the green jacket");
        assert_eq!(memory(&page.form(&letter)), mine);
    }

    async fn what_is_settled_can_be_taken_up_again(world) {
        let circle = &*world.riveras;
        world.ben.writes(circle, "memory", WORDS).await;
        let letter = world.ben.shares_with(circle, &["Rosa Rivera"]).await;
        world.rosa.remarks(&letter, "", "Tell them about the dog, too.").await;
        world.later(1_000);
        world.rosa.suggests(&letter, "I remember the boat and the dog.").await;
        world.ben.sends(world.ben.comments(&letter).await.button("Mark as dealt with")).await.is(303);
        world.ben.sends(world.ben.comments(&letter).await.button("Keep my words")).await.is(303);
        assert_eq!(memory(&world.ben.opens(&letter).await.form(&letter)), WORDS);
        let page = world.rosa.comments(&letter).await.says("2 that are settled").says("kept the words of the letter");
        world.rosa.sends(page.button("Take it up again")).await.is(303);
        world.ben.comments(&letter).await.says("One that is settled").says("Mark as dealt with");
    }

    async fn the_facilitator_goes_round_and_asks_for_a_change_in_kind_words(world) {
        let circle = &*world.riveras;
        let round = format!("{circle}/round");
        world.ben.writes(circle, "memory", WORDS).await;
        world.mara.opens(&round).await.is(200).says("No letter waits for you").never_says("Ben Rivera");
        let letter = world.ben.shares_with(circle, &["Rosa Rivera", "Mara Lind"]).await;
        let page = world.mara.opens(&round).await.is(200).says("Ben Rivera").says("shared with you");
        let reading = world.mara.opens(&page.link("Ben Rivera")).await.is(200);
        let start = world.mara.opens(&reading.link("Ask for a change")).await.is(200).says("Dear Ben Rivera, thank you");
        let form = world.mara.opens(&start.link("It is too long to read aloud")).await.is(200).form("/request");
        assert!(form.value("says").unwrap().starts_with("Dear Ben Rivera, thank you"));
        let asked = "Dear Ben, please take the jacket out.";
        world.mara.sends(form.clone().with("says", " ")).await.is(422).says("Say what you would like changed");
        world.mara.sends(form.clone().with("says", asked)).await.is(303);
        world.ben.comments(&letter).await.says("Mara Lind asked for a change").says(asked);
        // It is between the two of them.
        world.rosa.comments(&letter).await.never_says("jacket out");
        world.mara.opens(&round).await.says("you asked for a change on 21 November 2026");
        world.later(60_000);
        world.ben.writes(circle, "memory", "I remember the boat.").await;
        world.mara.opens(&round).await.says("changed since you asked");
        world.mara.approves(&letter).await;
        world.mara.opens(&round).await.says("No letter waits for you").says("Approved for the meeting");
        world.ben.writes(circle, "memory", "I remember the boat and the dog.").await;
        world.mara.opens(&round).await.says("changed since it was approved");
        // Whoever only reads can't ask, and doesn't go round; whoever isn't let in finds nothing.
        world.rosa.opens(&format!("{letter}/request")).await.is(403);
        world.rosa.sends(form.clone()).await.is(403);
        world.rosa.opens(&round).await.is(200).never_says("Ben Rivera");
        world.ana.opens(&round).await.is(403);
        for other in [&world.okafor, &world.operator] {
            other.opens(&round).await.is(404);
            other.sends(form.clone()).await.is(404);
        }
    }

    async fn what_was_typed_comes_back_with_what_does_not_fit(world) {
        let circle = &*world.riveras;
        world.ben.writes(circle, "memory", WORDS).await;
        let letter = world.ben.shares_with(circle, &["Rosa Rivera"]).await;
        let remark = world.rosa.opens(&format!("{letter}/parts/memory/remark")).await.form("/remark");
        let again = world.rosa.sends(remark.with("quote", "the red jacket").with("says", "Hm.")).await.is(422);
        let again = again.says("These words don’t stand in this part").form("/remark");
        assert_eq!((again.value("quote"), again.value("says")), (Some("the red jacket"), Some("Hm.")));
        world.rosa.sends(again.with("quote", "").with("says", "")).await.is(422).says("Say it in a sentence or two");
        let suggest = world.rosa.opens(&format!("{letter}/parts/memory/suggest")).await.form("/suggest");
        world.rosa.sends(suggest.clone()).await.is(422).says("These are the words that are there");
        let long = "so many words ".repeat(300);
        let again = world.rosa.sends(suggest.with("instead", &*long)).await.is(422).says("too long").form("/suggest");
        assert_eq!(again.value("instead"), Some(&*long));
        // A form that makes no sense loses no word either.
        let odd = [("says", "still here"), ("rev", "x"), ("op", "x")];
        world.rosa.posts(&format!("{letter}/parts/memory/remark"), &odd).await.is(409).says("changed while you were");
    }
}
