//! Sharing a letter: step by step, by name, with a log that its writer sees, and taken back until somebody has read it.

use crate::letters::memory;
use crate::world::{Page, Person, on_both};
use kith_domain::Timestamp;

const WORDS: &str = "I remember the boat and the blue jacket.";

impl Person {
    /// Approves a letter on its reader's page.
    pub async fn approves(&self, letter: &str) -> Page {
        let page = self.opens(letter).await.is(200).says("You can approve it");
        self.sends(page.form("/approve")).await.is(303)
    }

    /// The page on which a writer sees who reads their letter.
    async fn sees_who_reads(&self, letter: &str) -> Page {
        self.opens(&format!("{letter}/share")).await.is(200)
    }

    /// Makes one's letter private again, knowing what its page says.
    async fn takes_back(&self, letter: &str) -> Page {
        let page = self.opens(&format!("{letter}/unshare")).await.is(200);
        self.sends(page.form("/unshare")).await
    }
}

on_both! {
    async fn a_letter_goes_from_its_writer_to_the_facilitator_to_the_family_to_the_meeting(world) {
        let letter = world.ben.writes(&world.riveras, "memory", WORDS).await;
        let steps = world.ben.sees_who_reads(&letter).await;
        let steps = steps.says("Mara Lind would read it, and nobody else.").says("Mara Lind can approve it, once");
        // Whoever guides is chosen beforehand, and nobody else.
        let sure = world.ben.sends(steps.form("/share")).await.is(200).says("Mara Lind").never_says("Rosa Rivera");
        world.ben.sends(sure.form("/share")).await.is(303);
        world.ben.sees_who_reads(&letter).await.says("Mara Lind can read it.").says("Mara Lind Not opened yet.");
        world.rosa.opens(&letter).await.is(404);
        world.mara.opens(&letter).await.is(200).says(WORDS).says("You can approve it for the meeting");

        world.ben.shares_with(&world.riveras, &["Mara Lind", "Rosa Rivera"]).await;
        world.rosa.opens(&letter).await.is(200).says(WORDS).never_says("approve it");
        world.rosa.posts(&format!("{letter}/approve"), &[("seen", "0.1.0.0.0.0.0")]).await.is(403);
        world.mara.approves(&letter).await;
        world.rosa.opens(&letter).await.says("Mara Lind approved it on Saturday 21 November 2026.");
        world.ben.opens(&letter).await.says("Approved for the meeting").never_says("You have changed it since");
        world.ben.opens(&format!("{}/letters", world.riveras)).await.says("Approved for the meeting");
        world.rosa.opens(&world.riveras).await.says("Mara Lind approved a letter for the meeting.");
        for other in [&world.ana, &world.okafor, &world.operator] {
            other.opens(&letter).await.is(404);
            other.posts(&format!("{letter}/approve"), &[("seen", "0.1.0.0.0.0.0")]).await.is(404);
        }
        world.okafor.opens(&world.okafors).await.is(200).never_says("approved");
    }

    async fn a_yes_is_for_the_words_that_were_read(world) {
        world.ben.writes(&world.riveras, "memory", WORDS).await;
        let letter = world.ben.shares_with(&world.riveras, &["Mara Lind", "Rosa Rivera"]).await;
        let read = world.mara.opens(&letter).await;
        world.ben.writes(&world.riveras, "memory", "Quite another thing.").await;
        let late = world.mara.sends(read.form("/approve")).await.is(409);
        let late = late.says("It has changed since you read it.").says("Quite another thing.");
        world.mara.sends(late.form("/approve")).await.is(303);
        // What is written afterwards isn't printed, and everybody is told so.
        world.ben.writes(&world.riveras, "memory", "A third thing.").await;
        let script = format!("{}/script", world.riveras);
        for reader in [&world.ben, &world.mara, &world.rosa] {
            let printed = reader.opens(&script).await.is(200).says("Quite another thing.");
            printed.never_says("A third thing.").says("The letter has been changed since");
        }
        world.ben.opens(&letter).await.says("the printed one stays as it was until it is approved again");
        world.rosa.opens(&letter).await.says("A third thing.").says("The printed one stays as it was");
        world.mara.approves(&letter).await;
        world.rosa.opens(&script).await.says("A third thing.").never_says("Quite another thing.");
    }

    async fn the_writer_sees_who_opened_it_first_and_when_last(world) {
        world.ben.writes(&world.riveras, "memory", WORDS).await;
        let letter = world.ben.shares_with(&world.riveras, &["Rosa Rivera", "Ana Rivera", "Mara Lind"]).await;
        world.ben.sees_who_reads(&letter).await.says("Rosa Rivera Not opened yet.").says("Ana Rivera Not opened yet.");
        world.ana.opens(&letter).await.is(200);
        world.later(5 * Timestamp::MINUTE);
        world.ana.opens(&letter).await.is(200);
        // The script holds the letter: looking at it is reading it.
        world.rosa.opens(&format!("{}/script", world.riveras)).await.is(200).says(WORDS);
        let log = world.ben.sees_who_reads(&letter).await;
        let log = log.says("Ana Rivera Opened on Saturday 21 November 2026, 12:00 UTC.");
        log.says("Rosa Rivera Opened on Saturday 21 November 2026, 12:05 UTC.");
        world.later(20 * Timestamp::MINUTE);
        for person in [&world.ana, &world.ben, &world.mara, &world.rosa] {
            person.is_back().await;
        }
        world.ana.opens(&letter).await.is(200);
        let log = world.ben.sees_who_reads(&letter).await;
        let log = log.says("Opened first on Saturday 21 November 2026, 12:00 UTC, last on Saturday 21 November 2026, 12:25 UTC.");
        // Trying a door that is the writer's alone is no reading.
        log.says("Mara Lind Not opened yet.");
        world.mara.opens(&format!("{letter}/share")).await.is(404);
        world.mara.posts(&letter, &[("text-memory", "mine")]).await.is(404);
        world.ben.sees_who_reads(&letter).await.says("Mara Lind Not opened yet.");
        // Nobody else is told who reads what.
        world.ben.opens(&world.riveras).await.says("Ana Rivera read your letter.");
        for other in [&world.rosa, &world.ana, &world.mara] {
            other.opens(&world.riveras).await.is(200).never_says("read your letter");
        }
        // It stays there when somebody has left.
        world.rosa.removes(&world.riveras, "Ana Rivera").await;
        world.ben.sees_who_reads(&letter).await.says("Ana Rivera Opened first").says("Can't open it any more.");
    }

    async fn until_somebody_has_read_it_it_is_taken_back_as_if_nothing_had_been(world) {
        world.ben.writes(&world.riveras, "memory", WORDS).await;
        let letter = world.ben.shares_with(&world.riveras, &["Rosa Rivera", "Ana Rivera"]).await;
        let asked = world.ben.opens(&format!("{letter}/unshare")).await.is(200).says("Nobody has opened it yet");
        world.ben.sends(asked.form("/unshare")).await.is(303);
        for reader in [&world.rosa, &world.ana] {
            reader.opens(&letter).await.is(404);
        }
        // Read between the question and the answer: nothing happens before the writer knows.
        world.ben.shares_with(&world.riveras, &["Rosa Rivera", "Ana Rivera"]).await;
        let asked = world.ben.opens(&format!("{letter}/unshare")).await.is(200);
        world.ana.opens(&letter).await.is(200).says(WORDS);
        let told = world.ben.sends(asked.form("/unshare")).await.is(409);
        let told = told.says("Ana Rivera has read your letter").says("That can't be undone.");
        world.ana.opens(&letter).await.is(200);
        world.ben.sends(told.button("Close it from now on")).await.is(303);
        world.ana.opens(&letter).await.is(404);
        world.rosa.opens(&letter).await.is(404);
        world.ben.sees_who_reads(&letter).await.says("Can't open it any more.");
        world.ana.opens(&format!("{}/script", world.riveras)).await.never_says("blue jacket");
    }

    async fn leaving_somebody_out_who_has_just_read_it_is_said_first(world) {
        world.ben.writes(&world.riveras, "memory", WORDS).await;
        let letter = world.ben.shares_with(&world.riveras, &["Rosa Rivera", "Ana Rivera"]).await;
        let form = world.ben.sees_who_reads(&letter).await.form("/share").without("readers").tick("readers", "Rosa");
        let sure = world.ben.sends(form).await.is(200).says("They won't be able to open it here any more: Ana Rivera");
        world.ana.opens(&letter).await.is(200);
        let told = world.ben.sends(sure.form("/share")).await.is(409).says("Ana Rivera, first on Saturday");
        world.ana.opens(&letter).await.is(200);
        world.ben.sends(told.form("/share")).await.is(303);
        world.ana.opens(&letter).await.is(404);
        world.rosa.opens(&letter).await.is(200);
    }

    async fn a_first_reading_and_taking_it_back_at_once_have_one_winner(world) {
        world.ben.writes(&world.riveras, "memory", WORDS).await;
        for _ in 0..12 {
            let letter = world.ben.shares_with(&world.riveras, &["Ana Rivera"]).await;
            let asked = world.ben.opens(&format!("{letter}/unshare")).await.is(200);
            let known = asked.shows("has read your letter");
            let (read, taken) = tokio::join!(world.ana.opens(&letter), world.ben.sends(asked.form("/unshare")));
            match (known, read.status, taken.status) {
                (false, 200, 409) | (false, 404, 303) => {}
                // Once Ana has read it, Ben knows, and only closes it.
                (true, 200 | 404, 303) => {}
                other => panic!("both won, or neither: {other:?}"),
            }
            world.ben.takes_back(&letter).await.is(303);
            world.ana.opens(&letter).await.is(404);
        }
    }

    async fn where_nobody_guides_the_organizer_approves_and_hers_is_approved_by_anybody(world) {
        world.rosa.removes(&world.riveras, "Mara Lind").await;
        let letter = world.ben.writes(&world.riveras, "memory", WORDS).await;
        let steps = world.ben.sees_who_reads(&letter).await.says("Nobody else guides your circle.");
        let steps = steps.says("Rosa Rivera can approve it, once you let them read it.");
        // Nobody is chosen beforehand.
        world.ben.sends(steps.form("/share")).await.is(422);
        world.ben.shares_with(&world.riveras, &["Ana Rivera"]).await;
        world.ana.opens(&letter).await.is(200).never_says("approve it");
        world.ben.shares_with(&world.riveras, &["Ana Rivera", "Rosa Rivera"]).await;
        world.rosa.approves(&letter).await;
        world.rosa.writes(&world.riveras, "memory", "Rosa’s own").await;
        let rosas = world.rosa.shares_with(&world.riveras, &["Ana Rivera"]).await;
        world.rosa.posts(&format!("{rosas}/approve"), &[("seen", "0.1.0.0.0.0.0")]).await.is(403);
        world.ana.approves(&rosas).await;
    }

    async fn a_facilitator_who_writes_is_approved_by_somebody_else(world) {
        let letter = world.mara.opens(&format!("{}/letters", world.riveras)).await.link("Write one all the same");
        let form = world.mara.opens(&letter).await.form(&letter).with("text-memory", WORDS);
        world.mara.sends(form).await.is(303);
        world.mara.sees_who_reads(&letter).await.says("Nobody else guides your circle.").says("Rosa Rivera can approve it");
        let form = world.mara.sees_who_reads(&letter).await.form("/share").tick("readers", "Rosa");
        let sure = world.mara.sends(form).await.is(200);
        world.mara.sends(sure.form("/share")).await.is(303);
        world.rosa.approves(&letter).await;
    }

    async fn the_yes_stays_when_whoever_gave_it_leaves(world) {
        world.ben.writes(&world.riveras, "memory", WORDS).await;
        let letter = world.ben.shares_with(&world.riveras, &["Mara Lind"]).await;
        world.mara.approves(&letter).await;
        world.rosa.removes(&world.riveras, "Mara Lind").await;
        world.ben.opens(&letter).await.says("Mara Lind approved it").says("Only you can read it.");
        world.mara.opens(&letter).await.is(404);
        // Closing it ends the yes; then it takes another one.
        world.ben.takes_back(&letter).await.is(303);
        let page = world.ben.opens(&letter).await.never_says("Approved for the meeting");
        assert_eq!(memory(&page.form(&letter)), WORDS);
        world.rosa.opens(&letter).await.is(404);
    }
}
