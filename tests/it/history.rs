//! What has been before: each chooses who reads it; letters, boundaries and the admission take from it what they need.

use crate::world::{Page, Person, on_both};

impl Person {
    /// Writes one down: 1 is a treatment, 2 that there was none, 3 help, 4 a memory.
    pub async fn tells_of(&self, circle: &str, kind: u8, fields: &[(&str, &str)]) -> Page {
        let form = self.opens(&format!("{circle}/history/new/{kind}")).await.form(&format!("/new/{kind}"));
        self.sends(fields.iter().fold(form, |form, (name, value)| form.with(name, *value))).await
    }
}

on_both! {
    async fn what_helped_before_is_there_when_a_programme_asks(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/history", world.riveras));
        let page = world.ben.opens(at).await.says("Treatment they had").says("What you saw, with its date");
        let form = world.ben.opens(&page.link("Write down a treatment")).await.form("/new/1");
        world.ben.sends(form.with("helped", "His counsellor")).await.is(422).says("Say what it was").says("His counsellor");
        let treatment = [("what", "Four weeks at Mill Lane"), ("when", "spring 2023"), ("helped", "His counsellor <i>Jo</i>"), ("medicine", "Buprenorphine, until May")];
        world.ben.tells_of(circle, 1, &treatment).await.is(303);
        world.ana.opens(at).await.says("Four weeks at Mill Lane, spring 2023").says("His counsellor <i>Jo</i>").never_says("Throw away");
        world.ana.opens(&format!("{circle}/plan")).await.says("1 thing written down");
        let option = world.ben.writes_down(circle, "Harbour House").await;
        let ready = world.ana.opens(&format!("{option}/ready")).await.says("What they will ask: treatment before");
        ready.says("Four weeks at Mill Lane").says("Buprenorphine, until May");
        world.okafor.opens(at).await.is(404);
        // Somebody who knew of none is overtaken by whoever knew of one; and what one told goes with them.
        world.ana.tells_of(circle, 2, &[]).await.is(303);
        world.ana.opens(&format!("{option}/ready")).await.says("Four weeks at Mill Lane").never_says("No treatment that we know of");
        world.rosa.removes(circle, "Ben").await;
        world.ana.opens(at).await.never_says("Four weeks at Mill Lane");
        world.ana.opens(&format!("{option}/ready")).await.says("No treatment that we know of");
    }

    async fn help_that_kept_it_going_is_ones_own_until_one_tells(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/history", world.riveras));
        let help = [("did", "I paid his rent in May"), ("instead", "I will pay for the ride to an appointment")];
        world.ben.tells_of(circle, 3, &help).await.is(303);
        let page = world.ben.opens(at).await.says("I paid his rent in May").says("Only you read this");
        for other in [&world.rosa, &world.mara, &world.ana] {
            other.opens(at).await.is(200).never_says("I paid his rent");
            other.opens(circle).await.never_says("wrote about what has been before");
        }
        let boundary = page.link("Make a boundary of it");
        world.ben.opens(&boundary).await.says("I will pay for the ride to an appointment");
        world.ana.opens(&boundary).await.is(200).never_says("I will pay for the ride");
        let edit = page.link("Change");
        for (who, status) in [(&world.rosa, 404), (&world.okafor, 404)] {
            who.opens(&edit).await.is(status);
            who.posts(&edit, &[("did", "x")]).await.is(status);
            who.posts(&format!("{edit}/discard"), &[("x", "")]).await.is(status);
        }
        let (first, second) = (world.ben.opens(&edit).await.form(&edit), world.ben.opens(&edit).await.form(&edit));
        world.ben.sends(first.with("readers", "everyone")).await.is(303);
        world.ben.sends(second.with("did", "I paid it in June")).await.is(409).says("I paid his rent in May").says("I paid it in June");
        world.ana.opens(at).await.says("I paid his rent in May").says("Everyone reads this");
        world.ana.opens(&edit).await.is(403);
        let page = world.ben.opens(&format!("{edit}/discard")).await.says("I paid his rent in May");
        world.ben.sends(page.form("/discard")).await.is(303);
        world.ana.opens(at).await.never_says("I paid his rent in May");
        world.ben.opens(&edit).await.is(404);
    }

    async fn a_good_memory_goes_into_the_letter(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/history", world.riveras));
        world.ben.tells_of(circle, 4, &[("what", "You taught me to swim.")]).await.is(303);
        let pull = world.ben.opens(at).await.link("Put it into your letter");
        let page = world.ben.opens(&pull).await.says("You taught me to swim.").says("Only you can read it");
        let form = page.form("/pull");
        world.ben.sends(form.clone()).await.is(303);
        let letter = world.ben.sends(form).await.is(303).leads_to();
        let page = world.ben.opens(letter.split('#').next().unwrap()).await;
        assert_eq!(page.body.matches("You taught me to swim.").count(), 1, "sent twice, it is there once");
        world.ben.opens(&pull).await.says("This is in your letter already");
        world.ana.opens(&pull).await.is(404);
        // Only a memory goes there.
        world.ben.tells_of(circle, 2, &[]).await.is(303);
        let none = world.ben.opens(at).await.says("No treatment that we know of");
        let edit = none.link("Change");
        world.ben.opens(&format!("{edit}/pull")).await.is(404);
        for kind in ["0", "5", "x"] {
            world.ben.opens(&format!("{circle}/history/new/{kind}")).await.is(404);
        }
        let page = world.ben.tells_of(circle, 4, &[("what", &"x".repeat(1001)), ("readers", "the world")]).await.is(422);
        page.says("1 character too long").says("Choose who reads it");
    }
}
