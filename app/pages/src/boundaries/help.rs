//! Asking for help with a boundary.

use super::unsent::Unsent;
use super::words::Wording;
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::reaching_out::{ask_form, asked_already};
use crate::ui::{BackLink, ErrorSummary, Errors, LinkButton, PageHeader, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::help::{HelpWith, HelpWords};
use kith_domain::{BoundaryId, CircleId, MemberId};
use kith_store::boundaries::Boundary;
use kith_store::help::Help;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// What is asked, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    words: String,
}

pub(super) async fn form(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
) -> Result<Response, Problem> {
    let mine = circle
        .calls_for_help()
        .await?
        .into_iter()
        .find(|call| call.with == Some(HelpWith::Boundary(id)) && call.by == circle.me());
    let words = mine.map(|call| call.words.to_string()).unwrap_or_default();
    answer(&page, &circle, id, Typed { words }, Errors::new()).await
}

pub(super) async fn ask(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let words: HelpWords = forms::maybe_prose(&mut errors, "words", &typed.words);
    if !errors.is_empty() {
        return answer(&page, &circle, id, typed, errors).await;
    }
    match circle.ask_for_help(HelpWith::Boundary(id), &words, page.now).await {
        Ok(()) => Ok(go(paths::boundary(circle.circle(), id))),
        Err(StoreError::NotFound | StoreError::NotYours) if !words.is_blank() => Ok(not_sent(&page, &circle, typed)),
        Err(other) => Err(other.into()),
    }
}

/// While somebody was writing, the boundary was set aside, or they don't keep it any more.
fn not_sent(page: &Page, circle: &Circle<AnyMember>, typed: Typed) -> Response {
    let back = paths::boundaries(circle.circle());
    page.render(StatusCode::CONFLICT, Title::Plan, circle.nav(Place::Plan), false, move || {
        view! {
            <BackLink href=back.clone() label="Boundaries"/>
            <PageHeader title="This boundary isn’t yours to keep now"
                lead="It was changed or set aside. You can still call someone you trust, or a helpline."/>
            <Unsent words=typed.words.clone()/>
            <p><LinkButton href="/help" label="Numbers to call"/></p>
        }
    })
}

async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: BoundaryId,
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let boundary = circle.boundary(id).await?;
    match (boundary.keepers.contains(&circle.me()), boundary.state.is_open()) {
        (false, _) => return Err(Problem::NotYours),
        (true, false) => return Err(Problem::NotFound),
        (true, true) => {}
    }
    let names = Names::of(circle).await?;
    let told: Vec<MemberId> = circle.leaders().await?.into_iter().filter(|member| *member != circle.me()).collect();
    let back = paths::boundary(circle.circle(), id);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let sees = "will see that you ask, this boundary, and what you write here. Nobody else will. They can’t see your weekly notes.";
        let content = ask_form(&told, &names, sees, format!("{back}/help"), back.clone(), typed.words, &errors);
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="This boundary"/>
            <PageHeader title="Ask for help with this" lead="You don’t have to do this alone."/>
            <article class="card boundary"><Wording words=boundary.words.clone()/></article>
            {content}
        }
    }))
}

/// On the page of a boundary, for who keeps it: the way to help, or that it was asked for.
pub(super) fn own(
    circle: CircleId,
    me: MemberId,
    boundary: &Boundary,
    asked: Option<&Help>,
    names: &Names,
) -> Option<AnyView> {
    if asked.is_none() && (!boundary.state.is_open() || !boundary.keepers.contains(&me)) {
        return None;
    }
    let base = paths::boundary(circle, boundary.id);
    let view = match asked {
        Some(help) => asked_already(circle, help, names, Some(format!("{base}/help"))),
        None => view! { <p><a href=format!("{base}/help")>"Ask for help with this boundary"</a></p> }.into_any(),
    };
    Some(view)
}
