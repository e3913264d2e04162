//! Preparing an answer, changing it, throwing it away.

use super::form::{About, Typed, answer};
use crate::extract::{Circle, Numbered, Under};
use crate::forms::{Fields, Seen, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, Confirm, Errors, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::ObjectionId;
use kith_domain::objection::{MOST, Usual};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(super) async fn add(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    write_down(&page, &circle, About::New, None, typed).await
}

pub(super) async fn add_usual(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(usual)): Under<Numbered<Usual>>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    write_down(&page, &circle, About::Usual(usual), Some(usual), typed).await
}

async fn write_down(
    page: &Page,
    circle: &Circle<AnyMember>,
    about: About,
    usual: Option<Usual>,
    typed: Typed,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let Some((words, voice)) = typed.parse(&circle.members().await?, &mut errors) else {
        return answer(page, circle, StatusCode::UNPROCESSABLE_ENTITY, about, typed, errors, None).await;
    };
    match circle.add_objection(typed.op(), usual, &words, voice, page.now).await {
        Ok(()) => Ok(go(paths::objections(circle.circle()))),
        Err(StoreError::Full) => {
            errors.add(
                "said",
                format!("There are {MOST} already. Throw one away first, or answer two with the same words."),
            );
            answer(page, circle, StatusCode::UNPROCESSABLE_ENTITY, about, typed, errors, None).await
        }
        // Somebody prepared the same one at the same time: their words beside these, and the next press changes theirs.
        Err(StoreError::Taken) => {
            let there = circle.objections().await?.into_iter().find(|one| one.usual == usual);
            let there = there.ok_or(Problem::Stale)?;
            let (about, typed) = (About::There(there.id, usual), typed.knowing(there.version.to_string()));
            answer(page, circle, StatusCode::CONFLICT, about, typed, errors, Some(there)).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<ObjectionId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let there = circle.objection(id).await?;
    let about = About::There(id, there.usual);
    let mut errors = Errors::new();
    let Some((words, voice)) = typed.parse(&circle.members().await?, &mut errors) else {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, about, typed, errors, None).await;
    };
    match circle.change_objection(id, &words, voice, typed.version.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::objections(circle.circle()))),
        Err(StoreError::Stale) => {
            let there = circle.objection(id).await?;
            let typed = typed.knowing(there.version.to_string());
            answer(&page, &circle, StatusCode::CONFLICT, about, typed, errors, Some(there)).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_to_discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<ObjectionId>,
) -> Result<Response, Problem> {
    confirm(&page, &circle, id, StatusCode::OK).await
}

async fn confirm(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: ObjectionId,
    status: StatusCode,
) -> Result<Response, Problem> {
    let there = circle.objection(id).await?;
    let (words, hidden) = (there.words, vec![("version".to_owned(), there.version.to_string())]);
    let back = paths::objections(circle.circle());
    Ok(page.render(status, Title::Plan, circle.nav(Place::Meeting), false, move || {
        let action = format!("{back}/{id}/discard");
        view! {
            <Confirm title="Throw this answer away?" action label="Throw it away" kind=ButtonKind::Danger hidden back>
                <p dir="auto">{format!("“{}”", words.said)}</p>
                <p class="written" dir="auto">{words.answer.to_string()}</p>
                <p>"It can’t be brought back."</p>
            </Confirm>
        }
    }))
}

pub(super) async fn discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<ObjectionId>,
    Fields(seen): Fields<Seen>,
) -> Result<Response, Problem> {
    match circle.discard_objection(id, seen.version(), page.now).await {
        Ok(()) => Ok(go(paths::objections(circle.circle()))),
        // Somebody wrote it anew: asked again, with their words in view.
        Err(StoreError::Stale) => confirm(&page, &circle, id, StatusCode::CONFLICT).await,
        Err(other) => Err(other.into()),
    }
}
