//! Writing one down, changing it, throwing it away.

use super::form::{Input, edit_page, note_page};
use super::list::Noted;
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, Confirm, Errors, Notice, NoticeKind, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::IncidentId;
use kith_domain::incident::MOST;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(super) async fn note(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    if let Some(words) = input.parse(&mut errors, page.now) {
        match circle.note_incident(input.op(), &words, page.now).await {
            Ok(_) => return Ok(go(paths::incidents(circle.circle()))),
            Err(StoreError::Full) => errors.add("saw", full()),
            Err(other) => return Err(other.into()),
        }
    }
    Ok(note_page(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, input, errors))
}

/// What to say when the list is full; what was typed stays in its field.
fn full() -> String {
    format!("Your list is full: {MOST} notes are on it. Throw away one that you no longer need, then send this again.")
}

pub(super) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<IncidentId>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let before = circle.incident(id).await?;
    let mut errors = Errors::new();
    let Some(words) = input.parse(&mut errors, page.now) else {
        return Ok(edit_page(&page, &circle, id, StatusCode::UNPROCESSABLE_ENTITY, input, errors, None));
    };
    match circle.change_incident(id, &words, input.version.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::incidents(circle.circle()))),
        Err(StoreError::Stale) => {
            // What was typed stays in the fields; sending it again, now against the newest version, means it.
            let input = Input { version: before.version.to_string(), ..input };
            let both = view! {
                <Notice kind=NoticeKind::NeedsYou title="You changed this in another place">
                    <p>"Nothing was overwritten. Your words are in the form below. This is what it says now:"</p>
                    <Noted words=before.words/>
                    <p>"Take over what you need, then press the button again."</p>
                </Notice>
            };
            Ok(edit_page(&page, &circle, id, StatusCode::CONFLICT, input, errors, Some(both.into_any())))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_to_discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<IncidentId>,
) -> Result<Response, Problem> {
    let incident = circle.incident(id).await?;
    let (back, action) =
        (paths::incidents(circle.circle()), format!("{}/discard", paths::incident(circle.circle(), id)));
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        view! {
            <Confirm title="Throw this note away?" action label="Throw it away" kind=ButtonKind::Danger back>
                <article class="card incident"><Noted words=incident.words/></article>
                <p>"It can’t be brought back. If your letter has these words, they stay in your letter."</p>
            </Confirm>
        }
    }))
}

pub(super) async fn discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<IncidentId>,
) -> Result<Response, Problem> {
    circle.discard_incident(id, page.now).await?;
    Ok(go(paths::incidents(circle.circle())))
}
