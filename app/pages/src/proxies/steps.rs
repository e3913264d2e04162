//! Keeping a letter by proxy, changing it, throwing it away.

use super::form::{Asked, Input, confirmed, form_page, mine};
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, Confirm, Errors, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::ProxyId;
use kith_domain::proxy::MOST;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(super) async fn keep(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    if let Some(new) = input.parse(&confirmed(&circle).await?, &mut errors) {
        match circle.keep_proxy(input.op(), &new, page.now).await {
            Ok(id) => return Ok(go(paths::proxy(circle.circle(), id))),
            Err(StoreError::Full) => errors.add("from", format!("Your circle has {MOST} of these letters, and no more fit. Throw one away first, or read this one from paper.")),
            Err(other) => return Err(other.into()),
        }
    }
    let asked = Asked { input, errors, ..Asked::of(&circle, None).await? };
    Ok(form_page(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, asked))
}

pub(super) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<ProxyId>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let before = mine(&circle, id).await?;
    let mut errors = Errors::new();
    let Some(new) = input.parse(&confirmed(&circle).await?, &mut errors) else {
        let asked = Asked { input, errors, ..Asked::of(&circle, Some(id)).await? };
        return Ok(form_page(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, asked));
    };
    match circle.change_proxy(id, &new, input.version.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::proxy(circle.circle(), id))),
        Err(StoreError::Stale) => {
            // What was typed stays in the fields; sending it again, now against the newest version, means it.
            let input = Input { version: before.version.to_string(), ..input };
            let newest = before.words.map(|words| words.text.to_string());
            let asked = Asked { input, newest, ..Asked::of(&circle, Some(id)).await? };
            Ok(form_page(&page, &circle, StatusCode::CONFLICT, asked))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_to_discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<ProxyId>,
) -> Result<Response, Problem> {
    let proxy = mine(&circle, id).await?;
    let from = proxy.words.map(|words| words.from.to_string()).unwrap_or_default();
    let back = paths::proxy(circle.circle(), id);
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        view! {
            <Confirm title=format!("Throw away the letter of {from}?") action=format!("{back}/discard") label="Throw it away"
                kind=ButtonKind::Danger back=back.clone()>
                <p>"It leaves the script and the reading order, and can’t be brought back."</p>
            </Confirm>
        }
    }))
}

pub(super) async fn discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<ProxyId>,
) -> Result<Response, Problem> {
    circle.discard_proxy(id, page.now).await?;
    Ok(go(paths::proxies(circle.circle())))
}
