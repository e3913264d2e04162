//! Agreeing who calls next.

use super::section::Said;
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::options::show::one;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::Errors;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::member::Status;
use kith_domain::{Day, MemberId, OptionId};
use kith_store::AnyMember;
use serde::Deserialize;

/// Who and by when, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::options) struct Input {
    owner: String,
    due: String,
}

pub(in crate::options) async fn plan(
    page: Page,
    circle: Circle<AnyMember>,
    Under(option): Under<OptionId>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let members = circle.members().await?;
    let confirmed = |id: &MemberId| members.iter().any(|m| m.id == *id && m.status == Status::Confirmed);
    let owner = input.owner.trim().parse().ok().filter(confirmed);
    if owner.is_none() {
        errors.add("owner", "Choose who calls.");
    }
    let due = Day::parse(&input.due).filter(|due| *due >= page.now.day().plus(-1));
    if due.is_none() {
        errors.add("due", "Enter a day that is still to come, like 2026-12-05.");
    }
    if let Some((owner, due)) = owner.zip(due) {
        circle.plan_call(option, owner, due, page.now).await?;
        return Ok(go(format!("{}#calls", paths::option(circle.circle(), option))));
    }
    let typed = |said: Said| said.again(input.owner, input.due, errors);
    one(&page, &circle, option, StatusCode::UNPROCESSABLE_ENTITY, typed).await
}
