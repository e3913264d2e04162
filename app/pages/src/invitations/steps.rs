//! Writing down that they were asked, changing it, and agreeing on the next time.

use super::form::{Parsed, Typed, asks, form};
use super::list::{answer, said};
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::ladder::{Agreed, opened};
use crate::outcome::{Move, follow_ups};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Errors, Notice, NoticeKind};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::invitation::{InvitationWords, MOST};
use kith_domain::member::Status;
use kith_domain::outcome::{FollowUp, Outcome};
use kith_domain::{InvitationId, MemberId};
use kith_store::invitations::After;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

pub(super) async fn log(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    if let Some(Parsed { words, next }) =
        typed.parse(&confirmed(&circle).await?, asks(&circle).await?, &mut errors, page.now)
    {
        let op = typed.op.parse().unwrap_or_else(|_| forms::fresh_op());
        let (after_yes, after_a_step) = (follow_ups(Outcome::Yes, person(&circle)), after_a_step(&circle).await?);
        let what_next = After { next, after_yes: &after_yes, after_a_step: &after_a_step };
        match circle.log_invitation(op, &words, what_next, page.now).await {
            Ok(_) => return after(&circle, &words).await,
            Err(StoreError::Full) => {
                errors.add("day", format!("You have written down {MOST}. Change one of them instead."));
            }
            Err(other) => return Err(other.into()),
        }
    }
    form(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, None, typed, errors, None).await
}

pub(super) async fn change(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<InvitationId>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let before = circle.my_invitation(id).await?;
    let mut errors = Errors::new();
    let Some(Parsed { words, next }) =
        typed.parse(&confirmed(&circle).await?, asks(&circle).await?, &mut errors, page.now)
    else {
        return form(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, Some(id), typed, errors, None).await;
    };
    let (after_yes, after_a_step) = (follow_ups(Outcome::Yes, person(&circle)), after_a_step(&circle).await?);
    let what_next = After { next, after_yes: &after_yes, after_a_step: &after_a_step };
    match circle.change_invitation(id, &words, what_next, typed.seen(), page.now).await {
        Ok(()) => after(&circle, &words).await,
        Err(StoreError::Stale) => {
            let both = view! {
                <Notice kind=NoticeKind::NeedsYou title="You changed this in another place">
                    <p>{format!("There it says: {}.", said(before.words.response))}</p>
                    <p class="written" dir="auto">{before.words.note.to_string()}</p>
                    <p>"Nothing was overwritten. Press the button again if the words below should count."</p>
                </Notice>
            };
            let typed = typed.knowing(before.version);
            form(&page, &circle, StatusCode::CONFLICT, Some(id), typed, errors, Some(both.into_any())).await
        }
        Err(other) => Err(other.into()),
    }
}

fn person(circle: &Circle<AnyMember>) -> &str {
    circle.about().words.person.name.as_str()
}

/// After a yes to a smaller step the steps that were prepared for it are opened, as they are after a meeting: to which one it
/// was, their note says.
async fn after_a_step(circle: &Circle<AnyMember>) -> Result<Vec<FollowUp>, Problem> {
    let mut all = follow_ups(Outcome::Partly, person(circle));
    all.extend(opened(&circle.ladder().await?, Outcome::Partly, Agreed::NotSaid));
    Ok(all)
}

pub(super) async fn plan(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Move>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    if let Some((owner, day)) = typed.parse_from(&confirmed(&circle).await?, page.now.day(), &mut errors) {
        circle.plan_invitation(owner, day, page.now).await?;
        return Ok(go(paths::invitations(circle.circle())));
    }
    answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await
}

/// When they accept help, and it counts, everything else waits.
async fn after(circle: &Circle<AnyMember>, words: &InvitationWords) -> Result<Response, Problem> {
    let known = circle.outcome().await?.map(|recorded| recorded.words.outcome);
    let counts = words.answer().is_some() && words.answer() == known;
    Ok(go(if counts { paths::outcome(circle.circle()) } else { paths::invitations(circle.circle()) }))
}

async fn confirmed(circle: &Circle<AnyMember>) -> Result<Vec<MemberId>, Problem> {
    let members = circle.members().await?;
    Ok(members.into_iter().filter(|member| member.status == Status::Confirmed).map(|member| member.id).collect())
}
