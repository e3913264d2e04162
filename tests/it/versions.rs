//! What a letter said before: kept for its writer, in versions that somebody would call so, and never lost again.

use crate::letters::memory;
use crate::world::{Page, Person, on_both};
use kith_domain::Timestamp;

impl Person {
    /// Keeps one's letter as it is under a name; its address.
    pub async fn keeps_letter_as(&self, letter: &str, name: &str) -> String {
        let form = self.opens(&format!("{letter}/history")).await.is(200).form("/versions").with("name", name);
        let history = self.sends(form).await.is(303).leads_to();
        self.opens(&history).await.is(200).link(name)
    }

    /// The address of the versions of a part, by its title.
    pub async fn versions_of(&self, letter: &str, part: &str) -> String {
        self.opens(&format!("{letter}/history")).await.is(200).link(part)
    }
}

const MEMORY: &str = "A true memory";

on_both! {
    async fn a_sitting_is_a_version_and_each_can_be_brought_back(world) {
        for (words, pause) in [("I remember", 1), ("I remember the boat.", 25), ("I remember the blue boat.", 25)] {
            world.ben.writes(&world.riveras, "memory", words).await;
            world.later(pause * Timestamp::MINUTE);
            world.ben.is_back().await;
        }
        let letter = world.ben.writes(&world.riveras, "memory", "You sang.").await;
        let part = world.ben.versions_of(&letter, MEMORY).await;
        let versions = world.ben.opens(&part).await.is(200).says("Saturday 21 November 2026, 12:00 to 12:01 UTC");
        let versions = versions.says("By you. 4 words came.").says("By you. 1 word came.").says("By you. 2 words came, 5 went.");
        let versions = versions.says("as it is now");

        let second = world.ben.opens(&versions.link("12:26 UTC")).await.is(200);
        let second = second.says("What changed in it").says("What has changed since");
        assert!(second.body.contains("<ins>") && second.body.contains("<del>"));
        let first = world.ben.opens(&second.link("The version before")).await.is(200).says("It was the first");
        world.ben.sends(first.form("/restore")).await.is(303);
        assert_eq!(memory(&world.ben.opens(&letter).await.form(&letter)), "I remember the boat.");
        // Nothing is lost by it: what it said until now is a version as well.
        let versions = world.ben.opens(&part).await.is(200);
        let last = versions.read().links.into_iter().filter(|(href, _)| href.starts_with(&format!("{part}/"))).nth(1);
        let replaced = world.ben.opens(&last.unwrap().0).await.is(200).says("You sang.");
        world.ben.sends(replaced.form("/restore")).await.is(303);
        assert_eq!(memory(&world.ben.opens(&letter).await.form(&letter)), "You sang.");
    }

    async fn very_many_versions_are_shown_some_at_a_time(world) {
        for hour in 1..=23 {
            world.ben.writes(&world.riveras, "memory", &format!("I remember {hour} boats.")).await;
            world.later(Timestamp::HOUR);
            world.ben.signs_in().await;
        }
        let letter = world.ben.writes(&world.riveras, "memory", "I remember a fleet.").await;
        let part = world.ben.versions_of(&letter, MEMORY).await;
        let newest = world.ben.opens(&part).await.is(200).says("as it is now");
        let listed = |page: &Page| page.read().links.iter().filter(|(href, _)| href.starts_with(&format!("{part}/"))).count();
        assert_eq!(listed(&newest), 20);
        let older = world.ben.opens(&newest.link("Older versions")).await.is(200).never_says("as it is now");
        assert_eq!(listed(&older), 4);
        world.ben.opens(&older.link("The newest versions")).await.is(200).says("as it is now");
        for odd in ["?before=soup", "?before=-9", "?before=99999999999999999999", "?before="] {
            world.ben.opens(&format!("{part}{odd}")).await.is(200);
        }
        world.rosa.signs_in().await;
        world.rosa.opens(&format!("{part}?before=9")).await.is(404);
    }

    async fn a_name_finds_the_letter_as_it_was(world) {
        let letter = world.ben.writes(&world.riveras, "memory", "I remember the boat.").await;
        world.ben.writes(&world.riveras, "request", "Please come.").await;
        let named = world.ben.keeps_letter_as(&letter, "before Mum’s changes").await;
        world.ben.opens(&named).await.is(200).says("before Mum's changes").says("Your letter says the same now.");
        world.ben.writes(&world.riveras, "memory", "I remember nothing.").await;
        let then = world.ben.opens(&named).await.says("This is what has changed").says("I remember the boat.");
        let then = then.says("The same as then: My hope, and one thing I ask.");
        world.ben.sends(then.form("/restore")).await.is(303);
        assert_eq!(memory(&world.ben.opens(&letter).await.form(&letter)), "I remember the boat.");
        // A name has to be one.
        let history = format!("{letter}/history");
        for (name, says) in [("", "Enter a name"), (&*"x".repeat(61), "1 character too long")] {
            let form = world.ben.opens(&history).await.form("/versions").with("name", name);
            world.ben.sends(form).await.is(422).says(says);
        }
    }

    async fn readers_have_what_it_says_and_nothing_that_it_said_before(world) {
        world.ben.writes(&world.riveras, "memory", "A draft in anger.").await;
        world.later(25 * Timestamp::MINUTE);
        for person in [&world.ben, &world.mara, &world.ana, &world.rosa, &world.okafor, &world.operator] {
            person.is_back().await;
        }
        let letter = world.ben.writes(&world.riveras, "memory", "I remember the boat.").await;
        let named = world.ben.keeps_letter_as(&letter, "calmer").await;
        let part = world.ben.versions_of(&letter, MEMORY).await;
        let first = world.ben.opens(&part).await.link("12:00 UTC");
        world.ben.shares_with(&world.riveras, &["Mara Lind", "Ana Rivera"]).await;
        world.mara.approves(&letter).await;
        for other in [&world.mara, &world.ana, &world.rosa, &world.okafor, &world.operator] {
            for page in [&format!("{letter}/history"), &named, &part, &first] {
                other.opens(page).await.is(404).never_says("in anger");
            }
            for door in [&named, &first] {
                other.posts(&format!("{door}/restore"), &[("un", "asked")]).await.is(404);
            }
            other.posts(&format!("{letter}/versions"), &[("name", "mine")]).await.is(404);
        }
        for reader in [&world.mara, &world.ana] {
            reader.opens(&letter).await.is(200).says("I remember the boat.").never_says("in anger");
            reader.opens(&format!("{}/script", world.riveras)).await.is(200).never_says("in anger");
        }
        // One's own letter opens nobody else's.
        let ana = world.ana.writes(&world.riveras, "memory", "Ana’s").await;
        for id in [&named, &part] {
            let id = id.rsplit('/').next().unwrap();
            for way in ["versions", "history"] {
                world.ana.opens(&format!("{ana}/{way}/{id}")).await.is(404);
            }
        }
        world.ben.opens(&format!("{letter}/history")).await.says("Approved by Mara Lind").says("printed");
        world.ben.opens(&first).await.says("A draft in anger.");
    }

    async fn what_is_printed_stays_as_it_was_until_it_is_approved_again(world) {
        world.ben.writes(&world.riveras, "memory", "I remember the boat.").await;
        let letter = world.ben.shares_with(&world.riveras, &["Mara Lind"]).await;
        world.mara.approves(&letter).await;
        world.ben.writes(&world.riveras, "memory", "I remember the blue boat.").await;
        let editor = world.ben.opens(&letter).await.says("You have changed it since.");
        let changed = world.ben.opens(&editor.link("See what has changed")).await.is(200);
        let changed = changed.says("Approved by Mara Lind").says("These words are printed for the meeting.");
        assert!(changed.body.contains("<ins>"));
        world.mara.opens(&format!("{}/script", world.riveras)).await.says("I remember the boat.");
        // Brought back, it is the printed one again.
        world.ben.sends(changed.form("/restore")).await.is(303);
        world.ben.opens(&letter).await.never_says("You have changed it since.");
    }

    async fn what_is_no_version_is_not_found(world) {
        let letter = world.ben.writes(&world.riveras, "memory", "I remember the boat.").await;
        let part = world.ben.versions_of(&letter, MEMORY).await;
        for odd in ["/0", "/99", "/-1", "/x", "/99999999999999999999"] {
            world.ben.opens(&format!("{part}{odd}")).await.is(404);
        }
        for odd in ["/99", "/-1", "/x"] {
            world.ben.posts(&format!("{part}{odd}/restore"), &[("un", "asked")]).await.is(404);
        }
        world.ben.opens(&format!("{letter}/versions/{}", letter.rsplit('/').next().unwrap())).await.is(404);
    }
}
