//! The meeting and its script: who reads when, only what was shared, and DRAFT until it can be held.

use crate::world::{Person, on_both};

impl Person {
    /// Sets who reads, first to last.
    pub async fn sets_order(&self, circle: &str, names: &[&str]) {
        for name in names {
            let meeting = self.opens(&format!("{circle}/meeting")).await.is(200);
            self.sends(meeting.button(&format!("Add {name}"))).await.is(303);
        }
    }

    /// Gives somebody a part at the meeting.
    pub async fn gives_part(&self, circle: &str, part: &str, name: &str) {
        let form = self.opens(&format!("{circle}/meeting")).await.is(200).form("/meeting/parts");
        self.sends(form.choose(part, name)).await.is(303);
    }

    /// Sets when and where.
    pub async fn sets_meeting(&self, circle: &str, day: &str, place: &str) {
        let form = self.opens(&format!("{circle}/meeting")).await.is(200).form("/meeting");
        self.sends(form.with("day", day).with("time", "10:30").with("place", place)).await.is(303);
    }

    /// Writes down where the meeting is, for an ambulance.
    pub async fn notes_address(&self, circle: &str, address: &str) {
        let form = self.opens(&format!("{circle}/meeting/place")).await.is(200).form("/meeting/place");
        self.sends(form.with("address", address)).await.is(303);
    }

    async fn script(&self, circle: &str) -> String {
        self.opens(&format!("{circle}/script")).await.is(200).read().text
    }
}

/// Whether one stands before the other.
fn before(text: &str, first: &str, second: &str) -> bool {
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words} in {text}"));
    at(first) < at(second)
}

