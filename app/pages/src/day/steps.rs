//! Where the meeting is, asked by every phone and moved by whoever leads it.

use crate::extract::Circle;
use crate::forms::{Fields, go as go_to, wants_json};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::script::{Script, Which};
use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_domain::meeting::MeetingRole;
use kith_store::{AnyMember, StoreError};
use serde::{Deserialize, Serialize};

/// What a phone is told.
#[derive(Debug, Serialize)]
struct Now {
    /// The step, from 1.
    step: i64,
    /// For the next move.
    version: i64,
    /// The edition that counts; 0 for a draft. A page that shows another one says so.
    edition: i64,
    /// Whether what somebody answered about safety meanwhile speaks against going on.
    barred: bool,
}

async fn where_it_is(page: &Page, circle: &Circle<AnyMember>) -> Result<Now, Problem> {
    let run = circle.run(page.now).await?;
    let edition = circle.standing_edition().await?;
    let barred = is_barred(page, circle, edition > 0).await?;
    Ok(Now { step: run.map_or(1, |run| run.step), version: run.map_or(0, |run| run.version), edition, barred })
}

pub(super) async fn now(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    Ok(Json(where_it_is(&page, &circle).await?).into_response())
}

/// Whether nobody should meet: "go" was said, and the answers about safety don't bear it any more. A draft says so on `/go`.
pub(super) async fn is_barred(page: &Page, circle: &Circle<AnyMember>, stands: bool) -> Result<bool, Problem> {
    Ok(stands && !circle.is_safe_to_meet(page.now.day()).await?)
}

/// A move, as the form sends it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Move {
    to: String,
    seen: String,
}

/// What a member's phone does to the others'.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leading {
    /// It moves them: whoever has the chair, as the script has it.
    Leads,
    /// It follows, and can take over: those who guide the circle.
    May,
    /// It follows.
    Follows,
}

pub(super) async fn leading(circle: &Circle<AnyMember>) -> Result<Leading, Problem> {
    let chair = match circle.edition().await? {
        Some(edition) => edition.words.roles.get(&MeetingRole::Chair).copied(),
        None => circle.meeting().await?.with(MeetingRole::Chair),
    };
    Ok(match (chair, circle.role().guides()) {
        (Some(chair), _) if chair == circle.me() => Leading::Leads,
        (None, true) => Leading::Leads,
        (Some(_), true) => Leading::May,
        (_, false) => Leading::Follows,
    })
}

pub(super) async fn go(
    page: Page,
    circle: Circle<AnyMember>,
    headers: HeaderMap,
    Fields(wanted): Fields<Move>,
) -> Result<Response, Problem> {
    if leading(&circle).await? == Leading::Follows {
        return Err(StoreError::NotYours.into());
    }
    let count = Script::gather(&circle, Which::Standing, page.now).await?.steps().len();
    let Some(to) = wanted.to.trim().parse::<usize>().ok().filter(|to| (1..=count).contains(to)) else {
        // No step of this script: everybody stays where they are.
        return here(&page, &circle, &headers, StatusCode::CONFLICT).await;
    };
    let moved =
        circle.go_to_step(i64::try_from(to).unwrap_or(1), wanted.seen.trim().parse().unwrap_or(-1), page.now).await;
    let status = match moved {
        Ok(()) => StatusCode::OK,
        // Somebody else moved on at the same time: where it is now is the answer.
        Err(StoreError::Stale) => StatusCode::CONFLICT,
        Err(other) => return Err(other.into()),
    };
    here(&page, &circle, &headers, status).await
}

/// Where the meeting is now, for a script or for a page.
async fn here(
    page: &Page,
    circle: &Circle<AnyMember>,
    headers: &HeaderMap,
    status: StatusCode,
) -> Result<Response, Problem> {
    let now = where_it_is(page, circle).await?;
    if wants_json(headers) {
        return Ok((status, Json(now)).into_response());
    }
    Ok(go_to(format!("{}#step-{}", paths::day(circle.circle()), now.step)))
}
