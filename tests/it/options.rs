//! Treatment options: written down by hand, compared, and one place booked.

use crate::world::{Page, Person, on_both};

impl Person {
    /// Writes down a programme; its address.
    pub async fn writes_down(&self, circle: &str, programme: &str) -> String {
        let form = self.opens(&format!("{circle}/options/new")).await.is(200).form("/options/new");
        let form = form.with("programme", programme).with("phone", "555-0142").with("notes", "Ask for Kim.");
        self.sends(form).await.is(303).leads_to()
    }

    /// Books a place, or makes it the backup, with whatever the page asks on the way.
    pub async fn chooses(&self, option: &str, how: &str) -> Page {
        let form = self.opens(&format!("{option}/{how}")).await.is(200).form(&format!("/{how}"));
        let asked = ["medication", "compared"].into_iter().filter(|gate| form.names.iter().any(|name| name == gate));
        let form = asked.fold(form.clone(), |form, gate| form.with(gate, "Dr. Weiss said so on Monday."));
        self.sends(form).await
    }

    /// Three programmes, the first of which is to be chosen.
    pub async fn looks_at_three(&self, circle: &str) -> [String; 3] {
        let mut three = Vec::new();
        for programme in ["Harbour House", "Hill Clinic", "Mill Lane"] {
            three.push(self.writes_down(circle, programme).await);
        }
        three.try_into().unwrap()
    }
}

