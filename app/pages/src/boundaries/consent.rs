//! A keeper's yes, to the words they have read and to no others.

use super::show::answer;
use super::signs::takes_away_for_a_keeper;
use super::words::Wording;
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Notice, NoticeKind};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::BoundaryId;
use kith_domain::boundary::{Revision, WrongState};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// The number of the wording that was on the page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Yes {
    seen: String,
}

pub(super) async fn consent(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
    Fields(yes): Fields<Yes>,
) -> Result<Response, Problem> {
    let seen = yes.seen.parse().unwrap_or(0);
    match circle.consent_to_boundary(id, seen, page.now).await {
        Ok(()) => Ok(go(paths::boundary(circle.circle(), id))),
        Err(StoreError::WrongState(WrongState::OtherWords)) => {
            let word = other_words(&circle, id, seen).await?;
            answer(&page, &circle, id, StatusCode::CONFLICT, Some(word)).await
        }
        Err(StoreError::WrongState(WrongState::NotAKeeper)) => Err(Problem::NotYours),
        Err(StoreError::WrongState(WrongState::TakesAway(vital))) => {
            let word = takes_away_for_a_keeper(vital).into_any();
            answer(&page, &circle, id, StatusCode::UNPROCESSABLE_ENTITY, Some(word)).await
        }
        Err(StoreError::WrongState(_)) => {
            let word = view! {
                <Notice kind=NoticeKind::Info title="Nobody is asked just now">
                    <p>"It changed while you were reading. This is where it stands now."</p>
                </Notice>
            };
            answer(&page, &circle, id, StatusCode::CONFLICT, Some(word.into_any())).await
        }
        Err(other) => Err(other.into()),
    }
}

/// What the keeper has read; what it says now is on the page below.
async fn other_words(circle: &Circle<AnyMember>, id: BoundaryId, seen: Revision) -> Result<AnyView, Problem> {
    let read = circle.boundary_wordings(id).await?.into_iter().find(|wording| wording.revision == seen);
    let read = read.map(|wording| {
        view! {
            <p>"You had read:"</p>
            <div class="boundary__earlier"><Wording words=wording.words/></div>
        }
    });
    let word = view! {
        <Notice kind=NoticeKind::NeedsYou title="The words have changed since you read them">
            <p>"Your yes was not counted, because it was for other words."</p>
            {read}
            <p>"What it says now is below. Read it, and answer again if you like."</p>
        </Notice>
    };
    Ok(word.into_any())
}
