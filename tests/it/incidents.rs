//! What one saw: a list that nobody else can open, and the way from there into one's own letter.

use crate::letters::part;
use crate::world::{Person, on_both};

impl Person {
    /// Writes down what they saw on a day; the address of the note.
    pub async fn notes(&self, circle: &str, day: &str, saw: &str) -> String {
        let form = self.opens(&format!("{circle}/incidents/new")).await.is(200).form("/incidents/new");
        self.sends(form.with("day", day).with("saw", saw).with("felt", "I was afraid.")).await.is(303);
        let list = self.opens(&format!("{circle}/incidents")).await.is(200);
        list.says(saw).link("/edit").trim_end_matches("/edit").to_owned()
    }
}

const SAW: &str = "I found you asleep on the stairs beside the blue bicycle.";

on_both! {
    async fn a_list_is_its_writers_alone(world) {
        let note = world.ben.notes(&world.riveras, "2026-09-12", SAW).await;
        world.ben.opens(&format!("{}/incidents", world.riveras)).await.says("12 September 2026").says("I was afraid.");
        for other in [&world.rosa, &world.ana, &world.mara, &world.okafor, &world.operator] {
            for door in ["/edit", "/pull", "/discard"] {
                other.opens(&format!("{note}{door}")).await.is(404);
                other.posts(&format!("{note}{door}"), &[("day", "2026-09-12"), ("saw", "x"), ("version", "1")]).await.is(404);
            }
        }
        for other in [&world.rosa, &world.ana, &world.mara] {
            for page in ["", "/incidents", "/letters", "/script", "/plan"] {
                other.opens(&format!("{}{page}", world.riveras)).await.is(200).never_says("blue bicycle").never_says("a note");
            }
        }
        world.okafor.opens(&format!("{}/incidents", world.riveras)).await.is(404);
        world.okafor.opens(&format!("{}/incidents", world.okafors)).await.is(200).never_says("blue bicycle");
        world.ben.opens(&format!("{note}/edit")).await.is(200);
    }

    async fn somebody_removed_takes_their_list_with_them(world) {
        let note = world.ben.notes(&world.riveras, "2026-09-12", SAW).await;
        world.rosa.removes(&world.riveras, "Ben Rivera").await;
        for other in [&world.ben, &world.rosa] {
            other.opens(&format!("{note}/edit")).await.is(404);
        }
    }

    async fn a_note_is_put_into_the_letter_once_and_stays_on_the_list(world) {
        let note = world.ben.notes(&world.riveras, "2026-09-12", SAW).await;
        let letter = world.ben.writes(&world.riveras, "what-i-saw", "On 3 May I found you on the floor.").await;
        world.ben.shares_with(&world.riveras, &["Rosa Rivera"]).await;
        let asked = world.ben.opens(&format!("{note}/pull")).await.is(200).says(SAW);
        let form = asked.says("You and Rosa Rivera can read it.").form("/pull");
        // Meanwhile the letter goes on, in another tab.
        world.ben.writes(&world.riveras, "what-i-saw", "On 3 May I found you on the floor. I called for help.").await;
        for _ in 0..2 {
            world.ben.sends(form.clone()).await.is(303);
        }
        let whole = format!("On 3 May I found you on the floor. I called for help.\n\nOn 12 September 2026: {SAW}");
        assert_eq!(part(&world.ben.opens(&letter).await.form(&letter), "what-i-saw"), whole);
        world.ben.opens(&format!("{}/incidents", world.riveras)).await.says(SAW).says("In your letter");
        world.ben.opens(&format!("{note}/pull")).await.is(200).says("in your letter already");
        // Whoever may read the letter reads what it took, and not what it was like.
        world.rosa.opens(&letter).await.is(200).says(SAW).never_says("I was afraid.");
    }

    async fn a_full_part_is_said_and_nothing_is_cut(world) {
        let note = world.ben.notes(&world.riveras, "2026-09-12", SAW).await;
        let form = world.ben.opens(&format!("{note}/pull")).await.form("/pull");
        let letter = world.ben.writes(&world.riveras, "what-i-saw", &"x".repeat(3_990)).await;
        world.ben.sends(form).await.is(422).says("That part of your letter is full");
        assert_eq!(part(&world.ben.opens(&letter).await.form(&letter), "what-i-saw").len(), 3_990);
    }

    async fn what_was_typed_comes_back_with_what_is_missing(world) {
        let new = format!("{}/incidents/new", world.riveras);
        let form = world.ben.opens(&new).await.form("/incidents/new").with("saw", SAW).with("day", "2026-12-24");
        let again = world.ben.sends(form).await.is(422).says("Enter the day on which it happened").form("/incidents/new");
        assert_eq!((again.value("saw"), again.value("day")), (Some(SAW), Some("2026-12-24")));
        let long = "so many words ".repeat(80);
        let again = again.with("day", "2026-09-12").with("saw", &*long);
        let again = world.ben.sends(again).await.is(422).says("too long").form("/incidents/new");
        assert_eq!(again.value("saw"), Some(&*long));
        world.ben.opens(&format!("{}/incidents", world.riveras)).await.says("Nothing is written down yet");
    }

    async fn of_two_tabs_the_later_one_is_asked(world) {
        let note = world.ben.notes(&world.riveras, "2026-09-12", SAW).await;
        let edit = format!("{note}/edit");
        let (one, two) = (world.ben.opens(&edit).await.form("/edit"), world.ben.opens(&edit).await.form("/edit"));
        world.ben.sends(one.with("saw", "The stove was on.")).await.is(303);
        let asked = world.ben.sends(two.with("saw", "You were asleep.").tick("about", "not sure")).await.is(409);
        let form = asked.says("The stove was on.").form("/edit");
        assert_eq!(form.value("saw"), Some("You were asleep."));
        world.ben.sends(form).await.is(303);
        world.ben.opens(&format!("{}/incidents", world.riveras)).await.says("Around 12 September 2026").says("You were asleep.");
        world.ben.sends(world.ben.opens(&format!("{note}/discard")).await.form("/discard")).await.is(303);
        world.ben.opens(&edit).await.is(404);
    }
}
