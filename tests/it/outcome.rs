//! What came of the meeting: written down once, and every outcome leaves tasks with an owner and a day.

use crate::world::{Page, Person, on_both};

impl Person {
    /// Writes down how the meeting ended.
    pub async fn records(&self, circle: &str, outcome: &str, note: &str) -> Page {
        let form = self.opens(&format!("{circle}/outcome")).await.is(200).form("/outcome");
        assert!(form.choices.iter().any(|choice| choice.value == outcome), "the outcome can be chosen");
        self.sends(form.with("outcome", outcome).with("note", note)).await
    }
}

on_both! {
    async fn every_outcome_leaves_tasks_with_an_owner_and_a_day(world) {
        for outcome in ["yes", "partly", "not-today", "no", "walked-out", "did-not-come", "stopped"] {
            world.rosa.records(&world.riveras, outcome, "He listened.").await.is(303);
            let page = world.ben.opens(&format!("{}/outcome", world.riveras)).await.is(200).says("He listened.");
            let text = page.says("Check in, 1 day after").says("Rosa Rivera does this.").read().text;
            assert!(text.matches("By ").count() >= 9, "{outcome}: {text}");
            assert!(text.contains("2026") && text.contains("2027"), "{outcome}: {text}");
        }
        world.okafor.opens(&format!("{}/outcome", world.riveras)).await.is(404);
    }

    async fn whoever_guides_or_chairs_writes_it_down(world) {
        let form = world.rosa.opens(&format!("{}/outcome", world.riveras)).await.form("/outcome").tick("outcome", "es");
        world.ben.sends(form.clone()).await.is(403);
        // Nor is he asked to mend what he may not send.
        world.ben.sends(form.clone().without("outcome")).await.is(403);
        world.okafor.sends(form.clone()).await.is(404);
        world.rosa.gives_part(&world.riveras, "chair", "Ben Rivera").await;
        world.ben.sends(form).await.is(303);
    }

    async fn of_two_records_at_once_the_second_is_asked(world) {
        let outcome = format!("{}/outcome", world.riveras);
        let (hers, maras) =
            (world.rosa.opens(&outcome).await.form("/outcome"), world.mara.opens(&outcome).await.form("/outcome"));
        let no = maras.choices.iter().find(|c| c.value == "no").unwrap().label.clone();
        let yes = maras.choices.iter().find(|c| c.value == "yes").unwrap().label.clone();
        world.mara.sends(maras.choose("outcome", &no).with("note", "Mara heard no.")).await.is(303);
        let again = world.rosa.sends(hers.choose("outcome", &yes).with("note", "Rosa heard yes.")).await.is(409);
        let form = again.says("Mara heard no.").form("/outcome");
        assert_eq!((form.value("outcome"), form.value("note")), (Some("yes"), Some("Rosa heard yes.")));
        world.ben.opens(&outcome).await.says("Mara heard no.").never_says("Rosa heard yes.");
    }

    async fn a_task_is_added_handed_on_and_done(world) {
        let outcome = format!("{}/outcome", world.riveras);
        let form = world.ben.opens(&outcome).await.is(200).form("/tasks");
        let form = form.with("title", "Pack a bag").with("why", "He may go at once.").with("due", "2026-12-04");
        world.ben.sends(form.choose("owner", "Ana Rivera")).await.is(303);
        let page = world.ana.opens(&outcome).await.says("Pack a bag").says("4 December 2026");
        let task = page.link("Change who or when");
        let form =
            world.ana.opens(&task).await.is(200).form(&task).choose("owner", "Ben Rivera").with("due", "2026-12-03");
        world.ana.sends(form.clone()).await.is(303);
        world.rosa.opens(&outcome).await.says("Ben Rivera does this.").says("3 December 2026");
        // Handed on from an old page: nothing is overwritten.
        world.ana.sends(form.choose("owner", "Rosa Rivera")).await.is(409);
        for (other, answer) in [(&world.okafor, 404), (&world.operator, 404)] {
            other.opens(&task).await.is(answer);
            other.posts(&format!("{task}/done"), &[("", "")]).await.is(answer);
        }
        world.ben.sends(world.ben.opens(&outcome).await.button("Mark as done")).await.is(303);
        let page = world.rosa.opens(&outcome).await.says("Ben Rivera did this");
        for other in [&world.okafor, &world.operator] {
            other.posts(&format!("{task}/reopen"), &[("", "")]).await.is(404);
        }
        world.rosa.sends(page.button("It isn’t done after all: Pack a bag")).await.is(303);
        let page = world.ben.opens(&outcome).await.never_says("did this");
        world.ben.opens(&world.riveras).await.says("said that a task isn’t done yet");
        world.ben.sends(page.button("Mark as done")).await.is(303);
        world.ana.sends(world.ana.opens(&task).await.button("It isn’t done after all")).await.is(303);
    }

    async fn a_task_needs_somebody_and_a_day(world) {
        let form = world.ben.opens(&format!("{}/outcome", world.riveras)).await.form("/tasks");
        let again =
            world.ben.sends(form.with("title", "Pack a bag").with("owner", "").with("due", "soon")).await.is(422);
        let form = again.says("Choose who does it").form("/tasks");
        assert_eq!((form.value("title"), form.value("due")), (Some("Pack a bag"), Some("soon")));
        // Yesterday is still today elsewhere; the day before is a slip.
        let (past, yesterday) = ("2026-11-19", "2026-11-20");
        let form = form.choose("owner", "Ana Rivera").with("due", past);
        let form = world.ben.sends(form).await.is(422).says("This day has passed.").form("/tasks").with("due", yesterday);
        for _ in 0..2 {
            world.ben.sends(form.clone()).await.is(303);
        }
        let page = world.ben.opens(&format!("{}/outcome", world.riveras)).await;
        assert_eq!(page.body.matches("task__title").count(), 1, "pressed twice: {}", page.body);
        // What is late may be handed on as it is, but not be put off into the past.
        world.later(5 * 24 * 60 * 60 * 1000);
        for person in [&world.ana, &world.ben] {
            person.signs_in().await;
        }
        let task = world.ana.opens(&format!("{}/outcome", world.riveras)).await.link("Change who or when");
        let form = world.ana.opens(&task).await.form(&task).choose("owner", "Ben Rivera");
        world.ana.sends(form.clone().with("due", past)).await.is(422).says("This day has passed.");
        world.ana.sends(form).await.is(303);
    }

    async fn there_is_an_end_to_what_one_adds(world) {
        let tasks = format!("{}/tasks", world.riveras);
        let form = world.ben.opens(&format!("{}/outcome", world.riveras)).await.form("/tasks");
        let me = form.value("owner").unwrap().to_owned();
        let due = "2026-12-04";
        for _ in 0..60 {
            world.ben.posts(&tasks, &[("title", "x"), ("owner", &*me), ("due", due)]).await.is(303);
        }
        let full = world.ben.sends(form.with("title", "Buy bread").with("due", due)).await.is(422);
        assert_eq!(full.says("60 tasks that you added").form("/tasks").value("title"), Some("Buy bread"));
    }
}
