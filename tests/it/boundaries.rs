//! Boundaries: one's own draft, proposed to all, agreed when its last keeper says yes to exactly these words.

use crate::world::{Person, on_both};

impl Person {
    /// Begins a boundary that these people must keep to besides oneself; its address.
    pub async fn drafts(&self, circle: &str, when: &str, i_will: &str, keepers: &[&str]) -> String {
        let form = self.opens(&format!("{circle}/boundaries/new")).await.is(200).form("/boundaries/new");
        let form = form.with("when", when).with("i_will", i_will).with("from", "From Sunday.").without("keepers");
        let form = keepers.iter().fold(form, |form, name| form.tick("keepers", name));
        self.sends(form).await.is(303).leads_to()
    }

    /// Shows a draft to the circle.
    pub async fn proposes(&self, boundary: &str) {
        let form = self.opens(&format!("{boundary}/propose")).await.is(200).form("/propose");
        self.sends(form).await.is(303);
    }

    /// Says yes to the words on the page.
    pub async fn agrees_to(&self, boundary: &str) {
        self.answers_boundary(boundary, "Yes, I will keep to this", "").await;
    }

    /// Answers the words on the page.
    pub async fn answers_boundary(&self, boundary: &str, stand: &str, because: &str) {
        let form = self.opens(boundary).await.is(200).form("/consent");
        self.sends(form.choose("stand", stand).with("because", because)).await.is(303);
    }

    /// Finds other words for one's own.
    pub async fn rewords(&self, boundary: &str, i_will: &str) {
        let form = self.opens(&format!("{boundary}/edit")).await.is(200).form("/edit");
        self.sends(form.with("i_will", i_will)).await.is(303);
    }
}

const WHEN: &str = "If you come home after drinking";
const I_WILL: &str = "I will stay at my sister's that night";

