//! Writing one's answers down, changing them, throwing them away.

use super::form::{Typed, answer};
use crate::extract::{Circle, Under};
use crate::forms::{Fields, Seen, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, Confirm, Errors, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::DebriefId;
use kith_domain::debrief::{MOST, Question};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(super) async fn add(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    if let Some(words) = typed.parse(&mut errors) {
        match circle.add_debrief(typed.op(), &words, page.now).await {
            Ok(_) => return Ok(go(paths::debrief(circle.circle()))),
            Err(StoreError::Full) => {
                errors.add("feeling", format!("You have written {MOST} already. Change one of them instead."));
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, None, typed, errors, None))
}

pub(super) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<DebriefId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    circle.my_debrief(id).await?;
    let mut errors = Errors::new();
    let Some(words) = typed.parse(&mut errors) else {
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, Some(id), typed, errors, None));
    };
    match circle.change_debrief(id, &words, typed.seen(), page.now).await {
        Ok(()) => Ok(go(paths::debrief(circle.circle()))),
        Err(StoreError::Stale) => {
            let there = circle.my_debrief(id).await?;
            let typed = typed.knowing(there.version);
            Ok(answer(&page, &circle, StatusCode::CONFLICT, Some(id), typed, errors, Some(there)))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_to_discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<DebriefId>,
) -> Result<Response, Problem> {
    confirm(&page, &circle, id, StatusCode::OK).await
}

async fn confirm(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: DebriefId,
    status: StatusCode,
) -> Result<Response, Problem> {
    let there = circle.my_debrief(id).await?;
    let hidden = vec![("version".to_owned(), there.version.to_string())];
    let says = Question::ALL.iter().map(|question| there.words.answer(*question).to_string());
    let says = says.filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n");
    let back = paths::debrief(circle.circle());
    Ok(page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        view! {
            <Confirm title="Throw your answers away?" action=format!("{back}/{id}/discard") label="Throw them away"
                kind=ButtonKind::Danger hidden back=back.clone()>
                <p class="written" dir="auto">{says}</p>
                <p>"They can’t be brought back."</p>
            </Confirm>
        }
    }))
}

pub(super) async fn discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<DebriefId>,
    Fields(seen): Fields<Seen>,
) -> Result<Response, Problem> {
    match circle.discard_debrief(id, seen.version(), page.now).await {
        Ok(()) => Ok(go(paths::debrief(circle.circle()))),
        // They wrote it anew: asked again, with the newest words in view.
        Err(StoreError::Stale) => confirm(&page, &circle, id, StatusCode::CONFLICT).await,
        Err(other) => Err(other.into()),
    }
}
