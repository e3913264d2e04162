//! What comes after the answer: boundaries, which are used only if it stays no, and the closing.

use super::show::Script;
use crate::ui::Sheet;
use kith_content::script::{fill, script_part};
use kith_store::boundaries::Boundary;
use leptos::prelude::*;

/// Agreed boundaries, on a sheet that stays folded unless the answer stays no.
pub(super) fn boundaries(script: &Script) -> Option<impl IntoView + use<>> {
    if script.boundaries.is_empty() {
        return None;
    }
    let items = script.boundaries.iter().map(|boundary| one(script, boundary)).collect_view();
    Some(view! {
        <Sheet title="Only if the answer stays no" draft=script.draft()>
            <p class="script__cue">"Keep this sheet apart. Each reads their own, calmly. After a yes, or a part of a yes, nobody reads it."</p>
            {items}
        </Sheet>
    })
}

fn one(script: &Script, boundary: &Boundary) -> impl IntoView + use<> {
    let owner = script.name(boundary.owner);
    let others: Vec<String> = boundary
        .keepers
        .iter()
        .filter(|keeper| **keeper != boundary.owner)
        .map(|keeper| script.name(*keeper))
        .collect();
    let others = (!others.is_empty()).then(|| format!(", kept by {} too", others.join(" and ")));
    let words = boundary.words.clone();
    // Their owners write them as whole phrases: "From Sunday", "Until we talk again".
    let line = |text: &str| (!text.trim().is_empty()).then(|| view! { <p dir="auto">{text.to_owned()}</p> });
    view! {
        <section class="script__boundary">
            <h3 dir="auto">{owner}{others}</h3>
            <p class="script__words" dir="auto">{words.when.to_string()}</p>
            <p class="script__words" dir="auto">{words.i_will.to_string()}</p>
            {line(words.from.as_str())}
            {line(words.until.as_str())}
            {line(words.gladly.as_str())}
        </section>
    }
}

/// The last words, for a yes and for anything else, and what the circle does afterwards.
pub(super) fn closing(script: &Script) -> impl IntoView + use<> {
    let person = script.person().to_owned();
    let spoken = ["closing-yes", "closing-not-yes"]
        .map(|slug| {
            let part = script_part(slug);
            let words = fill(&part.text, &[("person", &person)]);
            view! { <h3>{part.title.clone()}</h3> <p class="script__words" dir="auto">{words}</p> }
        })
        .collect_view();
    let afterwards = ["debrief", "collect-and-shred"]
        .map(|slug| {
            let part = script_part(slug);
            view! { <h3>{part.title.clone()}</h3> <p>{part.text.clone()}</p> }
        })
        .collect_view();
    view! {
        <Sheet title="Closing" draft=script.draft()>
            {spoken}
            {afterwards}
        </Sheet>
    }
}
