//! Answering, ending a round, and asking again.

use super::form::{Typed, answer, rankable};
use crate::extract::Circle;
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Confirm, Errors, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_store::{AnyMember, Organizer, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// Which round a button was about.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(in crate::options) struct Seen {
    round: i64,
}

pub(in crate::options) async fn rank(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(fields): Fields<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let typed = Typed::of(&fields);
    let Some(ranking) = typed.parse(&rankable(circle.options().await?), &mut errors) else {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, Some(typed), errors, None).await;
    };
    let round = fields.iter().find(|(name, _)| name == "round").and_then(|(_, round)| round.parse().ok());
    match circle.rank(&ranking, round.unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(format!("{}/ranking", paths::options(circle.circle())))),
        Err(StoreError::Stale) => {
            let news =
                "The round ended before your answer came. If yours should count, ask the organizer for another round.";
            answer(&page, &circle, StatusCode::CONFLICT, Some(typed), errors, Some(news)).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(in crate::options) async fn ask_to_close(page: Page, circle: Circle<Organizer>) -> Result<Response, Problem> {
    let about = "Those who have not answered yet can’t any more. Everyone sees what came out, without names.";
    question(&page, &circle, "Show what came out now?", "close", "Show it", about).await
}

pub(in crate::options) async fn ask_again(page: Page, circle: Circle<Organizer>) -> Result<Response, Problem> {
    let about = "Everyone is asked anew, in private. What came out this time is no longer shown.";
    question(&page, &circle, "Ask everyone once more?", "again", "Ask again", about).await
}

async fn question(
    page: &Page,
    circle: &Circle<Organizer>,
    title: &'static str,
    verb: &'static str,
    label: &'static str,
    about: &'static str,
) -> Result<Response, Problem> {
    let back = format!("{}/ranking", paths::options(circle.circle()));
    let hidden = vec![("round".to_owned(), circle.ranking().await?.number.to_string())];
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        view! {
            <BackLink href=back.clone() label="Which would you choose?"/>
            <Confirm title action=format!("{back}/{verb}") label hidden back=back.clone()><p>{about}</p></Confirm>
        }
    }))
}

pub(in crate::options) async fn close(
    page: Page,
    circle: Circle<Organizer>,
    Fields(seen): Fields<Seen>,
) -> Result<Response, Problem> {
    circle.close_ranking(seen.round, page.now).await?;
    Ok(go(format!("{}/ranking", paths::options(circle.circle()))))
}

pub(in crate::options) async fn again(
    page: Page,
    circle: Circle<Organizer>,
    Fields(seen): Fields<Seen>,
) -> Result<Response, Problem> {
    circle.rank_again(seen.round, page.now).await?;
    Ok(go(format!("{}/ranking", paths::options(circle.circle()))))
}
