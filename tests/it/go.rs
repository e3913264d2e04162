//! Go, or not yet: everything is looked at once more, what is missing is said or given a reason, and what is said go to stays
//! as it was.

use crate::world::{Person, World, on_both};

/// Why they go on without something.
const WHY: &str = "Dr. Lind has seen it, <b>and</b> agrees.";

impl Person {
    /// Says go, with a reason for everything that is missing and has room for one.
    pub async fn says_go(&self, circle: &str, why: &str) {
        let at = format!("{circle}/go");
        let page = self.opens(&at).await.is(200);
        let mut form = page.form("/go");
        let missing: Vec<String> = ["professional", "booked", "backup", "letters", "boundaries", "roles", "rehearsed"]
            .iter()
            .map(|gate| format!("reason-{gate}"))
            .filter(|name| form.value(name).is_some())
            .collect();
        for name in missing {
            form = form.with(&name, why);
        }
        self.sends(form).await.is(303);
    }

    /// Answers once more, and says this time that there is violence.
    pub async fn sees_violence(&self, circle: &str) {
        self.sends(self.opens(&format!("{circle}/safety")).await.form("/safety/again")).await.is(303);
        self.answers_safety(circle, &[(2, "now")]).await;
    }

    /// Says not yet.
    pub async fn says_not_yet(&self, circle: &str, note: &str) {
        let form = self.opens(&format!("{circle}/go")).await.is(200).form("/go/not-yet").with("note", note);
        self.sends(form).await.is(303);
    }
}

impl World {
    /// All of the family answer about safety, and a day and a place are set.
    pub async fn is_clear_to_meet(&self, circle: &str) {
        for person in [&self.rosa, &self.ben, &self.ana] {
            person.answers_safety(circle, &[]).await;
        }
        self.rosa.sets_meeting(circle, "2027-05-02", "Ana’s").await;
    }
}

