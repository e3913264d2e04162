//! Starting a circle, what it says about itself, and who sees its home.

use crate::world::{Person, on_both};

impl Person {
    /// Starts a circle about somebody; its address.
    pub async fn starts_circle(&self, name: &str, about: &str, substance: &str) -> String {
        let form = self.opens("/circles/new").await.is(200).form("/circles/new");
        let form =
            form.with("name", name).with("person", about).choose("pronouns", "he").choose("substances", substance);
        self.sends(form).await.is(303).leads_to()
    }
}

on_both! {
    async fn a_circle_is_seen_by_its_members_alone(world) {
        for member in [&world.rosa, &world.ben, &world.ana, &world.mara] {
            member.opens("/").await.is(200).says("Garden club");
            member.opens(&world.riveras).await.is(200);
        }
        world.okafor.opens("/").await.is(200).never_says("Garden club").never_says("Danny");
        world.okafor.opens(&world.riveras).await.is(404).never_says("Danny");
        world.rosa.opens(&world.okafors).await.is(404).never_says("Chidi");
        world.operator.opens(&world.riveras).await.is(404);
    }

    async fn no_title_and_no_address_tells_anything(world) {
        let home = world.rosa.opens(&world.riveras).await.is(200);
        assert!(!world.riveras.to_lowercase().contains("garden"));
        for word in ["Danny", "Garden", "opioid"] {
            assert!(!home.read().title.contains(word));
        }
    }

    async fn what_a_circle_says_about_itself_can_be_changed_by_those_who_guide(world) {
        let settings = format!("{}/settings", world.riveras);
        for guide in [&world.rosa, &world.mara] {
            let form = guide.opens(&settings).await.is(200).form("/settings");
            assert_eq!(form.value("person"), Some("Danny"));
            guide.sends(form.with("what_happened", &*format!("Told by {}.", guide.name))).await.is(303);
        }
        let form = world.rosa.opens(&settings).await.form("/settings");
        assert_eq!(form.value("what_happened"), Some("Told by Mara Lind."));
        world.ben.opens(&settings).await.is(403).says("for somebody else in the circle");
        world.ben.sends(form.clone().with("person", "Dan")).await.is(403);
        world.okafor.sends(form.with("person", "Dan")).await.is(404);
        assert_eq!(world.rosa.opens(&settings).await.form("/settings").value("person"), Some("Danny"));
    }

    async fn of_two_changes_at_once_none_is_lost(world) {
        let settings = format!("{}/settings", world.riveras);
        let (hers, maras) =
            (world.rosa.opens(&settings).await.form("/settings"), world.mara.opens(&settings).await.form("/settings"));
        world.mara.sends(maras.with("what_happened", "Mara was first.")).await.is(303);
        let again = world.rosa.sends(hers.with("what_happened", "Rosa was second.")).await.is(409);
        let again = again.says("Nothing was overwritten").form("/settings");
        assert_eq!(again.value("what_happened"), Some("Rosa was second."));
        let now = world.rosa.opens(&settings).await.form("/settings");
        assert_eq!(now.value("what_happened"), Some("Mara was first."));
        world.rosa.sends(again).await.is(303);
        let now = world.rosa.opens(&settings).await.form("/settings");
        assert_eq!(now.value("what_happened"), Some("Rosa was second."));
    }

    async fn two_circles_of_one_person_stay_apart(world) {
        let second = world.rosa.starts_circle("Choir", "Sam", "Alcohol").await;
        world.rosa.opens("/").await.says("Garden club").says("Choir");
        world.ben.opens(&second).await.is(404);
        // A row of one circle can't be reached through the other.
        let letter = world.ben.letter(&world.riveras).await;
        let id = letter.rsplit('/').next().unwrap();
        world.ben.opens(&letter).await.is(200);
        world.rosa.opens(&format!("{second}/letters/{id}")).await.is(404);
    }
}
