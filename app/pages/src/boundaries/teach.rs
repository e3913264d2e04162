//! What helps to find good words: examples, rules, and what is never taken away.

use crate::ui::{More, Notice, NoticeKind, Source};
use kith_content::boundary_examples::{boundary_examples, boundary_rules, never_withheld};
use leptos::prelude::*;

/// What no boundary may take away.
#[component]
pub(super) fn NeverWithheld() -> impl IntoView {
    let items = never_withheld().iter().map(|thing| view! { <li>{thing.text.clone()}</li> }).collect_view();
    let source = never_withheld().first().map(|thing| {
        view! { <Source source=thing.source.clone() reviewed=thing.reviewed.clone()/> }
    });
    view! {
        <Notice kind=NoticeKind::NeedsYou title="Whatever happens, never take these away">
            <ul>{items}</ul>
            {source}
        </Notice>
    }
}

/// Examples and rules, folded away.
#[component]
pub(super) fn Teaching() -> impl IntoView {
    let examples = boundary_examples()
        .iter()
        .map(|example| {
            view! {
                <div class="boundary__example">
                    <p class="boundary__kind">{example.title.clone()}</p>
                    <p>{example.trigger.clone()}" "{example.i_will.clone()}</p>
                    <p>{example.gladly.clone()}</p>
                </div>
            }
        })
        .collect_view();
    let rules = boundary_rules()
        .iter()
        .map(|rule| {
            view! {
                <div class="boundary__example">
                    <p class="boundary__kind">{rule.title.clone()}</p>
                    <p>{rule.plain.clone()}</p>
                    <p class="boundary__say">"Say: “"{rule.good.clone()}"”"</p>
                </div>
            }
        })
        .collect_view();
    let source = boundary_rules().first().map(|rule| {
        view! { <Source source=rule.source.clone() reviewed=rule.reviewed.clone()/> }
    });
    view! {
        <More summary="Examples for money, home, car and more">{examples}</More>
        <More summary="Twelve signs of a good boundary">{rules}{source}</More>
    }
}
