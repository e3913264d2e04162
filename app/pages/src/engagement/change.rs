//! What a circle adds to what everybody promises.

use crate::extract::Circle;
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader, Place,
    TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::Prose;
use kith_domain::engagement::AgreementWords;
use kith_store::{Guide, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

const MAX: usize = Prose::<1200>::MAX;

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    also: String,
    number: String,
}

pub(super) async fn form(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    let now = circle.agreement().await?;
    let typed = Typed { also: now.words.also.to_string(), number: now.number.to_string() };
    Ok(answer(&page, &circle, StatusCode::OK, typed, Errors::new(), None))
}

pub(super) async fn change(
    page: Page,
    circle: Circle<Guide>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let words = AgreementWords { also: forms::maybe_prose(&mut errors, "also", &typed.also) };
    if !errors.is_empty() {
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors, None));
    }
    match circle.change_agreement(&words, typed.number.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::engagement(circle.circle()))),
        Err(StoreError::Stale) => {
            let now = circle.agreement().await?;
            let typed = Typed { number: now.number.to_string(), ..typed };
            Ok(answer(&page, &circle, StatusCode::CONFLICT, typed, errors, Some(now.words.also.to_string())))
        }
        Err(other) => Err(other.into()),
    }
}

fn answer(
    page: &Page,
    circle: &Circle<Guide>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
    kept: Option<String>,
) -> Response {
    let back = paths::engagement(circle.circle());
    page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let both = kept.map(|kept| {
            view! {
                <Notice kind=NoticeKind::NeedsYou title="Somebody changed it meanwhile">
                    <p>"Your words are in the form. This is what it says now:"</p>
                    <p class="written" dir="auto">{kept}</p>
                </Notice>
            }
        });
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="What we promise each other"/>
            <PageHeader title="What else do you promise?"
                lead="When you change it, everybody is asked to promise it once more."/>
            {both}
            <Form action=format!("{back}/change")>
                <input type="hidden" name="number" value=typed.number.clone()/>
                <TextField name="also" label="In your own words" value=typed.also.clone() error=errors.of("also") rows=5
                    limit=MAX hint="Like: We don’t talk about it at work. Whom we tell in the wider family, we decide together."/>
                <Button label="Keep this, and ask everybody"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}
