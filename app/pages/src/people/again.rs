//! Making an invite again, and taking it back.

use super::invite::{TOO_MANY, mail_origin};
use super::issued::issued;
use super::show::people;
use crate::extract::{Circle, Under};
use crate::forms::go;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::InviteId;
use kith_store::{Guide, StoreError};

pub(super) async fn again(
    page: Page,
    circle: Circle<Guide>,
    Under(invite): Under<InviteId>,
) -> Result<Response, Problem> {
    let trouble = match circle.invite_again(invite, mail_origin(&page), page.now).await {
        Ok(made) => return Ok(issued(&page, &circle, made)),
        Err(StoreError::TooMany) => TOO_MANY,
        Err(StoreError::Taken) => "This person is in the circle already, or waits to be let in.",
        Err(other) => return Err(other.into()),
    };
    people(&page, &circle.as_member(), StatusCode::UNPROCESSABLE_ENTITY, Some(trouble)).await
}

pub(super) async fn revoke(
    page: Page,
    circle: Circle<Guide>,
    Under(invite): Under<InviteId>,
) -> Result<Response, Problem> {
    circle.revoke_invite(invite, page.now).await?;
    Ok(go(paths::people(circle.circle())))
}
