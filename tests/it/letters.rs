//! Letters: private until their writer shares them by name, and never a word lost.

use crate::world::{Form, Page, Person, on_both};
use reqwest::Method;

impl Person {
    /// The address of one's own letter.
    pub async fn letter(&self, circle: &str) -> String {
        let letters = self.opens(&format!("{circle}/letters")).await.is(200);
        letters.link("your letter")
    }

    /// Writes a part of one's own letter with the plain form.
    pub async fn writes(&self, circle: &str, part: &str, words: &str) -> String {
        let letter = self.letter(circle).await;
        let form = self.opens(&letter).await.is(200).form(&letter);
        self.sends(form.with(&format!("text-{part}"), words)).await.is(303);
        letter
    }

    /// Shares one's letter with exactly these people.
    pub async fn shares_with(&self, circle: &str, names: &[&str]) -> String {
        let letter = self.letter(circle).await;
        let form = self.opens(&format!("{letter}/share")).await.is(200).form("/share").without("readers");
        let form = names.iter().fold(form, |form, name| form.tick("readers", name));
        let sure = self.sends(form).await.is(200);
        for name in names {
            assert!(sure.shows(name), "who will read it is said once more by name");
        }
        self.sends(sure.form("/share")).await.is(303);
        letter
    }

    /// Saves one part as the island does.
    pub async fn saves(&self, letter: &str, part: &str, fields: &[(&str, &str)]) -> Page {
        let path = format!("{letter}/parts/{part}");
        let request = self.request(Method::POST, &path).header("sec-fetch-site", "same-origin");
        self.answer(&path, request.header("accept", "application/json").form(fields)).await
    }
}

const SECRET: &str = "I remember the boat and the blue jacket.";
const OP: &str = "018f0000-0000-7000-8000-00000000000a";
const OTHER_OP: &str = "018f0000-0000-7000-8000-00000000000b";

/// The words of one part.
pub fn part<'a>(form: &'a Form, slug: &str) -> &'a str {
    form.value(&format!("text-{slug}")).unwrap()
}

/// The words of the part that these stories are about.
pub fn memory(form: &Form) -> &str {
    form.value("text-memory").unwrap()
}

