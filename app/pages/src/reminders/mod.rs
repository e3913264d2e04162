//! Reminders that tell a stranger nothing: where they go, when they don't, and a calendar as quiet as they are.

mod calendar;
mod confirm;
mod form;
pub(crate) mod nudge;
mod show;
mod stop;

use crate::doors::{Door, get, post};
use crate::extract::SignedIn;
use crate::forms::go;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use axum::response::Response;

/// One's own reminders.
pub(crate) const REMINDERS: &str = "/account/reminders";

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/account/reminders", show::show),
        post("/account/reminders", form::choose),
        post("/account/reminders/again", confirm::send_again),
        post("/account/reminders/safe", confirm::still_safe),
        post("/account/reminders/stop", stop::drop_contact),
        get("/account/reminders/{proof}", confirm::ask),
        post("/account/reminders/{proof}", confirm::confirm),
        post("/account/calendar", calendar::open),
        post("/account/calendar/close", calendar::close),
        get("/calendar/{feed}", calendar::feed),
        get("/update", update),
        get("/stop/{link}", stop::ask),
        post("/stop/{link}", stop::stop),
    ]
}

/// Where a reminder leads: nobody gets further without signing in, and whoever has gets to where the news is.
async fn update(page: Page, SignedIn(session): SignedIn) -> Result<Response, Problem> {
    let circle = session.circle_with_news(page.app.store()).await?;
    Ok(go(circle.map_or_else(|| "/".to_owned(), paths::circle)))
}
