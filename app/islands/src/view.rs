//! The islands as the server draws them, asleep. What the browser changes is marked with `data-say`.

use crate::report::aloud;
use leptos::prelude::*;

/// Saves one part of a letter while it is being written, and says so. It watches the text area that the form around
/// it already has, and keeps the form's hidden fields in step, so that "Save" still works at any time.
#[component]
pub fn PartEditor(
    /// The part's written name; the form's fields are `text-…`, `rev-…`, `op-…` and `after-…`.
    slug: &'static str,
    /// The letter's own address.
    letter: String,
    /// How long the part takes to read aloud, in seconds.
    seconds: usize,
    /// Whether the server sent words back that it did not take.
    unsaved: bool,
) -> impl IntoView {
    let address = letter.clone();
    view! {
        <p
            class="letter-part__foot"
            data-island="part-editor"
            data-slug=slug
            data-letter=letter
            data-unsaved=unsaved.to_string()
        >
            <span class="letter-part__time" data-say="time">{aloud(seconds)}</span>
            <span class="pill" data-say="pill" data-state="plain" hidden></span>
            <span class="letter-part__why" data-say="why"></span>
            <a href=address data-say="reload" hidden>"Reload this page"</a>
        </p>
    }
}

/// The whole letter's pill and reading time, always in sight. Without JavaScript it says how to save.
#[component]
pub fn LetterStatus(
    /// How long the letter takes to read aloud, in seconds.
    seconds: usize,
) -> impl IntoView {
    view! {
        <div class="letter-status__says" data-island="letter-status">
            <span class="pill" data-say="pill" data-state="plain">"Press “Save” to keep your words"</span>
            <span class="letter-status__why" data-say="why"></span>
            <span class="letter-status__time" data-say="time">{aloud(seconds)}</span>
            <span class="hidden" role="status" data-say="told"></span>
        </div>
    }
}
