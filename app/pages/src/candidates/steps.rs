//! Putting somebody on the list, thinking again, taking them off.

use super::form::{Typed, answer};
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, Confirm, Errors, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::CandidateId;
use kith_domain::candidate::MOST;
use kith_store::{Guide, StoreError};
use leptos::prelude::*;

pub(super) async fn add(page: Page, circle: Circle<Guide>, Fields(typed): Fields<Typed>) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    if let Some(words) = typed.parse(&mut errors) {
        match circle.add_candidate(typed.op(), &words, page.now).await {
            Ok(()) => return Ok(go(paths::candidates(circle.circle()))),
            Err(StoreError::Full) => {
                errors.add("name", format!("Your list is full: {MOST} people are on it. Take somebody off it first."));
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, None, typed, errors, None))
}

pub(super) async fn change(
    page: Page,
    circle: Circle<Guide>,
    Under(id): Under<CandidateId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let before = Typed::of(&circle.candidate(id).await?);
    let mut errors = Errors::new();
    let Some(words) = typed.parse(&mut errors) else {
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, Some(id), typed, errors, None));
    };
    match circle.change_candidate(id, &words, typed.version.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::candidates(circle.circle()))),
        Err(StoreError::Stale) => {
            let typed = typed.knowing(before.version.clone());
            Ok(answer(&page, &circle, StatusCode::CONFLICT, Some(id), typed, errors, Some(before)))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_to_forget(
    page: Page,
    circle: Circle<Guide>,
    Under(id): Under<CandidateId>,
) -> Result<Response, Problem> {
    let name = circle.candidate(id).await?.words.name.to_string();
    let back = paths::candidates(circle.circle());
    Ok(page.show(Title::People, circle.nav(Place::Plan), move || {
        let action = format!("{back}/{id}/forget");
        view! {
            <Confirm title="Take them off the list?" action label="Take them off the list" kind=ButtonKind::Danger back>
                <p dir="auto">{name}</p>
                <p>"What you wrote about them is gone then. If they are in the circle, they stay there."</p>
            </Confirm>
        }
    }))
}

pub(super) async fn forget(
    page: Page,
    circle: Circle<Guide>,
    Under(id): Under<CandidateId>,
) -> Result<Response, Problem> {
    circle.forget_candidate(id, page.now).await?;
    Ok(go(paths::candidates(circle.circle())))
}
