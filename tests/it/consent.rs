//! Consent to a boundary: each answers before they see the others, to exact words, and for themselves alone.

use crate::world::on_both;

const WHEN: &str = "If you come home after drinking";
const I_WILL: &str = "I will stay at my sister's that night";
const WORRY: &str = "I am away in May";
const CANNOT: &str = "The children would be alone with him";

on_both! {
    async fn a_round_is_silent_until_ones_own_answer(world) {
        let boundary = world.rosa.drafts(&world.riveras, WHEN, I_WILL, &["Ben Rivera", "Ana Rivera"]).await;
        world.rosa.proposes(&boundary).await;
        world.ben.answers_boundary(&boundary, "something worries me", WORRY).await;
        for silent in [&world.ana, &world.mara] {
            let page = silent.opens(&boundary).await.is(200).says("Answered: Rosa Rivera and Ben Rivera").never_says(WORRY);
            page.never_says("Yes, with a worry").says("What was answered");
            silent.opens(&world.riveras).await.never_says("said yes").never_says(WORRY);
        }
        for heard in [&world.rosa, &world.ben] {
            heard.opens(&boundary).await.says(WORRY).says("Yes, with a worry");
        }
        world.ana.answers_boundary(&boundary, "No, I can’t live with this", CANNOT).await;
        for all in [&world.ana, &world.mara, &world.rosa, &world.ben] {
            all.opens(&boundary).await.says(WORRY).says(CANNOT).says("Not agreed");
        }
        world.okafor.opens(&boundary).await.is(404).never_says(CANNOT);
        // She thinks again, after they have talked.
        world.ana.answers_boundary(&boundary, "Yes, I will keep to this", "").await;
        world.mara.opens(&boundary).await.says("Agreed").never_says(CANNOT);
    }

    async fn two_of_the_three_answers_say_why(world) {
        let boundary = world.rosa.drafts(&world.riveras, WHEN, I_WILL, &["Ben Rivera"]).await;
        world.rosa.proposes(&boundary).await;
        let form = world.ben.opens(&boundary).await.form("/consent");
        world.ben.sends(form.clone()).await.is(422).says("Choose one of the three answers");
        world.ben.sends(form.clone().choose("stand", "worries me")).await.is(422).says("Say in a few words why");
        let long = "w".repeat(601);
        let again = world.ben.sends(form.choose("stand", "I can’t live").with("because", &*long)).await.is(422);
        let again = again.says("too long").form("/consent");
        assert_eq!((again.value("stand"), again.value("because")), (Some("cannot-live"), Some(&*long)), "nothing is lost");
        world.rosa.opens(&boundary).await.says("Still asked: Ben Rivera");
    }

    async fn whoever_guides_can_end_a_round_that_waits(world) {
        let boundary = world.ben.drafts(&world.riveras, WHEN, I_WILL, &["Ana Rivera", "Rosa Rivera"]).await;
        world.ben.proposes(&boundary).await;
        world.ana.answers_boundary(&boundary, "No, I can’t live with this", CANNOT).await;
        world.mara.opens(&boundary).await.never_says(CANNOT);
        world.ana.posts(&format!("{boundary}/close"), &[("seen", "1")]).await.is(403);
        world.okafor.posts(&format!("{boundary}/close"), &[("seen", "1")]).await.is(404);
        let link = world.mara.opens(&boundary).await.link("Show the answers now");
        let end = world.mara.opens(&link).await.is(200).says("Still asked: Rosa Rivera").form("/close");
        // Rosa organizes and is asked: she answers before she sees.
        assert!(!world.rosa.opens(&boundary).await.shows("Show the answers now"));
        world.rosa.sends(end.clone()).await.is(409).says("Give your own answer first").never_says(CANNOT);
        world.mara.sends(end.clone()).await.is(303);
        world.mara.sends(end).await.is(303);
        world.mara.opens(&boundary).await.says(CANNOT);
        // Who hasn't answered sees it, and still can.
        world.rosa.opens(&boundary).await.says(CANNOT).says("Can you keep to this too?");
        world.rosa.agrees_to(&boundary).await;
        world.ben.opens(&boundary).await.says("Everyone has answered").says("Not agreed");
    }

    async fn an_edit_asks_again_and_shows_what_is_different(world) {
        let boundary = world.rosa.drafts(&world.riveras, WHEN, I_WILL, &["Ben Rivera", "Ana Rivera"]).await;
        world.rosa.proposes(&boundary).await;
        world.ben.answers_boundary(&boundary, "worries me", WORRY).await;
        world.rosa.rewords(&boundary, "I will stay at Ana's that night").await;
        let page = world.ben.opens(&boundary).await.says("You are asked").says("What has changed since your last answer");
        page.says("[taken out: my sister's").says("[put in: Ana's").never_says("Yes, with a worry");
        // With which answer it starts is said in words as well.
        world.ben.agrees_to(&boundary).await;
        let form = world.rosa.opens(&format!("{boundary}/edit")).await.form("/edit").with("starts_on", "walked-out");
        world.rosa.sends(form).await.is(303);
        world.ben.opens(&boundary).await.says("What has changed since").says("Walked out]");
        // Who else is asked isn't in the words; that is said.
        world.ben.agrees_to(&boundary).await;
        let form = world.rosa.opens(&format!("{boundary}/edit")).await.form("/edit").without("keepers");
        world.rosa.sends(form.tick("keepers", "Ben")).await.is(303);
        world.ben.opens(&boundary).await.says("Who is asked to keep to them has changed");
        let form = world.rosa.opens(&format!("{boundary}/edit")).await.form("/edit").tick("keepers", "Ana");
        world.rosa.sends(form).await.is(303);
        // Ana had not answered, so there is nothing to compare with.
        world.ana.opens(&boundary).await.says("You are asked").never_says("since your last answer");
        world.ben.agrees_to(&boundary).await;
        world.rosa.opens(&boundary).await.never_says(WORRY);
    }

    async fn who_joins_later_is_asked(world) {
        let form = world.rosa.opens(&format!("{}/boundaries/new", world.riveras)).await.form("/boundaries/new");
        let form = form.with("when", WHEN).with("i_will", I_WILL).with("from", "From Sunday.");
        let boundary = world.rosa.sends(form.tick("keepers", "Everyone in the family")).await.is(303).leads_to();
        world.rosa.proposes(&boundary).await;
        world.ben.answers_boundary(&boundary, "worries me", WORRY).await;
        world.ana.agrees_to(&boundary).await;
        world.mara.opens(&boundary).await.says("Agreed");
        let tom = world.somebody("Tom", "tom@example.org");
        world.rosa.brings_in(&world.riveras, &tom, "cousin", "A member", &world.ben).await;
        let page = tom.opens(&boundary).await.says("Can you keep to this too?").never_says(WORRY);
        page.never_says("Agreed");
        tom.agrees_to(&boundary).await;
        tom.opens(&boundary).await.says("Agreed").says(WORRY);
        // Who keeps it stays "everyone" in the form.
        let edit = world.rosa.opens(&format!("{boundary}/edit")).await.form("/edit");
        assert_eq!(edit.value("keepers"), Some("everyone"));
    }
}
