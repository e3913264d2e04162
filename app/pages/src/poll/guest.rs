//! What a private link leads to: times, three answers to each, and nothing about anybody.

use super::slots::{parse, question};
use crate::extract::First;
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{Button, ErrorSummary, Errors, Form, Nav, Notice, NoticeKind, PageHeader, Select, Title};
use crate::zone;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::poll::Answers;
use kith_store::StoreError;
use kith_store::polls::GuestPoll;
use kith_store::tokens::Token;
use leptos::prelude::*;
use std::collections::HashMap;

pub(super) async fn show(page: Page, First(link): First<String>) -> Result<Response, Problem> {
    let Some(link) = Token::parse(&link) else { return Ok(ended(&page)) };
    let poll = match page.app.store().poll_of_guest(&link).await {
        Err(StoreError::NotFound) => return Ok(ended(&page)),
        other => other?,
    };
    let mine = poll.mine.clone();
    Ok(view_of(&page, StatusCode::OK, &link, poll, mine, Errors::new()))
}

pub(super) async fn answer(
    page: Page,
    First(link): First<String>,
    Fields(typed): Fields<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let Some(link) = Token::parse(&link) else { return Ok(ended(&page)) };
    let poll = match page.app.store().poll_of_guest(&link).await {
        Err(StoreError::NotFound) => return Ok(ended(&page)),
        other => other?,
    };
    let said = parse(&typed, &poll.words);
    let zone = zone::parse(typed.get("zone").map_or("", String::as_str));
    let mut errors = Errors::new();
    if said.is_empty() && !poll.closed {
        errors.add("times", "Answer at least one of the times.");
    }
    if zone.is_none() {
        errors.add("zone", "Choose a clock from the list.");
    }
    let zone = zone.unwrap_or_default();
    if !errors.is_empty() {
        let typed = Answers { zone, suits: said };
        return Ok(view_of(&page, StatusCode::UNPROCESSABLE_ENTITY, &link, poll, typed, errors));
    }
    match page.app.store().answer_as_guest(&link, &said, &zone, page.now).await {
        // The page says that a time was chosen, where that came first.
        Ok(()) | Err(StoreError::Stale) => Ok(go(format!("/dates/{}", link.reveal()))),
        Err(other) => Err(other.into()),
    }
}

/// For whoever holds a link that leads nowhere, and knows of nothing else here.
fn ended(page: &Page) -> Response {
    page.render(StatusCode::NOT_FOUND, Title::Page, Nav::None, false, || {
        view! { <PageHeader title="This link has ended" lead="Ask whoever sent it to you for a new one, or tell them when you have time."/> }
    })
}

fn view_of(page: &Page, status: StatusCode, link: &Token, poll: GuestPoll, typed: Answers, errors: Errors) -> Response {
    let (action, now) = (format!("/dates/{}", link.reveal()), page.now);
    page.render(status, Title::Date, Nav::None, false, move || {
        if poll.closed {
            return view! {
                <PageHeader title="A time was chosen" lead="There is nothing to answer any more. Whoever sent you this link tells you which it is."/>
            }
            .into_any();
        }
        let kept = (!poll.mine.suits.is_empty()).then(|| {
            view! {
                <Notice kind=NoticeKind::Good title="Your answers are kept">
                    <p>"You can change them here until a time is chosen. You may close this page."</p>
                </Notice>
            }
        });
        let clock = zone::town(&poll.words.zone)
            .map(|town| view! { <p>{format!("The times are by the clock of {town}.")}</p> });
        let today = zone::today(&poll.words.zone, now);
        let open: Vec<_> = poll.words.slots.iter().filter(|slot| !slot.is_over(today)).collect();
        if open.is_empty() {
            return view! { <PageHeader title="There are no times at the moment" lead="Look here again later, or ask whoever sent you this link."/> }.into_any();
        }
        let cards = open.into_iter().map(|slot| {
            view! { <div class="card poll__slot">{question(slot, &poll.words, &typed)}</div> }
        });
        let cards = cards.collect_view();
        let error = errors.of("times").map(|error| {
            view! { <p class="field__error"><span class="hidden">"Error: "</span>{error}</p> }
        });
        let own = clock.is_some().then(|| {
            view! {
                <Select name="zone" label="Your own clock" options=zone::options("", "The same as theirs")
                    value=typed.zone.to_string() error=errors.of("zone") hint="If you are far away, you then see each time by your clock as well."/>
            }
        });
        view! {
            <ErrorSummary errors=errors.clone()/>
            <PageHeader title="Which times suit you?" lead="Somebody you know sent you this link. They see your answers, and so does everybody who plans this with them."/>
            {kept}
            {clock}
            <Form action>
                {error}
                <div class="poll__times" id="f-times">{cards}</div>
                {own}
                <Button label="Keep my answers"/>
            </Form>
        }
        .into_any()
    })
}
