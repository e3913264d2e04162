//! The islands as the server draws them, asleep. What the browser changes is marked with `data-say`.

use crate::hints::{Item, Looked, look};
use crate::report::aloud;
use kith_domain::letter::{Part, reading_seconds};
use leptos::prelude::*;

/// Saves one part of a letter while it is being written, and says so. It watches the text area that the form around
/// it already has, and keeps the form's hidden fields in step, so that "Save" still works at any time. Below, folded
/// away, is what its writer may want to look at again.
#[component]
pub fn PartEditor(
    /// Which part; the form's fields are `text-…`, `rev-…`, `op-…` and `after-…` with its written name.
    part: Part,
    /// The letter's own address.
    letter: String,
    /// The words in the field.
    words: String,
    /// The revision they are, or stand on.
    rev: i64,
    /// Whether the server sent words back that it did not take.
    unsaved: bool,
    /// Words that the writer keeps whatever a hint says.
    kept: Vec<String>,
) -> impl IntoView {
    let (looked, kept) = (look(part, &words, &kept), kept.join("\n"));
    let (address, time) = (letter.clone(), aloud(reading_seconds(&words)));
    view! {
        <div class="letter-part__says" data-island="part-editor" data-part=part.slug() data-letter=letter data-rev=rev.to_string() data-unsaved=unsaved.to_string() data-kept=kept>
            <p class="letter-part__foot">
                <span class="letter-part__time" data-say="time">{time}</span>
                <span class="pill" data-say="pill" data-state="plain" hidden></span>
                <span class="letter-part__why" data-say="why"></span>
                <a href=address data-say="reload" hidden>"Reload this page"</a>
            </p>
            <Hints looked/>
        </div>
    }
}

#[component]
fn Hints(looked: Looked) -> impl IntoView {
    let (hidden, title) = (looked.is_empty(), looked.title());
    let line = |item: Item| {
        let Item { says, button, name, value } = item;
        view! { <li>{says}" "<button class="letter-part__answer" type="submit" name=name value=value>{button}</button></li> }
    };
    let (hints, kept) =
        (looked.hints.into_iter().map(line).collect_view(), looked.kept.into_iter().map(line).collect_view());
    view! {
        <details class="more" data-say="hints" hidden=hidden>
            <summary class="more__summary" data-say="hints-title">{title}</summary>
            <div class="more__body">
                <p>"These are only suggestions. Your words stay yours."</p>
                <ul data-say="hints-list">{hints}</ul>
                <ul data-say="kept-list">{kept}</ul>
            </div>
        </details>
    }
}

/// The whole letter's pill and reading time, always in sight. Without JavaScript it says how to save.
#[component]
pub fn LetterStatus(
    /// How long the letter takes to read aloud, in seconds.
    seconds: usize,
    /// The letter's own address.
    letter: String,
    /// Under what name a browser keeps words that aren't sent yet.
    unsent: String,
) -> impl IntoView {
    view! {
        <div class="letter-status__says" data-island="letter-status" data-unsent=unsent>
            <span class="pill" data-say="pill" data-state="plain">"Press “Save” to keep your words"</span>
            <span class="letter-status__why" data-say="why"></span>
            <a href=format!("/sign-in?next={letter}") data-say="sign-in" hidden>"Sign in and come back"</a>
            <span class="letter-status__time" data-say="time">{aloud(seconds)}</span>
            <span class="hidden" role="status" data-say="told"></span>
        </div>
    }
}

/// A box for the device's owner. Without JavaScript nothing is kept anywhere, and nothing is asked.
#[component]
pub fn KeepHere() -> impl IntoView {
    view! {
        <div data-island="keep-here" hidden>
            <div class="choices__item">
                <input class="choices__input" type="checkbox" id="keep-here" autocomplete="off" aria-describedby="keep-here-about"/>
                <label class="choices__label" for="keep-here">"Keep unsent words on this device"</label>
                <p class="choices__hint" id="keep-here-about">
                    "When there is no connection, your words stay in this tab until it is closed. On a device that only you can open, they can stay until they are sent. “Exit now” and signing out erase them."
                </p>
            </div>
        </div>
    }
}
