//! Setting the meeting. What went wrong comes back with every word, and with the newest version beside it.

use super::hardest::Hardest;
use super::input::{Change, Order, Parts, When};
use super::show::{Shown, answer};
use crate::extract::Circle;
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::meeting::OrderChange;
use kith_store::{Guide, StoreError};

/// Which of the forms was sent; the page opens again at that one.
const WHEN: &str = "when";
const PARTS: &str = "parts";
const ORDER: &str = "order";

pub(super) async fn set(page: Page, circle: Circle<Guide>, Fields(typed): Fields<When>) -> Result<Response, Problem> {
    let mut shown = Shown::gather(&circle).await?;
    let Some(words) = typed.parse(&shown.meeting.words, page.now.day(), &mut shown.errors) else {
        shown.type_when(typed);
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, shown));
    };
    let set = circle.set_meeting(&words, version(&typed.version), page.now).await;
    after(&page, &circle, set, WHEN, |shown| shown.type_when(typed)).await
}

pub(super) async fn give_parts(
    page: Page,
    circle: Circle<Guide>,
    Fields(typed): Fields<Parts>,
) -> Result<Response, Problem> {
    let mut shown = Shown::gather(&circle).await?;
    let parts = typed.parse(&shown.ids(), &mut shown.errors);
    if !shown.errors.is_empty() {
        shown.type_parts(typed);
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, shown));
    }
    let given = circle.give_roles(&parts, version(&typed.version), page.now).await;
    after(&page, &circle, given, PARTS, |shown| shown.type_parts(typed)).await
}

pub(super) async fn set_order(
    page: Page,
    circle: Circle<Guide>,
    Fields(typed): Fields<Order>,
) -> Result<Response, Problem> {
    let mut shown = Shown::gather(&circle).await?;
    let order = typed.parse(&shown.ids(), &mut shown.errors);
    if !shown.errors.is_empty() {
        shown.type_order(typed);
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, shown));
    }
    let set = circle.set_order(&order, version(&typed.version), page.now).await;
    after(&page, &circle, set, ORDER, |shown| shown.type_order(typed)).await
}

pub(super) async fn change_order(
    page: Page,
    circle: Circle<Guide>,
    Fields(typed): Fields<Change>,
) -> Result<Response, Problem> {
    let member = typed.member.parse().map_err(|_| Problem::NotFound)?;
    let change = OrderChange::from_slug(&typed.change).ok_or(Problem::Unreadable)?;
    let changed = circle.change_order(member, change, version(&typed.version), page.now).await;
    after(&page, &circle, changed, ORDER, |_| ()).await
}

pub(super) async fn mark_hardest(
    page: Page,
    circle: Circle<Guide>,
    Fields(typed): Fields<Hardest>,
) -> Result<Response, Problem> {
    let mut shown = Shown::gather(&circle).await?;
    let whose = typed.hardest.trim();
    let member = whose.parse().ok().filter(|id| shown.ids().contains(id));
    if member.is_none() && !whose.is_empty() {
        shown.errors.add("hardest", "Choose somebody who is in the circle now.");
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, shown));
    }
    let marked = circle.mark_hardest_letter(member, version(&typed.version), page.now).await;
    after(&page, &circle, marked, ORDER, |shown| shown.hardest = member.or(shown.hardest)).await
}

/// A version that is no number was never given out, so it is older than everything.
pub(super) fn version(typed: &str) -> i64 {
    typed.trim().parse().unwrap_or(-1)
}

/// Back to the form, or the page as somebody else has made it meanwhile, with what was `typed` still in its fields.
async fn after(
    page: &Page,
    circle: &Circle<Guide>,
    done: Result<(), StoreError>,
    at: &'static str,
    typed: impl FnOnce(&mut Shown),
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(go(format!("{}#{at}", paths::meeting(circle.circle())))),
        Err(StoreError::Stale) => {
            let mut shown = Shown { stale: true, ..Shown::gather(circle).await? };
            typed(&mut shown);
            Ok(answer(page, circle, StatusCode::CONFLICT, shown))
        }
        Err(other) => Err(other.into()),
    }
}
