//! "I need help with this": it reaches those the circle turns to, kindly, and nobody else.

use super::Numbered;
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::reaching_out::{ask_form, asked_already};
use crate::ui::{BackLink, ErrorSummary, Errors, PageHeader, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::MemberId;
use kith_domain::help::{HelpWith, HelpWords};
use kith_domain::next_step::NextStep;
use kith_store::help::Help;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// What is asked, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    words: String,
}

pub(super) async fn form(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(step)): Under<Numbered>,
) -> Result<Response, Problem> {
    let words = asked(&circle, step).await?.map(|call| call.words.to_string()).unwrap_or_default();
    answer(&page, &circle, step, StatusCode::OK, Typed { words }, Errors::new()).await
}

pub(super) async fn ask(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(step)): Under<Numbered>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let words: HelpWords = forms::maybe_prose(&mut errors, "words", &typed.words);
    if !errors.is_empty() {
        return answer(&page, &circle, step, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await;
    }
    match circle.ask_for_help(HelpWith::step(step), &words, page.now).await {
        Ok(()) => Ok(go(paths::circle(circle.circle()))),
        // Meanwhile there is nobody left to be told; the page says whom to turn to.
        Err(StoreError::Stale) => answer(&page, &circle, step, StatusCode::CONFLICT, typed, errors).await,
        Err(other) => Err(other.into()),
    }
}

/// What they have asked already.
async fn asked(circle: &Circle<AnyMember>, step: NextStep) -> Result<Option<Help>, Problem> {
    let with = Some(HelpWith::step(step));
    Ok(circle.calls_for_help().await?.into_iter().find(|call| call.with == with && call.by == circle.me()))
}

async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    step: NextStep,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let names = Names::of(circle).await?;
    let told: Vec<MemberId> = circle.leaders().await?.into_iter().filter(|member| *member != circle.me()).collect();
    let asked = asked(circle, step).await?;
    let id = circle.circle();
    Ok(page.render(status, Title::Page, circle.nav(Place::Home), false, move || {
        let (home, title) = (paths::circle(id), kith_content::next_step(step.slug()).title.clone());
        let before = asked.as_ref().map(|call| asked_already(id, call, &names, None));
        let sees = "will see that you ask, with which step, and what you write here. Nobody else will.";
        let action = format!("{home}/next/{}/help", step.number());
        let content = ask_form(&told, &names, sees, action, home.clone(), typed.words, &errors);
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=home label="Home"/>
            <PageHeader title="Ask for help with this" lead=format!("Your step: {title}. You don’t have to do it alone.")/>
            {before}
            {content}
        }
    }))
}
