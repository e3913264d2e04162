//! Asking for help with a boundary.

use super::unsent::Unsent;
use super::words::Wording;
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::reaching_out::done_at;
use crate::ui::ActionForm;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader, Place,
    TextField, Title,
};
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
        let (field_errors, not_now) = (errors.clone(), back.clone());
        let action = format!("{back}/help");
        let content = if told.is_empty() {
            view! {
                <p>"In this circle, calls for help come to you. So please call someone for yourself today: a friend, a support group for families, or a helpline."</p>
                <p><LinkButton href="/help" label="Numbers to call"/></p>
            }
            .into_any()
        } else {
            let who = capital(&names.list(told));
            view! {
                <p>{format!("{who} will see that you ask, this boundary, and what you write here. Nobody else will. They can’t see your weekly notes.")}</p>
                <Form action>
                    <TextField name="words" label="What would help?" rows=4 limit=600 value=typed.words error=field_errors.of("words")
                        hint="You can leave this empty. Then they know you would like a call."/>
                    <Button label="Ask for help"/>
                    <LinkButton href=not_now label="Not now" kind=ButtonKind::Quiet/>
                </Form>
            }
            .into_any()
        };
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
        Some(help) => {
            let action = done_at(circle, help.id);
            let words = (!help.words.is_blank())
                .then(|| view! { <p class="boundary__because" dir="auto">{help.words.to_string()}</p> });
            let who = match help.told.as_slice() {
                [] => "Whoever was told isn’t in the circle any more. Ask again, so that somebody else is told."
                    .to_owned(),
                told => {
                    let told = capital(&names.list(told.iter().copied()));
                    format!(
                        "{told} can see it in Kith since {}. If you can’t wait, call someone you trust, or a helpline.",
                        help.asked_at.day().spoken()
                    )
                }
            };
            view! {
                <Notice kind=NoticeKind::Info title="You have asked for help with this">
                    <p>{who}" "<a href="/help">"Numbers to call"</a></p>
                    {words}
                    <p><a href=format!("{base}/help")>"Change what you wrote"</a></p>
                    <ActionForm action label="I’m all right now" kind=ButtonKind::Quiet/>
                </Notice>
            }
            .into_any()
        }
        None => view! { <p><a href=format!("{base}/help")>"Ask for help with this boundary"</a></p> }.into_any(),
    };
    Some(view)
}
