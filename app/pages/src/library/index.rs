//! Everything there is to read, by shelf, and what a search found.

use crate::extract::Circle;
use crate::forms::{self, Fields};
use crate::page::Page;
use crate::paths;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Field, Form, LinkButton, List, Notice, NoticeKind, PageHeader,
    Place, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::library::{LibraryPage, Shelf, find, shelves};
use kith_domain::CircleId;
use kith_domain::text::Line;
use kith_store::AnyMember;
use leptos::prelude::*;
use serde::Deserialize;

/// The words to look for, as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Input {
    words: String,
}

pub(super) async fn index(page: Page, circle: Circle<AnyMember>) -> Response {
    let id = circle.circle();
    page.show(Title::Help, circle.nav(Place::Plan), move || {
        view! { <Library circle=id words=String::new() errors=Errors::new() found=None/> }
    })
}

pub(super) async fn search(page: Page, circle: Circle<AnyMember>, Fields(input): Fields<Input>) -> Response {
    let id = circle.circle();
    let mut errors = Errors::new();
    let words: Line<100> = forms::maybe_line(&mut errors, "words", &input.words);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let found = (!words.is_blank()).then(|| find(words.as_str()));
    page.render(status, Title::Help, circle.nav(Place::Plan), false, move || {
        view! {
            <Library circle=id words=input.words errors found/>
        }
    })
}

#[component]
fn Library(
    circle: CircleId,
    words: String,
    errors: Errors,
    /// What was found, once something was looked up.
    found: Option<Vec<&'static LibraryPage>>,
) -> impl IntoView {
    let is_there = found.as_ref().is_some_and(|found| !found.is_empty());
    let rest = if is_there {
        // What is below an answer is only in the way of it.
        view! { <p><LinkButton href=paths::texts(circle) label="Everything there is to read" kind=ButtonKind::Quiet/></p> }
            .into_any()
    } else {
        view! { <Shelves circle/> }.into_any()
    };
    view! {
        <ErrorSummary errors=errors.clone()/>
        <BackLink href=paths::plan(circle) label="Plan"/>
        <PageHeader title="Short pages to read"
            lead="Short pages in plain words. Each one says where its words come from, and when they were looked at last."/>
        <Form action=paths::texts(circle)>
            <Field name="words" label="Look for a word" value=words error=errors.of("words") limit=100 autocomplete="off"
                hint="Such as a word you heard on the phone. Nobody sees what you look for."/>
            <Button label="Look it up"/>
        </Form>
        {found.map(|found| view! { <Found circle found/> })}
        {rest}
    }
}

#[component]
fn Shelves(circle: CircleId) -> impl IntoView {
    let shelf = |shelf: &'static Shelf| {
        view! {
            <section class="stack">
                <h2>{shelf.title.clone()}</h2>
                <List items=shelf.pages.iter().map(|page| entry(circle, page)).collect()/>
            </section>
        }
    };
    shelves().iter().map(shelf).collect_view()
}

#[component]
fn Found(circle: CircleId, found: Vec<&'static LibraryPage>) -> impl IntoView {
    if found.is_empty() {
        return view! {
            <Notice kind=NoticeKind::Info title="Nothing was found">
                <p>"Try one word alone, or the beginning of it. Everything there is stands below."</p>
            </Notice>
        }
        .into_any();
    }
    view! {
        <section class="stack">
            <h2>"What was found"</h2>
            <List items=found.into_iter().map(|page| entry(circle, page)).collect()/>
        </section>
    }
    .into_any()
}

fn entry(circle: CircleId, page: &LibraryPage) -> AnyView {
    view! {
        <h3 class="library__title"><a href=paths::text(circle, page)>{page.title.clone()}</a></h3>
        <p class="library__summary">{page.summary.clone()}</p>
    }
    .into_any()
}
