//! Showing that mail arrives, and saying again and again that it is safe.

use super::REMINDERS;
use super::show::answer;
use crate::extract::{First, SignedIn};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{ActionForm, ButtonKind, Confirm, Errors, LinkButton, List, Nav, PageHeader, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_store::StoreError;
use leptos::prelude::*;
use serde::Deserialize;

/// After the day's last mail that asks.
pub(super) const TOO_MANY: &str = "That is as many of these mails as go out in a day. Try again tomorrow.";

/// Looking changes nothing: mail scanners look at everything.
pub(super) async fn ask(
    page: Page,
    SignedIn(session): SignedIn,
    First(proof): First<String>,
) -> Result<Response, Problem> {
    let Some(contact) = session.contact_arrived(page.app.store(), &proof, page.now).await? else {
        return Ok(ended(&page));
    };
    Ok(page.show(Title::Account, Nav::SignedIn, move || {
        let points = [
            "Nobody else opens this mailbox, on any device.",
            "A phone or watch that shows new mail is one that only you look at.",
            "We ask you again every thirty days. You can stop at any time.",
        ];
        let items = points.map(|point| view! { <p>{point}</p> }.into_any()).into_iter().collect();
        view! {
            <Confirm title="Your mail has arrived. Is it safe there?" action=format!("{REMINDERS}/{proof}")
                label="Yes, only I read it" back=REMINDERS>
                <p>"Reminders will go to "<bdi>{contact.words.address}</bdi>"."</p>
                <List items/>
            </Confirm>
            <ActionForm action=format!("{REMINDERS}/stop") label="No, forget this address" kind=ButtonKind::Quiet/>
        }
    }))
}

/// A link that is old or of another address: where to get a new one.
fn ended(page: &Page) -> Response {
    page.render(StatusCode::GONE, Title::Account, Nav::SignedIn, false, || {
        view! {
            <PageHeader title="This link has ended"
                lead="It works for three days, for the address that you chose last, and in your own account."/>
            <p><LinkButton href=REMINDERS label="Look at your reminders"/></p>
        }
    })
}

pub(super) async fn confirm(
    page: Page,
    SignedIn(session): SignedIn,
    First(proof): First<String>,
) -> Result<Response, Problem> {
    match session.confirm_contact(page.app.store(), &proof, page.now).await {
        Ok(()) => {}
        Err(StoreError::Expired) => return Ok(ended(&page)),
        Err(other) => return Err(other.into()),
    }
    page.app.homes().forget(session.account);
    Ok(go(REMINDERS))
}

/// The answer to the monthly question, with what time it is: clocks change between two of them.
#[derive(Debug, Default, Deserialize)]
pub(super) struct StillSafe {
    #[serde(default)]
    now_clock: String,
}

pub(super) async fn still_safe(
    page: Page,
    SignedIn(session): SignedIn,
    Fields(typed): Fields<StillSafe>,
) -> Result<Response, Problem> {
    match session.contact_is_still_safe(page.app.store(), typed.now_clock.parse().ok(), page.now).await {
        // Stopped in another tab: the page says how things are.
        Ok(()) | Err(StoreError::NotFound) => {}
        Err(other) => return Err(other.into()),
    }
    page.app.homes().forget(session.account);
    Ok(go(REMINDERS))
}

pub(super) async fn send_again(page: Page, SignedIn(session): SignedIn) -> Result<Response, Problem> {
    let origin = &page.app.settings().origin;
    match session.ask_contact_again(page.app.store(), origin, page.now).await {
        Ok(()) | Err(StoreError::NotFound) => Ok(go(REMINDERS)),
        Err(StoreError::TooMany) => {
            let mut errors = Errors::new();
            errors.add("email", TOO_MANY);
            answer(&page, session, StatusCode::UNPROCESSABLE_ENTITY, None, errors).await
        }
        Err(other) => Err(other.into()),
    }
}