on_both! {
    async fn everybody_in_the_circle_sees_an_option_and_nobody_else(world) {
        let option = world.ben.writes_down(&world.riveras, "Harbour House").await;
        for member in [&world.rosa, &world.ana, &world.mara] {
            member.opens(&option).await.is(200).says("Harbour House").says("555-0142");
            member.opens(&format!("{}/options", world.riveras)).await.is(200).says("Harbour House");
        }
        for other in [&world.okafor, &world.operator] {
            for door in ["", "/edit", "/book", "/back-up"] {
                other.opens(&format!("{option}{door}")).await.is(404);
            }
            other.posts(&format!("{option}/set-aside"), &[("", "")]).await.is(404);
        }
        // Not through a circle of their own either.
        let id = option.rsplit('/').next().unwrap();
        world.okafor.opens(&format!("{}/options/{id}", world.okafors)).await.is(404);
        world.okafor.posts(&format!("{}/options/{id}/set-aside", world.okafors), &[("", "")]).await.is(404);
        world.rosa.opens(&option).await.never_says("Set aside by");
    }

    async fn three_are_looked_at_before_one_is_booked(world) {
        let harbour = world.rosa.writes_down(&world.riveras, "Harbour House").await;
        let not_yet = world.rosa.opens(&format!("{harbour}/book")).await.is(200).says("Look at three programmes first");
        not_yet.says("Mara Lind can say that fewer are enough");
        world.rosa.posts(&format!("{harbour}/book"), &[("compared", "No time."), ("medication", "x")]).await.is(422);
        let hill = world.ben.writes_down(&world.riveras, "Hill Clinic").await;
        let compare = world.ana.opens(&format!("{}/options/compare", world.riveras)).await.is(200);
        compare.says("Harbour House").says("Hill Clinic").says("A third one shows what is usual");
        world.ben.writes_down(&world.riveras, "Mill Lane").await;
        world.rosa.chooses(&harbour, "book").await.is(303);
        world.ben.chooses(&hill, "back-up").await.is(303);
        world.ana.opens(&harbour).await.says("Booked");
        world.ana.opens(&hill).await.says("Backup");
        world.okafor.opens(&format!("{}/options/compare", world.riveras)).await.is(404);
    }

    async fn what_it_costs_the_family_and_what_was_said_stand_side_by_side(world) {
        let circle = &*world.riveras;
        let harbour = world.rosa.writes_down(circle, "Harbour House").await;
        let hill = world.ben.writes_down(circle, "Hill Clinic").await;
        let form = world.rosa.opens(&format!("{harbour}/edit")).await.form("/edit");
        let form = form.with("week", "a lot").with("weeks", "0").with("total", "-5").with("insurance", "Ask Tom, 3 May.");
        let again = world.rosa.sends(form).await.is(422).says("Enter an amount like 640").says("a number of weeks from 1");
        assert!(again.body.contains("a lot") && again.body.contains("Ask Tom, 3 May."), "what was typed is still there");
        let form = again.form("/edit").with("week", "$1,200").with("weeks", "4").with("total", "5 000").with("level", "asam4-3.5");
        world.rosa.sends(form).await.is(303);
        let form = world.ben.opens(&format!("{hill}/edit")).await.form("/edit").with("week", "90.50").with("weeks", "10").with("level", "asam4-3.5");
        world.ben.sends(form).await.is(303);
        world.ana.calls(&hill, "Kim", &[("withdrawal", "A nurse by day"), ("cost", "The first week is paid before"), ("assessment", "The doctor decides")]).await.is(303);
        let page = world.mara.opens(&format!("{circle}/options/compare")).await.is(200);
        let page = page.says("1,200 for each week, for 4 weeks").says("The weeks come to 4,800: ask what makes the difference");
        let page = page.says("91 for each week, for 10 weeks").says("910, reckoned from the weeks").says("Ask Tom, 3 May.");
        let page = page.says("A nurse by day").says("The first week is paid before");
        // One of two that are the same isn't another for what was heard about it.
        let levels = page.read().text.split("Medicines").next().unwrap().to_owned();
        assert!(levels.contains("They said: The doctor decides") && levels.contains("The same"), "{levels}");
        page.says("They said: The first week is paid before").says("Whom do you turn away").says("Not asked yet");
        world.ana.opens(&harbour).await.says("5,000. The weeks come to 4,800");
    }

    async fn one_place_is_booked_whoever_presses_first(world) {
        let [harbour, hill, _] = world.rosa.looks_at_three(&world.riveras).await;
        // Both look at the same moment, when nothing is booked.
        let rosas = world.rosa.opens(&format!("{harbour}/book")).await.form("/book");
        let bens = world.ben.opens(&format!("{hill}/book")).await.form("/book");
        let why = "The clinic said: no room for medicine.";
        world.rosa.sends(rosas.with("medication", why)).await.is(303);
        // Ben is told what would give way, and nothing has happened.
        let asked = world.ben.sends(bens.with("medication", why)).await.is(409).says("Harbour House is booked now");
        world.ana.opens(&harbour).await.says("Booked");
        world.ben.sends(asked.form("/book")).await.is(303);
        let list = world.ana.opens(&format!("{}/options", world.riveras)).await.is(200).body;
        assert_eq!(list.matches("data-state=\"booked\"").count(), 1, "{list}");
    }

    async fn an_option_is_changed_by_one_at_a_time(world) {
        let option = world.rosa.writes_down(&world.riveras, "Harbour House").await;
        let edit = format!("{option}/edit");
        let (hers, his) = (world.rosa.opens(&edit).await.form("/edit"), world.ben.opens(&edit).await.form("/edit"));
        world.ben.sends(his.with("cost", "Ben asked: 300 a day.")).await.is(303);
        let again = world.rosa.sends(hers.with("cost", "Rosa asked: 250 a day.")).await.is(409);
        let again = again.says("Ben asked: 300 a day.").form("/edit");
        assert_eq!(again.value("cost"), Some("Rosa asked: 250 a day."));
        world.ana.opens(&option).await.says("Ben asked").never_says("Rosa asked");
        world.rosa.sends(again).await.is(303);
        world.ana.opens(&option).await.says("Rosa asked");
    }

    async fn an_option_can_be_set_aside_and_taken_up_again(world) {
        let option = world.rosa.writes_down(&world.riveras, "Harbour House").await;
        world.ben.sends(world.ben.opens(&option).await.form("/set-aside")).await.is(303);
        world.rosa.posts(&format!("{option}/book"), &[("", "")]).await.is(422);
        world.ben.sends(world.ben.opens(&option).await.form("/reconsider")).await.is(303);
        world.rosa.opens(&option).await.is(200).says("Harbour House");
    }

    async fn what_does_not_fit_comes_back(world) {
        let form = world.rosa.opens(&format!("{}/options/new", world.riveras)).await.form("/options/new");
        let form = form.with("notes", "Kept.").with("first_opening", "next week").with("programme", "");
        let again = world.rosa.sends(form).await.is(422).says("Enter the name of the programme").form("/options/new");
        assert_eq!((again.value("notes"), again.value("first_opening")), (Some("Kept."), Some("next week")));
    }
}
