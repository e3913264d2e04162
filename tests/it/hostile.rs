//! Every form on every page, filled with what nobody would type by hand.

use crate::headers::walks;
use crate::world::{Person, on_both};
use std::collections::BTreeSet;

/// Doors after which there would be no circle left to try the others in.
const LAST: [&str; 7] = ["/sign-out", "/lock", "/leave", "/remove", "/clear", "/hand-over", "/discard"];

fn corpus() -> [String; 4] {
    [
        "</textarea></title></script><script>alert(1)</script><img src=x onerror=alert(1)>\" autofocus onfocus=alert(1) x=\" \
         '; drop table member; -- {{7*7}} ${7*7} %00 %0d%0aSet-Cookie: kith=x ../../etc/passwd"
            .to_owned(),
        "\u{202e}\u{2066}rtl \u{200d}\u{1f468}\u{200d}\u{1f469} e\u{301}\u{301} \u{feff}\u{fffe} שלום null \0 bell \u{7} \u{1b}[31m"
            .to_owned(),
        "-9223372036854775809".to_owned(),
        "x".repeat(100_000),
    ]
}

async fn fills_in_everything(person: &Person, pages: &[String], text: &str) {
    let mut known = BTreeSet::new();
    for path in pages {
        for form in person.opens(path).await.read().forms {
            if LAST.iter().any(|last| form.action.ends_with(last)) || !known.insert(form.action.clone()) {
                continue;
            }
            // Once in what a person fills in, once in what only the page itself fills in.
            let numbered =
                |name: &str| ["version", "rev", "op", "seen", "after"].iter().any(|hidden| name.starts_with(hidden));
            for hidden_too in [false, true] {
                let fields: Vec<(&str, &str)> = form
                    .sent
                    .iter()
                    .map(|(name, value)| {
                        (name.as_str(), if hidden_too || !numbered(name) { text } else { value.as_str() })
                    })
                    .collect();
                let answer = person.posts(&form.action, &fields).await;
                assert!(
                    !answer.body.contains("<script>alert") && !answer.body.contains("<img src=x"),
                    "{}",
                    form.action
                );
            }
        }
    }
}

/// Every page there is for somebody; on none of them a word has become anything else.
async fn pages_stay_whole(person: &Person) -> Vec<String> {
    let pages = walks(person, "/").await;
    for page in &pages {
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{}", page.asked);
    }
    pages.into_iter().map(|page| page.asked).collect()
}

on_both! {
    async fn every_form_takes_every_text(world) {
        let circle = &*world.riveras;
        let option = world.rosa.writes_down(circle, "Harbour House").await;
        let boundary = world.rosa.drafts(circle, "If so", "I will", &["Ben Rivera"]).await;
        world.rosa.proposes(&boundary).await;
        world.rosa.writes(circle, "memory", "I remember the boat.").await;
        for text in corpus() {
            let pages = pages_stay_whole(&world.rosa).await;
            assert!(pages.contains(&option));
            fills_in_everything(&world.rosa, &pages, &text).await;
        }
        pages_stay_whole(&world.rosa).await;
        pages_stay_whole(&world.ben).await;
        let outside = ["/sign-in".to_owned(), "/sign-up".to_owned()];
        for text in corpus() {
            fills_in_everything(&world.browser(), &outside, &text).await;
        }
        world.okafor.opens(circle).await.is(404);
        world.okafor.opens(&world.okafors).await.is(200).says("Chidi");
    }
}
