//! Who answers what the person may say, at a glance. The answers themselves have their own page.

use super::show::Shown;
use crate::paths;
use crate::ui::{Fact, Summary};
use leptos::prelude::*;

pub(super) fn section(shown: &Shown) -> impl IntoView + use<> {
    let facts: Vec<Fact> = shown
        .objections
        .iter()
        .map(|one| {
            let voice = one.voice.map(|voice| shown.name(voice));
            let voice = voice.map_or_else(|| "Nobody yet".to_owned(), |name| format!("{name} answers"));
            Fact::new(format!("“{}”", one.words.said), view! { <p class="order__name" dir="auto">{voice}</p> })
        })
        .collect();
    let content = if facts.is_empty() {
        view! { <p>"No answer is prepared yet. You can guess most of what is said on the day."</p> }.into_any()
    } else {
        view! { <Summary facts/> }.into_any()
    };
    let href = paths::objections(shown.circle);
    view! {
        <h2 id="answers">"Who answers what"</h2>
        {content}
        <p><a href=href>"What they may say, and the answers"</a></p>
    }
}
