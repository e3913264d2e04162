//! Writing one down, changing it, throwing it away.

use super::form::{Typed, answer};
use super::treatment::said;
use crate::extract::{Circle, Numbered, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, Confirm, Errors, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::HistoryId;
use kith_domain::history::{HistoryKind, MOST};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(super) async fn write(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(kind)): Under<Numbered<HistoryKind>>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    if let Some((words, shared)) = typed.parse(kind, &mut errors) {
        match circle.write_history(typed.op(), &words, shared, page.now).await {
            Ok(()) => return Ok(go(paths::history(circle.circle()))),
            Err(StoreError::Full) => {
                errors.add(
                    "readers",
                    format!("You have written down {MOST} things. Throw one away, then send this again."),
                );
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, (kind, None), typed, errors, None))
}

pub(super) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<HistoryId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let before = circle.my_history(id).await?;
    let asked = (before.words.kind(), Some(id));
    let mut errors = Errors::new();
    let Some((words, shared)) = typed.parse(before.words.kind(), &mut errors) else {
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, asked, typed, errors, None));
    };
    match circle.change_history(id, &words, shared, typed.version.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::history(circle.circle()))),
        Err(StoreError::Stale) => {
            // What was typed stays in the fields; sending it again, now against the newest version, means it.
            let now = circle.my_history(id).await?;
            let typed = typed.knowing(now.version.to_string());
            Ok(answer(&page, &circle, StatusCode::CONFLICT, asked, typed, errors, Some(said(&now.words))))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_to_discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<HistoryId>,
) -> Result<Response, Problem> {
    let one = circle.my_history(id).await?;
    let back = paths::history(circle.circle());
    Ok(page.show(Title::Notes, circle.nav(Place::Plan), move || {
        let action = format!("{back}/{id}/discard");
        view! {
            <Confirm title="Throw this away?" action label="Throw it away" kind=ButtonKind::Danger back>
                <article class="card">{said(&one.words)}</article>
                <p>"It can’t be brought back. If your letter has these words, they stay in your letter."</p>
            </Confirm>
        }
    }))
}

pub(super) async fn discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<HistoryId>,
) -> Result<Response, Problem> {
    circle.discard_history(id, page.now).await?;
    Ok(go(paths::history(circle.circle())))
}
