//! Setting the plan. What went wrong comes back with every choice, and with the newest plan beside it.

use super::form::Chosen;
use super::show::{Shown, answer};
use crate::extract::Circle;
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::problem::Problem;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::seat::SeatChange;
use kith_store::{Guide, StoreError};
use serde::Deserialize;

pub(super) async fn set(
    page: Page,
    circle: Circle<Guide>,
    Fields(chosen): Fields<Chosen>,
) -> Result<Response, Problem> {
    let mut shown = Shown::gather(&circle).await?;
    let mut errors = shown.errors.clone();
    let plan = chosen.parse(&shown.places(), &mut errors);
    let Some(plan) = plan else {
        shown.choose(chosen);
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, Shown { errors, ..shown }));
    };
    let set = circle.set_seats(&plan, version(&chosen.version), page.now).await;
    after(&page, &circle, set, |shown| shown.choose(chosen)).await
}

/// One name moved, or one chair.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Change {
    seat: String,
    change: String,
    version: String,
}

pub(super) async fn change(
    page: Page,
    circle: Circle<Guide>,
    Fields(typed): Fields<Change>,
) -> Result<Response, Problem> {
    let number: Option<usize> = typed.seat.trim().parse().ok();
    let at = number.and_then(|number| number.checked_sub(1)).ok_or(Problem::Unreadable)?;
    let change = SeatChange::from_slug(&typed.change).ok_or(Problem::Unreadable)?;
    let changed = circle.change_seats(at, change, version(&typed.version), page.now).await;
    after(&page, &circle, changed, |_| ()).await
}

/// A version that is no number was never given out, so it is older than everything.
fn version(typed: &str) -> i64 {
    typed.trim().parse().unwrap_or(-1)
}

/// Back to the plan, or the newest one with what was `typed` still chosen.
async fn after(
    page: &Page,
    circle: &Circle<Guide>,
    done: Result<(), StoreError>,
    typed: impl FnOnce(&mut Shown),
) -> Result<Response, Problem> {
    let mut shown = Shown::gather(circle).await?;
    match done {
        Ok(()) => Ok(go(format!("{}#seats", shown.base))),
        Err(StoreError::Stale) => {
            shown.stale = true;
            typed(&mut shown);
            Ok(answer(page, circle, StatusCode::CONFLICT, shown))
        }
        Err(other) => Err(other.into()),
    }
}
