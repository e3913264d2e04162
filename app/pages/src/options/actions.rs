//! Adding and changing options, letting a place go, setting one aside.

use super::form::{Input, add_page, edit_page};
use super::show::Facts;
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Errors, Notice, NoticeKind};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::OptionId;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(super) async fn add(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let Some(words) = input.parse(&mut errors, circle.role()) else {
        return Ok(add_page(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, input, errors));
    };
    let id = circle.add_option(&words, page.now).await?;
    Ok(go(paths::option(circle.circle(), id)))
}

pub(super) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let Some(words) = input.parse(&mut errors, circle.role()) else {
        // Also tells whoever may not know of it that there is no such page.
        circle.option(id).await?;
        return Ok(edit_page(&page, &circle, id, StatusCode::UNPROCESSABLE_ENTITY, input, errors, None));
    };
    match circle.change_option(id, &words, input.version.parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::option(circle.circle(), id))),
        Err(StoreError::Stale) => {
            let newest = circle.option(id).await?;
            // What was typed stays in the fields; sending it again, now against the newest version, means it.
            let input = Input { version: newest.version.to_string(), ..input };
            let id_of_circle = circle.circle();
            let both = view! {
                <Notice kind=NoticeKind::NeedsYou title="Somebody changed this while you were writing">
                    <p>"Nothing was overwritten. Your words are in the form below. This is what it says now:"</p>
                    <Facts words=newest.words circle=id_of_circle/>
                    <p>"Take over what you need, then press the button again."</p>
                </Notice>
            };
            Ok(edit_page(&page, &circle, id, StatusCode::CONFLICT, input, errors, Some(both.into_any())))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn reconsider(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
) -> Result<Response, Problem> {
    circle.reconsider_option(id, page.now).await?;
    Ok(go(paths::option(circle.circle(), id)))
}

pub(super) async fn set_aside(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
) -> Result<Response, Problem> {
    circle.set_aside_option(id, page.now).await?;
    Ok(go(paths::option(circle.circle(), id)))
}
