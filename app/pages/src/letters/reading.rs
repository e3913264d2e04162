//! A letter as somebody reads it.

use super::words::aloud;
use crate::ui::{BackLink, PageHeader};
use kith_domain::LetterId;
use kith_store::letters::Letter;
use leptos::prelude::*;

/// Where it is said who else has the letter open. The stream finds the letter here.
#[component]
pub(super) fn Company(letter: LetterId) -> impl IntoView {
    view! { <p class="here" id="here" data-letter=letter.to_string() role="status"></p> }
}

#[component]
pub(super) fn Reading(
    letter: Letter,
    writer: String,
    back: String,
    /// What leads to the comments.
    comments: AnyView,
) -> impl IntoView {
    let lead = format!("Shared with you. Read aloud, it takes {}.", aloud(&letter));
    let id = letter.id;
    let parts: Vec<_> = letter.parts.into_iter().filter(|part| !part.text.is_blank()).collect();
    let body = if parts.is_empty() {
        view! { <p>{format!("{writer} has no words in it at the moment. Look again another day.")}</p> }.into_any()
    } else {
        let words = parts.into_iter().map(|part| {
            let text = part.text.as_str().trim_matches('\n').to_owned();
            view! { <div class="letter__words" dir="auto">{text}</div> }
        });
        let by = format!("– {writer}");
        view! { <article class="letter">{words.collect_view()}<p class="letter__by" dir="auto">{by}</p></article> }
            .into_any()
    };
    view! {
        <BackLink href=back label="All letters"/>
        <PageHeader title=format!("{writer}’s letter") lead/>
        <Company letter=id/>
        {body}
        {comments}
    }
}
