//! Beginning a boundary and changing its words.

use super::form::{Input, draft_page, edit_page};
use super::signs::takes_away;
use super::words::Wording;
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Errors, Notice, NoticeKind};
use axum::response::Response;
use kith_domain::BoundaryId;
use kith_domain::boundary::WrongState;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(super) async fn draft(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let names = Names::of(&circle).await?;
    let mut errors = Errors::new();
    let Some((words, keepers)) = input.parse(&names, &mut errors) else {
        return Ok(draft_page(&page, &circle, &names, input, errors));
    };
    let id = circle.draft_boundary(&words, &keepers, page.now).await?;
    Ok(go(paths::boundary(circle.circle(), id)))
}

pub(super) async fn reword(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let boundary = circle.boundary(id).await?;
    if boundary.owner != circle.me() {
        return Err(Problem::NotYours);
    }
    let names = Names::of(&circle).await?;
    let mut errors = Errors::new();
    let Some((words, keepers)) = input.parse(&names, &mut errors) else {
        return Ok(edit_page(&page, &circle, &names, &boundary, input, errors, None));
    };
    match circle.reword_boundary(id, &words, &keepers, input.version.parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::boundary(circle.circle(), id))),
        Err(StoreError::WrongState(WrongState::TakesAway(vital))) => {
            errors
                .add("i_will", "Change these words: they read as if they took away something that keeps people alive.");
            let why = takes_away(vital).into_any();
            Ok(edit_page(&page, &circle, &names, &boundary, input, errors, Some(why)))
        }
        Err(StoreError::Stale) => {
            let newest = circle.boundary(id).await?;
            // What was typed stays in the fields; sending it again, now against the newest version, means it.
            let input = Input { version: newest.version.to_string(), ..input };
            let words = newest.words.clone();
            let both = view! {
                <Notice kind=NoticeKind::NeedsYou title="It was changed in another tab">
                    <p>"Nothing was overwritten. Your words are in the form below. This is what it says now:"</p>
                    <div class="boundary__earlier"><Wording words/></div>
                    <p>"Take over what you need, then press the button again."</p>
                </Notice>
            };
            Ok(edit_page(&page, &circle, &names, &newest, input, errors, Some(both.into_any())))
        }
        Err(other) => Err(other.into()),
    }
}
