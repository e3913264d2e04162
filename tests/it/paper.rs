//! On paper: files of the edition that stands, each with the letters that whoever prints may read, and every copy counted.

use crate::world::{Page, Person, on_both};
use std::io::Write as _;
use std::process::{Command, Stdio};

impl Person {
    /// Makes a file of one document.
    async fn prints(&self, circle: &str, fields: &[(&str, &str)]) -> Page {
        let form = self.opens(&format!("{circle}/paper")).await.is(200).form("/paper");
        self.sends(fields.iter().fold(form, |form, (name, value)| form.with(name, *value))).await
    }
}

/// What stands on the pages, in the order somebody reads it.
fn text(page: &Page) -> String {
    assert_eq!(page.header("content-type"), "application/pdf", "{}", page.body);
    let mut reader = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("poppler-utils is installed by bin/setup --tests");
    reader.stdin.take().unwrap().write_all(&page.bytes).unwrap();
    let text = reader.wait_with_output().unwrap();
    String::from_utf8(text.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

on_both! {
    async fn each_prints_what_they_may_read_of_the_edition_that_stands(world) {
        let circle = &*world.riveras;
        world.is_clear_to_meet(circle).await;
        world.ben.writes(circle, "memory", "#emph[Ben’s] *bicycle* <b>& boat</b>").await;
        world.ben.shares_with(circle, &["Ana Rivera"]).await;
        world.ana.writes(circle, "memory", "Ana’s kitchen").await;
        world.rosa.sets_order(circle, &["Ben Rivera", "Ana Rivera"]).await;
        let draft = text(&world.ana.prints(circle, &[("document", "script")]).await.is(200));
        assert!(draft.contains("DRAFT") && draft.contains("Nobody has said go yet."), "{draft}");
        world.mara.says_go(circle, "We know.").await;
        world.ben.writes(circle, "memory", "Something else").await;

        let page = world.ana.prints(circle, &[("document", "script")]).await.is(200);
        assert_eq!(page.header("content-disposition"), "attachment; filename=\"plan-1.pdf\"");
        assert_eq!(page.header("cache-control"), "no-store");
        let anas = text(&page);
        assert!(anas.contains("#emph[Ben’s] *bicycle* <b>& boat</b>"), "words are words: {anas}");
        assert!(anas.contains("Ana’s kitchen") && !anas.contains("Something else") && !anas.contains("DRAFT"), "{anas}");
        assert!(anas.contains("Sunday 2 May 2027"), "{anas}");
        let rosas = text(&world.rosa.prints(circle, &[("document", "script")]).await.is(200));
        assert!(!rosas.contains("bicycle") && !rosas.contains("kitchen") && rosas.contains("Ben Rivera reads."), "{rosas}");
        for document in ["order-card", "run-sheet", "safety-card"] {
            text(&world.ben.prints(circle, &[("document", document)]).await.is(200));
        }
        let bens = text(&world.ben.prints(circle, &[("document", "reader"), ("copies", "2")]).await.is(200));
        assert!(bens.contains("copy 1 of 2") && bens.contains("copy 2 of 2") || bens.contains("Copy 1 of 2"), "{bens}");
        assert!(bens.contains("BR"), "whose copy it is: {bens}");
        world.okafor.opens(&format!("{circle}/paper")).await.is(404);
        world.okafor.posts(&format!("{circle}/paper"), &[("document", "script")]).await.is(404);
    }

    async fn every_copy_is_counted_and_the_old_ones_are_known(world) {
        let circle = &*world.riveras;
        let paper = &*format!("{circle}/paper");
        world.is_clear_to_meet(circle).await;
        world.rosa.sets_order(circle, &["Ben Rivera"]).await;
        world.mara.says_go(circle, "We know.").await;
        let form = world.rosa.opens(paper).await.form("/paper").with("document", "order-card").with("copies", "3");
        for _ in 0..2 {
            world.rosa.sends(form.clone()).await.is(200);
        }
        world.ben.prints(circle, &[("document", "order-card")]).await.is(200);
        let page = world.ana.opens(paper).await.says("Copies 1 to 3 of edition 1.").says("Copy 4 of edition 1.");
        page.never_says("Copies 4").never_says("out of date");
        // Somebody says go to something else, while a form of the old edition is still open.
        world.rosa.gives_part(circle, "driver", "Ben Rivera").await;
        world.mara.says_go(circle, "We know.").await;
        world.rosa.sends(form).await.is(409).says("There is a newer edition by now.");
        world.ana.opens(paper).await.says("4 copies are out of date. Collect them and shred them.");
        let list = text(&world.mara.prints(circle, &[("document", "shred")]).await.is(200));
        assert_eq!(list.matches("The order, on one card (edition 1)").count(), 4, "{list}");
    }

    async fn what_is_printed_while_an_edition_changes_is_the_one_or_the_other(world) {
        let circle = &*world.riveras;
        world.is_clear_to_meet(circle).await;
        world.ben.writes(circle, "memory", "Ben’s bicycle").await;
        world.ben.shares_with(circle, &["Rosa Rivera", "Ana Rivera"]).await;
        world.rosa.sets_order(circle, &["Ben Rivera"]).await;
        world.mara.says_go(circle, "We know.").await;
        let at = format!("{circle}/paper");
        let (rosas, anas) = (world.rosa.opens(&at).await.form("/paper"), world.ana.opens(&at).await.form("/paper"));
        world.ben.writes(circle, "memory", "Ben’s boat").await;
        let (hers, other, ()) = tokio::join!(
            world.rosa.sends(rosas.clone().with("document", "script")),
            world.ana.sends(anas.with("document", "script")),
            world.mara.says_go(circle, "We know."),
        );
        for printed in [hers, other] {
            match printed.status {
                200 => {
                    let text = text(&printed);
                    assert!(text.contains("Edition 1") && text.contains("bicycle") && !text.contains("boat"), "{text}");
                }
                _ => drop(printed.is(409).says("There is a newer edition by now.")),
            }
        }
        // From then on there is only the next one.
        world.rosa.sends(rosas.with("document", "script")).await.is(409);
        let next = text(&world.rosa.prints(circle, &[("document", "script")]).await.is(200));
        assert!(next.contains("Edition 2") && next.contains("boat") && !next.contains("bicycle"), "{next}");
    }

    async fn whoever_asks_prints_the_question_and_the_clock_ends_with_it(world) {
        let circle = &*world.riveras;
        world.is_clear_to_meet(circle).await;
        world.rosa.sets_order(circle, &["Ben Rivera", "Rosa Rivera"]).await;
        for (part, name) in [("chair", "Ben Rivera"), ("closer", "Rosa Rivera"), ("driver", "Ana Rivera")] {
            world.rosa.gives_part(circle, part, name).await;
        }
        world.rosa.notes_address(circle, "14 Alder Street").await;
        let [harbour, ..] = world.rosa.looks_at_three(circle).await;
        world.rosa.chooses(&harbour, "book").await.is(303);
        let rosas = text(&world.rosa.prints(circle, &[("document", "reader")]).await.is(200));
        assert!(rosas.contains("Will you go?") && rosas.contains("Now be silent."), "{rosas}");
        let bens = text(&world.ben.prints(circle, &[("document", "reader")]).await.is(200));
        assert!(!bens.contains("Will you go?"), "{bens}");
        let run = text(&world.ben.prints(circle, &[("document", "run-sheet")]).await.is(200));
        assert!(run.contains("14 Alder Street") && run.contains("09:30") && run.contains("The letter of Ben Rivera") && run.contains("Ana Rivera"), "{run}");
        let card = text(&world.ben.prints(circle, &[("document", "safety-card")]).await.is(200));
        assert!(card.contains("Call: 911 We are at: 14 Alder Street") && card.contains("page 1 of 1"), "{card}");
        let script = text(&world.ben.prints(circle, &[("document", "script")]).await.is(200));
        assert!(script.contains("Don't hold the meeting when") && script.contains("Driver: Ana Rivera"), "{script}");
        let driver = text(&world.ana.prints(circle, &[("document", "admission")]).await.is(200));
        assert!(driver.contains("You leave from: 14 Alder Street") && driver.matches("Ana Rivera").count() > 3, "{driver}");
    }

    async fn boundary_sheets_are_apart_and_for_one_answer(world) {
        let circle = &*world.riveras;
        let agreed = world.rosa.drafts(circle, "If the agreed thing happens", "I will go", &[]).await;
        world.rosa.proposes(&agreed).await;
        world.is_clear_to_meet(circle).await;
        world.mara.says_go(circle, "We know.").await;
        let script = text(&world.rosa.prints(circle, &[("document", "script")]).await.is(200));
        assert!(!script.contains("the agreed thing"), "{script}");
        let form = [("document", "boundaries"), ("after", "no"), ("whose", "")];
        let sheets = text(&world.rosa.prints(circle, &form).await.is(200));
        assert!(sheets.contains("If the agreed thing happens") && sheets.contains("Rosa Rivera"), "{sheets}");
        world.rosa.prints(circle, &[("document", "boundaries"), ("after", "")]).await.is(422).says("Choose after which answer.");
    }

    async fn bad_wishes_end_in_a_clear_answer(world) {
        let circle = &*world.riveras;
        for copies in ["0", "21", "-1", "x", "", "99999999999999999999"] {
            world.rosa.prints(circle, &[("document", "safety-card"), ("copies", copies)]).await.is(422).says("1 to 20 copies");
        }
        world.rosa.posts(&format!("{circle}/paper"), &[("document", "nothing"), ("copies", "1")]).await.is(422);
        world.rosa.prints(circle, &[("document", "admission")]).await.is(422).says("There is nothing to print for this yet.");
        world.rosa.opens(&format!("{circle}/paper")).await.never_says("What was printed");
        let asked = [("document", "safety-card"), ("copies", "1"), ("edition", "7")];
        world.rosa.posts(&format!("{circle}/paper"), &asked).await.is(409);
    }
}