on_both! {
    async fn a_boundary_is_agreed_when_its_last_keeper_agrees(world) {
        let boundary = world.rosa.drafts(&world.riveras, WHEN, I_WILL, &["Ben Rivera", "Ana Rivera"]).await;
        world.rosa.proposes(&boundary).await;
        world.ben.agrees_to(&boundary).await;
        let waits = world.mara.opens(&boundary).await.is(200).says(I_WILL).says("Ana");
        world.ana.agrees_to(&boundary).await;
        let agreed = world.mara.opens(&boundary).await.is(200).says("Agreed");
        assert_ne!(waits.read().text, agreed.read().text);
        world.okafor.opens(&boundary).await.is(404);
        world.okafor.opens(&format!("{}/boundaries", world.riveras)).await.is(404);
    }

    async fn a_draft_is_seen_by_its_owner_alone(world) {
        let draft = world.rosa.drafts(&world.riveras, WHEN, I_WILL, &["Ben Rivera"]).await;
        world.rosa.opens(&draft).await.is(200);
        for other in [&world.ben, &world.mara, &world.okafor, &world.operator] {
            for door in ["", "/edit", "/propose", "/set-aside", "/discard"] {
                other.opens(&format!("{draft}{door}")).await.is(404);
            }
            for door in ["/edit", "/propose", "/consent", "/set-aside", "/discard"] {
                other.posts(&format!("{draft}{door}"), &[("seen", "1"), ("version", "1")]).await.is(404);
            }
        }
        world.ben.opens(&format!("{}/boundaries", world.riveras)).await.is(200).never_says(WHEN);
        world.rosa.opens(&draft).await.is(200).says(I_WILL);
    }

    async fn only_those_who_are_asked_can_say_yes(world) {
        let boundary = world.rosa.drafts(&world.riveras, WHEN, I_WILL, &["Ben Rivera"]).await;
        world.rosa.proposes(&boundary).await;
        let (yes, consent) = ([("seen", "1"), ("stand", "consent")], format!("{boundary}/consent"));
        world.ana.posts(&consent, &yes).await.is(403);
        // Nor can the organizer say yes for somebody: it is for whoever is signed in.
        let bens = world.ben.drafts(&world.riveras, "If you ask for cash", "I will say no", &["Ana Rivera"]).await;
        world.ben.proposes(&bens).await;
        let for_ana = [yes[0], yes[1], ("member", "Ana Rivera"), ("by", "Ana Rivera")];
        world.rosa.posts(&format!("{bens}/consent"), &for_ana).await.is(403);
        world.mara.posts(&format!("{bens}/consent"), &for_ana).await.is(403);
        world.ana.opens(&bens).await.is(200).says("You are asked");
        assert!(!world.ana.opens(&boundary).await.is(200).shows("You are asked"));
        world.okafor.posts(&consent, &yes).await.is(404);
        world.mara.opens(&boundary).await.never_says("Everyone has agreed");
    }

    async fn other_words_ask_everybody_again(world) {
        let boundary = world.rosa.drafts(&world.riveras, WHEN, I_WILL, &["Ben Rivera", "Ana Rivera"]).await;
        world.rosa.proposes(&boundary).await;
        let seen_before = world.ana.opens(&boundary).await.form("/consent").choose("stand", "Yes");
        world.ben.agrees_to(&boundary).await;
        world.rosa.rewords(&boundary, "I will go for a walk").await;
        // A yes to the old words isn't one to the new.
        let told = world.ana.sends(seen_before).await.is(409).says("Your answer was not counted");
        told.says("I will go for a walk").says("my sister's");
        world.ben.agrees_to(&boundary).await;
        world.ana.agrees_to(&boundary).await;
        world.mara.opens(&boundary).await.says("Agreed");
        // Also after it was agreed.
        world.rosa.rewords(&boundary, "I will read in the garden").await;
        world.ben.opens(&boundary).await.says("Can you keep to this too?");
    }

    async fn a_boundary_is_set_aside_with_a_reason(world) {
        let boundary = world.rosa.drafts(&world.riveras, WHEN, I_WILL, &[]).await;
        world.rosa.proposes(&boundary).await;
        let form = world.rosa.opens(&format!("{boundary}/set-aside")).await.is(200).form("/set-aside");
        world.rosa.sends(form.clone()).await.is(422).says("Say in a few words why");
        for (other, answer) in [(&world.ben, 403), (&world.okafor, 404)] {
            other.sends(form.clone().with("because", "mine to say")).await.is(answer);
        }
        world.rosa.sends(form.with("because", "We moved apart.")).await.is(303);
        world.ben.opens(&boundary).await.is(200).says("We moved apart.");
        world.rosa.posts(&format!("{boundary}/consent"), &[("seen", "1"), ("stand", "consent")]).await.is(409);
    }

    async fn a_draft_can_be_thrown_away(world) {
        let draft = world.rosa.drafts(&world.riveras, WHEN, I_WILL, &[]).await;
        world.rosa.sends(world.rosa.opens(&format!("{draft}/discard")).await.is(200).form("/discard")).await.is(303);
        world.rosa.opens(&draft).await.is(404);
    }

    async fn words_from_an_old_tab_are_not_lost(world) {
        let draft = world.rosa.drafts(&world.riveras, WHEN, I_WILL, &[]).await;
        let edit = format!("{draft}/edit");
        let (one, two) = (world.rosa.opens(&edit).await.form("/edit"), world.rosa.opens(&edit).await.form("/edit"));
        world.rosa.sends(one.with("i_will", "from the first tab")).await.is(303);
        let again =
            world.rosa.sends(two.with("i_will", "from the second tab")).await.is(409).says("from the first tab");
        assert_eq!(again.form("/edit").value("i_will"), Some("from the second tab"));
        world.rosa.opens(&draft).await.says("from the first tab").never_says("from the second tab");
    }

    async fn what_does_not_fit_comes_back(world) {
        let form = world.rosa.opens(&format!("{}/boundaries/new", world.riveras)).await.form("/boundaries/new");
        let long = "w".repeat(401);
        let again =
            world.rosa.sends(form.with("when", &*long).with("gladly", "Kept.")).await.is(422).form("/boundaries/new");
        assert_eq!((again.value("when"), again.value("gladly")), (Some(&*long), Some("Kept.")));
    }

    async fn its_owner_sees_what_to_look_at_again_and_nobody_else(world) {
        let circle = &*world.riveras;
        let form = world.rosa.opens(&format!("{circle}/boundaries/new")).await.form("/boundaries/new");
        let form = form.with("when", "If you act up").with("i_will", "You must stop").with("from", "Soon").with("sure", "4");
        let boundary = world.rosa.sends(form).await.is(303).leads_to();
        let page = world.rosa.opens(&boundary).await.is(200).says("to look at again").says("Look again");
        let page = page.says("Say: “I won't hand over cash.”").says("Make it smaller until you are sure");
        let form = world.rosa.opens(&page.link("Change the words")).await.form("/edit");
        let form = form.with("when", "If you come home after drinking").with("i_will", "I will stay at my sister's that night");
        let form = form.with("from", "From Sunday").with("until", "We look again in 30 days").with("sure", "8");
        let form = form.with("gladly", "I will gladly drive you to an appointment.").with("backed_by", "Sam. If I slip, I tell Mara.");
        let form = form.choose("stops", "Home: a bed for the night").choose("starts_on", "No").tick("keepers", "Ben Rivera");
        world.rosa.sends(form).await.is(303);
        let page = world.rosa.opens(&boundary).await.is(200).says("2 to ask yourself").says("Sam. If I slip, I tell Mara.");
        page.says("Starts with the answer:");
        world.rosa.proposes(&boundary).await;
        world.ben.opens(&boundary).await.is(200).never_says("Ask yourself").says("Sam. If I slip");
        // How sure she is nobody else reads, so nobody is asked again.
        world.ben.agrees_to(&boundary).await;
        let surer = world.rosa.opens(&format!("{boundary}/edit")).await.form("/edit").with("sure", "9");
        world.rosa.sends(surer).await.is(303);
        world.rosa.opens(&boundary).await.says("Agreed").says("1 to ask yourself");
        let back = world.rosa.opens(&format!("{boundary}/edit")).await.form("/edit").with("sure", "8");
        world.rosa.sends(back).await.is(303);
        let kept = world.rosa.opens(&format!("{boundary}/edit")).await.form("/edit");
        assert_eq!((kept.value("sure"), kept.value("stops")), (Some("8"), Some("night")));
    }

    async fn what_keeps_somebody_alive_cannot_be_agreed_against(world) {
        let (when, i_will) = ("If you use again", "I won’t call an ambulance");
        let boundary = world.rosa.drafts(&world.riveras, when, i_will, &["Ben Rivera"]).await;
        world.rosa.opens(&boundary).await.is(200).says("These words can’t be agreed to").says("emergency help");
        let propose = world.rosa.opens(&format!("{boundary}/propose")).await.form("/propose");
        world.rosa.sends(propose).await.is(422).says("These words can’t be agreed to");
        world.ben.opens(&boundary).await.is(404);
        world.rosa.rewords(&boundary, "I will call an ambulance, and my sister").await;
        world.rosa.proposes(&boundary).await;
        // Nor by changing words that others have said yes to.
        let form = world.rosa.opens(&format!("{boundary}/edit")).await.form("/edit");
        let again = world.rosa.sends(form.with("i_will", "I will throw away the naloxone")).await.is(422);
        let again = again.says("Change these words").form("/edit");
        assert_eq!(again.value("i_will"), Some("I will throw away the naloxone"), "nothing typed is lost");
        world.ben.opens(&boundary).await.is(200).says("and my sister").never_says("naloxone");
        world.ben.agrees_to(&boundary).await;
    }

    async fn a_number_that_is_none_comes_back(world) {
        let form = world.ana.opens(&format!("{}/boundaries/new", world.riveras)).await.form("/boundaries/new");
        let form = form.with("when", WHEN).with("i_will", I_WILL).with("from", "Sunday");
        for sure in ["11", "-1", "256", "much"] {
            world.ana.sends(form.clone().with("sure", sure)).await.is(422).says("Choose a number from 0 to 10");
        }
    }
}
