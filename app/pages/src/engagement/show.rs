//! What everybody promises, who has, and one's own promise.

use super::disclosed::Disclosed;
use crate::extract::Circle;
use crate::forms::{self, Fields, go};
use crate::library::ReadAt;
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Empty, ErrorSummary, Errors, Form, LinkButton, List, Notice, NoticeKind, PageHeader,
    Place, Source, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::engagement::{promise_points, promise_source, telling};
use kith_domain::Prose;
use kith_domain::approach::Telling;
use kith_domain::engagement::PromiseWords;
use kith_domain::path::Stage;
use kith_store::engagement::{Agreement, Promise};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

const MAX: usize = Prose::<300>::MAX;

/// The promise as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    words: String,
    /// The agreement that was read.
    seen: String,
}

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    answer(&page, &circle, StatusCode::OK, Typed::default(), Errors::new()).await
}

pub(super) async fn promise(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let ask = "Promise it in a few words of your own, like: I keep this to myself.";
    let words = PromiseWords { words: forms::prose(&mut errors, "words", &typed.words, ask) };
    if !errors.is_empty() {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await;
    }
    match circle.promise(typed.seen.trim().parse().unwrap_or(0), &words, page.now).await {
        Ok(()) => Ok(go(paths::engagement(circle.circle()))),
        Err(StoreError::Stale) => {
            errors.add(
                "words",
                "What you promise has changed since you read it. Read it once more, then send this again.",
            );
            answer(&page, &circle, StatusCode::CONFLICT, typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let (agreement, promises) = (circle.agreement().await?, circle.promises().await?);
    let disclosed = Disclosed::of(circle).await?;
    let telling = circle.approach().await?.and_then(|decision| decision.words.telling);
    let names = Names::of(circle).await?;
    let (id, me, guides) = (circle.circle(), circle.me(), circle.role().guides());
    let mine = promises.iter().find(|promise| promise.member == me).cloned();
    let typed = match &mine {
        Some(mine) if errors.is_empty() => Typed { words: mine.words.words.to_string(), ..typed },
        _ => typed,
    };
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let base = paths::engagement(id);
        let change = guides.then(|| {
            view! { <p><LinkButton href=format!("{base}/change") label="Add to it, or change what you added" kind=ButtonKind::Quiet/></p> }
        });
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=paths::plan(id) label="Plan"/>
            <PageHeader title="What we promise each other"
                lead="So that each of you can write freely. Everyone in the circle reads this page, and makes the same promise."/>
            {points(&agreement)}
            {told(telling)}
            {change}
            {form(&base, &agreement, &typed, &errors, mine.is_some())}
            <h2>"Who has promised it"</h2>
            {promised(&promises, &names)}
            {disclosed.view(&base)}
            <ReadAt circle=id stage=Stage::Engagement/>
            <p><a href="/privacy">"What Kith can’t hide"</a></p>
        }
    }))
}

/// What holds in every circle, and what this one has added.
fn points(agreement: &Agreement) -> impl IntoView + use<> {
    let items = promise_points().iter().map(|point| view! { <li>{point.text.clone()}</li> }).collect_view();
    let also = agreement.words.also.as_str().trim().to_owned();
    let also =
        (!also.is_empty()).then(|| view! { <h2>"What you have added"</h2> <p class="written" dir="auto">{also}</p> });
    let (source, day) = promise_source();
    view! {
        <ul class="promise">{items}</ul>
        <Source source=source.to_owned() reviewed=day.to_owned()/>
        {also}
    }
}

/// Whether the person is told beforehand; that belongs to what is kept.
fn told(telling: Option<Telling>) -> impl IntoView {
    let words = self::telling(match telling {
        Some(Telling::Told) => "told",
        Some(Telling::NotTold) => "not-told",
        None => "not-decided",
    });
    view! { <Notice kind=NoticeKind::Info title=words.title.clone()><p>{words.text.clone()}</p></Notice> }
}

fn form(base: &str, agreement: &Agreement, typed: &Typed, errors: &Errors, promised: bool) -> impl IntoView + use<> {
    let (title, label) = match promised {
        false => ("Your promise", "I promise this"),
        true => ("You have promised this", "Keep these words"),
    };
    let (action, number) = (base.to_owned(), agreement.number.to_string());
    let (value, error) = (typed.words.clone(), errors.of("words"));
    view! {
        <h2>{title}</h2>
        <Form action>
            <input type="hidden" name="seen" value=number/>
            <TextField name="words" label="In your own words" value error rows=2
                limit=MAX hint="Like: I keep what I read here to myself. The others see your words."/>
            <Button label/>
        </Form>
    }
}

fn promised(promises: &[Promise], names: &Names) -> AnyView {
    if promises.is_empty() {
        return view! { <Empty title="Nobody yet."><p>"Somebody has to be the first."</p></Empty> }.into_any();
    }
    let items = promises.iter().map(|promise| {
        let line = format!("{}, {}", capital(&names.name(promise.member)), promise.at.day().spoken());
        let words = promise.words.words.to_string();
        view! { <p>{line}</p> <p class="written" dir="auto">{words}</p> }.into_any()
    });
    let items = items.collect::<Vec<_>>();
    view! { <List items/> }.into_any()
}
