//! How a boundary is shown: its words, where it stands, and who has said yes.

use crate::names::{Names, capital};
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
    let answers = words.starts_on.iter().map(|on| outcome(on.slug()).title.clone()).collect::<Vec<_>>().join(", ");
    view! {
        <p class="boundary__words">
            <span class="boundary__when" dir="auto">{words.when.to_string()}</span>
            <span class="boundary__will" dir="auto">{words.i_will.to_string()}</span>
        </p>
        {line("Starts:", words.from.to_string())}
        {line("Ends, or is looked at again:", words.until.to_string())}
        {line("Gladly:", words.gladly.to_string())}
        {line("Backed by:", words.backed_by.to_string())}
        {line("Starts with the answer:", answers)}
    }
}

/// Where it stands, as the reader needs to know it.
#[component]
pub(super) fn StatePill(state: BoundaryState, asks_me: bool) -> impl IntoView {
    let (pill, text) = match state {
        BoundaryState::Draft => (PillState::Plain, "Draft, only you see it"),
        BoundaryState::Proposed { .. } if asks_me => (PillState::NeedsYou, "You are asked"),
        BoundaryState::Proposed { .. } => (PillState::Plain, "Proposed"),
        BoundaryState::Agreed { .. } => (PillState::Good, "Agreed"),
        BoundaryState::SetAside { .. } => (PillState::Plain, "Set aside"),
    };
    view! { <Pill state=pill text/> }
}

/// Whether this member's yes is still asked for.
pub(super) fn asks(boundary: &Boundary, me: MemberId) -> bool {
    boundary.state.still_asked(&boundary.keepers).contains(&me)
}

/// Who keeps it and who is still asked. Nobody is late.
pub(super) fn keepers(boundary: &Boundary, names: &Names) -> String {
    let all = names.list(boundary.keepers.iter().copied());
    match &boundary.state {
        BoundaryState::Draft => format!("To be kept by {all}."),
        BoundaryState::Proposed { consents, .. } => {
            let asked = boundary.state.still_asked(&boundary.keepers);
            let yes = capital(&names.list(consents.intersection(&boundary.keepers).copied()));
            if asked.is_empty() {
                format!("{yes} said yes. Nobody else is asked any more.")
            } else {
                format!("{yes} said yes. Still asked: {}.", names.list(asked))
            }
        }
        BoundaryState::Agreed { at, .. } if boundary.keepers.len() == 1 => {
            format!("{} said so. {}.", capital(&all), at.day().spoken())
        }
        BoundaryState::Agreed { at, .. } => format!("{} agreed. {}.", capital(&all), at.day().spoken()),
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
