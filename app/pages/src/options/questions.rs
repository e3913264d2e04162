//! What to ask a programme on the phone, and what should make one careful.

use crate::extract::Circle;
use crate::help::reviewed;
use crate::page::Page;
use crate::paths;
use crate::ui::{BackLink, LinkButton, List, Notice, NoticeKind, PageHeader, Place, Title};
use axum::response::Response;
use kith_content::option_questions::{OptionQuestion, option_questions, red_flags};
use kith_store::AnyMember;
use leptos::prelude::*;

pub(super) async fn questions(page: Page, circle: Circle<AnyMember>) -> Response {
    let base = paths::options(circle.circle());
    page.show(Title::Plan, circle.nav(Place::Plan), move || view! { <Questions base/> })
}

#[component]
fn Questions(base: String) -> impl IntoView {
    let flags = red_flags().iter().map(|flag| view! { <li>{flag.text.clone()}</li> }).collect_view();
    let source = option_questions().first().map(|question| {
        view! {
            <p class="option__source">"Source: "{question.source.clone()}". "{reviewed(&question.reviewed)}</p>
        }
    });
    view! {
        <BackLink href=base.clone() label="Treatment options"/>
        <PageHeader title="What to ask on the phone"
            lead="You needn’t ask all of it in one call. The first opening, the cost and the medicines are a good start."/>
        <List items=option_questions().iter().map(question).collect()/>
        {source}
        <Notice kind=NoticeKind::NeedsYou title="Be careful when">
            <ul>{flags}</ul>
        </Notice>
        <p><LinkButton href=format!("{base}/new") label="Write down a programme"/></p>
    }
}

fn question(question: &OptionQuestion) -> AnyView {
    view! {
        <p class="option__question">{question.question.clone()}</p>
        <p class="option__facts">{question.why.clone()}</p>
    }
    .into_any()
}
