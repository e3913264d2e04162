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
use kith_domain::poll::{Slot, Zone};
use kith_domain::{Day, SlotId};
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

/// One of the proposed times, while it can still be decided.
async fn proposed(
    circle: &Circle<Guide>,
    id: SlotId,
    today: impl FnOnce(&Zone) -> Day,
) -> Result<Option<(Poll, Slot)>, Problem> {
    let Some(poll) = circle.poll().await?.filter(|poll| poll.chosen.is_none()) else { return Ok(None) };
    let today = today(&poll.words.zone);
    let slot = poll.words.slot(id).filter(|slot| !slot.is_over(today)).copied();
    Ok(slot.map(|slot| (poll, slot)))
}

pub(super) async fn ask_to_choose(
    page: Page,
    circle: Circle<Guide>,
    Under(id): Under<SlotId>,
) -> Result<Response, Problem> {
    confirm(&page, &circle, id, StatusCode::OK).await
}

/// The question before a time is chosen; whoever comes too late for it is led to the times, which say why.
async fn confirm(page: &Page, circle: &Circle<Guide>, id: SlotId, status: StatusCode) -> Result<Response, Problem> {
    let back = paths::poll(circle.circle());
    let Some((poll, slot)) = proposed(circle, id, |zone| zone::today(zone, page.now)).await? else {
        return Ok(go(back));
    };
    let meeting = circle.meeting().await?;
    let links = !poll.guests.is_empty();
    Ok(page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let words = format!("{}, {}", slot.day.spoken(), zone::spoken(slot.time, &poll.words.zone));
        let changed = (status == StatusCode::CONFLICT).then(|| view! { <p>"Somebody changed the meeting meanwhile. Look again."</p> });
        let before = meeting.words.day.map(|day| {
            let time = meeting.words.time.map(|time| format!(", {}", zone::spoken(time, &meeting.words.zone)));
            view! { <p>{format!("Until now you meet on {}{}. That is replaced.", day.spoken(), time.unwrap_or_default())}</p> }
        });
        let links = links.then(|| view! { <p>"The links for people without an account show no times any more. Tell them yourself."</p> });
        let hidden = vec![("version".to_owned(), meeting.version.to_string())];
        view! {
            <Confirm title="Meet then?" action=format!("{back}/{id}/choose") label="We meet then" hidden back=back.clone()>
                {changed}
                <p><strong>{words}</strong></p>
                {before}
                <p>"It stands on the meeting’s page, and every member sees it. Nobody can answer any more. You can ask about other times later."</p>
                {links}
            </Confirm>
        }
    }))
}

/// What whoever decides has read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Seen {
    /// The meeting's version.
    version: String,
    /// The poll's id.
    poll: String,
}

pub(super) async fn choose(
    page: Page,
    circle: Circle<Guide>,
    Under(id): Under<SlotId>,
    Fields(seen): Fields<Seen>,
) -> Result<Response, Problem> {
    let zone = circle.poll().await?.map(|poll| poll.words.zone).unwrap_or_default();
    let version = seen.version.trim().parse().unwrap_or(-1);
    match circle.choose_slot(id, version, page.now, zone::today(&zone, page.now)).await {
        Err(StoreError::Stale) => confirm(&page, &circle, id, StatusCode::CONFLICT).await,
        // The page says which was chosen instead, or that this one isn't there any more.
        Ok(()) | Err(StoreError::Taken | StoreError::NotFound) => Ok(go(paths::poll(circle.circle()))),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn ask_to_withdraw(
    page: Page,
    circle: Circle<Guide>,
    Under(id): Under<SlotId>,
) -> Result<Response, Problem> {
    let back = paths::poll(circle.circle());
    let Some((_, slot)) = proposed(&circle, id, |zone| zone::today(zone, page.now)).await? else { return Ok(go(back)) };
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
    match circle.withdraw_slot(id, page.now).await {
        // It is off already.
        Err(StoreError::NotFound) => Ok(go(paths::poll(circle.circle()))),
        other => after(circle.circle(), other),
    }
}

pub(super) async fn ask_to_discard(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    let back = paths::poll(circle.circle());
    let Some(poll) = circle.poll().await? else { return Ok(go(back)) };
    Ok(page.show(Title::Date, circle.nav(Place::Meeting), move || {
        let hidden = vec![("poll".to_owned(), poll.id.to_string())];
        view! {
            <Confirm title="Throw this question away?" action=format!("{back}/discard") label="Throw it away"
                kind=ButtonKind::Danger hidden back=back.clone()>
                <p>"The times, all answers and the links for people without an account are gone. A day that was chosen stays."</p>
            </Confirm>
        }
    }))
}

/// Only the question that was read: another one that was asked meanwhile stays, with its answers.
pub(super) async fn discard(
    page: Page,
    circle: Circle<Guide>,
    Fields(seen): Fields<Seen>,
) -> Result<Response, Problem> {
    if let Ok(poll) = seen.poll.trim().parse() {
        circle.discard_poll(poll, page.now).await?;
    }
    Ok(go(paths::poll(circle.circle())))
}
