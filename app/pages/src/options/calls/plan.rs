//! Agreeing who calls next.

use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::options::show::one;
use crate::outcome::Move;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::Errors;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::member::Status;
use kith_domain::{MemberId, OptionId};
use kith_store::AnyMember;

pub(in crate::options) async fn plan(
    page: Page,
    circle: Circle<AnyMember>,
    Under(option): Under<OptionId>,
    Fields(typed): Fields<Move>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let members = circle.members().await?;
    let confirmed = members.iter().filter(|member| member.status == Status::Confirmed);
    let confirmed: Vec<MemberId> = confirmed.map(|member| member.id).collect();
    if let Some((owner, due)) = typed.parse(&confirmed, page.now.day(), &mut errors) {
        circle.plan_call(option, owner, due, page.now).await?;
        return Ok(go(format!("{}#calls", paths::option(circle.circle(), option))));
    }
    one(&page, &circle, option, StatusCode::UNPROCESSABLE_ENTITY, |said| said.again(typed, errors)).await
}
