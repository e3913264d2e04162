//! The plan for afterwards: written by the family before it is needed, looked at again, and printed.

use crate::world::{Page, Person, on_both};

const DAY: i64 = 24 * 60 * 60 * 1000;

impl Person {
    /// Writes one part of the plan, by its number.
    pub async fn plans(&self, circle: &str, part: u8, text: &str) -> Page {
        let at = format!("{circle}/aftercare/{part}");
        self.sends(self.opens(&at).await.form(&at).with("text", text)).await
    }
}

on_both! {
    async fn all_write_on_one_plan_and_no_word_is_lost(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/aftercare", world.riveras));
        let page = world.ana.opens(&format!("{circle}/follow-up")).await;
        let page = world.ana.opens(&page.link("A plan for afterwards")).await.says("Write it before you need it").says("Early signs");
        page.never_says("relapse").never_says("failed");
        world.ana.plans(circle, 6, "Dr. Weiss, until <b>3 May</b>").await.is(303);
        world.ben.opens(at).await.says("Dr. Weiss, until <b>3 May</b>").says("Ana Rivera, Saturday 21 November 2026");
        let part = format!("{at}/6");
        let (first, second) = (world.rosa.opens(&part).await.form(&part), world.ben.opens(&part).await.form(&part));
        world.rosa.sends(first.with("text", "Dr. Weiss, until 3 June")).await.is(303);
        world.ben.sends(second.with("text", "The clinic on Mill Lane")).await.is(409).says("Dr. Weiss, until 3 June").says("The clinic on Mill Lane");
        world.ben.plans(circle, 6, &"x".repeat(1201)).await.is(422).says("1 character too long");
        world.ben.opens(&format!("{circle}/plan")).await.says("1 of 14 parts of a plan for afterwards");
        for section in ["0", "15", "x", "medicine"] {
            world.ben.opens(&format!("{at}/{section}")).await.is(404);
            world.ben.posts(&format!("{at}/{section}"), &[("text", "x")]).await.is(404);
        }
        for page in [at, &*part, &*format!("{at}/paper/1")] {
            world.okafor.opens(page).await.is(404);
        }
    }

    async fn on_paper_it_speaks_to_whoever_reads_it(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/aftercare", world.riveras));
        world.ana.plans(circle, 4, "Rosa, day and night: 555-0142").await.is(303);
        let page = world.ana.opens(at).await;
        let family = world.ana.opens(&page.link("Print it for you")).await.says("Our plan").says("Whom to call");
        family.says("Rosa, day and night: 555-0142").says("Give naloxone");
        let person = world.ana.opens(&page.link("Print it for Danny")).await.says("My plan").says("Whom can you call, at night too?");
        person.says("Rosa, day and night: 555-0142").says("What they say counts");
        world.ana.opens(&format!("{at}/paper/3")).await.is(404);
    }

    async fn it_is_looked_at_again_by_somebody_on_a_day(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/aftercare", world.riveras));
        world.rosa.records(circle, "yes", "").await.is(303);
        let form = world.ana.opens(at).await.form("/aftercare");
        for (owner, due) in [("", "2026-12-20"), ("nobody", "2026-12-20"), ("Ben", "2026-11-01"), ("Ben", "2030-01-01"), ("Ben", "soon")] {
            let owner = if owner == "Ben" { form.clone().choose("owner", "Ben") } else { form.clone().with("owner", owner) };
            world.ana.sends(owner.with("due", due)).await.is(422);
        }
        world.ana.sends(form.choose("owner", "Ben").with("due", "2026-12-20")).await.is(303);
        world.ana.opens(at).await.says("Ben Rivera, on Sunday 20 December 2026.");
        world.later(30 * DAY);
        for person in [&world.ben, &world.ana] {
            person.signs_in().await;
        }
        world.ben.opens(&format!("{circle}/outcome")).await.says("Look at the plan for afterwards").says("Open the plan");
        let form = world.ben.opens(at).await.form("/aftercare");
        world.ben.sends(form.with("due", "2027-01-20")).await.is(303);
        world.ana.opens(at).await.says("Ben Rivera, on Wednesday 20 January 2027.").never_says("20 December 2026");
    }
}
