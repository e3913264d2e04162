//! Words that couldn't be sent because what they were about has changed: shown, so that they aren't lost.

use leptos::prelude::*;

/// What somebody wrote, to take along.
#[component]
pub(super) fn Unsent(words: String) -> impl IntoView {
    (!words.trim().is_empty()).then(|| {
        view! {
            <p>"What you wrote was not sent. Here it is, if you want to say it elsewhere:"</p>
            <p class="boundary__because" dir="auto">{words}</p>
        }
    })
}
