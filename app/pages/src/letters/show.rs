//! One letter: its writer gets the editor, a reader the letter.

use super::approve::Approving;
use super::comments;
use super::editor::{Editor, EditorParts};
use super::reading::Reading;
use super::sent::SentPart;
use super::standing::standing;
use super::words::name;
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
use kith_store::letters::Letter;
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
    let letter = circle.letter(id, page.now).await?;
    if letter.writer == circle.me() {
        return editor(&page, &circle, id, StatusCode::OK, Vec::new(), Errors::new(), asked.saved.is_some()).await;
    }
    reading(&page, &circle, letter, StatusCode::OK, None).await
}

/// The letter as its reader has it, with a word about why a step was not taken.
pub(super) async fn reading(
    page: &Page,
    circle: &Circle<AnyMember>,
    letter: Letter,
    status: StatusCode,
    word: Option<AnyView>,
) -> Result<Response, Problem> {
    let members = circle.members().await?;
    let (circle_id, me, writer) = (circle.circle(), circle.me(), name(&members, letter.writer));
    let back = paths::letters(circle_id);
    let (base, open) = (paths::letter(circle_id, letter.id), comments::open(&circle.comments(letter.id).await?));
    Ok(page.render(status, Title::Notes, circle.nav(Place::Letters), false, move || {
        let below = view! { <Approving circle=circle_id letter=letter.clone() me members/> };
        let comments = view! { <comments::Way base open mine=false/> }.into_any();
        view! { {word} <Reading letter writer back comments/> {below} }
    }))
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
    let letter = circle.letter(id, page.now).await?;
    let members = circle.members().await?;
    let circle_id = circle.circle();
    let (base, open) = (paths::letter(circle_id, id), comments::open(&circle.comments(id).await?));
    let unsent = circle.unsent_name(id);
    let parts = EditorParts { letter, refused, errors, unsent };
    Ok(page.render(status, Title::Notes, circle.nav(Place::Letters), true, move || {
        let standing = standing(circle_id, &parts.letter, &members);
        let comments = view! { <comments::Way base open mine=true/> }.into_any();
        view! { <Editor circle=circle_id parts standing comments saved/> }
    }))
}
