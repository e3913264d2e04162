//! Putting a memory into the letter.

use crate::extract::{Circle, Under};
use crate::forms::Fields;
use crate::letters::{Attempt, Pull, pulled};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use axum::response::Response;
use kith_domain::HistoryId;
use kith_domain::letter::Part;
use kith_store::{AnyMember, StoreError};

pub(super) async fn ask(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<HistoryId>,
) -> Result<Response, Problem> {
    asking(&circle, id).await?.ask(&page, &circle, false).await
}

pub(super) async fn pull(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<HistoryId>,
    Fields(sent): Fields<Attempt>,
) -> Result<Response, Problem> {
    match circle.pull_memory(id, sent.op(), page.now).await {
        Ok(_) => pulled(&circle, Part::Memory).await,
        Err(StoreError::Full) => asking(&circle, id).await?.ask(&page, &circle, true).await,
        Err(other) => Err(other.into()),
    }
}

async fn asking(circle: &Circle<AnyMember>, id: HistoryId) -> Result<Pull, Problem> {
    let words = circle.my_history(id).await?.words;
    let memory = words.for_a_letter().ok_or(Problem::NotFound)?.to_owned();
    let list = paths::history(circle.circle());
    Ok(Pull {
        action: format!("{list}/{id}/pull"),
        list: (list, "What has been before"),
        part: Part::Memory,
        known_by: memory.clone(),
        aloud: memory,
        stays: "It stays on this list too.",
    })
}
