//! Proposing days to meet in, and saying whether they suit.

use super::show::answer;
use crate::extract::Circle;
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::Errors;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::Day;
use kith_domain::pace::Window;
use kith_store::pace::MeetingWindow;
use kith_store::{AnyMember, StoreError};
use serde::Deserialize;

/// Days as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) from: String,
    pub(super) to: String,
    /// The number of the proposal that was read; 0 for none.
    pub(super) seen: String,
}

impl Typed {
    pub(super) fn of(window: Option<&MeetingWindow>) -> Self {
        let day = |day: fn(Window) -> Day| window.map(|proposed| day(proposed.window).to_string()).unwrap_or_default();
        let seen = window.map_or(0, |proposed| proposed.number).to_string();
        Self { from: day(|window| window.from), to: day(|window| window.to), seen }
    }

    fn parse(&self, today: Day, errors: &mut Errors) -> Option<Window> {
        let (from, to) = (Day::parse(&self.from), Day::parse(&self.to));
        for (field, day) in [("from", from), ("to", to)] {
            if day.is_none() {
                errors.add(field, "Enter a day like 2026-12-05.");
            }
        }
        let window = Window::new(from?, to?, today);
        if window.is_none() {
            errors.add(
                "from",
                "Choose days that lie ahead, within a year, and not more than two months from the first to the last.",
            );
        }
        window
    }
}

pub(super) async fn propose(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let guide = circle.as_guide().ok_or(Problem::NotYours)?;
    let mut errors = Errors::new();
    let Some(window) = typed.parse(page.now.day(), &mut errors) else {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors, false).await;
    };
    match guide.propose_window(window, typed.seen.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::pace(circle.circle()))),
        Err(StoreError::Stale) => {
            let seen = Typed::of(circle.meeting_window().await?.as_ref()).seen;
            answer(&page, &circle, StatusCode::CONFLICT, Typed { seen, ..typed }, errors, true).await
        }
        Err(other) => Err(other.into()),
    }
}

/// One's own answer.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    number: String,
    suits: String,
}

pub(super) async fn say(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(said): Fields<Said>,
) -> Result<Response, Problem> {
    let suits = match said.suits.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Ok(go(paths::pace(circle.circle()))),
    };
    match circle.answer_window(said.number.trim().parse().unwrap_or(0), suits, page.now).await {
        // Other days by now: the page shows them, and asks about those.
        Ok(()) | Err(StoreError::Stale) => Ok(go(paths::pace(circle.circle()))),
        Err(other) => Err(other.into()),
    }
}
