//! One letter: its writer gets the editor, a reader the letter.

use super::editor::{Editor, EditorParts};
use super::reading::Reading;
use super::sent::SentPart;
use super::words::{name, who_reads};
use crate::extract::{Circle, Under};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Errors, Place, Title};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::LetterId;
use kith_store::AnyMember;
use leptos::prelude::*;
use serde::Deserialize;

/// What the address says besides the letter.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    saved: Option<String>,
}

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let letter = circle.letter(id).await?;
    if letter.writer == circle.me() {
        return editor(&page, &circle, id, StatusCode::OK, Vec::new(), Errors::new(), asked.saved.is_some()).await;
    }
    let writer = name(&circle.members().await?, letter.writer);
    let back = paths::letters(circle.circle());
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || view! { <Reading letter writer back/> }))
}

/// The editor, as it is now, except for parts that were `refused`: those come back as they were typed.
pub(super) async fn editor(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: LetterId,
    status: StatusCode,
    refused: Vec<SentPart>,
    errors: Errors,
    saved: bool,
) -> Result<Response, Problem> {
    let letter = circle.letter(id).await?;
    let who = who_reads(&letter, &circle.members().await?);
    let circle_id = circle.circle();
    let parts = EditorParts { letter, refused, errors };
    Ok(page.render(status, Title::Notes, circle.nav(Place::Letters), true, move || {
        view! { <Editor circle=circle_id parts who saved/> }
    }))
}
