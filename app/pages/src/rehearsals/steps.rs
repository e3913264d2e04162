//! Writing a rehearsal down, changing it, throwing it away.

use super::form::{Typed, answer};
use crate::extract::{Circle, Under};
use crate::forms::{Fields, Seen, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, Confirm, Errors, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::RehearsalId;
use kith_domain::rehearsal::MOST;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(super) async fn add(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    if let Some(words) = typed.parse(&circle.members().await?, None, page.now.day(), &mut errors) {
        match circle.add_rehearsal(typed.op(), &words, page.now).await {
            Ok(()) => return Ok(go(paths::rehearsals(circle.circle()))),
            Err(StoreError::Full) => {
                errors.add("day", format!("There are {MOST} already. Throw one away first."));
            }
            Err(other) => return Err(other.into()),
        }
    }
    answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, None, typed, errors, None).await
}

pub(super) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<RehearsalId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let there = circle.rehearsal(id).await?;
    let mut errors = Errors::new();
    let words = typed.parse(&circle.members().await?, Some(&there.words), page.now.day(), &mut errors);
    let Some(words) = words else {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, Some(id), typed, errors, None).await;
    };
    match circle.change_rehearsal(id, &words, typed.version.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::rehearsals(circle.circle()))),
        Err(StoreError::Stale) => {
            let there = circle.rehearsal(id).await?;
            let typed = typed.knowing(there.version);
            answer(&page, &circle, StatusCode::CONFLICT, Some(id), typed, errors, Some(there)).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_to_discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<RehearsalId>,
) -> Result<Response, Problem> {
    confirm(&page, &circle, id, StatusCode::OK).await
}

async fn confirm(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: RehearsalId,
    status: StatusCode,
) -> Result<Response, Problem> {
    let there = circle.rehearsal(id).await?;
    let (words, hidden) = (there.words, vec![("version".to_owned(), there.version.to_string())]);
    let back = paths::rehearsals(circle.circle());
    Ok(page.render(status, Title::Plan, circle.nav(Place::Meeting), false, move || {
        view! {
            <Confirm title="Throw these notes away?" action=format!("{back}/{id}/discard") label="Throw them away"
                kind=ButtonKind::Danger hidden back=back.clone()>
                <p class="written" dir="auto">{words.change.to_string()}</p>
                <p>{format!("What you wrote about {} is gone for good.", words.day.spoken())}</p>
            </Confirm>
        }
    }))
}

pub(super) async fn discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<RehearsalId>,
    Fields(seen): Fields<Seen>,
) -> Result<Response, Problem> {
    match circle.discard_rehearsal(id, seen.version(), page.now).await {
        Ok(()) => Ok(go(paths::rehearsals(circle.circle()))),
        // Somebody wrote it anew: asked again, with their words in view.
        Err(StoreError::Stale) => confirm(&page, &circle, id, StatusCode::CONFLICT).await,
        Err(other) => Err(other.into()),
    }
}