on_both! {
    async fn those_who_guide_set_it_and_all_see_it(world) {
        world.mara.sets_meeting(&world.riveras, "2026-12-05", "Ana's living room").await;
        let meeting = format!("{}/meeting", world.riveras);
        let form = world.rosa.opens(&meeting).await.form("/meeting");
        let page = world.ben.opens(&meeting).await.is(200).says("Saturday 5 December 2026").says("Ana's living room");
        assert!(page.read().forms.iter().all(|form| !form.action.ends_with("/meeting")));
        world.ben.sends(form.clone().with("place", "elsewhere")).await.is(403);
        world.okafor.sends(form.with("place", "elsewhere")).await.is(404);
        world.okafor.opens(&meeting).await.is(404);
        world.ben.opens(&meeting).await.says("Ana's living room");
    }

    async fn the_street_address_is_where_somebody_calls_for_help_from(world) {
        let circle = &*world.riveras;
        world.rosa.sets_meeting(circle, "2026-12-05", "Ana's living room").await;
        world.rosa.gives_part(circle, "caller", "Ana Rivera").await;
        let meeting = &*format!("{circle}/meeting");
        world.ben.opens(meeting).await.says("There is no street address yet.");
        world.ben.opens(&format!("{circle}/day")).await.says("Nobody has written down the street address.");
        world.rosa.notes_address(circle, "14 Alder Street <b>left</b>").await;
        world.ben.opens(meeting).await.says("14 Alder Street <b>left</b>").never_says("There is no street address yet.");
        let script = world.ben.script(circle).await;
        assert!(before(&script, "We are at 14 Alder Street", "What to do in an overdose"), "{script}");
        world.ben.opens(&format!("{circle}/day")).await.says("14 Alder Street <b>left</b>");
        // What it is changes nothing about when and where, and a calendar never hears of it.
        world.rosa.sets_meeting(circle, "2026-12-06", "Ana's living room").await;
        world.ben.opens(meeting).await.says("14 Alder Street");
        let file = world.ben.opens(&format!("{meeting}/calendar")).await.is(200);
        assert!(!file.body.contains("Alder"), "{}", file.body);
        world.ben.opens(circle).await.never_says("Alder");
        let form = world.rosa.opens(&format!("{meeting}/place")).await.form("/meeting/place");
        let again = world.rosa.sends(form.with("address", "x".repeat(201))).await.is(422);
        assert_eq!(again.form("/meeting/place").value("address").map(str::len), Some(201));
        world.okafor.opens(meeting).await.is(404);
    }

    async fn the_words_fit_who_says_them_and_the_day(world) {
        let circle = &*world.riveras;
        world.rosa.sets_order(circle, &["Ben Rivera", "Rosa Rivera"]).await;
        world.rosa.gives_part(circle, "chair", "Ben Rivera").await;
        world.rosa.gives_part(circle, "driver", "Ana Rivera").await;
        let script = world.ana.script(circle).await;
        assert!(script.contains("Some of us have written to you") && !script.contains("I'm Ben"), "{script}");
        assert!(script.contains("It takes about five minutes.") && script.contains("Ana will drive you there."), "{script}");
        world.rosa.sets_order(circle, &["Ana Rivera"]).await;
        world.rosa.gives_part(circle, "chair", "Mara Lind").await;
        let script = world.ana.script(circle).await;
        assert!(script.contains("I'm Mara Lind") && script.contains("Each of them has written you a letter"), "{script}");
    }

    async fn readers_come_in_their_order_and_the_closer_last(world) {
        for (person, words) in
            [(&world.rosa, "Rosa's boat"), (&world.ben, "Ben's bicycle"), (&world.ana, "Ana's kitchen")]
        {
            person.writes(&world.riveras, "memory", words).await;
            let others: Vec<&str> =
                ["Rosa Rivera", "Ben Rivera", "Ana Rivera"].into_iter().filter(|n| *n != person.name).collect();
            person.shares_with(&world.riveras, &others).await;
        }
        world.rosa.sets_order(&world.riveras, &["Rosa Rivera", "Ben Rivera", "Ana Rivera"]).await;
        world.rosa.gives_part(&world.riveras, "closer", "Rosa Rivera").await;
        let script = world.ana.script(&world.riveras).await;
        assert!(before(&script, "Ben's bicycle", "Ana's kitchen") && before(&script, "Ana's kitchen", "Rosa's boat"));
        // One press moves a name.
        let meeting = world.rosa.opens(&format!("{}/meeting", world.riveras)).await;
        world.rosa.sends(meeting.button("Up Ana Rivera")).await.is(303);
        let script = world.ben.script(&world.riveras).await;
        assert!(before(&script, "Ana's kitchen", "Ben's bicycle"));
        world.okafor.opens(&format!("{}/script", world.riveras)).await.is(404);
    }

    async fn the_script_holds_only_letters_shared_with_its_reader(world) {
        world.ben.writes(&world.riveras, "memory", "Ben's bicycle").await;
        world.ben.shares_with(&world.riveras, &["Rosa Rivera"]).await;
        world.ana.writes(&world.riveras, "memory", "Ana's kitchen").await;
        world.rosa.sets_order(&world.riveras, &["Ben Rivera", "Ana Rivera", "Rosa Rivera"]).await;
        let rosas = world.rosa.script(&world.riveras).await;
        assert!(rosas.contains("Ben's bicycle") && !rosas.contains("Ana's kitchen"), "{rosas}");
        assert!(rosas.contains("Ana Rivera reads, and brings the letter on paper"), "{rosas}");
        let maras = world.mara.script(&world.riveras).await;
        assert!(!maras.contains("Ben's bicycle") && !maras.contains("Ana's kitchen"), "{maras}");
        let anas = world.ana.script(&world.riveras).await;
        assert!(anas.contains("Ana's kitchen") && !anas.contains("Ben's bicycle"), "{anas}");
        world
            .ben
            .sends(
                world.ben.opens(&format!("{}/unshare", world.ben.letter(&world.riveras).await)).await.form("/unshare"),
            )
            .await
            .is(303);
        assert!(!world.rosa.script(&world.riveras).await.contains("Ben's bicycle"));
    }

    async fn it_says_draft_until_somebody_says_go(world) {
        let circle = &*world.riveras;
        world.rosa.sets_order(circle, &["Ben Rivera", "Rosa Rivera"]).await;
        let [harbour, ..] = world.rosa.looks_at_three(circle).await;
        world.rosa.chooses(&harbour, "book").await.is(303);
        let script = world.rosa.script(circle).await;
        assert!(script.contains("DRAFT") && !script.contains("Still missing"), "{script}");
        world.is_clear_to_meet(circle).await;
        world.mara.says_go(circle, "We know.").await;
        let script = world.rosa.script(circle).await;
        assert!(!script.contains("DRAFT") && script.contains("Harbour House"), "{script}");
        world.rosa.sends(world.rosa.opens(&harbour).await.form("/reconsider")).await.is(303);
        let script = world.rosa.script(circle).await;
        assert!(script.contains("Harbour House") && script.contains("Changed since: the place for treatment."), "{script}");
    }

    async fn no_boundary_stands_in_the_script(world) {
        let agreed = world.rosa.drafts(&world.riveras, "If the agreed thing happens", "I will go", &[]).await;
        world.rosa.proposes(&agreed).await;
        let script = world.rosa.script(&world.riveras).await;
        assert!(!script.contains("the agreed thing") && script.contains("read your own boundary sheet"));
        let page = world.rosa.opens(&format!("{}/script", world.riveras)).await.link("Print the boundary sheets");
        world.rosa.opens(&page).await.is(200).says("Boundary sheets");
    }

    async fn of_two_who_set_it_at_once_none_is_overwritten(world) {
        let meeting = format!("{}/meeting", world.riveras);
        let (hers, maras) =
            (world.rosa.opens(&meeting).await.form("/meeting"), world.mara.opens(&meeting).await.form("/meeting"));
        world.mara.sends(maras.with("place", "Mara's office")).await.is(303);
        let again = world.rosa.sends(hers.with("place", "Rosa's flat")).await.is(409).says("Mara's office");
        assert_eq!(again.form("/meeting").value("place"), Some("Rosa's flat"));
        world.ben.opens(&meeting).await.says("Mara's office").never_says("Rosa's flat");
        // An order from an old page isn't taken either.
        let stale = again.form("/meeting/parts").with("version", "0").choose("chair", "Ben");
        world.rosa.sends(stale).await.is(409);
    }

    async fn who_is_removed_leaves_the_order_and_their_part(world) {
        world.rosa.sets_order(&world.riveras, &["Ben Rivera", "Ana Rivera"]).await;
        world.rosa.gives_part(&world.riveras, "chair", "Ben Rivera").await;
        world.rosa.removes(&world.riveras, "Ben Rivera").await;
        world.ana.opens(&format!("{}/meeting", world.riveras)).await.is(200).never_says("Ben Rivera");
        assert!(!world.ana.script(&world.riveras).await.contains("Ben Rivera"));
    }

    async fn what_may_be_looked_at_again_is_said_calmly(world) {
        let (circle, meeting) = (&*world.riveras, &*format!("{}/meeting", world.riveras));
        // Nothing is given out yet, so there is nothing to look at again.
        world.rosa.opens(meeting).await.is(200).never_says("Worth a look");
        world.rosa.gives_part(circle, "timekeeper", "Ana Rivera").await;
        let page = world.ben.opens(meeting).await.says("Worth a look before the day").says("Nobody is the chair yet");
        page.says("to call for help").says("naloxone. It belongs").says("walks out").never_says("the closer yet");
        for (part, name) in [("follower", "Ben Rivera"), ("caller", "Ana Rivera"), ("chair", "Rosa Rivera")] {
            world.rosa.gives_part(circle, part, name).await;
        }
        let page = world.ben.opens(meeting).await.never_says("the chair yet").never_says("walks out");
        page.never_says("to call for help").says("naloxone. It belongs");
        let [harbour, ..] = world.rosa.looks_at_three(circle).await;
        world.rosa.chooses(&harbour, "book").await.is(303);
        world.rosa.gives_part(circle, "driver", "Ben Rivera").await;
        let page = world.ana.opens(meeting).await.says("nobody is the closer yet").never_says("the driver yet");
        page.says("Ben Rivera has two parts that may fall together");
        world.rosa.gives_part(circle, "naloxone", "Ana Rivera").await;
        let script = world.ben.script(circle).await;
        assert!(script.contains("Ben Rivera follows, alone and calm") && script.contains("Calls for help"), "{script}");
        // Whoever leaves takes nothing along: their parts are nobody's again.
        world.rosa.removes(circle, "Ben Rivera").await;
        world.ana.opens(meeting).await.says("nobody is the driver yet").says("walks out").never_says("Ben Rivera");
        world.okafor.opens(&format!("{}/meeting", world.okafors)).await.is(200).never_says("Worth a look");
    }

    async fn whose_letter_is_hardest_to_hear_only_guides_know(world) {
        let (circle, meeting) = (&*world.riveras, &*format!("{}/meeting", world.riveras));
        world.rosa.sets_order(circle, &["Ben Rivera", "Ana Rivera", "Rosa Rivera"]).await;
        let form = world.rosa.opens(meeting).await.form("/meeting/hardest").choose("hardest", "Ben Rivera");
        let stale = form.clone().choose("hardest", "Ana Rivera");
        world.ben.sends(form.clone()).await.is(403);
        world.okafor.sends(form.clone()).await.is(404);
        world.rosa.sends(form).await.is(303);
        world.mara.sends(stale).await.is(409);
        world.mara.opens(meeting).await.says("Ben Rivera may be hardest to hear, and it is read first");
        let bens = world.ben.opens(meeting).await.never_says("hardest to hear");
        assert!(bens.read().forms.iter().all(|form| !form.action.ends_with("/hardest")));
        world.ben.opens(circle).await.never_says("hardest to hear");
        world.mara.opens(circle).await.never_says("hardest to hear");
        world.rosa.opens(circle).await.says("hardest to hear");
        world.rosa.sends(world.rosa.opens(meeting).await.button("Down Ben Rivera")).await.is(303);
        world.rosa.opens(meeting).await.never_says("may be hardest to hear, and");
        world.rosa.posts(&format!("{meeting}/hardest"), &[("hardest", "somebody"), ("version", "1")]).await.is(422);
        world.rosa.removes(circle, "Ben Rivera").await;
        let form = world.rosa.opens(meeting).await.form("/meeting/hardest");
        assert_eq!(form.value("hardest"), Some(""));
        world.rosa.sends(form).await.is(303);
    }

    async fn who_answers_what_stands_beside_the_parts(world) {
        let meeting = &*format!("{}/meeting", world.riveras);
        world.ben.opens(meeting).await.says("No answer is prepared yet");
        let one = format!("{}/objections/usual/2", world.riveras);
        world.ben.answers_what_is_said(&one, "There is a place for you today.", "Rosa Rivera").await.is(303);
        let page = world.ana.opens(meeting).await.says("“Not now. Maybe later.”").says("Rosa Rivera answers");
        world.ana.opens(&page.link("and the answers")).await.is(200).says("There is a place for you today.");
        world.okafor.opens(&format!("{}/meeting", world.okafors)).await.says("No answer is prepared yet");
    }

    async fn nonsense_is_said_plainly(world) {
        let form = world.rosa.opens(&format!("{}/meeting", world.riveras)).await.form("/meeting");
        let again = world
            .rosa
            .sends(form.with("day", "soon").with("time", "25:99").with("place", "p".repeat(201)))
            .await
            .is(422);
        assert_eq!(again.form("/meeting").value("day"), Some("soon"));
        let order = again.form("/meeting/order");
        world.rosa.posts(&order.action, &[("member", "x"), ("number", "first"), ("version", "0")]).await;
        let parts = [("chair", world.okafors.as_str()), ("version", "0")];
        world.rosa.posts(&format!("{}/meeting/parts", world.riveras), &parts).await.is(422);
        let (not_known, too_far) = ("Enter a day", "Choose a day within a year");
        for (day, says) in
            [("1900-01-01", not_known), ("2026-02-30", not_known), ("1999-12-31", too_far), ("9999-12-31", too_far)]
        {
            let again = world.rosa.sends(again.form("/meeting").with("day", day).with("time", "").with("place", "The barn")).await;
            assert_eq!(again.is(422).says(says).form("/meeting").value("day"), Some(day));
        }
        world.ben.opens(&format!("{}/meeting", world.riveras)).await.never_says("The barn");
    }

    async fn an_order_of_two_hundred_leaves_the_script_as_it_was(world) {
        let circle = &*world.riveras;
        world.rosa.sets_order(circle, &["Ben Rivera", "Ana Rivera"]).await;
        let script = world.ben.script(circle).await;
        let meeting = world.rosa.opens(&format!("{circle}/meeting")).await;
        let form = meeting.form("/meeting/order");
        let ids: Vec<&str> = form.sent.iter().filter(|(name, _)| name == "member").map(|(_, id)| &**id).collect();
        // Two hundred strangers, and then everybody in the circle two hundred times over.
        for everybody in [vec!["01a205a8-4b8e-7641-9b31-07bfd831f2e1"; 200], ids.repeat(200)] {
            let numbers: Vec<String> = (1..=everybody.len()).map(|number| number.to_string()).collect();
            let mut fields: Vec<(&str, &str)> = everybody.iter().map(|id| ("member", *id)).collect();
            fields.extend(numbers.iter().map(|number| ("number", &**number)));
            fields.push(("version", form.value("version").unwrap()));
            world.rosa.posts(&form.action, &fields).await.is(422).says("These are other names");
        }
        assert_eq!(world.ben.script(circle).await, script);
    }
}
