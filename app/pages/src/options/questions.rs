//! What to ask a programme on the phone, and what should make one careful.

use crate::extract::Circle;
use crate::page::Page;
use crate::paths;
use crate::ui::{BackLink, LinkButton, List, Notice, NoticeKind, PageHeader, Place, Source, Title};
use axum::response::Response;
use kith_content::library::pages_about;
use kith_content::option_questions::{OptionQuestion, option_questions, red_flags};
use kith_domain::CircleId;
use kith_store::AnyMember;
use leptos::prelude::*;

pub(super) async fn questions(page: Page, circle: Circle<AnyMember>) -> Response {
    let id = circle.circle();
    page.show(Title::Plan, circle.nav(Place::Plan), move || view! { <Questions circle=id/> })
}

#[component]
fn Questions(circle: CircleId) -> impl IntoView {
    let base = paths::options(circle);
    let flags = red_flags().iter().map(|flag| view! { <li>{flag.text.clone()}</li> }).collect_view();
    let source = option_questions().first().map(|question| {
        view! {
            <Source source=question.source.clone() reviewed=question.reviewed.clone()/>
        }
    });
    view! {
        <BackLink href=base.clone() label="Treatment options"/>
        <PageHeader title="What to ask on the phone"
            lead="You needn’t ask all of it in one call. The first opening, the cost and the medicines are a good start."/>
        <List items=option_questions().iter().map(|it| question(circle, it)).collect()/>
        {source}
        <Notice kind=NoticeKind::NeedsYou title="Be careful when">
            <ul>{flags}</ul>
        </Notice>
        <p><LinkButton href=format!("{base}/new") label="Write down a programme"/></p>
    }
}

fn question(circle: CircleId, question: &OptionQuestion) -> AnyView {
    // Two are enough to choose from; they lead on to the others.
    let read = pages_about(&question.slug).take(2).map(|page| {
        view! { <a href=paths::text(circle, page)>{page.title.clone()}</a> }
    });
    view! {
        <p class="option__question">{question.question.clone()}</p>
        <p class="option__facts">{question.why.clone()}</p>
        <p class="option__read">{read.collect_view()}</p>
    }
    .into_any()
}
