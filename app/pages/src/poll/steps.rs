//! Answering, choosing, and taking back.

use super::show;
use super::slots::{parse, spoken};
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, Confirm, Errors, Place, Title};
use crate::zone;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::SlotId;
use kith_domain::poll::Slot;
use kith_store::polls::Poll;
use kith_store::{AnyMember, Guide, StoreError};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;

pub(super) async fn answer(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let Some(poll) = circle.poll().await? else { return Ok(go(paths::poll(circle.circle()))) };
    let said = parse(&typed, &poll.words);
    if said.is_empty() && poll.chosen.is_none() {
        let mut errors = Errors::new();
        errors.add("times", "Answer at least one of the times.");
        return show::answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    }
    after(circle.circle(), circle.answer_poll(&said, page.now).await)
}

/// A clock, as it was chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Clock {
    zone: String,
}

pub(super) async fn set_clock(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Clock>,
) -> Result<Response, Problem> {
    let Some(zone) = zone::parse(&typed.zone) else {
        let mut errors = Errors::new();
        errors.add("zone", "Choose a clock from the list.");
        return show::answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    };
    after(circle.circle(), circle.set_poll_clock(&zone, page.now).await)
}

/// On to the page, which says what was chosen where somebody came too late.
fn after(circle: kith_domain::CircleId, done: Result<(), StoreError>) -> Result<Response, Problem> {
    match done {
        Ok(()) | Err(StoreError::Stale) => Ok(go(paths::poll(circle))),
        Err(other) => Err(other.into()),
    }
}

/// One of the proposed times of a poll that can still be decided.
async fn proposed(circle: &Circle<Guide>, id: SlotId) -> Result<(Poll, Slot), Problem> {
    let poll = circle.poll().await?.filter(|poll| poll.chosen.is_none()).ok_or(Problem::NotFound)?;
    let slot = *poll.words.slot(id).ok_or(Problem::NotFound)?;
    Ok((poll, slot))
}

pub(super) async fn ask_to_choose(
    page: Page,
    circle: Circle<Guide>,
    Under(id): Under<SlotId>,
) -> Result<Response, Problem> {
    let (poll, slot) = proposed(&circle, id).await?;
    let back = paths::poll(circle.circle());
    let links = !poll.guests.is_empty();
    Ok(page.show(Title::Date, circle.nav(Place::Meeting), move || {
        let words = format!("{}, {}", slot.day.spoken(), zone::spoken(slot.time, &poll.words.zone));
        let links = links.then(|| view! { <p>"The links for people without an account show no times any more. Tell them yourself."</p> });
        view! {
            <Confirm title="Meet then?" action=format!("{back}/{id}/choose") label="We meet then" back=back.clone()>
                <p><strong>{words}</strong></p>
                <p>"It stands on the meeting’s page, and every member sees it. Nobody can answer any more. You can ask about other times later."</p>
                {links}
            </Confirm>
        }
    }))
}

pub(super) async fn choose(page: Page, circle: Circle<Guide>, Under(id): Under<SlotId>) -> Result<Response, Problem> {
    after(circle.circle(), circle.choose_slot(id, page.now).await)
}

pub(super) async fn ask_to_withdraw(
    page: Page,
    circle: Circle<Guide>,
    Under(id): Under<SlotId>,
) -> Result<Response, Problem> {
    let (_, slot) = proposed(&circle, id).await?;
    let back = paths::poll(circle.circle());
    Ok(page.show(Title::Date, circle.nav(Place::Meeting), move || {
        view! {
            <Confirm title="Take this time off?" action=format!("{back}/{id}/withdraw") label="Take it off" back=back.clone()>
                <p><strong>{spoken(&slot)}</strong></p>
                <p>"What was said about it goes, too."</p>
            </Confirm>
        }
    }))
}

pub(super) async fn withdraw(page: Page, circle: Circle<Guide>, Under(id): Under<SlotId>) -> Result<Response, Problem> {
    after(circle.circle(), circle.withdraw_slot(id, page.now).await)
}

pub(super) async fn ask_to_discard(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    let back = paths::poll(circle.circle());
    Ok(page.show(Title::Date, circle.nav(Place::Meeting), move || {
        view! {
            <Confirm title="Throw this question away?" action=format!("{back}/discard") label="Throw it away"
                kind=ButtonKind::Danger back=back.clone()>
                <p>"The times, all answers and the links for people without an account are gone. A day that was chosen stays."</p>
            </Confirm>
        }
    }))
}

pub(super) async fn discard(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    after(circle.circle(), circle.discard_poll(page.now).await)
}
