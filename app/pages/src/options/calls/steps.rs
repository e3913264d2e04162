//! Writing a call down, and changing it.

use super::answers::Spoken;
use super::form::{Input, Sheet};
use crate::extract::{Circle, Under, Under2};
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Errors, Notice, NoticeKind};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::call::MOST;
use kith_domain::{CallId, OptionId};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(in crate::options) async fn log(
    page: Page,
    circle: Circle<AnyMember>,
    Under(option): Under<OptionId>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let sheet = Sheet::of(&circle, option, None).await?;
    let mut errors = Errors::new();
    if let Some(words) = input.parse(&mut errors, page.now) {
        let op = input.op.parse().unwrap_or_else(|_| forms::fresh_op());
        match circle.log_call(option, op, &words, page.now).await {
            Ok(_) => return Ok(go(paths::answers(circle.circle(), option))),
            Err(StoreError::Full) => {
                errors.add("day", format!("{MOST} calls are written down. Change one of yours instead."))
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(sheet.show(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, input, errors, None))
}

pub(in crate::options) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(option, id): Under2<OptionId, CallId>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let before = circle.my_call(option, id).await?;
    let sheet = Sheet::of(&circle, option, Some(id)).await?;
    let mut errors = Errors::new();
    let Some(words) = input.parse(&mut errors, page.now) else {
        return Ok(sheet.show(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, input, errors, None));
    };
    match circle.change_call(option, id, &words, input.version.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::answers(circle.circle(), option))),
        Err(StoreError::Stale) => {
            // What was typed stays in the fields; sending it again, now against the newest version, means it.
            let input = Input { version: before.version.to_string(), ..input };
            let both = view! {
                <Notice kind=NoticeKind::NeedsYou title="You changed this in another place">
                    <p>"Nothing was overwritten. Your words are in the form below. This is what it says now:"</p>
                    <Spoken words=before.words/>
                    <p>"Take over what you need, then press the button again."</p>
                </Notice>
            };
            Ok(sheet.show(&page, &circle, StatusCode::CONFLICT, input, errors, Some(both.into_any())))
        }
        Err(other) => Err(other.into()),
    }
}
