//! Preparing a step, changing it, taking it off.

use super::form::{About, Typed, answer};
use crate::extract::{Circle, Numbered, Under};
use crate::forms::{Fields, Seen, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, Confirm, Errors, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::RungId;
use kith_domain::ladder::{MOST, Usual};
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
    let Some((words, owner)) = typed.parse(&circle.members().await?, &mut errors) else {
        return answer(page, circle, StatusCode::UNPROCESSABLE_ENTITY, about, typed, errors, None).await;
    };
    match circle.add_rung(typed.op(), usual, &words, owner, page.now).await {
        Ok(()) => Ok(go(paths::ladder(circle.circle()))),
        Err(StoreError::Full) => {
            errors.add("title", format!("There are {MOST} already. Take one off first."));
            answer(page, circle, StatusCode::UNPROCESSABLE_ENTITY, about, typed, errors, None).await
        }
        // Somebody prepared the same one at the same time: their words beside these, and the next press changes theirs.
        Err(StoreError::Taken) => {
            let there = circle.ladder().await?.into_iter().find(|one| one.usual == usual);
            let there = there.ok_or(Problem::Stale)?;
            let (about, typed) = (About::There(there.id, usual), typed.knowing(there.version));
            answer(page, circle, StatusCode::CONFLICT, about, typed, errors, Some(there)).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<RungId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let there = circle.rung(id).await?;
    let about = About::There(id, there.usual);
    let mut errors = Errors::new();
    let Some((words, owner)) = typed.parse(&circle.members().await?, &mut errors) else {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, about, typed, errors, None).await;
    };
    match circle.change_rung(id, &words, owner, typed.seen(), page.now).await {
        Ok(()) => Ok(go(paths::ladder(circle.circle()))),
        Err(StoreError::Stale) => {
            let there = circle.rung(id).await?;
            let typed = typed.knowing(there.version);
            answer(&page, &circle, StatusCode::CONFLICT, about, typed, errors, Some(there)).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_to_discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<RungId>,
) -> Result<Response, Problem> {
    confirm(&page, &circle, id, StatusCode::OK).await
}

async fn confirm(page: &Page, circle: &Circle<AnyMember>, id: RungId, status: StatusCode) -> Result<Response, Problem> {
    let there = circle.rung(id).await?;
    let (words, hidden) = (there.words, vec![("version".to_owned(), there.version.to_string())]);
    let back = paths::ladder(circle.circle());
    Ok(page.render(status, Title::Plan, circle.nav(Place::Meeting), false, move || {
        let action = format!("{back}/{id}/discard");
        view! {
            <Confirm title="Take this step off?" action label="Take it off" kind=ButtonKind::Danger hidden back>
                <p dir="auto">{words.title.to_string()}</p>
                <p class="written" dir="auto">{words.how.to_string()}</p>
                <p>"It can’t be brought back. A task that it became already stays."</p>
            </Confirm>
        }
    }))
}

pub(super) async fn discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<RungId>,
    Fields(seen): Fields<Seen>,
) -> Result<Response, Problem> {
    match circle.discard_rung(id, seen.version(), page.now).await {
        Ok(()) => Ok(go(paths::ladder(circle.circle()))),
        // Somebody wrote it anew: asked again, with their words in view.
        Err(StoreError::Stale) => confirm(&page, &circle, id, StatusCode::CONFLICT).await,
        Err(other) => Err(other.into()),
    }
}