on_both! {
    async fn whoever_leads_says_go_and_the_script_stays_as_it_was(world) {
        let circle = &*world.riveras;
        let script = &*format!("{circle}/script");
        world.is_clear_to_meet(circle).await;
        world.ben.writes(circle, "memory", "Ben’s bicycle").await;
        world.ben.shares_with(circle, &["Ana Rivera"]).await;
        world.rosa.sets_order(circle, &["Ben Rivera", "Ana Rivera"]).await;
        // Everybody sees how things stand; one decides.
        let page = world.ben.opens(&world.ben.opens(&format!("{circle}/meeting")).await.link("Go, or not yet")).await;
        page.is(200).says("Both are set.").says("Not approved yet: Ana Rivera and you.").never_says("Why not yet");
        world.rosa.opens(&format!("{circle}/go")).await.never_says("Why not yet");
        world.rosa.posts(&format!("{circle}/go"), &[("reason-backup", "x")]).await.is(403);
        world.okafor.opens(&format!("{circle}/go")).await.is(404);
        let form = world.mara.opens(&format!("{circle}/go")).await.form("/go").with("reason-backup", "There is none in reach.");
        let back = world.mara.sends(form).await.is(422).says("Letters: mend it, or say why you go on without it.");
        assert_eq!(back.form("/go").value("reason-backup"), Some("There is none in reach."));
        world.ana.opens(script).await.says("DRAFT");

        world.mara.says_go(circle, WHY).await;
        let page = world.ben.opens(&format!("{circle}/go")).await.says("Go: edition 1").says("Mara Lind said go");
        page.says("A second place: Dr. Lind has seen it, <b>and</b> agrees.");
        world.ana.opens(script).await.says("Edition 1").says("Ben’s bicycle").never_says("DRAFT");
        world.rosa.opens(script).await.never_says("bicycle").says("Ben Rivera reads, and brings the letter on paper");
        world.okafor.opens(script).await.is(404);

        // What is changed afterwards stands beside it, until somebody says go again.
        world.ben.writes(circle, "memory", "Ben’s boat").await;
        world.rosa.gives_part(circle, "driver", "Ben Rivera").await;
        let page = world.ana.opens(script).await.says("Ben’s bicycle").never_says("boat");
        let page = page.says("Changed since: what is read by Ben Rivera and who has which part.");
        world.ana.opens(&page.link("See it as it is by now")).await.is(200).says("Ben’s boat").says("DRAFT").says("edition 1");
        world.rosa.opens(&format!("{script}/prepared")).await.never_says("boat");
        // Whoever may not read a letter isn't told that its writer is at work on it.
        world.rosa.opens(script).await.says("Changed since: what is read and who has which part.");
        world.mara.says_go(circle, WHY).await;
        world.ana.opens(script).await.says("Edition 2").says("Ben’s boat").says("Nothing has changed since.");

        // Whoever is let in later doesn't get the words of before.
        world.ben.shares_with(circle, &["Ana Rivera", "Mara Lind"]).await;
        world.mara.opens(script).await.never_says("boat").says("Ben Rivera reads, and brings the letter on paper");
        world.mara.says_go(circle, WHY).await;
        world.mara.opens(script).await.says("Ben’s boat");

        // A letter that is taken back is gone from everybody's eyes, also here.
        let unshare = format!("{}/unshare", world.ben.letter(circle).await);
        world.ben.sends(world.ben.opens(&unshare).await.form("/unshare")).await.is(303);
        world.ana.opens(script).await.never_says("boat").says("Ben Rivera reads, and brings the letter on paper");
        world.ben.opens(script).await.says("Ben’s boat");

        world.mara.says_not_yet(circle, "Ben is ill.").await;
        world.ben.opens(&format!("{circle}/go")).await.says("Mara Lind decided").says("Ben is ill.");
        world.ana.opens(script).await.says("DRAFT");
    }

    async fn nobody_goes_on_against_safety_and_nobody_is_told_whose_answer_it_was(world) {
        let circle = &*world.riveras;
        let go = &*format!("{circle}/go");
        world.rosa.sets_meeting(circle, "2027-05-02", "Ana’s").await;
        world.mara.opens(go).await.says("somebody hasn’t answered lately").says("You can’t go on yet");
        world.is_clear_to_meet(circle).await;
        world.ana.sees_violence(circle).await;
        for person in [&world.rosa, &world.ben, &world.mara] {
            person.opens(go).await.says("Nobody is told who said what.").never_says("Ana Rivera has").never_says("violen");
        }
        let all = ["safety", "when", "booked", "backup", "letters", "boundaries", "roles", "rehearsed"];
        let all = all.map(|gate| (format!("reason-{gate}"), "All the same.".to_owned()));
        world.mara.posts(go, &all).await.is(422).says("You can’t go on yet");
        world.mara.opens(&format!("{circle}/script")).await.says("DRAFT");
    }

    async fn that_a_professional_is_asked_for_is_for_whoever_leads(world) {
        let circle = &*world.riveras;
        world.is_clear_to_meet(circle).await;
        // Without a facilitator Rosa leads.
        world.mara.sends(world.mara.opens(&format!("{circle}/people/leave")).await.form("/leave")).await.is(303);
        world.ana.sends(world.ana.opens(&format!("{circle}/safety")).await.form("/safety/again")).await.is(303);
        world.ana.answers_safety(circle, &[(3, "unknown")]).await;
        let go = &*format!("{circle}/go");
        world.rosa.opens(go).await.says("A professional comes along").never_says("You can’t go on yet");
        world.ben.opens(go).await.never_says("professional").says("The answers don’t say yet");
        world.rosa.says_go(circle, "Dr. Lind comes.").await;
        world.rosa.opens(go).await.says("A professional comes along: Dr. Lind comes.");
        world.ben.opens(go).await.says("Go: edition 1").never_says("professional").never_says("Don’t meet").never_says("comes along: ");
    }

    async fn what_comes_up_after_the_go_is_said_at_once(world) {
        let circle = &*world.riveras;
        world.is_clear_to_meet(circle).await;
        world.mara.says_go(circle, WHY).await;
        world.ana.sees_violence(circle).await;
        world.rosa.opens(&format!("{circle}/go")).await.says("Don’t meet until it is settled.");
        world.ben.opens(&format!("{circle}/day")).await.says("Don’t meet yet").never_says("There has been violence");
    }

    async fn bad_goes_end_in_a_clear_answer(world) {
        let circle = &*world.riveras;
        let go = &*format!("{circle}/go");
        world.is_clear_to_meet(circle).await;
        let long = "word ".repeat(200);
        world.mara.posts(go, &[("reason-backup", &*long)]).await.is(422).says("too long");
        world.mara.posts(&format!("{go}/not-yet"), &[("note", &*long)]).await.is(422).says("too long");
        world.mara.posts(go, &[("op", "x"), ("reason-nothing", "x")]).await.is(422);
        let many: Vec<(String, String)> = (0..10_000).map(|n| (format!("reason-{n}"), "x".to_owned())).collect();
        let page = world.mara.posts(go, &many).await;
        assert!(matches!(page.status, 413 | 422), "{}", page.status);
        // The same form twice is one decision.
        let form = world.mara.opens(go).await.form("/go/not-yet").with("note", "Once.");
        for _ in 0..2 {
            world.mara.sends(form.clone()).await.is(303);
        }
        assert_eq!(world.mara.opens(go).await.read().text.matches("Once.").count(), 2, "above, and in the list");
    }
}