on_both! {
    async fn a_letter_is_its_writers_alone(world) {
        let letter = world.ben.writes(&world.riveras, "memory", SECRET).await;
        assert_eq!(memory(&world.ben.opens(&letter).await.form(&letter)), SECRET);
        for other in [&world.rosa, &world.ana, &world.mara, &world.okafor, &world.operator] {
            other.opens(&letter).await.is(404);
            for door in ["/share", "/unshare"] {
                other.opens(&format!("{letter}{door}")).await.is(404);
            }
            other.posts(&letter, &[("text-memory", "mine now")]).await.is(404);
            other.saves(&letter, "memory", &[("text", "mine now"), ("rev", "1")]).await.is(404);
        }
        for reader in [&world.rosa, &world.ana, &world.mara] {
            for page in ["", "/letters", "/script", "/plan", "/meeting"] {
                reader.opens(&format!("{}{page}", world.riveras)).await.is(200).never_says("blue jacket");
            }
        }
        assert_eq!(memory(&world.ben.opens(&letter).await.form(&letter)), SECRET);
    }

    async fn words_that_were_on_their_way_at_an_exit_are_kept(world) {
        let (letter, cookie) = (world.ben.letter(&world.riveras).await, world.ben.cookie().unwrap());
        world.ben.posts::<&str, &str>("/exit", &[]).await.is(204);
        assert_eq!(world.ben.cookie(), None, "the browser is signed out at once");
        world.ben.hold_cookie(&cookie);
        world.ben.saves(&letter, "memory", &[("text", SECRET), ("rev", "0"), ("op", OP)]).await.is(200);
        // A server that stops meanwhile doesn't forget that the session ends.
        world.restarts_with(|_| {}).await;
        world.ben.posts::<&str, &str>("/exit", &[]).await.is(204);
        world.ben.hold_cookie(&cookie);
        world.later(1000);
        world.ben.saves(&letter, "memory", &[("text", "too late"), ("rev", "1"), ("op", OTHER_OP)]).await.is(401);
        world.ben.opens("/account").await.is(303);
    }

    async fn a_shared_letter_is_read_by_those_who_were_chosen(world) {
        world.ben.writes(&world.riveras, "memory", SECRET).await;
        let letter = world.ben.shares_with(&world.riveras, &["Rosa Rivera"]).await;
        world.rosa.opens(&letter).await.is(200).says(SECRET);
        world.rosa.opens(&format!("{}/letters", world.riveras)).await.says("shared with you");
        for other in [&world.ana, &world.mara, &world.okafor, &world.operator] {
            other.opens(&letter).await.is(404);
        }
        world.ana.opens(&format!("{}/letters", world.riveras)).await.is(200).says("shared with others for now");
        // Reading isn't writing.
        world.rosa.posts(&letter, &[("text-memory", "changed")]).await.is(404);
        world.rosa.opens(&format!("{letter}/share")).await.is(404);
        // Sharing again replaces the list, and it can be taken back.
        world.ben.shares_with(&world.riveras, &["Ana Rivera"]).await;
        world.rosa.opens(&letter).await.is(404);
        world.ana.opens(&letter).await.is(200).says(SECRET);
        world.ben.sends(world.ben.opens(&format!("{letter}/unshare")).await.is(200).form("/unshare")).await.is(303);
        world.ana.opens(&letter).await.is(404);
    }

    async fn whoever_joins_later_reads_nothing_that_was_shared_before(world) {
        world.ben.writes(&world.riveras, "memory", SECRET).await;
        let letter = world.ben.shares_with(&world.riveras, &["Rosa Rivera", "Ana Rivera", "Mara Lind"]).await;
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        world.rosa.brings_in(&world.riveras, &ivy, "", "A member", &world.ben).await;
        ivy.opens(&letter).await.is(404);
        ivy.opens(&format!("{}/script", world.riveras)).await.is(200).never_says("blue jacket");
    }

    async fn the_letter_of_somebody_removed_is_kept_for_them_alone(world) {
        world.ben.writes(&world.riveras, "memory", SECRET).await;
        let letter = world.ben.shares_with(&world.riveras, &["Rosa Rivera", "Ana Rivera"]).await;
        world.rosa.removes(&world.riveras, "Ben Rivera").await;
        for other in [&world.ben, &world.rosa, &world.ana, &world.mara] {
            other.opens(&letter).await.is(404);
        }
        world.rosa.opens(&format!("{}/script", world.riveras)).await.is(200).never_says("blue jacket");
    }

    async fn nothing_is_shared_with_nobody_or_without_words(world) {
        let letter = world.ben.letter(&world.riveras).await;
        world.ben.opens(&format!("{letter}/share")).await.is(200).says("Write a few words first");
        world.ben.writes(&world.riveras, "memory", SECRET).await;
        let form = world.ben.opens(&format!("{letter}/share")).await.form("/share").without("readers");
        world.ben.sends(form).await.is(422).says("Choose at least one person");
        // A stranger's id, or one's own, is nobody to share with.
        world.ben.posts(&format!("{letter}/share"), &[("readers", OP), ("sure", "yes")]).await.is(422);
        world.rosa.opens(&letter).await.is(404);
    }

    async fn the_same_save_twice_is_one_save(world) {
        let letter = world.ben.letter(&world.riveras).await;
        let sent = [("text", SECRET), ("rev", "0"), ("op", OP)];
        let first = world.ben.saves(&letter, "memory", &sent).await.is(200);
        let again = world.ben.saves(&letter, "memory", &sent).await.is(200);
        assert_eq!(
            (first.body.as_str(), again.body.as_str()),
            (r#"{"saved":"head","rev":1}"#, r#"{"saved":"head","rev":1}"#)
        );
        let page = world.ben.opens(&letter).await.never_says("Also written");
        assert_eq!(memory(&page.form(&letter)), SECRET);
    }

    async fn words_from_an_old_page_are_kept_beside(world) {
        let letter = world.ben.letter(&world.riveras).await;
        let (laptop, phone) =
            (world.ben.opens(&letter).await.form(&letter), world.ben.opens(&letter).await.form(&letter));
        world.ben.sends(laptop.with("text-memory", "from the laptop")).await.is(303);
        world.ben.sends(phone.with("text-memory", "from the phone")).await;
        let page = world.ben.opens(&letter).await.is(200).says("Also written").says("from the phone");
        assert_eq!(memory(&page.form(&letter)), "from the laptop");
        // The writer decides; both can stay.
        world.ben.sends(page.button("Keep both")).await.is(303);
        let page = world.ben.opens(&letter).await.never_says("Also written");
        let both = page.form(&letter);
        assert!(memory(&both).contains("from the laptop") && memory(&both).contains("from the phone"));
    }

    async fn an_island_with_an_old_page_is_told(world) {
        let letter = world.ben.letter(&world.riveras).await;
        world.ben.saves(&letter, "memory", &[("text", "first"), ("rev", "0"), ("op", OP)]).await.is(200);
        let late =
            world.ben.saves(&letter, "memory", &[("text", "late"), ("rev", "0"), ("op", OTHER_OP)]).await.is(200);
        assert!(late.body.contains("beside"), "{}", late.body);
        world.ben.opens(&letter).await.says("late").says("first");
    }

    async fn too_long_for_its_part_comes_back_and_the_rest_is_saved(world) {
        let letter = world.ben.letter(&world.riveras).await;
        let long = "so many words ".repeat(300);
        let form = world
            .ben
            .opens(&letter)
            .await
            .form(&letter)
            .with("text-memory", &*long)
            .with("text-request", "Please come.");
        let again = world.ben.sends(form).await.is(422).says("too long").form(&letter);
        assert_eq!(memory(&again), long);
        let now = world.ben.opens(&letter).await.form(&letter);
        assert_eq!((memory(&now), now.value("text-request")), ("", Some("Please come.")));
        world.ben.saves(&letter, "memory", &[("text", &long), ("rev", "0"), ("op", OP)]).await.is(422);
    }

    async fn a_facilitator_may_write_though_nobody_waits_for_it(world) {
        let letters = world.mara.opens(&format!("{}/letters", world.riveras)).await.is(200).says("You guide the circle");
        let letter = letters.link("Write one all the same");
        let form = world.mara.opens(&letter).await.is(200).form(&letter).with("text-memory", SECRET);
        world.mara.sends(form).await.is(303);
        world.mara.opens(&format!("{}/letters", world.riveras)).await.says("Go on with your letter");
    }

    async fn every_line_and_every_sign_survives(world) {
        let words =
            "\nfirst line empty\n\n</textarea><script>alert(1)</script>\n\t“quotes” \u{1f9e1} e\u{301} שלום &amp; <b>";
        let letter = world.ben.writes(&world.riveras, "memory", words).await;
        assert_eq!(memory(&world.ben.opens(&letter).await.form(&letter)), words);
        world.ben.shares_with(&world.riveras, &["Rosa Rivera"]).await;
        let read = world.rosa.opens(&letter).await.is(200).says("</textarea><script>alert(1)</script>");
        assert!(!read.body.contains("<script>alert"));
    }

    async fn words_that_may_hurt_are_pointed_out_and_kept(world) {
        let letter = world.ben.writes(&world.riveras, "what-i-saw", "You never call.").await;
        let page = world.ben.opens(&letter).await.is(200).says("One thing to look at again").says("Perhaps:");
        assert_eq!(page.form(&letter).value("text-what-i-saw"), Some("You never call."));
        // What others read is the letter alone.
        world.ben.shares_with(&world.riveras, &["Rosa Rivera"]).await;
        world.rosa.opens(&letter).await.says("You never call.").never_says("look at again");
    }

    async fn a_word_that_its_writer_keeps_is_not_pointed_out_again(world) {
        let letter = world.ben.writes(&world.riveras, "what-i-saw", "You never call.").await;
        let keep = world.ben.opens(&letter).await.button("Keep “never”").with("text-memory", SECRET);
        let there = world.ben.sends(keep).await.is(303).leads_to();
        assert!(there.ends_with("#part-what-i-saw"), "{there}");
        let page = world.ben.opens(&letter).await.never_says("look at again").says("You keep “never” here.");
        assert_eq!(memory(&page.form(&letter)), SECRET, "what was typed elsewhere went along");
        // In another part it is another sentence.
        world.ben.writes(&world.riveras, "memory", "You never call back.").await;
        world.ben.opens(&letter).await.says("One thing to look at again");
        world.ben.sends(world.ben.opens(&letter).await.button("Point out “never” again")).await.is(303);
        world.ben.opens(&letter).await.never_says("You keep").says("Keep “never”");

        // As the island sends it; twice is once.
        for _ in 0..2 {
            let request = world.ben.request(Method::POST, &letter).header("sec-fetch-site", "same-origin");
            let request = request.header("accept", "application/json").form(&[("keep", "what-i-saw:NEVER")]);
            world.ben.answer(&letter, request).await.is(204);
        }
        world.ben.opens(&letter).await.says("You keep “never” here.");
        // A reader isn't told, and keeps nothing here.
        world.ben.shares_with(&world.riveras, &["Rosa Rivera"]).await;
        world.rosa.opens(&letter).await.is(200).never_says("You keep");
        world.rosa.posts(&letter, &[("keep", "what-i-saw:call")]).await.is(404);
        for nonsense in ["", "what-i-saw", "what-i-saw:", "soup:never", &format!("memory:{}", "x".repeat(500))] {
            world.ben.posts(&letter, &[("keep", nonsense)]).await.is(303);
        }
    }

    async fn a_part_that_is_no_part_is_not_found(world) {
        let letter = world.ben.letter(&world.riveras).await;
        world.ben.saves(&letter, "no-such-part", &[("text", "x"), ("rev", "0")]).await.is(404);
        let page = world.ben.saves(&letter, "memory", &[("rev", "0")]).await;
        assert_eq!(page.status, 400);
        // Numbers and ids that make no sense lose no words.
        world.ben.saves(&letter, "memory", &[("text", "kept"), ("rev", "x"), ("op", "x")]).await.is(200);
        world.ben.opens(&letter).await.says("kept");
    }

    async fn what_is_written_after_the_session_ended_is_not_lost(world) {
        let letter = world.ben.letter(&world.riveras).await;
        let form = world.ben.opens(&letter).await.form(&letter).with("text-memory", SECRET);
        world.later(31 * kith_domain::Timestamp::MINUTE);
        let kept = world.ben.sends(form).await.is(401).form("/sign-in");
        let kept = kept.with("email", &*world.ben.email).with("password", crate::world::PASSWORD);
        let send = world.ben.sends(kept).await.is(200).says(SECRET).form(&letter);
        world.ben.sends(send).await.is(303);
        assert_eq!(memory(&world.ben.opens(&letter).await.form(&letter)), SECRET);
    }
}
