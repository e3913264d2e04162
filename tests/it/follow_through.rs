//! Keeping a boundary: each looks back for themselves, asks for help where they want it, and prints what may be needed.

use crate::world::{Person, World, on_both};

const DAY: i64 = 24 * 60 * 60 * 1000;
const WHEN: &str = "If you come home after drinking";
const I_WILL: &str = "I will stay at my sister's that night";
const NOTE: &str = "I gave in on Friday";
const PLEA: &str = "Could somebody call me on Fridays?";

impl Person {
    /// Asks for help with a boundary.
    pub async fn asks_for_help(&self, boundary: &str, words: &str) {
        let form = self.opens(&format!("{boundary}/help")).await.is(200).form("/help");
        self.sends(form.with("words", words)).await.is(303);
    }

    /// Says how every boundary of theirs went.
    pub async fn looks_back(&self, circle: &str, how: &str, note: &str) {
        let form = self.opens(&format!("{circle}/boundaries/week")).await.is(200).form("/boundaries/week");
        let fields = form.names.clone();
        let form = fields.iter().filter(|name| name.starts_with("note-")).fold(form, |form, name| {
            let kept = name.replace("note-", "kept-");
            form.choose(&kept, how).with(name, note)
        });
        self.sends(form).await.is(303);
    }
}

/// Rosa's, which Ben keeps as well, agreed and begun today.
async fn begun(world: &World) -> String {
    let boundary = world.rosa.drafts(&world.riveras, WHEN, I_WILL, &["Ben Rivera"]).await;
    world.rosa.proposes(&boundary).await;
    world.ben.agrees_to(&boundary).await;
    world.rosa.sends(world.rosa.opens(&boundary).await.form("/begin")).await.is(303);
    boundary
}

