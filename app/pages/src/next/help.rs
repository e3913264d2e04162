//! "I need help with this": it reaches those the circle turns to, kindly, and nobody else.

use super::Numbered;
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::reaching_out::done_at;
use crate::ui::{
    ActionForm, BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader,
    Place, TextField, Title,
};
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
    answer(&page, &circle, step, Typed { words }, Errors::new()).await
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
        return answer(&page, &circle, step, typed, errors).await;
    }
    match circle.ask_for_help(HelpWith::step(step), &words, page.now).await {
        Ok(()) => Ok(go(paths::circle(circle.circle()))),
        // Meanwhile there is nobody left to be told; the page says whom to turn to.
        Err(StoreError::Stale) => answer(&page, &circle, step, typed, errors).await,
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
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let names = Names::of(circle).await?;
    let told: Vec<MemberId> = circle.leaders().await?.into_iter().filter(|member| *member != circle.me()).collect();
    let home = paths::circle(circle.circle());
    let asked = asked(circle, step).await?;
    let done = asked.as_ref().map(|call| done_at(circle.circle(), call.id));
    let seen_by = asked.map(|call| names.list(call.told));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page.render(status, Title::Page, circle.nav(Place::Home), false, move || {
        let title = kith_content::next_step(step.slug()).title.clone();
        let (field_errors, not_now) = (errors.clone(), home.clone());
        let action = format!("{home}/next/{}/help", step.number());
        let before = seen_by.zip(done).map(|(who, action)| {
            let who = if who.is_empty() {
                "Whoever was told isn’t in the circle any more. Ask again, so that somebody else is told.".to_owned()
            } else {
                format!("{} can see that you asked.", capital(&who))
            };
            view! {
                <Notice kind=NoticeKind::Info title="You have asked for help with this">
                    <p>{who}" If you can’t wait, call someone you trust, or a helpline. "<a href="/help">"Numbers to call"</a></p>
                    <ActionForm action label="I’m all right now" kind=ButtonKind::Quiet/>
                </Notice>
            }
        });
        let unsent = (told.is_empty() && !typed.words.trim().is_empty())
            .then(|| view! { <p>"What you wrote was not sent:"</p> <p class="written" dir="auto">{typed.words.clone()}</p> });
        let content = if told.is_empty() {
            view! {
                <p>"In this circle, calls for help come to you. So please call someone for yourself today: a friend, a support group for families, or a helpline."</p>
                <p><LinkButton href="/help" label="Numbers to call"/></p>
            }
            .into_any()
        } else {
            let who = capital(&names.list(told));
            view! {
                <p>{format!("{who} will see that you ask, with which step, and what you write here. Nobody else will.")}</p>
                <Form action>
                    <TextField name="words" label="What would help?" rows=4 limit=600 value=typed.words error=field_errors.of("words")
                        hint="You can leave this empty. Then they know you would like a call."/>
                    <Button label="Ask for help"/>
                    <LinkButton href=not_now label="Not now" kind=ButtonKind::Quiet/>
                </Form>
            }
            .into_any()
        };
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=home.clone() label="Home"/>
            <PageHeader title="Ask for help with this" lead=format!("Your step: {title}. You don’t have to do it alone.")/>
            {before}
            {unsent}
            {content}
        }
    }))
}
