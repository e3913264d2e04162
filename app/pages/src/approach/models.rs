//! The ways to ask, to be read before one is chosen.

use crate::ui::{List, More, Source};
use kith_content::approaches::{Approach, approaches};
use leptos::prelude::*;

/// All ways, each folded.
#[component]
pub(super) fn Ways() -> impl IntoView {
    let items = approaches()
        .iter()
        .map(|way| {
            view! {
                <h3>{way.title.clone()}</h3>
                <p>{way.what.clone()}</p>
                <More summary=format!("What it needs, and what is known: {}", way.title)><About way/></More>
            }
            .into_any()
        })
        .collect();
    view! { <List items/> }
}

/// What one needs, whom it suits, and what is known about it.
#[component]
pub(super) fn About(way: &'static Approach) -> impl IntoView {
    let needs = way.needs.iter().map(|need| view! { <li>{need.clone()}</li> }).collect_view();
    let levels = way.level.iter().map(|level| view! { <li>{level.text.clone()}</li> }).collect_view();
    let levels = (!way.level.is_empty()).then(|| view! { <p><strong>"Its steps"</strong></p> <ul>{levels}</ul> });
    let known = way
        .known
        .iter()
        .map(|found| {
            view! {
                <p>{found.text.clone()}" "{found.limit.clone()}</p>
                <Source source=found.source.clone() reviewed=found.reviewed.clone()/>
            }
        })
        .collect_view();
    view! {
        <p><strong>"What it needs"</strong></p>
        <ul>{needs}</ul>
        {levels}
        <p><strong>"Whom it suits"</strong></p>
        <p>{way.suits.clone()}</p>
        <p><strong>"What is known"</strong></p>
        {known}
        <p>"No study can say what will happen in your family."</p>
        <Source source=way.source.clone() reviewed=way.reviewed.clone() with_reviewer=true/>
    }
}