on_both! {
    async fn each_looks_back_once_a_week_for_themselves(world) {
        let (circle, boundary) = (&*world.riveras, begun(&world).await);
        for keeper in [&world.rosa, &world.ben] {
            keeper.answers_safety(circle, &[]).await;
        }
        world.ben.opens(circle).await.never_says("How did your boundaries go this week?");
        world.later(7 * DAY);
        for keeper in [&world.rosa, &world.ben] {
            keeper.signs_in().await;
            keeper.opens(circle).await.says("How did your boundaries go this week?");
        }
        world.rosa.looks_back(circle, "I slipped", NOTE).await;
        let page = world.rosa.opens(&format!("{circle}/boundaries/week")).await.says("A slip is not a failure").says(NOTE);
        world.rosa.opens(&page.link("Make it smaller")).await.is(200).says("Change the words");
        world.rosa.opens(&page.link("Ask for help")).await.is(200).says("Mara Lind will see that you ask");
        world.rosa.opens(&boundary).await.says("I slipped").says(NOTE);
        world.rosa.opens(circle).await.never_says("How did your boundaries go this week?");
        world.ana.signs_in().await;
        world.mara.signs_in().await;
        for other in [&world.ben, &world.ana, &world.mara] {
            for page in [circle.to_owned(), boundary.clone(), format!("{circle}/boundaries"), format!("{circle}/boundaries/week")] {
                other.opens(&page).await.is(200).never_says(NOTE).never_says("Maybe it was too big for this week");
            }
        }
        // Ben still is asked, for himself; whoever keeps none isn't.
        world.ben.opens(circle).await.says("How did your boundaries go this week?");
        world.ana.opens(&format!("{circle}/boundaries/week")).await.says("nothing to look back on yet");
        // On the same day the last word counts.
        world.rosa.looks_back(circle, "I kept it", "").await;
        world.rosa.opens(&boundary).await.never_says(NOTE).says("I kept it");
        let id = boundary.rsplit('/').next().unwrap();
        let theirs = [(format!("kept-{id}"), "kept".to_owned())];
        world.ana.posts(&format!("{circle}/boundaries/week"), &theirs).await.is(409);
        world.okafor.signs_in().await;
        world.okafor.posts(&format!("{circle}/boundaries/week"), &theirs).await.is(404);
        let nothing = [(format!("note-{id}"), String::new())];
        let again = world.ben.posts(&format!("{circle}/boundaries/week"), &nothing).await.is(422);
        again.says("Choose an answer for at least one");
        let note_alone = [(format!("note-{id}"), NOTE.to_owned())];
        let again = world.ben.posts(&format!("{circle}/boundaries/week"), &note_alone).await.is(422);
        again.says("Choose how it went").says(NOTE);
    }

    async fn the_facilitator_sees_who_asks_for_help_and_nothing_else(world) {
        let (circle, boundary) = (&*world.riveras, begun(&world).await);
        let list = format!("{circle}/boundaries");
        world.ana.opens(&format!("{boundary}/help")).await.is(403);
        world.ana.posts(&format!("{boundary}/help"), &[("words", "")]).await.is(403);
        world.ana.posts(&format!("{boundary}/help"), &[("words", PLEA)]).await.is(409).says("What you wrote was not sent");
        world.ben.looks_back(circle, "I slipped", NOTE).await;
        world.ben.asks_for_help(&boundary, PLEA).await;
        world.ben.opens(&boundary).await.says("You have asked for help with this");
        world.mara.opens(circle).await.says("Someone asks for help");
        let page = world.mara.opens(&list).await.says("Ben Rivera asks for help").says(PLEA).never_says(NOTE);
        for other in [&world.rosa, &world.ana] {
            other.opens(&list).await.never_says(PLEA).never_says("asks for help");
            other.opens(&boundary).await.never_says(PLEA);
            other.opens(circle).await.never_says("asked for help").never_says("asks for help");
        }
        let done = page.button("I have been in touch");
        for (other, answer) in [(&world.ana, 404), (&world.rosa, 404), (&world.okafor, 404)] {
            other.sends(done.clone()).await.is(answer);
        }
        world.mara.sends(done.clone()).await.is(303);
        world.mara.sends(done).await.is(303);
        world.mara.opens(&list).await.never_says("asks for help");
        world.ben.opens(&boundary).await.never_says("You have asked for help").says("Ask for help with this boundary");
    }

    async fn other_words_and_newcomers_do_not_stop_what_has_begun(world) {
        let (circle, boundary) = (&*world.riveras, begun(&world).await);
        world.ben.looks_back(circle, "I slipped", NOTE).await;
        world.rosa.rewords(&boundary, "I will stay at Ana's that night").await;
        // Ben is asked about the new words, and still has what he wrote and the way to write more.
        let page = world.ben.opens(&boundary).await.says("Can you keep to this too?").says(NOTE).says("It started on");
        world.ben.opens(&page.link("Look back on the week")).await.says(WHEN);
        let late = world.ben.opens(&format!("{circle}/boundaries/week")).await.form("/boundaries/week");
        let aside = world.rosa.opens(&format!("{boundary}/set-aside")).await.form("/set-aside").with("because", "Enough.");
        world.rosa.sends(aside).await.is(303);
        let id = boundary.rsplit('/').next().unwrap();
        let late = late.with(&format!("kept-{id}"), "kept").with(&format!("note-{id}"), "Written too late.");
        world.ben.sends(late).await.is(409).says("What you wrote was not sent").says("Written too late.");
        world.ben.opens(&boundary).await.says(NOTE);
    }

    async fn an_answer_at_the_meeting_begins_what_belongs_to_it(world) {
        let circle = &*world.riveras;
        let form = world.rosa.opens(&format!("{circle}/boundaries/new")).await.form("/boundaries/new");
        let form = form.with("when", WHEN).with("i_will", I_WILL).with("from", "From the day of the meeting");
        let boundary = world.rosa.sends(form.with("starts_on", "no")).await.is(303).leads_to();
        world.rosa.proposes(&boundary).await;
        let page = world.rosa.opens(&boundary).await.says("It starts only if the meeting ends with: No");
        world.rosa.sends(page.form("/begin").with("day", "")).await.is(422).says("up to a year ago");
        for day in ["soon", "1900-01-01", "9999-12-31"] {
            let again = world.rosa.sends(page.form("/begin").with("day", day)).await.is(422).says("up to a year ago");
            assert_eq!(again.form("/begin").value("day"), Some(day), "what was typed stays");
        }
        world.ben.posts(&format!("{boundary}/begin"), &[("day", "2026-12-01")]).await.is(403);
        world.rosa.records(circle, "no", "He said no.").await.is(303);
        world.rosa.opens(&boundary).await.says("It started on");
        world.rosa.opens(&format!("{circle}/boundaries/week")).await.says(WHEN);
    }

    async fn sheets_are_chosen_by_the_answer_and_hold_what_is_agreed(world) {
        let circle = &*world.riveras;
        let sheets = format!("{circle}/boundaries/sheets");
        world.ben.opens(&sheets).await.is(200).says("There is nothing to print yet");
        let form = world.rosa.opens(&format!("{circle}/boundaries/new")).await.form("/boundaries/new");
        let form = form.with("when", WHEN).with("i_will", I_WILL).with("from", "From Sunday.");
        let after_no = world.rosa.sends(form.with("starts_on", "no").with("sure", "3")).await.is(303).leads_to();
        world.rosa.proposes(&after_no).await;
        let always = world.ben.drafts(circle, "If you ask for cash", "I will say no", &[]).await;
        world.ben.proposes(&always).await;
        let asked = world.ana.drafts(circle, "If it isn't agreed", "I will wait", &["Ben Rivera"]).await;
        world.ana.proposes(&asked).await;
        let no = world.ben.opens(&sheets).await.link("/sheets/4");
        let page = world.ben.opens(&no).await.is(200).says(WHEN).says("If you ask for cash").never_says("isn't agreed");
        page.says("never taken away").says("Naloxone");
        let own = world.ben.opens(&no).await.link("Show only mine");
        world.ben.opens(&own).await.says("If you ask for cash").never_says(WHEN);
        // Who keeps somebody else's has a sheet as well, and nothing to read aloud from it.
        let kept = world.rosa.drafts(circle, "If he calls at night", "I will call back", &["Ana Rivera"]).await;
        world.rosa.proposes(&kept).await;
        world.ana.opens(&format!("{sheets}/4/mine")).await.says("You keep no boundary for this answer");
        world.ana.agrees_to(&kept).await;
        let page = world.ana.opens(&format!("{sheets}/4/mine")).await.says("Rosa Rivera’s, which you keep too");
        page.says("Don’t read this part aloud").never_says("If you ask for cash");
        world.ana.opens(&format!("{sheets}/1")).await.says("Don’t read this aloud today");
        let yes = world.ben.opens(&sheets).await.link("/sheets/1");
        world.ben.opens(&yes).await.says("If you ask for cash").never_says(WHEN);
        world.okafor.opens(&no).await.is(404);
        world.ben.opens(&format!("{sheets}/0")).await.is(404);
        world.ben.opens(&format!("{sheets}/99")).await.is(404);
    }
}
