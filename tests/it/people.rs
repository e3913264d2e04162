//! Who gets into a circle: a link by mail, a code by voice, and somebody who knows the face. And out, at once.

use crate::world::{PASSWORD, Page, Person, on_both};
use kith_domain::Timestamp;

/// What the inviter sees once: a link to send and a code to say.
pub struct Invite {
    /// The link's path.
    pub link: String,
    /// The code, as it is read aloud.
    pub code: String,
}

impl Invite {
    fn on(page: &Page) -> Self {
        let link = page.copy("link");
        let at = link.find("/invites/").unwrap();
        Self { link: link[at..].to_owned(), code: page.copy("code") }
    }
}

impl Person {
    /// Fills in the form that invites somebody.
    pub async fn asks_in(&self, circle: &str, whom: &Person, relation: &str, role: &str) -> Page {
        let form = self.opens(&format!("{circle}/people/invite")).await.is(200).form("/people/invite");
        let form = form.with("name", &*whom.name).with("email", &*whom.email).with("relation", relation);
        self.sends(form.choose("role", role)).await
    }

    /// Invites somebody as a member or a facilitator.
    pub async fn invites(&self, circle: &str, whom: &Person, relation: &str, role: &str) -> Invite {
        Invite::on(&self.asks_in(circle, whom, relation, role).await.is(200))
    }

    /// Answers an invite with an account that it opens on the way.
    pub async fn answers(&self, invite: &Invite) -> Page {
        self.answers_as(invite, &self.email).await
    }

    /// Answers an invite with any address.
    pub async fn answers_as(&self, invite: &Invite, email: &str) -> Page {
        let form = self.opens(&invite.link).await.is(200).form(&invite.link);
        let form = form.with("name", &*self.name).with("email", email).with("password", PASSWORD);
        self.sends(form.with("code", &*invite.code)).await
    }

    /// Looks at a newcomer and lets them in.
    pub async fn lets_in(&self, circle: &str, name: &str) {
        let people = self.opens(&format!("{circle}/people")).await.is(200);
        let newcomer = self.opens(&people.link(&format!("Look if it is {name}"))).await.is(200);
        self.sends(newcomer.button("let")).await.is(303);
    }

    /// Invites somebody who answers, and whom `confirmer` lets in.
    pub async fn brings_in(&self, circle: &str, whom: &Person, relation: &str, role: &str, confirmer: &Person) {
        let invite = self.invites(circle, whom, relation, role).await;
        whom.answers(&invite).await.is(303);
        confirmer.lets_in(circle, &whom.name).await;
    }

    /// Removes somebody.
    pub async fn removes(&self, circle: &str, name: &str) {
        let people = self.opens(&format!("{circle}/people")).await.is(200);
        let question = self.opens(&people.link(&format!("Remove {name}"))).await.is(200);
        self.sends(question.form("/remove")).await.is(303);
    }

    async fn blocks(&self, circle: &str, addresses: &str) {
        let form = self.opens(&format!("{circle}/people/blocked")).await.is(200).form("/people/blocked");
        self.sends(form.with("addresses", addresses)).await.is(303);
    }
}

const WRONG: &str = "This did not fit.";

