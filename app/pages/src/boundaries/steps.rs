//! Proposing, setting aside, throwing a draft away: each first says what will happen and who will see it.

use super::show::{Back, answer};
use super::teach::NeverWithheld;
use super::words::Wording;
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Confirm, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader,
    Place, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::boundary::WrongState;
use kith_domain::{BoundaryId, Prose};
use kith_store::boundaries::Boundary;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// What a step was decided on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Decision {
    version: String,
    because: String,
}

pub(super) async fn ask_to_propose(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
) -> Result<Response, Problem> {
    let boundary = mine(&circle, id).await?;
    let names = Names::of(&circle).await?;
    let asked: Vec<_> = boundary.keepers.iter().copied().filter(|keeper| *keeper != circle.me()).collect();
    let asks = if asked.is_empty() {
        "Only you keep it, so nobody is asked. It is agreed at once.".to_owned()
    } else {
        format!(
            "{} will be asked to keep to it too. Each answers without seeing the others. It is agreed when everyone has said yes.",
            names.list(asked)
        )
    };
    let back = paths::boundary(circle.circle(), id);
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let hidden = vec![("version".to_owned(), boundary.version.to_string())];
        view! {
            <Confirm title="Propose this to the circle?" action=format!("{back}/propose") label="Propose it" hidden back=back.clone()>
                <article class="card boundary"><Wording words=boundary.words/></article>
                <p>"Everyone in the circle will be able to read these words. "{asks}</p>
                <p>"You can change the words later. Then everyone is asked again."</p>
                <NeverWithheld/>
            </Confirm>
        }
    }))
}

pub(super) async fn propose(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
    Fields(decision): Fields<Decision>,
) -> Result<Response, Problem> {
    match circle.propose_boundary(id, decision.version.parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::boundary(circle.circle(), id))),
        Err(StoreError::WrongState(WrongState::TakesAway(_))) => {
            // The page itself says why, above the words.
            answer(&page, &circle, id, Back { status: StatusCode::UNPROCESSABLE_ENTITY, ..Back::default() }).await
        }
        Err(StoreError::Stale) => {
            let word = view! {
                <Notice kind=NoticeKind::NeedsYou title="The words have changed">
                    <p>"You changed them in another tab. Nothing was shown to anybody. Read them once more, then propose."</p>
                </Notice>
            };
            answer(
                &page,
                &circle,
                id,
                Back { status: StatusCode::CONFLICT, word: Some(word.into_any()), ..Back::default() },
            )
            .await
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_to_set_aside(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
) -> Result<Response, Problem> {
    let boundary = mine(&circle, id).await?;
    Ok(set_aside_page(&page, &circle, boundary, StatusCode::OK, String::new(), Errors::new()))
}

pub(super) async fn set_aside(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
    Fields(decision): Fields<Decision>,
) -> Result<Response, Problem> {
    let boundary = mine(&circle, id).await?;
    let mut errors = Errors::new();
    let because: Prose<400> = forms::prose(&mut errors, "because", &decision.because, "Say in a few words why.");
    if !errors.is_empty() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(set_aside_page(&page, &circle, boundary, status, decision.because, errors));
    }
    circle.set_aside_boundary(id, &because, page.now).await?;
    Ok(go(paths::boundary(circle.circle(), id)))
}

fn set_aside_page(
    page: &Page,
    circle: &Circle<AnyMember>,
    boundary: Boundary,
    status: StatusCode,
    because: String,
    errors: Errors,
) -> Response {
    let back = paths::boundary(circle.circle(), boundary.id);
    page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="This boundary"/>
            <PageHeader title="Set it aside?"
                lead="Nobody has to keep to it any more. It stays readable, with your reason. Giving one up that can’t be kept is no failure."/>
            <article class="card boundary"><Wording words=boundary.words/></article>
            <Form action=format!("{back}/set-aside")>
                <TextField name="because" label="Why?" hint="Everyone in the circle can read this." rows=3 limit=400
                    value=because error=errors.of("because") required=true/>
                <Button label="Set it aside"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

pub(super) async fn ask_to_discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
) -> Result<Response, Problem> {
    let boundary = mine(&circle, id).await?;
    let back = paths::boundary(circle.circle(), id);
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        view! {
            <Confirm title="Throw this draft away?" action=format!("{back}/discard") label="Throw it away"
                kind=ButtonKind::Danger back=back.clone()>
                <article class="card boundary"><Wording words=boundary.words/></article>
                <p>"Nobody else has seen it. It can’t be brought back."</p>
            </Confirm>
        }
    }))
}

pub(super) async fn discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
) -> Result<Response, Problem> {
    circle.discard_boundary(id, page.now).await?;
    Ok(go(paths::boundaries(circle.circle())))
}

/// Only its owner gets these pages; a draft doesn't even exist for the others.
async fn mine(circle: &Circle<AnyMember>, id: BoundaryId) -> Result<Boundary, Problem> {
    let boundary = circle.boundary(id).await?;
    if boundary.owner == circle.me() { Ok(boundary) } else { Err(Problem::NotYours) }
}
