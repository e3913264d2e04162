//! Texts to read: found from where they are needed, and by a word.

use crate::world::{Page, Person, on_both};

impl Person {
    /// Looks words up in the library.
    async fn looks_up(&self, circle: &str, words: &str) -> Page {
        let form = self.opens(&format!("{circle}/texts")).await.is(200).form("/texts");
        self.sends(form.with("words", words)).await
    }
}

on_both! {
    async fn a_word_from_the_phone_leads_to_its_text(world) {
        let circle = &*world.riveras;
        for (typed, title) in [
            ("detox", "Withdrawal management"),
            ("Metadone", "Methadone"),
            ("what is CBT", "Cognitive behavioural therapy"),
            ("deductible", "Insurance words"),
        ] {
            let found = world.rosa.looks_up(circle, typed).await.is(200);
            let found = found.says("What was found").never_says("Nothing was found");
            let text = world.rosa.opens(&found.link(title)).await.is(200);
            text.says(title).says("Source: ").says("Reviewed on ").says("Read next");
        }
    }

    async fn what_is_looked_up_stays_out_of_addresses(world) {
        let found = world.rosa.looks_up(&world.riveras, "heroin").await.is(200);
        assert!(found.body.contains("heroin"), "what was typed is still in the field");
        let address = found.link("Medicines for opioid use disorder");
        let end = address.strip_prefix(&format!("{}/texts/", world.riveras)).unwrap();
        assert!(end.chars().all(|c| c.is_ascii_digit()), "{address}");
        let text = world.rosa.opens(&address).await.is(200);
        assert!(text.body.contains("<title>Help"), "a title tells a stranger nothing");
    }

    async fn nothing_found_says_what_to_do_and_keeps_the_words(world) {
        let circle = &*world.riveras;
        let none = world.rosa.looks_up(circle, "</title><script>zz").await.is(200);
        let none = none.says("Nothing was found").says("Living at a programme");
        assert!(!none.body.contains("<script>zz"));
        world.rosa.looks_up(circle, "  ").await.is(200).never_says("Nothing was found");
        let long = "zebra ".repeat(40);
        let long = world.rosa.looks_up(circle, &long).await.is(422);
        let long = long.says("too long");
        assert!(long.body.contains("zebra zebra"));
        for text in ["0", "999", "4294967296", "-1", "methadone", "%00"] {
            world.rosa.opens(&format!("{circle}/texts/{text}")).await.is(404);
        }
    }

    async fn words_that_nobody_has_looked_at_for_a_year_say_so_wherever_they_stand(world) {
        let circle = &*world.riveras;
        let warns = |page: &Page| page.body.contains("class=\"source__overdue\"");
        let pages = ["/help".to_owned(), format!("{circle}/engagement"), format!("{circle}/options/questions")];
        for page in &pages {
            assert!(!warns(&world.ana.opens(page).await.is(200)), "{page}");
        }
        world.later(400 * 24 * 60 * 60 * 1000);
        world.ana.signs_in().await;
        for page in &pages {
            assert!(warns(&world.ana.opens(page).await.is(200)), "{page}");
        }
    }

    async fn texts_are_found_from_where_they_are_needed(world) {
        let circle = &*world.riveras;
        let option = world.ben.writes_down(circle, "Harbour House").await;
        let edit = world.ben.opens(&format!("{option}/edit")).await.form("/edit");
        let edit = edit.with("level", "asam4-3.7").with("medications", "methadone").with("cost", "Ask again.");
        world.ben.sends(edit).await.is(303);
        let page = world.ana.opens(&option).await.is(200);
        for (words, title) in [
            ("What the levels mean", "Levels of care"), ("Methadone", "Methadone"), ("Insurance words", "Insurance words"),
        ] {
            world.ana.opens(&page.link(words)).await.is(200).says(title);
        }
        world.ana.opens(&page.link("What the levels mean")).await.says("Older papers say").says("3.7 Medically Managed");
        for (door, words) in [
            ("/plan", "Short pages to read"), ("/options", "Read about treatment"),
            ("/options/questions", "Medicines for opioid use disorder"),
        ] {
            let page = world.mara.opens(&format!("{circle}{door}")).await.is(200);
            world.mara.opens(&page.link(words)).await.is(200);
        }
        // In a form they unfold where they are: following a link would lose what was typed.
        world.ben.opens(&format!("{circle}/options/new")).await.says("What the levels mean").says("Deductible");
    }

    async fn a_text_belongs_to_those_in_the_circle(world) {
        for door in ["/texts", "/texts/1"] {
            world.okafor.opens(&format!("{}{door}", world.riveras)).await.is(404);
            world.browser().opens(&format!("{}{door}", world.riveras)).await.is(303);
        }
        world.okafor.opens(&format!("{}/texts/1", world.okafors)).await.is(200).says("Levels of care");
    }
}
