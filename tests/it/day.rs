//! The day itself: everybody follows whoever leads, each with the words that they may read, and notes are their writer's.

use crate::world::{Page, Person, on_both};

impl Person {
    /// Notes something for themselves.
    pub async fn jots(&self, circle: &str, note: &str) -> Page {
        let form = self.opens(&format!("{circle}/day")).await.is(200).form("/day/notes");
        self.sends(form.with("note", note)).await
    }

    /// Where their phone is told the meeting is: the step and the version.
    async fn is_told(&self, circle: &str) -> (i64, i64) {
        let told: serde_json::Value =
            serde_json::from_str(&self.opens(&format!("{circle}/day/now")).await.is(200).body).unwrap();
        (told["step"].as_i64().unwrap(), told["version"].as_i64().unwrap())
    }

    async fn goes_to(&self, circle: &str, step: &str, seen: i64) -> Page {
        self.posts(&format!("{circle}/day/step"), &[("to", step), ("seen", &seen.to_string())]).await
    }
}

on_both! {
    async fn everybody_follows_whoever_leads_and_reads_what_is_theirs_to_read(world) {
        let circle = &*world.riveras;
        world.is_clear_to_meet(circle).await;
        world.ben.writes(circle, "memory", "Ben’s bicycle").await;
        world.ben.shares_with(circle, &["Ana Rivera"]).await;
        world.rosa.sets_order(circle, &["Ben Rivera", "Rosa Rivera"]).await;
        world.rosa.gives_part(circle, "chair", "Ana Rivera").await;
        let page = world.ben.opens(&world.ben.opens(&format!("{circle}/meeting")).await.link("Run the meeting")).await;
        page.is(200).says("Nobody has said go yet").says("Stop for safety").never_says("Everybody goes on");
        world.mara.says_go(circle, "We know.").await;
        // All of it is on one page, to be read without a connection; each has the words that they may read.
        let page = world.ana.opens(&format!("{circle}/day")).await.says("Ben’s bicycle").says("About 10:30").says("988");
        world.rosa.opens(&format!("{circle}/day")).await.never_says("bicycle").says("read from paper");
        // Ana leads, although she is a member; Ben doesn't.
        world.ana.sends(page.button("Everybody goes on")).await.is(303);
        assert_eq!(world.ben.is_told(circle).await, (2, 1));
        world.ben.opens(&format!("{circle}/day")).await.says("Go to where we are: step 2 of").never_says("Everybody goes on");
        world.ben.goes_to(circle, "3", 1).await.is(403);
        for stranger in [&world.okafor, &world.operator] {
            stranger.opens(&format!("{circle}/day")).await.is(404);
            stranger.opens(&format!("{circle}/day/now")).await.is(404);
            stranger.goes_to(circle, "3", 1).await.is(404);
        }
        world.ben.opens(circle).await.never_says("went on with the meeting");
    }

    async fn what_saves_a_life_stands_first_on_the_card(world) {
        let circle = &*world.riveras;
        world.rosa.notes_address(circle, "14 Alder Street").await;
        for (part, name) in [("caller", "Ana Rivera"), ("naloxone", "Ben Rivera"), ("follower", "Rosa Rivera")] {
            world.rosa.gives_part(circle, part, name).await;
        }
        let text = world.ben.opens(&format!("{circle}/day")).await.is(200).read().text.clone();
        let mut from = text.find("Stop here. People first.").unwrap();
        for words in [
            "Call 911", "14 Alder Street", "Ana Rivera", "Ben Rivera", "Rosa Rivera follows, alone and calm",
            "What to do in an overdose", "Signs of an overdose", "If someone talks of suicide", "More numbers", "988 Lifeline",
            "Source", "Back to where you were",
        ] {
            from += text[from..].find(words).unwrap_or_else(|| panic!("{words} isn't where it belongs: {text}"));
        }
    }

    async fn each_step_has_what_paper_has_and_no_time_that_is_nobodys(world) {
        let circle = &*world.riveras;
        world.is_clear_to_meet(circle).await;
        world.rosa.sets_order(circle, &["Ben Rivera"]).await;
        world.rosa.gives_part(circle, "follower", "Rosa Rivera").await;
        let [harbour, ..] = world.rosa.looks_at_three(circle).await;
        world.rosa.chooses(&harbour, "book").await.is(303);
        let at = &*format!("{circle}/objections/usual/2");
        let form = world.ben.opens(at).await.form(at).with("answer", "There is a place for you today.");
        let form = form.with("fallback", "Let us phone them together.").choose("voice", "Rosa Rivera");
        world.ben.sends(form).await.is(303);
        let page = world.ben.opens(&format!("{circle}/day")).await.says("If that isn’t enough:");
        let text = page.says("Let us phone them together.").says("The place is Harbour House").read().text.clone();
        assert_eq!(text.matches("About 10:3").count(), 2, "the opening and one letter: {text}");
        assert!(text.contains("closes.") && text.contains("Rosa Rivera follows"), "{text}");
    }

    async fn of_two_who_go_on_at_once_none_skips_a_step(world) {
        let circle = &*world.riveras;
        world.rosa.goes_to(circle, "2", 0).await.is(303);
        world.mara.goes_to(circle, "2", 0).await.is(303);
        assert_eq!(world.ben.is_told(circle).await, (2, 1), "both meant the same step");
        world.rosa.goes_to(circle, "3", 1).await.is(303);
        world.mara.goes_to(circle, "5", 1).await.is(303);
        assert_eq!(world.ben.is_told(circle).await, (3, 2), "where the first went counts");
        for nowhere in ["0", "-1", "x", "", "99999999999999999999", "9999"] {
            world.rosa.goes_to(circle, nowhere, 2).await.is(303);
            assert_eq!(world.ben.is_told(circle).await, (3, 2), "{nowhere}");
        }
        world.rosa.posts(&format!("{circle}/day/step"), &[("nothing", "x")]).await.is(303);
        assert_eq!(world.ben.is_told(circle).await, (3, 2), "nobody is led back to the beginning by it");
    }

    async fn a_phone_that_follows_is_told_when_nobody_should_go_on(world) {
        let circle = &*world.riveras;
        let barred = async |who: &Person| {
            let told = world.ben.opens(&format!("{circle}/day/now")).await.is(200).body;
            let told: serde_json::Value = serde_json::from_str(&told).unwrap();
            let page = who.opens(&format!("{circle}/day")).await.is(200);
            assert_eq!(page.body.contains(r#"data-barred="" hidden"#), !told["barred"].as_bool().unwrap());
            told["barred"].as_bool().unwrap()
        };
        assert!(!barred(&world.ana).await, "a draft says so by itself");
        world.is_clear_to_meet(circle).await;
        world.mara.says_go(circle, "We know.").await;
        assert!(!barred(&world.ana).await);
        world.ana.sees_violence(circle).await;
        assert!(barred(&world.ben).await);
        assert!(barred(&world.mara).await);
        world.ben.opens(&format!("{circle}/day")).await.says("Don’t meet yet");
    }

    async fn who_guides_follows_until_they_take_over(world) {
        let circle = &*world.riveras;
        let day = &*format!("{circle}/day");
        // Nobody has the chair: those who guide lead.
        for guide in [&world.rosa, &world.mara] {
            guide.opens(day).await.says("Everybody goes on").never_says("Lead from here");
        }
        world.rosa.gives_part(circle, "chair", "Ana Rivera").await;
        let page = world.ana.opens(day).await.never_says("Lead from here");
        world.ana.sends(page.button("Everybody goes on")).await.is(303);
        world.mara.opens(day).await.says("Lead from here");
        world.ben.opens(day).await.never_says("Lead from here");
        // Without scripts the way back is a button too.
        let page = world.mara.opens(day).await.says("Everybody goes back");
        world.mara.sends(page.button("Everybody goes back")).await.is(303);
        assert_eq!(world.ben.is_told(circle).await, (1, 2));
        world.ana.opens(day).await.never_says("Everybody goes back");
    }

    async fn a_try_on_another_day_leaves_the_meeting_at_its_beginning(world) {
        let circle = &*world.riveras;
        world.rosa.goes_to(circle, "4", 0).await.is(303);
        assert_eq!(world.ben.is_told(circle).await, (4, 1));
        world.later(24 * 3_600_000);
        world.rosa.signs_in().await;
        assert_eq!(world.rosa.is_told(circle).await, (1, 1));
        world.rosa.goes_to(circle, "2", 1).await.is(303);
        assert_eq!(world.rosa.is_told(circle).await, (2, 2));
    }

    async fn notes_are_for_their_writer_alone(world) {
        let circle = &*world.riveras;
        let day = &*format!("{circle}/day");
        world.ben.jots(circle, "He listened to <b>Ana</b>.").await.is(303);
        world.ben.opens(day).await.says("He listened to <b>Ana</b>.");
        for other in [&world.rosa, &world.mara, &world.ana] {
            other.opens(day).await.never_says("He listened");
            other.opens(circle).await.never_says("noted something");
        }
        let form = world.ben.opens(day).await.form("/day/notes").with("note", "Once.");
        for _ in 0..2 {
            world.ben.sends(form.clone()).await.is(303);
        }
        assert_eq!(world.ben.opens(day).await.read().text.matches("Once.").count(), 1);
        // Its answer was lost, and somebody wrote on: nothing of that is dropped.
        world.ben.sends(form.with("note", "Once, and then he left.")).await.is(303);
        world.ben.opens(day).await.says("Once, and then he left.");
        world.ben.jots(circle, "").await.is(422).says("Write something first.");
        world.ben.jots(circle, &"word ".repeat(200)).await.is(422).says("too long");
        for note in 0..57 {
            world.ben.jots(circle, &format!("{note}")).await.is(303);
        }
        let back = world.ben.jots(circle, "One more").await;
        assert_eq!(back.is(422).says("There are 60 already.").form("/notes").value("note"), Some("One more"));
    }
}
