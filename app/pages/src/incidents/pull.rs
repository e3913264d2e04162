//! Putting a note into the letter.

use crate::extract::{Circle, Under};
use crate::forms::Fields;
use crate::letters::{Attempt, Pull, pulled};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use axum::response::Response;
use kith_domain::IncidentId;
use kith_domain::letter::Part;
use kith_store::{AnyMember, StoreError};

pub(super) async fn ask(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<IncidentId>,
) -> Result<Response, Problem> {
    asking(&circle, id).await?.ask(&page, &circle, false).await
}

pub(super) async fn pull(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<IncidentId>,
    Fields(sent): Fields<Attempt>,
) -> Result<Response, Problem> {
    match circle.pull_incident(id, sent.op(), page.now).await {
        Ok(_) => pulled(&circle, Part::WhatISaw).await,
        Err(StoreError::Full) => asking(&circle, id).await?.ask(&page, &circle, true).await,
        Err(other) => Err(other.into()),
    }
}

async fn asking(circle: &Circle<AnyMember>, id: IncidentId) -> Result<Pull, Problem> {
    let words = circle.incident(id).await?.words;
    Ok(Pull {
        list: (paths::incidents(circle.circle()), "What you saw"),
        action: format!("{}/pull", paths::incident(circle.circle(), id)),
        part: Part::WhatISaw,
        aloud: words.aloud(),
        known_by: words.saw.as_str().trim().to_owned(),
        stays: "Your list keeps it too. What it was like for you stays on the list alone.",
    })
}
