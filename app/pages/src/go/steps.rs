//! Saying go, and saying not yet.

use super::gates::title;
use super::show::{Typed, answer, reason};
use crate::extract::Circle;
use crate::forms::{self, Fields, go as go_to};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::Errors;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::OpId;
use kith_store::{AnyMember, StoreError};

impl Typed {
    fn op(&self) -> OpId {
        self.get("op").parse().unwrap_or_else(|_| forms::fresh_op())
    }
}

pub(super) async fn go(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    if !circle.may_decide().await? {
        return Err(StoreError::NotYours.into());
    }
    let mut errors = Errors::new();
    let reasons = typed.reasons(&mut errors);
    if !errors.is_empty() {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await;
    }
    match circle.say_go(typed.op(), &reasons, page.now).await {
        Ok(Ok(_)) => Ok(go_to(format!("{}/go", paths::circle(circle.circle())))),
        Ok(Err(closed)) => {
            for gate in closed {
                if gate.has_a_way_around() {
                    errors.add(reason(gate), format!("{}: mend it, or say why you go on without it.", title(gate)));
                } else {
                    errors.add("go", format!("{}: this has to be settled first.", title(gate)));
                }
            }
            answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await
        }
        // Others keep changing what is prepared: the page shows it as it is now, with the reasons kept.
        Err(StoreError::Stale) => {
            errors.add("go", "Somebody changed something just now. Look once more, and press again.");
            answer(&page, &circle, StatusCode::CONFLICT, typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn not_yet(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    if !circle.may_decide().await? {
        return Err(StoreError::NotYours.into());
    }
    let mut errors = Errors::new();
    let note = forms::maybe_prose(&mut errors, "note", typed.get("note"));
    if !errors.is_empty() {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await;
    }
    circle.say_not_yet(typed.op(), &note, page.now).await?;
    Ok(go_to(format!("{}/go", paths::circle(circle.circle()))))
}