on_both! {
    async fn somebody_is_invited_answers_and_is_let_in(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let invite = world.rosa.invites(&world.riveras, &ivy, "friend", "A member").await;
        // The page behind the link names nobody and nothing.
        let page = ivy.opens(&invite.link).await.is(200);
        for word in ["Rosa", "Danny", "Garden", "Ivy", "friend"] {
            assert!(!page.shows(word), "the invite tells {word}");
        }
        let waiting = ivy.answers(&invite).await.is(303).leads_to();
        ivy.opens(&waiting).await.is(200).says("somebody else's turn").never_says("Danny").never_says("Rosa");
        ivy.opens(&world.riveras).await.is(404);
        ivy.opens("/").await.is(200).never_says("Garden club");
        world.ben.lets_in(&world.riveras, "Ivy Chen").await;
        ivy.opens(&world.riveras).await.is(200);
        assert_eq!(ivy.opens(&waiting).await.is(303).leads_to(), world.riveras);
        world.ana.opens(&format!("{}/people", world.riveras)).await.is(200).says("Ivy Chen");
        world.okafor.opens(&format!("{}/people", world.riveras)).await.is(404);
    }

    async fn somebody_with_an_account_answers_by_signing_in(world) {
        let invite = world.rosa.invites(&world.riveras, &world.okafor, "neighbour", "A member").await;
        let browser = world.okafor.elsewhere();
        let form = browser.opens(&format!("{}?account=yes", invite.link)).await.is(200).form(&invite.link);
        let form =
            form.with("email", &*browser.email).with("password", PASSWORD).with("code", &*invite.code.to_lowercase());
        browser.sends(form).await.is(303);
        browser.opens(&world.riveras).await.is(404);
    }

    async fn somebody_signed_in_answers_with_the_code_alone(world) {
        let invite = world.rosa.invites(&world.riveras, &world.okafor, "", "A member").await;
        let form = world.okafor.opens(&invite.link).await.is(200).form(&invite.link).with("code", &*invite.code);
        world.okafor.sends(form).await.is(303);
        world.okafor.opens(&world.riveras).await.is(404);
    }

    async fn looking_at_a_link_uses_nothing_up(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let invite = world.rosa.invites(&world.riveras, &ivy, "", "A member").await;
        for _ in 0..30 {
            world.browser().opens(&invite.link).await.is(200);
        }
        ivy.answers(&invite).await.is(303);
        world.browser().opens(&invite.link).await.is(410);
    }

    async fn the_fifth_wrong_code_ends_the_invite(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let right = world.rosa.invites(&world.riveras, &ivy, "", "A member").await;
        let wrong = crate::people::Invite { link: right.link.clone(), code: "ACDE FGHJ".into() };
        for _ in 0..5 {
            ivy.answers(&wrong).await.is(422).says(WRONG);
        }
        ivy.opens(&right.link).await.is(410);
        let fields = [("name", "Ivy"), ("email", &*ivy.email), ("password", PASSWORD), ("code", &*right.code)];
        ivy.posts(&right.link, &fields).await.is(410);
        world.rosa.opens(&format!("{}/people", world.riveras)).await.is(200).says("tried wrongly five times");
    }

    async fn a_wrong_code_keeps_what_was_typed(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let mut invite = world.rosa.invites(&world.riveras, &ivy, "", "A member").await;
        let right = std::mem::replace(&mut invite.code, "wrong".into());
        let again = ivy.answers(&invite).await.is(422).form(&invite.link);
        assert_eq!(again.value("name"), Some("Ivy Chen"));
        assert_eq!(again.value("email"), Some("ivy@example.org"));
        ivy.sends(again.with("password", PASSWORD).with("code", right)).await.is(303);
    }

    async fn a_new_link_ends_the_old_one(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let old = world.rosa.invites(&world.riveras, &ivy, "", "A member").await;
        let people = world.rosa.opens(&format!("{}/people", world.riveras)).await.is(200);
        let new = Invite::on(&world.rosa.sends(people.button("Make a new link for Ivy Chen")).await.is(200));
        assert_ne!(old.code, new.code);
        ivy.opens(&old.link).await.is(410);
        ivy.answers(&new).await.is(303);
    }

    async fn an_invite_can_be_taken_back(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let invite = world.rosa.invites(&world.riveras, &ivy, "", "A member").await;
        let people = world.rosa.opens(&format!("{}/people", world.riveras)).await.is(200);
        world.rosa.sends(people.button("Take back the invite for Ivy Chen")).await.is(303);
        ivy.opens(&invite.link).await.is(410);
        world.rosa.opens(&format!("{}/people", world.riveras)).await.never_says("Ivy Chen");
    }

    async fn an_invite_is_good_for_three_days(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let invite = world.rosa.invites(&world.riveras, &ivy, "", "A member").await;
        world.later(72 * Timestamp::HOUR - Timestamp::MINUTE);
        ivy.opens(&invite.link).await.is(200);
        world.later(2 * Timestamp::MINUTE);
        ivy.opens(&invite.link).await.is(410).says("This link or code no longer works");
    }

    async fn only_the_address_it_was_sent_to_can_answer(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let invite = world.rosa.invites(&world.riveras, &ivy, "", "A member").await;
        let thief = world.somebody("Ivy Chen", "thief@example.org");
        thief.answers(&invite).await.is(422).says(WRONG);
        ivy.answers(&invite).await.is(303);
    }

    async fn the_person_never_gets_in_however_they_write_their_address(world) {
        world.rosa.blocks(&world.riveras, "danny.rivera@gmail.example\nDanny@work.example\n555-0142").await;
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let honest = world.rosa.invites(&world.riveras, &ivy, "", "A member").await;
        let refused = ivy.answers_as(&honest, "someone@else.example").await.is(422).read().text;
        for address in [
            "danny.rivera@gmail.example",
            "DannyRivera@gmail.example",
            "danny.rivera+x@gmail.example",
            "DANNY@work.example",
        ] {
            let danny = world.somebody("Uncle Joe", address);
            let answer = world.rosa.asks_in(&world.riveras, &danny, "uncle", "A member").await;
            // Whoever invites may be the one who is deceived: the door looks the same, and stays shut.
            let invite = Invite::on(&answer.is(200));
            let shut = danny.answers(&invite).await.is(422).says(WRONG).read().text;
            assert_eq!(
                shut.replace(address, "…"),
                refused.replace("someone@else.example", "…").replace("Ivy Chen", "Uncle Joe")
            );
            danny.tries(address, PASSWORD).await.is(422);
        }
        // Nobody can read the list, not even the one who wrote it.
        let list = world
            .rosa
            .opens(&format!("{}/people/blocked", world.riveras))
            .await
            .is(200)
            .says("3 addresses and numbers");
        assert!(!list.shows("danny.rivera@"));
        world.ben.opens(&format!("{}/people/blocked", world.riveras)).await.is(403);
        // In another circle the same address is nobody special.
        let joe = world.somebody("Joe", "danny.rivera@gmail.example");
        let elsewhere = world.okafor.invites(&world.okafors, &joe, "", "A member").await;
        joe.answers(&elsewhere).await.is(303);
    }

    async fn the_inviter_does_not_let_in(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let invite = world.rosa.invites(&world.riveras, &ivy, "", "A member").await;
        ivy.answers(&invite).await.is(303);
        let people = world.rosa.opens(&format!("{}/people", world.riveras)).await.is(200);
        let look = people.link("Look at Ivy Chen");
        let page = world.rosa.opens(&look).await.is(200).says("Somebody else says yes");
        assert!(page.read().forms.iter().all(|form| !form.action.ends_with("/confirm")));
        world.rosa.posts(&look, &[("", "")]).await.is(403);
        ivy.posts(&look, &[("", "")]).await.is(404);
        world.okafor.posts(&look, &[("", "")]).await.is(404);
        ivy.opens(&world.riveras).await.is(404);
        world.ana.sends(world.ana.opens(&look).await.is(200).button("let")).await.is(303);
        ivy.opens(&world.riveras).await.is(200);
    }

    async fn somebody_nobody_knows_is_not_let_in(world) {
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        let invite = world.rosa.invites(&world.riveras, &ivy, "", "A member").await;
        let waiting = ivy.answers(&invite).await.is(303).leads_to();
        let people = world.ben.opens(&format!("{}/people", world.riveras)).await;
        let look = world.ben.opens(&people.link("Look if it is Ivy Chen")).await.is(200).says("ivy@example.org");
        world.ben.sends(look.form("/decline")).await.is(303);
        ivy.opens(&waiting).await.is(404);
        ivy.opens(&world.riveras).await.is(404);
    }

    async fn a_removed_member_is_out_at_the_next_click(world) {
        let mine = world.ben.letter(&world.riveras).await;
        world.ben.opens(&mine).await.is(200);
        world.rosa.removes(&world.riveras, "Ben Rivera").await;
        for door in [world.riveras.clone(), mine.clone(), format!("{}/people", world.riveras)] {
            world.ben.opens(&door).await.is(404);
        }
        world.ben.posts(&mine, &[("text-memory", "I was here")]).await.is(404);
        // They are still somebody, in no circle.
        world.ben.opens("/").await.is(200).never_says("Garden club");
        // And can be asked back.
        let again = world.rosa.asks_in(&world.riveras, &world.ben, "brother", "A member").await;
        let again = Invite::on(&again.is(200));
        world.ben.sends(world.ben.opens(&again.link).await.form(&again.link).with("code", &*again.code)).await.is(303);
        world.ana.lets_in(&world.riveras, "Ben Rivera").await;
        world.ben.opens(&mine).await.is(200);
    }

    async fn nobody_removes_the_organizer_and_she_hands_over_before_she_leaves(world) {
        let people = format!("{}/people", world.riveras);
        assert!(!world.mara.opens(&people).await.shows("Remove Rosa Rivera"));
        world.rosa.posts(&format!("{people}/leave"), &[("", "")]).await.is(403);
        let form =
            world.rosa.opens(&format!("{people}/hand-over")).await.is(200).form("/hand-over").choose("member", "Ben");
        world.rosa.sends(form.clone().with("password", "not her password")).await.is(422);
        world.rosa.sends(form.with("password", PASSWORD)).await.is(303);
        world.ben.opens(&format!("{}/settings", world.riveras)).await.is(200);
        world.rosa.opens(&format!("{}/settings", world.riveras)).await.is(403);
        world.rosa.sends(world.rosa.opens(&format!("{people}/leave")).await.is(200).form("/leave")).await.is(303);
        world.rosa.opens(&world.riveras).await.is(404);
    }

    async fn a_circle_makes_twenty_invites_a_day(world) {
        for number in 0..17 {
            let guest = world.somebody("Guest", &format!("guest{number}@example.org"));
            world.rosa.asks_in(&world.riveras, &guest, "", "A member").await.is(200);
        }
        let guest = world.somebody("Guest", "last@example.org");
        world.rosa.asks_in(&world.riveras, &guest, "", "A member").await.is(422).says("20 invites in a day");
        world.later(24 * Timestamp::HOUR);
        world.rosa.signs_in().await.is(303);
        world.rosa.asks_in(&world.riveras, &guest, "", "A member").await.is(200);
    }
}
