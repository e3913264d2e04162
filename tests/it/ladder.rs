//! What is offered, step by step, when the answer isn't a yes; and what each answer opens.

use crate::world::{Page, Person, on_both};

impl Person {
    /// Gives one of the usual steps to somebody, by its number.
    pub async fn prepares_step(&self, circle: &str, number: usize, owner: &str) -> Page {
        let door = format!("{circle}/ladder/usual/{number}");
        let form = self.opens(&door).await.is(200).form(&door);
        self.sends(form.choose("owner", owner)).await
    }

    /// A step of the family's own.
    pub async fn adds_step(&self, circle: &str, title: &str, owner: &str, answers: &[&str]) -> Page {
        let form = self.opens(&format!("{circle}/ladder/new")).await.is(200).form("/ladder/new");
        let form = form.with("title", title).choose("owner", owner).choose("within", "On the first day");
        self.sends(answers.iter().fold(form, |form, answer| form.tick("after", answer))).await
    }
}

on_both! {
    async fn the_usual_steps_are_ready_to_be_given_to_somebody(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/ladder", world.riveras));
        let page = world.ben.opens(&world.ben.opens(&format!("{circle}/meeting")).await.link("If it isn’t a yes")).await;
        let page = page.says("Ask for an assessment this week").says("No place is booked yet. Nobody drives yet.");
        let usual = page.link("Give it to somebody: Ask for an assessment");
        world.rosa.gives_part(circle, "logistics", "Ana Rivera").await;
        // Whoever has the nearest part is proposed, and so are a time and the answers it is for.
        let form = world.ben.opens(&usual).await.says("It binds nobody to anything.").form(&usual);
        assert_eq!((form.value("within"), form.value("title")), (Some("two-days"), Some("Ask for an assessment this week")));
        world.ben.sends(form.clone().choose("owner", "Choose somebody").without("after")).await.is(422)
            .says("Choose who sees to it").says("Tick at least one answer").says("Ask which days are free");
        world.ben.sends(form.clone()).await.is(303);
        world.ben.sends(form).await.is(303);
        let page = world.mara.opens(at).await.says("Ana Rivera sees to it");
        let page = page.says("Within two days, after “Partly”, “Not today” and “No”.");
        assert_eq!(page.body.matches("sees to it").count(), 1, "sent twice, it is there once");
        // Two who prepare the same one see each other's words.
        let door = page.link("Give it to somebody: Ask their doctor");
        let (bens, anas) = (world.ben.opens(&door).await.form(&door), world.ana.opens(&door).await.form(&door));
        world.ben.sends(bens.with("how", "Dr. Weiss").choose("owner", "Ben Rivera")).await.is(303);
        let again = world.ana.sends(anas.with("how", "Dr. Lang").choose("owner", "Ana Rivera")).await.is(409);
        let again = again.says("Dr. Weiss").says("Dr. Lang");
        world.ana.sends(again.button("Keep this step")).await.is(303);
        world.rosa.opens(at).await.says("Dr. Lang").never_says("Dr. Weiss");
        world.rosa.opens(circle).await.says("prepared a step for when it isn’t a yes").says("2 steps if it isn’t a yes");
        for (other, status) in [(&world.okafor, 404), (&world.operator, 404)] {
            other.opens(at).await.is(status);
            other.opens(&usual).await.is(status);
            other.posts(&usual, &[("title", "x")]).await.is(status);
        }
        world.okafor.opens(&format!("{}/ladder", world.okafors)).await.is(200).never_says("Dr. Lang");
    }

    async fn the_familys_own_steps_are_changed_and_taken_off(world) {
        let (circle, at) = (&*world.riveras, &*format!("{}/ladder", world.riveras));
        world.ana.adds_step(circle, "A walk with Luis", "Ana Rivera", &["No"]).await.is(303);
        let one = world.ben.opens(at).await.link("Change: A walk");
        let (first, second) = (world.ben.opens(&one).await.form(&one), world.ana.opens(&one).await.form(&one));
        world.ben.sends(first.with("how", "Along the river")).await.is(303);
        let late = world.ana.sends(second.with("how", "To the harbour")).await.is(409);
        let late = late.says("Along the river").says("To the harbour");
        world.ana.sends(late.form(&one)).await.is(303);
        world.rosa.opens(at).await.says("To the harbour");
        world.rosa.removes(circle, "Ana Rivera").await;
        world.rosa.opens(at).await.says("Nobody sees to it");
        world.rosa.opens(circle).await.says("0 of 1 step if it isn’t a yes");
        let discard = world.rosa.opens(&world.rosa.opens(&one).await.link("Take it off")).await.says("A walk with Luis");
        world.rosa.sends(discard.form("/discard")).await.is(303);
        world.rosa.opens(at).await.never_says("A walk with Luis");
        world.ben.opens(&one).await.is(404);
        for number in 1..=12 {
            world.ben.adds_step(circle, &format!("Step {number}"), "Ben Rivera", &["No"]).await.is(303);
        }
        world.ben.adds_step(circle, "One more", "Ben Rivera", &["No"]).await.is(422).says("There are 12 already");
        for door in ["usual/0", "usual/6", "usual/x", "x"] {
            world.ben.opens(&format!("{at}/{door}")).await.is(404);
        }
    }

    async fn each_answer_opens_its_own_steps_and_starts_its_own_boundaries(world) {
        let circle = &*world.riveras;
        world.rosa.gives_part(circle, "driver", "Ben Rivera").await;
        for number in 1..=5 {
            world.rosa.prepares_step(circle, number, "Ana Rivera").await.is(303);
        }
        let answers = ["Yes", "Partly", "Not today", "No", "Walked out", "Did not come", "Stopped for safety"];
        for answer in answers {
            let form = world.rosa.opens(&format!("{circle}/boundaries/new")).await.form("/boundaries/new");
            let form = form.with("when", format!("If it is {answer}")).with("i_will", format!("I will keep to {answer}"));
            let exact = form.choices.iter().find(|c| c.name == "starts_on" && c.label == answer).unwrap().value.clone();
            let form = form.with("from", "From Sunday.").without("keepers").tick("keepers", "Ben Rivera");
            let mut form = form.without("starts_on");
            form.sent.push(("starts_on".to_owned(), exact));
            let boundary = world.rosa.sends(form).await.is(303).leads_to();
            world.rosa.proposes(&boundary).await;
            world.ben.agrees_to(&boundary).await;
        }
        let (second, week, video, doctor, offer) = (
            "Ask at the second place",
            "Ask for an assessment this week",
            "Ask how to start by video",
            "Ask their doctor",
            "until when the offer stays open",
        );
        let table: [(&str, &[&str], &str); 7] = [
            ("yes", &[], "Leave for the programme now"),
            ("partly", &[second, week, video, doctor], "Write down the step you agreed on"),
            ("not-today", &[second, week, video, doctor, offer], "Set the day you will ask again"),
            ("no", &[week, video, doctor, offer], "Start the boundaries you agreed on"),
            ("walked-out", &[doctor, offer], "Check that Danny is safe"),
            ("did-not-come", &[doctor, offer], "Choose a new day"),
            ("stopped", &[], "Follow the safety card"),
        ];
        for ((slug, steps, own), answer) in table.into_iter().zip(answers) {
            for _ in 0..2 {
                // Written down twice, as a correction is, nothing is there twice.
                world.rosa.records(circle, slug, "He listened.").await.is(303);
            }
            let page = world.ben.opens(&format!("{circle}/outcome")).await.says("Step by step").says(own);
            let all = page.read().text;
            let text = all.split_once("Step by step").unwrap().1.split_once("Boundaries from now on").unwrap().0;
            for step in [second, week, video, doctor, offer] {
                let times = usize::from(steps.contains(&step));
                assert_eq!(text.matches(step).count(), times, "{slug}: {step} in {text}");
            }
            // Whatever it was: somebody is in touch within two days, they sit together, and the paper goes.
            for (step, when) in [
                ("Sit together for 15 minutes", "in the first hour"),
                ("Get in touch with Danny", "on the first day"),
                ("Collect the paper and shred it", "on the first day"),
                ("Meet as a circle", "within 48 hours"),
            ] {
                let line: String = text.split_once(step).unwrap_or_else(|| panic!("{slug}: no {step}")).1.chars().take(60).collect();
                assert!(line.contains("Rosa Rivera, ") && line.contains(when), "{slug}: {line}");
            }
            let page = page.says("Boundaries from now on").says(&format!("I will keep to {answer}"));
            for other in answers.into_iter().filter(|other| *other != answer) {
                assert!(!page.body.contains(&format!("I will keep to {other}<")), "{slug} starts {other}");
            }
            page.says("6 boundaries stay unused").says("For each of you").says("Groups for families");
        }
        // After a yes, the driver leaves now; after a stop nothing is asked of the person.
        world.rosa.records(circle, "yes", "").await.is(303);
        world.ben.opens(&format!("{circle}/outcome")).await.says("Leave for the programme nowOpen You, in the first hour.");
        world.rosa.records(circle, "stopped", "").await.is(303);
        world.ben.opens(&format!("{circle}/outcome")).await.says("Ask nothing more of the person today").says("Safety first");
    }

    async fn after_a_part_of_a_yes_the_step_they_took_is_the_only_one(world) {
        let circle = &*world.riveras;
        for number in [2, 4] {
            world.rosa.prepares_step(circle, number, "Ana Rivera").await.is(303);
        }
        let outcome = format!("{circle}/outcome");
        let form = world.rosa.opens(&outcome).await.says("If it was partly: to which step?").form("/outcome");
        let form = form.with("outcome", "partly").choose("step", "Ask their doctor");
        world.rosa.sends(form).await.is(303);
        world.ana.opens(&outcome).await.says("Ask their doctor for one appointment").never_says("By Step");
        let open = world.ana.opens(&outcome).await.read().text.split("Write it down").next().unwrap_or_default().to_owned();
        assert!(!open.split("Correct this").next().unwrap_or_default().contains("Ask for an assessment"), "{open}");
        // It is on her own page, with its day.
        world.ana.opens(circle).await.is(200);
        let form = world.rosa.opens(&outcome).await.form("/outcome").with("outcome", "partly").choose("step", "Another one");
        world.rosa.sends(form).await.is(303);
        let page = world.ana.opens(&outcome).await.read().text.clone();
        assert!(!page.split("Correct this").next().unwrap_or_default().contains("Ask their doctor"), "{page}");
    }
}
