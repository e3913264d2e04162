//! Who should take part, and who rather not: kindly, with reasons, and for nobody to read but those who guide.

use crate::world::{Form, Person, on_both};

impl Person {
    /// The form about somebody who may take part.
    pub async fn thinks_about(&self, circle: &str, name: &str, place: &str) -> Form {
        let form = self.opens(&format!("{circle}/people/team/new")).await.form("/team/new");
        form.with("name", name).with("place", place)
    }
}

on_both! {
    async fn whoever_should_not_be_there_is_heard_all_the_same(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/people/team", world.riveras));
        let page = world.rosa.opens(at).await.says("Nobody is on your list yet").says("The person does not like or trust them");
        world.rosa.opens(&page.link("Think about somebody")).await.is(200);
        let form = world.rosa.thinks_about(circle, "Uncle Leo", "in-the-room").await;
        let form = form.tick("concerns", "They use now themselves");
        let page = world.rosa.sends(form).await.is(422).says("Say why they come all the same");
        // What was typed is still there.
        let form = page.form("/team/new").with("place", "by-letter").with("relation", "uncle");
        world.rosa.sends(form).await.is(303);
        let page = world.mara.opens(at).await.says("Uncle Leo").says("That is no verdict on them").says("Somebody else reads their letter");
        let proxy = world.mara.opens(&page.link("Write down their letter")).await;
        assert!(proxy.body.contains("value=\"Uncle Leo\""), "the form knows whose letter it is");
        // Where somebody could be hurt, no words help.
        let form = world.rosa.thinks_about(circle, "Kim", "in-the-room").await.tick("concerns", "They are a small child");
        world.rosa.sends(form.with("because", "She wants to.")).await.is(422).says("too much for a small child");
        for place in ["in-the-room", "by-letter"] {
            let form = world.rosa.thinks_about(circle, "Lena", place).await.tick("concerns", "They are afraid");
            world.rosa.sends(form.with("because", "She wants to.")).await.is(422).says("Don't plan a meeting");
        }
        let form = world.rosa.thinks_about(circle, "Lena", "stays-out").await.tick("concerns", "They are afraid");
        world.rosa.sends(form).await.is(303);
        let page = world.rosa.opens(at).await.says("Safety comes first");
        world.rosa.opens(&page.link("Questions about safety")).await.is(200);
        let form = world.rosa.thinks_about(circle, "Aunt Ida", "in-the-room").await;
        world.rosa.sends(form).await.is(303);
        let page = world.rosa.opens(at).await.says("Aunt Ida");
        let invite = world.rosa.opens(&page.link("Invite them")).await;
        assert!(invite.body.contains("value=\"Aunt Ida\""));
        // In somebody else's hands the address says nothing.
        let whom = page.link("Invite them");
        world.ana.opens(&whom.replace("/people/invite", "/proxies/new")).await.is(200).never_says("Aunt Ida");
        world.okafor.opens(&whom).await.is(404);
        for made_up in ["x", "01a205a8-4b8e-7641-9b31-07bfd831f2e1"] {
            world.rosa.opens(&format!("{circle}/people/invite?for={made_up}")).await.is(200);
        }
    }

    async fn only_those_who_guide_read_the_list(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/people/team", world.riveras));
        world.rosa.sends(world.rosa.thinks_about(circle, "Uncle Leo", "stays-out").await).await.is(303);
        let page = world.rosa.opens(at).await.says("Stays out of it");
        let edit = page.link("Think again");
        world.ana.opens(at).await.is(200).never_says("Uncle Leo").says("only the organizer and the facilitator read: Rosa Rivera and Mara Lind").says("They are a small child");
        for (who, status) in [(&world.ana, 403), (&world.okafor, 404)] {
            who.opens(&edit).await.is(status);
            who.posts(&edit, &[("name", "Leo")]).await.is(status);
            who.posts(&format!("{edit}/forget"), &[("x", "")]).await.is(status);
            who.opens(&format!("{at}/new")).await.is(status);
        }
        for other in [&world.ana, &world.ben] {
            other.opens(circle).await.never_says("thought about who takes part");
        }
        let (first, second) = (world.rosa.opens(&edit).await.form(&edit), world.mara.opens(&edit).await.form(&edit));
        world.rosa.sends(first.with("place", "by-letter").tick("concerns", "They use now themselves")).await.is(303);
        world.mara.sends(second.with("because", "Not now.")).await.is(409).says("They use now themselves").says("Somebody else reads their letter").says("Not now.");
        let forget = world.mara.opens(&edit).await.link("Take them off the list");
        world.mara.sends(world.mara.opens(&forget).await.says("Uncle Leo").form("/forget")).await.is(303);
        world.rosa.opens(at).await.never_says("Uncle Leo");
        world.rosa.opens(&edit).await.is(404);
        let form = world.rosa.thinks_about(circle, "", "nowhere").await;
        world.rosa.sends(form).await.is(422).says("Enter what you call them").says("We don’t know yet");
        // Sent twice, somebody is on it once.
        let form = world.rosa.thinks_about(circle, "Aunt Ida", "open").await;
        let again = form.clone();
        world.rosa.sends(form.clone()).await.is(303);
        world.rosa.sends(form).await.is(303);
        let page = world.rosa.opens(at).await;
        assert_eq!(page.body.matches("<h3 dir=\"auto\">Aunt Ida").count(), 1);
        // Sent again with another name, it is somebody else.
        world.rosa.sends(again.with("name", "Aunt May")).await.is(303);
        world.rosa.opens(at).await.says("Aunt Ida").says("Aunt May");
    }
}
