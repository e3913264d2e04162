//! Deciding on a place: everybody says in private what they would choose, and what is missing has a reason in words.

use crate::world::{Page, Person, on_both};

impl Person {
    /// Puts options into places; the form must offer them.
    async fn ranks(&self, circle: &str, places: &[(&str, &str)]) -> Page {
        let form = self.opens(&format!("{circle}/options/ranking")).await.is(200).form("/ranking");
        self.sends(places.iter().fold(form, |form, (option, place)| form.with(&field(option), *place))).await
    }
}

/// The field that an option's place is chosen in.
fn field(option: &str) -> String {
    format!("place-{}", option.rsplit('/').next().unwrap())
}

on_both! {
    async fn nobody_sees_what_another_would_choose_before_all_have_said(world) {
        let circle = &*world.riveras;
        let ranking = format!("{circle}/options/ranking");
        world.rosa.opens(&ranking).await.is(200).says("There is nothing to choose from yet");
        let [harbour, hill, mill] = &world.rosa.looks_at_three(circle).await;
        world.rosa.ranks(circle, &[(harbour, "1"), (hill, "2")]).await.is(303);
        let rosas = world.rosa.opens(&ranking).await.is(200).says("Your answer is kept").says("Still to answer: ");
        assert_eq!(rosas.form("/ranking").value(&field(hill)), Some("2"));
        let bens = world.ben.opens(&ranking).await.is(200).never_says("Your answer is kept");
        assert_eq!(bens.form("/ranking").value(&field(hill)), Some(""), "nothing of Rosa's is there");
        world.ben.ranks(circle, &[(hill, "1"), (harbour, "2")]).await.is(303);
        world.mara.opens(&ranking).await.is(200).never_says("First for").says("Still to answer: Ana Rivera.");
        world.ana.ranks(circle, &[(hill, "1"), (mill, "2")]).await.is(303);
        for member in [&world.rosa, &world.ben, &world.ana, &world.mara] {
            let page = member.opens(&ranking).await.is(200).says("First: Hill Clinic").says("First for 2, second for 1.");
            page.says("3 answers").says("2 couldn’t say").never_says("Ana Rivera");
        }
        world.okafor.opens(&ranking).await.is(404);
        world.ben.posts(&ranking, &[("round", "1"), (field(mill).as_str(), "1")]).await.is(409).says("The round ended");
    }

    async fn the_organizer_ends_a_round_or_begins_another(world) {
        let circle = &*world.riveras;
        let ranking = format!("{circle}/options/ranking");
        let [_, hill, mill] = &world.rosa.looks_at_three(circle).await;
        world.rosa.posts(&format!("{ranking}/close"), &[("round", "1")]).await.is(409);
        let anas = world.ana.opens(&ranking).await;
        let late = anas.form("/ranking").with(&field(mill), "1");
        world.ben.ranks(circle, &[(hill, "1")]).await.is(303);
        world.rosa.posts(&format!("{ranking}/close"), &[("round", "1")]).await.is(409);
        assert!(!world.rosa.opens(&ranking).await.shows("Show what came out now"), "one answer is somebody's own");
        world.rosa.ranks(circle, &[(hill, "1"), (mill, "2")]).await.is(303);
        world.rosa.posts(&format!("{ranking}/again"), &[("round", "1")]).await.is(409);
        let question = world.rosa.opens(&world.rosa.opens(&ranking).await.link("Show what came out now")).await.is(200);
        let close = question.says("can’t any more").form("/close");
        world.rosa.sends(close.clone()).await.is(303);
        world.rosa.sends(close).await.is(409);
        world.ana.sends(late).await.is(409).says("The round ended before your answer came").says("First: Hill Clinic");
        let again = world.rosa.opens(&world.rosa.opens(&ranking).await.link("Ask everyone once more")).await.is(200);
        world.rosa.sends(again.form("/again")).await.is(303);
        world.ben.opens(&ranking).await.is(200).never_says("First: Hill Clinic").never_says("Your answer is kept");
    }

    async fn an_answer_that_makes_no_order_comes_back(world) {
        let circle = &*world.riveras;
        let [harbour, _, mill] = &world.rosa.looks_at_three(circle).await;
        let twice = world.ana.ranks(circle, &[(harbour, "2"), (mill, "2")]).await.is(422);
        let twice = twice.says("Two programmes are in place 2");
        assert_eq!(twice.form("/ranking").value(&field(mill)), Some("2"), "nothing chosen is lost");
        world.ana.ranks(circle, &[]).await.is(422).says("Put at least one programme in a place");
        let ranking = format!("{circle}/options/ranking");
        for (name, value) in [("place-<script>", "1"), ("place-", "1"), ("round", "-1"), ("place-01a20452-548c-77d3-aa45-3897469d5873", "1")] {
            world.ana.posts(&ranking, &[(name, value)]).await.is(422);
        }
        let (one, other) = (field(mill), field(harbour));
        let twice = [("round", "1"), (&*one, "1"), (&*one, "9"), (&*other, "10")];
        world.ana.posts(&ranking, &twice).await.is(422).says("in two places");
        for place in ["0x1", "99999999999999999999", "-1", "one"] {
            world.ana.posts(&ranking, &[("round", "1"), (field(mill).as_str(), place)]).await.is(422);
        }
    }

    async fn what_is_missing_is_said_and_a_reason_is_kept_with_its_name(world) {
        let circle = &*world.riveras;
        let list = format!("{circle}/options");
        let harbour = world.rosa.writes_down(circle, "Harbour House").await;
        world.rosa.opens(&list).await.is(200).says("Before you count on it").says("1 so far").says("Add more programmes");
        let page = world.mara.opens(&format!("{harbour}/book")).await.is(200);
        let page = page.says("Only 1 of 3 were looked at").says("For opioids, medicine belongs in every plan");
        let form = page.form("/book").with("compared", "They have the only free bed in the county.");
        let again = world.mara.sends(form).await.is(422).says("Write down why, in a sentence");
        assert_eq!(again.form("/book").value("compared"), Some("They have the only free bed in the county."));
        let long = again.form("/book").with("medication", "x".repeat(601));
        world.mara.sends(long).await.is(422).says("too long");
        let form = again.form("/book").with("medication", "Dr. Weiss starts it on the second day.");
        world.mara.sends(form).await.is(303);
        let page = world.ana.opens(&list).await.is(200).says("With a reason");
        let page = page.says("Mara Lind wrote: They have the only free bed").says("Dr. Weiss starts it on the second day.");
        page.says("Choose a backup too");
        world.ana.opens(&harbour).await.says("Mara Lind wrote down why it is right although something is missing");
        world.okafor.opens(&list).await.is(404);
    }

    async fn a_hold_that_has_passed_opens_the_stage_again(world) {
        let circle = &*world.riveras;
        let [harbour, hill, _] = world.rosa.looks_at_three(circle).await;
        for (option, how) in [(&harbour, "book"), (&hill, "back-up")] {
            let form = world.rosa.opens(&format!("{option}/edit")).await.form("/edit").tick("medications", "Methadone");
            world.rosa.sends(form.with("held_until", "2026-11-01")).await.is(303);
            world.rosa.chooses(option, how).await.is(303);
        }
        let page = world.ana.opens(&format!("{circle}/options")).await.is(200);
        page.says("Call and ask if the place is still free").says("Missing");
    }

    async fn when_the_last_who_was_awaited_leaves_the_round_is_over_for_good(world) {
        let circle = &*world.riveras;
        let [_, hill, mill] = &world.rosa.looks_at_three(circle).await;
        world.rosa.ranks(circle, &[(hill, "1")]).await.is(303);
        world.ben.ranks(circle, &[(mill, "1")]).await.is(303);
        world.rosa.removes(circle, "Ana Rivera").await;
        let ranking = format!("{circle}/options/ranking");
        world.ben.opens(&ranking).await.is(200).says("2 answers");
        let carla = world.somebody("Carla", "carla@example.org");
        world.rosa.brings_in(circle, &carla, "cousin", "A member", &world.ben).await;
        carla.opens(&ranking).await.is(200).says("2 answers");
        world.rosa.posts(&ranking, &[("round", "1"), (field(hill).as_str(), "1")]).await.is(409);
    }

    async fn what_is_booked_already_can_still_get_its_reason(world) {
        let circle = &*world.riveras;
        let [harbour, ..] = &world.rosa.looks_at_three(circle).await;
        let tick = world.rosa.opens(&format!("{harbour}/edit")).await.form("/edit").tick("medications", "Methadone");
        world.rosa.sends(tick).await.is(303);
        world.rosa.chooses(harbour, "book").await.is(303);
        let untick = world.rosa.opens(&format!("{harbour}/edit")).await.form("/edit").without("medications");
        world.rosa.sends(untick).await.is(303);
        let list = world.ben.opens(&format!("{circle}/options")).await.is(200);
        let why = world.ben.opens(&list.link("write down why there is none")).await.is(200).says("It stays chosen");
        world.ben.sends(why.form("/book").with("medication", "Dr. Weiss said so on Monday.")).await.is(303);
        world.ana.opens(&format!("{circle}/options")).await.says("Ben Rivera wrote: Dr. Weiss said so").says("With a reason");
    }
}
