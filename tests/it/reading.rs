//! Reading aloud: how long it takes, a page to practise with, and the letters of those who can't be there.

use crate::world::{Person, on_both};

impl Person {
    /// Writes down the letter of somebody without an account; its address.
    pub async fn writes_for(&self, circle: &str, from: &str, reader: &str, others: &[&str]) -> String {
        let form = self.opens(&format!("{circle}/proxies/new")).await.is(200).form("/proxies/new");
        let text = format!("{from} says: come home, and eat something.");
        let form = form.with("from", from).with("text", text).choose("reader", reader).without("others");
        let form = others.iter().fold(form, |form, name| form.tick("others", name));
        self.sends(form).await.is(303).leads_to()
    }
}

const MINUTE: usize = 120;

on_both! {
    async fn the_time_of_each_letter_and_of_all_is_said_to_those_who_may_know(world) {
        let circle = &*world.riveras;
        world.ben.writes(circle, "memory", &"word ".repeat(2 * MINUTE)).await;
        world.ben.shares_with(circle, &["Rosa Rivera"]).await;
        world.rosa.writes(circle, "memory", &"word ".repeat(5 * MINUTE)).await;
        let page = world.rosa.opens(&format!("{circle}/reading")).await.is(200).says("about 2 minutes");
        page.says("about 5 minutes, which is long to hear in one go").says("All together it takes about 7 minutes.")
            .says("One letter isn't shared with you").says("120 words a minute");
        let page = world.ana.opens(&format!("{circle}/reading")).await.is(200);
        page.never_says("about 2 minutes").says("There is nothing to read yet.").says("2 letters aren't shared with you");
        world.okafor.opens(&format!("{circle}/reading")).await.is(404);
    }

    async fn to_see_how_long_a_letter_takes_is_not_to_read_it(world) {
        let circle = &*world.riveras;
        let letter = world.ben.writes(circle, "memory", &"word ".repeat(2 * MINUTE)).await;
        world.ben.shares_with(circle, &["Rosa Rivera"]).await;
        world.rosa.opens(&format!("{circle}/reading")).await.is(200).says("about 2 minutes");
        world.ben.opens(&format!("{letter}/share")).await.is(200).says("Rosa Rivera Not opened yet.");
        world.ben.opens(&format!("{letter}/unshare")).await.is(200).never_says("has read");
    }

    async fn a_letter_is_practised_by_those_who_may_read_it(world) {
        let circle = &*world.riveras;
        let letter = world.ben.writes(circle, "memory", "I remember the blue jacket.").await;
        world.ben.writes(circle, "request", "Please come with us.").await;
        let page = world.ben.opens(&format!("{letter}/rehearse")).await.is(200).says("I remember the blue jacket.");
        page.says("A true memory: 2 seconds");
        for other in [&world.rosa, &world.mara, &world.okafor, &world.operator] {
            other.opens(&format!("{letter}/rehearse")).await.is(404);
        }
        world.ben.shares_with(circle, &["Mara Lind"]).await;
        world.mara.opens(&format!("{letter}/rehearse")).await.is(200).says("Ben Rivera's letter");
    }

    async fn a_letter_by_proxy_is_read_by_those_named_and_comes_in_the_order(world) {
        let circle = &*world.riveras;
        let elsas = world.rosa.writes_for(circle, "Grandma Elsa", "Ana Rivera", &["Mara Lind"]).await;
        for reader in [&world.rosa, &world.ana, &world.mara] {
            reader.opens(&elsas).await.is(200).says("eat something");
            reader.opens(&format!("{elsas}/rehearse")).await.is(200).says("eat something");
        }
        for other in [&world.ben, &world.okafor, &world.operator] {
            for door in ["", "/rehearse", "/edit", "/discard"] {
                other.opens(&format!("{elsas}{door}")).await.is(404);
            }
        }
        for page in ["/proxies", "/reading", "/meeting", "/script", "/letters"] {
            world.ben.opens(&format!("{circle}{page}")).await.is(200).never_says("Elsa").never_says("eat something");
        }
        world.ben.opens(&format!("{circle}/script")).await.says("Ana Rivera, for somebody who can't be there");
        // Nobody but its keeper changes it, also not whoever reads it.
        world.ana.opens(&format!("{elsas}/edit")).await.is(403);
        world.ana.posts(&format!("{elsas}/discard"), &[("", "")]).await.is(403);

        world.rosa.sets_order(circle, &["Ben Rivera", "Ana Rivera", "Rosa Rivera"]).await;
        world.rosa.gives_part(circle, "closer", "Ana Rivera").await;
        let script = world.ana.opens(&format!("{circle}/script")).await.is(200).says("Grandma Elsa, who can't be here");
        let text = script.read().text;
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words}"));
        assert!(at("Number 3. Ana Rivera reads the letter of Grandma Elsa") < at("Number 4. Ana Rivera reads."));
        world.ana.opens(&format!("{circle}/meeting")).await.says("Reads for Grandma Elsa first");
        world.ana.opens(&format!("{circle}/reading")).await.says("Ana Rivera reads the letter of Grandma Elsa");
    }

    async fn when_its_reader_leaves_somebody_else_is_looked_for(world) {
        let circle = &*world.riveras;
        let elsas = world.rosa.writes_for(circle, "Grandma Elsa", "Ben Rivera", &["Mara Lind"]).await;
        world.rosa.removes(circle, "Ben Rivera").await;
        world.ben.opens(&elsas).await.is(404);
        world.rosa.opens(&elsas).await.is(200).says("Nobody reads it aloud yet.");
        world.rosa.opens(&format!("{circle}/reading")).await.says("has nobody yet who reads it aloud");
        let form = world.rosa.opens(&format!("{elsas}/edit")).await.form("/edit").choose("reader", "Ana Rivera");
        world.rosa.sends(form.clone()).await.is(303);
        world.ana.opens(&elsas).await.is(200).says("You will read it aloud.");
        // From an old page: nothing is overwritten, and what was typed is there still.
        let again = world.rosa.sends(form.with("text", "Shorter now.")).await.is(409).says("eat something").form("/edit");
        assert_eq!(again.value("text"), Some("Shorter now."));
        world.rosa.sends(again).await.is(303);
        world.ana.opens(&elsas).await.says("Shorter now.");
        world.rosa.sends(world.rosa.opens(&format!("{elsas}/discard")).await.form("/discard")).await.is(303);
        world.ana.opens(&elsas).await.is(404);
    }

    async fn a_letter_by_proxy_needs_a_name_and_somebody_who_reads(world) {
        let new = format!("{}/proxies/new", world.riveras);
        let form = world.ben.opens(&new).await.is(200).form("/proxies/new").with("text", "Come home.").with("reader", "");
        let again = world.ben.sends(form).await.is(422).says("Say whose words these are").says("Choose who reads it aloud");
        assert_eq!(again.form("/proxies/new").value("text"), Some("Come home."));
        // Nobody from outside can be named.
        let form = again.form("/proxies/new").with("from", "Elsa").with("reader", "018f0000-0000-7000-8000-00000000000a");
        world.ben.sends(form).await.is(422);
    }
}
