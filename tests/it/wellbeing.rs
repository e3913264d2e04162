//! How a member is doing: for that member alone, whoever leads.

use crate::world::{Person, on_both};

impl Person {
    /// Notes how they are doing.
    pub async fn feels(&self, circle: &str, feeling: &str, note: &str) {
        let form = self.opens(&format!("{circle}/how-are-you")).await.form("/how-are-you");
        self.sends(form.with("feeling", feeling).with("note", note)).await.is(303);
    }
}

on_both! {
    async fn what_one_notes_of_oneself_nobody_else_reads(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/how-are-you", world.riveras));
        let page = world.ben.opens(&world.ben.opens(circle).await.link("Say how you are doing")).await;
        world.ben.sends(page.form("/how-are-you").with("note", "Long night")).await.is(422).says("Long night").says("Choose the one");
        let form = page.form("/how-are-you").with("feeling", "too-much").with("note", "I can’t sleep");
        world.ben.sends(form.clone()).await.is(303);
        world.ben.sends(form).await.is(303);
        let page = world.ben.opens(at).await.says("Today: Too much").says("Help now").says("I can’t sleep");
        assert_eq!(page.body.matches("I can’t sleep").count(), 1, "sent twice, it is noted once");
        let discard = page.link("Throw away: Today: Too much");
        for other in [&world.rosa, &world.mara, &world.ana] {
            other.opens(at).await.is(200).never_says("I can’t sleep");
            other.opens(circle).await.never_says("noted how you are");
            other.posts(&discard, &[("x", "")]).await.is(404);
        }
        world.okafor.opens(at).await.is(404);
        world.okafor.posts(&discard, &[("x", "")]).await.is(404);
        world.ben.sends(world.ben.opens(&discard).await.says("I can’t sleep").form("/discard")).await.is(303);
        world.ben.opens(at).await.never_says("I can’t sleep").never_says("Today: Too much");
        for (feeling, says) in [("all-right", "nothing to do with all this"), ("heavy", "Help now")] {
            world.ben.feels(circle, feeling, "").await;
            world.ben.opens(at).await.says(says);
        }
    }

    async fn the_oldest_notes_go(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/how-are-you", world.riveras));
        for night in 1..=32 {
            world.later(1000);
            world.ben.feels(circle, "tired", &format!("Night number {night}.")).await;
        }
        let page = world.ben.opens(at).await.says("Night number 32.").says("Night number 3.");
        page.never_says("Night number 2.").never_says("Night number 1.");
    }
}
