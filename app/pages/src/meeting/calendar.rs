//! The meeting as a file for somebody's own calendar program. It says "update", and when.

use crate::calendar::{When, answer};
use crate::extract::Circle;
use crate::page::Page;
use crate::problem::Problem;
use crate::zone;
use axum::response::Response;
use kith_store::AnyMember;

pub(super) async fn file(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let words = circle.meeting().await?.words;
    let day = words.day.ok_or(Problem::NotFound)?;
    let when = match words.time {
        None => When::Day(day),
        Some(time) => zone::instant(&words.zone, day, time).map_or(When::Floating(day, time), When::Instant),
    };
    Ok(answer(&page, &[(when, circle.calendar_name())]))
}
