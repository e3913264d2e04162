//! How a boundary is shown: its words, where it stands, and who has said yes.

use crate::names::Names;
use crate::ui::{Pill, PillState};
use kith_content::outcomes::outcome;
use kith_domain::MemberId;
use kith_domain::boundary::{BoundaryState, BoundaryWords};
use kith_store::boundaries::Boundary;
use leptos::prelude::*;

/// One wording.
#[component]
pub(super) fn Wording(words: BoundaryWords) -> impl IntoView {
    let line = |key: &'static str, text: String| {
        (!text.trim().is_empty()).then(|| {
            view! { <p class="boundary__line"><span class="boundary__key">{key}</span>" "<span dir="auto">{text}</span></p> }
        })
    };
    let answers = answers(&words);
    view! {
        <p class="boundary__words">
            <span class="boundary__when" dir="auto">{words.when.to_string()}</span>
            <span class="boundary__will" dir="auto">{words.i_will.to_string()}</span>
        </p>
        {line("Starts:", words.from.to_string())}
        {line("Until:", words.until.to_string())}
        {line("Gladly:", words.gladly.to_string())}
        {line("Support from:", words.backed_by.to_string())}
        {line("Starts with the answer:", answers)}
    }
}

/// Its lines as one text, to compare two wordings.
pub(super) fn as_text(words: &BoundaryWords) -> String {
    let answers = answers(words);
    let lines = [
        words.when.as_str(),
        words.i_will.as_str(),
        words.from.as_str(),
        words.until.as_str(),
        words.gladly.as_str(),
        words.backed_by.as_str(),
        answers.as_str(),
    ];
    lines.into_iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// The answers at the meeting with which it starts, as a list; empty for all.
pub(super) fn answers(words: &BoundaryWords) -> String {
    words.starts_on.iter().map(|on| outcome(on.slug()).title.clone()).collect::<Vec<_>>().join(", ")
}

/// Where it stands, as the reader needs to know it, and may.
#[component]
pub(super) fn StatePill(boundary: Boundary, me: MemberId) -> impl IntoView {
    let (pill, text) = match &boundary.state {
        BoundaryState::Draft => (PillState::Plain, "Draft, only you see it"),
        BoundaryState::Proposed { .. } if boundary.asks(me) => (PillState::NeedsYou, "You are asked"),
        BoundaryState::Proposed { .. } if is_held_up(&boundary, me) => (PillState::NeedsYou, "Not agreed yet"),
        BoundaryState::Proposed { .. } => (PillState::Plain, "Proposed"),
        BoundaryState::Agreed { .. } => (PillState::Good, "Agreed"),
        BoundaryState::SetAside { .. } => (PillState::Plain, "Set aside"),
    };
    view! { <Pill state=pill text/> }
}

/// Whether somebody can't live with it, as far as the reader may know.
fn is_held_up(boundary: &Boundary, me: MemberId) -> bool {
    let stands = boundary.state.stands().filter(|_| boundary.shows_stands_to(me));
    stands.is_some_and(|stands| stands.values().any(|stand| !stand.is_yes()))
}

/// Who keeps it and who is still asked. Nobody is late, and what was answered isn't said here.
pub(super) fn keepers(boundary: &Boundary, names: &Names) -> String {
    let all = if boundary.everyone {
        "everyone in the family, and anyone who joins later".to_owned()
    } else {
        names.list(boundary.keepers.iter().copied())
    };
    match &boundary.state {
        BoundaryState::Draft => format!("To be kept by {all}."),
        BoundaryState::Proposed { stands, .. } => {
            let asked = boundary.state.still_asked(&boundary.keepers);
            let answered = names.list(stands.keys().filter(|who| boundary.keepers.contains(who)).copied());
            if asked.is_empty() {
                format!("To be kept by {all}. Everyone has answered.")
            } else {
                format!("To be kept by {all}. Answered: {answered}. Still asked: {}.", names.list(asked))
            }
        }
        BoundaryState::Agreed { at, .. } if boundary.keepers.len() == 1 => {
            let owner = names.list(boundary.keepers.iter().copied());
            format!("Decided by {owner} on {}.", at.day().spoken())
        }
        BoundaryState::Agreed { at, .. } => {
            let all = names.list(boundary.keepers.iter().copied());
            format!("Agreed by {all} on {}.", at.day().spoken())
        }
        BoundaryState::SetAside { at } => format!("Set aside on {}.", at.day().spoken()),
    }
}

/// "Your boundary", "Ana’s boundary".
pub(super) fn title(boundary: &Boundary, me: MemberId, names: &Names) -> String {
    if boundary.owner == me {
        "Your boundary".to_owned()
    } else {
        format!("{}’s boundary", names.name(boundary.owner))
    }
}
