//! Treatment there was, as it is shown on the page about the past and beside the admission to a place.

use crate::paths;
use kith_domain::CircleId;
use kith_domain::history::{HistoryKind, HistoryWords};
use kith_store::history::History;
use leptos::prelude::*;

/// One entry's words, whatever it is about.
pub(super) fn said(words: &HistoryWords) -> AnyView {
    match words {
        HistoryWords::Treatment { what, when, medicine, helped, hard, ended } => {
            let head = [what.to_string(), when.to_string()].into_iter().filter(|part| !part.is_empty());
            let head = head.collect::<Vec<_>>().join(", ");
            view! {
                <p class="history__what" dir="auto">{head}</p>
                {part("Medicine:", medicine.as_str())}
                {part("What helped:", helped.as_str())}
                {part("What was hard or missing:", hard.as_str())}
                {part("How it ended:", ended.as_str())}
            }
            .into_any()
        }
        HistoryWords::NoTreatment { note } => {
            view! { <p class="history__what">"No treatment that we know of."</p> {part("What they tried:", note.as_str())} }
                .into_any()
        }
        HistoryWords::Help { did, came, instead } => view! {
            {part("What I did:", did.as_str())}
            {part("What came of it:", came.as_str())}
            {part("What I would rather do:", instead.as_str())}
        }
        .into_any(),
        HistoryWords::Memory { what } => {
            view! { <p class="written" dir="auto">{what.as_str().trim().to_owned()}</p> }.into_any()
        }
    }
}

fn part(label: &'static str, text: &str) -> Option<impl IntoView + use<>> {
    let text = text.trim().to_owned();
    (!text.is_empty()).then(|| view! { <p class="history__label">{label}</p> <p class="written" dir="auto">{text}</p> })
}

/// What a programme asks first, from what was told to everybody.
#[component]
pub(crate) fn PastTreatment(circle: CircleId, history: Vec<History>) -> impl IntoView {
    let told = || history.iter().filter(|one| one.shared && one.words.tells_of_treatment());
    // Somebody may not have known of one that another has told of since.
    let any = told().any(|one| one.words.kind() == HistoryKind::Treatment);
    let told = told().filter(|one| !any || one.words.kind() == HistoryKind::Treatment);
    let entries = told.map(|one| view! { <article class="card">{said(&one.words)}</article> }).collect::<Vec<_>>();
    let none = entries.is_empty().then(|| {
        view! { <p>"Nothing is written down yet. A programme will ask: what there was, which medicine, and what helped."</p> }
    });
    view! {
        <section class="stack">
            <h2>"What they will ask: treatment before"</h2>
            {none}
            {entries}
            <p><a href=paths::history(circle)>"What has been before"</a></p>
        </section>
    }
}
