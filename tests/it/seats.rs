//! Who sits where: suggested, chosen chair by chair, moved with a press, and printed.

use crate::world::{Page, Person, World, on_both};

impl Person {
    /// Keeps the plan that is suggested to begin from.
    async fn takes_the_suggested_plan(&self, circle: &str) -> Page {
        let at = format!("{circle}/meeting/seats");
        let suggested = self.opens(&self.opens(&at).await.is(200).link("Suggest a plan")).await.is(200);
        self.sends(suggested.form("/meeting/seats")).await
    }
}

/// Where the names stand on the page, in the order in which the chairs are.
fn round_the_table(page: &Page) -> Vec<String> {
    let names = page.body.split("class=\"seat__name\">").skip(1);
    names.map(|rest| rest.split('<').next().unwrap_or_default().to_owned()).collect()
}

fn at(world: &World) -> String {
    format!("{}/meeting/seats", world.riveras)
}

on_both! {
    async fn a_plan_is_suggested_kept_and_printed(world) {
        let (circle, at) = (&*world.riveras, &*at(&world));
        world.rosa.opens(&world.rosa.opens(&format!("{circle}/meeting")).await.link("Who sits where")).await.is(200);
        world.rosa.opens(at).await.says("Nobody has a seat yet.");
        world.ben.opens(&format!("{circle}/script")).await.never_says("Who sits where");
        world.rosa.sets_order(circle, &["Ben Rivera", "Rosa Rivera"]).await;
        for (part, name) in [("chair", "Ana Rivera"), ("closer", "Rosa Rivera"), ("follower", "Ben Rivera")] {
            world.rosa.gives_part(circle, part, name).await;
        }
        let suggested = world.rosa.opens(&format!("{at}?suggested=1")).await.says("Nothing is kept until");
        let names = round_the_table(&suggested);
        assert_eq!((names[1].as_str(), names.last().map(String::as_str)), ("Ana Rivera", Some("Rosa Rivera")), "{names:?}");
        world.mara.opens(at).await.says("Nobody has a seat yet.");
        world.rosa.takes_the_suggested_plan(circle).await.is(303);
        let page = world.ben.opens(at).await.is(200).says("Ana Rivera").says("follows and nobody else");
        assert_eq!(round_the_table(&page), names);
        assert!(page.read().forms.iter().all(|form| !form.action.contains("/seats")), "a member only looks");
        world.ben.opens(&format!("{at}?suggested=1")).await.never_says("Nothing is kept until");
        let script = world.ben.opens(&format!("{circle}/script")).await.says("Who sits where");
        assert_eq!(round_the_table(&script), names);
        world.ana.opens(circle).await.says("set who sits where");
    }

    async fn one_moves_at_a_time_and_nobody_is_overwritten(world) {
        let at = &*at(&world);
        world.rosa.takes_the_suggested_plan(&world.riveras).await.is(303);
        let names = round_the_table(&world.rosa.opens(at).await);
        let (rosas, maras) = (world.rosa.opens(at).await, world.mara.opens(at).await);
        world.rosa.sends(rosas.button(&format!("Next seat for {}", names[0]))).await.is(303);
        let moved = round_the_table(&world.rosa.opens(at).await);
        assert_eq!((&moved[0], &moved[1]), (&names[1], &names[0]));
        // Both of Mara's ways are from an old page.
        let late = world.mara.sends(maras.button(&format!("Previous seat for {}", names[2]))).await.is(409);
        late.says("Somebody changed the seats");
        let late = world.mara.sends(maras.form("/meeting/seats")).await.is(409);
        assert_eq!(round_the_table(&late), moved, "the newest stands above what she chose");
        world.mara.sends(late.form("/meeting/seats")).await.is(303);
        assert_eq!(round_the_table(&world.ben.opens(at).await), names);
        let page = world.mara.opens(at).await;
        world.mara.sends(page.button("Add a seat")).await.is(303);
        let page = world.mara.opens(at).await;
        assert_eq!(round_the_table(&page).len(), names.len() + 1);
        world.mara.sends(page.button(&format!("Take away empty seat {}", names.len() + 1))).await.is(303);
        assert_eq!(round_the_table(&world.mara.opens(at).await), names);
    }

    async fn who_is_no_guide_or_of_another_circle_changes_nothing(world) {
        let at = &*at(&world);
        let form = world.rosa.opens(&format!("{at}?suggested=1")).await.form("/meeting/seats");
        world.ben.sends(form.clone()).await.is(403);
        world.ben.posts(&format!("{at}/change"), &[("seat", "1"), ("change", "on"), ("version", "0")]).await.is(403);
        for other in [&world.okafor, &world.operator] {
            other.opens(at).await.is(404);
            other.sends(form.clone()).await.is(404);
        }
        world.rosa.sends(form).await.is(303);
        let theirs = format!("{}/meeting/seats", world.okafors);
        world.okafor.opens(&theirs).await.is(200).says("Nobody has a seat yet.").never_says("Rivera");
    }

    async fn what_is_no_plan_is_said_plainly(world) {
        let at = &*at(&world);
        let form = world.rosa.opens(&format!("{at}?suggested=1")).await.form("/meeting/seats");
        let field = |value: &str| ("seat".to_owned(), value.to_owned());
        let ids: Vec<(String, String)> = form.sent.iter().filter(|(name, _)| name == "seat").cloned().collect();
        let member = &ids.iter().find(|(_, id)| id != "person").unwrap().1;
        let stranger = "01a205a8-4b8e-7641-9b31-07bfd831f2e1";
        for (fields, says) in [
            (vec![field(member), field(member)], "has two seats"),
            (vec![field("person"), field("person")], "has two seats"),
            (vec![field(stranger), field("")], "who is in the circle now"),
            (vec![field("Ben")], "who is in the circle now"),
            (vec![field(member)], "2 to 16 seats"),
            (vec![], "2 to 16 seats"),
            (vec![field(""); 17], "2 to 16 seats"),
            (vec![field(""); 10_000], "2 to 16 seats"),
        ] {
            let fields: Vec<_> = fields.into_iter().chain([("version".to_owned(), "0".to_owned())]).collect();
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
            world.rosa.posts(at, &fields).await.is(422).says(says);
        }
        let change = format!("{at}/change");
        for (seat, what, status) in [("0", "on", 400), ("x", "on", 400), ("1", "up", 400), ("99", "on", 303), ("-1", "on", 400)] {
            world.rosa.posts(&change, &[("seat", seat), ("change", what), ("version", "0")]).await.is(status);
            if status == 303 {
                world.rosa.opens(at).await.says("Nobody has a seat yet.");
            }
        }
        world.rosa.posts(&change, &[("seat", "1"), ("change", "add"), ("version", "many")]).await.is(409);
    }

    async fn whoever_is_removed_gets_up(world) {
        let at = &*at(&world);
        world.rosa.takes_the_suggested_plan(&world.riveras).await.is(303);
        let stale = world.rosa.opens(at).await.form("/meeting/seats");
        world.rosa.opens(at).await.says("Ben Rivera");
        world.rosa.removes(&world.riveras, "Ben Rivera").await;
        world.rosa.opens(at).await.never_says("Ben Rivera").says("Empty seat");
        world.ana.opens(&format!("{}/script", world.riveras)).await.never_says("Ben Rivera");
        // An old page doesn't put him back.
        world.rosa.sends(stale).await.is(422).says("who is in the circle now");
    }

    async fn more_names_than_there_are_end_in_plain_words(world) {
        let meeting = format!("{}/meeting", world.riveras);
        let form = world.rosa.opens(&meeting).await.form("/meeting/order");
        let first = &form.sent.iter().find(|(name, _)| name == "member").unwrap().1;
        for entries in [200, 10_000] {
            let mut fields = vec![("version", "0")];
            for _ in 0..entries {
                fields.extend([("member", &**first), ("number", "1")]);
            }
            let page = world.rosa.posts(&format!("{meeting}/order"), &fields).await;
            assert!([413, 422].contains(&page.status), "{entries}: {}", page.status);
        }
        world.rosa.posts(&format!("{meeting}/order"), &[("member", "x"), ("version", "0")]).await.is(422);
        world.rosa.opens(&meeting).await.says("Nobody is in the order yet.");
    }
}
