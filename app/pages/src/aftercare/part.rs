//! One part of the plan.

use crate::extract::{Circle, Numbered, Under};
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, Meanwhile, PageHeader, Place, TextField,
    Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::aftercare::plan_part;
use kith_domain::Prose;
use kith_domain::aftercare::{PlanPart, PlanWords};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

const MAX: usize = Prose::<1200>::MAX;

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    text: String,
    version: String,
}

impl Typed {
    async fn of(circle: &Circle<AnyMember>, part: PlanPart) -> Result<Self, Problem> {
        let now = circle.aftercare().await?.remove(&part);
        Ok(now.map_or_else(
            || Self { version: "0".to_owned(), ..Self::default() },
            |now| Self { text: now.words.text.to_string(), version: now.version.to_string() },
        ))
    }
}

pub(super) async fn form(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(part)): Under<Numbered<PlanPart>>,
) -> Result<Response, Problem> {
    let typed = Typed::of(&circle, part).await?;
    Ok(answer(&page, &circle, part, StatusCode::OK, typed, Errors::new(), None))
}

pub(super) async fn write(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(part)): Under<Numbered<PlanPart>>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let words = PlanWords { text: forms::maybe_prose(&mut errors, "text", &typed.text) };
    if !errors.is_empty() {
        return Ok(answer(&page, &circle, part, StatusCode::UNPROCESSABLE_ENTITY, typed, errors, None));
    }
    match circle.write_aftercare(part, &words, typed.version.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::aftercare(circle.circle()))),
        Err(StoreError::Stale) => {
            let now = Typed::of(&circle, part).await?;
            let typed = Typed { version: now.version, ..typed };
            Ok(answer(&page, &circle, part, StatusCode::CONFLICT, typed, errors, Some(now.text)))
        }
        Err(other) => Err(other.into()),
    }
}

fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    part: PlanPart,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
    newest: Option<String>,
) -> Response {
    let back = paths::aftercare(circle.circle());
    page.render(status, Title::Plan, circle.nav(Place::Meeting), false, move || {
        let words = plan_part(part.slug());
        let newest = newest.map(|text| view! { <Meanwhile says=vec![text]/> });
        let card = matches!(part, PlanPart::FirstHour | PlanPart::Naloxone)
            .then(|| view! { <p><a href="/help">"Signs of an overdose, and what to do"</a></p> });
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="A plan for afterwards"/>
            <PageHeader title=words.title.clone() lead=words.hint.clone()/>
            {card}
            {newest}
            <Form action=format!("{back}/{}", part.number())>
                <input type="hidden" name="version" value=typed.version.clone()/>
                <TextField name="text" label="In your own words" value=typed.text.clone() error=errors.of("text") rows=5 limit=MAX/>
                <Button label="Keep this"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}
