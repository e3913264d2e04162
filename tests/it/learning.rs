//! Five short pages that everybody reads first. Who has read which, is nobody's to know.

use crate::world::{Person, on_both};

impl Person {
    /// Reads the pages that come first, one leading to the next.
    pub async fn reads_first_pages(&self, circle: &str) {
        let list = self.opens(&format!("{circle}/learning")).await;
        let mut page = self.opens(&list.link("Read the first one")).await;
        loop {
            let next = self.sends(page.button("I have read this")).await.is(303).leads_to();
            page = self.opens(&next).await;
            if next.ends_with("/learning") {
                page.says("You have read all of them");
                return;
            }
        }
    }
}

on_both! {
    async fn one_page_leads_to_the_next_and_only_the_count_is_shown(world) {
        let circle = &*world.riveras;
        world.ben.answers_safety(circle, &[]).await;
        world.ben.promises(circle, "It stays here.").await.is(303);
        let home = world.ben.opens(circle).await.says("Read five short pages");
        let list = world.ben.opens(&home.link("Begin to read")).await.says("What addiction is");
        let first_at = list.link("Read the first one");
        let first = world.ben.opens(&first_at).await;
        let second = world.ben.sends(first.button("I have read this")).await.is(303).leads_to();
        world.ben.opens(&second).await.is(200).says("I have read this");
        world.ben.opens(&first_at).await.says("You have read this page");
        world.ana.opens(&first_at).await.never_says("You have read this page");
        for other in [&world.ana, &world.rosa, &world.mara] {
            other.opens(circle).await.never_says("read a page");
            other.opens(&format!("{circle}/plan")).await.never_says("have read the first pages");
        }
        world.ana.reads_first_pages(circle).await;
        world.ben.opens(&format!("{circle}/plan")).await.says("1 of 3 have read the first pages");
        world.ben.opens(circle).await.says("Read five short pages");
        // Pages that don't come first ask nobody, and nothing else counts as one.
        world.ben.opens(&format!("{circle}/texts/1")).await.never_says("I have read this");
        for number in ["1", "0", "999", "x"] {
            world.ben.posts(&format!("{circle}/texts/{number}/read"), &[("x", "")]).await.is(404);
        }
        world.okafor.posts(&format!("{second}/read"), &[("x", "")]).await.is(404);
        world.okafor.opens(&format!("{circle}/learning")).await.is(404);
    }

    async fn each_stage_offers_what_helps_there(world) {
        let circle = &*world.riveras;
        for (page, text) in [
            ("safety", "Overdose"), ("approach", "short pages about this"), ("history", "short pages about this"),
            ("options", "Levels of care"), ("letters", "short pages about this"), ("boundaries", "short pages about this"),
            ("meeting", "Naloxone"), ("follow-up", "short pages about this"), ("people/team", "short pages about this"),
        ] {
            world.ana.opens(&format!("{circle}/{page}")).await.is(200).says(text);
        }
    }
}
